"""Opens what is known of one matter, in at most as many statements as it has kinds of rows."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spkt.law._report import Finding, Handover
from spkt.law.case import Account, Charge, Confirmation, GelarNotes, KonselingNotes, Person, Role
from spkt.law.case import Thing as ThingTold
from spkt.law.journeys._errand import Errand
from spkt.records import vault
from spkt.records.models import Gelar, Konseling, LaporanPolisi, Letter, Matter, Paper, Party, Seat, Term, Thing

BEFORE_ANY_GELAR = ("diterima", "dicatat")
"""States that no conference can lie behind, so its seats need not be asked for."""


@dataclass(frozen=True, eq=False)
class CaseFile:
    """A matter with its words: rows beside what they say. Each part is read and opened when it is first asked for.

    raises  Unreadable, from any part, if a sealed value was altered
    """

    matter: Matter

    @cached_property
    def subject(self) -> str:
        """The neutral words of the receipt."""
        return vault.get(self.matter, "subject", self.matter.key) or ""

    @cached_property
    def account(self) -> Account:
        """What was told last."""
        return vault.get(self.matter, "account", self.matter.key) or Account()

    @cached_property
    def parties(self) -> tuple[tuple[Party, Person], ...]:
        """Everybody who was not struck, in the order they were told."""
        rows = self.matter.parties.filter(struck=False).order_by("ordinal")
        return tuple((row, vault.get(row, "person", self.matter.key)) for row in rows)

    @cached_property
    def things(self) -> tuple[tuple[Thing, ThingTold], ...]:
        """Everything that was not struck."""
        rows = self.matter.things.filter(struck=False).order_by("ordinal")
        return tuple((row, vault.get(row, "thing", self.matter.key)) for row in rows)

    @cached_property
    def konselings(self) -> tuple[tuple[Konseling, KonselingNotes], ...]:
        """Every konseling, the newest last."""
        if not _has(self.matter, "konseling"):
            return ()
        rows = self.matter.konselings.select_related("officer").order_by("ordinal")
        return tuple((row, vault.get(row, "notes", self.matter.key) or KonselingNotes()) for row in rows)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Seats of the newest conference."""
        return _newest_seats(self.matter)

    @property
    def gelar(self) -> Gelar | None:
        """The newest conference; its leader always holds a seat, so the seats bring it with them."""
        return self.seats[0].gelar if self.seats else None

    @cached_property
    def notes(self) -> GelarNotes:
        """What the newest conference weighed and decided."""
        return (vault.get(self.gelar, "notes", self.matter.key) if self.gelar else None) or GelarNotes()

    @cached_property
    def report(self) -> LaporanPolisi | None:
        """The LP or its draft, None before."""
        if "report" in self.matter._state.fields_cache:
            joined: LaporanPolisi | None = self.matter._state.fields_cache["report"]
            return joined
        if not _may_have_report(self.matter):
            return None
        return next(iter(LaporanPolisi.objects.filter(matter=self.matter)), None)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """Every issued paper, oldest first."""
        return tuple(self.matter.papers.order_by("issued_at", "ordinal", "kind", "edition"))

    @cached_property
    def finding(self) -> Finding:
        """What the officer wrote who met with the deed himself; empty for every other matter."""
        return (vault.get(self.report, "finding", self.matter.key) if self.report else None) or Finding()

    @cached_property
    def handover(self) -> Handover:
        """What went to the detectives, and what they made of it."""
        return (vault.get(self.report, "handover", self.matter.key) if self.report else None) or Handover()

    @property
    def charges(self) -> tuple[Charge, ...]:
        """Offences that are suspected: by a report that rests on no gelar, else by the newest conference."""
        return self.finding.charges or self.notes.charges

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Everybody in it, in the order they were told."""
        return tuple(person for _row, person in self.parties)

    @cached_property
    def goods(self) -> tuple[ThingTold, ...]:
        """Every thing in it."""
        return tuple(thing for _row, thing in self.things)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every clock that runs, the nearest end first."""
        return tuple(self.matter.terms.filter(stopped_at=None).order_by("due_at", "kind"))

    @cached_property
    def letters(self) -> tuple[tuple[Letter, dict[str, Any]], ...]:
        """Every letter with its words, the newest last."""
        if not _has(self.matter, "letters"):
            return ()
        rows = self.matter.letters.select_related("drafted_by", "paper").order_by("ordinal")
        return tuple((row, vault.get(row, "words", self.matter.key) or {}) for row in rows)

    def letter(self, kind: str) -> tuple[Letter, dict[str, Any]] | None:
        """The newest letter of this kind with its words, None before there is one."""
        return next((each for each in reversed(self.letters) if each[0].kind == kind), None)

    def with_role(self, role: Role) -> tuple[Person, ...]:
        """Those who hold this role."""
        return tuple(person for person in self.persons if role in person.roles)

    @property
    def reporter(self) -> Person | None:
        """The first pelapor, None while nobody is named."""
        return next(iter(self.with_role(Role.PELAPOR)), None)

    @property
    def konseling(self) -> tuple[Konseling, KonselingNotes] | None:
        """The newest konseling with its notes."""
        return self.konselings[-1] if self.konselings else None

    @property
    def confirmation(self) -> Confirmation | None:
        """How the reporter confirmed the report, None before she did."""
        if self.report is None or not self.report.confirmed_at:
            return None
        found: Confirmation = vault.get(self.report, "confirmation", self.matter.key)
        return found


def open_case(matter: Matter) -> CaseFile:
    """The case file of a matter as it stands now; `key` should be joined already."""
    return CaseFile(matter)


def _has(matter: Matter, what: str) -> bool:
    """May there be such rows? No statement is spent where the one that read the matter saw none."""
    return bool(getattr(matter, f"has_{what}", True))


def _newest_seats(matter: Matter) -> tuple[Seat, ...]:
    if matter.state in BEFORE_ANY_GELAR or not _has(matter, "gelar"):
        return ()
    rows = (
        Seat.objects.filter(gelar__matter=matter, struck=False)
        .select_related("gelar", "officer")
        .order_by("attended_at")
    )
    newest = max((row.gelar.ordinal for row in rows), default=0)
    return tuple(row for row in rows if row.gelar.ordinal == newest)


def _may_have_report(matter: Matter) -> bool:
    if matter.errand == Errand.PENGADUAN:
        return matter.state not in ("diterima", "ditutup", "dumas", "LI", "digabung")
    return matter.errand == Errand.LP_A
