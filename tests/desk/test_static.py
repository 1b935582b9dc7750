"""What the desk sends besides pages: its bytes, where they come from, and the colours that must be readable."""

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from spkt.desk.templatetags.parts import ICONS_FILE

ROOT = Path(__file__).resolve().parents[2]
DESK = ROOT / "src" / "spkt" / "desk"
STATIC = DESK / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text("utf-8")
FIRST_LOAD_BYTES = 350_000
TEXT_AA, TEXT_AAA, EDGE = 4.5, 7.0, 3.0


def manifest(folder: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return entries


@pytest.mark.parametrize(
    "folder",
    [STATIC / "vendor", ROOT / "src" / "spkt" / "portal" / "vendor", ROOT / "tests" / "vendor"],
    ids=["desk", "portal", "tests"],
)
def test_everything_vendored_is_declared_unchanged_with_its_licence(folder: Path) -> None:
    declared = {name: mark for entry in manifest(folder) for name, mark in entry["files"].items()}
    present = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    assert set(present) - {"manifest.json"} == set(declared)
    assert {name: sha256(present[name].read_bytes()).hexdigest() for name in declared} == declared
    for entry in manifest(folder):
        assert all(entry[fact] for fact in ("name", "version", "licence", "source"))
        assert any(name.endswith("LICENSE") for name in entry["files"])


def test_every_icon_that_templates_name_is_shipped() -> None:
    shipped = set(json.loads(ICONS_FILE.read_text("utf-8")))
    texts = [path.read_text("utf-8") for path in DESK.rglob("*.html")]
    drawn = {name for text in texts for name in re.findall(r'(?:{% icon |\bicon=)"([^"]+)"', text)}
    assert len(drawn) > 20
    assert drawn <= shipped


def packed(path: Path) -> int:
    body = path.read_bytes()
    return len(body) if path.suffix == ".woff2" else len(gzip.compress(body))


def test_first_load_stays_in_its_budget() -> None:
    parts = [path for path in STATIC.rglob("*") if path.suffix in (".css", ".js", ".woff2", ".svg")]
    assert len(parts) > 10
    assert sum(map(packed, parts)) < FIRST_LOAD_BYTES


def test_no_script_or_style_asks_another_host_or_keeps_what_was_typed() -> None:
    for path in [*(STATIC / "js").glob("*.js"), *(STATIC / "css").glob("*.css")]:
        text = path.read_text("utf-8")
        assert not re.search(r"https?://(?!www\.w3\.org)", text), path.name
        assert not re.search(r"innerHTML\s*=|eval\(|new Function|sessionStorage|indexedDB|document\.write", text), (
            path.name
        )
        kept = re.findall(r"localStorage\.setItem\((\w+)", text)
        assert kept in ([], ["SWITCH"]), f"{path.name} may keep nothing but the switch of single keys"


def test_no_template_of_the_parts_carries_inline_style_or_script() -> None:
    for path in [DESK / "base.html", DESK / "showcase.html", *(DESK / "_parts").glob("*.html")]:
        text = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)", text), path.name


def block(opening: str) -> dict[str, str]:
    body = TOKENS.partition(opening)[2].partition("}")[0]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", body))


LIGHT, DARK = block(":root {"), block(':root[data-theme="dark"] {')


def test_dark_by_system_equals_dark_by_choice() -> None:
    assert len(DARK) > 30
    assert block(':root:not([data-theme="light"]) {') == DARK


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


PAIRS = [
    ("--ink", "--surface", 17.1, 14.1),
    ("--ink-2", "--surface", 8.9, 9.3),
    ("--ink-3", "--surface", 5.7, 6.8),
    ("--brand", "--surface", 8.4, 9.1),
    ("--brand", "--brand-soft", 7.2, 7.0),
    ("--danger", "--surface", 7.2, 8.3),
    ("--danger", "--danger-soft", 6.2, 7.3),
    ("--warn", "--surface", 7.3, 9.9),
    ("--warn", "--warn-soft", 6.5, 8.2),
    ("--ok", "--surface", 7.2, 9.3),
    ("--ok", "--ok-soft", 6.2, 7.6),
    ("--info", "--surface", 8.1, 8.9),
    ("--info", "--info-soft", 6.9, 7.6),
    ("--secret", "--surface", 8.7, 8.7),
    ("--secret", "--secret-soft", 7.4, 7.8),
    ("--line-strong", "--surface", 4.1, 4.7),
    ("--focus", "--surface", 8.5, 12.2),
]


@pytest.mark.parametrize(("front", "back", "light", "dark"), PAIRS)
def test_contrast_is_what_the_design_measured(front: str, back: str, light: float, dark: float) -> None:
    assert contrast(LIGHT[front], LIGHT[back]) == pytest.approx(light, abs=0.06)
    assert contrast(DARK[front], DARK[back]) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_every_ground_can_be_read(theme: dict[str, str]) -> None:
    for ground in ("--paper", "--surface", "--surface-2", "--selected"):
        assert contrast(theme["--ink"], theme[ground]) >= TEXT_AAA
        assert contrast(theme["--ink-3"], theme[ground]) >= TEXT_AA
        assert contrast(theme["--line-strong"], theme[ground]) >= EDGE
    for tone in ("brand", "danger", "warn", "ok"):
        assert contrast(theme[f"--on-{tone}"], theme[f"--{tone}-fill"]) >= TEXT_AA
