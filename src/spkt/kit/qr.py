"""Square codes that a telephone reads, as SVG text: the page gives them size and ink."""

import io

import segno

BORDER = 2
"""Quiet modules around the code; the page leaves the rest of the white that readers want."""


def svg(text: str) -> str:
    """The code of a text as SVG, black on nothing, error correction M (a fold or a stamp may hide 15 %)."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False).save(
        drawn, kind="svg", border=BORDER, xmldecl=False, svgns=True, nl=False
    )
    return drawn.getvalue().decode()
