"""Reference data: what the package ships can be read and hangs together."""

import pytest

from spkt.data import accounts, rows

KEYS = {
    "units.csv": ("kode", 80),
    "ranks.csv": ("singkatan", 40),
    "offences.csv": ("code", 300),
    "property_types.csv": ("kode", 48),
    "places.csv": ("kode", 42),
    "id_documents.csv": ("kode", 27),
    "religions.csv": ("kode", 7),
    "occupations.csv": ("kode", 89),
    "education.csv": ("kode", 10),
    "nationalities.csv": ("kode", 249),
    "relations.csv": ("kode", 43),
    "queue_services.csv": ("kode", 15),
    "lost_items.csv": ("kode", 66),
    "regions.csv.gz": ("kode", 91_000),
}


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_unique_and_nothing_is_missing(name: str) -> None:
    key, least = KEYS[name]
    table = rows(name)
    assert len(table) >= least
    assert len({row[key] for row in table}) == len(table)
    assert all(None not in row and None not in row.values() for row in table)


def test_every_region_lies_in_one_that_is_listed() -> None:
    table = rows("regions.csv.gz")
    known = {row["kode"] for row in table}
    assert {row["kode_induk"] for row in table} - known == {""}


def test_every_unit_answers_to_one_that_is_listed() -> None:
    table = rows("units.csv")
    assert {row["induk"] for row in table} - {row["kode"] for row in table} == {""}
    assert {row["zona_waktu"] for row in table} == {"WIB", "WITA", "WIT"}


def test_offences_refer_to_offences() -> None:
    table = rows("offences.csv")
    known = {row["code"] for row in table} | {""}
    for row in table:
        named = {row["base"], row["successor"], *row["ways"].split("|")}
        assert named <= known, row["code"]
        assert bool(row["successor"]) is bool(row["valid_to"]), row["code"]


def test_accounts_name_places_and_things_of_the_lists() -> None:
    regions = {row["kode"] for row in rows("regions.csv.gz")}
    things = {row["kode"] for row in rows("property_types.csv")}
    told = [account["expected"] for account in accounts()]
    assert len(told) == 60
    assert {expected["place"] for expected in told if expected["place"]} <= regions
    assert {item["type"] for expected in told for item in expected["property"]} <= things


def test_name_parts_serve_both_sexes() -> None:
    assert {row["jenis_kelamin"] for row in rows("names.csv")} >= {"L", "P"}


def test_a_table_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        rows("tidak_ada.csv")
