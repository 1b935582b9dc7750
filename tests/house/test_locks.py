"""The locks: every package pinned, hashed, without an address; and no registry is named anywhere."""

import re
from pathlib import Path

import pytest

from tests.house._source import ROOT
from tests.house.test_shape import tracked

LOCKS = (ROOT / "requirements" / "run.txt", ROOT / "requirements" / "test.txt")
PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;\\]+)", re.MULTILINE)
ADDRESS = re.compile(r"https?://|file://|--(?:extra-)?index-url|--find-links")
REGISTRY = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", r"registry\.npm" + r"js", "artifact" + "ory"])
)
TEXTS = (".py", ".toml", ".txt", ".in", ".md", ".yml", ".yaml", ".html", ".js", ".css", ".json", ".sh", "")


def pins(lock: Path) -> list[tuple[str, str]]:
    return PIN.findall(lock.read_text())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_hashes_and_no_address(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", "\n" + lock.read_text())
    pinned = [entry for entry in entries if PIN.match(entry.strip())]
    assert len(pinned) == len(pins(lock)) > 15
    assert [entry for entry in pinned if "--hash=sha256:" not in entry] == []
    assert not ADDRESS.search(lock.read_text())


def test_tests_run_on_what_is_shipped() -> None:
    assert set(pins(LOCKS[0])) <= set(pins(LOCKS[1]))


def test_no_registry_is_named() -> None:
    named = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if path.suffix in TEXTS and "vendor" not in path.parts and REGISTRY.search(path.read_text(errors="ignore"))
    ]
    assert named == []
