"""The queue of the counter and one visit of it, as an officer may see them.

The list says no more than a waiting room hears: ticket, first name with initials, one line of state. So it is no
reading of a matter and is not noted as one; opening a matter is.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from spkt.access._clocks import Running, owners, running
from spkt.access._gate import Reader, in_scope, seen
from spkt.access.matters import Line, NextAct, done_words
from spkt.kit import clock
from spkt.law.case import Person
from spkt.law.case import Role as Part
from spkt.law.journeys import BY_ERRAND, OPEN
from spkt.law.journeys._skips import NOT_OWED, NOT_URGENT
from spkt.law.journeys._table import Journey
from spkt.law.journeys.counter import VISIT, VisitFacts, Visiting
from spkt.law.journeys.matters import State
from spkt.law.journeys.papers import FOR_CITIZEN
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.records import vault
from spkt.records.models import DataKey, Draft, Leaf, Matter, Paper, Party, Term, Visit

LOOK_BACK = timedelta(days=30)
NEWEST = 50
RECEIPTS = tuple(sorted(FOR_CITIZEN))
LYING = {"kind__in": RECEIPTS, "handed_at": None, "declined_at": None, "voided_at": None, "corrected_at": None}
"""A paper of hers that waits to be given to her."""
CLIMBED = {"stopped_at": None, "paused_at": None, "level__gt": 0}
TERM = ("kind", "starts_at", "due_at", "level")
ALARMS = 20
"""Matters whose clock has climbed are listed however old they are, the nearest end first."""
WAITING = (Visiting.MENUNGGU, Visiting.DIPANGGIL)
AWAITED = (
    "matters.start_konseling",
    "matters.record_konseling",
    "gelar.open",
    "gelar.sign",
    "reports.draft",
    "reports.issue",
    "matters.explain",
    "matters.forward",
    "matters.refer",
    "matters.confirm_referral",
    "losses.check",
    "losses.issue",
    "losses.store",
)
"""Acts that a matter waits for; the others are always possible and nobody is missed for them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One visit of the queue.

    name        first name and initials of the reporter; "" while none is told, or where `guarded`
    matter      code, "" for a visit without matter or where `hidden`
    hidden      it led to a matter that this officer may not open
    guarded     hidden, or sealed: a list on an open screen names nobody of a sealed matter, whoever reads it
    state       of the matter, "" without one; of a hidden one nothing is told
    mine        served by this officer or at his desk
    drafted     he has typed something here that is not sent yet
    awaits_me   the next step of the matter is one that his roles take
    to_hand     a paper of hers lies ready for the reporter
    alarm       the clock of the matter that climbed to the reader, None where none did or it is not his
    to_hand     a receipt lies ready for the reporter
    read_back   she agreed with the story as it stands
    """

    visit: Visit
    name: str
    matter: str
    hidden: bool
    guarded: bool
    state: str
    mine: bool
    drafted: bool
    awaits_me: bool
    to_hand: bool
    alarm: Running | None = None
    read_back: bool = False

    @property
    def code(self) -> str:
        """What names the row in addresses: the matter, or the visit while there is none."""
        return self.matter or self.visit.code


@dataclass(frozen=True, slots=True)
class Queue:
    """Rows newest first; `full` when older ones were left out."""

    rows: tuple[Row, ...]
    full: bool

    def served_by_me(self) -> str:
        """Code of the matter that this officer is serving, "" if none; the oldest comes first."""
        own = [row for row in self.rows if row.mine and row.matter and row.visit.state == Visiting.DILAYANI]
        return min(own, key=lambda row: row.visit.arrived_at).matter if own else ""

    def last_greeted(self) -> datetime | None:
        """When somebody was last greeted, None if nobody was."""
        return max((row.visit.greeted_at for row in self.rows if row.visit.greeted_at), default=None)


@dataclass(frozen=True, slots=True)
class OneVisit:
    """A visit with what may be done next.

    matter  code of the matter it led to, "" where there is none or it is not the reader's to see
    guarded it led to a matter that is not the reader's to see
    papers  the ticket
    needs_reason    it would end without a paper, so it is written why
    """

    visit: Visit
    matter: str
    guarded: bool
    acts: tuple[NextAct, ...]
    papers: tuple[Paper, ...]
    timeline: tuple[Line, ...]
    needs_reason: bool = False


def queue(reader: Reader) -> Queue:
    """Open visits and open matters of the reader's unit, in one statement."""
    found = list(_open_visits(reader)[: NEWEST + 1])
    return Queue(tuple(_row(visit, reader) for visit in found[:NEWEST]), len(found) > NEWEST)


def visit(code: str, reader: Reader) -> OneVisit:
    """One visit of the reader's unit. raises Unseen."""
    row: Visit = seen(Visit.objects.filter(code=code, unit=reader.unit).select_related("officer"))
    matter = in_scope(reader).filter(visit=row).values_list("code", flat=True).first() or ""
    guarded = not matter and Matter.objects.filter(visit=row).exists()
    papers = tuple(row.papers.order_by("issued_at"))
    facts = visit_facts(row)
    acts = visit_acts(replace(facts, explained=True), reader)
    return OneVisit(row, matter, guarded, acts, papers, _timeline(row), needs_reason=not facts.explained)


def visit_facts(row: Visit, *, explained: bool = False) -> VisitFacts:
    """What the journey of a visit asks. explained   it is written why the visit ends without a paper"""
    hers = Paper.objects.filter(matter__visit=row, kind__in=RECEIPTS, voided_at=None, corrected_at=None)
    settled = ~Q(handed_at=None) | ~Q(declined_at=None)
    counted = hers.aggregate(all=Count("pk"), settled=Count("pk", filter=settled))
    has_paper = counted["settled"] == counted["all"]
    return VisitFacts(row.state, row.calls, has_paper, explained or counted["settled"] > 0)


def visit_acts(facts: VisitFacts, reader: Reader) -> tuple[NextAct, ...]:
    """What this officer may do with a visit, lawful acts first."""
    open_to_me = VISIT.may(facts, reader.roles)
    found = [_act(VISIT, act, facts.state, reasons) for act, reasons in open_to_me.items()]
    return tuple(sorted(found, key=lambda each: bool(each.reasons)))


def _act(journey: Journey, act: str, state: str, reasons: list[str]) -> NextAct:
    move = journey.move(act, state)
    by = tuple(role.label for role in Role if role in move.by)
    return NextAct(act, move.label, tuple(reasons), move.cite, move.key, mine=True, by=by)


def _timeline(visit: Visit) -> tuple[Line, ...]:
    leaves = Leaf.objects.filter(subject=visit.pk).select_related("actor").order_by("-index")
    return tuple(
        Line(leaf.act, done_words(leaf.act), leaf.at, leaf.actor.name if leaf.actor else "") for leaf in leaves
    )


def _open_visits(reader: Reader) -> QuerySet[Visit]:
    """Visits that still wait for something, newest first, with their matter, its key and its first party."""
    now = clock.now()
    mine = in_scope(reader).filter(pk=OuterRef("matter__pk"))
    first_party = Party.objects.filter(matter=OuterRef("matter__pk"), struck=False).order_by("ordinal")
    unhanded = Paper.objects.filter(matter=OuterRef("matter__pk"), **LYING)
    climbed = Term.objects.filter(matter=OuterRef("matter__pk"), **CLIMBED).order_by("due_at")
    typed = Draft.objects.filter(
        Q(subject=OuterRef("code")) | Q(subject=OuterRef("matter__code")), officer=reader.officer
    )
    return (
        Visit.objects.filter(_waits(reader, now))
        .annotate(
            seen=Exists(mine),
            to_hand=Exists(unhanded),
            drafted=Exists(typed),
            party=Subquery(first_party.values("pk")[:1]),
            person=Subquery(first_party.values("person")[:1]),
            confirmed_at=F("matter__report__confirmed_at"),
            **{f"term_{name}": Subquery(climbed.values(name)[:1]) for name in TERM},
        )
        .select_related("matter__key")
        .order_by(F("term_due_at").asc(nulls_last=True), "-arrived_at")
    )


def _waits(reader: Reader, now: datetime) -> Q:
    """Why a visit is listed: five short lists, each read from an index however long the history is."""
    here, since = {"unit": reader.unit}, now - LOOK_BACK
    at_the_desk = Visit.objects.filter(**here, state__in=(*WAITING, Visiting.DILAYANI), arrived_at__gte=since)
    gone_today = Visit.objects.filter(**here, state=Visiting.DITINGGALKAN, day=clock.local_date(now, reader.zone))
    brought = Matter.objects.filter(**here, state__in=OPEN, received_at__gte=since, visit__isnull=False)
    ready = Paper.objects.filter(**here, **LYING, issued_at__gte=since).order_by("-issued_at")
    whose = Matter.objects.filter(pk=OuterRef("matter"), unit=reader.unit, visit__isnull=False)
    # Read along the running clocks, not along the matters: the first of them are enough.
    climbed = Term.objects.filter(Exists(whose), **CLIMBED).annotate(visit=Subquery(whose.values("visit")[:1]))
    return (
        Q(pk__in=at_the_desk.order_by("-arrived_at").values("pk")[: NEWEST + 1])
        | Q(pk__in=gone_today.values("pk")[: NEWEST + 1])
        | Q(pk__in=brought.order_by("-received_at").values("visit")[: NEWEST + 1])
        | Q(pk__in=ready.values("matter__visit")[: NEWEST + 1])
        | Q(pk__in=climbed.order_by("due_at").values("visit")[:ALARMS])
    )


def _row(visit: Visit, reader: Reader) -> Row:
    matter = getattr(visit, "matter", None)
    hidden = matter is not None and not visit.seen  # type: ignore[attr-defined]  # annotated by `_open_visits`
    shown = None if hidden else matter
    state = shown.state if shown else ""
    guarded = matter is not None and (hidden or matter.secrecy == Secrecy.TERTUTUP)
    return Row(
        visit=visit,
        name="" if guarded or not shown else reporter_of(shown.key, visit.party, visit.person),  # type: ignore[attr-defined]
        matter=shown.code if shown else "",
        hidden=hidden,
        guarded=guarded,
        state=state,
        mine=visit.officer_id == reader.officer.pk or (bool(reader.desk) and visit.desk == reader.desk),
        drafted=visit.drafted,  # type: ignore[attr-defined]
        awaits_me=_awaits(state, reader, confirmed=visit.confirmed_at is not None),  # type: ignore[attr-defined]
        to_hand=visit.to_hand,  # type: ignore[attr-defined]
        alarm=_alarm(visit, shown, reader) if shown else None,
        read_back=bool(shown and shown.told and shown.read_back == shown.told),
    )


def _alarm(visit: Any, matter: Matter, reader: Reader) -> Running | None:
    """The climbed clock of a matter, if it has come to one of the reader's roles. visit   annotated with its term"""
    if not visit.term_level:
        return None
    term = Term(**{name: getattr(visit, f"term_{name}") for name in TERM})
    mine = owners(term.kind, term.level, matter.secrecy, term.starts_at, reader.zone)
    return running(term, clock.now(), reader.zone) if mine & reader.roles else None


def reporter_of(key: DataKey, party: UUID | None, person: str) -> str:
    """The reporter as a list may show her, from the first party of a matter; "" where that is not she.

    party, person   its id and its sealed column
    """
    if not party:
        return ""
    told: Person = vault.get(Party(pk=party, person=person), "person", key)
    return short_name(told.name) if Part.PELAPOR in told.roles else ""


def short_name(name: str) -> str:
    """ "Sri W. K." of "SRI WAHYU KENANGA": enough to call someone by, not enough to look her up."""
    words = name.partition(",")[0].split()
    return " ".join([word.capitalize() if n == 0 else f"{word[0].upper()}." for n, word in enumerate(words)])


def _awaits(state: str, reader: Reader, *, confirmed: bool) -> bool:
    """Is the next step of a matter in this state one of the reader's? An LP waits for issue only when confirmed."""
    moves = (move for journey in BY_ERRAND.values() for move in journey.moves if move.frm == state)
    rare = (NOT_URGENT, NOT_OWED)  # a report before its gelar, and what follows it, are the exception
    usual = (move for move in moves if not any(need.why in rare for need in move.needs))
    waited = {move.act for move in usual if move.by & reader.roles} & set(AWAITED)
    if state == State.REKOM_LP:
        waited &= {"reports.issue"} if confirmed else {"reports.draft"}
    return bool(waited)
