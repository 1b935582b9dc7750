"""The workbench and its queue, and a visit from the ticket to the farewell."""

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render

from spkt.access import matters
from spkt.access.counter import queue as queue_of
from spkt.desk._page import Desk, Page, show
from spkt.desk.counter._case import case_context
from spkt.desk.counter._queue import drawn, queue_context, tag_of, wanted
from spkt.kit import clock


@show
def desk(request: Desk) -> Page:
    """The workbench: the queue, and the matter that was asked for or that this officer is serving."""
    context = queue_context(request, request.GET.get("perkara", ""))
    chosen = request.GET.get("perkara") or context["found"].served_by_me()
    if not chosen:
        return Page("counter/desk.html", {**context, "case": None})
    context = {**context, "queue": drawn(context["found"], request.reader, wanted(request), chosen)}
    one = matters.one(chosen, request.reader)
    return Page("counter/desk.html", {**context, **case_context(one, request.reader, clock.now())})


@show
def queue(request: Desk) -> HttpResponse:
    """The rows of the queue for the poll: 304 while they say the same."""
    said = drawn(queue_of(request.reader), request.reader, wanted(request), request.GET.get("perkara", ""))
    tag = tag_of(said)
    if request.headers.get("If-None-Match") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = render(request, "counter/_rows.html", {"queue": said})
    answer["ETag"] = tag
    return answer
