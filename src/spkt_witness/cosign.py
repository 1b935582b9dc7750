"""Signs for a witness (C2SP cosignature/v1): the one part of the program that holds a secret.

It is the only module that needs `cryptography`, because signing must not betray its key by its timing.
The key file holds one line, `PRIVATE+KEY+<name>+<hash, 8 hex>+<base64 of type and seed>`, and is for its owner only.
"""

import binascii
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt_witness.note import COSIGNATURE, BadNote, VerifierKey, cosigned_text, is_key_name, signature_line, split

_MARK = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class Cosigner:
    """A witness that signs; its secret is not shown."""

    name: str
    signer: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def create(cls, name: str, path: Path) -> Self:
        """Makes a key in a new file of mode 0600. raises BadNote for a name no note can carry, FileExistsError."""
        if not is_key_name(name):
            raise BadNote("the name of a key is not empty and has neither space nor plus")
        cosigner = cls(name, Ed25519PrivateKey.generate())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(cosigner._secret_line())
            file.flush()
            os.fsync(file.fileno())
        return cosigner

    @classmethod
    def load(cls, path: Path) -> Self:
        """The key of its file. raises BadNote if it is damaged or others may read it."""
        if path.stat().st_mode & 0o077:
            raise BadNote(f"{path} can be read by others; run: chmod 0600 {path}")
        name, _, rest = path.read_text().strip().removeprefix(_MARK).partition("+")
        try:
            cosigner = cls(name, Ed25519PrivateKey.from_private_bytes(b64decode(rest.partition("+")[2])[1:]))
        except (ValueError, binascii.Error):
            raise BadNote(f"{path} is not the key of a witness") from None
        if cosigner._secret_line() != path.read_text():
            raise BadNote(f"{path} is damaged: its name, hash and key do not belong together")
        return cosigner

    @property
    def key(self) -> VerifierKey:
        """The public key to publish."""
        return VerifierKey(self.name, COSIGNATURE, self.signer.public_key().public_bytes_raw())

    def line(self, note: str, seconds: int) -> str:
        """The cosignature line for a note accepted at this time (seconds since 1970, UTC)."""
        text, _ = split(note)
        return signature_line(self.key, seconds.to_bytes(8, "big") + self.signer.sign(cosigned_text(text, seconds)))

    def _secret_line(self) -> str:
        seed = b64encode(bytes([COSIGNATURE]) + self.signer.private_bytes_raw()).decode()
        return f"{_MARK}{self.name}+{self.key.hash.hex()}+{seed}\n"
