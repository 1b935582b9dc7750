"""What a witness remembers: the last checkpoint of each ledger, in one JSON file that only goes forward.

    {"<origin>": {"size": n, "note": "<the signed note as received>"}}

Beside it lies the evidence against a ledger that showed two histories, one JSON file per find.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypedDict


class Seen(TypedDict):
    """The last accepted checkpoint of one ledger."""

    size: int
    note: str


@dataclass(frozen=True, slots=True)
class Memory:
    """The file of one witness; `path` may not exist yet."""

    path: Path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps a second run out from reading to writing: two answers to one size would make the witness worthless."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def last(self, origin: str) -> Seen | None:
        """The last accepted checkpoint of this ledger, or None at the first meeting."""
        return self._all().get(origin)

    def keep(self, origin: str, size: int, note: str) -> None:
        """Remembers a checkpoint; it is on disk when this returns."""
        _write(self.path, {**self._all(), origin: Seen(size=size, note=note)})

    def accuse(self, origin: str, finding: str, known: str, shown: str) -> Path:
        """Writes both signed notes to a file of evidence, named after what they say, and returns its path."""
        digest = sha256(f"{known}\0{shown}".encode()).hexdigest()[:16]
        path = self.path.with_suffix(f".evidence-{digest}.json")
        _write(path, {"origin": origin, "finding": finding, "known": known, "shown": shown})
        return path

    def _all(self) -> dict[str, Seen]:
        if not self.path.exists():
            return {}
        try:
            seen: dict[str, Seen] = json.loads(self.path.read_text())
        except ValueError:
            raise OSError(f"the memory {self.path} is damaged; without it no growth can be judged") from None
        return seen


def _write(path: Path, told: object) -> None:
    fresh = path.with_suffix(".fresh")
    with fresh.open("w") as file:
        json.dump(told, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    directory = os.open(path.parent, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)
