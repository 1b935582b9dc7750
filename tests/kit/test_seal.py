"""A sealed value opens with its key in its own cell, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt.kit import seal

KEY = bytes(range(32))
CELL = {"table": "matter", "column": "account", "row": "6e0d"}
WORDS = st.text(st.characters(exclude_characters="|", exclude_categories=("Cs",)), max_size=12)


def closed(plain: bytes = b"rahasia") -> str:
    return seal.seal(plain, KEY, **CELL, key_id="k1")


@given(plain=st.binary(max_size=200), table=WORDS, column=WORDS, row=WORDS)
def test_opens_where_it_was_written(plain, table, column, row):
    text = seal.seal(plain, KEY, table=table, column=column, row=row, key_id="k1")
    assert seal.open_(text, KEY, table=table, column=column, row=row) == plain


@pytest.mark.parametrize("elsewhere", [{"table": "person"}, {"column": "address"}, {"row": "6e0e"}], ids=str)
def test_a_value_moved_to_another_cell_does_not_open(elsewhere):
    with pytest.raises(seal.Unreadable):
        seal.open_(closed(), KEY, **(CELL | elsewhere))


def test_names_cannot_be_shifted_over_their_border():
    text = seal.seal(b"x", KEY, table="ab", column="c", row="d", key_id="k1")
    with pytest.raises(seal.Unreadable):
        seal.open_(text, KEY, table="a", column="bc", row="d")
    with pytest.raises(ValueError, match="must not hold"):
        seal.seal(b"x", KEY, table="a|b", column="c", row="d", key_id="k1")


def test_another_key_does_not_open():
    with pytest.raises(seal.Unreadable):
        seal.open_(closed(), seal.new_data_key(), **CELL)


@given(place=st.integers(0), character=st.characters(codec="ascii"))
def test_any_changed_character_is_noticed(place, character):
    text = closed()
    place %= len(text)
    changed = text[:place] + character + text[place + 1 :]
    if changed != text:
        with pytest.raises(seal.Unreadable):
            seal.open_(changed, KEY, **CELL)


@given(text=st.text(max_size=60) | st.from_regex(r"v1\.k1\.[A-Za-z0-9_=-]*\.[A-Za-z0-9_=-]*", fullmatch=True))
def test_any_other_text_is_unreadable_and_nothing_else(text):
    with pytest.raises(seal.Unreadable):
        seal.open_(text, KEY, **CELL)


def test_cut_and_lengthened_texts_are_noticed():
    text = closed()
    for other in (*(text[:end] for end in range(len(text))), text + "A", text + "=", text + "."):
        with pytest.raises(seal.Unreadable):
            seal.open_(other, KEY, **CELL)


def test_the_same_value_is_never_sealed_alike():
    texts = [closed() for _ in range(2000)]
    assert len({text.split(".")[2] for text in texts}) == len({text.split(".")[3] for text in texts}) == 2000


def test_the_text_names_its_key_and_the_name_is_bound():
    assert seal.key_id_of(closed()) == "k1"
    with pytest.raises(seal.Unreadable):
        seal.open_(closed().replace(".k1.", ".k2."), KEY, **CELL)
    with pytest.raises(ValueError, match="key id"):
        seal.seal(b"x", KEY, **CELL, key_id="k.1")


def test_a_data_key_is_wrapped_for_one_owner():
    data_key, class_key = seal.new_data_key(), seal.new_data_key()
    wrapped = seal.wrap(data_key, class_key, "biasa-1", "matter 6e0d")
    assert seal.unwrap(wrapped, class_key, "matter 6e0d") == data_key
    for key, owner in ((class_key, "matter 6e0e"), (data_key, "matter 6e0d")):
        with pytest.raises(seal.Unreadable):
            seal.unwrap(wrapped, key, owner)


def test_data_keys_differ():
    assert len({seal.new_data_key() for _ in range(100)}) == 100
    assert len(seal.new_data_key()) == 32
