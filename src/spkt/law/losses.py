"""What is lost and found: kinds of things with what is asked of each, what a loss letter says, which numbers meet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest

from spkt.law.case import Confirmation, Person, Place, Span, Thing
from spkt.law.identity import imei_hints, mark_normal
from spkt.law.sources import HOUSE, KUHP, NEW_CODE, PRAKTIK, WVS, Citation, cite
from spkt.law.words import N_

SAME_THING_WITHIN = timedelta(days=365)
"""A second letter about the same thing within this time makes the desk ask; it never refuses."""
SHORTEST_NUMBER = 4
"""A number of fewer letters and figures tells nothing apart."""
NAME_MARKS = ("nama", "atas_nama", "kepala_keluarga", "pemilik", "nama_wajib_pajak", "tertanggung")
"""Marks that name whose a thing is: where nothing is typed it is the reporter's."""
NIK_MARKS = ("nik",)
"""Marks that are the reporter's own NIK where nothing is typed."""
NOT_ASKED = ("alamat", "desa")
"""Marks of the list that stand in the identity above, so that nobody types them twice."""
DOCUMENT_MARKS = (
    "nik",
    "nik_anak",
    "nomor_kk",
    "nomor_akta",
    "nomor_perkara",
    "nomor_sim",
    "nomor_stnk",
    "nomor_bpkb",
    "nomor_uji",
    "nomor_faktur",
    "nomor_paspor",
    "nomor",
    "nomor_ijazah",
    "nomor_hak",
    "nomor_surat_ukur",
    "nop",
    "nomor_rekening",
    "nomor_bilyet",
    "nomor_seri",
    "nomor_anggota",
    "nomor_sbg",
    "nomor_peserta",
    "nomor_kpj",
    "nomor_polis",
    "nomor_sk",
    "nip",
    "nrp",
    "npwp",
    "iccid",
)
"""Marks that are the number of a paper or the serial number of a thing."""
INDEX_OF = {
    "nomor_polisi": "plate",
    "nomor_rangka": "chassis",
    "nomor_mesin": "engine",
    "imei1": "imei",
    "imei2": "imei",
    **dict.fromkeys(DOCUMENT_MARKS, "document"),
}
"""{field of a thing's marks: kind of the blind index under which equals are found}."""


@dataclass(frozen=True, slots=True)
class LostKind:
    """A kind of thing that gets lost, from the list; requirements differ between offices and are told as usual ones.

    marks       names of what is asked of it
    issuer      who issues it, "" where nobody does
    shown       what the reporter is asked to show; asked_later   what the issuer wants besides the letter
    suffices    the letter alone is enough for the issuer
    minutes     who must write minutes first: "polri", "penerbit" or ""
    """

    code: str
    name: str
    group: str
    marks: tuple[str, ...] = ()
    issuer: str = ""
    shown: tuple[str, ...] = ()
    asked_later: tuple[str, ...] = ()
    suffices: bool = True
    needs_report: bool = False
    minutes: str = ""
    needs_notice: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing with its ordinal in the dossier, 0 for a new one."""

    ordinal: int
    thing: Thing


@dataclass(frozen=True, slots=True)
class Loss:
    """What the loss form tells, all of it.

    how         "tercecer", "jatuh", "tertinggal" …; search   what was done to find it
    stolen      "tidak", "tidak_tahu" or "ya"; "" while it was not asked: without "tidak" there is no letter
    supports    papers that the reporter showed, as the list calls them
    renews      number of the earlier letter, "" for a first one
    confirmation how she confirms on the paper
    """

    reporter: Person
    items: tuple[Item, ...] = ()
    when: Span = field(default_factory=Span)
    where: Place = field(default_factory=Place)
    how: str = ""
    search: str = ""
    stolen: str = ""
    supports: tuple[str, ...] = ()
    renews: str = ""
    confirmation: Confirmation = field(default_factory=lambda: Confirmation("tanda tangan"))


NOT_STOLEN, UNSURE, STOLEN = "tidak", "tidak_tahu", "ya"
HOW = ("tercecer", "jatuh", "tertinggal", "rusak atau terbakar", "tidak diketahui")
"""How a thing was lost, in the words of the form."""


@dataclass(frozen=True, slots=True)
class FoundThing:
    """A found thing and how it looked when it came in.

    photo   number of its photograph in the desk's own album, "" where none was taken
    seal    number of its seal
    """

    thing: Thing
    condition: str = ""
    photo: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """What a finder tells. finder   without a name she stays a number"""

    finder: Person
    things: tuple[FoundThing, ...]
    when: Span = field(default_factory=Span)
    where: Place = field(default_factory=Place)
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Return:
    """To whom found things go back, on what her right rests, how they look, and who signed.

    exits       condition at exit, in the order of the things; reason   why one of the two conditions is not known
    how         how the receiver signed: "tanda tangan" or "cap jempol" with two witnesses
    officer_signed  the officer signed too
    """

    receiver: Person
    ownership: tuple[str, ...]
    exits: tuple[str, ...]
    reason: str = ""
    attorney: str = ""
    how: str = "tanda tangan"
    officer_signed: bool = False
    witnesses: tuple[str, ...] = ()


@cite(PRAKTIK["syarat penerbit pengganti"])
def kind_of(row: dict[str, str]) -> LostKind:
    """A kind from its row of the list.

    doubt   what other agencies want differs from place to place; the list says what is usual
    """
    return LostKind(
        code=row["kode"],
        name=row["nama"],
        group=row["kelompok"],
        marks=tuple(name for name in row["fields"].split("|") if name),
        issuer=row["penerbit"].strip("-"),
        shown=_parts(row["syarat_pelapor"]),
        asked_later=_parts(row["syarat_penerbit"]),
        suffices=row["cukup_sktlk"] == "ya",
        needs_report=row["butuh_lp"] == "ya",
        minutes="" if row["butuh_bap"] == "tidak" else row["butuh_bap"],
        needs_notice=row["butuh_pengumuman"] == "ya",
        note=row["catatan"],
    )


def _parts(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace(";", ",").split(","))
    return tuple(part for part in parts if part and part != "-" and not part.upper().startswith("SKTLK"))


@cite(PRAKTIK["syarat penerbit pengganti"])
def hints(kind: LostKind) -> list[str]:
    """What an officer tells the reporter beforehand about this kind; none of it refuses the letter."""
    told = (
        (kind.needs_report, N_("Penerbitnya meminta Laporan Polisi, tidak cukup surat ini.")),
        (kind.minutes == "polri", N_("Penerbitnya meminta keterangan atau BAP dari Reskrim.")),
        (kind.minutes == "penerbit", N_("Penerbitnya memeriksa sendiri dan membuat BAP.")),
        (kind.needs_notice, N_("Kehilangannya harus diumumkan, misalnya di koran.")),
        (not kind.suffices, N_("Surat ini saja tidak cukup untuk mengurus penggantinya.")),
    )
    return [sentence for is_so, sentence in told if is_so]


_UNITS = (
    ("buku", ("Buku ", "BPKB", "Rapor", "Paspor")),
    ("buah", ("Kartu ATM", "Kartu kredit", "Kartu SIM", "Dompet", "Pelat", "Stempel", "Kunci", "Perhiasan")),
    ("unit", ("Telepon", "Laptop")),
)


@cite(PRAKTIK["bentuk surat kehilangan"])
def counted_in(kind: LostKind) -> str:
    """The word that counts this kind on the letter: lembar, buku, buah or unit."""
    return next((word for word, names in _UNITS if kind.name.startswith(names)), "lembar")


_FALSE_STATEMENT = ((NEW_CODE, KUHP["pasal 394"]), (date(1918, 1, 1), WVS["pasal 266"]))


@cite(KUHP["pasal 394"], WVS["pasal 266"])
def false_statement(on: date) -> Citation:
    """The article that a loss letter of that day names for a false statement.

    on      local day of issue
    law     false statements in a deed; never the articles on statements under oath, which many forms still print
    doubt   whether a loss letter is such a deed is disputed; the letter says "dapat diancam"
    """
    return next(article for since, article in _FALSE_STATEMENT if on >= since)


@cite(HOUSE["ADR 0041"])
def numbers_of(thing: Thing) -> Iterator[tuple[str, str, str]]:
    """What tells this thing apart exactly: (kind of the index, mark, its normal form).

    An IMEI counts only where its check figure fits, a number only where it is long enough and not one figure repeated.
    """
    for name, value in thing.marks.items():
        kind, normal = INDEX_OF.get(name, ""), mark_normal(value)
        usual = len(normal) >= SHORTEST_NUMBER and len(set(normal)) > 1
        if kind and usual and (kind != "imei" or not imei_hints(value)):
            yield kind, name, normal


@cite(HOUSE["ADR 0041"])
def finder_number(ordinal: int) -> str:
    """The number under which a finder without a name may ask later."""
    return f"PN-{ordinal:04d}"


@cite(PRAKTIK["pengembalian barang temuan"])
def may_return(entries: Iterable[str], given: Return) -> list[str]:
    """Sentences against giving found things back; none means go.

    entries     condition at entry of each thing
    """
    seen = [bool(entry.strip() and left.strip()) for entry, left in zip_longest(entries, given.exits, fillvalue="")]
    known = bool(seen) and all(seen)
    thumbed = given.how == "cap jempol" and sum(bool(name.strip()) for name in given.witnesses) < 2
    against = (
        (not given.receiver.name, N_("Tulis nama yang menerima barangnya.")),
        (not any(line.strip() for line in given.ownership), N_("Tulis dasar haknya: surat, kuitansi, atau cirinya.")),
        (
            not known and not given.reason.strip(),
            N_("Catat keadaan barang saat masuk dan saat keluar, atau tulis alasan salah satunya tidak diketahui."),
        ),
        (thumbed, N_("Cap jempol perlu dua saksi. Tulis nama keduanya.")),
        (
            not given.officer_signed,
            N_("Tanda tangani juga berita acaranya, lalu centang bahwa Anda sudah menandatangani."),
        ),
    )
    return [sentence for is_so, sentence in against if is_so]
