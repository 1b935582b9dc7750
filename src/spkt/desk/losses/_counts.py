"""Counting what lies at a place: open a count, mark things by their labels, look at the differences, close by two."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import _counts as access
from spkt.access._counts import OneCount
from spkt.access._gate import Reader
from spkt.actions import _counts as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.matters._fields import Line
from spkt.desk.papers._rows import moment
from spkt.law.journeys._custody import COUNT, COUNTING_WORDS, Counting
from spkt.law.journeys._table import START
from spkt.papers.ba_opname import ELSEWHERE, MISSING, PRESENT, UNEXPECTED

TONES = {PRESENT: "ok", MISSING: "danger", ELSEWHERE: "warn", UNEXPECTED: "warn"}
STATE_TONES = {Counting.MENGHITUNG: "brand", Counting.DIAKHIRI: "warn", Counting.DITUTUP: "ok"}


class OpenForm(forms.Form):
    """Which place is counted."""

    place = forms.ChoiceField(
        label=_("Tempat yang dihitung"), error_messages={"required": _("Pilih tempat yang dihitung.")}
    )

    def __init__(self, *args: Any, places: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        listed = [(place, f"{place} ({n})") for place, n in places]
        self.fields["place"].choices = [("", now("Pilih")), *listed]  # type: ignore[attr-defined]  # a choice field


class LabelForm(forms.Form):
    """The code of a label, typed, scanned or pasted with its whole address."""

    thing = forms.CharField(
        label=_("Kode label"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Sepuluh huruf dan angka di label."),
        error_messages={"required": _("Ketik kode di labelnya.")},
    )

    def clean_thing(self) -> str:
        """The code alone."""
        typed = str(self.cleaned_data["thing"]).strip()
        last = urlsplit(typed).path.rstrip("/").rpartition("/")[2]
        return "".join(last.split()).upper()


class StrayForm(forms.Form):
    """Something that carries no label."""

    note = Line(
        _("Barang tanpa label"),
        160,
        required=True,
        error_messages={"required": _("Tulis barang apa yang tidak berlabel itu.")},
    )


@show
def counts(request: Desk) -> Page:
    """Counts of the unit, the newest first, and opening another."""
    rows = [_listed(row, request.reader) for row in access.newest(request.reader)]
    mine = any(move.by & request.reader.roles for move in COUNT.rows("losses.open_count", START))
    form = shown_again(request, OpenForm) or OpenForm(places=access.places(request.reader))
    return Page("losses/counts.html", {"rows": rows, "form": form, "may": mine})


def _listed(row: Any, reader: Reader) -> dict[str, Any]:
    return {
        "place": row.place,
        "url": reverse("losses.count", args=[row.code]),
        "state": now(COUNTING_WORDS[Counting(row.state)]),
        "tone": STATE_TONES[Counting(row.state)],
        "opened": moment(row.opened_at, reader),
        "by": f"{row.opened_by.rank} {row.opened_by.name}",
    }


@do(again=counts)
def open_count(request: Desk) -> HttpResponse:
    """Counting begins."""
    form = typed(request, OpenForm, places=access.places(request.reader))
    code = acts.open_count(by=request.reader, key=once(request), place=form.cleaned_data["place"])
    return to("losses.count", code=code)


@show
def count(request: Desk, code: str) -> Page:
    """One count: what was seen, what is still missing, and what comes next."""
    found = access.one(code, request.reader)
    row = found.row
    return Page(
        "losses/count.html",
        {
            "code": code,
            **_listed(row, request.reader),
            "ended": moment(row.ended_at, request.reader),
            "ended_by": _who(row.ended_by),
            "closed": moment(row.closed_at, request.reader),
            "closed_by": _who(row.closed_by),
            "paper": row.paper.code if row.paper else "",
            "sums": [{"word": now(word), "n": found.sum(word), "tone": TONES[word]} for word in TONES],
            "seen": [_seen(each, request.reader, found) for each in found.seen],
            "running": row.state == Counting.MENGHITUNG,
            "label_form": shown_again(request, LabelForm) or LabelForm(),
            "stray_form": shown_again(request, StrayForm) or StrayForm(),
            "lens": request.GET.get("kamera") == "1",
            "just": request.GET.get("ada", "")[:16],
            **_next(found),
        },
    )


def _who(officer: Any) -> str:
    return f"{officer.rank} {officer.name}" if officer else ""


def _seen(each: Any, reader: Reader, found: OneCount) -> dict[str, Any]:
    is_waiting = each.finding == MISSING and found.row.state == Counting.MENGHITUNG
    return {
        "label": f"{each.label[:5]} {each.label[5:]}" if each.label else now("tanpa label"),
        "url": reverse("losses.thing", args=[each.label]) if each.label else "",
        "about": each.receipt.partition("/SPKT/")[0] or each.note,
        "seal": each.seal,
        "recorded": each.recorded,
        "finding": now("belum dihitung") if is_waiting else now(each.finding),
        "tone": "" if is_waiting else TONES[each.finding],
        "who": each.who,
        "at": moment(each.at, reader),
    }


def _next(found: OneCount) -> dict[str, Any]:
    """Which acts this officer may do now, and why the closing does not go."""
    mine = found.mine
    asks = found.reasons.get("losses.close_count", []) if "losses.close_count" in mine else []
    return {
        "may_count": mine.get("losses.count_thing") == [],
        "may_end": mine.get("losses.end_count") == [],
        "may_again": mine.get("losses.count_again") == [],
        "may_close": mine.get("losses.close_count") == [],
        "why_not": [now(reason) for reason in asks],
    }


@do(again=count)
def count_thing(request: Desk, code: str) -> HttpResponse:
    """The thing is here; the page waits for the next, or the thing's own page says so."""
    label = typed(request, LabelForm).cleaned_data["thing"]
    acts.count_thing(by=request.reader, key=once(request), code=code, thing=label)
    if request.POST.get("back") == "thing":
        return to("losses.thing", code=label)
    lens = "&kamera=1" if request.POST.get("lens") else ""
    return HttpResponseRedirect(f"{reverse('losses.count', args=[code])}?ada={label}{lens}", status=303)


@do(again=count)
def count_stray(request: Desk, code: str) -> HttpResponse:
    """What carries no label is on the list."""
    note = typed(request, StrayForm).cleaned_data["note"]
    acts.count_stray(by=request.reader, key=once(request), code=code, note=note)
    return to("losses.count", code=code)


@do(again=count)
def end_count(request: Desk, code: str) -> HttpResponse:
    """Another officer closes."""
    acts.end_count(by=request.reader, key=once(request), code=code)
    return to("losses.count", code=code)


@do(again=count)
def count_again(request: Desk, code: str) -> HttpResponse:
    """The counting goes on."""
    acts.count_again(by=request.reader, key=once(request), code=code)
    return to("losses.count", code=code)


@do(again=count)
def close_count(request: Desk, code: str) -> HttpResponse:
    """Closed; the minutes open."""
    made = acts.close_count(by=request.reader, key=once(request), code=code)
    return to("papers.one", code=made["paper"])
