"""Seals small values so that they can be read only with their key and only where they were written.

AES-256-GCM-SIV under a data key of the matter; the data key is itself wrapped by a class key.
A sealed value is the text `v1.<key id>.<nonce>.<ciphertext>` (base64url without padding). Its associated
data are table, column, row, key id and format, so a value copied to another row or column no longer opens.
The key id names the key that wraps the data key, so that after a rotation it is known which one to take.
"""

import os
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

FORMAT = "v1"
KEY_BYTES = 32
NONCE_BYTES = 12
_PART = re.compile(r"[A-Za-z0-9_:-]+")


class Unreadable(Exception):
    """The sealed text was changed, moved, cut, or belongs to another key."""


def new_data_key() -> bytes:
    """A fresh random 256-bit key for the values of one matter or one file."""
    return os.urandom(KEY_BYTES)


def wrap(data_key: bytes, class_key: bytes, key_id: str, aad: str) -> str:
    """The data key sealed under a class key.

    key_id      id of the class key, written into the text (see `key_id_of`)
    aad         whose data key it is (for example the matter's uuid); needed again to unwrap
    """
    return _lock(data_key, class_key, key_id, f"wrap|{aad}")


def unwrap(text: str, class_key: bytes, aad: str) -> bytes:
    """The data key that `wrap` sealed. raises Unreadable."""
    return _unlock(text, class_key, f"wrap|{aad}")


def seal(plain: bytes, data_key: bytes, *, table: str, column: str, row: str, key_id: str) -> str:
    """The value sealed for one cell of one row.

    table, column, row   the cell it belongs to; none may hold `|`
    key_id      id of the class key that wraps the data key: letters, digits, `_`, `:` and `-`
    raises      ValueError for a name that cannot be bound unambiguously
    """
    return _lock(plain, data_key, key_id, _cell(table, column, row))


def open_(text: str, data_key: bytes, *, table: str, column: str, row: str) -> bytes:
    """The value that `seal` closed for this very cell. raises Unreadable for anything else."""
    return _unlock(text, data_key, _cell(table, column, row))


def key_id_of(text: str) -> str:
    """Id of the class key named in a sealed or wrapped text. raises Unreadable if it is neither."""
    return _parts(text)[0]


def _cell(table: str, column: str, row: str) -> str:
    if any("|" in name for name in (table, column, row)):
        raise ValueError("a table, column or row name must not hold '|'")
    return f"{table}|{column}|{row}"


def _lock(plain: bytes, key: bytes, key_id: str, place: str) -> str:
    if not _PART.fullmatch(key_id):
        raise ValueError("a key id holds only letters, digits, '_', ':' and '-'")
    nonce = os.urandom(NONCE_BYTES)
    closed = AESGCMSIV(key).encrypt(nonce, plain, _bound(place, key_id))
    return f"{FORMAT}.{key_id}.{_text(nonce)}.{_text(closed)}"


def _unlock(text: str, key: bytes, place: str) -> bytes:
    key_id, nonce, closed = _parts(text)
    try:
        return AESGCMSIV(key).decrypt(nonce, closed, _bound(place, key_id))
    except InvalidTag:
        raise Unreadable("the sealed value was changed, moved or belongs to another key") from None


def _bound(place: str, key_id: str) -> bytes:
    return f"{place}|{key_id}|{FORMAT}".encode()


def _parts(text: str) -> tuple[str, bytes, bytes]:
    parts = text.split(".")
    if len(parts) != 4 or parts[0] != FORMAT or not _PART.fullmatch(parts[1]):
        raise Unreadable(f"not a sealed value of format {FORMAT}")
    nonce, closed = _raw(parts[2]), _raw(parts[3])
    if len(nonce) != NONCE_BYTES or len(closed) < 16:
        raise Unreadable("the sealed value was cut")
    return parts[1], nonce, closed


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _raw(text: str) -> bytes:
    """Decoded base64url; only the one spelling that `_text` writes, because lenient decoders hide changes."""
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise Unreadable("the sealed value is not base64url") from None
    if _text(raw) != text:
        raise Unreadable("the sealed value is not base64url")
    return raw
