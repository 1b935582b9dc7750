"""What becomes of a matter that ends in no report: each a move whose reason is written for the reporter."""

from dataclasses import replace

from spkt.access._facts import facts
from spkt.actions._spine import Act, Refused, act
from spkt.actions.matters import store_account, tell_public
from spkt.law.journeys import CLOSED, journey_of
from spkt.law.journeys.matters import State
from spkt.law.words import N_
from spkt.records.casefile import open_case
from spkt.records.reference import catalogue


def _decide(a: Act, code: str, reason: str, decided: str = "") -> str:
    """A move whose whole content is a written reason."""
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(journey_of(matter.errand), facts(case, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis alasannya dengan kata-kata yang dipahami pelapor."))
    store_account(a, matter, replace(case.account, decisions=(*case.account.decisions, f"{a.name}: {reason.strip()}")))
    a.go(matter, move, decided)
    matter.closed_at = a.at if matter.state in CLOSED else None
    a.save(matter)
    tell_public(a, matter, move.told)
    return str(matter.state)


@act("matters.explain")
def explain(a: Act, code: str, reason: str) -> str:
    """No crime: the reason and where else to go are told to the reporter, and the matter closes."""
    return _decide(a, code, reason)


@act("matters.forward")
def forward(a: Act, code: str, reason: str) -> str:
    """Goes on to the detectives as a complaint or information without an LP."""
    return _decide(a, code, reason)


@act("matters.refer")
def refer(a: Act, code: str, reason: str) -> str:
    """Goes to another unit; `reason` names it."""
    return _decide(a, code, reason)


@act("matters.confirm_referral")
def confirm_referral(a: Act, code: str, reason: str) -> str:
    """The other unit has it; `reason` names who confirmed and its number there."""
    return _decide(a, code, reason)


@act("matters.ask_review")
def ask_review(a: Act, code: str, reason: str) -> str:
    """The reporter, a superior or the supervisor asks for a second gelar with other seats."""
    return _decide(a, code, reason)


@act("matters.withdraw")
def withdraw(a: Act, code: str, reason: str) -> str:
    """A withdrawal ends a complaint offence only; for any other it is noted and the matter goes on."""
    case = open_case(a.lock_matter(code))
    charges = [catalogue().get(charge.code) for charge in case.notes.charges]
    only_complaint = bool(charges) and all(offence.complaint == "absolute" for offence in charges)
    return _decide(a, code, reason, State.DICABUT if only_complaint else "")
