"""What must stand before anything is served: directory, lock, keys, tables, reference data."""

import fcntl
import os
import shutil
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from spkt.cli import DEMO_MARK, Stop

if TYPE_CHECKING:
    from spkt.cli._greeting import Officer
    from spkt.site import Site

LOCK = "lock"
DATABASE = "spkt.sqlite3"
FIRST_FREE_PORT = 1024
"""Below it only root may listen."""
DEMO_MATTERS = 30
"""Enough for a living desk, few enough for a quick first start."""


def lay(site: "Site", ports: Iterable[int] = ()) -> IO[str]:
    """Makes the data directory and the keyring where they are missing, and holds the directory.

    ports       that must be free before anything is made
    returns     the lock; it is held as long as the file is open, here or in a child
    raises      Stop if the directory cannot be written or is held by a running server, if a port is taken, if
                PostgreSQL does not answer, or if there are data whose keys are gone
    """
    from spkt.kit.keys import Keyring

    if site.database_url:
        _reach(site)
    held = _hold(_writable(site.data))
    for port in ports:
        free_port(site.host, port, f"./spkt run --port {_another(port)}")
    if not site.keys.exists() or not any(site.keys.iterdir()):
        if _is_founded(site):
            raise Stop(f"Kunci di {site.keys} hilang; kembalikan dari cadangan: cp -r CADANGAN {site.keys}")
        Keyring.create(site.keys, data_dir=site.data)
    Keyring.complete(site.keys, data_dir=site.data)
    if site.demo:
        (site.data / DEMO_MARK).touch()
    return held


def _is_founded(site: "Site") -> bool:
    """Are there tables already, sealed with keys that must not be made anew?"""
    if not site.database_url:
        return (site.data / DATABASE).exists()
    import psycopg

    with psycopg.connect(site.database_url, connect_timeout=5) as asked:
        row = asked.execute("SELECT to_regclass('spkt_leaf')").fetchone()
    return bool(row and row[0])


def wipe(site: "Site") -> None:
    """Removes the data and keys of a demonstration, and of nothing else. raises Stop if it is not one."""
    if site.database_url:
        raise Stop("--fresh tidak menghapus basis data PostgreSQL; buat basis data baru lalu ganti SPKT_DATABASE_URL.")
    if not site.data.exists():
        return
    if not site.demo or not (site.data / DEMO_MARK).exists():
        raise Stop(
            f"{site.data} bukan direktori demo, jadi --fresh tidak menghapusnya; jalankan: ./spkt run --data DIR"
        )
    _hold(site.data).close()
    for directory in (site.data, site.keys):
        shutil.rmtree(directory, ignore_errors=True)


def free_port(host: str, port: int, mend: str) -> None:
    """Checks that one can listen there. raises Stop with the command that mends it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Stop(f"Port {port} hanya boleh dipakai root; jalankan: {mend}") from None
        except OSError:
            raise Stop(f"Port {port} sudah dipakai program lain; jalankan: {mend}") from None


def raise_tables() -> None:
    """Brings the tables of both databases to this version; costs one question each when nothing is to be done."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    for alias in connections:
        executor = MigrationExecutor(connections[alias])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", database=alias, verbosity=0)
    if settings.SITE.database_url:
        call_command("createcachetable", verbosity=0)


def furnish() -> Iterable["Officer"]:
    """Loads the reference data, and in demo mode the unit and its officers; gives who can sign in with what."""
    from django.conf import settings

    from spkt.actions import _demo, units

    units.load_reference()
    if settings.SITE.demo and _demo.is_new():
        _demo.fill(DEMO_MATTERS, seed=1)
    officers = units.seed_demo() if settings.SITE.demo else ()
    return [(one.nrp, units.DEMO_PASSWORD, f"{one.rank} {one.name}, {one.post}") for one in officers]


def _reach(site: "Site") -> None:
    """Asks each PostgreSQL database once, so that a wrong address is told in a second and not by a pool."""
    import psycopg

    for url in (site.database_url, site.trace_url):
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            raise Stop(f"PostgreSQL tidak menjawab ({error}); periksa SPKT_DATABASE_URL, atau: createdb NAMA") from None


def _writable(directory: Path) -> Path:
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise Stop(_no_rights(directory)) from None
    for place in (directory, *directory.glob("*.sqlite3*")):
        if not os.access(place, os.W_OK):
            raise Stop(_no_rights(place))
    return directory


def _no_rights(place: Path) -> str:
    what = "Direktori" if place.is_dir() or not place.exists() else "Berkas"
    return f"{what} {place} tidak dapat ditulisi; jalankan: ./spkt run --data ~/spkt-data"


def _hold(directory: Path) -> IO[str]:
    try:
        held = (directory / LOCK).open("a+")
    except OSError:
        raise Stop(_no_rights(directory / LOCK)) from None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Stop(_taken(directory, held)) from None
    held.truncate(0)
    print(os.getpid(), file=held, flush=True)
    return held


def _taken(directory: Path, held: IO[str]) -> str:
    with held:
        held.seek(0)
        pid = held.read().strip()
    end = f"kill {pid}" if pid.isdecimal() else "hentikan proses itu"
    return (
        f"Direktori data {directory} sedang dipakai proses lain; jalankan: {end}, atau ./spkt run --data DIR --port N"
    )


def _another(port: int) -> int:
    return port + 10 if port >= FIRST_FREE_PORT and port + 11 < 65536 else 8000
