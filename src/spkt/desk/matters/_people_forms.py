"""Forms of people's hard cases: which other report, what was answered about danger, what was done to protect."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as L  # noqa: N812

from spkt.desk.matters import _fields as f
from spkt.desk.matters._given import GivenForm
from spkt.law._safety import PROTECTED_BY, Ask

YES, NO = "ya", "tidak"


class OtherForm(forms.Form):
    """Which other report is meant: one of those that look alike, or a code."""

    other = f.Line(L("Nomor yang sama ada di laporan ini"), 16)
    typed = f.Line(L("Kode perkara yang dimaksud"), 16, help_text=L("Sepuluh huruf dan angka dari alamat perkaranya."))

    def clean(self) -> dict[str, Any]:
        """What was typed wins over what was picked; one of them must be there."""
        said = super().clean() or self.cleaned_data
        said["other"] = (said.get("typed") or said.get("other") or "").upper().replace(" ", "")
        if not said["other"]:
            self.add_error("typed", _("Pilih laporan yang dimaksud, atau tulis kodenya."))
        return said


class JoinForm(OtherForm, GivenForm):
    """Which earlier report this one goes with, and how the reporter confirmed it."""


class DangerForm(forms.Form):
    """The three questions, each answered."""

    def __init__(self, *args: Any, asks: Sequence[Ask], **more: Any) -> None:
        super().__init__(*args, **more)
        for each in asks:
            self.fields[each.code] = forms.ChoiceField(
                label=_(each.ask),
                choices=((YES, _("Ya")), (NO, _("Tidak"))),
                widget=forms.RadioSelect,
                error_messages={"required": _("Tanyakan ini juga, lalu pilih jawabannya.")},
            )

    def answers(self) -> list[str]:
        """Codes of the questions answered with yes."""
        return [code for code, answer in self.cleaned_data.items() if answer == YES]


class ProtectForm(forms.Form):
    """What was done to protect her."""

    done = f.ticks(
        L("Yang sudah dilakukan"),
        [(code, L(words)) for code, words in PROTECTED_BY],
        required=True,
        error_messages={"required": L("Pilih apa yang sudah dilakukan, paling sedikit satu.")},
    )
    words = f.Prose(L("Keterangan"), 3, 1000, help_text=L("Kepada siapa, pukul berapa, siapa yang mengawal."))
