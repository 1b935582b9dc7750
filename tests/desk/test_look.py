"""The showcase in a real browser: every part in both themes and widths, and the scripts that wake them.

Pages are rendered by Django and handed to Chromium by interception under the desk's own content security policy;
what the scripts ask for is answered by small functions of each test.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from playwright.sync_api import Browser, Page, Route, expect

from spkt.desk import showcase
from tests.eyes import faults

HERE = Path(__file__).resolve().parent
STATIC = HERE.parents[1] / "src" / "spkt" / "desk" / "static"
ORIGIN = "http://desk.test"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
Answers = dict[str, Callable[[Route], None]]

NAMES = ("units.theme", "units.leave", "insight.search", "insight.palette")
urlpatterns = [path(name, HttpResponse, name=name) for name in NAMES]
pytestmark = [pytest.mark.browser, pytest.mark.urls(__name__)]


def surroundings() -> dict[str, Any]:
    return {
        "site": {"demo": True, "unit_name": "Polres Sintang", "zone_label": "WIB"},
        "me": {
            "name": "Bripka Damar Tirta",
            "short_name": "Bripka Damar T.",
            "initials": "DT",
            "role_label": "Ba Yanmas",
            "watch_label": "Jaga B · Meja 1",
            "unit_name": "Polres Sintang",
            "theme": "auto",
            "language": "id",
        },
        "now_local": showcase.AT,
        "ledger_size": 10482,
        "nav": [{"label": "Meja kerja", "url": "/", "current": True, "behind": 0}],
    }


def showcase_html() -> str:
    return render_to_string("showcase.html", {**surroundings(), **showcase.samples()}, RequestFactory().get("/etalase"))


def policy() -> str:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def visit(
    browser: Browser, html: str, answers: Answers | None = None, troubles: list[str] | None = None, **options: Any
) -> Page:
    page = browser.new_context(**options).new_page()
    heard = [] if troubles is None else troubles
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))

    def answer(route: Route) -> None:
        where = urlsplit(route.request.url).path
        if where in (answers or {}):
            (answers or {})[where](route)
        elif where.startswith("/static/"):
            file = STATIC / where.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        else:
            route.fulfill(
                body=html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy()}
            )

    page.route("**/*", answer)
    page.goto(f"{ORIGIN}/etalase")
    page.locator("html[data-keys]").wait_for(state="attached")
    return page


def says(body: Any, status: int = 200) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, content_type="application/json", body=json.dumps(body))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 720, 320])
def test_showcase_is_accessible_and_never_scrolls_sideways(chromium: Browser, theme: Any, width: int) -> None:
    troubles: list[str] = []
    window = {"width": width, "height": 900}
    page = visit(chromium, showcase_html(), troubles=troubles, viewport=window, color_scheme=theme)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert troubles == [], "nothing that the policy had to stop"


def test_parts_stand_without_scripts(chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(showcase_html())
    assert page.locator("[data-region-button] button").is_visible()
    assert page.locator("[data-story] textarea").is_visible()
    assert page.get_by_role("button", name="Ganti ke tampilan malam").count() == 1
    assert page.locator("a[data-palette-open]").get_attribute("href") == "/insight.search"
    assert not page.locator("[data-pad-clear]").is_visible()


def test_every_field_is_labelled_and_every_id_is_single() -> None:
    html = showcase_html()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'aria-describedby="([^"]+)"', html):
        assert set(target.split()) <= set(ids), target
    for target in re.findall(r'<label[^>]* for="([^"]+)"', html):
        assert target in ids, target


def test_summary_of_errors_has_focus_and_leads_to_the_field(chromium: Browser) -> None:
    page = visit(chromium, showcase_html())
    assert page.evaluate("document.activeElement.id") == "kesalahan"
    page.get_by_role("link", name="Nama:").click()
    assert page.evaluate("document.activeElement.id") == "id_name"


def test_letters_press_their_button_but_not_in_fields_or_when_switched_off(chromium: Browser) -> None:
    page = visit(chromium, showcase_html())
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.row") == "B-013"
    page.locator("#id_note").focus()
    page.keyboard.type("p?")
    assert page.input_value("#id_note") == "p?"
    assert page.url.endswith("/etalase")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").get_by_text("Mulai gelar perkara").is_visible()
    page.locator("[data-keys-switch]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    assert page.url.endswith("/etalase")
    page.locator("[data-keys-open]").last.click()
    page.locator("[data-keys-switch]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    assert page.url.endswith("#berkas")


def test_elements_are_weighed_by_keys_and_arrows_change_nothing(chromium: Browser) -> None:
    page = visit(chromium, showcase_html())
    chosen = "[...document.querySelectorAll('[data-weigh] :checked')].map(one => one.value)"
    page.locator("[data-weigh] input").first.focus()
    page.keyboard.press("3")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.name") == "broken"
    assert page.evaluate(chosen) == ["unmet", "open"]
    page.keyboard.press("1")
    assert page.evaluate(chosen) == ["unmet", "met"]


def test_palette_filters_here_asks_there_and_stays_on_this_site(chromium: Browser) -> None:
    first = [
        {"group": "Perintah", "label": "Buat SKTLK baru", "url": "/sktlk", "hint": "", "key": "S K", "icon": "plus"},
        {
            "group": "Perintah",
            "label": "Panggil piket Reskrim",
            "url": "//elsewhere.test/",
            "hint": "",
            "key": "R",
            "icon": "",
        },
    ]
    found = [
        {"group": "Register", "label": "SKTLK/877/XI/2026", "url": "/berkas/x", "hint": "23 Nov", "key": "", "icon": ""}
    ]
    answers = {"/insight.palette": lambda route: says(found if "q=" in route.request.url else first)(route)}
    page = visit(chromium, showcase_html(), answers)
    page.keyboard.press("Control+k")
    page.get_by_role("option", name="Buat SKTLK baru").wait_for()
    page.keyboard.type("reskrim")
    expect(page.locator("[role=option]")).to_have_count(2)
    page.keyboard.press("Enter")
    assert page.url.endswith("/etalase"), "an address of another site is not followed"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/berkas/x")


STORY_MARKS = "JSON.parse(document.querySelector('[data-story] input').value)"
SELECT = """words => { const area = document.querySelector('[data-story] textarea'); area.focus();
  const at = area.value.indexOf(words); area.setSelectionRange(at, at + words.length); }"""


def test_marks_of_the_story_follow_the_text(chromium: Browser) -> None:
    page = visit(chromium, showcase_html())
    page.evaluate(SELECT, " motor sudah tidak ada ")
    page.keyboard.press("2")
    assert page.locator("[data-question='2']").get_attribute("data-state") == "ok"
    page.evaluate("document.querySelector('[data-story] textarea').setSelectionRange(0, 0)")
    page.keyboard.insert_text("🙏 Ya. ")
    page.evaluate(SELECT, "sudah ")
    page.keyboard.press("Delete")
    text = page.input_value("[data-story] textarea")
    marks = page.evaluate(STORY_MARKS)
    assert [text[mark["start"] : mark["end"]] for mark in marks if mark["question"] == 2] == ["motor tidak ada"]
    assert [text[mark["start"] : mark["end"]] for mark in marks if mark["question"] == 7] == [
        showcase.STORY[0:45].strip()
    ]
    page.evaluate(SELECT, "motor tidak ada")
    page.keyboard.press("0")
    assert page.locator("[data-question='2']").get_attribute("data-state") == "open"
    assert page.locator("[data-question='4']").get_attribute("data-state") == "full"


def draft_page() -> str:
    return (
        showcase_html()
        .replace('data-draft-url=""', 'data-draft-url="/draf"')
        .replace('<div class="grid12">', '<input type="hidden" name="version" value="7"><div class="grid12">', 1)
    )


def test_autosave_repeats_what_failed_with_the_same_key_and_in_order(chromium: Browser) -> None:
    seen: list[tuple[str, str, str]] = []

    def keep(route: Route) -> None:
        body = route.request.post_data or ""
        field = {
            name: re.search(rf'name="{name}"\r\n\r\n(.*?)\r\n--', body, re.DOTALL)
            for name in ("key", "version", "note")
        }
        seen.append(tuple(found.group(1) if found else "" for found in field.values()))  # type: ignore[arg-type]
        saved = {"saved_at": "2026-11-24T02:13:40+07:00", "version": 6 + len(seen)}
        says(saved)(route) if len(seen) > 1 else route.abort()

    page = visit(chromium, draft_page(), {"/draf": keep})
    page.locator("#id_note").type("satu")
    page.locator("[data-save-text]", has_text="Belum terkirim, 1 perubahan").wait_for()
    page.locator("#id_note").type(" dua")
    page.keyboard.press("Control+s")
    page.locator("[data-save-text]", has_text="Tersimpan 02.13.40").wait_for()
    assert [note for _, _, note in seen] == ["satu", "satu", "satu dua"]
    assert seen[0] == seen[1]
    assert seen[2][0] != seen[1][0]
    assert [version for _, version, _ in seen] == ["7", "7", "8"]


def test_autosave_shows_whose_change_stands_against_it(chromium: Browser) -> None:
    told = {"url": "/bandingkan", "text": "Ada perubahan dari Aiptu Lukas B. pukul 02.13."}
    page = visit(chromium, draft_page(), {"/draf": says(told, 409)})
    page.locator("#id_note").type("satu")
    page.get_by_text(told["text"]).first.wait_for()
    assert page.get_by_role("link", name="Bandingkan").get_attribute("href") == "/bandingkan"


def test_regions_fill_one_another(chromium: Browser) -> None:
    asked: list[str] = []

    def regions(route: Route) -> None:
        asked.append(urlsplit(route.request.url).query)
        says([{"code": "61.05", "name": "Sintang"}])(route)

    page = visit(chromium, showcase_html(), {"/wilayah": regions})
    page.select_option("#id_province", "")
    page.select_option("#id_province", "61")
    page.locator("#id_regency option", has_text="Sintang").wait_for(state="attached")
    assert asked == ["induk=61"]


def test_signature_becomes_a_picture_and_can_be_taken_back(chromium: Browser) -> None:
    page = visit(chromium, showcase_html(), viewport={"width": 1280, "height": 900})
    canvas = page.locator("[data-pad] canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60, steps=4)
    page.mouse.up()
    assert page.input_value("#id_signature").startswith("data:image/png;base64,")
    page.locator("[data-pad-clear]").click()
    assert page.input_value("#id_signature") == ""


def test_night_is_chosen_at_once_and_told_to_the_server(chromium: Browser) -> None:
    told: list[str] = []

    def remember(route: Route) -> None:
        told.append(route.request.post_data or "")
        route.fulfill(status=204)

    page = visit(chromium, showcase_html(), {"/units.theme": remember}, color_scheme="light")
    page.get_by_role("button", name="Ganti ke tampilan malam").click()
    page.locator("html[data-theme=dark]").wait_for(state="attached")
    page.get_by_role("button", name="Ganti ke tampilan siang").wait_for()
    assert "theme=dark" in told[0]


QUEUE = """<html data-keys="on"><body><div data-queue-url="/antrean" data-queue-every="0.1" data-queue-new="baru">
<button data-queue-news hidden></button>
<ul data-queue-body data-list><li><a href="#a" data-row="B-001">B-001</a></li></ul></div>
<div data-say></div><script type="module" src="/static/js/live.js"></script>
<script type="module" src="/static/js/queue.js"></script></body></html>"""


def test_queue_waits_under_a_finger_and_keeps_what_is_the_same(chromium: Browser) -> None:
    rows, asked = ["B-001"], list[str | None]()

    def queue(route: Route) -> None:
        tag = f'"{len(rows)}"'
        asked.append(route.request.headers.get("if-none-match"))
        if asked[-1] == tag:
            route.fulfill(status=304)
            return
        body = "".join(f'<li><a href="#a" data-row="{row}">{row}</a></li>' for row in rows)
        route.fulfill(body=body, content_type="text/html", headers={"ETag": tag})

    page = visit(chromium, QUEUE, {"/antrean": queue})
    page.locator("[data-row='B-001']").focus()
    page.wait_for_timeout(300)
    rows[:0] = ["B-003", "B-002"]
    page.locator("[data-queue-news]", has_text="2 baru").wait_for()
    assert page.locator("[data-row]").count() == 1
    page.locator("[data-queue-news]").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    page.wait_for_timeout(300)
    assert asked[0] is None
    assert asked[-1] == '"3"'


READER = """<html data-keys="on"><body>
<main data-reader-url="/keadaan" data-reader-every="0.1" data-reader-state="reading">
<p data-paragraph="1">Satu.</p><p data-paragraph="2">Dua.</p></main><span data-reader-position></span>
<script type="module" src="/static/js/reader.js"></script></body></html>"""


def test_second_screen_follows_the_officer_and_is_drawn_anew_when_he_leaves(chromium: Browser) -> None:
    now = {"state": "reading", "current": 2}
    drawn: list[str] = []
    page = visit(chromium, READER, {"/keadaan": lambda route: says(now, 403 if now["current"] == 0 else 200)(route)})
    page.on("framenavigated", lambda frame: drawn.append(frame.url))
    page.locator("[data-paragraph='2'][aria-current=true]").wait_for()
    assert page.locator("[data-paragraph='1']").get_attribute("class") == "done"
    assert page.locator("[data-reader-position]").inner_text() == "2"
    assert drawn == []
    now["current"] = 0
    page.wait_for_timeout(600)
    assert drawn
