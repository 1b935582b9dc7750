"""The room of the report: draft beside the story, read back, check, issue."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from spkt.law.case import Confirmation, Place, Span
from spkt.records import casefile, models
from tests import cast, factories
from tests.pages import Sheet, look, neutral, sheet
from tests.rooms import enter, post

URAIAN = "Pelapor memarkir sepeda motor di halaman rumah."


def at(code: str, part: str = "") -> str:
    return f"/perkara/{code}/lp{part}"


def case(code: str) -> Any:
    return casefile.open_case(factories.reread(code))


def states(page: Sheet) -> dict[str, str]:
    """{text of a check: how it stands}, as a screen reader hears it."""
    rows = [each for each in page.all("li") if any(up.attrs.get("class") == "checks" for up in each.above)]
    return {text.strip(): state for state, _colon, text in (row.text.partition(":") for row in rows)}


def state_of(page: Sheet, words: str) -> str:
    return next(state for text, state in states(page).items() if text.startswith(words))


@pytest.fixture
def recommended(evening: None) -> str:
    return factories.matter(after="recommend").code


@pytest.fixture
def drafted(evening: None) -> str:
    return factories.matter(after="draft").code


@pytest.fixture
def confirmed(evening: None) -> str:
    return factories.matter(after="confirm").code


def draft_fields(page: Sheet, **changed: Any) -> dict[str, Any]:
    base = page.all("input", name="base")[0].attrs["value"]
    return {
        "base": base,
        "deed": "pencurian sepeda motor",
        "uraian": URAIAN,
        "actions": ["menerima laporan"],
        **changed,
    }


def test_draft_form_starts_with_her_words_and_what_happened(recommended: str) -> None:
    page = look(enter("ani"), at(recommended, "/konsep"))
    neutral(page, "Lidia", "motor")
    assert "Saya parkir motor di halaman." in page.all("textarea", name="uraian")[0].text
    assert page.all(id="kalimat-2")[0].text.endswith("Paginya motor sudah tidak ada.")
    ticked = [each.attrs["value"] for each in page.all("input", name="actions", checked="")]
    assert "melaksanakan gelar perkara awal" in ticked
    assert "menerima barang bukti" not in ticked, "none was brought"


def test_draft_keeps_the_words_and_leads_to_the_reading(recommended: str) -> None:
    ani = enter("ani")
    page = look(ani, at(recommended, "/konsep"))
    fields = draft_fields(page, more_1="mengamankan TKP")
    answer = post(ani, at(recommended, "/konsep"), **fields)
    assert (answer.status_code, answer["Location"]) == (303, at(recommended, "/persetujuan"))
    account = case(recommended).account
    assert (account.uraian, account.words) == (URAIAN, factories.MOTOR_STORY.account.words)
    page = look(ani, at(recommended, "/persetujuan"))
    assert URAIAN in page.text
    assert "menerima laporan; mengamankan TKP" in page.text


@pytest.mark.parametrize(("field", "words"), [("uraian", "Tulis uraian kejadiannya"), ("deed", "Tulis nama singkat")])
def test_draft_asks_for_what_is_missing(recommended: str, field: str, words: str) -> None:
    ani = enter("ani")
    page = look(ani, at(recommended, "/konsep"))
    page = sheet(post(ani, at(recommended, "/konsep"), **draft_fields(page, **{field: " "})), status=422)
    assert words in page.text


def test_a_story_that_changed_meanwhile_stops_the_draft(recommended: str) -> None:
    ani, budi = enter("ani"), enter("budi")
    old = draft_fields(look(ani, at(recommended, "/konsep")), uraian="Punya Ani.")
    post(budi, at(recommended, "/konsep"), **draft_fields(look(budi, at(recommended, "/konsep"))))
    page = sheet(post(ani, at(recommended, "/konsep"), **old), status=409)
    assert "Cerita berubah sejak Anda membuka konsep ini." in page.text
    assert page.all("textarea", name="uraian")[0].text == "Punya Ani.", "what was typed stays"


def test_what_was_typed_survives_and_goes_with_the_act(recommended: str) -> None:
    ani = enter("ani")
    fields = draft_fields(look(ani, at(recommended, "/konsep")), uraian="Setengah jadi.")
    saved = post(ani, f"/draf/reports.draft/{recommended}", **fields)
    assert saved.status_code == 200
    page = look(ani, at(recommended, "/konsep"))
    assert page.all("textarea", name="uraian")[0].text == "Setengah jadi."
    assert "belum disimpan ditampilkan lagi" in page.text
    assert "Setengah jadi." not in look(enter("budi"), at(recommended, "/konsep")).text
    post(ani, at(recommended, "/konsep"), **fields)
    assert not models.Draft.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Pilih bagaimana pelapor menyetujui isinya."),
        ({"how": "cap jempol", "witness_1": "Hendri"}, "Cap jempol perlu dua saksi."),
        ({"how": "menolak"}, "Tulis alasan pelapor menolak menandatangani."),
    ],
)
def test_confirm_asks_for_what_is_missing(drafted: str, fields: dict[str, str], words: str) -> None:
    ani = enter("ani")
    digest = look(ani, at(drafted, "/persetujuan")).all("input", name="digest")[0].attrs["value"]
    page = sheet(post(ani, at(drafted, "/persetujuan"), digest=digest, **fields), status=422)
    assert words in page.text


@pytest.mark.parametrize(
    ("fields", "given", "words"),
    [
        ({"how": "tanda tangan", "reason": "x"}, Confirmation("tanda tangan"), "pelapor setuju"),
        (
            {"how": "cap jempol", "witness_1": "Hendri", "witness_2": "Yohanes"},
            Confirmation("cap jempol", ("Hendri", "Yohanes")),
            "pelapor setuju",
        ),
        (
            {"how": "menolak", "reason": "Ingin dibaca keluarga dulu."},
            Confirmation("menolak", (), "Ingin dibaca keluarga dulu."),
            "pelapor menolak menandatangani",
        ),
    ],
)
def test_confirm_is_kept_as_she_gave_it(drafted: str, fields: dict[str, str], given: Confirmation, words: str) -> None:
    ani = enter("ani")
    digest = look(ani, at(drafted, "/persetujuan")).all("input", name="digest")[0].attrs["value"]
    assert post(ani, at(drafted, "/persetujuan"), digest=digest, **fields).status_code == 303
    assert case(drafted).confirmation == given
    assert f"Dibacakan kembali, {words}" in look(ani, at(drafted)).text


def test_she_confirms_the_text_she_heard(drafted: str) -> None:
    ani = enter("ani")
    heard = look(ani, at(drafted, "/persetujuan")).all("input", name="digest")[0].attrs["value"]
    post(ani, at(drafted, "/konsep"), **draft_fields(look(ani, at(drafted, "/konsep")), uraian="Lain sama sekali."))
    page = sheet(post(ani, at(drafted, "/persetujuan"), digest=heard, how="tanda tangan"), status=409)
    assert "Isi berubah sejak dibacakan." in page.text
    assert "Lain sama sekali." in page.text


def test_the_screen_is_a_way_only_where_there_is_one(drafted: str) -> None:
    assert not look(enter("ani"), at(drafted, "/persetujuan")).all("input", value="layar")
    models.Screen.objects.create(token=b"t", officer=cast.officer("ani"), made_at=cast.EVENING)
    page = look(enter("ani"), at(drafted, "/persetujuan"))
    assert page.all("input", value="layar")
    assert page.all("form", action=f"/perkara/{drafted}/layar")


def test_one_shows_every_check_and_one_button_for_the_kanit(confirmed: str) -> None:
    page = look(enter("dodi"), at(confirmed))
    assert set(states(page).values()) == {"beres"}
    assert [each.text for each in page.all("h1")] == ["Periksa sebelum terbit"]
    assert page.all("form", action=at(confirmed, "/terbit"))
    assert "Diberikan saat diterbitkan" in page.text
    neutral(page, "Lidia", "motor")


@pytest.mark.parametrize("name", ["ani", "citra", "lukas", "wahyu"])
def test_others_are_told_whom_to_ask(confirmed: str, name: str) -> None:
    client = enter(name)
    page = look(client, at(confirmed))
    assert not page.all("form", action=at(confirmed, "/terbit"))
    assert "Minta Kanit SPKT (Pamapta)." in page.text
    assert post(client, at(confirmed, "/terbit"), version="2").status_code == 403


def test_a_failed_check_links_to_its_cause(drafted: str) -> None:
    page = look(enter("dodi"), at(drafted))
    assert state_of(page, "Belum dibacakan kembali") == "menghalangi"
    assert look(enter("ani"), at(drafted)).all("a", href=at(drafted, "/persetujuan"))
    assert not page.all("form", action=at(drafted, "/terbit"))
    page = sheet(post(enter("dodi"), at(drafted, "/terbit"), version="1"), status=409)
    assert "Bacakan isi LP kepada pelapor dan catat persetujuannya dulu." in page.text


def test_a_text_changed_after_the_reading_is_read_again(confirmed: str) -> None:
    ani = enter("ani")
    post(ani, at(confirmed, "/konsep"), **draft_fields(look(ani, at(confirmed, "/konsep"))))
    assert state_of(look(ani, at(confirmed)), "Isi berubah setelah dibacakan") == "menghalangi"
    assert "Isi berubah sejak pelapor menyetujuinya." in look(ani, at(confirmed, "/persetujuan")).text


CHECKS: tuple[tuple[dict[str, Any], dict[str, Any], str, str], ...] = (
    ({"phone": "0800-0000-0000"}, {}, "Telepon tampak tidak lazim", "perhatikan"),
    ({"id_number": "6105015203910000"}, {}, "Identitas pelapor dari KTP", "perhatikan"),
    ({"id_number": "", "id_kind": "", "id_basis": "dikenal RT"}, {}, "Identitas tanpa nomor kartu", "perhatikan"),
    ({}, {"where": Place(detail="Kebun 李")}, "Ada huruf yang tidak bisa dicetak", "menghalangi"),
    ({}, {"when": Span(unknown="tidak ingat")}, "Waktu kejadian tidak diketahui", "perhatikan"),
)


@pytest.mark.parametrize(("person", "account", "words", "state"), CHECKS, ids=[row[2] for row in CHECKS])
def test_what_is_unusual_is_pointed_out(evening: None, person: Any, account: Any, words: str, state: str) -> None:
    told = factories.MOTOR_STORY
    told = replace(
        told,
        people=(replace(factories.LIDIA, **person),),
        account=replace(told.account, **account),
    )
    code = factories.matter(told, after="draft").code
    assert state_of(look(enter("dodi"), at(code)), words) == state


def test_preview_is_the_page_itself_marked_as_a_draft(confirmed: str) -> None:
    dodi = enter("dodi")
    page = look(dodi, at(confirmed), berkas="sttlp", halaman="7")
    assert page.all("img")[0].attrs["src"] == at(confirmed, "/pratinjau/sttlp/1"), "the last page there is"
    picture = dodi.get(at(confirmed, "/pratinjau/lp_b/2"))
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/png", "no-store")
    whole = dodi.get(at(confirmed, "/pratinjau/lp_b/0"))
    text = " ".join(each.extract_text() for each in PdfReader(BytesIO(whole.content)).pages)
    assert "DRAF" in text
    assert "LP/B/1/" not in text


@pytest.mark.parametrize("part", ["lp_b/3", "sttlp/9", "karcis/1", "tanda_terima_pengaduan/0"])
def test_no_other_preview(confirmed: str, part: str) -> None:
    look(enter("dodi"), at(confirmed, f"/pratinjau/{part}"), status=404)


def test_issue_gives_one_number_however_often_it_is_pressed(confirmed: str) -> None:
    dodi = enter("dodi")
    page = look(dodi, at(confirmed))
    fields = {name: page.all("input", name=name)[-1].attrs["value"] for name in ("key", "version")}
    answers = [dodi.post(at(confirmed, "/terbit"), fields) for _ in range(2)]
    issued = models.Paper.objects.filter(kind__in=("lp_b", "sttlp"))
    sttlp = issued.get(kind="sttlp")
    assert [(each.status_code, each["Location"]) for each in answers] == [(303, f"/berkas/{sttlp.code}")] * 2
    assert sorted(issued.values_list("kind", "ordinal")) == [("lp_b", 1), ("sttlp", 1)]
    assert dodi.get(at(confirmed)).status_code == 303, "what is issued is looked at as a paper"


def test_a_version_that_was_not_read_is_not_issued(confirmed: str) -> None:
    page = sheet(post(enter("dodi"), at(confirmed, "/terbit"), version="77"), status=409)
    assert "Konsep LP berubah sejak Anda memeriksanya." in page.text


def test_before_the_gelar_there_is_nothing_to_issue(evening: None) -> None:
    code = factories.matter(after="siap_gelar").code
    page = look(enter("dodi"), at(code))
    assert state_of(page, "Gelar belum ditutup") == "menghalangi"
    assert "Konsep LP belum ditulis." in page.text
    assert not look(enter("ani"), at(code, "/konsep")).all("form", action=at(code, "/konsep"))


@pytest.mark.parametrize("name", ["hadi", "eko", "gita", "agung"])
@pytest.mark.parametrize("part", ["", "/konsep", "/persetujuan", "/pratinjau/lp_b/1"])
def test_who_is_out_of_scope_finds_nothing(confirmed: str, name: str, part: str) -> None:
    look(enter(name), at(confirmed, part), status=404)


def test_the_check_list_offers_mending_only_to_whose_it_is(recommended: str) -> None:
    kanit, counter = look(enter("dodi"), at(recommended)), look(enter("ani"), at(recommended))
    assert at(recommended, "/konsep") not in {each.attrs["href"] for each in kanit.all("a", href="")}
    assert "Konsep LP belum ditulisMinta Ba Yanmas" in kanit.text
    assert at(recommended, "/konsep") in {each.attrs["href"] for each in counter.all("a", href="")}
