"""Receipt of found goods: who found what where, how it looked, where it is kept, and that all this costs nothing."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from spkt.law import _texts, writing
from spkt.law.case import Confirmation, Desk, Moment, Person, Place, Signer, Span, Thing
from spkt.law.sources import SOP
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._minutes import Handling, Witness
from spkt.papers._shapes import Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the receipt.

    received_at     aware, UTC
    officer         who receives
    persons         the first is the finder and signs; empty where she stays unnamed
    finder_number   number of an unnamed finder ("PN-0042"), by which she may ask later
    found           when it was found; where the place of finding
    things          what was found; handling in the same order, of which condition and seal are printed
    sought_by       number of a loss letter that looks for it, "" where nobody does yet
    kept_at         where it is kept
    witnesses       two who stood by
    tracking        code by which the finder can follow what became of it
    """

    desk: Desk
    number: str | None
    received_at: datetime
    officer: Signer
    persons: tuple[Person, ...] = ()
    finder_number: str = ""
    found: Span = field(default_factory=Span)
    where: Place = field(default_factory=Place)
    things: tuple[Thing, ...] = ()
    handling: tuple[Handling, ...] = ()
    sought_by: str = ""
    kept_at: str = ""
    witnesses: tuple[Witness, ...] = ()
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)


RETURN_FIELDS = ("Dikembalikan kepada", "Tanggal", "Nomor berita acara", "Paraf petugas")


def inputs(content: Content) -> dict[str, Any]:
    """What the receipt prints: finder, finding, things, where they are kept, room for the note of their return."""
    desk, at = content.desk, content.received_at
    return {
        **_wording.frame(desk, content.number, at, content.tracking),
        "opening": f"{_minutes.on_this_day(desk, at, f'SPKT {desk.name}')}, telah diterima barang temuan dari:",
        "person": _finder_rows(content),
        "finding": _finding_rows(content),
        "things": _thing_rows(content),
        "count": "" if content.shield.on else _minutes.count_text(content.things),
        "statement": "Barang disimpan untuk dikembalikan kepada yang berhak. Surat ini bukan bukti kepemilikan.",
        "cost": [["Biaya penerimaan dan penyimpanan", _minutes.FREE]],
        "return_fields": list(RETURN_FIELDS),
        "closing": _wording.formula(desk, _texts.FOUND),
        "hands": _hands(content),
        "remarks": [
            *_minutes.thumb_note("Penemu", content.confirmation),
            "Dibuat rangkap 2 (dua): penemu dan SPKT.",
        ],
    }


def _finder_rows(content: Content) -> list[list[Any]]:
    if content.shield.on or content.persons:
        first = content.persons[0] if content.persons else Person(())
        return _minutes.party_rows(first, content.desk, content.received_at, content.shield, "Penemu")
    return [["Penemu", f"tidak menyebutkan nama, nomor {_wording.clean(content.finder_number) or '…' * 4}"]]


def _finding_rows(content: Content) -> list[list[Any]]:
    when = _wording.clean(writing.span_text(content.found, content.desk.zone_label)) or _wording.UNSAID
    where = _wording.clean(writing.scene_text(content.where)) or _wording.UNSAID
    sought = _wording.clean(content.sought_by)
    rows: list[list[Any]] = [
        ["Ditemukan pada", when],
        ["Ditemukan di", where],
        ["Dicari oleh", sought or "belum ada yang mencari"],
        ["Disimpan di", _wording.clean(content.kept_at) or f"SPKT {_wording.clean(content.desk.name)}"],
    ]
    return rows[-1:] if content.shield.on else rows


def _thing_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return _minutes.sealed_rows(5)
    return [
        [
            f"{i}.",
            _minutes.amount_text(thing),
            _minutes.kind_text(thing),
            _minutes.cell(said.condition) or "–",
            "; ".join(part for part in (_minutes.seal_text(said), _minutes.cell(thing.note)) if part),
        ]
        for i, (thing, said) in enumerate(_minutes.handled(content.things, content.handling), 1)
    ]


def _hands(content: Content) -> list[Any]:
    name = f"PENEMU NOMOR {_wording.clean(content.finder_number) or '…' * 4}"
    if content.shield.on:
        name = _wording.UNNAMED
    elif content.persons:
        name = _wording.full_name(content.persons[0])
    place = _wording.dated(content.desk, content.received_at)
    return [
        [
            _minutes.citizen_hand("Penemu,", name, content.confirmation),
            _minutes.officer_hand("Yang menerima,", content.officer, place),
        ],
        *_minutes.witness_hands(content.witnesses, content.shield, content.confirmation),
    ]


def mask(content: Content) -> Content:
    """The receipt where the find belongs to a protected matter: that something was received, when, and by whom."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        finder_number="",
        found=Span(),
        where=Place(),
        things=(),
        handling=(),
        sought_by="",
        witnesses=_minutes.unseen(content.witnesses),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="tt_temuan",
    title="TANDA TERIMA BARANG TEMUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BT/19/XI/2026/{_sample.TAIL}",
        datetime(2026, 11, 24, 3, 10, tzinfo=UTC),
        _sample.OFFICER,
        persons=(_sample.HENDRIKUS,),
        found=Span(Moment(date(2026, 11, 24), time(9, 30))),
        where=Place(
            detail="Jl. Lintas Melawi",
            village="Kel. Ladang",
            district="Kec. Sintang",
            regency="Kab. Sintang",
            landmark="depan halte",
            kind="Pinggir jalan",
        ),
        things=(
            Thing("dompet kulit warna cokelat"),
            Thing("uang tunai Rp150.000,00", amount="3", unit="lembar"),
            Thing("kartu ATM, nomor berakhir 7788", unit="lembar"),
        ),
        handling=(Handling("jahitan samping terbuka"), Handling("utuh", seal="0013"), Handling("utuh")),
        kept_at="lemari barang temuan SPKT Polres Sintang",
        witnesses=(
            Witness("FERI", "BRIPDA NRP 02090110", is_officer=True),
            Witness("DODI HERYANTO, S.H.", "IPDA NRP 84051122", is_officer=True),
        ),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BT",
    issued_in=frozenset({"diterima_barang"}),
    cites=(SOP["VI.f"], SOP["VIII.b"]),
    signs=("penemu", "petugas", "dua saksi"),
)
