"""Limits of files by their day, what serves what, and the few ways a file may go."""

from dataclasses import replace
from datetime import date

import pytest

from spkt.law import files
from spkt.law.files import Kind, Use, fits, limits
from spkt.law.journeys._table import START
from spkt.law.journeys.files import FILE, KEEPERS, FileFacts, Kept
from spkt.law.roles import Role

DAY = date(2026, 11, 24)
AGAINST = {
    "reads_whole": "Minta penyidik perkara ini",
    "kind_fits": "pilih keperluan lain",
    "size_fits": "ukuran yang lebih kecil",
    "matter_has_room": "Minta Kanit",
    "officer_has_room": "minta petugas lain",
    "disk_has_room": "Beri tahu admin",
}


def test_limits_are_those_of_the_issue() -> None:
    assert {kind: size // files.MB for kind, size in limits(DAY).bytes_of.items()} == {
        Kind.FOTO: 25, Kind.DOKUMEN: 25, Kind.VIDEO: 200, Kind.SUARA: 200,
    }  # fmt: skip


def test_a_later_row_holds_from_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    later = replace(limits(DAY), since=date(2027, 1, 1), days=9)
    monkeypatch.setattr(files, "_LIMITS", (*files._LIMITS, later))
    assert [limits(date(*day)).days for day in ((2020, 1, 1), (2026, 12, 31), (2027, 1, 1))] == [3, 3, 9]


@pytest.mark.parametrize(
    ("use", "kinds"),
    [
        (Use.BUKTI, set(Kind)),
        (Use.KEADAAN, {Kind.FOTO, Kind.VIDEO}),
        (Use.PINDAIAN, {Kind.FOTO, Kind.DOKUMEN}),
        (Use.HASIL, {Kind.FOTO, Kind.DOKUMEN}),
    ],
)
def test_what_serves_what(use: Use, kinds: set[Kind]) -> None:
    assert {kind for kind in Kind if fits(use, kind)} == kinds


@pytest.mark.parametrize("fact", AGAINST)
def test_each_reason_says_what_to_do(fact: str) -> None:
    known = replace(FileFacts(state=START), **{fact: False})
    (reason,) = FILE.may(known, frozenset({Role.BA_YANMAS}))["files.begin"]
    assert AGAINST[fact] in reason


def test_what_a_hospital_found_is_kept_by_detectives() -> None:
    known = FileFacts(state=START, for_detectives=True, is_detective=False)
    assert FILE.may(known, frozenset({Role.BA_YANMAS}))["files.begin"]
    assert FILE.may(replace(known, is_detective=True), frozenset({Role.UPPA}))["files.begin"] == []


def test_who_goes_on_and_who_sets_aside() -> None:
    coming, kept = FileFacts(state=Kept.MENGUNGGAH, i_began=False), FileFacts(state=Kept.TERSIMPAN, i_began=False)
    assert all(FILE.may(coming, frozenset({Role.BA_YANMAS}))[act] for act in ("files.finish", "files.drop"))
    assert FILE.may(kept, frozenset({Role.BA_YANMAS}))["files.set_aside"]
    assert FILE.may(replace(kept, is_head=True), frozenset({Role.KANIT}))["files.set_aside"] == []
    assert not FILE.may(FileFacts(state=START), frozenset(Role) - KEEPERS)


@pytest.mark.parametrize("state", sorted(FILE.final))
def test_what_is_over_is_over(state: str) -> None:
    assert FILE.ahead(FileFacts(state=state)) == {}
