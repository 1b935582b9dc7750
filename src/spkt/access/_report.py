"""What the papers around a report say: model A, its way to the detectives, their letters, the notice to Propam."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from spkt.access._case import due_day, reader_of_letters, report_of, running_terms
from spkt.access._evidence import EVIDENCE, receipted
from spkt.access.reports import shield
from spkt.kit import clock
from spkt.law._report import Progress
from spkt.law._sp2hp import CODE_WORDS, PREFIX, Code
from spkt.law.case import Person, Role, Signer, SigningBlock, Thing
from spkt.law.deadlines import REPLY_DAYS
from spkt.law.journeys._case import Handled
from spkt.law.offences import letter_class
from spkt.law.sources import KUHAP, PRAKTIK
from spkt.papers import lp_a, propam_tembusan, serah_lp, sp2hp, tt_bb
from spkt.papers._forms import Reference
from spkt.papers._kind import kinds
from spkt.papers._letter import Office
from spkt.papers._minutes import Handling, Witness
from spkt.records.casefile import CaseFile
from spkt.records.letterhead import desk_of, signer_of
from spkt.records.models import Matter, Term
from spkt.records.reference import catalogue

UNKNOWN_UNIT = "kesatuan belum diketahui"
_COPIES = ("KBO Satreskrim", "Arsip")


def finding_report(
    case: CaseFile, *, approver: SigningBlock, number: str = "", issued_at: datetime | None = None
) -> lp_a.Content:
    """The Laporan Polisi model A; a draft has neither number nor time of issue."""
    matter, found, report = case.matter, case.finding, case.report
    assert report is not None
    at = issued_at or report.drafted_at
    finder = signer_of(report.drafted_by)
    names = {row.ordinal: person.name or person.alias for row, person in case.parties}
    return lp_a.Content(
        desk=desk_of(matter.unit, clock.local_date(at, ZoneInfo(matter.unit.zone))),
        number=number or None,
        finder=finder,
        finder_unit=found.unit or f"SPKT {matter.unit.name}",
        found_how=found.how,
        persons=tuple(person for person in case.persons if set(person.roles) != {Role.PELAPOR}),
        account=case.account,
        first_action=found.first_action,
        reported_at=report.drafted_at,
        issued_at=issued_at,
        approver=approver,
        situation=found.situation,
        officer_witnesses=found.witnesses,
        secured=tuple(lp_a.Secured(names.get(each.party, ""), each.at, each.rights_told_at) for each in found.secured),
        charges=case.charges,
        things=case.goods,
        evidence_found_by=_found_by(case),
        category=letter_class(catalogue().get(charge.code) for charge in case.charges).value.upper(),
        actions=_followed(case),
        shield=shield(),
    )


def _found_by(case: CaseFile) -> str:
    """One name where one found everything, else each thing with who found it."""
    found = case.finding.found_by
    pairs = [(thing.name, found[row.ordinal]) for row, thing in case.things if found.get(row.ordinal)]
    who = {name for _thing, name in pairs}
    return who.pop() if len(who) == 1 else "; ".join(f"{thing}: {name}" for thing, name in pairs)


def _followed(case: CaseFile) -> tuple[str, ...]:
    """What was done besides the first action, as far as the desk knows it."""
    told = bool(case.finding.secured) and all(each.rights_told_at for each in case.finding.secured)
    done = ((told, "memberitahukan hak orang yang diamankan"), (True, "membuat Laporan Polisi"))
    return tuple(words for is_so, words in (*done, (True, "meneruskan ke Sat Reskrim")) if is_so)


def handing(
    case: CaseFile, *, giver: SigningBlock, receiver: Signer, bundle: tuple[str, ...], at: datetime, number: str = ""
) -> serah_lp.Content:
    """The minutes of handing a report to the detectives: bundle, evidence with receipt and seal, clocks that run.

    bundle  outside codes of the papers that go along
    """
    matter, report = case.matter, report_of(case)
    assert report.issued_at is not None
    zone = ZoneInfo(matter.unit.zone)
    papers = [paper for paper in matter.papers.order_by("issued_at", "ordinal") if paper.code in bundle]
    marked = handling_of(matter)
    evidence = [(row, thing) for row, thing in case.things if thing.part in EVIDENCE]
    return serah_lp.Content(
        desk=desk_of(matter.unit, clock.local_date(at, zone)),
        number=number or None,
        lp_number=report.number,
        lp_on=clock.local_date(report.issued_at, zone),
        handed_at=at,
        giver=giver,
        receiver=receiver,
        receiving_unit=f"Satreskrim {matter.unit.name}",
        deed=case.account.deed,
        bundle=tuple(serah_lp.Sheet(kinds()[paper.kind].title.capitalize(), paper.number) for paper in papers),
        things=tuple(thing for _row, thing in evidence),
        handling=tuple(marked.get(row.ordinal, Handling()) for row, _thing in evidence),
        running=tuple(_running(matter)),
        shield=shield(),
    )


def _running(matter: Matter) -> Iterable[serah_lp.Running]:
    """Clocks that go along; the fourteen days run whether or not a clock was started for them."""
    answered = matter.answered_at is not None or matter.visit_id is None
    if not answered:
        yield serah_lp.Running(
            f"Tanggapan atas laporan ({REPLY_DAYS} hari)", matter.reply_due_on, str(KUHAP["pasal 23 ayat (6)"])
        )
    for term in running_terms(matter).filter(kind__startswith=PREFIX):
        yield serah_lp.Running(_term_words(term), due_day(term), str(PRAKTIK["SP2HP A1 dalam 3 hari"]))


def _term_words(term: Term) -> str:
    return f"SP2HP {term.kind.removeprefix(PREFIX)} kepada pelapor atau korban"


def handling_of(matter: Matter) -> dict[int, Handling]:
    """What the receipts of this dossier say of its things, by ordinal: condition, seal, and the receipt's number."""
    return {
        each["ordinal"]: Handling(each["condition"], obtained=each["obtained"], seal=each["seal"], receipt=number)
        for each, number in receipted(matter)
    }


def evidence_receipt(
    case: CaseFile,
    *,
    officer: Signer,
    things: tuple[Thing, ...],
    handling: tuple[Handling, ...],
    giver: Person | Signer,
    reason: str,
    kept_at: str,
    witnesses: tuple[str, ...],
    at: datetime,
) -> tt_bb.Content:
    """The receipt of things handed in at the desk; a receipt, never a seizure."""
    matter = case.matter
    return tt_bb.Content(
        desk=desk_of(matter.unit, clock.local_date(at, ZoneInfo(matter.unit.zone))),
        number=None,
        basis=_basis(case),
        received_at=at,
        persons=(giver,) if isinstance(giver, Person) else (),
        officer=officer,
        things=things,
        handling=handling,
        giver=giver if isinstance(giver, Signer) else None,
        reason=reason,
        kept_at=kept_at,
        witnesses=tuple(Witness(name) for name in witnesses),
        shield=shield(),
    )


def _basis(case: CaseFile) -> str:
    """The report that it belongs to, else the complaint."""
    if case.report is not None and case.report.number:
        return f"Laporan Polisi Nomor {case.report.number}"
    receipt = case.matter.papers.filter(kind="tanda_terima_pengaduan").order_by("issued_at").first()
    return f"Pengaduan Nomor {receipt.number}" if receipt else f"Temuan petugas: {case.subject}"


def letter(
    case: CaseFile, told: Progress, *, signer: SigningBlock, at: datetime, issued_at: datetime | None = None
) -> sp2hp.Content:
    """An SP2HP as it would be signed now. raises LookupError where nobody is known by name"""
    matter, report, handed = case.matter, report_of(case), case.handover
    reader, zone = reader_of_letters(case), ZoneInfo(matter.unit.zone)
    if reader is None or handed.investigator is None or report.issued_at is None:
        raise LookupError("nobody to write to, or nobody who works on it")
    receipt = matter.papers.filter(kind="sttlp").first()
    is_stop = report.state == Handled.DIHENTIKAN
    return sp2hp.Content(
        desk=desk_of(matter.unit, clock.local_date(at, zone)),
        number=None,
        code=told.code,
        written_at=at,
        issued_at=issued_at,
        lp_number=report.number,
        lp_on=clock.local_date(report.issued_at, zone),
        persons=(_as_reader(reader),),
        investigator=handed.investigator,
        phone=handed.phone,
        complaints=Office(f"Siwas dan Sipropam {matter.unit.name}", phone="110"),
        signer=signer,
        sttlp_number=receipt.number if receipt else "",
        warrants=told.warrants,
        progress=told.progress,
        next_steps=told.next_steps,
        obstacles=told.obstacles,
        expected_by=told.by_day,
        stage=stage_of(case),
        stopped_on=handed.stage_on if is_stop else None,
        stop_reason=told.stop_reason,
        objection=told.objection,
        contact=told.contact,
        copies=_COPIES,
        shield=shield(),
    )


def _as_reader(person: Person) -> Person:
    """A victim who is told stands where the reporter stands on the letter."""
    return person if Role.PELAPOR in person.roles else replace(person, roles=(Role.PELAPOR, *person.roles))


def stage_of(case: CaseFile) -> str:
    """ "penyidikan" once it was reached, "penyelidikan" before."""
    reached = any(line.startswith(f"{Handled.PENYIDIKAN}:") for line in case.handover.progress)
    return "penyidikan" if reached else "penyelidikan"


def notice(case: CaseFile, *, lp_number: str, approver: SigningBlock, at: datetime) -> propam_tembusan.Content:
    """The notice to Propam that a member of the police is named; of him unit and service number, no name."""
    matter = case.matter
    day = clock.local_date(at, ZoneInfo(matter.unit.zone))
    members = tuple(_member(person) for person in case.with_role(Role.TERLAPOR))
    return propam_tembusan.Content(
        desk=desk_of(matter.unit, day),
        number=None,
        to=propam_tembusan.PROPAM,
        report=Reference("Laporan Polisi", lp_number, day),
        members=members or (propam_tembusan.Member(UNKNOWN_UNIT),),
        written_at=at,
        approver=approver,
        copies=(f"Kapolres {matter.unit.city}",),
        shield=shield(),
    )


def _member(person: Person) -> propam_tembusan.Member:
    number = person.id_number if person.id_kind == "KTA-POLRI" else ""
    return propam_tembusan.Member(person.occupation or UNKNOWN_UNIT, number)


def summary(told: Progress) -> str:
    """What a letter said, in a few words for the register."""
    first = next(iter((*told.progress, told.stop_reason)), "")
    return first or CODE_WORDS[Code(told.code)].partition(" · ")[2]
