"""A paper as plain blocks says what its pages say: every word, in order, and nothing besides."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from spkt.access import _plain as plain
from spkt.access._plain import HEADING, ITEM, PAIR, PICTURE, STRUCK, TITLE, Block
from spkt.papers._kind import ASLI, LINDUNG, Kind, freeze, kinds, render
from tests.papers.conftest import raw

pytestmark = pytest.mark.one_engine


def read(kind: Kind, variant: str = ASLI, mark: str = "", content: Any = None) -> plain.Plain:
    return plain.plain(kind.name, freeze(kind.name, content or kind.sample), variant=variant, mark=mark)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def said(found: plain.Plain) -> str:
    lines = (f"{each.label} {' '.join(each.lines)}" for each in found.blocks)
    return " ".join([*lines, *found.marks, found.levy])


def printed(pdf: bytes) -> str:
    """What the PDF says; a reader of PDFs loses the blank where a line breaks before POLDA."""
    text = re.sub(r"Halaman \d+ dari \d+", "", raw(pdf))
    return text.replace("POLDAKALIMANTAN", "POLDA KALIMANTAN")


@pytest.mark.parametrize("variant", [ASLI, LINDUNG])
@pytest.mark.parametrize("kind", [each for each in kinds().values() if each.name != "formulir_tangan"], ids=str)
def test_every_word_that_is_printed_is_said(kind: Kind, variant: str) -> None:
    found, pdf = read(kind, variant), render(kind.name, freeze(kind.name, kind.sample), variant=variant)
    missing = words(printed(pdf)) - words(said(found))
    assert set(missing) <= words(f"{found.number} {found.levy}").keys(), "only heads and feet stand on every page"
    assert set(words(printed(pdf))) <= set(words(said(found)))


@pytest.mark.parametrize("variant", [ASLI, LINDUNG])
@pytest.mark.parametrize("kind", [each for each in kinds().values() if each.name != "formulir_tangan"], ids=str)
def test_nothing_is_said_that_is_not_printed(kind: Kind, variant: str) -> None:
    found, pdf = read(kind, variant), render(kind.name, freeze(kind.name, kind.sample), variant=variant)
    blocks = tuple(each for each in found.blocks if each.kind != PICTURE)
    assert set(words(said(replace(found, blocks=blocks)))) <= set(words(printed(pdf)))


def test_rows_lists_and_signatures_of_a_receipt() -> None:
    found = read(kinds()["sttlp"], mark="DRAF")
    assert [each.lines for each in found.blocks if each.kind == TITLE] == [("SURAT TANDA TERIMA LAPORAN POLISI",)]
    assert Block(PAIR, ("LIDIA MARTINA",), "Nama") in found.blocks
    assert [each.label for each in found.blocks if each.kind == ITEM] == ["a.", "b.", "c.", "d.", "e."]
    assert Block(HEADING, ("HAK PELAPOR",)) in found.blocks
    assert found.blocks[-1].lines == ("DODI HERYANTO, S.H.", "IPDA NRP 84051122")
    assert found.blocks[-2].lines[1:] == (
        "Mengetahui,",
        "a.n. KEPALA KEPOLISIAN RESOR SINTANG",
        "KA SPKT u.b. PAMAPTA I",
    )
    assert found.marks == ("DRAF",)
    assert found.levy.startswith("Pelayanan ini GRATIS.")


def test_paragraphs_stay_whole_over_lines_and_pages() -> None:
    found = read(kinds()["lp_b"])
    story = next(each for each in found.blocks if each.lines[0].startswith("Pada hari Minggu"))
    assert len(story.lines) == 1
    assert found.blocks[2:5] == (
        Block(PAIR, ("YANG DITERIMA",), "KEJAHATAN"),
        Block(STRUCK, ("PELANGGARAN",)),
        Block(STRUCK, ("LAIN-LAIN",)),
    )
    assert found.levy == "", "a report prints no such line"


def test_a_table_is_told_row_by_row() -> None:
    rows = [each for each in read(kinds()["tt_bb"]).blocks if each.kind == PAIR and each.label == "Jenis/merek/nomor"]
    assert [each.lines[0] for each in rows] == [
        "Gembok pagar rusak merek Kuda",
        "Kunci kontak cadangan sepeda motor Honda Beat, nomor kunci A-2231",
    ]


def test_a_tick_stands_before_what_is_ticked() -> None:
    ticked = [each for each in read(kinds()["konseling"]).blocks if each.label in ("[X]", "[ ]")]
    assert [(each.label, each.lines[0]) for each in ticked[-4:]] == [
        ("[X]", "Gelar awal"), ("[ ]", "Lengkapi"), ("[ ]", "Rujuk"), ("[ ]", "Bantuan segera"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["محمد علي", "שלום רב", "देवनागरी क्षत्रिय", "ꦱꦸꦒꦼꦁ", "นายสมชาย", "ÇÀ ṢA ŁUKASZ", "AGUS (O)KE"]
)
def test_names_in_any_script_are_read_as_they_are_written(name: str) -> None:
    kind = kinds()["sktlk"]
    person = replace(kind.sample.persons[0], name=name)
    found = read(kind, content=replace(kind.sample, persons=(person,)))
    assert Block(PAIR, (name,), "1. Nama") in found.blocks


def test_an_endless_word_is_not_cut() -> None:
    kind, word = kinds()["sktlk"], "A" * 400
    found = read(kind, content=replace(kind.sample, search=word))
    assert any(word in line for each in found.blocks for line in each.lines)


def test_a_snapshot_of_an_early_day_is_read_too() -> None:
    """Snapshots were once kept without the texts that their page prints."""
    kind = kinds()["sttlp"]
    snapshot = freeze(kind.name, kind.sample)
    whole = plain.plain(kind.name, snapshot)
    del snapshot["prints"]
    assert plain.plain(kind.name, snapshot) == whole
