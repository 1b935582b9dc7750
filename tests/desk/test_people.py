"""Pages of hard cases through HTTP: what is asked only where it matters, and what every page answers."""

from dataclasses import replace

import pytest

from spkt.law.case import Being, Person, Role
from spkt.records import models
from spkt.records.casefile import open_case
from tests import factories
from tests.factories import LIDIA, reread
from tests.hard import told
from tests.pages import Sheet, look, neutral, sheet
from tests.rooms import enter, post

pytestmark = pytest.mark.usefixtures("evening")
HUSBAND = Person(roles=(Role.TERLAPOR,), name="ANDREAS", relation="SUAMI")
CAUGHT = Person(roles=(Role.TERLAPOR,), name="ANDREAS", features="berjaket merah")


def asked(page: Sheet) -> set[str]:
    """Names of the fields of a page."""
    return {each.attrs.get("name", "") for each in page.all("input", "select", "textarea")}


def offered(page: Sheet) -> str:
    """What the panel of next acts says."""
    return next(each for each in page.all("div", class_="acts")).text


def test_an_ordinary_matter_is_not_offered_what_is_not_for_it() -> None:
    page = look(enter("ani"), f"/perkara/{told().code}")
    for words in ("Tulis Laporan Polisi", "Tanyakan bahaya", "Arahkan ke"):
        assert words not in offered(page)


def test_a_matter_that_may_not_wait_leads_to_its_report() -> None:
    matter = told(LIDIA, CAUGHT, facts=("tertangkap_tangan",))
    page = look(enter("ani"), f"/perkara/{matter.code}")
    assert "Tulis Laporan Polisi" in offered(page)
    assert "Laporan boleh mendahului gelar: pelaku tertangkap tangan" in page.text
    bare = told(facts=("tertangkap_tangan",))
    assert "Catat orang yang diamankan" in look(enter("ani"), f"/perkara/{bare.code}").text


def test_the_report_that_comes_first_is_drafted_confirmed_and_issued_on_its_pages() -> None:
    matter = told(LIDIA, CAUGHT, facts=("tertangkap_tangan",))
    ani, dodi, where = enter("ani"), enter("dodi"), f"/perkara/{matter.code}/lp"
    draft = {"deed": "pencurian", "uraian": "Pelapor melihat.", "base": reread(matter.code).told, "actions": []}
    page = sheet(post(ani, f"{where}/konsep", **draft), status=422)
    assert "Pilih pasal yang diduga." in page.text
    assert post(ani, f"{where}/konsep", offence="KUHP-476", **draft).status_code == 303
    row = models.LaporanPolisi.objects.get(matter=matter)
    given = {"how": "tanda tangan", "digest": row.text_digest}
    assert post(ani, f"{where}/persetujuan", **given).status_code == 303
    check = look(dodi, where)
    assert "Terbit sebelum gelar" in check.text
    row.refresh_from_db()
    assert post(dodi, f"{where}/terbit", version=row.version).status_code == 303
    assert "Gelar susulan paling lambat" in look(dodi, "/").text
    assert "Mulai gelar susulan" in offered(look(dodi, f"/perkara/{matter.code}"))


def test_the_complaint_page_issues_the_sheet() -> None:
    matter = told(prosecute=True)
    ani, where = enter("ani"), f"/perkara/{matter.code}/pengaduan"
    page = look(ani, where)
    neutral(page, "LIDIA", "pencurian", "Ladang")
    assert "Saya mengadukan dan memohon" in page.text
    assert "Pilih bagaimana pelapor menyetujui" in sheet(post(ani, where), status=422).text
    answer = post(ani, where, how="tanda tangan")
    assert answer.status_code == 303
    assert models.Paper.objects.get(matter=matter, kind="pengaduan").code in answer.headers["Location"]


def test_who_cannot_read_is_not_offered_a_signature() -> None:
    page = look(enter("ani"), f"/perkara/{told(replace(LIDIA, reads=False)).code}/pengaduan")
    ways = {each.attrs["value"] for each in page.all("input", name="how")}
    assert ways == {"cap jempol", "menolak"}


def test_a_further_report_is_joined_from_its_page() -> None:
    first, matter = factories.matter(after="issue"), told()
    dodi, where = enter("dodi"), f"/perkara/{matter.code}/gabung"
    page = look(dodi, where)
    assert [each.attrs["value"] for each in page.all("input", name="other")] == [first.code]
    assert post(dodi, where, other=first.code, how="tanda tangan").status_code == 303
    seen = look(enter("ani"), f"/perkara/{first.code}")
    assert "Mempunyai laporan tambahan" in seen.text


def test_counter_reports_know_each_other() -> None:
    theirs, matter = factories.matter(after="siap_gelar"), told()
    dodi = enter("dodi")
    assert post(dodi, f"/perkara/{matter.code}/saling-lapor", other=theirs.code).status_code == 303
    for code in (matter.code, theirs.code):
        assert "Saling lapor dengan" in look(dodi, f"/perkara/{code}").text


def test_danger_is_asked_and_answered() -> None:
    matter = told(LIDIA, HUSBAND, facts=("kdrt",))
    maria, where = enter("maria"), f"/perkara/{matter.code}/bahaya"
    assert "Tanyakan ini juga" in sheet(post(maria, where, ancaman="ya"), status=422).text
    answers = {"masih_serumah": "tidak", "ancaman": "ya", "ada_anak": "tidak"}
    assert post(maria, where, **answers).status_code == 303
    assert "Minta perintah perlindungan" in look(maria, where).text
    desk = look(maria, "/")
    assert "Bahaya: perlindungan paling lambat" in desk.text
    assert "ANDREAS" not in desk.text
    assert "Bahaya:" not in look(enter("lukas"), "/").text
    assert post(maria, f"/perkara/{matter.code}/perlindungan", done="pengawalan").status_code == 303
    assert "Dikawal petugas" in look(maria, f"/perkara/{matter.code}").text


def test_what_she_adds_is_written_on_its_page() -> None:
    matter = factories.matter(after="issue")
    ani, where = enter("ani"), f"/perkara/{matter.code}/keterangan-tambahan"
    look(ani, where)
    assert "Tulis keterangan" in sheet(post(ani, where, how="tanda tangan"), status=422).text
    assert post(ani, where, words="Ada stiker.", how="tanda tangan").status_code == 303
    assert models.Paper.objects.filter(matter=matter, kind="keterangan_tambahan").exists()


def test_another_desks_matter_is_diverted_with_a_reason() -> None:
    matter = told(facts=("narkotika",))
    dodi = enter("dodi")
    assert "Sat Resnarkoba" in look(dodi, f"/perkara/{matter.code}").text
    look(dodi, f"/perkara/{matter.code}/langkah/divert")
    answer = post(dodi, f"/perkara/{matter.code}/langkah/divert", reason="Barang diamankan.")
    assert (answer.status_code, reread(matter.code).state) == (303, "limpah")


@pytest.mark.parametrize(
    ("person", "facts", "fields"),
    [
        (LIDIA, (), {"unlettered"}),
        (replace(LIDIA, as_what="kuasa"), (), {"unlettered", "attorney"}),
        (replace(LIDIA, nationality="Malaysia"), (), {"unlettered", "consular"}),
        (replace(LIDIA, being=Being.BADAN), (), {"speaks_for"}),
    ],
)
def test_a_person_is_asked_only_what_matters(person: Person, facts: tuple[str, ...], fields: set[str]) -> None:
    page = look(enter("ani"), f"/perkara/{told(person, facts=facts).code}/orang/1")
    special = {"attorney", "speaks_for", "service", "consular", "unlettered", "dead"}
    assert asked(page) & special == fields


def test_what_a_page_did_not_ask_stays_as_it_was() -> None:
    matter = told(replace(LIDIA, as_what="kuasa", attorney="12/SK/2026", reads=False))
    row = models.Party.objects.get(matter=matter, ordinal=1)
    fields = {
        "version": row.version,
        "roles": ["pelapor"],
        "being": "orang",
        "name": "LIDIA",
        "nationality": "Indonesia",
    }
    post(enter("ani"), f"/perkara/{matter.code}/orang/1", shown="", **fields)
    person = open_case(reread(matter.code)).persons[0]
    assert (person.attorney, person.reads) == ("12/SK/2026", False)
    row.refresh_from_db()
    fields |= {"version": row.version, "shown": "attorney,reads", "attorney": "13/SK/2026"}
    post(enter("ani"), f"/perkara/{matter.code}/orang/1", **fields)
    person = open_case(reread(matter.code)).persons[0]
    assert (person.attorney, person.reads) == ("13/SK/2026", True)


def test_the_konseling_asks_of_complaints_only_where_one_is_in_mind() -> None:
    matter = told(prosecute=True, after="konseling")
    lukas, where = enter("lukas"), f"/perkara/{matter.code}/konseling"
    assert "abroad" not in asked(look(lukas, where))
    page = sheet(post(lukas, where, aduan="1", candidate="KUHP-436", points="Dihina."))
    assert {"abroad", "known_on", "ward"} <= asked(page)
    assert "Dihina." in page.html
    assert [each.attrs["value"] for each in page.all("input", name="known_on")] == ["2026-11-23"]
    sent = {"candidate": "KUHP-436", "known_on": "2026-01-01", "outcome": "siap_gelar", "topic": "hinaan"}
    assert post(lukas, where, **sent).status_code == 303
    told_now = look(enter("dodi"), f"/perkara/{matter.code}").text
    assert "Aduan ini sudah lewat 180 hari. Tetap diterima; gelar yang memutuskan." in told_now


def test_the_longer_term_of_an_old_deed_is_named_beside_both() -> None:
    matter = factories.matter(after="gelar")
    page = look(enter("lukas"), f"/perkara/{matter.code}/gelar/pasal")
    assert "lebih menguntungkan terlapor (" not in page.text


def test_urgent_facts_are_asked_and_kept() -> None:
    matter = told()
    ani, where = enter("ani"), f"/perkara/{matter.code}/cerita"
    assert "urgent" in asked(look(ani, where))
    post(ani, where, version=reread(matter.code).told, words="Motor hilang.", urgent="luka", language="Indonesia")
    assert open_case(reread(matter.code)).account.facts == ("luka",)
