"""Signs what the square of a paper says, and makes the short code under it; `spkt_witness.sheet` reads the former."""

import hmac
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import blind
from spkt_witness.sheet import LONGEST, BadSheet, PublicKey, Sheet, code_in, code_of, read, verify

__all__ = [
    "LONGEST",
    "SHORT_LETTERS",
    "BadSheet",
    "PublicKey",
    "Sheet",
    "code_in",
    "public_key",
    "read",
    "short_code",
    "signed",
    "verify",
]

SHORT_LETTERS = 16


def signed(sheet: Sheet, signer: Ed25519PrivateKey) -> str:
    """The code that stands behind `#`, at most 150 bytes before their spelling. raises ValueError if it has no room."""
    return code_of(sheet.body() + signer.sign(sheet.message()))


def public_key(key_id: str, signer: Ed25519PrivateKey) -> PublicKey:
    """The public half, as others need it."""
    return PublicKey(key_id, signer.public_key().public_bytes_raw())


def short_code(key: bytes, paper: UUID, mark: bytes) -> str:
    """The sixteen letters under the square, the same whenever this text of this paper is rendered: 80 bits, keyed."""
    made = hmac.digest(key, b"short|" + paper.bytes + mark, "sha256")
    number = int.from_bytes(made[:10], "big")
    return "".join(blind.ALPHABET[number >> shift & 31] for shift in range(5 * (SHORT_LETTERS - 1), -1, -5))
