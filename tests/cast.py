"""The people of the tests, and the ground they stand on: the demo, founded once per worker.

    ani, budi       Ba Yanmas at desk 1 and 2        gita    Siwas: reads figures, a matter only when it is opened
    citra           Bamin                            hadi    admin of the machine: reads nothing
    dodi            Kanit, leads the gelar           hendra  Kasat Reskrim
    lukas           duty detective                   wahyu   Ka SPKT
    maria           women and children unit          eko     Kanit of another unit
    yosua, agung    duty officers of other functions fajar   of this unit, but on no roster

Each test rolls back to the founded house. Threads and intruders need rows that are committed: they get a house of
their own, a copy that is thrown away (`apart`), because nothing in this house may be deleted.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, connections
from django.test import override_settings

from spkt.access._gate import Reader, reader_of
from spkt.actions import units
from spkt.actions._spine import founding
from spkt.actions.units import Enrolled
from spkt.kit import clock
from spkt.law.roles import Role
from spkt.records.models import Officer, Unit

NRP = {
    "ani": "99070815",
    "budi": "95030412",
    "citra": "97110233",
    "dodi": "84051122",
    "lukas": "86090417",
    "maria": "91020755",
    "yosua": "93080126",
    "agung": "88040519",
    "wahyu": "80010203",
    "hendra": "79060511",
    "gita": "78120907",
    "hadi": "90100114",
    "eko": "87020344",
    "fajar": "01060377",
}
"""Who signs in with what; every password is `units.DEMO_PASSWORD`."""

FOUNDED = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""A working hour of the story: Tuesday 24 November 2026, 19.00 WIB."""

OTHER_UNIT = "POLRES-MELAWI"


def officer(name: str) -> Officer:
    """The officer of this name."""
    return Officer.objects.select_related("unit").get(nrp=NRP[name])


def who(name: str) -> Reader:
    """The officer with the roles he holds now."""
    return reader_of(officer(name), proof="sandi")


def found() -> None:
    """Lays the ground of a worker: regions, the demo with a roster around the story and around today, two strangers.

    The record time lies before both, so that a test may freeze the clock in the story or let it run.
    """
    today = clock.now()
    with clock.at(min(FOUNDED, today)):
        units.load_reference()
        units.seed_demo(EVENING.date())
        sintang = Unit.objects.get(code="POLRES-SINTANG")
        units.extend_roster(sintang, today.date())
        _strangers(sintang)
    _keep_copy()


def _strangers(sintang: Unit) -> None:
    kop = ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH KALIMANTAN BARAT", "RESOR MELAWI")
    eko = Enrolled(NRP["eko"], "EKO PRASETYO", "IPDA", "PAMAPTA I", Role.KANIT, on_watch=False)
    fajar = Enrolled(NRP["fajar"], "FAJAR HIDAYAT", "BRIPDA", "BA YANMAS SPKT", Role.BA_YANMAS)
    with founding("units.found", Unit(code=OTHER_UNIT)) as a:
        melawi = units.found_unit(a, OTHER_UNIT, kop, "Jalan Provinsi Nanga Pinoh", date(2021, 1, 1))
        units.enrol(a, melawi, eko, make_password(units.DEMO_PASSWORD))
        units.enrol(a, sintang, fajar, make_password(units.DEMO_PASSWORD))


# A house apart: on SQLite a copied file, on PostgreSQL a database made from a template.


def _keep_copy() -> None:
    """Keeps a copy of the founded databases that nobody ever opens, to make others from."""
    for alias in ("default", "trace"):
        connections[alias].close()
    if connection.vendor == "sqlite":
        _founded().mkdir(parents=True, exist_ok=True)
        for alias, name in _FILES.items():
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connections[alias].close()
            shutil.copy(connections[alias].settings_dict["NAME"], _founded() / name)
        return
    for alias in _FILES:
        _close_pool(alias)
        name = connections[alias].settings_dict["NAME"]
        _admin(f'DROP DATABASE IF EXISTS "{name}_founded"', f'CREATE DATABASE "{name}_founded" TEMPLATE "{name}"')


_FILES = {"default": "spkt.sqlite3", "trace": "trace.sqlite3"}


def _founded() -> Path:
    """Where this worker keeps its untouched copy; its number is the end of the name of its database."""
    return Path(f"{connections['default'].settings_dict['NAME']}.founded")


def _close_pool(alias: str) -> None:
    connections[alias].close()
    connections[alias].close_pool()


def _admin(*statements: str) -> None:
    """Runs statements outside the databases of the tests."""
    import psycopg

    parts = urlsplit(settings.SITE.database_url)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as other:
        for statement in statements:
            other.execute(statement)


@contextmanager
def apart() -> Iterator[dict[str, str]]:
    """A committed copy of the founded house for this block: threads see it, programs too with the environment given.

    The connections of the test around it are set aside with their open transactions.
    """
    swap = _apart_sqlite if connection.vendor == "sqlite" else _apart_postgres
    with swap() as (names, env):
        kept = {alias: _set_aside(alias, name) for alias, name in names.items()}
        data = Path(env.get("SPKT_DATA", settings.SITE.data))
        try:
            with override_settings(SITE=replace(settings.SITE, data=data)):
                yield {**os.environ, **env}
        finally:
            for back in kept.values():
                back()


def _set_aside(alias: str, name: str) -> Callable[[], None]:
    """Points this alias at another database, and gives what brings the first one back."""
    old, before = connections[alias], connections.settings[alias]["NAME"]
    pools: dict[str, Any] = getattr(old, "_connection_pools", {})
    pool = pools.pop(alias, None)
    connections.settings[alias]["NAME"] = name
    connections[alias] = connections.create_connection(alias)
    connections[alias].inc_thread_sharing()

    def back() -> None:
        connections[alias].close()
        if pools:
            connections[alias].close_pool()
        connections.settings[alias]["NAME"] = before
        connections[alias] = old
        if pool is not None:
            pools[alias] = pool

    return back


@contextmanager
def _apart_sqlite() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    with tempfile.TemporaryDirectory(prefix="apart-") as place:
        shutil.copytree(_founded(), place, dirs_exist_ok=True)
        names = {alias: str(Path(place) / name) for alias, name in _FILES.items()}
        yield names, {"SPKT_DATA": place}


@contextmanager
def _apart_postgres() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    before = {alias: connections[alias].settings_dict["NAME"] for alias in _FILES}
    names = {alias: f"{name}_apart" for alias, name in before.items()}
    for alias, name in names.items():
        _admin(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
            f'CREATE DATABASE "{name}" TEMPLATE "{before[alias]}_founded"',
        )
    parts = urlsplit(settings.SITE.database_url)
    urls = {alias: parts._replace(path=f"/{name}").geturl() for alias, name in names.items()}
    try:
        yield names, {"SPKT_DATABASE_URL": urls["default"], "SPKT_TRACE_URL": urls["trace"]}
    finally:
        _admin(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in names.values()))


def soon(minutes: float) -> datetime:
    """So many minutes after the evening begins."""
    return EVENING + timedelta(minutes=minutes)
