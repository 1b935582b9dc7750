"""Finds matters, visits and papers by what an officer types: exactly, and only in his scope.

What identifies a person or a thing is met by its keyed digest, so nothing is found by a part of it; a name is found
by whole words, and not at all in a sealed matter. What is out of scope is silent, as if it were not there.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from spkt.access._gate import Reader, in_scope, note_reading
from spkt.access.counter import reporter_of
from spkt.access.matters import rows
from spkt.kit import clock
from spkt.law.identity import mark_normal, name_normal, phone_normal
from spkt.law.roles import Scope, scope
from spkt.records import vault
from spkt.records.models import BlindKey, Matter, Paper, Party, Visit

MOST = 12
NOTED = 4
"""A mark of fewer characters identifies nothing."""
PHONE_LONG = 9
TICKET = re.compile(r"[ABC]-?[0-9]{1,4}")
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{10}")
MARKS = ("nik", "plate", "chassis", "engine", "imei", "document")


@dataclass(frozen=True, slots=True)
class Found:
    """Something found. what   matter, visit or paper; name   short name of the reporter, "" where none is told"""

    what: str
    code: str
    number: str
    name: str
    state: str
    at: datetime


def search(reader: Reader, typed: str) -> tuple[Found, ...]:
    """Everything in scope that carries exactly what was typed, newest first; each matter found is noted as read."""
    words = typed.strip()
    if len(words) < 2:
        return ()
    matters = _matters(reader, words)
    return (*matters, *_visits(reader, words), *_papers(reader, words))


def recent(reader: Reader, most: int = MOST) -> tuple[Found, ...]:
    """The newest matters in scope, as a list shows them."""
    return tuple(_matter(row) for row in _listed(rows(reader))[:most])


def recent_papers(reader: Reader, most: int = MOST) -> tuple[Found, ...]:
    """The newest papers of matters in scope."""
    return tuple(_paper(row) for row in _scoped_papers(reader)[:most])


def _listed(found: QuerySet[Matter]) -> QuerySet[Matter]:
    first = Party.objects.filter(matter=OuterRef("pk"), struck=False).order_by("ordinal")
    with_party = found.annotate(party=Subquery(first.values("pk")[:1]), person=Subquery(first.values("person")[:1]))
    return with_party.order_by("-received_at")


def _matters(reader: Reader, words: str) -> list[Found]:
    found = list(_listed(_matching(rows(reader), words))[:MOST])
    for row in found:
        note_reading(reader, "insight.search", row.pk)
    if not found:
        note_reading(reader, "insight.search", None)
    return [_matter(row) for row in found]


def _matching(found: QuerySet[Matter], words: str) -> QuerySet[Matter]:
    """Matters by ticket, code or digest; words without a figure are a name, each of them must fit."""
    spelt = words.upper().replace(" ", "")
    if TICKET.fullmatch(spelt):
        return found.filter(visit__ticket=_ticket(spelt))
    if not any(char.isdigit() for char in words) and not CODE.fullmatch(spelt):
        for word in name_normal(words).split():
            found = found.filter(pk__in=indexed("name", word))
        return found if name_normal(words) else found.none()
    hit = Q(code=spelt)
    if len(mark := mark_normal(words)) >= NOTED:
        hit |= Q(pk__in=_any_mark(mark))
    if len(phone := phone_normal(words)) >= PHONE_LONG:
        hit |= Q(pk__in=indexed("phone", phone))
    return found.filter(hit)


def _ticket(spelt: str) -> str:
    return f"{spelt[0]}-{int(spelt.lstrip('ABC-')):03d}"


def indexed(kind: str, normal: str) -> QuerySet[BlindKey, Any]:
    """Matters in which this normal form stands in the blind index of its kind, as a subquery."""
    return BlindKey.objects.filter(kind=kind, digest=vault.blind_digest(kind, normal)).values("matter")


def _any_mark(normal: str) -> QuerySet[BlindKey, Any]:
    """Matters with this number in any of the indexes of marks; each index has a key of its own."""
    wanted = Q()
    for kind in MARKS:
        wanted |= Q(kind=kind, digest=vault.blind_digest(kind, normal))
    return BlindKey.objects.filter(wanted).values("matter")


def _visits(reader: Reader, words: str) -> list[Found]:
    """Today's visits with this ticket, or this code, that led to no matter."""
    spelt = words.upper().replace(" ", "")
    if scope(reader.roles) is not Scope.UNIT or not (TICKET.fullmatch(spelt) or CODE.fullmatch(spelt)):
        return []
    today = clock.local_date(clock.now(), reader.zone)
    named = Q(ticket=_ticket(spelt), day=today) if TICKET.fullmatch(spelt) else Q(code=spelt)
    found = Visit.objects.filter(named, unit=reader.unit, matter=None)[:MOST]
    return [Found("visit", row.code, row.ticket, "", row.state, row.arrived_at) for row in found]


def _papers(reader: Reader, words: str) -> list[Found]:
    """Papers by their code, or by the beginning of their printed number."""
    spelt = words.upper()
    if "/" not in spelt and not CODE.fullmatch(spelt):
        return []
    hit = Q(number__startswith=spelt) if "/" in spelt else Q(code=spelt)
    return [_paper(row) for row in _scoped_papers(reader).filter(hit)[:MOST]]


def _scoped_papers(reader: Reader) -> QuerySet[Paper]:
    """Papers of matters in scope, newest first."""
    papers = Paper.objects.filter(unit=reader.unit, matter__in=in_scope(reader).values("pk"))
    return papers.order_by("-issued_at")


def _matter(row: Matter) -> Found:
    name = reporter_of(row.key, row.party, row.person)  # type: ignore[attr-defined]  # annotated by `_listed`
    return Found("matter", row.code, row.visit.ticket if row.visit else row.code, name, row.state, row.received_at)


def _paper(row: Paper) -> Found:
    return Found("paper", row.code, row.number, "", row.kind, row.issued_at)
