"""Letter that tells a reporter what is still missing, until when, and that her complaint stays received."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law.case import Desk, Person, SigningBlock
from spkt.law.sources import KUHAP, SOP
from spkt.papers import _letter, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._letter import Office
from spkt.papers._shapes import Rights, Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    dumas_number    number of her receipt; received_at aware, UTC; issued_at None on a draft
    persons         the first with PELAPOR is who reads it; nobody else is printed
    subject         what she complained of, in plain neutral words
    missing         what is still missing, a line each, so that she knows what to bring or to tell
    complete_by     until when
    office          whom to ask, with address and telephone
    rights          until when she hears (the receipt's day) and where to go if not
    signer          who signs for this desk
    copies          lines of "Tembusan"
    """

    desk: Desk
    number: str | None
    dumas_number: str
    persons: tuple[Person, ...]
    subject: str
    received_at: datetime
    issued_at: datetime | None
    missing: tuple[str, ...]
    complete_by: date
    office: Office
    rights: Rights
    signer: SigningBlock
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


CLOSING = "Demikian kami sampaikan. Terima kasih atas bantuan {you}."


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: what was received, what is missing, until when, what does not change, whom to ask."""
    you = _letter.saudara(content.persons)
    to, at = _letter.reader(content.persons, content.shield)
    letter = _letter.Letter(
        content.desk,
        content.number,
        content.received_at,
        content.issued_at,
        "Permintaan kelengkapan pengaduan",
        to,
        at,
        _points(content, you),
        CLOSING.format(you=you),
        content.signer,
        copies=content.copies,
    )
    return _letter.inputs(letter)


def _points(content: Content, you: str) -> list[_letter.Point]:
    received = _letter.complaint(
        content.desk, content.persons, number=content.dumas_number, at=content.received_at, subject=content.subject
    )
    return [
        _letter.point("", [received]),
        _missing(content),
        _letter.point("Sampai kapan", [_until(content, you)]),
        _letter.point("Yang tidak berubah", [_kept(content, you)]),
        _letter.point("Yang dapat dihubungi", [_letter.office_text(content.office)]),
        _letter.point("Tanggapan", [_letter.unanswered(content.rights, you)]),
    ]


def _missing(content: Content) -> _letter.Point:
    if content.shield.on:
        return _letter.point("Yang masih diperlukan", [_letter.EXPLAINED])
    return _letter.point("Yang masih diperlukan", _letter.lettered([_wording.clean(line) for line in content.missing]))


def _until(content: Content, you: str) -> str:
    return (
        f"Mohon disampaikan ke SPKT {_wording.clean(content.desk.name)} paling lambat "
        f"{_letter.until_day(content.complete_by)}. Bila {you} sulit memperolehnya atau memerlukan waktu lebih lama, "
        "beri tahu kami; petugas membantu."
    )


def _kept(content: Content, you: str) -> str:
    return f"Pengaduan {you} tetap diterima, nomor dan tanda terimanya tetap berlaku. {_letter.FREE}"


def mask(content: Content) -> Content:
    """The letter of a protected matter: until when and whom to ask; what is missing is told in person."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        subject="perkara dilindungi",
        missing=(),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="kelengkapan",
    title="PERMINTAAN KELENGKAPAN PENGADUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/219/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/213/XI/2026/{_sample.TAIL}",
        (_sample.LIDIA,),
        "tanah kebun yang dipagari orang lain",
        datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
        datetime(2026, 11, 24, 4, 0, tzinfo=UTC),
        (
            "Fotokopi sertipikat atau surat keterangan tanah.",
            "Nama dan alamat orang yang melihat pemagaran, bila ada.",
            "Foto pagar dengan tanggalnya, bila ada.",
        ),
        date(2026, 12, 4),
        Office("SPKT Polres Sintang", "Sintang", "Jalan Dr. Wahidin Sudiro Husodo", "0565-000000"),
        _sample.RIGHTS,
        SigningBlock(_sample.PAMAPTA.lines[:2], _sample.PAMAPTA.signer),
        copies=("Arsip",),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    issued_in=frozenset({"lengkapi"}),
    cites=(SOP["VIII.c"], KUHAP["pasal 23 ayat (5)"]),
    signs=("Ka SPKT",),
)
