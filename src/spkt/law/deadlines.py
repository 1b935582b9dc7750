"""Until when: terms that the law sets, and minutes that the desk promises.

All days are local civil dates of the unit; the last day counts whole.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP, KUHP, PERKAP_6_2019, PKDRT, PRAKTIK, SOP, Citation, NoLaw, cite

MONTH_DAYS = 30
REPLY_DAYS = 14
SP2HP_DAYS = 3
REVIEW_DAYS = 14


@cite(KUHAP["pasal 23 ayat (6)"])
def reply_due(received_on: date) -> date:
    """Last day for the first response to a report; after it the reporter may report the officer.

    received_on day printed on the tanda terima; a later receipt repeats that day and starts nothing anew
    law         14 days from receipt, counted as calendar days from the day after
    doubt       the text is silent on holidays; none is skipped
    """
    return received_on + timedelta(days=REPLY_DAYS)


@cite(PRAKTIK["SP2HP A1 dalam 3 hari"])
def sp2hp_a1_due(received_on: date) -> date:
    """Last day for the first SP2HP, which names the investigator."""
    return received_on + timedelta(days=SP2HP_DAYS)


@cite(KUHAP["pasal 23 ayat (6)"], HOUSE["ADR 0031"])
def review_due(answered_on: date) -> date:
    """Last day to ask that an outcome be looked at again, and last day to answer who asked.

    answered_on day on which the outcome was told, or the review was asked for
    doubt       the fourteen days are a rule of ours; the text gives the right and no term
    """
    return answered_on + timedelta(days=REVIEW_DAYS)


@cite(KUHP["pasal 29"], KUHP["pasal 184"])
def complaint_due(known_on: date, abroad: bool = False) -> date:
    """Last day to complain of a complaint offence; a later one is still received, the gelar decides.

    known_on    day on which this complainant came to know of the deed
    abroad      she lives outside Indonesia
    law         six or nine months of 30 days
    """
    return known_on + timedelta(days=MONTH_DAYS * (9 if abroad else 6))


@cite(KUHP["pasal 30"], KUHP["pasal 184"])
def withdrawal_due(filed_on: date) -> date:
    """Last day to withdraw a complaint; afterwards it stays for good.

    law     three months of 30 days; adultery and cohabitation follow a rule of their own and may be withdrawn
            until the trial begins
    """
    return filed_on + timedelta(days=MONTH_DAYS * 3)


class Promise(StrEnum):
    """What the desk promises in minutes: a greeting, the duty detective, the LP, a loss letter, the whole visit."""

    SAPA = "sapa"
    RESKRIM = "reskrim"
    LP = "lp"
    SKTLK = "sktlk"
    KUNJUNGAN = "kunjungan"


@dataclass(frozen=True, slots=True)
class _Promised:
    what: Promise
    valid_from: date
    minutes: int
    cite: Citation


_START = date(2026, 1, 1)
_PROMISED = (
    _Promised(Promise.SAPA, _START, 5, SOP["VI.a"]),
    _Promised(Promise.RESKRIM, _START, 10, SOP["VII.b"]),
    _Promised(Promise.LP, _START, 15, PRAKTIK["standar pelayanan polres lain"]),
    _Promised(Promise.SKTLK, _START, 15, PRAKTIK["standar pelayanan polres lain"]),
    _Promised(Promise.KUNJUNGAN, _START, 60, SOP["VI.a"]),
)


@cite(SOP["VI.a"], SOP["VII.b"], PRAKTIK["standar pelayanan polres lain"], HOUSE["ADR 0013"])
def promised_minutes(what: Promise, on: date) -> int:
    """Minutes that the desk promises on that day, shown and never a bar to an act.

    doubt   the minutes are proposals of ours until the unit's own standard of service is loaded
    raises  NoLaw for a day before the first row
    """
    rows = [row for row in _PROMISED if row.what is what and row.valid_from <= on]
    if not rows:
        raise NoLaw(f"{on}: {what}")
    return max(rows, key=lambda row: row.valid_from).minutes


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the escalation of a clock.

    kind    of the clock ("balasan"); "sp2hp" stands for every "sp2hp:…", "" for a kind without rows of its own
    level   1 for the first step
    before  how long before the end of the clock it comes; negative: after it
    to      who has the matter from here on; a sealed one goes to the women and children unit instead of the counter
    """

    kind: str
    valid_from: date
    level: int
    before: timedelta
    to: Role
    cite: Citation


def _days(count: int) -> timedelta:
    return timedelta(days=count)


_RUNGS = (
    # Day 10, 12 and 15 of the fourteen: the last day counts whole, so day 15 is the first on which nothing was said.
    Rung("balasan", _START, 1, _days(5), Role.KANIT, KUHAP["pasal 23 ayat (6)"]),
    Rung("balasan", _START, 2, _days(3), Role.KA_SPKT, KUHAP["pasal 23 ayat (6)"]),
    Rung("balasan", _START, 3, _days(0), Role.SIWAS, KUHAP["pasal 23 ayat (6)"]),
    Rung("tinjau", _START, 1, _days(5), Role.KANIT, HOUSE["ADR 0031"]),
    Rung("tinjau", _START, 2, _days(3), Role.KA_SPKT, HOUSE["ADR 0031"]),
    Rung("tinjau", _START, 3, _days(0), Role.SIWAS, HOUSE["ADR 0031"]),
    Rung("lengkapi", _START, 1, _days(0), Role.PIKET_RESKRIM, HOUSE["ADR 0032"]),
    Rung("lengkapi", _START, 2, _days(-3), Role.KANIT, HOUSE["ADR 0032"]),
    Rung("lengkapi", _START, 3, _days(-7), Role.KA_SPKT, HOUSE["ADR 0032"]),
    Rung("limpah", _START, 1, _days(0), Role.KA_SPKT, PERKAP_6_2019["pasal 3 ayat (7)"]),
    Rung("limpah", _START, 2, _days(-4), Role.SIWAS, PERKAP_6_2019["pasal 3 ayat (7)"]),
    Rung("sp2hp", _START, 1, _days(1), Role.KASAT, PRAKTIK["SP2HP A1 dalam 3 hari"]),
    Rung("sp2hp", _START, 2, _days(0), Role.KA_SPKT, PRAKTIK["SP2HP A1 dalam 3 hari"]),
    Rung("sp2hp", _START, 3, _days(-1), Role.SIWAS, PRAKTIK["SP2HP A1 dalam 3 hari"]),
    Rung("visum", _START, 1, _days(0), Role.KANIT, HOUSE["ADR 0032"]),
    Rung("visum", _START, 2, _days(-3), Role.KA_SPKT, HOUSE["ADR 0032"]),
    Rung("perlindungan", _START, 1, timedelta(hours=6), Role.UPPA, PKDRT["pasal 16"]),
    Rung("perlindungan", _START, 2, _days(0), Role.KA_SPKT, PKDRT["pasal 16"]),
    Rung("perlindungan", _START, 3, timedelta(hours=-12), Role.SIWAS, PKDRT["pasal 16"]),
    Rung("", _START, 1, _days(0), Role.KANIT, HOUSE["ADR 0032"]),
    Rung("", _START, 2, _days(-3), Role.KA_SPKT, HOUSE["ADR 0032"]),
)
CLOCKS = frozenset(rung.kind for rung in _RUNGS if rung.kind)
"""Kinds of clocks with rungs of their own."""


@cite(KUHAP["pasal 23 ayat (6)"], HOUSE["ADR 0032"])
def ladder(kind: str, on: date) -> tuple[Rung, ...]:
    """Who gets a matter whose clock runs out, one after the other, as the table stood on that day.

    kind        of the clock; what follows a colon ("sp2hp:A1") has the rungs of what stands before it
    returns     rungs by level; those of a kind without rows of its own are the desk's and its head's
    """
    family = kind.partition(":")[0]
    rows = [rung for rung in _RUNGS if rung.kind == (family if family in CLOCKS else "") and rung.valid_from <= on]
    newest = {rung.level: rung for rung in sorted(rows, key=lambda rung: rung.valid_from)}
    return tuple(newest[level] for level in sorted(newest))


@cite(HOUSE["ADR 0032"])
def rung_at(rung: Rung, starts_at: datetime, due_at: datetime) -> datetime:
    """When a rung is reached: never before the clock began, so that a short clock has all of its rungs."""
    return max(starts_at, due_at - rung.before)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Days of a rule of our own, from a day on."""

    what: str
    valid_from: date
    days: int


_SETTINGS = (_Setting("limpah", _START, 3),)


@cite(PERKAP_6_2019["pasal 3 ayat (7)"], HOUSE["ADR 0032"])
def arrival_due(referred_on: date) -> date:
    """Last day on which the receiving unit confirms a referral before it is asked after."""
    rows = [row for row in _SETTINGS if row.what == "limpah" and row.valid_from <= referred_on]
    if not rows:
        raise NoLaw(f"{referred_on}: limpah")
    return referred_on + timedelta(days=max(rows, key=lambda row: row.valid_from).days)


@cite(KUHAP["pasal 23 ayat (6)"], HOUSE["ADR 0032"])
def day_of(starts_on: date, last_on: date, today: date) -> tuple[int, int]:
    """How far a clock has come: (day it is in, days it has); the first is above the second once it ran out.

    starts_on   day after which the first day is counted
    """
    return (today - starts_on).days, (last_on - starts_on).days
