"""A file comes in over a bad line, is kept sealed, named by its row and bound to the ledger."""

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, transaction

from spkt.access import files as access
from spkt.access import ledger
from spkt.access._gate import Unseen, reading
from spkt.actions import files, jobs
from spkt.actions._spine import NotYours, Refused
from spkt.kit import clock
from spkt.kit.spool import PIECE_BYTES
from spkt.law import files as law
from spkt.records._store import spool, store
from spkt.records.models import File, Job, Leaf, Party
from tests import cast, factories, filing

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def matter() -> Any:
    return factories.matter(after="account")


def seen(code: str, who: str = "ani") -> Any:
    with reading():
        return access.one(code, cast.who(who))


def taken_out(code: str, who: str = "ani") -> bytes:
    with reading():
        return b"".join(access.original(code, cast.who(who))[1])


def test_the_original_comes_out_as_it_came_in(matter: Any) -> None:
    content = filing.photo(1600, 1200)
    row = filing.put(matter, content, name="KTP Lidia.jpg", note="dari depan")
    found = seen(row.code)
    assert taken_out(row.code) == content
    assert (row.state, row.kind, row.media, row.use, row.size) == (
        "tersimpan",
        "foto",
        "image/jpeg",
        "bukti",
        len(content),
    )
    assert found.words == {
        "name": "KTP Lidia.jpg", "changed": "1", "caption": "dari depan", "sha256": sha256(content).hexdigest(),
    }  # fmt: skip
    assert "KTP" not in row.words
    assert found.leaves_as == f"lampiran-{row.code.lower()}.jpg"
    assert spool().have(row.code, row.size) == []


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "foto"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video"),
        (b"OggS\0\x02", "suara"),
    ],
)
def test_what_is_never_opened_here_is_kept_as_it_came(matter: Any, head: bytes, kind: str) -> None:
    content = head + bytes(3000)
    row = filing.put(matter, content)
    assert (row.kind, row.pages, row.thumb) == (kind, [], "")
    assert not seen(row.code).is_shown
    assert taken_out(row.code) == content


def test_the_hash_is_in_the_leaf_and_the_bare_hash_is_not(matter: Any) -> None:
    content = filing.photo()
    row = filing.put(matter, content)
    leaf = Leaf.objects.get(act="files.finish")
    assert json.loads(leaf.facts)["file"]["digest"] == row.name
    assert leaf.subject == matter.pk
    assert ["file", str(row.pk), ledger.row_digest(row)] in json.loads(leaf.rows)
    bare = sha256(content).hexdigest()
    assert all(bare not in each.facts + each.rows + each.body for each in Leaf.objects.all())


def test_pieces_come_in_any_order_and_as_often_as_the_line_breaks(matter: Any) -> None:
    content = filing.video(3 * PIECE_BYTES + 10)
    code, by = filing.begun(matter, content), cast.who("ani")
    for number in (2, 0, 0, 3):
        files.keep_piece(by=by, code=code, number=number, piece=filing.cut(content, number))
    with pytest.raises(files.Missing) as missing:
        files.finish(by=by, key=uuid4(), code=code)
    assert missing.value.numbers == [1]
    files.keep_piece(by=by, code=code, number=1, piece=filing.cut(content, 1))
    key = uuid4()
    assert files.finish(by=by, key=key, code=code) == files.finish(by=by, key=key, code=code) == code
    assert files.finish(by=by, key=uuid4(), code=code) == code, "a lost answer is given again"
    assert taken_out(code) == content
    assert Leaf.objects.filter(act="files.finish").count() == 1


def test_after_a_reload_the_same_file_goes_on_where_it_stopped(matter: Any) -> None:
    content = filing.video(2 * PIECE_BYTES)
    code = filing.begun(matter, content, name="a.mp4")
    files.keep_piece(by=cast.who("ani"), code=code, number=0, piece=filing.cut(content, 0))
    assert filing.begun(matter, content, name="a.mp4") == code
    assert access.have(File.objects.get(code=code)) == [0]
    assert filing.begun(matter, content, name="b.mp4") != code
    assert filing.begun(matter, content, "budi", name="a.mp4") != code
    assert [each.row.code for each in access.arriving(matter, cast.who("budi"))] != [code]


def test_another_content_under_the_same_number_is_refused(matter: Any) -> None:
    content = filing.video(2 * PIECE_BYTES)
    code, by = filing.begun(matter, content), cast.who("ani")
    files.keep_piece(by=by, code=code, number=1, piece=filing.cut(content, 1))
    with pytest.raises(Refused, match="berubah"):
        files.keep_piece(by=by, code=code, number=1, piece=b"x" * PIECE_BYTES)
    for number, piece in ((1, b"short"), (2, b"x"), (7, b"x" * PIECE_BYTES), (-1, b"x" * PIECE_BYTES)):
        with pytest.raises(Refused, match="tidak cocok"):
            files.keep_piece(by=by, code=code, number=number, piece=piece)
    with pytest.raises(Refused, match="tidak diterima"):
        files.keep_piece(by=by, code=code, number=0, piece=b"<html>" + b" " * (PIECE_BYTES - 6))
    with pytest.raises(Refused, match="petugas lain"):
        files.keep_piece(by=cast.who("budi"), code=code, number=0, piece=filing.cut(content, 0))


def test_pieces_lie_sealed(matter: Any) -> None:
    content = filing.video(PIECE_BYTES + 5)
    code = filing.begun(matter, content)
    files.keep_piece(by=cast.who("ani"), code=code, number=0, piece=filing.cut(content, 0))
    assert all(b"ftyp" not in path.read_bytes() for path in (spool().root / code).iterdir())


def test_a_file_is_about_a_thing_or_a_paper_of_its_own_dossier(matter: Any) -> None:
    thing = filing.put(matter, filing.photo(200, 200), about="thing:1")
    receipt = matter.papers.get(kind="tanda_terima_pengaduan")
    scanned = filing.put(matter, filing.scan(), about=f"paper:{receipt.code}")
    assert (thing.use, thing.thing.ordinal) == ("keadaan", 1)
    assert (scanned.use, scanned.paper, scanned.kind) == ("pindaian", receipt, "dokumen")
    assert [each.row.pk for each in access.of_paper(receipt, cast.who("ani"))] == [scanned.pk]
    other = factories.matter(after="account").papers.get(kind="tanda_terima_pengaduan")
    for about in (f"paper:{other.code}", "thing:99", "thing:x", "person:1", "letter:none"):
        with pytest.raises(Unseen):
            filing.begun(matter, filing.photo(), about=about)
    with pytest.raises(Refused, match="tidak cocok"):
        filing.begun(matter, filing.video(), about=f"paper:{receipt.code}")


def test_what_a_hospital_found_is_for_the_detectives(matter: Any) -> None:
    letter = factories.letter(matter, after="approve")
    with pytest.raises(Refused, match="penyidik"):
        filing.begun(matter, filing.scan(), about=f"letter:{letter.code}")
    row = filing.put(matter, filing.scan(2), "lukas", about=f"letter:{letter.code}")
    assert (row.use, len(row.pages)) == ("hasil", 2)
    with pytest.raises(Unseen):
        seen(row.code, "ani")
    assert access.of_matter(matter, cast.who("ani")) == ()
    assert [each.row.pk for each in access.of_matter(matter, cast.who("lukas"))] == [row.pk]


def test_files_of_a_sealed_matter_are_for_who_reads_it_whole() -> None:
    sealed = factories.matter(factories.SEALED_STORY, after="account")
    with pytest.raises(Refused, match="dilindungi"):
        filing.begun(sealed, filing.photo(), "ani")
    row = filing.put(sealed, filing.photo(), "maria")
    assert seen(row.code, "maria").is_shown
    for who in ("ani", "dodi", "lukas", "eko", "hadi"):
        with pytest.raises(Unseen):
            seen(row.code, who)
    assert access.of_matter(sealed, cast.who("dodi")) == ()


def test_who_keeps_files(matter: Any) -> None:
    for who in ("budi", "citra", "dodi", "lukas"):
        assert filing.begun(matter, filing.photo(), who)
    with pytest.raises(NotYours):
        filing.begun(matter, filing.photo(), "wahyu")
    with pytest.raises(Unseen):
        filing.begun(matter, filing.photo(), "eko")


def test_a_reading_is_noted(matter: Any) -> None:
    row = filing.put(matter, filing.photo())
    with reading() as noted:
        access.one(row.code, cast.who("budi"))
        access.page(row.code, 1, cast.who("budi"))
        access.original(row.code, cast.who("budi"))
    assert [each.what for each in noted] == ["files.one", "files.picture", "files.original"]
    assert {each.matter for each in noted} == {matter.pk}


def test_what_cannot_be_opened_is_refused_and_given_up(matter: Any) -> None:
    with pytest.raises(Refused, match="rusak"):
        filing.put(matter, filing.photo()[:900])
    row = File.objects.get()
    assert (row.state, row.name, row.kept_at) == ("diurungkan", "", None)


def test_a_file_is_set_aside_with_its_reason_and_its_bytes_stay(matter: Any) -> None:
    row = filing.put(matter, filing.photo())
    with pytest.raises(Refused, match="petugas lain"):
        files.set_aside(by=cast.who("budi"), key=uuid4(), code=row.code, reason="salah perkara")
    with pytest.raises(Refused, match="mengapa"):
        files.set_aside(by=cast.who("ani"), key=uuid4(), code=row.code, reason=" ")
    files.set_aside(by=cast.who("dodi"), key=uuid4(), code=row.code, reason="salah perkara")
    found = seen(row.code)
    assert (found.row.state, found.words["aside"], found.is_shown) == ("disisihkan", "salah perkara", False)
    assert store().has(found.row.name)
    with pytest.raises(Unseen):
        taken_out(row.code)


def test_an_upload_that_never_ends_is_given_up(matter: Any) -> None:
    content = filing.video(PIECE_BYTES * 2)
    code = filing.begun(matter, content)
    files.keep_piece(by=cast.who("ani"), code=code, number=0, piece=filing.cut(content, 0))
    job = Job.objects.get(key=f"forget_upload:{code}")
    assert job.run_after == clock.now() + timedelta(days=law.limits(clock.now().date()).days)
    jobs.run(job)
    jobs.run(job)
    assert File.objects.get(code=code).state == "diurungkan"
    assert spool().have(code, len(content)) == []


def test_a_kept_file_outlives_the_job_that_forgets(matter: Any) -> None:
    row = filing.put(matter, filing.photo())
    jobs.run(Job.objects.get(key=f"forget_upload:{row.code}"))
    assert File.objects.get().state == "tersimpan"
    assert taken_out(row.code)


def test_limits_have_their_day_and_their_kind(matter: Any) -> None:
    now = law.limits(clock.now().date())
    assert (now.bytes_of[law.Kind.FOTO], now.bytes_of[law.Kind.VIDEO]) == (25_000_000, 200_000_000)
    by, told = cast.who("ani"), {"about": "", "name": "", "changed": "", "caption": ""}
    for head, size in ((filing.photo(), 25_000_001), (filing.video(), 200_000_001), (filing.scan(), 25_000_001)):
        with pytest.raises(Refused, match="terlalu besar"):
            files.begin(by=by, key=uuid4(), code=matter.code, size=size, head=head[:4096], **told)
        files.begin(by=by, key=uuid4(), code=matter.code, size=size - 1, head=head[:4096], **told)


def test_no_room_on_the_disk_stops_uploads(matter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "LEAST_FREE", 1.1)
    with pytest.raises(Refused, match="Ruang simpan"):
        filing.begun(matter, filing.photo())


def test_verify_opens_every_file(matter: Any) -> None:
    row = filing.put(matter, filing.photo(), name="a.jpg")
    assert ledger.verify().findings == []
    path = store().root / row.name[:2] / row.name
    whole = path.read_bytes()
    path.write_bytes(whole[:-5] + bytes([whole[-5] ^ 1]) + whole[-4:])
    assert ledger.verify().findings == [f"Lampiran {row.code}: berkas aslinya rusak atau hilang di penyimpanan."]
    path.unlink()
    assert row.code in ledger.verify().findings[0]
    path.write_bytes(whole)
    page = store().root / row.pages[0][:2] / row.pages[0]
    page.unlink()
    assert any("salinan tampilan" in each for each in ledger.verify().findings)


def test_a_file_row_cannot_be_pointed_at_other_bytes(matter: Any) -> None:
    one, two = filing.put(matter, filing.photo()), filing.put(matter, filing.photo(99, 99))
    for changed in ({"name": two.name}, {"kept_at": None}, {"matter_id": uuid4()}, {"size": 1}):
        with pytest.raises(Error), transaction.atomic():
            File.objects.filter(pk=one.pk).update(**changed)
    assert Party.objects.exists()


def test_a_fault_between_the_bytes_and_the_row_loses_nothing(matter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    content, by = filing.photo(), cast.who("ani")
    code = filing.begun(matter, content)
    for number in range(-(-len(content) // PIECE_BYTES)):
        files.keep_piece(by=by, code=code, number=number, piece=filing.cut(content, number))
    act = files._finish
    monkeypatch.setattr(files, "_finish", lambda **_inputs: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        files.finish(by=by, key=uuid4(), code=code)
    assert File.objects.get().name == "", "no row names what is not acknowledged"
    monkeypatch.setattr(files, "_finish", act)
    files.finish(by=by, key=uuid4(), code=code)
    assert taken_out(code) == content


def test_no_row_names_bytes_that_are_not_there(matter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_told: object) -> Any:
        raise OSError(28, "no space left")

    code = filing.begun(matter, filing.video(99))
    files.keep_piece(by=cast.who("ani"), code=code, number=0, piece=filing.video(99))
    monkeypatch.setattr("spkt.kit.filestore._write", full)
    with pytest.raises(OSError, match="no space"):
        files.finish(by=cast.who("ani"), key=uuid4(), code=code)
    assert (File.objects.get().state, File.objects.get().name) == ("mengunggah", "")
