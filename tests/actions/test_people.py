"""Hard cases walked through the acts: complaint sheet, further and counter-reports, skips, danger, what is added."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from spkt.access._gate import Unseen, reading
from spkt.access._matching import hits
from spkt.access._people import alarms, complaint_cautions, danger, hints, ties
from spkt.actions import _people, gelar, matters
from spkt.actions._spine import NotYours, Refused
from spkt.kit import clock
from spkt.law.case import Birth, KonselingNotes, Moment, Person, Place, Role, Span
from spkt.records import models
from spkt.records.casefile import open_case
from tests import factories
from tests.cast import EVENING, officer, soon, who
from tests.factories import LIDIA, reread
from tests.hard import SIGNED, THUMB, do, printed, report, told

pytestmark = pytest.mark.usefixtures("evening")

HUSBAND = Person(roles=(Role.TERLAPOR,), name="ANDREAS", relation="SUAMI")
CAUGHT = Person(roles=(Role.TERLAPOR,), name="ANDREAS", features="berjaket merah")


# The complaint as she signs it


def test_the_complaint_sheet_has_the_number_of_the_receipt() -> None:
    matter = told(prosecute=True)
    factories.matter(after="receive")  # the series goes on meanwhile
    made = do(_people.write_complaint, "ani", matter, given=SIGNED)
    receipt = models.Paper.objects.get(matter=matter, kind="tanda_terima_pengaduan")
    assert made["number"] == receipt.number
    sheet = printed(matter, "pengaduan")
    assert receipt.number in sheet
    assert "Saya mengadukan dan memohon agar perbuatan tersebut dituntut menurut hukum" in sheet


def test_without_her_request_it_is_not_printed() -> None:
    matter = told()
    do(_people.write_complaint, "ani", matter, given=SIGNED)
    assert "Saya mengadukan" not in printed(matter, "pengaduan")


def test_the_sheet_is_issued_once_and_only_when_the_story_was_read_back() -> None:
    with pytest.raises(Refused, match="Bacakan kembali"):
        do(_people.write_complaint, "ani", told(after="account"), given=SIGNED)
    matter = told()
    do(_people.write_complaint, "ani", matter, given=SIGNED)
    with pytest.raises(Refused, match="sudah terbit"):
        do(_people.write_complaint, "ani", matter, given=SIGNED)


def test_a_parent_complains_for_a_child_on_the_article_that_says_so() -> None:
    mother = replace(LIDIA, roles=(Role.PELAPOR,), relation="IBU", as_what="orang tua")
    child = Person(roles=(Role.KORBAN,), name="ANI", birth=Birth(on=date(2014, 5, 1)))
    matter = told(mother, child, prosecute=True)
    do(_people.write_complaint, "ani", matter, given=SIGNED)
    sheet = printed(matter, "pengaduan")
    assert "ibu korban" in sheet
    assert "Pasal 25" in sheet


@pytest.mark.parametrize(("days", "late"), [(180, False), (181, True)])
def test_a_late_complaint_is_received_receipted_and_warned_of(days: int, late: bool) -> None:
    known = Moment(EVENING.date() - timedelta(days=days))
    matter = told(when=Span(Moment(known.on), known=known), prosecute=True, after="konseling")
    notes = KonselingNotes(filing=replace(KonselingNotes().filing, candidate="KUHP-436"))
    do(matters.record_konseling, "lukas", matter, outcome="siap_gelar", notes=notes)
    assert models.Paper.objects.filter(matter=matter, kind="tanda_terima_pengaduan").exists()
    found = [each.sentence for each in complaint_cautions(open_case(reread(matter.code)))]
    assert any("sudah lewat" in sentence for sentence in found) is late


# Several reporters of one deed


def test_a_further_reporter_gets_a_number_of_her_own() -> None:
    first = factories.matter(after="issue")
    matter = told(replace(LIDIA, name="MARIA", as_what="saksi"))
    made = do(_people.join, "dodi", matter, other=first.code, given=SIGNED)
    assert made["number"].startswith("LT/1/XI/2026/SPKT/")
    assert reread(matter.code).state == "digabung"
    sheet = printed(matter, "laporan_tambahan")
    assert "Laporan Polisi Nomor LP/B/1/XI/2026" in sheet
    assert "LIDIA" not in sheet
    link = models.Link.objects.get()
    assert (link.matter_id, link.other_id, link.kind) == (matter.pk, first.pk, "tambahan")


def test_only_an_earlier_report_that_goes_on_takes_another_in() -> None:
    refused, later = factories.matter(route="civil"), None
    with clock.at(soon(5)):
        matter = told()
        with clock.at(soon(10)):
            later = told()
        for other in (matter.code, refused.code, later.code, "TIDAKADA00"):
            with pytest.raises(Refused):
                do(_people.join, "dodi", matter, other=other, given=SIGNED)
    assert not models.Link.objects.exists()


def test_what_is_not_his_to_see_is_not_there_to_join() -> None:
    sealed = factories.matter(factories.SEALED_STORY, after="read_back")
    matter, wahyu = told(), who("wahyu")
    with pytest.raises(Refused, match="tidak ada dalam wewenang"):
        _people.join(by=replace(wahyu, roles=who("dodi").roles), key=uuid4(), code=matter.code, other=sealed.code,
                     given=SIGNED)  # fmt: skip


def test_a_joined_report_takes_the_class_of_the_first_and_who_works_on_it() -> None:
    sealed = factories.matter(factories.SEALED_STORY, after="read_back")
    matter = told()
    do(_people.join, "dodi", matter, other=sealed.code, given=SIGNED)
    assert reread(matter.code).secrecy == 2
    assert models.Assignment.objects.filter(matter=matter, officer=officer("maria")).exists()


def test_who_sat_over_one_side_does_not_sit_over_the_other() -> None:
    theirs = factories.matter(after="gelar")
    matter = factories.matter(after="siap_gelar")
    do(_people.link_counter, "dodi", matter, other=theirs.code)
    with pytest.raises(Refused, match="pihak lawan"):
        do(gelar.open_gelar, "dodi", matter, officers=[officer("agung").pk])
    with pytest.raises(Refused, match="sudah dikaitkan"):
        do(_people.link_counter, "dodi", theirs if theirs.state != "gelar" else matter, other=theirs.code)


def test_links_and_hints_stay_within_scope() -> None:
    first = factories.matter(after="issue")
    matter = told()
    assert [each.code for each in hints(hits(open_case(matter), who("ani")))] == [first.code]
    do(_people.join, "dodi", matter, other=first.code, given=SIGNED)
    case = open_case(reread(matter.code))
    seen = ties(case, who("ani"))
    assert [(each.code, each.kind, each.is_earlier) for each in seen] == [(first.code, "tambahan", True)]
    assert hints(hits(case, who("ani")), seen) == ()
    assert ties(case, who("eko")) == ()
    assert hints(hits(case, who("eko"))) == ()


# A report that may not wait


def test_a_report_comes_before_its_gelar_only_by_what_was_noted() -> None:
    bare = told(facts=("tertangkap_tangan",))
    with pytest.raises(Refused, match="keadaan mendesak"):
        report(bare, offences=("KUHP-476",))
    matter = told(LIDIA, CAUGHT, facts=("tertangkap_tangan",))
    with pytest.raises(Refused, match="Pilih pasal"):
        report(matter)
    issued = report(matter, offences=("KUHP-476",))
    row = models.LaporanPolisi.objects.get(matter=matter)
    assert (row.skip, row.gelar, reread(matter.code).state) == ("tertangkap_tangan", None, "LP_terbit")
    lp = printed(matter, "lp_b")
    assert issued["number"] in lp
    assert "Gelar perkara awal menyusul karena pelaku tertangkap tangan" in lp
    assert "Rekomendasi gelar Nomor" not in lp
    assert "Pasal 476" in lp


def test_the_gelar_follows_within_the_shift_and_the_report_rests_on_it() -> None:
    matter = told(LIDIA, CAUGHT, facts=("tertangkap_tangan",))
    report(matter, offences=("KUHP-476",))
    term = models.Term.objects.get(matter=matter, kind="gelar_susulan")
    assert term.due_at == models.Watch.objects.get(starts_at__lte=EVENING, ends_at__gt=EVENING).ends_at
    with pytest.raises(Refused, match="menyelesaikan konselingnya"):
        do(gelar.open_gelar, "dodi", matter, officers=[])
    do(matters.start_konseling, "lukas", matter)
    do(matters.record_konseling, "lukas", matter, outcome="siap_gelar", notes=KonselingNotes(topic="motor"))
    follow(matter)
    row = models.LaporanPolisi.objects.get(matter=matter)
    assert (reread(matter.code).state, row.gelar.outcome) == ("LP_terbit", "rekom_LP")
    term.refresh_from_db()
    assert term.stopped_at is not None
    with pytest.raises(Refused, match="Gelar susulan hanya"):
        do(gelar.open_gelar, "dodi", matter, officers=[])


def follow(matter: models.Matter) -> None:
    """Holds the gelar that follows a report."""
    seats = ("lukas", "yosua")
    do(gelar.open_gelar, "dodi", matter, officers=[officer(name).pk for name in seats])
    for name in ("dodi", *seats):
        do(gelar.attend, name, matter, unrelated=True)
    do(gelar.charge, "lukas", matter, offences=["KUHP-476"])
    count = len(open_case(reread(matter.code)).notes.charges[0].elements)
    weighed = [gelar.Weighed("KUHP-476", n, "terpenuhi", "Dari keterangan pelapor.") for n in range(count)]
    do(gelar.weigh, "lukas", matter, weighed=weighed)
    do(gelar.propose, "dodi", matter, proposal=gelar.Proposal("rekom_LP", "Unsur terpenuhi dari keterangan."))
    for name in (*seats, "dodi"):
        do(gelar.sign, name, matter)


def test_an_ordinary_report_owes_no_gelar() -> None:
    matter = factories.matter(after="issue")
    with pytest.raises(Refused, match="Gelar susulan hanya"):
        do(gelar.open_gelar, "dodi", matter, officers=[])
    assert not models.Term.objects.filter(kind="gelar_susulan").exists()


def test_a_draft_that_could_have_come_first_rests_on_the_gelar_once_it_was_held() -> None:
    matter = told(LIDIA, CAUGHT, facts=("tertangkap_tangan",), after="recommend")
    report(matter)
    row = models.LaporanPolisi.objects.get(matter=matter)
    assert (row.skip, row.gelar_id is not None) == ("", True)
    assert "menyusul" not in printed(matter, "lp_b")


def test_the_database_lets_no_report_in_without_gelar_or_skip() -> None:
    matter = told()
    with pytest.raises(DatabaseError, match="report_needs_its_signed_recommendation"), transaction.atomic():
        models.LaporanPolisi.objects.create(matter=matter, drafted_by=officer("ani"), drafted_at=EVENING)


@pytest.mark.parametrize(
    ("people", "changes", "whose"),
    [
        ((LIDIA,), {"facts": ("kecelakaan_lalin",)}, "Sat Lantas"),
        ((LIDIA,), {"facts": ("narkotika",)}, "Sat Resnarkoba"),
        ((LIDIA, replace(HUSBAND, relation="", service="Kodim 1205")), {"facts": ("terlapor_tni",)}, "Denpom"),
        (
            (LIDIA,),
            {"where": Place(detail="pasar", region="61.10.01", regency="Kab. Melawi")},
            "kepolisian Kab. Melawi",
        ),
    ],
)
def test_anothers_matter_is_received_and_goes_to_the_head(
    people: tuple[Person, ...], changes: dict[str, object], whose: str
) -> None:
    matter = told(*people, **changes)
    assert models.Paper.objects.filter(matter=matter, kind="tanda_terima_pengaduan").exists()
    assert do(_people.divert, "dodi", matter, reason="Korban sudah ditolong.") == "limpah"
    assert models.Assignment.objects.filter(matter=matter, officer=officer("wahyu")).exists()
    assert whose in open_case(reread(matter.code)).account.decisions[-1]


def test_what_is_this_desks_is_not_sent_away() -> None:
    with pytest.raises(Refused, match="Tidak ada fungsi"):
        do(_people.divert, "dodi", told(), reason="Di luar wilayah.")


# Danger


def sealed() -> models.Matter:
    return told(LIDIA, HUSBAND, facts=("kdrt",))


def test_a_single_yes_calls_the_women_and_children_unit_and_starts_the_clock() -> None:
    matter = sealed()
    before = models.Call.objects.filter(matter=matter).count()
    called = do(_people.assess_danger, "ani", matter, answers=["ancaman"])
    assert called == {"called": officer("maria").name}
    assert models.Call.objects.filter(matter=matter).count() == before + 1
    term = models.Term.objects.get(matter=matter, kind="perlindungan")
    assert term.due_at - term.starts_at == timedelta(hours=24)
    (alarm,) = alarms(who("maria"))
    assert (alarm.code, alarm.kind) == (matter.code, "perlindungan")
    assert alarms(who("lukas")) == ()


def test_protection_stops_the_clock_and_says_what_was_done() -> None:
    matter = sealed()
    do(_people.assess_danger, "ani", matter, answers=["ancaman", "ada_anak"])
    with pytest.raises(Refused, match="paling sedikit satu"):
        do(_people.protect, "maria", matter, done=[])
    do(_people.protect, "maria", matter, done=["perintah", "rumah_aman"], words="Diantar pukul 20.00.")
    assert models.Term.objects.get(matter=matter, kind="perlindungan").stopped_at == EVENING
    found = danger(open_case(reread(matter.code)))
    assert found is not None
    assert (found.done["done"], found.due_at) == (["perintah", "rumah_aman"], None)
    assert alarms(who("maria")) == ()
    with pytest.raises(Refused, match="Tidak ada perlindungan"):
        do(_people.protect, "maria", matter, done=["perintah"])


def test_nobody_in_danger_starts_no_clock() -> None:
    matter = sealed()
    assert do(_people.assess_danger, "ani", matter, answers=[]) == {"called": ""}
    assert not models.Term.objects.filter(kind="perlindungan").exists()


def test_danger_is_asked_where_the_facts_say_so_and_in_its_own_words() -> None:
    with pytest.raises(Refused, match="Tidak tercatat kekerasan"):
        do(_people.assess_danger, "ani", told(), answers=[])
    with pytest.raises(Refused, match="Jawab ketiga"):
        do(_people.assess_danger, "ani", sealed(), answers=["tanpa_pengasuh"])


def test_who_may_not_protect_is_told_so() -> None:
    matter = sealed()
    do(_people.assess_danger, "ani", matter, answers=["ancaman"])
    with pytest.raises(NotYours):
        do(_people.protect, "ani", matter, done=["perintah"])
    with pytest.raises(Unseen):
        do(_people.protect, "eko", matter, done=["perintah"])


# What is added after issue


def test_what_she_adds_is_a_paper_beside_the_report() -> None:
    matter = factories.matter(after="issue")
    lp = models.Paper.objects.get(matter=matter, kind="lp_b")
    made = do(_people.add_statement, "ani", matter, words="Ada stiker bunga.", given=THUMB, handed="kunci cadangan")
    assert made["number"].startswith("BA/1/XI/2026/")
    sheet = printed(matter, "keterangan_tambahan")
    assert lp.number in sheet
    assert all(word in sheet for word in ("Ada stiker bunga.", "kunci cadangan", "YOHANES", "cap jempol"))
    lp.refresh_from_db()
    assert lp.digest == models.Paper.objects.get(pk=lp.pk).digest
    letter = models.Letter.objects.get(matter=matter, kind="keterangan_tambahan")
    assert letter.paper.number == made["number"]


def test_before_issue_nothing_is_added_this_way() -> None:
    with pytest.raises(Refused):
        do(_people.add_statement, "ani", factories.matter(after="confirm"), words="Ada.", given=SIGNED)


def test_reading_what_stands_beside_needs_no_name() -> None:
    first, matter = factories.matter(after="issue"), told()
    with reading():
        (hint,) = hints(hits(open_case(matter), who("ani")))
    assert "LIDIA" not in repr(hint)
    assert hint.number == models.Paper.objects.get(matter=first, kind="lp_b").number
