"""Every law, regulation and custom that the desk leans on, with the days on which it holds.

No other file spells a law's name: `KUHAP["pasal 23 ayat (5)"]` makes a citation that the screen shows,
the paper prints and the docs link. Rules of our own cite `HOUSE`, so that practice is never dressed as law.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

Rule = TypeVar("Rule", bound=Callable[..., Any] | type)


class NoLaw(Exception):
    """None of the sources asked for was in force on that day."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that gives rules, or our own house.

    code        short key for machines ("KUHP")
    title       full title
    short       as printed behind an article ("UU 1/2023 (KUHP)")
    in_force    first day on which it holds
    until       first day on which it no longer holds; None while it does
    verified    the parts we cite were read in a text (unofficial copies count); False shows as "belum dicek"
    note        what the reader should know about our reading of it
    """

    code: str
    title: str
    short: str
    in_force: date
    until: date | None = None
    verified: bool = False
    note: str = ""

    def __getitem__(self, where: str) -> "Citation":
        """The place in this source: `KUHP["pasal 3 ayat (1)"]`."""
        return Citation(self, where)

    def holds(self, on: date) -> bool:
        """Is it in force on that day?"""
        return self.in_force <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source; as text it reads "Pasal 23 ayat (5) UU 20/2025 (KUHAP)"."""

    source: Source
    where: str

    def __str__(self) -> str:
        if self.where.startswith("pasal "):
            return f"Pasal {self.where.removeprefix('pasal ')} {self.source.short}"
        return f"{self.source.short}, {self.where}"


CITED: dict[str, tuple[Citation, ...]] = {}
"""What each rule rests on, by its dotted name: {"spkt.law.deadlines.reply_due": (…,)}."""


def cite(*citations: Citation) -> Callable[[Rule], Rule]:
    """Marks a function or table class as stating a rule of these places, and enters it in CITED."""

    def enter(rule: Rule) -> Rule:
        CITED[f"{rule.__module__}.{rule.__qualname__}"] = citations
        return rule

    return enter


def in_force(on: date, *sources: Source) -> Source:
    """The first of the sources that holds on that day.

    raises  NoLaw if none does
    """
    for source in sources:
        if source.holds(on):
            return source
    raise NoLaw(f"{on}: {', '.join(source.code for source in sources)}")


_TRANSCRIPT = "Dibaca dalam salinan tidak resmi; bandingkan dengan Lembaran Negara."
_EXCERPT = "Dibaca dalam kutipan; bandingkan dengan Lembaran Negara."

NEW_CODE = date(2026, 1, 2)
"""The day on which the new criminal code and the new procedure code came into force."""

KUHP = Source(
    "KUHP",
    "Undang-Undang Nomor 1 Tahun 2023 tentang Kitab Undang-Undang Hukum Pidana",
    "UU 1/2023 (KUHP)",
    NEW_CODE,
    verified=True,
    note=_TRANSCRIPT,
)
WVS = Source(
    "WVS",
    "Kitab Undang-Undang Hukum Pidana (Wetboek van Strafrecht), Undang-Undang Nomor 1 Tahun 1946",
    "KUHP lama (WvS)",
    date(1918, 1, 1),
    until=NEW_CODE,
    verified=True,
    note=_EXCERPT,
)
PENYESUAIAN = Source(
    "PENYESUAIAN",
    "Undang-Undang Nomor 1 Tahun 2026 tentang Penyesuaian Pidana",
    "UU 1/2026 (Penyesuaian Pidana)",
    NEW_CODE,
    note=_EXCERPT,
)
KUHAP = Source(
    "KUHAP",
    "Undang-Undang Nomor 20 Tahun 2025 tentang Kitab Undang-Undang Hukum Acara Pidana",
    "UU 20/2025 (KUHAP)",
    NEW_CODE,
    verified=True,
    note=_EXCERPT,
)
KUHAP81 = Source(
    "KUHAP81",
    "Undang-Undang Nomor 8 Tahun 1981 tentang Hukum Acara Pidana",
    "UU 8/1981 (KUHAP lama)",
    date(1981, 12, 31),
    until=NEW_CODE,
    verified=True,
    note="Penyidikan yang sudah berjalan pada 2 Januari 2026 diteruskan menurut undang-undang ini.",
)
PERKAP_6_2019 = Source(
    "PERKAP-6-2019",
    "Peraturan Kepala Kepolisian Negara Republik Indonesia Nomor 6 Tahun 2019 tentang Penyidikan Tindak Pidana",
    "Perkap 6/2019 (Penyidikan Tindak Pidana)",
    date(2019, 10, 4),
    verified=True,
    note="Hari mulai berlaku belum dicek.",
)
PERKAP_7_2009 = Source(
    "PERKAP-7-2009",
    "Peraturan Kepala Kepolisian Negara Republik Indonesia Nomor 7 Tahun 2009 tentang Sistem Laporan Gangguan "
    "Keamanan dan Ketertiban Masyarakat",
    "Perkap 7/2009 (Laporan Gangguan Kamtibmas)",
    date(2009, 6, 1),
    verified=True,
    note="Hari mulai berlaku belum dicek.",
)
POLRI = Source(
    "POLRI",
    "Undang-Undang Nomor 2 Tahun 2002 tentang Kepolisian Negara Republik Indonesia",
    "UU 2/2002 (Kepolisian)",
    date(2002, 1, 8),
)
UUPDP = Source(
    "UUPDP",
    "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
    "UU 27/2022 (PDP)",
    date(2022, 10, 17),
)
TPKS = Source(
    "TPKS",
    "Undang-Undang Nomor 12 Tahun 2022 tentang Tindak Pidana Kekerasan Seksual",
    "UU 12/2022 (TPKS)",
    date(2022, 5, 9),
    verified=True,
    note=_EXCERPT,
)
PKDRT = Source(
    "PKDRT",
    "Undang-Undang Nomor 23 Tahun 2004 tentang Penghapusan Kekerasan dalam Rumah Tangga",
    "UU 23/2004 (PKDRT)",
    date(2004, 9, 22),
    verified=True,
    note=_EXCERPT,
)
PERLINDUNGAN_ANAK = Source(
    "PERLINDUNGAN-ANAK",
    "Undang-Undang Nomor 35 Tahun 2014 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2002 tentang "
    "Perlindungan Anak",
    "UU 35/2014 jo. UU 23/2002 (Perlindungan Anak)",
    date(2014, 10, 17),
    verified=True,
    note=_EXCERPT,
)
SPPA = Source(
    "SPPA",
    "Undang-Undang Nomor 11 Tahun 2012 tentang Sistem Peradilan Pidana Anak",
    "UU 11/2012 (SPPA)",
    date(2014, 7, 30),
    verified=True,
    note="Pasal 19 dan 97 dibaca; pasal lain belum dicek.",
)
LPSK = Source(
    "LPSK",
    "Undang-Undang Nomor 31 Tahun 2014 tentang Perubahan atas Undang-Undang Nomor 13 Tahun 2006 tentang "
    "Perlindungan Saksi dan Korban",
    "UU 31/2014 (Perlindungan Saksi dan Korban)",
    date(2014, 10, 17),
)
UU_PELAYANAN_PUBLIK = Source(
    "PELAYANAN-PUBLIK",
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    "UU 25/2009 (Pelayanan Publik)",
    date(2009, 7, 18),
)
PP_ADMINDUK = Source(
    "PP-ADMINDUK",
    "Peraturan Pemerintah Nomor 40 Tahun 2019 tentang Pelaksanaan Undang-Undang Administrasi Kependudukan",
    "PP 40/2019 (Administrasi Kependudukan)",
    date(2019, 5, 23),
    note="Hari mulai berlaku belum dicek.",
)
PERPOL_7_2022 = Source(
    "PERPOL-7-2022",
    "Peraturan Kepolisian Negara Republik Indonesia Nomor 7 Tahun 2022 tentang Kode Etik Profesi dan Komisi Kode Etik",
    "Perpol 7/2022 (Kode Etik)",
    date(2022, 6, 15),
)
PERKAP_23_2010 = Source(
    "PERKAP-23-2010",
    "Peraturan Kepala Kepolisian Negara Republik Indonesia Nomor 23 Tahun 2010 tentang Susunan Organisasi dan Tata "
    "Kerja pada Tingkat Kepolisian Resort dan Kepolisian Sektor",
    "Perkap 23/2010 (Susunan Polres dan Polsek)",
    date(2010, 9, 28),
    note="Diganti Perpol 2/2021, yang teksnya belum dibaca.",
)
HANJAR = Source("HANJAR", "Bahan ajar SPKT, Keputusan Nomor Kep/73/II/2020", "Hanjar SPKT 2020", date(2020, 2, 1))
KEP_464 = Source(
    "KEP-464",
    "Keputusan Kapolri Nomor KEP/464/II/2021 tentang penomoran Laporan Polisi",
    "KEP/464/II/2021",
    date(2021, 2, 1),
    note="Dikenal dari bahan paparan Pusiknas; teksnya belum dibaca.",
)
SOP = Source(
    "SOP",
    "Standar Operasional Prosedur tentang Sentra Pelayanan Kepolisian Terpadu, Polres Sintang, 2021",
    "SOP SPKT Polres Sintang 2021",
    date(2021, 1, 1),
    verified=True,
)
INS_VISUM = Source(
    "INS-E-20-1975",
    "Instruksi Kapolri Nomor INS/E/20/IX/75 tentang Tata Cara Permohonan dan Pencabutan Visum et Repertum",
    "INS/E/20/IX/75 (Visum et Repertum)",
    date(1975, 9, 1),
    note="Dikenal dari acuan dalam surat rumah sakit; teks dan hari mulai berlakunya belum dibaca.",
)
SP_SINTANG = Source(
    "SP-SINTANG",
    "Standar Pelayanan Polres Sintang, Keputusan Nomor KEP/58/IX/2018",
    "SP Polres Sintang, KEP/58/IX/2018",
    date(2018, 9, 1),
    note="Isinya belum dapat dibaca; mintalah ke Polres dan muat sebagai data.",
)
PRAKTIK = Source(
    "PRAKTIK",
    "Kebiasaan kesatuan Polri menurut surat dan laman yang dapat dibaca",
    "Praktik",
    date(2009, 1, 1),
    verified=True,
    note="Kebiasaan, bukan peraturan.",
)
HOUSE = Source(
    "HOUSE", "Aturan sistem ini, dengan alasannya dalam docs/adr", "Aturan sistem", date(2026, 1, 1), verified=True
)


def _special(code: str, short: str, in_force: date, number: str, subject: str, note: str = "") -> Source:
    return Source(code, f"Undang-Undang {number} tentang {subject}", short, in_force, note=note)


_SPECIAL = (
    _special(
        "ITE",
        "UU 11/2008 jo. UU 1/2024 (ITE)",
        date(2008, 4, 21),
        "Nomor 11 Tahun 2008",
        "Informasi dan Transaksi Elektronik",
    ),
    _special("LLAJ", "UU 22/2009 (LLAJ)", date(2009, 6, 22), "Nomor 22 Tahun 2009", "Lalu Lintas dan Angkutan Jalan"),
    _special("NARKOTIKA", "UU 35/2009 (Narkotika)", date(2009, 10, 12), "Nomor 35 Tahun 2009", "Narkotika"),
    _special("PERKEBUNAN", "UU 39/2014 (Perkebunan)", date(2014, 10, 17), "Nomor 39 Tahun 2014", "Perkebunan"),
    _special(
        "P3H",
        "UU 18/2013 (P3H) jo. UU 6/2023",
        date(2013, 8, 6),
        "Nomor 18 Tahun 2013",
        "Pencegahan dan Pemberantasan Perusakan Hutan",
    ),
    _special(
        "TPPO",
        "UU 21/2007 (TPPO)",
        date(2007, 4, 19),
        "Nomor 21 Tahun 2007",
        "Pemberantasan Tindak Pidana Perdagangan Orang",
    ),
    _special("FIDUSIA", "UU 42/1999 (Fidusia)", date(1999, 9, 30), "Nomor 42 Tahun 1999", "Jaminan Fidusia"),
    _special(
        "MINERBA",
        "UU 4/2009 jo. UU 3/2020 (Minerba)",
        date(2009, 1, 12),
        "Nomor 4 Tahun 2009",
        "Pertambangan Mineral dan Batubara",
        "Diubah lagi dengan UU 2/2025; bunyi terakhir belum dicek.",
    ),
    _special(
        "PPLH",
        "UU 32/2009 (PPLH) jo. UU 6/2023",
        date(2009, 10, 3),
        "Nomor 32 Tahun 2009",
        "Perlindungan dan Pengelolaan Lingkungan Hidup",
    ),
    _special(
        "DRT-12-1951",
        "UU Drt 12/1951",
        date(1951, 9, 4),
        "Darurat Nomor 12 Tahun 1951",
        "Senjata Api, Amunisi, dan Bahan Peledak",
        "Pasal 1 dan 2 diganti oleh KUHP.",
    ),
    _special(
        "PPMI", "UU 18/2017 (PPMI)", date(2017, 11, 22), "Nomor 18 Tahun 2017", "Pelindungan Pekerja Migran Indonesia"
    ),
    _special(
        "KEHUTANAN", "UU 41/1999 (Kehutanan) jo. UU 6/2023", date(1999, 9, 30), "Nomor 41 Tahun 1999", "Kehutanan"
    ),
    _special(
        "KSDAHE",
        "UU 5/1990 jo. UU 32/2024 (KSDAHE)",
        date(1990, 8, 10),
        "Nomor 5 Tahun 1990",
        "Konservasi Sumber Daya Alam Hayati dan Ekosistemnya",
    ),
    _special(
        "MIGAS", "UU 22/2001 jo. UU 6/2023 (Migas)", date(2001, 11, 23), "Nomor 22 Tahun 2001", "Minyak dan Gas Bumi"
    ),
    _special("KONSUMEN", "UU 8/1999 (Konsumen)", date(2000, 4, 20), "Nomor 8 Tahun 1999", "Perlindungan Konsumen"),
    _special("KESEHATAN", "UU 17/2023 (Kesehatan)", date(2023, 8, 8), "Nomor 17 Tahun 2023", "Kesehatan"),
    _special(
        "TANAH-51",
        "UU 51/Prp/1960",
        date(1960, 12, 14),
        "Nomor 51 Prp Tahun 1960",
        "Larangan Pemakaian Tanah Tanpa Izin yang Berhak atau Kuasanya",
    ),
    _special(
        "ADMINDUK",
        "UU 24/2013 (Adminduk)",
        date(2013, 12, 24),
        "Nomor 24 Tahun 2013",
        "Perubahan atas Undang-Undang Administrasi Kependudukan",
    ),
    _special("PORNOGRAFI", "UU 44/2008 (Pornografi)", date(2008, 11, 26), "Nomor 44 Tahun 2008", "Pornografi"),
    _special(
        "KETENAGALISTRIKAN",
        "UU 30/2009 (Ketenagalistrikan)",
        date(2009, 9, 23),
        "Nomor 30 Tahun 2009",
        "Ketenagalistrikan",
    ),
    _special(
        "PILKADA",
        "UU 10/2016 (Pilkada)",
        date(2016, 7, 1),
        "Nomor 10 Tahun 2016",
        "Pemilihan Gubernur, Bupati, dan Wali Kota",
    ),
)
"""Special acts of the catalogue, enacted on days that are general knowledge; their texts were not compared."""

BY_CATALOGUE: dict[str, Source] = {
    "KUHP baru (UU 1/2023)": KUHP,
    "KUHP lama (WvS)": WVS,
    "UU 12/2022 (TPKS)": TPKS,
    "UU 23/2004 (KDRT)": PKDRT,
    "UU 35/2014 jo. UU 23/2002 (Perlindungan Anak)": PERLINDUNGAN_ANAK,
    "UU 27/2022 (PDP)": UUPDP,
} | {source.short: source for source in _SPECIAL}
"""Sources by the words of the column `law` of the catalogue of offences."""


def by_catalogue(law: str) -> Source:
    """The source that the catalogue of offences names in its column `law`.

    raises  KeyError for a law that this file does not know
    """
    return BY_CATALOGUE[law]
