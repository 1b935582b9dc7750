"""Signing in: two steps, no cause named, no one locked out by another, and an end to every session."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spkt.actions import units
from spkt.kit import clock
from spkt.records.models import Officer
from tests.cast import EVENING, NRP, officer
from tests.pages import Sheet, look, sheet

WRONG = "Nama atau sandi tidak cocok. Coba lagi, atau hubungi Kanit jaga."
TOO_MANY = "Terlalu banyak percobaan. Tunggu 5 menit, lalu coba lagi."


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=False, headers={"host": "localhost"})


@pytest.fixture
def real_site(settings: Any) -> None:
    """A site that is no demonstration: the second factor is asked for."""
    settings.SITE = replace(settings.SITE, demo=False)


@pytest.fixture
def quick_hashes(settings: Any) -> None:
    """Where only the counting of tries is under test, a slow hash would only cost minutes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    ani = officer("ani")
    ani.set_password(units.DEMO_PASSWORD)
    ani.save(update_fields=["password"])


def sign_in(browser: Client, nrp: str = NRP["ani"], password: str = units.DEMO_PASSWORD, **more: Any) -> HttpResponse:
    answer: HttpResponse = browser.post("/masuk/", {"login": nrp, "password": password}, **more)
    return answer


def code_now(secret: str, later: int = 0) -> str:
    """The code of the running half minute, or of one soon after."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def secret_on(page: Sheet) -> str:
    return page.all("code")[0].text


def set_up(browser: Client) -> str:
    """Signs in on a real site and sets the second factor up; gives its secret."""
    sign_in(browser)
    browser.post("/masuk/ulang?next=/masuk/pengaman/pasang", {"password": units.DEMO_PASSWORD})
    secret = secret_on(look(browser, "/masuk/pengaman/pasang"))
    done = browser.post("/masuk/pengaman/pasang", {"code": code_now(secret)})
    assert done["Location"] == "/masuk/pengaman/cadangan"
    return secret


@pytest.mark.parametrize("typed", [NRP["ani"], f" {NRP['ani']} ", "9907 0815", "99 07 08 15"])
def test_an_nrp_may_be_typed_with_spaces(browser: Client, typed: str) -> None:
    assert sign_in(browser, typed)["Location"] == "/"
    assert "_auth_user_id" in browser.session


def test_who_is_not_signed_in_comes_back_to_where_he_was_going(browser: Client) -> None:
    asked = browser.get("/jaga-tidak-ada")
    assert asked.status_code == 404
    asked = browser.get("/cari")
    assert asked["Location"] == "/masuk/?next=/cari"
    form = look(browser, asked["Location"]).all("form", action="/masuk/?next=/cari")[0]
    assert (
        browser.post(form.attrs["action"], {"login": NRP["ani"], "password": units.DEMO_PASSWORD})["Location"]
        == "/cari"
    )


@pytest.mark.parametrize("elsewhere", ["https://contoh.example/", "//contoh.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_house(browser: Client, elsewhere: str) -> None:
    answer = browser.post(f"/masuk/?next={elsewhere}", {"login": NRP["ani"], "password": units.DEMO_PASSWORD})
    assert answer["Location"] == "/"


def test_no_cause_is_named(browser: Client) -> None:
    Officer.objects.filter(pk=officer("fajar").pk).update(is_active=False)
    cases = [(NRP["ani"], "salah-sekali"), ("00000000", units.DEMO_PASSWORD), (NRP["fajar"], units.DEMO_PASSWORD)]
    said = [sheet(sign_in(browser, nrp, password)).all(role="alert")[0].text for nrp, password in cases]
    assert said == [WRONG] * 3
    assert "_auth_user_id" not in browser.session


def test_guessing_one_account_from_one_address_is_slowed(browser: Client) -> None:
    said = [sheet(sign_in(browser, password="salah")).all(role="alert")[0].text for _ in range(6)]
    assert said == [WRONG] * 5 + [TOO_MANY]
    assert TOO_MANY in sheet(sign_in(browser)).text, "the right password is no way around the limit"
    assert sign_in(browser, NRP["budi"])["Location"] == "/", "a colleague at the same desk is not held up"


def test_the_right_officer_is_not_locked_out_by_guesses_from_elsewhere(browser: Client, quick_hashes: None) -> None:
    assert sign_in(browser, REMOTE_ADDR="10.0.0.5")["Location"] == "/"
    browser.post("/keluar")
    tries = 24
    said = [
        sheet(sign_in(browser, password="salah", REMOTE_ADDR=f"10.9.{n}.1")).all(role="alert")[0].text
        for n in range(tries)
    ]
    assert (said[:19], said[-4:]) == ([WRONG] * 19, [TOO_MANY] * 4), "many addresses together are slowed"
    assert sign_in(browser, REMOTE_ADDR="10.0.0.5")["Location"] == "/", "his own desk is known and lets him in"


def test_one_address_cannot_try_many_accounts(browser: Client, quick_hashes: None) -> None:
    said = [sheet(sign_in(browser, f"{n:08}", "salah")).all(role="alert")[0].text for n in range(21)]
    assert said == [WRONG] * 20 + [TOO_MANY]


def test_the_session_gets_a_new_name_and_ends_for_good(browser: Client) -> None:
    browser.get("/masuk/")
    session = browser.session
    session["before"] = 1
    session.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    sign_in(browser)
    inside = browser.session.session_key
    assert inside != session.session_key
    answer = browser.post("/keluar")
    assert (answer.status_code, answer["Location"]) == (303, "/masuk/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(session_key__in=(inside, session.session_key)).exists()
    browser.cookies[settings.SESSION_COOKIE_NAME] = inside
    assert browser.get("/masuk/pengaman").status_code == 302, "the old cookie opens nothing"


def test_leaving_is_no_link(browser: Client) -> None:
    sign_in(browser)
    assert browser.get("/keluar").status_code == 405


@pytest.mark.parametrize(("minutes", "path", "mode", "is_in"), [
    (59, "/masuk/pengaman", "navigate", True),
    (61, "/masuk/pengaman", "navigate", False),
])  # fmt: skip
def test_an_hour_without_anybody_ends_the_session(
    browser: Client, minutes: int, path: str, mode: str, is_in: bool
) -> None:
    with clock.at(EVENING):
        sign_in(browser)
    with clock.at(EVENING + timedelta(minutes=minutes)):
        browser.get(path, headers={"Sec-Fetch-Mode": mode})
    assert ("_auth_user_id" in browser.session) is is_in


@pytest.mark.parametrize(("mode", "is_in"), [("navigate", True), ("cors", False)])
def test_a_page_that_asks_by_itself_is_nobody(browser: Client, mode: str, is_in: bool) -> None:
    with clock.at(EVENING):
        sign_in(browser)
    for minutes in range(10, 80, 10):
        with clock.at(EVENING + timedelta(minutes=minutes)):
            browser.get("/masuk/pengaman", headers={"Sec-Fetch-Mode": mode})
    assert ("_auth_user_id" in browser.session) is is_in


def test_the_watch_ends_even_for_the_busy(browser: Client) -> None:
    with clock.at(EVENING):
        sign_in(browser)
    for half in range(1, 26):
        with clock.at(EVENING + timedelta(minutes=30 * half)):
            answer = browser.get("/masuk/pengaman")
    assert answer.status_code == 302
    assert "_auth_user_id" not in browser.session


def test_a_closed_account_is_out_at_once(browser: Client) -> None:
    sign_in(browser)
    assert browser.get("/masuk/pengaman").status_code == 200
    Officer.objects.filter(pk=officer("ani").pk).update(is_active=False)
    assert browser.get("/masuk/pengaman").status_code == 302


def test_officer_unit_and_ledger_come_in_one_statement(browser: Client) -> None:
    sign_in(browser)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get("/wilayah")
    of_officer = [each["sql"] for each in asked if "spkt_officer" in each["sql"] and "spkt_unit" in each["sql"]]
    assert len(of_officer) == 1
    assert "spkt_treehead" in of_officer[0]


def test_cookies_are_narrow_and_short(browser: Client) -> None:
    answer = sign_in(browser)
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Strict", "/", "")
    assert len(cookie.value) >= 32
    assert len(answer.cookies.output()) < 4096


@pytest.mark.usefixtures("real_site")
def test_without_the_second_factor_no_page_opens(browser: Client) -> None:
    sign_in(browser)
    for path in ("/", "/cari", "/wilayah"):
        assert browser.get(path)["Location"] == "/masuk/pengaman/pasang"
    first = browser.get("/masuk/pengaman/pasang")
    assert first["Location"] == "/masuk/ulang?next=%2Fmasuk%2Fpengaman%2Fpasang"
    look(browser, first["Location"])


@pytest.mark.usefixtures("real_site")
def test_the_second_factor_is_set_up_once_and_then_asked_for(browser: Client) -> None:
    secret = set_up(browser)
    page = look(browser, "/masuk/pengaman/cadangan")
    spare = [each.text for each in page.all("li") if page.all("ul", class_="codes mono")[0] in each.above]
    assert len(set(spare)) == 10
    assert browser.get("/wilayah").status_code == 200
    browser.post("/keluar")

    assert sign_in(browser)["Location"] == "/masuk/kode"
    assert browser.get("/wilayah").status_code == 302, "half way in is not in"
    page = sheet(browser.post("/masuk/kode", {"code": "000000"}))
    assert "Kode tidak cocok. Tunggu kode berikutnya di ponsel, lalu ketik lagi." in page.text
    once = code_now(secret, later=1)
    assert browser.post("/masuk/kode", {"code": once})["Location"] == "/"
    assert browser.get("/wilayah").status_code == 200
    browser.post("/keluar")

    sign_in(browser)
    assert browser.post("/masuk/kode", {"code": once}).status_code == 200, "a code works once"
    assert browser.post("/masuk/kode", {"code": spare[-1]})["Location"] == "/"
    browser.post("/keluar")
    sign_in(browser)
    assert browser.post("/masuk/kode", {"code": spare[-1]}).status_code == 200, "a spare code works once"


@pytest.mark.usefixtures("real_site")
def test_a_phone_is_changed_by_its_owner(browser: Client) -> None:
    set_up(browser)
    assert "terpasang" in look(browser, "/masuk/pengaman").text
    look(browser, "/masuk/pengaman/cadangan/baru")
    look(browser, "/masuk/pengaman/lepas")
    look(browser, "/masuk/ulang/kode")
    browser.post("/masuk/pengaman/lepas")
    assert browser.get("/wilayah")["Location"] == "/masuk/pengaman/pasang"


@pytest.mark.usefixtures("real_site")
def test_seeds_are_sealed(browser: Client) -> None:
    secret = set_up(browser)
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data
    assert secret not in str(kept)


@pytest.mark.usefixtures("real_site")
def test_a_real_site_names_no_officer_to_try(browser: Client) -> None:
    page = look(browser, "/masuk/")
    assert units.DEMO_PASSWORD not in page.html
    assert [each for each in page.all("input", name="login") if each.attrs["type"] == "hidden"] == []
    assert "Lanjut ke kode 6 angka" in page.text


def test_a_newcomer_signs_in_as_an_invented_officer_with_one_press(browser: Client) -> None:
    page = look(browser, "/masuk/")
    offered = {each.attrs["value"] for each in page.all("input", name="login", type="hidden")}
    assert offered == {each.nrp for each in units.DEMO}
    assert units.DEMO_PASSWORD in page.text


def test_the_kanit_on_duty_is_named_where_there_is_one_unit(browser: Client) -> None:
    with clock.at(EVENING):
        assert "Tidak bisa masuk? Hubungi Kanit jaga." in look(browser, "/masuk/").text
        Officer.objects.filter(pk=officer("eko").pk).update(is_active=False)
        page = look(browser, "/masuk/")
    assert "Tidak bisa masuk? Hubungi Kanit jaga, Ipda Dodi Heryanto." in page.text
    assert "Polres Sintang" in page.text
    assert "24 Nov 2026, 19.00 WIB" in page.text


def test_only_what_an_officer_needs_is_routed(browser: Client) -> None:
    for path in ("signup/", "password/reset/", "email/", "login/", "daftar", "logout/", "webauthn/"):
        assert browser.get(f"/masuk/{path}").status_code == 404


def test_a_form_of_an_earlier_session_says_what_to_do() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    answer = strict.post("/masuk/", {"login": NRP["ani"], "password": units.DEMO_PASSWORD})
    assert "Kembali, muat ulang halamannya, lalu kirim lagi." in sheet(answer, status=403).text


@pytest.mark.usefixtures("real_site")
def test_a_session_opened_with_the_password_alone_ends_with_the_set_up(browser: Client) -> None:
    """Who stole the password before must not be let in by the code that the officer types elsewhere."""
    thief = Client(headers={"host": "localhost"})
    sign_in(thief)
    assert thief.get("/wilayah")["Location"] == "/masuk/pengaman/pasang"
    set_up(browser)
    assert browser.get("/wilayah").status_code == 200
    assert thief.get("/wilayah")["Location"].startswith("/masuk/?next=")
    assert thief.get("/masuk/pengaman")["Location"].startswith("/masuk/?next=")
