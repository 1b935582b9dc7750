"""Registers of the desk: which papers each counts, under which headings, and when its month may be closed."""

from dataclasses import dataclass
from datetime import date

from spkt.law.sources import HOUSE, PERKAP_7_2009, PRAKTIK, Citation, cite
from spkt.law.words import N_

PROTECTED = "perkara dilindungi"
"""All that a register says of a matter that is not open to the whole desk."""
VOID = "BATAL"
"""Stands in the remarks of a number that counts no more; the number keeps its row."""


@dataclass(frozen=True, slots=True)
class Book:
    """One register.

    code        in addresses and in the table of closed pages
    title       as printed; label as officers say it
    kinds       kinds of paper that have a row in it, one row a number
    columns     headings between the number of the row and the remarks
    """

    code: str
    title: str
    label: str
    kinds: tuple[str, ...]
    columns: tuple[str, ...]
    cite: Citation


REPORT_COLUMNS = (
    "Tgl. lapor", "Pelapor", "Waktu dan TKP", "Tindak pidana/pasal", "Terlapor", "Korban", "Barang bukti", "Penerima",
    "Diserahkan kpd./tgl.",
)  # fmt: skip
PLAIN_COLUMNS = ("Waktu", "Orang", "Pokok", "Petugas", "Hasil")
_SEEN, _PLAIN = PRAKTIK["buku register SPKT"], PERKAP_7_2009["lampiran"]
BOOKS = {
    book.code: book
    for book in (
        Book("lp", "LAPORAN POLISI (B-1)", N_("Laporan Polisi (B-1)"), ("lp_a", "lp_b"), REPORT_COLUMNS, _PLAIN),
        Book("sttlp", "SURAT TANDA TERIMA LAPORAN", N_("STTLP"), ("sttlp",), PLAIN_COLUMNS, _SEEN),
        Book("pengaduan", "PENGADUAN", N_("Pengaduan"), ("tanda_terima_pengaduan",), PLAIN_COLUMNS, _SEEN),
        Book("sktlk", "SURAT KETERANGAN TANDA LAPOR KEHILANGAN", N_("SKTLK"), ("sktlk",), PLAIN_COLUMNS, _SEEN),
        Book(
            "barang",
            "BARANG TEMUAN DAN BARANG BUKTI",
            N_("Barang temuan dan barang bukti"),
            ("tt_temuan", "tt_bb", "pengembalian", "tt_orang"),
            PLAIN_COLUMNS,
            _SEEN,
        ),
        Book("visum", "PERMINTAAN VISUM", N_("Visum"), ("visum_luka", "visum_jenazah"), PLAIN_COLUMNS, _SEEN),
        Book("hilang", "ORANG HILANG", N_("Orang hilang"), ("laporan_orang_hilang",), PLAIN_COLUMNS, _SEEN),
        Book("b-18", "SP2HP (B-18)", N_("SP2HP (B-18)"), ("sp2hp",), PLAIN_COLUMNS, _SEEN),
    )
}
"""Every register that closes by the month, by its code."""


@cite(HOUSE["ADR 0056"])
def is_over(month: date, today: date) -> bool:
    """Is the month that begins on this day behind us, on the unit's calendar?"""
    return today >= next_month(month)


@cite(HOUSE["ADR 0056"])
def next_month(month: date) -> date:
    """First day of the month after the one that begins on this day."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
