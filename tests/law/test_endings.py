"""No complaint ends in silence: every state can be left, and every end has a paper that is hers."""

import pytest

from spkt.data import rows
from spkt.law.journeys._finding import Found
from spkt.law.journeys._referral import REFERRAL
from spkt.law.journeys._table import DECIDED, START, STAY
from spkt.law.journeys.counter import VISIT, VisitFacts, Visiting
from spkt.law.journeys.matters import KONSELING_OUTCOMES, MATTER, OUTCOMES, State
from spkt.law.journeys.papers import ENDS_WITH, FOR_CITIZEN, PAPER, Held, PaperFacts
from spkt.law.offences import Catalogue, until_trial
from spkt.law.roles import Role
from spkt.papers._kind import kinds

DECIDES = {
    "matters.record_konseling": KONSELING_OUTCOMES,
    "gelar.sign": OUTCOMES,
    "matters.withdraw": (State.DICABUT,),
    "reports.take_as_finding": (Found.TEMUAN,),
}
CATALOGUE = Catalogue(rows("offences.csv"))
ENDED = MATTER.final | {State.DITUTUP}
GOES_ON = {str(Found.TEMUAN)}
"""Where a complaint leaves this journey for another, which has its own tests."""


def leads_to(state: str) -> set[str]:
    """States that can be reached from here in one move; what the act decides is written above."""
    found: set[str] = set()
    if state in GOES_ON:
        return found
    for move in MATTER.moves:
        if move.frm == state:
            found |= set(DECIDES[move.act]) if move.to == DECIDED else set() if move.to == STAY else {str(move.to)}
    return {str(each) for each in found} - {state}


@pytest.mark.parametrize("state", [each for each in State if each not in MATTER.final])
def test_every_state_can_be_left(state: State) -> None:
    assert leads_to(state)


@pytest.mark.parametrize("state", list(State))
def test_from_every_state_an_end_can_be_reached(state: State) -> None:
    seen, waiting = {str(state)}, [str(state)]
    while waiting:
        fresh = leads_to(waiting.pop()) - seen
        seen |= fresh
        waiting += sorted(fresh)
    assert seen & ({str(each) for each in ENDED} | GOES_ON)


def test_every_state_can_be_reached_from_the_door() -> None:
    seen, waiting = {str(State.DITERIMA)}, [START, str(State.DITERIMA)]
    while waiting:
        fresh = leads_to(waiting.pop()) - seen
        seen |= fresh
        waiting += sorted(fresh)
    assert {str(state) for state in State} <= seen


@pytest.mark.parametrize("state", sorted(ENDED))
def test_every_end_of_a_complaint_has_a_paper_that_is_hers(state: State) -> None:
    kind = ENDS_WITH[state]
    assert kind in FOR_CITIZEN
    assert kind in kinds()


def test_only_ends_have_such_a_paper() -> None:
    assert set(ENDS_WITH) == ENDED


def test_what_is_hers_can_be_handed_over_or_its_refusal_written() -> None:
    for kind in FOR_CITIZEN | set(kinds()):
        acts = PAPER.may(PaperFacts(Held.TERBIT, for_citizen=kind in FOR_CITIZEN), frozenset({Role.BA_YANMAS}))
        for act in ("papers.hand_over", "papers.decline"):
            assert (not acts[act]) == (kind in FOR_CITIZEN), (kind, act)
    later = PAPER.may(PaperFacts(Held.TIDAK_DITERIMA), frozenset({Role.BAMIN}))
    assert later["papers.hand_over"] == [], "she may still fetch what she did not take"


@pytest.mark.parametrize(
    ("has_paper", "explained", "ends"), [(True, True, True), (False, True, False), (True, False, False)]
)
def test_no_visit_ends_without_paper_or_reason(has_paper: bool, explained: bool, ends: bool) -> None:
    facts = VisitFacts(Visiting.DILAYANI, has_paper=has_paper, explained=explained)
    against = VISIT.may(facts, frozenset({Role.BA_YANMAS}))["counter.finish"]
    assert (against == []) is ends


def test_only_the_receiver_accepts_a_referral() -> None:
    assert {role for move in REFERRAL.moves for role in move.by}.isdisjoint({Role.PIKET_RESKRIM, Role.ADMIN})


@pytest.mark.parametrize(
    ("code", "open_until_trial"),
    [("KUHP-411", True), ("KUHP-412", True), ("WVS-284.1", True), ("KUHP-433.1", False), ("KUHP-476", False)],
)
def test_adultery_and_cohabitation_may_be_taken_back_until_the_trial(code: str, open_until_trial: bool) -> None:
    assert until_trial(CATALOGUE.get(code)) is open_until_trial
