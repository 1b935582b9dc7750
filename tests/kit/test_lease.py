"""The worker's loop, with a queue on a real SQLite file and workers that are really killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest

from spkt.kit import lease

QUEUE = """
import sqlite3, sys, time
from threading import Event
from spkt.kit import lease

path, lease_s, work_s = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
db = sqlite3.connect(path, timeout=20, isolation_level=None)

def claim():
    now = time.time()
    row = db.execute(
        "UPDATE job SET lease_until = ?, attempts = attempts + 1 WHERE id = "
        "(SELECT id FROM job WHERE done = 0 AND lease_until <= ? ORDER BY id LIMIT 1) RETURNING id",
        (now + lease_s, now),
    ).fetchone()
    if row is None and not db.execute("SELECT 1 FROM job WHERE done = 0").fetchone():
        stop.set()
    return row[0] if row else None

def run(job):
    print("began", job, flush=True)
    time.sleep(work_s)

def finish(job):
    db.execute("UPDATE job SET done = done + 1 WHERE id = ?", (job,))

def fail(job, error):
    raise error

stop = Event()
lease.work(claim, run, finish, fail, stop=stop, poll_s=0.02)
"""


@pytest.fixture
def queue(tmp_path: Path) -> Path:
    path = tmp_path / "queue.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute(
            "CREATE TABLE job (id INTEGER PRIMARY KEY, lease_until REAL DEFAULT 0, attempts INT DEFAULT 0, "
            "done INT DEFAULT 0)"
        )
        db.executemany("INSERT INTO job (id) VALUES (?)", [(1,), (2,), (3,)])
    return path


def worker(queue: Path, *, lease_s: float, work_s: float) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", QUEUE, str(queue), str(lease_s), str(work_s)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def rows(queue: Path) -> list[tuple[int, int]]:
    with sqlite3.connect(queue) as db:
        return db.execute("SELECT attempts, done FROM job ORDER BY id").fetchall()


def test_the_job_of_a_killed_worker_is_done_by_the_next(queue: Path) -> None:
    first = worker(queue, lease_s=0.5, work_s=30)
    assert first.stdout is not None
    assert first.stdout.readline() == "began 1\n"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert rows(queue) == [(1, 0), (0, 0), (0, 0)]

    second = worker(queue, lease_s=0.5, work_s=0)
    assert second.wait(timeout=20) == 0
    assert rows(queue) == [(2, 1), (1, 1), (1, 1)]


def test_two_workers_never_hold_the_same_job(queue: Path) -> None:
    both = [worker(queue, lease_s=30, work_s=0.2) for _ in range(2)]
    assert [one.wait(timeout=20) for one in both] == [0, 0]
    assert rows(queue) == [(1, 1)] * 3


def test_a_job_that_fails_is_written_down_and_the_next_is_done() -> None:
    due, finished, failed, stop = ["bad", "good"], [], [], Event()

    def claim() -> str | None:
        if due:
            return due.pop(0)
        stop.set()
        return None

    def run(job: str) -> None:
        if job == "bad":
            raise ValueError(job)

    done = lease.work(claim, run, finished.append, lambda job, error: failed.append((job, str(error))), stop=stop)
    assert (done, finished, failed) == (1, ["good"], [("bad", "bad")])


def test_a_stopped_worker_takes_nothing_more() -> None:
    stop = Event()
    stop.set()
    taken: list[str] = []

    def claim() -> str | None:
        taken.append("one")
        return "one"

    assert lease.work(claim, print, print, print, stop=stop) == 0
    assert taken == []


def test_an_idle_worker_hears_at_once_that_it_should_stop() -> None:
    stop = Event()

    def claim() -> None:
        stop.set()

    started = time.monotonic()
    lease.work(claim, print, print, print, stop=stop, poll_s=60)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 5), (2, 10), (3, 20), (10, 2560), (11, 3600), (500, 3600)])
def test_failures_wait_longer_and_longer_up_to_an_hour(attempts: int, seconds: int) -> None:
    assert lease.wait_s(attempts) == seconds
