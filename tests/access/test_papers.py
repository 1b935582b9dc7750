"""Who reads which paper, and how: scope, the protected rendering of sealed matters, slips, previews, readings."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spkt.access import papers
from spkt.access._codes import codes_of
from spkt.access._gate import Unseen, reading
from spkt.actions import reports
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Paper
from tests import cast, factories, rooms


@pytest.fixture(autouse=True)
def noted(evening: None) -> Iterator[list[Any]]:
    with reading() as rows:
        yield rows


def codes(matter: Any) -> dict[str, str]:
    return dict(Paper.objects.filter(matter=matter).values_list("kind", "code"))


def variant(matter: Any, name: str) -> str:
    return papers.one(codes(matter)["lp_b"], cast.who(name)).variant


@pytest.mark.parametrize("name", ["ani", "citra", "dodi", "lukas", "yosua", "wahyu"])
def test_an_ordinary_paper_is_whole_for_everyone_in_scope(name: str) -> None:
    assert variant(factories.matter(), name) == kinds.ASLI


@pytest.mark.parametrize("name", ["eko", "hadi", "gita", "fajar", "agung"])
@pytest.mark.parametrize("read", [papers.one, papers.pdf, papers.pages])
def test_out_of_scope_there_is_no_paper(read: Any, name: str) -> None:
    code = codes(factories.matter(after="recommend"))["gelar_rek"]
    with pytest.raises(Unseen):
        read(code, cast.who(name))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("maria", kinds.ASLI), ("lukas", kinds.ASLI), ("dodi", kinds.LINDUNG), ("ani", kinds.LINDUNG)],
)
def test_a_sealed_paper_is_whole_for_its_investigator_only(name: str, wanted: str) -> None:
    matter = factories.matter(factories.SEALED_STORY, after="issue")
    found = papers.one(codes(matter)["lp_b"], cast.who(name))
    assert found.variant == wanted
    assert bool(found.reporter) == (wanted == kinds.ASLI)
    snapshot = vault.get(found.paper, "snapshot", matter.key)
    sealed = papers.pdf(rooms.sealed(found.paper.code), cast.who(name))
    assert sealed.startswith(kinds.render("lp_b", snapshot, variant=wanted, codes=codes_of(found.paper)))


def test_a_slip_is_read_in_its_unit_and_nothing_is_noted(noted: list[Any]) -> None:
    factories.visit()
    slip = Paper.objects.get(kind="karcis")
    rooms.sealed(slip.code)
    for name in ("ani", "citra", "dodi", "agung", "wahyu"):
        assert papers.pdf(slip.code, cast.who(name)).startswith(b"%PDF")
    for name in ("eko", "hadi"):
        with pytest.raises(Unseen):
            papers.pdf(slip.code, cast.who(name))
    assert noted == []


def test_every_reading_is_noted(noted: list[Any]) -> None:
    matter = factories.matter()
    papers.one(codes(matter)["sttlp"], cast.who("ani"))
    papers.pdf(rooms.sealed(codes(matter)["sttlp"]), cast.who("ani"))
    papers.pages(codes(matter)["sttlp"], cast.who("ani"))
    assert [(row.what, row.matter) for row in noted] == [
        (what, matter.pk) for what in ("papers.one", "papers.pdf", "papers.pages")
    ]


@pytest.mark.parametrize(
    ("after", "ready"), [("weigh", ()), ("propose", ("gelar_rek",)), ("draft", ("lp_b", "sttlp", "gelar_rek"))]
)
def test_a_preview_is_there_once_its_ground_is(after: str, ready: tuple[str, ...]) -> None:
    code = factories.matter(after=after).code
    shown = {kind: papers.preview(code, kind, cast.who("dodi")) for kind in papers.PREVIEWED}
    assert {kind for kind, pages in shown.items() if pages} == set(ready)
    assert all(page.startswith(b"\x89PNG") for pages in shown.values() for page in pages)
    assert {kind for kind in shown if papers.draft_pdf(code, kind, cast.who("dodi"))} == set(ready)


def test_a_preview_takes_no_number(noted: list[Any]) -> None:
    code = factories.matter(after="confirm").code
    before = Paper.objects.count()
    papers.preview(code, "lp_b", cast.who("dodi"))
    assert Paper.objects.count() == before
    assert [row.what for row in noted] == ["papers.preview"]


def test_the_preview_says_what_the_issued_paper_says() -> None:
    """The very compile: but for number and time of issue, the drafted report is the issued one."""
    matter = factories.matter(after="confirm")
    drafted = papers.content_now(papers.found_case(matter.code, cast.who("dodi"), "test"), "lp_b", cast.who("dodi"))
    version = papers.to_issue(matter.code, cast.who("dodi"), "test").case.report.version  # type: ignore[union-attr]  # drafted
    reports.issue(by=cast.who("dodi"), key=uuid4(), code=matter.code, version=version)
    paper = Paper.objects.get(kind="lp_b")
    issued = kinds.thaw("lp_b", vault.get(paper, "snapshot", matter.key))
    changed = {name for name in type(issued).__slots__ if getattr(issued, name) != getattr(drafted, name)}
    assert changed == {"number", "issued_at"}
    assert issued.category == "KEJAHATAN", "the box that is not struck out"


def test_one_paper_costs_few_statements() -> None:
    code = rooms.sealed(codes(factories.matter())["sttlp"])
    reader = cast.who("ani")
    with CaptureQueriesContext(connection) as asked:
        papers.one(code, reader)
    assert len(asked) <= 10
