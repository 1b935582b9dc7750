"""Reads signed notes and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature).

A note is text ending in a newline, an empty line, and one line `— <key name> <base64>` per signature.
A checkpoint is a note whose text says: origin, size, base64 of the root, then extension lines if any.
"""

import binascii
import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from spkt_witness import ed25519

ED25519, COSIGNATURE = 1, 4
"""Signature types of the C2SP register."""
_SIGNATURE = re.compile(r"\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
"""A note is shown on terminals, which obey some of these."""
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


class BadNote(Exception):
    """The note or key has a wrong form, or nobody we trust signed it."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key as notes name it, written `<name>+<hash, 8 hex>+<base64 of type and key>`.

    kind        ED25519 (a ledger) or COSIGNATURE (a witness)
    public      32 bytes
    """

    name: str
    kind: int
    public: bytes

    @classmethod
    def read(cls, text: str) -> Self:
        """The key of its text. raises BadNote if a character of it was lost."""
        name, _, rest = text.strip().partition("+")
        digest, _, encoded = rest.partition("+")
        raw = _base64(encoded)
        if len(raw) != 33 or raw[0] not in (ED25519, COSIGNATURE):
            raise BadNote("not a verifier key of a known kind")
        key = cls(name, raw[0], raw[1:])
        if not is_key_name(name) or key.hash.hex() != digest:
            raise BadNote("the verifier key is damaged: its name, hash and key do not belong together")
        return key

    @property
    def hash(self) -> bytes:
        """The four bytes by which a signature line names its key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.hash.hex()}+{b64encode(bytes([self.kind]) + self.public).decode()}"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a ledger says of itself at one moment.

    root        32 bytes
    extensions  further lines, none empty
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The checkpoint of a note's text. raises BadNote."""
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop() != "" or "" in lines:
            raise BadNote("a checkpoint has three lines or more, none of them empty")
        origin, size, root, *extensions = lines
        if not _SIZE.fullmatch(size) or len(_base64(root)) != 32:
            raise BadNote("the size or the root of the checkpoint is not written as it should be")
        return cls(origin, int(size), _base64(root), tuple(extensions))

    def __str__(self) -> str:
        lines = (self.origin, str(self.size), b64encode(self.root).decode(), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def is_key_name(name: str) -> bool:
    """May this stand as the name of a key: not empty, no space, no plus?"""
    return bool(name) and "+" not in name and not any(c.isspace() for c in name)


def split(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """A note taken apart: (signed text with its last newline, [(key name, hash and signature)]). raises BadNote."""
    body, gap, tail = note.rpartition("\n\n")
    if not gap or not tail.endswith("\n") or _CONTROL.search(note):
        raise BadNote("a note is text without control characters, an empty line and signature lines")
    found = [_SIGNATURE.fullmatch(line) for line in tail[:-1].split("\n")]
    if None in found:
        raise BadNote("a line after the text of the note is not a signature")
    return body + "\n", [(line[1], _base64(line[2])) for line in found if line]


def signature_line(key: VerifierKey, signature: bytes) -> str:
    """The line that adds a signature (for a witness: time and signature) to a note."""
    return f"\u2014 {key.name} {b64encode(key.hash + signature).decode()}\n"


def read_note(note: str, key: VerifierKey) -> str:
    """The text of a note which this key signed. raises BadNote."""
    text, _ = split(note)
    if any(ed25519.verify(key.public, text.encode(), signature) for signature in _by(note, key, ED25519)):
        return text
    raise BadNote(f"the note carries no valid signature of {key.name}")


def read_checkpoint(note: str, key: VerifierKey) -> Checkpoint:
    """The checkpoint in a note which this ledger signed. raises BadNote."""
    return Checkpoint.read(read_note(note, key))


def cosigned_at(note: str, key: VerifierKey) -> int:
    """When this witness cosigned the checkpoint, seconds since 1970 UTC; the latest time counts. raises BadNote."""
    text, _ = split(note)
    times = [
        int.from_bytes(stamped[:8], "big")
        for stamped in _by(note, key, COSIGNATURE)
        if ed25519.verify(key.public, cosigned_text(text, int.from_bytes(stamped[:8], "big")), stamped[8:])
    ]
    if not times:
        raise BadNote(f"the note carries no valid cosignature of {key.name}")
    return max(times)


def cosigned_text(text: str, seconds: int) -> bytes:
    """What a witness signs: when it saw the checkpoint, and the whole text of it."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def _by(note: str, key: VerifierKey, kind: int) -> Iterator[bytes]:
    """The signatures that claim to be of this key, hash taken off."""
    if key.kind != kind:
        raise BadNote(f"the key {key.name} does not make signatures of this kind")
    _, signatures = split(note)
    return (signed[4:] for name, signed in signatures if name == key.name and signed[:4] == key.hash)


def _base64(text: str) -> bytes:
    """Decoded base64; only the one canonical spelling, so that a note has one text."""
    try:
        raw = b64decode(text, validate=True)
    except binascii.Error:
        raise BadNote("not base64 where a note needs it") from None
    if b64encode(raw).decode() != text:
        raise BadNote("not base64 where a note needs it")
    return raw
