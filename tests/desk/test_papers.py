"""The room of issued papers: one with its pictures, the PDF in its own tab, the hand-over."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from spkt.records.models import Paper, Reading
from tests import cast, factories
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post, sealed


@pytest.fixture
def sttlp(evening: None) -> str:
    """Code of an STTLP that still lies at the desk."""
    return factories.walk(after="issue").sttlp


def of_kind(kind: str) -> Paper:
    return Paper.objects.get(kind=kind)


def said(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_one_shows_the_paper_and_those_beside_it(sttlp: str) -> None:
    page = look(enter("ani"), f"/berkas/{sttlp}")
    assert [each.text for each in page.all("h1")] == ["STTLP"]
    assert "STTLP/B/1/XI/2026/SPKT/POLRES SINTANG" in page.text
    assert [each.attrs["src"] for each in page.all("img")] == [f"/berkas/{sttlp}/halaman/1"]
    assert len(page.all("a", class_="paper-link")) == 6
    neutral(page, "Lidia", "motor", "STTLP")


def test_a_picture_of_each_page_and_no_more(sttlp: str) -> None:
    ani, lp = enter("ani"), of_kind("lp_b").code
    assert look(ani, f"/berkas/{lp}", halaman="2").all("img", src=f"/berkas/{lp}/halaman/2")
    answer = ani.get(f"/berkas/{lp}/halaman/2")
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    for number in (0, 3, 999):
        look(ani, f"/berkas/{lp}/halaman/{number}", status=404)


@pytest.mark.parametrize("asked", ["0", "99", "x", "-1", "1e9", "9" * 40])
def test_any_page_number_is_answered(sttlp: str, asked: str) -> None:
    look(enter("ani"), f"/berkas/{sttlp}", halaman=asked)


def test_pdf_is_inline_not_kept_and_named_by_its_code(sttlp: str) -> None:
    answer = enter("ani").get(f"/berkas/{sealed(sttlp)}/pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{sttlp}.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert "LIDIA MARTINA" in said(answer.content)
    assert Reading.objects.filter(what="papers.pdf", officer=cast.officer("ani")).exists()


def test_a_sealed_pdf_names_nobody_but_to_its_investigator(evening: None) -> None:
    factories.walk(factories.SEALED_STORY, after="issue")
    code = sealed(of_kind("lp_b").code)
    assert "LIDIA MARTINA" not in said(enter("dodi").get(f"/berkas/{code}/pdf").content)
    assert "Perkara ini dilindungi." in look(enter("dodi"), f"/berkas/{code}").text
    assert "LIDIA MARTINA" in said(enter("maria").get(f"/berkas/{code}/pdf").content)


@pytest.mark.parametrize("name", ["hadi", "eko", "gita", "agung"])
@pytest.mark.parametrize("part", ["", "/pdf", "/halaman/1", "/serahkan"])
def test_who_is_out_of_scope_finds_nothing(sttlp: str, name: str, part: str) -> None:
    look(enter(name), f"/berkas/{sttlp}{part}", status=404)


def test_hand_over_is_noted_once(sttlp: str) -> None:
    ani = enter("ani")
    page = look(ani, f"/berkas/{sttlp}/serahkan")
    assert page.all("input", name="to", value="Lidia Martina"), "the reporter is proposed"
    fields = {"key": page.all("input", name="key")[0].attrs["value"], "to": "Lidia Martina", "identified": "KTP"}
    answers = [ani.post(f"/berkas/{sttlp}/serahkan", fields) for _ in range(2)]
    assert [(each.status_code, each["Location"]) for each in answers] == [(303, f"/berkas/{sttlp}")] * 2
    assert "Sudah diserahkan kepada Lidia Martina (KTP)" in look(ani, f"/berkas/{sttlp}").text
    page = look(ani, f"/berkas/{sttlp}/serahkan")
    assert not page.all("form", action=f"/berkas/{sttlp}/serahkan")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"to": "", "identified": "KTP"}, "Tulis nama yang menerima suratnya."),
        ({"to": "Lidia"}, "Pilih bagaimana penerimanya dikenali."),
        ({"to": "Lidia", "identified": "lain"}, "Tulis bagaimana penerimanya dikenali."),
    ],
)
def test_hand_over_asks_for_what_is_missing(sttlp: str, fields: dict[str, str], words: str) -> None:
    page = sheet(post(enter("ani"), f"/berkas/{sttlp}/serahkan", **fields), status=422)
    assert words in page.text
    assert page.all("input", name="to")[0].attrs.get("value", "") == fields["to"], "what was typed stays"


@pytest.mark.parametrize(
    ("name", "may"), [("ani", True), ("budi", True), ("citra", True), ("dodi", False), ("lukas", False)]
)
def test_who_hands_over(sttlp: str, name: str, may: bool) -> None:
    client = enter(name)
    page = look(client, f"/berkas/{sttlp}")
    assert bool(page.all("a", href=f"/berkas/{sttlp}/serahkan")) == may
    assert ("Minta Ba Yanmas menyerahkannya." in page.text) != may
    answer = post(client, f"/berkas/{sttlp}/serahkan", to="Lidia", identified="KTP")
    assert answer.status_code == (303 if may else 403)


def test_what_stays_in_the_file_is_not_handed_over(sttlp: str) -> None:
    lp = of_kind("lp_b").code
    page = look(enter("ani"), f"/berkas/{lp}")
    assert "Surat ini tinggal di berkas perkara. Serahkan surat yang untuk pelapor." in page.text
    page = sheet(post(enter("ani"), f"/berkas/{lp}/serahkan", to="Lidia", identified="KTP"), status=409)
    assert "Serahkan surat yang untuk pelapor." in page.text


def test_a_slip_has_a_page_for_any_officer_of_the_unit(evening: None) -> None:
    factories.visit()
    slip: Any = of_kind("karcis")
    page = look(enter("citra"), f"/berkas/{slip.code}")
    assert slip.number in page.text
    assert page.all("form", action=f"/berkas/{slip.code}/cetak")
    assert not page.all("a", href=f"/berkas/{slip.code}/serahkan")
    look(enter("eko"), f"/berkas/{slip.code}", status=404)


def test_a_paper_that_was_never_printed_is_sealed_by_one_button(sttlp: str) -> None:
    ani = enter("ani")
    page = look(ani, f"/berkas/{sttlp}/pdf", status=409)
    assert "belum disegel" in page.text
    assert page.all("form", action=f"/berkas/{sttlp}/cetak")
    answer = post(ani, f"/berkas/{sttlp}/cetak")
    assert answer["Location"] == f"/berkas/{sttlp}/pdf"
    assert ani.get(answer["Location"])["Content-Type"] == "application/pdf"
