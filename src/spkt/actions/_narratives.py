"""Reads the shipped accounts as a visitor would tell them: people, place, time and things in the desk's own shapes.

The accounts and everybody in them are invented. Where an account names a role instead of a person ("istri"), a name
is invented too, out of the list of names; numbers of people end in 0000 so that they are nobody's.
"""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from random import Random
from typing import Any

from spkt import data
from spkt.law.case import Account, Being, Birth, Moment, Person, Place, Role, Sex, Span, Thing
from spkt.law.identity import ADULT_AGE
from spkt.law.offences import deed_days
from spkt.records.reference import catalogue, names_of, region_names

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """What one visitor brings.

    id, route   of the account ("N01", "lp_b")
    subject     at most eight neutral words for the receipt; a name of no one
    offences    codes that the gelar may choose on the day of the deed, most likely first
    """

    id: str
    route: str
    subject: str
    account: Account
    people: tuple[Person, ...]
    things: tuple[Thing, ...]
    offences: tuple[str, ...]

    @property
    def reporter(self) -> Person:
        """Who stands at the counter."""
        return next(person for person in self.people if Role.PELAPOR in person.roles)


@cache
def accounts() -> tuple[Row, ...]:
    """Every shipped account."""
    return tuple(data.accounts())


def story(row: Row, rng: Random, told_on: date, canary: str = "") -> Story:
    """The account as it is told on that day.

    rng         invents what the account leaves out: the same seed, the same people
    canary      a word that is put into every personal field of a confidential matter, "" for none
    """
    expected = row["expected"]
    deed, subject = DEEDS.get(row["kind"], (row["kind"].replace("_", " "), "Kejadian yang perlu dicatat"))
    where = _place(expected["place"], rng)
    account = Account(
        words=FIRST_TOLD.get(row["id"]) or row["text"],
        deed=deed,
        when=_span(expected["when"]),
        where=where,
        loss=sum(each["value"] or 0 for each in expected["property"]) or None,
    )
    offences = _in_choice(expected["offences"], account, told_on)
    told = Story(
        id=row["id"],
        route=expected["route"],
        subject=subject,
        account=replace(account, facts=_facts(row, offences), prosecute=True),
        people=_people(expected["people"], where, rng),
        things=tuple(_thing(each) for each in expected["property"]),
        offences=offences,
    )
    return _marked(told, canary) if canary and told.account.facts else told


def _in_choice(offences: list[str], account: Account, told_on: date) -> tuple[str, ...]:
    pairs = catalogue().choices(*deed_days(account.when, told_on))
    offered = {pair.new.code for pair in pairs} | {pair.old.code for pair in pairs if pair.old}
    return tuple(code for code in offences if code in offered)


_BY_SENSITIVE = {"sexual": "kekerasan_seksual", "domestic": "kdrt", "child": "anak"}


def _facts(row: Row, offences: tuple[str, ...]) -> tuple[str, ...]:
    """The circumstances that the counter would hear in it."""
    named = " ".join(each["name"] for each in row["expected"]["people"])
    found = {_BY_SENSITIVE[kind] for code in offences for kind in catalogue().get(code).sensitive}
    others = " ".join(each["name"] for each in row["expected"]["people"] if each["role"] != "pelapor")
    if re.search(r"\banak\b|ABH", others) or any(int(age) < ADULT_AGE for age in _AGE.findall(named)):
        found.add("anak")
    if not found and "dirahasiakan" in named:
        found.add("pelapor_terancam")
    return tuple(sorted(found))


def _span(when: str) -> Span:
    """ "2026-11-09T19:30", "2026-10-08" or a month."""
    if len(when) == 7:
        first = date.fromisoformat(f"{when}-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return Span(start=Moment(first), end=Moment(last))
    day, _, clock = when.partition("T")
    return Span(start=Moment(date.fromisoformat(day), time.fromisoformat(clock) if clock else None))


STREETS = ("Jl. Lintas Melawi", "Jl. MT Haryono", "Jl. Pattimura", "Jl. Kelam", "Jl. Masuka Darat", "Gg. Keluarga")


def _place(code: str, rng: Random) -> Place:
    detail = f"{rng.choice(STREETS)} RT {rng.randint(1, 12):02} RW {rng.randint(1, 4):02}"
    return Place(detail=detail, region=code, **region_names(code))


# People

_ROLES = {
    "pelapor": (Role.PELAPOR,),
    "korban": (Role.KORBAN,),
    "saksi": (Role.SAKSI,),
    "terlapor": (Role.TERLAPOR,),
    "pendamping": (Role.PENDAMPING,),
    "pengadu": (Role.PELAPOR, Role.KORBAN),
    "teradu": (Role.TERLAPOR,),
    "diduga": (Role.TERLAPOR,),
    "pemohon": (Role.PELAPOR,),
    "penemu": (Role.PELAPOR,),
    "pengunjung": (Role.PELAPOR,),
}
_UNKNOWN = re.compile(
    r"tidak dikenal|belum dikenal|pemilik akun|orang suruhan|^(dua|tiga|empat|lainnya|laki-laki|perempuan)\b"
)
_NAMELESS = re.compile(r"belum dikenal|^(tiga keluarga|dua WNA|warga dua dusun)")
_BODY = re.compile(r"^(PT|CV)\b|^(perusahaan|minimarket|toko|kelompok|jemaat|UPTD)\b")
_AGE = re.compile(r"(\d+) th")
_POST = re.compile(r"(Bhabin|Kepala Desa|Ketua RT)")
_OCCUPATIONS = {
    Sex.MALE: ("karyawan swasta", "petani", "wiraswasta", "guru", "nelayan"),
    Sex.FEMALE: ("karyawan swasta", "petani", "wiraswasta", "guru", "ibu rumah tangga"),
}
_WOMAN = re.compile(r"\b(istri|ibu|perempuan|bidan|nenek)\b")
_MAN = re.compile(r"\b(suami|ayah|pak|bapak|laki-laki|sopir)\b", re.IGNORECASE)


def _people(rows: list[dict[str, str]], home: Place, rng: Random) -> tuple[Person, ...]:
    """Everybody once: who is named twice holds both roles, and "pelapor: korban" is the first victim herself."""
    victim = next((row["name"] for row in rows if row["role"] == "korban"), "")
    merged: dict[str, tuple[Role, ...]] = {}
    for row in rows:
        name = victim if row["role"] == "pelapor" and row["name"].startswith("korban") and victim else row["name"]
        merged[name] = (*merged.get(name, ()), *_ROLES.get(row["role"], (Role.SAKSI,)))
    return tuple(_person(name, roles, home, rng) for name, roles in merged.items())


def _person(said: str, roles: tuple[Role, ...], home: Place, rng: Random) -> Person:
    bare = re.sub(r"\s*\(.*?\)", "", said).strip()
    if _BODY.search(bare):
        return Person(roles=roles, name=bare.upper(), being=Being.BADAN, address=home, nationality="")
    if (Role.TERLAPOR in roles and _UNKNOWN.search(said)) or _NAMELESS.search(said):
        return Person(roles=roles, features=said, nationality="")
    age = int(found[1]) if (found := _AGE.search(said)) else None
    sex = _sex(said, rng)
    is_name = re.match(r"(pak |bu )?[A-Z]", bare) and not _POST.match(bare)
    name = bare if is_name else invented_name(sex, rng)
    person = Person(roles=roles, name=re.sub(r"^(pak|bu) ", "", name).upper(), sex=sex, birth=Birth(age=age))
    if Role.PELAPOR in roles:
        return _identified(replace(person, occupation=bare if _POST.match(bare) else ""), home, age, rng)
    return replace(person, occupation=_occupation(said), address=home if Role.KORBAN in roles else Place())


def _sex(said: str, rng: Random) -> Sex:
    """As the account words it, as the first name lets one think, or by chance."""
    if _WOMAN.search(said) or _MAN.search(said):
        return Sex.FEMALE if _WOMAN.search(said) else Sex.MALE
    first = said.split()[0].upper()
    named = [sex for sex in Sex if first in {name.upper() for name in _given(sex.value)}]
    return named[0] if len(named) == 1 else rng.choice(list(Sex))


def _identified(person: Person, home: Place, age: int | None, rng: Random) -> Person:
    """The reporter shows a card; its number is nobody's."""
    born = date(2026 - (age or rng.randint(22, 63)), rng.randint(1, 12), rng.randint(1, 28))
    day = born.day + 40 * (person.sex is Sex.FEMALE)
    return replace(
        person,
        id_kind="KTP-EL",
        id_number=f"610501{day:02}{born:%m%y}0000",
        birth=Birth("Sintang", born),
        religion=rng.choice(("Islam", "Katolik", "Kristen", "Buddha")),
        occupation=person.occupation or rng.choice(_OCCUPATIONS[person.sex or Sex.MALE]),
        address=home,
        phone=f"0812-0000-{rng.randint(0, 9999):04}",
        as_what="korban" if Role.KORBAN in person.roles else "lainnya",
    )


def _occupation(said: str) -> str:
    """The role as the account words it, where it is an occupation at all."""
    return said if re.match(r"(bidan|kasir|petani|guru|sopir|pedagang|penjual|kepala|penjaga)", said) else ""


@cache
def _given(sex: str) -> tuple[str, ...]:
    return tuple(
        row["nama"] for row in data.rows("names.csv") if (row["bagian"], row["jenis_kelamin"]) == ("depan", sex)
    )


@cache
def _family() -> tuple[str, ...]:
    return tuple(row["nama"] for row in data.rows("names.csv") if row["bagian"] == "belakang")


def invented_name(sex: Sex, rng: Random) -> str:
    """A name out of the shipped list; one word in five, as many people here have only one."""
    given = rng.choice(_given(sex.value))
    return given if rng.random() < 0.2 else f"{given} {rng.choice(_family())}"


# Things

_PLATE = re.compile(r"(?=\b([A-Z]{1,2} \d{1,4} [A-Z]{1,3})\b)")
"""Plates that may begin within another: of "Supra X 125 KB 3345 EJ" the last is meant."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNT = re.compile(r"^(\d+|dua|tiga) (unit|ekor|tandan|lembar|batang|liter|kunci)\b")
_EVIDENCE = ("REKAMAN", "ALAT-KEJAHATAN", "PAKAIAN", "SAJAM")


def _thing(row: Row) -> Thing:
    desc, kind = row["desc"], row["type"]
    plate, year, count = _PLATE.findall(desc)[-1:], _YEAR.search(desc), _COUNT.search(desc)
    marks = {"nomor_polisi": plate[0] if plate else "", "tahun": year[0] if year and plate else ""}
    return Thing(
        name=desc,
        kind=kind,
        kind_name=names_of("property_types.csv").get(kind, ""),
        part="bukti" if kind in _EVIDENCE else "objek",
        amount=count[1] if count else "1",
        unit=count[2] if count else "buah",
        marks={name: mark for name, mark in marks.items() if mark},
        value=row["value"],
    )


# Canaries

PERSONAL = frozenset(
    "words uraian name alias id_basis occupation phone features detail landmark place relation needs note".split()  # noqa: SIM905
)
"""Fields that tell of somebody; names of `law.case`."""


def _marked(told: Story, canary: str) -> Story:
    number = iter(range(10_000))
    return replace(
        told,
        account=with_canaries(told.account, canary, number),
        people=tuple(with_canaries(person, canary, number) for person in told.people),
        things=tuple(with_canaries(thing, canary, number) for thing in told.things),
    )


def with_canaries(shape: Any, canary: str, number: Any) -> Any:
    """The shape with a word of its own at the end of every personal field, also where nothing was said."""
    changed: dict[str, Any] = {}
    for each in fields(shape):
        value = getattr(shape, each.name)
        if is_dataclass(value) and not isinstance(value, type):
            changed[each.name] = with_canaries(value, canary, number)
        elif each.name in PERSONAL and isinstance(value, str):
            changed[each.name] = f"{value} {canary}{next(number):03}".strip()
    return replace(shape, **changed)


FIRST_TOLD = {
    "N54": "Pada hari Kamis tanggal 1 Oktober 2026 perhiasan emas seberat 10 gram milik pelapor tidak ada lagi di "
    "rumahnya di Desa Anggah Jaya. Adik kandung pelapor mengakui mengambilnya.",
}
"""{account: what its reporter told at her first visit, where the account itself tells of a later one}."""
DEEDS = {
    "curanmor": ("pencurian sepeda motor", "Motor hilang di halaman rumah"),
    "curanmor_lama": ("pencurian sepeda motor", "Motor hilang beberapa waktu lalu"),
    "curi_sawit": ("pencurian hasil perkebunan", "Buah kebun diambil orang"),
    "kdrt": ("kekerasan dalam rumah tangga", "Masalah keluarga di rumah"),
    "penipuan_daring": ("penipuan lewat media elektronik", "Barang pesanan tidak datang"),
    "pencurian_rumah": ("pencurian di rumah pada malam hari", "Rumah dimasuki orang"),
    "jambret": ("pencurian dengan kekerasan", "Tas diambil di jalan"),
    "penganiayaan": ("penganiayaan", "Keributan di pesta"),
    "pengeroyokan": ("kekerasan bersama terhadap orang", "Keributan di jalan"),
    "penggelapan_rental": ("penggelapan mobil sewaan", "Mobil sewaan belum kembali"),
    "fidusia": ("pengalihan jaminan fidusia", "Urusan kendaraan kredit"),
    "anak_cabul": ("perbuatan terhadap anak", "Hal pribadi keluarga"),
    "pencemaran": ("pencemaran nama baik", "Tulisan di media sosial"),
    "penipuan_cpns": ("penipuan penerimaan pegawai", "Uang pengurusan pekerjaan"),
    "ancaman_parang": ("pengancaman", "Pertengkaran dengan tetangga"),
    "perusakan": ("pencurian dan perusakan", "Kerusakan di rumah ibadah"),
    "tabrak_lari": ("kecelakaan lalu lintas yang ditinggalkan", "Kecelakaan di jalan"),
    "sextortion": ("pemerasan lewat media elektronik", "Hal pribadi di media sosial"),
    "pencurian_ternak": ("pencurian ternak", "Ternak hilang dari kandang"),
    "pembobolan_rekening": ("akses tidak sah ke rekening", "Uang di rekening berkurang"),
    "tppo": ("perdagangan orang", "Keluarga bekerja jauh dari rumah"),
    "pencurian_ringan": ("pencurian ringan", "Barang dagangan diambil"),
    "penyekapan": ("perampasan kemerdekaan", "Keluarga belum pulang"),
    "pelecehan_fisik": ("pelecehan", "Hal pribadi di angkutan"),
    "kekerasan_anak": ("kekerasan terhadap anak", "Keadaan seorang murid"),
    "penggelapan_jabatan": ("penggelapan dalam jabatan", "Selisih setoran toko"),
    "uang_palsu": ("mengedarkan uang palsu", "Uang yang diterima diragukan"),
    "penyerobotan": ("penguasaan tanah tanpa hak", "Batas dan surat tanah"),
    "bullying_medsos": ("kekerasan terhadap anak", "Keadaan anak di sekolah"),
    "perkosaan": ("kekerasan seksual", "Hal pribadi"),
    "sengketa_tanah": ("sengketa tanah keluarga", "Batas tanah keluarga"),
    "utang_piutang": ("utang yang belum dibayar", "Pinjaman yang belum kembali"),
    "laka_lantas": ("kecelakaan lalu lintas", "Kecelakaan di jalan raya"),
    "peti": ("penambangan tanpa izin", "Kegiatan mesin di sungai"),
    "narkoba": ("peredaran narkotika", "Temuan di rumah kos"),
    "karhutla": ("pembakaran lahan", "Titik api di lahan"),
    "judi": ("perjudian", "Permainan di lokasi pesta"),
    "penadahan": ("penadahan", "Barang bekas yang ditawarkan"),
    "kayu_ilegal": ("pengangkutan kayu tanpa surat sah", "Muatan truk di perbatasan"),
    "bbm_subsidi": ("penyalahgunaan bahan bakar bersubsidi", "Pengisian bahan bakar berulang"),
    "orang_hilang": ("orang hilang", "Keluarga belum pulang"),
    "kebisingan": ("gangguan ketenteraman tetangga", "Suara keras pada malam hari"),
    "banjir": ("bencana banjir", "Permintaan bantuan karena air naik"),
    "dumas_pelayanan": ("keluhan penanganan perkara", "Perkembangan perkara yang lama"),
    "pungli_dumas": ("pungutan tanpa dasar", "Biaya pengurusan surat"),
    "penemuan_mayat": ("penemuan mayat", "Permintaan petugas di sungai"),
    "konflik_adat": ("perselisihan antarwarga dusun", "Permintaan pengamanan musyawarah"),
    "odgj": ("orang yang perlu ditolong", "Permintaan bantuan bagi seorang warga"),
    "laka_sungai": ("kecelakaan sungai", "Kecelakaan di sungai"),
    "hewan_buas": ("gangguan satwa liar", "Satwa di dekat permukiman"),
    "cabut_laporan": ("pencurian dalam keluarga", "Urusan barang di dalam keluarga"),
    "kebakaran": ("kebakaran rumah", "Kebakaran di permukiman"),
    "laporan_orang_asing": ("keberadaan orang asing tanpa dokumen", "Tamu yang belum melapor"),
}
"""{kind of an account: (short name of the deed, neutral words for the receipt)}."""
