"""Who reads, how far, and what is remembered of it.

A `Reader` is an officer with the roles he holds at this moment. Everything that leaves the tables passes
`in_scope`; what is not there and what is not his raise the same `Unseen`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from spkt.kit import clock
from spkt.law.roles import Role, Scope, reach, scope
from spkt.law.secrecy import Secrecy
from spkt.records.models import Assignment, Duty, Matter, Officer, Posting, Reading, Seat, Unit

GRACE = timedelta(hours=2)
"""How long an officer of the watch before may still finish what he began (ADR 0007)."""


class Unseen(Exception):
    """Not there, or not yours: the same answer to both."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An officer at this moment.

    roles       what he is now: standing posts, and the roster's roles while his watch runs
    watch, desk name of his watch and his place in it, "" when he is not on the roster
    proof       by what he proved just now that it is he, for acts that are his signature; "" where he did not
    """

    officer: Officer
    roles: frozenset[Role]
    watch: str = ""
    desk: str = ""
    fungsi: str = ""
    proof: str = ""

    @property
    def unit(self) -> Unit:
        """The unit he serves."""
        return self.officer.unit

    @property
    def zone(self) -> ZoneInfo:
        """Civil zone of his unit."""
        return ZoneInfo(self.unit.zone)


def reader_of(officer: Officer, proof: str = "") -> Reader:
    """The officer with the roles he holds now; two sources, one statement."""
    now = clock.now()
    on_duty = Duty.objects.filter(
        officer=officer, watch__starts_at__lte=now, watch__ends_at__gt=now - GRACE
    ).values_list("role", "watch__name", "desk", "fungsi", "watch__ends_at")
    posted = (
        Posting.objects.filter(officer=officer, since__lte=now)
        .filter(Q(until__isnull=True) | Q(until__gt=now))
        .values_list("role", Value(""), Value(""), Value(""), "since")
    )
    rows = list(on_duty.union(posted, all=True))
    duty = max((row for row in rows if row[1]), key=lambda row: row[4], default=("", "", "", "", None))
    return Reader(officer, frozenset(Role(row[0]) for row in rows), duty[1], duty[2], duty[3], proof)


def in_scope(reader: Reader) -> QuerySet[Matter]:
    """Every matter that this reader may see, as a query: unit, class and assignment are decided in it."""
    far = reach(reader.roles)
    if scope(reader.roles) is Scope.NONE:
        return Matter.objects.none()
    assigned = Exists(Assignment.objects.filter(matter=OuterRef("pk"), officer=reader.officer))
    mine = Q(secrecy__in=sorted(far.assigned)) & Q(assigned) & ~_lost_his_seat(reader)
    return Matter.objects.filter(Q(unit=reader.unit) & (Q(secrecy__in=sorted(far.unit)) | mine))


def sees(reader: Reader, matter: Matter) -> bool:
    """May he see this row? Where its class is open to his whole unit, no assignment has to be asked for."""
    if matter.unit_id == reader.unit.pk and Secrecy(matter.secrecy) in reach(reader.roles).unit:
        return True
    return in_scope(reader).filter(pk=matter.pk).exists()


def _lost_his_seat(reader: Reader) -> Q:
    """Matters whose gelar he had to leave, related to a party or called away, and where he was not seated again."""
    seats = Seat.objects.filter(gelar__matter=OuterRef("pk"), officer=reader.officer)
    return Q(Exists(seats.filter(struck=True))) & ~Q(Exists(seats.filter(struck=False)))


@dataclass(slots=True)
class _Noted:
    """Readings of one request, kept until its page is rendered."""

    rows: list[Reading] = field(default_factory=list)


_noted: ContextVar[_Noted | None] = ContextVar("spkt_noted", default=None)


def note_reading(reader: Reader, what: str, matter: UUID | None, reason: str = "") -> None:
    """Remembers that personal data is being read; written when the page is ready and before a byte is sent."""
    noted = _noted.get()
    row = Reading(officer=reader.officer, what=what, matter=matter, reason=reason, at=clock.now())
    if noted is None:
        raise RuntimeError("personal data is read outside `reading`")
    noted.rows.append(row)


@contextmanager
def reading() -> Iterator[list[Reading]]:
    """Collects the readings of the block; whoever opened it keeps them with `actions.ledger.keep_readings`."""
    noted = _Noted()
    token = _noted.set(noted)
    try:
        yield noted.rows
    finally:
        _noted.reset(token)


def seen(query: QuerySet[Any]) -> Any:
    """The one row of a scoped query. raises Unseen if there is none."""
    row = next(iter(query), None)  # a code is unique: no order has to be asked for
    if row is None:
        raise Unseen
    return row
