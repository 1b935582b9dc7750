"""The parts of the desk with invented contents, so that they can be looked at and tested in one place."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms

from spkt.desk._page import Desk, Page, show

AT = datetime(2026, 11, 23, 19, 14, tzinfo=UTC)
WEIGHTS = (("met", "Terpenuhi"), ("open", "Belum cukup"), ("unmet", "Tidak"))


class SampleForm(forms.Form):
    """One field of every look that pages use."""

    name = forms.CharField(label="Nama", help_text="Seperti pada kartu identitas.", max_length=120)
    phone = forms.CharField(label="Telepon", required=False)
    born_on = forms.DateField(label="Tanggal lahir", widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label="Jam", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    religion = forms.ChoiceField(label="Pekerjaan", choices=[("", "Pilih"), ("1", "Penjahit"), ("2", "Petani")])
    stolen = forms.ChoiceField(
        label="Apakah dicuri?",
        choices=[("no", "Tidak, tercecer"), ("unsure", "Tidak tahu"), ("yes", "Ya, dicuri")],
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label="Putusan",
        choices=[("crime", "Ada unsur pidana"), ("more", "Belum cukup, perlu keterangan")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="Keadaan pelapor",
        required=False,
        choices=[("hurt", "Terluka"), ("alone", "Sendirian"), ("woman", "Minta petugas perempuan")],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="Sudah dibacakan kembali", required=False)
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    story = forms.CharField(label="Cerita pelapor", widget=forms.Textarea(attrs={"rows": 6}))
    marks = forms.CharField(required=False, widget=forms.HiddenInput)
    signature = forms.CharField(required=False, widget=forms.HiddenInput)
    taken = forms.ChoiceField(label="Mengambil suatu barang", choices=WEIGHTS, widget=forms.RadioSelect)
    taken_basis = forms.CharField(label="Fakta", widget=forms.Textarea(attrs={"rows": 1}))
    broken = forms.ChoiceField(label="Dengan merusak", choices=WEIGHTS, widget=forms.RadioSelect)
    broken_basis = forms.CharField(label="Fakta", required=False, widget=forms.Textarea(attrs={"rows": 1}))
    province = forms.ChoiceField(label="Provinsi", choices=[("", "Pilih"), ("61", "Kalimantan Barat")])
    regency = forms.ChoiceField(label="Kabupaten", required=False, choices=[("", "Pilih")])
    district = forms.ChoiceField(label="Kecamatan", required=False, choices=[("", "Pilih")])
    village = forms.ChoiceField(label="Desa", required=False, choices=[("", "Pilih")])


STORY = (
    "Senin malam sekitar jam setengah sepuluh saya memarkir motor di halaman rumah kos. "
    "Sekitar jam satu kurang seperempat saya bangun karena mendengar suara mesin. "
    "Waktu saya keluar, motor sudah tidak ada dan gembok pagar rusak."
)
FILLED = {
    "name": "",
    "phone": "0800-0000-0000",
    "born_on": "1992-03-12",
    "stolen": "no",
    "outcome": "crime",
    "needs": ["alone"],
    "story": STORY,
    "marks": '[{"start":0,"end":45,"question":7},{"start":66,"end":83,"question":3}]',
    "taken": "met",
    "taken_basis": "Motor tidak ada lagi di halaman.",
    "broken": "open",
    "province": "61",
}


def samples() -> dict[str, Any]:
    """Everything that showcase.html draws; persons and events are invented."""
    form = SampleForm(FILLED)
    return {
        "form": form,
        "now": AT,
        "queue": _queue(),
        "stages": _stages(),
        "spans": _spans(),
        "acts": _acts(),
        "events": _events(),
        "regions": [form[name] for name in ("province", "regency", "district", "village")],
        "questions": _questions(),
        "checks": _checks(),
        "facts": [
            ("Kejadian", "Sel 24 Nov 2026, ± 00.45 WIB"),
            ("TKP", "Halaman kos, Jl. Lintas Melawi"),
            ("Saksi", ""),
        ],
        "links": [{"label": "cerita, kal. 4", "url": "#cerita", "icon": "message-square-text"}],
        "cites": ["Pasal contoh, bukan hukum"],
        "reasons": ["Gelar butuh tiga peserta, baru dua. Tambahkan piket fungsi."],
        "rail": _rail(),
    }


def _queue() -> list[dict[str, Any]]:
    rows = (
        ("B-014", "Sri Wahyu K.", "Laporan · siap gelar", 34, "", "", True),
        ("B-013", "Pelapor dilindungi", "Ruang khusus", 48, "", "lock", False),
        ("A-007", "Tabrakan, 1 luka", "Bantuan · patroli menuju", 2, "danger", "siren", False),
        ("B-015", "Yohanes Tampun", "Belum disapa, janji 5 mnt", 6, "warn", "clock", False),
    )
    names = ("number", "name", "line", "minutes", "tone", "icon", "current")
    return [{**dict(zip(names, row, strict=True)), "since": AT - timedelta(minutes=row[3])} for row in rows]


def _stages() -> list[dict[str, str]]:
    rows = (
        ("Sapa", "ok", "01.43"),
        ("Cerita", "ok", "02.02"),
        ("Konseling", "ok", "02.12"),
        ("Gelar perkara", "on", "siap dimulai"),
        ("Laporan Polisi", "wait", "belum"),
        ("STTLP", "wait", "belum"),
    )
    return [{"label": label, "state": state, "note": note} for label, state, note in rows]


def _spans() -> list[dict[str, Any]]:
    rows = (("tunggu", 3, "waiting"), ("cerita", 19, "desk"), ("baca", 6, "reading"), ("Reskrim", 6, "detective"))
    return [{"label": label, "minutes": minutes, "who": who} for label, minutes, who in rows]


def _acts() -> list[dict[str, Any]]:
    cites = ["Pasal contoh, bukan hukum"]
    rows: tuple[tuple[str, str, str, bool, list[str]], ...] = (
        ("Mulai gelar perkara", "scale", "G", False, []),
        ("Panggil piket Reskrim", "phone", "R", True, []),
        ("Terbitkan Laporan Polisi", "badge-check", "", True, ["Terbuka setelah gelar menyatakan ada unsur pidana."]),
    )
    return [
        {
            "label": label,
            "icon": icon,
            "key": key,
            "post": post,
            "reasons": reasons,
            "cites": cites,
            "url": "#",
            "token": "",
        }
        for label, icon, key, post, reasons in rows
    ]


def _events() -> list[dict[str, Any]]:
    rows = (
        (2, "Konseling dengan Reskrim selesai"),
        (6, "Cerita dibacakan, pelapor setuju"),
        (31, "Disapa Bripka Damar T."),
    )
    return [{"at": AT - timedelta(minutes=ago), "label": label} for ago, label in rows]


def _questions() -> list[dict[str, Any]]:
    names = ("Siapa", "Apa", "Di mana", "Dengan apa", "Mengapa", "Bagaimana", "Bilamana")
    answers = {3: ("ok", "halaman rumah kos"), 4: ("full", "tidak tahu"), 7: ("ok", "Senin malam")}
    return [
        {
            "number": n,
            "label": name,
            "state": answers.get(n, ("open", ""))[0],
            "answer": answers.get(n, ("open", ""))[1],
            "told": answers.get(n, ("open", ""))[1],
        }
        for n, name in enumerate(names, 1)
    ]


def _checks() -> list[dict[str, str]]:
    rows = (
        ("Gelar: ada unsur pidana", "3 tanda tangan, 02.31", "ok"),
        ("Telepon tampak tidak lazim", "boleh diteruskan", "warn"),
        ("Belum dibacakan kembali", "", "danger"),
    )
    return [{"text": text, "note": note, "state": state, "url": "#", "link": "Lihat"} for text, note, state in rows]


def _rail() -> list[dict[str, str]]:
    rows = (
        ("Sapa dan keadaan", "Aman", "ok"),
        ("Cerita bebas", "Dengan kata-katanya sendiri", "on"),
        ("Orang", "Korban, saksi", ""),
    )
    return [{"label": label, "note": note, "state": state, "url": "#"} for label, note, state in rows]


@show
def showcase(request: Desk) -> Page:
    """Every part on one page, for those who build pages."""
    return Page("showcase.html", samples())
