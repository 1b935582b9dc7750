"""Regions for the pickers, and how the desk looks to an officer."""

import pytest
from django.conf import settings
from django.test import Client

from spkt.records.models import Leaf
from tests.cast import NRP, officer
from tests.desk.test_signin import sign_in
from tests.pages import look


@pytest.fixture
def ani() -> Client:
    browser = Client(headers={"host": "localhost"})
    sign_in(browser, NRP["ani"])
    return browser


def test_regions_below_another(ani: Client) -> None:
    found = ani.get("/wilayah?induk=61.05").json()
    assert {"code": "61.05.01", "name": "Sintang"} in found
    assert len(found) == 14
    assert len(ani.get("/wilayah").json()) >= 34, "without a parent the provinces"
    assert ani.get("/wilayah?induk=99.99").json() == []


def test_the_look_is_kept_for_the_officer_and_is_no_act(ani: Client) -> None:
    before = Leaf.objects.count()
    answer = ani.post("/tampilan", {"theme": "dark", "next": "/masuk/pengaman"})
    assert (answer.status_code, answer["Location"]) == (303, "/masuk/pengaman")
    assert officer("ani").theme == "dark"
    assert look(ani, "/masuk/pengaman").all("html")[0].attrs["data-theme"] == "dark"
    assert officer("budi").theme == "auto"
    assert Leaf.objects.count() == before


@pytest.mark.parametrize("theme", ["", "pink", "dark' OR 1=1"])
def test_a_look_that_is_not_there_changes_nothing(ani: Client, theme: str) -> None:
    ani.post("/tampilan", {"theme": theme})
    assert officer("ani").theme == "auto"


@pytest.mark.parametrize("elsewhere", ["https://contoh.example/", "//contoh.example", "javascript:alert(1)", ""])
def test_it_leads_back_into_this_house_only(ani: Client, elsewhere: str) -> None:
    assert ani.post("/tampilan", {"theme": "dark", "next": elsewhere})["Location"] == "/"


def test_the_officers_language_is_spoken(ani: Client) -> None:
    ani.post("/bahasa", {"language": "en"})
    page = look(ani, "/masuk/pengaman")
    assert page.all("html")[0].attrs["lang"] == "en"
    assert page.all("h1")[0].text == "Account security"


def test_the_language_chosen_before_signing_in_goes_along() -> None:
    browser = Client(headers={"host": "localhost"})
    assert look(browser, "/masuk/").all("h1")[0].text == "Selamat bertugas"
    browser.post("/bahasa", {"language": "en", "next": "/masuk/"})
    assert look(browser, "/masuk/").all("h1")[0].text == "Welcome on duty"
    sign_in(browser)
    assert officer("ani").language == "en"
    browser.post("/keluar")
    assert settings.LANGUAGE_COOKIE_NAME not in {name for name, cookie in browser.cookies.items() if cookie.value}


def test_what_the_browser_speaks_does_not_count() -> None:
    browser = Client(headers={"host": "localhost", "Accept-Language": "en-US,en;q=0.9"})
    assert look(browser, "/masuk/").all("html")[0].attrs["lang"] == "id"
