"""What of a paper may be corrected, by the samples of every kind."""

import dataclasses
from typing import Any

import pytest

from spkt.law import _correction as rules
from spkt.law.case import from_json, to_json
from spkt.papers._kind import kinds

LP = to_json(kinds()["lp_b"].sample)


def with_(path: str, value: Any, content: Any = LP) -> dict[str, Any]:
    """The sample report with another value at a path, whatever may be corrected."""
    made = to_json(from_json(kinds()["lp_b"].shape, content))
    *above, last = path.split(".")
    holder = made
    for step in above:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    holder[int(last) if isinstance(holder, list) else last] = value
    return made


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_line_can_be_put_back_into_its_paper(name: str) -> None:
    content = to_json(kinds()[name].sample)
    for line in rules.lines(content):
        assert rules.corrected(content, {line.path: line.value}) == content
        assert rules.shown(line.kind, line.value)


def test_a_report_offers_identity_time_place_and_things() -> None:
    paths = {line.path for line in rules.lines(LP)}
    assert {
        "persons.0.birth.on",
        "account.when.start.at",
        "account.where.village",
        "things.0.marks.nomor_rangka",
    } <= paths
    assert not [path for path in paths if "charges" in path or "uraian" in path or "deed" in path or path == "number"]


@pytest.mark.parametrize(
    ("path", "value"),
    [("number", "LP/B/9"), ("issued_at", "2026-11-25T00:00:00+00:00"), ("account.uraian", "Lain."),
     ("account.deed", "penggelapan"), ("charges.0.article", "372"), ("officer.name", "ORANG LAIN"),
     ("persons.0.roles.0", "saksi"), ("category", "PELANGGARAN")],
)  # fmt: skip
def test_what_decides_is_no_clerical_error(path: str, value: str) -> None:
    with pytest.raises(KeyError):
        rules.corrected(LP, {path: value})
    assert not rules.is_lawful(LP, with_(path, value))


def test_differences_are_told_in_words() -> None:
    after = rules.corrected(
        LP, {"persons.0.birth.on": "1990-03-21", "things.0.value": 15_000_000, "persons.0.sex": None}
    )
    found = [(each.label, each.before, each.after) for each in rules.differences(LP, after)]
    assert found == [
        ("Tanggal lahir", "12 Maret 1990", "21 Maret 1990"),
        ("Jenis kelamin", "perempuan", "–"),
        ("Nilai", "Rp16.000.000,00", "Rp15.000.000,00"),
    ]
    assert rules.is_lawful(LP, after)
    assert not rules.is_lawful(LP, LP), "no change is no correction"


def test_a_correction_hides_no_other_change() -> None:
    assert not rules.is_lawful(LP, with_("category", "LAIN-LAIN", rules.corrected(LP, {"persons.0.name": "LIDIA M."})))


def test_someone_who_is_not_there_cannot_be_added() -> None:
    fewer = dataclasses.replace(kinds()["lp_b"].sample, persons=kinds()["lp_b"].sample.persons[:1])
    assert not rules.is_lawful(LP, to_json(fewer))
