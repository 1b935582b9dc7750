"""The square on every kind of paper: it reads back from the page and from a bad copy, and costs no sheet."""

import io
import random

import pikepdf
import pytest
from PIL import Image

from spkt.papers._squares import LARGEST_MM, SMALLEST_MM, drawn
from spkt.kit import sheets
from spkt.papers._kind import Kind, freeze, kinds, preview, render
from tests.papers.conftest import flat
from tests.papers.squares import KEYS, PORTAL, SHORT, SIGNER, SQUARED, by_zbar, by_zxing, codes, last_page, page_of, sheet

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
    copy = copied(page_of(kind.name), seed=len(kind.name))
    assert copy.getextrema() == (0, 255)
    assert wanted(kind) in by_zbar(copy)
    assert wanted(kind) in by_zxing(copy)


@each_kind
def test_address_and_letters_stand_with_the_square_and_no_sheet_is_added(kind: Kind) -> None:
    with_square, without = page_of(kind.name), render(kind.name, freeze(kind.name, kind.sample))
    assert pages(with_square) == pages(without)
    said = flat(with_square)
    assert "Periksa keaslian di spkt.polressintang.example/v" in said
    assert SHORT in said
    assert "Periksa keaslian" not in flat(without)


@pytest.mark.parametrize(
    "portal", ["http://127.0.0.1:8001", PORTAL, "https://layanan.spkt.polres-sungai-raya.example.go.id"]
)
@each_kind
def test_side_and_modules_are_as_agreed(kind: Kind, portal: str) -> None:
    square = codes(kind.name, portal)["verify"]
    modules = int(square["svg"].split('viewBox="0 0 ')[1].split()[0]) if "viewBox" in square["svg"] else 0
    modules = modules or int(square["svg"].split('width="')[1].split('"')[0])
    side = float(square["side"])
    assert SMALLEST_MM <= side <= LARGEST_MM
    assert side / modules >= 0.4


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
