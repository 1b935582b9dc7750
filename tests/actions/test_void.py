"""An issued paper becomes void by two persons; number, snapshot and reason stay."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from spkt.access import papers as seen
from spkt.access._gate import Unseen, reading
from spkt.actions import _letters, _void, papers
from spkt.actions._spine import NotYours, Refused
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Assignment, Job, Letter, Paper, Term
from tests import factories
from tests.cast import officer, who
from tests.rooms import sealed

pytestmark = pytest.mark.usefixtures("evening")


def ask(code: str, by: str = "ani") -> None:
    _void.ask_void(by=who(by), key=uuid4(), code=code, reason="Nama terlapor salah.")


def void(code: str, by: str = "wahyu", **more: str) -> Any:
    return _void.void(by=who(by), key=uuid4(), code=code, **more)


def of_kind(kind: str) -> Paper:
    return Paper.objects.select_related("matter__key").get(kind=kind)


@pytest.mark.parametrize("name", ["ani", "citra", "dodi"])
def test_one_asks_and_ka_spkt_decides(name: str) -> None:
    trail = factories.walk()
    ask(trail.lp, by=name)
    made = void(trail.lp, replacement="LP/B/2", told="pelapor")
    lp, minutes = of_kind("lp_b"), of_kind("ba_pembatalan")
    assert lp.number == trail.number, "the number stays"
    assert (lp.void_asked_by, lp.voided_by) == (officer(name), officer("wahyu"))
    said = kinds.thaw("ba_pembatalan", vault.get(minutes, "snapshot", minutes.matter.key))  # type: ignore[union-attr]  # of a matter
    assert (said.paper_number, said.reason, said.replacement) == (trail.number, "Nama terlapor salah.", "LP/B/2")
    assert (minutes.code, minutes.number) == (made["paper"], made["number"])
    assert said.officer.name == officer(name).name
    assert said.approver.lines[-1] == "KA SPKT"


def test_a_report_and_its_receipt_are_void_together_and_she_is_told() -> None:
    trail = factories.walk()
    before = set(Job.objects.values_list("pk", flat=True))
    ask(trail.sttlp)
    void(trail.sttlp)
    assert {paper.kind for paper in Paper.objects.exclude(voided_at=None)} == {"lp_b", "sttlp"}
    assert [job.args["word"] for job in Job.objects.filter(kind="publish").exclude(pk__in=before)] == ["dibatalkan"]


def test_an_internal_paper_is_told_to_nobody() -> None:
    factories.walk()
    before = Job.objects.filter(kind="publish").count()
    ask(of_kind("gelar_rek").code)
    void(of_kind("gelar_rek").code)
    assert Job.objects.filter(kind="publish").count() == before


def test_nobody_asks_and_decides() -> None:
    code = factories.walk().lp
    with pytest.raises(Refused, match="Belum ada yang meminta"):
        void(code)
    with pytest.raises(NotYours):
        ask(code, by="wahyu")
    ask(code)
    for name in ("ani", "dodi", "citra"):
        with pytest.raises(NotYours):
            void(code, by=name)
    with pytest.raises(Refused, match="sudah diminta"):
        ask(code, by="dodi")


def test_the_same_person_cannot_be_both_in_the_tables() -> None:
    code = factories.walk().lp
    ask(code)
    paper = Paper.objects.get(code=code)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(voided_by=paper.void_asked_by, voided_at=paper.void_asked_at)


def test_ka_spkt_may_decline_and_it_counts_as_before() -> None:
    code = factories.walk().lp
    ask(code)
    _void.keep(by=who("wahyu"), key=uuid4(), code=code)
    paper = Paper.objects.get(code=code)
    assert (paper.void_asked_at, paper.void_reason, paper.voided_at) == (None, "", None)
    ask(code, by="dodi")


def test_what_is_void_is_marked_and_handed_to_nobody() -> None:
    trail = factories.walk(after="issue")
    ask(trail.sttlp)
    void(trail.sttlp)
    with reading():
        whole = seen.pdf(sealed(trail.sttlp), who("ani"))
        codes = seen.codes_of(of_kind("sttlp"))
    snapshot = vault.get(of_kind("sttlp"), "snapshot", of_kind("sttlp").matter.key)  # type: ignore[union-attr]  # of a matter
    assert whole.startswith(kinds.render("sttlp", snapshot, mark="BATAL", codes=codes))
    with pytest.raises(Refused):
        papers.hand_over(by=who("ani"), key=uuid4(), code=trail.sttlp, to="LIDIA", identified="KTP")
    with pytest.raises(Refused):
        ask(trail.sttlp)


def test_minutes_of_a_voiding_are_not_voided() -> None:
    trail = factories.walk()
    ask(trail.lp)
    made = void(trail.lp)
    with pytest.raises(Refused, match="tidak dibatalkan"):
        ask(made["paper"])


def test_a_sealed_matter_is_opened_to_ka_spkt_for_it() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="issue")
    code = Paper.objects.get(matter=matter, kind="lp_b").code
    with pytest.raises(Unseen):
        void(code)
    ask(code, by="maria")
    assert Assignment.objects.filter(matter=matter, officer=officer("wahyu")).exists()
    void(code)
    with reading():
        assert seen.void_reason(Paper.objects.select_related("matter__key").get(code=code), who("wahyu")) == ""


@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "agung"])
def test_out_of_scope_there_is_nothing_to_void(name: str) -> None:
    code = factories.walk().lp
    with pytest.raises(Unseen):
        ask(code, by=name)


def test_a_letter_goes_with_its_paper() -> None:
    letter = factories.letter(factories.matter(), after="delivered")
    assert letter.paper is not None
    ask(letter.paper.code)
    void(letter.paper.code)
    assert not Term.objects.filter(kind="visum", stopped_at=None).exists()
    assert Letter.objects.get(pk=letter.pk).state == "ditarik"
    matter = factories.matter(after="account")
    words = {"more": ["Saya tidak dipaksa."]}
    told = _letters.write(by=who("ani"), key=uuid4(), code=matter.code, kind="surat_pernyataan_pelapor", words=words)
    made = _letters.issue(by=who("ani"), key=uuid4(), code=told, version=Letter.objects.get(code=told).version)
    ask(made["paper"])
    void(made["paper"])
    assert Letter.objects.get(code=told).state == "dibatalkan"


def test_the_reason_is_sealed_and_demanded() -> None:
    code = factories.walk().lp
    with pytest.raises(Refused, match="Tulis mengapa"):
        _void.ask_void(by=who("ani"), key=uuid4(), code=code, reason=" ")
    ask(code)
    assert "terlapor" not in Paper.objects.get(code=code).void_reason
