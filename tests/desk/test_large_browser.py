"""Large print in a real browser: seen wide and narrow, printed on A4, read aloud by a voice that it is given."""

import os
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from spkt.actions import citizens
from tests import factories, lost
from tests.cast import officer, who
from tests.desk.test_gelar_browser import WINDOW
from tests.desk.test_outcomes_browser import looked_at
from tests.rooms import served, sign_in

PX_OF_18_PT = 24
SMALLEST = """() => Math.min(...[...document.querySelectorAll('main *')]
  .filter(e => e.getClientRects().length && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
VOICE = """
const said = []; let speaking = null;
globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
const voices = [{ lang: 'en-US', localService: true }, { lang: 'id-ID', localService: false },
                { lang: 'id-ID', localService: true }];
Object.defineProperty(globalThis, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
  getVoices: () => voices, cancel() { speaking = null; },
  speak(one) { said.push(one); speaking = one; }, }) });
globalThis.heard = () => said.map((one) => one.text);
globalThis.ended = () => speaking?.dispatchEvent(new Event('end'));
"""


def kept(page: Any, name: str) -> None:
    """A picture for whoever wants to look, where LARGE_PICTURES names a folder."""
    if folder := os.environ.get("LARGE_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def printed(page: Any, name: str) -> str:
    """The page as it is printed: on A4, nothing smaller than 18 pt, without the desk around it."""
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(SMALLEST) >= PX_OF_18_PT
    assert not page.locator(".large-head").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen", color_scheme="light")
    if folder := os.environ.get("LARGE_PICTURES"):
        Path(folder, f"{name}.pdf").write_bytes(pdf)
    sheet = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == (595, 842)
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


@pytest.mark.browser
@pytest.mark.slow
def test_a_receipt_is_read_in_large_letters_printed_and_heard(chromium: Any, apart: dict[str, str]) -> None:
    issued = factories.walk(after="issue")
    with served(apart) as address:
        context = chromium.new_context(**WINDOW, base_url=address)
        page = context.new_page()
        sign_in(page, address, "ani")
        page.goto(f"/berkas/{issued.sttlp}")
        kept(page, "paper")
        page.get_by_role("link", name="Versi huruf besar").click()
        page.get_by_role("heading", level=1, name="Versi huruf besar: STTLP").wait_for()
        assert not page.get_by_role("button", name="Bacakan semuanya").is_visible(), "no voice here"
        assert page.evaluate(SMALLEST) >= PX_OF_18_PT
        kept(page, "wide")
        looked_at(page)
        page.set_viewport_size({"width": 390, "height": 844})
        kept(page, "narrow")
        page.set_viewport_size(WINDOW["viewport"])
        page.get_by_role("button", name="Perbesar tulisan").click()
        assert page.evaluate("getComputedStyle(document.querySelector('main')).fontSize") == "32px"
        told = printed(page, "printed")
        for word in ("Yang berlaku surat aslinya", "LIDIA MARTINA", "HAK PELAPOR", "Halaman 1 dari"):
            assert word in told
        context.add_init_script(VOICE)
        page.reload()
        hear(page)
        context.close()


def hear(page: Any) -> None:
    """Paragraph by paragraph, each marked; stopped in the middle it stops, and begins anew from the first."""
    page.get_by_role("button", name="Bacakan semuanya").click()
    pieces = page.locator("[data-aloud]")
    assert "KEPOLISIAN NEGARA" in page.evaluate("heard()[0]")
    assert pieces.first.get_attribute("aria-current") == "true"
    page.evaluate("ended()")
    assert pieces.nth(0).get_attribute("aria-current") is None
    assert pieces.nth(1).get_attribute("class") == "now"
    kept(page, "heard")
    page.get_by_role("button", name="Berhenti membacakan").click()
    assert page.locator("[data-aloud][aria-current]").count() == 0
    page.evaluate("ended()")
    assert page.evaluate("heard().length") == 2
    page.get_by_role("button", name="Bacakan semuanya").click()
    for _piece in range(pieces.count()):
        page.evaluate("ended()")
    assert page.evaluate("heard().length") == 2 + pieces.count()
    assert any(" 1 0 5 0 1 " in said for said in page.evaluate("heard()")), "a NIK is said figure by figure"
    page.get_by_role("button", name="Bacakan semuanya").wait_for()


@pytest.mark.browser
@pytest.mark.slow
def test_the_page_works_without_scripts(chromium: Any, apart: dict[str, str]) -> None:
    told = factories.matter(after="draft")
    with served(apart) as address:
        context = chromium.new_context(**WINDOW, base_url=address, java_script_enabled=False)
        page = context.new_page()
        sign_in(page, address, "ani")
        page.goto(f"/perkara/{told.code}/lp")
        kept(page, "draft")
        page.get_by_role("link", name="Versi huruf besar").click()
        page.get_by_text("belum bernomor dan belum berlaku").wait_for()
        assert page.get_by_role("button").count() == 0, "what needs a script is not shown"
        page.get_by_role("link", name="Kembali").click()
        page.wait_for_url(f"**/perkara/{told.code}/lp?berkas=lp_b")
        page.goto(f"/sktlk/{lost.loss()}")
        kept(page, "loss")
        page.get_by_role("link", name="Versi huruf besar").click()
        page.get_by_role("heading", name="SURAT KETERANGAN TANDA LAPOR KEHILANGAN").wait_for()
        context.close()


@pytest.mark.browser
@pytest.mark.slow
def test_she_reads_the_whole_report_on_her_own_screen(chromium: Any, apart: dict[str, str]) -> None:
    told = factories.matter(after="draft")
    with served(apart) as address:
        context = chromium.new_context(**WINDOW, base_url=address)
        context.add_init_script(VOICE)
        page = context.new_page()
        page.goto("/layar")
        page.get_by_role("button", name="Pakai sebagai layar pelapor").click()
        citizens.pair(who("ani"), page.locator(".screen-code").inner_text())
        citizens.present(who("ani"), told.code, "report")
        page.get_by_role("heading", name="Apakah sudah benar?").wait_for()
        page.get_by_role("button", name="Dengarkan").click()
        assert page.evaluate("heard().length") == 1, "the current paragraph is heard as before"
        kept(page, "screen")
        looked_at(page)
        page.get_by_role("link", name="Baca surat, huruf besar").click()
        page.get_by_text("NIK, alamat, dan telepon tidak ditampilkan").wait_for()
        kept(page, "screen_large")
        looked_at(page)
        page.get_by_role("button", name="Bacakan semuanya").click()
        assert page.evaluate("heard().length") == 1
        citizens.dismiss(officer("ani"))
        page.get_by_role("heading", name="Selamat datang").wait_for()
        assert page.url.endswith("/layar"), "nothing stays on a screen nobody minds"
        context.close()
