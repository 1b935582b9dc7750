"""Forms of the counter: what they must say, what they must never say, and that signatures stay with their text."""

import dataclasses
import json
import subprocess
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from spkt.law.case import Confirmation, Person, Place, Role, Sex, Signer, to_json
from spkt.papers import _sample
from spkt.papers._kind import LINDUNG, freeze, kinds, render
from spkt.papers._shapes import Tracking
from spkt.papers.propam_tembusan import DENPOM, Member
from tests.papers.conftest import flat

FOR_HER = (
    "sktlk",
    "keterangan_tambahan",
    "laporan_tambahan",
    "surat_keterangan_lain",
    "laporan_orang_hilang",
)
INTERNAL = ("lp_a", "pengaduan", "surat_pernyataan_pelapor", "surat_kuasa_check", "propam_tembusan")
LONGEST = "Raden Ajeng Siti Nurhaliza binti Haji Muhammad Syarifuddin al-Banjari Kusumawardhani, S.Pd., M.Pd."
STORY = " ".join(f"Kalimat ke-{i} menerangkan apa yang dilihat pelapor malam itu." for i in range(340))
FAR = Place(
    detail="Jalan Lintas Melawi Gang Mekar Sari Nomor 1234567 Blok AB, RT 003/RW 011", village="Desa Nanga Sepauk"
)
ROLES = (Role.TERLAPOR, Role.KORBAN, Role.SAKSI)


def form(name: str, **changes: Any) -> Any:
    """The sample of a kind with other facts."""
    return dataclasses.replace(kinds()[name].sample, **changes)


def printed(name: str, content: Any | None = None, **more: str) -> str:
    """What can be read on it."""
    return flat(pdf_of(name, content, **more))


def pdf_of(name: str, content: Any | None = None, **more: str) -> bytes:
    """The paper."""
    return render(name, freeze(name, content or kinds()[name].sample), **more)


def rows_of(name: str, content: Any) -> str:
    """The same as it stands on the lines, label beside value."""
    read = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf_of(name, content), capture_output=True, check=True
    )
    return " ".join(read.stdout.decode().split())


def pages_of(pdf: bytes) -> list[str]:
    """What can be read on each page, with single blanks."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in read.split("\f")[:-1]]


def full(name: str, size: str) -> Any:
    """The sample with all that makes a paper long: names, addresses, parties, story, things, a thumb."""
    sample = kinds()[name].sample
    holds = {each.name for each in dataclasses.fields(sample)}
    return form(name, **{label: value for label, value in _long(sample, size) if label in holds})


def _long(sample: Any, size: str) -> Iterator[tuple[str, Any]]:
    many = tuple(Person(roles=(ROLES[i % 3],), name=f"{LONGEST} {i}", address=FAR) for i in range(12))
    yield "desk", dataclasses.replace(_sample.DESK, paper=size, zone="Asia/Jayapura", zone_label="WIT")
    yield "persons", (*_first(sample), *many)
    yield "words", STORY
    yield "confirmation", Confirmation("cap jempol", ("Yohanes", "Maria"))
    if hasattr(sample, "account"):
        yield "account", dataclasses.replace(sample.account, uraian=STORY)
    if hasattr(sample, "things"):
        yield "things", tuple(dataclasses.replace(sample.things[0], note=f"baris {i}") for i in range(40))


def _first(sample: Any) -> tuple[Person, ...]:
    found = [person for person in getattr(sample, "persons", ()) if Role.PELAPOR in person.roles]
    return tuple(dataclasses.replace(person, name=LONGEST, address=FAR) for person in found)


@pytest.mark.parametrize("size", ["A4", "F4"])
@pytest.mark.parametrize("name", [*FOR_HER, *INTERNAL])
def test_a_full_paper_loses_nothing_and_signs_beside_its_last_words(name: str, size: str) -> None:
    content = full(name, size)
    pages = pages_of(pdf_of(name, content))
    whole, last = " ".join(pages), pages[-1]
    if hasattr(content, "things"):
        assert [i for i in range(40) if f"baris {i}" not in whole] == []
    if hasattr(content, "account") or hasattr(content, "words"):
        assert "Kalimat ke-339 menerangkan" in whole
    if len(pages) > 1:
        assert f"Halaman {len(pages)} dari {len(pages)}" in last
        assert all(content.number in page for page in pages[1:])
    assert LAST_WORDS[name] in last
    assert _signer(content).name in last
    assert _signer(content).number in last


def _signer(content: Any) -> Signer:
    signer: Signer = content.officer if hasattr(content, "officer") else content.approver.signer
    return signer


LAST_WORDS = {
    "sktlk": "Demikian surat keterangan ini",
    "lp_a": "Dilaporkan pada hari",
    "pengaduan": "membenarkan isinya dan membubuhkan cap jempol",
    "surat_pernyataan_pelapor": "Demikian surat pernyataan ini",
    "keterangan_tambahan": "isi yang sudah terbit tidak diubah",
    "laporan_tambahan": "membenarkan isinya dan membubuhkan cap jempol",
    "surat_keterangan_lain": "Demikian surat keterangan ini",
    "laporan_orang_hilang": "mohon SPKT segera diberi tahu",
    "surat_kuasa_check": "Pemeriksaan ini hanya menyangkut suratnya",
    "propam_tembusan": "Demikian untuk menjadi maklum",
}


@pytest.mark.parametrize("name", [*FOR_HER, *INTERNAL])
def test_only_what_she_carries_home_says_that_it_is_free(name: str) -> None:
    assert ("GRATIS" in printed(name)) is (name in FOR_HER)


@pytest.mark.parametrize("name", [*FOR_HER, *INTERNAL])
def test_only_the_report_is_made_for_justice(name: str) -> None:
    assert ("PRO JUSTITIA" in printed(name)) is (name == "lp_a") is kinds()[name].pro_justitia


@pytest.mark.parametrize("name", [*FOR_HER, *INTERNAL])
def test_nobody_is_called_a_suspect_or_guilty(name: str) -> None:
    shown = printed(name).casefold()
    assert [word for word in ("tersangka", "pelaku", "terbukti", "bersalah") if word in shown] == []


@pytest.mark.parametrize(("sex", "words"), [(Sex.MALE, "seorang laki-laki"), (Sex.FEMALE, "seorang perempuan")])
@pytest.mark.parametrize("name", ["sktlk", "pengaduan", "keterangan_tambahan", "laporan_tambahan"])
def test_the_wording_follows_the_sex(name: str, sex: Sex, words: str) -> None:
    first = dataclasses.replace(kinds()[name].sample.persons[0], sex=sex)
    assert words in printed(name, form(name, persons=(first,)))


@pytest.mark.parametrize("number", ["88010203", "8801 0203"])
def test_a_finder_never_approves_his_own_report(number: str) -> None:
    own = dataclasses.replace(_sample.PAMAPTA, signer=Signer("AGUS PRATAMA", "BRIPKA", number, "Banit"))
    with pytest.raises(ValueError, match="finder"):
        printed("lp_a", form("lp_a", approver=own))


@pytest.mark.parametrize("how", [(), ("informasi dari Pak Budi 0812-3",)])
def test_a_source_is_never_written_down(how: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="found_how"):
        printed("lp_a", form("lp_a", found_how=how))


def test_a_report_of_the_police_prints_no_phone_and_no_receipt() -> None:
    seen = dataclasses.replace(_sample.HENDRIKUS, phone="0899-1234")
    shown = printed("lp_a", form("lp_a", persons=(seen,), found_how=("informasi",)))
    assert "HENDRIKUS" in shown
    assert "0899" not in shown
    assert "STTLP" not in shown
    assert "DALAM LIDIK" in shown


def test_it_is_said_whether_rights_were_told() -> None:
    (told,) = kinds()["lp_a"].sample.secured
    assert "hak-haknya diberitahukan pada hari Selasa, 24 November 2026 pukul 01.35 WIB" in printed("lp_a")
    untold = form("lp_a", secured=(dataclasses.replace(told, who="", rights_told_at=None),))
    assert "seseorang yang belum menyebut namanya" in printed("lp_a", untold)
    assert "hak-haknya belum diberitahukan" in printed("lp_a", untold)


def test_prosecution_is_asked_for_only_in_her_own_name() -> None:
    words = "Saya mengadukan dan memohon agar perbuatan tersebut dituntut menurut hukum"
    silent = form("pengaduan", account=dataclasses.replace(_sample.ACCOUNT, prosecute=False))
    assert words in printed("pengaduan")
    assert words not in printed("pengaduan", silent)
    assert "Pengadu belum memohon agar perbuatan tersebut dituntut." in printed("pengaduan", silent)


def test_a_complaint_without_a_name_tells_nobody() -> None:
    shown = printed("pengaduan", form("pengaduan", anonymous_reason="takut dibalas"))
    assert "TANPA NAMA (takut dibalas)" in shown
    assert [part for part in (_sample.LIDIA.name.upper(), _sample.LIDIA.id_number) if part in shown] == []


def test_who_translated_signs() -> None:
    account = dataclasses.replace(_sample.ACCOUNT, language="Dayak Desa", interpreter="Bernadus")
    shown = printed("pengaduan", form("pengaduan", account=account))
    assert "Dayak Desa, penerjemah BERNADUS" in shown
    assert shown.index("Penerjemah,") > shown.index("Pengadu,")


def test_what_was_taken_is_no_proof() -> None:
    shown = printed("pengaduan", form("pengaduan", things=_sample.THINGS))
    assert "1 (satu) unit sepeda motor" not in shown
    assert "gembok rusak" in shown


def test_a_relative_says_on_what_her_right_rests() -> None:
    first = dataclasses.replace(_sample.LIDIA, roles=(Role.PELAPOR,))
    content = form(
        "pengaduan", persons=(first,), relation="ibu kandung korban", relation_basis="korban berumur 14 tahun"
    )
    assert "Hubungan : ibu kandung korban Dasar : korban berumur 14 tahun" in rows_of("pengaduan", content)
    assert "korban sendiri" in printed("pengaduan")


def test_a_statement_threatens_nobody() -> None:
    assert "pidana" not in printed("surat_pernyataan_pelapor").casefold()
    warned = printed("surat_pernyataan_pelapor", form("surat_pernyataan_pelapor", false_cite="Pasal 1"))
    assert "dapat diancam pidana menurut Pasal 1." in warned
    assert "PIDANA" not in warned
    sealed = form("surat_pernyataan_pelapor", false_cite="Pasal 1")
    assert "diancam" not in printed("surat_pernyataan_pelapor", sealed, variant=LINDUNG)


@pytest.mark.parametrize(
    ("confirmation", "words"),
    [
        (Confirmation("tanda tangan"), "membenarkan isinya dan menandatanganinya."),
        (Confirmation("layar"), "membenarkan isinya."),
        (Confirmation("cap jempol", ("A", "B")), "membenarkan isinya dan membubuhkan cap jempol."),
        (Confirmation("menolak", (), "masih berunding"), "tidak bersedia menandatangani."),
    ],
)
@pytest.mark.parametrize("name", ["pengaduan", "keterangan_tambahan", "laporan_tambahan"])
def test_the_reading_back_is_noted_as_it_was(name: str, confirmation: Confirmation, words: str) -> None:
    assert words in printed(name, form(name, confirmation=confirmation))
    assert "dibacakan kembali" not in printed(name, form(name, confirmation=None))


def test_what_is_added_leaves_the_report_as_it_is() -> None:
    shown = printed("keterangan_tambahan")
    assert "atas Laporan Polisi Nomor LP/B/123/XI/2026/" in shown
    assert "KALIMANTAN BARAT tanggal 23 November 2026, sebagai berikut:" in shown
    assert "isi yang sudah terbit tidak diubah" in shown
    assert "Rabu, tanggal dua puluh lima bulan November tahun dua ribu dua puluh enam" in shown
    assert kinds()["keterangan_tambahan"].sample.words[:40] not in printed("keterangan_tambahan", variant=LINDUNG)


def test_a_further_reporter_has_her_rights_and_learns_of_nobody() -> None:
    shown = printed("laporan_tambahan")
    assert "HAK PELAPOR" in shown
    assert "Senin, 7 Desember 2026" in shown
    assert "LP/B/123/XI/2026" in shown
    assert _sample.LIDIA.name.upper() not in shown


def test_a_letter_on_her_word_says_that_nobody_saw_it() -> None:
    shown = printed("surat_keterangan_lain")
    assert "Berdasarkan keterangan yang bersangkutan," in shown
    assert "Petugas tidak menyaksikan sendiri peristiwa tersebut" in shown
    assert "Surat ini bukan Laporan Polisi" in shown


@pytest.mark.parametrize(("consent", "words"), [(True, "Pelapor menyetujui"), (False, "Pelapor tidak menyetujui")])
def test_looks_are_made_public_only_with_consent(consent: bool, words: str) -> None:
    assert f"{words} penyiaran" in printed("laporan_orang_hilang", form("laporan_orang_hilang", broadcast=consent))


def test_a_missing_person_is_searched_for_without_waiting_and_hidden_where_sealed() -> None:
    assert "tanpa masa tunggu" in printed("laporan_orang_hilang")
    sample = kinds()["laporan_orang_hilang"].sample
    masked = json.dumps(to_json(kinds()["laporan_orang_hilang"].mask(sample))).casefold()
    shown = printed("laporan_orang_hilang", variant=LINDUNG).casefold()
    traces = [value for value in dataclasses.asdict(sample.traces).values() if value]
    told = [
        sample.missing.name,
        sample.missing.alias,
        sample.missing.features,
        sample.seen_by,
        sample.words[:40],
        *traces,
    ]
    assert [part for part in told if part.casefold() in masked or part.casefold() in shown] == []
    assert "tidak disiarkan (perkara dilindungi)" in shown


def test_a_power_of_attorney_that_does_not_hold_sends_nobody_away() -> None:
    content = form("surat_kuasa_check", accepted=False, original_seen=False, missing=("asli surat kuasa",))
    shown = printed("surat_kuasa_check", content)
    assert "belum dapat dipakai. Pemberi kuasa tetap dapat melapor sendiri setiap saat." in shown
    assert "Yang masih diperlukan : asli surat kuasa" in rows_of("surat_kuasa_check", content)
    assert "Asli surat kuasa dilihat tidak" in shown


@pytest.mark.parametrize(
    ("until", "result"), [(date(2026, 11, 23), "ya"), (date(2026, 11, 22), "tidak"), (None, "tidak disebut")]
)
def test_a_card_counts_to_its_last_day(until: date | None, result: str) -> None:
    shown = printed("surat_kuasa_check", form("surat_kuasa_check", card_valid_until=until))
    assert f"Kartu advokat masih berlaku {result} KESIMPULAN" in shown


def test_a_notice_has_no_room_for_a_story() -> None:
    shape = kinds()["propam_tembusan"].shape
    held = {each.name for each in dataclasses.fields(shape)} | {each.name for each in dataclasses.fields(Member)}
    assert not held & {"persons", "name", "account", "deed", "charges", "words", "subject", "things"}
    assert "Polsek Sepauk, NRP 90010203" in printed("propam_tembusan")
    assert "90010203" not in printed("propam_tembusan", variant=LINDUNG)


def test_a_notice_goes_to_whose_member_it_is() -> None:
    assert "Yth. KASI PROPAM POLRES SINTANG" in printed("propam_tembusan")
    army = form("propam_tembusan", to=DENPOM, members=(Member("Kodim 0000"),))
    shown = printed("propam_tembusan", army)
    assert "Yth. KOMANDAN DETASEMEN POLISI MILITER" in shown
    assert "anggota Tentara Nasional Indonesia sebagai terlapor" in shown
    assert "Kodim 0000, NRP belum diketahui" in shown
    with pytest.raises(ValueError, match="propam or denpom"):
        printed("propam_tembusan", form("propam_tembusan", to="media"))


@pytest.mark.parametrize("name", ["sktlk", "laporan_tambahan", "surat_keterangan_lain", "laporan_orang_hilang"])
def test_a_paper_without_a_code_is_still_whole(name: str) -> None:
    shown = printed(name, form(name, tracking=Tracking()))
    assert "Pantau di" not in shown
    assert LAST_WORDS[name].partition(" dan ")[0] in shown
