"""The shape of the house: the grid of nouns, sizes, and words that must not stand in it."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.house._source import HOUSE, ROOT, functions, sources

NOUNS = frozenset(
    "units counter matters gelar reports losses visum aid watch people papers files ledger citizens insight".split()  # noqa: SIM905
)
MACHINERY = {
    "law": {"case", "words", "sources", "roles", "offences", "secrecy", "numbers", "deadlines", "identity", "writing",
            "questions", "small_cells", "journeys"},
    "records": {"fields", "models", "guards", "vault", "casefile", "reference", "letterhead", "apps", "migrations"},
    "trace": {"apps", "models", "migrations"},
    "access": {"_gate"},
    "actions": {"_spine", "jobs"},
    "desk": {"urls", "showcase", "templatetags"},
    "portal": {"server", "urls", "views", "wsgi", "apps"},
}  # fmt: skip
"""What a floor has beside files named after nouns; a leading underscore always says machinery."""

FORBIDDEN_PACKAGES = frozenset("utils helpers common core services base".split())  # noqa: SIM905
FORBIDDEN_NAMES = frozenset("data info obj manager process handle".split())  # noqa: SIM905
DEBT = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
LONGEST_FUNCTION, LONGEST_FILE = 40, 400


def tracked(*patterns: str) -> list[Path]:
    """Files under version control; a copy without git is read from the disk."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return [
            path for pattern in patterns or ("*",) for path in ROOT.rglob(pattern) if path.is_file() and _ours(path)
        ]
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _ours(path: Path) -> bool:
    return not any(part.startswith(".") or part in ("var", "__pycache__") for part in path.relative_to(ROOT).parts)


@pytest.mark.parametrize("floor", MACHINERY)
def test_files_are_named_after_nouns(floor: str) -> None:
    strangers = [
        path.name
        for path in (HOUSE / floor).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
        if not path.name.startswith("_") and path.stem not in NOUNS | MACHINERY[floor]
    ]
    assert strangers == []


def test_models_and_journeys_are_named_after_nouns() -> None:
    places = [path for folder in ("records/models", "law/journeys") for path in (HOUSE / folder).glob("[a-z]*.py")]
    assert len(places) > 5
    assert {path.stem for path in places} <= NOUNS


def test_no_package_says_nothing() -> None:
    names = {path.stem for path in HOUSE.rglob("*.py")} | {path.parent.name for path in HOUSE.rglob("*.py")}
    assert not names & FORBIDDEN_PACKAGES


def test_no_function_is_too_long() -> None:
    long = [
        f"{file.path}:{function.lineno} {function.name}"
        for file in sources()
        for function in functions(file.tree)
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_is_too_long() -> None:
    long = {file.path: file.text.count("\n") for file in sources() if file.text.count("\n") > LONGEST_FILE}
    long |= {
        path.name: lines for path in HOUSE.rglob("*.html") if (lines := path.read_text().count("\n")) > LONGEST_FILE
    }
    assert long == {}


def test_arguments_say_what_they_are() -> None:
    vague = [
        f"{file.path}:{function.lineno} {function.name}({argument.arg})"
        for file in sources()
        for function in functions(file.tree)
        for argument in (*function.args.args, *function.args.kwonlyargs)
        if argument.arg in FORBIDDEN_NAMES
    ]
    assert vague == []


def test_no_debt_is_left_in_the_text() -> None:
    here = Path(__file__)
    found = [
        path.relative_to(ROOT).as_posix()
        for path in tracked("*.py", "*.html", "*.css", "*.js", "*.typ", "*.toml", "*.sh", "spkt")
        if path != here and "vendor" not in path.parts and DEBT.search(path.read_text(errors="ignore"))
    ]
    assert found == []
