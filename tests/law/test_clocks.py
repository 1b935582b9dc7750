"""Clocks of a complaint: who hears of them when, what stops them, and how they are counted."""

from datetime import UTC, date, datetime, timedelta

import pytest

from spkt.law._answers import answers
from spkt.law._offices import PLACES, places
from spkt.law.deadlines import CLOCKS, arrival_due, day_of, ladder, review_due, rung_at
from spkt.law.roles import Role
from spkt.law.sources import NoLaw

DAY = date(2026, 11, 24)
BEGAN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ENDS = datetime(2026, 12, 8, 17, 0, tzinfo=UTC)
"""The end of 8 December in Sintang, the last of the fourteen days after 24 November."""


def test_the_fourteen_days_climb_on_day_ten_twelve_and_fifteen() -> None:
    found = [(rung.level, rung.to, rung_at(rung, BEGAN, ENDS)) for rung in ladder("balasan", DAY)]
    local = timedelta(hours=7)
    assert [(level, to, (at + local).date()) for level, to, at in found] == [
        (1, Role.KANIT, date(2026, 12, 4)),
        (2, Role.KA_SPKT, date(2026, 12, 6)),
        (3, Role.SIWAS, date(2026, 12, 9)),
    ]


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        ("sp2hp:A1", [Role.KASAT, Role.KA_SPKT, Role.SIWAS]),
        ("sp2hp:A4", [Role.KASAT, Role.KA_SPKT, Role.SIWAS]),
        ("perlindungan", [Role.UPPA, Role.KA_SPKT, Role.SIWAS]),
        ("visum", [Role.KANIT, Role.KA_SPKT]),
        ("lengkapi", [Role.PIKET_RESKRIM, Role.KANIT, Role.KA_SPKT]),
        ("limpah", [Role.KA_SPKT, Role.SIWAS]),
        ("apa saja", [Role.KANIT, Role.KA_SPKT]),
    ],
)
def test_every_kind_of_clock_has_its_ladder(kind: str, to: list[Role]) -> None:
    assert [rung.to for rung in ladder(kind, DAY)] == to


@pytest.mark.parametrize("kind", sorted(CLOCKS))
def test_a_ladder_only_climbs(kind: str) -> None:
    rungs = ladder(kind, DAY)
    assert [rung.level for rung in rungs] == list(range(1, len(rungs) + 1))
    assert [rung.before for rung in rungs] == sorted((rung.before for rung in rungs), reverse=True)


def test_a_rung_never_lies_before_the_clock_began() -> None:
    first = ladder("balasan", DAY)[0]
    assert rung_at(first, BEGAN, BEGAN + timedelta(days=2)) == BEGAN


def test_nothing_climbed_before_the_first_row() -> None:
    assert ladder("balasan", date(2025, 12, 31)) == ()
    with pytest.raises(NoLaw):
        arrival_due(date(2025, 12, 31))


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2026, 11, 24), (0, 14)), (date(2026, 12, 5), (11, 14)), (date(2026, 12, 8), (14, 14)),
     (date(2026, 12, 9), (15, 14))],
)  # fmt: skip
def test_days_are_counted_from_the_day_after(today: date, told: tuple[int, int]) -> None:
    assert day_of(DAY, date(2026, 12, 8), today) == told


def test_a_referral_is_asked_after_on_the_fourth_day_and_a_review_is_answered_in_fourteen() -> None:
    assert arrival_due(DAY) == date(2026, 11, 27)
    assert review_due(DAY) == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("act", "paper", "counts"),
    [
        ("matters.record_konseling", "", True),
        ("reports.issue", "", True),
        ("papers.hand_over", "jawaban", True),
        ("papers.hand_over", "kelengkapan", True),
        ("papers.hand_over", "pemberitahuan_terusan", True),
        ("papers.hand_over", "pemberitahuan_pelimpahan", True),
        ("papers.hand_over", "sttlp", True),
        ("papers.hand_over", "sp2hp", True),
        ("papers.hand_over", "tanda_terima_pengaduan", False),
        ("papers.hand_over", "tanda_terima_tinjau", False),
        ("papers.decline", "jawaban", False),
        ("matters.explain", "", False),
        ("matters.write_account", "", False),
        ("watch.call_detective", "", False),
        ("gelar.sign", "", False),
        ("matters.remind", "", False),
    ],
)
def test_what_answers_a_reporter(act: str, paper: str, counts: bool) -> None:
    assert answers(act, paper) is counts


def test_places_to_turn_to_name_the_town_and_what_they_are_for() -> None:
    assert places(("desa", "pengadilan"), "Sintang")[0] == (
        "Pengadilan Negeri Sintang",
        "gugatan perdata, ganti rugi, atau gugatan sederhana",
    )
    assert len(places(tuple(place.key for place in PLACES), "Sintang")) == len(PLACES)
    with pytest.raises(KeyError):
        places(("bank",), "Sintang")
