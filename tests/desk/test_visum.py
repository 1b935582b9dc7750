"""The room of letters over HTTP: what is asked, kept, refused and shown, and what nobody but its officer finds."""

from typing import Any

import pytest

from spkt.records.models import Draft, Letter, Paper, Reading
from tests import cast, factories
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

FORM: dict[str, Any] = {
    "kind": "visum_luka",
    "party": "1",
    "exam_luka": ["luka"],
    "hospital": "RSUD-SINTANG",
    "deed": "Diduga dipukul dengan tangan kosong.",
    "report": "definitif",
    "escort": cast.NRP["yosua"],
}


@pytest.fixture
def code(evening: None) -> str:
    """A matter that was told and in which nothing else happened."""
    return factories.matter(after="read_back").code


def request_of(code: str) -> Letter:
    return Letter.objects.get(matter__code=code)


def test_a_request_is_sent_and_waits_for_its_penyidik(code: str) -> None:
    ani = enter("ani")
    page = look(ani, f"/perkara/{code}/visum")
    neutral(page, "Lidia", "motor", "visum")
    assert page.all("option", value="1")[0].text.startswith("LIDIA MARTINA")
    answer = post(ani, f"/perkara/{code}/visum", **FORM)
    letter = request_of(code)
    assert (answer.status_code, answer["Location"]) == (303, f"/visum/{letter.code}")
    page = look(ani, f"/visum/{letter.code}")
    assert "menunggu persetujuan penyidik" in page.text
    assert "AIPTU LUKAS BAYAN SENJA" in page.text
    assert not page.all("form", action=f"/visum/{letter.code}/setujui")
    neutral(page, "Lidia", "dipukul")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"party": ""}, "Pilih siapa yang diperiksa."),
        ({"exam_luka": []}, "Centang pemeriksaan yang diminta."),
        ({"kind": "visum_jenazah"}, "Centang pemeriksaan yang diminta."),
        ({"hospital": ""}, "Pilih rumah sakitnya, atau tulis namanya."),
        ({"deed": " "}, "Tulis keterangan singkat kejadiannya"),
        ({"escort": ""}, "Tentukan petugas yang mengantar"),
        ({"exam_luka": ["kekerasan_seksual"]}, "Pilih pengantar perempuan"),
        ({"brought_on": "2026-11-24"}, "Tulis tanggal dan jamnya"),
        ({"after": "TIDAKADA"}, "mengapa surat susulan"),
    ],
)
def test_what_is_missing_is_asked_and_what_was_typed_stays(code: str, changed: dict[str, Any], words: str) -> None:
    page = sheet(post(enter("ani"), f"/perkara/{code}/visum", **FORM | {"companion": "kakak"} | changed), status=422)
    assert words in page.text
    assert page.all("input", name="companion", value="kakak")
    assert not Letter.objects.exists()


def test_another_hospital_and_another_officer_may_be_written(code: str) -> None:
    other = {"hospital": "lain", "hospital_other": "Puskesmas Serawai", "city": "Serawai"}
    post(enter("ani"), f"/perkara/{code}/visum", **FORM | other | {"escort": "", "escort_other": cast.NRP["fajar"]})
    letter = request_of(code)
    page = look(enter("ani"), f"/visum/{letter.code}/ubah")
    assert page.all("input", name="hospital_other", value="Puskesmas Serawai")
    assert page.all("input", name="escort_other", value=cast.NRP["fajar"])
    answer = post(enter("budi"), f"/visum/{letter.code}/ubah", **FORM | {"deed": "Diduga didorong."})
    assert answer.status_code == 303
    assert "Diduga didorong." in look(enter("ani"), f"/visum/{letter.code}/ubah").text


def test_the_page_to_come_follows_what_is_typed(code: str) -> None:
    ani, draft = enter("ani"), f"/draf/visum.request/{code}"
    look(ani, f"/perkara/{code}/visum/pratinjau/1", status=404)
    assert post(ani, draft, version="0", **FORM).status_code == 200
    answer = ani.get(f"/perkara/{code}/visum/pratinjau/1")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/png", "no-store")
    assert look(ani, f"/perkara/{code}/visum").all("textarea", name="deed")[0].text == FORM["deed"]
    look(enter("budi"), f"/perkara/{code}/visum/pratinjau/1", status=404)
    post(ani, f"/perkara/{code}/visum", **FORM)
    assert not Draft.objects.exists()


def test_from_approval_to_result(code: str) -> None:
    post(enter("ani"), f"/perkara/{code}/visum", **FORM)
    at, lukas, ani = f"/visum/{request_of(code).code}", enter("lukas"), enter("ani")
    assert ani.get(f"{at}/pratinjau/1").content.startswith(b"\x89PNG")
    page = look(lukas, at)
    fields = {name: page.all("input", name=name)[0].attrs["value"] for name in ("key", "version")}
    answers = [lukas.post(f"{at}/setujui", fields) for _ in range(2)]
    paper = Paper.objects.get(kind="visum_luka")
    assert [(each.status_code, each["Location"]) for each in answers] == [(303, f"/berkas/{paper.code}")] * 2
    sheet(post(ani, f"{at}/rumah-sakit", taken_by="", on="2026-11-24", at="19:00"), status=422)
    late = sheet(post(ani, f"{at}/rumah-sakit", taken_by="dr. Agnes", on="2026-11-25", at="19:00"), status=409)
    assert "Waktu diterima ada di luar" in late.text
    assert late.all("input", name="taken_by", value="dr. Agnes"), "what was typed stays"
    assert post(ani, f"{at}/rumah-sakit", taken_by="dr. Agnes", on="2026-11-24", at="19:00").status_code == 303
    assert post(lukas, f"{at}/hasil", holder="AIPTU LUKAS").status_code == 303
    page = look(ani, at)
    assert "hasil diterima" in page.text
    assert not page.all("form", action=f"{at}/hasil")
    assert Reading.objects.filter(what="visum.one", officer=cast.officer("ani")).exists()


def test_the_lp_is_shown_once_it_exists(evening: None) -> None:
    matter = factories.matter(after="finish")
    letter = factories.letter(matter, after="request")
    assert matter.report.number in look(enter("ani"), f"/visum/{letter.code}").text
    early = factories.letter(factories.matter(after="account"), after="request")
    assert "menyusul" in look(enter("ani"), f"/visum/{early.code}").text


def test_a_later_letter_starts_with_what_the_earlier_one_said(evening: None) -> None:
    matter = factories.matter()
    first = factories.letter(matter, after="approve")
    page = look(enter("ani"), f"/perkara/{matter.code}/visum", susulan=first.code)
    assert page.all("input", name="after", value=first.code)
    assert page.all("input", name="kind", value="visum_jenazah", checked="")
    assert factories.ASKED.deed in page.all("textarea", name="deed")[0].text
    look(enter("ani"), f"/perkara/{matter.code}/visum", status=404, susulan="TIDAKADA")


def test_the_matter_shows_its_letters_and_the_door(code: str) -> None:
    ani = enter("ani")
    page = look(ani, f"/perkara/{code}")
    assert page.all("a", href=f"/perkara/{code}/visum")
    assert page.all("a", href=f"/perkara/{code}/surat")
    letter = factories.letter(factories.reread(code), after="request")
    page = look(ani, f"/perkara/{code}")
    assert page.all("a", href=f"/visum/{letter.code}")
    assert "menunggu persetujuan penyidik" in page.text
    assert not look(enter("citra"), f"/perkara/{code}").all("a", href=f"/perkara/{code}/visum"), "not the clerk's"


@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "agung"])
def test_out_of_scope_there_is_no_letter(code: str, name: str) -> None:
    letter = factories.letter(factories.reread(code), after="request")
    for path in (f"/visum/{letter.code}", f"/visum/{letter.code}/ubah", f"/visum/{letter.code}/pratinjau/1"):
        look(enter(name), path, status=404)


def test_a_sealed_request_tells_others_only_that_there_is_one(evening: None) -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    letter = factories.letter(matter, after="request")
    told = "Diduga dipukul"
    page = look(enter("dodi"), f"/visum/{letter.code}")
    assert "Perkara ini dilindungi." in page.text
    assert "LIDIA" not in page.html
    assert told not in page.html
    assert "LIDIA MARTINA" in look(enter("maria"), f"/visum/{letter.code}").text
    look(enter("lukas"), f"/visum/{letter.code}", status=404)


# The other letters


def test_a_letter_is_written_changed_and_issued(code: str) -> None:
    ani, at = enter("ani"), f"/perkara/{code}/surat/surat_keterangan_lain"
    assert look(ani, f"/perkara/{code}/surat").all("a", href=at)
    page = look(ani, at)
    neutral(page, "Lidia", "motor")
    assert factories.MOTOR_STORY.account.words in page.all("textarea", name="words")[0].text
    fields = {"deed": "jatuh sendiri", "words": "Yang bersangkutan jatuh.", "purpose": "asuransi"}
    assert post(ani, at, **fields)["Location"] == at
    page = look(ani, at)
    assert "Minta Kanit jaga menerbitkannya." in page.text
    assert ani.get(f"{at}/pratinjau/1").content.startswith(b"\x89PNG")
    dodi = enter("dodi")
    version = look(dodi, at).all("form", action=f"{at}/terbit")
    assert version
    answer = post(dodi, f"{at}/terbit", version="1")
    paper = Paper.objects.get(kind="surat_keterangan_lain")
    assert answer["Location"] == f"/berkas/{paper.code}"
    assert look(ani, f"/perkara/{code}/surat").all("a", href=f"/berkas/{paper.code}")


def test_a_letter_asks_for_what_is_missing(code: str) -> None:
    at = f"/perkara/{code}/surat/tt_orang"
    page = sheet(post(enter("ani"), at, receiver="MARIA", how="cap jempol"), status=422)
    for words in ("Tulis NIK penerima", "Tulis nama saksi pertama", "Cap jempol perlu dua saksi."):
        assert words in page.text
    assert page.all("input", name="receiver", value="MARIA")


def test_a_draft_may_be_thrown_away(code: str) -> None:
    ani, at = enter("ani"), f"/perkara/{code}/surat/surat_pernyataan_pelapor"
    post(ani, at, more="Motor tidak dijaminkan.\nSaya tidak dipaksa.")
    assert "Saya tidak dipaksa." in look(ani, at).all("textarea", name="more")[0].text
    assert post(ani, f"{at}/buang")["Location"] == f"/perkara/{code}/surat"
    assert "dibatalkan" in look(ani, f"/perkara/{code}/surat").text
    assert post(ani, f"{at}/buang").status_code == 404


def test_who_comes_for_another_is_asked_for_his_power_of_attorney(evening: None) -> None:
    from dataclasses import replace

    agent = replace(factories.LIDIA, as_what="kuasa")
    matter = factories.matter(after="account", people=(agent, factories.HENDRI))
    page = look(enter("ani"), f"/perkara/{matter.code}/surat")
    assert "diminta oleh berkasnya" in page.text
    first = next(each for each in page.all("a") if "/surat/" in each.attrs["href"])
    assert first.attrs["href"].endswith("surat_kuasa_check")


def test_an_unknown_kind_is_nowhere(code: str) -> None:
    for path in ("surat/lp_b", "surat/surat_sakti", "surat/surat_sakti/pratinjau/1"):
        look(enter("ani"), f"/perkara/{code}/{path}", status=404)


def test_who_writes_no_letters_reads_whom_to_ask(code: str) -> None:
    page = look(enter("dodi"), f"/perkara/{code}/surat")
    assert "Minta Ba Yanmas" in page.text
    assert not [each for each in page.all("a") if "/surat/" in each.attrs["href"]]


# Voiding


def test_a_paper_is_void_by_two_and_says_so(evening: None) -> None:
    trail = factories.walk()
    ani, wahyu, at = enter("ani"), enter("wahyu"), f"/berkas/{trail.sttlp}"
    page = look(ani, f"{at}/batal")
    neutral(page, "Lidia", "STTLP")
    sheet(post(ani, f"{at}/batal", reason=" "), status=422)
    assert post(ani, f"{at}/batal", reason="Nama terlapor salah.").status_code == 303
    assert "Menunggu keputusan Ka SPKT" in look(ani, at).text
    assert "Pembatalan sudah diminta." in look(ani, f"{at}/batal").text
    assert post(ani, f"{at}/batal/setujui").status_code == 403
    assert "Nama terlapor salah." in look(wahyu, f"{at}/batal").text
    answer = post(wahyu, f"{at}/batal/setujui", replacement="", told="pelapor")
    assert answer["Location"] == f"/berkas/{Paper.objects.get(kind='ba_pembatalan').code}"
    page = look(ani, at)
    assert "Surat ini batal" in page.text
    assert "batal 19.00" in page.text
    assert not page.all("a", href=f"{at}/serahkan")
    assert not page.all("a", href=f"{at}/batal")


def test_ka_spkt_may_decline(evening: None) -> None:
    at = f"/berkas/{factories.walk().lp}"
    post(enter("dodi"), f"{at}/batal", reason="Salah ketik.")
    assert post(enter("wahyu"), f"{at}/batal/tolak")["Location"] == at
    assert "Menunggu keputusan" not in look(enter("wahyu"), at).text
