"""The Laporan Polisi: drafted from the matter, confirmed by the reporter, issued with its STTLP in one commit."""

from collections.abc import Sequence
from dataclasses import replace

from spkt.access import reports as wording
from spkt.access._facts import facts
from spkt.access.citizens import agreed
from spkt.actions._handover import follow_up
from spkt.actions._spine import Act, Refused, Stale, act
from spkt.actions.matters import settle, store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law.case import Confirmation
from spkt.law.journeys.matters import MATTER
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.letterhead import signer_of, signing_block
from spkt.records.models import LaporanPolisi, Paper

HOW = ("tanda tangan", "layar", "cap jempol", "menolak")
WITNESSES = 2


@act("reports.draft")
def draft(a: Act, code: str, uraian: str, deed: str, actions: Sequence[str], base: int) -> int:
    """Writes the formal account beside the story; everything else is already told.

    uraian      third person, in time order; deed   short name of the deed
    actions     what the desk did, one sentence part each
    base        ordinal of the telling the officer started from
    returns     version of the draft
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(MATTER, facts(case, a.by))
    if not uraian.strip() or not deed.strip():
        raise Refused(N_("Tulis nama singkat perbuatannya dan uraian kejadian dulu."))
    if base != matter.told:
        raise Stale(N_("Cerita berubah sejak Anda membuka konsep ini. Muat ulang, lalu sesuaikan uraiannya."))
    store_account(a, matter, replace(case.account, uraian=uraian.strip(), deed=deed.strip()))
    report = case.report or LaporanPolisi(matter=matter, gelar=case.gelar, drafted_by=a.by.officer, drafted_at=a.at)
    report.drafted_by, report.drafted_at = a.by.officer, a.at
    vault.put(report, "actions", list(actions), matter.key)
    _ = a.save(report) if case.report else a.add(report)
    settle(a, matter)
    return int(LaporanPolisi.objects.get(pk=report.pk).version)


@act("reports.confirm")
def confirm(a: Act, code: str, digest: str, given: Confirmation) -> str:
    """The reporter confirms the text that was read back to her, bound to its digest.

    raises      Refused for a thumb without two witnesses or a refusal without reason; Stale for a text that changed
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(MATTER, facts(case, a.by))
    _check(given)
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


def _check(given: Confirmation) -> None:
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
    gelar_number = Paper.objects.filter(matter=matter, kind="gelar_rek").order_by("-issued_at")[0].number
    content = wording.report(
        case,
        officer=signer_of(report.drafted_by),
        approver=approver,
        gelar_number=gelar_number,
        actions=tuple(vault.get(report, "actions", matter.key) or ()),
        issued_at=a.at,
    )
    check_printable("lp_b", content)
    series, number = take_number(a, numbers.Kind.LP_B)
    report.ordinal, report.number = series.last, number
    report.issued_at, report.issued_by = a.at, a.by.officer
    a.save(report)
    content = replace(content, number=number)
    lp = issue_paper(a, "lp_b", content, series, number, matter=matter)
    receipt_number = numbers.printed(numbers.Kind.STTLP, series.last, a.today, a.unit.tail)
    receipt = wording.report_receipt(case, content, receipt_number)
    sttlp = issue_paper(a, "sttlp", receipt, series, receipt_number, matter=matter)
    follow_up(a, matter, case)
    a.go(matter, move)
    matter.closed_at = a.at
    a.save(matter)
    tell_public(a, matter, move.told)
    return {"number": number, "lp": lp.code, "sttlp": sttlp.code}
