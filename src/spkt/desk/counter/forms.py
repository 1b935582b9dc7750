"""The form of a ticket: why someone came, in her words, and whether she may wait."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LANES = (
    ("A", _("Ada bahaya, orang terluka, atau kejadiannya masih berlangsung")),
    ("B", _("Mau melapor, mengadu, bertanya, atau bicara di ruang tertutup")),
    ("C", _("Mau mengurus surat, misalnya kehilangan kartu")),
)
FACTS = (
    ("old", _("Lanjut usia")),
    ("disabled", _("Penyandang disabilitas")),
    ("pregnant", _("Hamil")),
    ("child", _("Membawa anak kecil, atau datang sebagai anak")),
    ("hurt", _("Terluka atau sakit")),
    ("violence", _("Baru mengalami kekerasan")),
)


class ArriveForm(forms.Form):
    """Lane and the facts that let a visitor go first; the facts are asked, never kept."""

    lane = forms.ChoiceField(label=_("Apa yang dibutuhkan?"), choices=LANES, initial="B", widget=forms.RadioSelect)
    facts = forms.MultipleChoiceField(
        label=_("Boleh didahulukan karena"),
        help_text=_("Alasannya tidak disimpan; yang dicatat hanya bahwa nomor ini didahulukan."),
        required=False,
        choices=FACTS,
        widget=forms.CheckboxSelectMultiple,
    )

    def said(self) -> dict[str, Any]:
        """What the act needs of it."""
        return {"lane": self.cleaned_data["lane"], "priority": bool(self.cleaned_data["facts"])}


class FinishForm(forms.Form):
    """Why a visit ends without a paper; asked only where it does."""

    reason = forms.CharField(
        label=_("Apa yang dilayani, dan mengapa tanpa surat"),
        help_text=_("Misalnya: bertanya jam layanan SIM; diarahkan ke Satlantas."),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
