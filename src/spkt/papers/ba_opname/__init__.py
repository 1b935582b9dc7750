"""Minutes of a count of things in custody: what lay where it should, what did not, and who counted when."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Desk, Signer
from spkt.law.sources import HOUSE
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing of the count, by its label alone.

    label       its code, "" for something that carries none; receipt the number it came in under
    finding     one of FINDINGS
    recorded    where the record has it; who, at who saw it and when, or who had it last
    note        what it is, where it carries no label
    """

    label: str
    receipt: str
    finding: str
    seal: str = ""
    recorded: str = ""
    who: str = ""
    at: datetime | None = None
    note: str = ""


PRESENT, MISSING, ELSEWHERE, UNEXPECTED = "ada", "tidak ada", "tercatat di tempat lain", "tanpa catatan"
FINDINGS = (PRESENT, MISSING, ELSEWHERE, UNEXPECTED)
"""What a count may say of a thing; everything but the first is a difference."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    place       that was counted; opened_at, ended_at, closed_at aware, UTC
    counter     who ended the counting; second who closed it
    seen        every thing of the count, differences first
    """

    desk: Desk
    number: str | None
    place: str
    opened_at: datetime
    ended_at: datetime
    closed_at: datetime
    counter: Signer
    second: Signer
    seen: tuple[Seen, ...] = ()
    shield: Shield = field(default_factory=Shield)


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print: when and where, both officers, the sums, the differences, what was there."""
    desk, other = content.desk, [each for each in content.seen if each.finding != PRESENT]
    there = [each for each in content.seen if each.finding == PRESENT]
    return {
        **_wording.frame(desk, content.number, content.closed_at),
        "opening": f"{_minutes.on_this_day(desk, content.closed_at, f'SPKT {desk.name}')}, kami:",
        "officers": [
            ["PENGHITUNG", _minutes.officer_line(content.counter)],
            ["PENUTUP", _minutes.officer_line(content.second)],
        ],
        "about": [
            ["Tempat", _wording.clean(content.place)],
            ["Mulai", _wording.day_at(desk, content.opened_at)],
            ["Selesai", _wording.day_at(desk, content.ended_at)],
            *[[_wording.capital(name), _sum(content, name)] for name in FINDINGS],
        ],
        "differences": [_row(i, each, desk) for i, each in enumerate(other, 1)],
        "none": "Tidak ada selisih: semua barang ada di tempatnya.",
        "present": [_row(i, each, desk) for i, each in enumerate(there, 1)],
        "closing": _minutes.closing(desk, oath=True),
        "hands": [
            [
                _minutes.officer_hand("Penghitung,", content.counter),
                _minutes.officer_hand("Penutup,", content.second, _wording.dated(desk, content.closed_at)),
            ]
        ],
        "remarks": ["Barang disebut menurut labelnya; isi perkara tidak dicatat di sini."],
    }


def _sum(content: Content, finding: str) -> str:
    n = sum(each.finding == finding for each in content.seen)
    return f"{n} ({writing.number_words(n)}) barang"


def _row(i: int, seen: Seen, desk: Desk) -> list[str]:
    when = f", {_moment(desk, seen.at)}" if seen.at else ""
    return [
        f"{i}.",
        _minutes.cell(seen.label) or "tanpa label",
        _minutes.cell(seen.receipt.partition("/SPKT/")[0] or seen.note) or "–",
        _minutes.cell(seen.seal) or "–",
        _minutes.cell(seen.recorded) or "–",
        seen.finding,
        _minutes.cell(f"{seen.who}{when}") or "–",
    ]


def _moment(desk: Desk, at: datetime) -> str:
    there = writing.local(at, _wording.zone(desk))
    return f"{writing.dashed_date(there.date())} {writing.wall_time(there.time(), desk.zone_label)}"


def mask(content: Content) -> Content:
    """The same minutes: they name labels and officers, never a matter; what a stray thing is stays out."""
    return replace(
        content, seen=tuple(replace(each, note="") for each in content.seen), shield=shielded(content.shield)
    )


_AT = datetime(2026, 11, 24, 11, 40, tzinfo=UTC)

KIND = Kind(
    name="ba_opname",
    title="BERITA ACARA OPNAME BARANG TITIPAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/44/XI/2026/{_sample.TAIL}",
        "lemari barang bukti SPKT",
        datetime(2026, 11, 24, 11, 20, tzinfo=UTC),
        datetime(2026, 11, 24, 11, 45, tzinfo=UTC),
        datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
        _sample.OFFICER,
        _sample.PAMAPTA.signer,
        (
            Seen(
                "7K2M9QXD4T",
                f"BT/11/XI/2026/{_sample.TAIL}",
                MISSING,
                "0009",
                "lemari barang bukti SPKT",
                "BRIPDA FERI",
                datetime(2026, 11, 20, 3, 10, tzinfo=UTC),
            ),
            Seen(
                "BW3HNF8C2R",
                f"BT/15/XI/2026/{_sample.TAIL}",
                ELSEWHERE,
                "",
                "gudang belakang",
                "BRIPTU RINI OKTAVIA",
                _AT,
            ),
            Seen("", "", UNEXPECTED, "", "", "BRIPTU RINI OKTAVIA", _AT, "obeng tanpa label"),
            Seen(
                "Q5T8VXK1MD",
                f"BT/17/XI/2026/{_sample.TAIL}",
                PRESENT,
                "0012",
                "lemari barang bukti SPKT",
                "BRIPTU RINI OKTAVIA",
                _AT,
            ),
        ),
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    issued_in=frozenset({"hitungan_diakhiri"}),
    cites=(HOUSE["ADR 0057"],),
    signs=("penghitung", "penutup"),
)
