"""The visit: a ticket at once, a call, a greeting, a farewell."""

from uuid import uuid4

from spkt.access.counter import visit_facts
from spkt.actions._spine import Act, act, new_code
from spkt.actions.papers import issue_paper, take_number
from spkt.kit import blind
from spkt.law import numbers
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import VISIT, VisitFacts
from spkt.papers import karcis
from spkt.records import vault
from spkt.records.letterhead import desk_of
from spkt.records.models import Visit

TICKETS = {"A": numbers.Kind.KARCIS_A, "B": numbers.Kind.KARCIS_B, "C": numbers.Kind.KARCIS_C}
"""Lanes tell no purpose: A danger, B talk, C letters (domain 3.1)."""


@act("counter.arrive")
def arrive(a: Act, lane: str = "B", priority: bool = False, wait_minutes: int | None = None) -> str:
    """A visitor takes a number: the first leaf, before any officer decides anything.

    lane        "A", "B" or "C"
    returns     outside code of the visit
    """
    move = a.judge(VISIT, VisitFacts(state=START))
    series, ticket = take_number(a, TICKETS[lane])
    visit = Visit(
        code=new_code(),
        unit=a.unit,
        state=move.to,
        lane=lane,
        day=a.today,
        ordinal=series.last,
        ticket=ticket,
        priority=priority or lane == "A",
        arrived_at=a.at,
    )
    a.add(visit)
    a.subject = visit.pk
    proof, desk = blind.new_code(), desk_of(a.unit, a.today)
    content = karcis.Content(
        desk=desk,
        number=ticket,
        arrived_at=a.at,
        wait_minutes=wait_minutes,
        code=blind.grouped(proof),
        url=f"{desk.portal}/lacak#{proof}",
    )
    issue_paper(a, "karcis", content, series, ticket, visit=visit)
    _tell_public(a, proof, move.told)
    return visit.code


def _tell_public(a: Act, proof: str, word: str) -> None:
    """The proof of the visit can be asked for at the public window, which does not know whose or what for."""
    a.after_commit(
        "publish",
        f"publish:{a.key.hex}",
        track=str(uuid4()),
        digest=vault.tracking_digest(blind.normal_code(proof)).hex(),
        unit=a.unit.name,
        zone=a.unit.zone,
        zone_label=a.unit.zone_label,
        received_at=a.at,
        reply_due_on=None,
        word=word,
        at=a.at,
    )


@act("counter.call")
def call(a: Act, code: str) -> str:
    """The number is called; the third call without answer lets the officer go on to the next."""
    visit = _move(a, code)
    visit.calls += 1
    visit.called_at = visit.called_at or a.at
    a.save(visit)
    return visit.code


@act("counter.greet")
def greet(a: Act, code: str) -> str:
    """The officer greets, names himself and offers a chair: the waiting clock stops."""
    visit = _move(a, code)
    visit.called_at = visit.called_at or a.at
    visit.greeted_at = visit.greeted_at or a.at
    visit.officer, visit.desk = a.by.officer, a.by.desk
    a.save(visit)
    return visit.code


@act("counter.leave")
def leave(a: Act, code: str) -> str:
    """Nobody came after three calls; one press brings the visitor back to the front."""
    visit = _move(a, code)
    a.save(visit)
    return visit.code


@act("counter.finish")
def finish(a: Act, code: str, reason: str = "") -> str:
    """The visitor leaves with what she came for, with a paper that says why not, or it is written why she has none.

    reason      needed where the visit ends without a paper; it stays sealed
    """
    visit = _move(a, code, reason)
    visit.ended_at = a.at
    if reason.strip():
        vault.put_own(visit, "parting", reason.strip())
    a.save(visit)
    return visit.code


def _move(a: Act, code: str, reason: str = "") -> Visit:
    visit = a.lock_visit(code)
    move = a.judge(VISIT, visit_facts(visit, explained=bool(reason.strip())))
    a.go(visit, move)
    return visit
