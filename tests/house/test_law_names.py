"""A law's name is spelt in `law/sources.py` and comes to everyone else as data."""

import re
from pathlib import Path

import pytest

from tests.house._source import HOUSE, read, sources, spoken

NAME = re.compile(
    r"\b(?:UU|PP|Perpres|Perkap|Perpol|Permen\w*)\s+(?:No\.?\s*)?\d+(?:/|\s+Tahun\s+)\d{4}|\bKUHA?P\b|\bPer(?:kap|pol)\b"
)
SOURCES = "spkt/law/sources.py"
TEMPLATES = sorted(
    path for kind in ("*.html", "*.typ", "*.txt") for path in HOUSE.rglob(kind) if "fonts" not in path.parts
)


def test_no_code_spells_a_law() -> None:
    spelt = [
        f"{file.path}:{line} {text[:60]}"
        for file in sources()
        if file.path != SOURCES
        for line, text in spoken(file.tree)
        if NAME.search(text)
    ]
    assert spelt == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_template_spells_a_law(path: Path) -> None:
    assert NAME.findall(path.read_text()) == []


@pytest.mark.parametrize("text", ["UU 1/2023", "UU No. 8 Tahun 1981", "Perkap 6/2019", "KUHAP", "menurut KUHP baru"])
def test_a_name_would_be_found(text: str) -> None:
    file = read("spkt/desk/bad.py", f'"""KUHP may be named here."""\nx = "{text}"\n')
    assert [line for line, spoken_text in spoken(file.tree) if NAME.search(spoken_text)] == [2]
