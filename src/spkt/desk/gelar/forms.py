"""Forms of the gelar: seats, attendance, offence, elements, outcome, signature."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access.gelar import Source
from spkt.actions.gelar import Proposal, Weighed
from spkt.desk.matters._fields import Line, Prose
from spkt.law.case import Charge, Element
from spkt.law.journeys.matters import State

VERDICTS = (("terpenuhi", _("Terpenuhi")), ("belum", _("Belum cukup")), ("tidak", _("Tidak")))
OTHER = "lain"
OUTCOMES = (
    (State.REKOM_LP, _("Ada unsur pidana"), _("Rekomendasi terbit, lalu LP Model B dibuat sekarang.")),
    (
        State.LENGKAPI,
        _("Belum cukup, perlu keterangan"),
        _("Tulis yang kurang dan batas waktunya. Pelapor diberi tahu."),
    ),
    (
        State.BUKAN_PIDANA,
        _("Bukan tindak pidana"),
        _("Surat jawaban beralasan, jalan lain ditawarkan, boleh minta tinjau."),
    ),
    (OTHER, _("Teruskan ke jalan lain"), _("Dumas, laporan informasi, atau limpahkan ke kesatuan lain.")),
)
WAYS = (
    ("", _("Pilih jalannya")),
    (State.REKOM_DUMAS, _("Pengaduan masyarakat (dumas)")),
    (State.REKOM_LI, _("Laporan informasi")),
    (State.LIMPAH, _("Limpahkan ke kesatuan lain")),
    (State.REKOM_LP_A, _("Laporan Polisi Model A")),
)


class Officers(forms.MultipleChoiceField):
    """Officers by id; whether they may sit is judged by the act, so that a repeated click finds its answer."""

    def valid_value(self, value: Any) -> bool:
        try:
            return bool(UUID(str(value)))
        except ValueError:
            return False

    def clean(self, value: Any) -> list[UUID]:
        return [UUID(each) for each in super().clean(value)]


class OpenForm(forms.Form):
    """Who sits beside the leader."""

    officers = Officers(label=_("Peserta"), required=False, widget=forms.CheckboxSelectMultiple)


class SeatForm(forms.Form):
    """One seat, added or struck."""

    officer = forms.UUIDField()
    strike = forms.BooleanField(required=False)


class AttendForm(forms.Form):
    """The declaration of a seat."""

    unrelated = forms.ChoiceField(
        label=_("Hubungan dengan para pihak"),
        choices=(
            ("ya", _("Saya tidak ada hubungan keluarga, semenda, utang, atau kepentingan dengan para pihak.")),
            ("tidak", _("Saya ada hubungan dengan salah satu pihak; kursi saya perlu diganti.")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu pernyataan dulu.")},
    )


class ChargeForm(forms.Form):
    """The offence picked from the catalogue, beside those that stay."""

    keep = forms.MultipleChoiceField(
        label=_("Pasal yang sudah dipilih"), required=False, widget=forms.CheckboxSelectMultiple
    )
    offence = forms.CharField(label=_("Pasal"), required=False)
    reason = Prose(
        _("Mengapa pasal lama lebih menguntungkan terlapor"),
        rows=2,
        limit=1000,
        help_text=_("Wajib bila memilih pasal lama. Penyidik yang memutuskan akhirnya."),
    )

    def __init__(self, *args: Any, charges: Sequence[Charge], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["keep"].choices = [(each.code, f"{each.name}, Pasal {each.article} {each.law}") for each in charges]  # type: ignore[attr-defined]  # a choice field

    def offences(self) -> list[str]:
        """Codes of everything that shall be weighed, in their order."""
        return list(dict.fromkeys([*self.cleaned_data["keep"], *filter(None, [self.cleaned_data["offence"]])]))


class WeighForm(forms.Form):
    """Every element of every offence: verdict, basis, sources, and a fingerprint of how the page showed it."""

    def __init__(self, *args: Any, charges: Sequence[Charge], sources: Sequence[Source], **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = [(each.code, n, element) for each in charges for n, element in enumerate(each.elements)]
        known = [(source.key, source.text) for source in sources]
        for code, n, element in self.places:
            self._add(f"{code}-{n}", element, known)

    def _add(self, place: str, element: Element, sources: list[tuple[str, str]]) -> None:
        unknown = _("Pilih Terpenuhi, Belum cukup, atau Tidak.")
        self.fields[f"verdict-{place}"] = forms.ChoiceField(
            label=element.text[:1].upper() + element.text[1:],
            choices=VERDICTS,
            initial=element.verdict,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": unknown},
        )
        self.fields[f"basis-{place}"] = Line(_("Dasar"), limit=600, initial=element.basis)
        self.fields[f"sources-{place}"] = forms.MultipleChoiceField(
            label=_("Sumber"),
            choices=sources,
            initial=list(element.sources),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields[f"was-{place}"] = forms.CharField(
            initial=fingerprint(element.verdict, element.basis, element.sources),
            required=False,
            widget=forms.HiddenInput,
        )

    def clean(self) -> dict[str, Any]:
        """An element whose basis was written wants a verdict too."""
        typed = super().clean() or self.cleaned_data
        for each in self.weighed():
            if not each.verdict:
                self.add_error(f"verdict-{each.code}-{each.element}", now("Pilih Terpenuhi, Belum cukup, atau Tidak."))
        return typed

    def weighed(self) -> list[Weighed]:
        """Only what this officer changed: what another seat weighed meanwhile stays."""
        found = []
        for code, n, _element in self.places:
            verdict, basis, sources, was = (
                self.cleaned_data.get(f"{part}-{code}-{n}") or "" for part in ("verdict", "basis", "sources", "was")
            )
            if was != fingerprint(verdict, basis, sources):
                found.append(Weighed(code, n, verdict, basis, tuple(sources)))
        return found


def fingerprint(verdict: str, basis: str, sources: Sequence[str]) -> str:
    """Short digest of how an element stands."""
    return sha256("\n".join([verdict, basis, *sorted(sources)]).encode()).hexdigest()[:16]


class ProposeForm(forms.Form):
    """What the leader proposes."""

    outcome = forms.ChoiceField(
        label=_("Putusan"),
        choices=[(value, label) for value, label, _note in OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu putusan.")},
    )
    way = forms.ChoiceField(label=_("Jalan lain"), choices=WAYS, required=False)
    deadline = forms.DateField(
        label=_("Batas waktu melengkapi"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    missing = Prose(
        _("Yang masih kurang"),
        rows=2,
        limit=2000,
        help_text=_("Satu hal satu baris; pelapor membacanya dalam surat."),
    )
    reasons = Prose(
        _("Alasan putusan"), rows=2, limit=4000, required=True, error_messages={"required": _("Tulis alasan putusan.")}
    )
    next_acts = Prose(_("Catatan rekomendasi"), rows=2, limit=2000, help_text=_("Satu tindakan satu baris."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("reasons", "next_acts"):  # they stand in the other column, outside of the form's element
            self.fields[name].widget.attrs["form"] = "putusan"

    def clean(self) -> dict[str, Any]:
        """Another way must be named."""
        typed = super().clean() or self.cleaned_data
        if typed.get("outcome") == OTHER and not typed.get("way"):
            self.add_error("way", now("Pilih jalannya: dumas, laporan informasi, limpah, atau LP Model A."))
        return typed

    def proposal(self) -> Proposal:
        """As the act wants it."""
        said = self.cleaned_data
        return Proposal(
            outcome=said["way"] if said["outcome"] == OTHER else said["outcome"],
            reasons=said["reasons"],
            next_acts=said["next_acts"],
            deadline=said["deadline"],
            missing=tuple(said["missing"].splitlines()),
        )


class SignForm(forms.Form):
    """The signature, with an opinion that differs where there is one."""

    dissent = Line(_("Pendapat berbeda"), limit=400)
