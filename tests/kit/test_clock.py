"""The clock never lets a record be older than the one before it, and says when it is not sure."""

import threading
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from spkt.kit import clock

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
PONTIANAK, JAYAPURA = ZoneInfo("Asia/Pontianak"), ZoneInfo("Asia/Jayapura")


def test_now_is_this_moment_in_utc_cut_to_hundredths():
    before = datetime.now(UTC)
    moment = clock.now()
    assert before - timedelta(milliseconds=10) < moment <= datetime.now(UTC)
    assert moment.tzinfo is UTC
    assert moment.microsecond % 10_000 == 0


def test_hundredths_are_cut_not_rounded():
    with clock.at(NOON.replace(microsecond=999_999)):
        assert clock.now() == NOON.replace(microsecond=990_000)


def test_a_frozen_clock_stands_still_and_nests():
    with clock.at(NOON):
        with clock.at(NOON + timedelta(days=1)):
            assert clock.now() == NOON + timedelta(days=1)
        assert clock.now() == NOON
        assert clock.boot_id() == clock.FROZEN_BOOT
    assert clock.now() != NOON
    assert clock.boot_id() != clock.FROZEN_BOOT


def test_a_frozen_moment_is_told_in_utc():
    with clock.at(NOON.astimezone(JAYAPURA)):
        assert clock.now().tzinfo is UTC


def test_the_clock_thaws_after_an_error():
    with pytest.raises(ZeroDivisionError), clock.at(NOON):
        raise ZeroDivisionError
    assert clock.now() != NOON


def test_freezing_holds_for_one_thread_only():
    seen: list[datetime] = []
    with clock.at(NOON):
        other = threading.Thread(target=lambda: seen.append(clock.now()))
        other.start()
        other.join()
    assert seen[0] != NOON


def test_naive_times_are_refused():
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"), clock.at(naive):
        pass
    with pytest.raises(ValueError, match="zone"):
        clock.local(naive, PONTIANAK)


def test_the_first_record_takes_the_clock_at_its_word():
    with clock.at(NOON):
        assert clock.steady(None) == (NOON, False)


@pytest.mark.parametrize(
    ("last", "answer"),
    [
        (NOON - timedelta(seconds=5), (NOON, False)),
        (NOON, (NOON, False)),
        (NOON + timedelta(milliseconds=10), (NOON + timedelta(milliseconds=10), True)),
        (NOON + timedelta(days=3), (NOON + timedelta(days=3), True)),
    ],
    ids=["went on", "same moment", "back a little", "back three days"],
)
def test_no_record_is_older_than_the_last(last, answer):
    with clock.at(NOON):
        assert clock.steady(last) == answer


@pytest.mark.parametrize(
    ("wall_s", "real_s", "doubtful"),
    [(3600, 3600, False), (3600, 3570, False), (365 * 86400, 10, True), (10, 3600, True)],
    ids=["in step", "drift", "a year forward", "held back"],
)
def test_a_clock_that_was_moved_is_in_doubt(wall_s, real_s, doubtful):
    last = NOON - timedelta(seconds=wall_s)
    with clock.at(NOON):
        since = clock.Tick(clock.boot_id(), clock.monotonic() - real_s)
        assert clock.steady(last, since) == (NOON, doubtful)


def test_ticks_of_another_boot_say_nothing():
    with clock.at(NOON):
        assert clock.steady(NOON - timedelta(days=9), clock.Tick("another boot", 0.0)) == (NOON, False)


def test_real_ticks_go_on_within_one_boot():
    first = clock.tick()
    time.sleep(0.01)
    second = clock.tick()
    assert second.boot == first.boot
    assert 0.009 < second.seconds - first.seconds < 5


def test_the_real_clock_is_in_step_with_its_ticks():
    moment, since = clock.now(), clock.tick()
    assert clock.steady(moment, since)[1] is False


def test_the_civil_day_follows_the_zone():
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    assert clock.local_date(late, PONTIANAK) == date(2026, 12, 31)
    assert clock.local_date(late, JAYAPURA) == date(2027, 1, 1)
    assert clock.local(late, PONTIANAK).hour == 23
