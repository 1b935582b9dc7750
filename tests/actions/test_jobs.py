"""Work that follows an act: done once more when its worker is killed, given back when it fails."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from spkt.actions import jobs
from spkt.kit import clock, lease
from spkt.records.models import Job
from spkt.trace.models import Step, Track
from tests import cast, factories
from tests.actions.test_spine import together

SLOW = """
import sys, time, django
django.setup()
from spkt.actions import jobs
def slow(**_):
    print("began", flush=True)
    time.sleep(60)
jobs.KINDS["publish"] = slow
from threading import Event
jobs.work(Event(), poll_s=0.05)
"""


def test_the_job_of_a_killed_worker_is_done_by_the_next(apart: dict[str, str]) -> None:
    arrived()
    worker = subprocess.Popen([sys.executable, "-c", SLOW], env=apart, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "began\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    assert jobs.claim() is None, "the loan of the dead worker still runs"
    with clock.at(clock.now() + timedelta(seconds=lease.LEASE_S + 1)):
        assert jobs.drain() == 1
    job = Job.objects.get(kind="publish")
    assert (job.attempts, job.done_at is not None) == (2, True)
    assert Step.objects.count() == 1


def arrived() -> None:
    """A visitor took a number, and one job waits: to tell the window."""
    factories.walk(after="arrive")
    Job.objects.exclude(kind="publish").delete()


@pytest.mark.usefixtures("evening")
def test_a_job_done_twice_changes_nothing() -> None:
    arrived()
    job = jobs.claim()
    assert job is not None
    jobs.run(job)
    jobs.run(job)
    assert (Track.objects.count(), Step.objects.count()) == (1, 1)


@pytest.mark.usefixtures("evening")
def test_a_job_that_fails_waits_longer_each_time_and_says_only_the_kind_of_fault() -> None:
    arrived()
    job = jobs.claim()
    assert job is not None
    jobs.fail(job, ValueError("LIDIA MARTINA"))
    job.refresh_from_db()
    assert (job.error, job.run_after) == ("ValueError", cast.EVENING + timedelta(seconds=lease.wait_s(1)))
    assert jobs.claim() is None


@pytest.mark.usefixtures("evening")
def test_a_job_that_never_works_stays_for_a_person() -> None:
    arrived()
    Job.objects.update(attempts=jobs.GIVE_UP)
    assert jobs.claim() is None
    assert jobs.waiting() == 1


def test_two_workers_never_hold_the_same_job(apart: dict[str, str]) -> None:
    for _ in range(6):
        arrived()
    claimed = together([jobs.claim] * 10, threads=4)
    held = [job.pk for job in claimed if job is not None]
    assert sorted(held) == sorted(set(held))
    assert len(held) == 6


def test_a_worker_ends_when_told(apart: dict[str, str]) -> None:
    arrived()
    worker = subprocess.Popen([sys.executable, "-m", "spkt.cli", "work"], env=apart, text=True)
    while jobs.waiting() and worker.poll() is None:
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=10) == 0
