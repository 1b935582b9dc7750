"""Who may complain, of whom, until when: tables on both sides of every limit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spkt import data
from spkt.law._complaint import (
    BY_MARRIAGE,
    KIN,
    LINE,
    PARENT,
    SPOUSE,
    THIRD_DEGREE,
    Complained,
    asks_complaint,
    cautions,
    ground,
)
from spkt.law._standing import GUARDED, SPENDTHRIFT, Filing
from spkt.law.offences import Catalogue, Complaint
from spkt.law.sources import KUHP

CATALOGUE = Catalogue(data.rows("offences.csv"))
INSULT, THEFT, ADULTERY, OLD_ADULTERY = "KUHP-436", "KUHP-476", "KUHP-411", "WVS-284.1"
DAY = date(2026, 11, 24)
TOLD = Complained(DAY, filing=Filing(known_on=DAY))


def said(code: str, told: Complained) -> list[str]:
    return [each.sentence for each in cautions(CATALOGUE.get(code), told)]


def filed(days: int, *, abroad: bool = False) -> Complained:
    return replace(TOLD, filing=Filing(known_on=DAY - timedelta(days=days), abroad=abroad))


@pytest.mark.parametrize(
    ("days", "abroad", "late"),
    [(0, False, ""), (180, False, ""), (181, False, "180"), (181, True, ""), (270, True, ""), (271, True, "270")],
)
def test_a_late_complaint_is_warned_of_and_nothing_more(days: int, abroad: bool, late: str) -> None:
    found = cautions(CATALOGUE.get(INSULT), filed(days, abroad=abroad))
    assert [each.named for each in found] == ([(late,)] if late else [])
    assert all(each.cite == KUHP["pasal 29"] and "Tetap diterima" in each.sentence for each in found)


def test_since_when_it_is_known_is_asked() -> None:
    assert "Tanyakan sejak" in said(INSULT, replace(TOLD, filing=Filing()))[0]


def test_the_request_is_asked_where_it_was_not_made() -> None:
    assert "memohon agar perbuatan ini dituntut" in said(INSULT, replace(TOLD, prosecute=False))[0]
    assert said("KUHP-466.1", replace(TOLD, prosecute=False)) == []


@pytest.mark.parametrize(
    ("age", "relation", "gone", "lawful"),
    [
        (15, "IBU", False, True),
        (15, "WALI", False, True),
        (15, "KAKEK", False, False),
        (15, "KAKEK", True, True),
        (15, "PAMAN", True, True),
        (15, "SEPUPU", True, False),
        (15, "", False, False),
        (16, "IBU", False, False),
    ],
)
def test_for_a_victim_below_sixteen(age: int, relation: str, gone: bool, lawful: bool) -> None:
    told = replace(
        TOLD, is_victim=False, victim_age=age, filing=Filing(relation=relation, known_on=DAY, nearer_gone=gone)
    )
    assert (said(INSULT, told) == []) is lawful


@pytest.mark.parametrize(("age", "lawful"), [(15, False), (16, True), (None, True)])
def test_from_sixteen_she_complains_herself(age: int | None, lawful: bool) -> None:
    assert (said(INSULT, replace(TOLD, victim_age=age)) == []) is lawful


def test_a_companion_comes_last_for_a_child() -> None:
    child = replace(TOLD, is_victim=False, is_companion=True, victim_age=10)
    assert said(INSULT, child)
    assert said(INSULT, replace(child, filing=Filing(known_on=DAY, nearer_gone=True))) == []


@pytest.mark.parametrize(
    ("ward", "relation", "gone", "lawful"),
    [
        (GUARDED, "PENGAMPU", False, True),
        (GUARDED, "ISTRI", False, False),
        (GUARDED, "ISTRI", True, True),
        (GUARDED, "KEPONAKAN", True, True),
        (GUARDED, "TETANGGA", True, False),
        (SPENDTHRIFT, "PENGAMPU", False, False),
    ],
)
def test_for_a_victim_under_guardianship(ward: str, relation: str, gone: bool, lawful: bool) -> None:
    told = replace(TOLD, is_victim=False, filing=Filing("", relation, DAY, ward=ward, nearer_gone=gone))
    assert (said(INSULT, told) == []) is lawful


def test_a_spendthrift_complains_himself() -> None:
    assert said(INSULT, replace(TOLD, filing=Filing(known_on=DAY, ward=SPENDTHRIFT))) == []


@pytest.mark.parametrize(
    ("relation", "refused", "lawful"),
    [("ANAK", False, True), ("ISTRI", False, True), ("IBU", False, True), ("ADIK", False, False), ("IBU", True, False)],
)
def test_for_a_victim_who_died(relation: str, refused: bool, lawful: bool) -> None:
    told = replace(TOLD, is_victim=False, victim_dead=True, filing=Filing("", relation, DAY, refused=refused))
    assert (said(INSULT, told) == []) is lawful


@pytest.mark.parametrize(
    ("code", "relation", "lawful"),
    [
        (ADULTERY, "ISTRI", True),
        (ADULTERY, "AYAH", True),
        (ADULTERY, "ANAK", True),
        (ADULTERY, "ADIK", False),
        (ADULTERY, "TETANGGA", False),
        (OLD_ADULTERY, "SUAMI", True),
        (OLD_ADULTERY, "AYAH", False),
    ],
)
def test_adultery_has_complainants_of_its_own(code: str, relation: str, lawful: bool) -> None:
    told = replace(TOLD, is_victim=False, victim_age=15, filing=Filing("", relation, DAY))
    assert (said(code, told) == []) is lawful


@pytest.mark.parametrize(
    ("tie", "separated", "asks", "words"),
    [
        ((), False, False, []),
        (("TETANGGA",), False, False, []),
        (("PAMAN",), False, False, []),
        (("ADIK",), False, True, []),
        (("IPAR",), False, True, []),
        (("SUAMI",), True, True, []),
        (("SUAMI",), False, True, ["tidak terpisah"]),
    ],
)
def test_theft_among_kin(tie: tuple[str, ...], separated: bool, asks: bool, words: list[str]) -> None:
    told = replace(TOLD, suspects=tie, filing=Filing(known_on=DAY, separated=separated))
    assert asks_complaint(CATALOGUE.get(THEFT), told) is asks
    found = said(THEFT, told)
    assert len(found) == len(words)
    assert all(word in sentence for word, sentence in zip(words, found, strict=True))


@pytest.mark.parametrize(
    ("code", "article"),
    [
        ("KUHP-476", "481"), ("KUHP-482", "484"), ("KUHP-486", "490"), ("KUHP-492", "510"), ("KUHP-503", "510"),
        ("KUHP-520", "520"), ("KUHP-521.1", "526"), ("KUHP-525", "526"), ("WVS-362", "367"),
    ],
)  # fmt: skip
def test_the_rule_for_kin_is_extended_article_by_article(code: str, article: str) -> None:
    told = replace(TOLD, suspects=("ISTRI",))
    assert [each.cite.where for each in cautions(CATALOGUE.get(code), told)] == [f"pasal {article}"]


def test_other_offences_that_depend_say_on_what() -> None:
    found = cautions(CATALOGUE.get("TPKS-5"), TOLD)
    assert found[-1].named == (CATALOGUE.get("TPKS-5").complainant,)


def test_every_offence_of_the_catalogue_gets_an_answer() -> None:
    for offence in CATALOGUE:
        for told in (TOLD, replace(TOLD, suspects=("ISTRI",), is_victim=False)):
            found = cautions(offence, told)
            assert found == () or asks_complaint(offence, told)
            assert offence.complaint is not Complaint.NO or found == ()


def test_the_ground_of_who_complains_for_another() -> None:
    assert ground(TOLD) is None
    assert ground(replace(TOLD, victim_age=15)) == KUHP["pasal 25"]
    assert ground(replace(TOLD, victim_age=16)) is None
    assert ground(replace(TOLD, filing=Filing(ward=GUARDED))) == KUHP["pasal 26"]
    assert ground(replace(TOLD, victim_dead=True)) == KUHP["pasal 27"]


def test_relations_are_those_that_the_counter_offers() -> None:
    listed = {row["nama"] for row in data.rows("relations.csv")}
    assert listed >= KIN | SPOUSE | PARENT | LINE | THIRD_DEGREE | BY_MARRIAGE
