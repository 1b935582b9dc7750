"""Grows and proves an RFC 9162 tree over stored nodes.

Only full subtrees are stored: node (level, index) covers the leaves index·2^level up to (index+1)·2^level.
They never change, so a tree of any earlier size can be proved from the same rows. What is ragged at the right
is folded from the edge, the full subtrees into which a size falls (one for each bit set, largest first).
An append reads the edge once and writes at most two nodes per leaf on average; a proof is one read.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Protocol

from spkt_witness.proof import leaf_hash, node_hash, verify_consistency, verify_inclusion

__all__ = [
    "EMPTY",
    "Nodes",
    "Place",
    "Stored",
    "append",
    "consistency_proof",
    "edge",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "root",
    "root_at",
    "root_of",
    "verify_consistency",
    "verify_inclusion",
]

Place = tuple[int, int]
"""(level, index) of a full subtree; leaves have level 0."""
Span = tuple[int, int]
"""Leaves from the first up to, not including, the second."""

EMPTY = sha256(b"").digest()
"""Root of the tree without leaves."""


class Stored(Protocol):
    """The hashes of full subtrees as they are kept; enough for roots and proofs."""

    def get_many(self, places: Sequence[Place]) -> list[bytes]:
        """The hashes in the order asked for, in one read. raises LookupError if one is missing."""


class Nodes(Stored, Protocol):
    """Where the hashes of full subtrees are kept and added to."""

    def put_many(self, fresh: Mapping[Place, bytes]) -> None:
        """Stores new hashes; a stored hash is never replaced."""


def append(nodes: Nodes, size: int, leaf_hashes: Sequence[bytes]) -> tuple[dict[Place, bytes], bytes]:
    """Adds leaves at the end: one `get_many`, one `put_many`.

    size        number of leaves before
    returns     (the nodes that were put, the new root)
    """
    hashes = nodes.get_many(edge(size)) if size else []
    fresh: dict[Place, bytes] = {}
    for offset, leaf in enumerate(leaf_hashes):
        fresh.update(_carry(hashes, size + offset, leaf))
    nodes.put_many(fresh)
    return fresh, root(hashes)


def edge(size: int) -> list[Place]:
    """Places of the full subtrees that make up a tree of this size, left (largest) to right."""
    return _cover((0, size))


def root(hashes: Sequence[bytes]) -> bytes:
    """Root of the tree whose edge has these hashes, left to right."""
    if not hashes:
        return EMPTY
    folded = hashes[-1]
    for left in reversed(hashes[:-1]):
        folded = node_hash(left, folded)
    return folded


def root_at(nodes: Stored, size: int) -> bytes:
    """Root of the tree as it was at this size, from the stored nodes in one read."""
    return root(nodes.get_many(edge(size))) if size else EMPTY


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """Root computed anew from every leaf, holding only the edge in memory; it believes no stored node."""
    hashes: list[bytes] = []
    for index, leaf in enumerate(leaf_hashes):
        _carry(hashes, index, leaf)
    return root(hashes)


def inclusion_proof(nodes: Stored, index: int, size: int) -> list[bytes]:
    """Path from a leaf up to the root of the tree of this size. raises ValueError if the leaf is not in it."""
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    first, end = 0, size
    spans: list[Span] = []
    while end - first > 1:
        middle = _split(first, end)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    return _folded(nodes, spans[::-1])


def consistency_proof(nodes: Stored, old: int, new: int) -> list[bytes]:
    """Proof that the tree of size `old` is the beginning of that of size `new`. raises ValueError if it is larger."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {old} is not the beginning of one of {new}")
    if old in (0, new):
        return []
    first, end = 0, new
    spans: list[Span] = []
    while end != old:
        middle = _split(first, end)
        if old <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    whole_left = [(first, end)] if first else []
    return _folded(nodes, whole_left + spans[::-1])


def _carry(hashes: list[bytes], index: int, leaf: bytes) -> dict[Place, bytes]:
    """Adds one leaf to an edge in place, as one is added to a binary number; returns the nodes completed by it."""
    completed, level, place = {(0, index): leaf}, 0, index
    while place & 1:
        leaf = node_hash(hashes.pop(), leaf)
        level, place = level + 1, place >> 1
        completed[level, place] = leaf
    hashes.append(leaf)
    return completed


def _split(first: int, end: int) -> int:
    """Where the left half ends: after the largest power of two of leaves that is not all of them."""
    return first + (1 << (end - first - 1).bit_length() - 1)


def _cover(span: Span) -> list[Place]:
    """The full subtrees of a span, left to right; spans met in proofs begin where their largest subtree may begin."""
    first, end = span
    places: list[Place] = []
    while first < end:
        level = (end - first).bit_length() - 1
        places.append((level, first >> level))
        first += 1 << level
    return places


def _folded(nodes: Stored, spans: Sequence[Span]) -> list[bytes]:
    """One hash for each span, all read at once."""
    covers = [_cover(span) for span in spans]
    found = iter(nodes.get_many([place for cover in covers for place in cover]) if covers else [])
    return [root([next(found) for _ in cover]) for cover in covers]
