"""Blank form for the hours without power: numbered ahead, filled in by hand, entered later (domain trap 28)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from spkt.law.case import Desk, Signer
from spkt.law.deadlines import REPLY_DAYS
from spkt.law.sources import HOUSE, KUHAP
from spkt.papers import _sample, _wording
from spkt.papers._kind import Kind
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a batch of blank forms, one sheet a number.

    number      of the first sheet; numbers are all of the batch, each on a sheet of its own with a back
    printed_at  aware, UTC; officer who printed them and keeps them
    """

    desk: Desk
    number: str | None
    numbers: tuple[str, ...]
    printed_at: datetime
    officer: Signer
    shield: Shield = field(default_factory=Shield)


HEARD = ("Hari, tanggal", "Pukul", "Tempat menerima", "Petugas (pangkat, nama, NRP)")
REPORTER = ("Nama pelapor", "No. KTP/identitas", "Tempat/tgl. lahir", "Pekerjaan", "Alamat", "Telepon/WA")
EVENT = ("Pokok (paling banyak 8 kata)", "Kapan kejadiannya", "Di mana", "Korban", "Terlapor, ciri-ciri", "Saksi")
HOW = (
    "Formulir ini bukan Laporan Polisi dan tidak memakai nomornya. Nomor di atas adalah nomor formulir. Setelah "
    "listrik menyala, isinya dicatat satu kali ke sistem dengan waktu yang tertulis di sini; tanda terima resmi memuat "
    "keduanya. Salah tulis: coret satu garis dan beri paraf. Formulir yang rusak disimpan dan dicatat."
)
PLEDGE = (
    f"Laporan Ibu/Bapak sudah diterima. Jawaban paling lambat {REPLY_DAYS} hari sejak waktu yang tertulis di atas "
    f"({KUHAP['pasal 23 ayat (6)']}). Simpan potongan ini; tukarkan dengan tanda terima resmi di SPKT atau telepon 110."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the sheets print: number, empty lines for what is heard, and the strip that the reporter takes with her."""
    desk, numbers = content.desk, [_wording.clean(each) for each in content.numbers]
    return {
        **_wording.frame(desk, content.number, content.printed_at),
        "sheets": numbers,
        "how": HOW,
        "heard": list(HEARD),
        "reporter": list(REPORTER),
        "event": list(EVENT),
        "overleaf": "Cerita dilanjutkan di balik halaman ini.",
        "pledge": PLEDGE,
        "printed": f"Dicetak {_wording.day_at(desk, content.printed_at)} oleh {_keeper(content.officer)}",
        "strip": f"TANDA TERIMA SEMENTARA · SPKT {_wording.clean(desk.name).upper()}",
    }


def _keeper(officer: Signer) -> str:
    lines = _wording.officer_lines(officer)
    return f"{lines['name']}, {lines['below']}"


def mask(content: Content) -> Content:
    """The form itself: nothing is written on it yet."""
    return content


_NUMBERS = tuple(f"FT/{n}/XI/2026/{_sample.TAIL}" for n in (7, 8))
KIND = Kind(
    name="formulir_tangan",
    title="FORMULIR TANGAN SAAT LISTRIK PADAM",
    shape=Content,
    sample=Content(_sample.DESK, _NUMBERS[0], _NUMBERS, _sample.REPORTED, _sample.OFFICER),
    inputs=inputs,
    mask=mask,
    series="FT",
    cites=(HOUSE["ADR 0065"],),
    signs=("pelapor", "petugas"),
)
