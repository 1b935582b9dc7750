"""What the papers do with what people say: hostile text, many parties, long stories, the unknown."""

import dataclasses
import io
from datetime import date
from typing import Any

import pikepdf
import pytest

from spkt.law.case import Account, Being, Birth, Confirmation, Person, Place, Role, Sex, Span, Thing
from spkt.papers import _sample
from spkt.papers._kind import freeze, kinds, page_inputs, render, unprintable
from tests.papers.conftest import flat

LONGEST = "Raden Ajeng Siti Nurhaliza binti Haji Muhammad Syarifuddin al-Banjari Kusumawardhani, S.Pd., M.Pd."


def lp(**changes: Any) -> Any:
    """The sample report with other facts."""
    return dataclasses.replace(kinds()["lp_b"].sample, **changes)


def printed(content: Any, name: str = "lp_b", **more: str) -> str:
    """What can be read on it."""
    return flat(render(name, freeze(name, content), **more))


def person(role: Role, **facts: Any) -> Person:
    """Somebody of one role."""
    return Person(roles=(role,), **facts)


def told(story: str) -> Account:
    """The sample account with another story."""
    return dataclasses.replace(_sample.ACCOUNT, uraian=story)


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        "#sys.inputs",
        "$x^2$ dan $ 5",
        "@sari <x> </x>",
        "`kode` ```raw```",
        "*tebal* _miring_ = judul",
        "\\u{41} \\ // bukan komentar /* juga */",
        '#import "@preview/x:1.0.0"',
        "<script>alert(1)</script>",
        "[kurung] {kurawal} -- --- ~",
    ],
)
def test_47_what_looks_like_a_program_is_printed_letter_by_letter(text: str) -> None:
    named = dataclasses.replace(_sample.LIDIA, occupation=text)
    shown = printed(lp(persons=(named, *_sample.PEOPLE[1:]), account=told(f"Awal {text} akhir.")))
    assert f"Awal {text} akhir." in shown
    assert f"Pekerjaan : {text}" in shown


def test_what_steers_is_left_out_and_what_is_read_stays() -> None:
    shown = printed(lp(account=told("Ia\u202e ber\x07kata \u2066baik\u2069.\x00")))
    assert "Ia berkata baik." in shown


@pytest.mark.parametrize(
    "name", ["Ğülşen Øre", "Ирина Петрова", "Αλέξανδρος", "محمد علي", "נועה", "தமிழ்", "ꦱꦶꦠꦶ", "Nguyễn"]
)
def test_names_in_many_scripts_can_be_set(name: str) -> None:
    content = lp(persons=(dataclasses.replace(_sample.LIDIA, name=name), *_sample.PEOPLE[1:]))
    assert unprintable("lp_b", content) == ""
    assert render("lp_b", freeze("lp_b", content)).startswith(b"%PDF")


@pytest.mark.parametrize(("text", "missing"), [("王小明", "王小明"), ("senang 😀", "😀"), ("biasa saja", "")])
def test_what_no_font_can_set_is_named_before_a_number_is_taken(text: str, missing: str) -> None:
    assert unprintable("lp_b", lp(account=told(text))) == missing


def test_ten_parties_and_the_longest_names_are_all_there() -> None:
    roles = (Role.TERLAPOR, Role.KORBAN, Role.SAKSI)
    many = [person(roles[i % 3], name=f"{LONGEST} {i}") for i in range(10)]
    shown = printed(lp(persons=(dataclasses.replace(_sample.LIDIA, name=LONGEST), *many)))
    assert shown.count("RADEN AJENG") >= 13
    assert [i for i in range(10) if f"M.PD. {i}" not in shown] == []


def test_48_twenty_thousand_characters_run_over_pages_to_the_last_word() -> None:
    story = " ".join(f"Kalimat ke-{i} menerangkan apa yang dilihat pelapor malam itu." for i in range(340))
    assert len(story) > 20_000
    made = render("lp_b", freeze("lp_b", lp(account=told(story))))
    shown = flat(made)
    assert "Kalimat ke-0 " in shown
    assert "Kalimat ke-339 menerangkan apa yang dilihat pelapor malam itu. ---" in shown
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert f"Halaman {len(pdf.pages)} dari {len(pdf.pages)}" in shown
    signed = shown.index("Pelapor,")
    assert "Halaman" not in shown[shown.index("Kalimat ke-339") : signed], "her signature stays with the end"


def test_48_an_endless_word_stays_on_the_page() -> None:
    inputs = page_inputs("lp_b", freeze("lp_b", lp(account=told("x" * 4000))))
    assert max(len(piece) for line in inputs["account"] for piece in line.split("\u200b")) <= 60
    assert render("lp_b", freeze("lp_b", lp(account=told("x" * 4000)))).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("terlapor", "line"),
    [
        ((), "Terlapor : DALAM LIDIK"),
        ((person(Role.TERLAPOR),), "Terlapor : DALAM LIDIK"),
        ((person(Role.TERLAPOR, features="bertato"),), "Terlapor : DALAM LIDIK, ciri-ciri: bertato"),
        (
            (person(Role.TERLAPOR, name="Yohanes", alias="Jon", sex=Sex.MALE, birth=Birth(age=25)),),
            "Terlapor : YOHANES alias JON, laki-laki, ± 25 tahun",
        ),
        ((person(Role.TERLAPOR, name="Suharto"),), "Terlapor : SUHARTO"),
    ],
)
def test_who_is_reported(terlapor: tuple[Person, ...], line: str) -> None:
    assert line in printed(lp(persons=(_sample.LIDIA, *terlapor)))


@pytest.mark.parametrize(
    ("victim", "line"),
    [
        (person(Role.KORBAN, name="PT Sawit Maju", being=Being.BADAN), "PT SAWIT MAJU"),
        (person(Role.KORBAN, name="Negara Republik Indonesia", being=Being.NEGARA), "NEGARA REPUBLIK INDONESIA"),
        (person(Role.KORBAN, name="Bayu", birth=Birth(on=date(2026, 5, 1))), "BAYU, 6 bulan"),
    ],
)
def test_who_was_harmed(victim: Person, line: str) -> None:
    reporter = dataclasses.replace(_sample.LIDIA, roles=(Role.PELAPOR,))
    assert f"Korban : {line}" in printed(lp(persons=(reporter, victim)))


@pytest.mark.parametrize(
    ("sex", "words"),
    [(Sex.MALE, "seorang laki-laki yang"), (Sex.FEMALE, "seorang perempuan yang"), (None, "seorang yang")],
)
def test_the_wording_follows_the_sex(sex: Sex | None, words: str) -> None:
    first = dataclasses.replace(_sample.LIDIA, sex=sex)
    assert f"{words} mengaku bernama" in printed(lp(persons=(first,)))
    sttlp = dataclasses.replace(kinds()["sttlp"].sample, persons=(first,))
    assert f"{words} mengaku" in printed(sttlp, "sttlp")


def test_nothing_known_is_still_a_correct_paper() -> None:
    blank = Account(words="Barang saya diambil.", when=Span(unknown="tidak ingat"))
    shown = printed(
        lp(persons=(Person(roles=(Role.PELAPOR,), name="Sari"),), account=blank, charges=(), things=(), actions=())
    )
    assert "Waktu kejadian : tidak ingat" in shown
    assert "Tempat kejadian : tidak diterangkan" in shown
    assert "NIK/No. identitas : tidak ada" in shown
    assert "Barang saya diambil. ---" in shown


@pytest.mark.parametrize(
    ("confirmation", "expected"),
    [
        (
            Confirmation("cap jempol", ("Yohanes", "Maria")),
            ["cap jempol kiri", "YOHANES", "MARIA", "tidak dapat membaca/menulis"],
        ),
        (Confirmation("menolak", (), "masih berunding"), ["Menolak menandatangani: masih berunding"]),
        (None, ["Pelapor, "]),
    ],
)
def test_how_she_confirmed_is_seen(confirmation: Confirmation | None, expected: list[str]) -> None:
    for name in ("lp_b", "sttlp", "tanda_terima_pengaduan"):
        shown = printed(dataclasses.replace(kinds()[name].sample, confirmation=confirmation), name)
        assert [words for words in expected if words not in shown] == []


def test_a_draft_has_no_number_and_no_day() -> None:
    shown = printed(lp(number=None, issued_at=None), mark="DRAF")
    assert "NOMOR : (diberikan saat terbit)" in shown
    assert "Sintang, ……" in shown


def test_a_receipt_can_leave_out_a_child() -> None:
    people = (_sample.LIDIA, person(Role.TERLAPOR, name="Tono", birth=Birth(age=15)))
    sample = dataclasses.replace(kinds()["sttlp"].sample, persons=people)
    assert "terlapor: TONO" in printed(sample, "sttlp")
    hidden = printed(dataclasses.replace(sample, hide_terlapor=True), "sttlp")
    assert "TONO" not in hidden
    assert "terlapor: identitas ada pada penyidik" in hidden


def test_an_anonymous_complaint_says_why() -> None:
    sample = dataclasses.replace(kinds()["tanda_terima_pengaduan"].sample, name="", anonymous_reason="takut dibalas")
    assert "TANPA NAMA (takut dibalas)" in printed(sample, "tanda_terima_pengaduan")


def test_things_and_places_are_told_in_full() -> None:
    thing = Thing(
        "sepeda motor", unit="unit", amount="2", marks={"nomor_polisi": "KB 1 EX"}, value=500_000, note="satu rusak"
    )
    where = Place(detail="Km 7 jalan kebun", district="Kec. Sepauk", landmark="jembatan kayu", kind="Kebun")
    shown = printed(lp(things=(thing,), account=dataclasses.replace(_sample.ACCOUNT, where=where)))
    assert "2 (dua) unit sepeda motor, nomor polisi KB 1 EX, senilai Rp500.000,00, satu rusak" in shown
    assert "Kebun, Km 7 jalan kebun, Kec. Sepauk (patokan: jembatan kayu)" in shown


def test_a_report_without_a_reporter_is_no_report() -> None:
    with pytest.raises(ValueError, match="pelapor"):
        render("lp_b", freeze("lp_b", lp(persons=(_sample.UNKNOWN,))))


@pytest.mark.parametrize(
    "name", ["DODI HERYANTO, S.H.", "ANTONIUS HERMANUS SIREGAR PANJAITAN, S.H., M.H.", "A" * 30 + " " + "B" * 40]
)
@pytest.mark.parametrize("how", ["tanda tangan", "menolak"])
def test_a_receipt_of_a_report_is_one_sheet_whoever_signs(name: str, how: str) -> None:
    sample = kinds()["sttlp"].sample
    approver = dataclasses.replace(sample.approver, signer=dataclasses.replace(sample.approver.signer, name=name))
    said = Confirmation(how, reason="tidak setuju dengan uraian")
    made = render("sttlp", freeze("sttlp", dataclasses.replace(sample, approver=approver, confirmation=said)))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
    words = flat(made)
    for whole in (name, "RINI OKTAVIA", "LIDIA MARTINA"):
        assert whole in words


def test_what_was_taken_is_no_evidence_in_hand() -> None:
    shown = flat(render("lp_b", freeze("lp_b", kinds()["lp_b"].sample)))
    before, _, evidence = shown.partition("BARANG BUKTI")
    assert "sepeda motor Honda Beat" in before
    assert "Honda Beat" not in evidence
    assert "gembok rusak" in evidence
    assert "fotokopi STNK" in evidence
