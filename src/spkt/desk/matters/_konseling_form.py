"""The sheet of the konseling, with what a complaint offence asks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spkt.desk.matters import _fields as f
from spkt.law._standing import GUARDED, SPENDTHRIFT
from spkt.law.journeys.matters import KONSELING_OUTCOMES, STATE_WORDS

L = gettext_lazy
WAYS = (
    ("pidana", L("Pidana: bila gelar menemukan unsurnya, dibuat Laporan Polisi dan disidik.")),
    ("perdata", L("Perdata: ganti rugi atau perjanjian diputus pengadilan negeri.")),
    ("restoratif", L("Restoratif: perdamaian atas kemauan sendiri, tidak untuk semua perkara.")),
    ("adat", L("Adat: dicatat bila sudah ditempuh, tidak pernah diwajibkan.")),
    ("pendampingan", L("Pendampingan: bantuan hukum, LPSK, psikolog, atau dinas terkait.")),
)
ADVICE = (
    ("", L("Pilih")),
    ("gelar awal", L("Gelar awal")),
    ("lengkapi", L("Lengkapi")),
    ("rujuk", L("Rujuk")),
    ("bantuan segera", L("Bantuan segera")),
)
OUTCOMES = {
    "siap_gelar": L("Lanjut ke gelar perkara awal."),
    "bukan_pidana_awal": L("Tampak bukan pidana. Tetap digelar, karena seorang saja tidak menolak."),
    "butuh_bantuan": L("Perlu bantuan segera lebih dulu, lalu kembali ke konseling."),
}


WARDS = (
    ("", L("Tidak")),
    (GUARDED, L("Ya, di bawah pengampuan")),
    (SPENDTHRIFT, L("Ya, tetapi hanya karena boros")),
)


class KonselingForm(forms.Form):
    """The sheet of the konseling."""

    room = f.Line(L("Ruang"), 60)
    topic = f.Line(L("Pokok permasalahan"), 240)
    points = f.Prose(L("Keterangan pokok, urut waktu"), 5)
    papers_shown = f.Prose(L("Dokumen yang diperlihatkan"), 2, 2000)
    seen, unseen = f.Prose(L("Unsur yang tampak"), 3, 4000), f.Prose(L("Unsur yang belum tampak"), 3, 4000)
    explained = f.ticks(L("Hak dan pilihan yang sudah dijelaskan"), WAYS)
    wishes = f.Prose(L("Keinginan pelapor"), 2, 2000)
    complaint = f.Line(L("Catatan tentang yang berhak mengadu"), 400)
    advice = f.choice(L("Saran petugas"), ADVICE, help_text=L("Hanya pendapat, dicetak di lembar konseling."))
    outcome = f.choice(
        L("Hasil konseling, menentukan langkah berikutnya"),
        [(state, OUTCOMES.get(state) or STATE_WORDS[state]) for state in KONSELING_OUTCOMES],
        widget=forms.RadioSelect,
        required=True,
        error_messages={"required": L("Pilih hasil konseling dari tiga pilihan.")},
    )
    candidate = f.choice(L("Pasal yang terbayang"), [], help_text=L("Belum mengikat; gelar yang menimbang."))
    relation = f.choice(L("Pengadu adalah … korban"), [], help_text=L("Kosongkan bila pengadu sendiri korbannya."))
    known_on = f.day(L("Pengadu mengetahui perbuatan ini sejak"))
    abroad = forms.BooleanField(label=L("Pengadu tinggal di luar negeri"), required=False)
    ward = f.choice(L("Korban di bawah pengampuan"), WARDS)
    nearer_gone = forms.BooleanField(
        label=L("Yang lebih berhak mengadu tidak ada, atau justru yang diadukan"), required=False
    )
    refused = forms.BooleanField(label=L("Korban semasa hidup jelas tidak menghendaki penuntutan"), required=False)
    separated = forms.BooleanField(label=L("Suami dan istri terpisah menurut putusan atau harta"), required=False)

    def __init__(self, *args: Any, offences: Sequence[tuple[str, Any]], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        self.fields["candidate"].choices = [("", _("Belum ada")), *offences]  # type: ignore[attr-defined]
        self.fields["relation"].choices = f.listed("relations.csv", self["relation"].value())  # type: ignore[attr-defined]

    def clean_known_on(self) -> date | None:
        """A day that has come."""
        known: date | None = self.cleaned_data["known_on"]
        if known and known > self.today:
            raise forms.ValidationError(_("Tanggal ini belum terjadi. Periksa tahunnya."))
        return known


ASKED_OF_COMPLAINTS = ("relation", "known_on", "abroad", "ward", "nearer_gone", "refused", "separated")
"""What is asked only where an offence in mind, or weighed, is prosecuted on complaint."""
