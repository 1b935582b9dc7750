"""Where else the numbers of a dossier stand, of its people and of its things: exactly, and within scope only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Subquery

from spkt.access._gate import Reader, in_scope
from spkt.law.case import Person, Thing
from spkt.law.identity import mark_normal, phone_normal
from spkt.law.losses import numbers_of
from spkt.records import models, vault
from spkt.records.casefile import CaseFile

MOST = 12
RECEIVED = ("lp_a", "lp_b", "sktlk", "tanda_terima_pengaduan", "tt_temuan")
"""Papers by whose number another paper names a dossier, the best one first."""


@dataclass(frozen=True, slots=True)
class Match:
    """A number of this dossier that stands in another one.

    mark    name of the mark that meets ("nomor_rangka"); thing   name of this dossier's thing
    """

    mark: str
    thing: str
    code: str
    ticket: str
    errand: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """One number that stands in another dossier, and that dossier with its visit and the number of its paper.

    mark, thing     as of `Match`, "" where it is a person's number
    """

    mark: str
    thing: str
    matter: models.Matter


def hits(case: CaseFile, reader: Reader) -> tuple[Hit, ...]:
    """Every number of people and things that stands elsewhere in the reader's scope, newest first, in one statement."""
    return _hits(_of_people(case.persons) | _of_things(case.goods), reader, case.matter)


def matches(case: CaseFile, reader: Reader) -> tuple[Match, ...]:
    """Other dossiers in the reader's scope with a number of these things, newest first; what is out is silent."""
    return same_numbers(case.goods, reader, case.matter)


def same_numbers(things: Iterable[Thing], reader: Reader, but: models.Matter) -> tuple[Match, ...]:
    """The same for things that need not be stored yet. but     the dossier they belong to"""
    return matches_in(_hits(_of_things(things), reader, but))


def matches_in(found: Iterable[Hit]) -> tuple[Match, ...]:
    """Those hits that are of things, each dossier once."""
    seen: dict[str, Match] = {}
    for hit in found:
        if hit.thing:
            seen.setdefault(hit.matter.code, _match(hit))
    return tuple(seen.values())[:MOST]


def _number() -> Subquery:
    """The number by which another paper names a dossier: of its report, else of its receipt."""
    papers = models.Paper.objects.filter(matter=OuterRef("matter"), kind__in=RECEIVED)
    return Subquery(papers.order_by("kind").values("number")[:1])


_Wanted = dict[tuple[str, bytes], tuple[str, str]]


def _of_people(people: Iterable[Person]) -> _Wanted:
    told = ((("nik", mark_normal(each.id_number)), ("phone", phone_normal(each.phone))) for each in people)
    return {(kind, vault.blind_digest(kind, normal)): ("", "") for pair in told for kind, normal in pair if normal}


def _of_things(things: Iterable[Thing]) -> _Wanted:
    return {
        (kind, vault.blind_digest(kind, normal)): (mark, thing.name)
        for thing in things
        for kind, mark, normal in numbers_of(thing)
    }


def _hits(wanted: _Wanted, reader: Reader, but: models.Matter) -> tuple[Hit, ...]:
    if not wanted:
        return ()
    equal = Q(pk__in=())
    for kind, digest in wanted:
        equal |= Q(kind=kind, digest=digest)
    gone = models.Thing.objects.filter(pk=OuterRef("row"), struck=True)
    seen = in_scope(reader).filter(pk=OuterRef("matter"))  # asked of each hit, so that no list of matters is walked
    keys = models.BlindKey.objects.filter(equal, ~Exists(gone), Exists(seen)).exclude(matter=but)
    found = keys.select_related("matter__visit").annotate(named=_number()).order_by("-matter__received_at")
    return tuple(_hit(key, wanted) for key in found[: MOST * 4])


def _hit(key: models.BlindKey, wanted: _Wanted) -> Hit:
    mark, thing = wanted[(key.kind, bytes(key.digest))]
    key.matter.named = key.named  # type: ignore[attr-defined]  # annotated by `_hits`
    return Hit(mark, thing, key.matter)


def _match(hit: Hit) -> Match:
    matter = hit.matter
    ticket = matter.visit.ticket if matter.visit else ""
    return Match(hit.mark, hit.thing, matter.code, ticket, matter.errand, matter.state, matter.received_at)
