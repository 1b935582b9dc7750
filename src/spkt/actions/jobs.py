"""Work that follows an act: claimed under a lease, done once more if a worker was killed, then struck out."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections, transaction
from django.db.models import Q

from spkt.actions._escalation import escalate
from spkt.actions._publishing import introduce, publish_sheet, publish_sheet_file
from spkt.actions._sealing import seal
from spkt.actions.files import forget, scan
from spkt.kit import clock, lease
from spkt.kit.sqlite import writer
from spkt.records.models import Job
from spkt.trace.models import Step, Track

log = logging.getLogger(__name__)
GIVE_UP = 20
"""Attempts after which a job stays for a person to look at; health shows it."""


def claim() -> Job | None:
    """Lends the oldest due job to this worker, None if none is due."""
    now = clock.now()
    with writer(), transaction.atomic():
        free = Q(lease_until__isnull=True) | Q(lease_until__lte=now)
        due = Job.objects.filter(free, done_at__isnull=True, run_after__lte=now, attempts__lt=GIVE_UP)
        job = due.select_for_update(skip_locked=connections["default"].vendor != "sqlite").order_by("run_after").first()
        if job is None:
            return None
        job.lease_until, job.attempts = now + timedelta(seconds=lease.LEASE_S), job.attempts + 1
        job.save(update_fields=["lease_until", "attempts"])
        return job


def finish(job: Job) -> None:
    """The job is done for good."""
    with writer():
        Job.objects.filter(pk=job.pk).update(done_at=clock.now(), lease_until=None, error="")


def fail(job: Job, error: Exception) -> None:
    """Gives the job back, to be tried again later; the message carries no personal data, only the kind of fault."""
    again = clock.now() + timedelta(seconds=lease.wait_s(job.attempts))
    with writer():
        Job.objects.filter(pk=job.pk).update(run_after=again, lease_until=None, error=type(error).__name__)


def run(job: Job) -> None:
    """Does one job. raises KeyError for a kind that nobody knows."""
    KINDS[job.kind](**job.args)


def work(stop: Event, poll_s: float = 0.5) -> int:
    """Works until told to stop; returns the number of jobs done."""
    with suppress(DatabaseError):  # a window that cannot be written now learns of the keys with its first paper
        introduce()
    return lease.work(claim, run, finish, fail, stop=stop, poll_s=poll_s)


def drain() -> int:
    """Does every job that is due now, for commands that end."""
    done = 0
    while (job := claim()) is not None:
        run(job)
        finish(job)
        done += 1
    return done


def drain_in_bulk(batch: int) -> int:
    """Does what is due now many at a time, where no other worker is about: a demonstration being made."""
    done = 0
    while due := list(Job.objects.filter(done_at__isnull=True, run_after__lte=clock.now()).order_by("pk")[:batch]):
        with transaction.atomic(using="trace"):
            for job in due:
                run(job)
        with writer():
            Job.objects.filter(pk__in=[job.pk for job in due]).update(done_at=clock.now())
        done += len(due)
    return done


def waiting() -> int:
    """Jobs that are due and not done; a clock that will ring some day waits for nobody."""
    return Job.objects.filter(done_at__isnull=True, run_after__lte=clock.now()).count()


def publish(track: str, digest: str, word: str, at: str, **facts: Any) -> None:
    """Puts a neutral step into the public window's own store; doing it twice changes nothing."""
    with writer("trace"), transaction.atomic(using="trace"):
        row, _made = Track.objects.update_or_create(
            id=UUID(track), defaults={"digest": bytes.fromhex(digest), **_dated(facts)}
        )
        Step.objects.get_or_create(track=row, word=word, at=datetime.fromisoformat(at))


def _dated(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "received_at": datetime.fromisoformat(facts["received_at"])}


KINDS: dict[str, Callable[..., None]] = {
    "publish": publish,
    "publish_sheet": publish_sheet,
    "publish_sheet_file": publish_sheet_file,
    "escalate": escalate,
    "forget_upload": forget,
    "scan_file": scan,
    "seal": seal,
}
"""What a job may be; each must bear being done twice."""
