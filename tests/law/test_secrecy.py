"""Secrecy: which facts close a matter."""

from datetime import date
from typing import Any

import pytest

from spkt.data import accounts, rows
from spkt.law.case import Account, Being, Birth, Moment, Person, Role, Span
from spkt.law.offences import Catalogue
from spkt.law.secrecy import CIRCUMSTANCES, Secrecy, class_of, higher, may_be_child

CATALOGUE = Catalogue(rows("offences.csv"))
TOLD_ON = date(2026, 11, 24)
DEED = Account(when=Span(start=Moment(date(2026, 11, 20))))
B, R, T = Secrecy.BIASA, Secrecy.RAHASIA, Secrecy.TERTUTUP


def party(role: Role = Role.KORBAN, **known: Any) -> Person:
    return Person(roles=(role,), **known)


@pytest.mark.parametrize(
    ("fact", "secrecy"),
    [
        ("kekerasan_seksual", T),
        ("kdrt", T),
        ("anak", T),
        ("pelapor_terancam", R),
        ("terlapor_polri", R),
        ("tidak dikenal", B),
    ],
)
def test_a_circumstance_decides_the_class(fact: str, secrecy: Secrecy) -> None:
    found = class_of(Account(facts=(fact,)), [], [], TOLD_ON)
    assert found.secrecy is secrecy
    assert len(found.reasons) == (secrecy is not B)


@pytest.mark.parametrize(
    ("code", "secrecy", "reasons"),
    [
        ("KUHP-476", B, 0),
        ("TPKS-6A", T, 1),
        ("KDRT-44.1", T, 1),
        ("PA-80.1", T, 1),
        ("KUHP-415B", T, 2),
        ("KDRT-46", T, 2),
    ],
)
def test_an_offence_decides_the_class(code: str, secrecy: Secrecy, reasons: int) -> None:
    found = class_of(DEED, [party()], [CATALOGUE.get("KUHP-476"), CATALOGUE.get(code)], TOLD_ON)
    assert (found.secrecy, len(found.reasons)) == (secrecy, reasons)


def test_the_class_is_provisional_until_an_offence_is_decided() -> None:
    assert class_of(DEED, [], [], TOLD_ON).provisional
    assert not class_of(DEED, [], [CATALOGUE.get("KUHP-476")], TOLD_ON).provisional


def test_the_strictest_reason_wins_and_all_are_told() -> None:
    found = class_of(Account(facts=("terlapor_polri", "kdrt")), [], [], TOLD_ON)
    assert found.secrecy is T
    assert [reason.secrecy for reason in found.reasons] == [R, T]


@pytest.mark.parametrize(
    ("person", "child"),
    [
        (party(birth=Birth(on=date(2008, 11, 20))), False),
        (party(birth=Birth(on=date(2008, 11, 21))), True),
        (party(Role.SAKSI, birth=Birth(on=date(2017, 1, 1))), True),
        (party(Role.TERLAPOR, birth=Birth(on=date(2010, 1, 1))), True),
        (party(Role.PELAPOR, birth=Birth(on=date(2010, 1, 1))), True),
        (party(Role.PENDAMPING, birth=Birth(on=date(2010, 1, 1))), False),
        (Person(roles=(Role.PENDAMPING, Role.SAKSI), birth=Birth(on=date(2010, 1, 1))), True),
        (party(birth=Birth(age=17)), True),
        (party(birth=Birth(age=18)), True),
        (party(birth=Birth(age=19)), False),
        (party(birth=Birth(unknown="tidak tahu")), False),
        (party(being=Being.BADAN, birth=Birth(on=date(2020, 1, 1))), False),
    ],
)
def test_who_may_have_been_a_child_on_the_day_of_the_deed(person: Person, child: bool) -> None:
    assert may_be_child(person, DEED, TOLD_ON) is child
    assert (class_of(DEED, [party(), person], [], TOLD_ON).secrecy is T) is child


@pytest.mark.parametrize(
    ("when", "birth", "child"),
    [
        (Span(start=Moment(TOLD_ON)), Birth(age=18), False),
        (Span(start=Moment(TOLD_ON)), Birth(age=17), True),
        (Span(start=Moment(date(2023, 11, 24))), Birth(age=21), True),
        (Span(start=Moment(date(2023, 11, 24))), Birth(age=22), False),
        (Span(start=Moment(date(2020, 1, 1))), Birth(on=date(2002, 1, 2)), True),
        (Span(Moment(date(2020, 1, 1)), Moment(date(2026, 1, 1))), Birth(on=date(2002, 1, 2)), True),
        (Span(unknown="tidak ingat"), Birth(on=date(2008, 11, 24)), False),
        (Span(unknown="tidak ingat"), Birth(on=date(2008, 11, 25)), True),
        (Span(unknown="tidak ingat"), Birth(age=18), False),
    ],
)
def test_the_age_counts_on_the_first_possible_day(when: Span, birth: Birth, child: bool) -> None:
    assert may_be_child(party(birth=birth), Account(when=when), TOLD_ON) is child


@pytest.mark.parametrize(("one", "other", "stricter"), [(B, R, R), (T, R, T), (B, B, B)])
def test_a_class_only_rises_by_itself(one: Secrecy, other: Secrecy, stricter: Secrecy) -> None:
    assert higher(one, other) is stricter


def test_classes_are_in_order_and_named() -> None:
    assert [secrecy.label for secrecy in sorted(Secrecy)] == ["biasa", "rahasia", "tertutup"]


def test_each_circumstance_is_asked_once_and_names_nothing_of_the_act() -> None:
    assert len({circumstance.code for circumstance in CIRCUMSTANCES}) == len(CIRCUMSTANCES)
    spoken = " ".join(circumstance.ask for circumstance in CIRCUMSTANCES).lower()
    assert not any(word in spoken for word in ("perkosa", "cabul", "seksual", "setubuh"))


@pytest.mark.parametrize("account", accounts(), ids=lambda account: account["id"])
def test_an_account_with_a_sensitive_offence_becomes_closed(account: dict[str, Any]) -> None:
    offences = [CATALOGUE.get(code) for code in account["expected"]["offences"]]
    closed = any(offence.sensitive for offence in offences)
    assert (class_of(DEED, [], offences, TOLD_ON).secrecy is T) is closed
