"""The letters of the detectives: written with their pages beside the form, and their register."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _drafts as kept
from spkt.access import _handling as access
from spkt.access._gate import Unseen
from spkt.access._handling import NEWEST, Registered
from spkt.actions import _sp2hp
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _fields, _open
from spkt.desk.reports._case_forms import LetterForm, told
from spkt.desk.reports._handling import LETTER, around, why_not
from spkt.kit import clock
from spkt.law.writing import short_date


@show
def sp2hp_form(request: Desk, code: str) -> Page | HttpResponse:
    """What the letter tells, and its pages as they would be signed now."""
    found = access.one(code, request.reader)
    if found is None:
        return to("matters.one", code=code)
    codes, typed = found.codes, kept.typed(request.reader, LETTER, code)
    last = _fields.from_draft(LetterForm.base_fields, typed) if typed else {"code": codes[0] if codes else ""}
    form = shown_again(request, LetterForm) or LetterForm(codes=codes, initial=last)
    pages = len(access.letter_pages(code, _progress(last), request.reader)) if typed and codes else 0
    context = {
        **around(request, found),
        "form": form,
        "restored": bool(typed),
        "pages": range(1, pages + 1),
        "why_not": why_not(found, LETTER) or ([] if codes else [_("Tidak ada SP2HP yang bisa terbit pada tahap ini.")]),
        "draft_url": reverse("matters.save_draft", args=[LETTER, code]),
        "stamp": int(clock.now().timestamp()),
    }
    return Page("reports/sp2hp_form.html", context)


def _progress(last: dict[str, Any]) -> Any:
    """What was typed last, as far as it can be read."""
    day = str(last.get("by_day") or "")
    try:
        by_day = LetterForm.base_fields["by_day"].clean(day)
    except ValidationError:
        by_day = None
    return told({**last, "by_day": by_day})


@do(again=sp2hp_form)
def issue_sp2hp(request: Desk, code: str) -> HttpResponse:
    """The letter goes out; or only its pages are asked for."""
    if "preview" in request.POST:
        _open.refuse_another(request, code, LETTER)
        _open.keep(request, LETTER, code, 0)
        return to(LETTER, code=code)
    found = access.one(code, request.reader)
    if found is None:
        return to("matters.one", code=code)
    form = _open.checked(request, LetterForm(request.POST, codes=found.codes), code, LETTER)
    made = _sp2hp.issue_sp2hp(by=request.reader, key=once(request), code=code, told=told(form.cleaned_data))
    _open.sent(request, LETTER, code)
    return to("papers.one", code=made["paper"])


@show
def sp2hp_picture(request: Desk, code: str, number: int) -> HttpResponse:
    """One page of the letter as it was typed last. raises Unseen where there is no such page"""
    typed = kept.typed(request.reader, LETTER, code)
    last = _fields.from_draft(LetterForm.base_fields, typed) if typed else {}
    drawn = access.letter_pages(code, _progress(last), request.reader)
    if not 1 <= number <= len(drawn):
        raise Unseen
    answer = HttpResponse(drawn[number - 1], content_type="image/png")
    answer["Content-Disposition"] = f'inline; filename="draf-{code}-{number}.png"'
    answer["Cache-Control"] = "no-store"
    return answer


@show
def sp2hp_register(request: Desk) -> Page:
    """Register B-18: every letter in scope, newest first."""
    before = _before(request.GET.get("sebelum", ""))
    rows = access.register(request.reader, before)
    older = rows[-1].paper.issued_at.isoformat() if len(rows) == NEWEST else ""
    return Page("reports/sp2hp_register.html", {"rows": [_row(each, request) for each in rows], "older": older})


def _before(typed: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _row(each: Registered, request: Desk) -> dict[str, Any]:
    paper, zone = each.paper, request.reader.zone
    handed = short_date(clock.local_date(paper.handed_at, zone)) if paper.handed_at else ""
    return {
        "no": paper.ordinal,
        "on": short_date(clock.local_date(paper.issued_at, zone)),
        "number": paper.number,
        "url": reverse("papers.one", args=[paper.code]),
        "to": each.to,
        "lp": each.lp,
        "about": each.about,
        "handed": ", ".join(part for part in (each.handed, handed) if part),
        "sealed": each.sealed,
    }
