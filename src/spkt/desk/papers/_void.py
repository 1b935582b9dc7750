"""Pages of voiding: one officer writes why, Ka SPKT decides; number and reason stay."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from spkt.access import papers as seen
from spkt.access._gate import Reader
from spkt.access.papers import OnePaper
from spkt.actions import _void as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.papers import _rows
from spkt.desk.papers.forms import AskVoidForm, VoidForm
from spkt.law.journeys.papers import PAPER


def voiding(found: OnePaper, reader: Reader) -> dict[str, Any]:
    """What the page of a paper says of its voiding, and what this officer may do about it."""
    facts = seen.paper_facts(found.paper, reader)
    mine = PAPER.may(facts, reader.roles)
    paper = found.paper
    return {
        "voided_at": _rows.moment(paper.voided_at, reader),
        "void_asked_by": _who(paper.void_asked_by) if facts.void_asked or paper.voided_at else "",
        "voided_by": _who(paper.voided_by),
        "void_reason": seen.void_reason(paper, reader),
        "may_ask_void": mine.get("papers.ask_void") == [] and paper.matter_id is not None,
        "may_void": mine.get("papers.void") == [],
    }


def _who(officer: Any) -> str:
    return f"{officer.rank} {officer.name}" if officer else ""


@show
def void_form(request: Desk, code: str) -> Page:
    """Why it should not count any more; for Ka SPKT the reason and his decision."""
    found = seen.one(code, request.reader)
    facts = seen.paper_facts(found.paper, request.reader)
    against = PAPER.ahead(facts)
    asking = against.get("papers.ask_void", [_("Surat ini sudah batal.")])
    context = {
        "code": code,
        "title": _rows.TITLES[found.paper.kind],
        "paper_number": found.paper.number,
        "asked": facts.void_asked,
        "why_not": [_(reason) for reason in asking] or [_("Minta Ba Yanmas, Bamin, atau Kanit memintanya.")],
        **voiding(found, request.reader),
        "form": shown_again(request, AskVoidForm) or AskVoidForm(),
        "decide_form": shown_again(request, VoidForm) or VoidForm(),
    }
    return Page("papers/void.html", context)


@do(again=void_form)
def ask_void(request: Desk, code: str) -> HttpResponse:
    """The reason is written; Ka SPKT decides."""
    said = typed(request, AskVoidForm).cleaned_data
    acts.ask_void(by=request.reader, key=once(request), code=code, reason=said["reason"])
    return to("papers.one", code=code)


@do(again=void_form)
def void(request: Desk, code: str) -> HttpResponse:
    """It is void, and its minutes open."""
    said = typed(request, VoidForm).cleaned_data
    made = acts.void(by=request.reader, key=once(request), code=code, **said)
    return to("papers.one", code=made["paper"])


@do(again=void_form)
def keep(request: Desk, code: str) -> HttpResponse:
    """It counts as before."""
    acts.keep(by=request.reader, key=once(request), code=code)
    return to("papers.one", code=code)
