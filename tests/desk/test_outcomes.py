"""The rooms of an outcome: each decision with its form, refusals, the letter that came in, the workbench."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote_plus
from uuid import uuid4

import pytest

from spkt.actions import _referral, jobs
from spkt.kit import clock
from spkt.records import vault
from spkt.records.models import Assignment, Paper, Reading
from tests import cast, factories
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")
NEVER = ("Lidia", "motor", "Melawi", "pencurian")
HEARD = {"first": "FERI", "first_what": "BRIPDA NRP 02090110", "second": "AGUSTINUS", "how": "tanda tangan"}
STEPS: list[tuple[str, str, str, dict[str, Any], str]] = [
    ("civil", "dodi", "explain", {"reason": "Utang.", "turn_to": ["desa", "bpsk"]}, "ditutup"),
    ("dumas", "citra", "forward", {"reason": "Selidiki.", "branch": "reskrim"}, "dumas"),
    ("aid", "citra", "forward", {"reason": "Selidiki.", "branch": "narkoba"}, "LI"),
    ("referral", "wahyu", "refer", {"reason": "Di sana.", "unit": "POLRES-MELAWI"}, "dilimpahkan"),
    ("referral", "wahyu", "refer", {"reason": "Di sana.", "unit": "lain", "name": "Polsek Sepauk"}, "dilimpahkan"),
    ("civil", "ani", "ask_review", {"reason": "Janji palsu.", "name": "Lidia", "capacity": "pelapor"}, "ditinjau"),
    ("incomplete", "ani", "remind", {"reason": "Ditelepon.", "until": "2026-12-20"}, "lengkapi"),
    ("lp_b", "ani", "withdraw", {"reason": "Damai.", **HEARD}, "rekom_LP"),
]


@pytest.mark.parametrize(("route", "name", "act", "form", "state"), STEPS)
def test_a_decision_is_made_on_its_page(route: str, name: str, act: str, form: dict[str, Any], state: str) -> None:
    code, client = factories.matter(route=route, after="recommend").code, enter(name)
    where = f"/perkara/{code}/langkah/{act}"
    page = look(client, where)
    neutral(page, *NEVER)
    assert post(client, where).status_code == 422
    missing = sheet(post(client, where, reason=form["reason"], unit="", branch="", capacity=""), status=_needs(act))
    assert form["reason"] in missing.html, "what was typed is still there"
    assert post(client, where, **form).headers["Location"] == f"/perkara/{code}"
    assert factories.reread(code).state == state
    look(client, f"/perkara/{code}")


def _needs(act: str) -> int:
    """Only a reminder without a day is whole as a form and refused by the act."""
    return 409 if act == "remind" else 422


def test_what_a_withdrawal_does_is_said_before_it_is_signed() -> None:
    ordinary = factories.matter(after="recommend").code
    assert "Bukan delik aduan" in look(enter("ani"), f"/perkara/{ordinary}/langkah/withdraw").text
    untried = factories.matter(after="account").code
    assert "Belum ditimbang gelar" in look(enter("ani"), f"/perkara/{untried}/langkah/withdraw").text
    slander = factories.matter(offences=("KUHP-433.1",), after="recommend").code
    page = look(enter("ani"), f"/perkara/{slander}/langkah/withdraw").text
    assert "tidak dapat diajukan lagi" in page
    assert "22 Februari 2027" in page


def test_the_konseling_says_that_it_closes_nothing_and_shows_its_sheet() -> None:
    matter = factories.matter(route="incomplete", after="recommend")
    post(enter("lukas"), f"/perkara/{matter.code}/konseling/mulai")
    page = look(enter("lukas"), f"/perkara/{matter.code}/konseling")
    assert "Konseling tidak menutup perkara." in page.text
    assert matter.papers.get(kind="konseling").number in page.text
    assert f"/perkara/{matter.code}/langkah/withdraw" in page.html


# Refusals.


def test_refusals_name_nobody_and_are_for_the_head_and_the_supervision() -> None:
    refused, review = factories.matter(route="civil"), factories.matter(route="civil")
    post(enter("ani"), f"/perkara/{review.code}/langkah/ask_review", reason="x", name="Lidia", capacity="pelapor")
    factories.matter(after="account")
    for name in ("wahyu", "gita"):
        page = look(enter(name), "/tinjau")
        neutral(page, *NEVER)
        rows = [each.text for each in page.all("tr")][1:]
        assert len(rows) == 2
        assert "jawaban Selasa, 8 Desember 2026" in rows[0]
        assert "minta tinjau Selasa, 8 Desember 2026" in rows[1]
        assert refused.papers.get(kind="tanda_terima_pengaduan").number in rows[1]
        assert "Lidia" not in page.html
    assert not Reading.objects.filter(matter=refused.pk, officer=cast.officer("gita")).exists()
    for name in ("ani", "citra", "dodi", "lukas", "hadi", "eko"):
        look(enter(name), "/tinjau", status=404)


def test_the_supervision_opens_one_with_a_reason() -> None:
    matter, gita = factories.matter(route="civil"), enter("gita")
    look(gita, f"/perkara/{matter.code}", status=404)
    where = f"/tinjau/{matter.code}"
    assert where in look(gita, "/tinjau").html
    look(gita, where)
    assert "alasan dan nama Anda dicatat" in sheet(post(gita, where), status=422).text
    assert post(gita, where, reason="Pemeriksaan bulanan.").headers["Location"] == f"/perkara/{matter.code}"
    look(gita, f"/perkara/{matter.code}")
    assert f"/perkara/{matter.code}" in look(gita, "/tinjau").html
    look(enter("gita"), f"/tinjau/{factories.matter(after='account').code}", status=404)
    look(enter("ani"), where, status=404)


def test_no_refusal_no_row() -> None:
    assert "Tidak ada penolakan" in look(enter("wahyu"), "/tinjau").text


# A letter that came in.


def test_the_receiver_confirms_and_learns_nothing_more() -> None:
    matter = factories.matter(route="referral", after="recommend")
    receiver = _referral.Receiver("Polres Melawi", "Nanga Pinoh", unit=cast.OTHER_UNIT)
    wahyu = cast.who("wahyu")
    _referral.refer(by=wahyu, key=uuid4(), code=matter.code, reason="Di sana.", receiver=receiver)
    letter = matter.papers.get(kind="pelimpahan")
    code = vault.get(letter, "snapshot", matter.key)["content"]["reply_code"]
    eko = enter("eko")
    look(eko, "/pelimpahan")
    assert post(eko, "/pelimpahan", reply=code).status_code == 422
    wrong = sheet(post(eko, "/pelimpahan", reply="AAAA-AAAA-AA", number="B/9"), status=409)
    assert "Kode surat tidak dikenal" in wrong.text
    answer = post(eko, "/pelimpahan", reply=code, number="DUMAS/B/9")
    assert answer.headers["Location"] == f"/pelimpahan?surat={quote_plus(letter.number)}"
    shown = look(eko, "/pelimpahan", surat=letter.number)
    assert letter.number in shown.text
    assert "Lidia" not in shown.html
    look(eko, f"/perkara/{matter.code}", status=404)
    assert factories.reread(matter.code).state == "diterima_sana"
    assert "Minta" in look(enter("lukas"), "/pelimpahan").text
    assert not Assignment.objects.filter(matter=matter, officer=cast.officer("eko")).exists()


# What is hers.


def test_what_went_out_after_she_left_waits_to_be_fetched() -> None:
    matter = factories.matter(route="incomplete", after="recommend")
    receipt = matter.papers.get(kind="tanda_terima_pengaduan")
    post(enter("ani"), f"/berkas/{receipt.code}/serahkan", to="Lidia", identified="KTP")
    letter = matter.papers.get(kind="kelengkapan")
    page = look(enter("ani"), f"/perkara/{matter.code}")
    assert f"/berkas/{letter.code}/serahkan" in page.html
    where = f"/berkas/{letter.code}/tidak-diterima"
    assert "Tulis alasan" in sheet(post(enter("ani"), where), status=422).text
    look(enter("ani"), where)
    assert post(enter("ani"), where, reason="Tidak bisa dihubungi.").status_code == 303
    post(enter("ani"), f"/kunjungan/{matter.came.code}/selesai")
    assert matter.came.__class__.objects.get(pk=matter.visit_id).state == "selesai"
    shown = look(enter("citra"), f"/berkas/{letter.code}")
    assert "boleh diambil kapan saja" in shown.text
    assert post(enter("citra"), f"/berkas/{letter.code}/serahkan", to="Lidia", identified="KTP").status_code == 303


def test_a_paper_of_one_who_went_home_stands_under_what_is_left_to_hand() -> None:
    matter = factories.matter(route="incomplete")
    Paper.objects.filter(matter=matter, kind="kelengkapan").update(handed_at=None, handed_by=None)
    page = look(enter("citra"), "/", saring="semua").text
    assert "Tinggal diserahkan" in page
    assert matter.came.ticket in page.partition("Tinggal diserahkan")[2]


# Alarms.


def test_the_workbench_tells_the_day_in_words_with_a_sign() -> None:
    matter = factories.matter(after="account")
    with clock.at(datetime(2026, 12, 5, 2, tzinfo=UTC)):
        jobs.drain()
        page = look(enter("dodi"), "/")
        row = next(each for each in page.all("a", data_row=matter.came.ticket))
        assert "hari ke-11 dari 14" in row.text
        assert "Tanggapan kepada pelapor" in row.text
        assert "Tenggat hampir habis atau lewat" in page.text
        assert "hari ke-11 dari 14" not in look(enter("lukas"), "/", saring="semua").text
        side = look(enter("lukas"), f"/perkara/{matter.code}").text
        assert "hari ke-11 dari 14" in side, "whoever opens the matter reads its clock"
    with clock.at(datetime(2026, 12, 10, 2, tzinfo=UTC)):
        jobs.drain()
        assert "lewat 2 hari" in look(enter("gita"), "/").text
        assert "diteruskan ke pejabat berikutnya" in look(enter("gita"), f"/perkara/{matter.code}").text
