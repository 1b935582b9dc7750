"""Registers of the desk: what a month says while it runs, which months are closed, and that none was altered."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from spkt.access import _register_rows as wording
from spkt.access._gate import Reader, Unseen, note_reading
from spkt.kit import clock
from spkt.law._books import BOOKS, Book, is_over, next_month
from spkt.law.case import SigningBlock
from spkt.law.journeys._registers import PageFacts, PageState
from spkt.law.roles import reach
from spkt.law.secrecy import Secrecy
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.papers import register
from spkt.records import vault
from spkt.records.letterhead import desk_of
from spkt.records.models import Matter, Paper, RegisterPage, Unit

KIND = "register"
NOTED = "papers.register"


@dataclass(frozen=True, slots=True)
class OpenMonth:
    """One month of a register that nobody closed yet.

    rows        every number so far; late numbers of earlier months that became void in it
    facts       what the journey asks about closing it
    """

    book: Book
    month: date
    rows: tuple[register.Row, ...]
    late: tuple[register.Row, ...]
    facts: PageFacts


def check_reader(reader: Reader) -> None:
    """Registers are for whoever reads the ordinary matters of the whole unit. raises Unseen"""
    if Secrecy.BIASA not in reach(reader.roles).unit:
        raise Unseen


def book_of(code: str) -> Book:
    """The register with this code. raises Unseen"""
    if code not in BOOKS:
        raise Unseen
    return BOOKS[code]


def shelf(reader: Reader) -> dict[str, RegisterPage | None]:
    """Every register with its newest closed page. raises Unseen"""
    check_reader(reader)
    newest: dict[str, RegisterPage | None] = dict.fromkeys(BOOKS)
    for page in RegisterPage.objects.filter(unit=reader.unit).select_related("paper").order_by("ordinal"):
        newest[page.book] = page
    return newest


def closed(reader: Reader, code: str) -> tuple[RegisterPage, ...]:
    """Closed pages of a register, the newest first. raises Unseen"""
    check_reader(reader)
    return tuple(pages(reader.unit, book_of(code)).select_related("paper", "closed_by").order_by("-ordinal"))


def pages(unit: Unit, book: Book) -> QuerySet[RegisterPage]:
    """Closed pages of a register of this unit."""
    return RegisterPage.objects.filter(unit=unit, book=book.code)


def first_open(unit: Unit, book: Book) -> date | None:
    """The month that is closed next: after the last page, or that of the first number; None before any number."""
    last = pages(unit, book).order_by("-ordinal").first()
    if last is not None:
        return next_month(last.month)
    paper = Paper.objects.filter(unit=unit, kind__in=book.kinds).order_by("issued_at").first()
    return clock.local_date(paper.issued_at, ZoneInfo(unit.zone)).replace(day=1) if paper else None


def open_month(reader: Reader, code: str) -> OpenMonth | None:
    """The month to be closed next as it stands, its reading noted; None while there is no number. raises Unseen"""
    check_reader(reader)
    book = book_of(code)
    month = first_open(reader.unit, book)
    if month is None:
        return None
    note_reading(reader, NOTED, None, f"{book.code} {month:%Y-%m}")
    today = clock.local_date(clock.now(), reader.zone)
    facts = PageFacts(PageState.BERJALAN, is_over=is_over(month, today))
    return OpenMonth(book, month, *month_rows(reader.unit, book, month), facts)


def month_rows(unit: Unit, book: Book, month: date) -> tuple[tuple[register.Row, ...], tuple[register.Row, ...]]:
    """Rows of a month in the order of their numbers, and numbers of earlier months that became void in it."""
    zone, (begin, end) = ZoneInfo(unit.zone), _bounds(unit, month)
    mine = Paper.objects.filter(unit=unit, kind__in=book.kinds).select_related(
        "matter__key", "matter__report", "issued_by", "unit"
    )
    issued = list(mine.filter(issued_at__gte=begin, issued_at__lt=end))
    first = {paper.series_id: book.kinds.index(paper.kind) for paper in issued}  # one series may count several kinds
    by_series = sorted(issued, key=lambda paper: (first[paper.series_id], paper.ordinal))
    late = mine.filter(issued_at__lt=begin, voided_at__gte=begin, voided_at__lt=end).order_by("voided_at")
    return (
        tuple(wording.row(book, paper, zone) for paper in by_series),
        tuple(wording.row(book, paper, zone) for paper in late),
    )


def gaps(unit: Unit, book: Book, month: date) -> tuple[str, ...]:
    """Numbers of the month between the first and the last that no row has; the tables let none arise."""
    begin, end = _bounds(unit, month)
    used = Paper.objects.filter(unit=unit, kind__in=book.kinds, issued_at__gte=begin, issued_at__lt=end)
    by_series: dict[Any, set[int]] = {}
    for series, ordinal in used.values_list("series", "ordinal"):
        by_series.setdefault(series, set()).add(ordinal)
    missing: list[str] = []
    for series, ordinals in by_series.items():
        between = set(range(min(ordinals), max(ordinals) + 1)) - ordinals
        elsewhere = Paper.objects.filter(series=series, ordinal__in=between).values_list("ordinal", flat=True)
        missing += [str(n) for n in sorted(between - set(elsewhere))]
    return tuple(missing)


def _bounds(unit: Unit, month: date) -> tuple[datetime, datetime]:
    """The first moment of the month and of the next one, on the unit's clock."""
    zone = ZoneInfo(unit.zone)
    return datetime.combine(month, time(), zone), datetime.combine(next_month(month), time(), zone)


def page(unit: Unit, book: Book, month: date, number: str, closer: SigningBlock, at: datetime) -> register.Content:
    """The page of a month as it is closed now, with its hash over the hash of the page before."""
    last = pages(unit, book).order_by("-ordinal").first()
    rows, late = month_rows(unit, book, month)
    content = register.Content(
        desk=desk_of(unit, clock.local_date(at, ZoneInfo(unit.zone))),
        number=number,
        book=book.code,
        title=book.title,
        month=month,
        ordinal=last.ordinal + 1 if last else 1,
        columns=book.columns,
        rows=rows,
        late=late,
        closed_at=at,
        closer=closer,
        before=last.hash if last else "",
        salt=secrets.token_hex(16),
    )
    return replace(content, hash=register.page_hash(content))


def sealed_since(paper: Paper) -> bool:
    """Is a matter that the page names no longer open to the whole desk?"""
    content: register.Content = kinds.thaw(KIND, vault.get_own(paper, "snapshot"))
    named = {row.matter for row in (*content.rows, *content.late) if row.matter and not row.sealed}
    return Matter.objects.filter(code__in=named).exclude(secrecy=0).exists()


def altered() -> Iterator[tuple[str, str]]:
    """Sentences about pages that do not follow from what was closed, each with the number it names."""
    before: dict[tuple[Any, str], str] = {}
    for each in RegisterPage.objects.select_related("paper").order_by("unit", "book", "ordinal"):
        said = _said(each.paper)
        chain = (each.unit_id, each.book)
        if said is None or register.page_hash(said) != each.hash or said.hash != each.hash:
            yield N_("Halaman register %s tidak cocok dengan sidiknya."), each.paper.number
        elif said.before != before.get(chain, "") or each.before != said.before:
            yield N_("Halaman register %s tidak menyambung ke halaman sebelumnya."), each.paper.number
        before[chain] = each.hash


def _said(paper: Paper) -> register.Content | None:
    """What the page says, None where its snapshot cannot be read."""
    try:
        found: register.Content = kinds.thaw(KIND, vault.get_own(paper, "snapshot"))
    except vault.SPOILT:
        return None
    return found
