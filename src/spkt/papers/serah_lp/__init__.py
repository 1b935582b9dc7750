"""Minutes of handing a report over to the detectives: the bundle, the things, the clocks that run, both hands."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Desk, Signer, SigningBlock, Thing
from spkt.law.sources import KUHAP, PERKAP_6_2019, PRAKTIK
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._minutes import Handling
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of the bundle.

    name        "Laporan Polisi", "Hasil konseling"
    number      its number, "" where it has none
    sheets      how many, None where nobody counted
    note        "asli", "fotokopi", "surat pengantar visum, hasil belum diterima"
    """

    name: str
    number: str = ""
    sheets: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """A term that runs on when the matter changes hands.

    what        what must be done ("SP2HP pertama")
    due_on      last day, whole
    cite        law of that, as printed
    """

    what: str
    due_on: date
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    lp_number       report that is handed over; lp_on the day it was issued
    handed_at       aware, UTC
    giver           Ka SPKT or Kanit; receiver who takes it for Reskrim or Unit PPA
    receiving_unit  "Satreskrim Polres Sintang", "Unit PPA"
    deed            short name of the deed
    bundle          papers in their order
    things          evidence that goes along; handling in the same order, of which receipt and seal are printed
    running         terms that run
    disposition     order of the receiving head, "" leaves the box to be written in by hand
    """

    desk: Desk
    number: str | None
    lp_number: str
    lp_on: date
    handed_at: datetime
    giver: SigningBlock
    receiver: Signer
    receiving_unit: str
    deed: str = ""
    bundle: tuple[Sheet, ...] = ()
    things: tuple[Thing, ...] = ()
    handling: tuple[Handling, ...] = ()
    running: tuple[Running, ...] = ()
    disposition: str = ""
    shield: Shield = field(default_factory=Shield)


SEALED_BUNDLE = Sheet("Berkas perkara dilindungi, dalam sampul tertutup")
SEALED_TERM = "Batas waktu perkara dilindungi"


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print: day and both hands, what is handed over, what runs, the box of the receiving head."""
    desk = content.desk
    return {
        **_wording.frame(desk, content.number, content.handed_at),
        "opening": f"{_minutes.on_this_day(desk, content.handed_at, f'SPKT {desk.name}')}, kami:",
        "hands_rows": _hand_rows(content),
        "handed": _handed(content),
        "bundle": [_sheet_row(i, sheet) for i, sheet in enumerate(content.bundle, 1)],
        "things": _thing_rows(content),
        "things_count": _minutes.count_text(content.things) if content.things else "",
        "no_things": "Tidak ada barang bukti yang diserahkan bersama laporan ini.",
        "running": [_running_row(i, term) for i, term in enumerate(content.running, 1)],
        "no_running": "Tidak ada batas waktu yang sedang berjalan.",
        "disposition": _wording.paragraphs(content.disposition),
        "closing": _minutes.closing(desk, oath=True),
        "hands": [
            [
                _wording.approver_block(content.giver, head="Yang menyerahkan,", joined=True),
                _minutes.officer_hand("Yang menerima,", content.receiver),
            ]
        ],
        "remarks": ["Dibuat rangkap 2 (dua): SPKT dan yang menerima."],
    }


def _hand_rows(content: Content) -> list[list[Any]]:
    receiver = f"{_minutes.officer_line(content.receiver)}, selaku wakil {_wording.clean(content.receiving_unit)}"
    return [
        ["PIHAK PERTAMA", f"{_minutes.officer_line(content.giver.signer)}, yang menyerahkan"],
        ["PIHAK KEDUA", f"{receiver}, yang menerima"],
    ]


def _handed(content: Content) -> str:
    deed = f", mengenai dugaan {_wording.clean(content.deed)}" if content.deed else ""
    return (
        "PIHAK PERTAMA telah menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA telah menerima, Laporan Polisi Nomor "
        f"{_wording.clean(content.lp_number)} tanggal {writing.plain_date(content.lp_on)}{deed}, beserta berkas dan "
        "barang bukti sebagai berikut."
    )


def _sheet_row(i: int, sheet: Sheet) -> list[str]:
    name = _minutes.cell(sheet.name)
    sheets = "–" if sheet.sheets is None else f"{sheet.sheets} ({writing.number_words(sheet.sheets)}) lembar"
    return [f"{i}.", name, _wording.clean(sheet.number) or "–", sheets, _minutes.cell(sheet.note)]


def _thing_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return _minutes.sealed_rows(5)
    return [
        [
            f"{i}.",
            _minutes.amount_text(thing),
            _minutes.kind_text(thing),
            _wording.clean(said.receipt) or "–",
            _minutes.seal_text(said),
        ]
        for i, (thing, said) in enumerate(_minutes.handled(content.things, content.handling), 1)
    ]


def _running_row(i: int, term: Running) -> list[str]:
    return [f"{i}.", _minutes.cell(term.what), writing.long_date(term.due_on), _wording.clean(term.cite) or "–"]


def mask(content: Content) -> Content:
    """The minutes of a protected matter: that the report went over, when, between which officers, and until when."""
    return replace(
        content,
        deed="",
        bundle=(SEALED_BUNDLE,),
        things=(),
        handling=(),
        running=tuple(Running(SEALED_TERM, term.due_on) for term in content.running),
        disposition="",
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="serah_lp",
    title="BERITA ACARA SERAH TERIMA LAPORAN POLISI",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/41/XI/2026/{_sample.TAIL}",
        f"LP/B/123/XI/2026/{_sample.TAIL}",
        date(2026, 11, 23),
        datetime(2026, 11, 23, 3, 30, tzinfo=UTC),
        _sample.PAMAPTA,
        Signer("YOSEF ANDIKA, S.H.", "IPDA", "87061204", "KBO Satreskrim"),
        "Satreskrim Polres Sintang",
        _sample.ACCOUNT.deed,
        bundle=(
            Sheet("Laporan Polisi", f"LP/B/123/XI/2026/{_sample.TAIL}", 2, "asli"),
            Sheet("Surat tanda terima laporan polisi", f"STTLP/B/123/XI/2026/{_sample.TAIL}", 1, "salinan"),
            Sheet("Hasil konseling", f"LK/97/XI/2026/{_sample.TAIL}", 1, "asli"),
            Sheet("Rekomendasi gelar perkara awal", f"GP/118/XI/2026/{_sample.TAIL}/REK", 1, "asli"),
            Sheet("Fotokopi STNK", "", 1, "dari pelapor"),
        ),
        things=_sample.THINGS[1:2],
        handling=(Handling(seal="0012", receipt=f"BT/17/XI/2026/{_sample.TAIL}"),),
        running=(
            Running("SP2HP pertama kepada pelapor", date(2026, 11, 26), str(PRAKTIK["SP2HP A1 dalam 3 hari"])),
            Running("Tanggapan atas laporan", date(2026, 12, 7), str(KUHAP["pasal 23 ayat (6)"])),
        ),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    issued_in=frozenset({"terbit"}),
    cites=(PERKAP_6_2019["pasal 3 ayat (7)"], PERKAP_6_2019["pasal 4"]),
    pro_justitia=True,
    signs=("Kanit SPKT", "penerima"),
)
