"""Reading back, the konseling, decisions of one reason, and the matter itself."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _intake, citizens
from spkt.access import _people as people
from spkt.access._gate import Unseen
from spkt.actions import matters
from spkt.actions._spine import ACTS
from spkt.desk._acts import DECIDED_BY_REASON
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open, _shapes, _talk
from spkt.desk.matters._konseling_form import ASKED_OF_COMPLAINTS, KonselingForm
from spkt.desk.matters._people import said
from spkt.desk.matters.forms import DecideForm, ReadBackForm
from spkt.law.case import KonselingNotes
from spkt.law.journeys import STATE_WORDS, journey_of
from spkt.law.questions import QUESTIONS
from spkt.law.words import N_
from spkt.law.writing import rupiah, scene_text, span_text

READ, SHEET, START = "matters.read_back", "matters.record_konseling", "matters.start_konseling"


@show
def read_back_form(request: Desk, code: str) -> Page:
    """The story in large letters, paragraph by paragraph, and beside it what else was noted."""
    talk = _intake.talk(code, request.reader, READ)
    account, zone = talk.case.account, talk.case.matter.unit.zone_label
    told = [(_("Waktu"), span_text(account.when, zone)), (_("Tempat"), scene_text(account.where))]
    told += [(_(q.label), account.answers[q.number]) for q in QUESTIONS if account.answers.get(q.number)]
    told += [(_("Kerugian"), rupiah(account.loss))] if account.loss is not None else []
    paragraphs = [each.strip() for each in account.words.split("\n") if each.strip()]
    more = {
        "paragraphs": paragraphs,
        "facts": told,
        "told": talk.case.matter.told,
        "read": bool(talk.case.matter.told) and talk.case.matter.read_back == talk.case.matter.told,
        "act_call": talk.act("watch.call_detective"),
        "has_screen": citizens.my_screen(request.reader) is not None,
    }
    return Page("matters/read_back.html", {**_talk.around(talk, _talk.READING, READ), **more})


@do(again=read_back_form)
def read_back(request: Desk, code: str) -> HttpResponse:
    """The reporter agrees with what was read to her."""
    form = _open.checked(request, ReadBackForm(request.POST), code, READ)
    matters.read_back(by=request.reader, key=once(request), code=code, told=form.cleaned_data["told"])
    return to("matters.one", code=code)


@show
def konseling_form(request: Desk, code: str) -> Page:
    """The sheet of the konseling beside the story."""
    talk = _intake.talk(code, request.reader, SHEET)
    typed = _open.typed_last(request, SHEET, code, KonselingForm.base_fields)
    notes = talk.case.konseling[1] if talk.case.konseling else KonselingNotes()
    stored = _shapes.konseling_fields(notes, people.filing(talk.case))
    stored["topic"] = stored["topic"] or talk.case.account.deed or talk.case.subject
    form = shown_again(request, KonselingForm) or _sheet(request, talk, initial=typed or stored)
    return _konseling_page(talk, form)


def _sheet(request: Desk, talk: _intake.Talk, *args: Any, **more: Any) -> KonselingForm:
    offences = [
        (each.code, f"{each.name}, Pasal {each.article} {each.law.short}")
        for each in people.offences_of_the_day(talk.case, request.reader)
    ]
    return KonselingForm(*args, offences=offences, today=_open.today(request), **more)


def _konseling_page(talk: _intake.Talk, form: KonselingForm) -> Page:
    filing = people.filing_with(talk.case, {name: form[name].value() for name in ("candidate", *ASKED_OF_COMPLAINTS)})
    code = talk.case.matter.code
    context = {
        **_talk.around(talk, _talk.DETECTIVE, SHEET),
        "form": form,
        "asked": [form[name] for name in ASKED_OF_COMPLAINTS] if people.is_complaint(talk.case, filing) else [],
        "cautions": said(people.complaint_cautions(talk.case, filing)),
        "paragraphs": [each for each in talk.case.account.words.split("\n") if each.strip()],
        "facts": _facts(talk),
        "ended": bool(talk.case.konseling and talk.case.konseling[0].closed_at),
        "draft_url": reverse("matters.save_draft", kwargs={"form": SHEET, "subject": code}),
    }
    return Page("matters/record_konseling.html", context)


def _typed_so_far(request: Desk, talk: _intake.Talk) -> dict[str, Any]:
    """What stands in the form; what it did not show yet is taken from what was told elsewhere."""
    told = _shapes.konseling_fields(KonselingNotes(), people.filing(talk.case))
    unseen = {name: told[name] for name in ASKED_OF_COMPLAINTS if "known_on" not in request.POST}
    return {**_open.as_typed(request, KonselingForm.base_fields), **unseen}


def _facts(talk: _intake.Talk) -> list[tuple[str, str]]:
    account = talk.case.account
    when = span_text(account.when, talk.case.matter.unit.zone_label)
    return [(_("Waktu"), when), (_("Tempat"), scene_text(account.where))]


@do(again=konseling_form)
def record_konseling(request: Desk, code: str) -> Page | HttpResponse:
    """The konseling ends with its outcome; before that the page shows what a complaint offence asks."""
    talk = _intake.talk(code, request.reader, SHEET)
    if "aduan" in request.POST:
        return _konseling_page(talk, _sheet(request, talk, initial=_typed_so_far(request, talk)))
    told = _open.checked(request, _sheet(request, talk, request.POST), code, SHEET).cleaned_data
    notes, outcome = _shapes.konseling_of(told), told["outcome"]
    matters.record_konseling(by=request.reader, key=once(request), code=code, outcome=outcome, notes=notes)
    _open.sent(request, SHEET, code)
    return to("matters.one", code=code)


@show
def decide_form(request: Desk, code: str, act: str) -> Page:
    """A decision whose whole content is a written reason."""
    talk = _intake.talk(code, request.reader, _decision(act))
    found = talk.act(f"matters.{act}")
    typed = _open.typed_last(request, f"matters.{act}", code, DecideForm.base_fields)
    move = journey_of(talk.case.matter.errand).move(f"matters.{act}", talk.case.matter.state)
    context = {
        "code": code,
        "ticket": talk.case.matter.came.ticket,
        "act": act,
        "label": _(move.label),
        "help": _(HELP[act]),
        "state": _(STATE_WORDS[talk.case.matter.state]),
        "cites": [str(move.cite)],
        "may": bool(found and found.mine and not found.reasons),
        "why_not": _talk.refusal(found),
        "form": shown_again(request, DecideForm) or DecideForm(initial=typed),
        "draft_url": reverse("matters.save_draft", kwargs={"form": f"matters.{act}", "subject": code}),
    }
    return Page("matters/decide.html", context)


HELP = {
    "explain": N_("Tulis mengapa ini bukan tindak pidana, dan ke mana pelapor dapat pergi. Ia membacanya."),
    "forward": N_("Tulis kepada siapa diteruskan dan apa yang diminta darinya. Nomornya tetap."),
    "refer": N_("Tulis kesatuan yang berwenang dan mengapa; pelapor diantar atau dikabari, tidak disuruh pergi."),
    "confirm_referral": N_("Tulis siapa di sana yang menerima, kapan, dan nomornya di sana."),
    "ask_review": N_("Tulis siapa yang meminta dan apa yang harus dilihat lagi. Peserta gelarnya nanti orang lain."),
    "divert": N_("Tulis yang dilaporkan dan yang sudah diamankan. Pelapor diantar atau dikabari, tidak disuruh pergi."),
    "withdraw": N_("Tulis permintaan pelapor dengan kata-katanya. Hanya delik aduan yang berhenti karenanya."),
}
"""What to write as the reason of each decision."""


def _decision(act: str) -> str:
    """Name of the act. raises Unseen for a word that is no decision"""
    if act not in DECIDED_BY_REASON:
        raise Unseen
    return f"matters.{act}"


@do(again=decide_form)
def decide(request: Desk, code: str, act: str) -> HttpResponse:
    """The decision is on record with its reason."""
    name = _decision(act)
    form = _open.checked(request, DecideForm(request.POST), code, name)
    ACTS[name](by=request.reader, key=once(request), code=code, reason=form.cleaned_data["reason"])
    _open.sent(request, name, code)
    return to("matters.one", code=code)
