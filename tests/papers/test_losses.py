"""Loss letters, and what papers say of things: account numbers end after four digits, a theft is no loss."""

import json
from datetime import date
from typing import Any

import pytest

from spkt.law.case import Person, Role, Span, Thing
from spkt.papers import _forms
from spkt.papers._kind import freeze, kinds, thaw
from tests.papers.test_forms import FOR_HER, INTERNAL, form, pages_of, pdf_of, printed, rows_of

WITH_THINGS = tuple(name for name in (*FOR_HER, *INTERNAL) if hasattr(kinds()[name].sample, "things"))


@pytest.mark.parametrize("label", ["nomor_rekening", "nomor_kartu", "empat_digit_akhir", "Nomor Rekening"])
@pytest.mark.parametrize("name", WITH_THINGS)
def test_of_an_account_only_four_digits_are_kept_and_printed(name: str, label: str) -> None:
    card = Thing("kartu bank", part="bukti", marks={label: "4321 5678-9012 7788", "pin": "424242"})
    content = form(name, things=(card,))
    snapshot = json.loads(json.dumps(freeze(name, content)))
    kept, shown = json.dumps(snapshot["content"]), printed(name, content)
    assert [part for part in ("4321", "5678", "9012", "424242") if part in kept or part in shown] == []
    assert "berakhir 7788" in shown
    assert thaw(name, snapshot) == content


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("rek. 0123-4567-8901", "rek. berakhir 8901"),
        ("rekening nomor 01234567 pada bank", "rekening nomor berakhir 4567 pada bank"),
        ("kartu ATM 6013 0100 1234 7788", "kartu ATM berakhir 7788"),
        ("kartu keluarga 6105010101010001", "kartu keluarga 6105010101010001"),
        ("IMEI 350000000000006", "IMEI 350000000000006"),
        ("ATM hilang 2 lembar", "ATM hilang 2 lembar"),
    ],
)
def test_account_numbers_are_found_in_notes_and_others_left(note: str, kept: str) -> None:
    (thing,) = _forms.guarded((Thing("surat", note=note),))
    assert thing.note == kept
    assert _forms.guarded((thing,)) == (thing,)


def test_a_mark_without_digits_says_nothing() -> None:
    assert _forms.last_four("tidak hafal") == ""
    assert "rekening" not in printed("sktlk", form("sktlk", things=(Thing("buku", marks={"nomor_rekening": "lupa"}),)))


@pytest.mark.parametrize(
    ("label", "words"),
    [("nomor_kk", "nomor KK"), ("imei1", "IMEI 1"), ("nomor_hp", "nomor HP"), ("tanggal_lahir", "tanggal lahir")],
)
def test_field_names_are_written_as_people_write_them(label: str, words: str) -> None:
    assert _forms.mark_label(label) == words


def test_a_loss_letter_says_what_it_is_not() -> None:
    shown = printed("sktlk")
    assert "bukan hilang karena tindak pidana menurut keterangan pelapor" in shown
    assert "bukan pengganti barang/surat yang hilang" in shown
    assert "Keterangan palsu dapat diancam pidana menurut Pasal" in shown
    assert len(pages_of(pdf_of("sktlk"))) == 1


def test_what_a_crime_may_have_taken_is_no_loss() -> None:
    with pytest.raises(ValueError, match="crime"):
        printed("sktlk", form("sktlk", not_by_crime=False))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"valid_until": date(2026, 12, 8)}, "Berlaku sampai dengan Selasa, 8 Desember 2026."),
        ({"renews": "SKTLK/12/X/2026/SPKT"}, "memperbarui surat keterangan Nomor SKTLK/12/X/2026/SPKT."),
        ({"lampiran_c": True}, "LAMPIRAN C JUKLAK KAPOLRI No. Pol. Juklak/01/I/1983"),
    ],
)
def test_optional_lines_of_a_loss_letter_stand_only_where_they_are_set(changes: dict[str, Any], words: str) -> None:
    assert words in printed("sktlk", form("sktlk", **changes))
    assert words not in printed("sktlk")


def test_a_false_statement_is_not_threatened_without_an_article() -> None:
    assert "diancam" not in printed("sktlk", form("sktlk", false_cite=""))


def test_the_eight_items_keep_their_numbers_where_nothing_was_said() -> None:
    nobody = Person(roles=(Role.PELAPOR,), name="Sari", nationality="")
    shown = printed("sktlk", form("sktlk", persons=(nobody,), lost=Span(unknown="tidak tahu")))
    assert "8. Telp./e-mail/WA : tidak diterangkan" in rows_of("sktlk", form("sktlk", persons=(nobody,)))
    assert "seorang yang mengaku" in shown
    assert "Diketahui hilang pada" in shown
    assert "tidak tahu" in shown


def test_lost_things_read_as_sentences() -> None:
    shown = printed("sktlk")
    assert "1. 1 (satu) lembar KTP-el, NIK tersebut di atas, a.n. SUHARTO" in shown
    assert "nomor berakhir 7788, a.n. SUHARTO, penerbit Bank Kalbar Cabang Sintang" in shown
    both = Thing("KK", marks={"nama": "Sari", "kepala_keluarga": "Tono", "nik": "6105030107750009"})
    shown = printed("sktlk", form("sktlk", things=(both,)))
    assert "1 (satu) buah KK, kepala keluarga Tono, NIK 6105030107750009, a.n. SARI ---" in shown
