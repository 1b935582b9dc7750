"""Three officers in three browsers: from the gelar to the STTLP in her hands, axe at every stop."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from spkt.records.models import Paper
from tests import factories
from tests.eyes import stands
from tests.rooms import code_of, sealed, served, sign_in

WINDOW: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}


def at(code: str, part: str = "") -> str:
    return f"/perkara/{code}/gelar{part}"


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


@pytest.fixture
def windows(chromium: Any, apart: dict[str, str]) -> Iterator[Any]:
    """Opens the desk for an officer in a window of his own; nothing may be said in its console."""
    opened: dict[str, Any] = {}
    troubles: list[str] = []
    with served(apart) as address:

        def window(name: str) -> Any:
            if name not in opened:
                context = chromium.new_context(**WINDOW, base_url=address)
                page = opened[name] = context.new_page()
                sign_in(page, address, name)
                page.on("console", lambda message: troubles.append(message.text))
                page.on("pageerror", lambda error: troubles.append(str(error)))
            return opened[name]

        yield window
        for page in opened.values():
            page.context.close()
    assert [each for each in troubles if "422" not in each] == [], "only the thumb without a witness was refused"


@pytest.mark.browser
@pytest.mark.slow
def test_three_officers_walk_from_gelar_to_report(windows: Any) -> None:
    code = factories.matter(after="siap_gelar").code
    dodi, lukas, yosua = (windows(name) for name in ("dodi", "lukas", "yosua"))
    convene(dodi, code)
    for page in (lukas, yosua, dodi):
        page.goto(at(code))
        page.get_by_label("Saya tidak ada hubungan").check()
        page.get_by_role("button", name="Nyatakan hadir").click()
    charge(lukas, code)
    weigh_by_keys(lukas)
    propose(dodi, code)
    for page in (lukas, yosua, dodi):
        page.goto(at(code))
        page.get_by_role("button", name="Tanda tangani rekomendasi").click()
    dodi.get_by_role("link", name="Buka rekomendasi").click()
    stands(dodi)
    recommended = pdf_text(dodi.context.request.get(f"/berkas/{sealed(code_of(dodi.url))}/pdf").body())
    assert "Olah TKP malam ini" in recommended
    assert "Dibuatkan Laporan Polisi model B." in recommended
    write_and_read_back(windows("ani"), code)
    issue_twice(dodi, code)
    hand_over(windows("ani"), dodi.url)


def convene(dodi: Any, code: str) -> None:
    dodi.goto(at(code, "/buka"))
    stands(dodi)
    for name in ("Lukas", "Yosua"):
        dodi.get_by_label(name).check()
    dodi.get_by_role("button", name="Buka gelar").click()
    dodi.wait_for_url(re.compile(at(code) + "$"))


def charge(lukas: Any, code: str) -> None:
    lukas.goto(at(code, "/pasal"))
    stands(lukas)
    lukas.get_by_label("Kata atau nomor pasal").fill("476")
    lukas.get_by_role("button", name="Cari", exact=True).click()
    lukas.get_by_role("link", name="Pencurian biasa").click()
    lukas.get_by_role("button", name="Pakai untuk gelar").click()
    stands(lukas)


def weigh_by_keys(lukas: Any) -> None:
    """Without a mouse: 1 is met, down is the next element; it saves itself, and a reload shows it."""
    lukas.locator("fieldset.weigh input[type=radio]").first.focus()
    for n in range(4):
        lukas.keyboard.press("1")
        if n < 3:
            lukas.keyboard.press("ArrowDown")
    lukas.get_by_text("Timbangan tersimpan").wait_for()
    lukas.get_by_text("Unsur pokok 4 dari 4").wait_for()
    first = lukas.locator("fieldset.weigh").first
    first.get_by_text("Tulis dasar").click()
    first.get_by_label("Dasar", exact=True).fill("Motor tidak ada lagi")
    first.get_by_label("Saya parkir motor").check()
    first.get_by_role("link", name="cerita, kal. 1").wait_for()
    for n in range(1, 4):
        other = lukas.locator("fieldset.weigh").nth(n)
        other.get_by_text("Tulis dasar").click()
        other.get_by_label("Dasar", exact=True).fill("Dari ceritanya")
        other.get_by_label("Saya parkir motor").check()
        other.get_by_role("link", name="cerita, kal. 1").wait_for()
    lukas.reload()
    assert lukas.locator("fieldset.weigh .y input:checked").count() == 4
    lukas.get_by_role("link", name="cerita, kal. 1").first.click()
    assert lukas.locator("#kalimat-1").evaluate("row => row.matches(':target')")


def propose(dodi: Any, code: str) -> None:
    dodi.goto(at(code))
    stands(dodi)
    dodi.get_by_label("Belum cukup, perlu keterangan").check()
    assert dodi.get_by_label("Batas waktu melengkapi").is_visible()
    dodi.get_by_label("Ada unsur pidana").check()
    assert not dodi.get_by_label("Batas waktu melengkapi").is_visible()
    dodi.get_by_label("Alasan putusan").fill("Semua unsur terpenuhi dari keterangan pelapor.")
    dodi.get_by_label("Catatan rekomendasi").fill("Olah TKP malam ini")
    dodi.locator("#tindakan").get_by_role("button", name="Tulis putusan").click()
    dodi.get_by_text("Pemimpin menandatangani terakhir.").wait_for()


def write_and_read_back(ani: Any, code: str) -> None:
    ani.goto(f"/perkara/{code}/lp/konsep")
    stands(ani)
    assert "Saya parkir motor di halaman." in ani.get_by_label("Uraian kejadian").input_value()
    ani.get_by_label("Uraian kejadian").fill("Pelapor memarkir sepeda motor di halaman; paginya motor itu tidak ada.")
    ani.get_by_role("button", name="Simpan, lalu bacakan").click()
    stands(ani)
    ani.get_by_label("Cap jempol kiri").check()
    ani.get_by_label("Saksi pertama").fill("Hendri")
    ani.get_by_role("button", name="Catat jawaban pelapor").click()
    ani.get_by_role("alert").get_by_text("Cap jempol perlu dua saksi.").wait_for()
    ani.get_by_label("Tanda tangan", exact=False).first.check()
    ani.get_by_role("button", name="Catat jawaban pelapor").click()
    ani.get_by_text("Dibacakan kembali, pelapor setuju").first.wait_for()
    stands(ani)
    assert ani.get_by_text("Minta Kanit SPKT").is_visible()
    assert ani.get_by_role("button", name="Terbitkan").count() == 0


def issue_twice(dodi: Any, code: str) -> None:
    """A double click: one number, both papers, one place to be."""
    dodi.goto(f"/perkara/{code}/lp")
    stands(dodi)
    assert dodi.locator(".sheet img").evaluate("picture => picture.naturalWidth") > 700
    dodi.get_by_role("button", name="Terbitkan LP dan STTLP").dblclick()
    dodi.wait_for_url(re.compile("/berkas/"))
    stands(dodi)
    assert sorted(Paper.objects.filter(kind__in=("lp_b", "sttlp")).values_list("kind", "ordinal")) == [
        ("lp_b", 1),
        ("sttlp", 1),
    ]


def hand_over(ani: Any, address: str) -> None:
    ani.goto(address)
    said = pdf_text(ani.context.request.get(f"/berkas/{sealed(code_of(address))}/pdf").body())
    assert "LIDIA MARTINA" in said
    assert "STTLP/B/1/" in said
    ani.get_by_role("link", name="Serahkan").click()
    stands(ani)
    ani.get_by_label("KTP atau kartu lain").check()
    ani.get_by_role("button", name="Catat penyerahan").click()
    ani.get_by_text("Sudah diserahkan kepada Lidia Martina").wait_for()
