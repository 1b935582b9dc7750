"""The shipped fonts are those of the manifest, each with its licence beside it, and small enough to carry."""

import hashlib
import json

import pytest

from spkt.papers._kind import FONTS

LISTED = {font["file"]: font for font in json.loads((FONTS / "manifest.json").read_text())["fonts"]}


def test_the_folder_holds_what_the_manifest_lists() -> None:
    assert {path.name for path in FONTS.glob("*.ttf")} == set(LISTED)
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 6_000_000


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_font_is_unchanged_and_licensed(name: str) -> None:
    font = LISTED[name]
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == font["sha256"]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / font["licence_file"]).read_text()
    assert font["name"]
    assert font["version"]
