"""The text of a tagged PDF in its reading order: what its pages say to whoever does not see them.

Reads what typst writes: text as pairs of bytes in fonts with a table to Unicode, marked and numbered for the structure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

TOKEN = re.compile(rb"\s*(?:(/[^\s()<>\[\]{}/%]*|<<|>>|[\[\]]|[^\s()<>\[\]{}/%]+)|<([0-9A-Fa-f\s]*)>|(\())")
PIECE = re.compile(rb"\\[0-7]{1,3}|\\\r?\n|\\.|[()]|[^\\()]+", re.DOTALL)
CODES = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
RUN = "\x1f"
"""Where text that is written from right to left begins and ends: a piece of its own."""
ASIDE = -1
"""Number of what is no part of the text: head, foot and watermark."""

Key = tuple[int, int]
"""A page's object and the number of a marked piece on it."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """An element of the structure.

    tag     P, H1, LI …
    parts   its own text, a string for each line, and the elements in it, in reading order
    alt     what is said for a picture
    """

    tag: str
    parts: tuple["str | Tagged", ...] = ()
    alt: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """What a PDF says: body is its structure, aside the words of heads, feet and watermarks, page after page."""

    body: Tagged
    aside: str


def read(pdf: bytes) -> Text:
    """The text of a PDF that we made. raises pyhanko's errors for what is no PDF, KeyError for one without tags"""
    reader = PdfFileReader(BytesIO(pdf))
    said: dict[Key, str] = {}
    for reference in _pages(reader.root["/Pages"]):
        said |= {(reference.idnum, number): text for number, text in _marked(reference.get_object()).items()}
    body = _element(reader.root["/StructTreeRoot"], 0, said)
    aside = " ".join(text for (_page, number), text in said.items() if number == ASIDE).replace(RUN, "")
    return Text(body, " ".join(aside.split()))


def _pages(tree: Any) -> Iterator[Any]:
    for reference in tree["/Kids"]:
        child = reference.get_object()
        if child["/Type"] == "/Pages":
            yield from _pages(child)
        else:
            yield reference


def _element(node: Any, page: int, said: dict[Key, str]) -> Tagged:
    """The element and all below it. page: the object of the page that its numbers are of, unless they say another"""
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    parts = (part for kid in _several(node, "/K") for part in _parts(kid, page, said))
    tag, alt = str(node["/S"]) if "/S" in node else "/", str(node["/Alt"]) if "/Alt" in node else ""
    return Tagged(tag[1:], tuple(part for part in parts if part), alt, _is_struck(node))


def _parts(kid: Any, page: int, said: dict[Key, str]) -> "list[str] | list[Tagged]":
    if isinstance(kid, int):
        return said.get((page, kid), "").split(RUN)
    if "/MCID" in kid:
        return said.get((kid.raw_get("/Pg").idnum if "/Pg" in kid else page, int(kid["/MCID"])), "").split(RUN)
    return [_element(kid, page, said)]


def _several(node: Any, name: str) -> list[Any]:
    """What stands under a name, which may be one thing, several, or nothing."""
    found = node.get(name, [])
    return [each.get_object() for each in (found if isinstance(found, list) else [found])]


def _is_struck(node: Any) -> bool:
    return any(rule.get("/TextDecorationType") == "/LineThrough" for rule in _several(node, "/A"))


def _marked(page: Any) -> dict[int, str]:
    """Text of each marked piece of a page by its number, all that is not numbered under ASIDE."""
    known = page["/Resources"].get("/Font", {})
    fonts = {name: _table(known[name]) for name in known}
    font: dict[int, str] = {}
    said: dict[int, list[str]] = {}
    marks = [_Mark(ASIDE)]
    for operator, given in _operations(_content(page)):
        letters = said.setdefault(marks[-1].number, [])
        if operator in ("BDC", "BMC"):
            marks.append(_opened(given, marks[-1], said))
        elif operator == "EMC":
            marks.pop().close(letters)
        elif operator == "Tf":
            font = fonts[str(given[-2])]
        elif operator in ("Tj", "TJ"):
            letters += _shown(given, font)
    return {number: "".join(letters) for number, letters in said.items()}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked piece that is open: of which number, where in its letters it began, and what is to be done with them."""

    number: int
    start: int = 0
    spelt: str | None = None
    is_reversed: bool = False

    def close(self, letters: list[str]) -> None:
        """Puts the letters of this mark in the order, or the spelling, that it says."""
        if self.spelt is not None:
            letters[self.start :] = [self.spelt]
        elif self.is_reversed:
            letters[self.start :] = [RUN, *letters[self.start :][::-1], RUN]


def _opened(given: list["str | bytes"], around: _Mark, said: dict[int, list[str]]) -> _Mark:
    number, spelt = _after(given, "/MCID"), _after(given, "/ActualText")
    inherited = ASIDE if given[0] == "/Artifact" else around.number
    own = int(number) if isinstance(number, str) else inherited
    is_reversed = given[0] == "/ReversedChars"
    return _Mark(own, len(said.get(own, [])), _unicode(spelt) if isinstance(spelt, bytes) else None, is_reversed)


def _shown(given: list["str | bytes"], font: dict[int, str]) -> list[str]:
    strings = b"".join(each for each in given if isinstance(each, bytes))
    return [font.get(strings[n] << 8 | strings[n + 1], "") for n in range(0, len(strings) - 1, 2)]


def _after(given: list["str | bytes"], name: str) -> "str | bytes | None":
    return given[given.index(name) + 1] if name in given else None


def _content(page: Any) -> bytes:
    return b"\n".join(each.data for each in _several(page, "/Contents"))


def _table(font: Any) -> dict[int, str]:
    """Which letters the glyphs of a font stand for."""
    if "/ToUnicode" not in font:
        return {}
    found = CODES.findall(font["/ToUnicode"].data.partition(b"beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in found}


def _unicode(text: bytes) -> str:
    return text[2:].decode("utf-16-be") if text.startswith(b"\xfe\xff") else text.decode("latin-1")


def _operations(content: bytes) -> Iterator[tuple[str, list["str | bytes"]]]:
    """Operators with their operands; strings are bytes, all else is as it was written."""
    given: list[str | bytes] = []
    for token in _tokens(content):
        if isinstance(token, str) and (token[0].isalpha() or token in ("'", '"')):
            yield token, given
            given = []
        else:
            given.append(token)


def _tokens(content: bytes) -> Iterator["str | bytes"]:
    at = 0
    while found := TOKEN.match(content, at):
        word, figures, _string = found.groups()
        at = found.end()
        if word is not None:
            yield word.decode("latin-1")
        elif figures is not None:
            yield bytes.fromhex("".join(figures.decode().split()))
        else:
            text, at = _string_at(content, at)
            yield text


def _string_at(content: bytes, at: int) -> tuple[bytes, int]:
    """The string that was opened before this place, and where it ends; brackets in it may stand in pairs."""
    pieces, depth = [], 1
    while found := PIECE.match(content, at):
        at, piece = found.end(), found[0]
        depth += {b"(": 1, b")": -1}.get(piece, 0)
        if depth == 0:
            break
        pieces.append(_plain(piece))
    return b"".join(pieces), at


def _plain(piece: bytes) -> bytes:
    if piece[:1] != b"\\":
        return piece
    rest = piece[1:]
    return bytes([int(rest, 8) & 255]) if rest.isdigit() else ESCAPED.get(rest, rest)
