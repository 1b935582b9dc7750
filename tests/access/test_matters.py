"""What leaves the tables about a matter: only to whom it belongs, always noted, and the same answer to all others."""

from uuid import uuid4

import pytest

from spkt.access import _drafts, _intake, matters, units, watch
from spkt.access._gate import Unseen, reading
from spkt.actions import _drafts as drafting
from spkt.actions import matters as acts
from spkt.law.case import Account
from spkt.law.roles import Role
from spkt.records.models import Call
from tests import cast, factories


@pytest.mark.parametrize("name", ["ani", "budi", "lukas", "dodi", "wahyu"])
def test_one_matter_is_read_and_the_reading_noted(name: str) -> None:
    code = factories.matter(after="account").code
    with reading() as noted:
        found = matters.one(code, cast.who(name))
    assert found.case.account.words == factories.MOTOR_STORY.account.words
    assert [(row.what, row.matter) for row in noted] == [("matters.one", found.matter.pk)]


@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "yosua", "fajar"])
def test_what_is_not_yours_is_not_there(name: str) -> None:
    code = factories.matter(after="account").code
    for ask in (matters.one, lambda code, who: _intake.talk(code, who, "x"), _intake.told_now):
        with reading() as noted, pytest.raises(Unseen):
            ask(code, cast.who(name))
        assert noted == []


def test_a_sealed_matter_is_seen_by_those_who_work_on_it() -> None:
    code = factories.matter(factories.SEALED_STORY, after="account").code
    seen = {}
    for name in ("ani", "budi", "lukas", "maria", "citra"):
        with reading():
            try:
                seen[name] = matters.one(code, cast.who(name)).matter.secrecy
            except Unseen:
                seen[name] = None
    assert (seen["ani"], seen["maria"]) == (2, 2)
    assert (seen["budi"], seen["citra"]) == (None, None)


def test_next_acts_are_mine_first_and_locked_ones_say_why() -> None:
    code = factories.matter(after="receive").code
    with reading():
        found = matters.one(code, cast.who("ani"))
    mine = [act for act in found.acts if act.mine]
    assert found.acts[: len(mine)] == tuple(mine)
    assert {"matters.write_account", "matters.put_party", "watch.call_detective"} <= {act.act for act in mine}


def test_a_page_of_the_intake_knows_receipt_and_call() -> None:
    code = factories.matter(after="receive").code
    with reading():
        before = _intake.talk(code, cast.who("ani"), "x")
    assert (before.receipt.kind, before.call) == ("tanda_terima_pengaduan", None)
    Call.objects.create(matter=before.case.matter, officer=cast.officer("lukas"), called_at=cast.EVENING)
    with reading():
        after = _intake.talk(code, cast.who("ani"), "x")
    assert after.call is not None
    assert after.call.officer.name == "LUKAS BAYAN SENJA"
    assert after.act("gelar.sign") is None


def test_who_told_last() -> None:
    matter = factories.matter(after="receive")
    assert _intake.told_last(matter) is None
    words = Account(words="Motor hilang.")
    acts.write_account(by=cast.who("budi"), key=uuid4(), code=matter.code, account=words, base=0)
    told = _intake.told_last(matter)
    assert told is not None
    assert (told[0], _intake.told_now(matter.code, cast.who("ani"))) == ("DAMAR TRIATMOJO", 1)


def test_a_visit_tells_its_matter_only_to_those_who_may_see_it() -> None:
    code = factories.visit(greeted=True)
    assert _intake.came(code, cast.who("ani"))[1] is None
    with pytest.raises(Unseen):
        _intake.came(code, cast.who("eko"))
    sealed = factories.matter(factories.SEALED_STORY, after="account")
    assert _intake.came(sealed.visit.code, cast.who("maria"))[1] == sealed
    with pytest.raises(Unseen):
        _intake.came(sealed.visit.code, cast.who("budi"))


def test_only_ones_own_draft_comes_back() -> None:
    drafting.save(cast.who("ani"), "matters.write_account", "X", {"words": ["ketikan"]}, 3)
    drafting.save(cast.who("ani"), "matters.write_account", "X", {"words": ["ketikan baru"]}, 3)
    assert _drafts.typed(cast.who("ani"), "matters.write_account", "X") == {"words": ["ketikan baru"]}
    assert _drafts.typed(cast.who("budi"), "matters.write_account", "X") == {}
    drafting.forget(cast.who("ani"), "matters.write_account", "X")
    assert _drafts.typed(cast.who("ani"), "matters.write_account", "X") == {}


def test_who_is_on_duty_now() -> None:
    found = watch.on_duty(cast.who("ani"), Role.PIKET_RESKRIM, Role.PIKET_FUNGSI)
    assert [each.role for each in found] == sorted((each.role for each in found), reverse=True)
    assert "LUKAS BAYAN SENJA" in {each.name for each in found}
    assert watch.on_duty(cast.who("eko"), Role.PIKET_RESKRIM) == ()


def test_regions_open_where_the_unit_sits() -> None:
    assert units.home_region(cast.who("ani").unit) == "61.05"
    assert units.region_names("61.05.01.1001")["village"] == "Kel. Ladang"
    assert units.region_names("99") == {}
