"""The archive of papers: find, choose several, and print them in one go."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import _archive as access
from spkt.access._archive import Asked, Shelved
from spkt.access._gate import Reader, Unseen
from spkt.actions import _batch, papers
from spkt.desk._page import Desk, Page, do, once, show, to, typed
from spkt.desk.matters._fields import Line
from spkt.desk.papers._rows import TITLES, moment
from spkt.law.journeys.papers import Held
from spkt.law.words import N_
from spkt.papers._kind import kinds

NOT_KEPT = ("karcis", "label_barang")
"""Kinds that are no document of the archive."""
HELD_WORDS = {
    Held.TERBIT: N_("terbit"),
    Held.DISERAHKAN: N_("sudah diserahkan"),
    Held.TIDAK_DITERIMA: N_("tidak diterima pelapor"),
    Held.BATAL: N_("batal"),
}
TONES = {Held.TERBIT: "brand", Held.DISERAHKAN: "ok", Held.TIDAK_DITERIMA: "warn", Held.BATAL: "danger"}


def title_of(kind: str) -> str:
    """Short title of a kind of paper."""
    return str(TITLES.get(kind) or now(kinds()[kind].title).capitalize())


class Month(forms.CharField):
    """A month as the browser's own picker writes it: "2026-11"."""

    widget = forms.TextInput(attrs={"type": "month", "placeholder": "2026-11"})

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]  # a day, not a text
        text = super().to_python(value)
        if not text:
            return None
        try:
            return date.fromisoformat(f"{text}-01")
        except ValueError:
            raise forms.ValidationError(now("Tulis bulannya seperti 2026-11.")) from None


class FindForm(forms.Form):
    """By what a paper is found."""

    number = Line(_("Nomor"), 160, help_text=_("Nomor lengkap, atau nomor urut saja dengan jenis atau bulannya."))
    kind = forms.ChoiceField(label=_("Jenis surat"), required=False)
    month = Month(label=_("Bulan terbit"), required=False)
    since = forms.DateField(
        label=_("Dari tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Sampai tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    person = Line(_("Orang"), 120, help_text=_("NIK atau telepon lengkap, atau nama per kata utuh."))
    purpose = Line(_("Keperluan"), 160, help_text=_("Wajib bila mencari orang; dicatat bersama pembacaan."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        listed = sorted(((name, title_of(name)) for name in kinds() if name not in NOT_KEPT), key=lambda each: each[1])
        self.fields["kind"].choices = [("", now("Semua jenis")), *listed]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A person is looked for with a purpose; an ordinal needs its kind or month; a span runs forward."""
        said = super().clean() or self.cleaned_data
        if said.get("person") and not said.get("purpose"):
            self.add_error("purpose", now("Tulis untuk keperluan apa orang ini dicari."))
        if said.get("number", "").isdecimal() and not (said.get("kind") or said.get("month")):
            self.add_error("kind", now("Nomor urut saja belum cukup. Pilih jenis surat atau bulannya."))
        if said.get("since") and said.get("until") and said["since"] > said["until"]:
            self.add_error("until", now("Tanggal akhir lebih awal dari tanggal awal. Periksa keduanya."))
        return said

    def asked(self) -> Asked:
        """What is looked for."""
        return Asked(**self.cleaned_data)


class BatchForm(forms.Form):
    """Why copies are wanted, where an original is in other hands."""

    reason = Line(_("Alasan salinan"), 240, help_text=_("Hanya bila ada surat yang aslinya sudah diserahkan."))


@show
def archive(request: Desk) -> Page:
    """The newest papers in scope, or those that fit what is asked."""
    form = FindForm(request.GET or None)
    fits = not form.is_bound or form.is_valid()
    asked = form.asked() if form.is_bound and fits else Asked()
    after = request.GET.get("setelah", "")
    found = access.find(request.reader, asked, after) if fits else access.Shelf(())
    kept = request.POST.getlist("b")
    return Page(
        "papers/archive.html",
        {
            "form": form,
            "more": form.is_bound,
            "rows": [_row(each, request.reader, kept) for each in found.rows],
            "older": _older(request.GET, found.after),
            "here": request.get_full_path() if request.method == "GET" else reverse("papers.archive"),
            "batch_form": BatchForm(request.POST or None),
            "fits": fits,
        },
    )


def _row(each: Shelved, reader: Reader, kept: Iterable[str]) -> dict[str, Any]:
    paper = each.paper
    return {
        "code": paper.code,
        "title": title_of(paper.kind),
        "number": paper.number.partition("/SPKT/")[0],
        "url": reverse("papers.one", args=[paper.code]),
        "name": each.name,
        "is_protected": each.is_protected,
        "at": moment(paper.issued_at, reader),
        "state": now(HELD_WORDS[each.held]),
        "tone": TONES[each.held],
        "by": f"{paper.issued_by.rank} {paper.issued_by.name}",
        "chosen": paper.code in kept,
    }


def _older(asked: QueryDict, after: str) -> str:
    if not after:
        return ""
    return "?" + urlencode([*((name, value) for name, value in asked.items() if name != "setelah"), ("setelah", after)])


@do(again=archive)
def print_batch(request: Desk) -> HttpResponse:
    """The chosen papers are noted, copies counted; their one PDF opens."""
    codes, reason = tuple(request.POST.getlist("b")), typed(request, BatchForm).cleaned_data["reason"]
    sheets = _batch.print_batch(by=request.reader, key=once(request), codes=codes, reason=reason)
    with suppress(papers.NotSealed):  # the archive opens again, where printing can be tried once more
        for code, copy in sheets:
            papers.seal_for(code, request.reader, copy)
    chosen = urlencode([("b", f"{code}.{copy}") for code, copy in sheets])
    return HttpResponseRedirect(f"{reverse('papers.batch')}?{chosen}", status=303)


@show
def batch(request: Desk) -> HttpResponse:
    """One PDF of several papers, in the order in which they were chosen. raises Unseen"""
    sheets = tuple(_sheet(each) for each in request.GET.getlist("b"))
    try:
        pdf = access.batch_pdf(sheets, request.reader, now("Cetak berkas"))
    except access.NotSealed:
        return to("papers.archive")
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"], answer["Cache-Control"] = 'inline; filename="berkas.pdf"', "no-store"
    return answer


def _sheet(text: str) -> tuple[str, int]:
    code, _dot, copy = text.partition(".")
    if not copy.isdecimal() or len(copy) > 5:
        raise Unseen
    return code, int(copy)
