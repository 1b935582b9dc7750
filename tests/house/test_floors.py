"""The contracts of the floors bite: they are run on a house with one forbidden import, and refuse it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house._source import ROOT, SRC

LINTER = Path(sys.executable).with_name("lint-imports")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SRC, tmp_path / "src", ignore=shutil.ignore_patterns("static", "fonts", "data", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache"], cwd=place, env={"PYTHONPATH": "src"}, capture_output=True, text=True, check=False
    )


def test_the_house_keeps_its_floors(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("path", "line", "contract"),
    [
        ("law/words.py", "import spkt.actions", "floors"),
        ("law/words.py", "import pathlib", "law is pure"),
        ("portal/wsgi.py", "import spkt.records.models", "the portal sees only trace"),
        ("cli/run.py", "import spkt.records.models", "records only behind papers, access and actions"),
        ("cli/run.py", "import spkt.desk", "floors"),
    ],
)
def test_a_forbidden_import_is_refused(copy: Path, path: str, line: str, contract: str) -> None:
    file = copy / "src" / "spkt" / path
    file.write_text(f"{line}\n{file.read_text()}")
    done = lint(copy)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
