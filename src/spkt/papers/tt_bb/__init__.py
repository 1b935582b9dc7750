"""Receipt of evidence: what was handed over, how it looked, how it was come by; a receipt, never a seizure."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from spkt.law import _texts
from spkt.law.case import Confirmation, Desk, Person, Signer, Thing
from spkt.law.sources import KUHAP, SOP
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._minutes import Handling, Witness
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the receipt.

    basis           report or complaint it belongs to ("Laporan Polisi Nomor …, 23 November 2026")
    received_at     aware, UTC
    persons         the first hands over and signs; empty where an officer does
    officer         who receives
    things          what is handed over; handling in the same order: condition, how obtained, seal
    giver           the officer who hands over what he found, None where a citizen does
    reason          why it is handed over
    kept_at         where it is kept until the investigator takes it over
    law             law of seizures, as printed
    witnesses       two who stood by
    """

    desk: Desk
    number: str | None
    basis: str
    received_at: datetime
    persons: tuple[Person, ...]
    officer: Signer
    things: tuple[Thing, ...] = ()
    handling: tuple[Handling, ...] = ()
    giver: Signer | None = None
    reason: str = ""
    kept_at: str = ""
    law: str = KUHAP.short
    witnesses: tuple[Witness, ...] = ()
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)


def inputs(content: Content) -> dict[str, Any]:
    """What the receipt prints: day, both hands, the table of things, that it is no seizure, everybody who signs."""
    desk, at = content.desk, content.received_at
    return {
        **_wording.frame(desk, content.number, at),
        "opening": f"{_minutes.on_this_day(desk, at, f'SPKT {desk.name}')}, telah diterima dari:",
        "person": _giver_rows(content),
        "about": _about(content),
        "things": _thing_rows(content),
        "count": "" if content.shield.on else _minutes.count_text(content.things),
        "statement": _statement(content),
        "closing": _wording.formula(desk, _texts.EVIDENCE),
        "hands": _hands(content),
        "remarks": [
            *_minutes.thumb_note("Yang menyerahkan", content.confirmation),
            "Dibuat rangkap 3 (tiga): yang menyerahkan, SPKT, dan Satreskrim.",
        ],
    }


def _giver_rows(content: Content) -> list[list[Any]]:
    if content.giver:
        return [["Nama", _minutes.officer_line(content.giver)]]
    return _minutes.party_rows(
        content.persons[0], content.desk, content.received_at, content.shield, "Yang menyerahkan"
    )


def _about(content: Content) -> list[list[Any]]:
    rows: list[list[Any]] = [
        ["Berdasarkan", _wording.clean(content.basis)],
        ["Alasan penyerahan", _wording.clean(content.reason) or _wording.UNSAID],
        ["Disimpan di", _wording.clean(content.kept_at) or f"SPKT {_wording.clean(content.desk.name)}"],
    ]
    return [row for row in rows if not (content.shield.on and row[0] == "Alasan penyerahan")]


def _thing_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return _minutes.sealed_rows(6)
    return [
        [
            f"{i}.",
            _minutes.amount_text(thing),
            _minutes.kind_text(thing),
            _minutes.cell(said.condition) or "–",
            _minutes.cell(said.obtained) or "–",
            "; ".join(part for part in (_minutes.seal_text(said), _minutes.cell(thing.note)) if part),
        ]
        for i, (thing, said) in enumerate(_minutes.handled(content.things, content.handling), 1)
    ]


def _statement(content: Content) -> str:
    return (
        "Surat ini adalah tanda penerimaan barang, bukan penyitaan. Penyitaan hanya dilakukan oleh penyidik menurut "
        f"{_wording.clean(content.law)}. Barang tetap milik yang berhak."
    )


def _hands(content: Content) -> list[Any]:
    officer = _minutes.officer_hand(
        "Yang menerima,", content.officer, _wording.dated(content.desk, content.received_at)
    )
    return [
        [_giver_hand(content), officer],
        *_minutes.witness_hands(content.witnesses, content.shield, content.confirmation),
    ]


def _giver_hand(content: Content) -> dict[str, Any]:
    if content.giver:
        return _minutes.officer_hand("Yang menyerahkan,", content.giver)
    name = _wording.signing_name(content.persons[0], content.shield)
    return _minutes.citizen_hand("Yang menyerahkan,", name, content.confirmation)


def mask(content: Content) -> Content:
    """The receipt of a protected matter: that something was received, when and by whom; neither what nor from whom."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        things=(),
        handling=(),
        reason="",
        witnesses=_minutes.unseen(content.witnesses),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="tt_bb",
    title="SURAT TANDA PENERIMAAN BARANG BUKTI",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BT/17/XI/2026/{_sample.TAIL}",
        f"Pengaduan Nomor DUMAS/B/210/XI/2026/{_sample.TAIL}, 23 November 2026",
        datetime(2026, 11, 23, 1, 50, tzinfo=UTC),
        _sample.PEOPLE[:1],
        _sample.OFFICER,
        things=(
            replace(_sample.THINGS[1], name="gembok pagar rusak merek Kuda", note="difoto"),
            Thing("kunci kontak cadangan sepeda motor Honda Beat", part="bukti", marks={"nomor_kunci": "A-2231"}),
        ),
        handling=(
            Handling("lengkung terpotong, ada bekas alat", obtained="diambil pelapor di pagar rumahnya", seal="0012"),
            Handling("utuh", obtained="disimpan pelapor di rumah"),
        ),
        reason="sebagai barang bukti dari tempat kejadian",
        kept_at="lemari barang bukti SPKT Polres Sintang",
        witnesses=(
            Witness("FERI", "BRIPDA NRP 02090110", is_officer=True),
            Witness("HENDRIKUS", "petani, Kel. Ladang"),
        ),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BT",
    issued_in=frozenset({"diterima", "dicatat", "konseling", "siap_gelar", "rekom_LP", "LP_terbit"}),
    cites=(SOP["VIII.b"],),
    pro_justitia=True,
    signs=("yang menyerahkan", "petugas", "dua saksi"),
)
