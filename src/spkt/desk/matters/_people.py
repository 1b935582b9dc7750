"""Pages of people's hard cases: the complaint sheet, further and counter-reports, danger and protection."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from spkt.access import _intake
from spkt.access import _people as people
from spkt.access._matching import hits
from spkt.actions import _people as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.counter._belongs import danger_row, said, tied_row
from spkt.desk.matters import _open, _talk
from spkt.desk.matters._given import GivenForm, ways
from spkt.desk.matters._people_forms import DangerForm, JoinForm, OtherForm, ProtectForm
from spkt.law import _safety
from spkt.law._complaint import REQUEST
from spkt.law.journeys import journey_of
from spkt.law.writing import scene_text, span_text

COMPLAINT, JOIN, FACE = "matters.write_complaint", "matters.join", "matters.link_counter"
ASSESS, PROTECT = "matters.assess_danger", "matters.protect"


def _around(request: Desk, code: str, act: str) -> tuple[_intake.Talk, dict[str, Any]]:
    """The matter with what every page of this file shows around its form."""
    talk = _intake.talk(code, request.reader, act)
    found = talk.act(act)
    move = journey_of(talk.case.matter.errand).move(act, talk.case.matter.state)
    return talk, {
        "code": code,
        "ticket": talk.case.matter.came.ticket,
        "label": _(move.label),
        "cites": [str(move.cite)],
        "may": bool(found and found.mine and not found.reasons),
        "why_not": _talk.refusal(found),
    }


@show
def complaint_form(request: Desk, code: str) -> Page:
    """The complaint as it will be printed, to be read back and signed."""
    talk, context = _around(request, code, COMPLAINT)
    form = shown_again(request, GivenForm) or GivenForm()
    account, case = talk.case.account, talk.case
    facts = [
        (_("Pengadu"), case.reporter.name.title() if case.reporter else "–"),
        (_("Waktu"), span_text(account.when, case.matter.unit.zone_label)),
        (_("Tempat"), scene_text(account.where)),
    ]
    more = {
        **_given(form, talk),
        "facts": facts,
        "paragraphs": [each for each in account.words.split("\n") if each.strip()],
        "wish": _(REQUEST) if account.prosecute else "",
        "cautions": said(people.complaint_cautions(case)),
        "number": talk.receipt.number,
    }
    return Page("matters/write_complaint.html", {**context, **more})


def _given(form: GivenForm, talk: _intake.Talk) -> dict[str, Any]:
    return {"form": form, "ways": ways(talk.case.reporter), "how": form["how"].value() or ""}


@do(again=complaint_form)
def write_complaint(request: Desk, code: str) -> HttpResponse:
    """The sheet is issued under the number of the receipt."""
    form = _open.checked(request, GivenForm(request.POST), code, COMPLAINT)
    made = acts.write_complaint(by=request.reader, key=once(request), code=code, given=form.given())
    return to("papers.one", code=made["paper"])


@show
def join_form(request: Desk, code: str) -> Page:
    """Which earlier report of the same deed this one goes with."""
    talk, context = _around(request, code, JOIN)
    form = shown_again(request, JoinForm) or JoinForm()
    return Page("matters/join.html", {**context, **_given(form, talk), "alike": _alike(request, talk)})


def _alike(request: Desk, talk: _intake.Talk) -> list[dict[str, Any]]:
    """Reports in which the same number stands, to choose from."""
    return [tied_row(each, request.reader) for each in people.hints(hits(talk.case, request.reader))]


@do(again=join_form)
def join(request: Desk, code: str) -> HttpResponse:
    """Her report goes beside the first, under a number of its own."""
    form = _open.checked(request, JoinForm(request.POST), code, JOIN)
    other = form.cleaned_data["other"]
    made = acts.join(by=request.reader, key=once(request), code=code, other=other, given=form.given())
    return to("papers.one", code=made["paper"])


@show
def counter_form(request: Desk, code: str) -> Page:
    """Which report of the other side is laid beside this one."""
    talk, context = _around(request, code, FACE)
    form = shown_again(request, OtherForm) or OtherForm()
    return Page("matters/link_counter.html", {**context, "form": form, "alike": _alike(request, talk)})


@do(again=counter_form)
def link_counter(request: Desk, code: str) -> HttpResponse:
    """Both reports know each other; nobody sits in both conferences."""
    form = _open.checked(request, OtherForm(request.POST), code, FACE)
    acts.link_counter(by=request.reader, key=once(request), code=code, other=form.cleaned_data["other"])
    return to("matters.one", code=code)


@show
def danger_form(request: Desk, code: str) -> Page:
    """Three questions, and what was answered last."""
    talk, context = _around(request, code, ASSESS)
    asks = _safety.questions(talk.case.account.facts)
    form = shown_again(request, DangerForm) or DangerForm(asks=asks)
    found = people.danger(talk.case)
    more = {"form": form, "fields": [form[each.code] for each in asks], "last": danger_row(found, request.reader)}
    return Page("matters/assess_danger.html", {**context, **more})


@do(again=danger_form)
def assess_danger(request: Desk, code: str) -> HttpResponse:
    """The answers are on record; danger calls the women and children unit at once."""
    case = _intake.talk(code, request.reader, ASSESS).case
    form = _open.checked(request, DangerForm(request.POST, asks=_safety.questions(case.account.facts)), code, ASSESS)
    acts.assess_danger(by=request.reader, key=once(request), code=code, answers=form.answers())
    return to(ASSESS, code=code)


@show
def protect_form(request: Desk, code: str) -> Page:
    """What the plan asks for, and what was done."""
    talk, context = _around(request, code, PROTECT)
    form = shown_again(request, ProtectForm) or ProtectForm()
    return Page(
        "matters/protect.html",
        {**context, "form": form, "last": danger_row(people.danger(talk.case), request.reader)},
    )


@do(again=protect_form)
def protect(request: Desk, code: str) -> HttpResponse:
    """The clock of protection stops."""
    form = _open.checked(request, ProtectForm(request.POST), code, PROTECT)
    acts.protect(by=request.reader, key=once(request), code=code, **form.cleaned_data)
    return to("matters.one", code=code)
