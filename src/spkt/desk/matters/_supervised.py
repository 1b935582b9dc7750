"""Pages beside the matter: refusals for who supervises, and the letter of another unit that has arrived here."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _reviews as seen
from spkt.actions import _referral, _reviews
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.matters._decisions import AcceptForm, InspectForm
from spkt.kit import clock
from spkt.law.journeys import STATE_WORDS
from spkt.law.journeys._referral import REFERRAL
from spkt.law.writing import long_date

LONGEST_NUMBER = 160


@show
def reviews(request: Desk) -> Page:
    """Refusals and reviews, newest first; no person stands here."""
    found = seen.refusals(request.reader)
    rows = [_row(each, request) for each in found.rows]
    return Page("matters/reviews.html", {"rows": rows, "full": found.full})


def _row(each: seen.Refusal, request: Desk) -> dict[str, Any]:
    by = {"code": each.code}
    return {
        "number": each.number,
        "state": _(STATE_WORDS[each.state]),
        "is_review": each.is_review,
        "is_late": each.is_late,
        "decided": long_date(each.decided_on),
        "leader": each.leader,
        "until": long_date(each.until),
        "guarded": each.guarded,
        "url": reverse("matters.one", kwargs=by) if each.mine else "",
        "open_url": "" if each.mine else reverse("matters.inspect", kwargs=by) if each.may_open else "",
        "ask_url": reverse("matters.decide", kwargs={**by, "act": "ask_review"}) if each.may_ask else "",
    }


@show
def inspect_form(request: Desk, code: str) -> Page:
    """Why this matter is opened."""
    found = seen.one(code, request.reader)
    form = shown_again(request, InspectForm) or InspectForm()
    return Page("matters/inspect.html", {"code": code, "number": found.number, "form": form})


@do(again=inspect_form)
def inspect(request: Desk, code: str) -> HttpResponse:
    """The matter is open to this officer from now on."""
    said = typed(request, InspectForm).cleaned_data
    _reviews.inspect(by=request.reader, key=once(request), code=code, reason=said["reason"])
    return to("matters.one", code=code)


@show
def accept_form(request: Desk) -> Page:
    """The code of a letter that arrived, and nothing of its matter."""
    arrived = request.GET.get("surat", "")[:LONGEST_NUMBER]
    move = REFERRAL.moves[0]
    may = bool(move.by & request.reader.roles)
    roles = _(" atau ").join(_(role.label) for role in move.by) if not may else ""
    context = {
        "arrived": arrived,
        "may": may,
        "ask": _("Tindakan ini bukan tugas peran Anda sekarang. Minta %s.") % roles if roles else "",
        "today": long_date(clock.local_date(clock.now(), request.reader.zone)),
        "cites": [str(move.cite)],
        "form": shown_again(request, AcceptForm) or AcceptForm(),
    }
    return Page("matters/accept_referral.html", context)


@do(again=accept_form)
def accept_referral(request: Desk) -> HttpResponse:
    """The sender hears that it arrived, and under which number."""
    said = typed(request, AcceptForm).cleaned_data
    number = _referral.accept_referral(by=request.reader, key=once(request), **said)
    return HttpResponseRedirect(f"{reverse('matters.accept_referral')}?{urlencode({'surat': number})}", status=303)
