"""How the office writes: Indonesian dates, times, numbers, money, names of places, ages (domain traps 4, 6, 7, 8)."""

import re
import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from spkt.law.case import Birth, Moment, Place, Span

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
SCALES = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
LARGEST = 10**15

# Invisible characters that turn, hide or reorder what is read: never on a paper.
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\u00ad\u034f\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
# Joiners shape letters of Arabic and Indic names; between other letters they only hide.
JOINERS = "\u200c\u200d"


def local(at: datetime, zone: ZoneInfo) -> datetime:
    """The same moment on the wall clock of a civil zone.

    at      aware
    raises  ValueError if it is naive: a time without a zone proves nothing
    """
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at.astimezone(zone)


def plain_date(on: date) -> str:
    """ "24 November 2026"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def long_date(on: date) -> str:
    """ "Selasa, 24 November 2026", as papers say it."""
    return f"{DAYS[on.weekday()]}, {plain_date(on)}"


def short_date(on: date) -> str:
    """ "Sel 24 Nov 2026", as screens say it."""
    return f"{DAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]} {on.year}"


def dashed_date(on: date) -> str:
    """ "24-11-2026", inside running text."""
    return f"{on.day:02}-{on.month:02}-{on.year}"


def wall_time(at: time, label: str) -> str:
    """ "09.15 WIB" of a local time; midnight is 00.00 of the new date."""
    return f"{at.hour:02}.{at.minute:02} {label}".rstrip()


def clock_time(at: datetime, zone: ZoneInfo, label: str) -> str:
    """ "09.15 WIB" of an aware moment in the unit's zone."""
    return wall_time(local(at, zone).time(), label)


def date_words(on: date) -> str:
    """ "dua puluh empat bulan November tahun dua ribu dua puluh enam", for a berita acara."""
    return f"{number_words(on.day)} bulan {MONTHS[on.month - 1]} tahun {number_words(on.year)}"


def number_words(number: int) -> str:
    """A whole number in words.

    number  0 to 10^15
    raises  ValueError outside of that
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not written in words")
    if number == 0:
        return UNITS[0]
    groups = [(number // 1000**power % 1000, power) for power in range(len(SCALES) - 1, -1, -1)]
    return " ".join(_group_words(group, power) for group, power in groups if group)


def _group_words(group: int, power: int) -> str:
    if group == 1 and power == 1:
        return "seribu"
    return f"{_hundreds(group)} {SCALES[power]}".rstrip()


def _hundreds(number: int) -> str:
    if number < 100:
        return _tens(number)
    head = "seratus" if number < 200 else f"{UNITS[number // 100]} ratus"
    return f"{head} {_tens(number % 100)}" if number % 100 else head


def _tens(number: int) -> str:
    if number < 12:
        return UNITS[number]
    if number < 20:
        return f"{UNITS[number - 10]} belas"
    head = f"{UNITS[number // 10]} puluh"
    return f"{head} {UNITS[number % 10]}" if number % 10 else head


def dotted(number: int) -> str:
    """ "16.000.000": thousands parted by dots."""
    return f"{number:,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """ "Rp16.000.000,00", without a space."""
    return f"Rp{dotted(amount)},00"


def rupiah_words(amount: int) -> str:
    """ "Rp16.000.000,00 (enam belas juta rupiah)"; beyond 10^15 the figure alone."""
    return f"{rupiah(amount)} ({number_words(amount)} rupiah)" if 0 <= amount <= LARGEST else rupiah(amount)


def roman_month(month: int) -> str:
    """ "XI" of 11, as printed numbers have it."""
    return ROMANS[month - 1]


def moment_text(moment: Moment, label: str) -> str:
    """ "Minggu, 22 November 2026 sekira pukul 22.00 WIB", or the day alone where no time is known."""
    return f"{long_date(moment.on)} {_at_text(moment, label)}".rstrip()


def _at_text(moment: Moment, label: str) -> str:
    if moment.at is None:
        return ""
    return f"{'sekira ' if moment.about else ''}pukul {wall_time(moment.at, label)}"


def span_text(span: Span, label: str) -> str:
    """When a deed happened, as a paper says it: a point, a range, or the answer that states no time.

    returns     "" where nothing was said at all
    """
    if span.start is None:
        return span.unknown
    if span.end is None or span.end == span.start:
        return moment_text(span.start, label)
    if span.start.on == span.end.on and span.start.at and span.end.at:
        first, last = wall_time(span.start.at, label), wall_time(span.end.at, label)
        return f"{long_date(span.start.on)} antara pukul {first} s.d. pukul {last}"
    return f"antara {moment_text(span.start, label)} s.d. {moment_text(span.end, label)}"


def span_aloud(span: Span, label: str) -> str:
    """The same as it is read to a person: "antara … dan …"."""
    return span_text(span, label).replace(" s.d. ", " dan ")


def place_text(place: Place) -> str:
    """An address from the smallest to the largest part; the province only where no regency is known."""
    parts = (
        place.detail,
        place.village,
        place.district,
        place.regency or place.province,
    )
    return ", ".join(part for part in parts if part)


def scene_text(place: Place) -> str:
    """A place where something happened: what kind, where, and by what it is found."""
    where = ", ".join(part for part in (place.kind, place_text(place)) if part)
    return f"{where} (patokan: {place.landmark})" if place.landmark else where


def age_on(birth: Birth, on: date) -> int | None:
    """Full years on that day, or the age that was told, or None."""
    if birth.on is None:
        return birth.age
    return on.year - birth.on.year - ((on.month, on.day) < (birth.on.month, birth.on.day))


def age_text(birth: Birth, on: date) -> str:
    """ "36 tahun", "7 bulan" below one year, "± 40 tahun" where no date is known, or ""."""
    years = age_on(birth, on)
    if years is None:
        return ""
    if birth.on is None:
        return f"± {years} tahun"
    if years > 0:
        return f"{years} tahun"
    months = (on.year - birth.on.year) * 12 + on.month - birth.on.month - (on.day < birth.on.day)
    return f"{months} bulan"


def birth_text(birth: Birth, on: date) -> str:
    """ "Sintang, 12 Maret 1990 (36 tahun)", "± 40 tahun", or the answer that states neither.

    on      day of writing, which decides the age
    """
    age = age_text(birth, on)
    if birth.on is not None:
        return ", ".join(part for part in (birth.place, f"{plain_date(birth.on)} ({age})") if part)
    return ", ".join(part for part in (birth.place, age) if part) or birth.unknown


def mask_nik(number: str) -> str:
    """ "6105••••••••0003": of an identity number what a display copy may show."""
    hidden = max(len(number) - 8, 0)
    return f"{number[:4]}{'•' * hidden}{number[-4:]}" if hidden else "•" * len(number)


def printable(text: str) -> str:
    """The text without characters that are not read but steer: controls, bidi, hidden, half a surrogate.

    returns     in NFC; line ends as \\n, tabs as blanks; everything one can see is left as typed
    """
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text).replace("\t", " ")
    kept = (char for char in unicodedata.normalize("NFC", text) if char == "\n" or not _steers(char))
    return _without_loose_joiners("".join(kept))


def _steers(char: str) -> bool:
    if char in BIDI or char in HIDDEN or "\U000e0000" <= char <= "\U000e007f":
        return True
    return unicodedata.category(char) in {"Cc", "Cs"}


def _without_loose_joiners(text: str) -> str:
    kept = (char for i, char in enumerate(text) if char not in JOINERS or (i and _joins(text[i - 1])))
    return "".join(kept)


def _joins(char: str) -> bool:
    """Letters of scripts that join: everything from Arabic on, but for Latin, Greek, Cyrillic and their additions."""
    return "\u0600" <= char < "\u1e00" and unicodedata.category(char)[0] in "LM"
