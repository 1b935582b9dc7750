"""Identity: hints that never refuse, and spellings under which equal values meet."""

from datetime import date

import pytest

from spkt.data import rows
from spkt.law.case import Sex
from spkt.law.identity import (
    Nik,
    age_years,
    clean,
    document_hints,
    figures,
    imei_hints,
    is_child,
    is_nrp,
    mark_normal,
    name_normal,
    nik_hints,
    nrp_normal,
    phone_normal,
    read_nik,
)

ON = date(2026, 11, 24)
LIDIA = "6105015203900003"


@pytest.mark.parametrize(
    ("text", "nik"),
    [
        (LIDIA, Nik("61.05.01", date(1990, 3, 12), Sex.FEMALE)),
        ("6105 0112 0390 0003", Nik("61.05.01", date(1990, 3, 12), Sex.MALE)),
        ("61O5O1520390OOO3", Nik("61.05.01", date(1990, 3, 12), Sex.FEMALE)),
        ("6105011203260001", Nik("61.05.01", date(2026, 3, 12), Sex.MALE)),
        ("6105011203270001", Nik("61.05.01", date(1927, 3, 12), Sex.MALE)),
        ("6105017102000001", Nik("61.05.01", None, Sex.FEMALE)),
        ("6105016902000001", Nik("61.05.01", date(2000, 2, 29), Sex.FEMALE)),
        ("6105010000000000", Nik("61.05.01", None, Sex.MALE)),
        ("610501520390000", None),
        ("61050152039000033", None),
        ("tidak ada", None),
        ("", None),
    ],
)
def test_read_nik(text: str, nik: Nik | None) -> None:
    assert read_nik(text, ON) == nik


@pytest.mark.parametrize(
    ("text", "born", "sex", "about"),
    [
        (LIDIA, date(1990, 3, 12), Sex.FEMALE, []),
        (LIDIA, None, None, []),
        (LIDIA, date(1990, 3, 13), Sex.FEMALE, ["Tanggal"]),
        (LIDIA, date(1990, 3, 12), Sex.MALE, ["Jenis"]),
        (LIDIA, date(1991, 3, 12), Sex.MALE, ["Tanggal", "Jenis"]),
        ("6105017102000001", date(2000, 2, 28), Sex.FEMALE, ["Tanggal"]),
        (LIDIA[:-1], date(1990, 3, 12), Sex.FEMALE, ["NIK"]),
    ],
)
def test_a_mismatch_is_a_hint(text: str, born: date | None, sex: Sex | None, about: list[str]) -> None:
    assert [hint.split()[0] for hint in nik_hints(text, born, sex, ON)] == about


PATTERNS = {row["kode"]: row["pola_nomor"] for row in rows("id_documents.csv")}


@pytest.mark.parametrize(
    ("kind", "number", "hinted"),
    [
        ("KTP-EL", LIDIA, False),
        ("KTP-EL", LIDIA[:-1], True),
        ("SIM-C", "1234-5678-9012", False),
        ("PASPOR", "c1234567", False),
        ("PASPOR", "12345678", True),
        ("KITAS", "apa saja", False),
        ("KTP-EL", "", False),
    ],
)
def test_a_document_number_of_another_shape_is_a_hint(kind: str, number: str, hinted: bool) -> None:
    assert bool(document_hints(PATTERNS[kind], number)) is hinted


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("490154203237518", False),
        ("49-015420-323751-8", False),
        ("490154203237519", True),
        ("49015420323751", True),
        ("tidak tahu", True),
        ("", False),
    ],
)
def test_an_imei_has_a_check_figure(text: str, hinted: bool) -> None:
    assert bool(imei_hints(text)) is hinted


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("0812-0000-0001", "+6281200000001"),
        ("0812 0000 0001", "+6281200000001"),
        ("+62 812 0000 0001", "+6281200000001"),
        ("62812.0000.0001", "+6281200000001"),
        ("81200000001", "+6281200000001"),
        ("0565 21234", "+6256521234"),
        ("+60 82 123 456", "+6082123456"),
        ("0060 82 123456", "+6082123456"),
        ("tidak ada", ""),
        ("", ""),
    ],
)
def test_one_telephone_has_one_spelling(text: str, normal: str) -> None:
    assert phone_normal(text) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KB 4512 EX", "kb-4512-ex"),
        ("KB 4512 OI", "KB 45I2 01"),
        ("MH1JM1110LK123456", "mh1jm111olk 123456"),
        ("JM11E-1234567", "JMIIE 1234567"),
        ("ＫＢ４５１２ＥＸ", "KB4512EX"),
    ],
)
def test_slips_of_plate_and_chassis_still_meet(one: str, other: str) -> None:
    assert mark_normal(one) == mark_normal(other) != ""


def test_different_plates_stay_apart() -> None:
    assert mark_normal("KB 4512 EX") != mark_normal("KB 4512 EY")


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("SUHARTO", "suharto"),
        ("H. Drs. Suharto, S.H., M.H.", "suharto"),
        ("Maria  Lusia ANAK Jawing", "maria lusia anak jawing"),
        ("Sri Wahyu Kenanga alias Ani", "sri wahyu kenanga"),
        ("Nur'aini Binti Abd. Karim", "nuraini binti abd karim"),
        ("José-Luís", "jose luis"),
        ("Haji", "haji"),
        ("陳大文", "陳大文"),
        ("", ""),
    ],
)
def test_a_name_is_looked_up_without_titles(text: str, normal: str) -> None:
    assert name_normal(text) == normal


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("85031234", True),
        ("8503 1234", True),
        ("03100376", True),
        ("03130376", False),
        ("85001234", False),
        ("8503123", False),
        ("٨٥٠٣١٢٣٤", False),
        ("198503122010011001", False),
    ],
)
def test_is_nrp(text: str, right: bool) -> None:
    assert is_nrp(text) is right


def test_an_nrp_keeps_its_leading_zero() -> None:
    assert nrp_normal(" 0310.0376 ") == "03100376"


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 11, 24), ON, 18),
        (date(2008, 11, 25), ON, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (ON, ON, 0),
    ],
)
def test_age_turns_on_the_birthday(born: date, on: date, years: int) -> None:
    assert age_years(born, on) == years
    assert is_child(born, on) is (years < 18)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Sri\tWahyu\n Kenanga ", "Sri Wahyu Kenanga"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("Jose\u0301", "José"),
        ("", ""),
    ],
)
def test_clean(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_figures_reads_slips_of_digits() -> None:
    assert figures("61O5-l2I x") == "6105121"
