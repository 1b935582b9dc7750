"""The archive of papers: found by number, date, kind or person, in this officer's scope, page by page.

A person is met by keyed digests as in the search of matters; of a sealed matter there is no name in any index. What is
not there and what is not his look the same: the list is empty.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from spkt.access import papers
from spkt.access._gate import Reader, Unseen, in_scope, note_reading
from spkt.access._registers import KIND as REGISTER
from spkt.access._standing import held
from spkt.access.counter import reporter_of
from spkt.access.insight import PHONE_LONG, indexed
from spkt.kit import pdfjoin
from spkt.law._books import next_month
from spkt.law.identity import mark_normal, name_normal, phone_normal
from spkt.law.journeys.papers import Held
from spkt.law.roles import Scope, reach, scope
from spkt.law.secrecy import Secrecy
from spkt.papers import _kind as kinds
from spkt.records.models import Paper, Party
from spkt.records.models.papers import OF_THE_DESK

ON_A_PAGE = 25
MOST_IN_A_BATCH = 50
NotSealed = papers.NotSealed
NIK_LONG = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What the archive is asked for; what is empty restricts nothing.

    number      as printed, whole or without its tail, or only the ordinal; month  its first day
    since, until    local days, both included
    person      identity number, phone, or whole words of a name; purpose is why it is read
    """

    number: str = ""
    kind: str = ""
    month: date | None = None
    since: date | None = None
    until: date | None = None
    person: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A paper of the list. name of the reporter as lists show it, "" where this officer may not see it"""

    paper: Paper
    held: Held
    name: str
    is_protected: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of the list. after  where the next one begins, "" on the last"""

    rows: tuple[Shelved, ...]
    after: str = ""


def find(reader: Reader, asked: Asked, after: str = "") -> Shelf:
    """Papers in scope, the newest first; every matter among them is noted as read, with the purpose."""
    wanted = _wanted(mine(reader), asked, reader)
    first = Party.objects.filter(matter=OuterRef("matter"), struck=False).order_by("ordinal")
    rows = _behind(wanted.select_related("matter__key", "issued_by"), after).order_by("-issued_at", "-id")
    told = rows.annotate(party=Subquery(first.values("pk")[:1]), person=Subquery(first.values("person")[:1]))
    found = list(told[: ON_A_PAGE + 1])
    for matter in dict.fromkeys(row.matter_id for row in found[:ON_A_PAGE]):
        note_reading(reader, "papers.archive", matter, asked.purpose)
    if asked.person and not found:
        note_reading(reader, "papers.archive", None, asked.purpose)
    return Shelf(
        tuple(_shelved(row, reader) for row in found[:ON_A_PAGE]),
        _mark(found[ON_A_PAGE - 1]) if len(found) > ON_A_PAGE else "",
    )


def mine(reader: Reader) -> QuerySet[Paper]:
    """Papers of matters in scope, and those of the desk itself, as a query."""
    own = Q(matter=None, kind__in=OF_THE_DESK) if scope(reader.roles) is Scope.UNIT else Q(pk=None)
    if Secrecy.BIASA not in reach(reader.roles).unit:
        own &= ~Q(kind=REGISTER)
    return Paper.objects.filter(own | Q(matter__in=in_scope(reader).values("pk")), unit=reader.unit)


def _wanted(rows: QuerySet[Paper], asked: Asked, reader: Reader) -> QuerySet[Paper]:
    if asked.number:
        rows = _numbered(rows, asked.number)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.month:
        rows = _between(rows, asked.month, next_month(asked.month), reader)
    if asked.since or asked.until:
        rows = _between(rows, asked.since, asked.until and date.fromordinal(asked.until.toordinal() + 1), reader)
    return _of_person(rows, asked.person) if asked.person else rows


def _numbered(rows: QuerySet[Paper], typed: str) -> QuerySet[Paper]:
    """By the printed number, whole or up to a slash; figures alone are the ordinal."""
    spelt = "".join(typed.upper().split()) if "/" in typed and " " not in typed.strip() else typed.strip().upper()
    if spelt.isdecimal():
        return rows.filter(ordinal=int(spelt)) if len(spelt) < 8 else rows.none()
    return rows.filter(Q(number=spelt) | Q(number__startswith=f"{spelt.rstrip('/')}/"))


def _between(rows: QuerySet[Paper], begin: date | None, end: date | None, reader: Reader) -> QuerySet[Paper]:
    """From the first day on, before the second."""
    if begin:
        rows = rows.filter(issued_at__gte=datetime.combine(begin, time(), reader.zone))
    return rows.filter(issued_at__lt=datetime.combine(end, time(), reader.zone)) if end else rows


def _of_person(rows: QuerySet[Paper], typed: str) -> QuerySet[Paper]:
    """By an identity number, a phone, or all words of a name; exactly, through the blind index."""
    figures = mark_normal(typed)
    if any(char.isdigit() for char in typed):
        hit = Q(matter__in=indexed("nik", figures)) if len(figures) == NIK_LONG else Q(pk=None)
        phone = phone_normal(typed)
        return rows.filter(hit | Q(matter__in=indexed("phone", phone)) if len(phone) >= PHONE_LONG else hit)
    words = name_normal(typed).split()
    for word in words:
        rows = rows.filter(matter__in=indexed("name", word))
    return rows if words else rows.none()


def _behind(rows: QuerySet[Paper], after: str) -> QuerySet[Paper]:
    """What comes after the row that this mark names; a mark that nobody made means the beginning."""
    at, _sign, pk = after.partition("~")
    try:
        moment, last = datetime.fromisoformat(at), UUID(pk)
    except ValueError:
        return rows
    if moment.tzinfo is None:
        return rows
    return rows.filter(Q(issued_at__lt=moment) | Q(issued_at=moment, id__lt=last))


def _mark(row: Paper) -> str:
    return f"{row.issued_at.isoformat()}~{row.pk}"


def _shelved(row: Any, reader: Reader) -> Shelved:
    is_protected = papers.variant_for(row.matter, reader) == kinds.LINDUNG
    named = row.matter is not None and not is_protected
    name = reporter_of(row.matter.key, row.party, row.person) if named else ""
    return Shelved(row, held(row), name, is_protected)


def batch_pdf(sheets: tuple[tuple[str, int], ...], reader: Reader, title: str) -> bytes:
    """Chosen papers as one PDF in their order; each reading is noted.

    sheets      (outside code, ordinal of its counted copy or 0 for an original that is still here)
    raises      Unseen for a paper, a copy or an original that there is not; NotSealed where a file is not made yet
    """
    if not 0 < len(sheets) <= MOST_IN_A_BATCH:
        raise Unseen
    gone = Paper.objects.filter(code__in=[code for code, copy in sheets if not copy])
    if gone.filter(handed_at__isnull=False, voided_at=None).exists():
        raise Unseen  # what is in other hands is printed as a counted copy only
    return pdfjoin.joined((papers.pdf(code, reader, copy) for code, copy in sheets), title)
