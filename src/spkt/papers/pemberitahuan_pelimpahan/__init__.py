"""Letter by which a reporter learns that another unit goes on with her matter, why, and whom to ask there."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from spkt.law.case import Desk, Person, SigningBlock
from spkt.law.sources import KUHAP, PERKAP_6_2019
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
    referred_number number of the letter of referral, "" leaves it out
    receiver        the unit that goes on with it, with address and telephone of its desk
    reason          why, in plain words
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
    receiver: Office
    reason: str
    rights: Rights
    signer: SigningBlock
    referred_number: str = ""
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


CLOSING = "Demikian pemberitahuan ini kami sampaikan. Simpanlah surat ini bersama tanda terima pengaduan."


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: what was received, where it goes and why, whom to ask, until when she hears."""
    to, at = _letter.reader(content.persons, content.shield)
    letter = _letter.Letter(
        content.desk,
        content.number,
        content.received_at,
        content.issued_at,
        "Pemberitahuan pelimpahan pengaduan",
        to,
        at,
        _points(content, _letter.saudara(content.persons)),
        CLOSING,
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
        _letter.point("", [_referred(content)]),
        *_reason(content),
        _letter.point("Yang dapat dihubungi", [_letter.office_text(content.receiver)]),
        _letter.point("", [_kept(you)]),
        _letter.point("Tanggapan", [_letter.unanswered(content.rights, you)]),
        _letter.point("", [_letter.followed(content.desk, you)]),
    ]


def _referred(content: Content) -> str:
    letter = f" dengan surat Nomor {content.referred_number}" if content.referred_number else ""
    return _wording.clean(f"Pengaduan tersebut dilimpahkan kepada {content.receiver.name}{letter}.")


def _reason(content: Content) -> list[_letter.Point]:
    if content.shield.on:
        return [_letter.point("Alasannya", [_letter.EXPLAINED])]
    return _letter.story("Alasannya", content.reason, content.shield)


def _kept(you: str) -> str:
    return (
        f"{you} tidak perlu mengadu ulang dan tidak membayar apa pun: keterangan dan surat yang {you} serahkan ikut "
        "dikirimkan, nomor pengaduan tetap berlaku, dan waktu penerimaannya tidak berubah."
    )


def mask(content: Content) -> Content:
    """The letter of a protected matter: where it went and whom to ask, not what it is about nor why."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        subject="perkara dilindungi",
        reason="",
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="pemberitahuan_pelimpahan",
    title="PEMBERITAHUAN PELIMPAHAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/216/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/211/XI/2026/{_sample.TAIL}",
        (_sample.LIDIA,),
        "sepeda motor yang dititipkan di bengkel dan tidak dikembalikan",
        datetime(2026, 11, 23, 3, 10, tzinfo=UTC),
        datetime(2026, 11, 24, 2, 15, tzinfo=UTC),
        Office("SPKT Polres Melawi", "Nanga Pinoh", "Jl. Contoh Km 4", "0568-000000"),
        "Peristiwa yang diadukan terjadi di Nanga Pinoh, Kabupaten Melawi. Polres Melawi yang berwenang menanganinya "
        "dan paling dekat dengan tempat kejadian dan para saksi.",
        _sample.RIGHTS,
        SigningBlock(_sample.PAMAPTA.lines[:2], _sample.PAMAPTA.signer),
        referred_number=f"B/215/XI/2026/{_sample.TAIL}",
        copies=("Arsip",),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    issued_in=frozenset({"limpah"}),
    cites=(PERKAP_6_2019["pasal 3 ayat (7)"], KUHAP["pasal 23 ayat (6)"]),
    signs=("Ka SPKT",),
)
