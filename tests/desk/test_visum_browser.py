"""Flow 17 in real browsers: a hospital is asked, a penyidik approves, the hospital receives; sealed for others."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from spkt.records.models import Letter, Paper
from tests import factories
from tests.eyes import stands
from tests.rooms import code_of, sealed, served, sign_in

WINDOW: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}


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
    assert [each for each in troubles if "404" not in each and "422" not in each] == [], (
        "a page to come is not there yet"
    )


@pytest.mark.browser
@pytest.mark.slow
def test_a_hospital_is_asked_approved_received_and_answered(windows: Any) -> None:
    matter = factories.matter(after="siap_gelar")
    ani, lukas = windows("ani"), windows("lukas")
    ask(ani, matter.code)
    letter = Letter.objects.get()
    approve(lukas, letter.code)
    said = pdf_text(
        lukas.context.request.get(f"/berkas/{sealed(Paper.objects.get(kind='visum_luka').code)}/pdf").body()
    )
    for words in ("PRO JUSTITIA", "RAHASIA", "LIDIA MARTINA", "Diduga dipukul", "Laporan Polisi menyusul", "PENYIDIK"):
        assert words in said
    receive_and_answer(ani, letter.code)
    assert Letter.objects.get().state == "hasil_diterima"


def ask(ani: Any, code: str) -> None:
    """From the matter's panel; what is missing is asked, the page beside the form follows what is typed."""
    ani.goto(f"/perkara/{code}")
    ani.get_by_role("link", name="Minta visum").click()
    stands(ani, 320)
    ani.get_by_role("button", name="Minta persetujuan").click()
    ani.get_by_role("alert").get_by_text("Centang pemeriksaan yang diminta.").wait_for()
    stands(ani, 320)
    ani.locator("#id_hospital").select_option(label="RSUD Ade Muhammad Djoen Sintang")
    ani.get_by_label("Luka").check()
    ani.get_by_label("Keterangan singkat kejadian").fill("Diduga dipukul dengan tangan kosong di halaman rumah.")
    ani.get_by_label("Petugas pengantar").select_option(label="BRIPKA YOSUA LANTING")
    ani.locator("[data-live]").wait_for(state="visible", timeout=20_000)
    assert ani.locator("[data-live]").evaluate("picture => picture.naturalWidth") > 600
    assert ani.get_by_label("Jenazah luar").is_hidden(), "what only a body needs is not asked"
    ani.get_by_role("button", name="Minta persetujuan").click()
    ani.wait_for_url(re.compile("/visum/"))
    ani.get_by_text("menunggu persetujuan penyidik").first.wait_for()
    assert ani.get_by_role("button", name="Setujui").count() == 0
    assert ani.get_by_text("AIPTU LUKAS BAYAN SENJA").first.is_visible(), "whom it waits for"
    stands(ani, 320)


def approve(lukas: Any, code: str) -> None:
    """The penyidik finds it on the matter, reads the very page, and a second click finds the first answer."""
    lukas.goto(f"/visum/{code}")
    stands(lukas, 320)
    lukas.get_by_label("Nomor SK penyidik Anda").fill("Skep/45/I/2025")
    lukas.get_by_role("button", name="Setujui dan terbitkan").dblclick()
    lukas.wait_for_url(re.compile("/berkas/"))
    stands(lukas, 320)


def receive_and_answer(ani: Any, code: str) -> None:
    ani.goto(f"/visum/{code}")
    stands(ani, 320)
    ani.get_by_label("Diterima oleh").fill("dr. Agnes")
    ani.get_by_role("button", name="Catat diterima rumah sakit").click()
    ani.get_by_text("diterima rumah sakit, menunggu hasil").first.wait_for()
    stands(ani, 320)
    ani.get_by_role("button", name="Catat hasil diterima").click()
    ani.get_by_text("hasil diterima").first.wait_for()
    stands(ani, 320)


@pytest.mark.browser
@pytest.mark.slow
def test_a_sealed_request_is_whole_for_its_investigator_only(windows: Any) -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    letter = factories.letter(matter, after="approve", by="ani")
    maria, dodi, lukas = windows("maria"), windows("dodi"), windows("lukas")
    maria.goto(f"/visum/{letter.code}")
    assert maria.get_by_text("Diantar").is_visible()
    dodi.goto(f"/visum/{letter.code}")
    dodi.get_by_text("Perkara ini dilindungi").wait_for()
    assert "Lidia" not in dodi.content()
    assert "LIDIA" not in dodi.content()
    stands(dodi, 320)
    assert lukas.goto(f"/visum/{letter.code}").status == 404


@pytest.mark.browser
@pytest.mark.slow
def test_a_letter_is_written_beside_its_page_and_issued_by_the_kanit(windows: Any) -> None:
    matter = factories.matter(after="account")
    ani, dodi = windows("ani"), windows("dodi")
    ani.goto(f"/perkara/{matter.code}/surat")
    stands(ani, 320)
    ani.get_by_role("link", name="Surat keterangan").click()
    ani.get_by_label("Tentang apa").fill("jatuh sendiri dari sepeda motor")
    ani.locator("[data-live]").wait_for(state="visible", timeout=20_000)
    stands(ani, 320)
    ani.get_by_role("button", name="Simpan konsep").click()
    ani.get_by_text("Minta Kanit jaga menerbitkannya").wait_for()
    dodi.goto(f"/perkara/{matter.code}/surat/surat_keterangan_lain")
    dodi.get_by_role("button", name="Terbitkan surat").click()
    dodi.wait_for_url(re.compile("/berkas/"))
    assert "jatuh sendiri" in pdf_text(dodi.context.request.get(f"/berkas/{sealed(code_of(dodi.url))}/pdf").body())


@pytest.mark.browser
@pytest.mark.slow
def test_a_paper_is_void_by_two_persons(windows: Any) -> None:
    trail = factories.walk()
    ani, wahyu = windows("ani"), windows("wahyu")
    ani.goto(f"/berkas/{trail.sttlp}")
    ani.get_by_role("link", name="Minta pembatalan").click()
    stands(ani, 320)
    ani.get_by_label("Mengapa surat ini harus dibatalkan").fill("Nama terlapor salah.")
    ani.get_by_role("button", name="Kirim kepada Ka SPKT").click()
    ani.get_by_text("Menunggu keputusan Ka SPKT").wait_for()
    wahyu.goto(f"/berkas/{trail.sttlp}")
    stands(wahyu, 320)
    wahyu.get_by_role("link", name="Putuskan").click()
    stands(wahyu, 320)
    wahyu.get_by_role("button", name="Batalkan surat").click()
    wahyu.wait_for_url(re.compile("/berkas/"))
    ani.goto(f"/berkas/{trail.sttlp}")
    ani.get_by_text("Surat ini batal").wait_for()
    stands(ani, 320)
    assert "BATAL" in pdf_text(ani.context.request.get(f"/berkas/{sealed(trail.lp)}/pdf").body())
