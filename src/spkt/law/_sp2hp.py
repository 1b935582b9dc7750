"""SP2HP: which letter may tell what, and until when each is due (domain 3.7, 5).

All days are local civil dates of the unit; the last day counts whole.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from spkt.law.journeys._case import Handled
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP, PERKAP_6_2019, PRAKTIK, Citation, NoLaw, cite
from spkt.law.words import N_


class Code(StrEnum):
    """Kinds of the letter, as its corner prints them."""

    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"
    A5 = "A5"


class Weight(StrEnum):
    """How hard a case is to investigate; the head of the detectives says so when he takes it over."""

    RINGAN = "ringan"
    SEDANG = "sedang"
    SULIT = "sulit"


CODE_WORDS = {
    Code.A1: N_("A1 · laporan sudah diteliti, penyidik disebutkan"),
    Code.A2: N_("A2 · penyelidikan masih berjalan atau belum cukup"),
    Code.A3: N_("A3 · cukup untuk ditingkatkan ke penyidikan"),
    Code.A4: N_("A4 · perkembangan penyidikan"),
    Code.A5: N_("A5 · dihentikan"),
}
"""What each letter tells, as officers say it."""

PREFIX = "sp2hp:"
"""Begins the kind of every clock that asks for a letter."""


def term_kind(code: Code) -> str:
    """Kind of the clock that asks for this letter: "sp2hp:A1"."""
    return f"{PREFIX}{code}"


@cite(PRAKTIK["SP2HP A1 sampai A5"])
def codes_of(state: str) -> tuple[Code, ...]:
    """Letters that a report in this state may send; none before the detectives have it.

    doubt   one Polres reads A2 as "stopped"; we follow the reading of Kalimantan Barat
    """
    return {
        Handled.DITANGANI: (Code.A1, Code.A2),
        Handled.PENYIDIKAN: (Code.A1, Code.A3, Code.A4),
        Handled.DIHENTIKAN: (Code.A5,),
    }.get(Handled(state), ())


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """Days after the start on which letters are due, then every so many days.

    code    the letter of that stage that is due again and again
    """

    code: Code
    weight: Weight
    valid_from: date
    days: tuple[int, ...]
    every: int
    cite: Citation


_START = date(2026, 1, 1)
_PRESS = PRAKTIK["tenggat SP2HP menurut berita"]
_MONTHLY = 30
_RHYTHMS = (
    _Rhythm(Code.A2, Weight.RINGAN, _START, (14,), 14, _PRESS),
    _Rhythm(Code.A2, Weight.SEDANG, _START, (14,), 14, _PRESS),
    _Rhythm(Code.A2, Weight.SULIT, _START, (30,), 30, _PRESS),
    _Rhythm(Code.A4, Weight.RINGAN, _START, (10, 20, 30), _MONTHLY, _PRESS),
    _Rhythm(Code.A4, Weight.SEDANG, _START, (15, 30, 45, 60), _MONTHLY, _PRESS),
    _Rhythm(Code.A4, Weight.SULIT, _START, (15, 30, 45, 60, 75, 90), _MONTHLY, _PRESS),
)


def repeated(state: str) -> Code | None:
    """The letter that is due again and again in this state, None where none is."""
    return {Handled.DITANGANI: Code.A2, Handled.PENYIDIKAN: Code.A4}.get(Handled(state))


@cite(PRAKTIK["tenggat SP2HP menurut berita"], PERKAP_6_2019["pasal 10 ayat (5)"])
def next_due(code: Code, weight: Weight, since: date, after: date) -> date:
    """The first day after `after` on which this letter is due, counted from the start of its stage.

    code    A2 in the inquiry, A4 in the investigation
    since   local day on which the stage began
    doubt   the days are those that the press gives after a regulation since replaced; behind the last of them a letter
            a month is owed, asked or not
    raises  NoLaw for a letter without a rhythm, or a day before the first row
    """
    rows = [row for row in _RHYTHMS if (row.code, row.weight) == (code, weight) and row.valid_from <= after]
    if not rows:
        raise NoLaw(f"{after}: {code} {weight}")
    row = max(rows, key=lambda each: each.valid_from)
    passed = (after - since).days
    day = next((each for each in row.days if each > passed), None)
    if day is None:
        last = row.days[-1]
        day = last + row.every * ((passed - last) // row.every + 1)
    return since + timedelta(days=day)


@cite(KUHAP["pasal 24 ayat (4)"])
def stop_due(stopped_on: date) -> date:
    """Last day to tell the victim that the case was stopped: the day after."""
    return stopped_on + timedelta(days=1)


@cite(HOUSE["ADR 0043"])
def owner_of(kind: str) -> Role | None:
    """Who owes what a clock of this kind asks for, None for a clock that is no letter of the detectives."""
    return Role.KASAT if kind.startswith(PREFIX) else None
