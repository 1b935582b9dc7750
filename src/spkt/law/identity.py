"""Who someone says she is: hints from numbers, and the one spelling under which equal values meet.

Identity is claimed, never certified: nothing here refuses, a mismatch is a hint (domain traps 1 to 4, 17, 20).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from spkt.law.case import Sex
from spkt.law.sources import PP_ADMINDUK, PRAKTIK, SPPA, cite
from spkt.law.words import N_
from spkt.law.writing import printable

ADULT_AGE = 18
NIK_DIGITS = 16
IMEI_DIGITS = 15
_FIGURES = str.maketrans("OoQqIil", "0000111")
_HONORIFICS = ("h", "hj", "haji", "hajah", "kh", "ust", "pdt", "sr", "rp", "tn", "ny", "nn", "sdr", "sdri")
_DEGREES = ("drs", "dra", "dr", "drg", "ir", "prof")
_TITLES = frozenset(_HONORIFICS + _DEGREES)


@dataclass(frozen=True, slots=True)
class Nik:
    """What a NIK says of its bearer on the day of first registration.

    region  district of first registration ("61.05.01"), not of today's address
    born    None where the six figures are no date
    sex     40 is added to the day for women
    """

    region: str
    born: date | None
    sex: Sex


def clean(text: str) -> str:
    """One line as it may be stored: NFC, no control or bidi characters, single blanks, none at the ends."""
    return " ".join(printable(text).split())


def figures(text: str) -> str:
    """The digits alone, with O read as 0 and I or l as 1; letters that are no slip of a digit are dropped."""
    return "".join(char for char in text.translate(_FIGURES) if char in "0123456789")


@cite(PP_ADMINDUK["pasal 30 ayat (2)"])
def read_nik(text: str, on: date) -> Nik | None:
    """Reads a NIK; None where it has not 16 figures.

    on      today, local: two figures of a year later than this year are of the last century
    law     a NIK never changes, even if birth date or address do
    """
    digits = figures(text)
    if len(digits) != NIK_DIGITS:
        return None
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    sex = Sex.FEMALE if day > 40 else Sex.MALE
    century = 2000 if 2000 + year <= on.year else 1900
    return Nik(f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}", _date(century + year, month, day % 40), sex)


@cite(PP_ADMINDUK["pasal 30 ayat (2)"])
def nik_hints(text: str, born: date | None, sex: Sex | None, on: date) -> list[str]:
    """What an officer should look at again; none of it refuses the person.

    born, sex   as told, None where not known
    """
    nik = read_nik(text, on)
    if nik is None:
        return [N_("NIK biasanya 16 angka. Periksa lagi; kalau kartunya memang begitu, lanjutkan.")]
    hints = []
    if born is not None and nik.born != born:
        hints.append(N_("Tanggal lahir tidak cocok dengan NIK. Lihat KTP; kalau KTP memang begitu, lanjutkan."))
    if sex is not None and nik.sex != sex:
        hints.append(N_("Jenis kelamin tidak cocok dengan NIK. Lihat KTP; kalau KTP memang begitu, lanjutkan."))
    return hints


@cite(PRAKTIK["nomor dokumen"])
def document_hints(pattern: str, number: str) -> list[str]:
    """A hint where a document's number does not look like its kind.

    pattern regular expression of the list of documents, "" where none is known
    """
    if not number or not pattern or re.fullmatch(pattern, mark_normal(number)):
        return []
    return [N_("Nomornya tampak tidak lazim untuk dokumen ini. Periksa lagi; kalau memang begitu, lanjutkan.")]


@cite(PRAKTIK["IMEI"])
def imei_hints(text: str) -> list[str]:
    """A hint where an IMEI has not 15 figures or its check figure (Luhn) does not fit."""
    digits = figures(text)
    if not text or (len(digits) == IMEI_DIGITS and _luhn(digits)):
        return []
    return [N_("IMEI biasanya 15 angka. Tekan *#06# di telepon atau lihat dusnya; kalau tidak ada, kosongkan.")]


def phone_normal(text: str) -> str:
    """A telephone number as one string with its country: "+628120000001"; "" where there is no number.

    text    as typed, with blanks, dots or dashes; without a country it is read as Indonesian
    """
    digits = figures(text) if any(char.isdigit() for char in text) else ""
    if not digits or text.strip().startswith("+"):
        return f"+{digits}" if digits else ""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if digits.startswith("62") else f"+62{digits.removeprefix('0')}"


def mark_normal(text: str) -> str:
    """What tells a thing or paper apart (plate, chassis, engine, serial, document), spelt so that slips still meet.

    returns capitals and figures only; O and Q as 0, I as 1: "KB 4512 EX" is "KB4512EX"
    """
    folded = unicodedata.normalize("NFKC", text).upper().translate(_FIGURES)
    return "".join(char for char in folded if char.isalnum())


def name_normal(text: str) -> str:
    """A name as it is looked up: no titles or degrees, no accents, small letters; a bare title stays."""
    words = _letters(re.split(r",| alias ", clean(text), maxsplit=1, flags=re.IGNORECASE)[0]).split()
    kept = [word for word in words if word not in _TITLES]
    return " ".join(kept or words)


def nrp_normal(text: str) -> str:
    """An NRP without blanks or dots; a string, because young officers' begin with 0."""
    return re.sub(r"[\s.]", "", text)


@cite(PRAKTIK["NRP: tahun dan bulan lahir, nomor urut"])
def is_nrp(text: str) -> bool:
    """Is this an NRP: eight figures, the third and fourth a month?"""
    return re.fullmatch(r"[0-9]{2}(0[1-9]|1[0-2])[0-9]{4}", nrp_normal(text)) is not None


def age_years(born: date, on: date) -> int:
    """Full years on that day; who is born on 29 February turns a year older on 1 March where there is none."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@cite(SPPA["pasal 1"])
def is_child(born: date, on: date) -> bool:
    """Was she below 18 on that day? The day she turns 18 she is none."""
    return age_years(born, on) < ADULT_AGE


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _luhn(digits: str) -> bool:
    doubled = [int(char) * (1 + i % 2) for i, char in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _letters(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " if c in "-/." else "" if not c.isspace() else " " for c in bare)
