"""One closed month of a register: every number of it, in order and without gap, chained to the month before."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from spkt.law import writing
from spkt.law._books import BOOKS, PROTECTED, VOID
from spkt.law.case import Desk, SigningBlock, to_json
from spkt.law.sources import HOUSE, PERKAP_7_2009
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Row:
    """One number.

    number      as issued; cells under the headings of the book, in their order; note what happened to it
    matter      outside code of its dossier, never printed: by it a matter that was sealed later is protected too
    sealed      says only that the matter is protected
    """

    number: str
    cells: tuple[str, ...]
    note: str = ""
    void: bool = False
    matter: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the page.

    book        code of the register; title and columns as they were on that day
    month       its first day; ordinal counts the pages of this register from 1
    rows        every number of the month
    late        numbers of earlier months that became void in this one
    closed_at   aware, UTC; closer who closes it
    before      hash of the page before, "" on the first; salt makes the hash of a short page unguessable
    hash        of all the rest, see `page_hash`
    """

    desk: Desk
    number: str | None
    book: str
    title: str
    month: date
    ordinal: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    late: tuple[Row, ...]
    closed_at: datetime
    closer: SigningBlock
    before: str
    salt: str
    hash: str = ""
    shield: Shield = field(default_factory=Shield)


def page_hash(content: Content) -> str:
    """SHA-256 over everything the page says, the hash of the page before among it, in hex."""
    said = to_json(replace(content, hash="", shield=Shield()))
    if not content.desk.formulas:
        del said["desk"]["formulas"]  # pages that were closed before desks had any are hashed without
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def inputs(content: Content) -> dict[str, Any]:
    """What the page prints: month, headings, rows, how many, both hashes, who closed it and when."""
    desk = content.desk
    month = f"{writing.MONTHS[content.month.month - 1]} {content.month.year}"
    return {
        **_wording.frame(desk, content.number, content.closed_at),
        "book": _wording.clean(content.title),
        "month": f"Bulan {month} · halaman ke-{content.ordinal}",
        "columns": ["No.", "Nomor", *content.columns, "Ket."],
        "wide": len(content.columns) > 5,
        "rows": [_cells(i, row, len(content.columns)) for i, row in enumerate(content.rows, 1)],
        "late": [_cells(i, row, len(content.columns)) for i, row in enumerate(content.late, 1)],
        "late_title": "Nomor bulan sebelumnya yang batal pada bulan ini",
        "count": _count(content),
        "chain": [
            ["Sidik halaman ini", _spaced(content.hash)],
            ["Sidik halaman sebelumnya", _spaced(content.before) or "tidak ada, ini halaman pertama"],
        ],
        "closing": f"Ditutup di {_wording.clean(desk.city)}, {_wording.day_at(desk, content.closed_at)}.",
        "hands": [[_wording.approver_block(content.closer, "Yang menutup,")]],
    }


def _cells(i: int, row: Row, width: int) -> list[str]:
    said = [PROTECTED, *[""] * (width - 1)] if row.sealed else [_minutes.cell(each) for each in row.cells]
    note = ", ".join(part for part in (VOID if row.void else "", "" if row.sealed else row.note) if part)
    return [f"{i}.", _number(row.number), *said, _minutes.cell(note)]


def _number(number: str) -> str:
    """The number without the desk's own tail, which the head of the page says once."""
    return _minutes.cell(number.partition("/SPKT/")[0])


def _count(content: Content) -> str:
    rows = len(content.rows)
    if not rows:
        return "NIHIL. Tidak ada nomor pada bulan ini."
    void = sum(row.void for row in content.rows)
    ends = f"dari {_short(content.rows[0])} sampai {_short(content.rows[-1])}" if rows > 1 else _short(content.rows[0])
    return f"Seluruhnya {rows} ({writing.number_words(rows)}) nomor, {ends}; {void} di antaranya batal."


def _short(row: Row) -> str:
    return row.number.partition("/SPKT/")[0]


def _spaced(digest: str) -> str:
    """Hexadecimal in groups of eight, to be compared by eye."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def mask(content: Content) -> Content:
    """The page of which only the numbers may be seen."""
    hidden = tuple(replace(row, sealed=True) for row in content.rows)
    late = tuple(replace(row, sealed=True) for row in content.late)
    return replace(content, rows=hidden, late=late, shield=shielded(content.shield))


_BOOK = BOOKS["lp"]
_BLANK = Content(
    _sample.DESK,
    f"REG/11/XII/2026/{_sample.TAIL}",
    _BOOK.code,
    _BOOK.title,
    date(2026, 11, 1),
    2,
    _BOOK.columns,
    (
        Row(
            f"LP/B/121/XI/2026/{_sample.TAIL}",
            (
                "21-11-2026",
                "SITI RAHMAH",
                "20-11-2026 21.00, Kel. Tanjung Puri",
                "Penganiayaan ringan, 471 ayat (1)",
                "DALAM LIDIK",
                "SITI RAHMAH",
                "–",
                "BRIPTU RINI OKTAVIA",
                "Satreskrim, 21-11-2026",
            ),
        ),
        Row(f"LP/B/122/XI/2026/{_sample.TAIL}", ("",) * 9, sealed=True),
        Row(
            f"LP/B/123/XI/2026/{_sample.TAIL}",
            (
                "23-11-2026",
                "LIDIA MARTINA",
                "22-11-2026 22.00 s.d. 23-11-2026 05.30, Kel. Ladang",
                "Pencurian dengan merusak, 477 ayat (1) huruf e dan f",
                "DALAM LIDIK",
                "LIDIA MARTINA",
                "gembok rusak",
                "BRIPTU RINI OKTAVIA",
                "–",
            ),
            "salah nama, diganti LP/B/124",
            void=True,
        ),
    ),
    (Row(f"LP/B/118/X/2026/{_sample.TAIL}", ("–",) * 9, "batal 03-11-2026", void=True),),
    datetime(2026, 12, 1, 1, 30, tzinfo=UTC),
    _sample.PAMAPTA,
    "5f0c1d2e" * 8,
    "a7" * 16,
)

KIND = Kind(
    name="register",
    title="REGISTER BULANAN",
    shape=Content,
    sample=replace(_BLANK, hash=page_hash(_BLANK)),
    inputs=inputs,
    mask=mask,
    series="REG",
    sizes=("A4-rebah", "F4-rebah"),
    secrecy="rahasia",
    issued_in=frozenset({"halaman_berjalan"}),
    cites=(PERKAP_7_2009["lampiran"], HOUSE["ADR 0056"]),
    signs=("Kanit SPKT", "Ka SPKT"),
)
