"""The facts that a receipt prints and its ledger knows, each in the one plain form in which it is compared.

Whoever checks a paper types what he reads: capitals, blanks, the name of the month and the way to write an hour
must not matter, every letter and figure must.
"""

import re
import unicodedata
from datetime import date

FACTS = ("jenis", "nomor", "nomor-lp", "tanggal", "pukul", "terbit", "kesatuan", "nrp", "nrp-mengetahui")
"""Their order is for ever: a code says by place which of them it holds."""
LABELS = {
    "jenis": "title of the paper, as printed above its number",
    "nomor": "number of the paper",
    "nomor-lp": "number of the Laporan Polisi that it names",
    "tanggal": "day on which it was received or reported: 23 November 2026",
    "pukul": "time of that day: 08.15 WIB",
    "terbit": "day of issue, above the signatures: 23 November 2026",
    "kesatuan": "police unit, as printed after SPKT",
    "nrp": "NRP or NIP of the officer who received",
    "nrp-mengetahui": "NRP or NIP of the officer under 'Mengetahui'",
}
MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember".split()  # noqa: SIM905
_DAY_IN_WORDS = re.compile(r"(?:[a-z]+, ?)?(\d{1,2}) ([a-z]+) (\d{4})")
_DAY_IN_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_TIME = re.compile(r"(?:pukul )?(\d{1,2})[.:](\d{2}) ?(wib|wita|wit)")


class Unclear(Exception):
    """A fact is written in a way that cannot be compared; the sentence says how to write it."""


def plain(name: str, said: str) -> str:
    """The fact as it is compared. raises Unclear."""
    text = " ".join(unicodedata.normalize("NFKC", said).split()).casefold()
    if name in ("tanggal", "terbit"):
        return _day(name, text)
    if name == "pukul":
        return _time(text)
    if name.startswith("nrp"):
        return "".join(each for each in text if each.isdecimal())
    return text.replace(" ", "") if name.startswith("nomor") else text.removeprefix("spkt ")


def _day(name: str, text: str) -> str:
    try:
        if found := _DAY_IN_WORDS.fullmatch(text):
            return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])).isoformat()
        if found := _DAY_IN_FIGURES.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Unclear(f"{name}: write the day as 23 November 2026 or 23-11-2026") from None


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found:
        raise Unclear("pukul: write the time as 08.15 WIB")
    return f"{int(found[1]):02}.{found[2]} {found[3]}"
