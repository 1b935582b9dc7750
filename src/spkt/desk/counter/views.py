"""The workbench and its queue, and a visit from the ticket to the farewell."""

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import gettext as _

from spkt.access import counter as access
from spkt.access import matters
from spkt.actions import counter
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.counter._case import case_context
from spkt.desk.counter._queue import drawn, queue_context, tag_of, wanted
from spkt.desk.counter._visit import RECEIVERS, visit_context
from spkt.desk.counter.forms import ArriveForm, FinishForm
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
    receives = bool(request.reader.roles & RECEIVERS) and access.visit(code, request.reader).visit.lane != "C"
    return to("matters.receive" if receives else "counter.visit", code=code)


@do(again=visit)
def leave(request: Desk, code: str) -> HttpResponse:
    """Nobody came; on to the next."""
    counter.leave(by=request.reader, key=once(request), code=code)
    return to("counter.desk")


@show
def finish_form(request: Desk, code: str) -> Page:
    """What still stands against the farewell, and why the visitor leaves without a paper, where she does."""
    one = access.visit(code, request.reader)
    act = next((act for act in one.acts if act.act == "counter.finish"), None)
    context = {
        "code": code,
        "ticket": one.visit.ticket,
        "needs_reason": one.needs_reason,
        "why_not": [_(reason) for reason in act.reasons] if act else [_("Kunjungan ini tidak bisa diakhiri di sini.")],
        "form": shown_again(request, FinishForm) or FinishForm(),
    }
    return Page("counter/finish.html", context)


@do(again=finish_form)
def finish(request: Desk, code: str) -> HttpResponse:
    """The visitor leaves."""
    reason = typed(request, FinishForm).cleaned_data["reason"]
    counter.finish(by=request.reader, key=once(request), code=code, reason=reason)
    return to("counter.desk")
