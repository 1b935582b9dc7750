"""The large-print page of a paper: the same words, for the same eyes, on the desk and on the second screen."""

import re
import subprocess
import unicodedata

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from spkt.access import papers as seen
from spkt.actions import citizens
from spkt.papers import _kind as kinds
from spkt.records.models import Paper, Reading
from tests import cast, factories
from tests.cast import who
from tests.desk.test_citizens import paired, press, screen
from tests.factories import LIDIA, SEALED_STORY, matter
from tests.pages import Sheet, look, neutral
from tests.rooms import enter


@pytest.fixture
def issued(evening: None) -> str:
    return factories.walk(after="issue").sttlp


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def body(pdf: bytes) -> set[str]:
    """The words of a PDF without its page numbers and the letters that lie across the page."""
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return words(re.sub(r"Halaman \d+ dari \d+|(?m:^\f?[A-Z]$)", "", read.stdout.decode()))


def told_by(page: Sheet) -> set[str]:
    return words(BeautifulSoup(page.html, "html.parser").get_text(" "))


def article(page: str) -> str:
    return page.partition("<article")[2].partition("</article>")[0]


def test_every_word_of_every_issued_paper_stands_on_its_page(issued: str) -> None:
    ani = enter("ani")
    for paper in Paper.objects.exclude(matter=None):
        pdf = seen.to_seal(paper, kinds.ASLI)
        page = look(ani, f"/berkas/{paper.code}/huruf-besar")
        assert body(pdf) <= told_by(page), paper.kind
        neutral(page, "Lidia", "LIDIA", "motor", paper.number)
        assert paper.number in page.text


def test_it_says_what_it_is_and_leads_back(issued: str) -> None:
    ani = enter("ani")
    assert look(ani, f"/berkas/{issued}").all("a", href=f"/berkas/{issued}/huruf-besar")
    page = look(ani, f"/berkas/{issued}/huruf-besar")
    assert [each.text for each in page.all("h1")] == ["Versi huruf besar: STTLP"]
    assert "Yang berlaku surat aslinya." in page.text
    assert page.all("a", href=f"/berkas/{issued}")
    assert page.all("h2")[0].text == "SURAT TANDA TERIMA LAPORAN POLISI"
    assert ("NIK/No. identitas", LIDIA.id_number) in [
        (name.text, value.text) for name, value in zip(page.all("dt"), page.all("dd"), strict=False)
    ]
    hidden = [each.attrs for each in page.all("button") if "data-aloud-toggle" in each.attrs]
    assert "hidden" in hidden[0], "without a voice of this computer nobody is offered to listen"


def test_a_reading_is_noted(issued: str) -> None:
    enter("ani").get(f"/berkas/{issued}/huruf-besar")
    assert Reading.objects.filter(what="papers.large", officer=cast.officer("ani")).exists()


@pytest.mark.parametrize("name", ["hadi", "eko", "gita", "agung"])
def test_who_is_out_of_scope_finds_nothing(issued: str, name: str) -> None:
    look(enter(name), f"/berkas/{issued}/huruf-besar", status=404)


def test_of_a_sealed_matter_only_the_investigator_reads_names(evening: None) -> None:
    factories.walk(SEALED_STORY, after="issue")
    code = Paper.objects.get(kind="lp_b").code
    page = look(enter("dodi"), f"/berkas/{code}/huruf-besar")
    assert "Perkara ini dilindungi." in page.text
    assert "LIDIA MARTINA" not in page.text
    assert "LIDIA MARTINA" in look(enter("maria"), f"/berkas/{code}/huruf-besar").text


def test_a_void_paper_says_so(issued: str) -> None:
    Paper.objects.filter(code=issued).update(corrected_at=cast.EVENING)
    assert "DIGANTIKAN" in look(enter("ani"), f"/berkas/{issued}/huruf-besar").text


@pytest.mark.parametrize("kind", ["lp_b", "sttlp"])
def test_a_draft_is_read_before_anybody_signs(kind: str) -> None:
    told, ani = matter(after="draft"), enter("ani")
    pdf = seen_draft(told.code, kind)
    page = look(ani, f"/perkara/{told.code}/lp/huruf-besar/{kind}")
    assert body(pdf) <= told_by(page)
    assert "belum bernomor dan belum berlaku" in page.text
    assert "DRAF" in page.text
    assert look(ani, f"/perkara/{told.code}/lp", berkas=kind).all(
        "a", href=f"/perkara/{told.code}/lp/huruf-besar/{kind}"
    )
    assert look(ani, f"/perkara/{told.code}/lp/persetujuan").all("a", href=f"/perkara/{told.code}/lp/huruf-besar/lp_b")


def seen_draft(code: str, kind: str) -> bytes:
    from spkt.access._gate import reading

    with reading():
        return seen.draft_pdf(code, kind, who("ani"))


@pytest.mark.parametrize("kind", ["lp_a", "gelar_rek", "sktlk", "x"])
def test_nothing_else_is_drafted_for_her(kind: str) -> None:
    told = matter(after="draft")
    look(enter("ani"), f"/perkara/{told.code}/lp/huruf-besar/{kind}", status=404)


def test_nothing_is_read_before_there_is_a_draft() -> None:
    told = matter(after="account")
    look(enter("ani"), f"/perkara/{told.code}/lp/huruf-besar/lp_b", status=404)


def test_the_reporter_reads_the_whole_report_on_her_screen_without_nik_and_address() -> None:
    told, client = matter(after="draft"), paired()
    assert client.get("/layar/surat").status_code == 303, "nothing is shown yet"
    citizens.present(who("ani"), told.code, "report")
    assert 'href="/layar/surat"' in client.get("/layar").content.decode()
    page = client.get("/layar/surat").content.decode()
    assert 'data-reader-state="reading"' in page
    for said in ("URAIAN KEJADIAN", "LIDIA MARTINA", "HENDRI", "TINDAKAN YANG DIAMBIL", "(tidak ditampilkan di layar)"):
        assert said in article(page), said
    for secret in (LIDIA.id_number, LIDIA.phone, LIDIA.address.detail, told.code):
        assert secret not in page
    while client.get("/layar/keadaan").json()["state"] == "reading":
        press(client, "benar")
    assert 'data-reader-state="signing"' in client.get("/layar/surat").content.decode()
    press(client, "setuju")
    assert client.get("/layar/surat").status_code == 303


def test_of_a_sealed_matter_her_screen_names_nobody() -> None:
    told, client = matter(SEALED_STORY, after="draft"), Client()
    citizens.pair(who("maria"), screen(client))
    citizens.present(who("maria"), told.code, "report")
    page = client.get("/layar/surat").content.decode()
    assert "Perkara ini dilindungi" in page
    for name in ("HENDRI", "LIDIA"):
        assert name not in page


def test_the_story_alone_and_a_stranger_have_no_paper() -> None:
    assert Client().get("/layar/surat").status_code == 303
    told, client = matter(after="draft"), paired()
    citizens.present(who("ani"), told.code, "story")
    assert client.get("/layar/surat")["Location"] == "/layar"
    assert 'href="/layar/surat"' not in client.get("/layar").content.decode()
