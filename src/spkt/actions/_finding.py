"""A finding of an officer: written at the scene, submitted, given back or issued as a report of model A."""

from dataclasses import replace
from itertools import zip_longest
from typing import Any

from spkt.access import _report as wording
from spkt.access import reports as told
from spkt.access._facts import facts
from spkt.actions._handover import follow_up
from spkt.actions._index import forget, index_person, index_thing
from spkt.actions._spine import Act, Refused, Stale, act
from spkt.actions.matters import add_party, begin, put_down, settle, store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.actions.watch import assign, holders
from spkt.law import numbers
from spkt.law._report import Finding, Met
from spkt.law.journeys import Errand, journey_of
from spkt.law.journeys._finding import APPROVERS, FINDING, FindingFacts, Found
from spkt.law.journeys._table import START
from spkt.law.journeys.matters import MATTER
from spkt.law.words import N_
from spkt.records import models as rows
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import signing_block

SUBJECT_WORDS = 8


@act("reports.begin_finding")
def begin_finding(a: Act, met: Met) -> str:
    """Opens the dossier of a deed that this officer met with; no visitor brought it.

    returns     outside code of the dossier
    """
    move = a.judge(FINDING, FindingFacts(state=START))
    _check(met)
    matter = begin(a, Errand.LP_A, met.subject)
    a.go(matter, move)
    put_down(a, matter)
    _write(a, matter, met, None)
    return matter.code


@act("reports.write_finding")
def write_finding(a: Act, code: str, met: Met, version: int) -> str:
    """Mends what was written, as long as nobody checks it.

    version     of the report that the officer read
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(FINDING, facts(case, a.by))
    _check(met)
    if case.report is None or case.report.version != version:
        raise Stale(N_("Temuan ini berubah sejak Anda membukanya. Muat ulang, lihat yang berubah, lalu ulangi."))
    vault.put(matter, "subject", met.subject, matter.key)
    returned = case.finding.returned
    _write(a, matter, replace(met, finding=replace(met.finding, returned=returned)), case.report)
    return code


def _check(met: Met) -> None:
    if not met.account.uraian.strip():
        raise Refused(N_("Tulis dulu uraian temuan Anda."))
    if not met.subject.strip() or len(met.subject.split()) > SUBJECT_WORDS:
        raise Refused(N_("Tulis nama singkat kejadiannya paling banyak delapan kata, tanpa nama orang."))


def _write(a: Act, matter: rows.Matter, met: Met, report: rows.LaporanPolisi | None) -> None:
    """Account, people, things and what only model A says, in one telling."""
    store_account(a, matter, met.account)
    for person, row in zip_longest(met.persons, list(matter.parties.filter(struck=False).order_by("ordinal"))):
        _put_person(a, matter, person, row)
    for thing, row in zip_longest(met.things, list(matter.things.filter(struck=False).order_by("ordinal"))):
        _put_thing(a, matter, thing, row)
    draft = report or rows.LaporanPolisi(matter=matter, model="A", drafted_by=a.by.officer, drafted_at=a.at)
    vault.put(draft, "finding", _placed(matter, met.finding), matter.key)
    _ = a.save(draft) if report else a.add(draft)
    settle(a, matter)


def _put_person(a: Act, matter: rows.Matter, person: Any, row: Any) -> None:
    if row is None:
        add_party(a, matter, person)
        return
    forget(row.pk)
    row.struck = person is None
    if person is not None:
        vault.put(row, "person", person, matter.key)
        index_person(matter, row, person)
    a.save(row)


def _put_thing(a: Act, matter: rows.Matter, thing: Any, row: Any) -> None:
    is_new = row is None
    row = row or rows.Thing(matter=matter, ordinal=rows.Thing.objects.filter(matter=matter).count() + 1)
    forget(row.pk)
    row.struck = thing is None
    if thing is not None:
        vault.put(row, "thing", thing, matter.key)
    _ = a.add(row) if is_new else a.save(row)
    if thing is not None:
        index_thing(matter, row.pk, thing)


def _placed(matter: rows.Matter, finding: Finding) -> Finding:
    """The finding with the ordinals of its people and things, which the form counts by their place."""
    people = list(matter.parties.filter(struck=False).order_by("ordinal").values_list("ordinal", flat=True))
    things = list(matter.things.filter(struck=False).order_by("ordinal").values_list("ordinal", flat=True))
    secured = tuple(
        replace(each, party=people[each.party - 1]) for each in finding.secured if 0 < each.party <= len(people)
    )
    found_by = {things[n - 1]: who for n, who in finding.found_by.items() if 0 < n <= len(things)}
    return replace(finding, secured=secured, found_by=found_by)


@act("reports.submit_finding")
def submit_finding(a: Act, code: str, version: int) -> str:
    """The finder asks another officer to check it; whoever may is assigned and finds it on his workbench."""
    matter, case, move = _judged(a, code)
    _same(case, version)
    for role in sorted(APPROVERS):
        for officer in holders(a.unit, role):
            assign(a, matter, officer)
    a.go(matter, move)
    a.save(matter)
    return str(matter.state)


@act("reports.return_finding")
def return_finding(a: Act, code: str, reason: str) -> str:
    """Gives it back to the finder with what is to be mended."""
    matter, case, move = _judged(a, code)
    if not reason.strip():
        raise Refused(N_("Tulis apa yang harus dilengkapi, supaya penemunya tahu."))
    report = case.report
    assert report is not None
    finding = replace(case.finding, returned=(*case.finding.returned, f"{a.by.officer.name}: {reason.strip()}"))
    vault.put(report, "finding", finding, matter.key)
    a.save(report)
    a.go(matter, move)
    a.save(matter)
    return str(matter.state)


@act("reports.issue_finding")
def issue_finding(a: Act, code: str, version: int) -> dict[str, str]:
    """Issues the report of model A: number of its own series, paper and leaf in one commit, no STTLP.

    version     of the report that the approver has read
    returns     {"number", "lp"}: printed number and outside code of the paper
    """
    matter, case, move = _judged(a, code)
    _same(case, version)
    report = case.report
    assert report is not None
    approver = signing_block(a.unit, "lp_a", a.today, a.by.officer)
    content = wording.finding_report(case, approver=approver, issued_at=a.at)
    check_printable("lp_a", content)
    series, number = take_number(a, numbers.Kind.LP_A)
    report.ordinal, report.number = series.last, number
    report.issued_at, report.issued_by = a.at, a.by.officer
    a.save(report)
    paper = issue_paper(a, "lp_a", replace(content, number=number), series, number, matter=matter)
    a.go(matter, move)
    matter.closed_at = a.at
    a.save(matter)
    follow_up(a, matter, case)
    if matter.visit is not None:  # whoever brought it holds its code; a finding alone is nobody's to follow
        tell_public(a, matter, move.told)
    return {"number": number, "lp": paper.code}


def _judged(a: Act, code: str) -> tuple[rows.Matter, CaseFile, Any]:
    matter = a.lock_matter(code)
    case = open_case(matter)
    return matter, case, a.judge(journey_of(matter.errand), facts(case, a.by))


def _same(case: CaseFile, version: int) -> None:
    if case.report is None or case.report.version != version:
        raise Stale(N_("Temuan ini berubah sejak Anda membacanya. Baca yang berubah, lalu ulangi."))


@act("reports.take_as_finding")
def take_as_finding(a: Act, code: str) -> str:
    """A gelar recommended model A: the dossier goes on as a finding of this officer, with all that was told.

    The errand changes and everything stays where it is: story, people, things, and what the gelar suspected.
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    story = case.account
    matter.errand = Errand.LP_A
    a.go(matter, move, Found.TEMUAN)
    a.save(matter)
    store_account(a, matter, replace(story, uraian=story.uraian or story.words, deed=story.deed or case.subject))
    report = rows.LaporanPolisi(matter=matter, model="A", drafted_by=a.by.officer, drafted_at=a.at)
    vault.put(report, "finding", Finding(charges=case.notes.charges, how=("informasi",)), matter.key)
    report.text_digest = told.text_digest(case, ())
    a.add(report)
    assign(a, matter, a.by.officer)
    settle(a, matter)
    return code
