"""Verification on a phone in a real browser: by the square, without network, narrow and dark, without scripts."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import Browser, BrowserContext, Page, expect

from spkt.access import _codes
from spkt.actions import _void, jobs
from spkt.kit import sheets
from spkt.portal import _page
from spkt.portal._memory import LARGEST_BYTES
from spkt.records import vault
from spkt.records.models import Paper
from spkt_witness.sheet import code_of
from tests import factories
from tests.cast import who
from tests.eyes import stands_everywhere
from tests.portal.glass import Answer, ask

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("evening")]
NO_ED25519 = """
const real = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (...asked) => asked[2] === "Ed25519" ? Promise.reject(new Error("unable")) : real(...asked);
"""


@contextmanager
def window(codes: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The window at a real address; what it answers to these codes is asked beforehand, in the thread of the test."""
    paths = ["/v", "/v?bahasa=en", "/v-luring.js"]
    paths += [f"/{file.mark}/{name}" for name, file in _page.files().items()]
    told: dict[tuple[str, str], Answer] = {(path, ""): ask(path) for path in paths}
    told |= {(path, code): ask(path, {"kode": code}) for path in ("/v?bahasa=id", "/v?bahasa=en") for code in codes}
    heard: list[str] = []

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(parse_qs(body)["kode"][0])

        def _answer(self, code: str) -> None:
            heard.append(
                f"{self.command} {self.path} {self.headers.get('Referer', '')} {self.headers.get('Cookie', '')}"
            )
            answer = told.get((self.path, code)) or Answer(404, {}, b"")
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()


def issued() -> Paper:
    factories.walk(after="issue")
    jobs.drain()
    return Paper.objects.select_related("unit", "matter__key").get(kind="sttlp")


def opened(browser: Browser, **options: Any) -> tuple[BrowserContext, Page, list[str]]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, **options)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return context, page, said


def kept_for_later(page: Page, origin: str) -> None:
    """Opened once with a network: the browser has all it needs."""
    page.goto(f"{origin}/v")
    kept = "caches.keys().then(n => n.length ? caches.open(n[0]).then(c => c.keys()).then(k => k.length) : 0)"
    for _ in range(100):
        if page.evaluate(kept) == 6 and page.evaluate("!!navigator.serviceWorker.controller"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the browser kept nothing")


def offline_says(page: Page, origin: str, code: str) -> str:
    page.goto("about:blank")
    page.goto(f"{origin}/v#{code}")
    page.wait_for_selector("#hasil[data-said]")
    return str(page.get_attribute("#hasil", "data-said"))


def test_36_the_square_opens_the_facts_and_nothing_else_is_asked(chromium: Browser) -> None:
    found = issued()
    code = _codes.signed_code(found)
    with window([code]) as (origin, heard):
        context, page, said = opened(chromium)
        requests: list[str] = []
        context.on("request", lambda request: requests.append(request.url))
        page.goto(f"{origin}/v#{code}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Surat ini tercatat dan berlaku")
        expect(page.get_by_text(found.number)).to_be_visible()
        assert code not in page.url
        assert context.cookies() == []
        assert [url for url in requests if not url.startswith(origin)] == []
        assert [line for line in heard if code in line or "http" in line] == [], "no code in an address, no referrer"
        assert [line for line in said if "404" not in line] == []


def test_without_network_a_square_is_verified_and_what_cannot_be_known_is_said(chromium: Browser) -> None:
    found = issued()
    code = _codes.signed_code(found)
    with window([code]) as (origin, _):
        context, page, _said = opened(chromium)
        kept_for_later(page, origin)
        context.set_offline(True)
        assert offline_says(page, origin, code) == "tanda"
        expect(page.get_by_text(found.number)).to_be_visible()
        expect(page.get_by_text("24 November 2026")).to_be_visible()
        expect(page.get_by_text("Polres Sintang", exact=True)).to_be_visible()
        expect(page.get_by_text("belum bisa melihat apakah suratnya sudah dibatalkan")).to_be_visible()
        page.get_by_label("Kode di bawah kotak QR").fill(_codes.short_of(found))
        page.get_by_role("button", name="Periksa", exact=True).click()
        expect(page.get_by_text("Kode ketik perlu jaringan")).to_be_visible()


@pytest.mark.parametrize("own", [True, False], ids=["browser", "noble"])
def test_32_without_network_nothing_bent_is_accepted(chromium: Browser, own: bool) -> None:
    found = issued()
    code, ours = _codes.signed_code(found), vault.ring().signer("qr")
    sheet = sheets.read(code)
    bent = [code[:at] + ("A" if code[at] != "A" else "B") + code[at + 1 :] for at in range(0, len(code), 17)]
    bent += [
        sheets.signed(sheet, Ed25519PrivateKey.generate()),
        sheets.signed(replace(sheet, key_id="00000000"), ours),
        code_of(sheet.body() + ours.sign(sheet.body())),
        code + "AAAAAAAA",
        code.lower(),
    ]
    with window([]) as (origin, _):
        context, page, _said = opened(chromium)
        if not own:
            context.add_init_script(NO_ED25519)
        kept_for_later(page, origin)
        context.set_offline(True)
        assert offline_says(page, origin, code) == "tanda"
        assert {offline_says(page, origin, each) for each in bent} <= {"asing", "diubah"}


def test_without_network_a_lost_key_proves_nothing(chromium: Browser) -> None:
    from spkt.kit import clock
    from spkt.trace.models import SheetKey

    code = _codes.signed_code(issued())
    SheetKey.objects.update(lost_on=clock.now().date())
    with window([]) as (origin, _):
        context, page, _said = opened(chromium)
        kept_for_later(page, origin)
        context.set_offline(True)
        assert offline_says(page, origin, code) == "ragu"


def test_35_the_address_of_another_host_is_refused_without_asking(chromium: Browser) -> None:
    code = _codes.signed_code(issued())
    with window([code]) as (origin, heard):
        _context, page, _said = opened(chromium)
        page.goto(f"{origin}/v")
        host = origin.removeprefix("http://")
        for address in ("https://evil.example/v", f"http://{host}@evil.example/v", f"http://{host}.evil.example/v"):
            page.get_by_label("Kode di bawah kotak QR").fill(f"{address}#{code}")
            page.get_by_role("button", name="Periksa", exact=True).click()
            expect(page.get_by_text("Kode ini tidak kami kenal")).to_be_visible()
        assert [line for line in heard if line.startswith("POST")] == []


def test_34_on_a_false_paper_the_reader_sees_what_differs_and_a_void_one_is_red(chromium: Browser) -> None:
    found = issued()
    code = _codes.signed_code(found)
    with window([code]) as (origin, _):
        _context, page, _said = opened(chromium)
        page.goto(f"{origin}/v#{code}")
        for fact in (found.number, "24 November 2026", "L•••A M•••••A", "Polres Sintang"):
            expect(page.get_by_text(fact, exact=True)).to_be_visible()
        expect(page.get_by_text("Kalau ada yang beda, kertas itu bukan surat ini.")).to_be_visible()
    _void.ask_void(by=who("dodi"), key=uuid4(), code=found.code, reason="Salah")
    _void.void(by=who("wahyu"), key=uuid4(), code=found.code)
    jobs.drain()
    with window([code]) as (origin, _):
        _context, page, _said = opened(chromium)
        page.goto(f"{origin}/v#{code}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Surat ini sudah dibatalkan")
        colour = page.locator(".verdict").evaluate("one => getComputedStyle(one).backgroundColor")
        assert colour == "rgb(168, 35, 27)"


def test_every_page_is_accessible_and_fits(chromium: Browser) -> None:
    code = _codes.signed_code(issued())
    with window([code, "0" * 16]) as (origin, _):
        page = chromium.new_context(bypass_csp=True).new_page()
        for typing in ("", code, "0" * 16):
            page.goto(f"{origin}/v")
            if typing:
                typed(page, typing)
            stands_everywhere(page)


def typed(page: Page, code: str) -> None:
    page.get_by_label("Kode di bawah kotak QR").fill(code)
    page.get_by_role("button", name="Periksa", exact=True).click()
    page.wait_for_selector("[data-state]")


def test_it_works_without_scripts(chromium: Browser) -> None:
    found = issued()
    short = _codes.short_of(found)
    with window([short]) as (origin, _):
        _context, page, _said = opened(chromium, java_script_enabled=False)
        page.goto(f"{origin}/v")
        typed(page, short)
        expect(page.get_by_text(found.number)).to_be_visible()
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_file_that_is_too_large_is_not_even_sent(chromium: Browser) -> None:
    with window([]) as (origin, heard):
        _context, page, _said = opened(chromium)
        page.goto(f"{origin}/v")
        told = page.get_by_text("Berkas ini lebih dari 2 MB.")
        expect(told).to_be_hidden()
        sent = {"name": "pindai.pdf", "mimeType": "application/pdf", "buffer": b"x" * (LARGEST_BYTES + 1)}
        page.get_by_label("Punya berkas PDF-nya?").set_input_files(sent)  # type: ignore[arg-type]
        page.get_by_role("button", name="Periksa berkas").click()
        expect(told).to_be_visible()
        assert not [each for each in heard if each.startswith("POST")]
