"""The chain of custody: both hands, one open movement, nothing gone comes back; counts closed by two persons."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from spkt.access import _counts as seen_counts
from spkt.access import _things, ledger
from spkt.access._gate import Unseen, reading
from spkt.actions import _counts, _custody, _finds
from spkt.actions._spine import NotYours, Refused, Stale
from spkt.kit import clock
from spkt.law.journeys._custody import Care, Step
from spkt.papers import _kind as kinds
from spkt.papers.ba_opname import ELSEWHERE, MISSING, PRESENT, UNEXPECTED
from spkt.records import vault
from spkt.records.models import Custody, Leaf, Movement, Sighting, StockTake
from tests import cast, custody, lost
from tests.cast import NRP, officer, who
from tests.custody import do


@pytest.fixture(autouse=True)
def noted(evening: None) -> Iterator[list[Any]]:
    with reading() as rows:
        yield rows


def chain(code: str) -> list[tuple[str, bool]]:
    """(kind, confirmed) of every movement, the oldest first."""
    rows = Movement.objects.filter(custody__code=code).order_by("ordinal")
    return [(row.kind, row.taken_at is not None) for row in rows]


def test_a_receipt_brings_each_thing_into_the_chain_with_its_seal_and_place() -> None:
    row = custody.reread(custody.evidence(place="lemari bukti"))
    assert (row.receipt.kind, row.seal, row.place, row.state) == ("tt_bb", "0012", "lemari bukti", Care.TERSIMPAN)
    assert chain(row.code) == [(Step.TERIMA, True), (Step.SIMPAN, True)]
    assert len(row.code) == 10


def test_found_goods_come_in_lie_somewhere_and_go_out_with_their_minutes() -> None:
    matter = lost.find()
    row = Custody.objects.get(thing__matter__code=matter)
    assert (row.state, row.holder_id, row.seal) == (Care.DI_TANGAN, officer("citra").pk, "0013")
    do(_finds.store, "citra", code=matter, kept_at="lemari 2")
    assert (custody.reread(row.code).place, custody.reread(row.code).state) == ("lemari 2", Care.TERSIMPAN)
    do(_finds.give_back, "citra", code=matter, given=lost.OWNER)
    assert custody.reread(row.code).state == Care.DIPULANGKAN
    assert [kind for kind, _done in chain(row.code)] == ["terima", "simpan", "pulang"]


def test_what_goes_to_reskrim_is_out_of_the_desks_care() -> None:
    matter = lost.find(after="store")
    do(_finds.to_reskrim, "citra", code=matter, reason="Ipda Yosef, diduga hasil curian")
    assert Custody.objects.get(thing__matter__code=matter).state == Care.KE_RESKRIM


def test_a_thing_is_on_the_way_until_the_taker_confirms_in_his_own_sign_in() -> None:
    code = custody.passed(custody.thing())
    assert custody.reread(code).state == Care.BERPINDAH
    assert chain(code)[-1] == (Step.SERAH, False)
    for name in ("citra", "ani", "wahyu"):
        with pytest.raises(Refused, match="diserahkan kepada petugas lain"):
            do(_custody.take_thing, name, code=code)
    do(_custody.take_thing, "lukas", code=code)
    row = custody.reread(code)
    assert (row.state, row.holder_id, row.place) == (Care.DI_TANGAN, officer("lukas").pk, "")
    with pytest.raises(Refused, match="di tangan petugas lain"):
        do(_custody.shelve_thing, "citra", code=code, place="lemari 1")
    do(_custody.shelve_thing, "lukas", code=code, place="ruang periksa")
    assert custody.reread(code).place == "ruang periksa"


@pytest.mark.parametrize("place", ["lemari 2", ""])
def test_the_giver_takes_back_what_nobody_confirmed(place: str) -> None:
    code = custody.passed(custody.thing(place=place))
    with pytest.raises(Refused, match="Hanya yang menyerahkan"):
        do(_custody.keep_thing, "ani", code=code)
    do(_custody.keep_thing, "citra", code=code)
    row = custody.reread(code)
    assert (row.place, row.state) == (place, Care.TERSIMPAN if place else Care.DI_TANGAN)
    with pytest.raises(Refused):
        do(_custody.take_thing, "lukas", code=code)


def test_nothing_else_happens_to_a_thing_on_the_way() -> None:
    code = custody.passed(custody.thing())
    for act, more in (
        (_custody.seal_thing, {"seal": "9"}),
        (_custody.shelve_thing, {"place": "x"}),
        (_custody.pass_thing, {"to": NRP["ani"], "reason": "x"}),
        (_custody.return_thing, {"to": "X", "identified": "KTP", "reason": "x", "signed": True}),
    ):
        with pytest.raises(Refused, match="tahap ini"):
            do(act, "citra", code=code, **more)


def test_a_destruction_needs_its_order_and_a_second_officer_of_command() -> None:
    code = custody.evidence()
    with pytest.raises(Refused, match="surat perintah"):
        do(_custody.destroy_thing, "citra", code=code, order=" ", second=NRP["dodi"])
    with pytest.raises(Stale):
        do(_custody.destroy_thing, "citra", code=code, order="Sprin/1", second=NRP["ani"])
    do(_custody.destroy_thing, "citra", code=code, order="Sprin/1/XI/2026", second=NRP["dodi"])
    assert custody.reread(code).state == Care.BERPINDAH
    do(_custody.take_thing, "dodi", code=code)
    assert custody.reread(code).state == Care.DIMUSNAHKAN
    for act, more in ((_custody.seal_thing, {"seal": "1"}), (_custody.take_thing, {})):
        with pytest.raises(Refused):
            do(act, "citra" if more else "dodi", code=code, **more)


def test_a_citizen_takes_it_with_her_signature() -> None:
    code = custody.evidence()
    told = {"to": "LIDIA MARTINA", "identified": "KTP", "reason": "surat penyidik B/9"}
    with pytest.raises(Refused, match="menandatangani"):
        do(_custody.return_thing, "citra", code=code, **told, signed=False)
    do(_custody.return_thing, "citra", code=code, **told, signed=True)
    found = _things.one(code, who("citra"))
    assert (found.row.state, found.chain[0].citizen) == (Care.DIPULANGKAN, "LIDIA MARTINA (KTP)")


def test_found_goods_leave_by_their_dossier_only() -> None:
    code = custody.thing()
    for act, more in (
        (_custody.return_thing, {"to": "X", "identified": "KTP", "reason": "x", "signed": True}),
        (_custody.destroy_thing, {"order": "Sprin/1", "second": NRP["dodi"]}),
    ):
        with pytest.raises(Refused, match="lewat perkaranya"):
            do(act, "citra", code=code, **more)


def test_a_seal_is_replaced_with_a_reason_only() -> None:
    code = custody.thing()
    with pytest.raises(Refused, match="sudah bersegel"):
        do(_custody.seal_thing, "citra", code=code, seal="0099")
    do(_custody.seal_thing, "citra", code=code, seal="0099", reason="dibuka untuk diperiksa")
    assert custody.reread(code).seal == "0099"


@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "hendra"])
def test_a_label_that_is_not_yours_is_not_there(name: str) -> None:
    code = custody.thing()
    with pytest.raises(Unseen):
        _things.one(code, who(name))
    with pytest.raises(Unseen):
        do(_custody.shelve_thing, name, code=code, place="x")


def test_who_is_given_a_thing_sees_it_and_nothing_of_its_matter() -> None:
    code = custody.passed(custody.thing(), to="hendra")
    found = _things.one(code, who("hendra"))
    assert (found.named, found.matter, {each.reason for each in found.chain}) == (None, "", {""})
    assert [step.custody.code for step in _things.to_confirm(who("hendra"))] == [code]
    do(_custody.take_thing, "hendra", code=code)
    assert _things.one(code, who("hendra")).row.state == Care.DI_TANGAN


def test_a_command_may_take_but_not_move() -> None:
    code = custody.thing()
    with pytest.raises(NotYours):
        do(_custody.shelve_thing, "dodi", code=code, place="x")


def test_a_sealed_matters_thing_is_a_label_for_the_desk(noted: list[Any]) -> None:
    code = custody.thing()
    matter = Custody.objects.get(code=code).thing.matter
    matter.secrecy = 2
    matter.save()
    noted.clear()
    found = _things.one(code, who("budi"))
    assert (found.named, found.matter, noted) == (None, "", [])


def test_the_tables_keep_the_chain() -> None:
    code = custody.passed(custody.evidence())
    row = custody.reread(code)
    waiting = Movement.objects.get(custody=row, taken_at=None)
    with pytest.raises(DatabaseError, match="movements_follow"), transaction.atomic():
        Movement(custody=row, ordinal=waiting.ordinal + 1, kind="simpan", given_at=cast.EVENING).save()
    do(_custody.take_thing, "lukas", code=code)
    with pytest.raises(DatabaseError, match="answered_once"), transaction.atomic():
        Movement.objects.filter(pk=waiting.pk).update(withdrawn_at=cast.EVENING)
    do(_custody.return_thing, "lukas", code=code, to="X", identified="KTP", reason="x", signed=True)
    with pytest.raises(DatabaseError, match="gone_stays_gone"), transaction.atomic():
        Custody.objects.filter(pk=row.pk).update(state="tersimpan")
    assert ledger.verify().findings == []


# Counts


def findings(code: str) -> dict[str, str]:
    """{label or what a stray is: finding} of a count."""
    found = seen_counts.one(code, who("citra")).seen
    return {each.label or each.note: each.finding for each in found}


def test_a_count_tells_what_is_missing_elsewhere_and_without_record() -> None:
    here, gone = custody.thing(), custody.thing()
    other, held = custody.thing(place="gudang"), custody.thing(place="")
    code = custody.count(here, other, held)
    do(_counts.count_stray, "ani", code=code, note="obeng")
    assert findings(code) == {
        here: PRESENT, gone: MISSING, other: ELSEWHERE, held: ELSEWHERE, "obeng": UNEXPECTED,
    }  # fmt: skip
    missing = next(each for each in seen_counts.one(code, who("citra")).seen if each.finding == MISSING)
    assert (missing.who.endswith(officer("citra").name), missing.at) == (True, cast.EVENING)


def test_what_should_be_gone_and_is_seen_is_a_difference() -> None:
    here, back = custody.thing(), custody.evidence()
    do(_custody.return_thing, "citra", code=back, to="X", identified="KTP", reason="x", signed=True)
    code = custody.count(here, back)
    assert findings(code) == {here: PRESENT, back: UNEXPECTED}


def test_a_count_is_closed_by_another_with_minutes_that_stay() -> None:
    here, gone = custody.thing(), custody.thing()
    code = custody.count(here, after="end")
    with pytest.raises(Refused, match="Anda yang mengakhiri"):
        do(_counts.close_count, "citra", code=code)
    made = do(_counts.close_count, "ani", code=code)
    row = custody.recount(code)
    assert row.paper is not None
    assert (row.paper.code, row.paper.number) == (made["paper"], made["number"])
    said = kinds.thaw("ba_opname", vault.get_own(row.paper, "snapshot"))
    assert (said.counter.name, said.second.name) == (officer("citra").name, officer("ani").name)
    assert {each.label: each.finding for each in said.seen} == {gone: MISSING, here: PRESENT}
    leaf = Leaf.objects.get(act="losses.close_count")
    assert '"tidak ada":1' in leaf.facts.replace(": ", ":")
    do(_custody.shelve_thing, "citra", code=gone, place="gudang")
    assert findings(code)[gone] == MISSING, "what was closed does not change"
    assert ledger.verify().findings == []


def test_counting_goes_on_where_the_second_officer_says_so() -> None:
    here, other = custody.thing(), custody.thing()
    code = custody.count(here, after="end")
    with pytest.raises(Refused, match="tahap ini"):
        do(_counts.count_thing, "citra", code=code, thing=other)
    do(_counts.count_again, "ani", code=code)
    do(_counts.count_thing, "ani", code=code, thing=other)
    assert set(findings(code).values()) == {PRESENT}


def test_a_thing_counts_once_and_unknown_codes_are_said() -> None:
    here = custody.thing()
    code = custody.count(here)
    for label, said in ((here, "sudah dihitung"), ("TIDAKADA00", "tidak ada di titipan")):
        with pytest.raises(Refused, match=said):
            do(_counts.count_thing, "citra", code=code, thing=label)
    assert Sighting.objects.count() == 1


def test_one_count_a_place_and_only_where_something_lies() -> None:
    custody.count(custody.thing())
    with pytest.raises(Refused, match="sedang dihitung"):
        do(_counts.open_count, "ani", place="lemari 2")
    with pytest.raises(Refused, match="Tidak ada barang"):
        do(_counts.open_count, "ani", place="kolong meja")


@pytest.mark.parametrize(
    ("name", "refusal"), [("eko", Unseen), ("hadi", Unseen), ("hendra", Unseen), ("wahyu", NotYours)]
)
def test_who_may_not_count(name: str, refusal: type[Exception]) -> None:
    label = custody.thing()
    code = custody.count()
    with pytest.raises(refusal):
        do(_counts.count_thing, name, code=code, thing=label)


def test_a_closed_count_stays_in_the_tables() -> None:
    code = custody.count(custody.thing(), after="close")
    row = custody.recount(code)
    with pytest.raises(DatabaseError, match="closed_count_stays"), transaction.atomic():
        StockTake.objects.filter(pk=row.pk).update(place="lain")
    with pytest.raises(DatabaseError, match="while_the_count_runs"), transaction.atomic():
        Sighting(count=row, custody=None, officer=officer("ani"), at=cast.EVENING).save(force_insert=True)


def test_a_repeated_key_counts_once() -> None:
    label, key = custody.thing(), uuid4()
    code = custody.count()
    reader = who("citra")
    with clock.at(cast.EVENING + timedelta(minutes=1)):
        first = _counts.count_thing(by=reader, key=key, code=code, thing=label)
        assert _counts.count_thing(by=reader, key=key, code=code, thing=label) == first
    assert Sighting.objects.count() == 1
