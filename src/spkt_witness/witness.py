"""Judges one request of a ledger (see `spkt_witness.request`).

Accepted is only a checkpoint of which the one accepted before is provably the beginning. A first meeting is
accepted as it stands, from size 0. Two different roots of one size, both signed, prove a fork by themselves; a
larger tree that is not shown to contain the known one is kept as evidence too, for the ledger to explain.
"""

from spkt_witness.memory import Memory, Seen
from spkt_witness.note import Checkpoint, VerifierKey, read_checkpoint, split
from spkt_witness.proof import verify_consistency
from spkt_witness.request import Request

FORK = "fork: two signed checkpoints of one size with different roots"
UNPROVEN = "unproven: the larger tree was not shown to contain the known one"


class Refused(Exception):
    """The checkpoint is not accepted and the memory is as before."""


class Behind(Refused):
    """The ledger proved from another size than the one the witness knows; nothing is wrong with it yet."""


class Accused(Refused):
    """The ledger showed a history that does not continue the known one; the evidence is kept."""


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
