"""Dated texts of a unit's papers: formulas that custom fixes and no law, so that a site may word them otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from spkt.law.sources import HOUSE, SOP, cite
from spkt.law.words import N_


@dataclass(frozen=True, slots=True)
class Formula:
    """A sentence that papers print alike.

    label   what it is, for who edits it; text as shipped, with {kota}, {kesatuan} and {lapor} for what differs
    must    a word that has to stay in it
    """

    key: str
    label: str
    text: str
    must: str = ""


LEVY, MINUTES, OATH, STTLP, LOSS, EVIDENCE, FOUND, NEWS = (
    "levy",
    "minutes",
    "minutes_oath",
    "sttlp",
    "sktlk",
    "tt_bb",
    "tt_temuan",
    "sp2hp",
)
FORMULAS = (
    Formula(LEVY, N_("Baris gratis"), "Pelayanan ini GRATIS. Pungutan dilaporkan ke {lapor}.", must="GRATIS"),
    Formula(
        MINUTES,
        N_("Penutup berita acara"),
        "Demikian berita acara ini dibuat dengan sebenarnya, kemudian ditutup dan ditandatangani di {kota} pada hari "
        "dan tanggal tersebut di atas.",
    ),
    Formula(
        OATH,
        N_("Penutup berita acara atas sumpah jabatan"),
        "Demikian berita acara ini dibuat dengan sebenarnya atas kekuatan sumpah jabatan, kemudian ditutup dan "
        "ditandatangani di {kota} pada hari dan tanggal tersebut di atas.",
        must="sumpah jabatan",
    ),
    Formula(STTLP, N_("Penutup STTLP"), "Demikian surat tanda terima ini dibuat untuk dipergunakan seperlunya."),
    Formula(
        LOSS,
        N_("Penutup surat kehilangan"),
        "Demikian surat keterangan ini dibuat dengan sebenarnya untuk dipergunakan seperlunya.",
    ),
    Formula(
        EVIDENCE,
        N_("Penutup tanda penerimaan barang bukti"),
        "Demikian surat tanda penerimaan ini dibuat dengan sebenarnya; barang dihitung dan dilihat bersama.",
    ),
    Formula(
        FOUND,
        N_("Penutup tanda terima barang temuan"),
        "Demikian tanda terima ini dibuat dengan sebenarnya; barang dihitung dan dilihat bersama.",
    ),
    Formula(NEWS, N_("Penutup SP2HP"), "Demikian pemberitahuan ini kami sampaikan untuk menjadi maklum."),
)
BY_KEY = {formula.key: formula for formula in FORMULAS}
SIZES = ("A4", "F4")
LONGEST = 300


@cite(HOUSE["ADR 0067"])
def worded(formulas: Mapping[str, str], key: str, **named: str) -> str:
    """The sentence as the unit words it on that day, else as shipped. named    what {kota} and the others stand for"""
    text = formulas.get(key) or BY_KEY[key].text
    for name, value in named.items():
        text = text.replace(f"{{{name}}}", value)
    return text


@cite(SOP["VI.f"], HOUSE["ADR 0067"])
def wrong_with(key: str, text: str) -> str:
    """What speaks against a wording, a sentence that says what to do; "" where nothing does."""
    formula = BY_KEY[key]
    if not text.strip():
        return N_("Kalimat ini tidak boleh kosong. Tulis kalimatnya, atau kembalikan yang semula.")
    if len(text) > LONGEST:
        return N_("Kalimat ini terlalu panjang. Singkat sampai paling banyak 300 huruf.")
    if formula.must.casefold() not in text.casefold():
        return N_("Kata “%s” harus tetap ada dalam kalimat ini. Tambahkan lagi.")
    return ""
