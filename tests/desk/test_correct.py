"""The pages of correcting a paper: what is printed is mended in a form, and the second person reads each change."""

from typing import Any
from uuid import uuid4

import pytest

from spkt.actions import _correct
from spkt.records.models import Paper
from tests import factories
from tests.cast import who
from tests.pages import Sheet, look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")
REASON = "Salah menyalin; KTP diperlihatkan."


def typed(page: Sheet) -> dict[str, str]:
    """What the form would send as it stands."""
    fields = {each.attrs["name"]: each.attrs.get("value", "") for each in page.all("input") if "name" in each.attrs}
    chosen = {each.above[-1].attrs["name"]: each.attrs["value"] for each in page.all("option", selected="")}
    return {name: value for name, value in (fields | chosen).items() if name.startswith("line_")}


def named(page: Sheet, label: str, nth: int = 0) -> str:
    """Name of the nth field with this label."""
    ids = [each.attrs["for"] for each in page.all("label") if each.text == label]
    return page.all("input", id=ids[nth])[0].attrs["name"]


def asked(code: str) -> None:
    changes = {"persons.0.birth.on": "1990-03-21"}
    _correct.ask_correct(by=who("ani"), key=uuid4(), code=code, changes=changes, reason=REASON)


def test_what_is_wrong_is_mended_in_place_and_decided_by_another() -> None:
    code, ani, wahyu = factories.walk().lp, enter("ani"), enter("wahyu")
    where = f"/berkas/{code}/perbaikan"
    assert look(ani, f"/berkas/{code}").all("a", href=where)
    page = look(ani, where)
    fields = typed(page) | {named(page, "Tanggal lahir"): "1990-03-21", "reason": REASON}
    assert post(ani, where, **fields).status_code == 303
    assert "Perbaikan diminta BRIPTU RINI OKTAVIA" in look(ani, f"/berkas/{code}").text
    page = look(wahyu, where)
    assert [each.text for each in page.all("del")] == ["12 Maret 1990"]
    assert [each.text for each in page.all("ins")] == ["21 Maret 1990"]
    assert REASON in page.text
    neutral(page, "Lidia", "motor")
    digest = page.all("input", name="asked")[0].attrs["value"]
    answer = post(wahyu, f"{where}/setujui", asked=digest, told="pelapor")
    new = Paper.objects.get(kind="lp_b", edition=2)
    assert (answer.status_code, answer["Location"]) == (303, f"/berkas/{new.code}")
    page = look(ani, f"/berkas/{new.code}")
    assert "Lembar perbaikan ke-2" in page.text
    assert [each.text for each in page.all("del")] == ["12 Maret 1990"]
    assert page.all("a", href=f"/berkas/{code}")
    page = look(ani, f"/berkas/{code}")
    assert "Lembar ini digantikan" in page.text
    assert page.all("a", href=f"/berkas/{new.code}")
    assert not page.all("a", href=where), "a replaced one offers nothing"
    assert ani.get(f"/berkas/{code}/halaman/1").status_code == 200


def test_nothing_typed_otherwise_is_no_correction() -> None:
    code, ani = factories.walk().lp, enter("ani")
    fields = typed(look(ani, f"/berkas/{code}/perbaikan"))
    page = sheet(post(ani, f"/berkas/{code}/perbaikan", reason=REASON, **fields), status=409)
    assert "Tidak ada yang berubah." in page.text


@pytest.mark.parametrize(
    ("label", "value", "words"),
    [("Tanggal lahir", "31-02-1990", "tidak ada di kalender"), ("Umur", "-3", ""), ("Nilai", "banyak", "angka saja")],
)
def test_what_cannot_be_is_asked_again_and_stays(label: str, value: str, words: str) -> None:
    code, ani = factories.walk().lp, enter("ani")
    page = look(ani, f"/berkas/{code}/perbaikan")
    name = named(page, label)
    page = sheet(post(ani, f"/berkas/{code}/perbaikan", **typed(page) | {name: value, "reason": REASON}), status=422)
    assert words in page.text
    assert page.all("input", name=name)[0].attrs["value"] == value


def test_a_reason_is_demanded() -> None:
    code, ani = factories.walk().lp, enter("ani")
    page = look(ani, f"/berkas/{code}/perbaikan")
    fields = typed(page) | {named(page, "Pekerjaan"): "dosen", "reason": ""}
    assert "Tulis mengapa isinya keliru" in sheet(post(ani, f"/berkas/{code}/perbaikan", **fields), status=422).text


def test_it_may_be_declined() -> None:
    code = factories.walk().lp
    asked(code)
    assert post(enter("wahyu"), f"/berkas/{code}/perbaikan/tolak").status_code == 303
    assert "Perbaikan diminta" not in look(enter("wahyu"), f"/berkas/{code}").text


def test_a_decision_on_another_request_is_stale() -> None:
    code = factories.walk().lp
    asked(code)
    page = sheet(post(enter("wahyu"), f"/berkas/{code}/perbaikan/setujui", asked="0" * 64), status=409)
    assert "Baca lagi, lalu putuskan." in page.text


@pytest.mark.parametrize("name", ["lukas", "wahyu"])
def test_who_may_not_ask_is_told_whom_to_ask(name: str) -> None:
    code = factories.walk().lp
    page = look(enter(name), f"/berkas/{code}/perbaikan")
    assert "Minta Ba Yanmas, Bamin, atau Kanit memintanya." in page.text
    assert not page.all("textarea")
    assert post(enter(name), f"/berkas/{code}/perbaikan", reason="x").status_code == 403


def test_of_a_sealed_matter_only_its_investigators_see_the_facts() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="issue")
    code = Paper.objects.get(matter=matter, kind="lp_b").code
    page = look(enter("dodi"), f"/berkas/{code}/perbaikan")
    assert "Minta penyidik Unit Perempuan dan Anak" in page.text
    assert not _told(page)
    maria = enter("maria")
    page = look(maria, f"/berkas/{code}/perbaikan")
    fields: dict[str, Any] = typed(page) | {named(page, "Pekerjaan"): "dosen", "reason": REASON}
    assert post(maria, f"/berkas/{code}/perbaikan", **fields).status_code == 303
    assert not _told(look(enter("dodi"), f"/berkas/{code}/perbaikan"))
    page = look(enter("hendra"), f"/berkas/{code}/perbaikan")
    assert [each.text for each in page.all("ins")] == ["dosen"]
    digest = page.all("input", name="asked")[0].attrs["value"]
    assert post(enter("hendra"), f"/berkas/{code}/perbaikan/setujui", asked=digest).status_code == 303
    new = Paper.objects.get(kind="lp_b", edition=2)
    assert not _told(look(enter("dodi"), f"/berkas/{new.code}"))


def _told(page: Sheet) -> list[str]:
    """Words of the sealed matter on a page."""
    return [word for word in ("LIDIA", "Ladang", "dosen", "guru", "1990") if word in page.html]
