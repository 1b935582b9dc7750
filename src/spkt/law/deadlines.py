"""Until when: terms that the law sets, and minutes that the desk promises.

All days are local civil dates of the unit; the last day counts whole.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from spkt.law.sources import HOUSE, KUHAP, KUHP, PRAKTIK, SOP, Citation, NoLaw, cite

MONTH_DAYS = 30
REPLY_DAYS = 14
SP2HP_DAYS = 3


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
