"""Refusals and reviews for the head of the desk and the supervision: numbers and days, nobody's name."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from spkt.access._gate import Reader, Unseen, in_scope, seen
from spkt.kit import clock
from spkt.law.deadlines import review_due
from spkt.law.journeys.matters import REVIEWED, State
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.records.models import Gelar, Matter, Paper, Term

SUPERVISE = frozenset({Role.KA_SPKT, Role.SIWAS})
NEWEST = 100


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal or review.

    number      of the complaint; leader of the gelar that decided last
    until       last day to ask for a review; of a review the day of its answer, which `is_late` has passed
    mine        the reader may open it now; may_open: he may with a reason; may_ask: he may ask for a review
    guarded     the matter is sealed
    """

    code: str
    number: str
    state: str
    decided_on: date
    leader: str
    until: date
    is_review: bool
    is_late: bool
    mine: bool
    may_open: bool
    may_ask: bool
    guarded: bool


@dataclass(frozen=True, slots=True)
class Refusals:
    """Rows, reviews first; full when older ones were left out."""

    rows: tuple[Refusal, ...]
    full: bool


def refusals(reader: Reader) -> Refusals:
    """Refusals and reviews of the reader's unit, in one statement. raises Unseen for every other role"""
    if not reader.roles & SUPERVISE:
        raise Unseen
    found = list(_rows(reader)[: NEWEST + 1])
    return Refusals(tuple(_refusal(row, reader) for row in found[:NEWEST]), len(found) > NEWEST)


def one(code: str, reader: Reader) -> Refusal:
    """One of them. raises Unseen"""
    if not reader.roles & SUPERVISE:
        raise Unseen
    return _refusal(seen(_rows(reader).filter(code=code)), reader)


def _rows(reader: Reader) -> QuerySet[Matter]:
    decided = Gelar.objects.filter(matter=OuterRef("pk")).exclude(closed_at=None).order_by("-ordinal")
    receipt = Paper.objects.filter(matter=OuterRef("pk"), kind="tanda_terima_pengaduan")
    asked = Term.objects.filter(matter=OuterRef("pk"), kind="tinjau", stopped_at=None)
    rows = Matter.objects.filter(unit=reader.unit, state__in=REVIEWED).annotate(
        decided_at=Subquery(decided.values("closed_at")[:1]),
        leader=Subquery(decided.values("leader__name")[:1]),
        number=Subquery(receipt.values("number")[:1]),
        asked_until=Subquery(asked.values("due_at")[:1]),
        mine=Exists(in_scope(reader).filter(pk=OuterRef("pk"))),
    )
    return rows.order_by(F("asked_until").asc(nulls_last=True), F("decided_at").desc(nulls_last=True))


def _refusal(row: Any, reader: Reader) -> Refusal:
    now = clock.now()
    today, is_review = clock.local_date(now, reader.zone), row.state == State.DITINJAU
    decided_on = clock.local_date(row.decided_at or row.received_at, reader.zone)
    told_on = clock.local_date(row.closed_at, reader.zone) if row.closed_at else today
    last = clock.last_day(row.asked_until, reader.zone) if row.asked_until else review_due(told_on)
    return Refusal(
        code=row.code,
        number=row.number or "",
        state=row.state,
        decided_on=decided_on,
        leader=(row.leader or "").partition(",")[0].title(),
        until=last,
        is_review=is_review,
        is_late=is_review and today > last,
        mine=row.mine,
        may_open=Role.SIWAS in reader.roles,
        may_ask=row.mine and not is_review and today <= last,
        guarded=row.secrecy == Secrecy.TERTUTUP,
    )
