"""Each kind of paper: what it says, how it looks, what kind of file it is, and what it never shows."""

import dataclasses
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from spkt.law.case import Desk, Person, to_json
from spkt.papers import _sample
from spkt.papers._kind import LINDUNG, Kind, digest, freeze, kinds, preview, render, thaw
from tests.papers.conftest import flat, pictures, text_of

KINDS = list(kinds().values())
each_kind = pytest.mark.parametrize("kind", KINDS, ids=str)
SHEETS = {"A4": (595.3, 841.9), "F4": (609.4, 935.4), "A5": (419.5, 595.3)}


def pdf_of(kind: Kind, **more: str) -> bytes:
    """The sample of a kind, rendered."""
    return render(kind.name, freeze(kind.name, kind.sample), **more)


def with_desk(kind: Kind, desk: Desk) -> object:
    """The sample, written by another desk."""
    return dataclasses.replace(kind.sample, desk=desk)


def test_the_five_papers_of_the_first_walk_are_here() -> None:
    assert set(kinds()) >= {"karcis", "tanda_terima_pengaduan", "gelar_rek", "lp_b", "sttlp"}


@each_kind
def test_a_sample_reads_as_agreed(kind: Kind, golden: Callable[[str, str], None]) -> None:
    golden(f"{kind}.txt", text_of(pdf_of(kind)))


@each_kind
def test_a_sample_looks_as_agreed(kind: Kind, golden_picture: Callable[[str, bytes], None]) -> None:
    golden_picture(f"{kind}.png", pdf_of(kind))


@each_kind
def test_the_same_snapshot_gives_the_same_bytes(kind: Kind) -> None:
    kept = json.loads(json.dumps(freeze(kind.name, kind.sample)))
    assert thaw(kind.name, kept) == kind.sample
    assert render(kind.name, kept) == pdf_of(kind)


@each_kind
def test_a_file_is_tagged_archival_and_carries_its_fonts(kind: Kind) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(kind))) as pdf:
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "id"
        assert meta["dc:title"] == kind.title
        fonts = [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]
        assert fonts
        for font in fonts:
            described = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(described.keys())


@each_kind
def test_metadata_name_nobody(kind: Kind) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(kind))) as pdf:
        told = str(pdf.open_metadata()) + str(dict(pdf.docinfo))
    people = [_sample.LIDIA.name, _sample.HENDRIKUS.name, _sample.OFFICER.name, _sample.PAMAPTA.signer.name]
    assert not [name for name in people if name.casefold() in told.casefold()]
    assert "Sintang" not in told


@each_kind
def test_every_sheet_of_the_kind_can_be_printed_on(kind: Kind) -> None:
    for size in set(kind.sizes) & set(SHEETS):
        made = render(kind.name, freeze(kind.name, with_desk(kind, dataclasses.replace(_sample.DESK, paper=size))))
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx(SHEETS[size], abs=0.5)


@each_kind
def test_a_sealed_matter_shows_nobody_and_nothing(kind: Kind) -> None:
    sample = kind.sample
    masked = json.dumps(to_json(kind.mask(sample)), ensure_ascii=False)
    shown = flat(pdf_of(kind, variant=LINDUNG))
    for secret in secrets(sample):
        assert secret.casefold() not in masked.casefold(), secret
        assert secret.casefold() not in shown.casefold(), secret


def secrets(sample: object) -> list[str]:
    """What a protected paper must not tell, as far as this kind's sample holds it."""
    people: tuple[Person, ...] = getattr(sample, "persons", ())
    told = [part for p in people for part in (p.name, p.id_number, p.address.detail, p.phone, p.features) if part]
    told += [charge.article for charge in getattr(sample, "charges", ())]
    told += [thing.name for thing in getattr(sample, "things", ())]
    told += [mark for thing in getattr(sample, "things", ()) for mark in thing.marks.values()]
    told += [getattr(sample, name) for name in ("deed", "subject", "contact") if getattr(sample, name, "")]
    if hasattr(sample, "account"):
        told += [sample.account.deed, sample.account.uraian.split("\n")[0][:60], sample.account.where.landmark]
    if hasattr(sample, "name"):
        told.append(sample.name)
    return told


def test_secrets_are_found_where_they_are() -> None:
    assert len(secrets(kinds()["lp_b"].sample)) > 10
    assert "Lidia Martina" in secrets(kinds()["tanda_terima_pengaduan"].sample)


def test_a_protected_receipt_says_so() -> None:
    shown = flat(pdf_of(kinds()["sttlp"], variant=LINDUNG))
    assert "dugaan tindak pidana (perkara dilindungi)" in shown
    assert f"Pelapor (identitas dirahasiakan, {_sample.SHIELD.cite})" in shown
    assert "STTLP/B/123/XI/2026" in shown


@pytest.mark.parametrize("mark", ["DRAF", "BATAL", "SALINAN ke-2 · 24-11-2026"])
@each_kind
def test_a_mark_is_on_every_page(kind: Kind, mark: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(kind, mark=mark))) as pdf:
        pages = len(pdf.pages)
    assert flat(pdf_of(kind, mark=mark)).count(mark) >= pages


@each_kind
def test_a_demonstration_marks_its_papers(kind: Kind) -> None:
    demo = with_desk(kind, dataclasses.replace(_sample.DESK, demo=True))
    assert "CONTOH" in flat(render(kind.name, freeze(kind.name, demo)))
    assert "CONTOH" not in flat(pdf_of(kind))


@pytest.mark.parametrize("name", ["karcis", "tanda_terima_pengaduan", "lp_b", "sttlp"])
def test_the_code_is_read_back_from_the_printed_page(name: str, tmp_path: Path) -> None:
    kind = kinds()[name]
    last = pictures(pdf_of(kind), tmp_path, dpi=200)[-1]
    last.save(tmp_path / "last.png")
    read = subprocess.run(["zbarimg", "-q", "--raw", tmp_path / "last.png"], capture_output=True, check=True)
    assert read.stdout.decode().strip() == (getattr(kind.sample, "url", "") or kind.sample.tracking.url)


@each_kind
def test_a_preview_is_a_picture_of_each_page(kind: Kind) -> None:
    pages = preview(kind.name, freeze(kind.name, kind.sample), ppi=40)
    assert pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_a_digest_hangs_on_every_word_and_on_the_salt() -> None:
    snapshot = freeze("karcis", kinds()["karcis"].sample)
    other = freeze("karcis", dataclasses.replace(kinds()["karcis"].sample, number="B-015"))
    assert len({digest(snapshot, b"a"), digest(snapshot, b"b"), digest(other, b"a")}) == 3
    assert digest(json.loads(json.dumps(snapshot)), b"a") == digest(snapshot, b"a")


def test_a_snapshot_of_another_shape_is_refused() -> None:
    with pytest.raises(TypeError):
        freeze("lp_b", kinds()["karcis"].sample)


def test_a_slip_tells_no_name_and_no_purpose() -> None:
    names = {field.name for field in dataclasses.fields(kinds()["karcis"].shape)}
    assert names == {"desk", "number", "arrived_at", "wait_minutes", "code", "url"}
