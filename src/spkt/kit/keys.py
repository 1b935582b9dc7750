"""The keyring: every secret of a site in one directory that is never part of its data or its backup.

The directory (mode 0700, files 0600) holds `root.key`, 256 random bits, and `ring.json`, the named keys wrapped
under it, each with id, purpose and the day it was made. Where a name has several keys the last one is in use;
older ones only open what they closed. No key is ever part of a repr or of an error.
"""

import json
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_hex
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import clock, seal

ROOT_FILE, RING_FILE = "root.key", "ring.json"
RING_FORMAT = 1
CLASSES = ("biasa", "rahasia", "tertutup")
BLIND_FIELDS = ("nik", "phone", "plate", "chassis", "engine", "imei", "passport", "document", "name")
PURPOSES = {
    **{f"class:{name}": "wraps the data keys of matters of this class" for name in CLASSES},
    **{f"blind:{name}": "blind index of this field" for name in BLIND_FIELDS},
    "tracking": "digest of the codes with which citizens follow a matter",
    "session": "signs sessions and forms",
    "desk": "seals what an officer has typed and not yet saved",
    "log": "Ed25519, signs the checkpoints of the ledger",
    "qr": "Ed25519, signs what the QR of a paper says",
    "seal": "ECDSA P-256 after derivation, seals the PDF of papers",
    "seal-root": "ECDSA P-256 after derivation, signs the certificates of seals",
}
SIGNERS = frozenset({"log", "qr"})
ROTATED = frozenset({"qr", "seal"})
"""Keys that may be replaced on their own: older papers stay good under the key that they name."""
LOSABLE = ROTATED | {"seal-root"}
"""Keys of papers that may be declared lost: from then on only the register vouches for what they signed."""


class KeysError(Exception):
    """The keyring cannot be used; the one sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """One named key as it lies in the ring; its secret is not shown.

    made_on     ISO date, UTC
    lost_on     ISO date from which nothing it signed proves anything, "" while nobody else has it
    """

    id: str
    name: str
    purpose: str
    made_on: str
    secret: bytes = field(repr=False)
    lost_on: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Keyring:
    """The keys of one site, unwrapped in memory.

    directory   where they were read from
    keys        oldest first
    """

    directory: Path
    keys: tuple[Key, ...]

    @classmethod
    def create(cls, directory: Path, *, data_dir: Path | None = None) -> Self:
        """Makes every key anew in an empty or new directory and reads it back.

        data_dir    the data directory of the site; keys inside it would travel with its backup
        raises      KeysError if the directory is not empty, not private, or inside the data directory
        """
        _refuse_inside(directory, data_dir)
        _make_private(directory)
        root = os.urandom(seal.KEY_BYTES)
        keys = [_new_key(name) for name in PURPOSES]
        _write(directory / ROOT_FILE, root.hex())
        _write(directory / RING_FILE, _ring_text(keys, root))
        _sync(directory)
        return cls.load(directory, data_dir=data_dir)

    @classmethod
    def load(cls, directory: Path, *, data_dir: Path | None = None) -> Self:
        """Reads the ring. raises KeysError (missing, readable for others, damaged, or inside the data directory)."""
        _refuse_inside(directory, data_dir)
        _check_private(directory, 0o700)
        root = _root(read_private(directory / ROOT_FILE))
        return cls(directory, _keys(read_private(directory / RING_FILE), root))

    @classmethod
    def complete(cls, directory: Path, *, data_dir: Path | None = None) -> Self:
        """Makes the keys that a ring of an earlier version lacks; what it holds stays as it is. raises KeysError"""
        ring = cls.load(directory, data_dir=data_dir)
        held = {key.name for key in ring.keys}
        return ring._with([_new_key(name) for name in PURPOSES if name not in held])

    def rotated(self, name: str) -> Self:
        """The ring with a new key in use under this name; the older ones stay for what they made. raises KeysError"""
        if name not in ROTATED:
            raise KeysError(f"Kunci '{name}' tidak bisa diganti begitu saja; yang bisa: {', '.join(sorted(ROTATED))}.")
        return self._with([_new_key(name)])

    def held(self, name: str) -> list[Key]:
        """Every key under this name, oldest first; the last one is in use."""
        return [key for key in self.keys if key.name == name]

    def with_lost(self, key_id: str) -> Self:
        """The ring in which this key of papers is declared lost today; a fresh one takes its place if it was in use.

        raises      KeysError if the ring holds no such key, or it is not one that may be lost
        """
        lost = self._last([key for key in self.keys if key.id == key_id and key.name in LOSABLE], key_id)
        today = clock.now().date().isoformat()
        keys = [replace(key, lost_on=key.lost_on or today) if key is lost else key for key in self.keys]
        fresh = [_new_key(lost.name)] if lost is self._current(lost.name) else []
        return self._rewritten([*keys, *fresh])

    def _with(self, fresh: Sequence[Key]) -> Self:
        """The ring with further keys."""
        return self._rewritten([*self.keys, *fresh]) if fresh else self

    def _rewritten(self, keys: Sequence[Key]) -> Self:
        """The ring of these keys, on disk before it is returned; broken off, it leaves the ring that was."""
        root, path = _root(read_private(self.directory / ROOT_FILE)), self.directory / RING_FILE
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        _write(beside, _ring_text(keys, root))
        beside.replace(path)
        _sync(self.directory)
        return self.load(self.directory)

    def secret(self, name: str) -> bytes:
        """The 32 bytes of the key in use under this name. raises KeysError if there is none."""
        return self._current(name).secret

    def key_id(self, name: str) -> str:
        """Id of the key in use under this name; it goes into what the key seals."""
        return self._current(name).id

    def secret_of(self, key_id: str) -> bytes:
        """The 32 bytes of the key with this id, in use or older. raises KeysError if the ring does not hold it."""
        return self._last([key for key in self.keys if key.id == key_id], key_id).secret

    def signer(self, name: str) -> Ed25519PrivateKey:
        """The signing key under this name (`log` or `qr`). raises KeysError for a name that does not sign."""
        if name not in SIGNERS:
            raise KeysError(f"Kunci '{name}' bukan kunci tanda tangan.")
        return Ed25519PrivateKey.from_private_bytes(self.secret(name))

    def signer_of(self, key_id: str) -> Ed25519PrivateKey:
        """The signing key with this id, in use or older. raises KeysError if the ring does not hold it."""
        return Ed25519PrivateKey.from_private_bytes(self.secret_of(key_id))

    def signers(self, name: str) -> list[Ed25519PrivateKey]:
        """Every signing key that was ever in use under this name, oldest first."""
        secrets = [key.secret for key in self.keys if key.name == name and name in SIGNERS]
        return [Ed25519PrivateKey.from_private_bytes(secret) for secret in secrets]

    def _current(self, name: str) -> Key:
        return self._last([key for key in self.keys if key.name == name], name)

    def _last(self, found: Sequence[Key], wanted: str) -> Key:
        if not found:
            raise KeysError(f"Kunci '{wanted}' tidak ada di {self.directory}.")
        return found[-1]

    def __repr__(self) -> str:
        return f"Keyring({str(self.directory)!r}, {len(self.keys)} keys)"


def _new_key(name: str) -> Key:
    return Key(token_hex(4), name, PURPOSES[name], clock.now().date().isoformat(), os.urandom(seal.KEY_BYTES))


def _ring_text(keys: Sequence[Key], root: bytes) -> str:
    rows = [
        {
            "id": key.id,
            "name": key.name,
            "purpose": key.purpose,
            "made_on": key.made_on,
            "wrapped": seal.wrap(key.secret, root, key.id, _bound(key.name, key.made_on)),
            **({"lost_on": key.lost_on} if key.lost_on else {}),
        }
        for key in keys
    ]
    return json.dumps({"format": RING_FORMAT, "keys": rows}, indent=1) + "\n"


def _keys(text: str, root: bytes) -> tuple[Key, ...]:
    try:
        ring = json.loads(text)
        if ring["format"] != RING_FORMAT:
            raise KeysError(f"Format {RING_FILE} ini tidak dikenal; perbarui program.")
        return tuple(_key(row, root) for row in ring["keys"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeysError(f"{RING_FILE} rusak; pulihkan dari salinan kunci.") from None
    except seal.Unreadable:
        raise KeysError(
            f"{RING_FILE} tidak cocok dengan {ROOT_FILE}; pulihkan keduanya dari salinan yang sama."
        ) from None


def _key(row: dict[str, str], root: bytes) -> Key:
    secret = seal.unwrap(row["wrapped"], root, _bound(row["name"], row["made_on"]))
    if seal.key_id_of(row["wrapped"]) != row["id"]:
        raise seal.Unreadable("the id beside the key is not the id it was wrapped with")
    return Key(row["id"], row["name"], row["purpose"], row["made_on"], secret, row.get("lost_on", ""))


def _bound(name: str, made_on: str) -> str:
    return f"ring|{name}|{made_on}"


def _root(text: str) -> bytes:
    try:
        root = bytes.fromhex(text)
    except ValueError:
        root = b""
    if len(root) != seal.KEY_BYTES:
        raise KeysError(f"{ROOT_FILE} rusak; pulihkan dari salinan kunci.")
    return root


def _refuse_inside(directory: Path, data_dir: Path | None) -> None:
    if data_dir is not None and directory.resolve().is_relative_to(data_dir.resolve()):
        raise KeysError(f"Direktori kunci {directory} berada di dalam direktori data; letakkan di luar.")


def _make_private(directory: Path) -> None:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    _check_private(directory, 0o700)
    if any(directory.iterdir()):
        raise KeysError(f"Direktori kunci {directory} tidak kosong; kunci yang ada tidak akan ditimpa.")


def _check_private(path: Path, allowed: int) -> None:
    """Refuses a path that others may read: a key seen once by a stranger is a key no more."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        raise KeysError(f"{path} tidak ada; buat kunci dulu atau pulihkan dari salinannya.") from None
    if mode & ~allowed:
        raise KeysError(f"{path} dapat dibuka orang lain (mode {mode:04o}); jalankan: chmod {allowed:04o} {path}")


def read_private(path: Path) -> str:
    """The text of a file that nobody else may open. raises KeysError if it is missing or readable for others"""
    _check_private(path, 0o600)
    return path.read_text()


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
