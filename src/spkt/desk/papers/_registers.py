"""Registers: which there are, the month that runs, and the months that are closed."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _registers as books
from spkt.access._gate import Reader
from spkt.access._registers import OpenMonth
from spkt.actions import _registers as acts
from spkt.desk._page import Desk, Page, do, once, show, to, typed
from spkt.desk.papers._rows import moment
from spkt.law._books import BOOKS, PROTECTED
from spkt.law.journeys._registers import CLOSERS, REGISTER
from spkt.law.roles import Role
from spkt.law.writing import MONTHS

MOST_ROWS = 200
CLOSE = "papers.close_register"


class CloseForm(forms.Form):
    """Which month is closed: the one that the page showed."""

    month = forms.DateField()


def month_words(month: date) -> str:
    """ "November 2026"."""
    return f"{_(MONTHS[month.month - 1])} {month.year}"


@show
def registers(request: Desk) -> Page:
    """Every register with its newest closed month."""
    rows = [
        {
            "label": _(BOOKS[code].label),
            "url": reverse("papers.register", args=[code]),
            "closed": month_words(page.month) if page else "",
            "count": page.ordinal if page else 0,
        }
        for code, page in books.shelf(request.reader).items()
    ]
    return Page("papers/registers.html", {"rows": rows})


@show
def register(request: Desk, book: str) -> Page:
    """One register: the month to be closed next with its rows, and the closed pages."""
    found = books.open_month(request.reader, book)
    pages = [
        {
            "month": month_words(page.month),
            "ordinal": page.ordinal,
            "number": page.paper.number,
            "url": reverse("papers.one", args=[page.paper.code]),
            "pdf": reverse("papers.pdf", args=[page.paper.code]),
            "hash": page.hash[:16],
            "by": f"{page.closed_by.rank} {page.closed_by.name}",
            "at": moment(page.closed_at, request.reader),
        }
        for page in books.closed(request.reader, book)
    ]
    context = {"book": book, "label": _(books.book_of(book).label), "pages": pages}
    return Page("papers/register.html", {**context, **_running(found, request.reader)})


def _running(found: OpenMonth | None, reader: Reader) -> dict[str, Any]:
    """The month that is not closed, and whether this officer may close it now."""
    if found is None:
        return {"month": None, "cites": []}
    mine = REGISTER.may(found.facts, reader.roles).get(CLOSE)
    against = [_(reason) for reason in REGISTER.ahead(found.facts)[CLOSE]]
    ask = [] if mine is not None else [_("Minta %s.") % _(" atau ").join(_(role.label) for role in _closers())]
    rows = [*found.rows, *found.late]
    return {
        "month": found.month,
        "month_words": month_words(found.month),
        "columns": found.book.columns,
        "rows": [_row(row, len(found.book.columns)) for row in rows[-MOST_ROWS:]],
        "count": len(rows),
        "left_out": max(0, len(rows) - MOST_ROWS),
        "is_over": found.facts.is_over,
        "may": mine == [],
        "reasons": [*against, *ask],
        "cites": [str(REGISTER.move(CLOSE, found.facts.state).cite)],
    }


def _closers() -> list[Role]:
    return [role for role in Role if role in CLOSERS]


def _row(row: Any, width: int) -> dict[str, Any]:
    return {
        "number": row.number.partition("/SPKT/")[0],
        "sealed": _(PROTECTED) if row.sealed else "",
        "cells": row.cells,
        "width": width,
        "void": row.void,
        "note": row.note,
    }


@do(again=register)
def close_register(request: Desk, book: str) -> HttpResponse:
    """The month is closed; its page opens, ready to print."""
    month = typed(request, CloseForm).cleaned_data["month"]
    made = acts.close_register(by=request.reader, key=once(request), book=book, month=month)
    return to("papers.one", code=made["paper"])
