"""The intake in a real browser: by keyboard alone, looked at by axe, narrow, dark, and without scripts."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from spkt.records import casefile, models
from tests import factories
from tests.eyes import faults, fits, stands_everywhere
from tests.rooms import enter, post, served, sign_in

STORY = "Senin malam motor hilang di halaman kos. Saya tidak melihat siapa pun."
pytestmark = [pytest.mark.browser, pytest.mark.slow]
Desk = Callable[..., Page]


@pytest.fixture
def desk(chromium: Browser, apart: dict[str, str]) -> Iterator[Desk]:
    """Opens the desk for an officer in a window of his own; nothing may be said in its console."""
    troubles: list[str] = []
    contexts = []
    with served(apart) as address:

        def window(name: str = "ani", **options: Any) -> Page:
            chosen = {"viewport": {"width": 1440, "height": 900}, "base_url": address, **options}
            contexts.append(chromium.new_context(**chosen))
            page = contexts[-1].new_page()
            sign_in(page, address, name)
            # The desk's own refusals are answers, not troubles.
            page.on("console", lambda said: None if re.search("409|422", said.text) else troubles.append(said.text))
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


def tab_to(page: Page, selector: str, most: int = 90) -> None:
    """Presses Tab until this element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"no way by keyboard to {selector} on {page.url}")


def test_the_intake_by_keyboard_alone(desk: Desk) -> None:
    page = desk()
    page.goto(f"/terima/{factories.visit(greeted=True)}")
    accepted(page)
    for name, text in (("name", "Sri Wahyu"), ("contact", "0812"), ("subject", "Motor hilang")):
        tab_to(page, f"[name={name}]")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tanda terima terbit")
    accepted(page)
    tab_to(page, "main a.primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cerita")
    tab_to(page, "[name=words]")
    page.keyboard.type(STORY)
    mark(page, "motor hilang", "2")
    tab_to(page, ".ask input")
    page.keyboard.type("tidak ada yang lihat")
    accepted(page)
    tab_to(page, "[name=landmark]")
    page.keyboard.type("seberang masjid")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".reading")).to_contain_text("motor hilang di halaman kos")
    accepted(page)
    matter = models.Matter.objects.get()
    account = casefile.open_case(factories.reread(matter.code)).account
    assert [account.words[each.start : each.end] for each in account.marks] == ["motor hilang"]
    assert account.answers == {1: "tidak ada yang lihat"}


def mark(page: Page, words: str, key: str) -> None:
    """Selects these words of the story with the arrow keys and marks them."""
    page.keyboard.press("Control+Home")
    for _ in range(STORY.index(words)):
        page.keyboard.press("ArrowRight")
    for _ in words:
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press(key)


PAGES = (
    "/cerita",
    "/orang/1",
    "/orang/baru",
    "/barang/1",
    "/barang/baru?jenis=HP",
    "/bacakan",
    "",
    "/langkah/withdraw",
)


def test_every_page_of_the_room_is_accessible(desk: Desk) -> None:
    code = factories.matter(after="read_back").code
    page = desk()
    for each in PAGES:
        page.goto(f"/perkara/{code}{each}")
        stands_everywhere(page)
    detective = desk("lukas")
    detective.goto(f"/perkara/{code}")
    detective.get_by_role("button", name="Mulai konseling").click()
    expect(detective.locator("h1")).to_have_text("Hasil konseling")
    stands_everywhere(detective)


def test_the_page_that_compares_is_accessible(desk: Desk) -> None:
    code = factories.matter(after="account").code
    told = factories.reread(code).told
    page = desk()
    page.goto(f"/perkara/{code}/cerita")
    post(enter("budi"), f"/perkara/{code}/cerita", version=told, words="Dari Budi.")
    page.fill("[name=words]", "Dari Ani.")
    page.click("[name=then][value=read]")
    expect(page.locator("h1")).to_have_text("Bandingkan")
    accepted(page)
    page.get_by_label("Pakai punya dia").first.check()
    page.get_by_role("button", name="Simpan pilihan").click()
    expect(page.locator(".reading")).to_contain_text("Dari Budi.")


def test_the_story_is_there_after_the_page_was_closed(desk: Desk) -> None:
    code = factories.matter(after="receive").code
    page = desk()
    page.goto(f"/perkara/{code}/cerita")
    page.fill("[name=words]", "Setengah cerita")
    expect(page.locator("[data-save-text]")).to_contain_text("Tersimpan", timeout=6000)
    page.close()
    page = desk()
    page.goto(f"/perkara/{code}/cerita")
    expect(page.locator("[name=words]")).to_have_value("Setengah cerita")


def test_the_interview_stands_without_scripts(desk: Desk) -> None:
    code = factories.matter(after="receive").code
    page = desk(java_script_enabled=False)
    page.goto(f"/perkara/{code}/cerita")
    expect(page.get_by_text("Tersambung")).to_be_hidden()
    assert page.locator(".kbd:visible").count() == page.locator(".seven .kbd").count() == 7, "no key works here"
    page.select_option("[name=regency]", "61.05")
    page.get_by_role("button", name="Muat pilihan wilayah").click()
    page.select_option("[name=district]", "61.05.01")
    page.get_by_role("button", name="Muat pilihan wilayah").click()
    page.select_option("[name=village]", "61.05.01.1001")
    page.fill("[name=words]", "Motor hilang.")
    assert page.locator(".ask").count() == page.locator(".ask:visible").count() > 1, "every open question is asked"
    page.get_by_role("button", name=re.compile("Tidak tahu.*Siapa")).click()
    account = casefile.open_case(factories.reread(code)).account
    assert (account.where.village, account.answers) == ("Kel. Ladang", {1: "tidak tahu"})


def test_what_was_answered_in_fields_stays_answered_beside_the_marks(desk: Desk) -> None:
    code = factories.matter(after="account").code
    page = desk()
    page.goto(f"/perkara/{code}/cerita")
    expect(page.locator(".ed.on")).to_be_visible()
    for number in ("3", "7"):
        row = page.locator(f"[data-question='{number}']")
        expect(row).to_have_attribute("data-state", "ok")
        expect(row.locator("[data-open]")).to_be_hidden()
    expect(page.locator("[data-question='3'] [data-answer]")).to_contain_text("Jl. Lintas Melawi")
    page.evaluate("document.querySelector('#id_words').setSelectionRange(12, 17)")
    page.focus("#id_words")
    page.keyboard.press("3")
    expect(page.locator("[data-question='3'] [data-answer]")).to_have_text(
        "motor; Jl. Lintas Melawi RT 03/RW 01, Kel. Ladang, Kec. Sintang, Kab. Sintang"
    )
    page.keyboard.press("0")
    expect(page.locator("[data-question='3']")).to_have_attribute("data-state", "ok")
    expect(page.locator("[data-question='1']")).to_have_attribute("data-state", "open")


def test_the_next_open_question_follows_the_one_that_was_answered(desk: Desk) -> None:
    code = factories.matter(after="account").code
    page = desk()
    page.goto(f"/perkara/{code}/cerita")
    shown = page.locator(".ask:visible")
    expect(shown).to_have_attribute("data-asked", "1")
    page.evaluate("document.querySelector('#id_words').setSelectionRange(0, 4)")
    page.focus("#id_words")
    page.keyboard.press("1")
    expect(shown).to_have_attribute("data-asked", "2")
    shown.locator("input").fill("motor hilang")
    expect(shown).to_have_attribute("data-asked", "2")
    page.focus("#id_landmark")
    expect(shown).to_have_attribute("data-asked", "4")
    assert page.locator(".ask:visible").count() == 1
    page.focus("#id_words")
    page.keyboard.press("1")
    expect(shown).to_have_attribute("data-asked", "1")
