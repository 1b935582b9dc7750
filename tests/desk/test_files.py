"""The room of files over HTTP: the ordinary form, the pieces of a script, the pages where files are shown."""

import io
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from spkt.access import files as access
from spkt.desk.files import _pieces
from spkt.desk.files._turns import Full, Turns
from spkt.kit.spool import PIECE_BYTES
from spkt.records._store import store
from spkt.records.models import File, Matter, Reading
from tests import cast, factories, filing, findings, lost
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def matter() -> Any:
    return factories.matter(after="account")


@pytest.fixture
def ani() -> Client:
    return enter("ani")


def sent(content: bytes, name: str = "KTP Lidia.jpg") -> Any:
    file = io.BytesIO(content)
    file.name = name
    return file


def begun(ani: Client, matter: Any, content: bytes, **more: Any) -> Any:
    told = {"about": "", "caption": "", "name": "a.mp4", "size": len(content), "changed": "1", **more}
    form = {"key": str(uuid4()), "head": sent(content[:4096], "head"), **told}
    return ani.post(f"/perkara/{matter.code}/lampiran", form, **JSON)


def piece(ani: Client, where: str, number: int, content: bytes) -> Any:
    part = filing.cut(content, number)
    return ani.post(f"{where}{number}", part, content_type="application/octet-stream", **JSON)


def test_a_small_file_comes_by_an_ordinary_form(ani: Client, matter: Any) -> None:
    content, address = filing.photo(1200, 900), f"/perkara/{matter.code}/lampiran"
    page = look(ani, address)
    neutral(page, "Lidia", "motor")
    form = next(each for each in page.all("form") if each.attrs.get("enctype"))
    assert form.attrs["enctype"] == "multipart/form-data"
    assert page.all("input", name="photo", capture="environment")[0].attrs["accept"] == "image/jpeg,image/*"
    key = str(uuid4())
    told = {"key": key, "about": "thing:1", "caption": "dari depan"}
    answer = ani.post(address, {**told, "file": sent(content)})
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert ani.post(address, {**told, "file": sent(content)}).status_code == 303, "sent twice is kept once"
    row = File.objects.get()
    assert (row.use, row.size) == ("keadaan", len(content))
    shown = look(ani, address)
    assert shown.all("img", src=f"/lampiran/{row.code}/kecil")
    assert "dari depan" in shown.text
    assert "Honda Beat hitam" in shown.text


def test_nothing_and_too_much_are_told_at_the_field(ani: Client, matter: Any) -> None:
    address = f"/perkara/{matter.code}/lampiran"
    for form in ({}, {"file": sent(b"")}, {"file": sent(filing.video(10_200_000))}):
        page = sheet(post(ani, address, about="", caption="dari jauh", **form), status=422)
        assert "paling besar 10 MB" in page.text
        assert page.all("input", name="caption", value="dari jauh"), "what was typed is still there"
    assert not File.objects.exists()


def test_a_script_sends_pieces_and_is_told_what_is_missing(ani: Client, matter: Any) -> None:
    content = filing.video(2 * PIECE_BYTES + 5)
    told = begun(ani, matter, content).json()
    assert (told["piece"], told["pieces"], told["have"]) == (PIECE_BYTES, 3, [])
    assert piece(ani, told["to"], 0, content).json() == {"kept": 0}
    assert piece(ani, told["to"], 0, content).json() == {"kept": 0}
    half = ani.post(told["finish"], {"key": str(uuid4())}, **JSON)
    assert (half.status_code, half.json()) == (409, {"missing": [1, 2]})
    assert begun(ani, matter, content).json()["have"] == [0]
    for number in (2, 1):
        piece(ani, told["to"], number, content)
    key = str(uuid4())
    first, again = (ani.post(told["finish"], {"key": key}, **JSON) for _ in range(2))
    assert first.json() == again.json() == {"url": f"/lampiran/{File.objects.get().code}"}


def test_a_script_is_told_reasons(ani: Client, matter: Any) -> None:
    refused = begun(ani, matter, b"<svg/>")
    assert refused.status_code == 409
    assert "tidak diterima" in refused.json()["reasons"][0]
    assert begun(ani, matter, filing.video(), size=0).status_code == 409
    assert begun(enter("wahyu"), matter, filing.video()).status_code == 403
    told = begun(ani, matter, filing.video()).json()
    wrong = ani.post(f"{told['to']}0", b"short", content_type="application/octet-stream", **JSON)
    assert (wrong.status_code, "tidak cocok" in wrong.json()["reasons"][0]) == (409, True)
    assert enter("eko").post(told["finish"], {"key": str(uuid4())}, **JSON).status_code == 404
    assert Client().post(told["finish"], {"key": str(uuid4())}, **JSON).status_code == 302


def test_a_piece_without_the_token_of_the_page_is_refused(matter: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.officer("ani"))
    code = filing.begun(matter, filing.video())
    answer = strict.post(f"/lampiran/{code}/potong/0", filing.video(), content_type="application/octet-stream")
    assert answer.status_code == 403
    assert access.have(File.objects.get()) == []


def test_what_waits_may_be_given_up(ani: Client, matter: Any) -> None:
    code = filing.begun(matter, filing.video(), name="rekaman toko.mp4")
    page = look(ani, f"/perkara/{matter.code}/lampiran")
    assert "rekaman toko.mp4" in page.text
    assert "rekaman toko.mp4" not in look(enter("budi"), f"/perkara/{matter.code}/lampiran").text
    assert sheet(post(enter("budi"), f"/lampiran/{code}/urungkan"), status=409)
    assert post(ani, f"/lampiran/{code}/urungkan").status_code == 303
    assert "rekaman toko.mp4" not in look(ani, f"/perkara/{matter.code}/lampiran").text


def test_one_file_says_what_is_known_of_it(ani: Client, matter: Any) -> None:
    row = filing.put(matter, filing.photo(), name="KTP Lidia.jpg", note="dari depan")
    page = look(ani, f"/lampiran/{row.code}")
    neutral(page, "Lidia", "KTP", "motor")
    assert access.words_of(row, row.matter)["sha256"] in page.text
    assert page.all("img", alt="Foto: dari depan")
    recording = filing.put(matter, filing.video())
    assert "Tidak ada salinan tampilan" in look(ani, f"/lampiran/{recording.code}").text
    assert Reading.objects.filter(what="files.one", matter=matter.pk).count() == 2
    for path in ("gambar/0", "gambar/2", "gambar/999"):
        assert ani.get(f"/lampiran/{row.code}/{path}").status_code == 404


def test_a_damaged_original_is_said_and_nothing_of_it_is_sent(ani: Client, matter: Any) -> None:
    row = filing.put(matter, filing.photo())
    path = store().root / row.name[:2] / row.name
    path.write_bytes(path.read_bytes()[:-1])
    page = sheet(ani.get(f"/lampiran/{row.code}/asli"), status=503)
    assert "tidak utuh" in page.text


def test_a_sealed_dossier_tells_that_its_files_are_not_for_him() -> None:
    sealed = factories.matter(factories.SEALED_STORY, after="account")
    row = filing.put(sealed, filing.photo(), "maria")
    page = look(enter("ani"), f"/perkara/{sealed.code}/lampiran")
    assert "hanya untuk penyidik" in page.text
    assert row.code not in page.html
    assert row.code in look(enter("maria"), f"/perkara/{sealed.code}/lampiran").html
    assert row.code not in look(enter("ani"), f"/perkara/{sealed.code}").html


def test_files_stand_where_they_belong(ani: Client, matter: Any) -> None:
    receipt = matter.papers.get(kind="tanda_terima_pengaduan")
    scan = filing.put(matter, filing.scan(), about=f"paper:{receipt.code}")
    photo = filing.put(matter, filing.photo(), about="thing:1")
    paper = look(ani, f"/berkas/{receipt.code}")
    assert paper.all("a", href=f"/lampiran/{scan.code}")
    assert not paper.all("a", href=f"/lampiran/{photo.code}")
    assert paper.all("a", href=f"/perkara/{matter.code}/lampiran?untuk=paper:{receipt.code}")
    whole = look(ani, f"/perkara/{matter.code}")
    assert whole.all("a", href=f"/lampiran/{scan.code}")
    assert whole.all("a", href=f"/lampiran/{photo.code}")
    assert "Lampiran disimpan" in whole.text
    assert "mulai diunggah" not in whole.text
    thing = look(ani, f"/perkara/{matter.code}/barang/1")
    assert thing.all("a", href=f"/perkara/{matter.code}/lampiran?untuk=thing:1")
    chosen = look(ani, f"/perkara/{matter.code}/lampiran", untuk="thing:1")
    assert chosen.all("option", value="thing:1", selected="")


def test_what_the_hospital_sent_stands_on_its_letter_for_detectives_only(matter: Any) -> None:
    letter = factories.letter(matter, after="approve")
    row = filing.put(matter, filing.scan(), "lukas", about=f"letter:{letter.code}")
    assert look(enter("lukas"), f"/visum/{letter.code}").all("a", href=f"/lampiran/{row.code}")
    for path in (f"/visum/{letter.code}", f"/perkara/{matter.code}", f"/perkara/{matter.code}/lampiran"):
        assert row.code not in look(enter("ani"), path).html
    assert enter("ani").get(f"/lampiran/{row.code}").status_code == 404


def test_a_finding_and_a_found_thing_have_their_photographs() -> None:
    finding = findings.finding(after="begin", by="yosua")
    shown = filing.put(finding, filing.photo(), "yosua")
    assert look(enter("yosua"), f"/lp-a/{finding.code}").all("a", href=f"/lampiran/{shown.code}")
    found = Matter.objects.get(code=lost.find())
    photo = filing.put(found, filing.photo(90, 90), "citra", about="thing:1")
    page = look(enter("citra"), f"/temuan/{found.code}/simpan")
    assert page.all("a", href=f"/lampiran/{photo.code}")
    assert page.all("input", name="photo_1"), "the number that the paper prints stays"


def test_slow_lines_hold_three_threads_and_one_officer_not_all_of_them() -> None:
    turns, ani, budi, citra = Turns(3), uuid4(), uuid4(), uuid4()
    with turns.of(ani), turns.of(ani):
        with pytest.raises(Full), turns.of(ani):
            pass
        with turns.of(budi), pytest.raises(Full), turns.of(citra):
            pass
        with turns.of(citra):
            pass
    with turns.of(citra), turns.of(citra):
        pass


def test_a_piece_that_finds_no_slot_is_told_to_wait(ani: Client, matter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told = begun(ani, matter, filing.video()).json()
    monkeypatch.setattr(_pieces, "turns", Turns(0))
    waits = piece(ani, told["to"], 0, filing.video())
    assert (waits.status_code, waits.json()) == (503, {"wait": True})
    monkeypatch.setattr(_pieces, "turns", Turns(1))
    assert piece(ani, told["to"], 0, filing.video()).status_code == 200
