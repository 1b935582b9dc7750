"""The page of a paper in large print: one column, plain order, read aloud piece by piece."""

from collections.abc import Iterable, Iterator
from typing import Any

from spkt.access._large import Large
from spkt.access._plain import ITEM, PAIR, Block
from spkt.desk._page import Page
from spkt.desk.papers import _rows

TEMPLATE = "papers/large.html"
GATHERED = (PAIR, ITEM)


def large_page(found: Large, *, back: str, code: str, ticket: str = "") -> Page:
    """The page for an officer. back   address that it returns to; code   of the paper or of its dossier"""
    return Page(TEMPLATE, {**large_context(found), "back": back, "code": code, "ticket": ticket, "screen_state": ""})


def large_context(found: Large) -> dict[str, Any]:
    """What the template shows of the paper itself."""
    return {
        "title": _rows.TITLES[found.kind],
        "paper_number": found.number,
        "is_protected": found.is_protected,
        "marks": found.plain.marks,
        "levy": found.plain.levy,
        "groups": list(grouped(found.plain.blocks)),
    }


def grouped(blocks: Iterable[Block]) -> Iterator[dict[str, Any]]:
    """Blocks as the page sets them: pairs and items of lists together, a new row of a table apart from the last."""
    rows: list[Block] = []
    for block in blocks:
        if rows and (block.kind != rows[0].kind or _is_next_row(block, rows)):
            yield {"kind": rows[0].kind, "rows": rows}
            rows = []
        if block.kind in GATHERED:
            rows.append(block)
        else:
            yield {"kind": block.kind, "lines": block.lines}
    if rows:
        yield {"kind": rows[0].kind, "rows": rows}


def _is_next_row(block: Block, rows: list[Block]) -> bool:
    return block.kind == PAIR and block.label == rows[0].label
