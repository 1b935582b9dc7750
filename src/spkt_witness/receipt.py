"""Checks the proof code of a citizen's receipt: with the ledger's public key and what is printed, and nothing else.

The code is one number in decimal digits, so that it survives every reader, copy and line break. As bytes, big endian:

    version 1, key hash 4, salt 16, commit 32, subject 16, time in ms 6, index 5, size 5, policy 2, clock in doubt 1,
    boot, mono, act, actor, unit        each a length byte and ASCII text; a UUID is length 255 and 16 bytes
    which facts 2, a mark of 16 for each, number of hashes 1, inclusion path 32 each, signature 64

A mark is the first 16 bytes of SHA-256(salt, name of the fact, 00, its plain form); `receipt` in the leaf is
SHA-256("spkt/receipt/1\\n", salt, which facts, marks). The root is not in the code: the path gives it, and the
signature over the checkpoint of that size and root judges all of it at once.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Self
from uuid import UUID

from spkt_witness import ed25519
from spkt_witness.facts import FACTS, plain
from spkt_witness.note import Checkpoint, VerifierKey, read_checkpoint
from spkt_witness.proof import leaf_hash, reached_root, verify_consistency
from spkt_witness.request import Request

VERSION = 1
DOMAIN = b"spkt/receipt/1\n"
SALT, MARK, HASH, SIGNATURE, AS_UUID = 16, 16, 32, 64, 255
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST = 4000
"""Digits beyond which a text is no code, and too much to count with."""


class BadReceipt(Exception):
    """The code shows nothing: damaged, altered, or of another ledger."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a receipt prints, behind a salt: {name of the fact: mark}."""

    salt: bytes
    marks: Mapping[str, bytes]

    @classmethod
    def of(cls, facts: Mapping[str, str], salt: bytes) -> Self:
        """The marks of these facts. raises facts.Unclear for one that cannot be read."""
        return cls(salt, {name: _mark(salt, name, plain(name, facts[name])) for name in FACTS if name in facts})

    @property
    def root(self) -> bytes:
        """What the leaf says of all of them together."""
        return sha256(DOMAIN + self.salt + self.packed()).digest()

    def packed(self) -> bytes:
        """Which facts there are, and the mark of each."""
        which = sum(1 << place for place, name in enumerate(FACTS) if name in self.marks)
        return which.to_bytes(2, "big") + b"".join(self.marks[name] for name in FACTS if name in self.marks)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The leaf of the act that gave the receipt, its index and its receipt aside.

    commit      of what else the act printed and wrote: it stays closed
    """

    at: datetime
    doubtful: bool
    boot: str
    mono: str
    actor: str
    unit: str
    act: str
    subject: UUID
    policy: int
    commit: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """A code as read; nothing in it is believed before `check`."""

    key_hash: bytes
    printed: Printed
    recorded: Recorded
    index: int
    size: int
    path: tuple[bytes, ...]
    signature: bytes

    @classmethod
    def read(cls, text: str) -> Self:
        """The receipt of its digits, blanks and line breaks aside. raises BadReceipt."""
        digits = "".join(text.split())
        if not (digits.isascii() and digits.isdigit() and len(digits) < LONGEST):
            raise BadReceipt("a proof code is digits only; scan it again")
        number = int(digits)
        raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
        try:
            found = cls._unpacked(_Bytes(raw))
        except (ValueError, OverflowError):
            raise BadReceipt("the code is damaged: it does not have the parts of a proof code") from None
        if found.text() != digits:
            raise BadReceipt("the code is damaged: it is not written in its one form")
        return found

    @classmethod
    def _unpacked(cls, raw: "_Bytes") -> Self:
        if raw.number(1) != VERSION:
            raise BadReceipt("not a proof code of a kind that this program knows")
        key_hash, salt, commit, subject = raw.take(4), raw.take(SALT), raw.take(HASH), UUID(bytes=raw.take(16))
        at = EPOCH + timedelta(milliseconds=raw.number(6))
        index, size, policy, doubtful = raw.number(5), raw.number(5), raw.number(2), bool(raw.number(1))
        boot, mono, act, actor, unit = (raw.word() for _ in range(5))
        which = raw.number(2)
        marks = {name: raw.take(MARK) for place, name in enumerate(FACTS) if which >> place & 1}
        path = tuple(raw.take(HASH) for _ in range(raw.number(1)))
        recorded = Recorded(at, doubtful, boot, mono, actor, unit, act, subject, policy, commit)
        return cls(key_hash, Printed(salt, marks), recorded, index, size, path, raw.take(SIGNATURE))

    def text(self) -> str:
        """The code in digits."""
        its = self.recorded
        raw = bytes([VERSION]) + self.key_hash + self.printed.salt + its.commit + its.subject.bytes
        raw += ((its.at - EPOCH) // timedelta(milliseconds=1)).to_bytes(6, "big")
        raw += self.index.to_bytes(5, "big") + self.size.to_bytes(5, "big")
        raw += its.policy.to_bytes(2, "big") + bytes([its.doubtful])
        raw += b"".join(map(_word, (its.boot, its.mono, its.act, its.actor, its.unit)))
        raw += self.printed.packed() + bytes([len(self.path)]) + b"".join(self.path) + self.signature
        return str(int.from_bytes(raw, "big"))

    def leaf(self, root: bytes | None = None) -> str:
        """The text of the leaf as the ledger hashed it. root   of the facts, where they are at hand"""
        its = self.recorded
        said = {
            "seq": self.index,
            "at": its.at.isoformat(timespec="milliseconds"),
            "clock": "doubt" if its.doubtful else "ok",
            "boot": its.boot,
            "mono": its.mono,
            "actor": its.actor,
            "unit": its.unit,
            "act": its.act,
            "subject": str(its.subject),
            "policy": its.policy,
            "commit": its.commit.hex(),
            "receipt": (root or self.printed.root).hex(),
        }
        return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def check(self, key: VerifierKey) -> Checkpoint:
        """The checkpoint under which this receipt provably stands, whatever is printed beside the code.

        key         public key of the ledger, from another source than the paper
        raises      BadReceipt
        """
        if self.key_hash != key.hash:
            raise BadReceipt(f"the code names the key {self.key_hash.hex()} and was checked with {key.hash.hex()}")
        root = reached_root(self.index, self.size, leaf_hash(self.leaf().encode()), self.path)
        if root is None:
            raise BadReceipt("the code is damaged: its path does not lead from its leaf to a root")
        checkpoint = Checkpoint(key.name, self.size, root)
        if not ed25519.verify(key.public, str(checkpoint).encode(), self.signature):
            raise BadReceipt("the ledger did not sign this: the code was altered")
        return checkpoint

    def differing(self, facts: Mapping[str, str]) -> list[str]:
        """Names of the facts which are not what the ledger holds, in the order of FACTS.

        facts       as printed on the paper, every one of `self.printed.marks`
        raises      facts.Unclear for one that cannot be read
        """
        shown = Printed.of(facts, self.printed.salt)
        return [name for name, mark in self.printed.marks.items() if shown.marks.get(name) != mark]


class _Bytes:
    """Bytes taken from the front, one part after the other; ValueError where they run out."""

    def __init__(self, raw: bytes) -> None:
        self.rest = raw

    def take(self, count: int) -> bytes:
        taken, self.rest = self.rest[:count], self.rest[count:]
        if len(taken) != count:
            raise ValueError
        return taken

    def number(self, count: int) -> int:
        return int.from_bytes(self.take(count), "big")

    def word(self) -> str:
        length = self.number(1)
        return str(UUID(bytes=self.take(16))) if length == AS_UUID else self.take(length).decode("ascii")


def _word(text: str) -> bytes:
    if len(text) == len(str(UUID(int=0))):
        return bytes([AS_UUID]) + UUID(text).bytes
    return bytes([len(text)]) + text.encode("ascii")


def _mark(salt: bytes, name: str, value: str) -> bytes:
    return sha256(salt + name.encode() + b"\0" + value.encode()).digest()[:MARK]


def check_growth(known: Checkpoint, request: Request, key: VerifierKey) -> Checkpoint:
    """The ledger's newer checkpoint, if it provably still holds everything under the known one.

    known       checkpoint of a receipt that was checked
    request     what the office hands out: the size it starts from, consistency proof, newer signed checkpoint
    raises      BadReceipt, BadNote
    """
    newer = read_checkpoint(request.note, key)
    if request.old != known.size:
        raise BadReceipt(f"the proof of growth starts from {request.old}; ask the office for one from {known.size}")
    if newer.origin != known.origin or not verify_consistency(
        known.size, newer.size, request.proof, known.root, newer.root
    ):
        raise BadReceipt("the ledger of today does not contain what it was when it gave this receipt")
    return newer
