"""Withdrawal of a complaint, made freely: what it is, until when it may be, and that an ordinary offence goes on."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Confirmation, Desk, Person, Signer
from spkt.law.sources import KUHP
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._minutes import Witness
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the withdrawal.

    persons             the first with PELAPOR withdraws and signs
    complaint_number    what she withdraws; filed_on the day it was made
    withdrawn_at        aware, UTC
    due_on              last day on which a complaint may be withdrawn (law.deadlines.withdrawal_due)
    officer             who took it down
    cite                law of the term, as printed; final_cite of what cannot be filed again
    lp_number           report that rests on the complaint, "" where none was issued
    deed                short name of the deed
    reason              why, in her words; she need not say
    complaint_offence   True: only prosecuted on complaint; False: an ordinary offence; None: not weighed yet
    until_trial         the offence may be withdrawn until the trial begins, due_on does not bind
    witnesses           two who heard her
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    complaint_number: str
    filed_on: date
    withdrawn_at: datetime
    due_on: date
    officer: Signer
    cite: str
    final_cite: str = ""
    lp_number: str = ""
    deed: str = ""
    reason: str = ""
    complaint_offence: bool | None = None
    until_trial: bool = False
    witnesses: tuple[Witness, ...] = ()
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)


GOES_ON = (
    "Perkara ini bukan delik aduan. Pencabutan dicatat dan dihormati, tetapi perkara tetap berjalan dan diproses "
    "menurut hukum."
)
NOT_WEIGHED = (
    "Belum ditimbang apakah perkara ini delik aduan. Bila bukan delik aduan, pencabutan dicatat dan perkara tetap "
    "berjalan menurut hukum."
)
ENDS = "Perkara ini delik aduan. Dengan pencabutan ini pengaduan tidak diproses lebih lanjut"
TOO_LATE = "Batas waktu pencabutan sudah lewat. Pernyataan ini dicatat, tetapi perkara tetap berjalan menurut hukum."
FREELY = (
    "Pencabutan ini saya nyatakan atas kemauan sendiri, tanpa paksaan, ancaman, atau janji dari siapa pun. Petugas "
    "sudah menjelaskan akibatnya kepada saya dengan bahasa yang saya mengerti."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the withdrawal prints: who, which complaint, that it is free, the term, what follows, who heard it."""
    first = _wording.reporter(content.persons)
    name = _wording.signing_name(first, content.shield)
    place = _wording.dated(content.desk, content.withdrawn_at)
    return {
        **_wording.frame(content.desk, content.number, content.withdrawn_at),
        "opening": f"{_minutes.on_this_day(content.desk, content.withdrawn_at, f'SPKT {content.desk.name}')}, saya:",
        "person": _minutes.party_rows(first, content.desk, content.withdrawn_at, content.shield, "Pelapor"),
        "statement": _statement(content),
        "freely": FREELY,
        "reason": _wording.ending(_wording.paragraphs(content.reason)) if content.reason.strip() else [],
        "term": _term(content),
        "follows": _follows(content),
        "closing": "Demikian surat pencabutan ini dibuat dengan sebenarnya, dibacakan kembali, dan ditandatangani "
        "di hadapan dua orang saksi.",
        "hands": [
            [
                _minutes.citizen_hand("Yang mencabut pengaduan,", name, content.confirmation),
                _minutes.officer_hand("Petugas yang menerima,", content.officer, place),
            ],
            *_minutes.witness_hands(content.witnesses, content.shield, content.confirmation),
        ],
        "remarks": [
            *_minutes.thumb_note("Yang mencabut pengaduan", content.confirmation),
            "Dibuat rangkap 3 (tiga): yang mencabut, SPKT, dan Satreskrim.",
        ],
    }


def _statement(content: Content) -> str:
    deed = f", mengenai dugaan {_wording.clean(content.deed)}" if content.deed else ""
    deed = ", mengenai perkara dilindungi" if content.shield.on else deed
    rests = (
        f", yang menjadi dasar Laporan Polisi Nomor {_wording.clean(content.lp_number)}" if content.lp_number else ""
    )
    return (
        f"dengan ini menyatakan mencabut pengaduan Nomor {_wording.clean(content.complaint_number)} tanggal "
        f"{writing.plain_date(content.filed_on)}{deed}{rests}."
    )


def _term(content: Content) -> list[list[Any]]:
    rows: list[list[Any]] = [["Pengaduan diajukan", writing.long_date(content.filed_on)]]
    rows.append(["Pencabutan dinyatakan", _wording.day_at(content.desk, content.withdrawn_at)])
    if content.complaint_offence is False:
        return [*rows, ["Batas pencabutan", "tidak berlaku, karena bukan delik aduan"]]
    rows.append(["Batas pencabutan", _limit(content)])
    if content.until_trial:
        return rows
    return [*rows, ["Hasil pemeriksaan", "dalam batas waktu" if _in_time(content) else "lewat batas waktu"]]


def _limit(content: Content) -> str:
    if content.until_trial:
        return _wording.clean(f"sebelum pemeriksaan di sidang pengadilan dimulai ({content.cite})")
    return _wording.clean(f"{writing.long_date(content.due_on)}, yaitu 90 hari sejak diajukan ({content.cite})")


def _in_time(content: Content) -> bool:
    withdrawn_on = writing.local(content.withdrawn_at, _wording.zone(content.desk)).date()
    return content.until_trial or withdrawn_on <= content.due_on


def _follows(content: Content) -> list[str]:
    if content.complaint_offence is False:
        return [GOES_ON]
    if not _in_time(content):
        return [TOO_LATE]
    again = "Pengaduan yang sudah dicabut tidak dapat diajukan lagi"
    again += f" ({_wording.clean(content.final_cite)})." if content.final_cite else "."
    return [NOT_WEIGHED, again] if content.complaint_offence is None else [f"{ENDS}.", again]


def mask(content: Content) -> Content:
    """The withdrawal of a protected matter: that it was made, when, before which officers, and what follows."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        deed="",
        reason="",
        witnesses=_minutes.unseen(content.witnesses),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="cabut",
    title="SURAT PENCABUTAN PENGADUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/44/XII/2026/{_sample.TAIL}",
        _sample.PEOPLE,
        f"DUMAS/B/210/XI/2026/{_sample.TAIL}",
        date(2026, 11, 23),
        datetime(2026, 12, 3, 2, 20, tzinfo=UTC),
        date(2027, 2, 21),
        _sample.OFFICER,
        str(KUHP["pasal 30 ayat (1)"]),
        final_cite=str(KUHP["pasal 30 ayat (2)"]),
        deed=_sample.ACCOUNT.deed,
        reason="Sepeda motor sudah ditemukan dan dikembalikan dalam keadaan baik.",
        complaint_offence=False,
        witnesses=(
            Witness("FERI", "BRIPDA NRP 02090110", is_officer=True),
            Witness("AGUSTINUS LAMPUNG", "Ketua RT 03 Kel. Ladang"),
        ),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    issued_in=frozenset(
        {
            "diterima",
            "dicatat",
            "konseling",
            "siap_gelar",
            "bukan_pidana_awal",
            "butuh_bantuan",
            "rekom_LP",
            "LP_terbit",
        }
    ),
    cites=(KUHP["pasal 30"], KUHP["pasal 184"]),
    signs=("pelapor", "petugas", "dua saksi"),
)
