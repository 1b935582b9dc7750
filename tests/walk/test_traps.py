"""The traps of the domain, one by one: each walks to the paper or the page where somebody would have fallen into it.

A trap that another journey falls into first has its test there, under the same name; the last test here counts them.
"""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from spkt.access._gate import Unseen, reading
from spkt.access._people import alarms, complaint_cautions
from spkt.access.counter import queue
from spkt.access.matters import one
from spkt.actions import _hand_forms, _outcomes, _people, gelar, matters, units
from spkt.actions._spine import Refused
from spkt.actions.papers import hand_over
from spkt.kit import clock
from spkt.law.case import DALAM_LIDIK, Being, Birth, KonselingNotes, Moment, Person, Place, Role, Span, Thing
from spkt.law.identity import nik_hints, nrp_normal
from spkt.law.numbers import Kind
from spkt.law.numbers import printed as number_of
from spkt.law.secrecy import Secrecy
from spkt.law.writing import birth_text, long_date, rupiah, span_text
from spkt.papers import _kind as kinds
from spkt.papers._minutes import Witness
from spkt.records import models, vault
from spkt.records.casefile import open_case
from tests import factories
from tests.cast import officer, who
from tests.factories import LIDIA, reread
from tests.hard import SIGNED, THUMB, do, printed, report, told, words

pytestmark = [pytest.mark.django_db(databases=["default", "trace"]), pytest.mark.usefixtures("evening")]

UNKNOWN = Person(roles=(Role.TERLAPOR,), features="dua orang, satu berjaket merah")
CAUGHT = Person(roles=(Role.TERLAPOR,), name="JON", features="tato di lengan")
URGENT = {"facts": ("tertangkap_tangan",)}


def lp(*people: Person, given: object = SIGNED, **changes: object) -> str:
    """The words of the report of these people, issued the short way."""
    matter = told(*people, CAUGHT, **{**URGENT, **changes})
    report(matter, given=given, offences=("KUHP-476",))  # type: ignore[arg-type]
    return printed(matter, "lp_b")


def test_trap_01_one_word_and_long_names_stand_as_they_are_said() -> None:
    suharto = replace(LIDIA, name="SUHARTO")
    dayak = Person(roles=(Role.SAKSI,), name="Drs. H. YOHANES BENYAMIN ANAK LAKI-LAKI DARI UTUH, S.H.", alias="Long")
    sheet = lp(suharto, dayak)
    assert "SUHARTO" in sheet
    assert "DRS. H. YOHANES BENYAMIN ANAK LAKI-LAKI DARI UTUH, S.H. alias LONG" in sheet


def test_trap_02_a_nik_that_does_not_fit_is_a_hint_and_never_a_refusal() -> None:
    odd = replace(LIDIA, birth=Birth("Sintang", date(1991, 3, 12)))
    assert nik_hints(odd.id_number, odd.birth.on, odd.sex, date(2026, 11, 24))
    assert odd.id_number in lp(odd)


def test_trap_03_without_a_card_service_goes_on() -> None:
    sheet = lp(replace(LIDIA, id_kind="", id_number="", id_basis="dikenal kepala desa"))
    assert "yang mengaku bernama" in sheet
    assert "tidak ada, dasar: dikenal kepala desa" in sheet


def test_trap_04_an_age_that_is_only_known_about_counts_for_the_child() -> None:
    young = Person(roles=(Role.SAKSI,), name="ANI", birth=Birth(age=17))
    matter = told(LIDIA, young)
    assert matter.secrecy == Secrecy.TERTUTUP
    assert "40 tahun" in birth_text(Birth(age=40), date(2026, 11, 24))


def test_trap_05_a_thumb_has_two_witnesses_and_its_sentence_on_every_signed_paper() -> None:
    unlettered = replace(LIDIA, reads=False)
    matter = told(unlettered, CAUGHT, **URGENT)
    with pytest.raises(Refused, match="cap jempol"):
        do(_people.write_complaint, "ani", matter, given=SIGNED)
    do(_people.write_complaint, "ani", matter, given=THUMB)
    report(matter, given=THUMB, offences=("KUHP-476",))
    for kind in ("pengaduan", "lp_b", "sttlp"):
        sheet = printed(matter, kind)
        assert all(word in sheet for word in ("tidak dapat membaca", "YOHANES", "MARIA")), kind


def test_trap_06_times_are_ranges_and_when_it_was_known_is_said() -> None:
    sheet = lp(LIDIA)
    assert "antara Minggu, 22 November 2026 sekira pukul 22.00 WIB s.d. Senin, 23 November 2026" in sheet
    assert "Diketahui pada Senin, 23 November 2026 sekira pukul 05.40 WIB" in sheet


def test_trap_07_five_past_midnight_is_the_new_day_of_the_unit() -> None:
    with clock.at(datetime(2026, 11, 24, 17, 5, tzinfo=UTC)):
        matter = told()
        receipt = printed(matter, "tanda_terima_pengaduan")
    assert "25 November 2026" in receipt
    assert "00.05 WIB" in receipt
    assert matter.reply_due_on == date(2026, 12, 9)


def test_trap_08_dates_and_sums_as_papers_write_them() -> None:
    assert long_date(date(2026, 11, 27)) == "Jumat, 27 November 2026"
    assert rupiah(500_000) == "Rp500.000,00"
    assert "Rp16.000.000,00 (enam belas juta rupiah)" in lp(LIDIA)


def test_trap_09_an_unknown_person_is_dalam_lidik_and_nobody_is_a_suspect_yet() -> None:
    matter = told(LIDIA, UNKNOWN, facts=("luka",))
    report(matter, offences=("KUHP-476",))
    sheet = printed(matter, "lp_b")
    assert f"{DALAM_LIDIK}, ciri-ciri: dua orang, satu berjaket merah" in sheet
    assert "tersangka" not in sheet.casefold()


def test_trap_10_a_company_speaks_through_a_person_and_a_lawyer_shows_his_power() -> None:
    company = Person(
        roles=(Role.KORBAN,),
        name="PT Sawit Maju",
        being=Being.BADAN,
        speaks_for="RINA, direktur",
        address=LIDIA.address,
    )
    lawyer = replace(LIDIA, roles=(Role.PELAPOR,), as_what="kuasa", attorney="12/SK/XI/2026, 20 November 2026")
    sheet = lp(lawyer, company)
    assert "PT SAWIT MAJU, diwakili RINA, direktur" in sheet
    assert "12/SK/XI/2026, 20 November 2026" in sheet
    assert "Kuasa" in sheet


def test_trap_10_the_company_itself_may_report_and_its_speaker_signs() -> None:
    company = replace(
        LIDIA, name="PT Sawit Maju", being=Being.BADAN, speaks_for="RINA, direktur", birth=Birth(), sex=None
    )
    sheet = lp(company)
    assert "Diwakili oleh" in sheet
    assert "sebuah badan yang mengaku bernama" in sheet
    assert "RINA, DIREKTUR" in sheet


def test_trap_10_the_state_and_the_dead_can_be_victims() -> None:
    state = Person(roles=(Role.KORBAN,), name="Negara", being=Being.NEGARA)
    dead = Person(roles=(Role.KORBAN,), name="PETRUS", dead=True)
    sheet = lp(replace(LIDIA, roles=(Role.PELAPOR,), as_what="keluarga"), state, dead)
    assert "NEGARA" in sheet
    assert "PETRUS, meninggal dunia" in sheet


def test_trap_11_several_of_everything() -> None:
    victims = [Person(roles=(Role.KORBAN,), name=name) for name in ("AGUS", "BENI")]
    others = [Person(roles=(Role.TERLAPOR,), name="ROY"), Person(roles=(Role.SAKSI,), name="TINI")]
    matter = told(LIDIA, *victims, *others, after="gelar")
    do(gelar.charge, "lukas", matter, offences=["KUHP-476", "KUHP-521.1"])
    weighed = [
        gelar.Weighed(charge.code, n, "terpenuhi", "Dari keterangan pelapor.")
        for charge in open_case(reread(matter.code)).notes.charges
        for n in range(len(charge.elements))
    ]
    do(gelar.weigh, "lukas", matter, weighed=weighed)
    do(gelar.propose, "dodi", matter, proposal=gelar.Proposal("rekom_LP", "Unsur kedua pasal terpenuhi."))
    for name in ("lukas", "yosua", "dodi"):
        do(gelar.sign, name, matter)
    report(matter)
    sheet = printed(matter, "lp_b")
    assert all(word in sheet for word in ("AGUS", "BENI", "ROY", "TINI", "Pasal 476", "Pasal 521 ayat (1)"))


def test_trap_12_an_old_article_asks_why_it_is_better_for_him() -> None:
    before = Span(Moment(date(2025, 12, 31), time(22, 0)))
    matter = told(when=before, after="gelar")
    with pytest.raises(Refused, match="lebih menguntungkan"):
        do(gelar.charge, "lukas", matter, offences=["WVS-362"])
    new = told(after="gelar")
    with pytest.raises(Refused, match="tidak berlaku pada tanggal kejadian"):
        do(gelar.charge, "lukas", new, offences=["WVS-362"], reason="Lebih ringan.")


def test_trap_13_taking_an_ordinary_report_back_ends_nothing() -> None:
    matter = factories.matter(after="recommend")
    heard = (Witness("FERI", "BRIPDA NRP 02090110", is_officer=True), Witness("AGUSTINUS", "Ketua RT 03"))
    do(_outcomes.withdraw, "ani", matter, reason="Sudah berdamai.", witnesses=heard)
    assert reread(matter.code).state == "rekom_LP"


def test_trap_13_a_reporter_is_not_always_the_victim() -> None:
    neighbour = replace(LIDIA, roles=(Role.PELAPOR,), as_what="saksi")
    matter = told(neighbour, Person(roles=(Role.KORBAN,), name="PETRUS"), prosecute=True, after="konseling")
    notes = KonselingNotes(filing=replace(KonselingNotes().filing, candidate="KUHP-436"))
    do(matters.record_konseling, "lukas", matter, outcome="siap_gelar", notes=notes)
    found = [each.sentence for each in complaint_cautions(open_case(reread(matter.code)))]
    assert any("korban sendiri" in sentence for sentence in found)


@pytest.mark.parametrize(
    ("on", "number"), [(date(2026, 11, 30), "LP/B/7/XI/2026/SPKT/X"), (date(2026, 12, 1), "LP/B/7/XII/2026/SPKT/X")]
)
def test_trap_15_the_roman_month_is_that_of_issue(on: date, number: str) -> None:
    assert number_of(Kind.LP_B, 7, on, "X") == number


def test_trap_15_the_year_turns_within_a_watch() -> None:
    with clock.at(datetime(2026, 12, 31, 16, 59, tzinfo=UTC)):
        units.extend_roster(who("ani").unit, date(2026, 12, 31))
        old = told(after="receive")
    with clock.at(datetime(2026, 12, 31, 17, 1, tzinfo=UTC)):
        new = told(after="receive")
    numbers = [models.Paper.objects.get(matter=each, kind="tanda_terima_pengaduan").number for each in (old, new)]
    assert [n.split("/SPKT")[0] for n in numbers] == ["DUMAS/B/1/XII/2026", "DUMAS/B/1/I/2027"]


def test_trap_16_a_paper_keeps_the_rank_of_its_day() -> None:
    matter = factories.matter(after="issue")
    before = printed(matter, "lp_b")
    models.Officer.objects.filter(nrp="84051122").update(rank="AKP")
    assert printed(matter, "lp_b") == before


def test_trap_17_an_nrp_keeps_its_leading_zero() -> None:
    assert nrp_normal("0310 0376") == "03100376"


def test_trap_18_the_letterhead_stands_left_its_lines_centred_on_each_other() -> None:
    matter = factories.matter(after="issue")
    snapshot = vault.get(models.Paper.objects.get(matter=matter, kind="lp_b"), "snapshot", matter.key)
    lines = lines_at(kinds.render("lp_b", dict(snapshot)))
    kop = ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH KALIMANTAN BARAT", "RESOR SINTANG", "Jalan Dr. Wahidin")
    found = [next(box for words, *box in lines if words.startswith(line)) for line in kop]
    width = max(right for _words, _left, _top, right in lines)
    middles = [(left + right) / 2 for left, _top, right in found]
    assert max(middles) - min(middles) < 1
    assert max(right for _left, _top, right in found) < width * 0.6
    assert [top for _left, top, _right in found] == sorted(top for _left, top, _right in found)


def lines_at(pdf: bytes) -> list[tuple[str, float, float, float]]:
    """(words, left, top, right) of the lines of the first page, in points."""
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", "-l", "1", "-", "-"], input=pdf, capture_output=True, check=True
    )
    box = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)</line>', re.DOTALL)
    return [
        (" ".join(re.findall(r">([^<]+)</word>", found[4])), float(found[1]), float(found[2]), float(found[3]))
        for found in box.finditer(done.stdout.decode())
    ]


@pytest.mark.parametrize("name", sorted(kinds.kinds()))
def test_trap_18_no_paper_asks_for_a_duty_stamp(name: str) -> None:
    kind = kinds.kinds()[name]
    sheet = words(kinds.render(name, kinds.freeze(name, kind.sample))).casefold()
    assert "meterai" not in sheet
    assert "materai" not in sheet


def test_trap_19_a_place_without_address_is_a_river_and_a_landmark() -> None:
    river = Place(detail="Sungai Kapuas, seberang dermaga lama", landmark="dermaga lama", region="61.05.01.1001",
                  village="Kel. Ladang", district="Kec. Sintang", regency="Kab. Sintang")  # fmt: skip
    assert "Sungai Kapuas, seberang dermaga lama" in lp(LIDIA, where=river)


def test_trap_20_a_water_craft_has_no_plate_and_a_phone_two_numbers() -> None:
    boat = Thing("sampan kayu 5 meter", "KAPAL", "Kapal")
    phone = Thing("Samsung A15", "HP", "Telepon", marks={"imei1": "490154203237518", "imei2": "490154203237526"})
    matter = factories.matter(replace(factories.MOTOR_STORY, things=(boat, phone)), after="issue")
    sheet = printed(matter, "lp_b")
    assert all(word in sheet for word in ("sampan kayu 5 meter", "490154203237518", "490154203237526"))


def test_trap_21_an_interpreter_is_named_with_his_oath() -> None:
    sheet = lp(LIDIA, language="Dayak Kantuk", interpreter="Yohana", sworn=True)
    assert "dalam bahasa Dayak Kantuk, diterjemahkan oleh YOHANA, yang telah bersumpah" in sheet


def test_trap_21_a_foreigner_shows_a_passport_and_is_offered_his_consulate() -> None:
    foreigner = replace(LIDIA, nationality="Malaysia", id_kind="PASPOR", id_number="A1234567", consular="tidak diminta")
    matter = told(foreigner, CAUGHT, **URGENT)
    report(matter, offences=("KUHP-476",))
    for kind in ("lp_b", "sttlp"):
        sheet = printed(matter, kind)
        assert "A1234567 (PASPOR)" in sheet
        assert "perwakilan negaranya ditawarkan kepada pelapor: tidak diminta" in sheet


def test_trap_22_a_relative_leaves_his_seat_and_sees_the_matter_no_more() -> None:
    matter = factories.matter(after="siap_gelar")
    seats = {name: officer(name).pk for name in ("lukas", "yosua", "agung")}
    do(gelar.open_gelar, "dodi", matter, officers=list(seats.values()))
    for name in ("dodi", "lukas", "yosua", "agung"):
        do(gelar.attend, name, matter, unrelated=name != "yosua")
    do(gelar.charge, "lukas", matter, offences=["KUHP-476"])
    proposal = gelar.Proposal("rekom_LP", "Unsur terpenuhi dari keterangan.")
    with pytest.raises(Refused, match="berhubungan dengan para pihak"):
        do(gelar.propose, "dodi", matter, proposal=proposal)
    do(gelar.seat, "dodi", matter, officer=seats["yosua"], strike=True)
    with reading(), pytest.raises(Unseen):
        one(matter.code, who("yosua"))


def test_trap_22_a_colleague_off_duty_and_another_unit_find_nothing_and_every_look_is_noted() -> None:
    matter = told()
    for name in ("fajar", "eko", "hadi"):
        with reading() as noted, pytest.raises(Unseen):
            one(matter.code, who(name))
        assert noted == []
    with reading() as noted:
        one(matter.code, who("ani"))
    assert [(row.officer.nrp, row.matter) for row in noted] == [(who("ani").officer.nrp, matter.pk)]


def test_trap_22_a_protected_name_stands_in_no_queue() -> None:
    husband = Person(roles=(Role.TERLAPOR,), name="ANDREAS", relation="SUAMI")
    told(LIDIA, husband, facts=("kdrt",))
    with reading():
        row = next(row for row in queue(who("budi")).rows if row.visit.ticket)
    assert "LIDIA" not in repr(row)


def test_trap_23_nothing_of_the_matter_stands_on_ticket_or_workbench_alarm() -> None:
    husband = Person(roles=(Role.TERLAPOR,), name="ANDREAS", relation="SUAMI")
    matter = told(LIDIA, husband, facts=("kdrt",))
    do(_people.assess_danger, "ani", matter, answers=["ancaman"])
    said = repr(alarms(who("maria")))
    assert all(word not in said for word in ("LIDIA", "ANDREAS", "kdrt", "Ladang"))


def test_trap_24_belief_is_printed_as_said_and_never_asked_for() -> None:
    assert "Kepercayaan terhadap Tuhan YME" in lp(replace(LIDIA, religion="Kepercayaan terhadap Tuhan YME"))
    assert "Agama" not in lp(replace(LIDIA, religion=""))


def test_trap_25_a_child_is_on_no_paper_but_the_investigators() -> None:
    child = Person(roles=(Role.KORBAN,), name="ANI", birth=Birth(on=date(2014, 5, 1)), address=LIDIA.address)
    mother = replace(LIDIA, roles=(Role.PELAPOR,), relation="IBU", as_what="orang tua")
    matter = told(mother, child, facts=("anak",))
    report(matter, offences=("KUHP-476",))
    hidden = printed(matter, "lp_b", "lindung")
    assert all(word not in hidden for word in ("ANI", "LIDIA", "Ladang", "Melawi"))
    assert "ANI" in printed(matter, "lp_b")


def test_trap_26_adat_is_explained_and_recorded_and_decides_nothing() -> None:
    matter = told(after="konseling")
    notes = KonselingNotes(explained=("pidana", "adat"), wishes="Sudah ditempuh secara adat.")
    state = do(matters.record_konseling, "lukas", matter, outcome="siap_gelar", notes=notes)
    assert state == "siap_gelar"


def test_trap_27_who_gives_no_name_has_a_receipt_and_needs_one_for_the_report() -> None:
    code = factories.visit(greeted=True)
    said = matters.Received("Kabar lewat WhatsApp", anonymous_reason="takut dikenali")
    made = matters.receive(by=who("ani"), key=factories.uuid4(), visit=code, said=said)
    matter = reread(made["matter"])
    assert "takut dikenali" in printed(matter, "tanda_terima_pengaduan")
    account = replace(factories.MOTOR_STORY.account, facts=("tertangkap_tangan",))
    base = do(matters.write_account, "ani", matter, account=account, base=0)
    do(matters.put_party, "ani", matter, person=CAUGHT)
    do(matters.read_back, "ani", matter, told=base)
    with pytest.raises(Refused, match=r"bernama|identitas pelapor"):
        report(matter, offences=("KUHP-476",))


def test_trap_28_what_was_written_by_hand_is_entered_once_with_both_times() -> None:
    _hand_forms.print_forms(by=who("dodi"), key=factories.uuid4(), count=2)
    first, second = models.HandForm.objects.order_by("ordinal")
    written = clock.now() + timedelta(minutes=30)
    with clock.at(clock.now() + timedelta(days=2)):
        made = entered(first.code, written)
        matter, form = reread(made["matter"]), models.HandForm.objects.get(pk=first.pk)
        assert (matter.received_at, matter.written_at) == (form.entered_at, written), "the record time is the server's"
        assert matter.reply_due_on == date(2026, 12, 8), "the fourteen days run from what is written on the form"
        for again in (first.code, first.code):
            with pytest.raises(Refused, match="tidak bisa dilakukan pada tahap ini"):
                entered(again, written)
        issue_the_short_way(matter)
    said = (
        f"Dicatat kemudian dari formulir tangan nomor {first.number} yang ditulis Selasa, 24 November 2026 pukul 19.30"
    )
    for kind in ("tanda_terima_pengaduan", "lp_b", "sttlp"):
        assert said.replace(" ", "") in printed(matter, kind).replace(" ", ""), kind
    assert "26 November 2026 pukul 19.00 WIB" in printed(matter, "tanda_terima_pengaduan")
    numbers = models.Paper.objects.filter(matter=matter).values_list("number", flat=True)
    assert {number.partition("/SPKT")[0] for number in numbers} == {
        "DUMAS/B/1/XI/2026",
        "LP/B/1/XI/2026",
        "STTLP/B/1/XI/2026",
    }
    assert second.matter_id is None, "what was not needed lies ready"


def entered(form: str, written_at: datetime) -> dict[str, str]:
    """What was written on this form, entered now."""
    said = matters.Received("Motor hilang di halaman rumah", name=LIDIA.name)
    how = {"form": form, "written_at": written_at, "written_by": officer("budi").nrp, "said": said}
    visit = factories.visit(greeted=True)
    return _hand_forms.receive_later(by=who("ani"), key=factories.uuid4(), visit=visit, **how)


def issue_the_short_way(matter: models.Matter) -> None:
    """From the receipt to the report, by what may come before its gelar."""
    account = replace(factories.MOTOR_STORY.account, facts=URGENT["facts"])
    base = do(matters.write_account, "ani", matter, account=account, base=0)
    do(matters.put_party, "ani", matter, person=LIDIA, ordinal=1, version=1)
    do(matters.put_party, "ani", matter, person=CAUGHT)
    do(matters.read_back, "ani", matter, told=base)
    report(matter, offences=("KUHP-476",))


NOT_BUILT: set[int] = set()


def test_every_trap_has_a_test_that_carries_its_number() -> None:
    files = Path(__file__).parents[1].rglob("test_*.py")
    found = {int(n) for file in files for n in re.findall(r"^def test_trap_(\d\d)_", file.read_text(), re.MULTILINE)}
    assert set(range(1, 29)) - found <= NOT_BUILT


def test_what_a_sealed_reporter_is_handed_names_nobody_else() -> None:
    matter = told(LIDIA, Person(roles=(Role.TERLAPOR,), name="ANDREAS", relation="SUAMI"), facts=("kdrt",))
    made = report(matter, offences=("KDRT-44.1",))
    do_hand = {"code": made["sttlp"], "to": LIDIA.name, "identified": "KTP"}
    assert hand_over(by=who("ani"), key=factories.uuid4(), **do_hand) == matter.code
    assert span_text(factories.NIGHT, "WIB") not in printed(matter, "sttlp", "lindung")
