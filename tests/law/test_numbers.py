"""Numbers: printed forms, shared ordinals, and where a series starts again."""

from datetime import date

import pytest

from spkt.law.numbers import GAP, Kind, draft_form, period, printed, series_of

POLRES = "POLRES SINTANG/POLDA KALIMANTAN BARAT"
POLSEK = "POLSEK SEPAUK/POLRES SINTANG/POLDA KALIMANTAN BARAT"
NOVEMBER = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("kind", "n", "on", "tail", "text"),
    [
        (Kind.LP_B, 123, NOVEMBER, POLRES, f"LP/B/123/XI/2026/SPKT/{POLRES}"),
        (Kind.LP_B, 7, NOVEMBER, POLSEK, f"LP/B/7/XI/2026/SPKT/{POLSEK}"),
        (Kind.LP_A, 12, NOVEMBER, POLRES, f"LP/A/12/XI/2026/SPKT/{POLRES}"),
        (Kind.STTLP, 123, NOVEMBER, POLRES, f"STTLP/B/123/XI/2026/SPKT/{POLRES}"),
        (Kind.DUMAS, 9, date(2026, 9, 30), POLRES, f"DUMAS/B/9/IX/2026/SPKT/{POLRES}"),
        (Kind.GELAR, 118, NOVEMBER, POLRES, f"GP/118/XI/2026/SPKT/{POLRES}"),
        (Kind.GELAR_REK, 118, NOVEMBER, POLRES, f"GP/118/XI/2026/SPKT/{POLRES}/REK"),
        (Kind.KONSELING, 1, date(2026, 5, 1), POLRES, f"LK/1/V/2026/SPKT/{POLRES}"),
        (Kind.LP_B, 4459, date(2026, 12, 31), POLRES, f"LP/B/4459/XII/2026/SPKT/{POLRES}"),
        (Kind.LP_B, 1, date(2027, 1, 1), POLRES, f"LP/B/1/I/2027/SPKT/{POLRES}"),
        (Kind.KARCIS_A, 7, NOVEMBER, "", "A-007"),
        (Kind.KARCIS_B, 14, NOVEMBER, "", "B-014"),
        (Kind.KARCIS_C, 1031, NOVEMBER, "", "C-1031"),
    ],
)
def test_printed(kind: Kind, n: int, on: date, tail: str, text: str) -> None:
    assert printed(kind, n, on, tail) == text


@pytest.mark.parametrize("n", [0, -1])
def test_an_ordinal_starts_at_one(n: int) -> None:
    with pytest.raises(ValueError, match="ordinal"):
        printed(Kind.LP_B, n, NOVEMBER, POLRES)


def test_a_draft_shows_the_form_and_no_ordinal() -> None:
    form = draft_form(Kind.LP_B, NOVEMBER, POLRES)
    assert form == f"LP/B/{GAP}/XI/2026/SPKT/{POLRES}"
    assert not any(char.isdigit() for char in form.removesuffix(POLRES).replace("2026", ""))


@pytest.mark.parametrize(
    ("kind", "counted_by"),
    [(Kind.STTLP, Kind.LP_B), (Kind.GELAR_REK, Kind.GELAR), (Kind.LP_B, Kind.LP_B), (Kind.LP_A, Kind.LP_A)],
)
def test_a_receipt_takes_the_ordinal_of_its_report(kind: Kind, counted_by: Kind) -> None:
    assert series_of(kind) is counted_by


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (Kind.LP_B, date(2026, 12, 31), date(2027, 1, 1), False),
        (Kind.LP_B, date(2026, 11, 30), date(2026, 12, 1), True),
        (Kind.GELAR, date(2026, 1, 1), date(2026, 12, 31), True),
        (Kind.KARCIS_B, date(2026, 11, 24), date(2026, 11, 25), False),
        (Kind.KARCIS_B, date(2026, 11, 24), date(2026, 11, 24), True),
    ],
)
def test_a_series_starts_again_with_its_period(kind: Kind, one: date, other: date, same: bool) -> None:
    assert (period(kind, one) == period(kind, other)) is same
