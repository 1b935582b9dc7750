"""The desk under attack: what is typed, sent, guessed, repeated and forged by somebody who means harm."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from spkt.access import matters as seen
from spkt.access._gate import Unseen, reading
from spkt.actions import citizens, gelar
from spkt.actions._spine import Refused
from spkt.actions.units import DEMO_PASSWORD
from spkt.desk.matters._fields import Marks, Sum
from spkt.kit import blind, clock
from spkt.records import models as tables
from spkt.records import vault
from tests import cast, factories
from tests.cast import who
from tests.pages import look, sheet
from tests.rooms import enter, post, sealed, served

CRUEL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% now 'Y' %}",
    '#read("/etc/passwd") #eval("1+1") $x$ @a <x> `y` \\u{41} /* z */',
    "'; DROP TABLE spkt_matter; --",
    "javascript:alert(1)",
    "&lt;b&gt; &amp;",
)
STEERING = "SITI\u202eHANIMA\u0000\u0007\u200b\ufeff\x1b[31m"
LAWLESS = {
    "state": "LP_terbit", "number": "LP/B/1", "ordinal": "1", "issued_at": "2020-01-01", "told": "9", "officer": "1",
    "received_at": "2020-01-01", "unit": "1", "secrecy": "0", "is_staff": "on", "drafted_by": "1",
}  # fmt: skip
NO_MARKS = ("[" * 100_000, '[{"start": 1e999, "end": 2, "question": 1}]', "[[]]", "9" * 5000, "{}x")
ELSEWHERE = ("//contoh.example/", "https://contoh.example", "/\\contoh.example", "javascript:1", "\n//x.example")
LONG = (("cerita", "words"), ("orang/baru", "name"), ("barang/baru?jenis=R2", "name"), ("lp/konsep", "uraian"))
LOOKED_AT = "/lp /lp/konsep /lp/persetujuan /lp/terbit /gelar /cerita /bacakan /langkah/withdraw".split()  # noqa: SIM905


def leaves() -> int:
    return tables.Leaf.objects.count()


def received(ani: Client, **said: Any) -> tables.Matter:
    """A matter received with these three fields."""
    visit = factories.visit(greeted=True)
    answer = post(ani, f"/terima/{visit}", **{"name": "SITI AMINAH", "subject": "Motor hilang", **said})
    assert answer.status_code == 303, answer.content.decode()[:2000]
    return tables.Matter.objects.select_related("key").get(visit__code=visit)


# What is typed


@pytest.mark.parametrize("cruel", CRUEL)
def test_46_what_is_typed_is_shown_as_it_was_typed(evening: None, cruel: str) -> None:
    ani = enter("ani")
    matter = received(ani, name=cruel, contact=cruel)
    fields = {"version": "0", "words": cruel, "landmark": cruel, "detail": cruel, "answer_1": cruel}
    assert post(ani, f"/perkara/{matter.code}/cerita", **fields).status_code == 303
    story = look(ani, f"/perkara/{matter.code}/cerita")
    assert story.all("textarea", name="words")[0].text == " ".join(cruel.split())
    for path in ("", "/orang/1", "/bacakan"):
        look(ani, f"/perkara/{matter.code}{path}")
    look(ani, "/")
    paper = matter.papers.get().code
    assert ani.get(f"/berkas/{sealed(paper)}/pdf").content.startswith(b"%PDF")


def test_what_steers_instead_of_being_read_is_not_kept(evening: None) -> None:
    matter = received(enter("ani"), name=STEERING)
    with reading():
        person = seen.case_of(matter.code, who("ani"), "uji").persons[0]
    assert not re.search(r"[\u0000-\u001f\u200b\u202a-\u202e\u2066-\u2069\ufeff]", person.name)
    assert person.name.startswith("SITI")


def test_48_a_megabyte_in_a_field_is_refused_in_words(evening: None) -> None:
    ani = enter("ani")
    matter = received(ani)
    before = leaves()
    for path, name in (
        ("cerita", "words"),
        ("orang/baru", "name"),
        ("barang/baru?jenis=R2", "name"),
        ("lp/konsep", "uraian"),
    ):
        answer = post(ani, f"/perkara/{matter.code}/{path}", version="0", base="0", **{name: "a" * 1_000_000})
        assert answer.status_code in (409, 422), (path, answer.status_code)
    assert post(ani, f"/perkara/{matter.code}/cerita", words="a" * 2_600_000).status_code == 400
    assert leaves() == before


@pytest.mark.parametrize("figures", ["9" * 5000, "9" * 30, "-1", "²", "1e999", "NaN"])
def test_a_number_that_there_cannot_be_is_no_fault(evening: None, figures: str) -> None:
    ani = enter("ani")
    code = received(ani).code
    for path, form in (
        (f"/draf/matters.write_account/{code}", {"version": figures, "words": "x"}),
        (f"/perkara/{code}/orang/1", {"version": figures, "strike": "1", "sure": "1"}),
        (f"/perkara/{code}/cerita", {"version": figures, "words": "x"}),
        (f"/perkara/{code}/cerita", {"version": "0", "words": "x", "loss": figures}),
        (f"/perkara/{code}/bacakan", {"told": figures}),
        (f"/perkara/{code}/lp/terbit", {"version": figures}),
        (f"/perkara/{code}/lp/konsep", {"base": figures, "uraian": "x", "deed": "x"}),
    ):
        assert post(ani, path, **form).status_code in (200, 303, 403, 409, 422), path


@pytest.mark.parametrize(
    "typed", ["[" * 100_000, '[{"start": 1e999, "end": 2, "question": 1}]', "[[]]", "9" * 5000, "{}x"]
)
def test_marks_that_are_no_marks(typed: str) -> None:
    with pytest.raises(ValidationError):
        Marks(required=False).clean(typed)


def test_a_sum_of_thousands_of_figures_is_asked_again() -> None:
    with pytest.raises(ValidationError):
        Sum(required=False).clean("9" * 5000)


def test_a_draft_is_about_something_that_there_is(evening: None) -> None:
    ani = enter("ani")
    code = received(ani).code
    for subject in (code + "-" + "x" * 3000, "XXXXXXXXXX", "%00"):
        assert post(ani, f"/draf/matters.write_account/{subject}", words="x").status_code == 404
    assert post(ani, f"/draf/jahat/{code}", words="x").status_code == 404
    assert not tables.Draft.objects.exists()


# What is not asked


def test_fields_nobody_asked_for_change_nothing(evening: None) -> None:
    ani = enter("ani")
    matter = received(ani, **LAWLESS)
    post(ani, f"/perkara/{matter.code}/cerita", version="0", words="Motor hilang.", **LAWLESS)
    post(ani, f"/perkara/{matter.code}/orang/1", version="1", name="SITI", roles="pelapor", **LAWLESS)
    now = factories.reread(matter.code)
    assert (now.state, now.told, now.unit.code) == ("dicatat", 1, "POLRES-SINTANG")
    assert now.received_at == clock.now()
    assert now.received_by_id == cast.officer("ani").pk


def test_a_stranger_is_not_seated(evening: None) -> None:
    code = factories.matter(after="siap_gelar").code
    for name in ("eko", "fajar", "ani", "hadi"):
        for path, form in (("buka", {"officers": str(cast.officer(name).pk)}), ("buka", {"officers": str(uuid4())})):
            assert post(enter("dodi"), f"/perkara/{code}/gelar/{path}", **form).status_code == 409
    assert not tables.Gelar.objects.exists()


def test_a_person_of_another_matter_is_not_there(evening: None) -> None:
    ani, mine = enter("ani"), factories.matter(after="receive").code
    factories.matter(after="account")
    for path in ("orang/2", "barang/1", "orang/99999999999999999999"):
        assert ani.get(f"/perkara/{mine}/{path}").status_code == 404
        assert post(ani, f"/perkara/{mine}/{path}", version="1", name="X", strike="1", sure="1").status_code == 404


# Who sends it


@pytest.fixture
def guarded(evening: None) -> tuple[Client, str]:
    """A browser whose forms are looked at as a real one's are, and its token."""
    ani = Client(enforce_csrf_checks=True)
    ani.force_login(cast.officer("ani"))
    page = sheet(ani.get("/kunjungan/baru"))
    return ani, page.all("input", name="csrfmiddlewaretoken")[0].attrs["value"]


@pytest.mark.parametrize("headers", [
    {"Origin": "null"}, {"Origin": "https://contoh.example"}, {"Origin": "http://testserver:8401"},
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
])  # fmt: skip
def test_a_form_from_elsewhere_is_refused_whatever_its_token(
    guarded: tuple[Client, str], headers: dict[str, str]
) -> None:
    ani, token = guarded
    form, before = {"csrfmiddlewaretoken": token, "key": str(uuid4()), "lane": "B"}, leaves()
    answer = ani.post("/kunjungan/baru", form, headers=headers)
    assert answer.status_code == 403
    assert leaves() == before
    ours = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert ani.post("/kunjungan/baru", form, headers=ours).status_code == 303


def test_a_token_of_another_browser_is_worth_nothing(guarded: tuple[Client, str]) -> None:
    ani, _own = guarded
    other = sheet(Client(enforce_csrf_checks=True).get("/masuk/")).all("input", name="csrfmiddlewaretoken")[0]
    for token in (other.attrs["value"], "", "x" * 64):
        for path in ("/kunjungan/baru", "/keluar", "/tampilan", "/layar", "/layar/jawab", "/layar/pasang"):
            assert ani.post(path, {"csrfmiddlewaretoken": token, "lane": "B"}).status_code == 403


def test_looking_changes_nothing(evening: None) -> None:
    matter = factories.matter(after="confirm")
    before = leaves(), tables.Once.objects.count(), list(tables.Series.objects.values_list("pk", "last"))
    dodi, ani = enter("dodi"), enter("ani")
    for path in ("", *LOOKED_AT):
        for browser in (dodi, ani):
            for method in ("get", "head"):
                getattr(browser, method)(f"/perkara/{matter.code}{path}?key={uuid4()}&version=2&reason=x")
    after = leaves(), tables.Once.objects.count(), list(tables.Series.objects.values_list("pk", "last"))
    assert before == after


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_other_methods_are_not_heard(evening: None, method: str) -> None:
    code, ani, before = factories.matter(after="account").code, enter("ani"), leaves()
    for path in ("/", f"/perkara/{code}", f"/perkara/{code}/cerita", "/kunjungan/baru"):
        assert getattr(ani, method)(path).status_code in (403, 405), path
    assert leaves() == before


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_way_leads_out_of_the_house(evening: None, elsewhere: str) -> None:
    ani = enter("ani")
    for path in ("/tampilan", "/bahasa"):
        assert ani.post(path, {"theme": "dark", "next": elsewhere})["Location"] == "/"
    answer = ani.post("/layar/pasang", {"key": str(uuid4()), "kode": "000000", "perkara": elsewhere})
    assert answer.status_code == 409


def test_a_paired_screen_leads_back_only_to_a_matter(evening: None) -> None:
    ani = enter("ani")
    for back in ("a/b", "//contoh.example", "../keluar"):
        _token, screen = citizens.open_screen()
        answer = post(ani, "/layar/pasang", kode=screen.code, perkara=back)
        assert (answer.status_code, answer["Location"]) == (303, "/")


# Sent again


def test_the_same_key_with_another_body_stores_nothing(evening: None) -> None:
    ani, visit, key = enter("ani"), factories.visit(greeted=True), str(uuid4())
    form = {"key": key, "name": "SITI AMINAH", "subject": "Motor hilang"}
    assert ani.post(f"/terima/{visit}", form).status_code == 303
    before = leaves(), tables.Paper.objects.count()
    assert ani.post(f"/terima/{visit}", form).status_code == 303, "the same again is the same answer"
    assert ani.post(f"/terima/{visit}", form | {"name": "ORANG LAIN"}).status_code == 409
    assert enter("budi").post(f"/terima/{visit}", form).status_code == 409
    assert (leaves(), tables.Paper.objects.count()) == before


def test_what_is_kept_of_an_answer_opens_nothing(evening: None) -> None:
    """The tracking code and what a form said are not to be had from the table of answers."""
    matter = received(enter("ani"), name="SITI AMINAH")
    once = tables.Once.objects.get(act="matters.receive")
    code = vault.get(matter, "tracking_code", matter.key)
    assert code
    assert code not in once.answer
    assert blind.normal_code(code) not in once.answer
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer FROM spkt_once")
        assert not any(re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-", row[0]) for row in cursor.fetchall())


def test_the_digest_of_a_form_needs_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = vault.body_digest("6105015203900000")
    assert before == vault.body_digest("6105015203900000")
    monkeypatch.setattr(vault, "DESK_KEY", "session")
    assert vault.body_digest("6105015203900000") != before


class Browser:
    """A browser of its own over real HTTP, signed in."""

    def __init__(self, address: str, nrp: str) -> None:
        self.address, self.jar = address, CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))
        self.post("/masuk/", {"login": nrp, "password": DEMO_PASSWORD}, seen_at="/masuk/")

    def get(self, path: str) -> str:
        return str(self.opener.open(f"{self.address}{path}").read().decode())

    def post(self, path: str, form: dict[str, str], seen_at: str = "") -> tuple[int, str]:
        if seen_at:
            self.token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(seen_at))[0]
        sent = urlencode({"csrfmiddlewaretoken": self.token, **form}).encode()
        try:
            answer = self.opener.open(f"{self.address}{path}", sent)
        except HTTPError as error:
            return error.code, ""
        return answer.status, answer.url


def test_twenty_clicks_at_once_issue_one_report(apart: dict[str, str]) -> None:
    code = factories.matter(after="confirm").code
    version = tables.LaporanPolisi.objects.get().version
    with served(apart) as address:
        dodi = Browser(address, cast.NRP["dodi"])
        dodi.get(f"/perkara/{code}/lp")
        dodi.token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', dodi.get(f"/perkara/{code}/lp"))[0]
        form = {"key": str(uuid4()), "version": str(version)}
        with ThreadPoolExecutor(20) as pool:
            answers = set(pool.map(lambda _n: dodi.post(f"/perkara/{code}/lp/terbit", form), range(20)))
    sttlp = tables.Paper.objects.get(kind="sttlp")
    assert answers == {(200, f"{address}/berkas/{sttlp.code}")}
    assert tables.Paper.objects.filter(kind="lp_b").count() == 1
    assert tables.Leaf.objects.filter(act="reports.issue").count() == 1


# What every answer carries


OWED = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


def owes(answer: Any) -> list[str]:
    """Headers that an answer should carry and does not."""
    policy = answer.headers.get("Content-Security-Policy", "")
    found = [name for name, value in OWED.items() if answer.headers.get(name) != value]
    parts = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
    return found + [part for part in parts if part not in policy] + ["unsafe"] * ("unsafe-" in policy)


def test_every_answer_carries_the_headers(evening: None, monkeypatch: pytest.MonkeyPatch) -> None:
    matter = factories.matter(after="issue")
    ani, paper = enter("ani"), sealed(matter.papers.get(kind="sttlp").code)
    kept = {"/static/css/tokens.css", "/wilayah"}
    for path, status in (
        ("/", 200), (f"/perkara/{matter.code}", 200), ("/perkara/XXXXXXXXXX", 404), ("/tidak-ada", 404),
        (f"/berkas/{paper}/pdf", 200), (f"/berkas/{paper}/halaman/1", 200), ("/palet", 200), ("/layar", 200),
        ("/layar/keadaan", 404), ("/static/tidak-ada", 404), ("/keluar", 405), ("/masuk/", 302), ("/wilayah", 200),
    ):  # fmt: skip
        answer = ani.get(path)
        assert (path, answer.status_code, owes(answer)) == (path, status, [])
        if path not in kept:
            assert answer.headers.get("Cache-Control", "").find("no-store") >= 0 or path.startswith("/static"), path
    asked = ani.get("/", headers={"host": "contoh.example"})
    assert (asked.status_code, owes(asked)) == (400, [])
    monkeypatch.setattr("spkt.access.counter.queue", lambda _reader: 1 / 0)
    ani.raise_request_exception = False
    broken = ani.get("/")
    assert (broken.status_code, owes(broken)) == (500, [])


def test_an_address_that_is_not_there_says_so_in_its_language() -> None:
    page = sheet(Client().get("/tidak-ada"), status=404)
    assert page.all("h1")[0].text == "Tidak ditemukan"


def test_a_fault_tells_nobody_what_was_typed(
    evening: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ani, visit, canary = enter("ani"), factories.visit(greeted=True), "KENARI RAHASIA"
    ani.raise_request_exception = False

    def fails(**_said: Any) -> None:
        raise RuntimeError(canary)

    monkeypatch.setattr("spkt.actions.matters.receive", fails)
    answer = post(ani, f"/terima/{visit}?q=KENARI", name=canary, subject="Uji", contact="0812-KENARI")
    assert answer.status_code == 500
    told = answer.content.decode() + str(answer.headers) + "".join(capsys.readouterr())
    assert "KENARI" not in told


# What stays closed


SILENT = ("budi", "citra", "wahyu", "yosua", "hendra", "gita", "hadi", "eko", "fajar")
TOLD = ("LIDIA", "LIDIA MARTINA", "6105015203900000", "081200000001", "KB 4512 EX")


@pytest.mark.parametrize("name", SILENT)
def test_a_sealed_matter_is_silent_everywhere(evening: None, name: str) -> None:
    matter = factories.matter(factories.SEALED_STORY, after="issue")
    browser, papers = enter(name), list(matter.papers.all())
    closed = [f"/berkas/{paper.code}{part}" for paper in papers for part in ("", "/pdf")]
    closed += [f"/perkara/{matter.code}{part}" for part in ("", "/lp", "/lp/pratinjau/lp_b/0", "/gelar", "/cerita")]
    assert {browser.get(path).status_code for path in closed} == {404}
    for path in (f"/draf/matters.write_account/{matter.code}", f"/perkara/{matter.code}/layar"):
        assert post(browser, path, words="x").status_code == 404
    for typed in (*TOLD, matter.visit.ticket, matter.code, papers[0].code, papers[-1].number):
        assert browser.get("/palet", {"q": typed}).json() == [], typed
    known, unknown = (browser.get("/cari", {"q": typed}).content.decode() for typed in ("LIDIA", "ZZZZZ"))
    assert bare(known, "LIDIA") == bare(unknown, "ZZZZZ"), "a name that is there and one that is not: the same page"
    lists = " ".join(browser.get(path).content.decode() for path in ("/", "/antrean", f"/palet?kode={matter.code}"))
    never = ("LIDIA", "Lidia", "0812-0000-0001", *TOLD, matter.code, *(paper.code for paper in papers))
    assert [each for each in never if each in lists] == []


def bare(html: str, typed: str) -> str:
    """A page without what was typed and without its fresh tokens."""
    return re.sub(r'value="[^"]{30,}"', "", html.replace(typed, ""))


def test_titles_addresses_and_file_names_carry_codes_only(evening: None) -> None:
    matter = factories.matter()
    ani = enter("ani")
    for path in ("", "/cerita", "/orang/1", "/gelar"):
        page = look(ani, f"/perkara/{matter.code}{path}")
        told = page.all("title")[0].text + " ".join(each.attrs["href"] for each in page.all("a", href=""))
        assert not re.search("lidia|martina|melawi|motor|6105015203900000", told, re.IGNORECASE), path
    for paper in matter.papers.all():
        assert (
            ani.get(f"/berkas/{sealed(paper.code)}/pdf")["Content-Disposition"]
            == f'inline; filename="{paper.code}.pdf"'
        )


def test_what_an_officer_types_is_his_alone(evening: None) -> None:
    ani, budi = enter("ani"), enter("budi")
    code = received(ani).code
    post(ani, f"/draf/matters.write_account/{code}", words="KETIKAN SENDIRI", version="0")
    assert "KETIKAN SENDIRI" in ani.get(f"/perkara/{code}/cerita").content.decode()
    assert "KETIKAN SENDIRI" not in budi.get(f"/perkara/{code}/cerita").content.decode()
    post(budi, f"/perkara/{code}/cerita", discard="1")
    assert "KETIKAN SENDIRI" in ani.get(f"/perkara/{code}/cerita").content.decode()


def test_a_closed_account_is_out_in_the_middle_of_its_work(evening: None) -> None:
    ani = enter("ani")
    code, before = received(ani).code, leaves()
    tables.Officer.objects.filter(pk=cast.officer("ani").pk).update(is_active=False)
    assert ani.get(f"/perkara/{code}")["Location"].startswith("/masuk/")
    assert post(ani, f"/perkara/{code}/cerita", version="0", words="x")["Location"].startswith("/masuk/")
    assert leaves() == before


def test_a_new_password_ends_the_sessions_of_the_old_one(evening: None) -> None:
    ani, officer = enter("ani"), cast.officer("ani")
    officer.set_password("sandi-baru-yang-panjang")
    officer.save(update_fields=["password"])
    assert ani.get("/")["Location"].startswith("/masuk/")


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("related", [True, False])
def test_who_lost_his_seat_reads_no_more(related: bool) -> None:
    """A duty officer reads a matter only because he sits in its gelar."""
    code = factories.matter(after="gelar").code
    with reading():
        assert seen.one(code, who("yosua"))
    if related:
        tables.Seat.objects.filter(officer=cast.officer("yosua")).update(attended_at=None)
        gelar.attend(by=who("yosua"), key=uuid4(), code=code, unrelated=False)
    gelar.seat(by=who("dodi"), key=uuid4(), code=code, officer=cast.officer("yosua").pk, strike=True)
    with pytest.raises(Unseen), reading():
        seen.one(code, who("yosua"))
    with reading():
        assert seen.one(code, who("dodi"))
        assert seen.one(code, who("lukas")), "the detective of the unit reads its ordinary matters all the same"
    gelar.seat(by=who("dodi"), key=uuid4(), code=code, officer=cast.officer("yosua").pk)
    with reading():
        assert seen.one(code, who("yosua")), "seated again, he reads again"


# The second screen


def test_a_screen_that_was_paired_before_is_not_paired_by_typing_nothing() -> None:
    citizens.pair(who("ani"), citizens.open_screen()[1].code)
    citizens.pair(who("ani"), citizens.open_screen()[1].code)
    for typed in ("", " ", "0", "x" * 6):
        with pytest.raises(Refused):
            citizens.pair(who("budi"), typed)
    assert tables.Screen.objects.filter(officer=cast.officer("budi")).count() == 0


def test_strangers_cannot_cover_the_codes(evening: None) -> None:
    stranger = Client()
    answers = [stranger.post("/layar").status_code for _ in range(citizens.WAITING_AT_MOST + 5)]
    assert answers == [303] * citizens.WAITING_AT_MOST + [429] * 5
    codes = list(tables.Screen.objects.values_list("code", flat=True))
    assert len(set(codes)) == len(codes) == citizens.WAITING_AT_MOST
    with clock.at(cast.EVENING + citizens.CODE_LIFE + timedelta(seconds=1)):
        assert stranger.post("/layar").status_code == 303, "what nobody paired is forgotten"
    assert tables.Screen.objects.count() == 1
