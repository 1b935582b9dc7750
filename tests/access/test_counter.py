"""The queue as access gives it: who is named to whom, what awaits whom, and in how many statements."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spkt.access import counter, insight
from spkt.access._gate import Unseen, reading
from spkt.access.counter import Row, short_name
from spkt.actions import counter as acts
from spkt.kit import clock
from spkt.records.models import Matter
from tests import factories
from tests.cast import EVENING, who

pytestmark = pytest.mark.usefixtures("evening")


def row(name: str, matter: Matter) -> Row | None:
    """The row of this matter's visit as this officer gets it."""
    rows = counter.queue(who(name)).rows
    return next((each for each in rows if each.visit.pk == matter.visit_id), None)


def test_a_list_shows_first_name_and_initials() -> None:
    assert short_name("SRI WAHYU KENANGA, S.H.") == "Sri W. K."
    assert short_name("") == ""


def test_a_list_on_an_open_screen_names_nobody_of_a_sealed_matter() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    named = {name: row(name, matter) for name in ("ani", "budi", "citra", "dodi", "lukas", "maria")}
    shown = {name: (each.name, each.hidden) for name, each in named.items() if each}
    assert shown["ani"] == ("", False), "she received it, and opens it without being told the name in the list"
    assert shown["maria"] == ("", False), "the unit for women and children"
    assert shown["budi"] == shown["citra"] == ("", True)
    assert {each.matter for each in named.values() if each and each.hidden} == {""}, "not even its code"


def test_another_unit_sees_nothing() -> None:
    factories.matter(after="account")
    assert counter.queue(who("eko")).rows == ()


def test_what_awaits_whom() -> None:
    awaits = {
        "read_back": {"lukas"},
        "siap_gelar": {"dodi"},
        "recommend": {"ani"},
        "draft": {"ani"},
        "confirm": {"dodi"},
    }
    for stop, names in awaits.items():
        matter = factories.matter(after=stop)
        found = {name for name in ("ani", "citra", "dodi", "lukas") if (each := row(name, matter)) and each.awaits_me}
        assert found == names, stop


def test_a_finished_visit_leaves_the_list() -> None:
    matter = factories.matter(after="issue")
    waiting = row("citra", matter)
    assert waiting is not None
    assert waiting.to_hand
    done = factories.matter(after="finish")
    assert row("citra", done) is None


def test_old_matters_do_not_crowd_the_newest_out() -> None:
    for minute in range(counter.NEWEST + 1):
        with clock.at(EVENING.replace(minute=minute)):
            code = factories.visit()
    queue = counter.queue(who("ani"))
    assert queue.full
    assert len(queue.rows) == counter.NEWEST
    assert queue.rows[0].visit.code == code


def test_one_statement_however_many() -> None:
    reader = who("ani")
    for many in (1, 6):
        for _ in range(many):
            factories.matter(after="account")
        with CaptureQueriesContext(connection) as asked:
            found = counter.queue(reader)
        assert len(found.rows) >= many
        assert len(asked) == 1


def test_a_visit_of_another_unit_is_not_there() -> None:
    code = factories.visit()
    assert counter.visit(code, who("ani")).visit.code == code
    with pytest.raises(Unseen):
        counter.visit(code, who("eko"))


def test_a_visit_says_what_may_be_done() -> None:
    code = factories.visit()
    one = counter.visit(code, who("ani"))
    assert [act.act for act in one.acts] == ["counter.call", "counter.greet"]
    assert [paper.kind for paper in one.papers] == ["karcis"]
    assert counter.visit(code, who("lukas")).acts == (), "a detective calls no numbers"
    for _ in range(2):
        acts.call(by=who("ani"), key=uuid4(), code=code)
    leave = next(act for act in counter.visit(code, who("ani")).acts if act.act == "counter.leave")
    assert leave.reasons == ("Panggil tiga kali dulu.",)


@pytest.mark.parametrize(
    "typed",
    [
        "6105015203900000",
        "6105 0152 0390 0000",
        "KB 4512 EX",
        "kb4512ex",
        "0812 0000 0001",
        "+62 812-0000-0001",
        "lidia",
        "Martina Lidia",
        "B-1",
        "b001",
    ],
)
def test_exact_look_ups(typed: str) -> None:
    matter = factories.matter(after="account")
    with reading() as noted:
        found = insight.search(who("ani"), typed)
    assert [(each.what, each.code) for each in found] == [("matter", matter.code)]
    assert [(each.what, each.matter) for each in noted] == [("insight.search", matter.pk)], "a look-up is a reading"


@pytest.mark.parametrize("typed", ["610501520390000", "KB 4512", "lid", "0812", "B-2", "x", "%", "LP/B/"])
def test_a_part_finds_nothing(typed: str) -> None:
    factories.matter(after="account")
    with reading():
        assert insight.search(who("ani"), typed) == ()


def test_codes_and_numbers_are_found() -> None:
    trail = factories.walk(after="issue")
    matter = factories.reread(trail.matter)
    lp = matter.papers.get(kind="lp_b")
    with reading():
        assert [each.code for each in insight.search(who("ani"), matter.code.lower())] == [matter.code]
        assert [each.code for each in insight.search(who("ani"), lp.number)] == [lp.code]
        assert [each.code for each in insight.search(who("ani"), lp.code)] == [lp.code]
        assert insight.search(who("eko"), lp.number) == ()


def test_a_sealed_matter_is_silent_to_everyone_else() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    paper = matter.papers.get(kind="tanda_terima_pengaduan")
    for typed in ("6105015203900000", "KB 4512 EX", "lidia", matter.code, matter.visit.ticket, paper.number):
        with reading():
            assert insight.search(who("budi"), typed) == (), typed
    with reading():
        assert [each.code for each in insight.search(who("maria"), "6105015203900000")] == [matter.code]
        assert insight.search(who("maria"), "lidia") == (), "names of sealed matters are in no index"
