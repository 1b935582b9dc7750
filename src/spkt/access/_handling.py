"""An issued report as its pages want it: bundle, hands, clocks, letters, and the register of letters."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from spkt.access import _report as wording
from spkt.access import matters
from spkt.access._case import Owed, Sent, is_issued, letters, open_codes, owed, reader_of_letters
from spkt.access._evidence import EVIDENCE
from spkt.access._gate import Reader, Unseen, in_scope, note_reading
from spkt.access.matters import OneMatter
from spkt.access.papers import variant_for
from spkt.kit import clock
from spkt.law._report import Progress
from spkt.law.case import from_json
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.letterhead import signing_block
from spkt.records.models import Duty, LaporanPolisi, Letter, Officer, Paper, Posting

LETTER = "sp2hp"
NEWEST = 50


@dataclass(frozen=True, slots=True)
class Handling:
    """A report after issue for this officer.

    sent        letters that went out; owed those whose clock runs
    handling    what the receipts say of its things: (name, receipt, seal)
    """

    one: OneMatter
    report: LaporanPolisi
    sent: tuple[Sent, ...]
    owed: tuple[Owed, ...]
    things: tuple[tuple[str, str, str], ...]

    @property
    def has_reader(self) -> bool:
        """Is somebody known by name whom the letters can tell?"""
        return reader_of_letters(self.one.case) is not None

    @property
    def codes(self) -> tuple[str, ...]:
        """Letters that may go out now."""
        return open_codes(self.one.case)


@dataclass(frozen=True, slots=True)
class Registered:
    """One row of the register of letters (B-18).

    to      whom it went to, "" where the reader may not know
    about   in a few words, "" where the matter is sealed
    handed  who took it, "" while it lies at the desk or where the reader may not know
    """

    paper: Paper
    lp: str
    to: str
    about: str
    handed: str
    sealed: bool


def one(code: str, reader: Reader) -> Handling | None:
    """The issued report of this matter, its reading noted; None while there is none. raises Unseen"""
    found = matters.one(code, reader)
    if not is_issued(found.case) or found.case.report is None:
        return None
    marked = wording.handling_of(found.matter)
    things = [(row.ordinal, thing) for row, thing in found.case.things if thing.part in EVIDENCE]
    said = tuple((thing.name, *_marked(marked, ordinal)) for ordinal, thing in things)
    return Handling(found, found.case.report, letters(found.matter), owed(found.matter), said)


def _marked(marked: dict[int, Any], ordinal: int) -> tuple[str, str]:
    return (marked[ordinal].receipt, marked[ordinal].seal) if ordinal in marked else ("", "")


def officers(reader: Reader, *roles: Role) -> list[tuple[str, str]]:
    """Officers of the unit who hold one of these roles now, by the roster or a standing post: (NRP, rank and name)."""
    now = clock.now()
    on_duty = Duty.objects.filter(
        watch__unit=reader.unit, role__in=roles, watch__starts_at__lte=now, watch__ends_at__gt=now
    )
    posted = Posting.objects.filter(officer__unit=reader.unit, role__in=roles, since__lte=now).exclude(until__lte=now)
    found = Officer.objects.filter(Q(pk__in=on_duty.values("officer")) | Q(pk__in=posted.values("officer")))
    return [(each.nrp, f"{each.rank} {each.name}") for each in found.order_by("name")]


def letter_pages(code: str, told: Progress, reader: Reader) -> list[bytes]:
    """Pages of the letter as it would be signed now by this reader, as PNG, without a number; [] where none can be.

    raises  Unseen
    """
    found = one(code, reader)
    if found is None or not found.has_reader or found.one.case.handover.investigator is None:
        return []
    matter, now = found.one.matter, clock.now()
    signer = signing_block(matter.unit, LETTER, clock.local_date(now, reader.zone), reader.officer)
    content = wording.letter(found.one.case, replace(told, code=told.code or "A1"), signer=signer, at=now)
    return kinds.preview(LETTER, kinds.freeze(LETTER, content), variant=variant_for(matter, reader))


def register(reader: Reader, before: datetime | None = None) -> tuple[Registered, ...]:
    """Letters of matters in this officer's scope, newest first, at most NEWEST; each reading of a name is noted.

    before  issued before this moment, for the next page
    """
    found = Letter.objects.filter(kind=LETTER, paper__isnull=False, matter__in=in_scope(reader))
    if before is not None:
        found = found.filter(paper__issued_at__lt=before)
    rows = found.select_related("paper", "matter__key", "matter__unit", "matter__report").order_by("-paper__issued_at")
    return tuple(_registered(row, reader) for row in rows[:NEWEST])


def _registered(row: Letter, reader: Reader) -> Registered:
    matter, paper = row.matter, row.paper
    if paper is None:
        raise Unseen
    sealed = matter.secrecy == Secrecy.TERTUTUP
    told = from_json(Progress, vault.get(row, "words", matter.key))
    if sealed:
        return Registered(paper, matter.report.number, "", "", "", sealed)
    note_reading(reader, "reports.sp2hp_register", matter.pk)
    person = reader_of_letters(open_case(matter))
    to = told.contact or (person.name if person else "")
    handed = str(vault.get(paper, "handed_to", matter.key) or "")
    return Registered(paper, matter.report.number, to, wording.summary(told), handed, sealed)
