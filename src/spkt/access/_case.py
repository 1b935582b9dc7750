"""An issued report on its way through the detectives: its facts, its clocks, its letters."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from spkt.kit import clock
from spkt.law._report import Progress
from spkt.law._sp2hp import PREFIX, Code, codes_of
from spkt.law.case import Person, Role, from_json
from spkt.law.journeys._case import Handled
from spkt.records import vault
from spkt.records.casefile import CaseFile
from spkt.records.models import LaporanPolisi, Letter, Matter, Term

LETTER = "sp2hp"


@dataclass(frozen=True, eq=False)
class KnownCase:
    """The facts of `law.journeys._case.CaseFacts` about one issued report, each found out when it is asked for."""

    case: CaseFile

    @property
    def state(self) -> str:
        """Where the report stands."""
        return report_of(self.case).state

    @property
    def has_reader(self) -> bool:
        """Is somebody known by name who must be told?"""
        return reader_of_letters(self.case) is not None

    @property
    def stop_told(self) -> bool:
        """Did the letter go out that tells of the stop?"""
        return Code.A5 in sent_codes(self.case.matter)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went out: its row, and what it told."""

    letter: Letter
    told: Progress


@dataclass(frozen=True, slots=True)
class Owed:
    """A letter that is owed: its code, its last day, and whether that day has passed."""

    code: str
    due_on: date
    late: bool


def report_of(case: CaseFile) -> LaporanPolisi:
    """The issued report of a matter. raises LookupError where there is none yet"""
    if not is_issued(case):
        raise LookupError(f"{case.matter.code} has no issued report")
    assert case.report is not None
    return case.report


def is_issued(case: CaseFile) -> bool:
    """Has the report its number?"""
    return case.report is not None and case.report.ordinal is not None


def reader_of_letters(case: CaseFile) -> Person | None:
    """Whom the detectives write to: the reporter by name, else the first victim by name."""
    named = [*case.with_role(Role.PELAPOR), *case.with_role(Role.KORBAN)]
    return next((person for person in named if person.name), None)


def letters(matter: Matter) -> tuple[Sent, ...]:
    """Every SP2HP of a matter, oldest first."""
    if not getattr(matter, "has_letters", True):  # `matters.rows` has asked already
        return ()
    found = Letter.objects.filter(matter=matter, kind=LETTER).select_related("paper").order_by("ordinal")
    return tuple(Sent(row, from_json(Progress, vault.get(row, "words", matter.key))) for row in found)


def sent_codes(matter: Matter) -> tuple[str, ...]:
    """Codes of the letters that went out, oldest first."""
    return tuple(each.told.code for each in letters(matter))


def owed(matter: Matter) -> tuple[Owed, ...]:
    """Letters whose clock runs, the most urgent first."""
    now = clock.now()
    running = running_terms(matter).filter(kind__startswith=PREFIX)
    return tuple(Owed(term.kind.removeprefix(PREFIX), due_day(term), term.due_at < now) for term in running)


def running_terms(matter: Matter) -> QuerySet[Term]:
    """Every clock of the matter that runs, the most urgent first."""
    return Term.objects.filter(matter=matter, stopped_at=None).order_by("due_at", "kind")


def due_day(term: Term) -> date:
    """Last local day of a clock; its moment is the first one after that day."""
    return clock.local_date(term.due_at - timedelta(microseconds=1), ZoneInfo(term.matter.unit.zone))


def open_codes(case: CaseFile) -> tuple[Code, ...]:
    """Letters that may go out now: the first one before any other, but a stop is told at once."""
    allowed, sent = codes_of(report_of(case).state), sent_codes(case.matter)
    if report_of(case).state == Handled.DIHENTIKAN:
        return allowed
    if Code.A1 not in sent:
        return tuple(code for code in allowed if code is Code.A1)
    return tuple(code for code in allowed if code is not Code.A1)
