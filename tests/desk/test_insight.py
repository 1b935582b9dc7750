"""The search page and the palette: in scope, in words, and leading only to this desk."""

import pytest

from spkt.records.models import Reading
from tests import factories
from tests.cast import officer
from tests.pages import look, neutral
from tests.rooms import enter

pytestmark = pytest.mark.usefixtures("evening")


@pytest.mark.parametrize("name", ["ani", "citra", "dodi", "lukas", "maria", "yosua", "gita", "hadi"])
def test_the_page_stands_for_every_role(name: str) -> None:
    matter = factories.matter(after="account")
    page = look(enter(name), "/cari", q=matter.visit.ticket)
    neutral(page, matter.visit.ticket, "Lidia")
    sees = name in ("ani", "citra", "dodi", "lukas")
    assert any(each.attrs["href"] == f"/perkara/{matter.code}" for each in page.all("a", href="")) is sees
    assert ("Tidak ada yang cocok." in page.text) is not sees


def test_what_was_typed_stays_and_is_not_markup() -> None:
    page = look(enter("ani"), "/cari", q='"><b id=x>')
    assert page.all("input", name="q")[0].attrs["value"] == '"><b id=x>'
    assert page.all(id="x") == []


def test_a_look_up_is_noted_without_what_was_typed() -> None:
    matter = factories.matter(after="account")
    enter("ani").get("/cari", {"q": "6105015203900000"})
    noted = Reading.objects.get(officer=officer("ani"))
    assert (noted.what, noted.matter, noted.reason) == ("insight.search", matter.pk, "")
    enter("budi").get("/cari", {"q": "9999999999999999"})
    assert Reading.objects.get(officer=officer("budi")).matter is None, "looking for nobody is noted too"


def test_the_palette_opens_with_acts_matters_and_papers() -> None:
    matter = factories.matter(after="siap_gelar")
    rows = enter("dodi").get("/palet", {"kode": matter.code}).json()
    assert {tuple(sorted(row)) for row in rows} == {("group", "hint", "icon", "key", "label", "url")}
    assert all(row["url"].startswith("/") for row in rows)
    by_label = {row["label"]: row for row in rows}
    assert by_label["Mulai gelar perkara"]["url"] == f"/perkara/{matter.code}/gelar/buka"
    assert by_label["Mulai gelar perkara"]["key"] == "G"
    assert by_label[f"{matter.visit.ticket} · Lidia M."]["hint"] == "siap gelar"
    assert any(row["group"] == "Surat" and row["label"].startswith("DUMAS/B/") for row in rows)
    assert "Mulai gelar perkara" not in {
        row["label"] for row in enter("ani").get("/palet", {"kode": matter.code}).json()
    }


@pytest.mark.parametrize("page", ["/perkara/{}", "/perkara/{}/gelar", "/?saring=semua&perkara={}"])
def test_the_palette_knows_the_page_it_was_opened_on(page: str) -> None:
    matter = factories.matter(after="siap_gelar")
    asked = enter("dodi").get("/palet", headers={"Referer": "http://testserver" + page.format(matter.code)})
    assert "Mulai gelar perkara" in {row["label"] for row in asked.json()}


def test_the_palette_is_silent_about_a_sealed_matter() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    client = enter("budi")
    plain, named, looked = (
        client.get("/palet"),
        client.get("/palet", {"kode": matter.code}),
        client.get("/palet", {"q": "lidia"}),
    )
    assert plain.json() == named.json()
    assert looked.json() == []
    assert matter.code not in plain.content.decode()


def test_the_palette_finds_by_number() -> None:
    matter = factories.matter(after="issue")
    lp = matter.papers.get(kind="lp_b")
    rows = enter("ani").get("/palet", {"q": lp.number[:12]}).json()
    assert [(row["group"], row["url"]) for row in rows] == [("Surat", f"/berkas/{lp.code}")]
