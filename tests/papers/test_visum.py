"""Letters that ask for a visum: what expressly, for whom, without a name where it must be, never for the victim."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pytest

from spkt.law.case import Birth, Person, Role, Sex
from spkt.papers import _sample
from spkt.papers._kind import freeze, kinds, render
from spkt.papers._visum import initials
from tests.papers.conftest import raw

VISUM = ("visum_luka", "visum_jenazah")


def shown(name: str, **changes: Any) -> str:
    """What can be read on the sample letter with other facts."""
    return raw(render(name, freeze(name, dataclasses.replace(kinds()[name].sample, **changes))))


@pytest.mark.parametrize("name", VISUM)
def test_what_is_examined_is_ticked_among_what_is_not(name: str) -> None:
    text = shown(name, examinations=("keracunan", "golongan_darah_dna"))
    assert "X keracunan" in text
    assert "X golongan darah/DNA" in text
    assert "X kekerasan seksual" not in text
    assert "kekerasan seksual" in text


@pytest.mark.parametrize("name", VISUM)
@pytest.mark.parametrize("codes", [(), ("sesuatu",)])
def test_a_request_that_does_not_say_what_is_no_request(name: str, codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="examinations"):
        shown(name, examinations=codes)


@pytest.mark.parametrize("name", VISUM)
def test_a_request_for_nobody_or_for_another_report_is_none(name: str) -> None:
    with pytest.raises(ValueError, match="nobody"):
        shown(name, persons=())
    with pytest.raises(ValueError, match="report"):
        shown(name, report="segera")


@pytest.mark.parametrize("name", VISUM)
def test_a_sealed_persons_letter_has_initials_and_code(name: str) -> None:
    person = dataclasses.replace(_sample.LIDIA, roles=(Role.KORBAN,))
    text = shown(name, persons=(person,), code="K-7Q2M", examinations=("kekerasan_seksual",))
    assert "L. M. (identitas dirahasiakan), kode K-7Q2M" in text
    assert "36 tahun" in text
    assert "X kekerasan seksual" in text
    for secret in ("LIDIA", person.id_number, person.address.detail, person.phone, "(kekerasan"):
        assert secret not in text


@pytest.mark.parametrize("name", VISUM)
def test_a_hospital_learns_neither_faith_nor_telephone(name: str) -> None:
    text = shown(name, persons=(_sample.LIDIA,))
    assert "LIDIA MARTINA" in text
    assert _sample.LIDIA.religion not in text
    assert _sample.LIDIA.phone not in text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Budi Setiawan", "B. S."),
        ("H. Budi Setiawan, S.H.", "B. S."),
        ("suharto", "S."),
        ("", "tidak diterangkan"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("sex", "age", "expected"),
    [(Sex.MALE, 45, "Tn. X"), (Sex.FEMALE, 45, "Ny. X"), (Sex.FEMALE, 17, "An. X"), (None, None, "Tn./Ny. X")],
)
def test_who_is_not_known_is_examined_as_x(sex: Sex | None, age: int | None, expected: str) -> None:
    person = Person((Role.KORBAN,), sex=sex, birth=Birth(age=age), features="bertato")
    text = shown("visum_jenazah", persons=(person,))
    assert f"{expected}, identitas belum diketahui" in text
    assert "Ciri-ciri : bertato" in text


@pytest.mark.parametrize("name", VISUM)
def test_a_later_letter_names_the_earlier_one(name: str) -> None:
    text = shown(
        name,
        after="VER/30/XI/2026/SPKT",
        after_on=date(2026, 11, 22),
        after_reason="yang bersangkutan meninggal dunia",
    )
    assert "Susulan Permintaan Visum et Repertum" in text
    assert (
        "Susulan atas surat kami Nomor VER/30/XI/2026/SPKT tanggal 22 November 2026, karena yang bersangkutan "
        "meninggal dunia" in text
    )


def test_what_the_family_knows_and_says() -> None:
    text = shown(
        "visum_jenazah",
        examinations=("jenazah_dalam",),
        family_told_at=datetime(2026, 11, 24, 1, 0, tzinfo=UTC),
        family_by="BRIPKA AGUS PRATAMA kepada istri",
        family_answer="keberatan",
        family_words="mohon dimakamkan hari ini",
    )
    assert "X jenazah dalam (bedah)" in text
    assert "telah diberitahu pada hari Selasa, 24 November 2026 pukul 08.00 WIB, oleh BRIPKA AGUS PRATAMA" in text
    assert "keluarga menyatakan keberatan: “mohon dimakamkan hari ini”" in text
    assert "belum diberitahu" in shown("visum_jenazah")


@pytest.mark.parametrize("name", VISUM)
def test_the_result_goes_closed_to_the_penyidik_and_never_to_the_victim(name: str) -> None:
    text = shown(name)
    assert "dikirim dalam sampul tertutup kepada penyidik Polres Sintang." in text
    assert "TANDA TERIMA RS" in text
    assert "secepatnya" not in text
