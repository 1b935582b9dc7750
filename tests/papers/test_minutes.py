"""Minutes and receipts: whose hands are on them, what they must say, what must never be there, how long they bear."""

import dataclasses
import io
import re
from datetime import UTC, date, datetime
from typing import Any

import pikepdf
import pytest

from spkt.law.case import Charge, Confirmation, Desk, Dissent, Element, Person, Sex, Signer, Thing
from spkt.papers import _sample
from spkt.papers._kind import LINDUNG, freeze, kinds, render, thaw
from spkt.papers._minutes import Handling, Witness, on_this_day
from spkt.papers.gelar import Seat
from spkt.papers.serah_lp import Sheet
from tests.papers.conftest import flat

NAMES = (
    "konseling",
    "gelar",
    "serah_lp",
    "cabut",
    "tt_bb",
    "tt_temuan",
    "pengembalian",
    "tt_orang",
    "ba_penolakan_ttd",
    "ba_pembatalan",
)
FOR_CITIZENS = ("cabut", "tt_bb", "tt_temuan", "pengembalian", "tt_orang")
FOR_JUSTICE = ("gelar", "serah_lp", "tt_bb")
WITNESSED = (*FOR_CITIZENS, "ba_penolakan_ttd")
LONGEST = "Raden Ajeng Siti Nurhaliza binti Haji Muhammad Syarifuddin al-Banjari Kusumawardhani, S.Pd., M.Pd."
MANY = tuple(Thing(f"barang ke-{i} dengan nama yang panjang", marks={"nomor_seri": f"SN-{i:05}"}) for i in range(1, 41))
LONG = " ".join(f"Kalimat ke-{i} menerangkan apa yang dilihat malam itu." for i in range(400))


def printed(name: str, *, variant: str = "asli", **changes: Any) -> str:
    """What can be read on the sample of a kind, with other facts."""
    content = dataclasses.replace(kinds()[name].sample, **changes)
    return flat(render(name, freeze(name, content), variant=variant))


def last_page(name: str, **changes: Any) -> str:
    """What can be read on the last page; the head with the number is on it, too."""
    made = render(name, freeze(name, dataclasses.replace(kinds()[name].sample, **changes)))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) > 1, "the case is meant to run over pages"
        del pdf.pages[:-1]
        kept = io.BytesIO()
        pdf.save(kept)
    return flat(kept.getvalue())


@pytest.mark.parametrize("name", NAMES)
def test_only_what_a_citizen_carries_says_that_it_is_free(name: str) -> None:
    assert ("Pelayanan ini GRATIS" in printed(name)) is (name in FOR_CITIZENS)


@pytest.mark.parametrize("name", NAMES)
def test_only_what_serves_criminal_justice_is_headed_so(name: str) -> None:
    assert ("PRO JUSTITIA" in printed(name)) is (name in FOR_JUSTICE)
    assert kinds()[name].pro_justitia is (name in FOR_JUSTICE)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_called_guilty(name: str) -> None:
    assert not re.search(r"\btersangka\b|terbukti|bersalah", printed(name), re.IGNORECASE)


@pytest.mark.parametrize("name", WITNESSED)
def test_two_witnesses_always_have_their_place(name: str) -> None:
    shown = printed(name, witnesses=())
    assert "Saksi 1," in shown
    assert "Saksi 2," in shown


@pytest.mark.parametrize("name", WITNESSED)
def test_a_sealed_paper_keeps_officers_and_hides_other_witnesses(name: str) -> None:
    witnesses = (Witness("FERI", "BRIPDA NRP 02090110", is_officer=True), Witness("AGUSTINUS", "Ketua RT 03"))
    shown = printed(name, variant=LINDUNG, witnesses=witnesses)
    assert "FERI" in shown
    assert "AGUSTINUS" not in shown
    assert "Ketua RT" not in shown


@pytest.mark.parametrize("name", FOR_CITIZENS)
def test_a_thumb_brings_its_witnesses_to_sign(name: str) -> None:
    shown = printed(name, confirmation=Confirmation("cap jempol", ("Yohanes", "Maria Goreti, S.H.")), witnesses=())
    assert "cap jempol kiri" in shown
    assert "Yohanes" in shown
    assert "tidak dapat membaca/menulis" in shown


@pytest.mark.parametrize("name", FOR_CITIZENS)
def test_a_refusal_stands_where_the_signature_would(name: str) -> None:
    assert "Menolak menandatangani: ingin berunding" in printed(
        name, confirmation=Confirmation("menolak", (), "ingin berunding")
    )


@pytest.mark.parametrize(
    ("zone", "label", "words"),
    [
        (
            "Asia/Pontianak",
            "WIB",
            "Kamis tanggal tiga puluh satu bulan Desember tahun dua ribu dua puluh enam pukul 23.30",
        ),
        ("Asia/Makassar", "WITA", "Jumat tanggal satu bulan Januari tahun dua ribu dua puluh tujuh pukul 00.30 WITA"),
        ("Asia/Jayapura", "WIT", "Jumat tanggal satu bulan Januari tahun dua ribu dua puluh tujuh pukul 01.30 WIT"),
    ],
)
def test_the_day_is_told_in_words_on_the_clock_of_the_desk(zone: str, label: str, words: str) -> None:
    desk: Desk = dataclasses.replace(_sample.DESK, zone=zone, zone_label=label)
    assert on_this_day(desk, datetime(2026, 12, 31, 16, 30, tzinfo=UTC)).startswith(f"Pada hari ini {words}")


def test_the_applicant_of_a_konseling_is_a_code() -> None:
    shown = printed("konseling")
    assert "KODE 7K2M-0210" in shown
    assert "LIDIA" not in shown.upper()
    sealed = printed("konseling", variant=LINDUNG)
    assert "7K2M-0210" not in sealed
    assert "sepeda motor" not in sealed


def marked(shown: str) -> list[str]:
    """The recommendation that is marked: the X stands before its number."""
    return re.findall(r"X (\d)\. ", shown)


@pytest.mark.parametrize(
    ("outcome", "number"),
    [
        ("rekom_LP", "1"),
        ("rekom_LP_A", "2"),
        ("rekom_dumas", "3"),
        ("rekom_LI", "3"),
        ("bukan_pidana", "4"),
        ("limpah", "5"),
        ("lengkapi", "6"),
    ],
)
def test_one_of_six_recommendations_is_marked(outcome: str, number: str) -> None:
    assert marked(printed("gelar", outcome=outcome)) == [number]


def test_what_is_to_be_completed_has_its_day() -> None:
    shown = printed("gelar", outcome="lengkapi", deadline=date(2026, 12, 7))
    assert "6. Dilengkapi, batas waktu Senin, 7 Desember 2026." in shown


def test_the_leader_of_a_gelar_signs_last_and_once() -> None:
    shown = printed("gelar")
    signed = shown[shown.index("Demikian berita acara") :]
    assert signed.index("MARIA GORETI") < signed.index("Pimpinan gelar,") < signed.index("DODI HERYANTO")
    assert signed.count("DODI HERYANTO") == 1


def test_an_element_shows_its_verdict_and_what_it_rests_on() -> None:
    charge = Charge("X", "pencurian", "476", "UU contoh", (Element("barang", "", "dilihat", ("kalimat:4", "lain:1")),))
    shown = printed("gelar", charges=(charge,))
    assert "belum ditimbang" in shown
    assert "(cerita pelapor kalimat ke-4; lain:1)" in shown


def test_dissent_is_kept_and_its_absence_said() -> None:
    assert "X (pendapat berbeda): tidak setuju" in printed("gelar", dissents=(Dissent("X", "tidak setuju"),))
    assert "Tidak ada pendapat yang berbeda." in printed("gelar", dissents=())
    assert "tidak setuju" not in printed("gelar", variant=LINDUNG, dissents=(Dissent("X", "tidak setuju"),))


def test_twelve_seats_all_sign_and_the_last_page_is_no_orphan() -> None:
    seats = tuple(
        Seat(Signer(f"{LONGEST} {i}", "BRIPKA", f"900102{i:02}", "Piket"), "Reskrim", unrelated=i != 3)
        for i in range(11)
    )
    seats = (*seats, kinds()["gelar"].sample.seats[0])
    shown = printed("gelar", seats=seats)
    assert shown.count("Peserta gelar,") == 11
    assert shown.count("90010210") == 2
    assert shown.count("ada hubungan") - shown.count("tidak ada hubungan") == 1
    assert "NRP 90010210" in last_page("gelar", seats=seats), "the leader stands with the row before him"


@pytest.mark.parametrize("name", ["serah_lp", "tt_bb", "tt_temuan", "pengembalian", "tt_orang"])
def test_forty_things_run_over_pages_under_their_head(name: str) -> None:
    shown = printed(name, things=MANY, handling=(Handling("utuh"),))
    assert [i for i in range(1, 41) if f"SN-{i:05}" not in shown] == []
    assert "Seluruhnya 40 (empat puluh) jenis barang. ---" in shown
    assert len(re.findall("Jenis/ ?merek/ ?nomor", shown)) >= 2
    end = last_page(name, things=MANY, handling=(Handling("utuh"),))
    assert "Demikian" in end, "who signs has the end of the text on the same page"


@pytest.mark.parametrize(
    ("name", "field"),
    [("gelar", "resume"), ("cabut", "reason"), ("tt_orang", "condition"), ("ba_pembatalan", "reason")],
)
def test_long_texts_run_on_to_their_last_word(name: str, field: str) -> None:
    assert len(LONG) > 20_000
    assert "Kalimat ke-399 menerangkan apa yang dilihat malam itu. ---" in printed(name, **{field: LONG})
    assert "Demikian" in last_page(name, **{field: LONG})


@pytest.mark.parametrize("name", ["cabut", "tt_bb", "pengembalian", "ba_penolakan_ttd"])
def test_the_longest_names_and_no_optional_fact_are_borne(name: str) -> None:
    who = Person(kinds()[name].sample.persons[0].roles, name=LONGEST, sex=Sex.FEMALE)
    shown = printed(name, persons=(who,), reason="") if name != "pengembalian" else printed(name, persons=(who,))
    assert shown.count(LONGEST.upper()) >= (1 if name == "ba_penolakan_ttd" else 2)
    assert "NIK/No. identitas : tidak ada" in shown


def test_empty_minutes_are_still_right() -> None:
    shown = printed("serah_lp", bundle=(Sheet("Laporan Polisi"),), things=(), handling=(), running=(), disposition="")
    assert "Tidak ada barang bukti" in shown
    assert "Tidak ada batas waktu" in shown
    assert "tidak memberikan alasan" in printed("ba_penolakan_ttd", reason="")
    assert "Surat pengganti : tidak ada" in printed("ba_pembatalan", replacement="")
    assert "Nama : BELUM DIKETAHUI" in printed("tt_orang", persons=(Person((), features="berbaju hijau"),))


def test_a_withdrawal_does_not_end_an_ordinary_offence() -> None:
    shown = printed("cabut", complaint_offence=False)
    assert "perkara tetap berjalan" in shown
    assert "tidak berlaku, karena bukan delik aduan" in shown
    assert "atas kemauan sendiri" in shown


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2027, 2, 21, 16, 59, tzinfo=UTC), "Hasil pemeriksaan : dalam batas waktu"),
        (datetime(2027, 2, 21, 17, 1, tzinfo=UTC), "Hasil pemeriksaan : lewat batas waktu"),
    ],
)
def test_the_ninetieth_day_counts_whole_on_the_clock_of_the_desk(at: datetime, words: str) -> None:
    shown = printed("cabut", complaint_offence=True, withdrawn_at=at)
    assert words in shown
    assert "Minggu, 21 Februari 2027, yaitu 90 hari" in shown
    assert ("tidak dapat diajukan lagi" in shown) is ("lewat" not in words)


def test_what_may_be_withdrawn_until_the_trial_has_no_day() -> None:
    shown = printed("cabut", complaint_offence=True, until_trial=True, due_on=date(2020, 1, 1))
    assert "sebelum pemeriksaan di sidang" in shown
    assert "lewat batas waktu" not in shown


def test_an_offence_not_weighed_yet_promises_nothing() -> None:
    assert "Belum ditimbang apakah perkara ini delik aduan" in printed("cabut", complaint_offence=None)


def test_a_receipt_of_evidence_is_no_seizure() -> None:
    shown = printed("tt_bb")
    assert "tanda penerimaan barang, bukan penyitaan" in shown
    assert "disegel nomor 0012" in shown
    assert "tidak disegel" in shown


def test_an_officer_can_hand_evidence_over() -> None:
    shown = printed("tt_bb", persons=(), giver=_sample.PAMAPTA.signer)
    assert shown.count("DODI HERYANTO, S.H.") == 2
    assert "LIDIA" not in shown


def test_a_finder_may_stay_a_number() -> None:
    shown = printed("tt_temuan", persons=(), finder_number="PN-0042")
    assert "tidak menyebutkan nama, nomor PN-0042" in shown
    assert "PENEMU NOMOR PN-0042" in shown
    assert "PN-0042" not in printed("tt_temuan", variant=LINDUNG, persons=(), finder_number="PN-0042")


def test_a_finder_can_follow_what_she_found() -> None:
    shown = printed("tt_temuan", tracking=_sample.TRACKING)
    assert _sample.TRACKING.code in shown
    assert _sample.TRACKING.code not in printed("tt_temuan")


@pytest.mark.parametrize("name", ["tt_temuan", "pengembalian"])
def test_found_goods_cost_nothing(name: str) -> None:
    assert "Rp 0 (nol rupiah)" in printed(name)


def test_returned_goods_are_told_as_they_came_and_as_they_went() -> None:
    shown = printed("pengembalian", things=MANY[:1], handling=(Handling("kotor", "sudah kering"),))
    assert shown.index("kotor") < shown.index("sudah kering")


def test_who_takes_a_person_is_hidden_too_where_the_matter_is_sealed() -> None:
    shown = printed("tt_orang", variant=LINDUNG)
    for secret in ("LIDIA", "Kartu Keluarga", "ibu kandung", "Pasar Masuka", "Tenang", "F-0031"):
        assert secret not in shown


def test_a_void_number_stays_and_two_stand_for_it() -> None:
    shown = printed("ba_pembatalan")
    assert "Nomornya tetap tercatat" in shown
    assert "Yang membatalkan," in shown
    assert "Menyetujui," in shown
    assert "Barang Bukti" not in printed("ba_pembatalan", variant=LINDUNG, replacement="")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost_on_the_way_through_the_vault(name: str) -> None:
    content = kinds()[name].sample
    assert thaw(name, freeze(name, content)) == content
