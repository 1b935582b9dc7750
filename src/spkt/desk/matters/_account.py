"""The receipt and the story, with autosave and the page that lays two tellings side by side."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _intake
from spkt.access import matters as access
from spkt.access._gate import Unseen
from spkt.access._sheets import later
from spkt.access.reports import tracking
from spkt.actions import matters
from spkt.actions._spine import ACTS, NotYours
from spkt.actions.matters import Clash, Received
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk._screen import STORY, screen_of
from spkt.desk.matters import _fields, _merge, _open, _shapes, _talk
from spkt.desk.matters.forms import AccountForm, ReceiveForm
from spkt.kit import clock
from spkt.law.case import Account
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import Visiting
from spkt.law.journeys.matters import MATTER, MatterFacts
from spkt.law.questions import open_questions

RECEIVE, WRITE = "matters.receive", "matters.write_account"
FINDING, NEW = "reports.begin_finding", "baru"
LONGEST_SUBJECT = 20
"""Letters of a matter's code, a dash and the ordinal of a person or thing."""


@show
def receive_form(request: Desk, code: str) -> Page:
    """Three fields and the receipt is out; a visit that has one shows it."""
    visit, matter = _intake.came(code, request.reader)
    context: dict[str, Any] = {"visit": visit, "ticket": visit.ticket, "form": None, "receipt": None, "why_not": []}
    if matter is not None:
        receipt = _intake.receipt_of(matter)
        return Page(
            "matters/receive.html",
            {**context, "matter": matter, "receipt": receipt, "track": tracking(matter).code, **_later(matter)},
        )
    initial = _open.typed_last(request, RECEIVE, code, ReceiveForm.base_fields)
    context["form"] = shown_again(request, ReceiveForm) or ReceiveForm(initial=initial)
    context["why_not"] = _why_not_receive(request, visit.state)
    return Page("matters/receive.html", context)


def _later(matter: Any) -> dict[str, str]:
    """The sentence of a matter that stood on a hand form first."""
    return {"later": " ".join(later(matter))}


def _why_not_receive(request: Desk, state: str) -> list[str]:
    if not _may_receive(request):
        return [_("Minta Ba Yanmas memberi tanda terima.")]
    return [] if state == Visiting.DILAYANI else [_("Sapa dulu pelapornya; kunjungan ini belum dilayani.")]


def _may_receive(request: Desk) -> bool:
    return RECEIVE in MATTER.may(MatterFacts(state=START), request.reader.roles)


@do(again=receive_form)
def receive(request: Desk, code: str) -> HttpResponse:
    """The tanda terima, at once."""
    if not _may_receive(request):
        raise NotYours(_("Tindakan ini bukan tugas peran Anda sekarang. Minta Ba Yanmas."))
    form = _open.valid(request, ReceiveForm(request.POST))
    matters.receive(by=request.reader, key=once(request), visit=code, said=Received(**form.cleaned_data))
    _open.sent(request, RECEIVE, code)
    return to(RECEIVE, code=code)


@show
def account_form(request: Desk, code: str) -> Page:
    """The interview: what to say, the story, the first open question, time, place, circumstances."""
    talk = _intake.talk(code, request.reader, WRITE)
    again = shown_again(request, AccountForm)
    if again is not None:
        return _page(request, talk, again)
    typed = _open.typed_last(request, WRITE, code, AccountForm.base_fields)
    stored = {"version": talk.case.matter.told, **_shapes.account_fields(talk.case.account)}
    form = _form(request, initial=stored)
    last = _form(request, initial=typed) if typed else form
    restored = last is not form and _open.is_unsent(last, form)
    return _page(request, talk, last if restored else form, restored=restored)


def _form(request: Desk, *args: Any, **more: Any) -> AccountForm:
    return AccountForm(*args, today=_open.today(request), home=_open.home(request), **more)


def _page(
    request: Desk, talk: _intake.Talk, form: AccountForm, *, restored: bool = False, later: tuple[str, ...] = ()
) -> Page:
    shown, zone = _as_shown(form, talk.case.account), talk.case.matter.unit.zone_label
    left = [question for question in open_questions(shown) if str(question.number) not in later]
    around = _talk.around(talk, _talk.STORY, WRITE)
    asked = {question.number: _talk.spoken(question, around["to_address"]) for question in left}
    context = {
        **around,
        "form": form,
        "restored": restored,
        "changed": _changed(request, talk, form),
        "later": later,
        "asks": [{"number": n, "ask": ask, "field": form[f"answer_{n}"]} for n, ask in asked.items()],
        "answer_fields": [form[f"answer_{n}"] for n in _shapes.QUESTIONS if n not in asked],
        "regions": [form[level] for level in _shapes.LEVELS],
        "questions": _talk.seven(shown, zone),
        "screen": screen_of(talk.case, request.reader, STORY),
        "draft_url": reverse("matters.save_draft", kwargs={"form": WRITE, "subject": around["code"]}),
    }
    return Page("matters/write_account.html", context)


def _as_shown(form: AccountForm, account: Account) -> Account:
    """The account with the story, marks and answers that stand in the form, for the questions still open."""
    try:
        marks = _fields.Marks(required=False).clean(form["marks"].value())
    except (ValidationError, TypeError):
        marks = account.marks
    if isinstance(form["marks"].value(), list):
        marks = account.marks
    answers = {n: str(form[f"answer_{n}"].value() or "") for n in _shapes.QUESTIONS}
    return replace(account, words=str(form["words"].value() or ""), marks=marks, answers=answers)


def _changed(request: Desk, talk: _intake.Talk, form: AccountForm) -> str:
    """Who wrote since this form was opened; "" if nobody."""
    if str(form["version"].value()) == str(talk.case.matter.told):
        return ""
    return _since(request, talk.case.matter)


def _since(request: Desk, matter: Any) -> str:
    last = _intake.told_last(matter)
    if last is None:
        return ""
    told = {"who": _talk.short_name(last[0]), "at": f"{clock.local(last[1], request.reader.zone):%H.%M}"}
    return _("Ada perubahan dari %(who)s pukul %(at)s. Bandingkan, lalu pilih.") % told


@do(again=account_form)
def write_account(request: Desk, code: str) -> Page | HttpResponse:
    """The story is kept as a new telling; where another officer wrote the same field, both texts are shown."""
    if "discard" in request.POST:
        _open.sent(request, WRITE, code)
        return to(WRITE, code=code)
    if "wilayah" in request.POST or "skip" in request.POST:
        return _unsaved(request, code)
    form = _open.checked(request, _form(request, _answered(request)), code, WRITE)
    stored = access.case_of(code, request.reader, WRITE).account
    account, base = _shapes.account_of(form.cleaned_data, stored), form.cleaned_data["version"]
    try:
        matters.write_account(by=request.reader, key=once(request), code=code, account=account, base=base)
    except Clash as clash:
        return _compare(request, code, clash)
    _open.sent(request, WRITE, code)
    return to("matters.read_back" if request.POST.get("then") == "read" else WRITE, code=code)


def _unsaved(request: Desk, code: str) -> Page:
    """The same page with all that was typed: another question first, or the next list of regions."""
    later = (*request.POST.getlist("later"), *request.POST.getlist("skip"))
    form = _form(request, initial=_open.as_typed(request, AccountForm.base_fields))
    return _page(request, _intake.talk(code, request.reader, WRITE), form, later=later)


def _answered(request: Desk) -> Any:
    """The posted fields, with the choices of a comparison or the full answer of a button in them."""
    if "clash" in request.POST:
        return _merge.chosen(request.POST)
    number, _colon, answer = request.POST.get("answer", "").partition(":")
    made = request.POST.copy()
    if answer and f"answer_{number}" in AccountForm.base_fields:
        made[f"answer_{number}"] = answer
    return made


def _compare(request: Desk, code: str, clash: Clash) -> Page:
    case = access.case_of(code, request.reader, WRITE)
    context = {
        "code": code,
        "ticket": case.matter.came.ticket,
        "who": _talk.short_name(clash.who),
        "at": f"{clock.local(clash.at, request.reader.zone):%H.%M}",
        "rows": _merge.rows(clash, case.matter.unit.zone_label),
        "kept": _merge.base_fields(clash),
        "then": request.POST.get("then", ""),
    }
    return Page("matters/compare.html", context, 409)


@do(again=account_form)
def save_draft(request: Desk, form: str, subject: str) -> HttpResponse:
    """Keeps what is being typed; says so if another officer wrote the account meanwhile."""
    if form not in ACTS:
        raise Unseen
    code, base = subject.partition("-")[0], _open.version_of(request)
    if len(subject) > LONGEST_SUBJECT:
        raise Unseen
    told = _told(request, form, code)
    row = _open.keep(request, form, subject, base)
    if form == WRITE and base < told:
        case = access.case_of(code, request.reader, WRITE)
        return JsonResponse({"url": reverse(WRITE, args=[code]), "text": _since(request, case.matter)}, status=409)
    saved_at = clock.local(row.saved_at, request.reader.zone).isoformat()
    return JsonResponse({"saved_at": saved_at, "version": row.version})


def _told(request: Desk, form: str, code: str) -> int:
    """Ordinal of the newest telling of what the draft is about. raises Unseen where the officer may not look"""
    if (form, code) == (FINDING, NEW):
        return 0  # his own, of a dossier that is not there yet
    if form == RECEIVE:
        _intake.came(code, request.reader)
        return 0
    return _intake.told_now(code, request.reader)
