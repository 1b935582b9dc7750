"""A proof holds for its own leaf, place, size and root, and for nothing that differs in any of them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt.kit import merkle
from spkt_witness.note import BadNote
from spkt_witness.proof import BadProof, Proof, leaf_hash, verify_consistency, verify_inclusion
from tests.witness.ledger import Ledger

SIZE = 40
LEDGER, FORK = Ledger(SIZE), Ledger(SIZE, tale="eko")
LEAVES = [leaf_hash(LEDGER.leaf(n).encode()) for n in range(SIZE)]


def root(size: int) -> bytes:
    return merkle.root_at(LEDGER.nodes, size)


def damaged(path: list[bytes], how: int) -> list[bytes]:
    """The path with one hash flipped, left out, doubled, or swapped with its neighbour."""
    place = how // 4 % max(len(path), 1)
    flipped = [bytes([path[place][0] ^ 1]) + path[place][1:]] if path else [bytes(32)]
    changes = (flipped, [], path[place : place + 1] * 2 or [bytes(32)], path[place : place + 2][::-1])
    taken = 2 if how % 4 == 3 else 1
    return path[:place] + changes[how % 4] + path[place + taken :]


@given(index=st.integers(0, SIZE - 1), size=st.integers(1, SIZE), how=st.integers(0, 60))
def test_a_damaged_inclusion_path_proves_nothing(index, size, how):
    index %= size
    path = merkle.inclusion_proof(LEDGER.nodes, index, size)
    other = damaged(path, how)
    assert verify_inclusion(index, size, LEAVES[index], other, root(size)) == (other == path)


@given(index=st.integers(-1, SIZE), size=st.integers(0, SIZE + 1), leaf=st.integers(0, SIZE - 1))
def test_a_path_proves_one_place_of_one_size(index, size, leaf):
    path = merkle.inclusion_proof(LEDGER.nodes, 21, SIZE)
    proved = verify_inclusion(index, size, LEAVES[leaf], path, root(SIZE))
    if (index, leaf) != (21, 21) or size <= 21:
        assert not proved
    if (index, size, leaf) == (21, SIZE, 21):
        assert proved


@given(old=st.integers(0, SIZE), new=st.integers(0, SIZE), how=st.integers(0, 60))
def test_a_damaged_growth_proves_nothing(old, new, how):
    old, new = min(old, new), max(old, new)
    path = merkle.consistency_proof(LEDGER.nodes, old, new)
    other = damaged(path, how)
    assert verify_consistency(old, new, other, root(old), root(new)) == (other == path)


@given(old=st.integers(1, SIZE - 1), new=st.integers(2, SIZE))
def test_a_forked_ledger_cannot_prove_its_growth(old, new):
    old, new = min(old, new), max(old, new)
    path = merkle.consistency_proof(FORK.nodes, old, new)
    assert not verify_consistency(old, new, path, root(old), merkle.root_at(FORK.nodes, new))


@pytest.mark.parametrize(("old", "new"), [(5, 4), (-1, 4)])
def test_a_tree_does_not_shrink(old, new):
    assert not verify_consistency(old, new, [], root(4), root(4))


def test_a_path_for_a_power_of_two_is_not_empty():
    assert not verify_consistency(4, 8, [], root(4), root(8))


@settings(deadline=None, max_examples=15)
@given(index=st.integers(0, SIZE - 1))
def test_a_proof_file_holds(index):
    assert Proof.read(LEDGER.proof(index, SIZE)).check(LEDGER.key) == LEDGER.head(SIZE)


def test_a_root_is_not_a_leaf_of_its_own_tree():
    assert verify_inclusion(0, 1, LEAVES[0], [], root(1))
    assert not verify_inclusion(0, 2, root(2), [], root(2))


def test_a_growth_proves_no_larger_size_than_it_reaches():
    path = merkle.consistency_proof(LEDGER.nodes, 4, 5)
    assert verify_consistency(4, 5, path, root(4), root(5))
    assert not verify_consistency(4, 16, path, root(4), root(5))


def test_a_leaf_is_not_an_inner_node():
    """The trick of showing two joined hashes as if they were a leaf."""
    inner = merkle.leaf_hash(LEAVES[0] + LEAVES[1])
    assert not verify_inclusion(0, 1, inner, [], root(2))


@pytest.mark.parametrize(
    "change",
    [{"leaf": '{"by":"budi","n":7}'}, {"index": 8}, {"index": -1}, {"size": 39}, {"origin": "x"}, {"hashes": []}],
    ids=str,
)
def test_a_changed_proof_file_does_not_hold(change):
    told = json.loads(LEDGER.proof(7, SIZE)) | change
    with pytest.raises(BadProof):
        Proof.read(json.dumps(told)).check(LEDGER.key)


def test_a_proof_under_another_signature_does_not_hold():
    told = json.loads(LEDGER.proof(7, SIZE)) | {"checkpoint": LEDGER.note(SIZE).replace("40", "41")}
    with pytest.raises(BadNote):
        Proof.read(json.dumps(told)).check(LEDGER.key)


@pytest.mark.parametrize(
    "change",
    [
        {"index": "7"},
        {"index": True},
        {"size": 40.0},
        {"leaf": None},
        {"leaf": "\ud800"},
        {"hashes": 3},
        {"hashes": ["zz"]},
        {"checkpoint": 1},
    ],
    ids=str,
)
def test_a_file_of_another_shape_is_refused(change):
    with pytest.raises(BadProof, match="documented format"):
        Proof.read(json.dumps(json.loads(LEDGER.proof(7, SIZE)) | change))


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"hashes": []}'])
def test_what_is_no_proof_file(text):
    with pytest.raises(BadProof, match="documented format"):
        Proof.read(text)
