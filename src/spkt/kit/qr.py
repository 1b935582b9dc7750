"""Square codes that a telephone reads, as SVG text: the page gives them size and ink."""

import io

import segno

BORDER = 2
"""Quiet modules around the code; the page leaves the rest of the white that readers want."""


def dense(digits: str) -> tuple[str, int]:
    """A code of many digits as SVG, and how many modules wide it is, quiet ones counted.

    Whatever redundancy its size leaves room for is used; never less than M.
    """
    made = segno.make(digits, error="m", mode="numeric", micro=False, boost_error=True)
    return _drawn(made), int(made.symbol_size(border=BORDER)[0])


def svg(text: str) -> str:
    """The code of a text as SVG, black on nothing, error correction M (a fold or a stamp may hide 15 %)."""
    return _drawn(segno.make(text, error="m", micro=False, boost_error=False))


def _drawn(made: segno.QRCode) -> str:
    drawn = io.BytesIO()
    made.save(drawn, kind="svg", border=BORDER, xmldecl=False, svgns=True, nl=False)
    return drawn.getvalue().decode()
