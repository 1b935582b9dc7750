"""After issue: to the detectives, through their hands, and the letters that are owed on the way."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from spkt.access._gate import Unseen, sees
from spkt.actions import _evidence, _handover, _sp2hp, matters
from spkt.actions._evidence import Taken
from spkt.actions._spine import NotYours, Refused, Stale
from spkt.kit import clock
from spkt.law._report import Progress
from spkt.law.case import Thing
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Job, LaporanPolisi, Letter, Matter, Paper
from tests import cast, factories, findings
from tests.cast import NRP, officer, who

pytestmark = pytest.mark.usefixtures("evening")


def content(matter: Matter, kind: str) -> dict[str, Any]:
    paper = Paper.objects.filter(matter=matter, kind=kind).order_by("-issued_at")[0]
    said: dict[str, Any] = vault.get(paper, "snapshot", matter.key)["content"]
    return said


def words(matter: Matter) -> list[str]:
    told = Job.objects.filter(kind="publish", args__track=str(matter.track)).order_by("pk")
    return [job.args["word"] for job in told]


def wib(day: int, month: int = 11, year: int = 2026) -> datetime:
    """The first moment after this local day."""
    return datetime(year, month, day, 17, tzinfo=UTC)


def send(matter: Matter, told: Progress, by: str = "hendra") -> Any:
    return _sp2hp.issue_sp2hp(by=who(by), key=uuid4(), code=matter.code, told=told)


def step(matter: Matter, to: str, reason: str = "Hasil gelar perkara.") -> str:
    return _handover.progress(by=who("hendra"), key=uuid4(), code=matter.code, to=to, reason=reason)


def test_the_first_letter_is_owed_from_the_issue_as_the_receipt_promised() -> None:
    matter = findings.report(after="issue")
    assert findings.terms(matter) == {"sp2hp:A1": wib(27)}, "24 November and three days, the last of them whole"
    assert content(matter, "sttlp")["rights"]["sp2hp_by"] == "2026-11-27"


def test_a_finding_with_nobody_to_tell_owes_no_letter() -> None:
    assert findings.terms(findings.finding(after="take")) == {}


@pytest.mark.parametrize("name", ["ani", "citra", "lukas", "maria"])
def test_only_the_desks_heads_hand_over(name: str) -> None:
    matter = findings.report(after="issue")
    with pytest.raises((NotYours, Unseen)):
        findings.hand(matter.code, by=name)


@pytest.mark.parametrize("by", ["dodi", "wahyu"])
def test_the_minutes_name_bundle_hands_and_running_clocks(by: str) -> None:
    matter = findings.report(after="issue")
    got = findings.hand(matter.code, by=by)
    said = content(matter, "serah_lp")
    assert got["number"].startswith("BA/1/XI/2026/")
    assert said["receiver"]["name"] == "LUKAS BAYAN SENJA"
    assert said["giver"]["signer"]["number"] == NRP[by]
    assert [sheet["number"].split("/")[0] for sheet in said["bundle"]] == ["DUMAS", "LK", "GP", "GP", "LP", "STTLP"]
    assert [term["due_on"] for term in said["running"]] == ["2026-11-27"]
    report = findings.issued(matter)
    assert (report.state, report.handed_by) == ("diserahkan", officer(by))


def test_the_head_of_the_detectives_sees_it_only_once_it_was_handed_to_him() -> None:
    matter = findings.report(after="issue")
    assert not sees(who("hendra"), matter)
    findings.hand(matter.code)
    assert sees(who("hendra"), matter)
    assert sees(who("lukas"), matter)


def test_the_report_itself_goes_along() -> None:
    matter = findings.report(after="issue")
    receipt = matter.papers.get(kind="tanda_terima_pengaduan").code
    foreign = findings.report(after="issue").papers.get(kind="lp_b").code
    for bundle in ([], [receipt], [foreign]):
        with pytest.raises(Refused, match="belum dicentang"):
            findings.hand(matter.code, bundle=bundle)


def test_who_is_no_detective_takes_nothing() -> None:
    matter = findings.report(after="issue")
    with pytest.raises(Stale):
        findings.hand(matter.code, receiver=NRP["ani"])
    findings.hand(matter.code)
    with pytest.raises(Stale):
        findings.take(matter.code, investigator=NRP["yosua"])


def test_nothing_is_handed_over_before_it_is_issued_nor_twice() -> None:
    for matter in (factories.matter(after="confirm"), findings.report(after="hand")):
        with pytest.raises(Refused):
            findings.hand(matter.code)


def test_taking_over_names_the_investigator_and_sets_the_rhythm() -> None:
    matter = findings.report(after="hand")
    for missing in ({"phone": " "}, {"disposition": ""}, {"weight": "entah"}):
        with pytest.raises(Refused):
            findings.take(matter.code, **missing)
    findings.take(matter.code, weight="sulit")
    handed = open_case(factories.reread(matter.code)).handover
    assert handed.investigator is not None
    assert (handed.investigator.name, handed.phone, handed.weight) == ("LUKAS BAYAN SENJA", "0811-0000-0002", "sulit")
    assert findings.terms(matter) == {"sp2hp:A1": wib(27), "sp2hp:A2": wib(24, 12)}
    assert words(matter)[-1] == "ditangani"


def test_works_for_a_finding_as_well() -> None:
    matter = findings.finding(after="take")
    report = findings.issued(matter)
    assert (report.state, report.taken_by) == ("ditangani", officer("hendra"))
    assert content(matter, "serah_lp")["things"][0]["name"] == findings.PARANG.name
    assert words(matter) == []


def test_the_first_letter_comes_first_and_names_the_investigator() -> None:
    matter = findings.report()
    with pytest.raises(Refused, match="A1 selalu lebih dulu"):
        send(matter, findings.ONGOING)
    got = send(matter, findings.STUDIED)
    said = content(matter, "sp2hp")
    assert got["number"] == "SP2HP/1/XI/2026/SATRESKRIM/POLRES SINTANG/POLDA KALIMANTAN BARAT"
    assert (said["code"], said["investigator"]["name"]) == ("A1", "LUKAS BAYAN SENJA")
    assert [person["name"] for person in said["persons"]] == ["LIDIA MARTINA"], "nobody else is printed"
    assert said["signer"]["lines"] == ["a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KASAT RESKRIM"]
    assert "sp2hp:A1" not in findings.terms(matter)
    assert words(matter)[-1] == "kabar_penyidikan"
    with pytest.raises(Refused):
        send(matter, findings.STUDIED)


def test_a_letter_sets_the_next_clock() -> None:
    matter = findings.report()
    send(matter, findings.STUDIED)
    with clock.at(cast.EVENING + timedelta(days=10)):
        send(matter, findings.ONGOING)
        assert findings.terms(matter) == {"sp2hp:A2": wib(22, 12)}, "sent early, it stands for the fourteenth day"
    with clock.at(cast.EVENING + timedelta(days=30)):
        send(matter, findings.ONGOING)
        assert findings.terms(matter) == {"sp2hp:A2": wib(5, 1, 2027)}, "sent late, the next day of the rhythm is owed"


def test_the_investigation_has_a_rhythm_of_its_own() -> None:
    matter = findings.report()
    send(matter, findings.STUDIED)
    with clock.at(cast.EVENING + timedelta(days=5)):
        step(matter, "penyidikan", "Sprin Sidik 12/XI/2026.")
        assert findings.terms(matter) == {"sp2hp:A4": wib(9, 12)}
    with clock.at(cast.EVENING + timedelta(days=6)):
        send(matter, Progress("A3", progress=("gelar perkara",)))
        assert findings.terms(matter) == {"sp2hp:A4": wib(9, 12)}
        send(matter, Progress("A4", progress=("memeriksa saksi",)))
        assert findings.terms(matter) == {"sp2hp:A4": wib(19, 12)}
        assert content(matter, "sp2hp")["stage"] == "penyidikan"


def test_a_stop_is_told_within_a_day_and_before_the_end() -> None:
    matter = findings.report()
    step(matter, "dihentikan")
    assert findings.terms(matter) == {"sp2hp:A5": wib(25)}, "nothing else is owed any more"
    with pytest.raises(Refused, match="Penghentian harus diberitahukan dulu"):
        step(matter, "selesai")
    with pytest.raises(Refused, match="alasan hukum"):
        send(matter, Progress("A5"))
    send(matter, findings.STOPPED)
    assert findings.terms(matter) == {}
    assert words(matter)[-1] == "dihentikan_kabar"
    assert step(matter, "selesai") == "selesai"


def test_a_stopped_finding_that_nobody_brought_can_end() -> None:
    matter = findings.finding(after="take")
    step(matter, "dihentikan")
    assert step(matter, "selesai") == "selesai"
    with pytest.raises(Refused):
        step(matter, "selesai")


@pytest.mark.parametrize(("to", "reason"), [("selesai", "Alasan."), ("terbit", "Alasan."), ("penyidikan", " ")])
def test_a_step_is_one_of_the_table_and_has_a_reason(to: str, reason: str) -> None:
    with pytest.raises(Refused):
        step(findings.report(), to, reason)


@pytest.mark.parametrize("to", ["rj", "dilimpahkan"])
def test_other_ends_owe_nothing(to: str) -> None:
    matter = findings.report()
    step(matter, to)
    assert findings.terms(matter) == {}
    assert step(matter, "selesai") == "selesai"


def test_only_the_head_of_the_detectives_signs_letters() -> None:
    matter = findings.report()
    for name in ("lukas", "dodi", "ani"):
        with pytest.raises(NotYours):
            send(matter, findings.STUDIED, by=name)


def test_a_letter_that_says_nothing_is_refused() -> None:
    matter = findings.report()
    send(matter, findings.STUDIED)
    with pytest.raises(Refused, match="apa yang sudah dilakukan"):
        send(matter, Progress("A2"))


def test_every_letter_has_its_row() -> None:
    matter = findings.report()
    send(matter, findings.STUDIED)
    row = Letter.objects.get(matter=matter, kind="sp2hp")
    assert row.paper is not None
    assert (row.paper.kind, row.approved_by) == ("sp2hp", officer("hendra"))
    assert vault.get(row, "words", matter.key)["code"] == "A1"


def test_the_database_keeps_the_order_of_hands() -> None:
    row = LaporanPolisi.objects.get(matter=findings.report(after="issue"))
    with pytest.raises(DatabaseError, match="handed_over_before"), transaction.atomic():
        LaporanPolisi.objects.filter(pk=row.pk).update(state="ditangani")
    findings.hand(row.matter.code)
    with pytest.raises(DatabaseError, match="handover_stays"), transaction.atomic():
        LaporanPolisi.objects.filter(pk=row.pk).update(handed_by=officer("wahyu"))


LOCK = Thing("gembok rusak", part="bukti")


def receive(matter: Matter, *, by: str = "ani", **changed: Any) -> Any:
    inputs = {"taken": (Taken(2, "lengkung terpotong", "diambil di pagar", "0012"),), "giver": 1}
    inputs |= {"reason": "barang dari tempat kejadian", "kept_at": "lemari SPKT", **changed}
    return _evidence.receive_evidence(by=who(by), key=uuid4(), code=matter.code, **inputs)


def with_lock(after: str) -> Matter:
    """A matter to which a broken lock was brought."""
    matter = factories.matter(after=after)
    if matter.state == "dicatat":
        matters.put_thing(by=who("ani"), key=uuid4(), code=matter.code, thing=LOCK)
    return matter


def test_things_that_are_handed_in_get_one_receipt() -> None:
    matter = with_lock("account")
    got = receive(matter)
    said = content(matter, "tt_bb")
    assert got["number"].startswith("BT/1/XI/2026/")
    assert ([thing["name"] for thing in said["things"]], said["handling"][0]["seal"]) == (["gembok rusak"], "0012")
    assert said["basis"].startswith("Pengaduan Nomor DUMAS/B/")
    with pytest.raises(Refused, match="Tidak ada barang yang menunggu"):
        receive(matter)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"taken": (Taken(1),)}, "Pilih barang"),
        ({"giver": 2}, ""),
        ({"giver": 0}, "Pilih siapa"),
        ({"reason": ""}, "alasan"),
    ],
)
def test_a_receipt_says_what_from_whom_and_why(changed: dict[str, Any], words: str) -> None:
    matter = with_lock("account")
    if changed == {"giver": 2}:
        receive(matter, **changed)  # HENDRI is known by name
        return
    with pytest.raises(Refused, match=words):
        receive(matter, **changed)


def test_the_finder_gives_what_he_found_and_the_receipt_goes_along() -> None:
    matter = findings.finding()
    receive(matter, taken=(Taken(1, seal="0031"),), giver=0)
    assert content(matter, "tt_bb")["giver"]["name"] == "YOSUA LANTING"
    findings.hand(matter.code)
    said = content(matter, "serah_lp")
    assert (said["handling"][0]["seal"], said["handling"][0]["receipt"][:5]) == ("0031", "BT/1/")
