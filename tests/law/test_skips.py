"""When the report may come before its gelar, and whose desk a matter is: by facts, never by a tick alone."""

from dataclasses import replace
from datetime import date

import pytest

from spkt import data
from spkt.law import _safety
from spkt.law.case import Account, Being, Birth, Person, Place, Role
from spkt.law.journeys._skips import AT_RISK, HOUSEHOLD, SKIPS, receiver_of, skip_of, unproven
from spkt.law.secrecy import CIRCUMSTANCES

DAY = date(2026, 11, 24)
VICTIM = Person(roles=(Role.KORBAN,), name="SITI")
HUSBAND = Person(roles=(Role.TERLAPOR,), name="BUDI", relation="SUAMI")
CHILD = Person(roles=(Role.KORBAN,), name="ANI", birth=Birth(on=date(2008, 11, 25)))
ADULT = replace(CHILD, birth=Birth(on=date(2008, 11, 24)))
COMPANY = Person(roles=(Role.KORBAN,), name="PT MAJU", being=Being.BADAN)
NOBODY = Person(roles=(Role.TERLAPOR,))


@pytest.mark.parametrize(
    ("fact", "bears_out", "does_not"),
    [
        ("kekerasan_seksual", VICTIM, HUSBAND),
        ("kdrt", HUSBAND, replace(HUSBAND, relation="TETANGGA")),
        ("anak", CHILD, ADULT),
        ("anak_hilang", CHILD, ADULT),
        ("tertangkap_tangan", HUSBAND, NOBODY),
        ("luka", VICTIM, COMPANY),
    ],
)
def test_a_tick_counts_only_with_what_was_noted(fact: str, bears_out: Person, does_not: Person) -> None:
    told = Account(facts=(fact,))
    found = skip_of(told, [bears_out], DAY)
    assert found is not None
    assert found.code == fact
    assert skip_of(told, [does_not], DAY) is None
    assert [each.code for each in unproven(told, [does_not], DAY)] == [fact]
    assert skip_of(Account(), [bears_out], DAY) is None


def test_every_skip_is_cited_and_tells_what_to_note() -> None:
    assert all(each.cite.where and each.missing.startswith("Catat") for each in SKIPS)


def test_households_are_those_of_the_list() -> None:
    assert {row["nama"] for row in data.rows("relations.csv") if row["lingkup_rumah_tangga"] == "yes"} == HOUSEHOLD


SOLDIER = Person(roles=(Role.TERLAPOR,), name="BUDI", service="Kodim 1205")


@pytest.mark.parametrize(
    ("account", "people", "name"),
    [
        (Account(facts=("kecelakaan_lalin",)), (), "Sat Lantas"),
        (Account(facts=("narkotika",)), (), "Sat Resnarkoba"),
        (Account(facts=("terlapor_tni",)), (SOLDIER,), "Denpom"),
        (Account(facts=("terlapor_tni",)), (NOBODY,), None),
        (Account(where=Place(region="61.05.01.1001")), (), None),
        (Account(where=Place(region="61.10.02", regency="Kab. Melawi")), (), "kepolisian Kab. Melawi"),
        (Account(where=Place(region="61.051")), (), "kepolisian 61.051"),
        (Account(), (), None),
    ],
)
def test_whose_matter_it_is(account: Account, people: tuple[Person, ...], name: str | None) -> None:
    found = receiver_of(account, people, "61.05")
    assert (found.name if found else None) == name


def test_without_a_known_regency_everything_stays_here() -> None:
    assert receiver_of(Account(where=Place(region="61.10.02")), (), "") is None


@pytest.mark.parametrize("facts", [("kdrt",), ("anak",), ("kekerasan_seksual",), ("kdrt", "anak")])
def test_three_questions_are_asked_and_each_yes_has_its_plan(facts: tuple[str, ...]) -> None:
    asks = _safety.questions(facts)
    assert len(asks) == 3
    assert all(each.ask.endswith("?") for each in asks)
    assert _safety.plan(()) == ()
    assert [_safety.plan((each.code,)) for each in asks] == [(each.plan,) for each in asks]
    assert _safety.basis(facts).where.startswith("pasal")


def test_danger_is_asked_of_facts_that_the_counter_knows() -> None:
    assert {each.code for each in CIRCUMSTANCES} >= AT_RISK
