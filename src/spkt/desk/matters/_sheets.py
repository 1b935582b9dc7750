"""Reading back, and the konseling."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _intake
from spkt.access import _people as people
from spkt.actions import matters
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk._screen import STORY, screen_of
from spkt.desk.matters import _open, _shapes, _talk
from spkt.desk.matters._konseling_form import ASKED_OF_COMPLAINTS, KonselingForm
from spkt.desk.matters._people import said
from spkt.desk.matters.forms import ReadBackForm
from spkt.law.case import KonselingNotes
from spkt.law.questions import QUESTIONS
from spkt.law.writing import rupiah, scene_text, span_aloud

READ, SHEET, START = "matters.read_back", "matters.record_konseling", "matters.start_konseling"


@show
def read_back_form(request: Desk, code: str) -> Page:
    """The story in large letters, paragraph by paragraph, and beside it what else was noted."""
    talk = _intake.talk(code, request.reader, READ)
    account, zone = talk.case.account, talk.case.matter.unit.zone_label
    told = [(_("Waktu"), span_aloud(account.when, zone)), (_("Tempat"), scene_text(account.where))]
    told += [(_(q.label), account.answers[q.number]) for q in QUESTIONS if account.answers.get(q.number)]
    told += [(_("Kerugian"), rupiah(account.loss))] if account.loss is not None else []
    paragraphs = [each.strip() for each in account.words.split("\n") if each.strip()]
    more = {
        "paragraphs": paragraphs,
        "facts": told,
        "told": talk.case.matter.told,
        "read": bool(talk.case.matter.told) and talk.case.matter.read_back == talk.case.matter.told,
        "act_call": talk.act("watch.call_detective"),
        "screen": screen_of(talk.case, request.reader, STORY),
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
        "sheets": _intake.sheets_of(talk.case.matter),
        "withdraw_url": reverse("matters.decide", kwargs={"code": code, "act": "withdraw"}),
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
    when = span_aloud(account.when, talk.case.matter.unit.zone_label)
    loss = [(_("Kerugian"), rupiah(account.loss))] if account.loss is not None else []
    return [(_("Waktu"), when), (_("Tempat"), scene_text(account.where)), *loss]


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
