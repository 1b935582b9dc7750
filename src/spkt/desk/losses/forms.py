"""Forms of losses and finds: each field says what is wrong and what to do."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spkt.desk.losses._items import Asked, add_fields
from spkt.desk.matters import _fields as f
from spkt.law.case import Sex
from spkt.law.identity import NIK_DIGITS, figures, read_nik
from spkt.law.losses import HOW, NOT_STOLEN, STOLEN, UNSURE

L = gettext_lazy
SEXES = ((Sex.MALE, L("Laki-laki")), (Sex.FEMALE, L("Perempuan")))
ANSWERS = ((NOT_STOLEN, L("Tidak, tercecer")), (UNSURE, L("Tidak tahu")), (STOLEN, L("Ya, dicuri")))
SIGNS = (("tanda tangan", L("Tanda tangan")), ("cap jempol", L("Cap jempol, dua saksi")))


class LossForm(forms.Form):
    """The whole letter on one page; it is kept however little of it is told yet."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    nik = f.Line(L("NIK"), 24)
    phone = f.Line(L("Telepon"), 40)
    name = f.Line(L("Nama"), 120)
    birth_place, birth_on = f.Line(L("Tempat lahir"), 80), f.day(L("Tanggal lahir"))
    sex = f.choice(L("Jenis kelamin"), SEXES, widget=forms.RadioSelect)
    occupation = f.choice(L("Pekerjaan"), [])
    address = f.Line(L("Alamat"), 240)
    religion = f.choice(L("Agama atau kepercayaan"), [])
    nationality = f.choice(L("Kewarganegaraan"), [], initial="Indonesia")
    id_basis = f.Line(
        L("Bila tanpa KTP: nomor kartu lain, atau dasar identitasnya"),
        help_text=L("Misalnya “paspor X1234567”, “kartu keluarga”, atau “dikenal kepala desa”."),
    )
    lost_on, lost_at = f.day(L("Diketahui hilang")), f.hour(L("Jam"))
    lost_about = forms.BooleanField(label=L("Sekira jam itu"), required=False)
    end_on, end_at = f.day(L("Sampai tanggal")), f.hour(L("Sampai jam"))
    where = f.Line(L("Tempat"), 240)
    how = f.choice(L("Cara hilang"), [(each, each.capitalize()) for each in HOW], initial=HOW[0])
    search = f.Line(L("Sudah dicari"), 240, help_text=L("Misalnya “di pasar, tidak ditemukan”."))
    stolen = f.choice(L("Apakah dicuri?"), ANSWERS, widget=forms.RadioSelect)
    supports = f.ticks(L("Yang diperlihatkan pelapor"), [])
    witness_1, witness_2 = f.Line(L("Saksi 1"), 120), f.Line(L("Saksi 2"), 120)

    def __init__(
        self, *args: Any, things: Iterable[Asked] = (), today: date, shown: Iterable[str] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.today, self.things = today, tuple(things)
        for name, table in (("occupation", "occupations"), ("religion", "religions"), ("nationality", "nationalities")):
            self.fields[name].choices = f.listed(f"{table}.csv", self[name].value())  # type: ignore[attr-defined]
        papers = dict.fromkeys([*shown, *(part for each in self.things for part in each.kind.shown)])
        self.fields["supports"].choices = [(each, each) for each in papers]  # type: ignore[attr-defined]
        self.fields["nik"].widget.attrs["inputmode"] = "numeric"
        add_fields(self, self.things)

    def clean(self) -> dict[str, Any]:
        """A NIK tells birth and sex where nobody typed them; nothing lost was lost tomorrow."""
        said = self.cleaned_data
        self._read_nik(said)
        for name in ("lost_on", "end_on", "birth_on"):
            if said.get(name) and said[name] > self.today:
                self.add_error(name, _("Tanggal ini belum terjadi. Periksa tahunnya."))
        if said.get("lost_on") and said.get("end_on") and said["end_on"] < said["lost_on"]:
            self.add_error("end_on", _("Tanggal selesai lebih awal dari tanggal mulai. Periksa keduanya."))
        witnesses = [bool(said.get(f"witness_{n}")) for n in (1, 2)]
        if any(witnesses) and not all(witnesses):
            self.add_error("witness_2", _("Cap jempol perlu dua saksi. Tulis nama keduanya."))
        return said

    def _read_nik(self, said: dict[str, Any]) -> None:
        typed = said.get("nik", "")
        count = len(figures(typed))
        if typed and count != NIK_DIGITS:
            told = _("NIK harus 16 angka, ini %d. Periksa angka terakhir; kartu lain ditulis di “tanpa KTP”.")
            self.add_error("nik", told % count)
        nik = read_nik(typed, self.today) if typed else None
        if nik is not None:
            said["nik"] = figures(typed)
            said["birth_on"] = said.get("birth_on") or nik.born
            said["sex"] = said.get("sex") or str(nik.sex)


class RenewForm(forms.Form):
    """The number of the letter that is to be renewed."""

    number = f.Line(
        L("Nomor surat yang lama"),
        120,
        required=True,
        help_text=L("Seperti tercetak, misalnya SKTLK/12/XI/2026; ekornya boleh tidak ditulis."),
        error_messages={"required": L("Tulis nomor surat yang lama, atau mulai surat baru.")},
    )


class ReasonForm(forms.Form):
    """A step whose whole content is a written reason."""

    reason = f.Prose(L("Alasan"), 4, 2000, required=True, error_messages={"required": L("Tulis alasannya dulu.")})


class ReclassifyForm(forms.Form):
    """What a complaint's receipt needs besides what was typed already."""

    subject = f.Line(
        L("Pokok laporan"),
        120,
        required=True,
        help_text=L("Paling banyak delapan kata netral, tanpa nama orang. Tercetak pada tanda terima."),
        error_messages={"required": L("Tulis pokok laporan dalam beberapa kata.")},
    )
    anonymous_reason = f.Line(L("Alasan tidak menyebut nama"), help_text=L("Hanya bila ia tidak mau menyebut nama."))


class FindForm(forms.Form):
    """Who found what, where and when; a finder without a name becomes a number."""

    finder = f.Line(L("Nama penemu"), 120, help_text=L("Kosongkan bila ia tidak mau menyebut nama; ia mendapat nomor."))
    phone = f.Line(L("Telepon penemu"), 40)
    address = f.Line(L("Alamat penemu"), 240)
    found_on, found_at = f.day(L("Ditemukan tanggal")), f.hour(L("Jam"))
    where = f.Line(L("Tempat ditemukan"), 240)
    witness_1, witness_2 = f.Line(L("Saksi 1"), 120), f.Line(L("Saksi 2"), 120)

    def __init__(self, *args: Any, things: Iterable[Asked] = (), today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today, self.things = today, tuple(things)
        add_fields(self, self.things, same=False)
        for each in self.things:
            self.fields[each.field("condition")] = f.Line(L("Keadaan saat masuk"), 240)
            self.fields[each.field("seal")] = f.Line(L("Nomor segel"), 40)
            self.fields[each.field("photo")] = f.Line(L("Foto nomor"), 40)

    def clean(self) -> dict[str, Any]:
        """When and where it was found, and at least one thing."""
        said = self.cleaned_data
        if not said.get("found_on") and "found_on" not in self.errors:
            self.add_error("found_on", _("Tulis kapan barangnya ditemukan."))
        if said.get("found_on") and said["found_on"] > self.today:
            self.add_error("found_on", _("Tanggal ini belum terjadi. Periksa tahunnya."))
        if not said.get("where"):
            self.add_error("where", _("Tulis di mana barangnya ditemukan."))
        if not self.things:
            self.add_error(None, _("Tambahkan dulu barang yang ditemukan."))
        return said


class StoreForm(forms.Form):
    """Where found goods are kept, and how each looks."""

    kept_at = f.Line(
        L("Disimpan di"),
        120,
        required=True,
        help_text=L("Lemari, rak, atau gudang, dengan nomornya."),
        error_messages={"required": L("Tulis tempat simpannya: lemari, rak, atau gudang.")},
    )

    def __init__(self, *args: Any, names: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.names = tuple(names)
        for n, name in enumerate(self.names, 1):
            self.fields[f"condition_{n}"] = f.Line(_("Keadaan %(thing)s") % {"thing": name}, 240)
            self.fields[f"photo_{n}"] = f.Line(_("Foto nomor, %(thing)s") % {"thing": name}, 40)

    def listed(self, what: str) -> tuple[str, ...]:
        """Conditions or photos in the order of the things."""
        return tuple(self.cleaned_data[f"{what}_{n}"] for n, _name in enumerate(self.names, 1))


class ReturnForm(forms.Form):
    """To whom found goods go back, on what her right rests, how they look now, and both signatures."""

    name = f.Line(L("Nama penerima"), 120, required=True, error_messages={"required": L("Tulis nama penerimanya.")})
    nik = f.Line(L("NIK atau nomor kartu"), 40)
    as_what = f.Line(L("Selaku"), 60, initial="pemilik", help_text=L("Pemilik, keluarga, atau kuasa."))
    address = f.Line(L("Alamat"), 240)
    phone = f.Line(L("Telepon"), 40)
    ownership = f.Prose(
        L("Dasar haknya, satu baris satu"),
        3,
        2000,
        required=True,
        help_text=L("Surat, kuitansi, atau ciri yang ia sebut sebelum barang diperlihatkan."),
        error_messages={"required": L("Tulis dasar haknya: surat, kuitansi, atau cirinya.")},
    )
    attorney = f.Line(L("Surat kuasa, nomor dan tanggal"), 160)
    reason = f.Line(
        L("Bila keadaan masuk atau keluar tidak diketahui, sebabnya"),
        240,
    )
    how = f.choice(L("Penerima menandatangani dengan"), SIGNS, widget=forms.RadioSelect, initial="tanda tangan")
    witness_1, witness_2 = f.Line(L("Saksi 1"), 120), f.Line(L("Saksi 2"), 120)
    officer_signed = forms.BooleanField(label=L("Saya juga menandatangani berita acaranya"), required=False)

    def __init__(self, *args: Any, names: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.names = tuple(names)
        for n, name in enumerate(self.names, 1):
            self.fields[f"exit_{n}"] = f.Line(_("Keadaan saat keluar: %(thing)s") % {"thing": name}, 240)
