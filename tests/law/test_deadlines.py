"""Deadlines: the last day that still counts, on both sides of it."""

from datetime import date

import pytest

from spkt.law.deadlines import Promise, complaint_due, promised_minutes, reply_due, sp2hp_a1_due, withdrawal_due
from spkt.law.sources import NoLaw


@pytest.mark.parametrize(
    ("received_on", "last"),
    [
        (date(2026, 11, 24), date(2026, 12, 8)),
        (date(2026, 12, 25), date(2027, 1, 8)),
        (date(2028, 2, 20), date(2028, 3, 5)),
        (date(2027, 2, 20), date(2027, 3, 6)),
    ],
)
def test_a_report_is_answered_within_fourteen_days(received_on: date, last: date) -> None:
    assert reply_due(received_on) == last


def test_the_first_sp2hp_comes_within_three_days() -> None:
    assert sp2hp_a1_due(date(2026, 11, 29)) == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("known_on", "abroad", "last"),
    [
        (date(2026, 1, 2), False, date(2026, 7, 1)),
        (date(2026, 1, 2), True, date(2026, 9, 29)),
        (date(2026, 8, 31), False, date(2027, 2, 27)),
    ],
)
def test_a_month_has_thirty_days(known_on: date, abroad: bool, last: date) -> None:
    due = complaint_due(known_on, abroad)
    assert due == last
    assert (due - known_on).days == (270 if abroad else 180)


def test_a_complaint_is_withdrawn_within_ninety_days() -> None:
    assert withdrawal_due(date(2026, 11, 24)) == date(2027, 2, 22)


@pytest.mark.parametrize(("what", "minutes"), [("sapa", 5), ("reskrim", 10), ("lp", 15), ("kunjungan", 60)])
def test_every_promise_has_its_minutes(what: str, minutes: int) -> None:
    assert promised_minutes(Promise(what), date(2026, 1, 1)) == minutes


def test_nothing_was_promised_before_the_first_row() -> None:
    with pytest.raises(NoLaw, match="sapa"):
        promised_minutes(Promise.SAPA, date(2025, 12, 31))
