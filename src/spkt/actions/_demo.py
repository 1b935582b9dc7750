"""The demonstration: invented accounts walked through the acts, as if the desk had been open for a month.

Nothing here writes by itself. Every matter is a walk of acts, each at its own moment; the walks are interleaved by
time, because the record time of the ledger never goes back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import heapify, heappop, heappush
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from spkt.actions import counter, jobs, ledger, units
from spkt.actions._errands import walk_of
from spkt.actions._narratives import Row, accounts, story
from spkt.actions._walk import Crew, Walk
from spkt.actions._ways import way_of
from spkt.kit import clock
from spkt.records.models import Leaf


@dataclass(slots=True)
class _Month:
    """Walks that are spread over the days, each waiting in the heap for its next moment."""

    now: datetime
    seed: int
    canaries: bool
    heap: list[tuple[datetime, int, Walk, Iterator[int]]] = field(default_factory=list)

    def plan(self, size: int, crew: Crew) -> None:
        """Puts every walk at its arrival; the newest ones rest on their way, so that the desk is alive."""
        rng, rows = _dice(self.seed), [row for row in accounts() if _is_walked(row)]
        arrivals = sorted((self._arrival(rng) for _ in range(size)), reverse=True)
        arrivals[: len(_LIVING)] = [self.now - timedelta(minutes=_MINUTES_EACH * n + 9) for n in range(len(_LIVING))]
        del arrivals[size:]
        for n, arrived in enumerate(arrivals):
            own = _dice(f"{self.seed}:{n}")
            told_on = clock.local_date(arrived, crew.counter.zone)
            told_by_then = [row for row in rows if _is_past(row, told_on)] or rows
            row = own.choice([row for row in told_by_then if n >= len(_LIVING) or _is_report(row)])
            told = story(row, own, told_on, f"kenari{self.seed}n{n}x" if self.canaries else "")
            walk = walk_of(told, crew, own, self._until(n, size, own), stays=n < len(_LIVING))
            walk.goes_on = own.random() < HANDED_ON
            self.heap.append((arrived, n, walk, walk.steps()))
        heapify(self.heap)

    def _arrival(self, rng: Random) -> datetime:
        """Some moment of the last days, by day more often than by night (local hours of Sintang)."""
        day = self.now - timedelta(days=rng.random() * DAYS_BACK)
        hour = rng.choices(range(24), _HOURS)[0]
        local = day.astimezone(ZoneInfo(units.ZONES["WIB"])).replace(hour=hour, minute=rng.randint(0, 59), second=0)
        return min(local, self.now - timedelta(hours=4)).astimezone(self.now.tzinfo)

    @staticmethod
    def _until(n: int, size: int, rng: Random) -> str:
        """The last visitors are still somewhere on the way; of the others some wait for something.

        One in twelve does at a desk that works; of a history made for its size most rest early, or it takes hours.
        """
        if n < len(_LIVING):
            return _LIVING[n]
        stops, waiting = (_WAITING, 1 / 12) if size <= _MADE_FOR_SIZE else (_EARLY, 3 / 4)
        return rng.choice(stops) if rng.random() < waiting else "finish"

    def run(self, acts_a_batch: int) -> None:
        """Goes from moment to moment until every walk rests."""
        while self.heap:
            with ledger.batch():
                for _ in range(acts_a_batch):
                    if self.heap:
                        self._next()

    def _next(self) -> None:
        moment, n, walk, steps = heappop(self.heap)
        with clock.at(min(moment, self.now)):
            minutes = next(steps, None)
        if minutes is not None:
            heappush(self.heap, (moment + timedelta(minutes=minutes, seconds=walk.rng.randint(0, 59)), n, walk, steps))


def _dice(seed: int | str) -> Random:
    """Chance that comes out alike every time; it tells stories and keeps no secret."""
    return Random(seed)  # noqa: S311


DAYS_BACK = 30
_HOURS = [1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 8, 6, 6, 7, 7, 6, 5, 5, 6, 5, 4, 3, 2]
_LIVING = ("receive", "account", "read_back", "konseling", "siap_gelar", "gelar", "weigh", "propose",
           "recommend", "draft", "confirm", "issue")  # fmt: skip
_MINUTES_EACH = 11
"""The further the last visitors have come, the earlier they arrived."""
HANDED_ON = 1 / 3
"""Share of the finished reports that the detectives have taken already."""
_MADE_FOR_SIZE = 500
_EARLY = (*("account",) * 6, *("siap_gelar",) * 3, "recommend")
_WAITING = ("account", "siap_gelar", "recommend", "confirm", "issue")


def _is_walked(row: Row) -> bool:
    """Every account that leads to a dossier; who was only advised leaves none."""
    return not way_of(row["id"], row["expected"]["route"]).advice


def _is_report(row: Row) -> bool:
    return bool(row["expected"]["route"] == "lp_b")


def _is_past(row: Row, on: date) -> bool:
    return bool(row["expected"]["when"][:10] < on.isoformat())


BATCH = 400


def is_new() -> bool:
    """Was nothing ever done here?"""
    return not Leaf.objects.exists()


def fill(size: int, seed: int, *, canaries: bool = False) -> int:
    """Founds the demonstration and walks so many matters through it, all within the last thirty days.

    seed        the same seed at the same moment tells the same stories with the same numbers
    canaries    a word of its own in every personal field of a confidential matter, for those who look for leaks
    returns     number of acts in the ledger
    raises      ValueError if anything was done here before: nobody writes a month into a history that exists
    """
    if not is_new():
        raise ValueError("the ledger is not empty")
    now = clock.now()
    zone = ZoneInfo(units.ZONES["WIB"])
    with clock.at(now - timedelta(days=DAYS_BACK + 1)):
        units.load_reference()
        units.seed_demo(clock.local_date(now, zone))
    month = _Month(now, seed, canaries)
    with clock.at(now):
        month.plan(size, Crew.on_watch())
    with _in_a_hurry():
        month.run(BATCH)
        with clock.at(now):
            _queue(seed)
        jobs.drain_in_bulk(BATCH)
    return Leaf.objects.count()


def _queue(seed: int) -> None:
    """A few visitors who have just taken a number, the first of them already at the desk."""
    ani, rng = Crew.on_watch().counter, _dice(f"{seed}:queue")
    first, *_others = [
        counter.arrive(by=ani, key=UUID(int=rng.getrandbits(128), version=4), lane=lane)
        for lane in ("B", "B", "B", "C")
    ]
    counter.greet(by=ani, key=UUID(int=rng.getrandbits(128), version=4), code=first)


@contextmanager
def _in_a_hurry() -> Iterator[None]:
    """While the history is being made a power cut costs nothing but another try."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        try:
            yield
        finally:
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
