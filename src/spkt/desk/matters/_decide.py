"""Decisions about a matter: what each asks for, what follows from it, and its paper."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _intake
from spkt.access._facts import is_complaint, is_until_trial
from spkt.access._gate import Unseen
from spkt.access._referral import receivers
from spkt.actions import _outcomes, _people, _referral, _reviews
from spkt.desk._acts import DECIDED_BY_REASON
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open, _talk
from spkt.desk.matters._decisions import FORMS, DecideForm
from spkt.kit import clock
from spkt.law.deadlines import arrival_due, review_due, sp2hp_a1_due, withdrawal_due
from spkt.law.journeys import STATE_WORDS, journey_of
from spkt.law.words import N_
from spkt.law.writing import long_date

ACTS = {
    "explain": _outcomes.explain,
    "forward": _outcomes.forward,
    "withdraw": _outcomes.withdraw,
    "refer": _referral.refer,
    "confirm_referral": _referral.confirm_referral,
    "ask_review": _reviews.ask_review,
    "remind": _reviews.remind,
    "divert": _people.divert,
}
HELP = {
    "explain": N_("Surat jawaban terbit atas nama Ka SPKT. Tulis mengapa ini bukan tindak pidana; pelapor membacanya."),
    "forward": N_("Surat penerusan dan pemberitahuan kepada pelapor terbit bersama. Nomor pengaduannya tetap."),
    "refer": N_(
        "Surat pelimpahan dan pemberitahuan terbit bersama. Pelapor diantar atau dikabari, tidak disuruh pergi."
    ),
    "confirm_referral": N_("Tulis siapa di sana yang menerima, kapan, dan nomornya di sana."),
    "ask_review": N_("Yang meminta mendapat tanda terima. Peserta gelarnya nanti orang lain."),
    "withdraw": N_("Pelapor datang sendiri, dua saksi mendengar. Hanya delik aduan yang berhenti karenanya."),
    "remind": N_("Perkara tidak ditutup karena pelapor belum datang. Hubungi dia, lalu beri batas waktu baru."),
    "divert": N_("Tulis yang dilaporkan dan yang sudah diamankan. Pelapor diantar atau dikabari, tidak disuruh pergi."),
}
"""What each decision does and what to write."""


def _known(act: str) -> str:
    """Name of the act. raises Unseen for a word that is no decision"""
    if act not in DECIDED_BY_REASON:
        raise Unseen
    return f"matters.{act}"


def _form(request: Desk, act: str) -> DecideForm:
    return FORMS[act](request.POST, receivers=receivers(request.reader))


@show
def decide_form(request: Desk, code: str, act: str) -> Page:
    """A decision with its form, what follows from it, and who may make it."""
    name = _known(act)
    talk = _intake.talk(code, request.reader, name)
    found, matter = talk.act(name), talk.case.matter
    typed = _open.typed_last(request, name, code, FORMS[act].base_fields)
    move = journey_of(matter.errand).move(name, matter.state)
    blank = FORMS[act](initial=typed or _first(act, talk), receivers=receivers(request.reader))
    context = {
        "code": code,
        "ticket": matter.came.ticket,
        "act": act,
        "label": _(move.label),
        "help": _(HELP[act]),
        "facts": _facts(act, talk),
        "state": _(STATE_WORDS[matter.state]),
        "cites": [str(move.cite)],
        "may": bool(found and found.mine and not found.reasons),
        "why_not": _talk.refusal(found),
        "form": shown_again(request, FORMS[act]) or blank,
        "draft_url": reverse("matters.save_draft", kwargs={"form": name, "subject": code}),
    }
    return Page("matters/decide.html", context)


def _first(act: str, talk: _intake.Talk) -> dict[str, Any]:
    """What can be filled in beforehand."""
    case = talk.case
    if act == "ask_review" and case.reporter:
        return {"name": case.reporter.name.title(), "contact": case.reporter.phone}
    return {}


def _facts(act: str, talk: _intake.Talk) -> list[tuple[str, str]]:
    """What the officer should know while deciding: reasons of the gelar, and the days that follow."""
    case, today = talk.case, _day(talk, clock.now())
    told = {
        "explain": lambda: [
            (_("Alasan gelar"), case.notes.reasons),
            (_("Pelapor boleh minta tinjau sampai"), long_date(review_due(today))),
        ],
        "forward": lambda: [
            (_("Alasan gelar"), case.notes.reasons),
            (_("SP2HP pertama paling lambat"), long_date(sp2hp_a1_due(today))),
        ],
        "refer": lambda: [
            (_("Alasan gelar"), case.notes.reasons),
            (_("Konfirmasi ditunggu sampai"), long_date(arrival_due(today))),
        ],
        "ask_review": lambda: [(_("Jawaban paling lambat"), long_date(review_due(today)))],
        "withdraw": lambda: _withdrawing(talk),
        "remind": lambda: [(_("Yang masih kurang"), "; ".join(case.notes.missing))],
    }
    return told[act]() if act in told else []


def _withdrawing(talk: _intake.Talk) -> list[tuple[str, str]]:
    """What a withdrawal does to this matter, said before she signs it."""
    case, last = talk.case, long_date(withdrawal_due(_day(talk, talk.case.matter.received_at)))
    if is_complaint(case) is None:
        return [(_("Akibatnya"), _("Belum ditimbang gelar: pencabutan dicatat dan perkara tetap berjalan."))]
    if not is_complaint(case):
        return [(_("Akibatnya"), _("Bukan delik aduan: pencabutan dicatat dan perkara tetap berjalan."))]
    limit = _("sebelum sidang dimulai") if is_until_trial(case) else last
    return [
        (_("Akibatnya"), _("Delik aduan: pengaduan berhenti dan tidak dapat diajukan lagi.")),
        (_("Batas pencabutan"), limit),
    ]


def _day(talk: _intake.Talk, at: datetime) -> date:
    return clock.local_date(at, ZoneInfo(talk.case.matter.unit.zone))


@do(again=decide_form)
def decide(request: Desk, code: str, act: str) -> HttpResponse:
    """The decision is on record with its reason and its paper."""
    name = _known(act)
    form = _open.checked(request, _form(request, act), code, name)
    ACTS[act](by=request.reader, key=once(request), code=code, **form.said())
    _open.sent(request, name, code)
    return to("matters.one", code=code)
