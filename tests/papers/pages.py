"""Pages of a paper read back from its PDF: where each word stands, and what is black on it."""

import io
import re
import subprocess
from dataclasses import dataclass, replace
from typing import Any

import zxingcpp
from PIL import Image

from spkt.law.case import from_json, to_json
from spkt.papers._kind import Json, kinds

DPI = 200
FILLER = " Kalimat ini ditambahkan agar uraian menjadi panjang dan halaman terisi sampai ke bawah."
SAID_ONCE = {"desk", "number", "title", "month", "columns", "basis", "hash", "before", "salt", "heads", "kind", "clock"}
REPEATED = ("things", "rows", "bundle", "present", "persons")
Box = tuple[float, float, float, float]
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box it stands in, in points from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word") -> bool:
        """Do both boxes share more than the air between lines?"""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 1 and high > 0.35 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, its words."""

    width: float
    height: float
    words: tuple[Word, ...]


def read_pages(pdf: bytes) -> list[Page]:
    """The pages with their words."""
    told = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [Page(float(w), float(h), tuple(map(_word, _WORD.findall(body)))) for w, h, body in _PAGE.findall(told)]


def _word(found: tuple[str, ...]) -> Word:
    left, top, right, bottom = map(float, found[:4])
    return Word(found[4], left, top, right, bottom)


def printed(pdf: bytes, number: int, dpi: int = DPI, part: Box | None = None) -> Image.Image:
    """A page, or a part of it in points, as it comes out of a printer, grey; pages count from 1."""
    options = ["-r", str(dpi), "-gray", "-f", str(number), "-l", str(number)]
    if part:
        left, top, right, bottom = (int(each * dpi / 72) for each in part)
        options += ["-x", str(left), "-y", str(top), "-W", str(right - left), "-H", str(bottom - top)]
    made = subprocess.run(["pdftoppm", *options, "-"], input=pdf, capture_output=True, check=True)
    return Image.open(io.BytesIO(made.stdout))


def ink_around(picture: Image.Image, text: str, modules: int) -> int:
    """Dark pixels in the four modules around the code of this text. raises ValueError where it does not read"""
    (found,) = (each for each in zxingcpp.read_barcodes(picture) if each.text == text)
    at = found.position
    left, top = min(at.top_left.x, at.bottom_left.x), min(at.top_left.y, at.top_right.y)
    right, bottom = max(at.top_right.x, at.bottom_right.x), max(at.bottom_left.y, at.bottom_right.y)
    module = (right - left) / modules
    dark = picture.point(lambda grey: 255 * (grey < 160))
    dark.paste(0, _grown((left, top, right, bottom), module))
    return dark.crop(_grown((left, top, right, bottom), 3.7 * module)).histogram()[255]


def _grown(box: Box, by: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return round(left - by), round(top - by), round(right + by), round(bottom + by)


def lengthened(name: str, size: str, sentences: int = 0) -> Any:
    """The sample of a kind for a size of sheet, each free text longer by so many sentences, lists as well."""
    kind = kinds()[name]
    content = replace(kind.sample, desk=replace(kind.sample.desk, paper=size))
    return from_json(kind.shape, _longer(to_json(content), sentences)) if sentences else content


def _longer(said: Json, sentences: int, under: str = "") -> Json:
    if isinstance(said, dict) and "rank" not in said:
        return {key: value if _is_fixed(key) else _longer(value, sentences, key) for key, value in said.items()}
    if isinstance(said, list):
        longer = [_longer(each, sentences, under) for each in said]
        return longer + longer[-1:] * sentences if under in REPEATED else longer
    is_text = isinstance(said, str) and said.count(" ") > 3 and not said.isupper()
    return said + FILLER * sentences if is_text else said


def _is_fixed(key: str) -> bool:
    return key in SAID_ONCE or key.endswith("number")


def room_above(pages: list[Page], name: str) -> float:
    """Centimetres of white above a name, at the place where it has most of it: there it is signed."""
    parts, rooms = name.split(), [0.0]
    for page in pages:
        for i in range(len(page.words)):
            found = page.words[i : i + len(parts)]
            if [word.text for word in found] == parts:
                rooms.append(found[0].top - _lowest_above(page, found))
    return max(rooms) / 72 * 2.54


def _lowest_above(page: Page, found: tuple[Word, ...]) -> float:
    left, right = min(word.left for word in found), max(word.right for word in found)
    above = (word for word in page.words if word.left < right and word.right > left and word.bottom <= found[0].top + 1)
    return max((word.bottom for word in above), default=0.0)
