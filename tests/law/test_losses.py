"""What is lost and found, without a table: kinds, the article of the day, numbers that meet, giving back."""

from dataclasses import replace
from datetime import date

import pytest

from spkt.data import rows
from spkt.law.case import Person, Thing
from spkt.law.journeys import BY_ERRAND, STATE_WORDS
from spkt.law.journeys._table import START
from spkt.law.journeys.losses import FIND, LOSS, FindFacts, LossFacts, LossState
from spkt.law.losses import Return, counted_in, false_statement, finder_number, hints, kind_of, may_return, numbers_of
from spkt.law.roles import Role

KINDS = {row["kode"]: kind_of(row) for row in rows("lost_items.csv")}


def test_every_kind_is_whole() -> None:
    assert len(KINDS) >= 60
    assert all(kind.name and kind.marks and counted_in(kind) for kind in KINDS.values())
    assert {kind.minutes for kind in KINDS.values()} == {"", "polri", "penerbit"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("KTP-EL", ""),
        ("BPKB", "Reskrim|diumumkan|tidak cukup"),
        ("SENPI-IZIN", "Laporan Polisi|Reskrim|tidak cukup"),
        ("PASPOR", "memeriksa sendiri"),
        ("SERTIFIKAT-TANAH", "Reskrim|diumumkan"),
    ],
)
def test_what_an_officer_tells_beforehand(code: str, said: str) -> None:
    told = hints(KINDS[code])
    wanted = said.split("|") if said else []
    assert len(told) == len(wanted)
    assert all(any(word in sentence for sentence in told) for word in wanted)


@pytest.mark.parametrize(
    ("code", "word"), [("KTP-EL", "lembar"), ("ATM-BRI", "buah"), ("BPKB", "buku"), ("HP", "unit"), ("STNK", "lembar")]
)
def test_how_a_thing_is_counted(code: str, word: str) -> None:
    assert counted_in(KINDS[code]) == word


@pytest.mark.parametrize(
    ("on", "cited"), [(date(2026, 1, 1), "266"), (date(2026, 1, 2), "394"), (date(2026, 11, 24), "394")]
)
def test_trap_14_the_article_on_false_statements_is_that_of_the_day_and_never_242(on: date, cited: str) -> None:
    article = str(false_statement(on))
    assert cited in article
    assert "242" not in article
    assert "373" not in article


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ({"nomor_polisi": "KB 4512 EX"}, [("plate", "KB4512EX")]),
        ({"nomor_rangka": "MH1JM8112OK123456"}, [("chassis", "MH1JM81120K123456")]),
        ({"imei1": "490154203237518"}, [("imei", "490154203237518")]),
        ({"imei1": "490154203237519"}, []),
        ({"imei1": "000000000000000"}, []),
        ({"nomor_sim": "O1I2345"}, [("document", "0112345")]),
        ({"nomor": "512"}, []),
        ({"empat_digit_akhir": "7788"}, []),
        ({"warna": "hitam"}, []),
    ],
)
def test_trap_20_numbers_meet_in_their_normal_form(marks: dict[str, str], found: list[tuple[str, str]]) -> None:
    assert [(kind, normal) for kind, _mark, normal in numbers_of(Thing("x", marks=marks))] == found


GIVEN = Return(Person(roles=(), name="LIDIA"), ("KTP cocok",), ("utuh",), officer_signed=True)


@pytest.mark.parametrize(
    ("entries", "given", "words"),
    [
        (("utuh",), GIVEN, ""),
        (("",), GIVEN, "keadaan barang"),
        (("utuh",), replace(GIVEN, exits=("",)), "keadaan barang"),
        (("utuh", "utuh"), GIVEN, "keadaan barang"),
        (("",), replace(GIVEN, reason="masuk sebelum dicatat"), ""),
        (("utuh",), replace(GIVEN, ownership=("  ",)), "dasar haknya"),
        (("utuh",), replace(GIVEN, officer_signed=False), "Tanda tangani"),
        (("utuh",), replace(GIVEN, how="cap jempol", witnesses=("A",)), "dua saksi"),
        (("utuh",), replace(GIVEN, receiver=Person(roles=())), "nama yang menerima"),
    ],
)
def test_goods_go_back_only_with_condition_ground_and_both_hands(
    entries: tuple[str, ...], given: Return, words: str
) -> None:
    against = may_return(entries, given)
    assert len(against) == bool(words)
    assert all(words in sentence for sentence in against)


def test_a_finder_without_a_name_is_a_number() -> None:
    assert finder_number(42) == "PN-0042"


WHOLE = LossFacts(
    LossState.DIISI, has_reporter=True, identified=True, has_things=True, has_time=True, has_place=True, not_stolen=True
)


@pytest.mark.parametrize(
    ("missing", "word"),
    [
        ("has_reporter", "nama"),
        ("identified", "NIK"),
        ("has_things", "barang"),
        ("has_time", "kapan"),
        ("has_place", "tempat"),
        ("not_stolen", "dicuri"),
    ],
)
def test_a_letter_needs_all_of_it(missing: str, word: str) -> None:
    assert LOSS.may(WHOLE, frozenset({Role.BAMIN}))["losses.check"] == []
    (said,) = LOSS.may(replace(WHOLE, **{missing: False}), frozenset({Role.BAMIN}))["losses.check"]
    assert word in said


@pytest.mark.parametrize("answer", ["stolen", "unsure"])
def test_trap_14_what_may_be_stolen_gets_no_letter_and_a_way_on(answer: str) -> None:
    facts = replace(WHOLE, not_stolen=False, **{answer: True})
    open_acts = LOSS.may(facts, frozenset({Role.BAMIN}))
    assert len(open_acts["losses.check"]) == 1
    assert open_acts["losses.reclassify"] == []


def test_void_is_done_by_two() -> None:
    facts, head = replace(WHOLE, state=LossState.TERBIT), frozenset({Role.KA_SPKT})
    assert LOSS.may(facts, head)["losses.void"]
    assert LOSS.may(replace(facts, void_asked=True, i_asked_void=True), head)["losses.void"]
    assert LOSS.may(replace(facts, void_asked=True), head)["losses.void"] == []
    assert "losses.void" not in LOSS.may(replace(facts, void_asked=True), frozenset({Role.BAMIN}))


def test_nothing_is_stored_or_returned_without_the_finders_receipt() -> None:
    clerk = frozenset({Role.BAMIN})
    for state, act in (("diterima_barang", "losses.store"), ("dititipkan", "losses.give_back")):
        assert FIND.may(FindFacts(state, found_receipt=False), clerk)[act]
        assert FIND.may(FindFacts(state), clerk)[act] == []


@pytest.mark.parametrize("journey", [LOSS, FIND])
def test_every_state_is_reached_left_or_final_and_has_its_words(journey: object) -> None:
    assert journey in BY_ERRAND.values()
    reached = {str(move.to) for move in journey.moves}  # type: ignore[attr-defined]
    left = {str(move.frm) for move in journey.moves} - {START}  # type: ignore[attr-defined]
    for state in journey.states:  # type: ignore[attr-defined]
        assert str(state) in reached
        assert str(state) in left | {str(each) for each in journey.final}  # type: ignore[attr-defined]
        assert STATE_WORDS[state]


def test_states_are_named_once_over_all_errands() -> None:
    names = [str(state) for journey in BY_ERRAND.values() for state in journey.states]
    assert len(names) == len(set(names))
