"""The room of the gelar: seats, offence by date, elements, outcome, signatures."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from spkt.access import gelar as access
from spkt.actions import _reviews, gelar, matters
from spkt.law.case import KonselingNotes, Moment, Span
from spkt.law.journeys.matters import State
from spkt.records import casefile
from spkt.records.models import Gelar, Leaf, Paper, Reading, Seat
from tests import cast, factories
from tests.pages import Sheet, look, neutral, sheet
from tests.rooms import enter, post


def notes(code: str) -> Any:
    return casefile.open_case(factories.reread(code)).notes


def at(code: str, part: str = "") -> str:
    return f"/perkara/{code}/gelar{part}"


def seated(code: str, *names: str) -> None:
    """Opens the gelar and lets these officers declare that they are here."""
    others = [cast.officer(name).pk for name in names if name != "dodi"]
    gelar.open_gelar(by=cast.who("dodi"), key=uuid4(), code=code, officers=others)
    for name in names:
        gelar.attend(by=cast.who(name), key=uuid4(), code=code, unrelated=True)


def weights(page: Sheet, verdict: str = "terpenuhi", **more: str) -> dict[str, Any]:
    """The form of the elements as a browser would send it, each with this verdict and its basis."""
    sent = {
        each.attrs["name"]: each.attrs["value"]
        for each in page.all("input")
        if each.attrs.get("name", "").startswith("was-")
    }
    typed = {"verdict-": verdict, "basis-": "Dari ceritanya." if verdict else ""}
    return {**sent, **{name.replace("was-", part): words for name in sent for part, words in typed.items()}, **more}


@pytest.fixture
def ready(evening: None) -> str:
    """A matter whose konseling is closed."""
    return factories.matter(after="siap_gelar").code


@pytest.fixture
def running(ready: str) -> str:
    """A gelar with three seats present."""
    seated(ready, "dodi", "lukas", "yosua")
    return ready


def test_open_form_offers_the_watch_by_function(ready: str) -> None:
    page = look(enter("dodi"), at(ready, "/buka"))
    assert [each.text for each in page.all("legend")] == ["Reskrim", "Intelkam", "Samapta"]
    assert "Aiptu Lukas Bayan Senja" in page.text
    assert "Rini" not in page.text, "the counter does not sit"
    neutral(page, "Lidia", "motor")


def test_open_gelar_seats_the_leader_and_those_chosen(ready: str) -> None:
    chosen = [str(cast.officer(name).pk) for name in ("lukas", "yosua")]
    answer = post(enter("dodi"), at(ready, "/buka"), officers=chosen)
    assert (answer.status_code, answer["Location"]) == (303, at(ready))
    assert {seat.officer.nrp for seat in Seat.objects.filter(gelar__matter__code=ready)} == {
        cast.NRP[name] for name in ("dodi", "lukas", "yosua")
    }


def test_a_double_click_opens_one_gelar(ready: str) -> None:
    client, key = enter("dodi"), str(uuid4())
    fields = {"key": key, "officers": [str(cast.officer("lukas").pk)]}
    assert [client.post(at(ready, "/buka"), fields).status_code for _ in range(2)] == [303, 303]
    assert Gelar.objects.filter(matter__code=ready).count() == 1


@pytest.mark.parametrize(
    ("name", "status"), [("ani", 403), ("lukas", 403), ("citra", 403), ("hadi", 404), ("eko", 404)]
)
def test_only_the_leader_opens(ready: str, name: str, status: int) -> None:
    assert post(enter(name), at(ready, "/buka"), officers=[]).status_code == status
    assert not Gelar.objects.exists()


def test_who_sat_before_is_marked_and_refused(evening: None) -> None:
    code = factories.matter(replace(factories.MOTOR_STORY, route="civil"), after="recommend").code
    _reviews.ask_review(by=cast.who("wahyu"), key=uuid4(), code=code, reason="Pelapor minta ditinjau.")
    client = enter("dodi")
    assert "duduk di gelar sebelumnya" in look(client, at(code, "/buka")).text
    page = sheet(post(client, at(code, "/buka"), officers=[str(cast.officer("yosua").pk)]), status=409)
    assert "sudah duduk di gelar yang ditinjau" in page.text
    assert page.all("input", value=str(cast.officer("yosua").pk), checked=""), "what was chosen is still chosen"


def weighed(code: str, **more: str) -> None:
    """An offence is chosen and each of its elements found."""
    lukas = enter("lukas")
    post(lukas, at(code, "/pasal"), offence="KUHP-476")
    assert post(lukas, at(code, "/unsur"), **weights(look(lukas, at(code)), **more)).status_code == 303


def test_two_seats_are_refused_with_whom_to_call(ready: str) -> None:
    seated(ready, "dodi", "lukas")
    weighed(ready)
    page = sheet(post(enter("dodi"), at(ready, "/putusan"), outcome="rekom_LP", reasons="Terpenuhi."), status=409)
    assert "Gelar butuh tiga peserta. Tambahkan piket fungsi." in page.text
    assert "belum menyatakan hadir" not in page.html.partition("</ul>")[0]
    assert [each.text for each in page.all("textarea", name="reasons")] == ["Terpenuhi."], "what was typed stays"


def test_a_seat_that_is_not_there_yet_is_called_and_no_other_added(ready: str) -> None:
    seated(ready, "dodi", "lukas")
    post(enter("dodi"), at(ready, "/peserta"), officer=str(cast.officer("yosua").pk))
    weighed(ready)
    page = sheet(post(enter("dodi"), at(ready, "/putusan"), outcome="rekom_LP", reasons="Terpenuhi."), status=409)
    assert "Ada peserta yang belum menyatakan hadir. Panggil dia." in page.text
    assert "Tambahkan piket fungsi" not in page.text


def test_what_is_found_rests_on_something_before_the_decision_is_written(running: str) -> None:
    weighed(running, **{"basis-KUHP-476-0": ""})
    dodi, lukas = enter("dodi"), enter("lukas")
    page = sheet(post(dodi, at(running, "/putusan"), outcome="rekom_LP", reasons="Terpenuhi."), status=409)
    assert "Ada unsur yang dinilai terpenuhi tanpa dasar." in page.text
    one = weights(look(lukas, at(running)), **{"basis-KUHP-476-0": "", "sources-KUHP-476-0": "kalimat:1"})
    assert post(lukas, at(running, "/unsur"), **one).status_code == 303
    assert post(dodi, at(running, "/putusan"), outcome="rekom_LP", reasons="Terpenuhi.").status_code == 303


def test_what_is_not_found_needs_no_basis(running: str) -> None:
    weighed(running, **{"verdict-KUHP-476-0": "belum", "basis-KUHP-476-0": ""})
    answer = post(enter("dodi"), at(running, "/putusan"), outcome="bukan_pidana", reasons="Belum tampak.")
    assert answer.status_code == 303


def test_seats_keep_their_place_whoever_comes_first(ready: str) -> None:
    seated(ready, "yosua", "lukas")
    page = look(enter("dodi"), at(ready))
    roles = [each.text for each in page.all("span", class_="xs muted") if each.above[-1].name == "span"]
    assert roles == ["Kanit SPKT (Pamapta), pemimpin gelar", "Piket Reskrim", "Piket Samapta"]


def test_a_related_seat_stops_the_gelar_until_it_is_given_to_another(running: str) -> None:
    dodi = enter("dodi")
    post(dodi, at(running, "/peserta"), officer=str(cast.officer("agung").pk))
    post(enter("agung"), at(running, "/hadir"), unrelated="tidak")
    page = look(dodi, at(running))
    assert "ada hubungan" in page.text
    post(dodi, at(running, "/peserta"), officer=str(cast.officer("agung").pk), strike="1")
    assert "Agung" not in look(dodi, at(running)).all(id="peserta")[0].text.split("Ubah peserta")[0]


def test_a_struck_seat_can_be_given_back(running: str) -> None:
    dodi, yosua = enter("dodi"), str(cast.officer("yosua").pk)
    assert post(dodi, at(running, "/peserta"), officer=yosua, strike="1").status_code == 303
    assert post(dodi, at(running, "/peserta"), officer=yosua).status_code == 303
    seat = Seat.objects.get(officer_id=yosua)
    assert (seat.struck, seat.attended_at) == (False, None), "he declares anew"
    page = sheet(post(dodi, at(running, "/peserta"), officer=yosua), status=409)
    assert "sudah duduk di gelar ini" in page.text


def test_attend_asks_for_the_declaration(ready: str) -> None:
    gelar.open_gelar(by=cast.who("dodi"), key=uuid4(), code=ready, officers=[cast.officer("lukas").pk])
    lukas = enter("lukas")
    assert "Saya tidak ada hubungan keluarga, semenda, utang, atau kepentingan" in look(lukas, at(ready)).text
    assert sheet(post(lukas, at(ready, "/hadir")), status=422).all(id="kesalahan")
    assert post(lukas, at(ready, "/hadir"), unrelated="ya").status_code == 303
    assert "Nyatakan hadir" not in look(lukas, at(ready)).text


def test_charge_searches_without_scripts_and_shows_the_elements(running: str) -> None:
    page = look(enter("lukas"), at(running, "/pasal"), q="pencurian malam", pasal="KUHP-477.1E")
    assert "waktu malam" in page.text
    assert not page.all("textarea", name="reason"), "one law, no reason"
    assert [each.attrs["value"] for each in page.all("input", type="radio")] == ["KUHP-477.1E"]


def test_a_deed_of_2025_shows_both_laws_and_the_old_one_wants_a_reason(evening: None) -> None:
    when = Span(start=Moment(date(2025, 12, 20)))
    told = replace(factories.MOTOR_STORY, account=replace(factories.MOTOR_STORY.account, when=when))
    code = factories.matter(told, after="siap_gelar").code
    seated(code, "dodi", "lukas", "yosua")
    lukas = enter("lukas")
    page = look(lukas, at(code, "/pasal"), pasal="KUHP-476")
    radios = {each.attrs["value"]: "checked" in each.attrs for each in page.all("input", type="radio")}
    assert radios == {"KUHP-476": True, "WVS-362": False}
    page = sheet(post(lukas, at(code, "/pasal"), offence="WVS-362"), status=409)
    assert "Tulis mengapa pasal lama lebih menguntungkan terlapor." in page.text
    assert page.all("input", value="WVS-362", checked=""), "the choice is kept"
    assert post(lukas, at(code, "/pasal"), offence="WVS-362", reason="Ancamannya lebih ringan.").status_code == 303
    assert notes(code).charges[0].reason == "Ancamannya lebih ringan."


def test_an_offence_of_another_time_is_refused(running: str) -> None:
    page = sheet(post(enter("lukas"), at(running, "/pasal"), offence="WVS-362"), status=409)
    assert "tidak berlaku pada tanggal kejadian" in page.text


def test_weigh_changes_only_what_this_officer_changed(running: str) -> None:
    lukas, yosua = enter("lukas"), enter("yosua")
    post(lukas, at(running, "/pasal"), offence="KUHP-476")
    old = look(yosua, at(running))
    first = weights(look(lukas, at(running)), "")
    first |= {
        "verdict-KUHP-476-0": "terpenuhi",
        "basis-KUHP-476-0": "Motor hilang",
        "sources-KUHP-476-0": ["kalimat:1", "barang:1"],
    }
    assert post(lukas, at(running, "/unsur"), **first).status_code == 303
    second = weights(old, "", **{"verdict-KUHP-476-1": "belum"})
    assert post(yosua, at(running, "/unsur"), **second).status_code == 303
    weighed = notes(running).charges[0].elements
    assert [(each.verdict, each.by) for each in weighed[:3]] == [
        ("terpenuhi", "LUKAS BAYAN SENJA"),
        ("belum", "YOSUA LANTING"),
        ("", ""),
    ]
    page = look(lukas, at(running))
    assert {each.attrs["href"] for each in page.all("a", href="") if each.inside("fieldset")} == {
        "#kalimat-1",
        "#barang-1",
    }
    assert "Unsur pokok 1 dari 4" in page.text


def test_a_basis_without_a_verdict_is_kept_and_asked_about(running: str) -> None:
    lukas = enter("lukas")
    post(lukas, at(running, "/pasal"), offence="KUHP-476")
    sent = weights(look(lukas, at(running)), "", **{"basis-KUHP-476-0": "Motor hilang"})
    page = sheet(post(lukas, at(running, "/unsur"), **sent), status=422)
    assert page.all("input", value="Motor hilang")
    assert "Pilih Terpenuhi, Belum cukup, atau Tidak." in page.text


def test_nothing_changed_is_said(running: str) -> None:
    lukas = enter("lukas")
    post(lukas, at(running, "/pasal"), offence="KUHP-476")
    page = sheet(post(lukas, at(running, "/unsur"), **weights(look(lukas, at(running)), "")), status=409)
    assert "Belum ada unsur yang berubah." in page.text


@pytest.mark.parametrize(
    ("met", "words"),
    [
        (0, "Unsur pokok 0 dari 7, keadaan memberatkan 0 dari 2 (satu sudah cukup)"),
        (9, "Unsur pokok 7 dari 7, keadaan memberatkan 1 dari 2 (satu sudah cukup)"),
    ],
)
def test_the_summary_counts_alternatives_as_ways(running: str, met: int, words: str) -> None:
    lukas = enter("lukas")
    post(lukas, at(running, "/pasal"), offence="KUHP-477.2")
    if met:
        weighed = [gelar.Weighed("KUHP-477.2", n, "terpenuhi") for n in range(met)]
        gelar.weigh(by=cast.who("lukas"), key=uuid4(), code=running, weighed=weighed)
    page = look(lukas, at(running))
    assert words in page.text
    assert access.weight(notes(running).charges[0]).is_met == bool(met)


def test_another_way_is_named(running: str) -> None:
    gelar.charge(by=cast.who("lukas"), key=uuid4(), code=running, offences=["KUHP-476"])
    weighed = [gelar.Weighed("KUHP-476", n, "belum") for n in range(4)]
    gelar.weigh(by=cast.who("lukas"), key=uuid4(), code=running, weighed=weighed)
    dodi = enter("dodi")
    page = sheet(post(dodi, at(running, "/putusan"), outcome="lain", reasons="Perlu diselidiki."), status=422)
    assert "Pilih jalannya" in page.text
    assert [each.text for each in page.all("textarea", name="reasons")] == ["Perlu diselidiki."]
    assert (
        post(dodi, at(running, "/putusan"), outcome="lain", way="rekom_dumas", reasons="Perlu diselidiki.").status_code
        == 303
    )
    assert notes(running).outcome == "rekom_dumas"


def test_sign_with_a_dissent_and_the_leader_last(evening: None) -> None:
    code = factories.matter(after="propose").code
    dodi, lukas, yosua = enter("dodi"), enter("lukas"), enter("yosua")
    page = sheet(post(dodi, at(code, "/tanda-tangan")), status=409)
    assert "Pemimpin menandatangani terakhir." in page.text
    assert post(yosua, at(code, "/tanda-tangan"), dissent="Perlu saksi lagi.").status_code == 303
    assert "Perlu saksi lagi." in look(lukas, at(code)).text
    assert post(lukas, at(code, "/tanda-tangan")).status_code == 303
    assert post(dodi, at(code, "/tanda-tangan")).status_code == 303
    paper = Paper.objects.get(kind="gelar_rek")
    page = look(dodi, at(code))
    assert page.all("a", href=f"/berkas/{paper.code}")
    assert not page.all("form", action=at(code, "/unsur")), "closed is closed"


@pytest.mark.parametrize("name", ["ani", "citra", "maria"])
@pytest.mark.parametrize("part", ["/unsur", "/putusan", "/tanda-tangan", "/pasal", "/peserta", "/hadir"])
def test_who_has_no_seat_does_nothing(running: str, name: str, part: str) -> None:
    before = Leaf.objects.count()
    said = {"unrelated": "ya", "outcome": "rekom_LP", "reasons": "x", "offence": "KUHP-476"}
    answer = post(enter(name), at(running, part), officer=str(cast.officer("agung").pk), **said)
    assert answer.status_code in (403, 404, 409)
    assert Leaf.objects.count() == before


@pytest.mark.parametrize("name", ["ani", "dodi", "lukas", "yosua", "citra"])
def test_everyone_in_scope_reads_and_it_is_noted(running: str, name: str) -> None:
    page = look(enter(name), at(running))
    neutral(page, "Lidia", "motor", "Ladang")
    assert Reading.objects.filter(what="gelar.one", officer=cast.officer(name)).exists()
    assert bool(page.all("form", action=at(running, "/peserta"))) == (name == "dodi")


@pytest.mark.parametrize("name", ["hadi", "eko", "agung", "fajar", "gita"])
def test_out_of_scope_is_not_there(running: str, name: str) -> None:
    look(enter(name), at(running), status=404)


def test_sentences_end_at_their_ends() -> None:
    told = "Saya di Jl. Lintas RT 03. Paginya hilang! “Ke mana?” tanya saya. Jam 5.30 lapor.\nSelesai"
    assert access.sentences(told) == (
        "Saya di Jl. Lintas RT 03.",
        "Paginya hilang!",
        "“Ke mana?” tanya saya.",
        "Jam 5.30 lapor.",
        "Selesai",
    )


def test_who_asked_for_more_may_go_on(evening: None) -> None:
    """Only a gelar under review wants other seats; one that was adjourned goes on with its own."""
    code = factories.matter(after="weigh").code
    more = gelar.Proposal(
        State.LENGKAPI, "Keterangan saksi masih kurang.", deadline=cast.EVENING.date(), missing=("Saksi.",)
    )
    gelar.propose(by=cast.who("dodi"), key=uuid4(), code=code, proposal=more)
    for name in ("lukas", "yosua", "dodi"):
        gelar.sign(by=cast.who(name), key=uuid4(), code=code)
    lukas = {"by": cast.who("lukas"), "code": code}
    matters.start_konseling(key=uuid4(), **lukas)
    matters.record_konseling(key=uuid4(), outcome=State.SIAP_GELAR, notes=KonselingNotes(), **lukas)
    gelar.open_gelar(by=cast.who("dodi"), key=uuid4(), code=code, officers=[cast.officer("lukas").pk])
    assert factories.reread(code).state == State.GELAR
