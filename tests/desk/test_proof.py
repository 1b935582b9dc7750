"""Acts that are a signature: the officer proves anew who he is, and nothing that he typed is lost on the way."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from spkt.actions.units import DEMO_PASSWORD
from spkt.cli._reference import acts
from spkt.kit import clock
from spkt.law.journeys._signatures import SIGNATURES
from spkt.records.models import Leaf, Paper
from tests import cast, factories
from tests.pages import Sheet, sheet
from tests.rooms import enter, post, proved

REASON = 'Nama "SITI" <salah>\r\nbaris kedua'
HEAD = "Tanda tangan Anda"


@pytest.fixture
def paper(evening: None) -> Paper:
    return factories.matter(after="finish").papers.get(kind="sttlp")


@pytest.fixture
def late(paper: Paper) -> Client:
    """Ani, who signed in eleven minutes ago."""
    ani = enter("ani")
    proved(ani, (clock.now() - timedelta(minutes=11)).isoformat())
    return ani


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def asked(page: Sheet) -> dict[str, str]:
    """The hidden fields of the page that asks for the proof."""
    assert page.all("h1")[0].text == HEAD
    return {
        each.attrs["name"]: each.attrs["value"] for each in page.all("input", type="hidden") if "name" in each.attrs
    }


def is_asked(paper: Paper) -> bool:
    paper.refresh_from_db()
    return paper.void_asked_at is not None


def test_signatures_are_acts() -> None:
    assert set(acts()) >= SIGNATURES


def test_an_old_session_is_asked_and_what_was_typed_goes_on_with_the_proof(late: Client, paper: Paper) -> None:
    path = f"/berkas/{paper.code}/batal"
    answer = post(late, path, reason=REASON)
    assert (answer.status_code, is_asked(paper)) == (403, False)
    sent = asked(sheet(answer, status=403))
    assert sent["reason"] == REASON
    wrong = late.post(path, {**sent, "proof-password": "salah"})
    assert wrong.status_code == 422
    assert "Sandi tidak cocok" in sheet(wrong, status=422).all(role="alert")[0].text
    assert is_asked(paper) is False
    again = asked(sheet(wrong, status=422))
    assert (again["reason"], again["key"]) == (REASON, sent["key"])
    assert late.post(path, {**again, "proof-password": DEMO_PASSWORD}).status_code == 303
    assert is_asked(paper)
    leaf = Leaf.objects.order_by("-index")[0]
    assert (leaf.act, json.loads(leaf.facts)["signed_by"]) == ("papers.ask_void", "sandi")


def test_within_ten_minutes_nobody_is_asked_twice(late: Client, paper: Paper) -> None:
    proved(late, (clock.now() - timedelta(minutes=9)).isoformat())
    assert post(late, f"/berkas/{paper.code}/batal", reason="Salah cetak.").status_code == 303


def test_who_may_not_is_told_so_before_he_types_a_password(paper: Paper) -> None:
    wahyu = enter("wahyu")
    proved(wahyu, (clock.now() - timedelta(hours=1)).isoformat())
    assert post(wahyu, f"/berkas/{paper.code}/batal/setujui").status_code in (404, 409)


def test_an_act_that_is_no_signature_asks_nobody(late: Client) -> None:
    assert post(late, "/kunjungan/baru", lane="B").status_code == 303


def test_what_is_carried_is_kept_nowhere(late: Client, paper: Paper) -> None:
    post(late, f"/berkas/{paper.code}/batal", reason="RAHASIASEKALI")
    assert not [each for each in Session.objects.all() if "RAHASIASEKALI" in str(each.get_decoded())]


def test_guessing_the_password_of_an_open_desk_is_slowed(late: Client, paper: Paper) -> None:
    said = [
        sheet(post(late, f"/berkas/{paper.code}/batal", reason="x", **{"proof-password": "salah"}), status=422)
        .all(role="alert")[0]
        .text
        for _ in range(11)
    ]
    assert "Terlalu banyak percobaan" in said[-1]
    answer = post(late, f"/berkas/{paper.code}/batal", reason="x", **{"proof-password": DEMO_PASSWORD})
    assert (answer.status_code, is_asked(paper)) == (422, False)


def test_who_has_an_app_proves_it_by_its_code_and_no_code_twice(late: Client, paper: Paper, settings: Any) -> None:
    settings.SITE = replace(settings.SITE, demo=False)
    secret = generate_totp_secret()
    TOTP.activate(cast.officer("ani"), secret)

    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    path = f"/berkas/{paper.code}/batal"
    assert "proof-code" in post(late, path, reason="x").content.decode()
    assert post(late, path, reason="x", **{"proof-password": DEMO_PASSWORD}).status_code == 422
    assert post(late, path, reason="x", **{"proof-code": code}).status_code == 303
    proved(late, (clock.now() - timedelta(hours=1)).isoformat())
    other = paper.matter.papers.get(kind="tanda_terima_pengaduan").code
    assert post(late, f"/berkas/{other}/batal", reason="x", **{"proof-code": code}).status_code == 422, "it is spent"
