"""What the papers of an outcome would say: talk, gelar, answer, what is passed on, asked for, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from spkt.access._facts import is_complaint, is_until_trial
from spkt.access.reports import rights, shield
from spkt.kit import clock
from spkt.law.case import Confirmation, KonselingNotes, Person, Role, Signer, SigningBlock
from spkt.law.deadlines import review_due, sp2hp_a1_due, withdrawal_due
from spkt.law.roles import Role as OfficerRole
from spkt.law.secrecy import Secrecy
from spkt.law.sources import KUHAP, KUHP, PERKAP_6_2019
from spkt.law.writing import long_date, plain_date
from spkt.papers import (
    cabut,
    gelar,
    jawaban,
    kelengkapan,
    konseling,
    pelimpahan,
    pemberitahuan_pelimpahan,
    pemberitahuan_terusan,
    tanda_terima_tinjau,
    teruskan,
)
from spkt.papers._letter import Office
from spkt.papers._minutes import Witness
from spkt.records.casefile import CaseFile
from spkt.records.letterhead import desk_of, signer_of
from spkt.records.models import Gelar, Konseling, Matter, Paper

NO_CRIME = "Peristiwa yang diadukan bukan tindak pidana, sehingga tidak dibuatkan Laporan Polisi."
NAMELESS = Person(roles=(Role.PELAPOR,), name="pelapor tanpa nama")
"""Who reads a letter about an anonymous complaint: whoever brings its receipt."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for a review. capacity   "pelapor", "kuasa pelapor", "Siwas"; contact may be "" """

    name: str
    capacity: str = "pelapor"
    contact: str = ""


def konseling_sheet(case: CaseFile, row: Konseling, notes: KonselingNotes) -> konseling.Content:
    """The sheet of a konseling that is being closed; it knows the reporter by the code of her matter."""
    return konseling.Content(
        desk=_desk(case, row.closed_at or row.opened_at),
        number=None,
        complaint_number=receipt_number(case.matter),
        applicant=case.matter.code,
        notes=notes,
        started_at=row.opened_at,
        ended_at=row.closed_at,
        detective=signer_of(row.officer),
        secrecy=_class_word(case.matter),
        shield=shield(),
    )


def minutes(case: CaseFile, row: Gelar, leader: SigningBlock, basis: tuple[str, ...]) -> gelar.Content:
    """The berita acara of a gelar that is being closed: who sat, what was weighed, what each said."""
    notes, at = case.notes, row.closed_at or row.opened_at
    ordered = sorted(case.seats, key=lambda seat: seat.officer_id != row.leader_id)
    return gelar.Content(
        desk=_desk(case, at),
        number=None,
        basis=basis,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        place=f"SPKT {case.matter.unit.name}",
        seats=tuple(
            gelar.Seat(
                signer_of(seat.officer),
                seat.fungsi or FUNCTIONS.get(seat.role, "SPKT"),
                seat.unrelated,
                signed_at=seat.signed_at,
            )
            for seat in ordered
        ),
        leader=leader,
        deed=case.account.deed or case.subject,
        resume=notes.resume or _points(case) or case.subject,
        conclusion=notes.reasons,
        outcome=notes.outcome,
        when=case.account.when,
        charges=notes.charges,
        dissents=notes.dissents,
        deadline=notes.deadline,
        secrecy=_class_word(case.matter),
        next_acts=lines(notes.next_acts),
        shield=shield(),
    )


def _points(case: CaseFile) -> str:
    """What the konseling wrote down, as far as minutes hold it."""
    points = case.konseling[1].points if case.konseling else ""
    return "\n".join(lines(points)[:RESUME_LINES])


RESUME_LINES = 15
FUNCTIONS = {str(OfficerRole.PIKET_RESKRIM): "Reskrim", str(OfficerRole.UPPA): "PPA"}


def answer(
    case: CaseFile, reason: str, offices: Sequence[Office], signer: SigningBlock, issued_at: datetime
) -> jawaban.Content:
    """Why no report is written, in words she understands, where to turn, and until when to ask for a review."""
    return jawaban.Content(
        **_told(case, issued_at),
        done=_done(case),
        outcome=NO_CRIME,
        reason=reason,
        review_by=review_due(_day(case.matter, issued_at)),
        review_cite=str(KUHAP["pasal 23 ayat (6)"]),
        signer=signer,
        offices=tuple(offices),
        aid_cite=str(KUHAP["pasal 154 ayat (1)"]),
        copies=(f"Kasat Reskrim {case.matter.unit.name}", "Siwas", "Arsip"),
        shield=shield(),
    )


def passed_on(
    case: CaseFile, receiver: Office, requests: tuple[str, ...], signer: SigningBlock, issued_at: datetime
) -> teruskan.Content:
    """The letter by which a complaint goes on to the head of a branch, under the number it has."""
    matter = case.matter
    return teruskan.Content(
        **_basics(case, issued_at),
        forwarded_as="LI" if matter.state == "rekom_LI" else "dumas",
        receiver=receiver,
        basis=basis(case),
        persons=case.persons,
        deed=case.account.deed or case.subject,
        signer=signer,
        summary=_summary(case),
        requests=requests,
        enclosures=_enclosures(matter),
        answer_by=matter.reply_due_on,
        classification="TERTUTUP" if matter.secrecy == Secrecy.TERTUTUP else "RAHASIA",
        copies=("Arsip",),
        shield=shield(),
    )


def passed_on_notice(
    case: CaseFile, receiver: Office, signer: SigningBlock, issued_at: datetime
) -> pemberitahuan_terusan.Content:
    """What she reads: to whom it went, what happens there, and the next day on which she hears."""
    due = sp2hp_a1_due(_day(case.matter, issued_at))
    return pemberitahuan_terusan.Content(
        **_told(case, issued_at),
        receiver=receiver,
        rights=replace(rights(case.matter, receiver.name, issued_at), contact=receiver.name),
        signer=signer,
        next_steps=(
            "Penyelidik meneliti pengaduan dan dapat menghubungi atau mengundang untuk meminta keterangan.",
            f"Surat perkembangan pertama (SP2HP) diberikan paling lambat hari {long_date(due)}.",
        ),
        copies=("Arsip",),
        shield=shield(),
    )


def referred(
    case: CaseFile, receiver: Office, reason: str, code: str, signer: SigningBlock, issued_at: datetime
) -> pelimpahan.Content:
    """The letter to the competent unit, with the code by which that unit says that it arrived."""
    matter = case.matter
    return pelimpahan.Content(
        **_basics(case, issued_at),
        receiver=receiver,
        basis=(str(PERKAP_6_2019["pasal 3 ayat (7)"]), *basis(case)),
        persons=case.persons,
        deed=case.account.deed or case.subject,
        reason=reason,
        answer_by=matter.reply_due_on,
        signer=signer,
        summary=_summary(case),
        enclosures=_enclosures(matter),
        reply_code=code,
        reply_to=_own_office(matter),
        classification="TERTUTUP" if matter.secrecy == Secrecy.TERTUTUP else "RAHASIA",
        copies=(f"Kasat Reskrim {matter.unit.name}", "Arsip"),
        shield=shield(),
    )


def referred_notice(
    case: CaseFile, receiver: Office, reason: str, number: str, signer: SigningBlock, issued_at: datetime
) -> pemberitahuan_pelimpahan.Content:
    """What she reads: which unit goes on, why, and whom to ask there. number   of the letter of referral"""
    return pemberitahuan_pelimpahan.Content(
        **_told(case, issued_at),
        receiver=receiver,
        reason=reason,
        rights=rights(case.matter, receiver.name),
        signer=signer,
        referred_number=number,
        copies=("Arsip",),
        shield=shield(),
    )


def completion(case: CaseFile, signer: SigningBlock, issued_at: datetime) -> kelengkapan.Content:
    """What is still missing and until when, as the gelar wrote it."""
    notes = case.notes
    assert notes.deadline is not None
    return kelengkapan.Content(
        **_told(case, issued_at),
        missing=notes.missing,
        complete_by=notes.deadline,
        office=_own_office(case.matter),
        rights=rights(case.matter, "SPKT"),
        signer=signer,
        copies=("Arsip",),
        shield=shield(),
    )


def review_receipt(
    case: CaseFile, asker: Asker, points: tuple[str, ...], officer: Signer, asked_at: datetime
) -> tanda_terima_tinjau.Content:
    """The receipt of who asked for a review: what is looked at again, by others, and until when an answer comes."""
    matter = case.matter
    written = matter.papers.filter(kind="jawaban").order_by("-issued_at").first()
    return tanda_terima_tinjau.Content(
        desk=_desk(case, asked_at),
        number=None,
        dumas_number=receipt_number(matter),
        name=asker.name,
        asked_at=asked_at,
        points=points,
        answer_by=review_due(_day(matter, asked_at)),
        officer=officer,
        answer_number=written.number if written else "",
        capacity=asker.capacity,
        contact=asker.contact,
        cite=str(KUHAP["pasal 23 ayat (6)"]),
        shield=shield(),
    )


def withdrawal(
    case: CaseFile, reason: str, given: Confirmation, witnesses: Sequence[Witness], officer: Signer, at: datetime
) -> cabut.Content:
    """The withdrawal she signs: which complaint, until when, and what follows for this kind of offence."""
    matter = case.matter
    filed_on = _day(matter, matter.received_at)
    return cabut.Content(
        desk=_desk(case, at),
        number=None,
        persons=readers(case),
        complaint_number=receipt_number(matter),
        filed_on=filed_on,
        withdrawn_at=at,
        due_on=withdrawal_due(filed_on),
        officer=officer,
        cite=f"{KUHP['pasal 30']} jo. {KUHP['pasal 184']}",
        final_cite=str(KUHP["pasal 30"]),
        lp_number=case.report.number if case.report and case.report.ordinal else "",
        deed=case.account.deed or case.subject,
        reason=reason,
        complaint_offence=is_complaint(case),
        until_trial=is_until_trial(case),
        witnesses=tuple(witnesses),
        confirmation=given,
        shield=shield(),
    )


def receipt_number(matter: Matter) -> str:
    """Number of the complaint, as on its receipt; "" where none was given."""
    return _number(matter.papers.filter(kind="tanda_terima_pengaduan"))


def basis(case: CaseFile) -> tuple[str, ...]:
    """Lines of "Dasar": the complaint, and what the gelar recommended."""
    matter = case.matter
    told_on = plain_date(_day(matter, matter.received_at))
    found = [f"Pengaduan Nomor {receipt_number(matter)}, {told_on}"]
    recommended = matter.papers.filter(kind="gelar_rek").order_by("-issued_at").first()
    if recommended:
        on = plain_date(_day(matter, recommended.issued_at))
        found.append(f"Rekomendasi gelar perkara awal Nomor {recommended.number}, {on}")
    return tuple(found)


def readers(case: CaseFile) -> tuple[Person, ...]:
    """Persons of a letter to the reporter; where nobody is named, whoever brings the receipt."""
    return case.persons if case.reporter else (NAMELESS, *case.persons)


def lines(text: str) -> tuple[str, ...]:
    """What was typed line by line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _number(papers: Any) -> str:
    found: Paper | None = papers.order_by("-issued_at").first()
    return found.number if found else ""


def _day(matter: Matter, at: datetime) -> date:
    return clock.local_date(at, ZoneInfo(matter.unit.zone))


def _desk(case: CaseFile, at: datetime) -> Any:
    return desk_of(case.matter.unit, _day(case.matter, at))


def _basics(case: CaseFile, issued_at: datetime) -> dict[str, Any]:
    """What every letter about a complaint begins with."""
    matter = case.matter
    return {
        "desk": _desk(case, issued_at),
        "number": None,
        "dumas_number": receipt_number(matter),
        "received_at": matter.received_at,
        "issued_at": issued_at,
    }


def _told(case: CaseFile, issued_at: datetime) -> dict[str, Any]:
    """The same of a letter to her: who reads it, and about what in neutral words."""
    return {**_basics(case, issued_at), "persons": readers(case), "subject": _within(case.subject)}


def _within(subject: str) -> str:
    """The subject as it stands within a sentence; what begins with capitals is a name or an abbreviation."""
    return subject if subject[1:2].isupper() else subject[:1].lower() + subject[1:]


def _done(case: CaseFile) -> tuple[str, ...]:
    matter = case.matter
    talks = [(row.closed_at, "Konseling dengan piket Reskrim") for row, _notes in case.konselings if row.closed_at]
    gelars = [(row.closed_at, "Gelar perkara awal") for row in matter.gelars.all() if row.closed_at]
    return tuple(f"{what}, {plain_date(_day(matter, at))}." for at, what in sorted([*talks, *gelars], key=_when))


def _when(done: tuple[datetime, str]) -> datetime:
    return done[0]


def _summary(case: CaseFile) -> str:
    """What she told, where it is short enough for a letter; otherwise the enclosures say it."""
    text = case.account.uraian or case.account.words
    return text if len(text) <= LONGEST_SUMMARY else ""


LONGEST_SUMMARY = 3000


def _enclosures(matter: Matter) -> tuple[str, ...]:
    """Papers of the file that go along, by what they are called."""
    kinds = set(matter.papers.values_list("kind", flat=True))
    return tuple(name for kind, name in ENCLOSED if kind in kinds)


ENCLOSED = (
    ("tanda_terima_pengaduan", "Tanda terima pengaduan"),
    ("konseling", "Lembar hasil konseling"),
    ("gelar", "Berita acara gelar perkara awal"),
    ("gelar_rek", "Rekomendasi gelar perkara awal"),
)


def _own_office(matter: Matter) -> Office:
    return Office(f"SPKT {matter.unit.name}", matter.unit.city)


def _class_word(matter: Matter) -> str:
    return str(Secrecy(matter.secrecy).label)
