"""A real Chromium, and what on a page an eye or a screen reader would stumble over."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
INK = ("color-contrast", "link-in-text-block")
"""The rules by which a page may fail at night though it passed by day: only its colours change."""
MIDDLE = 720
WIDTHS = (1440, MIDDLE, 320)
FIND = "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"


@contextmanager
def opened() -> Iterator[Any]:
    """The Chromium of this machine, or the one that SPKT_CHROMIUM names, without a screen."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop running in this thread, which Django would take for an async caller.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    found = os.environ.get("SPKT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def faults(page: Any, rules: Sequence[str] = RULES) -> list[list[str]]:
    """[rule, first element that breaks it] of this page as it stands."""
    page.evaluate(AXE + ";0")
    found: list[list[str]] = page.evaluate(FIND, list(rules))
    return found


def stands(page: Any, narrowest: int = 0) -> None:
    """Nothing that a screen reader or a tired eye would stumble over, by day and by night; it is day again afterwards.

    narrowest   width at which nothing may scroll sideways either
    """
    assert faults(page) == [], page.url
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # a colour on its way is none
    assert faults(page, INK) == [], (page.url, "dark")
    page.emulate_media(color_scheme="light")
    if narrowest:
        before = page.viewport_size
        page.set_viewport_size({"width": narrowest, "height": before["height"]})
        fits(page)
        page.set_viewport_size(before)


def stands_everywhere(page: Any) -> None:
    """The same, and nothing to scroll sideways, from the workplace to the narrowest window that has to do."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        fits(page)
        assert width == MIDDLE or faults(page) == [], (page.url, width)
    page.set_viewport_size(before)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # a colour on its way is none
    assert faults(page, INK) == [], (page.url, "dark")
    page.emulate_media(color_scheme="light")


def fits(page: Any) -> None:
    """Nothing has to be scrolled sideways at the width that the window has."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} scrolls sideways"
