"""Forms of the report: the formal account, and how the reporter confirmed it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.desk.matters._fields import Line, Prose
from spkt.law.case import Confirmation

FREE_ROWS = 2


class DraftForm(forms.Form):
    """Name of the deed, the account in the third person, what the desk did."""

    deed = Line(
        _("Nama singkat perbuatannya"),
        limit=120,
        required=True,
        help_text=_("Kata netral, misalnya: pencurian sepeda motor."),
        error_messages={"required": _("Tulis nama singkat perbuatannya, misalnya pencurian sepeda motor.")},
    )
    uraian = Prose(
        _("Uraian kejadian"),
        rows=16,
        limit=60_000,
        required=True,
        help_text=_("Orang ketiga, urut waktu, tanpa pendapat. Kutipan pelapor di dalam tanda kutip."),
        error_messages={"required": _("Tulis uraian kejadiannya dulu.")},
    )
    actions = forms.MultipleChoiceField(
        label=_("Tindakan yang diambil"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more_1 = Line(_("Tindakan lain"), limit=160)
    more_2 = Line(_("Tindakan lain lagi"), limit=160)
    base = forms.IntegerField(widget=forms.HiddenInput)
    offence = forms.ChoiceField(
        label=_("Pasal yang diduga"), required=False, help_text=_("Gelar susulan menimbangnya.")
    )

    def __init__(
        self, *args: Any, actions: Sequence[str], offences: Sequence[tuple[str, str]] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["offence"].choices = [("", _("Pilih")), *offences]  # type: ignore[attr-defined]  # a choice field
        self.fields["offence"].required = bool(offences)
        self.fields["offence"].error_messages["required"] = _("Pilih pasal yang diduga.")
        self.fields["actions"].choices = [(each, each[:1].upper() + each[1:]) for each in actions]  # type: ignore[attr-defined]  # a choice field

    def done(self) -> list[str]:
        """Everything the desk did, in the order of the page."""
        said = self.cleaned_data
        return [*said["actions"], *(said[f"more_{n}"] for n in range(1, FREE_ROWS + 1) if said[f"more_{n}"])]


HOW = (
    ("tanda tangan", _("Tanda tangan"), _("Pelapor menandatangani di kertas setelah terbit.")),
    ("layar", _("Setuju di layar pelapor"), _("Pelapor menekan setuju di layarnya sendiri.")),
    ("cap jempol", _("Cap jempol kiri"), _("Pelapor tidak dapat membaca atau menulis; dua saksi hadir.")),
    ("menolak", _("Menolak menandatangani"), _("Alasannya ditulis; laporan tetap berjalan.")),
)


class ConfirmForm(forms.Form):
    """How the reporter confirmed what was read to her."""

    how = forms.ChoiceField(
        label=_("Cara pelapor menyetujui"),
        choices=[(value, label) for value, label, _note in HOW],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih bagaimana pelapor menyetujui isinya.")},
    )
    witness_1 = Line(_("Saksi pertama"), limit=120)
    witness_2 = Line(_("Saksi kedua"), limit=120)
    reason = Line(_("Alasan menolak"), limit=400)
    digest = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A thumb has two witnesses, a refusal its reason."""
        said = super().clean() or self.cleaned_data
        if said.get("how") == "cap jempol":
            for field in ("witness_1", "witness_2"):
                if not said.get(field):
                    self.add_error(field, now("Cap jempol perlu dua saksi. Tulis nama keduanya."))
        if said.get("how") == "menolak" and not said.get("reason"):
            self.add_error("reason", now("Tulis alasan pelapor menolak menandatangani."))
        return said

    def given(self) -> Confirmation:
        """As the act wants it; what belongs to another way is left out."""
        said = self.cleaned_data
        witnesses = (said["witness_1"], said["witness_2"]) if said["how"] == "cap jempol" else ()
        return Confirmation(said["how"], witnesses, said["reason"] if said["how"] == "menolak" else "")


class IssueForm(forms.Form):
    """The version that the approver has read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
