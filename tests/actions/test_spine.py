"""The spine: one key one answer, numbers without gap, a leaf or nothing, one order of acts."""

import contextvars
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, connections, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spkt.access import ledger
from spkt.access._gate import Reader, Unseen
from spkt.actions import counter, gelar, matters, reports, units
from spkt.actions._spine import ACTS, Conflict, NotYours, Refused, Stale, act, founding
from spkt.kit import clock
from spkt.law.roles import Role
from spkt.records.models import LaporanPolisi, Leaf, Matter, Officer, Once, Paper, Series, TreeHead, Unit, Visit
from tests import cast, factories
from tests.cast import who


def together(jobs: list[Callable[[], Any]], threads: int) -> list[Any]:
    """Runs them at once in threads that see the same clock; a failure is given back as itself."""

    def one(job: Callable[[], Any]) -> Any:
        try:
            return job()
        except Exception as failure:  # noqa: BLE001  # the test looks at it
            return failure
        finally:
            for alias in connections:
                connections[alias].close()

    with ThreadPoolExecutor(threads) as pool:
        return [each.result() for each in [pool.submit(contextvars.copy_context().run, one, job) for job in jobs]]


# One key, one answer


@pytest.mark.usefixtures("evening")
def test_the_same_key_gives_the_same_answer_and_writes_nothing() -> None:
    visit, key = factories.visit(greeted=True), uuid4()
    said = matters.Received("Motor hilang di halaman rumah", "LIDIA MARTINA")
    first = matters.receive(by=who("ani"), key=key, visit=visit, said=said)
    size = Leaf.objects.count()
    assert matters.receive(by=who("ani"), key=key, visit=visit, said=said) == first
    assert Leaf.objects.count() == size


@pytest.mark.usefixtures("evening")
def test_the_same_key_with_another_body_is_a_conflict() -> None:
    visit, key = factories.visit(greeted=True), uuid4()
    matters.receive(by=who("ani"), key=key, visit=visit, said=matters.Received("Motor hilang", "LIDIA MARTINA"))
    size = Leaf.objects.count()
    with pytest.raises(Conflict):
        matters.receive(by=who("ani"), key=key, visit=visit, said=matters.Received("Motor hilang", "ORANG LAIN"))
    assert (Leaf.objects.count(), Matter.objects.count()) == (size, 1)


@pytest.mark.usefixtures("evening")
def test_the_key_of_another_officer_tells_him_nothing() -> None:
    key = uuid4()
    counter.arrive(by=who("ani"), key=key, lane="B")
    with pytest.raises(Conflict):
        counter.arrive(by=who("budi"), key=key, lane="B")


@pytest.mark.usefixtures("evening")
def test_a_refused_act_does_not_use_up_its_key() -> None:
    visit, key = factories.visit(), uuid4()
    said = matters.Received("Motor hilang", "LIDIA MARTINA")
    with pytest.raises(Refused):
        matters.receive(by=who("ani"), key=key, visit=visit, said=said)
    counter.greet(by=who("ani"), key=uuid4(), code=visit)
    assert matters.receive(by=who("ani"), key=key, visit=visit, said=said)["matter"]


@pytest.mark.usefixtures("evening", "apart")
def test_twenty_posts_at_once_make_one_report_with_one_number() -> None:
    trail = factories.walk(after="confirm")
    report, key, dodi = LaporanPolisi.objects.get(), uuid4(), who("dodi")
    send = lambda: reports.issue(by=dodi, key=key, code=trail.matter, version=report.version)  # noqa: E731
    answers = together([send] * 20, threads=8)
    assert [each for each in answers if isinstance(each, Exception)] == []
    assert len({answer["number"] for answer in answers}) == 1
    assert Paper.objects.filter(kind="lp_b").count() == Paper.objects.filter(kind="sttlp").count() == 1
    assert ledger.verify().findings == []


# Numbers


@pytest.mark.usefixtures("evening", "apart")
def test_eight_issuers_at_once_leave_no_gap_in_the_numbers() -> None:
    trails = [factories.walk(after="confirm") for _ in range(8)]
    dodi, versions = who("dodi"), {row.matter.code: row.version for row in LaporanPolisi.objects.all()}
    sends = [
        lambda code=trail.matter: reports.issue(by=dodi, key=uuid4(), code=code, version=versions[code])
        for trail in trails
    ]
    answers = together(sends, threads=8)
    assert [each for each in answers if isinstance(each, Exception)] == []
    assert ordinals("lp_b") == list(range(1, 9))
    assert ordinals("sttlp") == list(range(1, 9))


@pytest.mark.usefixtures("evening", "apart")
def test_tickets_taken_at_once_with_failures_between_leave_no_gap() -> None:
    ani = who("ani")

    @act("counter.arrive")
    def fails(a: Any, lane: str) -> str:
        factories.counter.take_number(a, factories.counter.TICKETS[lane])
        raise RuntimeError("the printer burns after the number was taken")

    ACTS["counter.arrive"] = counter.arrive
    take = lambda: counter.arrive(by=ani, key=uuid4(), lane="B")  # noqa: E731
    burn = lambda: fails(by=ani, key=uuid4(), lane="B")  # noqa: E731
    answers = together([take, burn, take] * 10, threads=8)
    assert sum(isinstance(each, RuntimeError) for each in answers) == 10
    assert ordinals("karcis") == list(range(1, 21))


def ordinals(kind: str) -> list[int]:
    """Ordinals of a kind of paper, in order."""
    return list(Paper.objects.filter(kind=kind).order_by("ordinal").values_list("ordinal", flat=True))


UNITS = {"WIB": "POLRES-SINTANG", "WITA": "POLDA-BALI", "WIT": "POLDA-PAPUA"}


def at_counter(zone_label: str) -> Reader:
    """A Ba Yanmas in a unit of this zone, founded where it is not there yet."""
    code = UNITS[zone_label]
    if not Unit.objects.filter(code=code).exists():
        with founding("units.found", Unit(code=code)) as a:
            units.found_unit(a, code, ("KEPOLISIAN NEGARA REPUBLIK INDONESIA",), "Jalan Raya", cast.FOUNDED.date())
    unit = Unit.objects.get(code=code)
    officer = Officer.objects.filter(unit=unit).first()
    if officer is None:
        officer = Officer.objects.create(nrp=f"9001{len(code):04}", name="BA", rank="BRIPDA", post="BA", unit=unit)
    return Reader(officer, frozenset({Role.BA_YANMAS}))


@pytest.mark.parametrize("label", UNITS)
def test_the_year_of_a_number_turns_at_local_midnight(label: str) -> None:
    with clock.at(cast.FOUNDED + timedelta(minutes=1)):
        ani = at_counter(label)
    midnight = datetime(2027, 1, 1, tzinfo=ani.zone)
    numbers = []
    for moment in (midnight - timedelta(seconds=1), midnight):
        with clock.at(moment):
            visit: str = counter.arrive(by=ani, key=uuid4(), lane="B")
            counter.greet(by=ani, key=uuid4(), code=visit)
            said = matters.Received("Motor hilang", "LIDIA MARTINA")
            numbers.append(matters.receive(by=ani, key=uuid4(), visit=visit, said=said)["number"])
    assert [number.split("/")[2:5] for number in numbers] == [["1", "XII", "2026"], ["1", "I", "2027"]]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 3 * 365 * 86400), st.sampled_from(sorted(UNITS)))
@example(int((datetime(2028, 2, 28, 16, 59, 59, tzinfo=UTC) - cast.FOUNDED).total_seconds()), "WIB")
@example(int((datetime(2028, 2, 29, 15, 0, 0, tzinfo=UTC) - cast.FOUNDED).total_seconds()), "WIT")
def test_tickets_and_months_follow_the_local_day(seconds: int, label: str) -> None:
    utc = cast.FOUNDED + timedelta(seconds=seconds)
    with transaction.atomic(), clock.at(utc):
        ani = at_counter(label)
        local = utc.astimezone(ani.zone).date()
        visit = Visit.objects.get(code=counter.arrive(by=ani, key=uuid4(), lane="B"))
        assert visit.day == local
        assert Series.objects.filter(unit=ani.unit, kind="karcis_b", period=local.isoformat()).exists()
        transaction.set_rollback(True)


# A leaf or nothing


@pytest.mark.usefixtures("evening")
def test_without_its_leaf_an_act_did_not_happen() -> None:
    before = (Visit.objects.count(), Series.objects.count(), Once.objects.count(), Leaf.objects.count())
    refuse_leaves()
    with pytest.raises(Error, match="the log is read only"):
        counter.arrive(by=who("ani"), key=uuid4(), lane="B")
    assert (Visit.objects.count(), Series.objects.count(), Once.objects.count(), Leaf.objects.count()) == before


def refuse_leaves() -> None:
    """A trigger of the test makes every insert of a leaf fail in the database."""
    body = "RAISE EXCEPTION 'the log is read only'; RETURN NEW;"
    statements = {
        "sqlite": [
            "CREATE TRIGGER no_leaf BEFORE INSERT ON spkt_leaf BEGIN SELECT RAISE(ABORT, 'the log is read only'); END"
        ],
        "postgresql": [
            f"CREATE FUNCTION no_leaf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
            "CREATE TRIGGER no_leaf BEFORE INSERT ON spkt_leaf FOR EACH ROW EXECUTE FUNCTION no_leaf()",
        ],
    }
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


@pytest.mark.usefixtures("evening")
def test_a_refused_act_leaves_no_leaf_and_no_row() -> None:
    trail = factories.walk(after="receive")
    size, version = Leaf.objects.count(), factories.reread(trail.matter).version
    with pytest.raises(Refused):
        matters.start_konseling(by=who("lukas"), key=uuid4(), code=trail.matter)
    assert (Leaf.objects.count(), factories.reread(trail.matter).version) == (size, version)


def test_a_clock_that_went_back_is_doubted_and_not_followed() -> None:
    with clock.at(cast.EVENING):
        counter.arrive(by=who("ani"), key=uuid4(), lane="B")
    with clock.at(cast.EVENING - timedelta(hours=3)):
        counter.arrive(by=who("ani"), key=uuid4(), lane="B")
    last = Leaf.objects.order_by("-index")[0]
    assert last.at == cast.EVENING
    assert '"clock":"doubt"' in last.body
    for minutes in (1, 2):
        with clock.at(cast.EVENING + timedelta(minutes=minutes)):
            counter.arrive(by=who("ani"), key=uuid4(), lane="B")
    assert '"clock":"ok"' in Leaf.objects.order_by("-index")[0].body


def test_a_clock_that_was_set_forward_is_doubted() -> None:
    counter.arrive(by=who("ani"), key=uuid4(), lane="B")
    TreeHead.objects.update(monotonic_s=TreeHead.objects.get().monotonic_s + 7200)
    counter.arrive(by=who("ani"), key=uuid4(), lane="B")
    assert '"clock":"doubt"' in Leaf.objects.order_by("-index")[0].body


# Others at the same desk


@pytest.mark.usefixtures("evening")
def test_an_approver_issues_only_what_he_has_read() -> None:
    trail = factories.walk(after="confirm")
    version = LaporanPolisi.objects.get().version
    with pytest.raises(Stale):
        reports.issue(by=who("dodi"), key=uuid4(), code=trail.matter, version=version - 1)
    assert ordinals("lp_b") == []


@pytest.mark.usefixtures("evening")
def test_a_person_changed_by_another_is_not_overwritten() -> None:
    trail = factories.walk(after="account")
    change = {"code": trail.matter, "person": factories.LIDIA, "ordinal": 1, "version": 2}
    matters.put_party(by=who("ani"), key=uuid4(), **change)
    with pytest.raises(Stale):
        matters.put_party(by=who("budi"), key=uuid4(), **change)


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "fajar"])
def test_who_may_not_see_it_learns_nothing_from_acting(name: str) -> None:
    trail = factories.walk(after="account")
    with pytest.raises(Unseen):
        matters.read_back(by=who(name), key=uuid4(), code=trail.matter, told=1)


@pytest.mark.usefixtures("evening")
def test_who_sees_it_but_has_another_task_is_told_so() -> None:
    trail = factories.walk(after="read_back")
    with pytest.raises(NotYours):
        matters.start_konseling(by=who("citra"), key=uuid4(), code=trail.matter)


@pytest.mark.usefixtures("evening")
def test_a_leader_cannot_sign_before_the_others() -> None:
    trail = factories.walk(after="propose")
    with pytest.raises(Refused, match="terakhir"):
        gelar.sign(by=who("dodi"), key=uuid4(), code=trail.matter)


@pytest.mark.usefixtures("evening")
def test_every_act_is_counted_once_in_the_ledger() -> None:
    before = Counter(factories.leaves())
    factories.walk()
    done = Counter(factories.leaves()) - before
    assert sum(done.values()) == Once.objects.count() == 28
    assert set(done) <= set(ACTS)
