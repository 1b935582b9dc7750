"""Where else the numbers of a dossier's things stand: lost, found and stolen meet exactly, within scope only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from spkt.access._gate import Reader, in_scope
from spkt.law.case import Thing
from spkt.law.losses import numbers_of
from spkt.records import models, vault
from spkt.records.casefile import CaseFile

MOST = 12


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


def matches(case: CaseFile, reader: Reader) -> tuple[Match, ...]:
    """Other dossiers in the reader's scope with one of these numbers, newest first; what is out of scope is silent."""
    return same_numbers(case.goods, reader, case.matter)


def same_numbers(things: Iterable[Thing], reader: Reader, but: models.Matter) -> tuple[Match, ...]:
    """The same for things that need not be stored yet. but     the dossier they belong to"""
    wanted = {
        (kind, vault.blind_digest(kind, normal)): (mark, thing.name)
        for thing in things
        for kind, mark, normal in numbers_of(thing)
    }
    if not wanted:
        return ()
    hit = Q(pk__in=())
    for kind, digest in wanted:
        hit |= Q(kind=kind, digest=digest)
    kept = models.Thing.objects.filter(pk=OuterRef("row"), struck=False)
    keys = models.BlindKey.objects.filter(hit, Exists(kept), matter__in=in_scope(reader).values("pk"))
    found = keys.exclude(matter=but).select_related("matter__visit").order_by("-matter__received_at")
    seen: dict[str, Match] = {}
    for key in found[: MOST * 4]:
        mark, thing = wanted[(key.kind, bytes(key.digest))]
        seen.setdefault(key.matter.code, _match(key.matter, mark, thing))
    return tuple(seen.values())[:MOST]


def _match(matter: models.Matter, mark: str, thing: str) -> Match:
    ticket = matter.visit.ticket if matter.visit else ""
    return Match(mark, thing, matter.code, ticket, matter.errand, matter.state, matter.received_at)
