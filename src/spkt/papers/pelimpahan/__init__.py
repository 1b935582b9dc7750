"""Letter that refers a matter to the unit that is competent, and asks it to confirm receipt and number."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law.case import Desk, Person, Role, Sex, Signer, SigningBlock
from spkt.law.sources import PERKAP_6_2019
from spkt.papers import _letter, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._letter import Office
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    dumas_number    number of the complaint here; lp_number that of a report, "" where none was written
    received_at     aware, UTC; when the complaint came; issued_at None on a draft
    receiver        addressee: "KAPOLRES MELAWI" and its city
    basis           lines of "Dasar": the law, complaint, recommendation of the gelar
    persons         parties; a line each
    deed            short name of the deed in neutral words
    summary         what is told, in short paragraphs; "" where the enclosures say it
    reason          why the other unit is competent: place, function, higher unit
    done            what was done here that cannot be done again (scene secured, visum asked)
    enclosures      papers that go along, a line each
    answer_by       last day for the first answer to the reporter: the clock goes on at the receiver
    reply_code      code by which the receiving unit confirms; "" leaves the strip's code out
    reply_to        where to confirm: office of this desk with its telephone
    classification  "BIASA", "RAHASIA" or "TERTUTUP", as the matter is
    copies          lines of "Tembusan"
    """

    desk: Desk
    number: str | None
    dumas_number: str
    received_at: datetime
    issued_at: datetime | None
    receiver: Office
    basis: tuple[str, ...]
    persons: tuple[Person, ...]
    deed: str
    reason: str
    answer_by: date
    signer: SigningBlock
    summary: str = ""
    lp_number: str = ""
    done: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    reply_code: str = ""
    reply_to: Office | None = None
    classification: str = "RAHASIA"
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


CLOSING = "Demikian untuk menjadi periksa; atas kerja samanya diucapkan terima kasih."


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: basis, what is referred and why, what goes along, until when, the strip to confirm."""
    letter = _letter.Letter(
        content.desk,
        content.number,
        content.received_at,
        content.issued_at,
        f"Pelimpahan {'Laporan Polisi' if content.lp_number else 'pengaduan'}",
        [content.receiver.name],
        content.receiver.city or "tempat",
        _points(content),
        CLOSING,
        content.signer,
        classification=_wording.clean(content.classification),
        enclosed=_letter.counted(content.enclosures, "berkas"),
        copies=content.copies,
        slip=_slip(content),
    )
    return _letter.inputs(letter)


def _points(content: Content) -> list[_letter.Point]:
    return [
        *_letter.listed("Dasar", content.basis),
        _letter.point("Bersama ini dilimpahkan", rows=_matter_rows(content)),
        *_letter.story("Uraian singkat", content.summary, content.shield),
        *_letter.story("Alasan pelimpahan", content.reason, content.shield),
        *_letter.listed("Yang telah dilakukan", content.done),
        *_letter.listed("Yang dilampirkan", content.enclosures),
        _letter.point("Tanggapan kepada pelapor", [_answer(content)]),
        _letter.point("Mohon konfirmasi penerimaan dan nomor", [_confirm(content)]),
    ]


def _matter_rows(content: Content) -> list[list[Any]]:
    kept = [["Nomor pengaduan", _wording.clean(content.dumas_number)]]
    if content.lp_number:
        kept.append(["Nomor Laporan Polisi", _wording.clean(content.lp_number)])
    deed = _letter.PROTECTED if content.shield.on else f"dugaan {_wording.clean(content.deed)}"
    return [
        *kept,
        ["Diterima pada", f"hari {_wording.day_at(content.desk, content.received_at)}"],
        ["Perkara", deed],
        *_letter.parties(content.persons, content.desk, content.received_at, content.shield),
    ]


def _answer(content: Content) -> str:
    return (
        f"Pelapor berhak atas tanggapan paling lambat {_letter.until_day(content.answer_by)}; tenggang itu tetap "
        "berjalan setelah pelimpahan."
    )


def _confirm(content: Content) -> str:
    office = _letter.office_text(content.reply_to) if content.reply_to else _wording.clean(content.desk.name)
    code = f" dengan menyebut kode {_wording.clean(content.reply_code)}" if content.reply_code else ""
    return f"disampaikan kepada {office}{code}, atau dengan lembar di bawah ini."


def _slip(content: Content) -> dict[str, Any]:
    code = _wording.clean(content.reply_code)
    fields = [("Nomor register", ""), ("Diterima oleh", ""), ("Tanggal, pukul", "")]
    return _letter.slip(
        "KONFIRMASI PENERIMAAN",
        f"surat Nomor {_wording.clean(content.number or _wording.UNNUMBERED)}",
        [*fields, ("Kode konfirmasi", code)] if code else fields,
        "Tanda tangan dan cap kesatuan penerima:",
    )


def mask(content: Content) -> Content:
    """The letter of a protected matter: that something was referred, to whom and until when it is answered."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        deed="",
        summary="",
        reason="",
        done=(),
        enclosures=(),
        shield=shielded(content.shield),
    )


KAPOLRES = SigningBlock(
    ("KEPALA KEPOLISIAN RESOR SINTANG",), Signer("ANDREAS KURNIAWAN, S.I.K., M.H.", "AKBP", "79060311", "Kapolres")
)
RECEIVER = Office("KAPOLRES MELAWI", "Nanga Pinoh")
YOSEP = Person(
    roles=(Role.TERLAPOR,), name="Yosep", sex=Sex.MALE, features="± 30 tahun, pemilik bengkel di Nanga Pinoh"
)

KIND = Kind(
    name="pelimpahan",
    title="SURAT PELIMPAHAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"B/215/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/211/XI/2026/{_sample.TAIL}",
        datetime(2026, 11, 23, 3, 10, tzinfo=UTC),
        datetime(2026, 11, 24, 2, 0, tzinfo=UTC),
        RECEIVER,
        (
            str(PERKAP_6_2019["pasal 3 ayat (7)"]),
            f"Pengaduan Nomor DUMAS/B/211/XI/2026/{_sample.TAIL}, 23 November 2026",
            f"Rekomendasi gelar perkara awal Nomor GP/119/XI/2026/{_sample.TAIL}/REK, 23 November 2026",
        ),
        (_sample.LIDIA, YOSEP),
        "penggelapan sepeda motor yang dititipkan di bengkel",
        "Peristiwa terjadi di Nanga Pinoh, Kabupaten Melawi, sehingga menjadi kewenangan Polres Melawi.",
        date(2026, 12, 7),
        KAPOLRES,
        enclosures=("Pengaduan dan hasil konseling", "Rekomendasi gelar", "Fotokopi STNK dan nota bengkel"),
        reply_code="7H3K-22QM",
        reply_to=Office("SPKT Polres Sintang", phone="0565-000000"),
        copies=("Kapolda Kalimantan Barat", "Kasat Reskrim Polres Sintang", "Arsip"),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="B",
    secrecy="rahasia",
    issued_in=frozenset({"limpah"}),
    cites=(PERKAP_6_2019["pasal 3 ayat (7)"],),
    signs=("Kapolres atau Ka SPKT",),
)
