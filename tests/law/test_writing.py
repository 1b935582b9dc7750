"""How the office writes, as tables of situations (domain traps 4, 6, 7, 8)."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from spkt.law import writing
from spkt.law.case import Birth, Moment, Place, Span

WIB, WITA, WIT = ZoneInfo("Asia/Pontianak"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")


@pytest.mark.parametrize(
    ("on", "long", "short", "dashed", "words"),
    [
        (
            date(2026, 11, 24),
            "Selasa, 24 November 2026",
            "Sel 24 Nov 2026",
            "24-11-2026",
            "dua puluh empat bulan November tahun dua ribu dua puluh enam",
        ),
        (
            date(2026, 11, 27),
            "Jumat, 27 November 2026",
            "Jum 27 Nov 2026",
            "27-11-2026",
            "dua puluh tujuh bulan November tahun dua ribu dua puluh enam",
        ),
        (
            date(2027, 1, 1),
            "Jumat, 1 Januari 2027",
            "Jum 1 Jan 2027",
            "01-01-2027",
            "satu bulan Januari tahun dua ribu dua puluh tujuh",
        ),
        (
            date(2024, 2, 29),
            "Kamis, 29 Februari 2024",
            "Kam 29 Feb 2024",
            "29-02-2024",
            "dua puluh sembilan bulan Februari tahun dua ribu dua puluh empat",
        ),
        (
            date(1999, 8, 11),
            "Rabu, 11 Agustus 1999",
            "Rab 11 Agu 1999",
            "11-08-1999",
            "sebelas bulan Agustus tahun seribu sembilan ratus sembilan puluh sembilan",
        ),
    ],
)
def test_a_day(on: date, long: str, short: str, dashed: str, words: str) -> None:
    assert writing.long_date(on) == long
    assert writing.short_date(on) == short
    assert writing.dashed_date(on) == dashed
    assert writing.date_words(on) == words


@pytest.mark.parametrize(
    ("at", "zone", "label", "told", "day"),
    [
        (datetime(2026, 11, 24, 2, 15, tzinfo=UTC), WIB, "WIB", "09.15 WIB", 24),
        (datetime(2026, 11, 24, 2, 15, tzinfo=UTC), WITA, "WITA", "10.15 WITA", 24),
        (datetime(2026, 11, 24, 2, 15, tzinfo=UTC), WIT, "WIT", "11.15 WIT", 24),
        (datetime(2026, 11, 24, 17, 5, tzinfo=UTC), WIB, "WIB", "00.05 WIB", 25),
        (datetime(2026, 11, 24, 17, 0, tzinfo=UTC), WIB, "WIB", "00.00 WIB", 25),
    ],
)
def test_a_moment_on_the_units_clock(at: datetime, zone: ZoneInfo, label: str, told: str, day: int) -> None:
    assert writing.clock_time(at, zone, label) == told
    assert writing.local(at, zone).day == day


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        writing.local(datetime(2026, 11, 24), WIB)  # noqa: DTZ001  the naive moment is the point


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1100, "seribu seratus"),
        (2000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (16_500_000, "enam belas juta lima ratus ribu"),
        (10**9, "satu miliar"),
        (10**12 + 1, "satu triliun satu"),
        (10**15, "satu kuadriliun"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert writing.number_words(number) == words


@pytest.mark.parametrize("number", [-1, 10**15 + 1])
def test_a_number_that_has_no_words(number: int) -> None:
    with pytest.raises(ValueError, match="words"):
        writing.number_words(number)


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (16_000_000, "Rp16.000.000,00 (enam belas juta rupiah)"),
        (500_000, "Rp500.000,00 (lima ratus ribu rupiah)"),
        (0, "Rp0,00 (nol rupiah)"),
        (950, "Rp950,00 (sembilan ratus lima puluh rupiah)"),
        (2 * 10**15, "Rp2.000.000.000.000.000,00"),
    ],
)
def test_money(amount: int, told: str) -> None:
    assert writing.rupiah_words(amount) == told


@pytest.mark.parametrize(("month", "roman"), [(1, "I"), (4, "IV"), (9, "IX"), (11, "XI"), (12, "XII")])
def test_a_roman_month(month: int, roman: str) -> None:
    assert writing.roman_month(month) == roman


NIGHT_TOLD = "Minggu, 22 November 2026 sekira pukul 22.00 WIB"
NIGHT, DAWN = Moment(date(2026, 11, 22), time(22)), Moment(date(2026, 11, 23), time(5, 30))


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (
            Span(NIGHT, DAWN),
            f"antara {NIGHT_TOLD} s.d. Senin, 23 November 2026 sekira pukul 05.30 WIB",
        ),
        (Span(NIGHT), NIGHT_TOLD),
        (Span(NIGHT, NIGHT), NIGHT_TOLD),
        (
            Span(Moment(date(2026, 11, 22), time(20, 10), about=False)),
            "Minggu, 22 November 2026 pukul 20.10 WIB",
        ),
        (Span(Moment(date(2026, 11, 22))), "Minggu, 22 November 2026"),
        (
            Span(Moment(date(2026, 11, 20)), Moment(date(2026, 11, 22))),
            "antara Jumat, 20 November 2026 s.d. Minggu, 22 November 2026",
        ),
        (
            Span(Moment(date(2026, 11, 22), time(19)), NIGHT),
            "Minggu, 22 November 2026 antara pukul 19.00 WIB s.d. pukul 22.00 WIB",
        ),
        (Span(Moment(date(2026, 11, 22), time(0, 5))), "Minggu, 22 November 2026 sekira pukul 00.05 WIB"),
        (Span(unknown="tidak ingat"), "tidak ingat"),
        (Span(), ""),
    ],
)
def test_when_it_happened(span: Span, told: str) -> None:
    assert writing.span_text(span, "WIB") == told


FULL = Place(
    "Dusun Karya, RT 01/RW 02", "61.05.03.2001", "Desa Nanga Sepauk", "Kec. Sepauk", "Kab. Sintang", "Kalimantan Barat"
)


@pytest.mark.parametrize(
    ("place", "address", "scene"),
    [
        (
            FULL,
            "Dusun Karya, RT 01/RW 02, Desa Nanga Sepauk, Kec. Sepauk, Kab. Sintang",
            "Dusun Karya, RT 01/RW 02, Desa Nanga Sepauk, Kec. Sepauk, Kab. Sintang",
        ),
        (
            Place(detail="Sungai Kapuas", province="Kalimantan Barat", kind="Sungai", landmark="lanting merah"),
            "Sungai Kapuas, Kalimantan Barat",
            "Sungai, Sungai Kapuas, Kalimantan Barat (patokan: lanting merah)",
        ),
        (Place(), "", ""),
    ],
)
def test_a_place(place: Place, address: str, scene: str) -> None:
    assert writing.place_text(place) == address
    assert writing.scene_text(place) == scene


@pytest.mark.parametrize(
    ("birth", "on", "told"),
    [
        (Birth("Sintang", date(1990, 3, 12)), date(2026, 11, 23), "Sintang, 12 Maret 1990 (36 tahun)"),
        (Birth("Sintang", date(1990, 3, 12)), date(2026, 3, 11), "Sintang, 12 Maret 1990 (35 tahun)"),
        (Birth("Sintang", date(1990, 3, 12)), date(2026, 3, 12), "Sintang, 12 Maret 1990 (36 tahun)"),
        (Birth("", date(2008, 2, 29)), date(2026, 2, 28), "29 Februari 2008 (17 tahun)"),
        (Birth("", date(2026, 5, 20)), date(2026, 11, 19), "20 Mei 2026 (5 bulan)"),
        (Birth(age=40), date(2026, 11, 23), "± 40 tahun"),
        (Birth("Sepauk", age=40), date(2026, 11, 23), "Sepauk, ± 40 tahun"),
        (Birth("Sepauk"), date(2026, 11, 23), "Sepauk"),
        (Birth(unknown="tidak tahu"), date(2026, 11, 23), "tidak tahu"),
        (Birth(), date(2026, 11, 23), ""),
    ],
)
def test_a_birth(birth: Birth, on: date, told: str) -> None:
    assert writing.birth_text(birth, on) == told


@pytest.mark.parametrize(
    ("number", "shown"),
    [("6105015203900003", "6105••••••••0003"), ("A1234567", "••••••••"), ("", ""), ("A12345678", "A123•5678")],
)
def test_a_masked_identity_number(number: str, shown: str) -> None:
    assert writing.mask_nik(number) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("biasa saja", "biasa saja"),
        ("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ("tab\tulator", "tab ulator"),
        ("\x00\x07\x1b[31mmerah", "[31mmerah"),
        ("ab\u202ecd\u2066ef\u200f", "abcdef"),
        ("so\u00adft\u200bzero\ufeff", "softzero"),
        ("e\u0301", "é"),
        ("setengah\ud800", "setengah"),
        ("a\u200cb\u200d", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("😀 王 #$@", "😀 王 #$@"),
        ("\U000e0041tanda", "tanda"),
    ],
)
def test_what_can_be_printed(typed: str, kept: str) -> None:
    assert writing.printable(typed) == kept
