"""Square codes that a telephone reads, as SVG text: the page gives them size and ink."""

import io
from functools import lru_cache
from typing import Any

import segno
from segno import consts

KEPT = 256
"""Codes that are remembered: choosing a mask costs 30 ms, and who opens a paper looks at it more than once."""
BORDER = 2
"""Quiet modules around the code; the page leaves the rest of the white that readers want."""


@lru_cache(KEPT)
def dense(digits: str) -> tuple[str, int]:
    """A code of many digits as SVG, and how many modules wide it is, quiet ones counted.

    Whatever redundancy its size leaves room for is used; never less than M.
    """
    made = segno.make(digits, error="m", mode="numeric", micro=False, boost_error=True)
    return _drawn(made), int(made.symbol_size(border=BORDER)[0])


@lru_cache(KEPT)
def svg(text: str) -> str:
    """The code of a text as SVG, black on nothing, error correction M (a fold or a stamp may hide 15 %)."""
    return _drawn(segno.make(text, error="m", micro=False, boost_error=False))


def _drawn(made: segno.QRCode) -> str:
    drawn = io.BytesIO()
    made.save(drawn, kind="svg", border=BORDER, xmldecl=False, svgns=True, nl=False)
    return drawn.getvalue().decode()


QUIET = 3
"""Modules of white that are part of it; the fourth that the standard demands is kept free by the page."""


@lru_cache(KEPT)
def signed_svg(address: str, code: str, widest: int) -> tuple[str, int]:
    """The code of an address and the capital letters and digits behind it, and how many modules wide it is.

    Each part is set in the mode that needs least room for it. Quiet modules are part of it and counted.

    widest      modules that fit where it is printed; a longer address costs redundancy (L for M) first
    raises      ValueError where even that does not fit
    """
    # The stubs of segno do not say that it takes several parts, each in a mode of its own.
    parts: Any = [(address, consts.MODE_BYTE), (code, consts.MODE_ALPHANUMERIC)]
    tried = (segno.make(parts, error=error, micro=False, boost_error=False) for error in ("m", "l"))
    made = next((each for each in tried if each.symbol_size(border=QUIET)[0] <= widest), None)
    if made is None:
        raise ValueError("the address of the public window is too long for the square on papers")
    drawn = io.BytesIO()
    made.save(drawn, kind="svg", border=QUIET, xmldecl=False, svgns=True, nl=False)
    return drawn.getvalue().decode(), int(made.symbol_size(border=QUIET)[0])
