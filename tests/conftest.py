"""Every test run starts here: the ground is laid before Django reads its settings.

Which engine is under test is said by SPKT_TEST_ENGINE; `./spkt test` runs the whole suite on SQLite and then what
changes or reads the tables (`BOTH_ENGINES`) once more on PostgreSQL.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import eyes, rig

rig.stand()

HERE = Path(__file__).parent
BOTH_ENGINES = ("actions", "access", "portal")
collect_ignore = (
    []
    if rig.engine() == "sqlite"
    else [floor.name for floor in HERE.iterdir() if floor.is_dir() and floor.name not in BOTH_ENGINES]
)
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
        left_out = [item for item in items if not _asks_the_engine(item)]
        items[:] = [item for item in items if _asks_the_engine(item)]
        config.hook.pytest_deselected(items=left_out)


def _asks_the_engine(item: pytest.Item) -> bool:
    """Does it matter to this test which engine holds the tables? Not where it asks a browser, or tables of the law."""
    is_elsewhere = item.get_closest_marker("browser") or item.get_closest_marker("one_engine")
    return _floor(item) in BOTH_ENGINES and not is_elsewhere


def _floor(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What became of every account: route, end, papers, number; here, for a run of everything reads this file."""
    passed = [report for report in terminalreporter.stats.get("passed", ()) if report.when == "call"]
    rows = sorted(value for report in passed for name, value in report.user_properties if name == "walked")
    if not rows:
        return
    terminalreporter.section(f"perjalanan {len(rows)} narasi")
    for identity, route, state, papers, number in rows:
        terminalreporter.write_line(f"{identity}  {route:<9} {state:<17} {number:<16} {papers.replace(' ', ', ')}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leaves the count of outcomes where SPKT_TEST_TALLY says, for the last lines of `./spkt test`."""
    tally = os.environ.get("SPKT_TEST_TALLY")
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not tally or reporter is None or hasattr(session.config, "workerinput"):
        return
    counted = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")
    Path(tally).write_text(json.dumps({name: len(reporter.stats.get(name, [])) for name in counted}))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The demo is founded once per worker; every test rolls back to it."""
    from tests import cast

    with django_db_blocker.unblock():
        cast.found()


@pytest.fixture
def evening() -> Iterator[None]:
    """The clock stands at 19.00 WIB on 24 November 2026, in the middle of a watch."""
    from spkt.kit import clock
    from tests import cast

    with clock.at(cast.EVENING):
        yield


@pytest.fixture
def apart() -> Iterator[dict[str, str]]:
    """A committed house of its own, for threads and intruders; gives the environment in which programs find it."""
    from tests import cast

    with cast.apart() as environment:
        yield environment


@pytest.fixture(scope="module")
def _chromium() -> Iterator[Any]:
    # As long as it is open, an event loop runs in this thread, and who reads seals could not start one.
    with eyes.opened() as browser:
        yield browser


@pytest.fixture
def chromium(_chromium: Any) -> Iterator[Any]:
    """One browser for the tests of a file; the windows that a test opened in it are closed after it."""
    yield _chromium
    for window in list(_chromium.contexts):
        window.close()


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
