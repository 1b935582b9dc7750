"""All that the public window may ask of its store: one followed receipt, and how often somebody guessed wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connections, transaction

from spkt.kit import clock
from spkt.kit.sqlite import writer
from spkt.trace.models import Bucket, Step, Track

TRACE = "trace"
COUNT_UP = """
    INSERT INTO trace_bucket (id, tries) VALUES (%s, 1)
    ON CONFLICT (id) DO UPDATE SET tries = trace_bucket.tries + 1
"""
FORGET = "DELETE FROM trace_bucket WHERE id < %s"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on the way. word: as its journey says it; at: wall clock of the unit."""

    word: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """A followed receipt, in the unit's civil time.

    stages      oldest first; there is at least one
    reply_due_on    None where no answer is owed
    """

    unit: str
    zone_label: str
    received_at: datetime
    reply_due_on: date | None
    stages: tuple[Stage, ...]


def followed(digest: bytes) -> Followed | None:
    """The receipt whose tracking code has this digest, None if there is none."""
    row = Track.objects.filter(digest=digest).first()
    if row is None:
        return None
    zone = ZoneInfo(row.zone)
    steps = Step.objects.filter(track=row).order_by("at", "pk")
    stages = tuple(Stage(step.word, clock.local(step.at, zone)) for step in steps)
    return Followed(row.unit, row.zone_label, clock.local(row.received_at, zone), row.reply_due_on, stages)


def misses(names: Sequence[str]) -> list[int]:
    """How often each of these guessed wrong in the running minute."""
    wanted = [_bucket(name) for name in names]
    found = dict(Bucket.objects.filter(pk__in=wanted).values_list("pk", "tries"))
    return [found.get(name, 0) for name in wanted]


def count_miss(names: Sequence[str]) -> None:
    """Counts one wrong guess for each of these, and forgets the minutes before."""
    with writer(TRACE), transaction.atomic(using=TRACE), connections[TRACE].cursor() as cursor:
        for name in names:
            cursor.execute(COUNT_UP, [_bucket(name)])
        cursor.execute(FORGET, [_minute()])


def _bucket(name: str) -> str:
    return f"{_minute()}|{name}"


def _minute() -> str:
    return clock.now().strftime("%Y%m%d%H%M")
