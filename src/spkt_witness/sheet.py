"""Reads and verifies what the square of a paper says: which paper of which unit, its number and day, signed.

Layout: format (1 byte), key id (4), paper id (16), first half of the salted digest of the paper's text (16), day since
2000-01-01 (2), number of letters (1), the letters `KIND|UNIT|NUMBER` as one whole number in base 44, Ed25519
signature (64). In the address of the square these bytes stand behind `#` in base 32 (RFC 4648, without padding).
In a number `@` stands for the month and year of the day, `*` for the end that the unit writes behind its numbers.
"""

import re
from base64 import b32decode, b32encode
from binascii import Error
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

from spkt_witness import ed25519

FORMAT = 1
LONGEST = 150
SIGNED_AS = b"spkt-surat/1\n"
"""Goes before the signed bytes, so that no signature of this key over anything else is one over a paper."""
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/.- *@|_"
DAY_ONE = date(2000, 1, 1)
MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
HEAD, SIGNATURE = 40, 64
_KEY = re.compile(r"spkt-surat\+([0-9a-f]{8})\+([0-9a-f]{64})")
_CODE = re.compile(r"[A-Z2-7]{1,240}")


class BadSheet(Exception):
    """Not the square of a paper, or nobody we trust signed it; the sentence says which."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key by which squares are verified, written `spkt-surat+<id, 8 hex>+<key, 64 hex>`."""

    id: str
    public: bytes

    @classmethod
    def read(cls, text: str) -> Self:
        """The key of its text. raises BadSheet."""
        found = _KEY.fullmatch(text.strip())
        if not found:
            raise BadSheet("not a public key for papers")
        return cls(found[1], bytes.fromhex(found[2]))

    def __str__(self) -> str:
        return f"spkt-surat+{self.id}+{self.public.hex()}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a square says of its paper.

    kind        folder name of the kind ("sktlk"); unit its code
    number      as printed, with `*` for the end of the unit's numbers
    paper       id of the paper; mark the first 16 bytes of the salted digest of what it says
    key_id      eight hex letters
    """

    kind: str
    unit: str
    number: str
    on: date
    paper: UUID
    mark: bytes
    key_id: str

    def body(self) -> bytes:
        """The bytes before the signature. raises ValueError for a letter or a length that has no room."""
        text = "|".join((self.kind.upper(), self.unit, self.number.replace(_month(self.on), "@")))
        days = (self.on - DAY_ONE).days
        head = bytes([FORMAT]) + bytes.fromhex(self.key_id) + self.paper.bytes + self.mark
        body = head + days.to_bytes(2, "big") + bytes([len(text)]) + _packed(text)
        if len(body) + SIGNATURE > LONGEST or text.count("|") != 2 or len(head) != HEAD - 3:
            raise ValueError("this paper does not fit into its square")
        return body

    def message(self) -> bytes:
        """What is signed."""
        return SIGNED_AS + self.body()


def verify(code: str, keys: dict[str, bytes]) -> Sheet:
    """The sheet of a code, signed by one of these keys. raises BadSheet.

    code    the letters behind `#`
    keys    public keys by their id
    """
    raw = _raw(code)
    sheet = _read(raw[:-SIGNATURE])
    public = keys.get(sheet.key_id)
    if public is None:
        raise BadSheet(f"signed with a key that is not given here: {sheet.key_id}")
    if not ed25519.verify(public, sheet.message(), raw[-SIGNATURE:]):
        raise BadSheet("the signature does not fit: a letter is wrong, or somebody else made it")
    return sheet


def read(code: str) -> Sheet:
    """The sheet of a code, whoever signed it. raises BadSheet."""
    return _read(_raw(code)[:-SIGNATURE])


def code_of(raw: bytes) -> str:
    """Bytes as they stand in the address."""
    return b32encode(raw).decode().rstrip("=")


def code_in(text: str, at: str = "") -> str:
    """The code of what was scanned: the address of a square, or the code alone. raises BadSheet.

    at      address that is printed under the square ("https://spkt.example/v"); no other host is believed
    """
    text = text.strip()
    if "#" not in text:
        return text
    address, _, code = text.partition("#")
    if at and not _is_same(address, at):
        raise BadSheet("the address of this square is not the one of the office")
    return code


def _is_same(address: str, at: str) -> bool:
    """Exactly the same address: no user before the host, no look-alike letters, no question behind."""
    try:
        asked, ours = urlsplit(address), urlsplit(at)
        asked_port, our_port = asked.port, ours.port
    except ValueError:
        return False
    plain = asked.netloc.isascii() and "@" not in asked.netloc and "\\" not in address and not asked.query
    same = (asked.scheme, asked.hostname, asked_port, asked.path) == (ours.scheme, ours.hostname, our_port, ours.path)
    return plain and same


def _raw(code: str) -> bytes:
    if not _CODE.fullmatch(code):
        raise BadSheet("not the code of a paper")
    try:
        raw = b32decode(code + "=" * (-len(code) % 8))
    except Error:
        raise BadSheet("not the code of a paper") from None
    if code_of(raw) != code or not HEAD + SIGNATURE < len(raw) <= LONGEST:
        raise BadSheet("not the code of a paper")
    return raw


def _read(body: bytes) -> Sheet:
    if body[0] != FORMAT:
        raise BadSheet("a format that this program does not know")
    key_id, paper, mark, days = body[1:5].hex(), UUID(bytes=body[5:21]), body[21:37], body[37:39]
    on = DAY_ONE + timedelta(days=int.from_bytes(days, "big"))
    kind, *rest = _unpacked(body[40:], body[39]).split("|")
    if len(rest) != 2:
        raise BadSheet("not the code of a paper")
    sheet = Sheet(kind.lower(), rest[0], rest[1].replace("@", _month(on)), on, paper, mark, key_id)
    if sheet.body() != body:
        raise BadSheet("a second spelling of a code is not accepted")
    return sheet


def _month(on: date) -> str:
    return f"{MONTHS[on.month - 1]}/{on.year}"


def _room(letters: int) -> int:
    largest: int = len(LETTERS) ** letters - 1
    return (largest.bit_length() + 7) // 8


def _packed(text: str) -> bytes:
    total = 0
    for letter in text:
        total = total * len(LETTERS) + LETTERS.index(letter)
    return total.to_bytes(_room(len(text)), "big")


def _unpacked(raw: bytes, letters: int) -> str:
    total, text = int.from_bytes(raw, "big"), ""
    for _ in range(letters):
        total, digit = divmod(total, len(LETTERS))
        text = LETTERS[digit] + text
    if total or len(raw) != _room(letters):
        raise BadSheet("not the code of a paper")
    return text
