"""Dated texts of papers: proposed, agreed by another, in force from a day; what was issued keeps its own."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, connection, transaction

from spkt.access import _texts as known
from spkt.access import papers as seen
from spkt.access._gate import Unseen
from spkt.access.ledger import verify
from spkt.actions import _texts as acts
from spkt.actions import units
from spkt.actions._spine import NotYours, Refused
from spkt.kit import clock
from spkt.law._texts import FORMULAS, worded, wrong_with
from spkt.papers import _kind as kinds
from spkt.records.models import Letterhead, Paper, SigningRule, TextChange
from tests import factories
from tests.cast import officer, who
from tests.hard import words as words_of

pytestmark = pytest.mark.usefixtures("evening")
TOMORROW = date(2026, 11, 25)
HEAD = {
    "lines": ["KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH KALIMANTAN BARAT", "RESOR SINTANG KOTA"],
    "address": "Jalan Baru Nomor 1 Sintang",
    "formulas": {"sttlp": "Demikian tanda terima ini diberikan kepada pelapor di {kota}."},
    "sheet": "F4",
}
SIGNATURE = {"role": "ka_spkt", "lines": ["a.n. KEPALA KEPOLISIAN RESOR SINTANG", "WAKA"]}


def propose(subject: str = "kop", words: Any = None, on: date = TOMORROW, by: str = "citra") -> str:
    words = words or (HEAD if subject == "kop" else SIGNATURE)
    code: str = acts.propose_text(by=who(by), key=uuid4(), subject=subject, words=words, valid_from=on)
    return code


def agree(code: str, by: str = "wahyu") -> None:
    acts.agree_text(by=who(by), key=uuid4(), code=code)


def sheet(kind: str, matter: Any) -> str:
    return words_of(
        seen.to_seal(Paper.objects.select_related("matter__key", "unit").get(kind=kind, matter=matter), "asli")
    )


def test_a_new_letterhead_holds_from_its_day_and_changes_nothing_before() -> None:
    old = factories.matter(after="issue")
    agree(propose())
    assert "RESOR SINTANG KOTA" not in sheet("sttlp", factories.matter(after="issue")), "today is still today"
    with clock.at(datetime(2026, 11, 25, 4, 0, tzinfo=UTC)):
        units.extend_roster(who("ani").unit, TOMORROW)
        new = factories.matter(after="issue")
        said = sheet("sttlp", new)
        assert all(word in said for word in ("RESOR SINTANG KOTA", "Jalan Baru Nomor 1", "kepada pelapor di Sintang."))
        assert "RESOR SINTANG KOTA" not in sheet("sttlp", old)
        assert "untuk dipergunakan seperlunya" in sheet("sttlp", old)
    assert verify().findings == []


def test_a_new_signature_stands_above_the_name() -> None:
    agree(propose("lp_b"))
    with clock.at(datetime(2026, 11, 25, 4, 0, tzinfo=UTC)):
        units.extend_roster(who("ani").unit, TOMORROW)
        assert "WAKA" in sheet("lp_b", factories.matter(after="issue"))


@pytest.mark.parametrize("name", ["ani", "lukas", "maria", "hadi", "gita", "fajar"])
def test_who_does_not_keep_the_texts_finds_none(name: str) -> None:
    with pytest.raises(Unseen):
        propose(by=name)
    with pytest.raises(Unseen):
        known.texts(who(name))


def test_one_proposes_and_ka_spkt_agrees() -> None:
    with pytest.raises(NotYours):
        propose(by="wahyu")
    code = propose(by="dodi")
    for name in ("dodi", "citra"):
        with pytest.raises(NotYours):
            agree(code, by=name)
    agree(code)
    row = TextChange.objects.get(code=code)
    assert (row.asked_by, row.decided_by, row.state) == (officer("dodi"), officer("wahyu"), "disahkan")
    with pytest.raises(Refused):
        agree(code)


def test_a_refused_one_changes_nothing_and_makes_room() -> None:
    code = propose()
    with pytest.raises(Refused, match="masih menunggu"):
        propose()
    acts.refuse_text(by=who("wahyu"), key=uuid4(), code=code)
    assert Letterhead.objects.filter(unit=who("ani").unit).count() == 1
    agree(propose())


@pytest.mark.parametrize("on", [date(2026, 11, 24), date(2020, 1, 1)])
def test_no_text_holds_for_a_day_that_has_begun(on: date) -> None:
    with pytest.raises(Refused, match="sesudah hari ini"):
        propose(on=on)


def test_a_proposal_that_waited_too_long_is_asked_again() -> None:
    code = propose()
    with clock.at(datetime(2026, 11, 25, 4, 0, tzinfo=UTC)), pytest.raises(Refused, match="sesudah hari ini"):
        agree(code)


def test_no_two_texts_hold_on_one_day() -> None:
    agree(propose(on=date(2026, 12, 10)))
    for on in (date(2026, 12, 10), date(2026, 12, 1)):
        with pytest.raises(Refused, match="lebih lambat"):
            propose(words={**HEAD, "address": "Jalan Lain"}, on=on)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"formulas": {"levy": "Ada biaya."}}, "GRATIS"),
        ({"formulas": {"minutes_oath": "Demikian."}}, "sumpah jabatan"),
        ({"formulas": {"sttlp": "x" * 301}}, "terlalu panjang"),
        ({"lines": ["POLRI"]}, "tiga baris"),
        ({"address": " "}, "tiga baris"),
        ({"address": "Jalan \U0001f92f"}, "belum bisa dicetak"),
    ],
)
def test_words_that_would_not_do_are_refused(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        propose(words={**HEAD, **changed})


def test_the_same_words_are_no_change() -> None:
    row = Letterhead.objects.get(unit=who("ani").unit)
    with pytest.raises(Refused, match="sama dengan yang sudah ada"):
        propose(words=known.head_words(row))


def test_a_paper_that_nobody_signs_for_another_has_no_signature_text() -> None:
    with pytest.raises(Refused, match="tidak ditandatangani"):
        propose("karcis")


def test_formulas_are_worded_as_shipped_until_said_otherwise() -> None:
    assert all(wrong_with(each.key, each.text) == "" for each in FORMULAS)
    assert worded({}, "levy", lapor="Propam") == "Pelayanan ini GRATIS. Pungutan dilaporkan ke Propam."
    assert worded({"levy": "GRATIS di {kota}."}, "levy", kota="Sintang") == "GRATIS di Sintang."


def test_samples_are_set_with_the_proposed_words() -> None:
    reader = who("citra")
    made = known.samples("kop", HEAD, reader)
    assert {name for name, _content in made} == set(known.SHOWN_ON)
    said = [words_of(kinds.render(name, kinds.freeze(name, content), mark="DRAF")) for name, content in made]
    assert all("RESOR SINTANG KOTA" in text and "DRAF" in text for text in said)
    assert known.pictures("lp_b", SIGNATURE, reader)


def test_the_database_keeps_texts_and_two_persons() -> None:
    agree(propose())
    agree(propose("lp_b"))
    for table in ("letterhead", "signingrule", "textchange"):
        with (
            pytest.raises(Error, match=f"{table}_keeps_what_was_written"),
            transaction.atomic(),
            connection.cursor() as c,
        ):
            c.execute(f"UPDATE spkt_{table} SET valid_from = '2020-01-01'")
    waiting = TextChange.objects.get(code=propose("sttlp"))
    with pytest.raises(IntegrityError), transaction.atomic():
        TextChange.objects.filter(pk=waiting.pk).update(decided_by=waiting.asked_by, decided_at=waiting.asked_at)
    assert SigningRule.objects.filter(paper="lp_b").count() == 2
