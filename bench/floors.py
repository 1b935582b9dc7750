"""Floors below which nobody could go here: durable transactions without a framework, and a page set by typst alone."""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from spkt.kit import sqlite

ISSUE_INSERTS = (6100, 6350, 1400, 500, 280, 50)
"""Bytes of the rows that one issue inserts: LP, STTLP, leaf, job, key, tree nodes."""
ISSUE_UPDATES = (1500, 700, 280, 90)
"""Bytes of the rows that it rewrites: matter, report, tree head, series."""
SMALL_INSERTS = (100,)


class Ledger:
    """A SQLite file with one table, opened as the house opens its own."""

    def __init__(self, place: Path) -> None:
        version = sqlite.swap()
        import sqlite3 as chosen

        self.connection: sqlite3.Connection = chosen.connect(place / "floor.sqlite3", isolation_level=None)
        self.connection.executescript(sqlite.pragmas(version))
        self.connection.execute("CREATE TABLE IF NOT EXISTS line (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
        self.last = self._rows(ISSUE_UPDATES)

    def _rows(self, sizes: Sequence[int]) -> int:
        for size in sizes:
            self.connection.execute("INSERT INTO line (words) VALUES (?)", ("a" * size,))
        return int(self.connection.execute("SELECT max(id) FROM line").fetchone()[0])

    def commit(self, inserts: Sequence[int], updates: Sequence[int] = ()) -> float:
        """Milliseconds of one durable transaction that writes rows of these sizes."""
        mark = f"{time.perf_counter_ns():x}"
        began = time.perf_counter()
        self.connection.execute("BEGIN IMMEDIATE")
        for at, size in enumerate(updates):
            self.connection.execute("UPDATE line SET words = ? WHERE id = ?", (_words(mark, size), self.last - at))
        for size in inserts:
            self.connection.execute("INSERT INTO line (words) VALUES (?)", (_words(mark, size),))
        self.connection.execute("COMMIT")
        return (time.perf_counter() - began) * 1000

    def issues(self, count: int) -> list[float]:
        """Times of transactions with the rows and bytes of an issue."""
        return [self.commit(ISSUE_INSERTS, ISSUE_UPDATES) for _ in range(count)]

    def smalls(self, count: int) -> list[float]:
        """Times of transactions with one small row."""
        return [self.commit(SMALL_INSERTS) for _ in range(count)]

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()


def _words(mark: str, size: int) -> str:
    return (mark * (size // len(mark) + 1))[:size]
