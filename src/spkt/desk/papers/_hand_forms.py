"""The register of forms for the hours without power: print them ahead, and account for each."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import _hand_forms as access
from spkt.access._hand_forms import NEWEST, Listed
from spkt.actions import _hand_forms as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.matters._fields import Line
from spkt.desk.papers._rows import moment
from spkt.law.journeys._hand_form import BLANK_WORDS, LARGEST_BATCH, Blank
from spkt.law.words import N_

TONES = {Blank.SIAP: "brand", Blank.TERPAKAI: "ok", Blank.RUSAK: "warn"}
ASK_PRINTER = N_("Minta Kanit atau Bamin mencetak formulir.")


class PrintForm(forms.Form):
    """How many blank forms are wanted."""

    count = forms.IntegerField(
        label=_("Banyaknya"),
        min_value=1,
        max_value=LARGEST_BATCH,
        initial=10,
        help_text=_("Paling banyak 20. Simpan di laci meja, bersama senter."),
        error_messages={
            "required": _("Tulis berapa lembar yang dicetak."),
            "invalid": _("Tulis banyaknya dengan angka, misalnya 10."),
            "max_value": _("Paling banyak 20 sekali cetak."),
            "min_value": _("Paling sedikit 1."),
        },
    )


class SpoilForm(forms.Form):
    """Why a form cannot be used."""

    reason = Line(
        _("Apa yang terjadi dengan formulir ini"),
        240,
        required=True,
        help_text=_("Misalnya “basah”, “salah tulis”, “hilang di lapangan”."),
        error_messages={"required": _("Tulis apa yang terjadi dengan formulir ini.")},
    )


@show
def hand_forms(request: Desk) -> Page:
    """Every form with what became of it, and the printing of new ones."""
    asked = request.GET.get("sebelum", "")
    found = access.register(request.reader, int(asked) if asked.isdecimal() and len(asked) < 9 else 0)
    context = {
        "form": shown_again(request, PrintForm) or PrintForm(),
        "rows": [_row(each, request, found.may_spoil) for each in found.rows],
        "counts": [(now(BLANK_WORDS[state]).capitalize(), n) for state, n in found.counts.items()],
        "may_print": found.against_printing == [],
        "why_not": [now(ASK_PRINTER)] if found.against_printing is None else [now(w) for w in found.against_printing],
        "older": found.rows[-1].row.ordinal if len(found.rows) == NEWEST else 0,
    }
    return Page("papers/print_forms.html", context)


def _row(each: Listed, request: Desk, may_spoil: bool) -> dict[str, Any]:
    row, reader = each.row, request.reader
    return {
        "number": row.number,
        "printed": moment(row.printed_at, reader),
        "by": f"{row.printed_by.rank} {row.printed_by.name}",
        "state": now(BLANK_WORDS[each.state]),
        "tone": TONES[each.state],
        "told": _told(each, request),
        "matter": reverse("matters.one", args=[each.matter]) if each.matter else "",
        "pdf": reverse("papers.forms_pdf", args=[row.batch]) if each.state is Blank.SIAP else "",
        "spoil": reverse("papers.spoil_form", args=[row.code]) if may_spoil and each.state is Blank.SIAP else "",
    }


def _told(each: Listed, request: Desk) -> str:
    """When it was written and entered, or why it was spoilt."""
    row, reader = each.row, request.reader
    if each.state is Blank.TERPAKAI:
        told = {"written": moment(row.written_at, reader), "entered": moment(row.entered_at, reader)}
        who = f"{row.written_by.rank} {row.written_by.name}" if row.written_by else ""
        return now("Ditulis %(written)s oleh %(who)s; dicatat %(entered)s") % {**told, "who": who}
    if each.state is Blank.RUSAK:
        return f"{moment(row.spoilt_at, reader)}: {each.why}"
    return ""


@do(again=hand_forms)
def print_forms(request: Desk) -> HttpResponse:
    """New numbers; the sheets open from the register."""
    form = typed(request, PrintForm)
    acts.print_forms(by=request.reader, key=once(request), count=form.cleaned_data["count"])
    return to("papers.print_forms")


@show
def forms_pdf(request: Desk, batch: str) -> HttpResponse:
    """The unused sheets of one printing, front and back."""
    answer = HttpResponse(access.pdf(batch, request.reader), content_type="application/pdf")
    answer["Content-Disposition"], answer["Cache-Control"] = f'inline; filename="formulir-{batch}.pdf"', "no-store"
    return answer


@show
def spoil_page(request: Desk, code: str) -> Page:
    """Which form it is, and what happened to it."""
    found = access.one(code, request.reader)
    context = {
        "code": code,
        "number": found.row.number,
        "may": found.state is Blank.SIAP,
        "form": shown_again(request, SpoilForm) or SpoilForm(),
    }
    return Page("papers/spoil_form.html", context)


@do(again=spoil_page)
def spoil_form(request: Desk, code: str) -> HttpResponse:
    """It stays in the register as spoilt."""
    form = typed(request, SpoilForm)
    acts.spoil_form(by=request.reader, key=once(request), code=code, reason=form.cleaned_data["reason"])
    return to("papers.print_forms")
