"""Form of the hand-over."""

from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.desk.matters._fields import Line, Prose

OTHER = "lain"
IDENTIFIED = (
    ("KTP", _("KTP atau kartu lain diperlihatkan")),
    ("dikenal petugas", _("Dikenal petugas sejak melapor")),
    ("surat kuasa", _("Surat kuasa dan kartunya sendiri")),
    (OTHER, _("Cara lain")),
)


class HandOverForm(forms.Form):
    """To whom the original goes, and how she was known."""

    to = Line(
        _("Diserahkan kepada"),
        limit=120,
        required=True,
        error_messages={"required": _("Tulis nama yang menerima suratnya.")},
    )
    identified = forms.ChoiceField(
        label=_("Dikenali dengan"),
        choices=IDENTIFIED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih bagaimana penerimanya dikenali.")},
    )
    other = Line(_("Bila cara lain, sebutkan"), limit=80)

    def clean(self) -> dict[str, Any]:
        """Another way must be written."""
        said = super().clean() or self.cleaned_data
        if said.get("identified") == OTHER and not said.get("other"):
            self.add_error("other", now("Tulis bagaimana penerimanya dikenali."))
        return said

    def how(self) -> str:
        """How she was known, in words."""
        said = self.cleaned_data
        return str(said["other"] if said["identified"] == OTHER else said["identified"])


class ReprintForm(forms.Form):
    """Why another print is wanted."""

    reason = Line(
        _("Mengapa salinannya diminta"),
        limit=240,
        required=True,
        error_messages={"required": _("Tulis mengapa salinannya diminta, misalnya “hilang” atau “untuk bank”.")},
    )


class DeclineForm(forms.Form):
    """Why she does not take the paper."""

    reason = Prose(
        _("Alasan"),
        3,
        600,
        required=True,
        error_messages={"required": _("Tulis alasan pelapor tidak menerima suratnya.")},
    )


class AskVoidForm(forms.Form):
    """Why a paper should not count any more."""

    reason = Prose(
        _("Mengapa surat ini harus dibatalkan"),
        4,
        2000,
        required=True,
        error_messages={"required": _("Tulis mengapa surat ini harus dibatalkan.")},
    )


class VoidForm(forms.Form):
    """What replaces it, and to whom its end was told."""

    replacement = Line(_("Surat pengganti"), 200, help_text=_("Jenis dan nomornya, bila sudah ada."))
    told = Line(_("Sudah diberitahukan kepada"), 200, help_text=_("Siapa dan kapan."))
