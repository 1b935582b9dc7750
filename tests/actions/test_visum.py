"""The request to a hospital through its acts: who, in which order, dated when, and what never stands in it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from spkt.access._gate import Unseen
from spkt.actions import matters, visum
from spkt.actions._spine import NotYours, Refused
from spkt.kit import clock
from spkt.law.case import Birth, Person, Role, Sex
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Assignment, Job, Letter, Paper, Series, Term
from tests import factories
from tests.cast import NRP, officer, soon, who

pytestmark = pytest.mark.usefixtures("evening")


def do(act: Any, by: str, letter: Letter, **inputs: Any) -> Any:
    return act(by=who(by), key=uuid4(), code=letter.code, **inputs)


def printed(letter: Letter) -> Any:
    """What the issued letter says."""
    assert letter.paper is not None
    return kinds.thaw(letter.kind, vault.get(letter.paper, "snapshot", letter.matter.key))


def reread(letter: Letter) -> Letter:
    return Letter.objects.select_related("matter__key", "paper").get(pk=letter.pk)


@pytest.mark.parametrize("after", ["receive", "account", "siap_gelar", "gelar", "recommend", "issue"])
def test_a_hospital_is_asked_at_any_time(after: str) -> None:
    letter = factories.letter(factories.matter(after=after), after="approve")
    said = printed(letter)
    assert letter.state == "terbit"
    assert said.number.startswith("VER/1/XI/2026/SPKT/POLRES SINTANG")
    assert said.persons[0].name == "LIDIA MARTINA"
    assert said.escort.name == "YOSUA LANTING"
    assert said.penyidik.lines[-1] == "PIKET RESKRIM selaku PENYIDIK"


def test_without_a_report_it_leaves_on_the_number_of_the_complaint_and_is_linked_later() -> None:
    matter = factories.matter(after="confirm")
    letter = factories.letter(matter, after="approve")
    assert printed(letter).basis[-1] == "Laporan Polisi menyusul"
    assert "DUMAS/B/1/" in printed(letter).basis[1]
    done = factories.letter(factories.matter(after="issue"), after="approve")
    assert printed(done).basis[1].startswith("Laporan Polisi Nomor LP/B/1/")


@pytest.mark.parametrize("name", ["ani", "budi", "citra", "dodi", "yosua"])
def test_nobody_but_a_penyidik_approves(name: str) -> None:
    matter = factories.matter()
    letter = factories.letter(matter, after="request")
    with pytest.raises((NotYours, Unseen)):
        do(visum.approve, name, letter, version=letter.version)
    assert not Paper.objects.filter(kind="visum_luka").exists()
    assert not Series.objects.filter(kind="ver").exists(), "no number is taken"


def test_a_penyidik_who_wrote_it_does_not_approve_it() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    letter = factories.letter(matter, after="request", by="maria")
    with pytest.raises(Refused, match="Anda menulis permintaan ini"):
        do(visum.approve, "maria", letter, version=letter.version)


def test_who_changed_it_does_not_approve_it_either() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    letter = factories.letter(matter, after="request")
    do(visum.amend, "maria", letter, asked=replace(factories.ASKED, condition="Sadar."))
    do(visum.amend, "ani", letter, asked=factories.ASKED)
    with pytest.raises(Refused, match="Anda menulis permintaan ini"):
        do(visum.approve, "maria", letter, version=reread(letter).version)


def test_a_sealed_request_waits_for_another_penyidik_than_its_writer() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    factories.letter(matter, after="request", by="maria")
    assert Assignment.objects.filter(matter=matter, officer=officer("lukas")).exists()


def test_ka_spkt_signs_as_penyidik() -> None:
    letter = factories.letter(factories.matter(), after="request")
    do(visum.approve, "wahyu", letter, version=letter.version)
    assert printed(reread(letter)).penyidik.lines == (
        "a.n. KEPALA KEPOLISIAN RESOR SINTANG",
        "KA SPKT selaku PENYIDIK",
    )


def test_a_lower_rank_is_refused_while_a_higher_one_serves() -> None:
    letter = factories.letter(factories.matter(), after="request")
    lukas = who("lukas")
    lukas.officer.rank = "BRIPKA"
    with pytest.raises(Refused, match="Pangkat Anda"):
        visum.approve(by=lukas, key=uuid4(), code=letter.code, version=letter.version)


def test_a_version_that_changed_is_read_again() -> None:
    letter = factories.letter(factories.matter(), after="request")
    do(visum.amend, "budi", letter, asked=replace(factories.ASKED, deed="Diduga didorong."))
    with pytest.raises(Refused, match="berubah sejak"):
        do(visum.approve, "lukas", letter, version=letter.version)


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"party": 9}, "Pilih siapa yang diperiksa"),
        ({"hospital": " "}, "Pilih rumah sakitnya"),
        ({"examinations": ()}, "Centang pemeriksaan"),
        ({"examinations": ("jenazah_luar",)}, "Centang pemeriksaan"),
        ({"deed": ""}, "Tulis keterangan singkat"),
        ({"escort": ""}, "tidak pernah berangkat sendiri"),
        ({"escort": NRP["eko"]}, "tidak pernah berangkat sendiri"),
        ({"examinations": ("kekerasan_seksual",)}, "pengantar perempuan"),
        ({"report": "cepat"}, "macam Visum"),
        ({"brought_at": soon(60)}, "belum terjadi"),
        ({"kind": "visum_gigi"}, "Pilih jenis suratnya"),
        ({"deed": "Dipukul 🥊"}, "belum bisa dicetak"),
    ],
)
def test_what_the_letter_cannot_say_is_refused_with_what_to_do(changed: dict[str, Any], words: str) -> None:
    matter = factories.matter()
    with pytest.raises(Refused, match=words):
        factories.letter(matter, after="request", **changed)
    assert not Letter.objects.exists()


def test_trap_21_a_woman_escorts_where_the_deed_was_told_as_sexual() -> None:
    told = replace(factories.MOTOR_STORY.account, facts=("kekerasan_seksual",))
    matter = factories.matter(after="account", account=told)
    with pytest.raises(Refused, match="pengantar perempuan"):
        factories.letter(matter, after="request")
    letter = factories.letter(matter, after="approve", woman_escort=True)
    assert printed(letter).free_cite.startswith("UU 12/2022")


def test_trap_03_an_unknown_body_has_its_letter() -> None:
    matter = factories.matter(after="account")
    looks = "± 165 cm, rambut beruban, tato jangkar pada lengan kiri"
    dead = Person(roles=(Role.KORBAN,), sex=Sex.MALE, features=looks, birth=Birth(age=45))
    ordinal = matters.put_party(by=who("ani"), key=uuid4(), code=matter.code, person=dead)
    letter = factories.letter(
        matter,
        after="approve",
        kind="visum_jenazah",
        party=ordinal,
        examinations=("jenazah_luar",),
        label="ibu jari kaki kanan",
    )
    said = printed(letter)
    assert (said.persons[0].features, said.label) == (looks, "ibu jari kaki kanan")
    assert "identitas belum diketahui" in str(kinds.page_inputs(letter.kind, kinds.freeze(letter.kind, said)))


def test_no_letter_is_dated_before_its_request() -> None:
    with clock.at(soon(30)):
        letter = factories.letter(factories.matter(), after="request")
    with clock.at(soon(10)):
        do(visum.approve, "lukas", letter, version=letter.version)
    letter = reread(letter)
    assert letter.paper is not None
    assert letter.drafted_at <= letter.paper.issued_at
    assert printed(letter).issued_at == letter.paper.issued_at


def test_the_clock_of_the_hospital_runs_from_delivery_to_result() -> None:
    matter = factories.matter()
    first = factories.letter(matter, after="delivered")
    with clock.at(soon(5)):
        factories.letter(matter, after="delivered")
    terms = Term.objects.filter(kind="visum").order_by("starts_at")
    assert [term.due_at - term.starts_at for term in terms] == [timedelta(hours=24)] * 2
    do(visum.result, "ani", first, holder="AIPTU LUKAS BAYAN SENJA")
    assert [bool(term.stopped_at) for term in terms.all()] == [True, False], "the other letter still waits"


@pytest.mark.parametrize("minutes", [-60, 60])
def test_a_slip_of_another_time_is_looked_at_again(minutes: int) -> None:
    letter = factories.letter(factories.matter(), after="approve")
    with pytest.raises(Refused, match="Waktu diterima"):
        do(visum.delivered, "ani", letter, taken_by="dr. Agnes", post="", at=soon(minutes))


def test_of_a_result_only_the_fact_and_its_holder_are_kept() -> None:
    letter = factories.letter(factories.matter())
    answer = vault.get(letter, "answer", letter.matter.key)
    assert letter.state == "hasil_diterima"
    assert set(answer) == {"taken_by", "post", "term", "holder", "noted_by"}


def test_the_injured_who_dies_gets_a_letter_that_follows() -> None:
    matter = factories.matter()
    first = factories.letter(matter, after="delivered")
    body = {
        "kind": "visum_jenazah",
        "examinations": ("jenazah_luar",),
        "after_reason": "meninggal dunia dalam perawatan",
    }
    second = factories.letter(matter, after="approve", follows=first.code, **body)
    said = printed(second)
    assert first.paper is not None
    assert (second.after_id, said.after) == (first.pk, first.paper.number)
    inputs = kinds.page_inputs("visum_jenazah", kinds.freeze("visum_jenazah", said))
    assert inputs["subject"].startswith("Susulan Permintaan Visum et Repertum")
    with pytest.raises(Refused, match="mengapa surat susulan"):
        factories.letter(matter, after="request", follows=first.code)


def test_a_letter_follows_only_one_that_is_out_and_of_the_same_dossier() -> None:
    first, second = factories.matter(), factories.matter()
    waiting = factories.letter(first, after="request")
    strange = factories.letter(first, after="approve")
    for matter, code in ((first, waiting.code), (second, strange.code)):
        with pytest.raises(Refused, match="belum terbit atau bukan milik"):
            factories.letter(matter, after="request", follows=code, after_reason="meninggal dunia")


@pytest.mark.parametrize("after", ["request", "approve", "delivered"])
def test_the_commander_takes_it_back_in_writing(after: str) -> None:
    letter = factories.letter(factories.matter(), after=after)
    with pytest.raises(Refused, match="nomor serta tanggal"):
        do(visum.withdraw, "wahyu", letter, reason="Salah orang.", order="")
    do(visum.withdraw, "wahyu", letter, reason="Salah orang.", order="B/7/XI/2026, 24 November 2026")
    assert reread(letter).state == "ditarik"
    assert not Term.objects.filter(kind="visum", stopped_at=None).exists()


def test_nobody_hears_of_it_on_the_public_window() -> None:
    matter = factories.matter()
    told = Job.objects.filter(kind="publish").count()
    factories.letter(matter)
    assert Job.objects.filter(kind="publish").count() == told


def test_trap_24_no_faith_and_no_telephone_reach_the_hospital() -> None:
    letter = factories.letter(factories.matter(), after="approve")
    inputs = str(kinds.page_inputs(letter.kind, kinds.freeze(letter.kind, printed(letter))))
    assert "Katolik" not in inputs
    assert "0812-0000-0001" not in inputs


@pytest.mark.parametrize("column", ["words", "answer"])
def test_what_it_says_is_sealed(column: str) -> None:
    letter = factories.letter(factories.matter())
    told = str(getattr(letter, column))
    assert "RSUD" not in told
    assert "Agnes" not in told


def refused(statement: str, by: str) -> None:
    with pytest.raises(Error, match=by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("after", "change", "by"),
    [
        ("request", "drafted_at = '2020-01-01 00:00:00+00:00'", "visum_keeps_when_it_was_asked"),
        ("request", "state = 'diterima_RS', received_at = drafted_at", "hospital_receives_what_was_issued"),
        ("approve", "result_at = '2027-01-01 00:00:00+00:00'", "result_comes_after_delivery"),
        ("approve", "paper_id = NULL", "issued_letter_stays"),
        ("approve", "approved_by_id = drafted_by_id", "visum_is_approved_by_another"),
    ],
)
def test_the_order_is_law_of_the_database(after: str, change: str, by: str) -> None:
    factories.letter(factories.matter(), after=after)
    refused(f"UPDATE spkt_letter SET {change}", by)


def test_no_hospital_letter_is_printed_without_its_request() -> None:
    matter = factories.matter()
    series = Series.objects.create(unit=matter.unit, kind="ver", period="2026", last=1)
    row = {
        "unit": matter.unit,
        "matter": matter,
        "series": series,
        "ordinal": 1,
        "number": "R/1",
        "issued_at": clock.now(),
    }
    row |= {"snapshot": "x", "digest": "x", "salt": "x", "issued_by": officer("lukas")}
    with pytest.raises(Error, match="visum_needs_its_request"), transaction.atomic():
        Paper.objects.create(code="X" * 10, kind="visum_luka", **row)


def test_a_request_out_of_scope_is_not_there() -> None:
    letter = factories.letter(factories.matter(), after="request")
    for name in ("eko", "hadi", "gita"):
        with pytest.raises(Unseen):
            do(visum.approve, name, letter, version=1)
