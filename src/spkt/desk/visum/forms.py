"""Forms of letters: what a hospital is asked, what came back, and the fields of any other kind from its table."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as L  # noqa: N812  as in the forms of the intake

from spkt.desk.matters import _fields as f
from spkt.law._letters import Asks, Field, LetterKind
from spkt.law.visum import ANSWERS, EXAMINATIONS, REPORTS, Request, wants_woman

KINDS = (("visum_luka", L("Orang yang hidup")), ("visum_jenazah", L("Jenazah")))
OTHER = "lain"
LABELS = (
    ("", L("Pilih")),
    ("ibu jari kaki kanan", L("Ibu jari kaki kanan")),
    ("ibu jari kaki kiri", L("Ibu jari kaki kiri")),
    ("pergelangan tangan kanan", L("Pergelangan tangan kanan")),
    ("bagian tubuh lain", L("Bagian tubuh lain")),
)


def _examinations(kind: str) -> forms.MultipleChoiceField:
    choices = [(code, L(word[:1].upper() + word[1:])) for code, word in EXAMINATIONS[kind].items()]
    return f.ticks(L("Mohon diperiksa"), choices, help_text=L("Hanya yang dicentang yang diminta dari rumah sakit."))


class RequestForm(forms.Form):
    """What a hospital is asked, for whom, and who goes along."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=L("Untuk siapa"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": L("Pilih jenis suratnya: untuk orang hidup atau untuk jenazah.")},
    )
    party = f.choice(
        L("Yang diperiksa"),
        (),
        required=True,
        error_messages={"required": L("Pilih siapa yang diperiksa. Bila belum ada, catat orangnya dulu.")},
    )
    exam_luka, exam_jenazah = _examinations("visum_luka"), _examinations("visum_jenazah")
    hospital = f.choice(L("Rumah sakit"), ())
    hospital_other = f.Line(L("Rumah sakit atau puskesmas lain"), 120, help_text=L("Bila tidak ada dalam daftar."))
    city = f.Line(L("Di kota"), 60)
    deed = f.Prose(
        L("Keterangan singkat kejadian"),
        3,
        1200,
        required=True,
        help_text=L("Netral: diduga apa, kapan, di mana. Tanpa nama terlapor dan tanpa riwayat korban."),
        error_messages={"required": L("Tulis keterangan singkat kejadiannya, netral, tanpa nama terlapor.")},
    )
    condition = f.Prose(L("Keadaan saat ditemukan atau dibawa"), 2, 800)
    report = f.choice(L("Visum et Repertum"), [(code, L(word)) for code, word in REPORTS.items()])
    goods = f.ticks(L("Barang yang disertakan"), ())
    escort = f.choice(L("Petugas pengantar"), ())
    escort_other = f.Line(L("NRP petugas lain"), 20, help_text=L("Bila pengantarnya tidak sedang jaga."))
    woman_escort = forms.BooleanField(
        label=L("Pengantarnya perempuan, atau korban sudah ditanya dan memilih lain"), required=False
    )
    companion = f.Line(L("Didampingi oleh"), 120, help_text=L("Hubungannya saja, misalnya: ibu kandung."))
    brought_on, brought_at = f.day(L("Dibawa pada tanggal")), f.hour(L("Pukul"))
    label = f.choice(L("Label jenazah di"), LABELS)
    seal = f.Line(L("Cap atau nomor segel"), 80)
    family_told_on, family_told_at = f.day(L("Keluarga diberi tahu pada")), f.hour(L("Pukul"))
    family_by = f.Line(L("Oleh siapa kepada siapa"), 120)
    family_answer = f.choice(L("Jawaban keluarga"), [(code, L(word)) for code, word in ANSWERS.items()])
    family_words = f.Line(L("Kata keluarga"), 400)
    after = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    after_reason = f.Line(L("Alasan surat susulan"), 240, help_text=L("Misalnya: yang diperiksa meninggal dunia."))

    def __init__(self, *args: Any, lists: dict[str, Any], zone: ZoneInfo, facts: tuple[str, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        self.zone, self.facts = zone, facts
        self.hospitals: dict[str, Any] = lists["hospitals"]
        for name in ("party", "hospital", "goods", "escort"):
            self.fields[name].choices = lists[name]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """What must be said together."""
        said = super().clean() or self.cleaned_data
        kind = said.get("kind", "")
        if kind and not self._asked(said):
            self.add_error(
                f"exam_{kind.removeprefix('visum_')}",
                now("Centang pemeriksaan yang diminta. Surat harus menyebutnya dengan tegas."),
            )
        if said.get("hospital", "") in ("", OTHER) and not said.get("hospital_other"):
            self.add_error("hospital", now("Pilih rumah sakitnya, atau tulis namanya."))
        if not said.get("escort") and not said.get("escort_other"):
            self.add_error(
                "escort", now("Tentukan petugas yang mengantar; korban tidak pernah berangkat sendiri membawa surat.")
            )
        if wants_woman(self._asked(said), self.facts) and not said.get("woman_escort"):
            self.add_error(
                "woman_escort",
                now("Pilih pengantar perempuan lalu centang pernyataannya, atau catat bahwa korban memilih lain."),
            )
        if said.get("after") and not said.get("after_reason"):
            self.add_error("after_reason", now("Tulis mengapa surat susulan ini dibuat."))
        self._check_hours(said)
        return said

    def _check_hours(self, said: dict[str, Any]) -> None:
        for on, at in (("brought_on", "brought_at"), ("family_told_on", "family_told_at")):
            if bool(said.get(on)) != bool(said.get(at)) and not (self.errors.get(on) or self.errors.get(at)):
                self.add_error(at if said.get(on) else on, now("Tulis tanggal dan jamnya, atau kosongkan keduanya."))

    def _asked(self, said: dict[str, Any]) -> tuple[str, ...]:
        return tuple(said.get(f"exam_{said.get('kind', '').removeprefix('visum_')}") or ())

    def request(self) -> Request:
        """As the act wants it; what belongs to the other kind is left out."""
        said = self.cleaned_data
        listed = self.hospitals.get(said["hospital"]) if not said["hospital_other"] else None
        body = said["kind"] == "visum_jenazah"
        told_at = moment(said["family_told_on"], said["family_told_at"], self.zone)
        return Request(
            kind=said["kind"],
            party=int(said["party"]),
            hospital=listed["nama"] if listed else said["hospital_other"],
            examinations=self._asked(said),
            deed=said["deed"],
            escort=said["escort_other"] or said["escort"],
            head=_head(said["hospital_other"]) if not listed else "DIREKTUR",
            city=listed["kota"] if listed else said["city"],
            condition=said["condition"],
            companion=said["companion"],
            goods=tuple(int(each) for each in said["goods"]),
            report=said["report"] or "definitif",
            woman_escort=said["woman_escort"],
            brought_at=moment(said["brought_on"], said["brought_at"], self.zone),
            after_reason=said["after_reason"] if said["after"] else "",
            **({name: said[name] for name in _BODY} | {"family_told_at": told_at} if body else {}),
        )


_BODY = ("label", "seal", "family_by", "family_answer", "family_words")


def _head(name: str) -> str:
    return "KEPALA" if name.casefold().startswith(("puskesmas", "klinik")) else "DIREKTUR"


def moment(on: date | None, at: time | None, zone: ZoneInfo) -> datetime | None:
    """A day and an hour on the unit's clock as one moment, aware, UTC."""
    return datetime.combine(on, at, zone).astimezone(UTC) if on and at else None


def request_fields(asked: Request, lists: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Values that fill the form of a request again."""
    listed = next((code for code, row in lists["hospitals"].items() if row["nama"] == asked.hospital), "")
    known = any(value == asked.escort for value, _label in lists["escort"])
    plain = ("kind", "deed", "condition", "companion", "report", "woman_escort", "after_reason", *_BODY)
    return {
        **{name: getattr(asked, name) for name in plain},
        "party": str(asked.party),
        f"exam_{asked.kind.removeprefix('visum_')}": list(asked.examinations),
        "hospital": listed or OTHER,
        "hospital_other": "" if listed else asked.hospital,
        "city": "" if listed else asked.city,
        "goods": [str(each) for each in asked.goods],
        "escort": asked.escort if known else "",
        "escort_other": "" if known else asked.escort,
        **_told("brought_on", "brought_at", asked.brought_at, zone),
        **_told("family_told_on", "family_told_at", asked.family_told_at, zone),
    }


def _told(on: str, at: str, moment: datetime | None, zone: ZoneInfo) -> dict[str, Any]:
    there = moment.astimezone(zone) if moment else None
    return {on: there.date() if there else None, at: there.time() if there else None}


class ApproveForm(forms.Form):
    """The version that the penyidik has read, and the number of his appointment."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sk_number = f.Line(L("Nomor SK penyidik Anda"), 80)


class DeliveredForm(forms.Form):
    """From the hospital's slip: who took the letter, and when."""

    use_required_attribute = False
    taken_by = f.Line(
        L("Diterima oleh"),
        120,
        required=True,
        error_messages={"required": L("Tulis nama petugas rumah sakit yang menerima, seperti pada tanda terimanya.")},
    )
    post = f.Line(L("Jabatannya"), 80)
    on = f.day(L("Tanggal diterima"))
    at = f.hour(L("Pukul"))

    def clean(self) -> dict[str, Any]:
        """A slip has a day and an hour."""
        said = super().clean() or self.cleaned_data
        for name in ("on", "at"):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, now("Tulis tanggal dan jam pada tanda terima rumah sakit."))
        return said


class ResultForm(forms.Form):
    """Only the fact, and who holds it."""

    use_required_attribute = False
    holder = f.Line(
        L("Dipegang oleh"),
        120,
        required=True,
        help_text=L("Penyidik yang menyimpan sampulnya. Isinya tidak ditulis di sini."),
        error_messages={"required": L("Tulis nama penyidik yang memegang hasilnya.")},
    )


class WithdrawForm(forms.Form):
    """Why the commander takes it back, and his letter."""

    use_required_attribute = False
    order = f.Line(
        L("Nomor dan tanggal surat penarikan"),
        160,
        required=True,
        error_messages={"required": L("Tulis nomor dan tanggal surat penarikan dari pimpinan.")},
    )
    reason = f.Prose(
        L("Alasan"), 3, 2000, required=True, error_messages={"required": L("Tulis mengapa permintaan ini ditarik.")}
    )


# Any other letter, from its table

HOW = (
    ("", L("Belum dibacakan")),
    ("tanda tangan", L("Menandatangani")),
    ("cap jempol", L("Cap jempol kiri, dua saksi")),
    ("menolak", L("Menolak menandatangani")),
)
CONFIRMATION = ("how", "thumb_1", "thumb_2", "refusal")


class VersionForm(forms.Form):
    """The version of a draft that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class LetterForm(forms.Form):
    """The fields of one kind."""

    use_required_attribute = False

    def __init__(self, *args: Any, kind: LetterKind, lists: dict[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        for each in kind.fields:
            self.fields |= _fields(each, lists)

    def clean(self) -> dict[str, Any]:
        """A thumb has two witnesses, a refusal its reason."""
        said = super().clean() or self.cleaned_data
        if said.get("how") == "cap jempol":
            for name in ("thumb_1", "thumb_2"):
                if not said.get(name):
                    self.add_error(name, now("Cap jempol perlu dua saksi. Tulis nama keduanya."))
        if said.get("how") == "menolak" and not said.get("refusal"):
            self.add_error("refusal", now("Tulis alasan menolak menandatangani."))
        return said

    def words(self) -> dict[str, Any]:
        """What was said, as the act wants it."""
        return {each.name: self._said(each) for each in self.kind.fields}

    def _said(self, asked: Field) -> Any:
        said = self.cleaned_data
        if asked.asks is Asks.LINES:
            return [line.strip() for line in said[asked.name].splitlines() if line.strip()]
        if asked.asks is Asks.DAY:
            return said[asked.name].isoformat() if said[asked.name] else ""
        if asked.asks is not Asks.CONFIRMATION:
            return said[asked.name]
        if not said["how"]:
            return None
        thumb = [said["thumb_1"], said["thumb_2"]] if said["how"] == "cap jempol" else []
        return {"how": said["how"], "witnesses": thumb, "reason": said["refusal"] if said["how"] == "menolak" else ""}


def _fields(asked: Field, lists: dict[str, Any]) -> dict[str, forms.Field]:
    more: dict[str, Any] = {"help_text": L(asked.help) if asked.help else ""}
    if asked.required:
        more |= {"required": True, "error_messages": {"required": L(asked.required)}}
    label = L(asked.label)
    if asked.asks is Asks.CONFIRMATION:
        return {
            "how": f.choice(label, HOW),
            "thumb_1": f.Line(L("Saksi pertama cap jempol"), 120),
            "thumb_2": f.Line(L("Saksi kedua cap jempol"), 120),
            "refusal": f.Line(L("Alasan menolak"), 400),
        }
    made: dict[Asks, Any] = {
        Asks.LINE: lambda: f.Line(label, 240, **more),
        Asks.LINES: lambda: f.Prose(label, 3, 4000, **more),
        Asks.PROSE: lambda: f.Prose(label, 6, 20_000, **more),
        Asks.DAY: lambda: f.day(label, help_text=more["help_text"]),
        Asks.TICK: lambda: forms.BooleanField(label=label, required=False, help_text=more["help_text"]),
        Asks.PARTY: lambda: f.choice(label, lists["party"], **more),
        Asks.PAPER: lambda: f.choice(label, lists["paper"], **more),
    }
    return {asked.name: made[asked.asks]()}


def letter_fields(kind: LetterKind, words: Any) -> dict[str, Any]:
    """Values that fill the form of a letter again."""
    filled: dict[str, Any] = {}
    for each in kind.fields:
        value = words.get(each.name)
        if each.asks is Asks.LINES:
            filled[each.name] = "\n".join(value or ())
        elif each.asks is Asks.CONFIRMATION:
            witnesses = [*(value or {}).get("witnesses", ()), "", ""]
            filled |= {"how": (value or {}).get("how", ""), "refusal": (value or {}).get("reason", "")}
            filled |= {"thumb_1": witnesses[0], "thumb_2": witnesses[1]}
        else:
            filled[each.name] = value
    return filled
