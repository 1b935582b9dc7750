"""Both sides of every date on which law changes, and which of two laws is better for the offender."""

from datetime import date, timedelta

import pytest

from spkt import data
from spkt.law import sources
from spkt.law._dated import all_decriminalised, is_decriminalised, milder
from spkt.law.deadlines import _PROMISED, _Promised, promised_minutes
from spkt.law.offences import Catalogue, Choice
from spkt.law.sources import NEW_CODE, NoLaw, Source

ROWS = data.rows("offences.csv")
CATALOGUE = Catalogue(ROWS)
SOURCES = [each for each in vars(sources).values() if isinstance(each, Source)] + list(sources._SPECIAL)
BEFORE, DAY = NEW_CODE - timedelta(days=1), timedelta(days=1)


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.code)
def test_a_source_holds_from_its_first_day_to_the_day_before_its_last(source: Source) -> None:
    assert (source.holds(source.in_force - DAY), source.holds(source.in_force)) == (False, True)
    if source.until is not None:
        assert (source.holds(source.until - DAY), source.holds(source.until)) == (True, False)


@pytest.mark.parametrize("code", [row["code"] for row in ROWS])
def test_an_offence_is_offered_on_its_days_only(code: str) -> None:
    offence = CATALOGUE.get(code)
    assert not offence.holds(offence.valid_from - DAY, offence.valid_from - DAY)
    assert offence.holds(offence.valid_from, offence.valid_from)
    if offence.valid_to is not None:
        assert offence.holds(offence.valid_to, offence.valid_to)
        assert not offence.holds(offence.valid_to + DAY, offence.valid_to + DAY)


@pytest.mark.parametrize("row", _PROMISED, ids=lambda row: row.what)
def test_a_promise_holds_from_its_first_day(row: _Promised) -> None:
    assert promised_minutes(row.what, row.valid_from) == row.minutes
    with pytest.raises(NoLaw):
        promised_minutes(row.what, row.valid_from - DAY)


@pytest.mark.parametrize(
    ("first", "last", "old"),
    [(BEFORE, BEFORE, "WVS-362"), (BEFORE, NEW_CODE, "WVS-362"), (NEW_CODE, NEW_CODE, None)],
)
def test_trap_12_the_old_article_stands_beside_the_new_until_the_last_day(
    first: date, last: date, old: str | None
) -> None:
    pairs = [pair for pair in CATALOGUE.choices(first, last) if pair.new.code == "KUHP-476"]
    assert [pair.old.code if pair.old else None for pair in pairs] == [old]


def made(new: str, old: str) -> Choice:
    """The pair of theft with other longest terms."""
    row = next(each for each in ROWS if each["code"] == "KUHP-476")
    then = next(each for each in ROWS if each["code"] == "WVS-362")
    found = Catalogue([{**row, "max_penalty_years": new}, {**then, "max_penalty_years": old}])
    return Choice(found.get("KUHP-476"), found.get("WVS-362"))


@pytest.mark.parametrize(
    ("new", "old", "better"),
    [("5", "7", "KUHP-476"), ("7", "5", "WVS-362"), ("5", "5", None), ("", "5", None), ("5", "", None)],
)
def test_the_shorter_term_is_named_as_better(new: str, old: str, better: str | None) -> None:
    found = milder(made(new, old))
    assert (found.code if found else None) == better


def test_where_only_one_law_holds_nothing_is_compared() -> None:
    assert milder(Choice(CATALOGUE.get("KUHP-476"))) is None


def orphan() -> Catalogue:
    """A catalogue in which an old offence has no successor."""
    then = next(each for each in ROWS if each["code"] == "WVS-362")
    return Catalogue([{**then, "successor": ""}, *(each for each in ROWS if each["code"] != "WVS-362")])


@pytest.mark.parametrize(("today", "gone"), [(BEFORE, False), (NEW_CODE, True)])
def test_an_old_offence_without_successor_is_no_crime_from_the_day_of_the_new_code(today: date, gone: bool) -> None:
    catalogue = orphan()
    assert is_decriminalised(catalogue.get("WVS-362"), catalogue, today) is gone


def test_what_has_a_successor_or_is_new_stays_a_crime() -> None:
    assert not is_decriminalised(CATALOGUE.get("WVS-362"), CATALOGUE, NEW_CODE)
    assert not is_decriminalised(CATALOGUE.get("KUHP-476"), CATALOGUE, NEW_CODE)


def test_only_if_nothing_is_left_is_it_no_crime() -> None:
    catalogue = orphan()
    old, new = catalogue.get("WVS-362"), catalogue.get("KUHP-476")
    assert all_decriminalised([old], catalogue, NEW_CODE)
    assert not all_decriminalised([old, new], catalogue, NEW_CODE)
    assert not all_decriminalised([], catalogue, NEW_CODE)


def test_an_old_offence_without_successor_can_still_be_chosen_for_an_old_deed() -> None:
    offered = {pair.new.code for pair in orphan().choices(BEFORE, BEFORE)}
    assert "WVS-362" in offered
    assert "WVS-362" not in {pair.new.code for pair in orphan().choices(NEW_CODE, NEW_CODE)}
