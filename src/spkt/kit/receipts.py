"""Makes the proof code of a receipt; `spkt_witness.receipt` reads it and describes its form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import notes
from spkt_witness.facts import FACTS, plain
from spkt_witness.receipt import SALT, BadReceipt, Printed, Receipt, Recorded

__all__ = ["FACTS", "BadReceipt", "Printed", "Receipt", "Standing", "code", "plain_facts", "printed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a leaf stands in its tree: the path from it to the root of the checkpoint."""

    index: int
    path: Sequence[bytes]
    checkpoint: notes.Checkpoint


def plain_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of a paper in the form in which they are compared."""
    return {name: plain(name, said) for name, said in facts.items()}


def printed(facts: Mapping[str, str], salt: bytes) -> Printed:
    """The facts behind a salt of their own, made of the paper's: the paper's own never leaves the house."""
    return Printed.of(facts, sha256(b"spkt/receipt\n" + salt).digest()[:SALT])


def code(said: Mapping[str, Any], facts: Printed, where: Standing, signer: Ed25519PrivateKey) -> str:
    """The proof code in digits; the same leaf, tree and key give the same code.

    said    the leaf's body, parsed
    """
    recorded = Recorded(
        at=datetime.fromisoformat(said["at"]),
        doubtful=said["clock"] != "ok",
        boot=said["boot"],
        mono=said["mono"],
        actor=said["actor"],
        unit=said["unit"],
        act=said["act"],
        subject=UUID(said["subject"]),
        policy=said["policy"],
        commit=bytes.fromhex(said["commit"]),
    )
    head = where.checkpoint
    key_hash = notes.verifier_key(head.origin, signer).hash
    signature = signer.sign(str(head).encode())
    return Receipt(key_hash, facts, recorded, where.index, head.size, tuple(where.path), signature).text()
