"""When the report may not wait for the gelar, and whose desk a matter belongs to: by its facts, never by a tick alone.

A tick of the counter is one half; what was noted of people, place and age is the other, and only both together open
the way. The gelar follows within the shift.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from spkt.law.case import Account, Being, Person, Role
from spkt.law.secrecy import may_be_child
from spkt.law.sources import KUHAP, PKDRT, SPPA, TPKS, Citation
from spkt.law.words import N_

Told = Callable[[Account, tuple[Person, ...], date], bool]


@dataclass(frozen=True, slots=True)
class Urgency:
    """A fact asked at the counter that sets the order of steps, not the class of secrecy."""

    code: str
    ask: str


URGENCIES = (
    Urgency("tertangkap_tangan", N_("Apakah pelakunya tertangkap tangan dan sudah diamankan?")),
    Urgency("luka", N_("Apakah ada yang terluka?")),
    Urgency("anak_hilang", N_("Apakah ada anak yang belum ditemukan?")),
    Urgency("kecelakaan_lalin", N_("Apakah ini kecelakaan di jalan?")),
    Urgency("narkotika", N_("Apakah ini menyangkut narkotika?")),
    Urgency("terlapor_tni", N_("Apakah yang dilaporkan anggota TNI?")),
)


@dataclass(frozen=True, slots=True)
class Skip:
    """A lawful way past the gelar.

    code    of the fact; why as the report prints it
    missing what must be noted before the tick counts
    """

    code: str
    why: str
    missing: str
    cite: Citation
    holds: Told


def _caught(_account: Account, persons: tuple[Person, ...], _today: date) -> bool:
    return any(Role.TERLAPOR in each.roles and (each.name or each.features) for each in persons)


def _is_person_harmed(_account: Account, persons: tuple[Person, ...], _today: date) -> bool:
    return any(Role.KORBAN in each.roles and each.being is Being.ORANG for each in persons)


def _at_home(_account: Account, persons: tuple[Person, ...], _today: date) -> bool:
    """Is the one complained of, or the victim, noted as kin of the other or as living there?"""
    return any(each.relation in HOUSEHOLD for each in persons if {Role.TERLAPOR, Role.KORBAN} & set(each.roles))


def _child(account: Account, persons: tuple[Person, ...], today: date) -> bool:
    return any(may_be_child(each, account, today) for each in persons)


HOUSEHOLD = frozenset(
    {
        *("SUAMI", "ISTRI", "ANAK", "MENANTU", "CUCU", "ORANG TUA", "MERTUA", "FAMILI LAIN", "PEMBANTU", "AYAH", "IBU"),
        *("ANAK TIRI", "ANAK ANGKAT", "AYAH TIRI", "IBU TIRI", "KAKAK", "ADIK", "KAKEK", "NENEK"),
    }
)
"""Relations that make a household; a test compares them with the list that the counter offers."""


SKIPS = (
    Skip(
        "kekerasan_seksual",
        N_("korban kekerasan seksual dilayani tanpa menunggu"),
        N_("Catat korbannya dulu."),
        TPKS["pasal 41"],
        _is_person_harmed,
    ),
    Skip(
        "kdrt",
        N_("kekerasan dalam rumah tangga diperiksa segera"),
        N_("Catat hubungan terlapor dengan korban dulu."),
        PKDRT["pasal 19"],
        _at_home,
    ),
    Skip(
        "anak_hilang",
        N_("anak dicari tanpa menunggu"),
        N_("Catat umur atau tanggal lahir anaknya dulu."),
        KUHAP["pasal 13 ayat (1)"],
        _child,
    ),
    Skip(
        "anak",
        N_("menyangkut anak"),
        N_("Catat umur atau tanggal lahir anaknya dulu."),
        SPPA["pasal 18"],
        _child,
    ),
    Skip(
        "tertangkap_tangan",
        N_("pelaku tertangkap tangan"),
        N_("Catat orang yang diamankan sebagai terlapor dulu."),
        KUHAP["pasal 13 ayat (1)"],
        _caught,
    ),
    Skip("luka", N_("ada korban luka"), N_("Catat korbannya dulu."), KUHAP["pasal 13 ayat (1)"], _is_person_harmed),
)
"""In the order in which one is named where several hold."""
BY_CODE = {skip.code: skip for skip in SKIPS}


def skip_of(account: Account, persons: Iterable[Person], today: date) -> Skip | None:
    """Why the report may come before its gelar, None where nothing that was noted bears it out.

    today   local day of the unit
    """
    everybody = tuple(persons)
    ticked = (skip for skip in SKIPS if skip.code in account.facts)
    return next((skip for skip in ticked if skip.holds(account, everybody, today)), None)


def unproven(account: Account, persons: Iterable[Person], today: date) -> tuple[Skip, ...]:
    """Ticks that would open the way if what bears them out were noted."""
    everybody = tuple(persons)
    return tuple(s for s in SKIPS if s.code in account.facts and not s.holds(account, everybody, today))


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whose desk it is. name as printed; why in a few words"""

    code: str
    name: str
    why: str


_FUNCTIONS = (
    Receiver("kecelakaan_lalin", "Sat Lantas", N_("kecelakaan lalu lintas mempunyai Laporan Polisi sendiri")),
    Receiver("narkotika", "Sat Resnarkoba", N_("perkara narkotika ditangani Sat Resnarkoba")),
)


def receiver_of(account: Account, persons: Iterable[Person], home: str) -> Receiver | None:
    """Another function, force or unit that this matter belongs to, None where it stays here.

    home    region code of the unit's regency ("61.05")
    law     every desk receives; competence is decided afterwards, by the move that refers it
    """
    for each in _FUNCTIONS:
        if each.code in account.facts:
            return each
    serving = any(Role.TERLAPOR in each.roles and each.service for each in persons)
    if "terlapor_tni" in account.facts and serving:
        return Receiver("terlapor_tni", "Denpom", N_("yang dilaporkan anggota TNI"))
    region = account.where.region
    if home and region and not f"{region}.".startswith(f"{home}."):
        where = account.where.regency or region
        return Receiver("luar_wilayah", f"kepolisian {where}", N_("tempat kejadian di luar wilayah kesatuan ini"))
    return None


AT_RISK = frozenset({"kdrt", "anak", "kekerasan_seksual"})
"""Facts for which the three questions of danger are asked."""

NOT_URGENT = N_("Laporan sebelum gelar hanya untuk keadaan mendesak yang tercatat. Lanjutkan ke gelar perkara.")
NO_RECEIVER = N_("Tidak ada fungsi atau kesatuan lain yang tercatat berwenang. Lanjutkan ke gelar perkara.")
NO_RISK = N_("Tidak tercatat kekerasan di rumah, kekerasan seksual, atau anak. Lanjutkan langkah berikutnya.")
NOT_OWED = N_("Gelar susulan hanya untuk LP yang mendahului gelarnya. Lihat langkah berikutnya.")
NOT_RUNNING = N_("Tidak ada perlindungan yang sedang ditunggu. Lihat langkah berikutnya.")
ALREADY = N_("Lembar pengaduan sudah terbit. Buka dari daftar berkas perkara.")
NOT_FOR_THIS = frozenset({NOT_URGENT, NO_RECEIVER, NO_RISK, NOT_OWED, NOT_RUNNING, ALREADY})
"""Reasons that say an act is not for this matter: such an act is not shown locked, it is not shown."""
