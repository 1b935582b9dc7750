"""An issued paper is corrected by two persons: two editions, one number, and everybody can see what changed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, connection, transaction

from spkt.access import _corrections as known
from spkt.access import papers as seen
from spkt.access._gate import Unseen, reading
from spkt.access._standing import IN_FORCE, REPLACED, VOID, standing
from spkt.access.ledger import verify
from spkt.actions import _correct, _void, papers
from spkt.actions._spine import NotYours, Refused, Stale
from spkt.kit import clock
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Job, Leaf, Paper, Series
from tests import factories, lost
from tests.cast import EVENING, officer, soon, who
from tests.hard import words

pytestmark = pytest.mark.usefixtures("evening")
BIRTH = {"persons.0.birth.on": "1990-03-21"}


def ask(code: str, by: str = "ani", changes: Any = None, reason: str = "KTP diperlihatkan.") -> None:
    _correct.ask_correct(by=who(by), key=uuid4(), code=code, changes=changes or BIRTH, reason=reason)


def agree(code: str, by: str = "wahyu", **more: str) -> Any:
    asked = known.asked_digest(Paper.objects.get(code=code))
    return _correct.correct(by=who(by), key=uuid4(), code=code, **{"asked": asked, **more})


def corrected(code: str, **changes: Any) -> Paper:
    """The new edition, asked by Ani and agreed by Wahyu."""
    ask(code, **changes)
    return row(agree(code)["paper"])


def row(code: str) -> Paper:
    return Paper.objects.select_related("matter__key", "matter__unit", "replaces", "unit").get(code=code)


def text(paper: Paper) -> str:
    return words(seen.to_seal(paper, "asli"))


def test_both_editions_stay_under_one_number() -> None:
    trail = factories.walk()
    before = row(trail.lp)
    last = Series.objects.get(pk=before.series_id).last
    new, old = corrected(trail.lp), row(trail.lp)
    assert (new.number, new.issued_at, new.edition, new.replaces) == (old.number, old.issued_at, 2, old)
    assert (old.snapshot, old.digest) == (before.snapshot, before.digest), "the old one is untouched"
    assert Series.objects.get(pk=before.series_id).last == last, "no number was used"
    assert "21 Maret 1990" in text(new)
    assert "12 Maret 1990" in text(old)
    assert "DIGANTIKAN" in text(old)
    assert "DIGANTIKAN" not in text(new)
    assert verify().findings == []


def test_report_and_receipt_are_corrected_together_and_she_is_told() -> None:
    trail = factories.walk()
    before = set(Job.objects.values_list("pk", flat=True))
    ask(trail.sttlp)
    made = agree(trail.sttlp, told="pelapor, 24 November 2026")
    assert {each.kind for each in Paper.objects.filter(edition=2)} == {"lp_b", "sttlp"}
    steps = [job.args["word"] for job in Job.objects.exclude(pk__in=before) if job.kind == "publish"]
    assert steps == ["diperbaiki"]
    minutes = text(row(made["minutes"]))
    for said in ("12 Maret 1990", "21 Maret 1990", "KTP diperlihatkan.", "LP/B/1/", "STTLP/B/1/", "RINI", "WAHYU"):
        assert said in minutes


def test_the_new_receipt_is_handed_over_again() -> None:
    trail = factories.walk()
    new = corrected(trail.sttlp)
    assert (row(trail.sttlp).handed_at is not None, new.handed_at) == (True, None)
    with pytest.raises(Refused):
        papers.hand_over(by=who("ani"), key=uuid4(), code=trail.sttlp, to="LIDIA", identified="KTP")
    papers.hand_over(by=who("ani"), key=uuid4(), code=new.code, to="LIDIA", identified="KTP")
    assert verify().findings == []


def test_what_the_dossier_says_follows_the_paper() -> None:
    trail = factories.walk()
    place = {"account.where.landmark": "seberang gereja", "things.0.marks.nomor_polisi": "KB 4521 EX"}
    corrected(trail.lp, changes=BIRTH | place)
    case = open_case(factories.reread(trail.matter))
    assert case.reporter is not None
    assert str(case.reporter.birth.on) == "1990-03-21"
    assert case.account.where.landmark == "seberang gereja"
    assert case.goods[0].marks["nomor_polisi"] == "KB 4521 EX"
    assert case.account.words == factories.MOTOR_STORY.account.words


def test_a_further_correction_follows_the_newest_edition() -> None:
    trail = factories.walk()
    second = corrected(trail.lp)
    third = corrected(second.code, changes={"persons.0.occupation": "dosen"})
    assert third.edition == 3
    with pytest.raises(Refused):
        ask(trail.lp)
    assert (standing(row(trail.lp)).state, standing(row(trail.lp)).replacement) == (REPLACED, third)
    assert (standing(third).state, standing(third).replacement) == (IN_FORCE, None)
    _void.ask_void(by=who("ani"), key=uuid4(), code=third.code, reason="Ganda.")
    _void.void(by=who("wahyu"), key=uuid4(), code=third.code)
    assert [standing(row(code)).state for code in (trail.lp, second.code, third.code)] == [REPLACED, REPLACED, VOID]
    assert verify().findings == []


@pytest.mark.parametrize("name", ["ani", "citra", "dodi"])
def test_one_asks_and_ka_spkt_decides(name: str) -> None:
    code = factories.walk().lp
    with pytest.raises(Refused, match="Belum ada permintaan"):
        agree(code)
    ask(code, by=name)
    for other in ("ani", "citra", "dodi", "lukas"):
        with pytest.raises(NotYours):
            agree(code, by=other)
    with pytest.raises(Refused, match="sudah diminta"):
        ask(code, by="dodi")
    assert (row(agree(code)["paper"]).replaces.corrected_by) == officer("wahyu")  # type: ignore[union-attr]  # an edition


def test_a_request_lives_a_day() -> None:
    code = factories.walk().lp
    ask(code)
    with clock.at(EVENING + timedelta(hours=30)):
        with pytest.raises(Refused, match="lewat sehari"):
            agree(code)
        ask(code, by="dodi")


def test_the_decision_is_about_what_was_read() -> None:
    code = factories.walk().lp
    ask(code)
    read = known.asked_digest(row(code))
    _correct.refuse_correction(by=who("wahyu"), key=uuid4(), code=code)
    assert known.asked(row(code)) is None
    ask(code, changes={"persons.0.name": "LIDIA MARTINA SARI"})
    with pytest.raises(Stale):
        agree(code, asked=read)


@pytest.mark.parametrize(
    ("changes", "words_said"),
    [
        ({"persons.0.birth.on": "1990-03-12"}, "Tidak ada yang berubah"),
        ({"number": "LP/B/9"}, "tidak dapat diperbaiki"),
        ({"account.uraian": "Lain."}, "tidak dapat diperbaiki"),
        ({"persons.9.name": "X"}, "tidak dapat diperbaiki"),
        ({"persons.0.birth.on": "31 Februari"}, "tidak terbaca"),
        ({"persons.0.name": "\U000e0001\U0001f92f"}, "belum bisa dicetak"),
    ],
)
def test_what_may_not_be_corrected_is_refused(changes: dict[str, Any], words_said: str) -> None:
    code = factories.walk().lp
    with pytest.raises(Refused, match=words_said):
        ask(code, changes=changes)
    assert row(code).fix_asked_at is None


def test_why_is_demanded_and_sealed() -> None:
    code = factories.walk().lp
    with pytest.raises(Refused, match="Tulis mengapa"):
        ask(code, reason=" ")
    ask(code)
    assert "KTP" not in row(code).fix


def test_voiding_and_correcting_wait_for_each_other() -> None:
    code = factories.walk().lp
    ask(code)
    with pytest.raises(Refused, match="sedang diminta"):
        _void.ask_void(by=who("ani"), key=uuid4(), code=code, reason="Ganda.")
    _correct.refuse_correction(by=who("wahyu"), key=uuid4(), code=code)
    _void.ask_void(by=who("ani"), key=uuid4(), code=code, reason="Ganda.")
    with pytest.raises(Refused, match="Pembatalan surat ini"):
        ask(code)


@pytest.mark.parametrize("kind", ["gelar_rek", "konseling", "gelar"])
def test_what_was_decided_together_is_not_corrected(kind: str) -> None:
    factories.walk()
    with pytest.raises(Refused, match="tidak memuat data"):
        ask(Paper.objects.get(kind=kind).code)


def test_minutes_of_a_correction_stay() -> None:
    trail = factories.walk()
    ask(trail.lp)
    minutes = agree(trail.lp)["minutes"]
    with pytest.raises(Refused):
        ask(minutes)
    with pytest.raises(Refused, match="tidak dibatalkan"):
        _void.ask_void(by=who("ani"), key=uuid4(), code=minutes, reason="x")


def test_of_a_sealed_matter_who_decides_is_who_may_read() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="issue")
    code = Paper.objects.get(matter=matter, kind="lp_b").code
    with pytest.raises(Refused, match="Perkara ini dilindungi"):
        ask(code, by="dodi")
    ask(code, by="maria")
    with pytest.raises(Unseen):
        agree(code, by="wahyu")
    with reading():
        made = agree(code, by="hendra")
    minutes = row(made["minutes"])
    assert "1990" in words(seen.to_seal(minutes, "asli"))
    assert "1990" not in words(seen.to_seal(minutes, "lindung"))
    assert verify().findings == []


def test_a_loss_letter_is_corrected_after_its_dossier_moved_on() -> None:
    matter = factories.reread(lost.loss(after="hand_over"))
    paper = Paper.objects.get(matter=matter, kind="sktlk")
    new = corrected(paper.code, changes={"persons.0.occupation": "petani"})
    assert (new.kind, new.edition) == ("sktlk", 2)
    assert verify().findings == []


@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "agung"])
def test_out_of_scope_there_is_nothing_to_correct(name: str) -> None:
    code = factories.walk().lp
    with pytest.raises(Unseen):
        ask(code, by=name)


def test_the_database_holds_the_chain() -> None:
    trail = factories.walk()
    new, old = corrected(trail.lp), row(trail.lp)
    for statement in (
        "UPDATE spkt_paper SET edition = 7 WHERE edition = 2",
        "UPDATE spkt_paper SET replaces_id = NULL WHERE edition = 2",
        "UPDATE spkt_paper SET corrected_at = NULL WHERE corrected_at IS NOT NULL",
        "UPDATE spkt_paper SET fix = '' WHERE corrected_at IS NOT NULL",
    ):
        with pytest.raises(Error, match="paper_keeps_what_was_written"), transaction.atomic():
            _run(statement)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=old.pk).update(voided_at=old.corrected_at, void_asked_at=old.issued_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=new.pk).update(
            corrected_at=soon(1), fix_asked_at=soon(0), corrected_by=officer("wahyu"), fix_asked_by=officer("wahyu")
        )
    stray = row(Paper.objects.get(kind="gelar_rek").code)
    stray.pk, stray.code, stray.edition, stray.replaces = uuid4(), "STRAY", 2, new
    with pytest.raises(Error, match="edition_follows"), transaction.atomic():
        stray.save(force_insert=True)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_verification_names_an_edition_that_changes_more() -> None:
    trail = factories.walk()
    new = corrected(trail.lp)
    assert new.matter is not None
    snapshot = dict(vault.get(new, "snapshot", new.matter.key))
    snapshot["content"] = {**snapshot["content"], "category": "PELANGGARAN"}
    vault.put(new, "snapshot", snapshot, new.matter.key)
    _unguarded(new)
    assert any("mengubah yang tidak boleh diubah" in found for found in verify().findings)


def _unguarded(paper: Paper) -> None:
    """Writes the row as an intruder with the keys would, past the guard."""
    drop = "DROP TRIGGER paper_keeps_what_was_written"
    _run(drop if connection.vendor == "sqlite" else f"{drop} ON spkt_paper")
    paper.save(update_fields=["snapshot"])


def test_the_leaf_says_who_agreed_to_which_edition() -> None:
    trail = factories.walk()
    new = corrected(trail.lp)
    leaf = Leaf.objects.filter(act="papers.correct").get()
    assert leaf.actor == officer("wahyu")
    assert new.digest in leaf.facts
    assert '"edition": 2' in leaf.facts or '"edition":2' in leaf.facts
