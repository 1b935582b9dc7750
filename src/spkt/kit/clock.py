"""The only place that reads a clock.

Times are aware, UTC, and cut to hundredths of a second, because that is what a leaf of the ledger says.
A clock that went back or jumped is not corrected: the record time stands still or goes on, and is marked doubtful.
`at` freezes the clock for seeding and for tests; it holds for the running thread (or task) only.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from uuid import uuid4

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
FROZEN_BOOT = "frozen"
JUMP_S = 60.0
"""More than this between the two clocks since the last leaf is a jump, not drift of a cheap crystal in a night."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A reading of the clock that nobody can set.

    boot        id of this start of the machine; ticks of two boots cannot be compared
    seconds     seconds since some moment of this boot, time asleep counted
    """

    boot: str
    seconds: float


def now() -> datetime:
    """This moment, aware, UTC, cut (not rounded) to 1/100 s; the frozen moment inside `at`."""
    return _cut(_frozen.get() or datetime.now(UTC))


def tick() -> Tick:
    """Boot id and monotonic seconds of now; inside `at` they follow the frozen moment."""
    return Tick(boot_id(), monotonic())


def monotonic() -> float:
    """Seconds that never go back during one boot; time asleep counts where the system can tell."""
    frozen = _frozen.get()
    if frozen is not None:
        return frozen.timestamp()
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def boot_id() -> str:
    """Id of this start of the machine (Linux), elsewhere of this program; `frozen` inside `at`."""
    return FROZEN_BOOT if _frozen.get() is not None else _booted()


def steady(last: datetime | None, since: Tick | None = None) -> tuple[datetime, bool]:
    """Record time that is never before the last leaf's, and whether the clock is in doubt.

    last        record time of the last leaf, aware; None for the first
    since       tick of the last leaf, where known: of the same boot, it shows a clock that was moved forward
    returns     (moment, doubtful); a clock that went back gives the last leaf's time again, doubtful
    """
    moment = now()
    if last is None:
        return moment, False
    if moment < last:
        return last, True
    return moment, since is not None and _jumped(moment, last, since)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Freezes the clock at an aware moment for the block; used by `spkt seed` and by tests, never by an act."""
    if moment.tzinfo is None:
        raise ValueError("a frozen moment must be aware")
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The same moment on the wall clock of a civil zone (WIB, WITA, WIT)."""
    if moment.tzinfo is None:
        raise ValueError("a moment without zone cannot be told in another")
    return moment.astimezone(zone)


def local_date(moment: datetime, zone: tzinfo) -> date:
    """The civil day of a moment in a zone; numbers and years follow it."""
    return local(moment, zone).date()


def day_end(day: date, zone: tzinfo) -> datetime:
    """The first moment after a civil day, aware, UTC: the whole of that day still counts."""
    return (datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=1)).astimezone(UTC)


def last_day(end: datetime, zone: tzinfo) -> date:
    """The civil day that a moment ends: the inverse of `day_end`, and the day itself for a moment within one."""
    return local_date(end - timedelta(microseconds=1), zone)


def _jumped(moment: datetime, last: datetime, since: Tick) -> bool:
    here = tick()
    if here.boot != since.boot:
        return False
    walked = (moment - last).total_seconds()
    return abs(walked - (here.seconds - since.seconds)) > JUMP_S


def _cut(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 10_000 * 10_000)


@cache
def _booted() -> str:
    return _BOOT_ID.read_text().strip() if _BOOT_ID.exists() else str(uuid4())
