"""The matter itself: the queue beside it, what is known, what may be done next, what was done."""

from django.http import HttpResponse

from spkt.access import matters as access
from spkt.actions import matters
from spkt.desk._page import Desk, Page, do, once, show, to
from spkt.desk.counter._case import case_context
from spkt.desk.counter._queue import queue_context
from spkt.kit import clock
from spkt.law.journeys import Errand

ELSEWHERE: dict[str, str] = {Errand.LP_A: "reports.finding"}
"""Pages of dossiers that are no complaint."""


@show
def one(request: Desk, code: str) -> Page | HttpResponse:
    """The matter for this officer; a dossier of another errand has a page of its own."""
    found = access.one(code, request.reader)
    if found.matter.errand in ELSEWHERE:
        return to(ELSEWHERE[found.matter.errand], code=code)
    context = {**queue_context(request, code), **case_context(found, request.reader, clock.now())}
    return Page("matters/one.html", context)


@do(again=one)
def start_konseling(request: Desk, code: str) -> HttpResponse:
    """The detective sits down with the reporter; his sheet opens."""
    matters.start_konseling(by=request.reader, key=once(request), code=code)
    return to("matters.record_konseling", code=code)
