"""What is asked of whoever seals papers, and what comes back: the words between the house and its sealing process."""

import json
import re
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Protocol, Self

LARGEST = 32 * 2**20
_WORD = re.compile(r"[a-z0-9_:.-]{1,64}")


class NotSealed(RuntimeError):
    """The sealer did not seal; says why in one sentence that names no paper and no secret."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked to be sealed, in words that a log can keep.

    paper       its random id; rendering: "asli", "lindung", "asli:2"
    kind, number    as on the paper
    code, unit  of the unit whose seal it is: "SINTANG", "Polres Sintang"
    sha256      of the PDF that comes with it, hex
    """

    paper: str
    rendering: str
    kind: str
    number: str
    code: str
    unit: str
    sha256: str

    @classmethod
    def read(cls, text: bytes, pdf: bytes) -> Self:
        """The order of its JSON text. raises ValueError unless it has exactly this form and belongs to this PDF."""
        told = json.loads(text)
        if not isinstance(told, dict) or set(told) != {each.name for each in fields(cls)}:
            raise ValueError("an order has exactly its own fields")
        if not all(isinstance(each, str) and 0 < len(each) <= 200 for each in told.values()):
            raise ValueError("a field of the order is empty, too long or no text")
        order = cls(**told)
        if not all(_WORD.fullmatch(each) for each in (order.paper, order.rendering, order.kind)):
            raise ValueError("paper, rendering and kind are plain words")
        if len(pdf) > LARGEST or not pdf.startswith(b"%PDF-") or sha256(pdf).hexdigest() != order.sha256:
            raise ValueError("the file is no PDF, too large, or not the one that the order names")
        return order


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed PDF, and the certificate that sealed it as `kit.pdfsign.key_id_of` names it."""

    pdf: bytes
    key: str


class Seals(Protocol):
    """Whoever can put a seal on a paper: the unit's own key, or a national service."""

    def seal(self, order: Order, pdf: bytes) -> Sealed:
        """The sealed PDF. raises NotSealed, KeysError, or ValueError for what cannot be sealed"""
        ...
