"""The clocks of dossiers as officers see them: which day it is, of how many, and whose it has become."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from spkt.access._gate import Reader
from spkt.kit import clock
from spkt.law.deadlines import Rung, day_of, ladder, rung_at
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.records.casefile import CaseFile
from spkt.records.models import Term

SHORT = timedelta(days=3)
"""Clocks up to here are counted in hours."""
SEALED_GO_TO = {Role.PIKET_RESKRIM: Role.UPPA, Role.BA_YANMAS: Role.UPPA, Role.BAMIN: Role.UPPA}
"""Who has the clock of a sealed matter in place of those who may not read it."""


@dataclass(frozen=True, slots=True)
class Running:
    """A clock that runs.

    used, of    days, or hours where `hours`; used is above `of` once it ran out
    level       rung it has reached; last_at the last moment that still counts
    paused      it waits for the reporter, who was asked
    """

    kind: str
    used: int
    of: int
    hours: bool
    level: int
    last_at: datetime
    paused: bool = False

    @property
    def is_over(self) -> bool:
        """Did the time run out?"""
        return self.used > self.of


def rungs(term: Term) -> tuple[Rung, ...]:
    """Steps of this clock, as the table stood when it began."""
    zone = ZoneInfo(term.matter.unit.zone)
    return ladder(term.kind, clock.local_date(term.starts_at, zone))


def next_rung(term: Term) -> Rung | None:
    """The step that this clock has not reached yet, None at the end of its ladder."""
    return next((rung for rung in rungs(term) if rung.level > term.level), None)


def due_rung(term: Term, now: datetime) -> Rung | None:
    """The step that is due: None while it is not, and for a clock that stopped or waits for the reporter."""
    if term.stopped_at is not None or term.paused_at is not None:
        return None
    rung = next_rung(term)
    return rung if rung and rung_at(rung, term.starts_at, term.due_at) <= now else None


def owner(rung: Rung, secrecy: int) -> Role:
    """Who has it from this rung on; what is sealed never goes to who may not read it."""
    return SEALED_GO_TO.get(rung.to, rung.to) if secrecy == Secrecy.TERTUTUP else rung.to


def owners(kind: str, level: int, secrecy: int, on: datetime, zone: ZoneInfo) -> frozenset[Role]:
    """Everybody to whom a clock has come so far."""
    found = ladder(kind, clock.local_date(on, zone))
    return frozenset(owner(rung, secrecy) for rung in found if rung.level <= level)


def running(term: Term, now: datetime, zone: ZoneInfo) -> Running:
    """How far this clock has come."""
    last = term.due_at - timedelta(microseconds=1)
    hours = term.due_at - term.starts_at < SHORT
    if hours:
        used, of = _hours(term.starts_at, now), _hours(term.starts_at, term.due_at)
        used = max(used, of + 1) if now >= term.due_at else min(used, of)
    else:
        first, today = clock.local_date(term.starts_at, zone), clock.local_date(now, zone)
        used, of = day_of(first, clock.last_day(term.due_at, zone), today)
    return Running(term.kind, used, of, hours, term.level, last, term.paused_at is not None)


def _hours(since: datetime, until: datetime) -> int:
    return int((until - since).total_seconds() // 3600)


def of_case(case: CaseFile, reader: Reader) -> tuple[Running, ...]:
    """Clocks of a matter that run now, the nearest end first."""
    now = clock.now()
    return tuple(running(term, now, reader.zone) for term in case.terms)
