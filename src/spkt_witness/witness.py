"""Judges one request of a ledger (the body that C2SP tlog-witness calls add-checkpoint).

    old <size that the witness knows>
    <hash of the consistency proof, base64>        none or more
                                                   an empty line
    <the signed checkpoint>

Accepted is only a checkpoint of which the one accepted before is provably the beginning. A first meeting is
accepted as it stands, from size 0. Two different roots of one size, both signed, prove a fork by themselves; a
larger tree that is not shown to contain the known one is kept as evidence too, for the ledger to explain.
"""

import binascii
from base64 import b64decode
from dataclasses import dataclass
from typing import Self

from spkt_witness.memory import Memory, Seen
from spkt_witness.note import BadNote, Checkpoint, VerifierKey, read_checkpoint, split
from spkt_witness.proof import verify_consistency

FORK = "fork: two signed checkpoints of one size with different roots"
UNPROVEN = "unproven: the larger tree was not shown to contain the known one"


class Refused(Exception):
    """The checkpoint is not accepted and the memory is as before."""


class Behind(Refused):
    """The ledger proved from another size than the one the witness knows; nothing is wrong with it yet."""


class Accused(Refused):
    """The ledger showed a history that does not continue the known one; the evidence is kept."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as read; nothing in it is believed before `accept`."""

    old: int
    proof: tuple[bytes, ...]
    note: str

    @classmethod
    def read(cls, text: str) -> Self:
        """The request of its text. raises BadNote."""
        head, gap, note = text.partition("\n\n")
        first, *hashes = head.split("\n")
        word, _, size = first.partition(" ")
        if not gap or word != "old" or not (size.isascii() and size.isdigit()):
            raise BadNote("a request begins with 'old <size>', then the proof, an empty line and the checkpoint")
        try:
            return cls(int(size), tuple(b64decode(one, validate=True) for one in hashes), note)
        except binascii.Error:
            raise BadNote("a hash of the consistency proof is not base64") from None


def accept(request: Request, key: VerifierKey, memory: Memory) -> Checkpoint:
    """Remembers the checkpoint if it continues what is known of this ledger.

    key         public key of the ledger, as agreed when the witness was chosen
    returns     the checkpoint, now on disk: only then may it be cosigned
    raises      BadNote (not signed by the ledger), Behind, Accused, Refused
    """
    checkpoint = read_checkpoint(request.note, key)
    if checkpoint.origin != key.name:
        raise Refused(f"the checkpoint is of {checkpoint.origin}, the key of {key.name}")
    with memory.alone():
        _judge(request, checkpoint, memory)
        memory.keep(checkpoint.origin, checkpoint.size, request.note)
    return checkpoint


def _judge(request: Request, checkpoint: Checkpoint, memory: Memory) -> None:
    seen = memory.last(checkpoint.origin)
    if seen is None:
        if request.old or request.proof:
            raise Behind("this witness knows nothing of the ledger yet; ask again with: old 0")
        return
    known = _known(seen)
    if checkpoint.size == known.size and checkpoint.root != known.root:
        _accuse(FORK, checkpoint, seen, request, memory)
    if request.old != known.size:
        raise Behind(f"this witness knows the ledger up to {known.size}; ask again with: old {known.size}")
    if checkpoint.size < known.size:
        raise Refused(f"the checkpoint ends at {checkpoint.size}, before the {known.size} already known")
    if not verify_consistency(known.size, checkpoint.size, request.proof, known.root, checkpoint.root):
        _accuse(UNPROVEN, checkpoint, seen, request, memory)


def _accuse(finding: str, checkpoint: Checkpoint, seen: Seen, request: Request, memory: Memory) -> None:
    path = memory.accuse(checkpoint.origin, finding, seen["note"], request.note)
    raise Accused(f"{finding}; both notes are kept in {path}")


def _known(seen: Seen) -> Checkpoint:
    return Checkpoint.read(split(seen["note"])[0])
