"""The matter itself: what is known, what may be done next, what was done."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from spkt.access import matters as access
from spkt.actions import matters
from spkt.desk._acts import panel
from spkt.desk._page import Desk, Page, do, once, show, to
from spkt.law.journeys.matters import STATE_WORDS, State


@show
def one(request: Desk, code: str) -> Page:
    """The matter for this officer."""
    found = access.one(code, request.reader)
    context = {
        "code": code,
        "ticket": found.matter.visit.ticket,
        "state": _(STATE_WORDS[State(found.matter.state)]),
        "words": found.case.account.words,
        "acts": panel(code, found.acts),
        "events": [{"at": line.at, "label": _(line.done), "who": line.who} for line in found.timeline],
    }
    return Page("matters/one.html", context)


@do(again=one)
def start_konseling(request: Desk, code: str) -> HttpResponse:
    """The detective sits down with the reporter; his sheet opens."""
    matters.start_konseling(by=request.reader, key=once(request), code=code)
    return to("matters.record_konseling", code=code)
