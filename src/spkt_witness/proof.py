"""Checks that a leaf stands in a ledger, and that a ledger only grew (RFC 9162 sections 2.1.3 and 2.1.4).

The proof that a ledger hands out is one JSON file:

    {"origin":     first line of the checkpoint, names the ledger,
     "leaf":       text of the leaf exactly as hashed (canonical JSON, UTF-8),
     "index":      its place in the ledger, from 0,
     "size":       number of leaves under the checkpoint,
     "hashes":     inclusion path from the leaf upwards, hex,
     "checkpoint": text of the signed note over this size}
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from spkt_witness.note import Checkpoint, VerifierKey, read_checkpoint


class BadProof(Exception):
    """The proof does not show what it claims; the sentence says which part fails."""


def leaf_hash(leaf: bytes) -> bytes:
    """Hash of a leaf, marked so that no leaf can pass for an inner node."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node over its two children."""
    return sha256(b"\x01" + left + right).digest()


def verify_inclusion(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """Does the leaf with this hash stand at this index of the tree with this size and root?"""
    return reached_root(index, size, leaf, path) == root


def reached_root(index: int, size: int, leaf: bytes, path: Sequence[bytes]) -> bytes | None:
    """Root to which the path leads from this leaf, or None if the path has a wrong length."""
    if not 0 <= index < size:
        return None
    place, last, reached = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        reached, place, last = _climb(place, last, reached, sibling)
    return reached if last == 0 else None


def verify_consistency(old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Is the tree of size `old` the beginning of the tree of size `new`?"""
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        return not path and (old == 0 or old_root == new_root)
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    hashes = list(path) if place else [old_root, *path]
    return bool(hashes) and _both_roots(place, last, hashes) == (old_root, new_root)


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof file as read; nothing in it is believed before `check`."""

    origin: str
    leaf: str
    index: int
    size: int
    hashes: tuple[bytes, ...]
    checkpoint: str

    @classmethod
    def read(cls, text: str) -> Self:
        """The proof of its JSON text. raises BadProof if it has not the documented shape."""
        try:
            told = json.loads(text)
            hashes = tuple(bytes.fromhex(one) for one in told["hashes"])
            proof = cls(told["origin"], told["leaf"], told["index"], told["size"], hashes, told["checkpoint"])
            proof._refuse_other_types()
        except (ValueError, KeyError, TypeError):
            raise BadProof("the file is not a proof in the documented format") from None
        return proof

    def check(self, key: VerifierKey) -> Checkpoint:
        """The signed checkpoint under which the leaf provably stands.

        key         public key of the ledger, from another source than the proof
        raises      BadProof, BadNote
        """
        checkpoint = read_checkpoint(self.checkpoint, key)
        if (checkpoint.origin, checkpoint.size) != (self.origin, self.size):
            raise BadProof("the checkpoint is of another ledger or another size than the proof says")
        if not verify_inclusion(self.index, self.size, leaf_hash(self.leaf.encode()), self.hashes, checkpoint.root):
            raise BadProof("the leaf does not stand at this place of the ledger")
        return checkpoint

    def _refuse_other_types(self) -> None:
        """Raises TypeError or ValueError unless texts are text in UTF-8 and numbers are numbers (true is none)."""
        for text in (self.origin, self.leaf, self.checkpoint):
            str.encode(text)
        if type(self.index) is not int or type(self.size) is not int:
            raise TypeError


def _climb(place: int, last: int, reached: bytes, sibling: bytes) -> tuple[bytes, int, int]:
    """One step up: from a right child, or from the last node of a level, the sibling is on the left."""
    if place & 1 or place == last:
        reached = node_hash(sibling, reached)
        while not place & 1 and place:
            place, last = place >> 1, last >> 1
    else:
        reached = node_hash(reached, sibling)
    return reached, place >> 1, last >> 1


def _both_roots(place: int, last: int, hashes: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Roots of the old and the new tree as the path builds them, or None if the path has a wrong length."""
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old = node_hash(sibling, old)
        new, place, last = _climb(place, last, new, sibling)
    return (old, new) if last == 0 else None
