"""A report after issue: its notices and clocks, its way to the detectives, and what they make of it."""

from dataclasses import replace
from datetime import date

from spkt.access import _report as wording
from spkt.access._case import KnownCase, reader_of_letters, report_of
from spkt.actions._spine import Act, Refused, Stale, act
from spkt.actions._terms import start_term
from spkt.actions.matters import tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.actions.watch import assign, holders
from spkt.kit import clock
from spkt.law import numbers
from spkt.law._report import Handover
from spkt.law._sp2hp import PREFIX, Code, Weight, next_due, repeated, stop_due, term_kind
from spkt.law.deadlines import sp2hp_a1_due
from spkt.law.journeys._case import CASE, ONWARD, Handled
from spkt.law.journeys._table import Move
from spkt.law.roles import Role
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import signer_of, signing_block
from spkt.records.models import LaporanPolisi, Matter, Officer, Term

DETECTIVES = (Role.PIKET_RESKRIM, Role.UPPA)
RECEIVERS = (Role.KASAT, *DETECTIVES)
"""Who takes a bundle for the detectives; the head disposes of it either way."""
POLICE_NAMED = "terlapor_polri"


def follow_up(a: Act, matter: Matter, case: CaseFile) -> None:
    """What every issue of a report brings with it: the first letter is owed, and Propam learns of a member named."""
    report = report_of(case)
    if reader_of_letters(case) is not None:
        owe(a, matter, Code.A1, sp2hp_a1_due(a.today))
    if POLICE_NAMED in case.account.facts:
        approver = signing_block(a.unit, "propam_tembusan", a.today, a.by.officer)
        content = wording.notice(case, lp_number=report.number, approver=approver, at=a.at)
        check_printable("propam_tembusan", content)
        series, number = take_number(a, numbers.Kind.LETTER)
        issue_paper(a, "propam_tembusan", replace(content, number=number), series, number, matter=matter)


def owe(a: Act, matter: Matter, code: Code, due_on: date) -> None:
    """A clock for a letter; the whole of the last day counts."""
    start_term(a, matter, term_kind(code), clock.day_end(due_on, a.by.zone))


def settle_letters(a: Act, matter: Matter, kind: str = "") -> None:
    """Stops the clock of this kind, without one every clock that asks for a letter."""
    running = Term.objects.select_for_update().filter(matter=matter, stopped_at=None, kind__startswith=kind or PREFIX)
    for term in running:
        term.stopped_at = a.at
        a.save(term)


@act("reports.hand_to_detectives")
def hand_to_detectives(a: Act, code: str, bundle: list[str], receiver: str, note: str = "") -> dict[str, str]:
    """The report goes to the detectives with its bundle, evidence and running clocks; their head is assigned.

    bundle      outside codes of the papers that go along, the report itself among them
    receiver    NRP of who takes it
    returns     {"number", "paper"}: of the minutes
    """
    matter, case, report, _move = judged(a, code)
    taker = _one_of(a, receiver, RECEIVERS)
    kept = tuple(paper for paper in bundle if matter.papers.filter(code=paper).exists())
    if not matter.papers.filter(code__in=kept, kind__in=("lp_a", "lp_b")).exists():
        raise Refused(N_("Laporan Polisinya belum dicentang. Centang laporan dan berkas yang ikut diserahkan."))
    giver = signing_block(a.unit, "serah_lp", a.today, a.by.officer)
    content = wording.handing(case, giver=giver, receiver=signer_of(taker), bundle=kept, at=a.at)
    check_printable("serah_lp", content)
    series, number = take_number(a, numbers.Kind.MINUTES)
    paper = issue_paper(a, "serah_lp", replace(content, number=number), series, number, matter=matter)
    names = tuple(f"{sheet.name} {sheet.number}".strip() for sheet in content.bundle)
    report.handed_at, report.handed_by, report.state = a.at, a.by.officer, Handled.DISERAHKAN
    vault.put(report, "handover", Handover(receiver=signer_of(taker), bundle=names, note=note.strip()), matter.key)
    a.save(report)
    for officer in {each.pk: each for each in (taker, *holders(a.unit, Role.KASAT))}.values():
        assign(a, matter, officer)
    a.save(matter)
    return {"number": number, "paper": paper.code}


@act("reports.take_over")
def take_over(a: Act, code: str, investigator: str, phone: str, disposition: str, weight: str) -> str:
    """The head of the detectives receives it, says how hard it is, and names who works on it and how to reach him.

    investigator    NRP of a detective
    weight          of law._sp2hp.Weight: decides when letters are due
    """
    matter, case, report, move = judged(a, code)
    detective = _one_of(a, investigator, DETECTIVES)
    if not phone.strip() or not disposition.strip():
        raise Refused(N_("Tulis disposisi dan nomor telepon penyidik; nomor itu dicetak pada SP2HP."))
    if weight not in set(Weight):
        raise Refused(N_("Pilih bobot perkaranya: ringan, sedang, atau sulit."))
    handed = replace(
        case.handover,
        investigator=signer_of(detective),
        phone=phone.strip(),
        disposition=disposition.strip(),
        weight=weight,
        stage_on=a.today,
    )
    vault.put(report, "handover", handed, matter.key)
    report.taken_at, report.taken_by, report.state = a.at, a.by.officer, str(move.to)
    a.save(report)
    assign(a, matter, detective)
    _owe_next(a, matter, report, handed)
    a.save(matter)
    _tell(a, matter, move)
    return str(report.state)


def _owe_next(a: Act, matter: Matter, report: LaporanPolisi, handed: Handover) -> None:
    """Starts the clock of the letter that this stage owes again and again."""
    code = repeated(report.state)
    if code is not None and handed.stage_on is not None and reader_of_letters(open_case(matter)) is not None:
        owe(a, matter, code, next_due(code, Weight(handed.weight), handed.stage_on, a.today))


@act("reports.progress")
def progress(a: Act, code: str, to: str, reason: str) -> str:
    """The head of the detectives brings the report to its next stage; its clocks change with it.

    to      one of ONWARD from where it stands
    """
    matter, case, report, move = judged(a, code)
    if to not in ONWARD[Handled(report.state)]:
        raise Refused(N_("Pilih perkembangan dari daftar."))
    if not reason.strip():
        raise Refused(N_("Tulis alasannya: hasil gelar, surat perintah, atau dasar hukumnya."))
    line = f"{to}: {reason.strip()}"
    handed = replace(case.handover, progress=(*case.handover.progress, line), stage_on=a.today)
    vault.put(report, "handover", handed, matter.key)
    a.go(report, move, to)
    a.save(report)
    _change_clocks(a, matter, report, handed)
    a.save(matter)
    return str(report.state)


def _change_clocks(a: Act, matter: Matter, report: LaporanPolisi, handed: Handover) -> None:
    """A first letter that is still owed stays owed until the case ends; a stop is told within a day."""
    if report.state == Handled.PENYIDIKAN:
        settle_letters(a, matter, term_kind(Code.A2))
        _owe_next(a, matter, report, handed)
        return
    settle_letters(a, matter)
    if report.state == Handled.DIHENTIKAN and reader_of_letters(open_case(matter)) is not None:
        owe(a, matter, Code.A5, stop_due(a.today))


def judged(a: Act, code: str) -> tuple[Matter, CaseFile, LaporanPolisi, Move]:
    """The matter with its issued report, both locked, and the move this act makes. raises Refused without a report"""
    matter = a.lock_matter(code)
    report = LaporanPolisi.objects.select_for_update(of=("self",)).filter(matter=matter, ordinal__isnull=False).first()
    if report is None:
        raise Refused(N_("Laporan Polisinya belum terbit. Terbitkan dulu."))
    matter._state.fields_cache["report"] = report
    case = open_case(matter)
    return matter, case, report, a.judge(CASE, KnownCase(case))


def _one_of(a: Act, nrp: str, roles: tuple[Role, ...]) -> Officer:
    """The officer with this NRP who holds one of these roles now."""
    found = next((each for role in roles for each in holders(a.unit, role) if each.nrp == nrp), None)
    if found is None:
        raise Stale(N_("Petugas ini tidak sedang bertugas di Reskrim. Muat ulang, lalu pilih lagi."))
    return found


def _tell(a: Act, matter: Matter, move: Move) -> None:
    if matter.visit_id is not None:  # a finding alone has nobody who follows it
        tell_public(a, matter, move.told)
