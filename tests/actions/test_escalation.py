"""The clock runs forward: alarm, workbench and tracking page agree to the day, and nothing climbs twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from spkt.access import counter
from spkt.access._clocks import running
from spkt.access._gate import reader_of
from spkt.actions import _escalation, _outcomes, jobs, papers
from spkt.actions._escalation import escalate
from spkt.actions._spine import founding
from spkt.actions._terms import start_term
from spkt.kit import clock
from spkt.records.models import Assignment, Job, Leaf, Matter, Term
from tests import cast, factories
from tests.cast import officer, who
from tests.portal.glass import code_of, track

WIB = ZoneInfo("Asia/Pontianak")
MORNING = time(9, 0)
pytestmark = pytest.mark.usefixtures("evening")


@contextmanager
def on(day: date, at: time = MORNING) -> Iterator[None]:
    """A morning of the unit, with every job done that is due by then."""
    with clock.at(datetime.combine(day, at, WIB)):
        jobs.drain()
        yield


def reply(matter: Matter) -> Term:
    return Term.objects.get(matter=matter, kind="balasan")


def shown_to(name: str, matter: Matter) -> tuple[int, int] | None:
    """Which day of how many the workbench of this officer tells in its alarms, None where it tells none."""
    rows = counter.queue(reader_of(officer(name))).rows
    alarm = next((row.alarm for row in rows if row.visit.pk == matter.visit_id), None)
    return (alarm.used, alarm.of) if alarm else None


@pytest.mark.parametrize(
    ("day", "level", "owners", "told"),
    [
        (date(2026, 12, 3), 0, set(), "Tidak ada tanggapan setelah <b>8 Desember 2026</b>?"),
        (date(2026, 12, 4), 1, {"dodi"}, "Tidak ada tanggapan setelah <b>8 Desember 2026</b>?"),
        (date(2026, 12, 5), 1, {"dodi"}, "Tidak ada tanggapan setelah <b>8 Desember 2026</b>?"),
        (date(2026, 12, 6), 2, {"dodi", "wahyu"}, "Tidak ada tanggapan setelah <b>8 Desember 2026</b>?"),
        (date(2026, 12, 8), 2, {"dodi", "wahyu"}, "Tidak ada tanggapan setelah <b>8 Desember 2026</b>?"),
        (date(2026, 12, 9), 3, {"dodi", "wahyu", "gita"}, "Tanggal tanggapan, <b>8 Desember 2026</b>, sudah lewat."),
    ],
)
def test_alarm_workbench_and_tracking_page_agree_to_the_day(day: date, level: int, owners: set[str], told: str) -> None:
    matter = factories.matter(after="account")
    with on(day):
        assert reply(matter).level == level
        expected = ((day - date(2026, 11, 24)).days, 14)
        found = {name: shown_to(name, matter) for name in ("ani", "citra", "dodi", "wahyu", "gita", "lukas")}
        assert {name for name, alarm in found.items() if alarm} == owners
        assert {alarm for alarm in found.values() if alarm} <= {expected}
        assert told in track(code_of(matter.code)).text


def test_the_last_hour_of_the_last_day_is_still_in_time() -> None:
    matter = factories.matter(after="account")
    with on(date(2026, 12, 8), time(23, 59)):
        assert not running(reply(matter), clock.now(), WIB).is_over
        assert "sudah lewat" not in track(code_of(matter.code)).text
    with on(date(2026, 12, 9), time(0, 0)):
        assert reply(matter).level == 3
        assert running(reply(matter), clock.now(), WIB).is_over
        assert "sudah lewat" in track(code_of(matter.code)).text


def test_each_rung_is_one_leaf_of_the_house_and_gives_the_matter_away() -> None:
    matter = factories.matter(after="account")
    with on(date(2026, 12, 20)):
        leaves = Leaf.objects.filter(act="matters.escalate", subject=matter.pk)
        assert [leaf.actor for leaf in leaves] == [None, None, None]
        assert Assignment.objects.filter(matter=matter, officer=officer("gita")).exists()
        assert Job.objects.filter(kind="escalate", done_at=None).count() == 0


def test_a_job_done_twice_raises_once() -> None:
    matter = factories.matter(after="account")
    term = reply(matter)
    with clock.at(datetime(2026, 12, 4, 9, tzinfo=WIB)):
        for _ in range(3):
            escalate(str(term.pk))
    assert reply(matter).level == 1
    assert Leaf.objects.filter(act="matters.escalate").count() == 1


def test_two_workers_at_one_rung_leave_one_leaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the lock another worker raised it: the second act leaves nothing, no leaf either."""
    matter = factories.matter(after="account")
    term, looked = reply(matter), []

    def first_look(row: Term, now: datetime) -> object:
        looked.append(row)
        return _real(row, now) if len(looked) == 1 else None

    _real = _escalation.due_rung
    monkeypatch.setattr(_escalation, "due_rung", first_look)
    before = Leaf.objects.count()
    with clock.at(datetime(2026, 12, 4, 9, tzinfo=WIB)):
        escalate(str(term.pk))
    assert (reply(matter).level, Leaf.objects.count()) == (0, before)


def test_before_its_day_a_job_does_nothing() -> None:
    matter = factories.matter(after="account")
    escalate(str(reply(matter).pk))
    escalate("00000000-0000-0000-0000-000000000000")
    assert reply(matter).level == 0


@pytest.mark.parametrize(
    ("after", "stops"), [("read_back", False), ("konseling", False), ("siap_gelar", True), ("finish", True)]
)
def test_the_clock_stops_when_she_was_told_and_not_before(after: str, stops: bool) -> None:
    matter = factories.matter(after=after)
    assert (matter.answered_at is not None) is stops
    assert (reply(matter).stopped_at is not None) is stops
    with on(date(2026, 12, 20)):
        assert (reply(matter).level == 0) is stops


def test_a_paper_in_the_drawer_answers_nobody() -> None:
    """Where nothing was told before, an answer counts on the day it is in her hands."""
    matter = factories.matter(route="civil", after="recommend")
    Matter.objects.filter(pk=matter.pk).update(answered_at=None)
    Term.objects.filter(matter=matter, kind="balasan").update(stopped_at=None)
    ani, dodi = who("ani"), who("dodi")
    _outcomes.explain(by=dodi, key=uuid4(), code=matter.code, reason="Utang.", turn_to=("desa",))
    assert factories.reread(matter.code).answered_at is None
    answer = matter.papers.get(kind="jawaban")
    papers.hand_over(by=ani, key=uuid4(), code=answer.code, to="Lidia", identified="KTP")
    assert factories.reread(matter.code).answered_at == cast.EVENING
    assert reply(matter).stopped_at == cast.EVENING


def test_the_desk_is_reminded_when_what_is_missing_did_not_come_and_nothing_closes() -> None:
    matter = factories.matter(route="incomplete")
    with on(date(2026, 12, 5)):
        assert Term.objects.get(matter=matter, kind="lengkapi").level == 1
        assert shown_to("lukas", matter) == (11, 10)
        assert factories.reread(matter.code).state == "lengkapi"


def test_a_referral_that_nobody_confirms_comes_to_the_head() -> None:
    matter = factories.matter(route="referral")
    with on(date(2026, 11, 28)):
        assert shown_to("wahyu", matter) == (4, 3)
        assert shown_to("gita", matter) is None
    with on(date(2026, 12, 2)):
        assert shown_to("gita", matter) == (8, 3)


def test_a_sealed_matter_never_climbs_to_who_may_not_read_it() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    with founding("tests.clock", matter.unit) as a:
        start_term(a, matter, "lengkapi", cast.EVENING + timedelta(days=5))
    with on(date(2026, 11, 30)):
        assert not Assignment.objects.filter(matter=matter, officer=officer("lukas")).exists()
        assert shown_to("maria", matter) is not None
        assert shown_to("lukas", matter) is None


@pytest.mark.parametrize("column", ["stopped_at", "paused_at"])
def test_a_clock_that_rests_does_not_climb(column: str) -> None:
    matter = factories.matter(after="account")
    Term.objects.filter(matter=matter).update(**{column: cast.EVENING})
    with on(date(2026, 12, 20)):
        assert reply(matter).level == 0


def test_an_old_alarm_is_not_crowded_out_by_new_visitors() -> None:
    matter = factories.matter(after="account")
    with clock.at(datetime(2026, 12, 5, 9, tzinfo=WIB)):
        jobs.drain()
        for _ in range(counter.NEWEST + 1):
            factories.visit()
        assert shown_to("dodi", matter) == (11, 14)


def test_a_short_clock_counts_hours() -> None:
    matter = factories.matter(after="account")
    with founding("tests.clock", matter.unit) as a:
        term = start_term(a, matter, "perlindungan", cast.EVENING + timedelta(hours=24))
    found = [
        (r.used, r.of, r.hours)
        for r in (running(term, cast.EVENING + timedelta(hours=h, minutes=1), WIB) for h in (0, 19, 23, 24, 30))
    ]
    assert found == [(0, 24, True), (19, 24, True), (23, 24, True), (25, 24, True), (30, 24, True)]
