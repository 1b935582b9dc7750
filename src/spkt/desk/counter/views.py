"""The workbench and its queue, and a visit from the ticket to the farewell."""

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render

from spkt.access import counter as access
from spkt.access import matters
from spkt.actions import counter
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.counter._case import case_context
from spkt.desk.counter._queue import drawn, queue_context, tag_of, wanted
from spkt.desk.counter._visit import RECEIVERS, visit_context
from spkt.desk.counter.forms import ArriveForm
from spkt.kit import clock


@show
def desk(request: Desk) -> Page | HttpResponse:
    """The workbench: the queue, and the matter that was asked for or that this officer is serving."""
    found = access.queue(request.reader)
    chosen = request.GET.get("perkara") or found.served_by_me()
    context = {"queue": drawn(found, request.reader, wanted(request), chosen)}
    if not chosen:
        return Page("counter/desk.html", {**context, "case": None})
    one = matters.one(chosen, request.reader)
    if one.matter.visit is None:
        return to("matters.one", code=chosen)
    return Page("counter/desk.html", {**context, **case_context(one, request.reader, clock.now())})


@show
def queue(request: Desk) -> HttpResponse:
    """The rows of the queue for the poll: 304 while they say the same."""
    said = queue_context(request, request.GET.get("perkara", ""))
    tag = tag_of(said["queue"])
    answer: HttpResponse = HttpResponseNotModified()
    if request.headers.get("If-None-Match") != tag:
        answer = render(request, "counter/_rows.html", said)
    answer["ETag"] = tag
    return answer


@show
def arrive_form(request: Desk) -> Page:
    """Why someone came, and whether she may wait."""
    return Page("counter/arrive.html", {"form": shown_again(request, ArriveForm) or ArriveForm()})


@do(again=arrive_form)
def arrive(request: Desk) -> HttpResponse:
    """The visitor gets a number; its ticket is ready to print."""
    said = typed(request, ArriveForm).said()
    return to("counter.visit", code=counter.arrive(by=request.reader, key=once(request), **said))


@show
def visit(request: Desk, code: str) -> Page:
    """One visit: ticket, wait, and what may be done with it."""
    one = access.visit(code, request.reader)
    context = {**queue_context(request, code), **visit_context(one, request.reader, clock.now())}
    return Page("counter/visit.html", context)


@do(again=visit)
def call(request: Desk, code: str) -> HttpResponse:
    """The number is called."""
    counter.call(by=request.reader, key=once(request), code=code)
    return to("counter.visit", code=code)


@do(again=visit)
def greet(request: Desk, code: str) -> HttpResponse:
    """The visitor sits down; who takes reports goes on to the receipt, others stay at the visit."""
    counter.greet(by=request.reader, key=once(request), code=code)
    receives = bool(request.reader.roles & RECEIVERS)
    return to("matters.receive" if receives else "counter.visit", code=code)


@do(again=visit)
def leave(request: Desk, code: str) -> HttpResponse:
    """Nobody came; on to the next."""
    counter.leave(by=request.reader, key=once(request), code=code)
    return to("counter.desk")


@do(again=visit)
def finish(request: Desk, code: str) -> HttpResponse:
    """The visitor leaves."""
    counter.finish(by=request.reader, key=once(request), code=code)
    return to("counter.desk")
