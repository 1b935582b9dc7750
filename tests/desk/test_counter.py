"""The workbench, its queue and the visits, as officers of several roles get them."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spkt.actions import matters, watch
from spkt.kit import clock
from spkt.law.case import Person, Place, Role
from spkt.records.models import Paper, Reading, Visit
from tests import cast, factories
from tests.cast import officer, soon
from tests.pages import Sheet, look, neutral, sheet
from tests.rooms import enter, post

ROLES = ("ani", "citra", "dodi", "lukas", "maria", "yosua", "wahyu", "hendra", "gita", "hadi", "fajar")
STATEMENTS = {"receive": 14, "account": 15, "siap_gelar": 15, "draft": 16}
"""Session, officer, roles, queue, findings, matter with key, people, things, ledger, papers, clocks, equal numbers
elsewhere, the reading; then the waiting call, the report, konseling and seats, where there may be any."""
BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
"""What opens and closes a transaction asks the tables nothing."""


pytestmark = pytest.mark.usefixtures("evening")


def groups(page: Sheet) -> dict[str, list[str]]:
    """Group of the queue: the tickets in it, in their order."""
    names = {each.attrs["id"]: each.text for each in page.elements if each.attrs.get("class") == "grp"}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for row in page.all("a", data_row=""):
        within = next(each for each in row.above if each.name == "ul")
        found[names[within.attrs["aria-labelledby"]]].append(row.attrs["data-row"])
    return found


def ticket(code: str) -> str:
    return Visit.objects.get(code=code).ticket


@pytest.mark.parametrize("name", ROLES)
def test_every_role_starts_at_the_workbench(name: str) -> None:
    factories.matter(after="siap_gelar")
    factories.visit()
    page = look(enter(name), "/")
    neutral(page, "Lidia", "motor", "Melawi")
    assert page.all("section", class_="queue")


def test_an_empty_queue_says_so_in_words() -> None:
    assert "Antrean kosong. Belum ada yang datang." in look(enter("ani"), "/").text
    trail = factories.walk(after="finish")
    assert trail.matter
    assert "Tidak ada perkara yang menunggu Anda." in look(enter("lukas"), "/").text


def test_danger_first_then_broken_promise_then_oldest() -> None:
    with clock.at(soon(-20)):
        late = factories.visit(lane="C")
    with clock.at(soon(-3)):
        early = factories.visit(lane="B")
    with clock.at(soon(-1)):
        danger = factories.visit(lane="A")
    served = factories.visit(greeted=True)
    page = look(enter("ani"), "/")
    assert groups(page) == {
        "Sedang dilayani": [ticket(served)],
        "Menunggu": [ticket(danger), ticket(late), ticket(early)],
    }
    rows = {each.attrs["data-row"]: each.text for each in page.all("a", data_row="")}
    assert "janji 5 mnt" in rows[ticket(late)]
    assert "janji" not in rows[ticket(early)]


def test_each_role_finds_its_own_rows_first() -> None:
    ready = factories.matter(after="siap_gelar").visit.ticket
    told = factories.matter(after="read_back").visit.ticket
    issued = factories.matter(after="issue").visit.ticket
    confirmed = factories.matter(after="confirm").visit.ticket
    first = {
        name: next(iter(groups(look(enter(name), "/?saring=semua")).items())) for name in ("citra", "dodi", "lukas")
    }
    assert first["citra"] == ("Tinggal diserahkan", [issued])
    assert first["dodi"][0] == first["lukas"][0] == "Menunggu Anda"
    assert set(first["dodi"][1]) == {ready, confirmed}
    assert first["lukas"][1] == [told]


def test_a_sealed_reporter_is_named_in_no_list_and_not_at_all_to_the_other_desk() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    page = look(enter("budi"), "/", saring="semua")
    row = next(each for each in page.all("a", data_row="") if each.attrs["data-row"] == matter.visit.ticket)
    assert "Pelapor dilindungi" in row.text
    assert row.attrs["href"] == f"/kunjungan/{matter.visit.code}"
    assert "Lidia" not in page.html
    assert matter.code not in page.html
    assert "dilindungi" in look(enter("budi"), row.attrs["href"]).text
    look(enter("budi"), f"/perkara/{matter.code}", status=404)
    look(enter("budi"), "/", status=404, perkara=matter.code)
    assert "Pelapor dilindungi" in look(enter("ani"), "/").text


def test_the_matter_stands_in_the_middle_whole() -> None:
    matter = factories.matter(after="siap_gelar")
    page = look(enter("ani"), "/", perkara=matter.code)
    neutral(page, "Lidia", "motor")
    assert page.all("h1")[0].text == "Motor hilang di halaman rumah"
    assert [each.text for each in page.all("li", aria_current="step")] == ["Gelar perkarasiap dimulai"]
    assert "6105••••••••0000" in page.text
    assert "6105015203900000" not in page.html, "the whole number is not sent"
    assert "kerugian ± Rp16.000.000" in page.text
    assert "Dengan apa itu dilakukan" in page.text or "Siapa saja yang ada" in page.text, "the first open question"
    assert "Minta Kanit SPKT" in page.text
    papers = [each.attrs["href"] for each in page.all("a", class_="paper-link")]
    assert papers == [f"/berkas/{paper.code}" for paper in matter.papers.order_by("issued_at", "ordinal", "kind")]
    assert Reading.objects.filter(officer=officer("ani"), matter=matter.pk, what="matters.one").count() == 1


def test_the_first_act_leads_on() -> None:
    matter = factories.matter(after="siap_gelar")
    page = look(enter("dodi"), f"/perkara/{matter.code}")
    filled = [
        each
        for each in page.all("a", "button")
        if "btn primary" in each.attrs.get("class", "") and each.inside("aside")
    ]
    assert [(each.text, each.attrs.get("data-key")) for each in filled] == [("Mulai gelar perkaraG", "G")]


@pytest.mark.parametrize("stop", ["receive", "account", "konseling", "gelar", "recommend", "draft", "issue", "finish"])
def test_the_matter_is_drawn_in_every_state(stop: str) -> None:
    matter = factories.matter(after=stop)
    for name in ("ani", "dodi", "lukas"):
        page = look(enter(name), f"/perkara/{matter.code}")
        assert len(page.all("li", aria_current="step")) <= 1


@pytest.mark.parametrize("route", ["civil", "dumas", "referral", "lp_a"])
def test_other_endings_have_a_stage_of_their_own(route: str) -> None:
    words = {"civil": "Penjelasan", "dumas": "Diteruskan", "referral": "Dilimpahkan", "lp_a": "LP model A"}
    matter = factories.matter(after="recommend", route=route)
    page = look(enter("dodi"), f"/perkara/{matter.code}")
    steps = next(each for each in page.all("ol") if each.attrs.get("class") == "steps")
    assert words[route] in steps.text
    assert "STTLP" not in steps.text


def test_the_fragment_is_what_a_reload_draws() -> None:
    factories.matter(after="account")
    factories.visit()
    client = enter("ani")
    page = client.get("/").content.decode()
    body = re.search(r"<div data-queue-body>(.*?)</div>\s*</section>", page, re.DOTALL)
    url = re.search(r'data-queue-url="([^"]+)"', page)
    assert body
    assert url
    fragment = client.get(url[1].replace("&amp;", "&"))
    assert fragment.status_code == 200
    assert fragment.content.decode().strip() == body[1].strip()


def test_an_unchanged_queue_answers_304_until_something_happens() -> None:
    waiting = factories.visit()
    client = enter("ani")
    tag = client.get("/antrean").headers["ETag"]
    with clock.at(soon(2)):
        again = client.get("/antrean", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b""), "minutes alone are no news"
    with clock.at(soon(6)):
        assert client.get("/antrean", headers={"If-None-Match": tag}).status_code == 200, "the promise broke"
    post(client, f"/kunjungan/{waiting}/panggil")
    assert client.get("/antrean", headers={"If-None-Match": tag}).status_code == 200


def test_the_poll_is_no_reading_and_the_matter_is() -> None:
    factories.matter(after="account")
    client = enter("budi")
    client.get("/antrean")
    assert not Reading.objects.filter(officer=officer("budi")).exists()


@pytest.mark.parametrize(("stop", "most"), STATEMENTS.items())
def test_statements_do_not_grow_with_the_queue(stop: str, most: int) -> None:
    matter = factories.matter(after=stop)
    client = enter("ani")
    client.get("/")
    few = [count(client, path) for path in ("/", f"/perkara/{matter.code}")]
    for _ in range(8):
        factories.matter(after="account")
    many = [count(client, path) for path in (f"/?perkara={matter.code}", f"/perkara/{matter.code}")]
    assert few == many
    assert max(many) <= most


def count(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return sum(not each["sql"].startswith(BRACKETS) for each in asked.captured_queries)


def test_filters() -> None:
    mine = factories.visit(greeted=True)
    page = look(enter("budi"), "/")
    assert groups(page) == {}, "served at another desk"
    assert groups(look(enter("budi"), "/", saring="semua")) == {"Sedang dilayani": [ticket(mine)]}
    assert "Tidak ada draf" in look(enter("ani"), "/", saring="draf").text
    enter("ani").post(f"/draf/matters.receive/{mine}", {"version": "0", "name": "Lidia"})
    drafts = look(enter("ani"), "/", saring="draf")
    assert groups(drafts) == {"Sedang dilayani": [ticket(mine)]}
    assert "Draf 1" in drafts.text


def test_a_ticket_from_arrival_to_farewell() -> None:
    client = enter("ani")
    look(client, "/kunjungan/baru")
    came = post(client, "/kunjungan/baru", lane="B", facts=["pregnant"])
    assert came.status_code == 303
    where = came.headers["Location"]
    visit = Visit.objects.get(code=where.rpartition("/")[2])
    assert (visit.lane, visit.priority, visit.state) == ("B", True, "menunggu")
    page = look(client, where)
    neutral(page, "hamil")
    assert page.all("h1")[0].text == visit.ticket
    assert page.all("a", class_="paper-link")
    assert post(client, f"{where}/panggil").status_code == 303
    greeted = post(client, f"{where}/sapa")
    assert greeted.headers["Location"] == f"/terima/{visit.code}"
    assert "Beri tanda terima" in look(client, where).text
    asked = sheet(post(client, f"{where}/selesai"), status=409)
    assert "Tulis apa yang dilayani dan mengapa tanpa surat." in asked.text
    assert f"{where}/selesai" in look(client, where).html
    assert post(client, f"{where}/selesai", reason="Bertanya jam layanan SIM.").headers["Location"] == "/"
    assert "SIM" not in Visit.objects.get(pk=visit.pk).parting, "it is kept sealed"
    assert Visit.objects.get(pk=visit.pk).state == "selesai"


def test_once_the_report_is_in_her_hands_she_may_go_from_the_matter_itself() -> None:
    matter, ani = factories.matter(after="issue"), enter("ani")
    farewell = f"/kunjungan/{matter.visit.code}/selesai"
    page = look(ani, f"/perkara/{matter.code}")
    assert farewell not in page.html
    assert "Belum tercatat" not in page.text, "nobody asks an issued report"
    for paper in Paper.objects.filter(matter=matter, kind__in=("tanda_terima_pengaduan", "sttlp")):
        post(ani, f"/berkas/{paper.code}/serahkan", to="Sri Wahyu", identified="KTP")
    assert farewell in look(ani, f"/perkara/{matter.code}").html
    assert farewell not in look(enter("lukas"), f"/perkara/{matter.code}").html
    assert post(ani, farewell).status_code == 303
    assert Visit.objects.get(code=matter.visit.code).state == "selesai"


def test_who_takes_no_reports_stays_at_the_visit() -> None:
    code = factories.visit()
    assert post(enter("citra"), f"/kunjungan/{code}/sapa").headers["Location"] == f"/kunjungan/{code}"


def test_refusals_come_back_with_their_reason() -> None:
    code = factories.visit()
    client = enter("ani")
    post(client, f"/kunjungan/{code}/panggil")
    assert "Panggil tiga kali dulu." in sheet(post(client, f"/kunjungan/{code}/tinggalkan"), status=409).text
    other = sheet(post(enter("lukas"), f"/kunjungan/{code}/panggil"), status=403)
    assert "bukan tugas peran Anda" in other.text
    form = sheet(post(client, "/kunjungan/baru", lane="Z", facts=["hurt"]), status=422)
    assert form.all("input", name="facts", value="hurt", checked="")
    look(enter("eko"), f"/kunjungan/{code}", status=404)


def test_a_guest_is_sent_to_the_door() -> None:
    assert Client().get("/").headers["Location"].startswith("/masuk/")
    assert Client().get("/antrean").status_code == 302


def filled(name: str, code: str) -> str:
    """Words of the filled act of this officer, "" where none is."""
    found = [
        each.text
        for each in look(enter(name), f"/perkara/{code}").all("a", "button")
        if "btn primary" in each.attrs.get("class", "") and each.inside("aside")
    ]
    assert len(found) < 2
    return found[0] if found else ""


def test_the_filled_act_of_the_counter_follows_the_talk() -> None:
    code = factories.matter(after="receive").code
    assert filled("ani", code).startswith("Catat cerita")
    account = replace(factories.MOTOR_STORY.account, where=Place())
    matters.write_account(by=cast.who("ani"), key=uuid4(), code=code, account=account, base=0)
    assert filled("ani", code).startswith("Catat cerita"), "the place is missing, so it cannot be read back"
    account = factories.MOTOR_STORY.account
    matters.write_account(by=cast.who("ani"), key=uuid4(), code=code, account=account, base=1)
    assert filled("ani", code).startswith("Bacakan kembali")
    matters.read_back(by=cast.who("ani"), key=uuid4(), code=code, told=2)
    assert filled("ani", code).startswith("Panggil piket Reskrim")
    watch.call_detective(by=cast.who("ani"), key=uuid4(), code=code)
    assert filled("ani", code) == "", "she waits for the detective; nothing that is done is filled"
    assert filled("lukas", code).startswith("Mulai konseling")
    changed = replace(account, words="Motor saya hilang malam itu.")
    matters.write_account(by=cast.who("ani"), key=uuid4(), code=code, account=changed, base=2)
    assert filled("ani", code).startswith("Bacakan kembali"), "of this telling"


@pytest.mark.parametrize(
    ("stop", "ani", "dodi"),
    [
        ("siap_gelar", "", "Mulai gelar perkara"),
        ("recommend", "Tulis Laporan Polisi", ""),
        ("draft", "Bacakan", ""),
        ("confirm", "", "Terbitkan"),
    ],
)
def test_a_done_step_is_never_the_filled_one(stop: str, ani: str, dodi: str) -> None:
    code = factories.matter(after=stop).code
    for name, words in (("ani", ani), ("dodi", dodi)):
        assert filled(name, code).startswith(words) if words else filled(name, code) == "", name


def test_an_unknown_suspect_is_said_one_way() -> None:
    unknown = Person(roles=(Role.TERLAPOR,), features="jaket merah")
    code = factories.matter(people=(*factories.MOTOR_STORY.people, unknown), after="draft").code
    for name, path in (("ani", ""), ("ani", "/lp/persetujuan"), ("dodi", "/gelar"), ("lukas", "/konseling")):
        page = look(enter(name), f"/perkara/{code}{path}")
        assert "dalam lidik" in page.text.casefold(), path
        assert "jaket merah" in page.text, path
        assert "Tidak dikenal" not in page.text
    assert "?" in {each.text for each in look(enter("ani"), f"/perkara/{code}").all("span", class_="avatar")}


def line_of(name: str, code: str) -> str:
    number = Visit.objects.get(matter__code=code).ticket
    return look(enter(name), "/", saring="semua").all("a", data_row=number)[0].text


def test_the_row_says_what_was_done_last() -> None:
    told, read = factories.matter(after="account").code, factories.matter(after="read_back").code
    assert "cerita tercatat" in line_of("ani", told)
    assert "cerita dibacakan" in line_of("ani", read)
    issued = factories.matter(after="issue").code
    assert "Laporan Polisi terbit" in line_of("ani", issued)
    for paper in Paper.objects.filter(matter__code=issued, kind__in=("tanda_terima_pengaduan", "sttlp")):
        post(enter("ani"), f"/berkas/{paper.code}/serahkan", to="LIDIA MARTINA", identified="KTP")
    assert "tinggal selesaikan kunjungan" in line_of("ani", issued)


def test_what_happened_again_and_again_is_one_line() -> None:
    code = factories.matter(after="account").code
    page = look(enter("ani"), f"/perkara/{code}")
    lines = [each.text for each in page.all("li") if any(up.attrs.get("class") == "timeline" for up in each.above)]
    assert [line for line in lines if "Data orang dicatat ×2" in line] != []
    assert len([line for line in lines if "Data orang" in line]) == 1
    assert f"{len(factories.leaves((factories.reread(code), factories.reread(code).visit)))} catatan" in page.text


def test_a_greeting_reminds_of_danger_wounds_language_and_a_closed_room() -> None:
    code = factories.visit(greeted=True)
    page = look(enter("ani"), f"/kunjungan/{code}")
    for words in ("bahaya", "terluka", "Bahasa apa", "ruang tertutup"):
        assert words in page.text


def test_whom_to_ask_is_said_in_words() -> None:
    page = look(enter("ani"), f"/perkara/{factories.matter(after='read_back').code}")
    assert "Minta Piket Reskrim atau Unit Perempuan dan Anak." in page.text
