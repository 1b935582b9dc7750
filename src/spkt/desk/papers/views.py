"""Pages of issued papers: one with its pictures, its PDF, its hand-over."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from spkt.access import papers as seen
from spkt.access._gate import Unseen
from spkt.access.papers import OnePaper
from spkt.actions import papers
from spkt.desk._acts import ticket_of
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.papers import _rows
from spkt.desk.papers._evidence import evidence_form, receive_evidence
from spkt.desk.papers.forms import HandOverForm
from spkt.law.journeys.papers import FOR_CITIZEN, PAPER, Held, PaperFacts
from spkt.law.writing import local, long_date, wall_time

__all__ = ["evidence_form", "hand_over", "hand_over_form", "one", "pdf", "picture", "receive_evidence"]


@show
def one(request: Desk, code: str) -> Page:
    """The paper as it stands, whether it changed hands, and where to print it."""
    found = seen.one(code, request.reader)
    asked = request.GET.get("halaman", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    return Page(
        "papers/one.html",
        {
            **_head(request, found),
            "number": min(max(1, number), found.pages),
            "count": found.pages,
            "beside": _rows.issued(found.beside, request.reader, code),
            "issued_at": _moment(request, found.paper.issued_at),
            "handed_at": _moment(request, found.paper.handed_at) if found.paper.handed_at else "",
            "handed_to": found.handed_to,
            "is_protected": found.is_protected,
            **_handing(request, found),
        },
    )


def _head(request: Desk, found: OnePaper) -> dict[str, Any]:
    paper = found.paper
    matter, visit = paper.matter, paper.visit
    return {
        "code": paper.code,
        "title": _rows.TITLES[paper.kind],
        "paper_number": paper.number,
        "ticket": ticket_of(matter) if matter else visit.ticket if visit else "",
        "matter_code": matter.code if matter else "",
    }


def _moment(request: Desk, moment: Any) -> str:
    there = local(moment, request.reader.zone)
    return f"{long_date(there.date())} {wall_time(there.time(), request.reader.unit.zone_label)}"


def _handing(request: Desk, found: OnePaper) -> dict[str, Any]:
    """May this officer hand it over? Else why not, or whom to ask."""
    paper = found.paper
    is_for_citizen = paper.kind in FOR_CITIZEN
    facts = PaperFacts(state=Held.DISERAHKAN if paper.handed_at else Held.TERBIT, for_citizen=is_for_citizen)
    mine = PAPER.may(facts, request.reader.roles).get("papers.hand_over")
    against = PAPER.ahead(facts).get("papers.hand_over", [])
    asks = mine is None and not paper.handed_at and is_for_citizen
    return {
        "may_hand": mine == [] and paper.matter_id is not None,
        "for_citizen": is_for_citizen,
        "why_not": [_("Minta Ba Yanmas menyerahkannya.")] if asks else [_(reason) for reason in against],
    }


@show
def pdf(request: Desk, code: str) -> HttpResponse:
    """The PDF in its own tab, named by its code and by nothing of the person."""
    return _inline(seen.pdf(code, request.reader), "application/pdf", f"{code}.pdf")


@show
def picture(request: Desk, code: str, number: int) -> HttpResponse:
    """One page as a picture. raises Unseen where there is no such page"""
    drawn = seen.pages(code, request.reader)
    if not 1 <= number <= len(drawn):
        raise Unseen
    return _inline(drawn[number - 1], "image/png", f"{code}-{number}.png")


def _inline(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"], answer["Cache-Control"] = f'inline; filename="{name}"', "no-store"
    return answer


@show
def hand_over_form(request: Desk, code: str) -> Page:
    """To whom the original goes."""
    found = seen.one(code, request.reader)
    form = shown_again(request, HandOverForm) or HandOverForm(initial={"to": found.reporter.title()})
    return Page("papers/hand_over.html", {**_head(request, found), **_handing(request, found), "form": form})


@do(again=hand_over_form)
def hand_over(request: Desk, code: str) -> HttpResponse:
    """The original changes hands."""
    form = typed(request, HandOverForm)
    papers.hand_over(by=request.reader, key=once(request), code=code, to=form.cleaned_data["to"], identified=form.how())
    return to("papers.one", code=code)
