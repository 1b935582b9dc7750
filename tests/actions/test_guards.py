"""The database itself refuses what the law of the desk forbids, whatever door is used."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from spkt.actions import _hand_forms
from spkt.actions._texts import propose_text
from spkt.records import guards
from spkt.records.models import (
    Gelar,
    Konseling,
    LaporanPolisi,
    Leaf,
    Letter,
    Link,
    Matter,
    Paper,
    Seat,
    Series,
    Term,
)
from tests import cast, custody, factories, filing
from tests.rooms import sealed

pytestmark = pytest.mark.usefixtures("evening")


def refused(statement: str, *values: object, by: str | None = None) -> None:
    """Runs it as the desk's own role; the database must refuse it (in the words of that guard)."""
    with pytest.raises(Error, match=by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


KEPT = sorted(guard.table for guard in guards.guards() if guard.event == "DELETE")


def _fill_what_a_walk_leaves_empty() -> None:
    one, other, ani = factories.matter(after="account"), factories.matter(after="receive"), cast.officer("ani")
    now = cast.EVENING
    Link.objects.create(matter=other, other=one, kind="tambahan", officer=ani, since=now)
    Term.objects.create(matter=one, kind="lengkapi", starts_at=now, due_at=now)
    Letter.objects.create(
        code="X", matter=one, ordinal=1, kind="visum_luka", state="konsep", drafted_by=ani, drafted_at=now
    )
    filing.begun(one, filing.video())
    _hand_forms.print_forms(by=cast.who("citra"), key=uuid4(), count=1)
    sealed(one.papers.get(kind="tanda_terima_pengaduan").code)
    custody.count(custody.passed(custody.thing()), place=custody.reread(custody.thing()).place)
    custody.close_month()
    words = {"role": "kanit", "lines": ["a.n. KAPOLRES"]}
    propose_text(by=cast.who("dodi"), key=uuid4(), subject="lp_b", words=words, valid_from=date(2027, 1, 1))


def test_rows_of_the_ledgered_tables_stay() -> None:
    factories.walk()
    _fill_what_a_walk_leaves_empty()
    for table in KEPT:
        if table != "reading":
            refused(f"DELETE FROM spkt_{table}", by=f"{table}_is_never_deleted")


@pytest.mark.parametrize("table", ["leaf", "paper", "laporanpolisi", "matter"])
def test_a_table_is_not_emptied_and_no_row_is_replaced(table: str) -> None:
    factories.walk()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        refused(f"TRUNCATE spkt_{table} CASCADE", by="_is_never_deleted")
    else:
        refused(f"REPLACE INTO spkt_{table} SELECT * FROM spkt_{table}", by="(_is_never_deleted|_need|number|follow)")


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ("number = 'LP/B/9/XI/2026/SPKT/LAIN'", "issued_report_stays"),
        ("ordinal = 9", "issued_report_stays"),
        ("issued_at = '2020-01-01 00:00:00+00:00'", "issued_report_stays"),
        ("text_digest = 'x'", "issued_report_stays"),
        ("ordinal = NULL", "issued_report_stays"),
    ],
)
def test_a_final_report_stays_as_it_was_issued(change: str, by: str) -> None:
    factories.walk()
    refused(f"UPDATE spkt_laporanpolisi SET {change}", by=by)


@pytest.mark.parametrize("column", ["snapshot", "digest", "salt", "number", "kind"])
def test_a_paper_stays_as_it_was_printed(column: str) -> None:
    factories.walk(after="receive")
    refused(f"UPDATE spkt_paper SET {column} = 'x'", by="paper_keeps_what_was_written")


@pytest.mark.parametrize("statement", ["UPDATE spkt_leaf SET facts = '{}'", "UPDATE spkt_node SET level = 3"])
def test_the_log_is_never_written_over(statement: str) -> None:
    refused(statement, by="keeps_what_was_written")


def test_an_old_telling_is_never_written_over() -> None:
    factories.walk(after="account")
    refused("UPDATE spkt_telling SET account = 'x'", by="telling_keeps_what_was_written")


def test_the_head_never_shrinks() -> None:
    refused("UPDATE spkt_treehead SET size = size - 1", by="treehead_keeps_what_was_written")


def saves(make: Callable[[], object], by: str) -> None:
    """An insert through the ORM is refused by the same guard."""
    with pytest.raises(Error, match=by), transaction.atomic():
        make()


def test_no_konseling_before_a_story() -> None:
    matter = factories.matter(after="receive")
    now = matter.received_at
    saves(
        lambda: Konseling.objects.create(matter=matter, ordinal=1, officer=matter.received_by, opened_at=now),
        "konseling_needs_a_told_story",
    )


@pytest.mark.parametrize("after", ["konseling", "siap_gelar"])
def test_no_gelar_before_its_konseling_is_closed(after: str) -> None:
    matter = factories.matter(after=after)
    talk = Konseling.objects.get()
    early = talk.opened_at.replace(year=2025)
    saves(
        lambda: Gelar.objects.create(
            matter=matter, konseling=talk, ordinal=1, leader=matter.received_by, opened_at=early
        ),
        "gelar_needs_its_closed_konseling",
    )


@pytest.mark.parametrize("after", ["gelar", "weigh", "propose"])
def test_no_gelar_closes_with_a_seat_unsigned(after: str) -> None:
    factories.walk(after=after)
    refused(
        "UPDATE spkt_gelar SET closed_at = opened_at, outcome = 'rekom_LP'",
        by="gelar_closes_when_every_seat_has_signed",
    )


def test_no_gelar_closes_when_somebody_signed_after_its_leader() -> None:
    factories.walk(after="propose")
    gelar = Gelar.objects.get()
    later = gelar.opened_at.replace(year=2027)
    Seat.objects.filter(officer=gelar.leader_id).update(signed_at=gelar.opened_at.replace(month=12))
    Seat.objects.exclude(officer=gelar.leader_id).update(signed_at=later)
    refused(
        "UPDATE spkt_gelar SET closed_at = opened_at, outcome = 'rekom_LP'",
        by="gelar_closes_when_every_seat_has_signed",
    )


@pytest.mark.parametrize("change", ["outcome = 'bukan_pidana'", "notes = 'x'", "closed_at = NULL"])
def test_a_closed_gelar_stays(change: str) -> None:
    factories.walk(after="recommend")
    refused(f"UPDATE spkt_gelar SET {change}", by="closed_gelar_stays")


def new_report(matter: Matter, **more: object) -> LaporanPolisi:
    """A report as nobody should insert it."""
    at = matter.received_at
    gelar = Gelar.objects.get(matter=matter)
    return LaporanPolisi(matter=matter, gelar=gelar, drafted_by=matter.received_by, drafted_at=at, **more)


@pytest.mark.parametrize("route", ["civil", "lp_a"])
def test_no_report_without_a_signed_recommendation_for_it(route: str) -> None:
    matter = factories.matter(route=route, after="recommend")
    saves(new_report(matter).save, "report_needs_its_signed_recommendation")


def test_no_report_from_a_gelar_still_open() -> None:
    matter = factories.matter(after="propose")
    saves(new_report(matter).save, "report_needs_its_signed_recommendation")


def test_no_report_is_born_with_a_number() -> None:
    matter = factories.matter(after="recommend")
    saves(new_report(matter, ordinal=1).save, "report_needs_its_signed_recommendation|issued_means_confirmed")


def test_no_number_for_a_report_nobody_confirmed() -> None:
    factories.walk(after="draft")
    refused("UPDATE spkt_laporanpolisi SET ordinal = 1, number = 'LP/B/1', issued_at = drafted_at")


def test_no_number_given_by_the_hand_that_drafted() -> None:
    factories.walk(after="confirm")
    refused(
        "UPDATE spkt_laporanpolisi SET ordinal = 1, number = 'LP/B/1',"
        " issued_at = confirmed_at, issued_by_id = drafted_by_id"
    )


def copied(paper: Paper, **changes: object) -> Paper:
    """The paper once more, as a forger would put it in."""
    values = {each.attname: getattr(paper, each.attname) for each in paper._meta.concrete_fields}
    return Paper(**{**values, "id": uuid4(), "code": uuid4().hex[:10], **changes})


@pytest.mark.parametrize("step", [0, 2, -1])
def test_no_number_twice_and_none_left_out(step: int) -> None:
    factories.walk(after="receive")
    paper = Paper.objects.get(kind="tanda_terima_pengaduan")
    saves(
        copied(paper, ordinal=paper.ordinal + step).save,
        "numbers_have_no_gap|one_paper_a_number|UNIQUE|unique|CHECK|check",
    )


def test_no_jump_of_a_series() -> None:
    factories.walk(after="receive")
    refused("UPDATE spkt_series SET last = last + 2", by="series_keeps_what_was_written")
    refused("UPDATE spkt_series SET last = last - 1", by="series_keeps_what_was_written")


def test_a_number_moved_without_its_paper_leaves_the_next_one_nowhere_to_go() -> None:
    factories.walk(after="receive")
    series = Series.objects.get(kind="dumas")
    Series.objects.filter(pk=series.pk).update(last=series.last + 1)
    Series.objects.filter(pk=series.pk).update(last=series.last + 2)
    paper = Paper.objects.get(kind="tanda_terima_pengaduan")
    saves(copied(paper, ordinal=series.last + 2).save, "numbers_have_no_gap")


def test_no_report_paper_without_its_issued_report() -> None:
    factories.walk(after="confirm")
    paper = Paper.objects.get(kind="gelar_rek")
    saves(copied(paper, kind="lp_b").save, "report_paper_needs_its_issued_report")


def test_no_recommendation_before_its_gelar_is_closed() -> None:
    factories.walk(after="propose")
    paper = Paper.objects.get(kind="tanda_terima_pengaduan")
    saves(copied(paper, kind="gelar_rek").save, "recommendation_needs_its_closed_gelar")


def test_no_leaf_out_of_order() -> None:
    factories.visit()
    last = Leaf.objects.order_by("-index")[0]
    gap = Leaf(**{each.attname: getattr(last, each.attname) for each in last._meta.concrete_fields})
    gap.index = last.index + 2
    saves(lambda: gap.save(force_insert=True), "leaves_follow_one_another")
    gap.index, gap.at = last.index + 1, last.at.replace(year=2025)
    saves(lambda: gap.save(force_insert=True), "leaves_follow_one_another")


def test_no_seat_signs_that_is_absent_or_related() -> None:
    factories.walk(after="gelar")
    refused("UPDATE spkt_seat SET unrelated = FALSE, signed_at = attended_at")
    refused("UPDATE spkt_seat SET attended_at = NULL, signed_at = '2026-11-24 12:00:00+00:00'")
