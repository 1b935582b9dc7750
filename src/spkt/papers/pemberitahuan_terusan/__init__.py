"""Letter by which a complainant learns to whom her complaint goes on, and by when she hears."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
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

    dumas_number    number of her receipt, which stays; received_at aware, UTC; issued_at None on a draft
    persons         the first with PELAPOR is who reads it; nobody else is printed
    subject         what she complained of, in plain neutral words
    receiver        who goes on with it ("Satreskrim Polres Sintang"), with address and telephone
    next_steps      what happens there, in plain words, without tactics
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
    rights: Rights
    signer: SigningBlock
    next_steps: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


CLOSING = "Demikian pemberitahuan ini kami sampaikan. Simpanlah surat ini bersama tanda terima pengaduan."


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: what was received, to whom it goes, what happens there, until when she hears."""
    to, at = _letter.reader(content.persons, content.shield)
    letter = _letter.Letter(
        content.desk,
        content.number,
        content.received_at,
        content.issued_at,
        "Pemberitahuan tindak lanjut pengaduan",
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
        _letter.point("", [_forwarded(content, you)]),
        *_letter.listed("Yang dilakukan selanjutnya", content.next_steps),
        _letter.point("Yang dapat dihubungi", [_letter.office_text(content.receiver)]),
        _letter.point("Tanggapan", [_letter.unanswered(content.rights, you)]),
        _letter.point("", [f"{_letter.followed(content.desk, you)} {_letter.FREE}"]),
    ]


def _forwarded(content: Content, you: str) -> str:
    return _wording.clean(
        f"Pengaduan tersebut kami teruskan kepada {content.receiver.name} untuk diselidiki. Nomor pengaduan tetap "
        f"berlaku dan {you} tidak perlu mengadu ulang."
    )


def mask(content: Content) -> Content:
    """The letter of a protected matter: to whom it went and until when she hears, not what it is about."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        subject="perkara dilindungi",
        next_steps=(),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="pemberitahuan_terusan",
    title="PEMBERITAHUAN TINDAK LANJUT PENGADUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/218/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/212/XI/2026/{_sample.TAIL}",
        (_sample.LIDIA,),
        "telepon genggam yang dibayar dan tidak dikirim",
        datetime(2026, 11, 23, 4, 30, tzinfo=UTC),
        datetime(2026, 11, 24, 3, 10, tzinfo=UTC),
        Office("Satreskrim Polres Sintang", "Sintang", "Jl. Contoh 3", "0565-000000"),
        _sample.RIGHTS,
        SigningBlock(_sample.PAMAPTA.lines[:2], _sample.PAMAPTA.signer),
        next_steps=(
            "Keterangan dan bukti pembayaran diperiksa.",
            "Penyelidik menghubungi Saudari bila ada pertanyaan.",
        ),
        copies=("Arsip",),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    issued_in=frozenset({"rekom_dumas", "rekom_LI"}),
    cites=(SOP["VIII.b"], KUHAP["pasal 23 ayat (6)"]),
    signs=("Ka SPKT",),
)
