"""Keeps files sealed on disk under names that tell nothing, so that what was put is there or is refused by name.

A file begins with a head (format, key id, random salt, size, digest over them and the name), then its pieces, each
AES-256-GCM-SIV sealed under a key of this file alone, with salt, piece number and key id as associated data. So a
piece that was changed, moved, cut off or taken from another file no longer opens, and a file under another's name is
refused before its first byte. The name is a keyed digest of the content: the same content under the same key is the
same file, and nobody without the key can ask whether a known picture is here.
"""

import hmac
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

FORMAT = b"SPKTF01\n"
PIECE = 256 * 1024
TAG = 16
_ID, _SALT, _SIZE, _MAC = 32, 16, 8, 32
HEAD = len(FORMAT) + _ID + _SALT + _SIZE + _MAC
_ARRIVING = "arriving"


class Damaged(Exception):
    """The file is not there, was changed, cut or moved, or belongs to another key.

    name        under which it was asked for
    """

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"file {name}: {why}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is on disk for good.

    name        hex of the keyed digest of its content; the only thing that finds it
    sha256      hex digest of the clear content; a secret where the content is one
    size        bytes of the clear content
    """

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Store:
    """Sealed files below one directory.

    root        made when the first file is put; lies in the data directory, never beside keys
    """

    root: Path

    def put(self, chunks: Iterable[bytes], key: bytes, key_id: str) -> Kept:
        """Seals and keeps what comes; file and directory are fsynced before it returns.

        chunks      of any size; an exception in them leaves nothing behind
        key         32 bytes, for example the data key of a matter
        key_id      at most 32 ASCII letters, written into the head in clear
        """
        arriving = _directory(self.root / _ARRIVING) / token_hex(16)
        try:
            kept = _write(arriving, chunks, key, key_id)
            _directory(self._path(kept.name).parent)
            arriving.replace(self._path(kept.name))
        finally:
            arriving.unlink(missing_ok=True)
        _sync(self._path(kept.name).parent)
        return kept

    def read(self, name: str, key: bytes) -> Iterator[bytes]:
        """The clear content piece by piece. raises Damaged, for the head before the first piece is given."""
        file, salt, key_id, size = self._open(name, key)
        return _pieces(file, name, _Lock(key, salt, key_id), size)

    def check(self, name: str, key: bytes) -> Kept:
        """Reads the whole file and compares its content with its name. raises Damaged."""
        digest, size = sha256(), 0
        for piece in self.read(name, key):
            digest.update(piece)
            size += len(piece)
        if not hmac.compare_digest(_name(key, digest.digest()), name):
            raise Damaged(name, "its content is not what its name says")
        return Kept(name, digest.hexdigest(), size)

    def key_id_of(self, name: str) -> str:
        """Id of the key that the head names. raises Damaged if there is no such file."""
        with self._found(name) as file:
            return _head(file.read(HEAD), name)[0].decode()

    def has(self, name: str) -> bool:
        """Is there a file of this name? Says nothing about what is in it."""
        return _is_name(name) and self._path(name).is_file()

    def names(self) -> Iterator[str]:
        """The names of all files that are kept."""
        return (path.name for path in sorted(self.root.glob("??/*")) if _is_name(path.name))

    def remove(self, name: str) -> None:
        """Takes a file away; silent if it is gone already."""
        if _is_name(name):
            self._path(name).unlink(missing_ok=True)

    def sweep(self, older_than: float) -> int:
        """Clears away what broken puts left behind. older_than: moment in seconds since 1970. Gives how many."""
        left = [path for path in (self.root / _ARRIVING).glob("*") if path.stat().st_mtime < older_than]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _open(self, name: str, key: bytes) -> tuple[BinaryIO, bytes, bytes, int]:
        file = self._found(name)
        try:
            raw = file.read(HEAD)
            key_id, salt, size = _head(raw, name)
            if not hmac.compare_digest(raw[-_MAC:], _mac(key, raw[:-_MAC], name)):
                raise Damaged(name, "its head was changed, or it belongs to another name or key")
            if os.fstat(file.fileno()).st_size != HEAD + size + TAG * _count(size):
                raise Damaged(name, "it was cut or something was added")
        except BaseException:
            file.close()
            raise
        return file, salt, key_id, size

    def _found(self, name: str) -> BinaryIO:
        if not _is_name(name):
            raise Damaged(name, "this is not a name of a file")
        try:
            return self._path(name).open("rb")
        except FileNotFoundError:
            raise Damaged(name, "it is not there") from None

    def _path(self, name: str) -> Path:
        return self.root / name[:2] / name


class _Lock:
    """Seals and opens the pieces of one file by their number."""

    def __init__(self, key: bytes, salt: bytes, key_id: bytes) -> None:
        self._cipher = AESGCMSIV(_derived(key, b"piece", salt))
        self._bound = b"|".join((b"file", salt.hex().encode(), key_id, FORMAT.strip()))

    def close(self, number: int, clear: bytes) -> bytes:
        return self._cipher.encrypt(_nonce(number), clear, self._of(number))

    def open(self, number: int, closed: bytes) -> bytes:
        return self._cipher.decrypt(_nonce(number), closed, self._of(number))

    def _of(self, number: int) -> bytes:
        return b"%b|%d" % (self._bound, number)


def _write(path: Path, chunks: Iterable[bytes], key: bytes, key_id: str) -> Kept:
    salt, digest, size = os.urandom(_SALT), sha256(), 0
    named = key_id.encode("ascii").ljust(_ID)
    if len(named) != _ID:
        raise ValueError("a key id has at most 32 letters")
    lock = _Lock(key, salt, named.strip())
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(bytes(HEAD))
        for number, piece in enumerate(_regrouped(chunks)):
            digest.update(piece)
            size += len(piece)
            file.write(lock.close(number, piece))
        name = _name(key, digest.digest())
        head = FORMAT + named + salt + size.to_bytes(_SIZE, "big")
        file.seek(0)
        file.write(head + _mac(key, head, name))
        file.flush()
        os.fsync(file.fileno())
    return Kept(name, digest.hexdigest(), size)


def _regrouped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of one size, the last one shorter; one empty piece for nothing at all."""
    waiting, given = bytearray(), False
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= PIECE:
            yield bytes(waiting[:PIECE])
            given = True
            del waiting[:PIECE]
    if waiting or not given:
        yield bytes(waiting)


def _pieces(file: BinaryIO, name: str, lock: _Lock, size: int) -> Iterator[bytes]:
    with file:
        for number in range(_count(size)):
            clear = min(PIECE, size - number * PIECE)
            try:
                yield lock.open(number, file.read(clear + TAG))
            except InvalidTag:
                raise Damaged(name, f"its piece {number} was changed") from None


def _count(size: int) -> int:
    return max(1, -(-size // PIECE))


def _head(raw: bytes, name: str) -> tuple[bytes, bytes, int]:
    """Key id, salt and size that a head names, not yet proven."""
    if len(raw) != HEAD or not raw.startswith(FORMAT):
        raise Damaged(name, f"it has no head of format {FORMAT.strip().decode()}")
    rest = raw[len(FORMAT) :]
    salt = rest[_ID : _ID + _SALT]
    return rest[:_ID].strip(), salt, int.from_bytes(rest[_ID + _SALT : _ID + _SALT + _SIZE], "big")


def _name(key: bytes, digest: bytes) -> str:
    return _derived(key, b"name", digest).hex()


def _mac(key: bytes, head: bytes, name: str) -> bytes:
    return _derived(key, b"head", head, name.encode())


def _derived(key: bytes, *parts: bytes) -> bytes:
    """A keyed digest for one purpose; lengths are said, so that no two lists of parts read alike."""
    told = b"".join(len(part).to_bytes(2, "big") + part for part in (b"spkt file", *parts))
    return hmac.digest(key, told, "sha256")


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")  # the key is this file's alone, so a counter never repeats under it


def _is_name(name: str) -> bool:
    return len(name) == 64 and all(letter in "0123456789abcdef" for letter in name)


def _directory(path: Path) -> Path:
    """The directory, made and made durable if it is new."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync(path.parent)
        _sync(path.parent.parent)
    return path


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
