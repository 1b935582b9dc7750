"""The register of hand forms and the page that enters one."""

from uuid import uuid4

import pytest

from spkt.actions import _hand_forms as acts
from spkt.kit import clock
from spkt.records.models import HandForm, Matter
from tests import factories
from tests.cast import NRP, soon, who
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post
from tests.walk.test_traps import lines_at

pytestmark = pytest.mark.usefixtures("evening")
FIELDS = {"written_on": "2026-11-24", "written_at": "19.30", "written_by": NRP["budi"], "name": "SITI AMINAH",
          "subject": "Motor hilang di halaman rumah"}  # fmt: skip


def form() -> HandForm:
    """A blank form that lies ready."""
    batch = acts.print_forms(by=who("dodi"), key=uuid4(), count=2)
    return HandForm.objects.filter(batch=batch).order_by("ordinal")[0]


def test_forms_are_printed_ahead_and_counted() -> None:
    citra = enter("citra")
    assert "Belum ada formulir." in look(citra, "/formulir-tangan").text
    assert post(citra, "/formulir-tangan", count="3").status_code == 303
    page = look(citra, "/formulir-tangan")
    assert page.text.count("FT/") == 3
    pdf = next(each.attrs["href"] for each in page.all("a") if each.attrs["href"].endswith("/pdf"))
    answer = citra.get(pdf)
    assert answer["Content-Type"] == "application/pdf"
    assert any("FT/1/XI/2026" in words for words, *_box in lines_at(answer.content))
    neutral(page, "Motor")


@pytest.mark.parametrize("count", ["", "0", "21", "x", "9999999999"])
def test_how_many_is_asked_again(count: str) -> None:
    page = sheet(post(enter("dodi"), "/formulir-tangan", count=count), status=422)
    assert not HandForm.objects.exists()
    assert page.all("input", name="count", value=count) or not count


@pytest.mark.parametrize(("name", "may"), [("dodi", True), ("citra", True), ("ani", False), ("lukas", False)])
def test_who_prints_and_who_only_looks(name: str, may: bool) -> None:
    blank, client = form(), enter(name)
    page = look(client, "/formulir-tangan")
    assert bool(page.all("form", action="/formulir-tangan")) == may
    assert bool(page.all("a", href=f"/formulir-tangan/{blank.code}/rusak")) == may
    assert ("Minta Kanit atau Bamin mencetak formulir." in page.text) != may
    assert post(client, "/formulir-tangan", count="1").status_code == (303 if may else 403)


@pytest.mark.parametrize("name", ["hadi", "fajar"])
def test_who_reads_nothing_sees_no_register(name: str) -> None:
    look(enter(name), "/formulir-tangan", status=404)


def test_another_unit_has_its_own_register() -> None:
    blank = form()
    assert blank.number not in look(enter("eko"), "/formulir-tangan").text
    look(enter("eko"), f"/formulir-tangan/{blank.code}/rusak", status=404)
    assert enter("eko").get(f"/formulir-tangan/{blank.batch}/pdf").status_code == 404


def test_a_spoilt_form_stays_in_the_register() -> None:
    blank, dodi = form(), enter("dodi")
    where = f"/formulir-tangan/{blank.code}/rusak"
    assert "Tulis apa yang terjadi" in sheet(post(dodi, where, reason=""), status=422).text
    assert post(dodi, where, reason="basah").status_code == 303
    assert "basah" in look(dodi, "/formulir-tangan").text
    assert not look(dodi, where).all("form", action=where)


def test_it_is_entered_with_the_time_written_on_it() -> None:
    blank, ani = form(), enter("ani")
    with clock.at(soon(90)):
        visit = factories.visit(greeted=True)
        assert look(ani, f"/terima/{visit}").all("a", href=f"/terima/{visit}/formulir")
        look(ani, f"/terima/{visit}/formulir")
        answer = post(ani, f"/terima/{visit}/formulir", form=blank.code, **FIELDS)
        assert (answer.status_code, answer["Location"]) == (303, f"/terima/{visit}")
        said = f"Dicatat kemudian dari formulir tangan nomor {blank.number} yang ditulis Selasa, 24 November 2026"
        matter = Matter.objects.get()
        for path in (f"/terima/{visit}", f"/perkara/{matter.code}"):
            page = look(ani, path)
            assert said in page.text
            neutral(page, "Siti", "motor")
        told = look(ani, "/formulir-tangan")
        assert "oleh BRIPKA DAMAR TRIATMOJO; dicatat" in told.text
        assert told.all("a", href=f"/perkara/{matter.code}")
        assert not look(enter("agung"), "/formulir-tangan").all("a", href=f"/perkara/{matter.code}")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"form": ""}, "Pilih nomor formulirnya."),
        ({"form": "TIDAKADA00"}, "tidak ada dalam daftar"),
        ({"written_on": ""}, "Tulis tanggal yang ada pada formulir."),
        ({"written_at": ""}, "Tulis jam yang ada pada formulir."),
        ({"written_at": "99.99"}, "Jam ini tidak ada."),
        ({"written_by": NRP["eko"]}, "tidak ada dalam daftar"),
        ({"name": ""}, "Tulis nama pelapor"),
    ],
)
def test_what_is_missing_on_it_is_asked_again(changed: dict[str, str], words: str) -> None:
    blank, visit = form(), factories.visit(greeted=True)
    sent = {"form": blank.code, **FIELDS, **changed}
    page = sheet(post(enter("ani"), f"/terima/{visit}/formulir", **sent), status=422)
    assert words in page.text
    assert page.all("input", name="subject", value=FIELDS["subject"]), "what was typed stays"


def test_a_time_after_now_is_refused_with_what_was_typed() -> None:
    blank, visit = form(), factories.visit(greeted=True)
    page = sheet(post(enter("ani"), f"/terima/{visit}/formulir", form=blank.code, **FIELDS), status=409)
    assert "belum terjadi" in page.text
    assert page.all("input", name="name", value="SITI AMINAH")


def test_without_a_form_or_a_greeting_the_page_says_what_to_do() -> None:
    visit = factories.visit(greeted=True)
    assert "Tidak ada formulir" in look(enter("ani"), f"/terima/{visit}/formulir").text
    assert "Sapa dulu" in look(enter("ani"), f"/terima/{factories.visit()}/formulir").text
    assert "Minta Ba Yanmas" in look(enter("dodi"), f"/terima/{visit}/formulir").text
