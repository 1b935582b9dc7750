"""Forms of the decisions about a matter: each asks for its reason and for what its paper says."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access._outcomes import Asker
from spkt.actions._referral import Receiver
from spkt.desk.matters import _fields as f
from spkt.law.case import Confirmation
from spkt.papers._minutes import Witness

OTHER = "lain"
TURN_TO = (
    ("pengadilan", _("Pengadilan negeri: gugatan perdata, ganti rugi, gugatan sederhana")),
    ("bpsk", _("BPSK: sengketa dengan penjual atau pelaku usaha")),
    ("disnaker", _("Dinas Tenaga Kerja: upah, pemutusan kerja")),
    ("desa", _("Kantor desa atau kelurahan: musyawarah")),
    ("rt", _("Ketua RT atau RW: perselisihan tetangga")),
    ("adat", _("Lembaga adat: bila kedua pihak mau")),
    ("ombudsman", _("Ombudsman: keluhan atas kantor pemerintah")),
    ("dukcapil", _("Dukcapil: KTP, KK, akta")),
)
BRANCHES = (("reskrim", _("Satreskrim")), ("narkoba", _("Satresnarkoba")), ("lantas", _("Satlantas")))
CAPACITIES = (
    ("pelapor", _("Pelapor")),
    ("kuasa pelapor", _("Kuasa atau keluarga pelapor")),
    ("atasan", _("Atasan")),
    ("Siwas", _("Siwas")),
)
HOW = (("tanda tangan", _("Tanda tangan")), ("cap jempol", _("Cap jempol kiri, dua saksi")))


def _reason(label: Any, hint: Any = "", rows: int = 5, missing: Any = "") -> f.Prose:
    missing = missing or _("Tulis alasannya dengan kata-kata yang dipahami pelapor.")
    return f.Prose(label, rows, 4000, required=True, help_text=hint, error_messages={"required": missing})


class DecideForm(forms.Form):
    """A move whose whole content is a written reason.

    receivers   of a referral: (code, name, city)
    one_of      fields of which one at least is filled, so that none of them is marked as optional
    """

    one_of: tuple[str, ...] = ()
    reason = _reason(_("Alasan"))

    def __init__(self, *args: Any, receivers: Sequence[tuple[str, str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.receivers = {code: (name, city) for code, name, city in receivers}

    def said(self) -> dict[str, Any]:
        """What the act wants of it."""
        return dict(self.cleaned_data)


class ExplainForm(DecideForm):
    """Why it is no crime, and where she can turn."""

    reason = _reason(_("Alasan, untuk dibaca pelapor"), _("Tanpa singkatan, tanpa isi pembicaraan peserta gelar."))
    one_of = ("turn_to", "elsewhere")
    turn_to = f.ticks(_("Ke mana pelapor dapat mencari penyelesaian"), TURN_TO)
    elsewhere = f.Prose(_("Tempat lain"), 2, 600, help_text=_("Satu tempat satu baris, dan untuk apa."))

    def clean(self) -> dict[str, Any]:
        """She is not left without a place to turn to."""
        typed = super().clean() or self.cleaned_data
        if not typed.get("turn_to") and not typed.get("elsewhere"):
            self.add_error("turn_to", now("Pilih ke mana pelapor dapat mencari penyelesaian, atau tulis tempatnya."))
        return typed


class ForwardForm(DecideForm):
    """To which branch, and what is asked of it."""

    branch = f.choice(_("Diteruskan kepada"), BRANCHES, required=True, initial="reskrim", widget=forms.RadioSelect)
    reason = _reason(
        _("Yang diminta dari satuan itu"),
        _("Satu permintaan satu baris."),
        missing=_("Tulis apa yang diminta dari satuan itu."),
    )


class ReferForm(DecideForm):
    """Which unit goes on, and why it is the competent one."""

    unit = f.choice(_("Kesatuan penerima"), ())
    name = f.Line(_("Nama kesatuan lain"), 120, help_text=_("Seperti “Polres Melawi” atau “Polsek Sepauk”."))
    city = f.Line(_("Kota"), 80)
    phone = f.Line(_("Telepon SPKT di sana"), 40)
    reason = _reason(_("Mengapa kesatuan itu yang berwenang"), _("Pelapor membacanya; ia tidak perlu melapor ulang."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        listed = [(code, f"{name}, {city}") for code, (name, city) in self.receivers.items()]
        self.fields["unit"].choices = [*listed, (OTHER, now("Lain: tulis di bawah"))]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Another unit must be named."""
        typed = super().clean() or self.cleaned_data
        if typed.get("unit") not in self.receivers and not typed.get("name"):
            self.add_error("name", now("Tulis kesatuan yang menerima pelimpahan ini."))
        return typed

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        known = self.receivers.get(said["unit"])
        name, city = known or (said["name"], said["city"])
        unit = said["unit"] if known else ""
        return {"reason": said["reason"], "receiver": Receiver(name, city, said["phone"], unit)}


class ConfirmForm(DecideForm):
    """Who there took it, when, and under which number."""

    reason = _reason(
        _("Siapa di sana yang menerima, dan bagaimana Anda tahu"),
        rows=2,
        missing=_("Tulis siapa di sana yang menerima, misalnya pangkat dan namanya."),
    )
    number = f.Line(
        _("Nomor register di sana"), 160, required=True, error_messages={"required": _("Tulis nomornya di sana.")}
    )
    on = f.day(_("Diterima di sana pada"))

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"reason": said["reason"], "number": said["number"], "on": said["on"]}


class ReviewForm(DecideForm):
    """Who asks, and what shall be looked at again."""

    name = f.Line(
        _("Yang meminta"), 120, required=True, error_messages={"required": _("Tulis nama yang meminta tinjau.")}
    )
    capacity = f.choice(_("Selaku"), CAPACITIES, required=True, initial="pelapor", widget=forms.RadioSelect)
    contact = f.Line(_("Kontak"), 120)
    reason = _reason(
        _("Yang harus dilihat lagi"),
        _("Satu hal satu baris, dengan maksud pemohon."),
        missing=_("Tulis apa yang harus dilihat lagi menurut pemohon."),
    )

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"reason": said["reason"], "asker": Asker(said["name"], said["capacity"], said["contact"])}


class WithdrawForm(DecideForm):
    """Her statement, and the two who heard it."""

    reason = _reason(
        _("Pernyataan pelapor, dengan kata-katanya"),
        _("Ia tidak wajib menyebut mengapa. Tanyakan apakah ada yang memaksa atau menjanjikan sesuatu."),
        missing=_("Tulis alasannya dengan kata-kata yang dipahami pelapor."),
    )
    how = f.choice(_("Pelapor menyetujui dengan"), HOW, required=True, initial="tanda tangan", widget=forms.RadioSelect)
    first = f.Line(_("Saksi pertama"), 120, required=True, error_messages={"required": _("Tulis nama saksi pertama.")})
    first_what = f.Line(_("Saksi pertama adalah"), 120, help_text=_("Pangkat dan NRP, ketua RT, kakak pelapor …"))
    second = f.Line(_("Saksi kedua"), 120, required=True, error_messages={"required": _("Tulis nama saksi kedua.")})
    second_what = f.Line(_("Saksi kedua adalah"), 120)

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        heard = [
            Witness(said[name], said[f"{name}_what"], "NRP" in said[f"{name}_what"]) for name in ("first", "second")
        ]
        thumb = tuple(each.name for each in heard) if said["how"] == "cap jempol" else ()
        return {"reason": said["reason"], "witnesses": heard, "given": Confirmation(said["how"], thumb)}


class RemindForm(DecideForm):
    """How she was reached, and how much longer she has."""

    reason = _reason(
        _("Bagaimana dan kapan pelapor dihubungi"),
        rows=2,
        missing=_("Tulis bagaimana pelapor dihubungi, misalnya nomor dan jam meneleponnya."),
    )
    until = f.day(_("Batas waktu yang baru"))


FORMS: dict[str, type[DecideForm]] = {
    "explain": ExplainForm,
    "forward": ForwardForm,
    "refer": ReferForm,
    "confirm_referral": ConfirmForm,
    "ask_review": ReviewForm,
    "withdraw": WithdrawForm,
    "remind": RemindForm,
    "divert": DecideForm,
}


class AcceptForm(forms.Form):
    """The code of a letter of referral, and the number that the matter has in the receiving unit."""

    reply = f.Line(
        _("Kode konfirmasi pada surat"), 40, required=True, error_messages={"required": _("Ketik kode pada surat.")}
    )
    number = f.Line(
        _("Nomor register di kesatuan Anda"), 160, required=True, error_messages={"required": _("Tulis nomornya.")}
    )


class InspectForm(forms.Form):
    """Why the supervision opens a matter."""

    reason = _reason(
        _("Alasan membuka perkara ini"),
        _("Alasan dan nama Anda dicatat; setiap pembacaan tercatat."),
        3,
        _("Tulis alasan membuka perkara ini; alasan dan nama Anda dicatat."),
    )
