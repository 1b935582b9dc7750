"""Matters as an officer may see them: one, many, and what may be done next."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from spkt.access._case import KnownCase, is_issued
from spkt.access._facts import facts
from spkt.access._gate import Reader, in_scope, note_reading, seen
from spkt.law.journeys import DONE, journey_of
from spkt.law.journeys._case import CASE
from spkt.law.journeys._table import Journey
from spkt.law.journeys.papers import FOR_CITIZEN, PAPER, Held, PaperFacts
from spkt.law.roles import Role as OfficerRole
from spkt.law.sources import Citation
from spkt.records.casefile import CaseFile, open_case
from spkt.records.models import File, Gelar, Konseling, Leaf, Letter, Link, Matter, Paper, Seat


@dataclass(frozen=True, slots=True)
class NextAct:
    """An act from here: open to this officer when `reasons` is empty.

    mine    the officer's roles may do it; otherwise it is shown as something to ask another for
    by      roles that may do it, as officers say them
    """

    act: str
    label: str
    reasons: tuple[str, ...]
    cite: Citation
    key: str
    mine: bool
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline: an act of the ledger in words."""

    act: str
    done: str
    at: Any
    who: str


@dataclass(frozen=True, slots=True)
class OneMatter:
    """A matter for this officer: the case file, what may be done, what was done, its papers."""

    case: CaseFile
    acts: tuple[NextAct, ...]
    timeline: tuple[Line, ...]
    papers: tuple[Paper, ...]
    may_hand_over: bool = False

    @property
    def unhanded(self) -> tuple[Paper, ...]:
        """Hers, not in her hands yet, and this officer's to give."""
        hers = (paper for paper in self.papers if paper.kind in FOR_CITIZEN)
        waiting = (
            each for each in hers if not (each.handed_at or each.declined_at or each.voided_at or each.corrected_at)
        )
        return tuple(waiting) if self.may_hand_over else ()

    @property
    def matter(self) -> Matter:
        """The row itself."""
        return self.case.matter


def rows(reader: Reader) -> QuerySet[Matter]:
    """Matters in scope with what lists and the case file need, in one statement."""
    here = {"matter": OuterRef("pk")}
    linked = Link.objects.filter(Q(matter=OuterRef("pk")) | Q(other=OuterRef("pk")))
    found = in_scope(reader).select_related("key", "unit", "visit", "received_by", "report")
    return found.annotate(
        has_letters=Exists(Letter.objects.filter(**here)),
        has_konseling=Exists(Konseling.objects.filter(**here)),
        has_gelar=Exists(Gelar.objects.filter(**here)),
        has_links=Exists(linked),
        has_files=Exists(File.objects.filter(**here)),
    )


def one(code: str, reader: Reader) -> OneMatter:
    """The matter with this code, its reading noted. raises Unseen (same words for none, other unit, sealed)."""
    matter = seen(rows(reader).filter(code=code))
    note_reading(reader, "matters.one", matter.pk)
    case = open_case(matter)
    may_hand_over = "papers.hand_over" in PAPER.may(PaperFacts(state=Held.TERBIT), reader.roles)
    return OneMatter(case, next_acts(case, reader), timeline(matter), case.papers, may_hand_over)


def case_of(code: str, reader: Reader, what: str) -> CaseFile:
    """Only the case file, for a page about one part of it; the reading is noted under `what`."""
    matter = seen(rows(reader).filter(code=code))
    note_reading(reader, what, matter.pk)
    return open_case(matter)


def next_acts(case: CaseFile, reader: Reader) -> tuple[NextAct, ...]:
    """What the tables allow from here: mine and lawful first, then mine but locked, then others'."""
    walks: list[tuple[Journey, Any]] = [(journey_of(case.matter.errand), facts(case, reader))]
    walks += [(CASE, KnownCase(case))] if is_issued(case) else []
    found = []
    for journey, known in walks:
        mine, everyone = journey.may(known, reader.roles), journey.ahead(known)
        acts = {**everyone, **mine}
        found += [_next(journey, act, reasons, known.state, act in mine) for act, reasons in acts.items()]
    return tuple(sorted(found, key=lambda each: (not each.mine, bool(each.reasons))))


def _next(journey: Journey, act: str, reasons: list[str], state: str, mine: bool) -> NextAct:
    move = journey.move(act, state)
    by = tuple(role.label for role in OfficerRole if role in move.by)
    return NextAct(act, move.label, tuple(reasons), move.cite, move.key, mine, by)


UNTOLD = ("files.begin", "files.drop")
"""Acts that are only the beginning of another, or came to nothing: the log has them, the timeline need not."""


def timeline(matter: Matter) -> tuple[Line, ...]:
    """Acts on this matter and its visit, newest first, in the words of the journeys."""
    about = Q(subject__in=[each for each in (matter.pk, matter.visit_id) if each])  # no subject is no visit
    leaves = Leaf.objects.filter(about).exclude(act__in=UNTOLD).select_related("actor").order_by("-index")
    return tuple(
        Line(leaf.act, done_words(leaf.act), leaf.at, str(leaf.actor.name if leaf.actor else "")) for leaf in leaves
    )


def done_words(act: str) -> str:
    """Words of an act in the timeline."""
    return DONE[act]


def seats_of(matter: Matter) -> list[Seat]:
    """Every seat the matter ever had, struck ones too: the next gelar wants others."""
    return list(Seat.objects.filter(gelar__matter=matter).select_related("officer"))
