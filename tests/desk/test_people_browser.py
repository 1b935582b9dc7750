"""Hard cases in a real browser: danger asked and answered, a report that comes first, what is added, light and dark."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from spkt.law.case import Person, Role
from tests import factories
from tests.desk.test_intake_browser import Desk, accepted, desk
from tests.factories import LIDIA
from tests.hard import told

pytestmark = [pytest.mark.browser, pytest.mark.slow]
__all__ = ["desk"]
HUSBAND = Person(roles=(Role.TERLAPOR,), name="ANDREAS", relation="SUAMI")
NARROW = {"viewport": {"width": 390, "height": 844}}
SHOTS = os.environ.get("SHOTS", "")


def kept(page: Page, name: str) -> None:
    """Accepted by axe; a picture stays where one is asked for."""
    accepted(page)
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize("options", [{}, {**NARROW, "color_scheme": "dark"}], ids=["wide", "narrow-dark"])
def test_danger_is_asked_answered_and_stopped(desk: Desk, options: dict[str, object]) -> None:
    matter = told(LIDIA, HUSBAND, facts=("kdrt",))
    page, size = desk("maria", **options), "wide" if not options else "narrow"
    page.goto(f"/perkara/{matter.code}/bahaya")
    page.click("button:has-text('Catat jawabannya')")
    kept(page, f"danger-unanswered-{size}")
    for code, answer in (("masih_serumah", 1), ("ancaman", 0), ("ada_anak", 1)):
        page.locator(f"#id_{code}_{answer}").check()
    page.click("button:has-text('Catat jawabannya')")
    expect(page.get_by_text("Ada bahaya. Lakukan sekarang:")).to_be_visible()
    kept(page, f"danger-{size}")
    page.goto("/")
    expect(page.get_by_text(re.compile("Bahaya: perlindungan paling lambat"))).to_be_visible()
    kept(page, f"alarm-{size}")
    page.goto(f"/perkara/{matter.code}/perlindungan")
    page.get_by_label("Dikawal petugas").check()
    kept(page, f"protect-{size}")
    page.click("button[type=submit]:has-text('Catat perlindungan')")
    expect(page.get_by_text("Sudah dilakukan:")).to_be_visible()
    kept(page, f"matter-{size}")


def test_pages_of_hard_cases(desk: Desk) -> None:
    first = factories.matter(after="issue")
    caught = replace(HUSBAND, relation="", features="berjaket merah")
    matter = told(replace(LIDIA, reads=False), caught, facts=("tertangkap_tangan",), prosecute=True)
    ani, dodi = desk("ani"), desk("dodi")
    for address, name in (("", "matter"), ("/pengaduan", "complaint"), ("/lp/konsep", "draft"), ("/orang/1", "party")):
        ani.goto(f"/perkara/{matter.code}{address}")
        kept(ani, name)
    for address, name in (("/gabung", "join"), ("/saling-lapor", "counter")):
        dodi.goto(f"/perkara/{matter.code}{address}")
        kept(dodi, name)
    ani.goto(f"/perkara/{first.code}/keterangan-tambahan")
    kept(ani, "statement")


def test_a_complaint_offence_shows_its_questions(desk: Desk) -> None:
    matter = told(prosecute=True, after="konseling")
    page = desk("lukas")
    page.goto(f"/perkara/{matter.code}/konseling")
    expect(page.get_by_label("Pengadu tinggal di luar negeri")).to_have_count(0)
    page.select_option("#id_candidate", "KUHP-436")
    page.fill("#id_points", "Dihina di pasar.")
    page.click("button:has-text('Periksa delik aduan')")
    expect(page.get_by_label("Pengadu tinggal di luar negeri")).to_be_visible()
    expect(page.locator("#id_points")).to_have_value("Dihina di pasar.")
    kept(page, "konseling")


def test_a_thumb_of_the_reporter_ends_in_a_paper(desk: Desk) -> None:
    first = factories.matter(after="issue")
    page = desk("ani")
    page.goto(f"/perkara/{first.code}/keterangan-tambahan")
    page.fill("#id_words", "Ada stiker bunga di spatbor.")
    page.get_by_text("Cap jempol kiri").click()
    page.fill("#id_witness_1", "YOHANES")
    page.fill("#id_witness_2", "MARIA")
    page.click("button:has-text('Terbitkan keterangan tambahan')")
    expect(page).to_have_url(re.compile("/berkas/"))
    report_pages = page.locator("img")
    expect(report_pages.first).to_be_visible()
