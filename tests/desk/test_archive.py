"""The room of the archive and of registers: what is found, chosen, printed together, and closed by the month."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spkt.kit import clock
from spkt.records.models import Paper, Reading, RegisterPage
from tests import factories
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

AFTER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


pytestmark = pytest.mark.usefixtures("evening")


def test_the_archive_lists_and_finds() -> None:
    trail = factories.walk()
    browser = enter("dodi")
    page = look(browser, "/arsip")
    neutral(page, "Lidia", "pencurian")
    short = trail.number.partition("/SPKT/")[0]
    assert [each.text for each in page.all("a") if each.text == short]
    found = look(browser, "/arsip", number=trail.number)
    assert len(found.all("input", name="b")) == 1
    assert "Lidia M." in found.text
    none = look(browser, "/arsip", number="LP/B/999/XI/2026")
    assert "Tidak ada yang cocok." in none.text


def test_not_there_and_not_yours_read_alike() -> None:
    trail = factories.walk()
    mine, other = (look(enter("eko"), "/arsip", number=each).text for each in (trail.number, "LP/B/999/XI/2026"))
    assert mine.replace(trail.number, "") == other.replace("LP/B/999/XI/2026", "")


def test_a_person_asks_for_a_purpose_which_is_noted() -> None:
    factories.walk()
    browser = enter("dodi")
    asked = look(browser, "/arsip", person="Lidia Martina")
    assert "Tulis untuk keperluan apa orang ini dicari." in asked.text
    assert asked.all("input", name="b") == []
    found = look(browser, "/arsip", person="Lidia Martina", purpose="permintaan bank")
    assert found.all("input", name="b")
    assert {"permintaan bank"} == set(Reading.objects.filter(what="papers.archive").values_list("reason", flat=True))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "12"}, "Nomor urut saja belum cukup."),
        ({"month": "kemarin"}, "Tulis bulannya seperti 2026-11."),
        ({"since": "2026-11-24", "until": "2026-11-01"}, "Tanggal akhir lebih awal"),
    ],
)
def test_what_cannot_be_looked_for_is_said(typed: dict[str, str], said: str) -> None:
    assert said in look(enter("dodi"), "/arsip", **typed).text


def test_several_papers_open_as_one_pdf() -> None:
    trail = factories.walk()
    browser = enter("dodi")
    refused = post(browser, "/arsip/cetak", b=[trail.lp, trail.sttlp])
    page = sheet(refused, status=409)
    assert "Tulis mengapa salinannya diminta" in page.text
    assert [each.attrs["value"] for each in page.all("input", name="b", checked="")]
    done = post(browser, "/arsip/cetak", b=[trail.lp, trail.sttlp], reason="untuk penyidik")
    assert done.status_code == 303
    pdf = browser.get(done["Location"])
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert "filename" in pdf["Content-Disposition"]
    assert Paper.objects.get(code=trail.sttlp).reprints == 1
    assert browser.get(f"/arsip/berkas.pdf?b={trail.sttlp}.0").status_code == 404
    assert browser.get(f"/arsip/berkas.pdf?b={trail.lp}.x").status_code == 404
    assert enter("eko").get(done["Location"]).status_code == 404


def test_nothing_chosen_is_said() -> None:
    assert "Centang dulu" in sheet(post(enter("dodi"), "/arsip/cetak"), status=409).text


def test_a_register_closes_from_its_page() -> None:
    factories.walk()
    browser = enter("wahyu")
    assert "Laporan Polisi (B-1)" in look(browser, "/register").text
    running = look(browser, "/register/lp")
    assert "Bulan ini belum lewat" in running.text
    assert "LIDIA MARTINA" in running.text
    with clock.at(AFTER):
        ready = look(browser, "/register/lp")
        assert "Tutup November 2026" in ready.text
        done = post(browser, "/register/lp/tutup", month="2026-11-01")
        page = RegisterPage.objects.select_related("paper").get()
        assert (done.status_code, done["Location"]) == (303, f"/berkas/{page.paper.code}")
        shown = look(browser, f"/berkas/{page.paper.code}")
        assert "Halaman register" in shown.text
        assert page.paper.number in look(browser, "/register/lp").text
        again = sheet(post(browser, "/register/lp/tutup", month="2026-11-01"), status=409)
        assert "tahap ini" in again.text


def test_an_early_close_is_refused_with_its_reason() -> None:
    factories.walk()
    assert "belum lewat" in sheet(post(enter("wahyu"), "/register/lp/tutup", month="2026-11-01"), status=409).text


@pytest.mark.parametrize(("name", "status"), [("citra", 403), ("ani", 403), ("maria", 404), ("hadi", 404)])
def test_who_may_not_close(name: str, status: int) -> None:
    factories.walk()
    assert post(enter(name), "/register/lp/tutup", month="2026-11-01").status_code == status


@pytest.mark.parametrize("path", ["/register", "/register/lp"])
def test_a_register_is_not_there_for_whom_it_is_not(path: str) -> None:
    for name in ("maria", "hadi", "gita", "fajar"):
        look(enter(name), path, status=404)
    look(enter("citra"), "/register/tidak-ada", status=404)


def test_a_register_without_numbers_says_so() -> None:
    assert "Belum ada catatan." in look(enter("citra"), "/register/lp").text


def test_the_list_asks_the_same_number_of_statements() -> None:
    counts: list[int] = []
    browser = enter("dodi")
    for _n in range(2):
        factories.walk()
        with CaptureQueriesContext(connection) as asked:
            look(browser, "/arsip")
        counts.append(_reads(asked))
    assert counts[0] == counts[1]


def _reads(asked: Any) -> int:
    return sum(each["sql"].startswith("SELECT") for each in asked.captured_queries)
