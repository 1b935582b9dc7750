"""One value, one text, whatever the order in which it was built."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt.kit import canonical

LEAVES = st.none() | st.booleans() | st.integers(-canonical.LARGEST, canonical.LARGEST) | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))


@given(value=VALUES)
def test_it_reads_back_as_the_same_value(value):
    assert json.loads(canonical.text(value)) == value


@given(value=st.dictionaries(st.text(), st.integers(-9, 9), max_size=6))
def test_the_order_of_building_does_not_matter(value):
    assert canonical.text(dict(reversed(value.items()))) == canonical.text(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, False, None, -0]}, '{"a":[true,false,null,0],"b":1}'),
        ({"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew", "1": "One", "\U0001f600": "Emoji"},
         '{"\\r":"Carriage Return","1":"One","\u20ac":"Euro Sign","\U0001f600":"Emoji","\ufb33":"Hebrew"}'),
        ("\u20ac$\u000f\nA'B\"\\\"/\x7f\b\t\f", '"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/\x7f\\b\\t\\f"'),
        (("a", ()), '["a",[]]'),
        ({}, "{}"),
    ],
)  # fmt: skip
def test_the_text_is_that_of_the_standard(value, text):
    assert canonical.text(value) == text


@pytest.mark.parametrize("value", [1.0, b"x", {1: "x"}, {"x"}, object()])
def test_other_types_are_refused(value):
    with pytest.raises(TypeError):
        canonical.text({"in": [value]})


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud800", {"\udfff": 1}])
def test_what_another_reader_would_change_is_refused(value):
    with pytest.raises(ValueError):
        canonical.text(value)
