"""SQLite without its two traps: commits lost at a power cut, and the WAL-reset race of versions before 3.51.3.

`swap` puts the library that pysqlite3 brings in the place of the one in Python's standard library; `pragmas` chooses
a journal that is durable on the library found; `writer` lets one thread of the process write at a time, because
SQLite's own waiting is a lottery that starves single writers for a second and more.
"""

import importlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from django.db import connections

Version = tuple[int, int, int]
BUSY_TIMEOUT_S = 20
_BACKPORTS: tuple[Version, ...] = ((3, 44, 6), (3, 50, 7))
_FIXED_SINCE: Version = (3, 51, 3)
_SAFETY = (
    "foreign_keys=ON",
    "secure_delete=ON",
    "recursive_triggers=ON",  # else REPLACE takes a row away without asking the triggers of DELETE
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cell_size_check=ON",
    "cache_size=-8000",
)
_writing = RLock()


def swap() -> Version:
    """Takes pysqlite3's library where it is installed and says which version is now in use.

    To be called before Django opens its first connection; a second call changes nothing.
    """
    try:
        newer = importlib.import_module("pysqlite3")
    except ImportError:
        return library(sqlite3)
    sys.modules["sqlite3"] = newer
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")
    return library(newer)


def library(module: Any) -> Version:
    """Version of the SQLite library behind a DB-API module."""
    major, minor, patch = (int(part) for part in module.sqlite_version.split("."))
    return major, minor, patch


def is_fixed(version: Version) -> bool:
    """Is this library free of the WAL-reset race?"""
    return version >= _FIXED_SINCE or any(version[:2] == fix[:2] and version >= fix for fix in _BACKPORTS)


def pragmas(version: Version) -> str:
    """Statements for every new connection: a journal that keeps each acknowledged commit, and the safety switches."""
    journal = (
        ("journal_mode=WAL", "synchronous=FULL") if is_fixed(version) else ("journal_mode=DELETE", "synchronous=EXTRA")
    )
    return "".join(f"PRAGMA {setting};" for setting in (*journal, *_SAFETY))


def database(path: Path, version: Version) -> dict[str, Any]:
    """Django's settings of one SQLite file.

    path        the file; it is made at the first connection
    version     library in use, from `swap`
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": BUSY_TIMEOUT_S,
            "transaction_mode": "IMMEDIATE",
            "init_command": pragmas(version),
        },
        "TEST": {"NAME": str(path.with_stem(f"{path.stem}_test"))},
    }


@contextmanager
def writer(using: str = "default") -> Iterator[None]:
    """Holds the right to write to SQLite for the block; on other engines it lets everyone through.

    To be taken outside the transaction, so that the lock is given back after the commit.
    """
    if connections[using].vendor != "sqlite":
        yield
        return
    with _writing:
        yield
