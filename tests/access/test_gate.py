"""Who sees what: one door, the same answer for "not there" and "not yours", and every reading remembered."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from spkt.access import matters as read
from spkt.access._gate import GRACE, Reader, Unseen, in_scope, note_reading, reader_of, reading, sees
from spkt.actions import matters
from spkt.actions.ledger import keep_readings
from spkt.kit import clock
from spkt.law.roles import Role, reads
from spkt.law.secrecy import Secrecy
from spkt.records.models import Assignment, Reading
from tests import cast, factories
from tests.cast import officer, who

pytestmark = pytest.mark.usefixtures("evening")

CLASSES = {Secrecy.BIASA: (), Secrecy.RAHASIA: ("pelapor_terancam",), Secrecy.TERTUTUP: ("kdrt",)}


def matter_of(secrecy: Secrecy) -> "factories.models.Matter":
    """A matter of this class, told at Ani's desk."""
    account = replace(factories.MOTOR_STORY.account, facts=CLASSES[secrecy])
    made = factories.matter(after="account", account=account)
    assert made.secrecy == secrecy
    return made


@pytest.mark.parametrize("secrecy", Secrecy)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("assigned", [True, False])
def test_the_query_sees_what_the_law_of_roles_says(secrecy: Secrecy, role: Role, assigned: bool) -> None:
    matter = matter_of(secrecy)
    by = Reader(officer("fajar"), frozenset({role}))
    if assigned:
        Assignment.objects.create(matter=matter, officer=by.officer, since=matter.received_at)
    assert in_scope(by).filter(pk=matter.pk).exists() == reads(by.roles, secrecy, assigned)
    assert sees(by, matter) == reads(by.roles, secrecy, assigned)


@pytest.mark.parametrize("role", Role)
def test_nobody_sees_into_another_unit(role: Role) -> None:
    matter = matter_of(Secrecy.BIASA)
    by = Reader(officer("eko"), frozenset({role}))
    Assignment.objects.create(matter=matter, officer=by.officer, since=matter.received_at)
    assert not in_scope(by).exists()
    assert not sees(by, matter)


@pytest.mark.parametrize("name", ["eko", "hadi", "fajar", "gita"])
def test_not_there_and_not_yours_are_the_same_answer(name: str) -> None:
    matter, answers = matter_of(Secrecy.BIASA), []
    for code in (matter.code, "TIDAKADA00"):
        with reading() as noted, pytest.raises(Unseen) as answer:
            read.one(code, who(name))
        answers.append((str(answer.value), len(noted)))
    assert answers[0] == answers[1] == ("", 0)


def test_a_reading_is_noted_with_who_what_and_when() -> None:
    matter = matter_of(Secrecy.BIASA)
    with reading() as noted:
        read.one(matter.code, who("dodi"))
    keep_readings(noted)
    row = Reading.objects.get()
    assert (row.officer.nrp, row.matter, row.what, row.at) == (cast.NRP["dodi"], matter.pk, "matters.one", cast.EVENING)


def test_personal_data_is_not_read_where_nobody_notes_it() -> None:
    matter = matter_of(Secrecy.BIASA)
    with pytest.raises(RuntimeError, match="outside"):
        read.one(matter.code, who("dodi"))
    with pytest.raises(RuntimeError, match="outside"):
        note_reading(who("dodi"), "matters.one", matter.pk)


def test_a_role_of_the_roster_ends_some_time_after_the_watch() -> None:
    ani = officer("ani")
    last = max(duty.watch.ends_at for duty in ani.duties.select_related("watch"))
    with clock.at(last + GRACE - timedelta(minutes=1)):
        assert reader_of(ani).roles == {Role.BA_YANMAS}
    with clock.at(last + GRACE):
        assert reader_of(ani).roles == frozenset()


def test_a_standing_post_needs_no_roster() -> None:
    assert who("wahyu").roles == {Role.KA_SPKT}
    assert who("fajar").roles == frozenset()


def test_a_watch_gives_name_desk_and_function() -> None:
    assert (who("ani").desk, who("ani").watch[:4], who("lukas").fungsi) == ("Meja 1", "Jaga", "Reskrim")


def test_what_may_be_done_next_is_only_what_is_ones_own() -> None:
    matter = factories.matter(after="read_back")
    with reading():
        mine = {act.act for act in read.one(matter.code, who("lukas")).acts if act.mine and not act.reasons}
        hers = {act.act for act in read.one(matter.code, who("ani")).acts if act.mine and not act.reasons}
    assert "matters.start_konseling" in mine - hers
    assert "matters.read_back" in hers - mine


def test_a_raised_class_closes_the_matter_to_who_does_not_work_on_it() -> None:
    trail = factories.walk(after="account")
    assert in_scope(who("budi")).filter(code=trail.matter).exists()
    sealed = replace(factories.MOTOR_STORY.account, facts=("kekerasan_seksual",))
    matters.write_account(by=who("ani"), key=uuid4(), code=trail.matter, account=sealed, base=1)
    seen = {name: in_scope(who(name)).filter(code=trail.matter).exists() for name in ("ani", "budi", "maria", "dodi")}
    assert seen == {"ani": True, "budi": False, "maria": True, "dodi": True}
