"""The tree equals that of the standard and of another program, at every size, and proves every leaf and growth."""

from collections.abc import Mapping, Sequence

import pymerkle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt.kit import merkle

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
"""Test leaves of the Certificate Transparency reference code, with the roots it prints for sizes 1 to 8."""
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
MANY = 300


class Shelf(dict[merkle.Place, bytes]):
    """Nodes in a dictionary that counts its reads and refuses to replace."""

    reads = 0

    def get_many(self, places: Sequence[merkle.Place]) -> list[bytes]:
        self.reads += 1
        return [self[place] for place in places]

    def put_many(self, fresh: Mapping[merkle.Place, bytes]) -> None:
        assert not self.keys() & fresh.keys()
        self.update(fresh)


def hashed(count: int) -> list[bytes]:
    return [merkle.leaf_hash(b"leaf %d" % n) for n in range(count)]


def grown(count: int) -> Shelf:
    shelf = Shelf()
    merkle.append(shelf, 0, hashed(count))
    return shelf


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return grown(MANY)


@pytest.fixture(scope="module")
def oracle() -> pymerkle.InmemoryTree:
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for n in range(MANY):
        tree.append_entry(b"leaf %d" % n)
    return tree


def test_roots_are_those_of_the_reference_code():
    shelf = Shelf()
    for size, (leaf, root) in enumerate(zip(LEAVES, ROOTS, strict=True)):
        fresh, made = merkle.append(shelf, size, [merkle.leaf_hash(bytes.fromhex(leaf))])
        assert made.hex() == root
        assert merkle.root_at(shelf, size + 1) == made
        assert fresh.items() <= shelf.items()


def test_the_empty_tree():
    assert merkle.root_at(Shelf(), 0) == merkle.EMPTY == merkle.root_of([])
    assert merkle.append(Shelf(), 0, []) == ({}, merkle.EMPTY)
    assert merkle.EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_every_root_equals_the_oracle(shelf, oracle):
    for size in range(1, MANY + 1):
        assert merkle.root_at(shelf, size) == oracle.get_root(size) == merkle.root_of(hashed(size))


def test_every_inclusion_path_equals_the_oracle(shelf, oracle):
    for size in (1, 2, 3, 64, 65, 127, 255, 256, 257, MANY):
        for index in range(size):
            theirs = oracle.prove_inclusion(index + 1, size).path[1:]
            assert merkle.inclusion_proof(shelf, index, size) == theirs


def test_every_leaf_is_proved_at_every_size(shelf):
    leaves = hashed(70)
    for size in range(1, 71):
        root = merkle.root_at(shelf, size)
        for index in range(size):
            path = merkle.inclusion_proof(shelf, index, size)
            assert merkle.verify_inclusion(index, size, leaves[index], path, root)


def test_every_growth_is_proved(shelf):
    for new in range(71):
        for old in range(new + 1):
            path = merkle.consistency_proof(shelf, old, new)
            assert merkle.verify_consistency(old, new, path, merkle.root_at(shelf, old), merkle.root_at(shelf, new))


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.integers(0, 40), max_size=6))
def test_leaves_may_come_in_any_portions(parts):
    shelf, leaves, size, root = Shelf(), hashed(sum(parts)), 0, merkle.EMPTY
    for part in parts:
        _, root = merkle.append(shelf, size, leaves[size : size + part])
        size += part
    assert shelf == grown(size)
    assert root == merkle.root_of(leaves)


def test_an_append_and_a_proof_are_one_read(shelf):
    mine = Shelf(shelf)
    merkle.append(mine, MANY, hashed(5))
    merkle.inclusion_proof(mine, 17, MANY)
    merkle.consistency_proof(mine, 100, MANY)
    assert mine.reads == 3


def test_only_full_subtrees_are_stored_and_each_once():
    assert len(grown(256)) == 511
    assert grown(257).keys() - grown(256).keys() == {(0, 256)}
    assert merkle.edge(13) == [(3, 0), (2, 2), (0, 12)]


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 0)])
def test_no_path_for_a_leaf_that_is_not_there(shelf, index, size):
    with pytest.raises(ValueError, match="not in a tree"):
        merkle.inclusion_proof(shelf, index, size)


def test_no_growth_backwards(shelf):
    with pytest.raises(ValueError, match="not the beginning"):
        merkle.consistency_proof(shelf, 6, 5)


def test_a_missing_node_is_an_error_and_not_another_root():
    shelf = grown(8)
    del shelf[3, 0]
    with pytest.raises(LookupError):
        merkle.append(shelf, 8, hashed(1))
