"""Numbers that meet across dossiers, only as far as a reader sees; a person known by her NIK; what is in custody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from spkt.access import losses as access
from spkt.access._gate import Unseen, reading
from spkt.access._matching import matches
from spkt.actions import _finds, losses
from spkt.kit import clock
from spkt.law.case import Thing
from spkt.law.losses import Item
from spkt.records.casefile import open_case
from tests import cast, factories, lost
from tests.cast import who
from tests.lost import KTP, STNK, TOLD

pytestmark = pytest.mark.usefixtures("evening")
PHONE = Thing("HP", "HP", "Telepon genggam", marks={"imei1": "490154203237518", "imei2": "356938035643809"})


@pytest.fixture(autouse=True)
def _noted() -> Iterator[None]:
    with reading():
        yield


def met(code: str, name: str = "citra") -> set[tuple[str, str]]:
    """(dossier, mark) that this officer sees beside this one."""
    return {(each.code, each.mark) for each in matches(open_case(factories.reread(code)), who(name))}


def test_trap_20_lost_found_and_stolen_meet_whatever_slips_were_typed() -> None:
    lost_one = lost.loss(replace(TOLD, items=(Item(0, STNK),)))
    stolen = factories.matter(after="account").code
    slip = replace(STNK, marks={"nomor_rangka": "mh1jm8112-0k123456"})
    found = lost.find(replace(lost.FOUND, things=(replace(lost.WALLET, thing=slip),)))
    assert met(lost_one) == {(stolen, "nomor_polisi"), (found, "nomor_rangka")}
    assert met(found) == {(lost_one, "nomor_rangka")}
    assert met(stolen) == {(lost_one, "nomor_polisi")}


def test_one_phone_has_two_numbers_and_either_meets() -> None:
    mine = lost.loss(replace(TOLD, items=(Item(0, PHONE),)))
    swapped = replace(PHONE, marks={"imei1": "356938035643809"})
    found = lost.find(replace(lost.FOUND, things=(replace(lost.WALLET, thing=swapped),)))
    assert met(mine) == {(found, "imei2")}


def test_what_a_reader_may_not_open_is_silent() -> None:
    mine = lost.loss(replace(TOLD, items=(Item(0, STNK),)))
    sealed = factories.matter(factories.SEALED_STORY, after="account").code
    assert met(mine) == set()
    assert (sealed, "nomor_polisi") in met(mine, "maria") | met(mine, "ani")


def test_a_struck_thing_meets_nothing() -> None:
    first, second = lost.loss(), lost.loss()
    assert met(second) == {(first, "nik")}
    told = access.loss_of(open_case(factories.reread(first)))
    lost.do(losses.fill, "citra", code=first, loss=replace(told, items=()), base=1)
    assert met(second) == set()


def test_the_same_thing_within_a_year_is_pointed_out_and_later_not() -> None:
    lost.loss(after="issue")
    with clock.at(cast.EVENING + timedelta(days=20)):
        second = open_case(factories.reread(lost.loss()))
        assert len(access.repeated(second, who("citra"))) == 1
    with clock.at(cast.EVENING + timedelta(days=400)):
        assert access.repeated(second, who("citra")) == ()


def test_somebody_served_before_is_known_by_her_nik_within_scope() -> None:
    lost.loss()
    fresh = factories.reread(lost.loss(after="begin"))
    known = access.known(factories.LIDIA.id_number, who("citra"), fresh)
    assert known is not None
    assert known.person.name == "LIDIA MARTINA"
    assert access.known("6105015203900001", who("citra"), fresh) is None
    assert access.known("6105", who("citra"), fresh) is None
    assert access.known(factories.LIDIA.id_number, who("eko"), fresh) is None


def test_an_earlier_letter_is_found_by_its_number() -> None:
    code = lost.loss(after="issue")
    for typed in ("SKTLK/1/XI/2026", "sktlk/1/xi/2026/SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT"):
        assert access.by_number(typed, who("citra")).code == code
    for typed in ("SKTLK/2/XI/2026", "SKTLK", "1", ""):
        with pytest.raises(Unseen):
            access.by_number(typed, who("citra"))
    with pytest.raises(Unseen):
        access.by_number("SKTLK/1/XI/2026", who("eko"))


def test_custody_lists_what_is_here_and_nothing_that_left() -> None:
    gone, stored = lost.find(after="store"), lost.find(after="store")
    with clock.at(cast.EVENING + timedelta(minutes=5)):
        fresh = lost.find()
    lost.do(_finds.give_back, "citra", code=gone, given=lost.OWNER)
    rows = access.custody(who("citra"))
    assert [(row.matter.code, row.kept_at) for row in rows] == [(stored, "lemari 2"), (fresh, "")]
    assert access.custody(who("eko")) == ()


def test_a_letter_says_what_the_form_says() -> None:
    case = open_case(factories.reread(lost.loss(replace(TOLD, items=(Item(0, KTP), Item(0, STNK))))))
    again = access.loss_of(case)
    assert replace(again, items=()) == replace(TOLD, items=())
    assert [item.thing for item in again.items] == [KTP, STNK]
    assert len(access.preview(case, again, who("citra"))) == 1
    assert access.preview(case, replace(again, stolen="ya"), who("citra")) == []
