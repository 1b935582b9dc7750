"""Pieces of a file that is still arriving, sealed on disk until all are there.

A piece is kept whole or not at all, and putting it twice is the same as once. They need not outlive a power cut:
the sender is told what is missing and sends that again.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

PIECE_BYTES = 256 * 1024
_NONCE, _TAG = 12, 16


class Differs(Exception):
    """This piece is here already, and says something else."""


def pieces_of(size: int) -> int:
    """Of how many pieces a file of this size consists; an empty one of none."""
    return -(-size // PIECE_BYTES)


def piece_bytes(size: int, number: int) -> int:
    """How long piece `number` (from 0) of a file of this size is; 0 where it has no such piece."""
    return max(0, min(PIECE_BYTES, size - number * PIECE_BYTES)) if number >= 0 else 0


@dataclass(frozen=True, slots=True)
class Spool:
    """Arriving files below one directory, each in a folder of its own code."""

    root: Path

    def keep(self, code: str, number: int, piece: bytes, key: bytes) -> None:
        """Seals one piece. raises Differs if another content came under this number before."""
        known = self._opened(code, number, key)
        if known is not None:
            if known != piece:
                raise Differs
            return
        folder = self._folder(code)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        arriving, nonce = folder / f"{token_hex(8)}.part", os.urandom(_NONCE)
        arriving.write_bytes(nonce + AESGCMSIV(key).encrypt(nonce, piece, _bound(code, number)))
        arriving.replace(folder / str(number))

    def have(self, code: str, size: int) -> list[int]:
        """Numbers of the pieces that are here, of a file of this size."""
        folder = self._folder(code)
        there = {path.name: path.stat().st_size for path in folder.iterdir()} if folder.is_dir() else {}
        sealed = _NONCE + _TAG
        return [n for n in range(pieces_of(size)) if there.get(str(n)) == piece_bytes(size, n) + sealed]

    def read(self, code: str, size: int, key: bytes) -> Iterator[bytes]:
        """The pieces in their order. raises KeyError with the number of one that is not here, or not readable."""
        for number in range(pieces_of(size)):
            piece = self._opened(code, number, key)
            if piece is None or len(piece) != piece_bytes(size, number):
                raise KeyError(number)
            yield piece

    def drop(self, code: str) -> None:
        """Clears an upload away; silent if there is none."""
        shutil.rmtree(self._folder(code), ignore_errors=True)

    def _opened(self, code: str, number: int, key: bytes) -> bytes | None:
        path = self._folder(code) / str(number)
        try:
            sealed = path.read_bytes()
            return AESGCMSIV(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound(code, number))
        except FileNotFoundError:
            return None
        except (InvalidTag, ValueError):
            path.unlink(missing_ok=True)  # torn by a power cut; the sender has it still
            return None

    def _folder(self, code: str) -> Path:
        if not code.isalnum():
            raise ValueError("a code of an upload is letters and digits")
        return self.root / code


def _bound(code: str, number: int) -> bytes:
    return f"arriving|{code}|{number}".encode()
