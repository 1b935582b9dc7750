"""Archive, registers and custody in a real browser: looked at by axe, on a phone, and without scripts."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from spkt.records.models import Paper, Sighting
from tests import custody, factories, lost
from tests.eyes import faults, fits, stands_everywhere
from tests.rooms import served, sign_in

PHONE = {"width": 390, "height": 844}
pytestmark = [pytest.mark.browser, pytest.mark.slow]
Desk = Callable[..., Page]


@pytest.fixture
def desk(chromium: Browser, apart: dict[str, str]) -> Iterator[Desk]:
    """Opens the desk for an officer in a window of his own; nothing may be said in its console."""
    troubles: list[str] = []
    contexts = []
    with served(apart) as address:

        def window(name: str = "citra", **options: Any) -> Page:
            chosen = {"viewport": {"width": 1440, "height": 900}, "base_url": address, **options}
            contexts.append(chromium.new_context(**chosen))
            page = contexts[-1].new_page()
            sign_in(page, address, name)
            page.on("console", lambda said: troubles.append(said.text) if "409" not in said.text else None)
            page.on("pageerror", lambda error: troubles.append(str(error)))
            return page

        yield window
        for each in contexts:
            each.close()
    assert troubles == []


def accepted(page: Page) -> None:
    """Nothing for axe to find, and nothing to scroll sideways."""
    assert faults(page) == [], page.url
    fits(page)


def kept(page: Page, name: str) -> None:
    """A picture of the page, where WALK_PICTURES says."""
    folder = os.environ.get("WALK_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_count_on_a_phone_marks_labels_that_are_opened(desk: Desk) -> None:
    first, second = custody.thing(), custody.thing()
    page = desk(viewport=PHONE)
    page.goto("/titipan/hitung")
    accepted(page)
    page.get_by_label("Tempat yang dihitung").select_option("lemari 2")
    page.get_by_role("button", name="Mulai opname").click()
    page.wait_for_url("**/titipan/hitung/*")
    count = page.url
    page.goto(f"/titipan/barang/{first}")
    expect(page.get_by_text("Sudah dihitung")).to_be_visible()
    accepted(page)
    kept(page, "thing-phone")
    assert Sighting.objects.count() == 1
    page.goto(count)
    page.get_by_label("Kode label").fill(second.lower())
    page.get_by_role("button", name="Barang ini ada").click()
    expect(page.get_by_text(f"{second} dihitung.")).to_be_visible()
    accepted(page)
    kept(page, "count-phone")
    page.get_by_role("button", name="Selesai menghitung").click()
    other = desk("ani", viewport=PHONE)
    other.goto(count)
    other.get_by_role("button", name="Tutup opname").click()
    expect(other.locator("h1")).to_have_text("Berita acara opname")
    assert Paper.objects.get(kind="ba_opname").issued_by.name


def test_without_scripts_the_button_does_the_same(desk: Desk) -> None:
    label = custody.thing()
    custody.count()
    page = desk(viewport=PHONE, java_script_enabled=False)
    page.goto(f"/titipan/barang/{label}")
    page.get_by_role("button", name="Barang ini ada").click()
    expect(page.get_by_text("Sudah dihitung")).to_be_visible()


def test_every_page_is_accessible(desk: Desk) -> None:
    factories.walk()
    lost.loss(after="issue")
    passed, lying = custody.passed(custody.thing()), custody.thing()
    count = custody.count(lying, after="end")
    closed = custody.close_month("lp")
    page = desk("citra")
    for name, path in (
        ("archive", "/arsip"),
        ("archive-none", "/arsip?number=LP/B/999"),
        ("registers", "/register"),
        ("register", "/register/pengaduan"),
        ("register-closed", "/register/lp"),
        ("register-paper", f"/berkas/{closed}"),
        ("custody", "/titipan"),
        ("thing", f"/titipan/barang/{lying}"),
        ("thing-open", f"/titipan/barang/{passed}"),
        ("counts", "/titipan/hitung"),
        ("count", f"/titipan/hitung/{count}"),
    ):
        page.goto(path)
        for each in page.locator("details.deed").all():
            each.evaluate("details => { details.open = true; }")
        stands_everywhere(page)
        kept(page, name)


def test_a_batch_is_chosen_in_the_archive(desk: Desk) -> None:
    factories.walk()
    page = desk("dodi")
    page.goto("/arsip")
    page.get_by_label("Jenis surat").select_option("lp_b")
    page.get_by_role("button", name="Cari").first.click()
    page.locator("input[name=b]").first.check()
    with page.expect_response(lambda answer: "berkas.pdf" in answer.url) as answered:
        page.get_by_role("button", name="Cetak yang dicentang").click()
    assert answered.value.headers["content-type"] == "application/pdf"
