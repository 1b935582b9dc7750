"""Squares of invented papers, and the two readers by which tests read them back from a page."""

import io
import subprocess
from datetime import date
from functools import cache
from uuid import UUID

import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from spkt.kit import sheets
from spkt.papers._kind import ASLI, Json, freeze, kinds, render
from spkt.papers._squares import drawn

SIGNER = Ed25519PrivateKey.from_private_bytes(b"q" * 32)
KEY_ID = "0123abcd"
KEYS = {KEY_ID: SIGNER.public_key().public_bytes_raw()}
PORTAL = "https://spkt.polressintang.example"
SHORT = "ABCD-EFGH-JKMN-PQRS"
UNSIGNED = ("formulir_tangan", "label_barang")
"""Sheets that are printed blank or as labels and never issued as a paper: nothing gives them a square."""
SQUARED = [kind for name, kind in kinds().items() if name not in UNSIGNED]


def sheet(kind: str, number: str = "TANDA/B/12345/XI/2026/SPKT/*") -> sheets.Sheet:
    """What a square says at its longest: a far unit, a long number."""
    return sheets.Sheet(
        kind, "POLSEK-SUNGAITEBELIAN"[: 59 - len(kind) - 17], number, date(2026, 11, 24), UUID(int=5), b"m" * 16, KEY_ID
    )


def codes(kind: str, portal: str = PORTAL) -> dict[str, Json]:
    """What a page is given to print."""
    return drawn(portal, sheets.signed(sheet(kind), SIGNER), SHORT)


@cache
def page_of(name: str, variant: str = ASLI) -> bytes:
    """The sample of a kind with its square, as PDF."""
    return render(name, freeze(name, kinds()[name].sample), codes=codes(name), variant=variant)


def last_page(pdf: bytes, dpi: int = 300) -> Image.Image:
    """The last page as it comes out of a printer, grey."""
    options = ["-r", str(dpi), "-gray"]
    pages = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    last = next(line.split()[-1] for line in pages.splitlines() if line.startswith("Pages:"))
    made = subprocess.run(
        ["pdftoppm", *options, "-f", last, "-l", last, "-"], input=pdf, capture_output=True, check=True
    )
    return Image.open(io.BytesIO(made.stdout)).convert("L")


def by_zbar(picture: Image.Image) -> set[str]:
    """What zbar reads on a picture."""
    held = io.BytesIO()
    picture.save(held, "PPM")  # compressing it would cost more than reading it
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-"]
    return set(subprocess.run(command, input=held.getvalue(), capture_output=True, check=False).stdout.decode().split())


def by_zxing(picture: Image.Image) -> set[str]:
    """What zxing-cpp reads on a picture."""
    return {found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)}
