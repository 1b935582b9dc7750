"""Losses and finds: letter, receipt and return; found again, renewed, voided, made a complaint; copies of papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from spkt.access import losses as access
from spkt.access import papers as seen_papers
from spkt.access._facts import facts
from spkt.access._gate import Reader, Unseen, reading
from spkt.actions import _finds, counter, losses, matters, papers
from spkt.actions._spine import ACTS, NotYours, Refused, Stale
from spkt.kit import clock
from spkt.law.journeys import journey_of
from spkt.law.losses import STOLEN, UNSURE, Item, Return
from spkt.law.roles import Role, Scope, scope
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Job, Leaf, Letter, Link, Paper, Term, Thing
from tests import cast, factories, lost
from tests.cast import officer, who
from tests.lost import KTP, STNK, TOLD, do
from tests.rooms import sealed

pytestmark = pytest.mark.usefixtures("evening")


def paper_of(code: str, kind: str) -> Paper:
    return Paper.objects.select_related("matter__key").get(matter__code=code, kind=kind)


def snapshot_of(paper: Paper) -> dict[str, Any]:
    assert paper.matter is not None
    return dict(vault.get(paper, "snapshot", paper.matter.key))


def words_told() -> list[str]:
    said = [job.args["word"] for job in Job.objects.filter(kind="publish").order_by("pk")]
    return [word for word in said if word != "datang"]


def test_a_letter_from_ticket_to_hand() -> None:
    code = lost.loss(after="hand_over")
    matter, paper = factories.reread(code), paper_of(code, "sktlk")
    assert (matter.state, matter.errand, bool(matter.closed_at)) == ("selesai", "kehilangan", True)
    assert paper.number == "SKTLK/1/XI/2026/SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT"
    assert Letter.objects.get(matter=matter, kind="sktlk").paper_id == paper.pk
    assert factories.leaves([matter, matter.visit])[-5:] == [
        "losses.begin", "losses.fill", "losses.check", "losses.issue", "papers.hand_over",
    ]  # fmt: skip
    assert words_told() == ["surat_terbit"]


def test_the_signing_table_decides_whose_name_stands_below() -> None:
    block = snapshot_of(paper_of(lost.loss(after="issue"), "sktlk"))["content"]["approver"]
    assert block["lines"] == ["a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KA SPKT", "u.b.", "PAMAPTA I"]
    assert block["signer"]["number"] == cast.NRP["dodi"]


def test_without_a_signer_on_watch_no_number_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    code = lost.loss(after="check")
    monkeypatch.setattr(losses, "signer_now", lambda *_: None)
    with pytest.raises(Refused, match="daftar jaga"):
        do(losses.issue, "citra", code=code, told=1)
    assert not Paper.objects.filter(kind="sktlk").exists()


def test_only_the_last_four_of_an_account_are_on_paper() -> None:
    code = lost.loss(replace(TOLD, items=(Item(0, lost.ATM),)), after="issue")
    assert "7788" in str(snapshot_of(paper_of(code, "sktlk")))
    assert "1023456787788" not in str(snapshot_of(paper_of(code, "sktlk")))


def test_several_things_stand_on_one_letter_and_a_struck_one_does_not() -> None:
    code = lost.loss(replace(TOLD, items=(Item(0, KTP), Item(0, STNK))))
    stored = access.loss_of(open_case(factories.reread(code)))
    assert [item.ordinal for item in stored.items] == [1, 2]
    do(losses.fill, "citra", code=code, loss=replace(stored, items=stored.items[1:]), base=1)
    assert list(Thing.objects.order_by("ordinal").values_list("ordinal", "struck")) == [(1, True), (2, False)]
    do(losses.check, "citra", code=code)
    do(losses.issue, "citra", code=code, told=2)
    things = snapshot_of(paper_of(code, "sktlk"))["content"]["things"]
    assert [thing["kind"] for thing in things] == ["STNK"]


def test_a_change_after_the_check_asks_for_another_check() -> None:
    code = lost.loss(after="check")
    do(losses.fill, "citra", code=code, loss=access.loss_of(open_case(factories.reread(code))), base=1)
    assert factories.reread(code).state == "diisi"
    with pytest.raises(Refused):
        do(losses.issue, "citra", code=code, told=2)


def test_two_officers_do_not_write_over_each_other() -> None:
    code = lost.loss()
    with pytest.raises(Stale):
        do(losses.fill, "ani", code=code, loss=TOLD, base=0)


def test_a_card_of_a_young_person_is_lost_without_sealing_anything() -> None:
    young = replace(TOLD.reporter, birth=replace(TOLD.reporter.birth, on=cast.EVENING.date().replace(year=2010)))
    assert factories.reread(lost.loss(replace(TOLD, reporter=young))).secrecy == 0


@pytest.mark.parametrize("answer", [STOLEN, UNSURE])
def test_trap_14_what_may_be_stolen_never_becomes_a_letter(answer: str) -> None:
    code = lost.loss(replace(TOLD, stolen=answer))
    with pytest.raises(Refused):
        do(losses.check, "citra", code=code)
    assert not Paper.objects.filter(kind="sktlk").exists()


def test_trap_14_a_stolen_thing_becomes_a_complaint_with_all_that_was_typed() -> None:
    code = lost.loss(replace(TOLD, stolen=STOLEN, items=(Item(0, STNK),)))
    before = open_case(factories.reread(code))
    with clock.at(clock.now() + timedelta(minutes=7)):
        made = do(losses.reclassify, "ani", code=code, subject="Sepeda motor tidak ada di tempatnya")
        assert factories.reread(code).received_at == clock.now(), "a complaint is received when it becomes one"
    matter = factories.reread(code)
    case = open_case(matter)
    assert (matter.errand, matter.state) == ("pengaduan", "diterima")
    assert (case.persons, case.goods, case.account.when) == (before.persons, before.goods, before.account.when)
    assert case.account.answers == {6: "tercecer; di pasar, tidak ditemukan"}
    assert paper_of(code, "tanda_terima_pengaduan").number == made["number"]
    assert Term.objects.get(matter=matter).kind == "balasan"
    leaf = Leaf.objects.order_by("-index")[0]
    assert leaf.act == "losses.reclassify"
    do(matters.write_account, "ani", code=code, account=case.account, base=matter.told)
    assert words_told() == ["diterima"]


def test_trap_14_both_officers_of_a_change_stand_in_its_leaf(monkeypatch: pytest.MonkeyPatch) -> None:
    from spkt.actions import ledger

    kept: list[Any] = []
    append = ledger.append
    monkeypatch.setattr(ledger, "append", lambda entry, *rest: (kept.append(entry), append(entry, *rest))[1])
    code = lost.loss(replace(TOLD, stolen=STOLEN))
    do(losses.reclassify, "ani", code=code, subject="Kartu tidak ada")
    facts_of = kept[-1].facts["reclassified"]
    assert (facts_of["taken_by"], facts_of["reclassified_by"]) == (cast.NRP["citra"], cast.NRP["ani"])
    assert (facts_of["from"], facts_of["through"], facts_of["to"]) == ("kehilangan", "alih_pidana", "pengaduan")


@pytest.mark.parametrize("subject", ["", "satu dua tiga empat lima enam tujuh delapan sembilan"])
def test_a_complaint_needs_its_eight_words(subject: str) -> None:
    code = lost.loss()
    with pytest.raises(Refused):
        do(losses.reclassify, "citra", code=code, subject=subject)
    assert factories.reread(code).errand == "kehilangan"


def test_a_thing_that_is_there_again_ends_the_loss() -> None:
    code = lost.loss(after="hand_over")
    with pytest.raises(Refused):
        do(losses.report_found, "citra", code=code, reason=" ")
    do(losses.report_found, "citra", code=code, reason="Di laci rumah.")
    assert factories.reread(code).state == "ditemukan"


def test_a_renewal_is_filled_and_linked_to_the_one_before() -> None:
    first = lost.loss(after="hand_over")
    second = do(losses.renew, "citra", visit=factories.visit(lane="C", greeted=True), code=first)
    told = access.loss_of(open_case(factories.reread(second)))
    assert (told.reporter, [item.thing for item in told.items]) == (TOLD.reporter, [KTP])
    assert (told.renews, told.stolen) == (paper_of(first, "sktlk").number, "")
    link = Link.objects.get(kind="pembaruan")
    assert (link.matter.code, link.other.code) == (second, first)
    do(losses.fill, "citra", code=second, loss=replace(told, stolen="tidak"), base=1)
    do(losses.check, "citra", code=second)
    do(losses.issue, "citra", code=second, told=2)
    assert snapshot_of(paper_of(second, "sktlk"))["content"]["renews"] == paper_of(first, "sktlk").number


def test_only_an_issued_letter_is_renewed() -> None:
    with pytest.raises(Refused, match="belum terbit"):
        do(losses.renew, "citra", visit=factories.visit(greeted=True), code=lost.loss(after="check"))


def test_a_visit_leads_to_one_dossier() -> None:
    visit = factories.visit(lane="C", greeted=True)
    do(losses.begin_loss, "citra", visit=visit)
    for act, more in ((losses.begin_loss, {}), (_finds.take_found, {"find": lost.FOUND})):
        with pytest.raises(Refused, match="sudah punya"):
            do(act, "citra", visit=visit, **more)
    with pytest.raises(Refused, match="Sapa dulu"):
        do(losses.begin_loss, "citra", visit=factories.visit())


def test_two_persons_void_and_the_number_stays() -> None:
    code = lost.loss(after="hand_over")
    number = paper_of(code, "sktlk").number
    with pytest.raises(Refused, match="Belum ada yang meminta"):
        do(losses.void, "wahyu", code=code)
    do(losses.ask_void, "citra", code=code, reason="Nama salah tulis.")
    with pytest.raises(NotYours):
        do(losses.void, "citra", code=code)
    with pytest.raises(Refused, match="sudah diminta"):
        do(losses.ask_void, "ani", code=code, reason="Lagi.")
    do(losses.void, "wahyu", code=code)
    paper = paper_of(code, "sktlk")
    assert factories.reread(code).state == "batal"
    assert (paper.number, paper.void_asked_by, paper.voided_by) == (number, officer("citra"), officer("wahyu"))
    assert vault.get(paper, "void_reason", paper.matter.key) == "Nama salah tulis."  # type: ignore[union-attr]
    with reading():
        assert seen_papers.mark_of(paper) == "BATAL"
    with pytest.raises(Refused, match="dibatalkan"):
        do(papers.reprint, "citra", code=paper.code, reason="hilang")


def test_who_asked_does_not_agree_with_himself() -> None:
    code, both = lost.loss(), frozenset({Role.BAMIN, Role.KA_SPKT})
    one = Reader(officer("citra"), both, proof="sandi")
    losses.ask_void(by=one, key=uuid4(), code=code, reason="Salah.")
    with pytest.raises(Refused, match="orang kedua"):
        losses.void(by=one, key=uuid4(), code=code)


# Found goods.


def test_a_find_from_receipt_to_owner() -> None:
    code = lost.find(after="store")
    made = do(_finds.give_back, "citra", code=code, given=lost.OWNER)
    matter, paper = factories.reread(code), paper_of(code, "pengembalian")
    assert (matter.state, matter.errand) == ("dikembalikan", "temuan")
    assert (paper.number, made["paper"]) == (made["number"], paper.code)
    content = snapshot_of(paper)["content"]
    assert content["receipt_number"] == paper_of(code, "tt_temuan").number
    assert content["handling"][0]["condition"] == "jahitan terbuka"
    assert content["handling"][0]["returned"] == "sama seperti saat diterima"
    assert words_told() == ["temuan_diterima", "temuan_kembali"]


def test_a_finder_may_stay_a_number() -> None:
    nobody = replace(lost.FOUND, finder=replace(lost.FOUND.finder, name="", phone=""))
    made = do(_finds.take_found, "ani", visit=factories.visit(greeted=True), find=nobody)
    content = snapshot_of(paper_of(made["matter"], "tt_temuan"))["content"]
    assert (made["finder"], content["finder_number"], content["persons"]) == ("PN-0001", "PN-0001", [])
    assert factories.reread(made["matter"]).anonymous


def test_a_receipt_names_the_letter_that_looks_for_the_thing_and_no_whole_account() -> None:
    letter = paper_of(lost.loss(replace(TOLD, items=(Item(0, lost.ATM),)), after="issue"), "sktlk")
    code = lost.find(replace(lost.FOUND, things=(replace(lost.WALLET, thing=lost.ATM),)), after="store")
    do(_finds.give_back, "citra", code=code, given=lost.OWNER)
    receipt, minutes = (snapshot_of(paper_of(code, kind)) for kind in ("tt_temuan", "pengembalian"))
    assert receipt["content"]["sought_by"] == letter.number
    assert "1023456787788" not in str((receipt, minutes))
    assert "7788" in str(receipt)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"exits": ("",)}, "keadaan barang"),
        ({"ownership": ()}, "dasar haknya"),
        ({"officer_signed": False}, "Tanda tangani"),
        ({"how": "cap jempol"}, "dua saksi"),
    ],
)
def test_nothing_goes_back_without_condition_ground_and_hands(change: dict[str, Any], word: str) -> None:
    code = lost.find(after="store")
    with pytest.raises(Refused, match=word):
        do(_finds.give_back, "citra", code=code, given=replace(lost.OWNER, **change))
    assert factories.reread(code).state == "dititipkan"


def test_what_was_not_looked_at_needs_its_reason_on_paper() -> None:
    unseen = replace(lost.FOUND, things=(replace(lost.WALLET, condition=""),))
    code = lost.find(unseen, after="store")
    given: Return = replace(lost.OWNER, reason="datang dalam amplop tertutup")
    do(_finds.give_back, "citra", code=code, given=given)
    content = snapshot_of(paper_of(code, "pengembalian"))["content"]
    assert content["handling"][0]["condition"] == "tidak diketahui: datang dalam amplop tertutup"


def test_found_goods_may_go_to_the_detectives() -> None:
    code = lost.find()
    do(_finds.to_reskrim, "citra", code=code, reason="Aiptu Lukas, diduga hasil kejahatan.")
    assert factories.reread(code).state == "diserahkan_reskrim"


def test_a_place_may_change_and_what_was_seen_stays() -> None:
    code = lost.find(after="store")
    do(_finds.store, "citra", code=code, kept_at="gudang", conditions=("",), photos=("F-13",))
    said = open_case(factories.reread(code)).letter("tt_temuan")
    assert said is not None
    assert (said[1]["kept_at"], said[1]["entries"][0]["condition"]) == ("gudang", "jahitan terbuka")
    assert said[1]["entries"][0]["photo"] == "F-13"


# Numbers that meet.


def stolen_motor() -> str:
    return factories.matter(after="account").code


def test_the_owner_is_told_neutrally_that_there_is_news() -> None:
    code = lost.loss(replace(TOLD, items=(Item(0, STNK),)), after="hand_over")
    with pytest.raises(Refused, match="Belum ada barang"):
        do(losses.tell_owner, "citra", code=code)
    again = replace(lost.WALLET, thing=replace(STNK, marks={"nomor_polisi": "kb 4512-EX"}))
    found = lost.find(replace(lost.FOUND, things=(again,)))
    with pytest.raises(Refused, match="tidak ada di berkas itu"):
        do(losses.tell_owner, "citra", code=code, other=lost.loss())
    do(losses.tell_owner, "citra", code=code, other=found)
    link = Link.objects.get(kind="cocok")
    assert {link.matter.code, link.other.code} == {code, found}
    assert words_told()[-1] == "ada_kabar"
    told = str([job.args for job in Job.objects.all()]).upper()
    assert "KB4512EX" not in "".join(sign for sign in told if sign.isalnum())


# Copies.


def test_a_copy_is_counted_marked_and_has_its_reason() -> None:
    paper = paper_of(lost.loss(after="hand_over"), "sktlk")
    with pytest.raises(Refused, match="mengapa"):
        do(papers.reprint, "citra", code=paper.code, reason=" ")
    assert [do(papers.reprint, "citra", code=paper.code, reason="hilang") for _ in range(2)] == [1, 2]
    fresh = Paper.objects.select_related("matter__key").get(pk=paper.pk)
    assert (fresh.reprints, fresh.digest, fresh.number) == (2, paper.digest, paper.number)
    assert seen_papers.mark_of(fresh, 2) == "SALINAN ke-2 · 24 November 2026 · BRIPTU NADIA RAHMAYANTI"
    with pytest.raises(Unseen):
        seen_papers.mark_of(fresh, 3)


def test_every_kind_of_issued_paper_can_be_copied() -> None:
    trail = factories.walk()
    codes = [paper.code for paper in Paper.objects.filter(voided_at=None)]
    assert {paper.kind for paper in Paper.objects.all()} >= {"karcis", "tanda_terima_pengaduan", "gelar_rek", "lp_b"}
    assert {do(papers.reprint, "ani", code=code, reason="arsip") for code in codes} == {1}
    sealed(trail.sttlp)
    with reading():
        assert seen_papers.pdf(trail.sttlp, who("ani"), 1) != seen_papers.pdf(trail.sttlp, who("ani"))
    with pytest.raises(Unseen):
        do(papers.reprint, "eko", code=codes[0], reason="arsip")


# What the database itself refuses.


@pytest.mark.parametrize("stop", ["begin", "fill"])
def test_no_letter_in_the_database_before_its_check(stop: str) -> None:
    paper, other = paper_of(lost.loss(after="issue"), "sktlk"), factories.reread(lost.loss(after=stop))
    _refused_copy(paper, other, "loss_letter_needs_its_checked_loss")


def test_no_letter_for_what_is_no_loss() -> None:
    paper, complaint = paper_of(lost.loss(after="issue"), "sktlk"), factories.matter(after="receive")
    _refused_copy(paper, complaint, "loss_letter_needs_its_checked_loss")


def test_no_return_in_the_database_before_its_receipt() -> None:
    code = lost.find(after="store")
    do(_finds.give_back, "citra", code=code, given=lost.OWNER)
    paper, other = paper_of(code, "pengembalian"), factories.reread(lost.loss())
    _refused_copy(paper, other, "return_needs_its_receipt_of_goods")


def _refused_copy(paper: Paper, matter: Any, by: str) -> None:
    """The paper once more, with the next number, for this dossier."""
    paper.series.refresh_from_db()
    paper.series.last += 1
    paper.series.save()
    paper.pk, paper.code, paper.ordinal, paper.matter = uuid4(), "X", paper.series.last, matter
    with pytest.raises(Error, match=by), transaction.atomic():
        paper.save(force_insert=True)
    connection.needs_rollback = False


# Who may do what, when.

INPUTS: dict[str, Callable[[], dict[str, Any]]] = {
    "losses.fill": lambda: {"loss": TOLD, "base": 1},
    "losses.check": dict,
    "losses.issue": lambda: {"told": 1},
    "losses.reclassify": lambda: {"subject": "Barang tidak ada"},
    "losses.tell_owner": dict,
    "losses.report_found": lambda: {"reason": "Di laci."},
    "losses.ask_void": lambda: {"reason": "Salah."},
    "losses.void": dict,
    "losses.store": lambda: {"kept_at": "lemari"},
    "losses.give_back": lambda: {"given": lost.OWNER},
    "losses.to_reskrim": lambda: {"reason": "Aiptu Lukas."},
}
STAGE = "Tindakan ini tidak bisa dilakukan pada tahap ini. Lihat langkah berikutnya."
RESTS: list[Callable[[], str]] = [
    *(lambda stop=stop: lost.loss(after=stop) for stop in lost.STOPS),
    *(lambda stop=stop: lost.find(after=stop) for stop in ("take_found", "store")),
]


@pytest.mark.one_engine
@pytest.mark.parametrize("rest", range(len(RESTS)))
def test_every_role_gets_the_answer_of_the_table(rest: int) -> None:
    matter, wrong = factories.reread(RESTS[rest]()), []
    for role in Role:
        by = Reader(officer("ani"), frozenset({role}), proof="sandi")
        for act in INPUTS:
            got, (kind, reasons) = _answer(matter.code, by, act), _wanted(matter, by, act)
            fits = (
                got[0] in ("done", "Stale", "Refused") and STAGE not in got[1] if kind == "lawful" else got[0] == kind
            )
            wrong += [] if fits and (not reasons or set(reasons) <= set(got[1])) else [(role, act, got, kind, reasons)]
    assert wrong == []


def _answer(code: str, by: Reader, act: str) -> tuple[str, tuple[str, ...]]:
    try:
        with transaction.atomic():
            ACTS[act](by=by, key=uuid4(), code=code, **INPUTS[act]())
            transaction.set_rollback(True)
    except Unseen:
        return "unseen", ()
    except Refused as refused:
        return type(refused).__name__, tuple(refused.reasons)
    return "done", ()


def _wanted(matter: Any, by: Reader, act: str) -> tuple[str, tuple[str, ...]]:
    if scope(by.roles) is not Scope.UNIT or by.roles == {Role.UPPA}:
        known = scope(by.roles) is Scope.ASSIGNED or scope(by.roles) is Scope.STATISTICS or by.roles == {Role.UPPA}
        if not known or not matter.assignments.filter(officer=by.officer).exists():
            return "unseen", ()
    journey = journey_of(matter.errand)
    rows = [move for move in journey.moves if move.act == act and move.frm == matter.state]
    if not rows:
        return "Refused", (STAGE,)
    if not any(move.by & by.roles for move in rows):
        return "NotYours", ()
    found = facts(open_case(matter), by)
    return "lawful", tuple(need.why for move in rows for need in move.needs if not need.holds(found))


def test_a_letter_is_quick_and_its_visit_ends() -> None:
    code = lost.loss(after="hand_over")
    matter = factories.reread(code)
    do(counter.finish, "citra", code=matter.came.code)
    with clock.at(cast.EVENING + timedelta(minutes=1)):
        assert factories.reread(code).came.state == "selesai"
    assert kinds.kinds()["sktlk"].issued_in == {"layak"}
