"""The square of an issued paper as its page is given it: how large, and what stands beside it."""

from typing import Any

from spkt.kit import qr

ROOM = "verify"
MODULE_MM, SMALLEST_MM, LARGEST_MM = 0.43, 22.0, 28.0
WIDEST = 69
"""Modules, quiet ones too, at which a module of the largest square is still 0.4 mm wide."""


def drawn(portal: str, code: str, short: str) -> dict[str, Any]:
    """A code as pages print it. raises ValueError for an address so long that a module would be under 0.4 mm."""
    square, modules = qr.signed_svg(f"{portal}/v#", code, WIDEST)
    side_mm = min(LARGEST_MM, max(SMALLEST_MM, modules * MODULE_MM))
    at = f"{portal.partition('://')[2] or portal}/v"
    return {ROOM: {"svg": square, "side": f"{side_mm:.2f}", "short": short, "at": at}}
