"""Digests need their key; codes survive the way people type them and notice what people mistype."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt.kit import blind

CODES = st.text(blind.ALPHABET, min_size=16, max_size=16).map(lambda body: body + check(body))


def check(body: str) -> str:
    """The check symbol computed another way: digit by digit, remainder kept small."""
    rest = 0
    for character in body:
        rest = (rest * 32 + blind.ALPHABET.index(character)) % 37
    return blind.CHECK_SYMBOLS[rest]


def test_digest_is_the_first_eight_bytes_of_the_hmac():
    whole = hmac.new(b"k" * 32, b"6105010101900001", hashlib.sha256).digest()
    assert blind.digest(b"k" * 32, "6105010101900001") == whole[:8]


def test_each_field_has_its_own_digests():
    assert blind.digest(b"nik" * 9, "1") != blind.digest(b"phone" * 9, "1")


def test_tracking_digest_is_whole_and_the_same_however_typed():
    code = blind.new_code()
    assert len(blind.tracking_digest(b"k", code)) == 32
    assert blind.tracking_digest(b"k", blind.grouped(code).lower()) == blind.tracking_digest(b"k", code)


def test_new_codes_are_codes_and_differ():
    codes = [blind.new_code() for _ in range(500)]
    assert len(set(codes)) == 500
    assert all(len(code) == 17 and blind.is_code(code) for code in codes)
    assert set("".join(code[:16] for code in codes)) == set(blind.ALPHABET)


def test_strength_is_chosen_in_steps_of_five_bits():
    assert blind.is_code(blind.new_code(130), 130)
    assert not blind.is_code(blind.new_code(130))
    with pytest.raises(ValueError, match="five"):
        blind.new_code(128)


@given(code=CODES)
def test_typed_in_any_manner_it_is_the_same_code(code):
    typed = f" {blind.grouped(code).lower().replace('0', 'o').replace('1', 'l')} "
    assert blind.normal_code(typed) == code
    assert blind.is_code(typed)
    assert blind.normal_code(code[:16].replace("1", "I")) == code[:16]


@given(code=CODES, place=st.integers(0, 15), other=st.sampled_from(blind.ALPHABET))
def test_one_wrong_character_is_noticed(code, place, other):
    assert blind.is_code(code[:place] + other + code[place + 1 :]) == (code[place] == other)


@given(code=CODES, place=st.integers(0, 14))
def test_two_swapped_neighbours_are_noticed(code, place):
    one, two = code[place : place + 2]
    assert blind.is_code(code[:place] + two + one + code[place + 2 :]) == (one == two)


@pytest.mark.parametrize(
    "typed", ["", "-", "U" * 17, "0" * 16, "0" * 18, "Ü" + "0" * 16, "ß" * 17, "00000000000000001"]
)
def test_what_is_no_code(typed):
    assert not blind.is_code(typed)


def test_printed_in_groups_of_four():
    assert blind.grouped("ABCDEFGHJKMNPQRS*") == "ABCD-EFGH-JKMN-PQRS-*"
