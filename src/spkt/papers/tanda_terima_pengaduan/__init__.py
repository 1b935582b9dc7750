"""Receipt of a complaint, printed at the moment of receiving, before anybody weighs anything."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law.case import Confirmation, Desk, Signer, Thing
from spkt.law.journeys.matters import State
from spkt.law.sources import KUHAP
from spkt.papers import _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Rights, Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the receipt.

    name                reporter as she says it is, "" when anonymous and `anonymous_reason` says why
    contact             phone, WA or e-mail, "" when she leaves none
    subject             at most eight neutral words
    things              papers and things she handed over
    received_at         aware, UTC
    remarks             sentences beside it: on which hand form it stood before, and since when
    """

    desk: Desk
    number: str | None
    subject: str
    received_at: datetime
    officer: Signer
    rights: Rights
    name: str = ""
    anonymous_reason: str = ""
    contact: str = ""
    things: tuple[Thing, ...] = ()
    remarks: tuple[str, ...] = ()
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)


def inputs(content: Content) -> dict[str, Any]:
    """What the receipt prints: who came when, about what in neutral words, what she handed over, her rights."""
    desk, officer = content.desk, content.officer
    return {
        **_wording.frame(desk, content.number, content.received_at, content.tracking),
        "opening": f"Telah diterima di SPKT {_wording.clean(desk.name)}:",
        "rows": _rows(content),
        "rights": _wording.rights_lines(content.rights, content.tracking),
        "reporter": _wording.reporter_block(
            _wording.UNNAMED if content.shield.on else _name(content), content.confirmation
        ),
        "officer": _wording.officer_block(["Yang menerima,"], officer, place=_wording.dated(desk, content.received_at)),
    }


def _rows(content: Content) -> list[list[Any]]:
    things = _wording.numbered([_wording.thing_text(thing) for thing in content.things])
    reason = _wording.clean(content.anonymous_reason)
    rows: list[list[Any]] = [
        ["Nama pelapor", _name(content) + (f" ({reason})" if reason and not content.name else "")],
        ["Kontak", _wording.clean(content.contact) or "tidak ada"],
        ["Diterima pada", _wording.day_at(content.desk, content.received_at)],
        ["Perihal", _wording.clean(content.subject)],
        ["Yang diserahkan", things or ["tidak ada saat tanda terima ini dibuat"]],
    ]
    rows += [["Catatan", [_wording.clean(each) for each in content.remarks]]] if content.remarks else []
    return [row for row in rows if not (content.shield.on and row[0] in HIDDEN_ROWS)]


HIDDEN_ROWS = ("Kontak", "Yang diserahkan")
"""Rows that a sealed matter's receipt does not have: what would stand there tells who came, or why."""


def _name(content: Content) -> str:
    if content.shield.on:
        return _wording.unnamed("Pelapor", content.shield)
    return _wording.clean(content.name).upper() or "TANPA NAMA"


def mask(content: Content) -> Content:
    """The receipt of a protected matter: number, time, officer and rights; nobody and nothing told."""
    return replace(
        content,
        name="",
        anonymous_reason="",
        contact="",
        subject="perkara dilindungi",
        things=(),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


def proved(content: Content) -> dict[str, str]:
    """What its proof code answers for: printed in every rendering, and nobody's name."""
    desk, at = content.desk, content.received_at
    return {
        "jenis": TITLE,
        "nomor": content.number or "",
        "tanggal": _wording.date_at(desk, at),
        "pukul": _wording.time_at(desk, at),
        "terbit": _wording.date_at(desk, at),
        "kesatuan": desk.name,
        "nrp": content.officer.number,
    }


TITLE = "TANDA TERIMA PENGADUAN"
KIND = Kind(
    name="tanda_terima_pengaduan",
    title=TITLE,
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"DUMAS/B/210/XI/2026/{_sample.TAIL}",
        "kehilangan kendaraan di halaman rumah",
        _sample.REPORTED,
        _sample.OFFICER,
        replace(_sample.RIGHTS, contact="", sp2hp_by=None),
        name="Lidia Martina",
        contact="0812-0000-0001",
        things=_sample.THINGS[2:],
        confirmation=_sample.CONFIRMED,
        tracking=_sample.TRACKING,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="DUMAS/B",
    sizes=("A5",),
    issued_in=frozenset({State.DITERIMA}),
    cites=(KUHAP["pasal 23 ayat (5)"],),
    signs=("pelapor", "petugas"),
    proves=proved,
)
