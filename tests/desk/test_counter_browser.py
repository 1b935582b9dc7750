"""The workbench in a real browser: looked at by axe in both themes and three widths, and walked by keys."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import factories
from tests.rooms import served, sign_in

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1440, 720, 320)
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop running in this thread, which Django would take for an async caller.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    found = os.environ.get("SPKT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def seat(browser: Browser, address: str, name: str, troubles: list[str], **options: Any) -> Page:
    """An officer at a window of his own."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address, **options).new_page()
    sign_in(page, address, name)
    page.on("console", lambda said: troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    return page


def accepted(page: Page) -> None:
    """Nothing for axe to find and nothing to scroll sideways, however wide the window."""
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(
            "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))",
            RULES,
        )
        assert found == [], f"{page.url} at {width}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} at {width}"


def test_pages_are_accessible_in_both_themes(chromium: Browser, apart: dict[str, str]) -> None:
    matter = factories.matter(after="siap_gelar")
    danger = factories.visit(lane="A")
    factories.visit(lane="C")
    troubles: list[str] = []
    with served(apart) as address:
        for scheme in ("light", "dark"):
            page = seat(chromium, address, "ani", troubles, color_scheme=scheme)
            for path in ("/", f"/perkara/{matter.code}", f"/kunjungan/{danger}", "/kunjungan/baru", "/cari?q=lidia"):
                page.goto(path)
                accepted(page)
            page.keyboard.press("Control+k")
            page.get_by_role("option", name="Meja kerja").wait_for()
            accepted(page)
    assert troubles == []


def test_keys_walk_the_queue_and_the_palette_knows_the_matter(chromium: Browser, apart: dict[str, str]) -> None:
    matter = factories.matter(after="siap_gelar")
    factories.visit(lane="A")
    troubles: list[str] = []
    with served(apart) as address:
        page = seat(chromium, address, "dodi", troubles)
        page.goto(f"/perkara/{matter.code}")
        page.locator("html[data-keys]").wait_for(state="attached")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.dataset.row") == "A-001"
        page.keyboard.press("Control+k")
        page.get_by_role("option", name="Mulai gelar perkara").wait_for()
        page.keyboard.type("mulai gelar")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/perkara/{matter.code}/gelar/buka")
        page.goto("/")
        page.locator("html[data-keys]").wait_for(state="attached")
        page.keyboard.press("n")
        expect(page.locator("h1")).to_have_text("Terima yang datang")
        page.keyboard.press("Escape")
        page.wait_for_url(f"{address}/")
    assert troubles == []


def test_a_newcomer_appears_without_a_reload(chromium: Browser, apart: dict[str, str]) -> None:
    troubles: list[str] = []
    with served(apart) as address:
        page = seat(chromium, address, "ani", troubles)
        expect(page.locator("[data-queue-body]")).to_contain_text("Belum ada yang datang")
        factories.visit(lane="B")
        expect(page.locator("[data-row]")).to_have_count(1, timeout=15_000)
        expect(page.locator("[data-say]")).to_have_text("1 baru")
    assert troubles == []
