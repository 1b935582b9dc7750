"""Answer to a complaint of which no report is written: what was done, what came out, and where she can turn now."""

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

    dumas_number    number of the receipt; received_at aware, UTC; issued_at None on a draft
    persons         the first with PELAPOR is who reads it; nobody else is printed
    subject         what was complained of, in plain neutral words
    done            what the desk did about it, a line each, with its day
    outcome         result in plain words; reason why, without what the seats said among themselves
    offices         where she can turn now, each with what it is for
    review_by       last day to ask for a review; reviewers take it; review_cite law of it, as printed
    aid_cite        law of legal aid, as printed, "" leaves the law out
    signer          Ka SPKT in the name of the Kapolres
    copies          lines of "Tembusan"
    """

    desk: Desk
    number: str | None
    dumas_number: str
    persons: tuple[Person, ...]
    subject: str
    received_at: datetime
    issued_at: datetime | None
    done: tuple[str, ...]
    outcome: str
    reason: str
    review_by: date
    review_cite: str
    signer: SigningBlock
    offices: tuple[Office, ...] = ()
    reviewers: tuple[str, ...] = ("Siwas", "Kasat Reskrim")
    aid_cite: str = ""
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


CLOSING = "Demikian jawaban ini kami sampaikan. Terima kasih atas kepercayaan {you} kepada {desk}."


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: received, done, result and reason, where to turn, review, legal aid, the receipt."""
    desk, you = content.desk, _letter.saudara(content.persons)
    to, at = _letter.reader(content.persons, content.shield)
    letter = _letter.Letter(
        desk,
        content.number,
        content.received_at,
        content.issued_at,
        f"Jawaban atas pengaduan Nomor {content.dumas_number}",
        to,
        at,
        _points(content, you),
        CLOSING.format(you=you, desk=_wording.clean(desk.name)),
        content.signer,
        copies=content.copies,
        slip=_letter.slip(
            "TANDA TERIMA",
            f"surat Nomor {_wording.clean(content.number or _wording.UNNUMBERED)}",
            (("Diterima oleh", ""), ("Tanggal, pukul", "")),
            "Tanda tangan penerima:",
        ),
    )
    return _letter.inputs(letter)


def _points(content: Content, you: str) -> list[_letter.Point]:
    received = _letter.complaint(
        content.desk, content.persons, number=content.dumas_number, at=content.received_at, subject=content.subject
    )
    return [
        _letter.point("", [received]),
        *_letter.listed("Yang telah kami lakukan", content.done),
        *_outcome(content),
        *_letter.listed(f"Ke mana {you} dapat mencari penyelesaian", map(_letter.office_text, content.offices)),
        _letter.point("Peninjauan", [_review(content, you)]),
        _letter.point("Bantuan hukum", [_aid(content, you)]),
    ]


def _outcome(content: Content) -> list[_letter.Point]:
    if content.shield.on:
        return [_letter.point("Hasil dan alasannya", [_letter.EXPLAINED])]
    return [
        _letter.point("Hasilnya", _wording.paragraphs(content.outcome)),
        *_letter.story("Alasannya", content.reason, content.shield),
    ]


def _review(content: Content, you: str) -> str:
    return _wording.clean(
        f"Bila {you} tidak sependapat, {you} berhak meminta peninjauan paling lambat "
        f"{_letter.until_day(content.review_by)} kepada {' / '.join(content.reviewers)} ({content.review_cite}). "
        f"Permintaan dapat disampaikan di SPKT, lisan atau tertulis, tanpa biaya. Bila ada keterangan atau bukti "
        f"baru, {you} dapat datang kembali kapan saja."
    )


def _aid(content: Content, you: str) -> str:
    cite = f" ({content.aid_cite})" if content.aid_cite else ""
    return _wording.clean(f"{you} yang tidak mampu berhak atas bantuan hukum{cite}; tanyakan kepada petugas SPKT.")


def mask(content: Content) -> Content:
    """The answer of a protected matter: that it was answered, and her rights; result and reason are told in person."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        subject="perkara dilindungi",
        done=(),
        outcome="",
        reason="",
        offices=(),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="jawaban",
    title="SURAT JAWABAN PENGADUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/214/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/206/XI/2026/{_sample.TAIL}",
        (_sample.LIDIA,),
        "pinjaman uang kepada rekan kerja yang belum dikembalikan",
        datetime(2026, 11, 20, 2, 5, tzinfo=UTC),
        datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
        ("Konseling dengan piket Reskrim, 20 November 2026.", "Gelar perkara awal, 23 November 2026."),
        "Peristiwa yang diadukan bukan tindak pidana, sehingga tidak dibuatkan Laporan Polisi.",
        "Uang itu dipinjamkan dengan perjanjian tertulis dan sebagian telah dikembalikan. Keterlambatan membayar utang "
        "adalah perkara perdata; tidak tampak tipu muslihat sebelum uang diserahkan.",
        date(2026, 12, 7),
        str(KUHAP["pasal 23 ayat (6)"]),
        SigningBlock(_sample.PAMAPTA.lines[:2], _sample.PAMAPTA.signer),
        offices=(
            Office(
                "Pengadilan Negeri Sintang", address="Jl. Contoh 1", phone="0565-000001", matter="gugatan sederhana"
            ),
            Office("Kantor Kelurahan Ladang", address="Jl. Contoh 2", matter="musyawarah dengan peminjam"),
        ),
        aid_cite=_sample.RIGHTS.aid_cite,
        copies=("Kasat Reskrim Polres Sintang", "Arsip"),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    issued_in=frozenset({"bukan_pidana"}),
    cites=(SOP["VI.d"], KUHAP["pasal 23 ayat (6)"]),
    signs=("Ka SPKT",),
)
