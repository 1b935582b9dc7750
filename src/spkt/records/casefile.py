"""Opens everything that is known of one matter, in as few statements as it has kinds of rows."""

from dataclasses import dataclass
from functools import cached_property

from spkt.law.case import Account, Confirmation, GelarNotes, KonselingNotes, Person, Role
from spkt.law.case import Thing as ThingTold
from spkt.records import vault
from spkt.records.models import Gelar, Konseling, LaporanPolisi, Matter, Party, Seat, Thing

BEFORE_ANY_GELAR = ("diterima", "dicatat")
"""States that no conference can lie behind, so its seats need not be asked for."""


@dataclass(frozen=True)
class CaseFile:
    """A matter with its words: rows beside what they say.

    seats, gelar    those of the newest conference
    report          the LP or its draft, None before
    """

    matter: Matter
    subject: str
    account: Account
    parties: tuple[tuple[Party, Person], ...]
    things: tuple[tuple[Thing, ThingTold], ...]
    konselings: tuple[tuple[Konseling, KonselingNotes], ...]
    gelar: Gelar | None
    notes: GelarNotes
    seats: tuple[Seat, ...]
    report: LaporanPolisi | None

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Everybody in it, in the order they were told."""
        return tuple(person for _row, person in self.parties)

    @cached_property
    def goods(self) -> tuple[ThingTold, ...]:
        """Every thing in it."""
        return tuple(thing for _row, thing in self.things)

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
    """The whole case file of a matter; `key` (and `report` where it is known) should be joined already.

    raises  Unreadable if a sealed value was altered
    """
    key = matter.key
    parties = matter.parties.filter(struck=False).order_by("ordinal")
    things = matter.things.filter(struck=False).order_by("ordinal")
    seats = _newest_seats(matter)
    gelar = seats[0].gelar if seats else None
    return CaseFile(
        matter=matter,
        subject=vault.get(matter, "subject", key) or "",
        account=vault.get(matter, "account", key) or Account(),
        parties=tuple((row, vault.get(row, "person", key)) for row in parties),
        things=tuple((row, vault.get(row, "thing", key)) for row in things),
        konselings=tuple(
            (row, vault.get(row, "notes", key) or KonselingNotes())
            for row in matter.konselings.select_related("officer").order_by("ordinal")
        ),
        gelar=gelar,
        notes=(vault.get(gelar, "notes", key) if gelar else None) or GelarNotes(),
        seats=seats,
        report=LaporanPolisi.objects.filter(matter=matter).first() if _may_have_report(matter) else None,
    )


def _newest_seats(matter: Matter) -> tuple[Seat, ...]:
    """Seats of the newest conference; its leader always holds one, so they bring the conference with them."""
    if matter.state in BEFORE_ANY_GELAR:
        return ()
    rows = (
        Seat.objects.filter(gelar__matter=matter, struck=False)
        .select_related("gelar", "officer")
        .order_by("attended_at")
    )
    newest = max((row.gelar.ordinal for row in rows), default=0)
    return tuple(row for row in rows if row.gelar.ordinal == newest)


def _may_have_report(matter: Matter) -> bool:
    return matter.state in ("rekom_LP", "LP_terbit", "ditinjau", "dicabut")
