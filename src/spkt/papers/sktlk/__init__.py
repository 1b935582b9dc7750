"""Loss letter: what somebody says she lost, where and how, and that no crime is told; never a theft made small."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from spkt.law import _texts, writing
from spkt.law.case import Birth, Confirmation, Desk, Moment, Person, Place, Role, Sex, SigningBlock, Span, Thing
from spkt.law.sources import KUHP, SOP
from spkt.papers import _forms, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    number          None on a draft
    persons         the first with PELAPOR came and signs
    things          what was lost, one row each: `amount`, `unit` (lembar, buah, buku), `name`; `marks` by the field
                    names of lost_items ("nik", "nomor_rekening", "atas_nama", "penerbit"); account and card numbers
                    are cut to their last four digits as soon as the content is made
    lost            when she noticed or last had it; where the place
    how             "tercecer", "lupa", "jatuh"; search what was done to find it
    not_by_crime    she said that no crime took it; without that there is no such letter
    reported_at     aware, UTC; issued_at None on a draft
    approver        signs at the right, without "Mengetahui"
    false_cite      article on false statements of that day's table, as printed; "" leaves the line out
    valid_until     last day of validity where the unit sets one; None prints nothing
    renews          number of the earlier letter that this one renews
    lampiran_c      prints the old line LAMPIRAN C at the top right
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    things: tuple[Thing, ...]
    lost: Span
    where: Place
    how: str
    search: str
    not_by_crime: bool
    reported_at: datetime
    issued_at: datetime | None
    approver: SigningBlock
    false_cite: str = ""
    valid_until: date | None = None
    renews: str = ""
    lampiran_c: bool = False
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)

    def __post_init__(self) -> None:
        object.__setattr__(self, "things", _forms.guarded(self.things))


OWNER_MARKS = ("atas_nama", "nama", "kepala_keluarga")
ISSUER_MARK = "penerbit"
OLD_LINES = ["LAMPIRAN C", "JUKLAK KAPOLRI", "No. Pol. Juklak/01/I/1983"]
NO_CRIME = "Barang/surat tersebut bukan hilang karena tindak pidana menurut keterangan pelapor."


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: who came, what is lost, when and where, what the letter is and is not.

    raises  ValueError where she did not say that no crime took it: that belongs into a complaint
    """
    if not content.not_by_crime:
        raise ValueError("what a crime may have taken is no loss")
    desk, first = content.desk, _wording.reporter(content.persons)
    return {
        **_wording.frame(desk, content.number, content.issued_at or content.reported_at, content.tracking),
        "old_lines": OLD_LINES if content.lampiran_c else [],
        "opening": _opening(content, first),
        "reporter_rows": _reporter_rows(content, first),
        "things": ["Dirahasiakan."] if content.shield.on else _wording.numbered(_things(content, first)),
        "loss_rows": _loss_rows(content),
        "no_crime": NO_CRIME,
        "remarks": _remarks(content),
        "closing": _wording.formula(desk, _texts.LOSS),
        "reporter": _wording.reporter_block(_wording.signing_name(first, content.shield), content.confirmation),
        "office": _forms.office_block(content.approver, _wording.dated(desk, content.issued_at)),
    }


def _opening(content: Content, first: Person) -> str:
    of = f" berkewarganegaraan {_wording.clean(first.nationality)}" if first.nationality else ""
    return (
        f"Yang bertanda tangan di bawah ini menerangkan benar bahwa pada "
        f"{_forms.about(content.desk, content.reported_at)}, telah datang ke SPKT {_wording.clean(content.desk.name)} "
        f"{_forms.who_came(first, content.shield)}{of} yang mengaku:"
    )


def _reporter_rows(content: Content, first: Person) -> list[list[str]]:
    """The eight items of the form, each with its number even where nothing was said."""
    if content.shield.on:
        return [["Nama", _wording.unnamed("Pelapor", content.shield)]]
    on = writing.local(content.reported_at, _wording.zone(content.desk)).date()
    return [
        ["Nama", _wording.full_name(first)],
        ["NIK/No. identitas", _wording.id_text(first)],
        ["Tempat/tgl. lahir", _forms.said(writing.birth_text(first.birth, on))],
        ["Agama/kepercayaan", _forms.said(first.religion)],
        ["Kewarganegaraan", _forms.said(first.nationality)],
        ["Pekerjaan", _forms.said(first.occupation)],
        ["Alamat", _forms.said(writing.place_text(first.address))],
        ["Telp./e-mail/WA", _forms.said(first.phone)],
    ]


def _things(content: Content, first: Person) -> list[str]:
    return [_thing_line(thing, first) for thing in content.things] or [_wording.UNSAID]


def _thing_line(thing: Thing, first: Person) -> str:
    """One row as a sentence: how many, what, by which number, whose, who issued it, what else."""
    owned = next((mark for mark in OWNER_MARKS if thing.marks.get(mark)), "")
    owner, issuer = thing.marks.get(owned, ""), thing.marks.get(ISSUER_MARK, "")
    parts = [
        f"{_forms.counted(thing)} {thing.name}",
        *[
            _mark(label, value, first)
            for label, value in thing.marks.items()
            if value and label not in (owned, ISSUER_MARK)
        ],
        f"a.n. {owner.upper()}" if owner else "",
        f"penerbit {issuer}" if issuer else "",
        thing.note,
    ]
    return _wording.clean(", ".join(part for part in parts if part))


def _mark(label: str, value: str, first: Person) -> str:
    same = label == "nik" and value == first.id_number
    return f"{_forms.mark_label(label)} {'tersebut di atas' if same else value}"


def _loss_rows(content: Content) -> list[list[str]]:
    if content.shield.on:
        return [["Diketahui hilang pada", _forms.WITHHELD], ["Di", _forms.WITHHELD]]
    return [
        ["Diketahui hilang pada", _forms.time_text(content.lost, content.desk)],
        ["Di", _forms.place_text(content.where)],
        ["Cara hilang", _forms.said(content.how)],
        ["Pencarian", _forms.said(content.search)],
    ]


def _remarks(content: Content) -> list[str]:
    until, cite = content.valid_until, _wording.clean(content.false_cite)
    renewed = _wording.clean(content.renews)
    lines = [
        "Surat keterangan ini bukan pengganti barang/surat yang hilang.",
        "Surat keterangan ini adalah salah satu syarat untuk mengurus penggantiannya pada instansi yang menerbitkan.",
        "Kebenaran isi surat keterangan ini menjadi tanggung jawab pelapor.",
        f"Keterangan palsu dapat diancam pidana menurut {cite}." if cite else "",
        f"Surat keterangan ini memperbarui surat keterangan Nomor {renewed}." if renewed else "",
        f"Berlaku sampai dengan {writing.long_date(until)}." if until else "",
    ]
    return [line for line in lines if line]


def mask(content: Content) -> Content:
    """The letter for every other eye: that one was given, when, by whom."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        things=(),
        lost=Span(),
        where=Place(),
        how="",
        search="",
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


SUHARTO = Person(
    roles=(Role.PELAPOR,),
    name="Suharto",
    id_kind="KTP-EL",
    id_number="6105030107750002",
    birth=Birth("Sepauk", date(1975, 7, 1)),
    sex=Sex.MALE,
    religion="Islam",
    occupation="Petani",
    address=Place(detail="Dusun Karya", village="Desa Nanga Sepauk", district="Kec. Sepauk", regency="Kab. Sintang"),
    phone="0813-0000-0002",
)
LOST = (
    Thing("KTP-el", kind="KTP-EL", unit="lembar", marks={"nik": SUHARTO.id_number, "nama": "Suharto"}),
    Thing(
        "kartu ATM Bank Kalbar",
        kind="ATM-KALBAR",
        marks={"empat_digit_akhir": "7788", "atas_nama": "Suharto", "penerbit": "Bank Kalbar Cabang Sintang"},
    ),
    Thing(
        "STNK sepeda motor",
        kind="STNK",
        unit="lembar",
        marks={"nomor_polisi": "KB 2345 EY", "atas_nama": "Suharto", "penerbit": "Samsat Sintang"},
        note="tersimpan dalam dompet kulit cokelat",
    ),
)

KIND = Kind(
    name="sktlk",
    title="SURAT KETERANGAN TANDA LAPOR KEHILANGAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"SKTLK/456/XI/2026/{_sample.TAIL}",
        (SUHARTO,),
        LOST,
        Span(Moment(date(2026, 11, 23), time(14, 0))),
        Place(detail="Pasar Sepauk", village="Desa Nanga Sepauk", district="Kec. Sepauk", regency="Kab. Sintang"),
        "tercecer",
        "sudah dicari di pasar dan ditanyakan kepada para pedagang, tidak ditemukan",
        not_by_crime=True,
        reported_at=datetime(2026, 11, 24, 2, 15, tzinfo=UTC),
        issued_at=datetime(2026, 11, 24, 2, 24, tzinfo=UTC),
        approver=_sample.PAMAPTA,
        false_cite=str(KUHP["pasal 394"]),
        confirmation=_sample.CONFIRMED,
        tracking=_sample.TRACKING,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="SKTLK",
    issued_in=frozenset({"layak"}),
    cites=(SOP["VIII.f"],),
    signs=("pelapor", "Kanit SPKT"),
)
