"""SP2HP: how far the investigators are with a report, what they do next, and whom the reporter can ask."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law import _texts, writing
from spkt.law.case import Desk, Person, Signer, SigningBlock
from spkt.law.sources import PERKAP_6_2019, PRAKTIK
from spkt.papers import _letter, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._letter import Office
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    code            "A1" report studied, "A2" inquiry goes on, "A3" goes to investigation, "A4" investigation goes on,
                    "A5" stopped
    written_at      aware, UTC; dates a draft; issued_at None on it
    lp_number       the report and lp_on its day; sttlp_number the reporter's receipt
    persons         the first with PELAPOR is who reads it; nobody else is printed
    investigator    who works on it, with telephone
    complaints      where to complain about the service
    signer          Kapolres or whom he delegates
    warrants        lines of "Rujukan" behind the report: surat perintah with number and day
    progress        what was done; next_steps what follows; obstacles what hinders, without evidence and tactics
    expected_by     until when the next step is expected, None leaves it out
    stage           "penyelidikan" or "penyidikan": what is stopped (A5)
    stopped_on      day of the stop; stop_reason why, by law; objection what she may do against it, with its law (A5)
    contact         whom the victim chose to get her post, printed instead of her name and address
    copies          lines of "Tembusan"
    """

    desk: Desk
    number: str | None
    code: str
    written_at: datetime
    issued_at: datetime | None
    lp_number: str
    lp_on: date
    persons: tuple[Person, ...]
    investigator: Signer
    phone: str
    complaints: Office
    signer: SigningBlock
    sttlp_number: str = ""
    warrants: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    expected_by: date | None = None
    stage: str = "penyelidikan"
    stopped_on: date | None = None
    stop_reason: str = ""
    objection: tuple[str, ...] = ()
    contact: str = ""
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


RESULTS = {
    "A1": "Penelitian Laporan",
    "A2": "Penyelidikan",
    "A3": "Penyelidikan",
    "A4": "Penyidikan",
    "A5": "",
}
"""Of which work each code tells the result; A5 tells of the stage that is stopped."""

SAID = {
    "A1": "Laporan {you} telah kami terima dan kami teliti. Penyelidikan dilaksanakan oleh petugas di bawah ini.",
    "A2": "Penyelidikan atas laporan {you} masih berjalan. Hasilnya sampai hari ini belum cukup untuk ditingkatkan ke "
    "tahap penyidikan.",
    "A3": "Dari hasil penyelidikan, laporan {you} dapat ditingkatkan ke tahap penyidikan.",
    "A4": "Penyidikan atas laporan {you} masih berjalan.",
    "A5": "{stage} atas laporan {you} dihentikan{since}.",
}
"""What each code says first, in plain words."""


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: the report it is about, how far it is, next steps, obstacles, whom to ask."""
    to, at = _reader(content)
    letter = _letter.Letter(
        content.desk,
        content.number,
        content.written_at,
        content.issued_at,
        f"Pemberitahuan Perkembangan Hasil {RESULTS[content.code] or content.stage.capitalize()}",
        to,
        at,
        _points(content, _letter.saudara(content.persons)),
        _wording.formula(content.desk, _texts.NEWS),
        content.signer,
        corner=f"SP2HP/{content.code}",
        copies=content.copies,
    )
    return _letter.inputs(letter)


def _reader(content: Content) -> tuple[list[str], str]:
    if content.contact and not content.shield.on:
        return [content.contact], "tempat"
    return _letter.reader(content.persons, content.shield)


def _points(content: Content, you: str) -> list[_letter.Point]:
    investigator = _investigator(content)
    first = [investigator] if content.code == "A1" else []
    return [
        _letter.point("Rujukan", _letter.lettered(_basis(content))),
        _letter.point("", [_said(content, you)]),
        *first,
        *_stop(content),
        *_letter.listed("Yang telah dilakukan", content.progress),
        *_letter.listed("Tindakan berikutnya", content.next_steps),
        *_letter.listed("Hambatan", content.obstacles),
        *([] if first else [investigator]),
        _letter.point("Pengaduan layanan", [_letter.office_text(content.complaints)]),
    ]


def _basis(content: Content) -> list[str]:
    lines = [f"Laporan Polisi Nomor {content.lp_number} tanggal {writing.plain_date(content.lp_on)}"]
    if content.sttlp_number:
        lines.append(f"Surat Tanda Terima Laporan Polisi Nomor {content.sttlp_number}")
    return [_wording.clean(line) for line in (*lines, *content.warrants)]


def _said(content: Content, you: str) -> str:
    since = f" terhitung {_letter.until_day(content.stopped_on)}" if content.stopped_on else ""
    said = SAID[content.code].format(you=you, stage=content.stage.capitalize(), since=since)
    if content.shield.on or content.code == "A5" or content.expected_by is None:
        return said
    return f"{said} Langkah berikutnya diperkirakan paling lambat {_letter.until_day(content.expected_by)}."


def _stop(content: Content) -> list[_letter.Point]:
    if content.code != "A5":
        return []
    return [
        *_letter.story("Alasan hukum", content.stop_reason or _wording.UNSAID, content.shield),
        *_letter.listed("Hak mengajukan keberatan", content.objection),
    ]


def _investigator(content: Content) -> _letter.Point:
    lines = _wording.officer_lines(content.investigator)
    rows = [
        ["Nama", f"{lines['name']}, {lines['below']}"],
        ["Jabatan", _wording.clean(content.investigator.post)],
        ["Telepon", _wording.clean(content.phone)],
    ]
    return _letter.point("Penyelidik/penyidik yang dapat dihubungi", rows=rows)


def mask(content: Content) -> Content:
    """The letter of a protected matter: that it goes on or was stopped, her rights, and whom to ask."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        progress=(),
        next_steps=(),
        obstacles=(),
        stop_reason="",
        contact="",
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="sp2hp",
    title="SURAT PEMBERITAHUAN PERKEMBANGAN HASIL PENYIDIKAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"SP2HP/87/XI/2026/{_sample.TAIL}",
        "A1",
        datetime(2026, 11, 25, 2, 0, tzinfo=UTC),
        datetime(2026, 11, 25, 3, 30, tzinfo=UTC),
        f"LP/B/123/XI/2026/{_sample.TAIL}",
        date(2026, 11, 23),
        (_sample.LIDIA,),
        Signer("LUKAS BAYAN, S.H.", "AIPDA", "86070412", "Penyidik Pembantu Unit Pidum Satreskrim"),
        "0812-0000-0009",
        Office("Sipropam Polres Sintang", phone="110"),
        SigningBlock(
            ("a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KASAT RESKRIM"),
            Signer("MARTINUS DADE, S.H., M.H.", "AKP", "83021507", "Kasat Reskrim"),
        ),
        sttlp_number=f"STTLP/B/123/XI/2026/{_sample.TAIL}",
        warrants=("Surat Perintah Penyelidikan Nomor Sprin/301/XI/2026/Reskrim tanggal 24 November 2026",),
        progress=("Memeriksa keterangan pelapor dan seorang saksi.", "Mengecek tempat kejadian."),
        next_steps=("Meminta keterangan warga di sekitar tempat kejadian.",),
        expected_by=date(2026, 12, 7),
        copies=("Kapolres Sintang", "Kasiwas Polres Sintang", "Arsip"),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="SP2HP",
    issued_in=frozenset({"ditangani", "penyelidikan", "penyidikan", "dihentikan", "diserahkan"}),
    cites=(PERKAP_6_2019["pasal 10 ayat (5)"], PRAKTIK["SP2HP A1 dalam 3 hari"]),
    signs=("Kapolres atau pejabat yang dilimpahi",),
)
