"""The window on a phone in a real browser: narrow, dark, by QR, and away from it in a hurry."""

from contextvars import copy_context
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from spkt.actions import jobs
from spkt.kit import blind
from tests.eyes import faults
from tests.factories import walk
from tests.portal.glass import ask, code_of

ORIGIN = "http://lacak.test"
pytestmark = pytest.mark.browser


def phone(browser: Browser, heard: list[str], **options: object) -> Page:
    """A phone whose requests are answered by the window; heard   what it asked for, and every complaint"""
    page = browser.new_context(viewport={"width": 320, "height": 640}, **options).new_page()  # type: ignore[arg-type]
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    # Playwright answers in a context of its own, where the transaction of the test would not be seen.
    here = copy_context()

    def answer(route: Route) -> None:
        request, where = route.request, urlsplit(route.request.url)
        heard.append(f"{request.method} {where.path}")
        if where.path == "/keluar":
            route.fulfill(body="<title>cuaca</title>", content_type="text/html")
            return
        form = {name: values[0] for name, values in parse_qs(request.post_data or "").items()}
        got = here.run(ask, f"{where.path}?{where.query}", form if request.method == "POST" else None)
        route.fulfill(status=got.status, headers=got.headers, body=got.body)

    page.route("**/*", answer)
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_accessible_and_never_scrolls_sideways(evening: None, chromium: Browser, theme: str) -> None:
    trail = walk(after="issue")
    jobs.drain()
    heard: list[str] = []
    page = phone(chromium, heard, color_scheme=theme, java_script_enabled=True, bypass_csp=True)
    for code in ("", blind.new_code(), code_of(trail.matter)):
        page.goto(f"{ORIGIN}/")
        if code:
            page.get_by_label("Kode di kertas Anda").fill(code)
            page.get_by_role("button", name="Lihat perkembangan").click()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.get_by_role("heading", name="Laporan Polisi Anda sudah terbit").is_visible()


def test_it_works_without_scripts(evening: None, chromium: Browser) -> None:
    trail = walk(after="receive")
    jobs.drain()
    page = phone(chromium, [], java_script_enabled=False)
    page.goto(f"{ORIGIN}/lacak")
    page.get_by_label("Kode di kertas Anda").fill(code_of(trail.matter))
    page.get_by_role("button", name="Lihat perkembangan").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Laporan Anda sudah diterima"
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Your report has been received"


def test_the_qr_of_the_paper_opens_the_way_and_leaves_no_code_in_the_address(evening: None, chromium: Browser) -> None:
    trail = walk(after="receive")
    jobs.drain()
    code = blind.normal_code(code_of(trail.matter))
    heard: list[str] = []
    page = phone(chromium, heard)
    page.goto(f"{ORIGIN}/lacak#{code}")
    page.get_by_role("heading", name="Laporan Anda sudah diterima").wait_for()
    assert code not in page.url
    assert [line for line in heard if code in line] == []
    assert page.context.cookies() == []
    assert not any(line.startswith(("Refused", "Content")) for line in heard), heard
    page.go_back()
    assert code not in page.url


@pytest.mark.parametrize("way", ["click", "shift"])
def test_quick_exit_takes_the_page_out_of_the_history(chromium: Browser, way: str) -> None:
    heard: list[str] = []
    page = phone(chromium, heard)
    page.goto(f"{ORIGIN}/")
    before = page.evaluate("history.length")
    if way == "click":
        page.get_by_role("link", name="Keluar cepat").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(f"{ORIGIN}/keluar")
    assert page.evaluate("history.length") == before
    page.go_back()
    assert urlsplit(page.url).netloc != "lacak.test"
