"""Every test run starts here: the ground is laid before Django reads its settings.

Which engine is under test is said by SPKT_TEST_ENGINE; `./spkt test` runs the whole suite on SQLite and then what
changes or reads the tables (`BOTH_ENGINES`) once more on PostgreSQL.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import rig

rig.stand()

HERE = Path(__file__).parent
BOTH_ENGINES = ("actions", "access")
WITHOUT_DJANGO = ("law", "kit", "papers", "witness", "house")
WITH_TABLES = ("actions", "access", "desk", "portal", "api", "cli")


def pytest_configure(config: pytest.Config) -> None:
    """Sets Django up, unless only floors are asked for that must stand without it."""
    if all(_is_pure(argument) for argument in config.args):
        return
    import django

    django.setup()


def _is_pure(argument: str) -> bool:
    path = Path(argument.partition("::")[0]).resolve()
    return path.is_relative_to(HERE) and path != HERE and path.relative_to(HERE).parts[0] in WITHOUT_DJANGO


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Gives the tables to the tests of the floors that have them, and leaves the rest out on the second engine."""
    for item in items:
        if _floor(item) in WITH_TABLES and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=["default", "trace"]))
    if rig.engine() == "postgres":
        left_out = [item for item in items if _floor(item) not in BOTH_ENGINES]
        items[:] = [item for item in items if _floor(item) in BOTH_ENGINES]
        config.hook.pytest_deselected(items=left_out)


def _floor(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leaves the count of outcomes where SPKT_TEST_TALLY says, for the last lines of `./spkt test`."""
    tally = os.environ.get("SPKT_TEST_TALLY")
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not tally or reporter is None or hasattr(session.config, "workerinput"):
        return
    counted = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")
    Path(tally).write_text(json.dumps({name: len(reporter.stats.get(name, [])) for name in counted}))


@pytest.fixture(scope="session")
def engine() -> str:
    """Engine under test: sqlite or postgres."""
    return rig.engine()


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Rate limits of one test must not lock out the next."""
    yield
    from django.core.cache import caches

    for cache in caches.all(initialized_only=True):
        cache.clear()
