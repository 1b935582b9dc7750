"""Model A: what an officer met with, checked by another hand, issued in a series of its own."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from spkt.access._gate import Unseen
from spkt.actions import _finding
from spkt.actions._spine import NotYours, Refused, Stale
from spkt.law._report import Met
from spkt.law.case import Account, Birth, Person, Role
from spkt.law.secrecy import Secrecy
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Job, LaporanPolisi, Matter, Paper, Series
from tests import factories, findings
from tests.cast import officer, who

pytestmark = pytest.mark.usefixtures("evening")


def snapshot(matter: Matter, kind: str) -> dict[str, object]:
    return dict(vault.get(Paper.objects.get(matter=matter, kind=kind), "snapshot", matter.key))


def test_a_finding_has_no_visit_no_gelar_and_no_receipt() -> None:
    matter = findings.finding(after="issue")
    report = findings.issued(matter)
    assert (matter.state, matter.visit, report.gelar, report.model) == ("LP_A_terbit", None, None, "A")
    assert set(matter.papers.values_list("kind", flat=True)) == {"lp_a"}
    assert report.number == "LP/A/1/XI/2026/SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT"
    assert factories.leaves([matter]) == ["reports.begin_finding", "reports.submit_finding", "reports.issue_finding"]
    assert Job.objects.filter(kind="publish").count() == 0, "nobody holds its code"


def test_a_and_b_are_counted_apart() -> None:
    findings.finding()
    findings.report(after="issue")
    findings.finding()
    assert {row.kind: row.last for row in Series.objects.filter(kind__startswith="lp_")} == {"lp_a": 2, "lp_b": 1}


def test_the_paper_says_what_was_found_and_by_whom() -> None:
    said = snapshot(findings.finding(), "lp_a")["content"]
    assert isinstance(said, dict)
    assert said["finder"]["name"] == "YOSUA LANTING"
    assert said["approver"]["signer"]["name"] == "DODI HERYANTO, S.H."
    assert (said["evidence_found_by"], said["secured"][0]["who"]) == ("BRIPDA FERI", "YOHANES")
    assert said["charges"][0]["code"] == "KUHP-466.1"


@pytest.mark.parametrize("name", ["citra", "wahyu", "hendra", "gita", "hadi"])
def test_who_meets_with_nothing_writes_no_finding(name: str) -> None:
    with pytest.raises(NotYours):
        _finding.begin_finding(by=who(name), key=uuid4(), met=findings.MET)


@pytest.mark.parametrize("name", ["dodi"])
def test_the_finder_never_approves_himself(name: str) -> None:
    matter = findings.finding(after="submit", by=name)
    for act, inputs in ((_finding.issue_finding, {"version": 1}), (_finding.return_finding, {"reason": "x"})):
        with pytest.raises(Refused, match="Anda yang menemukan"):
            act(by=who(name), key=uuid4(), code=matter.code, **inputs)


def test_the_database_refuses_a_number_from_the_finders_hand() -> None:
    matter = findings.finding(after="submit", by="dodi")
    row = LaporanPolisi.objects.get(matter=matter)
    with pytest.raises(DatabaseError), transaction.atomic():
        LaporanPolisi.objects.filter(pk=row.pk).update(
            ordinal=1, number="LP/A/1", issued_at=matter.received_at, issued_by=officer("dodi")
        )


def test_the_database_refuses_a_number_before_it_was_submitted() -> None:
    row = LaporanPolisi.objects.get(matter=findings.finding(after="begin"))
    with pytest.raises(DatabaseError, match="finding_is_issued_after_it_was_submitted"), transaction.atomic():
        LaporanPolisi.objects.filter(pk=row.pk).update(
            ordinal=1, number="LP/A/1", issued_at=row.drafted_at, issued_by=officer("dodi")
        )


def test_the_head_of_the_detectives_approves_too() -> None:
    assert findings.issued(findings.finding(approver="hendra")).issued_by == officer("hendra")


def test_it_comes_back_with_a_reason_and_goes_again() -> None:
    matter = findings.finding(after="submit")
    dodi, yosua = who("dodi"), who("yosua")
    with pytest.raises(Refused, match="Tulis apa yang harus dilengkapi"):
        _finding.return_finding(by=dodi, key=uuid4(), code=matter.code, reason=" ")
    _finding.return_finding(by=dodi, key=uuid4(), code=matter.code, reason="Tulis ciri parangnya.")
    matter = factories.reread(matter.code)
    assert matter.state == "temuan"
    assert open_case(matter).finding.returned == ("DODI HERYANTO, S.H.: Tulis ciri parangnya.",)
    old = findings.version(matter.code)
    met = replace(findings.MET, persons=(findings.YOHANES,), things=())
    _finding.write_finding(by=yosua, key=uuid4(), code=matter.code, met=met, version=old)
    with pytest.raises(Stale):
        _finding.write_finding(by=yosua, key=uuid4(), code=matter.code, met=met, version=old)
    case = open_case(factories.reread(matter.code))
    assert ([p.name for p in case.persons], case.goods, len(case.finding.returned)) == (["YOHANES"], (), 1)
    _finding.submit_finding(by=yosua, key=uuid4(), code=matter.code, version=findings.version(matter.code))


def test_nobody_else_mends_it() -> None:
    matter = findings.finding(after="begin", by="ani")
    with pytest.raises(Refused, match="Hanya petugas yang menemukan"):
        _finding.write_finding(by=who("budi"), key=uuid4(), code=matter.code, met=findings.MET, version=1)
    with pytest.raises(Unseen):
        _finding.write_finding(by=who("agung"), key=uuid4(), code=matter.code, met=findings.MET, version=1)


BARE = Met(account=Account(uraian="Ada orang."), subject="Keributan")


def test_what_is_missing_is_said_before_it_is_submitted() -> None:
    matter = findings.finding(BARE, after="begin")
    with pytest.raises(Refused) as refused:
        _finding.submit_finding(by=who("yosua"), key=uuid4(), code=matter.code, version=1)
    assert len(refused.value.reasons) == 6, "how, when, known, where, first action, which offence"


@pytest.mark.parametrize(
    "met", [replace(BARE, account=Account()), replace(BARE, subject=""), replace(BARE, subject="a " * 9)]
)
def test_a_finding_says_something(met: Met) -> None:
    with pytest.raises(Refused):
        findings.finding(met, after="begin")


def test_trap_09_the_unknown_one_is_no_person_without_name() -> None:
    met = replace(findings.MET, persons=(), finding=replace(findings.MET.finding, secured=()))
    said = snapshot(findings.finding(met), "lp_a")["content"]
    assert isinstance(said, dict)
    assert said["persons"] == []


def test_trap_04_a_young_person_seals_the_finding_at_once() -> None:
    boy = Person((Role.TERLAPOR,), name="DODO", birth=Birth(age=15))
    matter = findings.finding(replace(findings.MET, persons=(boy,)), after="submit")
    assert matter.secrecy == Secrecy.TERTUTUP
    for name in ("ani", "lukas", "agung"):
        with pytest.raises(Unseen):
            _finding.issue_finding(by=who(name), key=uuid4(), code=matter.code, version=1)
    _finding.issue_finding(by=who("dodi"), key=uuid4(), code=matter.code, version=findings.version(matter.code))


def test_a_finding_of_an_offence_against_children_is_sealed_by_its_article() -> None:
    charge = replace(findings.KILL, code="TPKS-6A")
    met = replace(findings.MET, finding=replace(findings.MET.finding, charges=(charge,)))
    assert findings.finding(met, after="begin").secrecy == Secrecy.TERTUTUP


def test_an_issued_finding_stays() -> None:
    matter = findings.finding()
    with pytest.raises(Refused):
        _finding.write_finding(by=who("yosua"), key=uuid4(), code=matter.code, met=findings.MET, version=1)


def test_the_same_key_opens_one_dossier() -> None:
    key = uuid4()
    codes = {_finding.begin_finding(by=who("yosua"), key=key, met=findings.MET) for _ in range(2)}
    assert len(codes) == 1
    assert Matter.objects.filter(errand="lp_a").count() == 1


def test_a_recommendation_of_model_a_is_no_dead_end() -> None:
    code = factories.matter(route="lp_a", after="recommend").code
    _finding.take_as_finding(by=who("lukas"), key=uuid4(), code=code)
    matter = factories.reread(code)
    case = open_case(matter)
    assert (matter.errand, matter.state, case.finding.how) == ("lp_a", "temuan", ("informasi",))
    assert (case.account.words, len(case.persons)) == (factories.MOTOR_STORY.account.words, 2)
    assert [charge.code for charge in case.charges] == ["KUHP-477.1E"]
    finding = replace(case.finding, first_action="mendatangi tempat kejadian")
    met = Met(case.account, case.persons, case.goods, finding, "Motor hilang di halaman rumah")
    _finding.write_finding(by=who("lukas"), key=uuid4(), code=code, met=met, version=findings.version(code))
    _finding.submit_finding(by=who("lukas"), key=uuid4(), code=code, version=findings.version(code))
    _finding.issue_finding(by=who("dodi"), key=uuid4(), code=code, version=findings.version(code))
    published = [job.args["word"] for job in Job.objects.filter(kind="publish").order_by("pk")]
    assert published[-1] == "lp_a_terbit", "she holds the code and learns how it went on"


def test_a_member_of_the_police_is_told_to_propam_in_the_same_commit() -> None:
    matter = findings.finding(findings.named_police())
    said = snapshot(matter, "propam_tembusan")["content"]
    assert isinstance(said, dict)
    assert said["members"] == [{"unit": "Polsek Sepauk", "number": "90010203"}]
    assert "YOHANES" not in str(said)
    assert said["report"]["number"] == findings.issued(matter).number


def test_a_report_of_a_reporter_goes_to_propam_as_well() -> None:
    account = replace(factories.MOTOR_STORY.account, facts=("terlapor_polri",))
    matter = findings.report(after="issue", account=account)
    assert matter.papers.filter(kind="propam_tembusan").count() == 1
    assert findings.report(after="issue").papers.filter(kind="propam_tembusan").count() == 0
