"""Steps of a loss that ask for little: begin, renew, check, issue, becomes a complaint, found again, void."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _intake
from spkt.access import losses as access
from spkt.access._gate import Unseen
from spkt.access._loss_facts import VOIDING, words_of
from spkt.access.losses import OneLoss
from spkt.actions import losses
from spkt.actions._spine import NotYours, Refused
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.losses.forms import ReasonForm, ReclassifyForm, RenewForm
from spkt.desk.matters import _one, _open, _talk
from spkt.law.journeys import STATE_WORDS
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import Visiting
from spkt.law.journeys.losses import LOSS, LossFacts
from spkt.law.words import N_

CHECK, ISSUE, TELL = "losses.check", "losses.issue", "losses.tell_owner"


@dataclass(frozen=True, slots=True)
class Step:
    """A page with one short form. help: what to write, or what will happen; button: words on it"""

    act: str
    form: type[Form]
    help: str
    button: str
    tone: str = "primary"


RECLASSIFY = Step(
    "losses.reclassify",
    ReclassifyForm,
    N_("Barang ini dilaporkan dicuri, jadi bukan SKTLK. Tanda terima pengaduan terbit sekarang; semua isian terbawa."),
    N_("Lanjutkan sebagai laporan"),
)
FOUND_AGAIN = Step(
    "losses.report_found",
    ReasonForm,
    N_("Tulis di mana dan bagaimana barangnya ditemukan. Surat yang sudah terbit tetap tersimpan sebagai catatan."),
    N_("Catat sudah ditemukan"),
)
ASK_VOID = Step(
    "losses.ask_void",
    ReasonForm,
    N_("Tulis mengapa surat ini harus dibatalkan. Orang kedua, Ka SPKT, yang menyetujuinya; nomornya tetap."),
    N_("Minta pembatalan"),
    "danger",
)
VOID = Step(
    "losses.void",
    Form,
    N_("Bila Anda setuju, surat ini batal. Nomornya tetap, dan kertasnya bertanda BATAL."),
    N_("Setujui pembatalan"),
    "stop",
)


def _page(request: Desk, found: OneLoss, step: Step, initial: dict[str, Any], told: str = "") -> Page:
    act, code = found.act(step.act), found.case.matter.code
    typed = _open.typed_last(request, step.act, code, step.form.base_fields)
    return Page(
        "losses/step.html",
        {
            "code": code,
            "ticket": found.case.matter.came.ticket,
            "act": step.act,
            "label": _(LOSS.move(step.act, found.case.matter.state).label),
            "help": _(step.help),
            "told": told,
            "state": _(STATE_WORDS[found.case.matter.state]),
            "cites": [str(act.cite)] if act else [],
            "may": bool(act and act.mine and not act.reasons),
            "why_not": _talk.refusal(act),
            "form": shown_again(request, step.form) or step.form(initial=typed or initial),
            "button": _(step.button),
            "tone": step.tone,
            "here": reverse(step.act, args=[code]),
            "draft_url": reverse("matters.save_draft", kwargs={"form": step.act, "subject": code}),
        },
    )


def _shown(step: Step, initial: Callable[[OneLoss], dict[str, Any]] = lambda _found: {}) -> Any:
    """The page of a step."""

    @show
    def view(request: Desk, code: str) -> Page:
        found = access.one(code, request.reader, step.act)
        reason = str(words_of(found.case, VOIDING).get("reason", "")) if step is VOID else ""
        return _page(request, found, step, initial(found), reason)

    return view


reclassify_form = _shown(RECLASSIFY, lambda found: {"subject": found.case.subject})
report_found_form = _shown(FOUND_AGAIN)
ask_void_form = _shown(ASK_VOID)
void_form = _shown(VOID)


@do(again=reclassify_form)
def reclassify(request: Desk, code: str) -> HttpResponse:
    """The loss is a complaint from now on; its receipt is ready to print."""
    said = _checked(request, code, RECLASSIFY)
    losses.reclassify(by=request.reader, key=once(request), code=code, **said)
    _open.sent(request, RECLASSIFY.act, code)
    return to("matters.one", code=code)


def _checked(request: Desk, code: str, step: Step) -> dict[str, Any]:
    """What was typed. raises NotYours where the act belongs to another role; Invalid"""
    form = step.form(request.POST)
    act = access.one(code, request.reader, step.act).act(step.act)
    if not form.is_valid() and act is not None and not act.mine:
        raise NotYours(_open.not_yours(act))
    return dict(_open.valid(request, form).cleaned_data)


@do(again=report_found_form)
def report_found(request: Desk, code: str) -> HttpResponse:
    """The thing is there again."""
    said = _checked(request, code, FOUND_AGAIN)
    losses.report_found(by=request.reader, key=once(request), code=code, **said)
    _open.sent(request, FOUND_AGAIN.act, code)
    return to("matters.one", code=code)


@do(again=ask_void_form)
def ask_void(request: Desk, code: str) -> HttpResponse:
    """The first of two persons."""
    said = _checked(request, code, ASK_VOID)
    losses.ask_void(by=request.reader, key=once(request), code=code, **said)
    _open.sent(request, ASK_VOID.act, code)
    return to("matters.one", code=code)


@do(again=void_form)
def void(request: Desk, code: str) -> HttpResponse:
    """The second of two persons."""
    losses.void(by=request.reader, key=once(request), code=code)
    return to("matters.one", code=code)


@do(again=_one.one)
def check(request: Desk, code: str) -> HttpResponse:
    """A letter may be given for it."""
    losses.check(by=request.reader, key=once(request), code=code)
    return to("matters.one", code=code)


@do(again=_one.one)
def issue(request: Desk, code: str) -> HttpResponse:
    """The letter with its number."""
    told = access.one(code, request.reader, ISSUE).case.matter.told
    made = losses.issue(by=request.reader, key=once(request), code=code, told=told)
    return to("papers.one", code=made["paper"])


@do(again=_one.one)
def tell_owner(request: Desk, code: str) -> HttpResponse:
    """The reporter is told that there is news."""
    losses.tell_owner(by=request.reader, key=once(request), code=code, other=request.POST.get("other", ""))
    return to("matters.one", code=code)


@show
def begin_form(request: Desk, code: str) -> Page | HttpResponse:
    """A new letter, or one that renews an earlier one."""
    visit, matter = _intake.came(code, request.reader)
    if matter is not None:
        return to("matters.one", code=matter.code)
    may = "losses.begin" in LOSS.may(LossFacts(state=START), request.reader.roles)
    greeted = visit.state == Visiting.DILAYANI
    why = [_("Minta Bamin atau Ba Yanmas.")] if not may else []
    why += [] if greeted else [_("Sapa dulu pelapornya; kunjungan ini belum dilayani.")]
    form = shown_again(request, RenewForm) or RenewForm()
    return Page("losses/begin.html", {"code": code, "ticket": visit.ticket, "form": form, "why_not": why})


@do(again=begin_form)
def begin(request: Desk, code: str) -> HttpResponse:
    """A dossier for what was lost."""
    _intake.came(code, request.reader)
    return to("losses.fill", code=losses.begin_loss(by=request.reader, key=once(request), visit=code))


@do(again=begin_form)
def renew(request: Desk, code: str) -> HttpResponse:
    """The earlier letter's words in a dossier of today."""
    _intake.came(code, request.reader)
    if "losses.renew" not in LOSS.may(LossFacts(state=START), request.reader.roles):
        raise NotYours(_("Tindakan ini bukan tugas peran Anda sekarang. Minta Bamin atau Ba Yanmas."))
    form = _open.valid(request, RenewForm(request.POST))
    try:
        earlier = access.by_number(form.cleaned_data["number"], request.reader)
    except Unseen:
        raise Refused(N_("Nomor surat ini tidak ada di sini. Periksa nomornya, atau mulai surat baru.")) from None
    made = losses.renew(by=request.reader, key=once(request), visit=code, code=earlier.code)
    return to("losses.fill", code=made)
