"""A sealed file that was touched in any way is not accepted; poppler's pdfsig agrees on the whole corpus (test 33)."""

import io
import random
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import parser
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from spkt.kit import pdfsign
from spkt.kit.keys import Keyring, KeysError
from spkt.kit.orders import NotSealed, Order
from spkt.kit.pdfsign import Origin
from spkt.kit.sealer import Sealer
from spkt.papers import _kind as kinds

ROOT, KEY = Origin("a1b2", b"r" * 32, date(2026, 11, 1)), Origin("c3d4", b"s" * 32, date(2026, 11, 2))
UNIT = ("SINTANG", "Polres Sintang")
ANCHORS = [pdfsign.anchor(ROOT)]
FLIPS = 200


@pytest.fixture(scope="module")
def plain() -> bytes:
    sample = kinds.kinds()["sttlp"].sample
    return kinds.render("sttlp", kinds.freeze("sttlp", sample))


@pytest.fixture(scope="module")
def sealed(plain: bytes) -> bytes:
    return pdfsign.seal(plain, ROOT, KEY, *UNIT)


def pdfsig(pdf: bytes, place: Path) -> str:
    path = place / "paper.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout


def poppler_accepts(pdf: bytes, place: Path) -> bool:
    """What pdfsig can say: sound, whole, of our signer. Whose certificate it is, it cannot know."""
    said = pdfsig(pdf, place)
    return said.count("Signature #") == 1 and "Signature is Valid" in said and "Total document signed" in said


def test_a_sealed_paper_is_accepted_and_its_content_is_what_it_was(plain: bytes, sealed: bytes, tmp_path: Path) -> None:
    found = pdfsign.judge(sealed, ANCHORS)
    assert found.is_untouched
    assert sealed.startswith(plain)
    assert (found.signer, found.sha256) == ("Segel sistem SPKT Polres Sintang", sha256(sealed).hexdigest())
    assert found.key_id == pdfsign.key_id_of(pdfsign.certificate(ROOT, KEY, *UNIT))
    assert poppler_accepts(sealed, tmp_path)


def test_the_seal_says_what_it_is_and_allows_no_change(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        signature: Any = pdf.Root.AcroForm.Fields[0].V
        assert "bukan tanda tangan elektronik tersertifikasi" in str(signature.Reason)
        assert signature.Reference[0].TransformParams.P == 1
        assert pdf.Root.Perms.DocMDP == signature
        assert signature.SubFilter == "/ETSI.CAdES.detached"


def flipped(pdf: bytes, at: int, by: int = 1) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ by]) + pdf[at + 1 :]


def overlaid(pdf: bytes) -> bytes:
    """Another text laid over a page by an incremental update, which the signed bytes do not show."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stamp = generic.StreamObject(stream_data=b"q 1 0 0 rg 50 400 300 80 re f Q")
    writer.add_stream_to_page(0, writer.add_object(stamp))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def filled(pdf: bytes) -> bytes:
    """A form field added and filled after the seal."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    field = generic.DictionaryObject(
        {
            generic.NameObject("/FT"): generic.NameObject("/Tx"),
            generic.NameObject("/T"): generic.TextStringObject("jumlah"),
            generic.NameObject("/V"): generic.TextStringObject("1.000.000"),
        }
    )
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.append(writer.add_object(field))
    writer.update_container(fields)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rewritten(pdf: bytes) -> bytes:
    """Opened and saved by another program."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out)
    return out.getvalue()


def resealed(pdf: bytes) -> bytes:
    """The same paper under a root of the forger's own that bears the very same names."""
    unsealed = kinds.render("sttlp", kinds.freeze("sttlp", kinds.kinds()["sttlp"].sample))
    root, key = Origin("a1b2", b"x" * 32, ROOT.made_on), Origin("c3d4", b"y" * 32, KEY.made_on)
    return pdfsign.seal(unsealed, root, key, *UNIT)


def twice(pdf: bytes) -> bytes:
    """A forged whole file after the real one, so that its end tells another story."""
    return pdf + resealed(pdf)


def cut(pdf: bytes) -> bytes:
    """The seal taken off: what was there before."""
    return pdf[: pdf.rindex(b"%%EOF", 0, pdf.index(b"/ByteRange")) + 6]


def widened(pdf: bytes) -> bytes:
    """The range of signed bytes told otherwise."""
    return re.sub(rb"/ByteRange \[0 (\d+)", lambda found: b"/ByteRange [1 " + found[1][:-1] + b"9", pdf, count=1)


def emptied(pdf: bytes) -> bytes:
    """The signature replaced by zeros."""
    return re.sub(rb"/Contents <([0-9a-fA-F]+)>", lambda found: b"/Contents <" + b"0" * len(found[1]) + b">", pdf)


FORGERIES: dict[str, Callable[[bytes], bytes]] = {
    "a bit flipped in the page": lambda pdf: flipped(pdf, 900),
    "bytes appended": lambda pdf: pdf + b"\n% tambahan\n",
    "a picture laid over it": overlaid,
    "a form filled": filled,
    "saved by another program": rewritten,
    "sealed by a root of the same name": resealed,
    "another file behind it": twice,
    "the seal taken off": cut,
    "the signed range widened": widened,
    "the signature emptied": emptied,
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_33_a_forged_paper_is_never_accepted(forge: Callable[[bytes], bytes], sealed: bytes, tmp_path: Path) -> None:
    forged = forge(sealed)
    assert forged != sealed
    assert not pdfsign.judge(forged, ANCHORS).is_untouched
    # pdfsig knows no root, so that a paper sealed by a stranger looks sound to it: that one it may accept.
    assert not poppler_accepts(forged, tmp_path) or forge is resealed


def places(pdf: bytes) -> Iterator[int]:
    return iter(random.Random(33).sample(range(len(pdf)), FLIPS))


def test_33_a_byte_flipped_anywhere_is_never_accepted(sealed: bytes, tmp_path: Path) -> None:
    dice = random.Random(34)
    for at in places(sealed):
        forged = flipped(sealed, at, dice.randrange(1, 256))
        assert not pdfsign.judge(forged, ANCHORS).is_untouched, at


def test_pdfsig_agrees_on_flipped_bytes(sealed: bytes, tmp_path: Path) -> None:
    """Every byte that the seal covers; of the place where it lies itself, poppler does not ask for each letter."""
    gap = range(sealed.index(b"/Contents <"), sealed.index(b"/ByteRange"))
    for at in [each for each in places(sealed) if each not in gap][:25]:
        assert not poppler_accepts(flipped(sealed, at), tmp_path), at


def test_33_every_letter_of_the_seal_itself_counts(sealed: bytes) -> None:
    start = sealed.index(b"/Contents <") + 11
    for at in range(start, sealed.index(b">", start), 13):
        assert not pdfsign.judge(flipped(sealed, at, 0x20), ANCHORS).is_untouched, at
        assert not pdfsign.judge(flipped(sealed, at), ANCHORS).is_untouched, at


Node = tuple[int, int, int, "bytes | list[Node]"]


def nodes(der: bytes) -> list[Node]:
    """Values one after the other as a tree: (class, method, tag, bytes or values)."""
    found: list[Node] = []
    while der:
        kind, method, tag, head, content, tail = parser.parse(der[: parser.peek(der)], strict=True)
        found.append((kind, method, tag, nodes(content) if method else content))
        der = der[len(head) + len(content) + len(tail) :]
    return found


def written(tree: list[Node], longer: int, counted: Iterator[int]) -> bytes:
    """The same values again; the length of one of them in one byte more than it needs."""
    made = b""
    for kind, method, tag, value in tree:
        here = next(counted)
        content = value if isinstance(value, bytes) else written(value, longer, counted)
        plain = parser.emit(kind, method, tag, content)
        length = len(content).to_bytes((len(content).bit_length() + 7) // 8 or 1, "big")
        made += plain[:1] + bytes([0x81 + len(length)]) + b"\0" + length + content if here == longer else plain
    return made


def test_33_the_same_seal_written_in_another_way_is_never_accepted(sealed: bytes) -> None:
    start = sealed.index(b"/Contents <") + 11
    end = sealed.index(b">", start)
    raw = bytes.fromhex(sealed[start:end].decode())
    tree = nodes(raw[: parser.peek(raw)])

    def judged(longer: int) -> bool:
        text = written(tree, longer, count()).hex().upper().encode()
        return pdfsign.judge(sealed[:start] + text.ljust(end - start, b"0") + sealed[end:], ANCHORS).is_untouched

    assert judged(-1), "nothing longer"
    counted = count()
    written(tree, -1, counted)
    assert [longer for longer in range(next(counted)) if judged(longer)] == []


@pytest.mark.parametrize(
    "junk", [b"", b"%PDF-1.7", b"\x00" * 4000, b"%PDF-1.7\n1 0 obj<</Type/Catalog>>", b"GIF89a" * 9]
)
def test_whatever_is_given_is_judged_and_never_accepted(junk: bytes) -> None:
    assert not pdfsign.judge(junk, ANCHORS).is_sealed


def test_a_sealed_file_is_not_sealed_again(sealed: bytes) -> None:
    with pytest.raises(ValueError, match="sealed already"):
        pdfsign.seal(sealed, ROOT, KEY, *UNIT)


def test_units_have_seals_of_their_own_and_certificates_follow_from_the_keys() -> None:
    first = pdfsign.certificate(ROOT, KEY, *UNIT)
    assert first == pdfsign.certificate(ROOT, KEY, *UNIT)
    assert first != pdfsign.certificate(ROOT, KEY, "SEPAUK", "Polsek Sepauk")


# The process that seals


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring.create(tmp_path / "keys")


def order(pdf: bytes, **other: str) -> Order:
    told = {
        "paper": "11111111-2222-3333-4444-555555555555",
        "rendering": "asli",
        "kind": "sttlp",
        "number": "STTLP/B/1/XI/2026/SPKT",
        "code": "SINTANG",
        "unit": "Polres Sintang",
        "sha256": sha256(pdf).hexdigest(),
    }
    return Order(**{**told, **other})


@pytest.fixture
def sealer(ring: Keyring) -> Iterator[Sealer]:
    made = Sealer(ring.directory)
    yield made
    made.close()


def root_of(ring: Keyring) -> list[bytes]:
    return [pdfsign.anchor(pdfsign.origin(key)) for key in ring.held("seal-root")]


def test_a_killed_sealer_is_started_again(ring: Keyring, sealer: Sealer, plain: bytes) -> None:
    assert pdfsign.judge(sealer.seal(order(plain), plain).pdf, root_of(ring)).is_untouched
    assert sealer.child is not None
    sealer.child.kill()
    assert pdfsign.judge(sealer.seal(order(plain), plain).pdf, root_of(ring)).is_untouched


@pytest.mark.parametrize(
    "wrong",
    [{"sha256": "0" * 64}, {"kind": "apa saja"}, {"number": ""}, {"unit": "x" * 201}, {"paper": "../../kunci"}],
)
def test_only_whole_orders_are_sealed(sealer: Sealer, plain: bytes, wrong: dict[str, str]) -> None:
    with pytest.raises(NotSealed):
        sealer.seal(order(plain, **wrong), plain)


@pytest.mark.parametrize("raw", [b"", b"\x12" * 32, b"hello, sign me"])
def test_what_is_no_pdf_is_not_signed(sealer: Sealer, raw: bytes) -> None:
    with pytest.raises(NotSealed):
        sealer.seal(order(raw), raw)
    assert sealer.line is not None  # and it goes on working


def test_after_a_rotation_older_seals_stay_good_and_new_ones_are_of_the_new_key(
    ring: Keyring, sealer: Sealer, plain: bytes
) -> None:
    before = sealer.seal(order(plain), plain)
    turned = ring.rotated("seal")
    after = sealer.seal(order(plain), plain)
    first, second = (pdfsign.judge(each, root_of(turned)) for each in (before.pdf, after.pdf))
    assert first.is_untouched
    assert second.is_untouched
    assert (first.key_id, second.key_id) == (before.key, after.key)
    assert before.key != after.key


def test_a_ring_of_an_earlier_version_gets_what_it_lacks_and_loses_nothing(ring: Keyring) -> None:
    older = [key for key in ring.keys if not key.name.startswith("seal")]
    (ring.directory / "ring.json").unlink()
    root = bytes.fromhex((ring.directory / "root.key").read_text())
    from spkt.kit import keys

    keys._write(ring.directory / "ring.json", keys._ring_text(older, root))
    with pytest.raises(KeysError):
        Keyring.load(ring.directory).secret("seal")
    completed = Keyring.complete(ring.directory)
    assert completed.secret("seal")
    assert [key for key in completed.keys if not key.name.startswith("seal")] == older


def test_a_key_that_seals_what_is_stored_is_not_turned_like_that(ring: Keyring) -> None:
    with pytest.raises(KeysError, match="tidak bisa diganti"):
        ring.rotated("class:biasa")
