"""Letters of the desk: what each asks or tells, what it never says, and that a signature never stands alone."""

import dataclasses
import io
import json
from datetime import date
from typing import Any

import pikepdf
import pytest

from spkt.law.case import Being, Confirmation, Person, Place, Role, Sex, Thing, from_json, to_json
from spkt.papers import _sample
from spkt.papers._kind import LINDUNG, freeze, kinds, render
from spkt.papers._letter import Office, lettered
from tests.papers.conftest import raw, text_of

LONGEST = "Raden Ajeng Siti Nurhaliza binti Haji Muhammad Syarifuddin al-Banjari Kusumawardhani, S.Pd., M.Pd."
FAR = Place(
    "Jalan Lintas Melawi Gang Merpati Putih Nomor 123, RT 003/RW 001, Dusun Karya Makmur Sejahtera",
    village="Desa Nanga Sepauk Hulu",
    district="Kec. Sepauk",
    regency="Kab. Sintang",
)
STORY = " ".join(f"Kalimat ke-{i} menerangkan apa yang dilihat pelapor malam itu." for i in range(340))
VISUM = ("visum_luka", "visum_jenazah")
TO_CITIZENS = ("jawaban", "pemberitahuan_pelimpahan", "pemberitahuan_terusan", "kelengkapan", "sp2hp")
RECEIPTS = ("tanda_terima_tinjau",)
INSIDE = (*VISUM, "pelimpahan", "teruskan")
ALL = (*TO_CITIZENS, *RECEIPTS, *INSIDE)


def made(name: str, **changes: Any) -> bytes:
    """The sample letter with other facts, as a file."""
    return render(name, freeze(name, dataclasses.replace(kinds()[name].sample, **changes)))


def shown(name: str, **changes: Any) -> str:
    """What can be read on it."""
    return raw(made(name, **changes))


def protected(name: str, **changes: Any) -> str:
    """What can be read on its rendering for everybody but the investigator."""
    content = dataclasses.replace(kinds()[name].sample, **changes)
    return raw(render(name, freeze(name, content), variant=LINDUNG))


def last_page(pdf: bytes) -> str:
    """What can be read on the last sheet."""
    with pikepdf.open(io.BytesIO(pdf)) as whole, pikepdf.new() as last:
        last.pages.append(whole.pages[-1])
        out = io.BytesIO()
        last.save(out)
    return raw(out.getvalue())


@pytest.mark.parametrize("name", ALL)
def test_every_content_survives_being_kept(name: str) -> None:
    kind = kinds()[name]
    masked = kind.mask(kind.sample)
    assert from_json(kind.shape, json.loads(json.dumps(to_json(masked)))) == masked


@pytest.mark.parametrize("name", TO_CITIZENS + RECEIPTS)
def test_what_a_citizen_gets_says_that_it_is_free(name: str) -> None:
    assert "Pelayanan ini GRATIS. Pungutan dilaporkan ke Sipropam Polres Sintang / 110." in shown(name)


@pytest.mark.parametrize("name", INSIDE)
def test_what_goes_to_another_office_does_not(name: str) -> None:
    assert "GRATIS" not in shown(name)


@pytest.mark.parametrize("name", ALL)
def test_only_a_request_for_a_visum_is_pro_justitia(name: str) -> None:
    assert ("PRO JUSTITIA" in shown(name)) is (name in VISUM) is kinds()[name].pro_justitia


@pytest.mark.parametrize("name", ALL)
def test_nobody_is_called_a_suspect(name: str) -> None:
    assert "tersangka" not in shown(name).casefold()
    assert "pelaku" not in shown(name).casefold()


@pytest.mark.parametrize("name", TO_CITIZENS)
def test_a_letter_to_her_speaks_to_her_and_to_nobody_else(name: str) -> None:
    others = (_sample.LIDIA, *(Person((role,), name="Yohanes Tampun") for role in (Role.TERLAPOR, Role.SAKSI)))
    text = shown(name, persons=others)
    assert "Yth. Sdri. LIDIA MARTINA" in text
    assert "Saudari" in text
    assert "yohanes" not in text.casefold()
    assert _sample.LIDIA.id_number not in text


@pytest.mark.parametrize(
    ("facts", "greeting"),
    [
        ({"name": "Suharto", "sex": Sex.MALE}, "Yth. Sdr. SUHARTO di tempat"),
        ({"name": "Sari"}, "Yth. Sdr./Sdri. SARI di tempat"),
        ({"name": "PT Sawit Maju", "being": Being.BADAN}, "Yth. Pimpinan PT SAWIT MAJU di tempat"),
    ],
)
def test_how_the_reader_is_greeted(facts: dict[str, Any], greeting: str) -> None:
    text = shown("kelengkapan", persons=(Person((Role.PELAPOR,), **facts),))
    assert greeting in text
    assert "Saudari " not in text


@pytest.mark.parametrize("name", TO_CITIZENS)
def test_a_protected_letter_does_not_tell_her_sex(name: str) -> None:
    text = protected(name)
    assert f"Pelapor (identitas dirahasiakan, {_sample.SHIELD.cite})" in text
    assert "Saudari" not in text
    assert "Sdri" not in text


@pytest.mark.parametrize(
    ("name", "secrets"),
    [
        ("visum_luka", ("nyeri", "kaus", "kakak kandung", "X luka", "(luka)", "Kelam")),
        ("visum_jenazah", ("tato", "Melawi", "kemeja", "jenazah luar", "45 tahun")),
        ("jawaban", ("dipinjamkan", "bukan tindak pidana", "Kelurahan", "Konseling")),
        ("pelimpahan", ("bengkel", "YOSEP", "STNK", "Kabupaten Melawi")),
        ("pemberitahuan_pelimpahan", ("bengkel", "saksi")),
        ("teruskan", ("media sosial", "jaket", "Cetakan")),
        ("pemberitahuan_terusan", ("telepon genggam", "bukti pembayaran")),
        ("kelengkapan", ("sertipikat", "pagar")),
        ("sp2hp", ("saksi", "warga")),
        ("tanda_terima_tinjau", ("Janji", "Percakapan", "0812")),
    ],
)
def test_a_protected_letter_tells_no_story(name: str, secrets: tuple[str, ...]) -> None:
    text = protected(name)
    assert [words for words in secrets if words not in shown(name)] == [], "the sample has what is looked for"
    assert [words for words in secrets if words in text] == []


@pytest.mark.parametrize("name", ["jawaban", "tanda_terima_tinjau"])
def test_a_review_has_its_day(name: str) -> None:
    day = {"jawaban": "Senin, 7 Desember 2026", "tanda_terima_tinjau": "Rabu, 9 Desember 2026"}[name]
    assert f"paling lambat hari {day}" in shown(name)
    assert "ditolak" not in shown(name)


def test_another_seat_reviews() -> None:
    assert "digelar kembali oleh peserta lain daripada yang memutuskan sebelumnya" in shown("tanda_terima_tinjau")


def test_a_thumb_on_a_request_for_review_has_two_witnesses() -> None:
    text = shown("tanda_terima_tinjau", confirmation=Confirmation("cap jempol", ("Yohanes", "Maria")))
    assert "YOHANES" in text
    assert "MARIA" in text


def test_the_receiving_unit_finds_the_code_to_confirm() -> None:
    assert shown("pelimpahan").count("7H3K-22QM") == 2
    without = shown("pelimpahan", reply_code="", reply_to=None)
    assert "menyebut kode" not in without
    assert "Kode konfirmasi" not in without
    assert "disampaikan kepada Polres Sintang, atau dengan lembar di bawah ini." in without


def test_a_report_that_is_referred_keeps_both_numbers() -> None:
    text = shown("pelimpahan", lp_number=f"LP/B/123/XI/2026/{_sample.TAIL}")
    assert "Pelimpahan Laporan Polisi" in text
    assert "LP/B/123/XI/2026" in text
    assert "DUMAS/B/211/XI/2026" in text


@pytest.mark.parametrize(("forwarded_as", "words"), [("dumas", "pengaduan masyarakat"), ("LI", "laporan informasi")])
def test_what_is_forwarded_keeps_its_number(forwarded_as: str, words: str) -> None:
    text = shown("teruskan", forwarded_as=forwarded_as, persons=(), answer_by=None)
    assert f"diteruskan sebagai {words}" in text
    assert "Nomor : DUMAS/B/212/XI/2026" in text
    assert "Nomor tersebut tetap digunakan." in text
    assert "berhak atas tanggapan" not in text


@pytest.mark.parametrize("name", ["pemberitahuan_pelimpahan", "pemberitahuan_terusan", "kelengkapan"])
def test_she_reads_until_when_she_hears_and_whom_to_call(name: str) -> None:
    text = shown(name)
    assert "Saudari mendapat tanggapan paling lambat hari Senin, 7 Desember 2026." in text
    assert "Yang dapat dihubungi" in text
    assert "telepon 056" in text


def test_what_is_missing_does_not_undo_the_complaint() -> None:
    text = shown("kelengkapan")
    assert "a. Fotokopi sertipikat" in text
    assert "Pengaduan Saudari tetap diterima" in text
    assert "tidak dipungut biaya" in text
    assert "Jumat, 4 Desember 2026" in text


@pytest.mark.parametrize(
    ("code", "subject", "said"),
    [
        ("A1", "Penelitian Laporan", "telah kami terima dan kami teliti"),
        ("A2", "Penyelidikan", "belum cukup untuk ditingkatkan"),
        ("A3", "Penyelidikan", "dapat ditingkatkan ke tahap penyidikan"),
        ("A4", "Penyidikan", "Penyidikan atas laporan Saudari masih berjalan"),
        ("A5", "Penyelidikan", "Penyelidikan atas laporan Saudari dihentikan terhitung hari Selasa, 24 November 2026"),
    ],
)
def test_each_sp2hp_says_how_far_it_is(code: str, subject: str, said: str) -> None:
    text = shown("sp2hp", code=code, stopped_on=date(2026, 11, 24), stop_reason="Bukan tindak pidana.")
    assert f"SP2HP/{code}" in text
    assert f"Pemberitahuan Perkembangan Hasil {subject}" in text
    assert said in text
    assert ("Alasan hukum: Bukan tindak pidana." in text) is (code == "A5")
    assert "0812-0000-0009" in text


def test_a_stop_says_what_she_can_do() -> None:
    text = shown("sp2hp", code="A5", stage="penyidikan", objection=("Keberatan kepada Siwas.", "Praperadilan."))
    assert "Hasil Penyidikan" in text
    assert "Hak mengajukan keberatan: a. Keberatan kepada Siwas. b. Praperadilan." in text


def test_a_letter_goes_to_whom_the_victim_chose() -> None:
    text = shown("sp2hp", contact="Maria Senja (pendamping)")
    assert "Yth. Maria Senja (pendamping)" in text
    assert "LIDIA" not in text
    assert "Maria" not in protected("sp2hp", contact="Maria Senja (pendamping)")


@pytest.mark.parametrize(
    ("name", "changes", "kept_with", "signer"),
    [
        ("visum_luka", {"things": tuple(Thing(f"barang ke-{i}") for i in range(40))}, "Mohon dibuatkan", "WAHYU"),
        ("visum_jenazah", {"deed": STORY}, "Mohon dibuatkan", "WAHYU"),
        ("jawaban", {"reason": STORY}, "Bantuan hukum", "DODI"),
        ("pelimpahan", {"summary": STORY}, "Mohon konfirmasi", "ANDREAS"),
        ("teruskan", {"summary": STORY}, "Nomor tersebut tetap digunakan", "DODI"),
        ("kelengkapan", {"missing": tuple(f"Surat ke-{i}" for i in range(60))}, "Tanggapan", "DODI"),
    ],
)
def test_a_signature_stays_with_the_last_point(name: str, changes: dict[str, Any], kept_with: str, signer: str) -> None:
    pdf = made(name, **changes)
    last = last_page(pdf)
    assert "Demikian" in last
    assert signer in last
    assert kept_with in last
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        assert len(whole.pages) > 1
        assert f"Halaman {len(whole.pages)} dari {len(whole.pages)}" in last
    assert kinds()[name].sample.number in last, "a further page says whose it is"


def test_twelve_parties_with_long_names_are_all_referred() -> None:
    roles = (Role.TERLAPOR, Role.KORBAN, Role.SAKSI)
    many = [Person((roles[i % 3],), name=f"{LONGEST} {i}", address=FAR) for i in range(12)]
    first = dataclasses.replace(_sample.LIDIA, name=LONGEST, address=FAR)
    text = shown("pelimpahan", persons=(first, *many))
    assert [i for i in range(12) if f"M.PD. {i}," not in text] == []
    assert "(pelapor)" in text


@pytest.mark.parametrize("name", TO_CITIZENS)
def test_the_longest_name_and_address_stay_on_the_sheet(name: str) -> None:
    first = dataclasses.replace(_sample.LIDIA, name=LONGEST, address=FAR)
    text = shown(name, persons=(first,), desk=dataclasses.replace(_sample.DESK, paper="F4"))
    assert "KUSUMAWARDHANI, S.PD., M.PD." in text
    assert "Kab. Sintang" in text


@pytest.mark.parametrize(
    ("zone", "label", "clock"), [("Asia/Makassar", "WITA", "22.50"), ("Asia/Jayapura", "WIT", "23.50")]
)
def test_hours_are_those_of_the_desk(zone: str, label: str, clock: str) -> None:
    desk = dataclasses.replace(_sample.DESK, zone=zone, zone_label=label)
    assert f"pukul {clock} {label}" in shown("visum_luka", desk=desk)


@pytest.mark.parametrize("name", [name for name in ALL if name not in RECEIPTS])
def test_a_draft_of_a_letter_has_no_number_and_no_day(name: str) -> None:
    text = shown(name, number=None, issued_at=None)
    assert "Nomor : (diberikan saat terbit)" in text
    assert "Sintang, ……" in text


def test_nothing_optional_leaves_no_empty_point() -> None:
    bare = shown("jawaban", offices=(), done=(), copies=(), aid_cite="")
    for words in ("Ke mana", "Yang telah kami lakukan", "Tembusan"):
        assert words not in bare
    assert "Barang yang disertakan: tidak ada" in shown("visum_luka", things=(), escort=None, brought_at=None)


def test_a_point_numbers_beyond_the_letters() -> None:
    assert lettered(["satu"]) == ["satu"]
    assert lettered(["satu", "dua"]) == ["a. satu", "b. dua"]
    assert lettered(["x"] * 27)[26] == "27. x"


def test_an_office_is_told_with_what_it_is_for() -> None:
    office = Office("BPSK", "Pontianak", "Jl. Contoh 9", "0561-000000", matter="sengketa dengan penjual")
    assert "BPSK untuk sengketa dengan penjual (Jl. Contoh 9, Pontianak, telepon 0561-000000)" in shown(
        "jawaban", offices=(office,)
    )


def test_the_day_stands_beside_the_letterhead() -> None:
    assert "KEPOLISIAN NEGARA REPUBLIK INDONESIA" in text_of(made("jawaban")).splitlines()[0]
    assert text_of(made("jawaban")).splitlines()[0].endswith("Sintang, 23 November 2026")
