"""What a ledger hands to whoever knows it at an earlier size (the body that C2SP tlog-witness calls add-checkpoint).

old <size that is known>
<hash of the consistency proof, base64>        none or more
                                               an empty line
<the signed checkpoint>
"""

import binascii
from base64 import b64decode
from dataclasses import dataclass
from typing import Self

from spkt_witness.note import BadNote


@dataclass(frozen=True, slots=True)
class Request:
    """A request as read; nothing in it is believed before `accept`."""

    old: int
    proof: tuple[bytes, ...]
    note: str

    @classmethod
    def read(cls, text: str) -> Self:
        """The request of its text. raises BadNote."""
        head, gap, note = text.partition("\n\n")
        first, *hashes = head.split("\n")
        word, _, size = first.partition(" ")
        if not gap or word != "old" or not (size.isascii() and size.isdigit()):
            raise BadNote("a request begins with 'old <size>', then the proof, an empty line and the checkpoint")
        try:
            return cls(int(size), tuple(b64decode(one, validate=True) for one in hashes), note)
        except binascii.Error:
            raise BadNote("a hash of the consistency proof is not base64") from None
