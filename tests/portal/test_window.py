"""The window: it follows a receipt, tells nothing else, and answers every wrong code alike."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from spkt.actions import jobs
from spkt.kit import blind
from spkt.law.journeys import JOURNEYS
from spkt.law.journeys._matter import OUTCOME_TOLD
from spkt.portal import _page, views
from spkt.portal._words import WORDS
from spkt.trace.models import Bucket
from tests.factories import HENDRI, LIDIA, MOTOR_STORY, walk
from tests.portal.glass import ask, code_of, track

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("/", "/lacak", "/tidak-ada", "/keluar")
NEVER = ("Set-Cookie", "Server", "ETag")


def test_every_word_that_a_journey_tells_is_explained_here() -> None:
    told = {move.told for journey in JOURNEYS for move in journey.moves if move.told} | set(OUTCOME_TOLD.values())
    assert told == set(WORDS)


def test_the_way_of_a_report_can_be_followed(evening: None) -> None:
    trail = walk(after="issue")
    assert views.UNKNOWN in track(code_of(trail.matter)).text, "the window learns it by a job, not from the tables"
    jobs.drain()
    page = track(code_of(trail.matter)).text
    assert "<h1>Laporan Polisi Anda sudah terbit</h1>" in page
    assert "Diterima 24 November 2026, 19.00 WIB" in page
    lines = re.findall(r"<b>([^<]+)</b><time[^>]*>([^<]+)", page)
    assert lines == [
        ("Laporan diterima", "24 Nov, 19.00"),
        ("Pendalaman bersama piket Reskrim", "24 Nov, 19.00"),
        ("Gelar perkara dibuka", "24 Nov, 19.00"),
        ("Hasil gelar perkara ditulis", "24 Nov, 19.00"),
        ("Laporan Polisi terbit", "24 Nov, 19.00"),
        ("Surat perkembangan pertama (SP2HP)", "paling lambat 27 November"),
    ]
    assert "Tidak ada tanggapan setelah <b>8 Desember 2026</b>?" in page


def test_nothing_of_the_matter_itself_is_shown(evening: None) -> None:
    trail = walk(after="issue")
    jobs.drain()
    page = track(code_of(trail.matter)).text
    secrets = (LIDIA.name, HENDRI.name, LIDIA.id_number, "Melawi", "motor", "curi", trail.number, trail.matter, "477")
    assert MOTOR_STORY.account.words not in page
    assert [word for word in secrets if word.casefold() in page.casefold()] == []


@pytest.mark.parametrize("bent", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("0", "O")])
def test_a_code_may_be_typed_as_people_type(evening: None, bent: object) -> None:
    trail = walk(after="receive")
    jobs.drain()
    assert "Laporan Anda sudah diterima" in track(bent(code_of(trail.matter))).text  # type: ignore[operator]


def test_wrong_codes_of_every_kind_get_one_answer() -> None:
    unknown = blind.new_code()
    broken = unknown[:-1] + ("0" if unknown[-1] != "0" else "1")
    answers = [track(code) for code in (unknown, broken, "", "x", "'; DROP TABLE trace_track --", "0" * 39)]
    assert {(answer.status, answer.body, tuple(answer.headers.items())) for answer in answers} == {
        (200, answers[0].body, tuple(answers[0].headers.items()))
    }
    assert views.UNKNOWN in answers[0].text


def test_guessing_is_stopped_by_range_of_addresses_and_by_minute(evening: None) -> None:
    trail = walk(after="receive")
    jobs.drain()
    right = code_of(trail.matter)
    guesses = [track("salah", REMOTE_ADDR=f"198.51.100.{n}") for n in range(views.MISSES_A_MINUTE + 1)]
    assert {answer.status for answer in guesses[:-1]} == {200}
    assert guesses[-1].status == 429
    assert views.TOO_OFTEN in guesses[-1].text
    assert track(right, REMOTE_ADDR="198.51.100.250").status == 429, "a right code is no way around the limit"
    assert track(right, REMOTE_ADDR="203.0.113.1").status == 200, "another network is not held up"


def test_nobody_is_held_up_by_looking_often(evening: None) -> None:
    trail = walk(after="receive")
    jobs.drain()
    assert {track(code_of(trail.matter)).status for _ in range(views.MISSES_A_MINUTE + 5)} == {200}
    assert not Bucket.objects.exists()


def test_all_together_are_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MISSES_OF_ALL", 3)
    assert [track("salah", REMOTE_ADDR=f"10.{n}.0.1").status for n in range(4)] == [200, 200, 200, 429]


def test_addresses_are_kept_nowhere_and_minutes_are_forgotten(evening: None) -> None:
    from spkt.kit import clock
    from tests.cast import soon

    track("salah", REMOTE_ADDR="198.51.100.7")
    assert [row for row in Bucket.objects.values_list("pk", flat=True) if "198.51" in row] == []
    with clock.at(soon(2)):
        track("salah", REMOTE_ADDR="2001:db8::1")
    assert set(Bucket.objects.values_list("tries", flat=True)) == {1}
    assert Bucket.objects.count() == 2


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_kept_framed_found_or_followed_back(path: str) -> None:
    answer = ask(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert [name for name in NEVER if name in answer.headers] == []


def test_a_page_loads_nothing_from_anywhere_else() -> None:
    for path in PAGES[:3]:
        page = ask(path).text
        loaded = re.findall(r'(?:src|(?<!<a )href|action)="([^"]+)"', page)
        assert loaded
        assert [target for target in loaded if re.match(r"[a-z]+:|//", target) and target != "tel:110"] == []


def test_its_files_are_its_own_and_kept_under_the_name_of_their_content() -> None:
    for name, file in _page.files().items():
        answer = ask(f"/{file.mark}/{name}")
        assert answer.headers["Cache-Control"] == views.FOREVER
        assert answer.body == file.body
        assert ask(f"/000000000000/{name}").status == 404
    assert ask(f"/{file.mark}/../views.py").status == 404


def test_it_stays_small() -> None:
    style, icon = _page.files()["portal.css"], _page.files()["icon.svg"]
    assert len(style.body) <= 10_000
    page = ask("/")
    packed = ask(f"/{style.mark}/portal.css", HTTP_ACCEPT_ENCODING="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(page.body) + len(packed.body) + len(icon.body) <= 60_000
    asked_for = re.findall(r'<(?:link|script|img)[^>]* (?:href|src)="([^"]+)"', page.text)
    assert len(asked_for) == 2, "the icon and the style sheet; with the page itself two requests and the icon"


def test_leaving_goes_to_the_weather_and_forgets() -> None:
    answer = ask("/keluar")
    assert (answer.status, answer.headers["Location"]) == (303, views.WEATHER)
    assert answer.headers["Clear-Site-Data"] == views.FORGET


@pytest.mark.parametrize("path", ["/", "/lacak", "/tidak-ada"])
def test_every_page_has_a_neutral_name_and_the_way_out(path: str) -> None:
    page = ask(path).text
    assert "<title>Layanan</title>" in page
    assert '<a id="keluar" href="/keluar" rel="nofollow noreferrer">' in page
    assert "CONTOH." in page


def test_a_real_site_bears_no_sample_mark(settings: object) -> None:
    from dataclasses import replace

    settings.SITE = replace(settings.SITE, demo=False)  # type: ignore[attr-defined]
    assert "CONTOH" not in ask("/").text


def test_english_needs_no_cookie(evening: None) -> None:
    trail = walk(after="receive")
    jobs.drain()
    assert '<html lang="en">' in ask("/?bahasa=en").text
    page = ask("/lacak?bahasa=en", {"kode": code_of(trail.matter)}).text
    assert "<h1>Your report has been received</h1>" in page
    assert "No response after <b>8 December 2026</b>?" in page
    assert ask("/lacak?bahasa=xx").headers["Content-Language"] == "id"


@pytest.mark.parametrize("length", ["999999999", "-1", "banyak"])
def test_a_body_that_is_no_code_is_not_read(length: str) -> None:
    assert ask("/lacak", {"kode": "x"}, CONTENT_LENGTH=length).status == 404


def test_a_fault_says_that_the_code_stays_good(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(names: object) -> list[int]:
        raise OSError("disk")

    monkeypatch.setattr(views._window, "misses", broken)
    answer = track("apa saja")
    assert answer.status == 500
    assert "Kode Anda tetap berlaku" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_codes_are_not_in_the_store(evening: None) -> None:
    trail = walk(after="receive")
    jobs.drain()
    code = blind.normal_code(code_of(trail.matter))
    file = Path(settings.DATABASES["trace"]["NAME"])
    for each in (file, file.with_name(f"{file.name}-wal")):
        assert not each.exists() or code.encode() not in each.read_bytes()


def test_alone_it_does_not_even_load_the_desk() -> None:
    program = "import sys, spkt.portal.wsgi; print(*(name for name in sys.modules if name.startswith('spkt')))"
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "spkt.portal._settings"}
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    ).stdout.split()
    behind = ("records", "papers", "access", "actions", "desk", "api")
    assert "spkt.portal.views" in loaded
    assert [name for name in loaded if name.split(".")[1:2] and name.split(".")[1] in behind] == []
