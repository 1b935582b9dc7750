"""Pages of the request to a hospital; those of other letters stand beside and are gathered here."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _drafts as kept
from spkt.access import visum as access
from spkt.access._gate import Unseen
from spkt.access.visum import OneRequest
from spkt.actions import visum
from spkt.actions._spine import NotYours
from spkt.desk._files import results_card
from spkt.desk._letters import letter_rows, title
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open, _talk
from spkt.desk.visum import _rows
from spkt.desk.visum._letters import drop, issue, letters, preview, write, write_form
from spkt.desk.visum._pictures import as_posted, picture_of
from spkt.desk.visum.forms import (
    ApproveForm,
    DeliveredForm,
    RequestForm,
    ResultForm,
    WithdrawForm,
    moment,
    request_fields,
)
from spkt.kit import clock
from spkt.law.journeys.visum import Asked

__all__ = [
    "amend",
    "amend_form",
    "approve",
    "delivered",
    "drop",
    "issue",
    "letters",
    "one",
    "picture",
    "preview",
    "request",
    "request_form",
    "request_preview",
    "result",
    "withdraw",
    "write",
    "write_form",
]

REQUEST, AMEND = "visum.request", "visum.amend"


def _form(request: Desk, case: Any, *args: Any, **more: Any) -> RequestForm:
    lists = _rows.lists(case, request.reader)
    return RequestForm(*args, lists=lists, zone=_rows.zone_of(case), facts=case.account.facts, **more)


@show
def request_form(request: Desk, code: str) -> Page:
    """What is asked, at the left; at the right the letter as it would leave."""
    case, acts = access.asking(code, request.reader, REQUEST)
    typed = _open.typed_last(request, REQUEST, code, RequestForm.base_fields)
    again, follows = shown_again(request, RequestForm), request.GET.get("susulan", "")
    typed = {} if follows and typed.get("after") != follows else typed
    after = str(again["after"].value() or "") if again else follows or typed.get("after", "")
    form = again or _form(request, case, initial=typed or _fresh(case, request, after))
    act = next((each for each in acts if each.act == REQUEST), None)
    return Page(
        "visum/request.html",
        {
            **_around(request, case, code, REQUEST),
            "form": form,
            "after": after,
            "may": bool(act and act.mine and not act.reasons),
            "why_not": _talk.refusal(act),
            "action": reverse(REQUEST, kwargs={"code": code}),
            "heading": _("Surat visum susulan") if after else _("Minta visum"),
            "picture": reverse("visum.request_preview", kwargs={"code": code, "number": 1}),
        },
    )


def _around(request: Desk, case: Any, subject: str, form: str) -> dict[str, Any]:
    return {
        "code": case.matter.code,
        "ticket": _rows.ticket(case),
        "sealed": case.matter.secrecy == 2,
        "draft_url": reverse("matters.save_draft", kwargs={"form": form, "subject": subject}),
    }


def _fresh(case: Any, request: Desk, after: str) -> dict[str, Any]:
    """A new request starts with who was hurt; a later one with what the earlier one said, for a body."""
    now = clock.local(clock.now(), request.reader.zone)
    started = {"brought_on": now.date(), "brought_at": now.time().replace(second=0, microsecond=0), "city": ""}
    if after:
        letter = access.earlier(after, case)
        before = request_fields(access.request_of(letter), _rows.lists(case, request.reader), _rows.zone_of(case))
        return {**before, **started, "kind": "visum_jenazah", "after": after, "exam_luka": []}
    hurt = [str(row.ordinal) for row, person in case.parties if "korban" in person.roles]
    return {**started, "kind": "visum_luka", "party": hurt[0] if hurt else "", "report": "definitif"}


@do(again=request_form)
def request(request: Desk, code: str) -> HttpResponse:
    """The request waits for a penyidik."""
    case, _acts = access.asking(code, request.reader, REQUEST)
    form = _open.checked(request, _form(request, case, request.POST), code, REQUEST)
    after = form.cleaned_data["after"]
    made = visum.request(by=request.reader, key=once(request), code=code, asked=form.request(), after=after)
    _open.sent(request, REQUEST, code)
    return to("visum.one", code=made)


@show
def request_preview(request: Desk, code: str, number: int) -> HttpResponse:
    """One page of what is being typed, as a picture without number. raises Unseen while it is not whole"""
    case, _acts = access.asking(code, request.reader, REQUEST)
    form = _form(request, case, as_posted(kept.typed(request.reader, REQUEST, code)))
    if not form.is_valid():
        raise Unseen
    drawn = access.preview(case, form.request(), form.cleaned_data["after"], request.reader)
    return picture_of(drawn, number)


@show
def amend_form(request: Desk, code: str) -> Page:
    """The same form with what was asked."""
    found = access.one(code, request.reader, AMEND)
    case, asked = found.case, found.asked
    subject = f"{case.matter.code}-{found.letter.ordinal}"
    lists, zone = _rows.lists(case, request.reader), _rows.zone_of(case)
    typed = _open.typed_last(request, AMEND, subject, RequestForm.base_fields)
    stored = request_fields(asked, lists, zone) if asked else {}
    stored["after"] = found.after.code if found.after else ""
    act = found.act(AMEND)
    return Page(
        "visum/request.html",
        {
            **_around(request, case, subject, AMEND),
            "form": shown_again(request, RequestForm) or _form(request, case, initial=typed or stored),
            "after": stored["after"],
            "may": bool(act and act.mine and not act.reasons and asked),
            "why_not": _talk.refusal(act),
            "action": reverse(AMEND, kwargs={"code": code}),
            "heading": _("Ubah permintaan visum"),
            "picture": reverse("visum.picture", kwargs={"code": code, "number": 1}),
        },
    )


@do(again=amend_form)
def amend(request: Desk, code: str) -> HttpResponse:
    """The changed request waits for a penyidik."""
    found = access.one(code, request.reader, AMEND)
    form = _checked(request, found, AMEND, _form(request, found.case, request.POST))
    visum.amend(by=request.reader, key=once(request), code=code, asked=form.request())
    _open.sent(request, AMEND, f"{found.case.matter.code}-{found.letter.ordinal}")
    return to("visum.one", code=code)


@show
def one(request: Desk, code: str) -> Page:
    """The letter, what became of it, and the one act that leads on."""
    found = access.one(code, request.reader)
    letter, case = found.letter, found.case
    asked = request.GET.get("halaman", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    return Page(
        "visum/one.html",
        {
            "code": code,
            "matter_code": case.matter.code,
            "ticket": _rows.ticket(case),
            "title": title(letter.kind),
            "state": letter_rows((letter,), request.reader)[0],
            "letter": letter,
            "paper": letter.paper,
            "number": min(max(1, number), max(1, found.pages)),
            "count": found.pages,
            "said": _rows.said(found, request.reader),
            "happened": _rows.happened(found, request.reader),
            "is_protected": found.is_protected,
            "after": found.after,
            "followed": letter_rows(found.followed, request.reader),
            "may_follow": letter.paper is not None and letter.state != Asked.DITARIK,
            "files": results_card(letter, case.matter, request.reader, _("Hasil yang dipindai")),
            **_acts(request, found),
        },
    )


FORMS: dict[str, Any] = {
    "approve": ApproveForm,
    "delivered": DeliveredForm,
    "result": ResultForm,
    "withdraw": WithdrawForm,
}


def _acts(request: Desk, found: OneRequest) -> dict[str, Any]:
    """The form of each act that is his and open, and why or whom to ask for the next that is not."""
    now = clock.local(clock.now(), request.reader.zone)
    initial = {
        "approve": {"version": found.letter.version},
        "delivered": {"on": now.date(), "at": now.time().replace(second=0, microsecond=0)},
        "result": {"holder": _holder(found)},
    }
    shown: dict[str, Any] = {}
    locked: list[dict[str, Any]] = []
    for name, form in FORMS.items():
        act = found.act(f"visum.{name}")
        if act is not None and act.mine and not act.reasons:
            shown[f"{name}_form"] = shown_again(request, form) or form(initial=initial.get(name, {}))
        elif act is not None and name != "withdraw":
            locked.append({"label": _(act.label), "reasons": _talk.refusal(act), "cites": [str(act.cite)]})
    amending = found.act(AMEND)
    may_amend = bool(amending and amending.mine and not amending.reasons and found.asked)
    return {**shown, "locked": locked, "may_amend": may_amend}


def _holder(found: OneRequest) -> str:
    officer = found.letter.approved_by
    return f"{officer.rank} {officer.name}" if officer else ""


def _checked(request: Desk, found: OneRequest, act: str, form: Any) -> Any:
    """The bound form if it is whole; whose act it is comes before what is to mend. raises Invalid, NotYours"""
    known = found.act(act)
    if not form.is_valid() and known is not None and not known.mine:
        raise NotYours(_open.not_yours(known))
    return _open.valid(request, form)


def _typed(request: Desk, code: str, act: str, form: Any) -> dict[str, Any]:
    said: dict[str, Any] = _checked(request, access.one(code, request.reader), act, form).cleaned_data
    return said


@do(again=one)
def approve(request: Desk, code: str) -> HttpResponse:
    """Number and letter; the paper opens to be printed for the officer who goes along."""
    said = _typed(request, code, "visum.approve", ApproveForm(request.POST))
    made = visum.approve(by=request.reader, key=once(request), code=code, **said)
    return to("papers.one", code=made["paper"])


@do(again=one)
def delivered(request: Desk, code: str) -> HttpResponse:
    """The slip of the hospital is noted."""
    said = _typed(request, code, "visum.delivered", DeliveredForm(request.POST))
    at = moment(said["on"], said["at"], request.reader.zone) or clock.now()
    told = {"taken_by": said["taken_by"], "post": said["post"], "at": at}
    visum.delivered(by=request.reader, key=once(request), code=code, **told)
    return to("visum.one", code=code)


@do(again=one)
def result(request: Desk, code: str) -> HttpResponse:
    """The result is there, and who holds it."""
    said = _typed(request, code, "visum.result", ResultForm(request.POST))
    visum.result(by=request.reader, key=once(request), code=code, holder=said["holder"])
    return to("visum.one", code=code)


@do(again=one)
def withdraw(request: Desk, code: str) -> HttpResponse:
    """The commander takes it back."""
    said = _typed(request, code, "visum.withdraw", WithdrawForm(request.POST))
    visum.withdraw(by=request.reader, key=once(request), code=code, reason=said["reason"], order=said["order"])
    return to("visum.one", code=code)


@show
def picture(request: Desk, code: str, number: int) -> HttpResponse:
    """One page of a request that is not issued yet. raises Unseen where there is no such page"""
    return picture_of(access.pictures(code, request.reader), number)
