"""The loop of a worker whose jobs are lent, not given: what a killed worker had borrowed, the next one does.

The queue itself stands elsewhere and is handed in as three functions. `claim` lends the oldest due job until a
moment in the future, in one statement, so that two workers never hold the same job; `finish` strikes it out;
`fail` writes down why it did not work. A worker that dies does none of this, and its loan simply runs out.
"""

import logging
from collections.abc import Callable
from threading import Event
from typing import TypeVar

log = logging.getLogger(__name__)
Job = TypeVar("Job")

LEASE_S = 60
"""How long a job is lent; longer than any job takes, short enough that nobody waits for a dead worker."""

FIRST_WAIT_S, LONGEST_WAIT_S = 5, 3600


def work(
    claim: Callable[[], Job | None],
    run: Callable[[Job], None],
    finish: Callable[[Job], None],
    fail: Callable[[Job, Exception], None],
    *,
    stop: Event,
    poll_s: float = 1.0,
) -> int:
    """Does due jobs one after the other until told to stop.

    claim   lends the next due job, None if there is none
    run     does it; must bear being done twice, since a worker may die between doing and striking out
    stop    looked at between jobs; a job under way is finished
    poll_s  seconds to rest when nothing is due
    returns number of jobs done
    """
    done = 0
    while not stop.is_set():
        job = claim()
        if job is None:
            stop.wait(poll_s)
        elif _attempt(job, run, finish, fail):
            done += 1
    return done


def wait_s(attempts: int) -> int:
    """Seconds until a job that failed this many times is due again: 5, 10, 20 … at most an hour."""
    doublings = min(max(attempts, 1) - 1, 20)
    return min(FIRST_WAIT_S << doublings, LONGEST_WAIT_S)


def _attempt(
    job: Job, run: Callable[[Job], None], finish: Callable[[Job], None], fail: Callable[[Job, Exception], None]
) -> bool:
    try:
        run(job)
    except Exception as error:
        log.exception("job failed")
        fail(job, error)
        return False
    finish(job)
    return True
