"""What imports cannot show: nobody writes, reads, or tells the time beside the doors."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.house._source import ROOMS, File, calls, functions, read, sources

Finder = Callable[[File], Iterator[str]]
WRITES = frozenset(
    {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
)
CLOCKS = frozenset(
    {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "timezone.now"}
    | {"datetime.datetime.now", "datetime.date.today", "django.utils.timezone.now"}
)
SQL = ("execute", "executemany", "executescript", "raw", "extra", "RawSQL")


def tables_in_a_room(file: File) -> Iterator[str]:
    """`.objects` where a room should ask `access`."""
    if file.floor in ROOMS:
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"):
                yield f"{file.path}:{node.lineno}"


def writes_outside_actions(file: File) -> Iterator[str]:
    """A call that writes rows anywhere but in `actions`; the trace is written there too."""
    if file.floor in ("access", "papers", "records", "trace", *ROOMS):
        for name, node in calls(file.tree):
            on_rows = ".objects." in name or name.endswith((".save", ".bulk_create"))
            if name.rpartition(".")[2] in WRITES and on_rows:
                yield f"{file.path}:{node.lineno}"


def clocks_beside_the_clock(file: File) -> Iterator[str]:
    """A reading of the machine's time outside `kit/clock.py`; the witness is a program of its own."""
    if file.path.startswith("spkt/") and file.path != "spkt/kit/clock.py":
        yield from (f"{file.path}:{node.lineno}" for name, node in calls(file.tree) if name in CLOCKS)


def trusted_markup(file: File) -> Iterator[str]:
    """Text that Django is told to trust; `format_html` escapes what it is given and may be used."""
    for name, node in calls(file.tree):
        if name.rpartition(".")[2] in ("mark_safe", "SafeString", "SafeText"):
            yield f"{file.path}:{node.lineno}"


def glued_sql(file: File) -> Iterator[str]:
    """SQL put together from pieces; only names quoted by the database itself may be."""
    for name, node in calls(file.tree):
        if name.rpartition(".")[2] in SQL and node.args and _is_glued(node.args[0]):
            yield f"{file.path}:{node.lineno}"


def _is_glued(text: ast.expr) -> bool:
    if isinstance(text, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in text.values)
    if isinstance(text, ast.BinOp):
        return isinstance(text.op, ast.Mod | ast.Add)
    return isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"


def police_in_kit(file: File) -> Iterator[str]:
    """Django in `kit`, but for the connection that the writer's lock asks for its engine."""
    if file.floor == "kit":
        for node in ast.walk(file.tree):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            allowed = (file.path, named) == ("spkt/kit/sqlite.py", ["django.db"])
            if not allowed and any(name.split(".")[0] in ("django", "allauth") for name in named):
                yield f"{file.path}:{node.lineno}"


def untyped(file: File) -> Iterator[str]:
    """A function that does not say what it gives back."""
    for function in functions(file.tree):
        if function.returns is None:
            yield f"{file.path}:{function.lineno} {function.name}"


BAD = {
    tables_in_a_room: "def page(r): return Matter.objects.all()",
    writes_outside_actions: "def page(r): Matter.objects.create(a=1)",
    clocks_beside_the_clock: "import datetime\nx = datetime.datetime.now()",
    trusted_markup: "from x import mark_safe\ny = mark_safe('<b>')",
    glued_sql: "def f(c, t): c.execute(f'SELECT * FROM {t}')",
    police_in_kit: "from django.db import models",
    untyped: "def f(x): pass",
}


@pytest.mark.parametrize("finder", BAD, ids=lambda finder: finder.__name__)
def test_nothing_goes_around_the_doors(finder: Finder) -> None:
    assert [place for file in sources() for place in finder(file)] == []


@pytest.mark.parametrize("finder", BAD, ids=lambda finder: finder.__name__)
def test_a_breach_would_be_found(finder: Finder) -> None:
    floor = "kit" if finder is police_in_kit else "desk"
    assert list(finder(read(f"spkt/{floor}/bad.py", BAD[finder])))
