"""A receipt proves itself: with the public key and the paper alone, years later, without the office (test 8)."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from spkt.access import ledger
from spkt.access import papers as seen
from spkt.access._gate import reading
from spkt.actions._proofs import fix_proof
from spkt.kit import merkle, notes
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Leaf, Paper, Proof
from spkt_witness.note import VerifierKey
from spkt_witness.receipt import BadReceipt, Receipt, check_growth
from spkt_witness.request import Request
from tests import factories
from tests.cast import who
from tests.kit.test_merkle import Shelf
from tests.rooms import sealed

pytestmark = pytest.mark.usefixtures("evening")
HUNDRED = 100
RECEIPTS = ("tanda_terima_pengaduan", "sttlp")
BYTES_AT_A_MILLION = 1000


def key() -> VerifierKey:
    return VerifierKey.read(ledger.public_key())


def printed(paper: Paper) -> dict[str, str]:
    """The facts as they stand on the paper."""
    kind = kinds.kinds()[paper.kind]
    assert kind.proves is not None
    assert paper.matter is not None
    return kind.proves(kinds.thaw(paper.kind, vault.get(paper, "snapshot", paper.matter.key)))


def receipts() -> list[tuple[Paper, Receipt]]:
    """Each receipt with its code, fixed as it is when its file is sealed."""
    for paper in Paper.objects.filter(kind__in=RECEIPTS):
        fix_proof(paper)
    rows = Proof.objects.select_related("paper__matter__key", "paper__unit").order_by("made_at")
    return [(row.paper, Receipt.read(row.code)) for row in rows]


def rewritten(left_out: set[int], changed: dict[int, str]) -> tuple[Shelf, int]:
    """The tree of an office that rewrote its history."""
    bodies = Leaf.objects.order_by("index").values_list("index", "body")
    told = [changed.get(index, body) for index, body in bodies if index not in left_out]
    shelf = Shelf()
    merkle.append(shelf, 0, [merkle.leaf_hash(body.encode()) for body in told])
    return shelf, len(told)


def grown(known: notes.Checkpoint, shelf: Shelf, size: int) -> Request:
    """What such an office could hand out: its own tree, signed with its own key."""
    head = notes.Checkpoint(known.origin, size, merkle.root_at(shelf, size))
    path = merkle.consistency_proof(shelf, min(known.size, size), size)
    return Request.read(notes.growth_request(known.size, path, notes.sign(head, vault.ring().signer("log"))))


def test_08_a_hundred_receipts_stand_and_no_deleted_or_back_dated_report_can_be_hidden() -> None:
    for _ in range(HUNDRED):
        factories.walk(after="receive")
    held = receipts()
    assert len(held) == HUNDRED
    for paper, receipt in held:
        known = receipt.check(key())
        assert receipt.differing(printed(paper)) == []
        assert check_growth(known, Request.read(ledger.growth(known.size)), key()).size == Leaf.objects.count()
    gone = {receipt.index for _, receipt in held}
    back = {i: body.replace('"at":"2026', '"at":"2025') for i, body in
            Leaf.objects.filter(index__in=gone).values_list("index", "body")}  # fmt: skip
    for shelf, size in (rewritten(gone, {}), rewritten(set(), back)):
        for _, receipt in held[:: HUNDRED // 10]:
            known = receipt.check(key())
            with pytest.raises(BadReceipt):
                check_growth(known, grown(known, shelf, max(size, known.size)) if size > known.size else
                             grown(known, shelf, size), key())  # fmt: skip


OTHER = {
    "nomor": "DUMAS/B/9/XI/2026/SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT",
    "nomor-lp": "LP/B/9/XI/2026/SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT",
    "jenis": "SURAT KETERANGAN",
    "tanggal": "22 November 2026",
    "pukul": "04.00 WIB",
    "terbit": "22 November 2026",
    "kesatuan": "Polres Melawi",
    "nrp": "99999999",
    "nrp-mengetahui": "99999998",
}


def test_each_changed_fact_is_named() -> None:
    factories.walk(after="issue")
    for paper, receipt in receipts():
        facts = printed(paper)
        for name in facts:
            assert receipt.differing({**facts, name: OTHER[name]}) == [name]


def test_it_names_nobody_and_stays_small() -> None:
    trail = factories.walk(after="issue")
    receipts()
    code = Proof.objects.get(paper__code=trail.sttlp).code
    raw = int(code).to_bytes(2000, "big").lstrip(b"\0")
    assert b"LIDIA" not in raw.upper()
    path = len(Receipt.read(code).path)
    assert len(raw) + (20 - path) * 32 <= BYTES_AT_A_MILLION, "a path of a million leaves has twenty hashes"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_code_shows_nothing(fixed_code: str, data: st.DataObject) -> None:
    raw = bytearray(int(fixed_code).to_bytes((int(fixed_code).bit_length() + 7) // 8, "big"))
    at, by = data.draw(st.integers(0, len(raw) - 1)), data.draw(st.integers(1, 255))
    raw[at] ^= by
    with pytest.raises(BadReceipt):
        Receipt.read(str(int.from_bytes(raw, "big"))).check(key())


@pytest.fixture
def fixed_code() -> str:
    factories.walk(after="receive")
    receipts()
    return Proof.objects.get().code


@pytest.mark.parametrize("junk", ["", "abc", "12", "9" * 5000, "1" * 900, "٣٤"])
def test_what_is_no_code_is_refused_in_words(junk: str) -> None:
    with pytest.raises(BadReceipt):
        Receipt.read(junk)


def test_another_ledgers_key_is_not_enough(fixed_code: str) -> None:
    other = notes.verifier_key(key().name, vault.ring().signer("qr"))
    with pytest.raises(BadReceipt, match="key"):
        Receipt.read(fixed_code).check(other)


def scanned(pdf: bytes, folder: Path) -> list[Image.Image]:
    """A black and white copy at 200 dpi that lay a little askew and was not quite sharp."""
    (folder / "paper.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", folder / "paper.pdf", folder / "p"], check=True)
    pages = [Image.open(path) for path in sorted(folder.glob("p-*.png"))]
    askew = [page.rotate(1.2, fillcolor=255, resample=Image.Resampling.BICUBIC) for page in pages]
    return [page.filter(ImageFilter.GaussianBlur(0.6)).point(lambda ink: 255 if ink > 140 else 0) for page in askew]


def read_back(pages: list[Image.Image], folder: Path) -> tuple[set[str], set[str]]:
    """What two readers that know nothing of each other find on the pages."""
    one = {found.text for page in pages for found in zxingcpp.read_barcodes(page)}
    two: set[str] = set()
    for n, page in enumerate(pages):
        page.save(folder / f"scan-{n}.png")
        said = subprocess.run(["zbarimg", "-q", "--raw", folder / f"scan-{n}.png"], capture_output=True, check=False)
        two |= set(said.stdout.decode().split())
    return one, two


@pytest.mark.one_engine
@pytest.mark.parametrize("kind", ["sttlp", "tanda_terima_pengaduan"])
def test_the_printed_code_is_read_from_a_copy_by_two_readers(kind: str, tmp_path: Path) -> None:
    factories.walk(after="issue")
    receipts()
    paper: Any = Paper.objects.get(kind=kind)
    with reading():
        pdf = seen.pdf(sealed(paper.code), who("ani"))
    pages = scanned(pdf, tmp_path)
    for found in read_back(pages, tmp_path):
        assert Proof.objects.get(paper=paper).code in found
    square = seen.codes_of(paper)["proof"]
    assert square["mm"] <= 50
    facts = [f"--{name}={said}" for name, said in printed(paper).items()]
    command = [sys.executable, "-m", "spkt_witness", "verify-receipt", Proof.objects.get(paper=paper).code]
    for more, code in (([], 0), (["--nrp=1"], 1)):
        said = subprocess.run(
            [*command, f"--key={key()}", *facts, *more], capture_output=True, text=True, check=False, cwd="src"
        )
        assert said.returncode == code, said.stderr
    assert "DIFFERS nrp" in said.stdout
