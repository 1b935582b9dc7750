"""Statement of the reporter that what she told is true as she knows it: calm words, no threat."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law.case import Confirmation, Desk, Person, Signer
from spkt.law.sources import KUHAP
from spkt.papers import _forms, _sample, _wording
from spkt.papers._forms import Reference
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the statement.

    number          None on a draft
    persons         the first with PELAPOR states and signs
    matter          the complaint it belongs to
    subject         what it is about, in at most eight neutral words
    told_at         aware, UTC: when she told it; signed_at None on a draft
    officer         who received the statement
    more            further statements of hers, one sentence each
    false_cite      article on reporting what one knows not to have happened, as printed; "" leaves the line out, as it
                    must be for victims of sexual or domestic violence and for children
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    matter: Reference
    subject: str
    told_at: datetime
    signed_at: datetime | None
    officer: Signer
    more: tuple[str, ...] = ()
    false_cite: str = ""
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)


TRUE_AS_KNOWN = "adalah benar menurut apa yang saya alami, lihat, dengar, atau ketahui sendiri."
FREE = "Keterangan itu saya berikan dengan bebas, tanpa paksaan atau tekanan dari siapa pun."
MAY_BE_MENDED = (
    "Bila kemudian ada keterangan yang ternyata keliru atau kurang, saya akan memberitahukannya kepada petugas."
)
WARNED = "Saya telah diberi tahu bahwa melaporkan peristiwa yang diketahui tidak terjadi dapat diancam pidana menurut"


def inputs(content: Content) -> dict[str, Any]:
    """What the statement prints: who states what, of her free will, and that mistakes can be put right."""
    desk, first = content.desk, _wording.reporter(content.persons)
    return {
        **_wording.frame(desk, content.number, content.signed_at or content.told_at),
        "opening": "Saya yang bertanda tangan di bawah ini:",
        "reporter_rows": _forms.identified(first, desk, content.told_at, content.shield),
        "about": _about(content),
        "statements": _statements(content),
        "closing": "Demikian surat pernyataan ini saya buat dengan sadar dan atas kemauan saya sendiri.",
        "read_back": _forms.read_back(content.confirmation, "yang menyatakan"),
        "reporter": _wording.reporter_block(
            _wording.signing_name(first, content.shield), content.confirmation, head="Yang menyatakan,"
        ),
        "officer": _wording.officer_block(
            ["Yang menerima pernyataan,"], content.officer, place=_wording.dated(desk, content.signed_at)
        ),
    }


def _about(content: Content) -> str:
    subject = "" if content.shield.on else f", perihal {_forms.said(content.subject)}"
    return f"sehubungan dengan {_forms.reference_text(content.matter)}{subject}, menyatakan dengan sebenarnya bahwa:"


def _statements(content: Content) -> list[str]:
    desk, cite = content.desk, _wording.clean(content.false_cite)
    heard = f"Keterangan yang saya sampaikan kepada petugas SPKT {_wording.clean(desk.name)}"
    warned = f"{WARNED} {cite}." if cite else ""
    lines = [
        f"{heard} pada {_forms.about(desk, content.told_at)}, {TRUE_AS_KNOWN}",
        FREE,
        MAY_BE_MENDED,
        *map(_wording.clean, content.more),
        warned,
    ]
    return [line for line in lines if line]


def mask(content: Content) -> Content:
    """The statement for every eye but the investigator's: that one was made, when, before whom."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        subject="",
        more=(),
        false_cite="",
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="surat_pernyataan_pelapor",
    title="SURAT PERNYATAAN PELAPOR",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/318/XI/2026/{_sample.TAIL}",
        _sample.PEOPLE[:1],
        Reference("Pengaduan", f"DUMAS/B/210/XI/2026/{_sample.TAIL}", _sample.REPORTED.date()),
        "kehilangan kendaraan di halaman rumah",
        _sample.REPORTED,
        _sample.ISSUED,
        _sample.OFFICER,
        more=("Kendaraan itu tidak sedang dijaminkan dan tidak sedang disita oleh siapa pun.",),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    secrecy="rahasia",
    issued_in=frozenset({"dicatat", "siap_gelar", "rekom_LP"}),
    cites=(KUHAP["pasal 23 ayat (2) sampai (4)"],),
    signs=("pelapor", "petugas"),
)
