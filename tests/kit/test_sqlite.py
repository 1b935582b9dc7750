"""SQLite as the house uses it: a library without the WAL-reset race, durable commits, one writer at a time."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from spkt.kit import sqlite


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_only_libraries_without_the_race_get_a_write_ahead_log(version: sqlite.Version, fixed: bool) -> None:
    assert sqlite.is_fixed(version) is fixed
    assert ("journal_mode=WAL" in sqlite.pragmas(version)) is fixed
    assert ("synchronous=FULL" in sqlite.pragmas(version)) is fixed
    assert ("journal_mode=DELETE" in sqlite.pragmas(version)) is not fixed
    assert ("synchronous=EXTRA" in sqlite.pragmas(version)) is not fixed


SWAPPED = """
from spkt.kit import sqlite
version = sqlite.swap()
import sqlite3
print(version == sqlite.library(sqlite3), sqlite.is_fixed(version))
"""


def test_the_shipped_library_takes_the_place_of_pythons_own() -> None:
    assert subprocess.check_output([sys.executable, "-c", SWAPPED], text=True) == "True True\n"


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 53, 4)])
def test_the_library_obeys_every_switch(tmp_path: Path, version: sqlite.Version) -> None:
    db = sqlite3.connect(tmp_path / "x.sqlite3")
    db.executescript(sqlite.pragmas(version))
    asked = (
        "journal_mode",
        "synchronous",
        "foreign_keys",
        "secure_delete",
        "trusted_schema",
        "temp_store",
        "cell_size_check",
    )
    told = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    journal = ["wal", 2] if sqlite.is_fixed(version) else ["delete", 3]
    assert told == [*journal, 1, 1, 0, 2, 1]


def test_a_file_in_wal_is_taken_back_by_a_library_with_the_race(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    for version in ((3, 53, 4), (3, 40, 1)):
        db = sqlite3.connect(path)
        db.executescript(sqlite.pragmas(version))
        db.execute("CREATE TABLE IF NOT EXISTS t (n)")
        db.close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


COUNT = """
import sys, threading, time
from pathlib import Path
from spkt.kit import sqlite
version = sqlite.swap()
from django.conf import settings
settings.configure(DATABASES={"default": sqlite.database(Path(sys.argv[1]), version)})
import django
django.setup()
from django.db import connection, transaction

with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE counter AS SELECT 0 AS value")
waits = []

def count():
    for _ in range(25):
        began = time.monotonic()
        with sqlite.writer(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT value FROM counter")
            cursor.execute("UPDATE counter SET value = %s", [cursor.fetchone()[0] + 1])
        waits.append(time.monotonic() - began)
    connection.close()

threads = [threading.Thread(target=count) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
with connection.cursor() as cursor:
    print(cursor.execute("SELECT value FROM counter").fetchone()[0], max(waits) < 1)
"""


def test_four_threads_that_read_then_write_lose_nothing_and_starve_nobody(tmp_path: Path) -> None:
    command = [sys.executable, "-c", COUNT, str(tmp_path / "counter.sqlite3")]
    assert subprocess.check_output(command, text=True) == "100 True\n"


ALONE = """
import threading
from spkt.kit import sqlite
from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
inside, order = threading.Event(), []

def second():
    inside.wait()
    with sqlite.writer():
        order.append("second")

thread = threading.Thread(target=second)
thread.start()
with sqlite.writer(), sqlite.writer():
    inside.set()
    thread.join(timeout=0.3)
    order.append("first")
thread.join()
print(*order)
"""


def test_the_second_writer_waits_until_the_first_has_gone() -> None:
    assert subprocess.check_output([sys.executable, "-c", ALONE], text=True) == "first second\n"
