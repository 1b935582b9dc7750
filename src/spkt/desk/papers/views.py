"""Pages of issued papers: one with its pictures, its PDF, its hand-over."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _large
from spkt.access import papers as seen
from spkt.access._gate import Unseen
from spkt.access.papers import OnePaper
from spkt.actions import papers
from spkt.actions._spine import Refused
from spkt.desk._acts import ticket_of
from spkt.desk._files import scans_card
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.papers import _rows
from spkt.desk.papers._archive import archive, batch, print_batch
from spkt.desk.papers._correct import ask_correct, correct, correct_form, correcting, refuse_correction
from spkt.desk.papers._evidence import evidence_form, receive_evidence
from spkt.desk.papers._hand_forms import forms_pdf, hand_forms, print_forms, spoil_form, spoil_page
from spkt.desk.papers._large import large_page
from spkt.desk.papers._registers import close_register, register, registers
from spkt.desk.papers._void import ask_void, keep, void, void_form, voiding
from spkt.desk.papers.forms import DeclineForm, HandOverForm, ReprintForm
from spkt.law.journeys.papers import PAPER, Held
from spkt.law.words import N_

__all__ = [
    "archive",
    "ask_correct",
    "ask_void",
    "batch",
    "close_register",
    "correct",
    "correct_form",
    "decline",
    "decline_form",
    "evidence_form",
    "forms_pdf",
    "hand_forms",
    "hand_over",
    "hand_over_form",
    "keep",
    "large",
    "one",
    "pdf",
    "picture",
    "print_batch",
    "print_forms",
    "print_out",
    "receive_evidence",
    "refuse_correction",
    "register",
    "registers",
    "reprint",
    "reprint_form",
    "spoil_form",
    "spoil_page",
    "void",
    "void_form",
]


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
            "issued_at": _rows.moment(found.paper.issued_at, request.reader),
            "handed_at": _rows.moment(found.paper.handed_at, request.reader),
            "handed_to": found.handed_to,
            "is_protected": found.is_protected,
            **_handing(request, found),
            **_copying(request, found),
            **voiding(found, request.reader),
            **correcting(found, request.reader),
            "files": scans_card(found.paper, request.reader, _("Pindaian bertanda tangan")),
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


def _handing(request: Desk, found: OnePaper) -> dict[str, Any]:
    """May this officer hand it over? Else why not, or whom to ask."""
    paper = found.paper
    facts = seen.paper_facts(paper, request.reader)
    is_for_citizen = facts.for_citizen and facts.state not in (Held.BATAL, Held.DIGANTIKAN)
    mine = PAPER.may(facts, request.reader.roles).get("papers.hand_over")
    declining = PAPER.may(facts, request.reader.roles).get("papers.decline")
    against = PAPER.ahead(facts).get("papers.hand_over", [])
    asks = mine is None and not paper.handed_at and is_for_citizen
    return {
        "may_hand": mine == [] and paper.matter_id is not None,
        "may_decline": declining == [] and paper.matter_id is not None,
        "declined_at": _rows.moment(paper.declined_at, request.reader) if paper.declined_at else "",
        "for_citizen": is_for_citizen,
        "why_not": [_("Minta Ba Yanmas menyerahkannya.")] if asks else [_(reason) for reason in against],
    }


@show
def pdf(request: Desk, code: str) -> Page | HttpResponse:
    """The sealed PDF in its own tab, named by its code and by nothing of the person; a button where there is none."""
    copy = _copy(request.GET)
    try:
        return _inline(seen.pdf(code, request.reader, copy), "application/pdf", f"{code}.pdf")
    except seen.NotSealed:
        found = seen.one(code, request.reader)
        return Page("papers/unsealed.html", {**_head(request, found), "copy": copy}, status=409)


@do(again=one)
def print_out(request: Desk, code: str) -> HttpResponse:
    """Seals the file if nobody printed it before, notes who prints it, and opens it."""
    copy = _copy(request.POST)
    try:
        papers.seal_for(code, request.reader, copy)
    except papers.NotSealed:
        raise Refused(
            N_("Surat belum bisa disegel. Tunggu sebentar, tekan Cetak lagi; bila tetap begini, hubungi pengelola.")
        ) from None
    papers.print_out(by=request.reader, key=once(request), code=code, copy=copy)
    return _opened(code, copy)


def _copy(typed: QueryDict) -> int:
    """The ordinal of a copy in an address or a form, 0 for the original."""
    asked = typed.get("salinan", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 0


def _opened(code: str, copy: int) -> HttpResponse:
    asked = f"?salinan={copy}" if copy else ""
    return HttpResponseRedirect(reverse("papers.pdf", kwargs={"code": code}) + asked, status=303)


@show
def picture(request: Desk, code: str, number: int) -> HttpResponse:
    """One page as a picture. raises Unseen where there is no such page"""
    drawn = seen.pages(code, request.reader)
    if not 1 <= number <= len(drawn):
        raise Unseen
    return _inline(drawn[number - 1], "image/png", f"{code}-{number}.png")


@show
def large(request: Desk, code: str) -> Page:
    """The same paper in large letters, to be read by her or to her."""
    paper, found = _large.of_paper(code, request.reader)
    matter, visit = paper.matter, paper.visit
    ticket = ticket_of(matter) if matter else visit.ticket if visit else ""
    return large_page(found, back=reverse("papers.one", args=[code]), code=code, ticket=ticket)


def _inline(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"], answer["Cache-Control"] = f'inline; filename="{name}"', "no-store"
    return answer


@show
def reprint_form(request: Desk, code: str) -> Page:
    """Why another print is wanted, and what was printed before."""
    found = seen.one(code, request.reader)
    form = shown_again(request, ReprintForm) or ReprintForm()
    return Page("papers/reprint.html", {**_head(request, found), **_copying(request, found), "form": form})


@do(again=reprint_form)
def reprint(request: Desk, code: str) -> HttpResponse:
    """A copy, marked and counted; its PDF opens."""
    form = typed(request, ReprintForm)
    copy = papers.reprint(by=request.reader, key=once(request), code=code, reason=form.cleaned_data["reason"])
    with suppress(papers.NotSealed):  # its page has the button that tries again
        papers.seal_for(code, request.reader, copy)
    return _opened(code, copy)


def _copying(request: Desk, found: OnePaper) -> dict[str, Any]:
    """May this officer print a copy, and which there are; a withdrawn paper says so."""
    paper = found.paper
    facts = seen.paper_facts(paper, request.reader)
    mine = PAPER.may(facts, request.reader.roles).get("papers.reprint")
    return {
        "may_copy": mine == [],
        "why_no_copy": [_(reason) for reason in PAPER.ahead(facts).get("papers.reprint", [])]
        or ([] if mine is not None else [_("Minta Bamin atau Ba Yanmas mencetak salinannya.")]),
        "copies": [
            {**each, "at": _rows.moment(datetime.fromisoformat(each["at"]), request.reader)} for each in found.copies
        ],
    }


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


@show
def decline_form(request: Desk, code: str) -> Page:
    """Why the reporter does not take it."""
    found = seen.one(code, request.reader)
    form = shown_again(request, DeclineForm) or DeclineForm()
    return Page("papers/decline.html", {**_head(request, found), **_handing(request, found), "form": form})


@do(again=decline_form)
def decline(request: Desk, code: str) -> HttpResponse:
    """The reason is kept beside the paper, which waits for her."""
    form = typed(request, DeclineForm)
    papers.decline(by=request.reader, key=once(request), code=code, reason=form.cleaned_data["reason"])
    return to("papers.one", code=code)
