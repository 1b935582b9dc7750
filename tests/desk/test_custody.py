"""The room of things in the desk's care: labels, the chain, and counts, with and without a camera."""

import subprocess
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spkt.actions import _counts
from spkt.law.journeys._custody import Care
from spkt.records.models import Custody, Sighting, StockTake
from tests import custody, lost
from tests.cast import NRP
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")


def at(code: str, step: str = "") -> str:
    return f"/titipan/barang/{code}" + (f"/{step}" if step else "")


def test_the_list_names_labels_and_whom_they_wait_for() -> None:
    code = custody.passed(custody.thing())
    page = look(enter("citra"), "/titipan")
    assert f"{code[:5]} {code[5:]}" in page.text
    assert "menunggu penerima" in page.text
    assert "Menunggu Anda terima" in look(enter("lukas"), "/titipan").text
    assert "Menunggu Anda terima" not in page.text


def test_a_things_page_tells_nothing_in_its_title_and_links_its_matter() -> None:
    code = custody.thing()
    page = look(enter("citra"), at(code))
    neutral(page, "dompet", "hendrikus")
    matter = Custody.objects.get(code=code).thing.matter.code
    assert [each.text for each in page.all("a") if each.attrs.get("href") == f"/perkara/{matter}"] == ["Dompet cokelat"]


def test_who_only_takes_it_reads_the_label_and_no_more() -> None:
    code = custody.passed(custody.thing(), to="hendra")
    browser = enter("hendra")
    page = look(browser, at(code))
    assert "Dompet" not in page.text
    assert "HENDRIKUS" not in page.text
    assert post(browser, at(code, "terima")).status_code == 303
    assert custody.reread(code).state == Care.DI_TANGAN
    look(enter("eko"), at(code), status=404)
    look(enter("hadi"), at(code), status=404)


def test_every_step_from_the_page() -> None:
    code, browser = custody.evidence(place=""), enter("ani")
    for step, fields in (
        ("segel", {"seal": "0044", "why_new": "dibuka"}),
        ("simpan", {"place": "rak 3"}),
        ("serahkan", {"to": NRP["lukas"], "reason": "diperiksa"}),
        ("tarik", {}),
        ("musnahkan", {"order": "Sprin/9/XI/2026", "second": NRP["dodi"]}),
    ):
        assert post(browser, at(code, step), **fields).status_code == 303, step
    page = look(browser, at(code))
    for words in ("Disegel", "Disimpan", "Diserahkan", "ditarik", "Dimusnahkan atas perintah", "belum diterima"):
        assert words in page.text, words
    assert post(enter("dodi"), at(code, "terima"))["Location"] == "/titipan"
    assert "sudah dimusnahkan" in look(browser, at(code)).text


def test_a_citizen_takes_it_back() -> None:
    code, browser = custody.evidence(), enter("citra")
    fields = {"receiver": "LIDIA MARTINA", "identified": "KTP", "ground": "surat penyidik"}
    refused = sheet(post(browser, at(code, "kembalikan"), **fields), status=409)
    assert "menandatangani" in refused.text
    assert post(browser, at(code, "kembalikan"), **fields, signed="on").status_code == 303
    assert "LIDIA MARTINA (KTP)" in look(browser, at(code)).text


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("segel", "Tulis nomor segelnya."),
        ("simpan", "Tulis tempat simpannya"),
        ("serahkan", "Pilih petugas yang menerima"),
        ("kembalikan", "Tulis nama yang menerima"),
        ("musnahkan", "Tulis nomor dan tanggal"),
    ],
)
def test_what_is_missing_is_said_on_the_same_page(step: str, said: str) -> None:
    page = sheet(post(enter("citra"), at(custody.evidence(), step)), status=422)
    assert said in page.text
    assert [each.attrs.get("class") for each in page.all("details", open="") if "deed" in each.attrs.get("class", "")]


def test_labels_carry_the_inside_address_and_nothing_of_the_matter(tmp_path: Path) -> None:
    code = custody.thing()
    browser = enter("citra")
    answer = browser.get(f"/titipan/label.pdf?k={code}&mulai=5")
    assert answer["Content-Type"] == "application/pdf"
    text = subprocess.run(
        ["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True
    ).stdout.decode()
    assert f"{code[:5]} {code[5:]}" in text
    assert "Segel 0013" in text
    for secret in ("Dompet", "HENDRIKUS", "temuan"):
        assert secret.casefold() not in text.casefold()
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-", tmp_path / "l"], input=answer.content, check=True)
    read = subprocess.run(["zbarimg", "-q", "--raw", *tmp_path.glob("l*.png")], capture_output=True, check=True)
    assert read.stdout.decode().split() == [f"http://testserver{at(code)}"]
    assert enter("eko").get(f"/titipan/label.pdf?k={code}").status_code == 404
    assert browser.get("/titipan/label.pdf").status_code == 404


# Counts


def counted(browser: Client, code: str, label: str) -> int:
    return int(post(browser, f"/titipan/hitung/{code}/barang", thing=label).status_code)


def test_a_count_from_its_opening_to_its_minutes() -> None:
    here, gone = custody.thing(), custody.thing()
    browser = enter("citra")
    assert "lemari 2 (2)" in look(browser, "/titipan/hitung").text
    opened = post(browser, "/titipan/hitung", place="lemari 2")
    code = StockTake.objects.get().code
    assert opened["Location"] == f"/titipan/hitung/{code}"
    assert counted(browser, code, f"{here[:5].lower()} {here[5:].lower()}") == 303
    assert counted(browser, code, f"https://meja.example{at(gone)}") == 303, "the whole address of a label counts too"
    page = look(browser, f"/titipan/hitung/{code}", ada=here)
    assert f"{here} dihitung." in page.text
    assert post(browser, f"/titipan/hitung/{code}/tanpa-label", note="obeng").status_code == 303
    assert post(browser, f"/titipan/hitung/{code}/selesai").status_code == 303
    assert "Minta petugas lain menutupnya" in look(browser, f"/titipan/hitung/{code}").text
    assert "Minta petugas lain" in sheet(post(browser, f"/titipan/hitung/{code}/tutup"), status=409).text
    done = post(enter("ani"), f"/titipan/hitung/{code}/tutup")
    minutes = look(enter("ani"), done["Location"])
    assert "Berita acara opname" in minutes.text
    assert "tanpa catatan" in look(browser, f"/titipan/hitung/{code}").text
    assert look(browser, "/arsip", kind="ba_opname").all("input", name="b")


def test_a_label_opened_while_one_count_runs_offers_to_mark_itself() -> None:
    here, other = custody.thing(), custody.thing(place="gudang")
    browser = enter("citra")
    assert look(browser, at(here)).all("form", data_count_now="") == []
    code = custody.count()
    page = look(browser, at(here))
    assert [each.attrs["action"] for each in page.all("form", data_count_now="")] == [f"/titipan/hitung/{code}/barang"]
    done = post(browser, f"/titipan/hitung/{code}/barang", thing=here, back="thing")
    assert done["Location"] == at(here)
    again = look(browser, at(here))
    assert "Sudah dihitung" in again.text
    assert again.all("form", data_count_now="") == []
    custody.count(place="gudang")
    assert look(browser, at(other)).all("form", data_count_now="") == [], "two counts run: the officer chooses"
    assert look(enter("wahyu"), at(other)).all("form", action=f"/titipan/hitung/{code}/barang") == []


@pytest.mark.parametrize(
    ("typed", "status", "said"), [("", 422, "Ketik kode"), ("TIDAKADA00", 409, "tidak ada di titipan")]
)
def test_a_code_that_is_no_label_is_said(typed: str, status: int, said: str) -> None:
    custody.thing()
    code = custody.count()
    assert said in sheet(post(enter("citra"), f"/titipan/hitung/{code}/barang", thing=typed), status=status).text
    assert Sighting.objects.count() == 0


def test_only_counting_pages_may_ask_for_the_camera() -> None:
    custody.thing()
    code = custody.count()
    browser = enter("citra")
    assert "camera=(self)" in browser.get(f"/titipan/hitung/{code}")["Permissions-Policy"]
    assert "camera=()" in browser.get("/titipan")["Permissions-Policy"]


def test_a_count_is_not_there_for_whom_it_is_not() -> None:
    custody.thing()
    code = custody.count()
    for name in ("eko", "hadi", "gita", "hendra"):
        look(enter(name), f"/titipan/hitung/{code}", status=404)
        assert counted(enter(name), code, "X") == 404
    assert counted(enter("wahyu"), code, "X") == 403


def test_lists_ask_the_same_number_of_statements_however_long_they_are() -> None:
    browser, counts = enter("citra"), []
    label = custody.thing()
    code = custody.count(label)
    for _n in range(2):
        asked = []
        for path in ("/titipan", at(label), f"/titipan/hitung/{code}", "/titipan/hitung"):
            with CaptureQueriesContext(connection) as seen:
                look(browser, path)
            asked.append(sum(each["sql"].startswith("SELECT") for each in seen.captured_queries))
        counts.append(asked)
        custody.do(_counts.count_thing, "citra", code=code, thing=custody.thing())
        custody.thing()
    assert counts[0] == counts[1]


def test_found_goods_still_stand_in_their_list() -> None:
    lost.find(after="store")
    assert "Barang temuan dalam titipan" in look(enter("citra"), "/titipan").text
