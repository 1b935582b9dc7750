"""The reporter's second screen: paired once, shows one text, may only confirm, stop and sign."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from spkt.actions import citizens, reports
from spkt.actions._spine import Refused
from spkt.kit import clock
from spkt.law.case import Confirmation
from spkt.records.models import LaporanPolisi, Matter, Screen
from tests import cast
from tests.cast import officer, who
from tests.factories import LIDIA, SEALED_STORY, matter
from tests.pages import look


def screen(client: Client) -> str:
    """Opens a screen in this browser; the code it shows."""
    client.post("/layar")
    found = re.search(r"screen-code num\">(\d{6})<", client.get("/layar").content.decode())
    assert found
    return found[1]


def desk() -> Client:
    """Ani's own browser."""
    client = Client()
    client.force_login(officer("ani"))
    return client


def paired() -> Client:
    client = Client()
    citizens.pair(who("ani"), screen(client))
    return client


def press(client: Client, button: str) -> str:
    client.post("/layar/jawab", {"jawab": button})
    return client.get("/layar").content.decode()


def test_a_code_pairs_one_screen_once() -> None:
    client, ani = Client(), desk()
    code = screen(client)
    assert 'data-reader-state="unpaired"' in client.get("/layar").content.decode()
    assert client.get("/layar/keadaan").json()["state"] == "unpaired", "it waits, and greets by itself once paired"
    assert ani.post("/layar/pasang", {"kode": code, "key": str(uuid4())}).status_code == 303
    assert client.get("/layar/keadaan").json()["state"] == "greeting"
    assert "silakan duduk" in client.get("/layar").content.decode()
    again = ani.post("/layar/pasang", {"kode": code, "key": str(uuid4())})
    assert again.status_code == 409
    assert "Kode layar tidak cocok" in again.content.decode()


def test_a_stranger_sees_nothing() -> None:
    client = Client()
    assert client.get("/layar/keadaan").status_code == 404
    client.post("/layar/jawab", {"jawab": "setuju"})
    assert not Screen.objects.exists()


def test_the_story_is_read_by_parts_and_agreed_at_the_end() -> None:
    told, client = matter(after="account"), paired()
    citizens.present(who("ani"), told.code, "story")
    page = client.get("/layar").content.decode()
    assert "Saya parkir motor di halaman" in page
    assert client.get("/layar/keadaan").json() == {"state": "reading", "current": 1}
    assert "Saya setuju isinya" in press(client, "benar")
    assert "Terima kasih" in press(client, "setuju")


def test_something_is_wrong_stops_the_reading() -> None:
    told, client = matter(after="account"), paired()
    citizens.present(who("ani"), told.code, "story")
    assert "Pembacaan dihentikan" in press(client, "salah")
    assert "Pembacaan dihentikan" in press(client, "setuju"), "a stopped reading cannot be agreed to"


def test_the_screen_never_holds_nik_address_or_phone() -> None:
    told, client = matter(after="account"), paired()
    citizens.present(who("ani"), told.code, "story")
    page = client.get("/layar").content.decode()
    for secret in (LIDIA.id_number, LIDIA.phone, LIDIA.address.detail):
        assert secret not in page


def test_the_screen_goes_blank_when_the_text_changes_or_the_officer_leaves() -> None:
    told, client = matter(after="account"), paired()
    citizens.present(who("ani"), told.code, "story")
    citizens.dismiss(officer("ani"))
    assert "silakan duduk" in client.get("/layar").content.decode()


def test_a_report_is_confirmed_on_the_screen_only_when_it_was() -> None:
    told, client = matter(after="draft"), paired()
    digest = LaporanPolisi.objects.get(matter=told).text_digest
    with pytest.raises(Refused, match="belum menyetujui"):
        reports.confirm(by=who("ani"), key=uuid4(), code=told.code, digest=digest, given=Confirmation("layar"))
    citizens.present(who("ani"), told.code, "report")
    while client.get("/layar/keadaan").json()["state"] == "reading":
        press(client, "benar")
    press(client, "setuju")
    reports.confirm(by=who("ani"), key=uuid4(), code=told.code, digest=digest, given=Confirmation("layar"))
    assert Matter.objects.get(pk=told.pk).report.confirmed_digest == digest


def fragment(code: str, what: str = "story", name: str = "ani") -> str:
    client = Client()
    client.force_login(officer(name))
    answer = client.get(f"/perkara/{code}/layar", {"isi": what})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_desk_learns_what_she_presses() -> None:
    told, client = matter(after="account"), paired()
    assert "belum ditampilkan" in fragment(told.code)
    citizens.present(who("ani"), told.code, "story")
    assert "Pelapor membaca bagian 1 dari 1." in fragment(told.code)
    press(client, "benar")
    assert "Semua bagian dibaca, menunggu tanda setuju." in fragment(told.code)
    with clock.at(cast.EVENING):
        press(client, "setuju")
    assert "Pelapor setuju di layarnya pukul 19.00." in fragment(told.code), "also long after: it was said"


def test_the_desk_learns_that_something_is_wrong_and_leads_to_the_words() -> None:
    told, client = matter(after="account"), paired()
    citizens.present(who("ani"), told.code, "story")
    press(client, "salah")
    said = fragment(told.code)
    assert "Pelapor menghentikan pembacaan di bagian 1: ada yang salah." in said
    assert f'href="/perkara/{told.code}/cerita#id_words"' in said
    drafted = matter(after="draft")
    citizens.present(who("ani"), drafted.code, "report")
    press(client, "salah")
    assert f'href="/perkara/{drafted.code}/lp/konsep#id_uraian"' in fragment(drafted.code, "report")
    assert "belum ditampilkan" in fragment(told.code), "the screen shows another matter now"


def test_the_desk_learns_that_nobody_answers_or_the_text_is_another() -> None:
    told, _client = matter(after="account"), paired()
    citizens.present(who("ani"), told.code, "story")
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert "layar dikosongkan" in fragment(told.code)
    Screen.objects.update(digest="0" * 64)
    assert "Isi berubah sejak ditampilkan" in fragment(told.code)


def test_the_poll_is_spared_while_nothing_changes_and_tells_no_stranger() -> None:
    told, client, ani = matter(after="account"), paired(), desk()
    citizens.present(who("ani"), told.code, "story")
    first = ani.get(f"/perkara/{told.code}/layar")
    again = ani.get(f"/perkara/{told.code}/layar", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    press(client, "benar")
    assert ani.get(f"/perkara/{told.code}/layar", headers={"If-None-Match": first["ETag"]}).status_code == 200
    eko = Client()
    eko.force_login(officer("eko"))
    assert eko.get(f"/perkara/{told.code}/layar").status_code == 404
    assert "Pelapor membaca" not in fragment(told.code, name="budi"), "another desk has another screen"


@pytest.mark.parametrize(
    ("after", "path"), [("account", "/cerita"), ("account", "/bacakan"), ("account", ""), ("draft", "/lp/persetujuan")]
)
def test_the_screen_is_reached_from_every_page_of_the_talk(after: str, path: str) -> None:
    told, ani = matter(after=after), desk()
    page = look(ani, f"/perkara/{told.code}{path}")
    assert [each.attrs["data-key"] for each in page.all("a", href=f"/layar/pasang?perkara={told.code}")] == ["L"]
    citizens.pair(who("ani"), screen(Client()))
    page = look(ani, f"/perkara/{told.code}{path}")
    what = "report" if after == "draft" else "story"
    assert page.all("section", data_queue_url=f"/perkara/{told.code}/layar?isi={what}")
    assert "Tampilkan di layar pelapor" in page.text
    citizens.present(who("ani"), told.code, what)
    assert "Tampilkan ulang" in look(ani, f"/perkara/{told.code}{path}").text


def test_pairing_says_which_address_to_open_and_keeps_what_was_typed() -> None:
    ani = desk()
    assert "http://testserver/layar" in look(ani, "/layar/pasang").text
    again = ani.post("/layar/pasang", {"kode": "123456", "key": str(uuid4())})
    assert 'value="123456"' in again.content.decode()


def test_the_reporter_chooses_the_language_of_her_screen_only() -> None:
    client = paired()
    client.post("/layar/bahasa", {"bahasa": "en"})
    assert '<html lang="en"' in client.get("/layar").content.decode()
    assert client.cookies["spkt_layar_bahasa"]["path"] == "/layar"
    client.post("/layar/bahasa", {"bahasa": "xx"})
    assert '<html lang="en"' in client.get("/layar").content.decode()
    client.post("/layar/bahasa", {"bahasa": "id"})
    assert '<html lang="id"' in client.get("/layar").content.decode()


def test_the_screen_names_the_unit_and_who_reads_only_while_he_reads() -> None:
    told, client = matter(after="account"), paired()
    assert "SPKT Polres Sintang" in client.get("/layar").content.decode()
    citizens.present(who("ani"), told.code, "story")
    assert "Petugas sedang membacakan" in client.get("/layar").content.decode()
    assert "Petugas sedang membacakan" not in press(client, "benar")


def test_the_report_on_the_screen_tells_what_is_read_beside_the_account() -> None:
    told, client = matter(after="draft"), paired()
    citizens.present(who("ani"), told.code, "report")
    page = client.get("/layar").content.decode()
    for said in (
        "pencurian sepeda motor",
        "dan ",
        "LIDIA MARTINA",
        "HENDRI",
        "enam belas juta",
        "Pasal 477",
        "Kel. Ladang",
    ):
        assert said in page
    for secret in (LIDIA.id_number, LIDIA.phone, LIDIA.address.detail):
        assert secret not in page


def test_nobody_of_a_sealed_matter_stands_on_the_screen() -> None:
    told, client = matter(SEALED_STORY, after="draft"), Client()
    citizens.pair(who("maria"), screen(client))
    citizens.present(who("maria"), told.code, "report")
    page = client.get("/layar").content.decode()
    assert "Diduga" in page
    assert "HENDRI" not in page
    assert "Saksi" not in page
