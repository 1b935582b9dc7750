"""Files in a real browser: sent over a line that breaks twice, taken up after a reload, looked at, taken out."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bench.line import Line
from spkt.kit.spool import PIECE_BYTES
from spkt.records.models import File, Leaf
from tests import factories, filing
from tests.eyes import stands
from tests.rooms import served, sign_in

WINDOW: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PHONE |= {"reduced_motion": "reduce"}
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def desk(apart: dict[str, str]) -> Iterator[str]:
    with served(apart) as address:
        yield address


def window(chromium: Any, address: str, who: str, **shape: Any) -> Any:
    """A signed-in window; what its console says about our own scripts fails the test at the end of it."""
    context = chromium.new_context(**(shape or WINDOW), base_url=address)
    page = context.new_page()
    sign_in(page, address, who)
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda told: page.troubles.append(told.text) if "Content Security" in told.text else None)
    return page


def test_an_upload_outlives_two_breaks_of_the_line(chromium: Any, desk: str, tmp_path: Path) -> None:
    matter = factories.matter(after="account")
    content = filing.video(12 * PIECE_BYTES + 77)
    sent = tmp_path / "rekaman.mp4"
    sent.write_bytes(content)
    with Line(int(urlsplit(desk).port or 0), mbit=12) as line:
        ani = window(chromium, f"http://127.0.0.1:{line.port}", "ani")
        ani.goto(f"/perkara/{matter.code}/lampiran")
        stands(ani, 320)
        ani.get_by_label("Berkas", exact=True).set_input_files(sent)
        ani.get_by_label("Keterangan").fill("kamera toko seberang jalan")
        start = line.up
        ani.get_by_role("button", name="Kirim").click()
        for share in (0.3, 0.65):
            while line.up - start < share * len(content):
                ani.wait_for_timeout(20)
            line.cut()
            ani.locator(".sending").get_by_text("Sambungan putus").wait_for(timeout=20_000)
            line.mend()
        ani.locator(".tiles li").wait_for(timeout=60_000)
        assert line.cuts >= 2
        assert ani.troubles == []
    row = File.objects.get()
    assert (row.state, row.size, row.kind) == ("tersimpan", len(content), "video")
    assert line.up - start < 1.5 * len(content), "what had come was not sent again"
    assert Leaf.objects.filter(act="files.finish").count() == 1
    assert ani_gets(chromium, desk, row) == content


def ani_gets(chromium: Any, desk: str, row: File) -> bytes:
    """The original, taken out over a good line."""
    ani = window(chromium, desk, "ani")
    return bytes(ani.context.request.get(f"/lampiran/{row.code}/asli").body())


def test_after_a_reload_the_rest_is_sent(chromium: Any, desk: str, tmp_path: Path) -> None:
    matter = factories.matter(after="account")
    sent = tmp_path / "rekaman.mp4"
    sent.write_bytes(filing.video(8 * PIECE_BYTES))
    ani, pieces = window(chromium, desk, "ani"), []
    ani.route(re.compile("/potong/[4-7]$"), lambda route: route.abort() if len(pieces) < 1 else route.continue_())
    ani.goto(f"/perkara/{matter.code}/lampiran")
    ani.get_by_label("Berkas", exact=True).set_input_files(sent)
    ani.get_by_role("button", name="Kirim").click()
    ani.locator(".sending").get_by_text("Sambungan putus").wait_for()
    ani.on("dialog", lambda dialog: dialog.accept())
    ani.goto(f"/perkara/{matter.code}/lampiran")
    pieces.append(True)
    ani.get_by_text("50 % sudah sampai").wait_for()
    stands(ani, 320)
    again: list[str] = []
    ani.on("request", lambda request: again.append(request.url) if "/potong/" in request.url else None)
    ani.get_by_label("Berkas", exact=True).set_input_files(sent)
    ani.get_by_role("button", name="Kirim").click()
    ani.locator(".tiles li").wait_for()
    assert sorted({int(url.rpartition("/")[2]) for url in again}) == [4, 5, 6, 7]
    assert ani.get_by_text("Belum selesai dikirim").count() == 0
    assert File.objects.get().state == "tersimpan"


def test_a_photo_is_taken_on_a_phone_and_looked_at(chromium: Any, desk: str, tmp_path: Path) -> None:
    matter = factories.matter(after="account")
    ani = window(chromium, desk, "ani", **PHONE)
    ani.goto(f"/perkara/{matter.code}")
    ani.get_by_role("link", name="Tambah lampiran").click()
    camera = ani.get_by_label("Ambil foto dengan kamera")
    assert camera.is_visible()
    assert camera.get_attribute("capture") == "environment"
    sent = tmp_path / "IMG_20261124_190000.jpg"
    sent.write_bytes(filing.photo(2400, 1800))
    camera.set_input_files(sent)
    ani.get_by_label("Untuk apa").select_option(label="Keadaan barang: Honda Beat hitam")
    ani.get_by_role("button", name="Kirim").click()
    ani.locator(".tiles img").wait_for()
    assert (
        ani.locator(".tiles img").evaluate("async picture => { await picture.decode(); return picture.naturalWidth; }")
        == 320
    )
    stands(ani, 320)
    ani.goto(f"/perkara/{matter.code}")
    stands(ani, 320)
    ani.locator(".tile").click()
    ani.get_by_role("heading", name="Foto").wait_for()
    assert ani.locator(".sheet img").evaluate("async p => { await p.decode(); return p.naturalWidth; }") == 2000
    stands(ani, 320)
    with ani.expect_download() as download:
        ani.get_by_role("link", name="Unduh berkas asli").click()
    assert download.value.suggested_filename == f"lampiran-{File.objects.get().code.lower()}.jpg"
    assert Path(download.value.path()).read_bytes() == sent.read_bytes()
    ani.get_by_role("link", name="Sisihkan").click()
    stands(ani, 320)
    ani.get_by_label("Mengapa lampiran ini disisihkan").fill("milik perkara lain")
    ani.get_by_role("button", name="Sisihkan").click()
    ani.get_by_text("disisihkan").first.wait_for()
    assert ani.troubles == []


def test_what_is_refused_says_why_where_it_was_sent(chromium: Any, desk: str, tmp_path: Path) -> None:
    matter = factories.matter(after="account")
    ani = window(chromium, desk, "ani")
    ani.goto(f"/perkara/{matter.code}/lampiran")
    bad, good = tmp_path / "foto.jpg", tmp_path / "lain.jpg"
    bad.write_bytes(b"<svg onload=alert(1)>" * 40)
    good.write_bytes(filing.photo())
    ani.get_by_label("Berkas", exact=True).set_input_files([bad, good])
    ani.get_by_role("button", name="Kirim").click()
    ani.locator(".sending[data-state=failed]").get_by_text("Jenis berkas ini tidak diterima").wait_for()
    ani.locator(".sending[data-state=kept]").wait_for()
    stands(ani, 320)
    assert File.objects.get().state == "tersimpan"


def test_a_scan_of_the_signed_copy_hangs_on_its_paper_without_javascript(
    chromium: Any, desk: str, tmp_path: Path
) -> None:
    trail = factories.walk()
    context = chromium.new_context(**WINDOW, base_url=desk, java_script_enabled=False)
    ani = context.new_page()
    sign_in(ani, desk, "ani")
    ani.goto(f"/berkas/{trail.sttlp}")
    ani.get_by_role("link", name="Tambah lampiran").click()
    assert ani.get_by_label("Untuk apa").evaluate("field => field.value") == f"paper:{trail.sttlp}"
    sent = tmp_path / "pindai.pdf"
    sent.write_bytes(filing.scan(2))
    ani.get_by_label("Berkas", exact=True).set_input_files(sent)
    ani.get_by_role("button", name="Kirim").click()
    ani.wait_for_url(re.compile(f"/berkas/{trail.sttlp}$"))
    assert ani.locator(".tiles img").evaluate("picture => picture.naturalWidth") > 100
    ani.locator(".tile").click()
    assert ani.get_by_text("1 / 2").is_visible()
    ani.get_by_role("link", name="Halaman berikutnya").click()
    started = time.monotonic()
    while (
        ani.locator(".sheet img").evaluate("picture => picture.naturalWidth") < 1000 and time.monotonic() - started < 10
    ):
        ani.wait_for_timeout(50)
    assert "halaman=2" in ani.url
    context.close()
