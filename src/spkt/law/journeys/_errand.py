"""What a dossier is about: each errand has a journey of its own over the same people, things, papers and keys."""

from enum import StrEnum

from spkt.law.words import N_


class Errand(StrEnum):
    """Why someone's words are in a dossier."""

    PENGADUAN = "pengaduan"
    KEHILANGAN = "kehilangan"
    TEMUAN = "temuan"
    LP_A = "lp_a"


ERRAND_WORDS = {
    Errand.PENGADUAN: N_("Laporan atau pengaduan"),
    Errand.KEHILANGAN: N_("Laporan kehilangan"),
    Errand.TEMUAN: N_("Barang temuan"),
    Errand.LP_A: N_("Laporan Polisi model A"),
}
"""As officers say it."""
