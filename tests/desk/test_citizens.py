"""The reporter's second screen: paired once, shows one text, may only confirm, stop and sign."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from spkt.actions import citizens, reports
from spkt.actions._spine import Refused
from spkt.law.case import Confirmation
from spkt.records.models import LaporanPolisi, Matter, Screen
from tests.cast import officer, who
from tests.factories import LIDIA, matter


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
