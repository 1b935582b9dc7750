"""The room of a finding: the form at the scene, its page, the hand that checks it, and who sees what."""

from typing import Any

import pytest

from spkt.records.casefile import open_case
from spkt.records.models import Draft, Matter
from tests import factories, findings
from tests.pages import Sheet, look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")

NEW = "/lp-a/baru"
FIELDS: dict[str, Any] = {
    "subject": "Penganiayaan di pasar",
    "how": ["patroli", "tertangkap tangan"],
    "uraian": "Saat patroli saya melihat terlapor mengayunkan parang.",
    "first_action": "mengamankan terlapor",
    "start_on": "2026-11-24",
    "start_at": "18:30",
    "start_about": "on",
    "known_on": "2026-11-24",
    "known_at": "18:32",
    "detail": "Los ikan Pasar Masuka",
    "people": "1",
    "goods": "1",
    "orang_1_name": "YOHANES",
    "orang_1_role": "terlapor",
    "orang_1_sex": "L",
    "orang_1_age": "27",
    "orang_1_secured_at": "2026-11-24T18:33",
    "orang_1_rights_at": "2026-11-24T18:35",
    "barang_1_name": "parang",
    "barang_1_amount": "1",
    "barang_1_unit": "bilah",
    "barang_1_found_by": "BRIPDA FERI",
    "charge_1": "KUHP-466.1",
    "unit": "Sat Samapta Polres Sintang",
}


def version(page: Sheet) -> str:
    return page.all("input", name="version")[0].attrs["value"]


def first() -> Matter:
    return factories.reread(Matter.objects.get(errand="lp_a").code)


def test_the_form_begins_with_now_and_his_function() -> None:
    page = look(enter("yosua"), NEW)
    neutral(page, "yosua")
    assert page.all("input", name="known_on")[0].attrs["value"] == "2026-11-24"
    assert page.all("input", name="known_at")[0].attrs["value"] == "19:00"
    assert page.all("input", name="unit")[0].attrs["value"] == "Sat Samapta Polres Sintang"
    assert page.all("form", data_draft_url="/draf/reports.begin_finding/baru")


def test_from_the_scene_to_the_number() -> None:
    yosua, dodi = enter("yosua"), enter("dodi")
    answer = post(yosua, NEW, **FIELDS)
    assert answer.status_code == 303
    here = answer["Location"]
    case = open_case(first())
    assert (case.account.uraian, case.finding.found_by) == (FIELDS["uraian"], {1: "BRIPDA FERI"})
    assert case.finding.secured[0].at.isoformat() == "2026-11-24T11:33:00+00:00"
    page = look(yosua, here)
    neutral(page, "Yohanes", "penganiayaan", "pasar")
    assert "hak diberitahukan 18.35" in page.text
    assert post(yosua, f"{here}/ajukan", version=version(page)).status_code == 303
    assert "LP A menunggu Anda periksa" in look(dodi, "/").text
    page = look(dodi, here)
    answer = post(dodi, f"{here}/terbit", version=version(page))
    assert answer.status_code == 303
    assert "LP/A/1/XI/2026/" in look(dodi, answer["Location"]).text
    assert "LP/A/1/XI/2026/" in look(yosua, here).text


def test_another_row_keeps_everything_typed() -> None:
    yosua = enter("yosua")
    page = sheet(post(yosua, NEW, **FIELDS, more="people"))
    assert page.all("input", name="orang_2_name")
    assert page.all("input", name="orang_1_name")[0].attrs["value"] == "YOHANES"
    assert page.all("textarea", name="uraian")[0].text == FIELDS["uraian"]
    assert not Matter.objects.filter(errand="lp_a").exists()


def test_a_lost_line_and_a_restart_lose_nothing() -> None:
    yosua = enter("yosua")
    typed = {**FIELDS, "people": "2", "orang_2_name": "SUGIANTO", "uraian": "Setengah jadi."}
    assert post(yosua, "/draf/reports.begin_finding/baru", **typed).status_code == 200
    page = look(enter("yosua"), NEW)
    assert page.all("textarea", name="uraian")[0].text == "Setengah jadi."
    assert page.all("input", name="orang_2_name")[0].attrs["value"] == "SUGIANTO"
    assert page.all("input", name="orang_1_secured_at")[0].attrs["value"] == "2026-11-24T18:33"
    assert "belum disimpan ditampilkan lagi" in page.text
    assert "Setengah jadi." not in look(enter("agung"), NEW).text
    post(yosua, NEW, **typed)
    assert not Draft.objects.exists()


def test_a_draft_can_be_thrown_away() -> None:
    yosua = enter("yosua")
    post(yosua, "/draf/reports.begin_finding/baru", **FIELDS)
    assert post(yosua, NEW, discard="1").status_code == 303
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"uraian": " "}, "Tulis dulu uraian temuan Anda."),
        ({"subject": ""}, "Tulis nama singkat kejadiannya."),
        ({"subject": "a b c d e f g h i"}, "Paling banyak delapan kata"),
        ({"start_on": "2026-11-25"}, "belum terjadi"),
        ({"known_at": "18:00"}, "Diketahui lebih awal"),
        ({"orang_1_rights_at": "2026-11-24T18:30"}, "Lebih awal dari saat ia diamankan"),
        ({"orang_1_secured_at": ""}, "Tulis juga kapan ia diamankan"),
        ({"orang_1_secured_at": "2026-11-24T20:00", "orang_1_rights_at": ""}, "belum terjadi"),
        ({"orang_1_name": ""}, "Tulis siapa yang diamankan"),
        ({"orang_1_age": "dua"}, "Tulis umurnya dengan angka"),
        ({"charge_1": "KUHP-1"}, "tidak ada dalam daftar"),
    ],
)
def test_the_form_says_what_to_mend(changed: dict[str, str], words: str) -> None:
    page = sheet(post(enter("yosua"), NEW, **{**FIELDS, **changed}), status=422)
    assert words in page.text


def test_a_dated_list_follows_the_day_of_the_deed() -> None:
    old = {"start_on": "2025-12-30", "known_on": "2025-12-30"}
    page = sheet(post(enter("yosua"), NEW, **{**FIELDS, **old, "more": "people"}))
    codes = {each.attrs["value"] for each in page.all("option")}
    assert "WVS-351.1" in codes or any(code.startswith("WVS") for code in codes)
    today = {each.attrs["value"] for each in look(enter("yosua"), NEW).all("option")}
    assert not any(code.startswith("WVS") for code in today)


@pytest.mark.parametrize("name", ["citra", "wahyu", "gita", "hadi", "fajar"])
def test_who_finds_nothing_is_told_who_does(name: str) -> None:
    client = enter(name)
    page = look(client, NEW)
    assert "ditulis petugas yang menemukan" in page.text
    assert not page.all("textarea")
    assert post(client, NEW, **FIELDS).status_code == 403


def test_what_is_missing_stands_where_it_would_be_submitted() -> None:
    yosua = enter("yosua")
    here = post(yosua, NEW, subject="Keributan", uraian="Ada orang.", people="1", goods="1")["Location"]
    page = look(yosua, here)
    assert "Pilih dugaan tindak pidananya dari daftar." in page.text
    assert not [form for form in page.all("form") if form.attrs["action"].endswith("/ajukan")]
    assert post(yosua, f"{here}/ajukan", version="1").status_code == 409


def test_it_is_given_back_and_mended() -> None:
    matter = findings.finding(after="submit")
    here, dodi, yosua = f"/lp-a/{matter.code}", enter("dodi"), enter("yosua")
    page = sheet(post(dodi, f"{here}/kembalikan", reason=""), status=422)
    assert "Tulis apa yang harus dilengkapi" in page.text
    assert post(dodi, f"{here}/kembalikan", reason="Tulis cirinya.").status_code == 303
    assert "Temuan saya" in look(yosua, "/").text
    assert "Tulis cirinya." in look(yosua, here).text
    page = look(yosua, f"{here}/ubah")
    assert page.all("input", name="orang_1_name")[0].attrs["value"] == "YOHANES"
    assert page.all("input", name="barang_1_found_by")[0].attrs["value"] == "BRIPDA FERI"
    old = {**FIELDS, "version": version(page), "orang_1_features": "tato naga"}
    assert post(yosua, f"{here}/ubah", **old).status_code == 303
    assert open_case(factories.reread(matter.code)).persons[0].features == "tato naga"
    page = sheet(post(yosua, f"{here}/ubah", **old), status=409)
    assert "berubah sejak Anda membukanya" in page.text
    assert page.all("input", name="orang_1_features")[0].attrs["value"] == "tato naga"


def test_who_checks_may_not_mend_and_who_found_may_not_check() -> None:
    matter = findings.finding(after="submit", by="dodi")
    here = f"/lp-a/{matter.code}"
    page = look(enter("dodi"), here)
    assert "Anda yang menemukan" in page.text
    assert not [form for form in page.all("form") if form.attrs["action"].endswith("/terbit")]
    assert post(enter("dodi"), f"{here}/terbit", version="1").status_code == 409
    assert post(enter("lukas"), f"{here}/terbit", version="1").status_code == 403
    hendra = look(enter("hendra"), here)
    assert [form for form in hendra.all("form") if form.attrs["action"].endswith("/terbit")]


@pytest.mark.parametrize("name", ["agung", "hendra", "gita", "hadi", "eko", "fajar"])
def test_others_do_not_learn_that_it_exists(name: str) -> None:
    matter = findings.finding(after="begin")
    for path in ("", "/ubah"):
        assert enter(name).get(f"/lp-a/{matter.code}{path}").status_code == 404


def test_no_page_asks_for_a_visit_that_there_is_not() -> None:
    matter = findings.finding(after="issue")
    dodi = enter("dodi")
    assert dodi.get(f"/perkara/{matter.code}")["Location"] == f"/lp-a/{matter.code}"
    assert dodi.get("/", {"perkara": matter.code}).status_code == 303
    pages = ("cerita", "orang/baru", "barang/baru", "bacakan", "konseling", "langkah/withdraw", "gelar", "gelar/buka")
    more = ("gelar/pasal", "lp", "lp/konsep", "lp/persetujuan", "serah", "penanganan", "sp2hp", "barang/tanda-terima")
    for page in (*pages, *more):
        answer = dodi.get(f"/perkara/{matter.code}/{page}")
        assert answer.status_code in (200, 303, 404), page
    found = look(dodi, "/cari", q=findings.issued(matter).number)
    assert "LP/A/1/" in found.text
    assert look(dodi, "/cari", q="YOHANES").all("a")


def test_a_recommended_model_a_opens_its_form() -> None:
    matter = factories.matter(route="lp_a", after="recommend")
    dodi = enter("dodi")
    assert "Tulis LP model A" in look(dodi, f"/perkara/{matter.code}").text
    answer = post(dodi, f"/perkara/{matter.code}/lp-a")
    assert (answer.status_code, answer["Location"]) == (303, f"/lp-a/{matter.code}/ubah")
    page = look(dodi, f"/lp-a/{matter.code}/ubah")
    assert [each.attrs["value"] for each in page.all("input", name="orang_1_name")] == ["LIDIA MARTINA"]
    assert look(dodi, "/", perkara=matter.code).all("h1")


def test_a_sealed_finding_stands_nowhere_in_the_open() -> None:
    matter = findings.finding(after="begin", by="yosua")
    post(enter("yosua"), f"/lp-a/{matter.code}/ubah", **{**FIELDS, "version": "2", "facts": ["anak"]})
    for name in ("ani", "budi", "lukas"):
        page = look(enter(name), "/")
        assert matter.code not in page.html
        assert enter(name).get(f"/lp-a/{matter.code}").status_code == 404
