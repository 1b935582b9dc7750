"""Forms of files: one that sends a whole small file, one that begins a long upload, one that sets a file aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as L  # noqa: N812  as in the forms of the intake

from spkt.desk.matters import _fields as f

ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/heic,application/pdf,video/*,audio/*"


class UploadForm(forms.Form):
    """A file, or a photograph taken now, and what it is about."""

    use_required_attribute = False
    about = f.choice(L("Untuk apa"), ())
    file = forms.FileField(
        label=L("Berkas"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED}), allow_empty_file=True
    )
    photo = forms.FileField(
        label=L("Ambil foto dengan kamera"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/*", "capture": "environment"}),
        allow_empty_file=True,
    )
    caption = f.Line(L("Keterangan"), 300, help_text=L("Misalnya: kunci kontak yang rusak, dari depan."))

    def __init__(self, *args: Any, abouts: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["about"].choices = abouts  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """One of the two, and not an empty one."""
        said = super().clean() or self.cleaned_data
        sent = said.get("file") or said.get("photo")
        if not sent or not sent.size:
            empty = L("Pilih berkasnya. Tanpa JavaScript paling besar 10 MB; yang lebih besar perlu JavaScript.")
            self.add_error("file", empty)
        return {**said, "sent": sent}


class BeginForm(forms.Form):
    """What the page says of a file before it sends it: its first bytes, how long it is, what it is about."""

    about = forms.CharField(required=False, max_length=40)
    caption = f.Line("", 300)
    name = forms.CharField(required=False, max_length=2000)
    size = forms.IntegerField(min_value=1, max_value=10**12)
    changed = forms.CharField(required=False, max_length=40)
    head = forms.FileField()


class AsideForm(forms.Form):
    """Why a file is shown no more."""

    use_required_attribute = False
    reason = f.Line(
        L("Mengapa lampiran ini disisihkan"),
        300,
        required=True,
        error_messages={"required": L("Tulis mengapa lampiran ini disisihkan.")},
    )
