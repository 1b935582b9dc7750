"""The rooms after issue: handing over, taking over, the next stage, letters with their pages, the register."""

from typing import Any
from uuid import uuid4

import pytest

from spkt.actions import _sp2hp, papers
from spkt.records.models import Draft, Letter, Paper
from tests import factories, findings
from tests.actions.test_handover import with_lock
from tests.cast import NRP, who
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")

TAKE = {"disposition": "Lidik.", "investigator": NRP["lukas"], "phone": "0811-0000-0002", "weight": "sedang"}


def at(code: str, part: str) -> str:
    return f"/perkara/{code}/{part}"


def send(code: str, told: Any) -> Any:
    return _sp2hp.issue_sp2hp(by=who("hendra"), key=uuid4(), code=code, told=told)


def test_before_issue_the_pages_lead_back_to_the_matter() -> None:
    code = factories.matter(after="confirm").code
    for part in ("serah", "penanganan", "sp2hp"):
        answer = enter("dodi").get(at(code, part))
        assert (answer.status_code, answer["Location"]) == (303, f"/perkara/{code}")


def test_the_kanit_hands_over_from_the_matter() -> None:
    code = findings.report(after="issue").code
    dodi = enter("dodi")
    assert "Serahkan ke Reskrim" in look(dodi, f"/perkara/{code}").text
    page = look(dodi, at(code, "serah"))
    neutral(page, "Lidia", "motor")
    ticked = [each.attrs["value"] for each in page.all("input", name="bundle", checked="")]
    assert len(ticked) == 6
    assert "paling lambat 27 November 2026" in page.text
    assert "Centang berkas yang ikut." in sheet(post(dodi, at(code, "serah"), receiver=NRP["lukas"]), status=422).text
    answer = post(dodi, at(code, "serah"), bundle=ticked, receiver=NRP["lukas"], note="Lemari 2.")
    assert answer.status_code == 303
    assert "BA/1/XI/2026/" in look(dodi, answer["Location"]).text
    assert "tidak mengenal langkah itu" in look(dodi, at(code, "serah")).text


def test_others_are_told_who_hands_over() -> None:
    code = findings.report(after="issue").code
    ani = enter("ani")
    assert "Minta Ka SPKT atau Kanit SPKT (Pamapta)." in look(ani, at(code, "serah")).text
    assert post(ani, at(code, "serah"), bundle="x", receiver="y").status_code == 403


def test_the_head_of_the_detectives_takes_it_and_brings_it_on() -> None:
    code = findings.report(after="hand").code
    hendra = enter("hendra")
    page = look(hendra, at(code, "penanganan"))
    neutral(page, "Lidia", "motor")
    assert "diserahkan, belum diterima Reskrim" in page.text
    wrong = sheet(post(hendra, at(code, "penanganan/terima"), **{**TAKE, "phone": ""}), status=422)
    assert "Tulis nomor yang boleh dihubungi pelapor." in wrong.text
    assert post(hendra, at(code, "penanganan/terima"), **TAKE).status_code == 303
    page = look(hendra, at(code, "penanganan"))
    assert "AIPTU LUKAS BAYAN SENJA, 0811-0000-0002" in page.text
    assert "SP2HP A1 paling lambat 27 November 2026" in page.text
    assert post(hendra, at(code, "penanganan/langkah"), to="penyidikan", reason="Gelar 24 November.").status_code == 303
    assert "dalam penyidikan" in look(hendra, at(code, "penanganan")).text
    assert sheet(post(hendra, at(code, "penanganan/langkah"), to="terbit", reason="x"), status=422)


@pytest.mark.parametrize("name", ["dodi", "ani", "lukas"])
def test_nobody_else_takes_it(name: str) -> None:
    code = findings.report(after="hand").code
    client = enter(name)
    page = look(client, at(code, "penanganan"))
    assert not page.all("textarea")
    assert "Minta Kepala satuan." in page.text
    assert post(client, at(code, "penanganan/terima"), **TAKE).status_code == 403


def test_a_letter_is_seen_before_it_goes_out() -> None:
    code = findings.report().code
    hendra = enter("hendra")
    page = look(hendra, at(code, "sp2hp"))
    assert [each.attrs["value"] for each in page.all("input", name="code")] == ["A1"]
    said = {"code": "A1", "progress": "meneliti laporan\nmemeriksa TKP", "next_steps": "memeriksa saksi"}
    assert post(hendra, at(code, "sp2hp"), **said, preview="1").status_code == 303
    page = look(hendra, at(code, "sp2hp"))
    picture = next(each.attrs["src"] for each in page.all("img") if "pratinjau" in each.attrs["src"])
    assert hendra.get(picture)["Content-Type"] == "image/png"
    assert hendra.get(at(code, "sp2hp/pratinjau/9")).status_code == 404
    assert not Letter.objects.filter(kind="sp2hp").exists()
    answer = post(hendra, at(code, "sp2hp"), **said)
    assert answer.status_code == 303
    assert not Draft.objects.exists()
    assert "SP2HP/1/XI/2026/SATRESKRIM/" in look(hendra, answer["Location"]).text
    assert [each.attrs["value"] for each in look(hendra, at(code, "sp2hp")).all("input", name="code")] == ["A2"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Pilih jenis suratnya."),
        ({"code": "A2"}, "Tulis apa yang sudah dilakukan"),
        ({"code": "A5"}, "Pilihan ini tidak ada dalam daftar."),
    ],
)
def test_a_letter_says_what_is_missing(said: dict[str, str], words: str) -> None:
    matter = findings.report()
    send(matter.code, findings.STUDIED)
    page = sheet(post(enter("hendra"), at(matter.code, "sp2hp"), **said), status=422)
    assert words in page.text


def test_a_letter_is_somebody_elses_to_send() -> None:
    code = findings.report().code
    assert "Minta Kepala satuan." in look(enter("dodi"), at(code, "sp2hp")).text
    assert post(enter("dodi"), at(code, "sp2hp"), code="A1").status_code == 403
    assert post(enter("dodi"), at(code, "sp2hp"), code="A1", preview="1").status_code == 403


def test_the_register_has_a_row_for_each_letter() -> None:
    matter = findings.report()
    send(matter.code, findings.STUDIED)
    paper = Paper.objects.get(kind="sp2hp")
    page = look(enter("hendra"), "/register/sp2hp")
    neutral(page, "Lidia")
    row = page.all("tbody")[0].text
    assert all(words in row for words in ("LIDIA MARTINA", paper.number, "meneliti laporan", "belum"))
    papers.hand_over(by=who("citra"), key=uuid4(), code=paper.code, to="LIDIA MARTINA", identified="KTP")
    assert "LIDIA MARTINA (KTP)" in look(enter("hendra"), "/register/sp2hp").all("tbody")[0].text
    assert "Belum ada catatan." in look(enter("eko"), "/register/sp2hp").text
    assert "Belum ada catatan." in look(enter("hendra"), "/register/sp2hp", sebelum="2026-11-24T00:00:00+00:00").text
    assert look(enter("hendra"), "/register/sp2hp", sebelum="kemarin").all("tbody")


def test_the_register_names_nobody_of_a_sealed_matter() -> None:
    code = factories.matter(factories.SEALED_STORY, after="issue").code
    findings.hand(code, receiver=NRP["maria"])
    findings.take(code, investigator=NRP["maria"])
    send(code, findings.STUDIED)
    page = look(enter("hendra"), "/register/sp2hp")
    assert "perkara dilindungi" in page.text
    assert "LIDIA" not in page.text


def test_things_get_their_receipt_at_the_desk() -> None:
    code = with_lock("account").code
    ani = enter("ani")
    assert "Tanda terima barang bukti" in look(ani, f"/perkara/{code}").text
    page = look(ani, at(code, "barang/tanda-terima"))
    assert "gembok rusak" in page.text
    wrong = sheet(post(ani, at(code, "barang/tanda-terima"), take_2="on"), status=422)
    assert "Pilih siapa yang menyerahkan." in wrong.text
    said = {"take_2": "on", "condition_2": "terpotong", "seal_2": "0012", "giver": "1", "reason": "dari TKP"}
    answer = post(ani, at(code, "barang/tanda-terima"), **said)
    assert "BT/1/XI/2026/" in look(ani, answer["Location"]).text
    assert "Tidak ada barang yang menunggu" in look(ani, at(code, "barang/tanda-terima")).text
    assert "Tanda terima barang bukti" not in [
        each.text for each in look(ani, f"/perkara/{code}").all("a", class_="btn soft")
    ]


def test_a_finding_goes_the_same_way() -> None:
    matter = findings.finding(after="take")
    hendra = enter("hendra")
    page = look(hendra, at(matter.code, "penanganan"))
    assert "tidak ada SP2HP yang harus dikirim" in page.text
    assert "LP/A/1/" in page.text
    assert "Tidak ada pelapor atau korban yang bernama" in look(hendra, at(matter.code, "sp2hp")).text
    assert "Catat perkembangan" in look(hendra, f"/lp-a/{matter.code}").text
