"""Files that mean harm: tests 39 to 45 of the threat model (docs/threat-model.md), on a corpus that is made here."""

import io
import json
import resource
import socket
import struct
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as conf
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin

from spkt.access import files as access
from spkt.access._gate import Unseen, reading
from spkt.actions import files, jobs
from spkt.actions._spine import Refused
from spkt.kit import clamd, filetype, viewer, viewing
from spkt.law import files as law
from spkt.records._store import spool, store
from spkt.records.models import File, Job, Matter
from tests import cast, factories, filing
from tests.rooms import enter

pytestmark = pytest.mark.usefixtures("evening")

SCRIPT = b"<script>fetch('/perkara')</script>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WINDOWS_NAMES = ("a.jpg", "a.pdf", "a.mp4")


def active() -> dict[str, bytes]:
    """Sorts of files that a browser or an office program would run, by the name that they really have."""
    office = filing.zipped(**{"[Content_Types].xml": b"<Types/>", "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 9})
    return {
        "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "b.svg": b'<?xml version="1.0"?>\n<!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg">'
        + SCRIPT
        + b"</svg>",
        "a.html": b"<!doctype html>" + SCRIPT,
        "b.htm": b"\xef\xbb\xbf\n  <HTML>" + SCRIPT,
        "a.xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</html>",
        "a.mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + SCRIPT,
        "a.js": b"fetch('/perkara').then(r => r.text())",
        "a.lnk": b"L\0\0\0\x01\x14\x02\0" + bytes(60),
        "a.docm": office,
        "a.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n(%stdout) (w) file",
        "a.ps": b"\xc5\xd0\xd3\xc6" + bytes(28) + b"%!PS-Adobe-3.0",
        "a.swf": b"FWS\x05" + bytes(40),
        "b.swf": b"CWS\x08" + zlib.compress(bytes(400)),
        "a.exe": b"MZ" + bytes(120),
        "a.elf": b"\x7fELF\x02\x01\x01" + bytes(60),
        "a.jar": filing.zipped(**{"META-INF/MANIFEST.MF": b"Main-Class: A", "A.class": b"\xca\xfe\xba\xbe"}),
        "a.apk": filing.zipped(**{"AndroidManifest.xml": b"\x03\0\x08\0", "classes.dex": b"dex\n035"}),
        "a.hta": b"<hta:application/>" + SCRIPT,
        "a.php": b"<?php system($_GET['c']); ?>",
        "a.sh": b"#!/bin/sh\nid",
    }


def corpus() -> list[tuple[str, bytes]]:
    """Each sort under its own name, under the name of a photograph, and of a video: sixty files."""
    said = active()
    return [(name, content) for real, content in said.items() for name in (real, *WINDOWS_NAMES[:2])]


@pytest.fixture
def matter() -> Any:
    return factories.matter(after="account")


def send(client: Client, matter: Any, name: str, content: bytes, kind: str = "image/jpeg") -> Any:
    """As an ordinary form sends it, with a type that is a lie."""
    sent = io.BytesIO(content)
    sent.name = name
    form = {"key": str(uuid4()), "about": "", "caption": "", "file": sent, "content_type": kind}
    return client.post(f"/perkara/{matter.code}/lampiran", form)


def test_39_active_content_is_refused_by_content_whatever_its_name(matter: Any) -> None:
    files_sent, ani, before = corpus(), enter("ani"), lying()
    assert len(files_sent) == 60
    for name, content in files_sent:
        answer = send(ani, matter, name, content)
        assert answer.status_code == 409, name
        assert b"Jenis berkas ini tidak diterima" in answer.content, name
    assert not File.objects.exists()
    assert lying() == before


def lying() -> set[str]:
    """Everything that lies on the disk, arriving or kept; what other tests left is there already."""
    return {path.as_posix() for root in (spool().root, store().root) for path in root.rglob("*") if path.is_file()}


def test_39_what_is_kept_leaves_only_as_a_download_apart(matter: Any) -> None:
    ani = enter("ani")
    for content in (filing.photo(), filing.scan(), filing.video() + SCRIPT):
        row = filing.put(matter, content, name="a.html")
        answer = ani.get(f"/lampiran/{row.code}/asli")
        assert b"".join(answer.streaming_content) == content
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["Cache-Control"] == "no-store"


def polyglots() -> dict[str, bytes]:
    """Whole pictures and documents that are something else too."""
    gif = io.BytesIO()
    Image.effect_noise((64, 64), 30).convert("P").save(gif, "GIF", comment=b"*/=1;alert(1);/*")
    with_script = filing.scan().replace(b"\n", b"\n%" + SCRIPT + b"\n", 1)
    return {
        "gif+js": gif.getvalue() + b"*/alert(1)//",
        "jpeg+zip": filing.photo() + filing.zipped(**{"a.php": b"<?php __HALT_COMPILER(); ?>"}),
        "jpeg+phar": filing.photo(comment=b"<?php __HALT_COMPILER(); ?>") + b"GBMB",
        "png+html": filing.png(40, 40) + SCRIPT,
        "pdf+html": with_script + SCRIPT,
    }


@pytest.mark.parametrize("sort", polyglots())
def test_40_the_viewing_copy_of_a_polyglot_is_only_a_picture(matter: Any, sort: str) -> None:
    content, ani = polyglots()[sort], enter("ani")
    row = filing.put(matter, content)
    for place in ("gambar/1", "kecil"):
        answer = ani.get(f"/lampiran/{row.code}/{place}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert answer["X-Content-Type-Options"] == "nosniff"
        picture = answer.content
        assert picture.startswith(b"\xff\xd8\xff")
        assert picture.endswith(b"\xff\xd9")
        assert not any(
            word in picture for word in (b"script", b"alert", b"PK\x03\x04", b"<?php", b"GBMB", b"%PDF", b"GIF8")
        )
    assert ani.get(f"/lampiran/{row.code}/asli")["Content-Disposition"].startswith("attachment;")


def test_40_what_begins_as_something_else_is_no_document(matter: Any) -> None:
    for content in (
        SCRIPT + filing.scan(),
        b"\n" + filing.scan(),
        b"GIF89" + filing.photo(),
        b"PK\x03\x04" + filing.photo(),
    ):
        assert filetype.media_of(content[:4096]) == ""
        with pytest.raises(Refused, match="tidak diterima"):
            filing.put(matter, content)


def many_objects(count: int, *, lists_them: bool) -> bytes:
    """A PDF of so many objects, with a table of them or without (then a reader must look for each)."""
    out = bytearray(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    )
    out += b"".join(b"%d 0 obj<</A %d 0 R>>endobj\n" % (n, n + 1) for n in range(3, count))
    return bytes(out) + (b"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R>>\n" if lists_them else b"")


def packed_objects(count: int) -> bytes:
    """A PDF whose objects lie packed in one stream, where nobody can count them from outside."""
    index = b" ".join(b"%d %d" % (n + 5, n * 3) for n in range(count))
    inner = zlib.compress(index + b" " + b"1 \n" * count, 9)
    out = bytearray(
        b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    )
    out += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R>>endobj\n"
    head = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (count, len(index) + 1, len(inner))
    return bytes(out + b"4 0 obj" + head + b"stream\n" + inner + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n")


def bombs() -> dict[str, tuple[str, bytes]]:
    """What is small on the line and huge when opened, with what it claims to be."""
    frames = [Image.effect_noise((60, 60), 20 + n).convert("RGB") for n in range(40)]
    mpo = io.BytesIO()
    frames[0].save(mpo, "MPO", save_all=True, append_images=frames[1:])
    gif = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;"
    jpeg = bytearray(filing.photo())
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = b"\xff\xdc\xff\xdc"
    loop = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 99/Kids[2 0 R]>>endobj\n"
    return {
        "png of 100 megapixels": ("image/png", filing.png(10_000, 10_000)),
        "gif of 65k by 65k": ("image/gif", gif),
        "jpeg that says 65k by 65k": ("image/jpeg", bytes(jpeg)),
        "mpo of 40 frames": ("image/jpeg", mpo.getvalue()),
        "pdf with a million objects": ("application/pdf", many_objects(1_000_000, lists_them=True)),
        "pdf with 300 thousand, unlisted": ("application/pdf", many_objects(300_000, lists_them=False)),
        "pdf whose pages are themselves": ("application/pdf", loop),
    }


def test_41_bombs_are_refused_in_time_and_room() -> None:
    for name, (media, content) in bombs().items():
        assert filetype.media_of(content[:4096]) == media, name
        started = time.monotonic()
        with pytest.raises(viewing.Unviewable):
            viewing.pages(media, content, 3)
        assert time.monotonic() - started < 5, name
    assert peak_of_a_child(*bombs()["pdf with a million objects"]) < 300
    assert peak_of_a_child(*bombs()["png of 100 megapixels"]) < 300
    assert viewing.pages("image/jpeg", filing.photo(), 1), "the worker goes on"


def test_41_what_is_packed_out_of_sight_costs_little_too() -> None:
    content = packed_objects(1_000_000)
    assert len(content) < 5_000_000
    started = time.monotonic()
    assert peak_of_a_child("application/pdf", content) < 300
    assert time.monotonic() - started < 5 * 3, "three pages were asked for"


def peak_of_a_child(media: str, content: bytes) -> float:
    """Most memory that the child held while it looked, in MB; asked of the system in a process of its own."""
    asks = (
        "import resource, sys; from spkt.kit import viewing\n"
        "try: viewing.pages(sys.argv[1], sys.stdin.buffer.read(), 3)\n"
        "except viewing.Unviewable: pass\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    root = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", asks, media],
        input=content,
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(root)},
    )
    return float(done.stdout)


def test_41_zip_bombs_are_no_kind_that_comes_in(matter: Any) -> None:
    inner = filing.zipped(**{f"{n}": bytes(1_000_000) for n in range(10)})
    nested = filing.zipped(**{f"{n}.zip": inner for n in range(10)})
    overlap = inner + inner[: len(inner) // 2]
    for content in (inner, nested, overlap):
        started = time.monotonic()
        with pytest.raises(Refused, match="tidak diterima"):
            filing.put(matter, content, name="foto.jpg")
        assert time.monotonic() - started < 5


def test_41_a_bomb_among_uploads_is_refused_with_a_sentence(matter: Any) -> None:
    answer = send(enter("ani"), matter, "foto.png", filing.png(10_000, 10_000))
    assert answer.status_code == 409
    assert "terlalu besar untuk dibuka" in answer.content.decode()
    assert File.objects.get().state == "diurungkan"
    assert filing.put(matter, filing.photo()).state == "tersimpan"


def test_41_the_child_has_limits_and_no_keys(tmp_path: Any) -> None:
    source = viewer.__file__
    assert viewer.MEMORY_BYTES <= 420 * 2**20
    assert viewer.CPU_S < 5
    with pytest.raises(viewing.Unviewable):  # what is no media type on its list, it does not even begin
        viewing._child("image/tiff", "2000", filing.photo())
    assert "spkt" not in Path(source).read_text().split("import sys", 1)[1]
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY, "the limits are the child's alone"


def with_secrets() -> bytes:
    """A photograph as a phone makes it: where it was taken, by what, and the uncropped picture in small."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Software] = "KAMERA-RAHASIA", "SUNTING-RAHASIA"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (0.0, 4.0, 12.5), 3: "E", 4: (111.0, 29.0, 48.0)})
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = b"CATATAN-PABRIK"
    small = io.BytesIO()
    Image.effect_noise((160, 120), 90).convert("RGB").save(small, "JPEG", comment=b"UTUH-SEBELUM-DIPOTONG")
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>DESA-RAHASIA</rdf:li></x:xmpmeta>'
    out = io.BytesIO()
    picture = Image.effect_noise((900, 600), 30).convert("RGB")
    picture.save(out, "JPEG", exif=exif, xmp=xmp, comment=b"KOMENTAR-RAHASIA", icc_profile=b"PROFIL-RAHASIA" * 20)
    app = b"\xff\xe2" + struct.pack(">H", len(small.getvalue()) + 2) + small.getvalue()
    raw = out.getvalue()
    return raw[:2] + app + raw[2:]


def test_42_the_viewing_copy_tells_nothing_but_the_picture(matter: Any) -> None:
    content = with_secrets()
    assert all(secret in content for secret in (b"RAHASIA", b"PABRIK", b"UTUH-SEBELUM", b"xmpmeta"))
    row = filing.put(matter, content)
    ani = enter("ani")
    for place in ("gambar/1", "kecil"):
        shown = ani.get(f"/lampiran/{row.code}/{place}").content
        picture = Image.open(io.BytesIO(shown))
        assert dict(picture.getexif()) == {}
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not any(
            word in shown for word in (b"RAHASIA", b"PABRIK", b"UTUH", b"Exif", b"xmp", b"ICC_PROFILE", b"Photoshop")
        )
        assert picture.height > picture.width, "turned as it was taken"
    with reading():
        assert b"".join(access.original(row.code, cast.who("ani"))[1]) == content


def test_42_texts_in_a_png_do_not_come_along(matter: Any) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Location", "DESA-RAHASIA")
    out = io.BytesIO()
    Image.effect_noise((90, 60), 30).save(out, "PNG", pnginfo=told)
    row = filing.put(matter, out.getvalue())
    assert b"RAHASIA" not in enter("ani").get(f"/lampiran/{row.code}/gambar/1").content


def test_42_the_original_is_for_the_case_team_alone() -> None:
    sealed = factories.matter(factories.SEALED_STORY, after="account")
    row = filing.put(sealed, with_secrets(), "maria")
    raw = (store().root / row.name[:2] / row.name).read_bytes()
    assert not any(secret in raw for secret in (b"RAHASIA", b"JFIF", b"Exif"))
    for who, status in (("maria", 200), ("ani", 404), ("dodi", 404), ("lukas", 404), ("eko", 404), ("hadi", 404)):
        for place in ("asli", "gambar/1", "kecil", ""):
            assert enter(who).get(f"/lampiran/{row.code}/{place}".rstrip("/")).status_code == status, (who, place)


NASTY = [
    "../../etc/passwd",
    "C:\\x\\y.jpg",
    "a\0b.jpg",
    "a\r\nSet-Cookie: x=1",
    "a" * 300,
    "gpj.\u202eexe",
    '";x="',
    "é%00.jpg",
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.one_of(st.sampled_from(NASTY), st.text(max_size=300)))
def test_43_a_name_is_never_a_path_nor_a_header(name: str, evening: None) -> None:
    matter, content = _one_matter(), filing.photo(40, 40)
    row = filing.put(matter, content, name=name)
    answer = enter("ani").get(f"/lampiran/{row.code}/asli")
    assert answer["Content-Disposition"] == f'attachment; filename="lampiran-{row.code.lower()}.jpg"'
    assert row.code.isalnum()
    kept = {path.relative_to(store().root).as_posix() for path in store().root.rglob("*") if path.is_file()}
    assert kept == {f"{each[:2]}/{each}" for each in store().names()}
    told = access.words_of(row, row.matter)["name"]
    assert len(told) <= 200
    assert not set(told) & set("\0\r\n\u202e\u2066")


def _one_matter() -> Any:
    return Matter.objects.filter(state="dicatat").first() or factories.matter(after="account")


def test_43_nothing_of_the_name_is_in_an_address_or_a_title(matter: Any) -> None:
    row = filing.put(matter, filing.photo(), name="KTP-LIDIA-MARTINA.jpg")
    page = enter("ani").get(f"/lampiran/{row.code}").content.decode()
    assert page.count("KTP-LIDIA-MARTINA") == 1, "on the page itself, among the facts, and nowhere else"
    assert "KTP-LIDIA" not in page.split("</title>")[0]
    assert "KTP-LIDIA" not in json.dumps([row.code, row.name, *row.pages])


@contextmanager
def scanner(answer: bytes = b"") -> Iterator[tuple[str, list[bytes]]]:
    """A ClamAV daemon in small: speaks INSTREAM, knows EICAR; gives its address and what it was sent."""
    door = socket.create_server(("127.0.0.1", 0))
    seen: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                line, _where = door.accept()
            except OSError:
                return
            with line, line.makefile("rb") as told:
                assert told.read(10) == b"zINSTREAM\0"
                content = b""
                while size := struct.unpack(">I", told.read(4))[0]:
                    content += told.read(size)
                seen.append(content)
                found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
                line.sendall(answer or found)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"127.0.0.1:{door.getsockname()[1]}", seen
    finally:
        door.close()


def test_44_eicar_is_quarantined(matter: Any, settings: Any) -> None:
    ani = enter("ani")
    with scanner() as (address, told):
        settings.SITE = replace(conf.SITE, clamd=address)
        bad = filing.put(matter, filing.photo() + EICAR)
        good = filing.put(matter, filing.photo(90, 90))
        assert "belum dipindai" in ani.get(f"/lampiran/{bad.code}").content.decode()
        for job in Job.objects.filter(kind="scan_file"):
            jobs.run(job)
            jobs.run(job)
    assert len(told) == 2, "each is looked at once"
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.is_infected, good.is_infected) == (True, False)
    assert bad.scanned_at
    assert good.scanned_at
    page = ani.get(f"/lampiran/{bad.code}").content.decode()
    assert "dikarantina" in page
    assert "/asli" not in page
    for place in ("asli", "gambar/1", "kecil"):
        assert ani.get(f"/lampiran/{bad.code}/{place}").status_code == 404
        assert ani.get(f"/lampiran/{good.code}/{place}").status_code == 200
    assert store().has(bad.name), "evidence is put apart, not thrown away"
    assert "belum dipindai" not in ani.get(f"/lampiran/{good.code}").content.decode()


def test_44_a_scanner_that_is_down_delays_nothing_and_is_said(matter: Any, settings: Any) -> None:
    settings.SITE = replace(conf.SITE, clamd="127.0.0.1:9")
    row = filing.put(matter, filing.photo())
    assert row.state == "tersimpan"
    job = Job.objects.get(kind="scan_file")
    with pytest.raises(clamd.NoScanner):
        jobs.run(job)
    row.refresh_from_db()
    assert (row.scanned_at, row.is_infected) == (None, False)
    assert "belum dipindai" in enter("ani").get(f"/lampiran/{row.code}").content.decode()
    with scanner(answer=b"INSTREAM size limit exceeded. ERROR\0") as (address, _told):
        settings.SITE = replace(conf.SITE, clamd=address)
        with pytest.raises(clamd.NoScanner):
            jobs.run(job)
    with scanner() as (address, _told):
        settings.SITE = replace(conf.SITE, clamd=address)
        jobs.run(job)
    row.refresh_from_db()
    assert row.scanned_at
    assert not row.is_infected


def test_45_one_officer_fills_his_day_and_others_go_on(matter: Any) -> None:
    size = law.limits(cast.EVENING.date()).bytes_of[law.Kind.VIDEO]
    told = {"about": "", "name": "v.mp4", "caption": "", "head": filing.video(4096), "code": matter.code}
    codes = [
        files.begin(by=cast.who("ani"), key=uuid4(), size=size, changed=str(n), **{**told, "code": other.code})
        for n, other in enumerate([matter, *(factories.matter(after="account") for _ in range(3))] * 3)
        if n < 10
    ]
    assert len(set(codes)) == 10
    with pytest.raises(Refused, match="Jatah unggahan Anda hari ini habis"):
        files.begin(by=cast.who("ani"), key=uuid4(), size=size, changed="x", **told)
    assert filing.put(matter, filing.photo(), "budi").state == "tersimpan"
    files.drop(by=cast.who("ani"), key=uuid4(), code=codes[0])
    assert files.begin(by=cast.who("ani"), key=uuid4(), size=size, changed="y", **told)


def test_45_one_dossier_fills_and_others_go_on(matter: Any) -> None:
    size = law.limits(cast.EVENING.date()).bytes_of[law.Kind.VIDEO]
    told = {"about": "", "name": "v.mp4", "caption": "", "head": filing.video(4096), "size": size}
    for n in range(10):
        who = ("ani", "budi")[n % 2]
        files.begin(by=cast.who(who), key=uuid4(), code=matter.code, changed=str(n), **told)
    with pytest.raises(Refused, match="Tempat lampiran perkara ini penuh"):
        files.begin(by=cast.who("citra"), key=uuid4(), code=matter.code, changed="x", **told)
    assert filing.put(factories.matter(after="account"), filing.photo(), "citra").state == "tersimpan"


def test_the_page_of_a_strangers_upload_is_not_there(matter: Any) -> None:
    code = filing.begun(matter, filing.video())
    eko = enter("eko")
    assert eko.post(f"/lampiran/{code}/potong/0", b"x", content_type="application/octet-stream").status_code == 404
    with pytest.raises(Unseen), reading():
        access.one(code, cast.who("ani"))
