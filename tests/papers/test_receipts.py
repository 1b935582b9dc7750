"""The proof code on its paper: one sheet where that can be, on the back where not, and nothing it cannot answer for."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from spkt.law.case import Person, Role
from spkt.papers import _sample
from spkt.papers._kind import ASLI, LINDUNG, Json, freeze, kinds, render
from spkt_witness.facts import FACTS, plain
from tests.papers import receipts
from tests.papers.conftest import flat, pictures
from tests.papers.pages import ink_around, lengthened, printed
from tests.papers.receipts import MOST, USUAL
from tests.papers.squares import SHORT

RECEIPTS = ("sttlp", "tanda_terima_pengaduan")
BACK = "KODE BUKTI. Simpan kertas ini."
each_receipt = pytest.mark.parametrize("kind", RECEIPTS)
each_variant = pytest.mark.parametrize("variant", [ASLI, LINDUNG])


def pdf_of(kind: str, hashes: int, variant: str = ASLI, **more: Json) -> bytes:
    sample = replace(kinds()[kind].sample, **more)
    return render(kind, freeze(kind, sample), variant=variant, codes=receipts.both(kind, hashes))


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages)


def on_page(pdf: bytes, number: int) -> str:
    one = ["pdftotext", "-f", str(number), "-l", str(number), "-", "-"]
    return " ".join(subprocess.run(one, input=pdf, capture_output=True, check=True).stdout.decode().split())


@each_variant
@each_receipt
@pytest.mark.parametrize("size", ["A4", "F4"])
def test_a_receipt_and_both_its_squares_stay_on_one_sheet(kind: str, variant: str, size: str) -> None:
    pdf = pdf_of(kind, USUAL, variant, desk=replace(_sample.DESK, paper=size))
    assert pages(pdf) == 1
    assert "Kode bukti: membuktikan laporan ini tercatat. Simpan." in flat(pdf)


@each_variant
@each_receipt
def test_the_longest_proof_leaves_it_on_one_sheet(kind: str, variant: str) -> None:
    assert pages(pdf_of(kind, MOST, variant)) == 1


CROWD = tuple(
    Person(roles=(Role.TERLAPOR,), name=f"Raden Mas Alexander Hieronymus Sukmawijaya Kusumonegoro ke-{n}")
    for n in range(3)
)


def test_a_full_sheet_keeps_its_signatures_and_bears_the_proof_on_its_back() -> None:
    crowded = {"persons": (_sample.LIDIA, *CROWD)}
    pdf = pdf_of("sttlp", MOST, **crowded)
    front = render("sttlp", freeze("sttlp", replace(kinds()["sttlp"].sample, **crowded)))
    assert pages(front) == 1
    assert pages(pdf) == 2
    assert _sample.PAMAPTA.signer.name in on_page(pdf, 1)
    assert SHORT in on_page(pdf, 1)
    assert BACK in on_page(pdf, 2)
    assert BACK not in on_page(pdf, 1)


@each_receipt
def test_a_receipt_of_several_sheets_gets_no_further_one(kind: str) -> None:
    content = lengthened(kind, "A4", 3)
    assert pages(render(kind, freeze(kind, content))) == 2
    assert pages(render(kind, freeze(kind, content), codes=receipts.both(kind))) == 2


@each_variant
@each_receipt
def test_four_modules_around_the_proof_are_white(kind: str, variant: str) -> None:
    page = printed(pdf_of(kind, MOST, variant), 1, dpi=300)
    assert ink_around(page, receipts.code(kind, MOST), receipts.modules(kind, MOST)) == 0


@each_variant
@each_receipt
def test_every_fact_that_the_code_answers_for_is_printed(kind: str, variant: str) -> None:
    shown = flat(pdf_of(kind, USUAL, variant)).replace(" ", "").casefold()
    for name, said in receipts.facts(kind).items():
        assert name in FACTS
        assert said.replace(" ", "").casefold() in shown, name


@each_receipt
def test_a_fact_in_plain_form_is_plain_already(kind: str) -> None:
    for name, said in receipts.facts(kind).items():
        assert plain(name, plain(name, said)) == plain(name, said)


@each_receipt
def test_a_draft_bears_no_proof(kind: str) -> None:
    assert "kode bukti" not in flat(render(kind, freeze(kind, kinds()[kind].sample), mark="DRAF")).casefold()


@each_receipt
@pytest.mark.parametrize("hashes", [USUAL, MOST])
def test_two_readers_read_it_from_a_poor_copy(kind: str, hashes: int, tmp_path: Path) -> None:
    wanted = receipts.code(kind, hashes)
    for turned in (0.0, 1.2):
        copies = [copied(page, turned) for page in pictures(pdf_of(kind, hashes), tmp_path, dpi=200)]
        assert wanted in {found.text for copy in copies for found in zxingcpp.read_barcodes(copy)}
        assert wanted in {found for copy in copies for found in zbar(copy, tmp_path / "copy.png")}


def copied(page: Image.Image, turned: float) -> Image.Image:
    """A black and white copy that lay a little askew and was not quite sharp."""
    askew = page.rotate(turned, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return askew.filter(ImageFilter.GaussianBlur(0.6)).point(lambda ink: 255 if ink > 140 else 0)


def zbar(picture: Image.Image, path: Path) -> list[str]:
    picture.save(path)
    read = subprocess.run(["zbarimg", "-q", "--raw", path], capture_output=True, check=False)
    return read.stdout.decode().split()


@each_receipt
def test_at_a_million_leaves_it_is_no_larger_than_a_thousand_bytes(kind: str) -> None:
    assert (int(receipts.code(kind, MOST)).bit_length() + 7) // 8 <= 1000
