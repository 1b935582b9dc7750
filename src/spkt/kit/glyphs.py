"""Which characters a folder of TrueType fonts can set, read from the fonts themselves."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

INVISIBLE = frozenset("\n\u200c\u200d")
"""Steer letters without being drawn: no font is asked for them."""


def missing(text: str, fonts: Path) -> str:
    """The characters of this text that no font in the folder can draw, each once, in order."""
    known = covered(fonts)
    return "".join(char for char in dict.fromkeys(text) if char not in INVISIBLE and ord(char) not in known)


@cache
def covered(fonts: Path) -> frozenset[int]:
    """Code points that at least one font of the folder draws."""
    return frozenset(point for path in sorted(fonts.glob("*.ttf")) for point in _points(path.read_bytes()))


def _points(font: bytes) -> Iterator[int]:
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for record in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * record)
        yield from _subtable(font, start + offset)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for record in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * record)
        if name == tag:
            return int(offset)
    raise ValueError(f"a font without the table {tag.decode()}")


def _subtable(font: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", font, at)
    if form == 4:
        yield from _segments(font, at)
    if form == 12:
        yield from _groups(font, at)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    for i in range(0, double, 2):
        (last,) = struct.unpack_from(">H", font, at + 14 + i)
        (first,) = struct.unpack_from(">H", font, at + 16 + double + i)
        yield from (point for point in range(first, last + 1) if point != 0xFFFF and _glyph(font, at, i, point, first))


def _glyph(font: bytes, at: int, i: int, point: int, first: int) -> int:
    """Glyph of a point in a format 4 table: by delta, or through the array that the offset leads to."""
    (double,) = struct.unpack_from(">H", font, at + 6)
    (delta,) = struct.unpack_from(">H", font, at + 16 + 2 * double + i)
    here = at + 16 + 3 * double + i
    (offset,) = struct.unpack_from(">H", font, here)
    if offset == 0:
        return int(point + delta) & 0xFFFF
    return int(struct.unpack_from(">H", font, here + offset + 2 * (point - first))[0])


def _groups(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    for group in range(count):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
        yield from range(first, last + 1)
