"""Writes a value as the one JSON text that everybody hashes alike (RFC 8785).

Only what a ledger needs: text, whole numbers, true, false, null, lists and objects. Fractions are refused,
because their spelling is where two programs come to differ.
"""

import json
from collections.abc import Mapping, Sequence

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]
LARGEST = 2**53 - 1
"""Beyond it a JSON reader in another language may round."""


def text(value: Value) -> str:
    """The canonical JSON text: keys sorted by UTF-16 code units, no blanks, nothing escaped without need.

    raises      TypeError for a float or any other type; ValueError for a number or a text no JSON reader can keep
    """
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool | int):
        return _literal(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_quoted(key)}:{text(value[key])}" for key in sorted(value, key=_utf16)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(text(item) for item in value) + "]"
    raise TypeError(f"{type(value).__name__} has no canonical text")


def _literal(value: int | None) -> str:
    if value is not None and abs(value) > LARGEST:
        raise ValueError("a whole number beyond 2^53-1 is not the same everywhere")
    return json.dumps(value)


def _quoted(word: str) -> str:
    _utf16(word)
    return json.dumps(word, ensure_ascii=False)


def _utf16(word: str) -> bytes:
    """Sort key of an object's member; half a surrogate pair raises ValueError (UnicodeEncodeError)."""
    if not isinstance(word, str):
        raise TypeError("a key is text")
    return word.encode("utf-16-be")
