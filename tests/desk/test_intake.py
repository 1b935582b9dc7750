"""The intake at the counter: receipt first, every wrong field says what to do, nothing typed is lost, two officers."""

from typing import Any
from uuid import uuid4

import pytest

from spkt.access import reports
from spkt.kit import clock
from spkt.law.case import Mark
from spkt.records import casefile, models
from tests import cast, factories
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post


@pytest.fixture(autouse=True)
def _evening() -> Any:
    with clock.at(cast.EVENING):
        yield


def opened(code: str) -> casefile.CaseFile:
    return casefile.open_case(factories.reread(code))


def received(**said: str) -> str:
    """Code of a matter that was received a moment ago."""
    visit = factories.visit(greeted=True)
    post(enter("ani"), f"/terima/{visit}", **{"name": "Sri", "subject": "Motor hilang", **said})
    return models.Matter.objects.get(visit__code=visit).code


def telling(**said: Any) -> dict[str, Any]:
    return {"version": 0, "words": "Motor saya hilang.", "language": "Indonesia", **said}


def test_three_fields_give_the_receipt_and_lead_to_the_story() -> None:
    visit, ani = factories.visit(greeted=True), enter("ani")
    neutral(look(ani, f"/terima/{visit}"), "motor")
    answer = post(ani, f"/terima/{visit}", name="Sri", contact="0812", subject="Motor hilang di halaman kos")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/terima/{visit}")
    page = look(ani, f"/terima/{visit}")
    matter = models.Matter.objects.get(visit__code=visit)
    paper = matter.papers.get()
    assert "Tanda terima terbit" in page.text
    assert paper.number in page.text
    links = {each.attrs["href"] for each in page.all("a", href="")}
    assert {f"/berkas/{paper.code}/pdf", f"/perkara/{matter.code}/cerita"} <= links


def test_the_receipt_is_given_once_however_often_it_is_pressed() -> None:
    visit, ani = factories.visit(greeted=True), enter("ani")
    form = {"key": str(uuid4()), "name": "Sri", "subject": "Motor hilang"}
    assert [ani.post(f"/terima/{visit}", form).status_code for _ in range(2)] == [303, 303]
    assert models.Paper.objects.filter(matter__visit__code=visit).count() == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"subject": "Motor hilang"}, "Tulis nama pelapor, atau alasan ia tidak menyebut nama."),
        ({"name": "Sri"}, "Tulis pokok laporan dalam beberapa kata."),
        ({"name": "Sri", "subject": "a b c d e f g h i"}, "Paling banyak delapan kata, ini 9."),
    ],
)
def test_the_receipt_says_what_is_missing(fields: dict[str, str], says: str) -> None:
    visit = factories.visit(greeted=True)
    page = sheet(post(enter("ani"), f"/terima/{visit}", **fields), status=422)
    assert says in page.text
    assert not models.Matter.objects.filter(visit__code=visit).exists()


def test_only_the_counter_receives() -> None:
    visit = factories.visit(greeted=True)
    page = sheet(post(enter("lukas"), f"/terima/{visit}", name="Sri", subject="Motor hilang"), status=403)
    assert "Minta Ba Yanmas" in page.text
    look(enter("eko"), f"/terima/{visit}", status=404)


def test_an_anonymous_reporter_gives_a_reason() -> None:
    code = received(name="", anonymous_reason="Takut dikenali")
    assert factories.reread(code).anonymous
    assert opened(code).persons == ()


def test_told_once_the_receipt_fills_the_first_person() -> None:
    code = received(name="Sri Wahyu", contact="0812-1")
    page = look(enter("ani"), f"/perkara/{code}/orang/1")
    assert [each.attrs["value"] for each in page.all("input", name="name")] == ["Sri Wahyu"]
    assert [each.attrs["value"] for each in page.all("input", name="phone")] == ["0812-1"]


# Error texts of ux.md section 9, by their number.
ACCOUNT_ERRORS = {
    "3 not yet happened": ({"start_on": "2027-11-23"}, "Tanggal kejadian belum terjadi. Periksa tahunnya."),
    "4 end before start": (
        {"start_on": "2026-11-22", "start_at": "22:00", "end_on": "2026-11-22", "end_at": "05:30"},
        "Jam selesai lebih awal dari jam mulai. Lewat tengah malam? Pilih tanggal berikutnya.",
    ),
    "4 day before day": ({"start_on": "2026-11-22", "end_on": "2026-11-20"}, "Tanggal selesai lebih awal"),
    "5 village elsewhere": (
        {"province": "61", "regency": "61.05", "district": "61.05.01", "village": "61.05.08.2014"},
        "Desa ini tidak ada di Kecamatan Sintang. Pilih dari daftar atau tulis patokan.",
    ),
    "hour without day": ({"start_at": "22:00"}, "Jamnya ada, tanggalnya belum."),
    "no such day": ({"start_on": "2026-02-31"}, "Tanggal ini tidak ada di kalender."),
    "no story": ({"words": " \n"}, "Catat dulu cerita pelapor dengan kata-katanya sendiri."),
    "no sum": ({"loss": "banyak"}, "Tulis rupiahnya dengan angka saja"),
}


@pytest.mark.parametrize("name", ACCOUNT_ERRORS)
def test_a_wrong_field_says_what_to_do_and_keeps_the_rest(name: str) -> None:
    fields, says = ACCOUNT_ERRORS[name]
    code = received()
    page = sheet(
        post(enter("ani"), f"/perkara/{code}/cerita", **telling(deed="kehilangan motor", **fields)), status=422
    )
    assert says in page.text
    assert [each.attrs["value"] for each in page.all("input", name="deed")] == ["kehilangan motor"]
    summary = next(each for each in page.all("div", id="kesalahan"))
    assert any(summary in link.above for link in page.all("a", href=""))
    assert factories.reread(code).told == 0


PERSON = {"version": 0, "being": "orang", "roles": ["saksi"], "name": "Hendri"}
PERSON_HINTS = {
    "1 fifteen figures": ({"id_kind": "KTP-EL", "id_number": "610501520390000"}, "NIK harus 16 angka, ini 15."),
    "2 another birth": (
        {"id_kind": "KTP-EL", "id_number": "6105015203900000", "birth_on": "1991-03-12"},
        "Tanggal lahir tidak cocok dengan NIK. Lihat KTP; kalau KTP memang begitu, lanjutkan.",
    ),
    "odd number": ({"id_kind": "PASPOR", "id_number": "12"}, "Nomornya tampak tidak lazim"),
}


@pytest.mark.parametrize("name", PERSON_HINTS)
def test_a_hint_never_stops_a_person(name: str) -> None:
    fields, says = PERSON_HINTS[name]
    code, ani = received(), enter("ani")
    answer = post(ani, f"/perkara/{code}/orang/baru", **PERSON, **fields)
    assert answer.headers["Location"] == f"/perkara/{code}/orang/2"
    assert says in look(ani, f"/perkara/{code}/orang/2").text
    assert len(opened(code).persons) == 2


@pytest.mark.parametrize("name", ["SUHARTO", "李小龙", "محمد بن علي", "H. Nyoman Sari, S.H.", "tidak tahu"])
def test_names_of_every_kind_are_taken(name: str) -> None:
    code = received()
    post(enter("ani"), f"/perkara/{code}/orang/baru", **{**PERSON, "name": name})
    assert opened(code).persons[-1].name == name


def test_pasted_controls_are_dropped() -> None:
    code, ani = received(), enter("ani")
    post(ani, f"/perkara/{code}/orang/baru", **{**PERSON, "name": "Hen\x00dri\u202e \t Tan"})
    post(ani, f"/perkara/{code}/cerita", **telling(words="Motor\x07 saya\r\nhilang.\u200b"))
    case = opened(code)
    assert (case.persons[-1].name, case.account.words) == ("Hendri Tan", "Motor saya\nhilang.")


def test_the_rail_leads_to_the_reporter_until_her_identity_is_known() -> None:
    code, ani = received(), enter("ani")
    assert "/orang/baru" not in look(ani, f"/perkara/{code}/barang/baru").html
    post(ani, f"/perkara/{code}/orang/1", roles="pelapor", name="Sri", id_basis="keluarga", version=1)
    assert f"/perkara/{code}/orang/baru" in look(ani, f"/perkara/{code}/barang/baru").html


def test_a_nameless_suspect_is_taken_and_a_nameless_witness_asked_for() -> None:
    code, ani = received(), enter("ani")
    assert post(ani, f"/perkara/{code}/orang/baru", version=0, being="orang", roles=["terlapor"]).status_code == 303
    page = sheet(post(ani, f"/perkara/{code}/orang/baru", version=0, being="orang", roles=["saksi"]), status=422)
    assert "Tulis namanya, atau “tidak tahu”" in page.text
    page = sheet(post(ani, f"/perkara/{code}/orang/baru", version=0, being="orang", name="Adi"), status=422)
    assert "Pilih paling sedikit satu peran." in page.text


def test_the_same_address_is_not_typed_twice() -> None:
    code, ani = factories.matter(after="account").code, enter("ani")
    post(ani, f"/perkara/{code}/orang/baru", **PERSON, same_address="on")
    assert opened(code).persons[-1].address == factories.AT_HOME


def test_striking_asks_once_more() -> None:
    code, ani = factories.matter(after="account").code, enter("ani")
    where, version = f"/perkara/{code}/orang/2", opened(code).parties[1][0].version
    page = sheet(post(ani, where, strike="1", version=version))
    assert "Coret HENDRI" in page.text
    assert len(opened(code).persons) == 2
    assert post(ani, where, strike="1", sure="1", version=version).status_code == 303
    assert len(opened(code).persons) == 1
    look(ani, where, status=404)


def test_an_older_row_is_not_overwritten() -> None:
    code, ani = factories.matter(after="account").code, enter("ani")
    version = opened(code).parties[1][0].version
    post(ani, f"/perkara/{code}/orang/2", **{**PERSON, "version": version})
    page = sheet(
        post(enter("budi"), f"/perkara/{code}/orang/2", **{**PERSON, "name": "Lain", "version": version}), status=409
    )
    assert "baru saja diubah petugas lain" in page.text
    assert [each.attrs["value"] for each in page.all("input", name="name")] == ["Lain"]


def test_the_kind_of_a_thing_decides_what_is_asked() -> None:
    code, ani = received(), enter("ani")
    page = look(ani, f"/perkara/{code}/barang/baru", jenis="R2")
    assert {"mark_nomor_polisi", "mark_nomor_rangka"} <= {each.attrs["name"] for each in page.all("input", name="")}
    kept = {
        "version": 0,
        "jenis": "HP",
        "part": "objek",
        "name": "Telepon",
        "mark_imei1": "123",
        "value": "Rp2.500.000",
    }
    answer = post(ani, f"/perkara/{code}/barang/baru", **kept)
    assert "IMEI biasanya 15 angka" in look(ani, answer.headers["Location"]).text
    assert models.BlindKey.objects.filter(matter__code=code, kind="imei").count() == 1
    thing = opened(code).goods[0]
    assert (thing.kind_name, thing.marks, thing.value) == ("Telepon genggam", {"imei1": "123"}, 2_500_000)


def test_answers_and_marks_cover_the_seven_questions() -> None:
    code, ani = received(), enter("ani")
    marks = '[{"start":0,"end":5,"question":2},{"start":0,"end":900,"question":1}]'
    post(ani, f"/perkara/{code}/cerita", **telling(marks=marks, answer="1:tidak tahu"))
    case = opened(code)
    assert (case.account.marks, case.account.answers) == ((Mark(0, 5, 2),), {1: "tidak tahu"})
    page = look(ani, f"/perkara/{code}/cerita")
    states = {each.attrs["data-question"]: each.attrs["data-state"] for each in page.all("li", data_question="")}
    assert (states["1"], states["2"], states["3"]) == ("full", "ok", "open")
    assert "Belum terjawab: “Di mana kejadiannya?”" in page.text


def test_ask_later_keeps_what_was_typed_and_asks_the_next() -> None:
    code = received()
    page = sheet(post(enter("ani"), f"/perkara/{code}/cerita", **telling(deed="kehilangan", skip="1")))
    assert "Belum terjawab: “Apa yang terjadi?”" in page.text
    assert [each.attrs["value"] for each in page.all("input", name="deed")] == ["kehilangan"]
    assert factories.reread(code).told == 0


def test_regions_are_chosen_without_scripts() -> None:
    code = received()
    chosen = telling(province="61", regency="61.05", district="61.05.01", wilayah="1", landmark="dekat pasar")
    page = sheet(post(enter("ani"), f"/perkara/{code}/cerita", **chosen))
    assert any(each.attrs["value"] == "61.05.01.1001" for each in page.all("option"))
    assert [each.attrs["value"] for each in page.all("input", name="landmark")] == ["dekat pasar"]


def test_circumstances_protect_the_matter() -> None:
    code, ani = received(), enter("ani")
    assert post(ani, f"/perkara/{code}/cerita", **telling(facts=["kdrt"])).status_code == 303
    assert factories.reread(code).secrecy == 2
    page = look(ani, f"/perkara/{code}/cerita")
    assert "Perkara ini dilindungi." in page.text
    look(enter("budi"), f"/perkara/{code}/cerita", status=404)


def test_a_draft_outlives_signing_out_and_goes_with_the_act() -> None:
    code, ani = received(), enter("ani")
    kept = post(ani, f"/draf/matters.write_account/{code}", **telling(words="Belum selesai", start_about="on"))
    assert (kept.status_code, kept.json()["version"]) == (200, 0)
    ani.logout()
    page = look(enter("ani"), f"/perkara/{code}/cerita")
    assert page.all("textarea", name="words")[0].text == "Belum selesai"
    assert "Tulisan Anda yang belum disimpan ditampilkan lagi." in page.text
    assert "Belum selesai" not in look(enter("budi"), f"/perkara/{code}/cerita").text
    post(enter("ani"), f"/perkara/{code}/cerita", **telling())
    assert not models.Draft.objects.exists()


def test_a_draft_can_be_thrown_away() -> None:
    code, ani = received(), enter("ani")
    post(ani, f"/draf/matters.write_account/{code}", **telling(words="Salah orang"))
    post(ani, f"/perkara/{code}/cerita", discard="1")
    assert "Salah orang" not in look(ani, f"/perkara/{code}/cerita").text


def test_drafts_are_kept_only_where_one_may_look() -> None:
    code = received()
    assert post(enter("eko"), f"/draf/matters.write_account/{code}", version=0).status_code == 404
    assert post(enter("ani"), f"/draf/apa.saja/{code}", version=0).status_code == 404
    assert not models.Draft.objects.exists()


def test_an_autosave_hears_that_another_officer_wrote() -> None:
    code = received()
    post(enter("budi"), f"/perkara/{code}/cerita", **telling())
    heard = post(enter("ani"), f"/draf/matters.write_account/{code}", **telling(words="Lain"))
    assert heard.status_code == 409
    assert heard.json()["text"] == "Ada perubahan dari Damar T. pukul 19.00. Bandingkan, lalu pilih."
    assert look(enter("ani"), heard.json()["url"]).all("textarea", name="words")[0].text == "Lain"


def clash() -> tuple[str, Any]:
    """A matter in which two officers wrote the story anew, and the page that the second one gets."""
    code = received()
    post(enter("ani"), f"/perkara/{code}/cerita", **telling(deed="lama"))
    post(enter("budi"), f"/perkara/{code}/cerita", **telling(version=1, words="Motor hilang malam.", deed="dari Budi"))
    mine = telling(version=1, words="Motor hilang pagi.", deed="lama", loss="9.000")
    return code, sheet(post(enter("ani"), f"/perkara/{code}/cerita", **mine), status=409)


def picked(page: Any, **picks: str) -> dict[str, Any]:
    """The fields of the comparison with these choices."""
    fields: dict[str, Any] = {}
    for each in page.all("input", type="hidden"):
        fields.setdefault(each.attrs["name"], []).append(each.attrs.get("value", ""))
    return {**fields, "key": str(uuid4()), **picks}


@pytest.mark.parametrize(
    ("picks", "words"),
    [
        ({"pick-words": "mine"}, "Motor hilang pagi."),
        ({"pick-words": "theirs"}, "Motor hilang malam."),
        ({"pick-words": "both", "both-words": "Motor hilang malam atau pagi."}, "Motor hilang malam atau pagi."),
    ],
)
def test_two_texts_are_laid_side_by_side_and_one_choice_is_kept(picks: dict[str, str], words: str) -> None:
    code, page = clash()
    assert "Motor hilang malam." in page.text
    assert "Motor hilang pagi." in page.text
    assert "Damar T. menyimpan pukul 19.00" in page.text
    assert [each.text for each in page.all("h2") if each.attrs.get("id", "").startswith("h-words")] == [
        "Cerita pelapor"
    ]
    assert enter("ani").post(f"/perkara/{code}/cerita", picked(page, **picks)).status_code == 303
    account = opened(code).account
    assert (account.words, account.deed, account.loss) == (words, "dari Budi", 9000)
    assert factories.reread(code).told == 3


def test_a_second_change_meanwhile_is_compared_again() -> None:
    code, page = clash()
    post(enter("budi"), f"/perkara/{code}/cerita", **telling(version=2, words="Motor hilang siang.", deed="dari Budi"))
    again = sheet(enter("ani").post(f"/perkara/{code}/cerita", picked(page, **{"pick-words": "mine"})), status=409)
    assert "Motor hilang siang." in again.text


def test_reading_back_leads_on_and_a_changed_story_is_read_again() -> None:
    code, ani = received(), enter("ani")
    full = telling(start_on="2026-11-22", landmark="seberang masjid", then="read")
    answer = post(ani, f"/perkara/{code}/cerita", **full)
    assert answer.headers["Location"] == f"/perkara/{code}/bacakan"
    assert post(ani, f"/perkara/{code}/bacakan", told=1).headers["Location"] == f"/perkara/{code}"
    post(ani, f"/perkara/{code}/cerita", **{**full, "version": 1, "words": "Motor dan helm hilang."})
    page = sheet(post(ani, f"/perkara/{code}/bacakan", told=1), status=409)
    assert "Cerita berubah sejak dibacakan." in page.text


def test_buttons_stand_only_where_he_may() -> None:
    code = received()
    assert look(enter("ani"), f"/perkara/{code}/cerita").all("button", value="read")
    page = look(enter("dodi"), f"/perkara/{code}/cerita")
    assert page.all("button", value="read") == []
    assert "Minta Ba Yanmas" in page.text


def test_what_is_stored_already_is_not_offered_as_unsaved() -> None:
    code, ani = factories.matter(after="account").code, enter("ani")
    page = look(ani, f"/perkara/{code}/cerita")
    told = {
        each.attrs["name"]: each.attrs.get("value", "")
        for each in page.all("input", name="")
        if each.inside("main") and (each.attrs.get("type") != "checkbox" or "checked" in each.attrs)
    }
    told |= {"words": factories.MOTOR_STORY.account.words, "province": "61", "regency": "61.05"}
    told |= {"district": "61.05.01", "village": "61.05.01.1001"}
    assert post(ani, f"/draf/matters.write_account/{code}", **told).status_code == 200
    assert "Tulisan Anda yang belum disimpan" not in look(ani, f"/perkara/{code}/cerita").text
    post(ani, f"/draf/matters.write_account/{code}", **{**told, "words": "Lebih banyak lagi."})
    page = look(ani, f"/perkara/{code}/cerita")
    assert "Tulisan Anda yang belum disimpan" in page.text
    assert "Lebih banyak lagi." in page.text


def test_the_receipt_page_shows_the_code_to_be_read_out() -> None:
    code = received()
    matter = factories.reread(code)
    page = look(enter("ani"), f"/terima/{matter.visit.code}")
    assert reports.tracking(matter).code in page.text


def test_the_card_is_asked_of_the_reporter_only() -> None:
    code, ani = factories.matter(after="account").code, enter("ani")
    assert "cocokkan dengan kartu identitas" in look(ani, f"/perkara/{code}/orang/1").text
    for path in ("/orang/2", "/orang/baru"):
        page = look(ani, f"/perkara/{code}{path}")
        assert "cocokkan dengan kartu identitas" not in page.text
        assert "bagaimana ciri-cirinya" in page.text


def test_every_open_question_is_asked_and_none_twice() -> None:
    page = look(enter("ani"), f"/perkara/{factories.matter(after='account').code}/cerita")
    asked = [each.attrs["data-asked"] for each in page.all("div", data_asked="")]
    assert asked == ["1", "2", "4", "5", "6"]
    names = [each.attrs["name"] for each in page.all("input", name="") if each.attrs["name"].startswith("answer_")]
    assert sorted(names) == [f"answer_{n}" for n in range(1, 8)]
