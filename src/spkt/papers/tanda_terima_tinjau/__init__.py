"""Receipt for a request for review: who asked when, what is to be looked at again, by whom, until when."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law.case import Confirmation, Desk, Signer
from spkt.law.sources import HOUSE, KUHAP
from spkt.papers import _letter, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the receipt.

    dumas_number    complaint that is looked at again; answer_number the letter she does not agree with, "" for none
    name            who asks, as she says it is; capacity what she is in the matter ("pelapor", "Siwas")
    contact         phone, WA or e-mail, "" when she leaves none
    asked_at        aware, UTC
    points          what is to be looked at again, a line each, in her sense
    answer_by       last day of the answer
    officer         who receives it
    cite            law of the review, as printed
    """

    desk: Desk
    number: str | None
    dumas_number: str
    name: str
    asked_at: datetime
    points: tuple[str, ...]
    answer_by: date
    officer: Signer
    answer_number: str = ""
    capacity: str = "pelapor"
    contact: str = ""
    cite: str = ""
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)


def inputs(content: Content) -> dict[str, Any]:
    """What the receipt prints: who asked what and when, what happens now, until when an answer comes."""
    desk = content.desk
    return {
        **_wording.frame(desk, content.number, content.asked_at),
        "opening": f"Telah diterima di SPKT {_wording.clean(desk.name)} permintaan peninjauan atas hasil pengaduan:",
        "rows": _rows(content),
        "promises": _promises(content),
        "closing": "Demikian surat tanda terima ini dibuat untuk dipergunakan seperlunya.",
        "reporter": _wording.reporter_block(
            _wording.UNNAMED if content.shield.on else _name(content), content.confirmation, "Pemohon,"
        ),
        "officer": _wording.officer_block(
            ["Yang menerima,"], content.officer, place=_wording.dated(desk, content.asked_at)
        ),
    }


def _rows(content: Content) -> list[list[Any]]:
    points = [_wording.clean(point) for point in content.points] or [_wording.UNSAID]
    rows: list[list[Any]] = [
        ["Nama pemohon", _name(content)],
        ["Selaku", _wording.clean(content.capacity)],
        ["Kontak", _wording.clean(content.contact) or "tidak ada"],
        ["Diterima pada", f"hari {_wording.day_at(content.desk, content.asked_at)}"],
        ["Nomor pengaduan", _wording.clean(content.dumas_number)],
        ["Surat yang ditinjau", _wording.clean(content.answer_number)],
        ["Yang diminta ditinjau", [_letter.PROTECTED] if content.shield.on else _wording.numbered(points)],
    ]
    hidden = ("Kontak",) if content.shield.on else ()
    return [row for row in rows if row[1] and row[0] not in hidden]


def _name(content: Content) -> str:
    if content.shield.on:
        return _wording.unnamed("Pemohon", content.shield)
    return _wording.clean(content.name).upper() or "TANPA NAMA"


def _promises(content: Content) -> list[str]:
    cite = f" ({_wording.clean(content.cite)})" if content.cite else ""
    return [
        f"Peninjauan adalah hak pemohon{cite} dan tidak merugikan pengaduan, yang tetap tercatat.",
        "Pengaduan digelar kembali oleh peserta lain daripada yang memutuskan sebelumnya.",
        f"Jawaban tertulis diberikan paling lambat {_letter.until_day(content.answer_by)}.",
        "Keterangan dan bukti baru dapat diserahkan sampai gelar peninjauan dilaksanakan.",
        _letter.FREE,
    ]


def mask(content: Content) -> Content:
    """The receipt of a protected matter: that a review was asked for, number, days and promises; nobody named."""
    return replace(
        content,
        name="",
        contact="",
        points=(),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="tanda_terima_tinjau",
    title="SURAT TANDA TERIMA PERMINTAAN PENINJAUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/220/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/206/XI/2026/{_sample.TAIL}",
        "Lidia Martina",
        datetime(2026, 11, 25, 2, 45, tzinfo=UTC),
        (
            "Janji palsu yang menurut pemohon diucapkan sebelum uang diserahkan.",
            "Percakapan tertulis yang belum dibaca dalam gelar pertama.",
        ),
        date(2026, 12, 9),
        _sample.OFFICER,
        answer_number=f"B/214/XI/2026/{_sample.TAIL}",
        contact="0812-0000-0001",
        cite=str(KUHAP["pasal 23 ayat (6)"]),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    issued_in=frozenset({"ditinjau"}),
    cites=(KUHAP["pasal 23 ayat (6)"], HOUSE["ADR 0005"]),
    signs=("pemohon", "petugas"),
)
