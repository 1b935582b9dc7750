"""Pieces that arrive: whole or not at all, in any order, sealed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt.kit.spool import PIECE_BYTES, Differs, Spool, piece_bytes, pieces_of

KEY = bytes(range(32))


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "arriving")


def test_a_size_is_so_many_pieces() -> None:
    assert [pieces_of(size) for size in (0, 1, PIECE_BYTES, PIECE_BYTES + 1)] == [0, 1, 1, 2]
    assert [piece_bytes(PIECE_BYTES + 3, n) for n in (-1, 0, 1, 2)] == [0, PIECE_BYTES, 3, 0]


@settings(max_examples=20, deadline=None)
@given(order=st.permutations([0, 1, 2, 0, 2]))
def test_any_order_and_any_repetition_gives_the_file(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    spool, size = Spool(tmp_path_factory.mktemp("s")), 2 * PIECE_BYTES + 9
    content = bytes(n % 251 for n in range(size))
    for n in order:
        spool.keep("A1", n, content[n * PIECE_BYTES : (n + 1) * PIECE_BYTES], KEY)
    assert spool.have("A1", size) == [0, 1, 2]
    assert b"".join(spool.read("A1", size, KEY)) == content
    spool.drop("A1")
    spool.drop("A1")
    assert spool.have("A1", size) == []


def test_what_is_missing_or_torn_is_named_and_may_come_again(spool: Spool) -> None:
    size = PIECE_BYTES + 4
    spool.keep("A1", 0, b"a" * PIECE_BYTES, KEY)
    with pytest.raises(KeyError, match="1"):
        list(spool.read("A1", size, KEY))
    spool.keep("A1", 1, b"abcd", KEY)
    (spool.root / "A1" / "1").write_bytes(bytes(32))
    with pytest.raises(KeyError, match="1"):
        list(spool.read("A1", size, KEY))
    spool.keep("A1", 1, b"abcd", KEY)
    assert list(spool.read("A1", size, KEY))[1] == b"abcd"


def test_another_content_differs_and_another_upload_does_not_open(spool: Spool) -> None:
    spool.keep("A1", 0, b"abcd", KEY)
    with pytest.raises(Differs):
        spool.keep("A1", 0, b"abce", KEY)
    spool.keep("B1", 0, b"zzzz", KEY)
    (spool.root / "A1" / "0").write_bytes((spool.root / "B1" / "0").read_bytes())
    with pytest.raises(KeyError):
        list(spool.read("A1", 4, KEY))


@pytest.mark.parametrize("code", ["", "../x", "a/b", "a.b"])
def test_a_code_is_no_path(spool: Spool, code: str) -> None:
    with pytest.raises(ValueError, match="code"):
        spool.keep(code, 0, b"x", KEY)
