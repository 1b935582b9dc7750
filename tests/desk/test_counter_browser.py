"""The workbench in a real browser: looked at by axe in both themes and three widths, and walked by keys."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.eyes import stands_everywhere
from tests.rooms import served, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def seat(browser: Browser, address: str, name: str, troubles: list[str], **options: Any) -> Page:
    """An officer at a window of his own."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address, **options).new_page()
    sign_in(page, address, name)
    page.on("console", lambda said: troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    return page


def test_pages_are_accessible_in_both_themes(chromium: Browser, apart: dict[str, str]) -> None:
    matter = factories.matter(after="siap_gelar")
    danger = factories.visit(lane="A")
    factories.visit(lane="C")
    troubles: list[str] = []
    with served(apart) as address:
        page = seat(chromium, address, "ani", troubles)
        for path in ("/", f"/perkara/{matter.code}", f"/kunjungan/{danger}", "/kunjungan/baru", "/cari?q=lidia"):
            page.goto(path)
            stands_everywhere(page)
        page.keyboard.press("Control+k")
        page.get_by_role("option", name="Meja kerja").wait_for()
        stands_everywhere(page)
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
