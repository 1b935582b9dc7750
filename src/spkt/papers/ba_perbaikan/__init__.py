"""Minutes of correcting an issued paper: old text, new text, who asked, who agreed; the number stays."""

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
class Corrected:
    """A paper that got a new edition. edition   ordinal of the new one, 2 for the first correction"""

    title: str
    number: str
    edition: int


@dataclass(frozen=True, slots=True)
class Change:
    """One fact. label   what it is and whose; before, after   as printed, "–" for nothing"""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    papers          that were corrected together: a report and its receipt are one act
    paper_on        day of their issue, which stays
    corrected_at    aware, UTC
    reason          why it was wrong
    changes         old and new text, fact by fact
    officer         who asked for it; approver the second person who agreed
    told            to whom it was told and when, "" where nobody outside had it
    """

    desk: Desk
    number: str | None
    papers: tuple[Corrected, ...]
    paper_on: date
    corrected_at: datetime
    reason: str
    changes: tuple[Change, ...]
    officer: Signer
    approver: SigningBlock
    told: str = ""
    shield: Shield = field(default_factory=Shield)


PROTECTED = f"{_wording.capital(_minutes.PROTECTED)}."
EFFECT = (
    "Sejak saat ini berlaku lembar perbaikan dengan nomor dan tanggal terbit yang sama. Lembar sebelumnya tidak "
    "dimusnahkan: diberi tanda DIGANTIKAN dan disimpan bersama berita acara ini."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print: day and both persons, the papers, each fact before and after, the reason, the effect."""
    desk, at = content.desk, content.corrected_at
    return {
        **_wording.frame(desk, content.number, at),
        "opening": f"{_minutes.on_this_day(desk, at, f'SPKT {desk.name}')}, kami:",
        "persons_rows": _wording.numbered(
            [_minutes.officer_line(content.officer), _minutes.officer_line(content.approver.signer)]
        ),
        "corrected": "telah memperbaiki surat di bawah ini:",
        "paper_rows": _paper_rows(content),
        "heads": ["No.", "Bagian", "Tertulis semula", "Diperbaiki menjadi"],
        "changes": _changes(content),
        "reason": [PROTECTED] if content.shield.on else _minutes.prose(content.reason),
        "effect": EFFECT,
        "closing": _minutes.closing(desk, oath=True),
        "hands": [
            [
                _minutes.officer_hand("Yang memperbaiki,", content.officer),
                _wording.approver_block(content.approver, head="Menyetujui,", joined=True),
            ]
        ],
    }


def _paper_rows(content: Content) -> list[list[Any]]:
    named = [f"{each.title}, lembar ke-{each.edition}" for each in content.papers]
    rows: list[list[Any]] = [
        ["Jenis surat", "dirahasiakan" if content.shield.on else _minutes.lines_of(named)],
        ["Nomor", _minutes.lines_of(each.number for each in content.papers)],
        ["Tanggal terbit", f"{writing.long_date(content.paper_on)} (tetap)"],
        ["Diberitahukan kepada", _wording.clean(content.told) or "tidak ada pihak luar yang menerima surat ini"],
    ]
    return rows[:3] if content.shield.on else rows


def _changes(content: Content) -> list[list[str]]:
    return [
        [str(n), *(_minutes.cell(text) for text in (change.label, change.before, change.after))]
        for n, change in enumerate(content.changes, 1)
    ]


def mask(content: Content) -> Content:
    """The minutes of a protected matter: that a paper has a new edition, since when, by which two; no fact of it."""
    hidden = tuple(Change(_minutes.WITHHELD, "–", "–") for _ in content.changes)
    papers = tuple(replace(each, title="") for each in content.papers)
    return replace(content, papers=papers, reason="", changes=hidden, told="", shield=shielded(content.shield))


KIND = Kind(
    name="ba_perbaikan",
    title="BERITA ACARA PERBAIKAN SURAT",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/46/XI/2026/{_sample.TAIL}",
        (
            Corrected("Laporan Polisi", f"LP/B/123/XI/2026/{_sample.TAIL}", 2),
            Corrected("Surat Tanda Terima Laporan Polisi", f"STTLP/B/123/XI/2026/{_sample.TAIL}", 2),
        ),
        date(2026, 11, 23),
        datetime(2026, 11, 24, 3, 5, tzinfo=UTC),
        "Tanggal lahir dan nomor rangka tertulis keliru saat disalin; pelapor memperlihatkan KTP dan STNK.",
        (
            Change("Tanggal lahir (pelapor, korban)", "12 Maret 1990", "21 Maret 1990"),
            Change("Nomor rangka (sepeda motor Honda Beat warna hitam)", "MH1XX0000YY000001", "MH1XX0000YY000007"),
        ),
        _sample.OFFICER,
        SigningBlock(("KA SPKT",), Signer("WAHYU KUSUMA, S.H.", "IPTU", "80010203", "Ka SPKT")),
        told="pelapor, 24 November 2026 pukul 10.15 WIB",
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    cites=(HOUSE["ADR 0008"], HOUSE["ADR 0066"]),
    signs=("petugas", "Ka SPKT"),
)
