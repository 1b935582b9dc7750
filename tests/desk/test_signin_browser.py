"""Signing in in a real browser: by keyboard, at every width, in both themes."""

from contextvars import copy_context
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect

from spkt.actions import units
from tests.cast import NRP
from tests.eyes import faults

ORIGIN = "http://localhost"
INSIDE = f"{ORIGIN}/masuk/?next=/masuk/pengaman"
pytestmark = pytest.mark.browser


def window(browser: Browser, troubles: list[str], **options: Any) -> Page:
    """A browser whose requests the desk answers within the transaction of the test; cookies are the client's."""
    page = browser.new_context(**options).new_page()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    desk, here = Client(headers={"host": "localhost"}), copy_context()

    def answer(route: Route) -> None:
        request, where = route.request, urlsplit(route.request.url)
        path = f"{where.path}?{where.query}"
        kind = request.headers.get("content-type", "")
        sent = {"data": request.post_data or "", "content_type": kind} if request.method == "POST" else {}
        got = here.run(getattr(desk, request.method.lower()), path, **sent)
        if "Location" in got:
            got = here.run(desk.get, got["Location"])
        headers = {name: value for name, value in got.items() if name != "Content-Length"}
        route.fulfill(status=got.status_code, headers=headers, body=got.content)

    page.route("**/*", answer)
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 720, 320])
def test_the_door_is_accessible_and_never_scrolls_sideways(chromium: Browser, theme: Any, width: int) -> None:
    troubles: list[str] = []
    page = window(chromium, troubles, viewport={"width": width, "height": 900}, color_scheme=theme)
    page.goto(INSIDE)
    page.locator("[data-eye]:visible").wait_for()
    page.get_by_label("Kata sandi", exact=True).fill("salah")
    page.get_by_label("NRP").fill(NRP["ani"])
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("Nama atau sandi tidak cocok.")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [line for line in troubles if "Content Security Policy" in line] == []


def test_an_officer_signs_in_without_a_mouse(chromium: Browser) -> None:
    page = window(chromium, [], viewport={"width": 1440, "height": 900})
    page.goto(INSIDE)
    page.get_by_label("NRP").focus()
    page.keyboard.type(NRP["ani"])
    page.keyboard.press("Tab")
    page.keyboard.type(units.DEMO_PASSWORD)
    secret = page.get_by_label("Kata sandi", exact=True)
    assert secret.get_attribute("type") == "password"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert secret.get_attribute("type") == "text", "the eye shows what was typed"
    page.keyboard.press("Space")
    assert secret.get_attribute("type") == "password"
    secret.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaman akun")
    assert faults(page) == []


def test_a_newcomer_presses_one_button_with_scripts_off(chromium: Browser) -> None:
    page = window(chromium, [], java_script_enabled=False)
    page.goto(INSIDE)
    page.get_by_role("button", name="Rini Oktavia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaman akun")


def test_the_door_speaks_english(chromium: Browser) -> None:
    page = window(chromium, [], viewport={"width": 1440, "height": 900})
    page.goto(INSIDE)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome on duty")
    assert faults(page) == []
