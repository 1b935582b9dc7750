"""A paper as plain blocks in one column, read from the very pages that are printed, so that it cannot say otherwise.

The drawn pages give words and order; the texts that the page prints tell a line that ends from one that goes on.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import bidirectional

from spkt.kit import tagged
from spkt.kit.tagged import Tagged
from spkt.papers._kind import ASLI, NO_CODES, Json, page_inputs, render

TITLE, HEADING, TEXT, PAIR, ITEM, PICTURE, STRUCK = "title", "heading", "text", "pair", "item", "picture", "struck"
SAMPLE = "CONTOH, BUKAN DOKUMEN RESMI"
INLINE = frozenset({"Span", "Strong", "Em", "Link", "Code", "Lbl", "Quote"})
RUNNING = frozenset({"P", "LBody", "H1", "H2", "H3", *INLINE})
"""Elements whose inline parts are one line of thought; in any other each part stands for itself."""
NUMBER = re.compile(r"\d+\.")
STICKING = " :;,.)"
LATIN = "\u02ff"
SEAM = 12
"""Letters on either side of the end of a line, by which the printed texts tell whether it goes on."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a paper that is read in one go.

    kind    TITLE, HEADING, TEXT, PAIR (of a label and what it says), ITEM of a list, PICTURE or STRUCK words
    lines   as they end on the paper; label   before them: "NIK", "a."
    """

    kind: str
    lines: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """A paper in plain order.

    marks   what lies across its pages: DRAF, BATAL, that it is a sample
    levy    the line at its foot that nothing is to be paid, "" where it has none
    """

    number: str
    blocks: tuple[Block, ...]
    marks: tuple[str, ...]
    levy: str


def plain(
    kind_name: str,
    snapshot: dict[str, Json],
    *,
    variant: str = ASLI,
    mark: str = "",
    codes: Mapping[str, Json] = NO_CODES,
) -> Plain:
    """The paper that `render` makes of the same, as blocks. raises typeset.TypesetError"""
    inputs = page_inputs(kind_name, snapshot, variant=variant, mark=mark, codes=codes)
    text = tagged.read(render(kind_name, snapshot, variant=variant, mark=mark, codes=codes))
    across = [SAMPLE if inputs.get("demo") else "", mark]
    levy = str(inputs.get("levy", ""))
    return Plain(
        number=str(inputs.get("number", "")),
        blocks=tuple(_blocks(text.body, _Seams(inputs))),
        marks=tuple(each for each in across if each and each.split()[0] in text.aside),
        levy=levy if levy in text.aside else "",
    )


class _Seams:
    """Knows from the texts of a page whether a line that ends goes on in the next."""

    def __init__(self, inputs: dict[str, Json]) -> None:
        self.said = "\n".join(_bare(text) for text in _texts(inputs))

    def lines(self, pieces: Iterable[str]) -> tuple[str, ...]:
        """Pieces of text as lines: one goes on after a blank, and where the page's texts have both without a gap."""
        pieces = self._once(_in_order([bare for piece in pieces if (bare := _bare(piece))]))
        text = "".join(
            piece if after is None or self._goes_on(piece, after) else f"{piece}\n"
            for piece, after in pairwise([*pieces, None])
            if piece is not None
        )
        return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())

    def _once(self, pieces: list[str]) -> list[str]:
        """Without ends of words that typst spells twice in scripts whose letters it has to join."""
        before = ["", *pieces]
        return [
            piece
            for piece, last in zip(pieces, before, strict=False)
            if not (last.endswith(piece) and max(piece) > LATIN and last + piece not in self.said)
        ]

    def _goes_on(self, piece: str, after: str) -> bool:
        return piece[-1] == " " or after[0] in STICKING or piece[-SEAM:] + after[:SEAM] in self.said


def _bare(text: str) -> str:
    return text.replace("\u200b", "").replace("\u00ad", "").replace("\xa0", " ")


def _in_order(pieces: list[str]) -> list[str]:
    """Words that are written from right to left stand in the page as they are seen; here as they are read."""
    ways = "".join("l" if _is_leftward(piece) else "r" if piece.strip() else " " for piece in pieces)
    for run in re.finditer("l[l ]*l", ways):
        pieces[run.start() : run.end()] = pieces[run.start() : run.end()][::-1]
    return pieces


def _is_leftward(piece: str) -> bool:
    return any(bidirectional(letter) in ("R", "AL") for letter in piece)


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _blocks(node: Tagged, seams: _Seams) -> Iterator[Block]:
    if node.tag in ("H1", "H2", "H3"):
        yield from _said(TITLE if node.tag == "H1" else HEADING, _pieces(node), seams)
    elif node.tag == "Figure":
        yield Block(PICTURE, (node.alt,))
    elif node.tag == "Table":
        yield from _table(node, seams)
    elif node.tag == "LI":
        yield from _item(node, seams)
    elif node.is_struck:
        yield from _said(STRUCK, _pieces(node), seams)
    elif _is_grid(node):
        yield from _grid([each for each in node.parts if isinstance(each, Tagged)], seams)
    else:
        yield from _run(node, seams)


def _said(kind: str, pieces: Iterable[str], seams: _Seams, label: str = "") -> Iterator[Block]:
    if lines := seams.lines(pieces):
        yield Block(kind, lines, label)


def _pieces(node: Tagged) -> Iterator[str]:
    for part in node.parts:
        if isinstance(part, str):
            yield part
        else:
            yield from _pieces(part)


def _is_inline(part: "str | Tagged") -> bool:
    return isinstance(part, str) or (part.tag in INLINE and not part.is_struck and all(map(_is_inline, part.parts)))


def _run(node: Tagged, seams: _Seams) -> Iterator[Block]:
    """Text that runs on as one block, other elements as blocks of their own."""
    running: list[str] = []
    for part in node.parts:
        if isinstance(part, str):
            running.append(part)
            continue
        if not (node.tag in RUNNING and _is_inline(part)):
            yield from _said(TEXT, running, seams)
            running = []
            yield from _blocks(part, seams)
            continue
        running += _pieces(part)
    yield from _said(TEXT, running, seams)


def _item(node: Tagged, seams: _Seams) -> Iterator[Block]:
    """An item of a list: its letter before the first thing it says."""
    label = " ".join(piece for part in node.parts if isinstance(part, Tagged) and part.tag == "Lbl"
                     for piece in _pieces(part)).strip()  # fmt: skip
    rest = [part for part in node.parts if isinstance(part, Tagged) and part.tag != "Lbl"]
    blocks = [block for part in rest for block in _blocks(part, seams)]
    for index, block in enumerate(blocks):
        yield replace(block, kind=ITEM, label=label) if index == 0 and block.kind == TEXT else block


def _is_grid(node: Tagged) -> bool:
    cells = [part for part in node.parts if isinstance(part, Tagged)]
    return len(cells) > 1 and len(cells) == len(node.parts) and all(cell.tag == "Div" for cell in cells)


def _grid(cells: list[Tagged], seams: _Seams) -> Iterator[Block]:
    """Cells of rows: label, colon and value are a pair, a ticked or an empty box belongs to what follows it."""
    said = [" ".join(" ".join(_pieces(cell)).split()) for cell in cells]
    boxes = {"X": "[X]", "": "[ ]"} if "X" in said else {}
    at = 0
    while at < len(cells):
        number = said[at] if NUMBER.fullmatch(said[at]) and said[at + 2 : at + 3] == [":"] else ""
        first = at + bool(number)
        if said[first + 1 : first + 2] == [":"] and first + 2 < len(cells) and not _is_struck(cells[first]):
            yield from _pair(f"{number} {said[first]}".strip(), cells[first + 2], seams)
            at = first + 3
        elif said[at] in boxes and said[at + 1 : at + 2] not in ([], [""]):
            yield from _said(ITEM, _pieces(cells[at + 1]), seams, boxes[said[at]])
            at += 2
        else:
            yield from _blocks(cells[at], seams) if said[at] != ":" else ()
            at += 1


def _is_struck(cell: Tagged) -> bool:
    return cell.is_struck or any(_is_struck(part) for part in cell.parts if isinstance(part, Tagged))


def _pair(label: str, cell: Tagged, seams: _Seams) -> Iterator[Block]:
    blocks = list(_blocks(cell, seams))
    if all(block.kind == TEXT for block in blocks):
        yield Block(PAIR, tuple(line for block in blocks for line in block.lines), label)
    else:
        yield Block(TEXT, (f"{label}:",))
        yield from blocks


def _table(node: Tagged, seams: _Seams) -> Iterator[Block]:
    """A table row by row, each cell under the head of its column."""
    heads: list[str] = []
    for row in _rows(node):
        cells = [part for part in row.parts if isinstance(part, Tagged)]
        if all(cell.tag == "TH" for cell in cells):
            heads = [" ".join(seams.lines(_pieces(cell))) for cell in cells]
            continue
        for index, cell in enumerate(cells):
            lines = tuple(line for block in _run(cell, seams) for line in block.lines)
            yield Block(PAIR, lines, heads[index]) if index < len(heads) else Block(TEXT, lines)


def _rows(node: Tagged) -> Iterator[Tagged]:
    for part in node.parts:
        if isinstance(part, Tagged):
            yield from [part] if part.tag == "TR" else _rows(part)
