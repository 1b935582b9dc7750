"""The Laporan Polisi: drafted from the matter, confirmed by the reporter, issued with its STTLP in one commit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from spkt.access import reports as wording
from spkt.access._facts import facts
from spkt.access._people import FOLLOW_UP
from spkt.access.citizens import agreed
from spkt.actions._handover import follow_up
from spkt.actions._spine import Act, Refused, Stale, act
from spkt.actions._terms import start_term, told
from spkt.actions.matters import settle, store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law._report import Finding
from spkt.law.case import Charge, Confirmation, Person
from spkt.law.journeys.matters import MATTER, State
from spkt.law.offences import charge as charge_of
from spkt.law.offences import deed_days
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import signer_of, signing_block
from spkt.records.models import LaporanPolisi, Paper, Watch
from spkt.records.reference import catalogue

HOW = ("tanda tangan", "layar", "cap jempol", "menolak")
WITNESSES = 2


@act("reports.draft")
def draft(
    a: Act, code: str, uraian: str, deed: str, actions: Sequence[str], base: int, offences: Sequence[str] = ()
) -> int:
    """Writes the formal account beside the story; everything else is already told.

    uraian      third person, in time order; deed   short name of the deed
    actions     what the desk did, one sentence part each
    base        ordinal of the telling the officer started from
    offences    codes of what is suspected, where no gelar has weighed yet
    returns     version of the draft
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    known = facts(case, a.by)
    a.judge(MATTER, known)
    if not uraian.strip() or not deed.strip():
        raise Refused(N_("Tulis nama singkat perbuatannya dan uraian kejadian dulu."))
    if base != matter.told:
        raise Stale(N_("Cerita berubah sejak Anda membuka konsep ini. Muat ulang, lalu sesuaikan uraiannya."))
    was_read = matter.read_back == matter.told
    store_account(a, matter, replace(case.account, uraian=uraian.strip(), deed=deed.strip()))
    # Her own words are those that were read to her; the account beside them is read back as the report.
    matter.read_back = matter.told if was_read else matter.read_back
    report = case.report or LaporanPolisi(matter=matter, gelar=case.gelar, drafted_by=a.by.officer, drafted_at=a.at)
    report.drafted_by, report.drafted_at = a.by.officer, a.at
    _rest_on(a, case, report, known.skip if matter.state != State.REKOM_LP else "", offences)
    vault.put(report, "actions", list(actions), matter.key)
    _ = a.save(report) if case.report else a.add(report)
    settle(a, matter)
    return int(LaporanPolisi.objects.get(pk=report.pk).version)


def _rest_on(a: Act, case: CaseFile, report: LaporanPolisi, skip: str, offences: Sequence[str]) -> None:
    """What the report rests on: its gelar, or a lawful skip with what is suspected for now."""
    report.gelar, report.skip = (None, skip) if skip else (case.gelar, "")
    charges = _suspected(a, case, offences) if skip else ()
    vault.put(report, "finding", Finding(charges=charges), case.matter.key)


def _suspected(a: Act, case: CaseFile, offences: Sequence[str]) -> tuple[Charge, ...]:
    """Offences of the catalogue that may hold on the day of the deed. raises Refused for none, or for another"""
    pairs = catalogue().choices(*deed_days(case.account.when, a.today))
    offered = {each.code for pair in pairs for each in (pair.new, pair.old) if each}
    if not offences or any(each not in offered for each in offences):
        raise Refused(N_("Pilih pasal yang diduga dari daftar pasal pada tanggal kejadian."))
    return tuple(charge_of(catalogue().get(each)) for each in offences)


@act("reports.confirm")
def confirm(a: Act, code: str, digest: str, given: Confirmation) -> str:
    """The reporter confirms the text that was read back to her, bound to its digest.

    raises      Refused for a thumb without two witnesses or a refusal without reason; Stale for a text that changed
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(MATTER, facts(case, a.by))
    check_given(given, case.reporter)
    report = case.report
    if report is None or report.text_digest != digest:
        raise Stale(N_("Isi berubah sejak dibacakan. Bacakan kembali bagian yang berubah."))
    if given.how == "layar" and not agreed(a.by, matter, digest):
        raise Refused(N_("Pelapor belum menyetujui isi ini di layarnya. Bacakan sampai selesai, atau pilih cara lain."))
    report.confirmed_digest, report.confirmed_at = digest, a.at
    vault.put(report, "confirmation", given, matter.key)
    a.save(report)
    a.save(matter)
    return digest


def check_given(given: Confirmation, reporter: Person | None) -> None:
    """Raises Refused where the way she confirmed lacks what it needs, or cannot be hers."""
    if reporter is not None and not reporter.reads and given.how in ("tanda tangan", "layar"):
        raise Refused(N_("Pelapor tidak dapat membaca atau menulis. Pakai cap jempol dengan dua saksi."))
    if given.how not in HOW:
        raise Refused(N_("Pilih bagaimana pelapor menyetujui isinya."))
    if given.how == "cap jempol" and len([name for name in given.witnesses if name.strip()]) < WITNESSES:
        raise Refused(N_("Cap jempol perlu dua saksi. Tulis nama keduanya."))
    if given.how == "menolak" and not given.reason.strip():
        raise Refused(N_("Tulis alasan pelapor menolak menandatangani."))


@act("reports.issue")
def issue(a: Act, code: str, version: int) -> dict[str, str]:
    """Issues LP and STTLP with the same ordinal: number, two snapshots, leaf and jobs in one commit.

    version     of the draft the approver has read
    returns     {"number", "lp", "sttlp"}: printed number and outside codes of the two papers
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    report = case.report
    if report is None or report.version != version:
        raise Stale(N_("Konsep LP berubah sejak Anda memeriksanya. Baca yang berubah, lalu terbitkan."))
    approver = signing_block(a.unit, "lp_b", a.today, a.by.officer)
    recommended = Paper.objects.filter(matter=matter, kind="gelar_rek").order_by("-issued_at").first()
    content = wording.report(
        case,
        officer=signer_of(report.drafted_by),
        approver=approver,
        gelar_number=recommended.number if recommended and report.gelar_id else "",
        actions=tuple(vault.get(report, "actions", matter.key) or ()),
        issued_at=a.at,
    )
    check_printable("lp_b", content)
    series, number = take_number(a, numbers.Kind.LP_B)
    report.ordinal, report.number, report.issued_at, report.issued_by = series.last, number, a.at, a.by.officer
    a.save(report)
    content = replace(content, number=number)
    lp = issue_paper(a, "lp_b", content, series, number, matter=matter)
    receipt_number = numbers.printed(numbers.Kind.STTLP, series.last, a.today, a.unit.tail)
    receipt = wording.report_receipt(case, content, receipt_number)
    sttlp = issue_paper(a, "sttlp", receipt, series, receipt_number, matter=matter)
    follow_up(a, matter, case)
    a.go(matter, move)
    if report.skip:
        start_term(a, matter, FOLLOW_UP, _end_of_shift(a))
    matter.closed_at = a.at
    told(a, matter)
    a.save(matter)
    tell_public(a, matter, move.told)
    return {"number": number, "lp": lp.code, "sttlp": sttlp.code}


def _end_of_shift(a: Act) -> datetime:
    """When the running watch ends; a day from now where none runs."""
    running = Watch.objects.filter(unit=a.unit, starts_at__lte=a.at, ends_at__gt=a.at).order_by("ends_at").first()
    return running.ends_at if running else a.at + timedelta(days=1)
