"""Forms of the intake: each field says what is wrong and what to do."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spkt import data
from spkt.desk.matters import _fields as f
from spkt.desk.matters._shapes import relocated
from spkt.law.case import Being, Mark, Role, Sex
from spkt.law.journeys._skips import URGENCIES
from spkt.law.questions import QUESTIONS
from spkt.law.secrecy import CIRCUMSTANCES

L = gettext_lazy
SUBJECT_WORDS = 8
OLDEST = 130


class ReceiveForm(forms.Form):
    """The three fields that give a receipt at once."""

    name = f.Line(L("Nama pelapor"), 120, help_text=L("Seperti yang ia sebut sendiri. KTP menyusul."))
    anonymous_reason = f.Line(L("Alasan tidak menyebut nama"), help_text=L("Hanya bila ia tidak mau menyebut nama."))
    contact = f.Line(L("Telepon atau cara menghubungi"), 80, help_text=L("Kosongkan bila tidak ada."))
    subject = f.Line(
        L("Pokok laporan"),
        120,
        required=True,
        help_text=L("Paling banyak delapan kata netral, tanpa nama orang: “Motor hilang di halaman rumah”."),
        error_messages={"required": L("Tulis pokok laporan dalam beberapa kata.")},
    )

    def clean_subject(self) -> str:
        """At most eight words."""
        subject: str = self.cleaned_data["subject"]
        count = len(subject.split())
        if count > SUBJECT_WORDS:
            raise forms.ValidationError(_("Paling banyak delapan kata, ini %d. Singkat; ceritanya menyusul.") % count)
        return subject

    def clean(self) -> dict[str, Any]:
        """A name, or the reason why there is none."""
        said = self.cleaned_data
        if not said.get("name") and not said.get("anonymous_reason"):
            self.add_error("name", _("Tulis nama pelapor, atau alasan ia tidak menyebut nama."))
        return said


class AccountForm(forms.Form):
    """The story and what the desk needs to know of it; only the story must be there."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = f.Prose(
        L("Cerita pelapor"),
        rows=11,
        limit=f.STORY_CHARACTERS,
        required=True,
        error_messages={"required": L("Catat dulu cerita pelapor dengan kata-katanya sendiri.")},
    )
    marks = f.Marks(required=False)
    deed = f.Line(L("Nama singkat kejadian"), 120, help_text=L("Netral, misalnya “kehilangan sepeda motor”."))
    locals().update({f"answer_{n}": f.Line("", 600) for n in range(1, 8)})
    start_on, start_at = f.day(L("Tanggal kejadian")), f.hour(L("Jam"))
    start_about = forms.BooleanField(label=L("Sekira jam itu"), required=False)
    end_on, end_at = f.day(L("Sampai tanggal")), f.hour(L("Sampai jam"))
    end_about = forms.BooleanField(label=L("Sekira jam itu"), required=False)
    known_on, known_at = f.day(L("Diketahui tanggal")), f.hour(L("Diketahui jam"))
    known_about = forms.BooleanField(label=L("Sekira jam itu"), required=False)
    when_unknown = f.choice(L("Atau jawaban pelapor tentang waktunya"), f.NO_ANSWER)
    kind = f.choice(L("Jenis tempat"), [])
    locals().update(f.region_fields())
    detail = f.Line(L("Jalan, RT/RW, rumah, blok, kilometer, atau sungai"), 240)
    landmark = f.Line(L("Patokan"), 160, help_text=L("Misalnya “seberang masjid”."))
    place_unknown = f.choice(L("Atau jawaban pelapor tentang tempatnya"), f.NO_ANSWER)
    facts = f.ticks(L("Tanyakan pelan-pelan, centang bila ya"), [(c.code, L(c.ask)) for c in CIRCUMSTANCES])
    urgent = f.ticks(L("Yang menentukan urutan langkah"), [(u.code, L(u.ask)) for u in URGENCIES])
    language = f.Line(L("Bahasa yang dipakai"), 60, initial="Indonesia")
    interpreter = f.Line(L("Juru bahasa"), 120, help_text=L("Kosongkan bila tidak perlu."))
    sworn = forms.BooleanField(label=L("Juru bahasa sudah bersumpah menerjemahkan dengan sebenarnya"), required=False)
    loss = f.Sum(label=L("Perkiraan kerugian"), required=False, help_text=L("Rupiah; kosongkan bila tidak tahu."))
    prosecute = forms.BooleanField(
        label=L("Pelapor berkata: “Saya mengadukan dan memohon agar perbuatan tersebut dituntut menurut hukum.”"),
        required=False,
    )

    def __init__(self, *args: Any, today: date, home: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today, self.home = today, home
        for question in QUESTIONS:
            answer = self.fields[f"answer_{question.number}"]
            answer.label = _(question.label)
            answer.widget.attrs["placeholder"] = _("Catat dengan kata-kata pelapor")
        self.fields["kind"].choices = f.listed("places.csv", self["kind"].value())  # type: ignore[attr-defined]
        f.fill_regions(self, "", home)

    def clean(self) -> dict[str, Any]:
        """Times in their order, a region that exists, marks on words that stand there."""
        said = self.cleaned_data
        self._check_times(said)
        f.check_regions(self, said, "", self.home)
        said["asked"] = tuple(each.code for each in (*CIRCUMSTANCES, *URGENCIES))
        raw = str(self.data.get("words", "")).replace("\r\n", "\n")
        marks = [m for m in said.get("marks", ()) if 0 <= m.start < m.end <= len(raw) and 1 <= m.question <= 7]
        said["marks"] = relocated(_in_order(marks), raw, said.get("words", ""))
        return said

    def _check_times(self, said: dict[str, Any]) -> None:
        for name in ("start", "end", "known"):
            on, at = said.get(f"{name}_on"), said.get(f"{name}_at")
            if on and on > self.today:
                self.add_error(f"{name}_on", _("Tanggal kejadian belum terjadi. Periksa tahunnya."))
            if at and not on and f"{name}_on" not in self.errors:
                self.add_error(f"{name}_on", _("Jamnya ada, tanggalnya belum. Pilih tanggalnya juga."))
        start, end = ((said.get(f"{name}_on"), said.get(f"{name}_at")) for name in ("start", "end"))
        if end[0] and not start[0] and "start_on" not in self.errors:
            self.add_error("start_on", _("Tulis juga sejak tanggal berapa; perkiraan sudah cukup."))
        if start[0] and end[0]:
            self._check_order(start, end)

    def _check_order(self, start: tuple[Any, Any], end: tuple[Any, Any]) -> None:
        if end[0] < start[0]:
            self.add_error("end_on", _("Tanggal selesai lebih awal dari tanggal mulai. Periksa keduanya."))
        elif end[0] == start[0] and start[1] and end[1] and end[1] < start[1]:
            said = _("Jam selesai lebih awal dari jam mulai. Lewat tengah malam? Pilih tanggal berikutnya.")
            self.add_error("end_at", said)


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end, mark.question)))


ROLES = (
    (Role.PELAPOR, L("Pelapor")),
    (Role.KORBAN, L("Korban")),
    (Role.TERLAPOR, L("Terlapor")),
    (Role.SAKSI, L("Saksi")),
    (Role.PENDAMPING, L("Pendamping")),
)
BEINGS = ((Being.ORANG, L("Orang")), (Being.BADAN, L("Badan usaha atau lembaga")), (Being.NEGARA, L("Negara")))
SEXES = ((Sex.MALE, L("Laki-laki")), (Sex.FEMALE, L("Perempuan")), ("", L("Belum diketahui")))
AS_WHAT = (
    ("", L("Pilih")),
    ("korban", L("Korban")),
    ("saksi", L("Saksi")),
    ("kuasa", L("Kuasa")),
    ("orang tua", L("Orang tua")),
    ("wali", L("Wali")),
    ("petugas", L("Petugas")),
    ("lainnya", L("Lainnya")),
)
WITHOUT_PAPER = "TANPA"
CONSULAR = (
    ("", L("Belum ditanyakan")),
    ("diminta", L("Ya, minta diberitahukan")),
    ("tidak diminta", L("Tidak perlu diberitahukan")),
)


class PartyForm(forms.Form):
    """A party as she tells of herself; what she does not know or have stays empty."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    roles = f.ticks(
        L("Peran dalam perkara"),
        ROLES,
        required=True,
        error_messages={"required": L("Pilih paling sedikit satu peran.")},
    )
    being = f.choice(L("Siapa"), BEINGS, widget=forms.RadioSelect, initial=Being.ORANG)
    name = f.Line(L("Nama"), 120, help_text=L("Satu kata pun cukup. Gelar dan bin atau binti ikut ditulis."))
    alias = f.Line(L("Nama lain atau panggilan"), 120)
    id_kind = f.choice(L("Kartu identitas"), [])
    id_number = f.Line(L("Nomor"), 40)
    id_basis = f.Line(L("Bila tanpa kartu, dasarnya"), help_text=L("Misalnya kepala desa, atau keluarga."))
    birth_place, birth_on = f.Line(L("Tempat lahir"), 80), f.day(L("Tanggal lahir"))
    age = forms.IntegerField(
        label=L("Atau umur ±"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        error_messages={
            "invalid": L("Tulis umurnya dengan angka, misalnya 40."),
            "max_value": L("Umurnya di atas 130. Periksa angkanya."),
        },
    )
    birth_unknown = f.choice(L("Atau jawabannya"), f.NO_ANSWER)
    sex = f.choice(L("Jenis kelamin"), SEXES, widget=forms.RadioSelect)
    religion = f.choice(L("Agama atau kepercayaan"), [])
    nationality = f.choice(L("Kewarganegaraan"), [], initial="Indonesia")
    occupation = f.choice(L("Pekerjaan"), [])
    education = f.choice(L("Pendidikan"), [])
    phone = f.Line(L("Telepon"), 40)
    locals().update({f"home_{level}": field for level, field in f.region_fields().items()})
    home_detail = f.Line(L("Jalan, dusun, RT/RW, rumah"), 240)
    same_address = forms.BooleanField(label=L("Alamat sama dengan pelapor"), required=False)
    as_what = f.choice(L("Melapor selaku"), AS_WHAT)
    relation = f.choice(L("Hubungan dengan korban"), [], help_text=L("Tanyakan hanya bila keluarga atau serumah."))
    features = f.Prose(L("Ciri-ciri"), 2, 1000, help_text=L("Bila namanya tidak diketahui: tinggi, pakaian, logat."))
    needs = f.Line(L("Kebutuhan khusus"), 240, help_text=L("Pendamping, juru bahasa isyarat, kursi roda."))
    attorney = f.Line(L("Nomor dan tanggal surat kuasa"), 160)
    speaks_for = f.Line(L("Diwakili oleh"), 160, help_text=L("Nama dan jabatannya."))
    service = f.Line(L("Kesatuan"), 120, help_text=L("Bila anggota Polri atau TNI: pangkat dan kesatuannya."))
    consular = f.choice(L("Pemberitahuan kepada perwakilan negaranya ditawarkan, jawabannya"), CONSULAR)
    unlettered = forms.BooleanField(label=L("Tidak dapat membaca atau menulis"), required=False)
    dead = forms.BooleanField(label=L("Sudah meninggal dunia"), required=False)
    shown = f.Line("", 120, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, home: str, anonymous: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today, self.home, self.anonymous = today, home, anonymous
        documents = [(row["kode"], row["nama"]) for row in data.rows("id_documents.csv")]
        self.fields["id_kind"].choices = [("", _("Pilih")), *documents]  # type: ignore[attr-defined]
        for name, table in _TABLES.items():
            self.fields[name].choices = f.listed(table, self[name].value())  # type: ignore[attr-defined]
        f.fill_regions(self, "home_", home)

    def clean(self) -> dict[str, Any]:
        """A name where one is needed, a birth that has happened, a region that exists."""
        said = self.cleaned_data
        roles = set(said.get("roles", ()))
        if not said.get("name") and not self._may_be_nameless(roles, said):
            self.add_error("name", _("Tulis namanya, atau “tidak tahu” bila tidak ada yang tahu."))
        if said.get("birth_on") and said["birth_on"] > self.today:
            self.add_error("birth_on", _("Tanggal lahir belum terjadi. Periksa tahunnya."))
        said["being"] = said.get("being") or Being.ORANG
        f.check_regions(self, said, "home_", self.home)
        return said

    def _may_be_nameless(self, roles: set[str], said: dict[str, Any]) -> bool:
        if roles == {Role.TERLAPOR} or said.get("features") or said.get("being") == Being.NEGARA:
            return True
        return self.anonymous and Role.PELAPOR in roles


_TABLES = {
    "religion": "religions.csv",
    "nationality": "nationalities.csv",
    "occupation": "occupations.csv",
    "education": "education.csv",
    "relation": "relations.csv",
}
PARTS = (("objek", L("Diambil atau dirusak")), ("bukti", L("Bukti")), ("serahan", L("Surat yang diserahkan")))


class ThingForm(forms.Form):
    """A thing; its kind decides which marks are asked."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    part = f.choice(L("Barang ini"), PARTS, widget=forms.RadioSelect, initial="objek", required=True)
    name = f.Line(
        L("Nama barang"),
        120,
        required=True,
        help_text=L("Seperti disebut pelapor: “Honda Beat hitam”."),
        error_messages={"required": L("Tulis nama barangnya, sebut seperti pelapor menyebutnya.")},
    )
    amount = f.Line(L("Jumlah"), 20, initial="1")
    unit = f.Line(L("Satuan"), 20, initial="buah")
    value = f.Sum(label=L("Taksiran nilai"), required=False, help_text=L("Rupiah; kosongkan bila tidak tahu."))
    note = f.Line(L("Keterangan"), 400)

    def __init__(self, *args: Any, kind: dict[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.names = tuple(name for name in kind.get("fields", "").split("|") if name and name not in _ASKED)
        for name in self.names:
            self.fields[f"mark_{name}"] = f.Line(MARKS.get(name) or name.replace("_", " ").capitalize(), 120)
        if "ciri" not in self.names:
            self.fields["mark_ciri"] = f.Line(L("Ciri khusus"), 240)
            self.names = (*self.names, "ciri")

    def clean_amount(self) -> str:
        """One where nothing was typed."""
        return self.cleaned_data["amount"] or "1"


_ASKED = frozenset({"taksiran", "satuan"})
"""Marks of the list that the form asks anyway."""

MARKS = {
    "nomor_polisi": L("Nomor polisi"),
    "imei1": "IMEI 1",
    "imei2": "IMEI 2",
    "nomor_sim": L("Nomor kartu SIM"),
    "pk": L("Tenaga (PK)"),
    "merek": L("Merek"),
}


class ReadBackForm(forms.Form):
    """Which telling was read to the reporter."""

    told = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
