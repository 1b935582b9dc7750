"""Letter that hands a complaint on inside the station, as dumas or as laporan informasi, under the number it has."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law.case import Desk, Person, SigningBlock
from spkt.law.sources import KUHAP, SOP
from spkt.papers import _letter, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._letter import Office
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    dumas_number    number that the matter keeps; received_at aware, UTC; issued_at None on a draft
    forwarded_as    "dumas" or "LI"
    receiver        addressee: "KASAT RESKRIM POLRES SINTANG", or the head of another fungsi
    basis           lines of "Dasar": complaint, recommendation of the gelar
    persons         parties, a line each; a laporan informasi may have none
    deed            short name of the deed in neutral words; summary what is told, "" where the enclosures say it
    requests        what the receiver is asked to do
    enclosures      papers that go along, a line each
    answer_by       last day for the first answer to the reporter, None where nobody reported
    classification  "RAHASIA" or "TERTUTUP", as the matter is
    copies          lines of "Tembusan"
    """

    desk: Desk
    number: str | None
    dumas_number: str
    received_at: datetime
    issued_at: datetime | None
    forwarded_as: str
    receiver: Office
    basis: tuple[str, ...]
    persons: tuple[Person, ...]
    deed: str
    signer: SigningBlock
    summary: str = ""
    requests: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    answer_by: date | None = None
    classification: str = "RAHASIA"
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


FORWARDED = {"dumas": "pengaduan masyarakat", "LI": "laporan informasi"}
"""As what it goes on, as printed."""

CLOSING = "Demikian untuk menjadi periksa dan tindak lanjut; atas perhatiannya diucapkan terima kasih."


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: basis, what is forwarded as what, what is asked, what goes along, until when."""
    letter = _letter.Letter(
        content.desk,
        content.number,
        content.received_at,
        content.issued_at,
        f"Penerusan {FORWARDED[content.forwarded_as]}",
        [content.receiver.name],
        content.receiver.city or content.desk.city,
        _points(content),
        CLOSING,
        content.signer,
        classification=_wording.clean(content.classification),
        enclosed=_letter.counted(content.enclosures, "berkas"),
        copies=content.copies,
    )
    return _letter.inputs(letter)


def _points(content: Content) -> list[_letter.Point]:
    return [
        *_letter.listed("Dasar", content.basis),
        _letter.point(f"Bersama ini diteruskan sebagai {FORWARDED[content.forwarded_as]}", rows=_matter_rows(content)),
        *_letter.story("Uraian singkat", content.summary, content.shield),
        *_letter.listed("Mohon dilaksanakan", content.requests),
        *_letter.listed("Yang dilampirkan", content.enclosures),
        _letter.point("", [_kept(content)]),
    ]


def _matter_rows(content: Content) -> list[list[Any]]:
    deed = _letter.PROTECTED if content.shield.on else f"dugaan {_wording.clean(content.deed)}"
    return [
        ["Nomor", _wording.clean(content.dumas_number)],
        ["Diterima pada", f"hari {_wording.day_at(content.desk, content.received_at)}"],
        ["Perkara", deed],
        *_letter.parties(content.persons, content.desk, content.received_at, content.shield),
    ]


def _kept(content: Content) -> str:
    kept = "Nomor tersebut tetap digunakan."
    if content.answer_by is None:
        return kept
    return (
        f"{kept} Pelapor berhak atas tanggapan paling lambat {_letter.until_day(content.answer_by)}; tenggang itu "
        "tetap berjalan."
    )


def mask(content: Content) -> Content:
    """The letter of a protected matter: that something goes on, as what, to whom, until when it is answered."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        deed="",
        summary="",
        requests=(),
        enclosures=(),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="teruskan",
    title="SURAT PENERUSAN PENGADUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/217/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/212/XI/2026/{_sample.TAIL}",
        datetime(2026, 11, 23, 4, 30, tzinfo=UTC),
        datetime(2026, 11, 24, 3, 0, tzinfo=UTC),
        "dumas",
        Office("KASAT RESKRIM POLRES SINTANG", "Sintang"),
        (
            f"Pengaduan Nomor DUMAS/B/212/XI/2026/{_sample.TAIL}, 23 November 2026",
            f"Rekomendasi gelar perkara awal Nomor GP/120/XI/2026/{_sample.TAIL}/REK, 24 November 2026",
        ),
        (_sample.LIDIA, _sample.UNKNOWN),
        "penipuan dengan kiriman barang yang tidak pernah datang",
        SigningBlock(_sample.PAMAPTA.lines[:2], _sample.PAMAPTA.signer),
        summary="Pelapor membayar satu telepon genggam yang ditawarkan lewat media sosial; barang tidak dikirim dan "
        "nomor penjual tidak aktif lagi.",
        requests=("Penyelidikan menurut kewenangan.", "Tanggapan kepada pelapor dan kabar kepada SPKT."),
        enclosures=("Pengaduan dan hasil konseling", "Rekomendasi gelar", "Cetakan percakapan dan bukti pembayaran"),
        answer_by=date(2026, 12, 7),
        copies=("Kapolres Sintang", "Arsip"),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    secrecy="rahasia",
    issued_in=frozenset({"rekom_dumas", "rekom_LI"}),
    cites=(SOP["VIII.b"], KUHAP["pasal 23 ayat (6)"]),
    signs=("Ka SPKT",),
)
