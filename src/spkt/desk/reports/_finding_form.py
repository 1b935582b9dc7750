"""The form of a finding: one column for a phone at the scene, few of its fields forced."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.desk.matters import _fields as f
from spkt.kit import clock
from spkt.law._report import FOUND_HOW
from spkt.law.case import Role, Sex
from spkt.law.secrecy import CIRCUMSTANCES

SUBJECT_WORDS = 8
MOST_ROWS = 12
HOW = dict(zip(FOUND_HOW, (_("Patroli"), _("Tertangkap tangan"), _("Temuan"), _("Informasi masyarakat")), strict=True))
ROLES = (
    (Role.TERLAPOR, _("Terlapor")),
    (Role.KORBAN, _("Korban")),
    (Role.SAKSI, _("Saksi")),
    (Role.PELAPOR, _("Yang memberi tahu")),
)
SEXES = (("", _("Belum diketahui")), (Sex.MALE, _("Laki-laki")), (Sex.FEMALE, _("Perempuan")))
OLDEST = 130


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    wrong = {"invalid": _("Waktu ini tidak terbaca. Tulis seperti 24-11-2026 18.33.")}
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M"]
    return forms.DateTimeField(label=label, required=False, widget=widget, input_formats=formats, error_messages=wrong)


def _person() -> dict[str, forms.Field]:
    age = {"invalid": _("Tulis umurnya dengan angka; perkiraan cukup."), "max_value": _("Periksa umurnya.")}
    return {
        "name": f.Line(_("Nama, atau sebutan"), 160, help_text=_("Kosongkan bila tidak diketahui; tulis cirinya.")),
        "role": f.choice(_("Sebagai"), ROLES),
        "sex": f.choice(_("Jenis kelamin"), SEXES),
        "age": forms.IntegerField(
            label=_("Umur, kira-kira"), required=False, min_value=0, max_value=OLDEST, error_messages=age
        ),
        "features": f.Line(_("Ciri-ciri"), 240),
        "occupation": f.Line(_("Pekerjaan, atau kesatuan bila anggota Polri"), 120),
        "address": f.Line(_("Alamat"), 240),
        "secured_at": _moment(_("Diamankan pukul")),
        "rights_at": _moment(_("Hak diberitahukan pukul")),
    }


def _thing() -> dict[str, forms.Field]:
    return {
        "name": f.Line(_("Barang"), 160, help_text=_("Jenis, merek, nomor.")),
        "amount": f.Line(_("Jumlah"), 12, initial="1"),
        "unit": f.Line(_("Satuan"), 20, initial="buah"),
        "note": f.Line(_("Ciri atau keadaan"), 240),
        "found_by": f.Line(_("Ditemukan oleh"), 160, help_text=_("Pangkat dan nama, di mana pada orang atau tempat.")),
    }


class FindingForm(forms.Form):
    """Everything of a finding; people and things are rows of it, as many as were asked for."""

    subject = f.Line(
        _("Nama singkat kejadian"),
        120,
        required=True,
        help_text=_("Paling banyak delapan kata, tanpa nama orang: “Penganiayaan di pasar”."),
        error_messages={"required": _("Tulis nama singkat kejadiannya.")},
    )
    how = f.ticks(_("Diketahui dengan cara"), tuple(HOW.items()), help_text=_("Jangan tulis dari siapa informasinya."))
    start_on, start_at = f.day(_("Tanggal kejadian")), f.hour(_("Jam kejadian"))
    start_about = forms.BooleanField(label=_("Sekira jam itu"), required=False)
    known_on, known_at = f.day(_("Tanggal diketahui")), f.hour(_("Jam diketahui"))
    detail = f.Line(_("Tempat kejadian"), 240, help_text=_("Jalan, kilometer, sungai, blok, atau nama tempat."))
    landmark = f.Line(_("Patokan"), 160)
    locals().update(f.region_fields())
    situation = f.Prose(_("Situasi saat tiba"), rows=2, limit=2000)
    first_action = f.Line(_("Tindakan pertama"), 240, help_text=_("Misalnya: mengamankan terlapor dan sebilah parang."))
    uraian = f.Prose(
        _("Uraian temuan"),
        rows=8,
        limit=60_000,
        required=True,
        help_text=_("Urut waktu: apa yang Anda lihat, dengar, dan lakukan. Tanpa pendapat."),
        error_messages={"required": _("Tulis dulu uraian temuan Anda.")},
    )
    witnesses = f.ticks(_("Petugas lain yang menyaksikan"), ())
    charge_1 = f.choice(_("Diduga"), ())
    charge_2 = f.choice(_("Dugaan lain"), ())
    facts = f.ticks(_("Keadaan yang menentukan perlindungan"), [(c.code, _(c.ask)) for c in CIRCUMSTANCES])
    unit = f.Line(_("Satuan fungsi Anda"), 120)
    people = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_ROWS, required=False)
    goods = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_ROWS, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        rows: tuple[int, int],
        today: date,
        home: str,
        offences: Sequence[Any],
        officers: Sequence[Any],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.today, self.home, self.rows = today, home, rows
        for name, count, made in (("orang", rows[0], _person), ("barang", rows[1], _thing)):
            for n in range(1, count + 1):
                self.fields |= {f"{name}_{n}_{field}": shown for field, shown in made().items()}
        offered = [("", _("Pilih")), *offences]
        for field in ("charge_1", "charge_2"):
            self.fields[field].choices = offered  # type: ignore[attr-defined]  # a choice field
        self.fields["witnesses"].choices = officers  # type: ignore[attr-defined]
        f.fill_regions(self, "", home)

    def row(self, name: str, n: int) -> dict[str, Any]:
        """Bound fields of one row, by field name."""
        made = _person if name == "orang" else _thing
        return {field: self[f"{name}_{n}_{field}"] for field in made()}

    def said(self, name: str, n: int) -> dict[str, Any]:
        """Cleaned fields of one row, {} where nothing tells what it is."""
        made = _person if name == "orang" else _thing
        row = {field: self.cleaned_data.get(f"{name}_{n}_{field}") for field in made()}
        return row if row["name"] or row.get("features") else {}

    def clean_subject(self) -> str:
        """At most eight words."""
        subject: str = self.cleaned_data["subject"]
        if len(subject.split()) > SUBJECT_WORDS:
            raise forms.ValidationError(now("Paling banyak delapan kata. Singkat; uraiannya ada di bawah."))
        return subject

    def clean(self) -> dict[str, Any]:
        """Nothing lies ahead of now, a region exists, rights are told after somebody was secured."""
        said = self.cleaned_data
        f.check_regions(self, said, "", self.home)
        for name in ("start", "known"):
            on, at = said.get(f"{name}_on"), said.get(f"{name}_at")
            if on and on > self.today:
                self.add_error(f"{name}_on", now("Tanggal ini belum terjadi. Periksa lagi."))
            if at and not on and f"{name}_on" not in self.errors:
                self.add_error(f"{name}_on", now("Jamnya ada, tanggalnya belum. Pilih tanggalnya juga."))
        self._check_known(said)
        for n in range(1, self.rows[0] + 1):
            self._check_person(said, n)
        return said

    def _check_known(self, said: dict[str, Any]) -> None:
        start, known = ((said.get(f"{name}_on"), said.get(f"{name}_at")) for name in ("start", "known"))
        if start[0] and known[0] and (known[0] < start[0] or (known[0] == start[0] and _earlier(known[1], start[1]))):
            self.add_error("known_on", now("Diketahui lebih awal dari kejadiannya. Periksa keduanya."))

    def _check_person(self, said: dict[str, Any], n: int) -> None:
        secured, rights = said.get(f"orang_{n}_secured_at"), said.get(f"orang_{n}_rights_at")
        for name, at in (("secured_at", secured), ("rights_at", rights)):
            if at and at > clock.now():
                self.add_error(f"orang_{n}_{name}", now("Waktu ini belum terjadi. Periksa lagi."))
        if rights and not secured:
            self.add_error(f"orang_{n}_secured_at", now("Tulis juga kapan ia diamankan."))
        if rights and secured and rights < secured:
            self.add_error(f"orang_{n}_rights_at", now("Lebih awal dari saat ia diamankan. Periksa keduanya."))
        if (secured or rights) and not self.said("orang", n):
            self.add_error(f"orang_{n}_name", now("Tulis siapa yang diamankan; sebutan atau ciri sudah cukup."))


def _earlier(one: Any, other: Any) -> bool:
    return one is not None and other is not None and one < other


class SubmitForm(forms.Form):
    """The version of the report that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    """What is to be mended."""

    reason = f.Prose(
        _("Yang harus dilengkapi"),
        rows=3,
        limit=2000,
        required=True,
        error_messages={"required": _("Tulis apa yang harus dilengkapi, supaya penemunya tahu.")},
    )
