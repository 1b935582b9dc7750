"""Finds a value without storing it: keyed digests for exact look-up, and codes that people type.

A NIK has too few possible values for a plain hash (minutes on a graphics card), so every digest is keyed
and the key lives outside the database.
"""

import hmac
import secrets

DIGEST_BYTES = 8
CODE_BITS = 80
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_SYMBOLS = ALPHABET + "*~$=U"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def digest(key: bytes, normal_form: str) -> bytes:
    """Blind index of a value: HMAC-SHA256 cut to 8 bytes, for equality only.

    key         blind-index key of this field, so that a NIK and an equal phone number do not meet
    normal_form the value in the one spelling that law/identity gives it
    """
    return hmac.digest(key, normal_form.encode(), "sha256")[:DIGEST_BYTES]


def tracking_digest(key: bytes, code: str) -> bytes:
    """What is stored of a tracking code: all 32 bytes of its HMAC, over the normal form of what was typed."""
    return hmac.digest(key, normal_code(code).encode(), "sha256")


def new_code(bits: int = CODE_BITS) -> str:
    """A fresh random code in Crockford base32 with its check symbol, 17 characters for 80 bits.

    bits        strength, a multiple of five
    """
    if bits % 5:
        raise ValueError("five bits make a character: the strength must be a multiple of five")
    body = "".join(secrets.choice(ALPHABET) for _ in range(bits // 5))
    return body + _check(body)


def normal_code(typed: str) -> str:
    """The code as stored, whatever its case, dashes and spaces; O reads as 0, I and L as 1."""
    return typed.strip().upper().translate(_ALIKE)


def is_code(typed: str, bits: int = CODE_BITS) -> bool:
    """Is this a whole code whose check symbol fits? Any one wrong character and any swap of neighbours fails."""
    code = normal_code(typed)
    body = code[:-1]
    return len(body) == bits // 5 and set(body) <= set(ALPHABET) and code[-1] == _check(body)


def grouped(code: str) -> str:
    """The code as printed, in groups of four with dashes."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _check(body: str) -> str:
    number = 0
    for character in body:
        number = number * 32 + ALPHABET.index(character)
    return CHECK_SYMBOLS[number % 37]
