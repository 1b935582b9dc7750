"""The square on every kind of paper: it reads back from the page and from a bad copy, and costs no sheet."""

import io
import random
import re

import pikepdf
import pytest
from PIL import Image

from spkt.kit import qr, sheets
from spkt.papers._kind import ASLI, LINDUNG, Json, Kind, freeze, kinds, page_inputs, preview, render
from spkt.papers._squares import LARGEST_MM, SMALLEST_MM, drawn
from tests.papers import receipts
from tests.papers.conftest import flat
from tests.papers.pages import Page, ink_around, lengthened, printed, read_pages, room_above
from tests.papers.squares import (
    KEYS,
    PORTAL,
    SHORT,
    SIGNER,
    SQUARED,
    by_zbar,
    by_zxing,
    codes,
    last_page,
    page_of,
    sheet,
)

each_kind = pytest.mark.parametrize("kind", SQUARED, ids=str)
COPY_DPI = 200


def wanted(kind: Kind) -> str:
    return f"{PORTAL}/v#{sheets.signed(sheet(kind.name), SIGNER)}"


def copied(pdf: bytes, seed: int) -> Image.Image:
    """A copy of the printed page as an old machine makes it: two tones, askew, rough edges, specks of dust."""
    chance = random.Random(seed)
    page = last_page(pdf, COPY_DPI)
    askew = page.rotate(chance.choice((-1.2, 1.2)), fillcolor=255, resample=Image.Resampling.BILINEAR)
    grain = Image.frombytes("L", askew.size, chance.randbytes(askew.width * askew.height))
    copy = Image.blend(askew, grain, 0.3).point(lambda grey: 255 * (grey > 128))
    copy.paste(0, mask=grain.point(lambda grain: 255 * (grain == 0)))
    return copy


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


@each_kind
def test_two_readers_read_the_square_from_the_page(kind: Kind) -> None:
    page = last_page(page_of(kind.name))
    assert wanted(kind) in by_zbar(page)
    assert wanted(kind) in by_zxing(page)


@each_kind
def test_two_readers_read_the_square_from_a_black_and_white_copy(kind: Kind) -> None:
    copy = copied(page_of(kind.name), seed=0)
    assert copy.getextrema() == (0, 255)
    for reader in (by_zbar, by_zxing):
        # A reader misses one picture in twenty, whatever is on it: then it has to read the next two.
        assert wanted(kind) in reader(copy) or all(
            wanted(kind) in reader(copied(page_of(kind.name), seed)) for seed in (1, 2)
        )


@each_kind
def test_address_and_letters_stand_with_the_square_and_no_sheet_is_added(kind: Kind) -> None:
    with_square, without = page_of(kind.name), render(kind.name, freeze(kind.name, kind.sample))
    assert pages(with_square) == pages(without)
    said = flat(with_square)
    assert "Periksa keaslian di spkt.polressintang.example/v" in said
    assert SHORT in said
    assert "Periksa keaslian" not in flat(without)


CLOSE = ("serah_lp", "tanda_terima_pengaduan", "tt_orang", "tt_temuan")
"""Papers that give up a little of the room to sign so that a sheet holds them and the square."""


@pytest.mark.parametrize(("sentences", "variant"), [(0, ASLI), (3, ASLI), (0, LINDUNG)])
@each_kind
def test_squares_cost_nothing_of_what_is_on_the_page(kind: Kind, sentences: int, variant: str) -> None:
    sizes = kind.sizes if (sentences, variant) == (0, ASLI) else kind.sizes[:1]
    for size in sizes:
        snapshot = freeze(kind.name, lengthened(kind.name, size, sentences))
        bare = render(kind.name, snapshot, variant=variant)
        pdf = render(kind.name, snapshot, variant=variant, codes=receipts.both(kind.name))
        read = read_pages(pdf)
        assert len(read) <= pages(bare) + bool(sentences), size
        assert_apart(read)
        assert_in_company(kind, read, pdf)
        for name in signers(page_inputs(kind.name, snapshot, variant=variant)):
            assert room_above(read, name) >= (1.3 if kind.name in CLOSE else 1.8), (size, name)


def assert_apart(read: list[Page]) -> None:
    """No word stands on another, and none in the strip at the edge on which printers do not print."""
    for page in read:
        for i, word in enumerate(page.words):
            assert not [other.text for other in page.words[i + 1 :] if word.covers(other)], word
            assert min(word.left, word.top, page.width - word.right, page.height - word.bottom) > 8, word


def assert_in_company(kind: Kind, read: list[Page], pdf: bytes) -> None:
    """One square, text above it on the same page, and the four modules around it white."""
    ((number, letters),) = ((i, word) for i, page in enumerate(read, 1) for word in page.words if word.text == SHORT)
    square = codes(kind.name)["verify"]
    side, modules = float(square["side"]) / 25.4 * 72, modules_of(square["svg"])
    middle, top = (letters.left + letters.right) / 2, letters.top - side
    assert [word for word in read[number - 1].words if 40 < word.bottom < top + side / 2]
    part = (middle - side * 0.6, top - side * 0.15, middle + side * 0.6, letters.bottom)
    assert ink_around(printed(pdf, number, part=part), wanted(kind), modules - 2 * qr.QUIET) == 0


def signers(said: Json) -> set[str]:
    """Names under which a hand signs; a thumb and words instead of a signature have rooms of their own."""
    if isinstance(said, list):
        return set().union(*map(signers, said))
    if not isinstance(said, dict):
        return set()
    if "heads" in said and "thumb" in said:
        return {said["name"]} if said["name"].strip(". ") and not said["thumb"] and not said["note"] else set()
    return signers(list(said.values()))


def modules_of(svg: str) -> int:
    """How many modules wide a drawn code is, quiet ones counted."""
    drawn = re.search(r'viewBox="0 0 (\d+)|width="(\d+)"', svg)
    assert drawn
    return int(drawn[1] or drawn[2])


@pytest.mark.parametrize(
    "portal", ["http://127.0.0.1:8001", PORTAL, "https://layanan.spkt.polres-sungai-raya.example.go.id"]
)
@each_kind
def test_side_and_modules_are_as_agreed(kind: Kind, portal: str) -> None:
    square = codes(kind.name, portal)["verify"]
    side = float(square["side"])
    assert SMALLEST_MM <= side <= LARGEST_MM
    assert side / modules_of(square["svg"]) >= 0.4


def test_an_address_that_leaves_no_room_is_said_at_once() -> None:
    with pytest.raises(ValueError, match="too long"):
        drawn("https://" + "a" * 150 + ".example", sheets.signed(sheet("sktlk"), SIGNER), SHORT)


def test_a_draft_has_no_square() -> None:
    kind = kinds()["sktlk"]
    (picture,) = preview(kind.name, freeze(kind.name, kind.sample), 200)
    assert not [text for text in by_zbar(Image.open(io.BytesIO(picture))) if "/v#" in text]


@each_kind
def test_what_the_square_says_is_short_and_names_nobody(kind: Kind) -> None:
    code = sheets.signed(sheet(kind.name), SIGNER)
    assert len(code) * 5 // 8 <= sheets.LONGEST
    assert sheets.verify(code, KEYS) == sheet(kind.name)
    assert {*sheets.Sheet.__dataclass_fields__} == {"kind", "unit", "number", "on", "paper", "mark", "key_id"}


@each_kind
@pytest.mark.parametrize("variant", ["asli", "lindung"])
def test_21_no_name_lies_in_the_file_beside_its_text(kind: Kind, variant: str) -> None:
    """Metadata, XMP, bookmarks, names of fonts, attachments: what pdftotext does not show."""
    from spkt.papers import _sample

    people = (_sample.LIDIA, _sample.HENDRIKUS, _sample.OFFICER, _sample.PAMAPTA.signer)
    parts = {part.casefold() for person in people for part in person.name.replace(",", " ").split() if len(part) > 3}
    with pikepdf.open(io.BytesIO(page_of(kind.name, variant))) as pdf:
        told = [str(pdf.open_metadata()), str(dict(pdf.docinfo)), *pdf.attachments]
        told += [str(item.title) for item in pdf.open_outline().root]
        told += [
            str(font.get("/BaseFont", "")) for page in pdf.pages for font in page.resources.get("/Font", {}).values()
        ]
        assert "/Names" not in pdf.Root
        assert "/AcroForm" not in pdf.Root
        assert pdf.docinfo.get("/Author") is None
        assert all("/Annots" not in page for page in pdf.pages)
    assert [part for part in parts for word in told if part in word.casefold()] == []
