"""Signs checkpoints and writes what a ledger hands to others; `spkt_witness` reads all of it.

Formats: C2SP signed-note, tlog-checkpoint and the request of tlog-witness; the proof file is described in
`spkt_witness.proof`.
"""

import json
from base64 import b64encode
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt_witness.note import (
    ED25519,
    BadNote,
    Checkpoint,
    VerifierKey,
    is_key_name,
    read_checkpoint,
    signature_line,
    split,
)

__all__ = [
    "BadNote",
    "Checkpoint",
    "VerifierKey",
    "growth_request",
    "proof_file",
    "read_checkpoint",
    "sign",
    "verifier_key",
    "with_cosignature",
]


def verifier_key(name: str, signer: Ed25519PrivateKey) -> VerifierKey:
    """The public key that others need; `str()` of it is the text to publish.

    name        name of the ledger, the same as its origin: no space, no plus
    """
    if not is_key_name(name):
        raise ValueError("the name of a key is not empty and has neither space nor plus")
    return VerifierKey(name, ED25519, signer.public_key().public_bytes_raw())


def sign(checkpoint: Checkpoint, signer: Ed25519PrivateKey) -> str:
    """The checkpoint as a note signed in the name of its origin. raises ValueError if it would not read back."""
    text = str(checkpoint)
    if Checkpoint.read(text) != checkpoint:
        raise ValueError("a line of the checkpoint holds a newline")
    return f"{text}\n{signature_line(verifier_key(checkpoint.origin, signer), signer.sign(text.encode()))}"


def with_cosignature(note: str, line: str) -> str:
    """The note with the line of a witness at its end; the same line twice is added once. raises BadNote."""
    joined = note if line in note.splitlines(keepends=True) else note + line
    split(joined)
    return joined


def growth_request(old: int, proof: Sequence[bytes], note: str) -> str:
    """What a witness is given: the size it knows, the consistency proof from there, and the new signed checkpoint."""
    return f"old {old}\n" + "".join(f"{b64encode(one).decode()}\n" for one in proof) + f"\n{note}"


def proof_file(leaf: str, index: int, path: Sequence[bytes], checkpoint: Checkpoint, note: str) -> str:
    """The JSON text by which anyone can check that a leaf stands in the ledger.

    leaf        canonical text of the leaf, as hashed
    note        the signed checkpoint, cosignatures included
    """
    told = {
        "origin": checkpoint.origin,
        "leaf": leaf,
        "index": index,
        "size": checkpoint.size,
        "hashes": [one.hex() for one in path],
        "checkpoint": note,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
