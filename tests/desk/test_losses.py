"""The room of losses through its pages: one form, its live page, its steps, found goods and copies."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from spkt.access import losses as access
from spkt.desk.losses import _items, _shapes
from spkt.law.case import Person
from spkt.law.losses import Loss
from spkt.records.casefile import open_case
from spkt.records.models import Matter, Paper
from tests import factories, lost
from tests.cast import who
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")
WHO = {
    "nik": "6105 0152 0390 0000", "name": "Aminah Sekadim", "birth_place": "Sintang", "occupation": "Pedagang",
    "address": "Kel. Tanjung Puri", "lost_on": "2026-11-23", "where": "antara pasar dan rumah", "how": "tercecer",
    "stolen": "tidak",
}  # fmt: skip


@pytest.fixture
def citra() -> Client:
    return enter("citra")


def begun(client: Client) -> str:
    visit = factories.visit(lane="C", greeted=True)
    answer = post(client, f"/kunjungan/{visit}/kehilangan")
    assert answer.status_code == 303
    return str(answer["Location"].rpartition("/")[2])


def told(code: str) -> dict[str, Any]:
    """What the form of this loss carries besides what is typed: version and things."""
    loss = access.loss_of(open_case(factories.reread(code)))
    return {
        "version": factories.reread(code).told,
        "item": [f"{item.ordinal}:{item.thing.kind}" for item in loss.items],
    }


def send(client: Client, code: str, then: str, **fields: Any) -> Any:
    return post(client, f"/sktlk/{code}", then=then, **{**told(code), **WHO, **fields})


def stored(code: str) -> Loss:
    return access.loss_of(open_case(factories.reread(code)))


def test_the_visit_offers_the_letter_first_to_who_queued_for_one(citra: Client) -> None:
    page = look(citra, f"/kunjungan/{factories.visit(lane='C', greeted=True)}")
    assert page.all("button", class_="btn primary")[0].text.startswith("Surat kehilangan")


def test_the_page_is_neutral_in_its_title(citra: Client) -> None:
    code = lost.loss()
    neutral(look(citra, f"/sktlk/{code}"), "lidia", "ktp", "masuka", "6105")


def test_a_thing_is_added_and_struck_by_plain_buttons(citra: Client) -> None:
    code = begun(citra)
    send(citra, code, "add:KTP-EL")
    send(citra, code, "add", kind="HP")
    assert [item.thing.kind for item in stored(code).items] == ["KTP-EL", "HP"]
    page = look(citra, f"/sktlk/{code}")
    assert {each.attrs["value"] for each in page.all("input", name="item")} == {"1:KTP-EL", "2:HP"}
    assert page.all("input", name="t2_imei1")
    send(citra, code, "strike:1", t2_merek="Samsung")
    assert [item.thing.marks.get("merek") for item in stored(code).items] == ["Samsung"]


def test_what_is_the_reporters_own_is_typed_once(citra: Client) -> None:
    code = begun(citra)
    send(citra, code, "add:KTP-EL")
    (item,) = stored(code).items
    assert item.thing.marks["nik"] == "6105015203900000"
    assert item.thing.marks["nama"] == "Aminah Sekadim"
    assert look(citra, f"/sktlk/{code}").all("input", name="t1_nik")[0].attrs.get("value", "") == ""
    send(citra, code, "save", name="Aminah S.")
    assert stored(code).items[0].thing.marks["nama"] == "Aminah S."


def test_a_nik_tells_birth_and_sex(citra: Client) -> None:
    code = begun(citra)
    send(citra, code, "save")
    reporter = stored(code).reporter
    assert (str(reporter.birth.on), str(reporter.sex)) == ("1990-03-12", "P")


def test_one_press_checks_and_issues(citra: Client) -> None:
    code = begun(citra)
    send(citra, code, "add:KTP-EL")
    answer = send(citra, code, "issue")
    paper = Paper.objects.get(kind="sktlk")
    assert (answer.status_code, answer["Location"]) == (303, f"/berkas/{paper.code}")
    assert citra.get(f"/sktlk/{code}")["Location"] == f"/berkas/{paper.code}"
    assert factories.leaves([factories.reread(code)])[-3:] == ["losses.fill", "losses.check", "losses.issue"]


def test_the_same_press_twice_gives_one_letter(citra: Client) -> None:
    code = begun(citra)
    send(citra, code, "add:KTP-EL")
    fields = {**told(code), **WHO, "then": "issue", "key": str(uuid4())}
    first, second = (citra.post(f"/sktlk/{code}", fields) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Paper.objects.filter(kind="sktlk").count() == 1


def test_what_is_missing_is_said_and_all_typed_stays(citra: Client) -> None:
    code = begun(citra)
    page = sheet(send(citra, code, "issue", where=""), status=409)
    assert "Tambahkan dulu barang" in page.text
    assert "Tulis tempat hilangnya" in page.text
    assert page.all("input", name="name")[0].attrs["value"] == "Aminah Sekadim"
    assert page.all("input", name="version")[0].attrs["value"] == str(factories.reread(code).told)


def test_a_wrong_field_is_said_at_the_field(citra: Client) -> None:
    code = begun(citra)
    page = sheet(send(citra, code, "issue", nik="6105", lost_on="2027-01-01"), status=422)
    assert "NIK harus 16 angka, ini 4" in page.text
    assert "belum terjadi" in page.text


def test_ya_dicuri_leads_to_a_report_with_its_receipt(citra: Client) -> None:
    code = begun(citra)
    send(citra, code, "add:STNK")
    answer = send(citra, code, "issue", stolen="ya", t1_nomor_polisi="KB 4512 EX")
    assert answer["Location"] == f"/sktlk/{code}/alih"
    page = look(citra, f"/sktlk/{code}/alih")
    assert "jadi bukan SKTLK" in page.text
    answer = post(citra, f"/sktlk/{code}/alih", subject="Sepeda motor tidak ada")
    assert answer["Location"] == f"/perkara/{code}"
    page = look(citra, f"/perkara/{code}")
    assert "KB 4512 EX" in page.text
    assert "Tanda terima pengaduan" in page.text
    assert citra.get(f"/sktlk/{code}")["Location"] == f"/perkara/{code}"


def test_the_page_beside_the_form_follows_what_is_typed(citra: Client) -> None:
    code = begun(citra)
    before = citra.get(f"/sktlk/{code}/pratinjau/1")
    assert (before.status_code, before["Content-Type"]) == (200, "image/png")
    draft = {**told(code), **WHO}
    assert post(citra, f"/draf/losses.fill/{code}", **draft).status_code == 200
    after = citra.get(f"/sktlk/{code}/pratinjau/1")
    assert after.content != before.content
    assert look(citra, f"/sktlk/{code}").all("input", name="name")[0].attrs["value"] == "Aminah Sekadim"
    assert citra.get(f"/sktlk/{code}/pratinjau/9").status_code == 404


def test_somebody_served_before_is_offered_and_may_be_refused(citra: Client) -> None:
    lost.loss()
    code = begun(citra)
    asked = {**told(code), "nik": factories.LIDIA.id_number}
    page = sheet(post(citra, f"/sktlk/{code}", then="look", **asked))
    assert "Lidia Martina" in page.text
    assert "6105••••••••0000" in page.text
    page = sheet(post(citra, f"/sktlk/{code}", then="use", **asked))
    assert page.all("input", name="name")[0].attrs["value"] == "LIDIA MARTINA"
    page = sheet(post(citra, f"/sktlk/{code}", then="look", **asked, name="Orang lain"))
    assert "pernah dilayani" not in page.text


def test_a_second_letter_about_the_same_card_is_pointed_out(citra: Client) -> None:
    lost.loss(after="issue")
    assert "sudah pernah dilaporkan hilang" in look(citra, f"/sktlk/{lost.loss()}").text


def test_who_does_not_issue_is_told_whom_to_ask() -> None:
    page = look(enter("ani"), f"/sktlk/{lost.loss()}")
    assert "Minta Bamin" in page.text
    assert page.all("button", value="issue") == []


def test_a_letter_is_renewed_by_its_number(citra: Client) -> None:
    lost.loss(after="hand_over")
    visit = factories.visit(lane="C", greeted=True)
    path = f"/kunjungan/{visit}/kehilangan/perbarui"
    assert "tidak ada di sini" in sheet(post(citra, path, number="SKTLK/9/XI/2026"), status=409).text
    answer = post(citra, path, number="SKTLK/1/XI/2026")
    assert "Memperbarui surat SKTLK/1/XI/2026" in look(citra, answer["Location"]).text


def test_handing_over_leads_from_the_matter_and_ends_it(citra: Client) -> None:
    code = lost.loss(after="issue")
    page = look(citra, f"/perkara/{code}")
    paper = Paper.objects.get(kind="sktlk")
    assert page.all("a", href=f"/berkas/{paper.code}/serahkan")
    post(citra, f"/berkas/{paper.code}/serahkan", to="LIDIA MARTINA", identified="KTP")
    assert factories.reread(code).state == "selesai"


def test_void_by_two_turns_the_paper(citra: Client) -> None:
    code = lost.loss(after="issue")
    post(citra, f"/sktlk/{code}/batal", reason="Nama salah.")
    head = enter("wahyu")
    assert "Nama salah." in look(head, f"/sktlk/{code}/batal/setujui").text
    assert post(citra, f"/sktlk/{code}/batal/setujui").status_code == 403
    post(head, f"/sktlk/{code}/batal/setujui")
    paper = Paper.objects.get(kind="sktlk")
    page = look(citra, f"/berkas/{paper.code}")
    assert "Surat ini batal" in page.text
    assert page.all("a", href=f"/berkas/{paper.code}/salinan") == []


def test_a_copy_opens_with_its_ordinal(citra: Client) -> None:
    lost.loss(after="hand_over")
    paper = Paper.objects.get(kind="sktlk")
    answer = post(citra, f"/berkas/{paper.code}/salinan", reason="untuk bank")
    assert answer["Location"] == f"/berkas/{paper.code}/pdf?salinan=1"
    assert citra.get(answer["Location"])["Content-Type"] == "application/pdf"
    assert citra.get(f"/berkas/{paper.code}/pdf?salinan=2").status_code == 404
    page = look(citra, f"/berkas/{paper.code}/salinan")
    assert "untuk bank" in page.text


def test_found_goods_from_the_door_to_the_owner(citra: Client) -> None:
    visit = factories.visit(lane="C", greeted=True)
    path = f"/kunjungan/{visit}/temuan"
    page = sheet(post(citra, path, then="add:KTP-EL", where="halte", found_on="2026-11-24"))
    assert page.all("input", name="where")[0].attrs["value"] == "halte"
    page = sheet(post(citra, path, then="take"), status=422)
    assert "Tambahkan dulu barang" in page.text
    item = {"item": "1:KTP-EL", "t1_nik": "6105015203900000", "t1_condition": "utuh", "t1_photo": "F-1"}
    answer = post(citra, path, then="take", where="halte", found_on="2026-11-24", **item)
    matter = Matter.objects.get(errand="temuan")
    assert answer["Location"] == f"/berkas/{Paper.objects.get(kind='tt_temuan').code}"
    assert "belum ada tempat" in look(citra, "/titipan").text
    post(citra, f"/temuan/{matter.code}/simpan", kept_at="lemari 3")
    assert "lemari 3" in look(citra, "/titipan").text
    given = {"name": "LIDIA", "nik": "", "as_what": "pemilik", "ownership": "KTP cocok", "how": "tanda tangan"}
    page = sheet(post(citra, f"/temuan/{matter.code}/kembalikan", **given, officer_signed="on"), status=409)
    assert "Catat keadaan barang" in page.text
    answer = post(citra, f"/temuan/{matter.code}/kembalikan", **given, officer_signed="on", exit_1="utuh")
    assert answer["Location"] == f"/berkas/{Paper.objects.get(kind='pengembalian').code}"
    assert "Tidak ada barang titipan" in look(citra, "/titipan").text


def test_a_matching_number_is_a_card_with_its_news(citra: Client) -> None:
    code = lost.loss(after="hand_over")
    found = lost.find(lost.replace(lost.FOUND, things=(lost.replace(lost.WALLET, thing=lost.KTP),)))
    page = look(citra, f"/perkara/{code}")
    assert page.all("a", href=f"/perkara/{found}")
    answer = post(citra, f"/sktlk/{code}/kabar", other=found)
    assert answer["Location"] == f"/perkara/{code}"
    assert "Pelapor diberi kabar" in look(citra, f"/perkara/{code}").text


def test_the_queue_and_the_workbench_know_both_errands(citra: Client) -> None:
    lost.loss(), lost.find()
    words = look(citra, "/", saring="semua").text
    assert "surat kehilangan diisi" in words
    assert "barang temuan diterima" in words


def test_what_the_form_holds_is_what_the_shape_holds() -> None:
    things = tuple(_items.of_thing(n, thing) for n, thing in enumerate((lost.KTP, lost.STNK, lost.ATM), 1))
    items = tuple(
        lost.Item(each.number, thing) for each, thing in zip(things, (lost.KTP, lost.STNK, lost.ATM), strict=True)
    )
    whole = lost.replace(lost.TOLD, items=items)
    fields = _shapes.loss_fields(whole, things)
    said = {**fields, "when_unknown": ""}
    assert _shapes.loss_of(said, things, Loss(reporter=Person(roles=()))).items == items


LOOKS = {
    "/sktlk/{loss}": 200, "/sktlk/{loss}/alih": 200, "/sktlk/{loss}/ditemukan": 200, "/sktlk/{loss}/batal": 200,
    "/sktlk/{loss}/batal/setujui": 200, "/sktlk/{loss}/pratinjau/1": 200, "/sktlk/{loss}/huruf-besar": 200,
    "/temuan/{find}/simpan": 200, "/temuan/{find}/kembalikan": 200, "/temuan/{find}/reskrim": 200,
}  # fmt: skip
POSTS = {
    "/sktlk/{loss}": "bamin ba_yanmas", "/sktlk/{loss}/periksa": "bamin", "/sktlk/{loss}/alih": "bamin ba_yanmas",
    "/sktlk/{loss}/batal": "bamin ba_yanmas", "/sktlk/{loss}/batal/setujui": "ka_spkt",
    "/temuan/{find}/simpan": "bamin", "/temuan/{find}/reskrim": "bamin",
}  # fmt: skip
SEES = {"ani", "budi", "citra", "dodi", "lukas", "wahyu"}
EVERYBODY = ("ani", "citra", "dodi", "lukas", "wahyu", "maria", "yosua", "hendra", "gita", "hadi", "eko", "fajar")


def test_who_sees_and_who_does() -> None:
    codes, wrong = {"loss": lost.loss(), "find": lost.find(after="store")}, []
    for name in EVERYBODY:
        client = enter(name)
        for path in LOOKS:
            wanted = {200} if name in SEES else {404}
            got = client.get(path.format(**codes)).status_code
            wrong += [] if got in wanted else [("GET", name, path, got)]
        for path, roles in POSTS.items():
            mine = {str(role) for role in who(name).roles} & set(roles.split())
            wanted = {404} if name not in SEES else {303, 409, 422} if mine else {403}
            with transaction.atomic():
                fields = {"reason": "Sebab.", "subject": "Barang hilang", "kept_at": "rak", **told(codes["loss"])}
                got = post(client, path.format(**codes), **fields).status_code
                transaction.set_rollback(True)
            wrong += [] if got in wanted else [("POST", name, path, got)]
    assert wrong == []


def test_no_word_of_the_reporter_is_in_an_address(citra: Client) -> None:
    page = look(citra, f"/sktlk/{lost.loss()}")
    addresses = [each.attrs.get("href", "") + each.attrs.get("action", "") for each in page.elements]
    assert not re.search("lidia|6105015|masuka", " ".join(addresses), re.IGNORECASE)
