"""A paper prints the same for ever: whatever becomes of the pages and of the program that wrote its words."""

import dataclasses
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, connection, transaction

from spkt.access import papers as seen
from spkt.access.ledger import verify
from spkt.papers import _kind as kinds
from spkt.papers import _versions
from spkt.records import vault
from spkt.records.models import PageSource, Paper
from tests import factories
from tests.hard import words

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Puts another house's pages and words in place of ours, as a later version of the program would."""

    def change(kind: str, old: str, new: str) -> None:
        house = tmp_path / "papers"
        shutil.copytree(_versions.HERE, house, ignore=shutil.ignore_patterns("__pycache__"))
        page = house / kind / "page.typ"
        assert old in page.read_text()
        page.write_text(page.read_text().replace(old, new))
        monkeypatch.setattr(_versions, "HERE", house)
        monkeypatch.setattr(_versions, "FONTS", house / "fonts")
        ours = kinds.kinds()[kind]
        other = dataclasses.replace(ours, title="JUDUL LAIN", inputs=lambda c: {**ours.inputs(c), "closing": "Lain."})
        monkeypatch.setitem(kinds.kinds(), kind, other)
        _versions.versions.cache_clear()

    yield change
    _versions.versions.cache_clear()


def snapshot(paper: Paper) -> dict[str, Any]:
    assert paper.matter is not None
    return dict(vault.get(paper, "snapshot", paper.matter.key))


def the(kind: str, matter: Any) -> Paper:
    return Paper.objects.select_related("matter__key", "unit").get(kind=kind, matter=matter)


@pytest.mark.parametrize("variant", [kinds.ASLI, kinds.LINDUNG])
def test_an_old_paper_is_unchanged_byte_for_byte_after_its_template_changed(later_program: Any, variant: str) -> None:
    matter = factories.matter(after="issue")
    old = the("lp_b", matter)
    before = seen.to_seal(old, variant)
    picture = kinds.preview("lp_b", snapshot(old), variant=variant, mark="")
    later_program("lp_b", "YANG MELAPORKAN", "SIAPA YANG MELAPOR")
    assert seen.to_seal(old, variant) == before
    assert kinds.preview("lp_b", snapshot(old), variant=variant, mark="") == picture
    new = the("lp_b", factories.matter(after="issue"))
    assert snapshot(new)["page"] != snapshot(old)["page"]
    assert "SIAPA YANG MELAPOR" in words(seen.to_seal(new, kinds.ASLI))
    assert "JUDUL LAIN" in words(seen.to_seal(new, kinds.ASLI))


def test_the_page_is_kept_once_with_the_first_paper_printed_with_it() -> None:
    first, second = factories.matter(after="issue"), factories.matter(after="issue")
    row = PageSource.objects.get(pk=snapshot(the("lp_b", first))["page"])
    assert snapshot(the("lp_b", second))["page"] == row.pk
    files = json.loads(row.sources)
    assert "YANG MELAPORKAN" in files["lp_b/page.typ"]
    assert _versions.digest_of(files) == row.pk
    assert verify().findings == []


def test_every_issued_paper_finds_its_page() -> None:
    factories.walk()
    pages = {snapshot(paper)["page"] for paper in Paper.objects.exclude(matter=None).select_related("matter__key")}
    assert pages <= set(PageSource.objects.values_list("pk", flat=True))


def test_a_kept_page_is_never_changed() -> None:
    factories.matter(after="issue")
    for statement in ("UPDATE spkt_pagesource SET sources = '{}'", "DELETE FROM spkt_pagesource"):
        with pytest.raises(Error, match="pagesource"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_an_altered_or_missing_page_is_not_printed_with_another(later_program: Any) -> None:
    old = the("lp_b", factories.matter(after="issue"))
    told = snapshot(old)
    later_program("lp_b", "YANG MELAPORKAN", "SIAPA")
    with pytest.raises(_versions.Lost):
        kinds.render("lp_b", {**told, "page": "0" * 64})
    with pytest.raises(_versions.Lost):
        kinds.render("lp_b", {**told, "fonts": "0" * 64})


def test_a_snapshot_from_before_pages_were_kept_still_prints() -> None:
    old = snapshot(the("lp_b", factories.matter(after="issue")))
    older = {name: value for name, value in old.items() if name not in ("page", "prints")}
    assert kinds.render("lp_b", older) == kinds.render("lp_b", old)


def test_fonts_of_another_day_are_taken_from_their_own_folder(later_program: Any, tmp_path: Path) -> None:
    old = snapshot(the("lp_b", factories.matter(after="issue")))
    before = kinds.render("lp_b", old)
    later_program("lp_b", "YANG MELAPORKAN", "SIAPA")
    house = tmp_path / "papers"
    shutil.copytree(house / "fonts", house / "fonts-2026")
    (house / "fonts" / "manifest.json").write_text("{}")
    assert _versions.fonts_of(old) == house / "fonts-2026"
    assert kinds.render("lp_b", old) == before
