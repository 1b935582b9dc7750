"""The loss letter in a real browser: eight entries, looked at by axe, narrow, dark, and without scripts."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from spkt.records.models import Matter, Paper
from tests import factories, lost
from tests.eyes import faults, fits, stands_everywhere
from tests.rooms import served, sign_in

MOST_ENTRIES, MOST_SECONDS = 8, 180
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


class Entries:
    """What an officer enters, one by one: a field typed, a choice made, a kind of thing picked."""

    def __init__(self, page: Page) -> None:
        self.page, self.made = page, 0

    def types(self, name: str, text: str) -> None:
        self.made += 1
        self.page.fill(f"[name={name}]", text)

    def picks(self, name: str, value: str) -> None:
        self.made += 1
        self.page.select_option(f"[name={name}]", value)

    def chooses(self, label: str) -> None:
        self.made += 1
        self.page.get_by_label(label, exact=True).check()

    def adds(self, word: str) -> None:
        self.made += 1
        self.page.get_by_role("button", name=word, exact=True).click()


def test_a_lost_card_takes_eight_entries_from_ticket_to_print(desk: Desk) -> None:
    page = desk()
    begun = time.monotonic()
    page.goto("/kunjungan/baru")
    page.get_by_text("Mau mengurus surat").click()
    page.locator("main form button[type=submit]").click()
    page.get_by_role("button", name="Sapa").click()
    page.get_by_role("button", name="Surat kehilangan").click()
    entries = Entries(page)
    entries.types("nik", "6105014105700000")
    entries.types("name", "Aminah Sekadim")
    entries.types("birth_place", "Sintang")
    entries.picks("occupation", page.locator("[name=occupation] option").nth(1).get_attribute("value") or "")
    entries.types("address", "Kel. Tanjung Puri, Kec. Sintang")
    entries.adds("KTP")
    page.wait_for_url("**#barang")
    entries.types("where", "antara Pasar Masuka dan rumah")
    entries.chooses("Tidak, tercecer")
    accepted(page)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/berkas/*")
    expect(page.locator("h1")).to_have_text("Surat kehilangan")
    expect(page.get_by_role("button", name="Cetak (PDF di jendela baru)")).to_be_visible()
    assert entries.made <= MOST_ENTRIES
    assert time.monotonic() - begun < MOST_SECONDS
    paper, matter = Paper.objects.get(kind="sktlk"), Matter.objects.get(errand="kehilangan")
    assert (paper.number.split("/")[:2], matter.state) == (["SKTLK", "1"], "terbit")
    accepted(page)


def test_the_page_beside_follows_the_typing(desk: Desk) -> None:
    code = lost.loss(after="begin")
    page = desk()
    page.goto(f"/sktlk/{code}")
    before = page.locator("[data-letter]").get_attribute("src")
    page.fill("[name=name]", "Aminah")
    expect(page.locator("[data-save-text]")).to_contain_text("Tersimpan", timeout=8000)
    expect(page.locator("[data-letter]")).not_to_have_attribute("src", before or "", timeout=15000)
    page.reload()
    expect(page.locator("[name=name]")).to_have_value("Aminah")


def test_the_letter_stands_without_scripts(desk: Desk) -> None:
    code = lost.loss(after="begin")
    page = desk(java_script_enabled=False)
    page.goto(f"/sktlk/{code}")
    page.fill("[name=nik]", "6105014105700000")
    page.fill("[name=name]", "Aminah Sekadim")
    page.get_by_role("button", name="KTP", exact=True).click()
    page.select_option("[name=kind]", "HP")
    page.get_by_role("button", name="Tambah jenis ini").click()
    page.fill("[name=t2_imei1]", "490154203237518")
    page.fill("[name=where]", "pasar")
    page.check("[name=stolen][value=tidak]", force=True)
    page.get_by_role("button", name="Terbitkan dan cetak").click()
    page.wait_for_url("**/berkas/*")
    assert factories.reread(code).state == "terbit"


def test_ya_dicuri_becomes_a_report_before_her_eyes(desk: Desk) -> None:
    code = lost.loss()
    page = desk()
    page.goto(f"/sktlk/{code}")
    page.get_by_label("Ya, dicuri", exact=True).check()
    page.get_by_role("button", name="Terbitkan dan cetak").click()
    expect(page.locator("h1")).to_have_text("Ya, dicuri: jadikan laporan")
    accepted(page)
    page.get_by_role("button", name="Lanjutkan sebagai laporan").click()
    page.wait_for_url(f"**/perkara/{code}")
    assert factories.reread(code).errand == "pengaduan"


def test_every_page_of_the_room_is_accessible(desk: Desk) -> None:
    code, found = lost.loss(lost.replace(lost.TOLD, items=(lost.Item(0, lost.STNK),))), lost.find(after="store")
    twin = lost.loss(after="issue")
    visit, other = (factories.visit(lane="C", greeted=True) for _ in range(2))
    paper = Paper.objects.get(kind="sktlk").code
    page = desk()
    for path in (
        f"/sktlk/{code}", f"/sktlk/{code}/alih", f"/sktlk/{code}/batal", f"/sktlk/{twin}/ditemukan",
        f"/perkara/{code}", f"/perkara/{found}", f"/temuan/{found}/simpan", f"/temuan/{found}/kembalikan",
        f"/temuan/{found}/reskrim", "/titipan", f"/kunjungan/{visit}", f"/kunjungan/{visit}/kehilangan/perbarui",
        f"/kunjungan/{other}/temuan", f"/berkas/{paper}/salinan",
    ):  # fmt: skip
        page.goto(path)
        stands_everywhere(page)
    page.goto(f"/kunjungan/{other}/temuan")
    page.get_by_role("button", name="STNK", exact=True).click()
    stands_everywhere(page)
