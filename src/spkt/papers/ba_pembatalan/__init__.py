"""Minutes of voiding an issued paper: which one, why, by which two persons, and what replaces it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Desk, Signer, SigningBlock
from spkt.law.sources import HOUSE
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    paper_title     paper that is void, as titled; paper_number and paper_on its number and day
    voided_at       aware, UTC
    reason          why it no longer counts
    officer         who asked for it; approver the second person who agreed
    replacement     title and number of the paper that replaces it, "" where none does
    told            to whom it was told and when, "" where nobody outside had it
    """

    desk: Desk
    number: str | None
    paper_title: str
    paper_number: str
    paper_on: date
    voided_at: datetime
    reason: str
    officer: Signer
    approver: SigningBlock
    replacement: str = ""
    told: str = ""
    shield: Shield = field(default_factory=Shield)


PROTECTED = f"{_wording.capital(_minutes.PROTECTED)}."
EFFECT = (
    "Sejak saat ini surat tersebut tidak berlaku lagi. Nomornya tetap tercatat dan tidak dipakai lagi; surat dan "
    "salinannya diberi tanda BATAL dan disimpan bersama berita acara ini."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print: day and both persons, the paper, the reason, its replacement, what follows."""
    desk, at = content.desk, content.voided_at
    return {
        **_wording.frame(desk, content.number, at),
        "opening": f"{_minutes.on_this_day(desk, at, f'SPKT {desk.name}')}, kami:",
        "persons_rows": _wording.numbered(
            [_minutes.officer_line(content.officer), _minutes.officer_line(content.approver.signer)]
        ),
        "voided": "telah membatalkan surat di bawah ini:",
        "paper_rows": _paper_rows(content),
        "reason": [PROTECTED] if content.shield.on else _minutes.prose(content.reason),
        "effect": EFFECT,
        "closing": _minutes.closing(desk, oath=True),
        "hands": [
            [
                _minutes.officer_hand("Yang membatalkan,", content.officer),
                _wording.approver_block(content.approver, head="Menyetujui,", joined=True),
            ]
        ],
    }


def _paper_rows(content: Content) -> list[list[Any]]:
    rows: list[list[Any]] = [
        ["Jenis surat", "dirahasiakan" if content.shield.on else _wording.clean(content.paper_title)],
        ["Nomor", _wording.clean(content.paper_number)],
        ["Tanggal terbit", writing.long_date(content.paper_on)],
        ["Surat pengganti", _wording.clean(content.replacement) or "tidak ada"],
        ["Diberitahukan kepada", _wording.clean(content.told) or "tidak ada pihak luar yang menerima surat ini"],
    ]
    return rows[:4] if content.shield.on else rows


def mask(content: Content) -> Content:
    """The minutes of a protected matter: that a number is void, since when, by which two, and what replaces it."""
    return replace(content, paper_title="", reason="", told="", shield=shielded(content.shield))


KIND = Kind(
    name="ba_pembatalan",
    title="BERITA ACARA PEMBATALAN SURAT",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/45/XI/2026/{_sample.TAIL}",
        "Surat Tanda Penerimaan Barang Bukti",
        f"BT/16/XI/2026/{_sample.TAIL}",
        date(2026, 11, 23),
        datetime(2026, 11, 23, 2, 10, tzinfo=UTC),
        "Surat dibuat dua kali untuk barang yang sama karena cetakan pertama tertahan di mesin cetak.",
        _sample.OFFICER,
        _sample.PAMAPTA,
        replacement=f"Surat Tanda Penerimaan Barang Bukti Nomor BT/17/XI/2026/{_sample.TAIL}",
        told="yang menyerahkan barang, 23 November 2026 pukul 09.15 WIB",
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    cites=(HOUSE["ADR 0008"],),
    signs=("petugas", "Kanit SPKT"),
)
