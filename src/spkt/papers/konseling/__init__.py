"""Result of the konseling: what the duty detective and the applicant talked through, for the file of the desk."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Confirmation, Desk, KonselingNotes, Signer
from spkt.law.sources import SOP
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the sheet.

    number              None until the konseling is closed
    complaint_number    number of the complaint it belongs to
    applicant           identity code of the applicant; her name is not on this sheet
    notes               as written in the konseling; each line of `points` is one step in time
    started_at          aware, UTC; ended_at None while it goes on
    detective           who held the talk (piket Reskrim); others who sat with them (UPPA, Kanit)
    secrecy             class of the matter; the sheet itself is never below rahasia
    confirmation        how the applicant confirmed what was read to her
    """

    desk: Desk
    number: str | None
    complaint_number: str
    applicant: str
    notes: KonselingNotes
    started_at: datetime
    ended_at: datetime | None
    detective: Signer
    others: tuple[Signer, ...] = ()
    secrecy: str = "biasa"
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)


WAYS = {
    "pidana": "Pidana: bila gelar menemukan unsurnya, dibuat Laporan Polisi dan perkara disidik.",
    "perdata": "Perdata: ganti rugi atau perjanjian diputus oleh pengadilan negeri.",
    "restoratif": "Restoratif: perdamaian atas kemauan sendiri, tidak untuk semua perkara.",
    "adat": "Adat: dicatat bila sudah ditempuh, tidak pernah diwajibkan.",
    "pendampingan": "Pendampingan: bantuan hukum, LPSK, psikolog, atau dinas terkait.",
}
"""Rights and ways as explained, by their word in `KonselingNotes.explained`."""

ADVICE = ("gelar awal", "lengkapi", "rujuk", "bantuan segera")
PROTECTED = f"{_wording.capital(_minutes.PROTECTED)}."


def inputs(content: Content) -> dict[str, Any]:
    """What the sheet prints: who talked when, what was told, what shows, what was explained, what is advised."""
    notes, desk = content.notes, content.desk
    return {
        **_wording.frame(desk, content.number, content.ended_at or content.started_at),
        "rows": _rows(content),
        "parts": [] if content.shield.on else _parts(notes),
        "protected": PROTECTED if content.shield.on else "",
        "study": _study(notes),
        "ways": [{"text": text, "on": way in notes.explained} for way, text in WAYS.items()],
        "wishes": _minutes.prose(notes.wishes),
        "advice": _minutes.choices(ADVICE, notes.advice),
        "closing": "Isi lembar ini dibacakan kepada pemohon; pemohon berhak membacanya sendiri.",
        "hands": _hands(content),
        "remarks": [
            *_minutes.thumb_note("Pemohon", content.confirmation),
            "Lembar ini untuk berkas dinas, dibuat rangkap 1 (satu), dan tidak diberikan kepada pihak lain.",
        ],
    }


def _rows(content: Content) -> list[list[Any]]:
    desk = content.desk
    start = writing.local(content.started_at, _wording.zone(desk))
    officers = [_minutes.officer_line(signer) for signer in (content.detective, *content.others)]
    rows: list[list[Any]] = [
        ["Klasifikasi", _minutes.secrecy_word(content.secrecy)],
        ["Pengaduan", f"Nomor {_wording.clean(content.complaint_number)}"],
        ["Hari/tanggal", writing.long_date(start.date())],
        ["Pukul", f"{writing.wall_time(start.time(), desk.zone_label)} s.d. {_ended(content)}"],
        ["Ruang", _wording.clean(content.notes.room) or _wording.UNSAID],
        ["Petugas", _wording.numbered(officers)],
        ["Pemohon", f"Kode identitas {_applicant(content)}"],
    ]
    return [row for row in rows if not (content.shield.on and row[0] == "Ruang")]


def _ended(content: Content) -> str:
    if content.ended_at is None:
        return "…" * 4
    start, end = (writing.local(at, _wording.zone(content.desk)) for at in (content.started_at, content.ended_at))
    day = "" if start.date() == end.date() else f"{writing.long_date(end.date())} pukul "
    return day + writing.wall_time(end.time(), content.desk.zone_label)


def _applicant(content: Content) -> str:
    return "dirahasiakan" if content.shield.on else _wording.clean(content.applicant)


def _parts(notes: KonselingNotes) -> list[dict[str, Any]]:
    parts = [
        ("POKOK PERMASALAHAN", notes.topic, False),
        ("KETERANGAN POKOK", notes.points, True),
        ("DOKUMEN YANG DIPERLIHATKAN", notes.papers_shown or "Tidak ada.", False),
    ]
    return [{"title": title, "lines": _minutes.prose(text), "bullets": bullets} for title, text, bullets in parts]


def _study(notes: KonselingNotes) -> list[list[Any]]:
    rows: list[list[Any]] = [
        ["Unsur yang tampak", _wording.paragraphs(notes.seen) or [_wording.UNSAID]],
        ["Unsur yang belum tampak", _wording.paragraphs(notes.unseen) or [_wording.UNSAID]],
    ]
    complaint = _wording.paragraphs(notes.complaint)
    return [*rows, ["Bila delik aduan", complaint]] if complaint else rows


def _hands(content: Content) -> list[Any]:
    applicant = _wording.UNNAMED if content.shield.on else f"KODE {_applicant(content)}"
    officer = _minutes.officer_hand("Petugas,", content.detective, _wording.dated(content.desk, content.ended_at))
    return [[_minutes.citizen_hand("Pemohon,", applicant, content.confirmation), officer]]


def mask(content: Content) -> Content:
    """The sheet of a protected matter: that a talk was held, when and by which officers, and what was explained."""
    explained = content.notes.explained
    return replace(
        content,
        applicant="",
        notes=KonselingNotes(explained=explained),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="konseling",
    title="HASIL KONSELING",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"LK/97/XI/2026/{_sample.TAIL}",
        f"DUMAS/B/210/XI/2026/{_sample.TAIL}",
        "7K2M-0210",
        KonselingNotes(
            topic="Kehilangan sepeda motor dari halaman rumah yang digembok pada malam hari.",
            points=(
                "Minggu, 22 November 2026 sekira pukul 22.00 WIB: sepeda motor diparkir di halaman, setang terkunci, "
                "pagar digembok.\n"
                "Senin, 23 November 2026 sekira pukul 02.30 WIB: tetangga mendengar suara mesin.\n"
                "Senin, 23 November 2026 sekira pukul 05.40 WIB: gembok rusak, sepeda motor tidak ada."
            ),
            papers_shown="STNK asli; BPKB belum diperlihatkan.",
            seen="Mengambil barang milik orang lain; pada malam hari; dengan merusak gembok pagar.",
            unseen="Maksud memiliki secara melawan hukum; siapa yang mengambil.",
            explained=("pidana", "restoratif", "pendampingan"),
            wishes="Pemohon meminta agar perkara diproses dan sepeda motor dicari.",
            advice="gelar awal",
            room="Ruang konseling SPKT",
        ),
        _sample.REPORTED,
        _sample.ISSUED,
        Signer("LUKAS BAYAN SENJA", "AIPTU", "79030415", "Piket Reskrim"),
        others=(_sample.PAMAPTA.signer,),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="LK",
    secrecy="rahasia",
    issued_in=frozenset({"konseling"}),
    cites=(SOP["VIII.c"],),
    signs=("piket Reskrim", "pemohon"),
)
