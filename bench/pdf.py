"""Times of PDF pages, run as `python -m bench.pdf COUNT SECONDS`: every kind of paper of the house beside a bare page.

Both are set in turn, so that what slows the machine slows both. The house's way is the product's own, through the
typesetting child; the bare page is typst alone with the same fonts and PDF standard, in this process.
"""

import json
import sys
import tempfile
import time
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import typst

from spkt.kit.typeset import STANDARD
from spkt.papers import _kind

BARE = '#set document(title: "dasar")\n#set text(font: "Liberation Sans", lang: "id")\n#sys.inputs.words\n'
WARM_UP = 2
MAIN = "lp_b"
"""The paper that the goal is about."""


def main(count: int, seconds: float) -> dict[str, Any]:
    """{kind: {house, bare: milliseconds of each paper, bytes: size of the last}}.

    The Laporan Polisi gets half of the seconds, the other kinds share the rest.
    """
    kinds = [name for name in _kind.kinds() if name != MAIN]
    with tempfile.TemporaryDirectory() as place:
        alone = _Bare(Path(place))
        made = {MAIN: _times(MAIN, alone, count, seconds / 2)}
        return made | {name: _times(name, alone, count, seconds / 2 / len(kinds)) for name in kinds}


def _times(kind: str, alone: "_Bare", count: int, seconds: float) -> dict[str, Any]:
    house: list[float] = []
    bare: list[float] = []
    size = 0
    deadline = time.monotonic() + seconds
    for turn in range(count + WARM_UP):
        if time.monotonic() > deadline and turn > WARM_UP:
            break
        ms, size = _paper(kind, turn)
        house.append(ms)
        bare.append(alone.page(turn))
    return {"house": house[WARM_UP:], "bare": bare[WARM_UP:], "bytes": size}


def _paper(kind: str, turn: int) -> tuple[float, int]:
    """A paper that nobody has set before: (milliseconds, bytes)."""
    sample = _kind.kinds()[kind].sample
    is_numbered = any(each.name == "number" for each in fields(sample))
    snapshot = _kind.freeze(kind, replace(sample, number=f"{turn}/XI/2026") if is_numbered else sample)
    began = time.perf_counter()
    made = _kind.render(kind, snapshot)
    return (time.perf_counter() - began) * 1000, len(made)


class _Bare:
    """One line of text set by typst."""

    def __init__(self, place: Path) -> None:
        self.page_file = place / "page.typ"
        self.page_file.write_text(BARE)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_kind.FONTS)])
        self.compiler = typst.Compiler(root=str(place), font_paths=fonts)

    def page(self, turn: int) -> float:
        """Milliseconds of one page."""
        began = time.perf_counter()
        self.compiler.compile(
            input=str(self.page_file),
            format="pdf",
            pdf_standards=[*STANDARD],  # type: ignore[list-item]  # the house names them as plain texts
            sys_inputs={"words": f"Baris ke-{turn}"},
            timestamp=0,
        )
        return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), float(sys.argv[2]))))
