"""The page of dated texts: looked at on real pages before it can be sent."""

from typing import Any

import pytest

from spkt.law._texts import FORMULAS
from spkt.records.models import Letterhead, TextChange
from tests.cast import who
from tests.pages import look, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")
KOP = {
    "look": "1",
    "lines": "KEPOLISIAN NEGARA REPUBLIK INDONESIA\nDAERAH KALIMANTAN BARAT\nRESOR SINTANG KOTA",
    "address": "Jalan Baru Nomor 1",
    "sheet": "A4",
    "valid_from": "2026-11-25",
    **{f"formula_{each.key}": each.text for each in FORMULAS},
}


def sent(fields: dict[str, Any] = KOP) -> str:
    """Code of a proposal that Citra sent."""
    answer = post(enter("citra"), "/naskah/kop", **fields)
    assert answer.status_code == 303
    return str(answer["Location"].rpartition("/")[2])


def test_it_can_be_sent_only_after_it_was_looked_at() -> None:
    citra = enter("citra")
    page = look(citra, "/naskah/kop")
    assert not page.all("form", method="post", action="/naskah/kop")
    assert "RESOR SINTANG" in page.all("textarea", name="lines")[0].text
    page = look(citra, "/naskah/kop", **KOP)
    assert page.all("form", method="post", action="/naskah/kop")
    assert page.all("input", type="hidden", name="address", value="Jalan Baru Nomor 1")
    pictures = [each.attrs["src"] for each in page.all("img")]
    assert len(pictures) >= 3
    answer = citra.get(pictures[0])
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    assert citra.get(pictures[0].replace("halaman/1?", "halaman/99?")).status_code == 404
    assert not TextChange.objects.exists(), "looking writes nothing"


def test_a_picture_changes_with_what_is_typed() -> None:
    citra = enter("citra")
    one = citra.get("/naskah/kop/halaman/1", KOP).content
    assert one == citra.get("/naskah/kop/halaman/1", KOP).content
    assert one != citra.get("/naskah/kop/halaman/1", {**KOP, "address": "Jalan Lain"}).content


def test_ka_spkt_reads_what_changes_and_agrees() -> None:
    code = sent()
    wahyu = enter("wahyu")
    assert look(wahyu, "/naskah").all("a", href=f"/naskah/usulan/{code}")
    page = look(wahyu, f"/naskah/usulan/{code}")
    assert any("RESOR SINTANG KOTA" in each.text for each in page.all("ins"))
    assert len(page.all("del")) == 2, "only what changes is shown"
    assert wahyu.get(page.all("img")[0].attrs["src"])["Content-Type"] == "image/png"
    assert post(wahyu, f"/naskah/usulan/{code}").status_code == 303
    assert "Mulai berlaku nanti" in look(wahyu, "/naskah").text
    assert not look(wahyu, f"/naskah/usulan/{code}").all("form", method="post", action=f"/naskah/usulan/{code}")
    assert Letterhead.objects.filter(unit=who("ani").unit).count() == 2


def test_who_proposed_sees_whom_to_ask_and_cannot_agree() -> None:
    code = sent()
    page = look(enter("citra"), f"/naskah/usulan/{code}")
    assert "Minta Ka SPKT memutuskannya." in page.text
    assert post(enter("citra"), f"/naskah/usulan/{code}").status_code == 403
    assert post(enter("wahyu"), f"/naskah/usulan/{code}/tolak").status_code == 303


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"valid_from": ""}, "Pilih tanggal mulai berlakunya."),
        ({"lines": ""}, ""),
        ({"formula_levy": "Bayar di tempat."}, "Kata “GRATIS” harus tetap ada"),
        ({"lines": "POLRI"}, "paling sedikit tiga baris"),
    ],
)
def test_what_would_not_do_is_said_before_it_is_looked_at(changed: dict[str, str], words: str) -> None:
    page = look(enter("citra"), "/naskah/kop", **{**KOP, **changed})
    assert words in page.text
    assert not page.all("img")
    assert not page.all("form", method="post", action="/naskah/kop")


def test_a_day_that_has_begun_is_refused_with_what_was_typed() -> None:
    page = sheet(post(enter("citra"), "/naskah/kop", **{**KOP, "valid_from": "2026-11-24"}), status=409)
    assert "sesudah hari ini" in page.text
    assert page.all("input", name="address", value="Jalan Baru Nomor 1")


def test_a_signature_is_looked_at_on_its_own_paper() -> None:
    dodi = enter("dodi")
    typed = {"look": "1", "role": "ka_spkt", "lines": "a.n. KEPALA\nWAKA", "valid_from": "2026-11-25"}
    page = look(dodi, "/naskah/lp_b", **typed)
    assert page.all("img")
    assert post(dodi, "/naskah/lp_b", **typed).status_code == 303
    look(dodi, "/naskah/karcis", status=404)
    look(dodi, "/naskah/tidak_ada", status=404)


@pytest.mark.parametrize("name", ["ani", "lukas", "hadi", "gita", "fajar", "hendra"])
def test_nobody_else_finds_the_page(name: str) -> None:
    for path in ("/naskah", "/naskah/kop", "/naskah/kop/halaman/1", f"/naskah/usulan/{sent()}"):
        look(enter(name), path, status=404)


def test_another_unit_has_its_own_texts() -> None:
    assert "RESOR MELAWI" in look(enter("eko"), "/naskah").text
    look(enter("eko"), f"/naskah/usulan/{sent()}", status=404)


def test_ka_spkt_reads_but_does_not_propose() -> None:
    page = look(enter("wahyu"), "/naskah/kop", **KOP)
    assert page.all("img")
    assert "Minta Kanit atau Bamin mengusulkannya." in page.text
    assert post(enter("wahyu"), "/naskah/kop", **KOP).status_code == 403
