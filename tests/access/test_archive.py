"""The archive: found by number, date, kind and person, only in scope; page by page; several papers as one PDF."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spkt.access import _archive, papers
from spkt.access._archive import Asked
from spkt.access._gate import Unseen, reading
from spkt.actions import _batch, _void
from spkt.actions._sealing import seal_for
from spkt.actions._spine import NotYours, Refused
from spkt.records.models import Leaf, Paper
from tests import factories
from tests.cast import who


@pytest.fixture(autouse=True)
def noted(evening: None) -> Iterator[list[Any]]:
    with reading() as rows:
        yield rows


def numbers(name: str = "wahyu", **asked: Any) -> list[str]:
    return [row.paper.number for row in _archive.find(who(name), Asked(**asked)).rows]


def test_a_number_is_found_whole_without_its_tail_or_by_its_ordinal() -> None:
    trail = factories.walk()
    factories.walk()
    short = trail.number.partition("/SPKT/")[0]
    for asked in ({"number": trail.number}, {"number": short.lower()}, {"number": f" {short} "}):
        assert numbers(**asked) == [trail.number], asked
    assert numbers(number="1", kind="lp_b") == [trail.number]
    assert trail.number in numbers(number="1", month=date(2026, 11, 1))
    assert numbers(number="1", month=date(2026, 10, 1)) == []
    assert numbers(number=short[:-1]) == [], "a part of a number finds nothing"


def test_dates_are_local_days_and_both_ends_count() -> None:
    trail = factories.walk(after="issue")
    day = date(2026, 11, 24)
    assert trail.number in numbers(since=day, until=day)
    assert numbers(until=day - timedelta(days=1)) == []
    assert numbers(since=day + timedelta(days=1)) == []


@pytest.mark.parametrize(
    "person", [factories.LIDIA.id_number, factories.LIDIA.phone, "lidia MARTINA", factories.LIDIA.name.split()[0]]
)
def test_a_person_is_found_exactly_with_the_purpose_noted(noted: list[Any], person: str) -> None:
    number = factories.walk().number
    noted.clear()
    assert number in numbers(person=person, purpose="salinan untuk bank")
    assert {row.reason for row in noted} == {"salinan untuk bank"}
    assert numbers(person=person[:-1], purpose="x") == []


def test_a_sealed_matter_is_found_by_no_name_and_shows_none(noted: list[Any]) -> None:
    matter = factories.matter(factories.SEALED_STORY, after="issue")
    lp = Paper.objects.get(matter=matter, kind="lp_b")
    assert numbers("maria", person=factories.LIDIA.name, purpose="x") == []
    seen = _archive.find(who("ani"), Asked(number=lp.number)).rows
    assert [(row.name, row.is_protected) for row in seen] == [("", True)]


@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "fajar"])
def test_not_there_and_not_yours_are_the_same_empty_list(name: str) -> None:
    trail = factories.walk()
    assert numbers(name, number=trail.number) == numbers(name, number="LP/B/999/XI/2026") == []


def test_pages_follow_by_key_and_hold_each_paper_once() -> None:
    for _n in range(6):
        factories.walk()
    seen, after = [], ""
    while True:
        shelf = _archive.find(who("wahyu"), Asked(), after)
        seen += [row.paper.code for row in shelf.rows]
        after = shelf.after
        if not after:
            break
    every = Paper.objects.exclude(kind="karcis").count()
    assert len(seen) == len(set(seen)) == every > _archive.ON_A_PAGE
    assert len(_archive.find(who("wahyu"), Asked(), "bukan tanda").rows) == _archive.ON_A_PAGE


def test_the_number_of_statements_does_not_grow() -> None:
    counts = []
    for _n in range(2):
        factories.walk()
        reader = who("wahyu")
        with CaptureQueriesContext(connection) as asked:
            _archive.find(reader, Asked())
        counts.append(len(asked))
    assert counts == [1, 1]


def test_a_batch_prints_originals_that_are_here_and_copies_of_those_that_are_not() -> None:
    trail = factories.walk()
    kept, gone = trail.lp, trail.sttlp
    assert Paper.objects.get(code=gone).handed_at
    with pytest.raises(Refused, match="sudah diserahkan"):
        batch(kept, gone)
    assert batch(gone, kept, reason="untuk asuransi") == [[gone, 1], [kept, 0]]
    assert (Paper.objects.get(code=gone).reprints, Paper.objects.get(code=kept).reprints) == (1, 0)
    with pytest.raises(_archive.NotSealed):
        _archive.batch_pdf(((gone, 1), (kept, 0)), who("ani"), "Cetak")
    for code, copy in ((gone, 1), (gone, 0), (kept, 0)):
        seal_for(code, who("ani"), copy)
    pdf = _archive.batch_pdf(((gone, 1), (kept, 0)), who("ani"), "Cetak")
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        assert len(whole.pages) == page_count(gone) + page_count(kept)
    assert Leaf.objects.filter(act="papers.print_batch").count() == 1


def page_count(code: str) -> int:
    with pikepdf.open(io.BytesIO(papers.pdf(code, who("ani")))) as pdf:
        return len(pdf.pages)


def batch(*codes: str, reason: str = "", by: str = "ani") -> Any:
    return _batch.print_batch(by=who(by), key=uuid4(), codes=codes, reason=reason)


def test_no_original_of_what_is_in_other_hands_and_no_copy_nobody_counted() -> None:
    trail = factories.walk()
    for sheets in (((trail.sttlp, 0),), ((trail.sttlp, 1),), (), ((trail.lp, 0),) * 51):
        with pytest.raises(Unseen):
            _archive.batch_pdf(sheets, who("ani"), "Cetak")


def test_a_batch_asks_for_at_least_one_and_at_most_fifty_of_ones_own() -> None:
    trail = factories.walk()
    with pytest.raises(Refused, match="Centang"):
        batch()
    with pytest.raises(Refused, match="Paling banyak 50"):
        batch(*(f"{n:010d}" for n in range(51)))
    for codes, by in (((trail.lp, "TIDAKADA00"), "ani"), ((trail.lp,), "eko"), ((trail.lp,), "hadi")):
        with pytest.raises(Unseen):
            batch(*codes, by=by)
    with pytest.raises(NotYours):
        batch(trail.sttlp, reason="perlu", by="wahyu")
    assert Paper.objects.get(code=trail.sttlp).reprints == 0


def test_a_void_paper_prints_as_void_and_is_no_copy() -> None:
    trail = factories.walk()
    _void.ask_void(by=who("ani"), key=uuid4(), code=trail.sttlp, reason="Salah nama.")
    _void.void(by=who("wahyu"), key=uuid4(), code=trail.sttlp)
    assert batch(trail.sttlp) == [[trail.sttlp, 0]]
    seal_for(trail.sttlp, who("ani"))
    assert _archive.batch_pdf(((trail.sttlp, 0),), who("ani"), "Cetak").startswith(b"%PDF")
