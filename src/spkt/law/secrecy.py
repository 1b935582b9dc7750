"""The secrecy class of a matter, from its facts and never from a tick."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from spkt.law.case import Account, Being, Person, Role
from spkt.law.identity import ADULT_AGE, age_years, is_child
from spkt.law.offences import Offence, deed_days
from spkt.law.sources import HOUSE, LPSK, PERPOL_7_2022, PKDRT, SPPA, TPKS, Citation, cite
from spkt.law.words import N_


class Secrecy(IntEnum):
    """Three classes in order; what is higher is read by fewer."""

    BIASA = 0
    RAHASIA = 1
    TERTUTUP = 2

    @property
    def label(self) -> str:
        """As printed and shown, marked for translation."""
        return _LABELS[self]


_LABELS = {Secrecy.BIASA: N_("biasa"), Secrecy.RAHASIA: N_("rahasia"), Secrecy.TERTUTUP: N_("tertutup")}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a matter is at least of a class, with the law that says so."""

    secrecy: Secrecy
    why: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A fact asked at the counter that decides the class; its code stands in `Account.facts`.

    ask     in neutral words: nothing of the act is told at the desk
    """

    code: str
    ask: str
    reason: Reason


CIRCUMSTANCES = (
    Circumstance(
        "kekerasan_seksual",
        N_("Apakah kejadiannya menyangkut hal pribadi yang lebih baik diceritakan di ruang tertutup?"),
        Reason(Secrecy.TERTUTUP, N_("Menyangkut kekerasan seksual."), TPKS["pasal 69"]),
    ),
    Circumstance(
        "kdrt",
        N_("Apakah yang menyakiti adalah keluarga atau orang yang tinggal serumah?"),
        Reason(Secrecy.TERTUTUP, N_("Terjadi dalam rumah tangga."), PKDRT["pasal 16"]),
    ),
    Circumstance(
        "anak",
        N_("Apakah ada anak, atau orang muda yang umurnya belum diketahui?"),
        Reason(Secrecy.TERTUTUP, N_("Ada anak, atau orang muda yang umurnya belum diketahui."), SPPA["pasal 19"]),
    ),
    Circumstance(
        "pelapor_terancam",
        N_("Apakah ada yang terancam bila diketahui melapor?"),
        Reason(Secrecy.RAHASIA, N_("Pelapor dapat terancam."), LPSK["perlindungan pelapor"]),
    ),
    Circumstance(
        "terlapor_polri",
        N_("Apakah yang dilaporkan anggota Polri?"),
        Reason(Secrecy.RAHASIA, N_("Yang dilaporkan anggota Polri."), PERPOL_7_2022["anggota sebagai terlapor"]),
    ),
)
"""Questions of the counter in the order in which they are asked."""

_BY_FACT = {circumstance.code: circumstance.reason for circumstance in CIRCUMSTANCES}
_BY_OFFENCE = {
    "sexual": Reason(Secrecy.TERTUTUP, N_("Pasalnya menyangkut kesusilaan atau kekerasan seksual."), TPKS["pasal 69"]),
    "domestic": Reason(Secrecy.TERTUTUP, N_("Pasalnya menyangkut rumah tangga."), PKDRT["pasal 16"]),
    "child": Reason(Secrecy.TERTUTUP, N_("Pasalnya melindungi anak."), SPPA["pasal 19"]),
}
_CHILD = Reason(Secrecy.TERTUTUP, N_("Ada yang belum 18 tahun pada hari kejadian."), SPPA["pasal 19"])


@dataclass(frozen=True, slots=True)
class Classing:
    """The class of a matter with its reasons; provisional until an offence is decided."""

    secrecy: Secrecy
    reasons: tuple[Reason, ...]
    provisional: bool


@cite(TPKS["pasal 69"], SPPA["pasal 19"], PKDRT["pasal 16"], HOUSE["ADR 0012"])
def class_of(account: Account, people: Iterable[Person], offences: Iterable[Offence], told_on: date) -> Classing:
    """The class that the facts of a matter demand.

    offences    what the gelar suspects, none before it: the class is provisional then
    told_on     local day on which it was told
    doubt       the texts name no classes; tertutup is our reading of the secrecy that they order
    """
    charged = list(offences)
    reasons = [_BY_FACT[fact] for fact in account.facts if fact in _BY_FACT]
    reasons += [_BY_OFFENCE[kind] for kind in _BY_OFFENCE if any(kind in offence.sensitive for offence in charged)]
    if any(may_be_child(person, account, told_on) for person in people):
        reasons.append(_CHILD)
    return Classing(max((reason.secrecy for reason in reasons), default=Secrecy.BIASA), tuple(reasons), not charged)


@cite(SPPA["pasal 1"], SPPA["pasal 19"], HOUSE["ADR 0012"])
def may_be_child(person: Person, account: Account, told_on: date) -> bool:
    """May this party have been below 18 on the day of the deed, as far as her birth or age is known?

    Judged on the first day on which the deed may have happened, of an unknown day on the day of telling. Of an age
    without a birth date the doubt counts for the child. A companion is no party. That an unknown age belongs to
    someone young is asked at the counter (`anak`).
    """
    if person.being is not Being.ORANG or set(person.roles) == {Role.PENDAMPING}:
        return False
    first = deed_days(account.when, told_on)[0]
    on = told_on if first == date.min else first
    if person.birth.on is not None:
        return is_child(person.birth.on, on)
    if person.birth.age is None:
        return False
    begun = age_years(on, told_on) + 1 if on < told_on else 0
    return person.birth.age - begun < ADULT_AGE


@cite(HOUSE["ADR 0012"])
def higher(one: Secrecy, other: Secrecy) -> Secrecy:
    """The stricter of two classes: new facts raise a class by themselves, lowering it takes two persons."""
    return max(one, other)
