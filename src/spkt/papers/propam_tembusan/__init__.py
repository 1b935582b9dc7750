"""Notice that a report names a member of the police or of the armed forces: number and unit, no story."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Desk, SigningBlock
from spkt.law.sources import PERPOL_7_2022
from spkt.papers import _forms, _sample, _wording
from spkt.papers._forms import Reference
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Member:
    """Who is named, as far as the notice says it: by unit and service number, without a name.

    unit    as told ("Polsek Sepauk"); number NRP, "" where not known
    """

    unit: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the notice. There is no field for a name, a deed, an article or a story.

    number          None on a draft
    to              PROPAM for members of the police, DENPOM for members of the armed forces
    report          the report that names them
    members         who is named, by unit and service number
    written_at      aware, UTC
    approver        signs for the head of the unit
    addressee       office as addressed, "" for the usual one of `to`; addressee_city "" for the desk's
    copies          offices that get a copy
    """

    desk: Desk
    number: str | None
    to: str
    report: Reference
    members: tuple[Member, ...]
    written_at: datetime
    approver: SigningBlock
    addressee: str = ""
    addressee_city: str = ""
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


PROPAM, DENPOM = "propam", "denpom"
WHOSE = {PROPAM: "anggota Kepolisian Negara Republik Indonesia", DENPOM: "anggota Tentara Nasional Indonesia"}
"""Of whom the notice speaks, by its addressee."""
UNTOLD = "Keterangan mengenai anggota dimaksud ada pada penyidik."
ASKED = {
    PROPAM: "Laporan tersebut tetap ditangani sebagai perkara pidana. Pemberitahuan ini disampaikan untuk penanganan "
    "menurut kewenangan Seksi Propam, tanpa menghubungi pelapor, korban, atau saksi di luar jalur penyidik.",
    DENPOM: "Pemberitahuan ini disampaikan untuk penanganan menurut kewenangan polisi militer. Mohon konfirmasi "
    "penerimaan serta nama dan nomor telepon petugas yang dapat dihubungi.",
}


def inputs(content: Content) -> dict[str, Any]:
    """What the notice prints: to whom, which report, of which unit, and what is asked.

    raises  ValueError for an addressee that is neither PROPAM nor DENPOM
    """
    if content.to not in WHOSE:
        raise ValueError(f"a notice goes to {PROPAM} or {DENPOM}")
    desk = content.desk
    return {
        **_wording.frame(desk, content.number, content.written_at),
        "place": _wording.dated(desk, content.written_at),
        "letter_rows": _letter_rows(content),
        "addressee": _addressee(content),
        "points": _points(content),
        "asked": ASKED[content.to],
        "members": [] if content.shield.on else _wording.numbered([_member(each) for each in content.members]),
        "closing": "Demikian untuk menjadi maklum.",
        "office": _forms.office_block(content.approver, ""),
        "copies": _wording.numbered([_wording.clean(each) for each in content.copies]),
    }


def _letter_rows(content: Content) -> list[list[str]]:
    number = writing.printable(content.number) if content.number else _wording.UNNUMBERED
    return [
        ["Nomor", number],
        ["Klasifikasi", "RAHASIA"],
        ["Lampiran", "-"],
        ["Perihal", f"Pemberitahuan laporan yang menyangkut {WHOSE[content.to]}"],
    ]


def _addressee(content: Content) -> list[str]:
    desk = content.desk
    usual = {PROPAM: f"KASI PROPAM {desk.name}", DENPOM: "KOMANDAN DETASEMEN POLISI MILITER"}
    office = _wording.clean(content.addressee or usual[content.to]).upper()
    return ["Kepada", f"Yth. {office}", f"di {_wording.clean(content.addressee_city or desk.city)}"]


def _points(content: Content) -> list[str]:
    named = UNTOLD if content.shield.on or not content.members else "Anggota dimaksud:"
    told = f"Bersama ini diberitahukan bahwa laporan tersebut menyebut {WHOSE[content.to]} sebagai terlapor."
    return [
        f"Rujukan: {_forms.reference_text(content.report)}.",
        f"{told} Isi laporan dan identitas para pihak tidak disertakan. {named}",
    ]


def _member(member: Member) -> str:
    number = _wording.clean(member.number)
    known = f"NRP {number}" if number else "NRP belum diketahui"
    return f"{_forms.said(member.unit)}, {known}"


def mask(content: Content) -> Content:
    """The notice of a protected matter: that a report names a member, by its number alone."""
    return replace(content, members=(), shield=shielded(content.shield))


KIND = Kind(
    name="propam_tembusan",
    title="SURAT PEMBERITAHUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/322/XI/2026/{_sample.TAIL}",
        PROPAM,
        Reference("Laporan Polisi", f"LP/B/123/XI/2026/{_sample.TAIL}", _sample.ISSUED.date()),
        (Member("Polsek Sepauk", "90010203"),),
        _sample.ISSUED,
        _sample.PAMAPTA,
        copies=("Kapolres Sintang", "Kasat Reskrim Polres Sintang"),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    secrecy="rahasia",
    issued_in=frozenset({"LP_terbit"}),
    cites=(PERPOL_7_2022["anggota sebagai terlapor"],),
    signs=("Ka SPKT atau Kanit SPKT",),
)
