"""Offences: what can be charged for a deed of which day, and what has to be shown for it."""

from calendar import monthrange
from datetime import date, time
from typing import Any

import pytest

from spkt.data import accounts, rows
from spkt.law.case import Element, Moment, Span
from spkt.law.offences import Catalogue, Complaint, LetterClass, charge, deed_days, is_met, letter_class

CATALOGUE = Catalogue(rows("offences.csv"))
LAST_OLD, FIRST_NEW = date(2026, 1, 1), date(2026, 1, 2)
TOLD_ON = date(2026, 11, 24)


def codes(offences: Any) -> list[str]:
    return [offence.code for offence in offences]


def pairs(first: date, last: date, words: str = "") -> list[tuple[str, str | None]]:
    return [(pair.new.code, pair.old and pair.old.code) for pair in CATALOGUE.choices(first, last, words)]


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("KUHP-476", False, True),
        ("WVS-362", True, False),
        ("NARK-112", True, False),
        ("KUHP-609.1A", False, True),
        ("KDRT-44.1", True, True),
        ("LLAJ-310.3", True, True),
    ],
)
def test_in_force_on_both_sides_of_the_new_code(code: str, before: bool, after: bool) -> None:
    assert (code in codes(CATALOGUE.in_force(LAST_OLD))) is before
    assert (code in codes(CATALOGUE.in_force(FIRST_NEW))) is after


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (FIRST_NEW, FIRST_NEW, ("KUHP-476", None)),
        (FIRST_NEW, TOLD_ON, ("KUHP-476", None)),
        (LAST_OLD, LAST_OLD, ("KUHP-476", "WVS-362")),
        (LAST_OLD, FIRST_NEW, ("KUHP-476", "WVS-362")),
        (date(2025, 12, 20), date(2025, 12, 20), ("KUHP-476", "WVS-362")),
        (LAST_OLD, LAST_OLD, ("KUHP-609.1A", "NARK-112")),
        (FIRST_NEW, FIRST_NEW, ("KUHP-609.1A", None)),
        (LAST_OLD, LAST_OLD, ("KUHP-415B", "PA-82")),
        (LAST_OLD, LAST_OLD, ("KUHP-415B", "WVS-290.2")),
        (LAST_OLD, LAST_OLD, ("KUHP-494", None)),
        (LAST_OLD, LAST_OLD, ("KDRT-44.1", None)),
    ],
)
def test_old_and_new_stand_side_by_side(first: date, last: date, expected: tuple[str, str | None]) -> None:
    assert expected in pairs(first, last)


@pytest.mark.parametrize(
    ("first", "last", "code", "offered"),
    [
        (LAST_OLD, LAST_OLD, "KUHP-495", False),
        (LAST_OLD, FIRST_NEW, "KUHP-495", True),
        (FIRST_NEW, FIRST_NEW, "KUHP-495", True),
        (date(2022, 5, 8), date(2022, 5, 8), "TPKS-6A", False),
        (date(2022, 5, 9), date(2022, 5, 9), "TPKS-6A", True),
        (date(1981, 1, 1), date(1981, 1, 1), "KDRT-44.1", False),
    ],
)
def test_nobody_is_charged_with_what_was_no_offence_then(first: date, last: date, code: str, offered: bool) -> None:
    assert (code in [new for new, _ in pairs(first, last)]) is offered


def test_after_the_new_code_no_old_article_is_offered() -> None:
    offered = CATALOGUE.choices(FIRST_NEW, TOLD_ON)
    assert all(pair.old is None and pair.new.valid_to is None for pair in offered)


def test_every_offence_of_a_day_is_reached_by_its_choices() -> None:
    reached = {code for pair in pairs(LAST_OLD, LAST_OLD) for code in pair}
    assert set(codes(CATALOGUE.in_force(LAST_OLD))) <= reached


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("pencurian ternak", ["KUHP-477.1C"]),
        ("Pasal 476", ["KUHP-476"]),
        ("ps. 477 ayat (1) huruf e", ["KUHP-477.1E"]),
        ("KDRT psikis", ["KDRT-45.1", "KDRT-45.2"]),
        ("livestock", ["KUHP-477.1C", "KUHP-339E"]),
        ("", codes(CATALOGUE.in_force(TOLD_ON))),
        ("tidak ada di daftar", []),
    ],
)
def test_search(words: str, expected: list[str]) -> None:
    assert codes(CATALOGUE.search(words, TOLD_ON)) == expected
    assert [pair.new.code for pair in CATALOGUE.choices(TOLD_ON, TOLD_ON, words)] == expected


def test_an_exact_article_comes_first() -> None:
    assert codes(CATALOGUE.search("pasal 29", LAST_OLD)) == ["PORN-29", "ITE-29"]
    assert [pair.new.code for pair in CATALOGUE.choices(TOLD_ON, TOLD_ON, "pasal 311")] == ["KUHP-311", "LLAJ-311"]


def test_the_old_article_finds_the_pair() -> None:
    assert ("KUHP-476", "WVS-362") in pairs(LAST_OLD, LAST_OLD, "pasal 362")


def test_twins_meet_each_other() -> None:
    assert codes(CATALOGUE.twins(CATALOGUE.get("WVS-362"))) == ["KUHP-476"]
    assert codes(CATALOGUE.twins(CATALOGUE.get("KUHP-476"))) == ["WVS-362"]
    assert CATALOGUE.twins(CATALOGUE.get("KDRT-44.1")) == ()
    for offence in CATALOGUE:
        assert all(offence in CATALOGUE.twins(twin) for twin in CATALOGUE.twins(offence))


def test_each_code_cites_its_own_article() -> None:
    assert CATALOGUE.get("WVS-363.1.3").article == "363 ayat (1) ke-3"
    assert CATALOGUE.get("KUHP-477.1E").article == "477 ayat (1) huruf e"


THEFT = ["mengambil", "suatu barang", "seluruhnya/sebagian milik orang lain", "maksud memiliki secara melawan hukum"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("KUHP-476", THEFT),
        ("KUHP-477.1G", [*THEFT, "dilakukan dua orang atau lebih bersekutu"]),
        ("WVS-363.1.4", [*THEFT, "dilakukan dua orang atau lebih bersekutu"]),
        ("KUHP-466.2", [*(CATALOGUE.get("KUHP-466.1").elements), "akibat luka berat"]),
    ],
)
def test_the_elements_of_the_base_come_first(code: str, expected: list[str]) -> None:
    assert [need.text for need in CATALOGUE.elements(code)] == expected


def test_a_form_in_writing_need_not_be_spoken() -> None:
    assert "lisan" in [need.text for need in CATALOGUE.elements("KUHP-433.1")]
    assert "lisan" not in [need.text for need in CATALOGUE.elements("KUHP-433.2")]


def test_no_element_of_an_offence_is_asked_twice_or_left_out() -> None:
    for offence in CATALOGUE:
        texts = [need.text for need in CATALOGUE.elements(offence.code)]
        assert texts, offence.code
        assert len(texts) == len(set(texts)), offence.code


NIGHT = ["waktu malam", "dalam rumah atau pekarangan tertutup yang ada rumahnya"]
UNSEEN = "pelaku ada di situ tanpa diketahui/dikehendaki yang berhak"
BREAKING = "dengan merusak, membongkar, memanjat, anak kunci palsu, perintah atau pakaian jabatan palsu"
TO_REACH = "untuk masuk atau mencapai barang"
TOGETHER = "dilakukan dua orang atau lebih bersekutu"


@pytest.mark.parametrize(
    ("code", "met", "expected"),
    [
        ("KUHP-476", THEFT, True),
        ("KUHP-476", THEFT[:3], False),
        ("KUHP-476", [], False),
        ("KUHP-477.2", [*THEFT, *NIGHT, UNSEEN, TOGETHER], True),
        ("KUHP-477.2", [*THEFT, *NIGHT, UNSEEN, BREAKING, TO_REACH], True),
        ("KUHP-477.2", [*THEFT, *NIGHT, UNSEEN, BREAKING], False),
        ("KUHP-477.2", [*THEFT, *NIGHT, UNSEEN], False),
        ("KUHP-477.2", [*THEFT, *NIGHT, TOGETHER], False),
        ("WVS-363.2", [*THEFT, *NIGHT, UNSEEN, TOGETHER], True),
    ],
)
def test_of_alternative_letters_one_suffices(code: str, met: list[str], expected: bool) -> None:
    assert is_met(CATALOGUE.elements(code), dict.fromkeys(met, "terpenuhi")) is expected


@pytest.mark.parametrize("verdict", ["belum", "tidak", ""])
def test_only_terpenuhi_meets(verdict: str) -> None:
    verdicts = dict.fromkeys(THEFT, "terpenuhi") | {THEFT[0]: verdict}
    assert not is_met(CATALOGUE.elements("KUHP-476"), verdicts)


def test_charge_carries_the_words_of_the_catalogue() -> None:
    weighed = (Element("mengambil", "terpenuhi", "cerita"),)
    found = charge(CATALOGUE.get("KUHP-476"), weighed, "sesuai tanggal perbuatan")
    assert (found.code, found.name, found.article) == ("KUHP-476", "Pencurian biasa", "476")
    assert (found.law, found.elements, found.reason) == ("UU 1/2023 (KUHP)", weighed, "sesuai tanggal perbuatan")


@pytest.mark.parametrize(
    ("named", "box"),
    [
        (["KUHP-476"], LetterClass.KEJAHATAN),
        (["WVS-362"], LetterClass.KEJAHATAN),
        (["LLAJ-281"], LetterClass.PELANGGARAN),
        (["LLAJ-281", "LLAJ-310.3"], LetterClass.KEJAHATAN),
        ([], LetterClass.LAIN_LAIN),
    ],
)
def test_the_ticked_box(named: list[str], box: LetterClass) -> None:
    assert letter_class(CATALOGUE.get(code) for code in named) is box


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (Span(start=Moment(date(2026, 1, 1))), (date(2026, 1, 1), date(2026, 1, 1))),
        (Span(Moment(date(2025, 12, 31)), Moment(date(2026, 1, 3), time(5))), (date(2025, 12, 31), date(2026, 1, 3))),
        (Span(Moment(date(2026, 1, 3)), Moment(date(2026, 1, 1))), (date(2026, 1, 3), date(2026, 1, 3))),
        (Span(unknown="tidak tahu"), (date.min, TOLD_ON)),
        (Span(), (date.min, TOLD_ON)),
    ],
)
def test_the_days_of_a_deed(span: Span, days: tuple[date, date]) -> None:
    assert deed_days(span, TOLD_ON) == days


def test_a_deed_of_unknown_time_shows_both_codes() -> None:
    assert ("KUHP-476", "WVS-362") in pairs(*deed_days(Span(unknown="tidak tahu"), TOLD_ON))


@pytest.mark.parametrize(
    ("code", "complaint", "penalty"),
    [
        ("KUHP-476", Complaint.RELATIVE, 5.0),
        ("KUHP-433.1", Complaint.ABSOLUTE, 0.75),
        ("KUHP-466.1", Complaint.NO, 2.5),
        ("KUHP-478", Complaint.RELATIVE, 0.0),
        ("KDRT-46", Complaint.RELATIVE, None),
    ],
)
def test_complaint_and_penalty(code: str, complaint: Complaint, penalty: float | None) -> None:
    offence = CATALOGUE.get(code)
    assert (offence.complaint, offence.penalty) == (complaint, penalty)
    assert offence.complainant


def _days(when: str) -> tuple[date, date]:
    if len(when) > len("2026-11"):
        return date.fromisoformat(when[:10]), date.fromisoformat(when[:10])
    year, month = int(when[:4]), int(when[5:])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


@pytest.mark.parametrize("account", accounts(), ids=lambda account: account["id"])
def test_what_an_account_expects_can_be_charged(account: dict[str, Any]) -> None:
    expected = account["expected"]
    named = set(expected["offences"])
    assert {CATALOGUE.get(code).code for code in named} == named
    if expected["route"].startswith("lp_"):
        assert named
        assert named <= {code for pair in pairs(*_days(expected["when"])) for code in pair}
