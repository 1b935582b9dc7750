"""Sources: what holds on which day, and how a citation reads."""

from datetime import date

import pytest

from spkt.data import rows
from spkt.law import sources
from spkt.law.sources import HOUSE, KUHAP, KUHAP81, KUHP, SOP, WVS, NoLaw, Source, by_catalogue, in_force

EVERY = [value for value in vars(sources).values() if isinstance(value, Source)] + list(sources.BY_CATALOGUE.values())


@pytest.mark.parametrize(
    ("on", "code", "procedure"),
    [
        (date(2026, 1, 1), WVS, KUHAP81),
        (date(2026, 1, 2), KUHP, KUHAP),
        (date(2026, 11, 24), KUHP, KUHAP),
        (date(1990, 1, 1), WVS, KUHAP81),
    ],
)
def test_the_codes_changed_on_the_second_of_january(on: date, code: Source, procedure: Source) -> None:
    assert in_force(on, KUHP, WVS) is code
    assert in_force(on, KUHAP, KUHAP81) is procedure


def test_before_every_source_there_is_no_law() -> None:
    with pytest.raises(NoLaw, match=r"1917-12-31: KUHP, WVS"):
        in_force(date(1917, 12, 31), KUHP, WVS)


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (KUHAP["pasal 23 ayat (5)"], "Pasal 23 ayat (5) UU 20/2025 (KUHAP)"),
        (SOP["VIII.c"], "SOP SPKT Polres Sintang 2021, VIII.c"),
        (HOUSE["ADR 0008"], "Aturan sistem, ADR 0008"),
    ],
)
def test_a_citation_reads_as_it_is_printed(citation: sources.Citation, text: str) -> None:
    assert str(citation) == text


def test_every_law_of_the_catalogue_is_a_source() -> None:
    named = {row["law"] for row in rows("offences.csv")}
    assert set(sources.BY_CATALOGUE) == named
    assert len({by_catalogue(law).code for law in named}) == len(named)


def test_an_unknown_law_is_an_error() -> None:
    with pytest.raises(KeyError):
        by_catalogue("UU 0/0000")


def test_codes_are_unique_and_every_period_has_a_day() -> None:
    distinct = {id(source): source for source in EVERY}.values()
    codes = [source.code for source in distinct]
    assert len(codes) == len(set(codes))
    assert all(source.until is None or source.in_force < source.until for source in distinct)
