"""How somebody confirmed a text that was read back: the form that every signed sheet of a matter shares."""

from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.desk.matters import _fields as f
from spkt.law.case import Confirmation, Person

WAYS = (
    ("tanda tangan", _("Tanda tangan"), _("Pelapor menandatangani di kertas setelah terbit.")),
    ("cap jempol", _("Cap jempol kiri"), _("Pelapor tidak dapat membaca atau menulis; dua saksi hadir.")),
    ("menolak", _("Menolak menandatangani"), _("Alasannya ditulis; suratnya tetap terbit.")),
)
THUMB, REFUSAL = "cap jempol", "menolak"


class GivenForm(forms.Form):
    """How the reporter confirmed what was read to her."""

    how = forms.ChoiceField(
        label=_("Cara pelapor menyetujui"),
        choices=[(value, label) for value, label, _note in WAYS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih bagaimana pelapor menyetujui isinya.")},
    )
    witness_1 = f.Line(_("Saksi pertama"), 120)
    witness_2 = f.Line(_("Saksi kedua"), 120)
    reason = f.Line(_("Alasan menolak"), 400)

    def clean(self) -> dict[str, Any]:
        """A thumb has two witnesses, a refusal its reason."""
        said = super().clean() or self.cleaned_data
        for field in ("witness_1", "witness_2") if said.get("how") == THUMB else ():
            if not said.get(field):
                self.add_error(field, now("Cap jempol perlu dua saksi. Tulis nama keduanya."))
        if said.get("how") == REFUSAL and not said.get("reason"):
            self.add_error("reason", now("Tulis alasan pelapor menolak menandatangani."))
        return said

    def given(self) -> Confirmation:
        """As the act wants it; what belongs to another way is left out."""
        said = self.cleaned_data
        witnesses = (said["witness_1"], said["witness_2"]) if said["how"] == THUMB else ()
        return Confirmation(said["how"], witnesses, said["reason"] if said["how"] == REFUSAL else "")


def ways(reporter: Person | None) -> list[tuple[str, Any, Any]]:
    """Ways that are open to this reporter: who cannot read or write does not sign."""
    return [way for way in WAYS if reporter is None or reporter.reads or way[0] != "tanda tangan"]
