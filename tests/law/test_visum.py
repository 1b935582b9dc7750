"""Letters as law: who may ask a hospital, what is asked of whom, which letters a dossier wants."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from spkt.law._letters import LETTERS, asked_for, lawful
from spkt.law.case import Confirmation, Person, Role
from spkt.law.journeys.matters import State
from spkt.law.journeys.visum import LETTER, VISUM, LetterFacts, VisumFacts, state_words
from spkt.law.roles import Role as OfficerRole
from spkt.law.sources import NoLaw
from spkt.law.visum import EXAMINATIONS, rank_fits, remind_at, wants_woman
from spkt.papers import visum_jenazah, visum_luka
from spkt.papers._kind import kinds

NOW = date(2026, 11, 24)
AIPDA, BRIPKA, BRIPDA, CIVIL = 11, 10, 7, 0
R = OfficerRole


@pytest.mark.parametrize(
    ("order", "others", "fits"),
    [
        (AIPDA, (AIPDA,), True),
        (BRIPKA, (AIPDA,), False),
        (BRIPKA, (BRIPDA,), True),
        (BRIPDA, (), True),
        (BRIPDA - 1, (), False),
        (CIVIL, (), False),
    ],
)
def test_the_rank_of_who_asks(order: int, others: tuple[int, ...], fits: bool) -> None:
    assert rank_fits(order, NOW, others) is fits
    assert rank_fits(order, date(2025, 12, 31), others) is fits, "the same before the new code"


def test_no_rank_is_judged_before_there_was_a_rule() -> None:
    with pytest.raises(NoLaw):
        rank_fits(AIPDA, date(1970, 1, 1))


def test_a_woman_is_asked_for_where_the_deed_or_the_examination_says_so() -> None:
    assert wants_woman(("kekerasan_seksual",), ())
    assert wants_woman(("luka",), ("kekerasan_seksual",))
    assert not wants_woman(("luka",), ("kdrt",))


def test_what_may_be_asked_is_what_the_papers_print() -> None:
    assert EXAMINATIONS == {
        "visum_luka": visum_luka.EXAMINATIONS,
        "visum_jenazah": visum_jenazah.EXAMINATIONS,
    }


def test_the_hospital_is_asked_again_a_day_after_delivery() -> None:
    assert remind_at(datetime(2026, 11, 24, 12, 5, tzinfo=UTC)) == datetime(2026, 11, 25, 12, 5, tzinfo=UTC)


def test_who_wrote_a_request_does_not_approve_it() -> None:
    asked = VisumFacts(state="diminta")
    penyidik = frozenset({R.UPPA})
    assert VISUM.may(asked, penyidik)["visum.approve"] == []
    assert "Minta penyidik lain." in VISUM.may(replace(asked, i_drafted=True), penyidik)["visum.approve"][0]
    assert VISUM.may(replace(asked, rank_fits=False), penyidik)["visum.approve"]
    assert VISUM.may(replace(asked, has_escort=False), penyidik)["visum.approve"]
    assert VISUM.may(replace(asked, woman_escort=False), penyidik)["visum.approve"]
    assert "visum.approve" not in VISUM.may(asked, frozenset({R.BA_YANMAS, R.KANIT, R.BAMIN}))


def test_only_the_commander_takes_a_request_back_and_never_an_answered_one() -> None:
    for state in ("diminta", "terbit", "diterima_RS"):
        holders = [role for role in R if "visum.withdraw" in VISUM.may(VisumFacts(state=state), frozenset({role}))]
        assert holders == [R.KA_SPKT, R.KAPOLRES]
    assert VISUM.ahead(VisumFacts(state="hasil_diterima")) == {}


def test_a_letter_of_the_leader_is_not_issued_by_who_wrote_it() -> None:
    mine = LetterFacts(state="konsep", i_drafted=True, by_leader=True)
    assert LETTER.may(mine, frozenset({R.KANIT}))["visum.issue"]
    assert LETTER.may(replace(mine, i_drafted=False), frozenset({R.KANIT}))["visum.issue"] == []
    assert "Minta Kanit" in LETTER.may(replace(mine, i_sign=False), frozenset({R.BAMIN}))["visum.issue"][0]
    counter = LetterFacts(state="konsep", i_drafted=True)
    assert LETTER.may(counter, frozenset({R.BA_YANMAS}))["visum.issue"] == []


def test_every_kind_is_a_paper_that_says_when_it_may_be_made() -> None:
    for kind in LETTERS:
        assert kind.name in kinds()
        assert kind.series.name
        assert kind.states <= set(State)
        assert all(each.required.endswith(".") for each in kind.fields if each.required)
        assert len({each.name for each in kind.fields}) == len(kind.fields)
    assert lawful(State.DICABUT) == ()
    assert len(lawful(State.DICATAT)) == len(LETTERS)


def test_an_agent_is_asked_for_his_power_of_attorney_and_a_refusal_for_its_minutes() -> None:
    agent = Person(roles=(Role.PELAPOR,), name="THERESIA", as_what="kuasa")
    refused = Confirmation("menolak", reason="tidak setuju")
    assert asked_for((agent,), None, ()) == ("surat_kuasa_check",)
    assert asked_for((agent,), None, ("surat_kuasa_check",)) == ()
    assert asked_for((replace(agent, as_what="korban"),), refused, ()) == ("ba_penolakan_ttd",)
    assert asked_for((replace(agent, roles=(Role.SAKSI,)),), Confirmation("layar"), ()) == ()


def test_a_letter_that_is_out_is_called_so() -> None:
    assert state_words("visum_luka", "terbit") == "terbit, belum diterima rumah sakit"
    assert state_words("tt_orang", "terbit") == "terbit"
