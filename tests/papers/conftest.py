"""Golden papers: what the reviewer sees in the diff is what the citizen gets. GOLDEN=write renews them."""

import io
import os
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

GOLDEN = Path(__file__).parent.parent / "golden"
DPI = 60
STRONG = 96
"""Difference of grey from which a pixel counts as another one: above what smoothing of edges differs by."""


def text_of(pdf: bytes) -> str:
    """What can be selected on the pages, laid out as it stands."""
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return unicodedata.normalize("NFC", read.stdout.decode())


def flat(pdf: bytes) -> str:
    """The same in reading order, with single blanks: for looking up what must, or must not, be there."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def raw(pdf: bytes) -> str:
    """What is written, in the order in which it was set, with single blanks: columns do not mix."""
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def pictures(pdf: bytes, folder: Path, dpi: int = DPI) -> list[Image.Image]:
    """The pages as pictures, grey."""
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-", folder / "page"], input=pdf, check=True)
    return [Image.open(page) for page in sorted(folder.glob("page*.pgm"))]


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with its golden file."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.write_text(text)
        assert text == path.read_text(), f"{name} reads differently; GOLDEN=write shows the change in the diff"

    return compare


@pytest.fixture
def golden_picture(tmp_path: Path) -> Callable[[str, bytes], None]:
    """Compares the pages of a paper with their golden picture, half a percent of the pixels aside."""

    def compare(name: str, pdf: bytes) -> None:
        shown, path = _side_by_side(pictures(pdf, tmp_path)), GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.write_bytes(_png(shown))
        kept = Image.open(path).convert("L")
        assert shown.size == kept.size
        other = ImageChops.difference(shown, kept).point(lambda grey: 255 * (grey > STRONG))
        assert other.histogram()[255] <= 0.005 * shown.width * shown.height

    return compare


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    sheet = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 128)
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet


def _png(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "PNG", optimize=True)
    return held.getvalue()
