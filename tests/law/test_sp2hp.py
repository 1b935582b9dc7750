"""Letters of the detectives: which may tell what, and until when; and the shape of the journeys after a report."""

from dataclasses import replace
from datetime import date

import pytest

from spkt.law._report import FOUND_HOW
from spkt.law._sp2hp import Code, Weight, codes_of, next_due, owner_of, repeated, stop_due, term_kind
from spkt.law.journeys import BY_ERRAND, CLOSED, OPEN, STATE_WORDS
from spkt.law.journeys._case import CASE, HANDLED_WORDS, ONWARD, CaseFacts, Handled
from spkt.law.journeys._finding import FINDING, FindingFacts, Found
from spkt.law.roles import Role
from spkt.law.sources import NoLaw
from spkt.papers import lp_a

START = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("code", "weight", "days"),
    [
        (Code.A2, Weight.RINGAN, (14, 28, 42)),
        (Code.A2, Weight.SEDANG, (14, 28, 42)),
        (Code.A2, Weight.SULIT, (30, 60, 90)),
        (Code.A4, Weight.RINGAN, (10, 20, 30, 60, 90)),
        (Code.A4, Weight.SEDANG, (15, 30, 45, 60, 90)),
        (Code.A4, Weight.SULIT, (15, 30, 45, 60, 75, 90, 120)),
    ],
)
def test_the_days_of_each_rhythm(code: Code, weight: Weight, days: tuple[int, ...]) -> None:
    after, found = START, []
    for _day in days:
        after = next_due(code, weight, START, after)
        found.append((after - START).days)
    assert tuple(found) == days


def test_a_day_that_passed_is_not_owed_again() -> None:
    assert next_due(Code.A4, Weight.RINGAN, START, date(2026, 12, 10)) == date(2026, 12, 14)


@pytest.mark.parametrize(("code", "on"), [(Code.A1, START), (Code.A3, START), (Code.A2, date(2025, 12, 31))])
def test_what_has_no_row_is_no_law(code: Code, on: date) -> None:
    with pytest.raises(NoLaw):
        next_due(code, Weight.RINGAN, on, on)


def test_a_stop_is_told_the_day_after() -> None:
    assert stop_due(date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("state", "codes", "again"),
    [
        ("terbit", (), None),
        ("diserahkan", (), None),
        ("ditangani", ("A1", "A2"), "A2"),
        ("penyidikan", ("A1", "A3", "A4"), "A4"),
        ("dihentikan", ("A5",), None),
        ("rj", (), None),
        ("selesai", (), None),
    ],
)
def test_letters_of_each_state(state: str, codes: tuple[str, ...], again: str | None) -> None:
    assert (codes_of(state), repeated(state)) == (codes, again)


def test_the_head_of_the_detectives_owes_letters_and_nothing_else() -> None:
    assert {owner_of(term_kind(code)) for code in Code} == {Role.KASAT}
    assert owner_of("balasan") is None


def test_every_state_after_issue_can_be_reached_and_left() -> None:
    reached = {str(move.to) for move in CASE.moves} | {to for ends in ONWARD.values() for to in ends} | {"terbit"}
    assert set(Handled) <= reached
    left = {move.frm for move in CASE.moves if move.act != "reports.issue_sp2hp"}
    assert left == set(Handled) - CASE.final
    assert set(HANDLED_WORDS) == set(Handled)


def test_a_stop_ends_only_after_it_was_told() -> None:
    kasat = frozenset({Role.KASAT})
    for told, has_reader, lawful in ((False, True, False), (True, True, True), (False, False, True)):
        facts = CaseFacts("dihentikan", has_reader=has_reader, stop_told=told)
        assert (CASE.may(facts, kasat)["reports.progress"] == []) is lawful


def test_names_of_states_are_unique_over_all_errands() -> None:
    states = [str(state) for journey in BY_ERRAND.values() for state in journey.states]
    assert len(states) == len(set(states))
    assert set(states) == set(STATE_WORDS)


def test_a_finding_is_open_until_it_is_issued() -> None:
    assert {Found.TEMUAN, Found.DIPERIKSA} <= set(OPEN)
    assert Found.LP_A_TERBIT in CLOSED


WHOLE = FindingFacts(
    "temuan",
    i_found=True,
    has_uraian=True,
    has_time=True,
    has_known=True,
    has_place=True,
    has_how=True,
    has_first_action=True,
    has_suspicion=True,
)


@pytest.mark.parametrize(
    "missing", ["has_uraian", "has_time", "has_known", "has_place", "has_how", "has_first_action", "has_suspicion"]
)
def test_each_part_of_a_finding_is_asked_for(missing: str) -> None:
    officer = frozenset({Role.PIKET_FUNGSI})
    assert FINDING.may(WHOLE, officer)["reports.submit_finding"] == []
    assert len(FINDING.may(replace(WHOLE, **{missing: False}), officer)["reports.submit_finding"]) == 1


@pytest.mark.parametrize("role", [Role.KANIT, Role.KASAT])
def test_the_finder_never_approves(role: Role) -> None:
    submitted = replace(WHOLE, state="diperiksa")
    found = FINDING.may(submitted, frozenset({role}))
    assert found["reports.issue_finding"]
    assert found["reports.return_finding"]
    found = FINDING.may(replace(submitted, i_found=False), frozenset({role}))
    assert found["reports.issue_finding"] == found["reports.return_finding"] == []


def test_who_meets_with_a_deed() -> None:
    may = {role for role in Role if "reports.begin_finding" in FINDING.may(FindingFacts("–"), frozenset({role}))}
    assert may == {Role.BA_YANMAS, Role.KANIT, Role.PIKET_RESKRIM, Role.PIKET_FUNGSI, Role.UPPA}


def test_the_paper_knows_the_same_ways() -> None:
    assert FOUND_HOW == lp_a.FOUND_HOW
