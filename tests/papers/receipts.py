"""A proof code for samples: everything of it random but the facts that the sample prints."""

from random import Random
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import notes, qr, receipts
from spkt.papers import _kind as kinds
from tests.papers import squares

SIGNER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
ORIGIN = "spkt.polres-sintang"
MODULE_MM, WIDEST_MM = 0.4, 50.0
USUAL, MOST = 10, 19
"""Hashes of a path in a ledger of a million leaves: on average, and at most."""


def code(kind: str, hashes: int) -> str:
    """The proof code of a kind's sample, with a path of so many hashes."""
    drawn = Random(hashes)
    head = notes.Checkpoint(ORIGIN, 1_000_000, drawn.randbytes(32))
    where = receipts.Standing(999_999, [drawn.randbytes(32) for _ in range(hashes)], head)
    said = {
        "at": "2026-11-23T01:15:00.120+00:00",
        "clock": "ok",
        "boot": str(UUID(bytes=drawn.randbytes(16))),
        "mono": "1234567.89",
        "actor": "84051122",
        "unit": "POLRES-SINTANG",
        "act": "matters.receive",
        "subject": str(UUID(bytes=drawn.randbytes(16))),
        "policy": 2,
        "commit": drawn.randbytes(32).hex(),
    }
    return receipts.code(said, receipts.printed(facts(kind), drawn.randbytes(32)), where, SIGNER)


def facts(kind: str) -> dict[str, str]:
    """What the sample of a kind prints and its code answers for, as printed."""
    proves = kinds.kinds()[kind].proves
    assert proves is not None
    return proves(kinds.kinds()[kind].sample)


def both(kind: str, hashes: int = USUAL) -> dict[str, Any]:
    """Every square that an issued paper of this kind bears: what verifies it, and a receipt's proof."""
    if kinds.kinds()[kind].proves is None:
        return squares.codes(kind)
    svg, modules = qr.dense(code(kind, hashes))
    return {**squares.codes(kind), "proof": {"svg": svg, "mm": min(MODULE_MM * modules, WIDEST_MM)}}


def modules(kind: str, hashes: int) -> int:
    """How many modules wide the proof code is, quiet ones left out."""
    return qr.dense(code(kind, hashes))[1] - 2 * qr.BORDER
