"""Forms of what follows a report: handing over, taking over, the next stage, a letter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.desk.matters import _fields as f
from spkt.law._report import Progress
from spkt.law._sp2hp import CODE_WORDS, Code, Weight
from spkt.law.journeys._case import HANDLED_WORDS, ONWARD, Handled

Offered = Sequence[tuple[str, Any]]
UNLISTED = _("Pilihan ini tidak ada dalam daftar. Pilih lagi.")
WEIGHTS = ((Weight.RINGAN, _("Ringan")), (Weight.SEDANG, _("Sedang")), (Weight.SULIT, _("Sulit")))


class HandForm(forms.Form):
    """Which papers go along, and who takes them."""

    bundle = f.ticks(
        _("Berkas yang diserahkan"), (), required=True, error_messages={"required": _("Centang berkas yang ikut.")}
    )
    receiver = f.choice(
        _("Yang menerima"), (), required=True, error_messages={"required": _("Pilih siapa yang menerima berkasnya.")}
    )
    note = f.Prose(_("Catatan"), rows=2, limit=1000, help_text=_("Misalnya tempat barang bukti disimpan."))

    def __init__(self, *args: Any, papers: Offered, receivers: Offered, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["bundle"].choices = papers  # type: ignore[attr-defined]  # a choice field
        self.fields["receiver"].choices = [("", _("Pilih")), *receivers]  # type: ignore[attr-defined]


class TakeForm(forms.Form):
    """Disposisi, who works on it, how to reach him, how hard it is."""

    disposition = f.Prose(
        _("Disposisi"), rows=3, limit=2000, required=True, error_messages={"required": _("Tulis disposisinya.")}
    )
    investigator = f.choice(
        _("Penyelidik atau penyidik"), (), required=True, error_messages={"required": _("Pilih siapa yang menangani.")}
    )
    phone = f.Line(
        _("Telepon penyidik"),
        40,
        required=True,
        help_text=_("Dicetak pada SP2HP; pelapor meneleponnya."),
        error_messages={"required": _("Tulis nomor yang boleh dihubungi pelapor.")},
    )
    weight = forms.ChoiceField(
        label=_("Bobot perkara"),
        choices=WEIGHTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih bobotnya; tenggat SP2HP mengikutinya."), "invalid_choice": UNLISTED},
    )

    def __init__(self, *args: Any, detectives: Offered, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["investigator"].choices = [("", _("Pilih")), *detectives]  # type: ignore[attr-defined]


class ProgressForm(forms.Form):
    """The next stage with its reason."""

    to = forms.ChoiceField(
        label=_("Menjadi"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih perkembangannya."), "invalid_choice": UNLISTED},
    )
    reason = f.Prose(
        _("Alasan"),
        rows=3,
        limit=2000,
        required=True,
        help_text=_("Hasil gelar, surat perintah, atau dasar hukumnya."),
        error_messages={"required": _("Tulis alasannya.")},
    )

    def __init__(self, *args: Any, state: str, **more: Any) -> None:
        super().__init__(*args, **more)
        onward = ONWARD.get(Handled(state), ())
        self.fields["to"].choices = [(each, now(HANDLED_WORDS[each]).capitalize()) for each in onward]  # type: ignore[attr-defined]


class LetterForm(forms.Form):
    """What a letter tells; one line of a box is one point on the paper."""

    code = forms.ChoiceField(
        label=_("Jenis"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih jenis suratnya."), "invalid_choice": UNLISTED},
    )
    progress = f.Prose(
        _("Yang telah dilakukan"), rows=4, limit=4000, help_text=_("Satu baris satu hal. Tanpa bukti dan taktik.")
    )
    next_steps = f.Prose(_("Tindakan berikutnya"), rows=3, limit=4000, help_text=_("Satu baris satu hal."))
    by_day = f.day(_("Diperkirakan paling lambat"))
    obstacles = f.Prose(_("Hambatan"), rows=2, limit=2000)
    warrants = f.Prose(
        _("Surat perintah"), rows=2, limit=1000, help_text=_("Nomor dan tanggal, satu baris satu surat.")
    )
    stop_reason = f.Prose(_("Alasan hukum penghentian"), rows=3, limit=4000, help_text=_("Hanya untuk A5."))
    objection = f.Prose(_("Hak mengajukan keberatan"), rows=2, limit=2000, help_text=_("Hanya untuk A5."))
    contact = f.Line(
        _("Alamat surat pilihan korban"), 160, help_text=_("Kosongkan bila suratnya kepada pelapor sendiri.")
    )

    def __init__(self, *args: Any, codes: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["code"].choices = [(code, now(CODE_WORDS[Code(code)])) for code in codes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A stop has its reason by law, any other letter but the first says what was done."""
        said = super().clean() or self.cleaned_data
        if said.get("code") == Code.A5 and not said.get("stop_reason"):
            self.add_error("stop_reason", now("Tulis alasan hukum penghentiannya; penerima surat membacanya."))
        if said.get("code") not in (None, Code.A1, Code.A5) and not said.get("progress"):
            self.add_error("progress", now("Tulis apa yang sudah dilakukan; surat tanpa isi tidak berguna."))
        return said


def told(said: dict[str, Any]) -> Progress:
    """The letter as the act wants it, from cleaned fields or from what was typed last."""
    return Progress(
        code=str(said.get("code") or ""),
        progress=_lines(said.get("progress")),
        next_steps=_lines(said.get("next_steps")),
        obstacles=_lines(said.get("obstacles")),
        warrants=_lines(said.get("warrants")),
        by_day=said.get("by_day") or None,
        stop_reason=str(said.get("stop_reason") or "").strip(),
        objection=_lines(said.get("objection")),
        contact=str(said.get("contact") or ""),
    )


def _lines(text: Any) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(text or "").splitlines() if line.strip())
