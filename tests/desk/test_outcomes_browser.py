"""Flow 11 in real browsers: no crime → the answer → a row in /tinjau → a review → a second gelar with other seats."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests import factories
from tests.desk.test_gelar_browser import WINDOW
from tests.eyes import stands
from tests.rooms import code_of, sealed, served, sign_in

NARROW = {"width": 390, "height": 844}


@pytest.fixture
def windows(chromium: Any, apart: dict[str, str]) -> Iterator[Any]:
    """Opens the desk for an officer in a window of his own."""
    opened: dict[str, Any] = {}
    with served(apart) as address:

        def window(name: str) -> Any:
            if name not in opened:
                page = opened[name] = chromium.new_context(**WINDOW, base_url=address).new_page()
                sign_in(page, address, name)
            return opened[name]

        yield window
        for page in opened.values():
            page.context.close()


def looked_at(page: Any) -> None:
    """Nothing scrolls sideways, wide or narrow, and nothing stumbles a reader."""
    stands(page)
    page.set_viewport_size(NARROW)
    stands(page, NARROW["width"])
    page.set_viewport_size(WINDOW["viewport"])


@pytest.mark.browser
@pytest.mark.slow
def test_no_crime_is_answered_listed_reviewed_and_weighed_by_others(windows: Any) -> None:
    matter = factories.matter(route="civil", after="recommend")
    code = matter.code
    explain(windows("dodi"), code)
    hand_over(windows("ani"), code)
    listed(windows("wahyu"), matter)
    review(windows("ani"), code)
    dodi = windows("dodi")
    dodi.goto(f"/perkara/{code}/gelar/buka")
    assert "duduk di gelar sebelumnya" in dodi.content()
    dodi.get_by_label("Yosua").check()
    dodi.get_by_role("button", name="Buka gelar").click()
    assert "sudah duduk di gelar yang ditinjau" in dodi.content(), "others must sit"
    wahyu = windows("wahyu")
    wahyu.goto("/tinjau")
    assert "diminta ditinjau" in wahyu.content()
    assert factories.reread(code).state == "ditinjau"


def explain(dodi: Any, code: str) -> None:
    dodi.goto(f"/perkara/{code}")
    dodi.get_by_role("link", name="Jelaskan dan rujuk").click()
    looked_at(dodi)
    dodi.get_by_label("Alasan, untuk dibaca pelapor").fill("Keterlambatan membayar utang adalah perkara perdata.")
    dodi.get_by_label("Pengadilan negeri").check()
    dodi.get_by_label("Kantor desa").check()
    dodi.get_by_role("button", name="Jelaskan dan rujuk").click()
    dodi.wait_for_url(f"**/perkara/{code}")
    looked_at(dodi)
    dodi.get_by_role("link", name="Surat jawaban pengaduan").click()
    looked_at(dodi)
    content = dodi.context.request.get(f"/berkas/{sealed(code_of(dodi.url))}/pdf").body()
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
    assert "Pengadilan Negeri Sintang" in said
    assert "perkara perdata" in said


def hand_over(ani: Any, code: str) -> None:
    ani.goto(f"/perkara/{code}")
    ani.get_by_role("link", name="Serahkan surat jawaban").click()
    ani.get_by_label("KTP atau kartu lain diperlihatkan").check()
    ani.get_by_role("button", name="Catat penyerahan").click()
    ani.wait_for_url("**/berkas/*")


def listed(wahyu: Any, matter: Any) -> None:
    wahyu.goto("/")
    wahyu.get_by_role("link", name="Tinjau", exact=True).click()
    looked_at(wahyu)
    assert matter.papers.get(kind="tanda_terima_pengaduan").number in wahyu.content()


def review(ani: Any, code: str) -> None:
    ani.goto(f"/perkara/{code}/langkah/ask_review")
    looked_at(ani)
    ani.get_by_label("Yang harus dilihat lagi").fill("Janji palsu sebelum uang diserahkan.")
    ani.get_by_role("button", name="Minta tinjau").click()
    ani.wait_for_url(f"**/perkara/{code}")
    ani.goto("/pelimpahan")
    looked_at(ani)
