"""Old law beside new: which of two is better for the offender, and what is no crime any more: hints only."""

from collections.abc import Iterable
from datetime import date

from spkt.law.offences import Catalogue, Choice, Offence
from spkt.law.sources import KUHP, NEW_CODE, WVS, cite
from spkt.law.words import N_

DECRIMINALISED = N_(
    "Dekriminalisasi: perbuatan menurut pasal lama ini tidak lagi dipidana sejak undang-undang baru berlaku (%s)."
)
"""Reason that is prefilled for the outcome "no crime"."""


@cite(KUHP["pasal 3 ayat (1)"])
def milder(pair: Choice) -> Offence | None:
    """Of a pair the one with the shorter longest prison term, None where they are alike or a term is not known.

    law     the new code is the default, the old one only where it is better for the offender
    doubt   terms alone do not decide what is better: fines, special minima and complaint rights count too
    """
    if pair.old is None or pair.new.penalty is None or pair.old.penalty is None:
        return None
    if pair.new.penalty == pair.old.penalty:
        return None
    return pair.old if pair.old.penalty < pair.new.penalty else pair.new


@cite(KUHP["pasal 3 ayat (2)"])
def is_decriminalised(offence: Offence, catalogue: Catalogue, today: date) -> bool:
    """Is this an offence of the old code whose deed the law of today punishes no more?"""
    if offence.law is not WVS or today < NEW_CODE:
        return False
    return not any(twin.holds(today, today) for twin in catalogue.twins(offence))


@cite(KUHP["pasal 3 ayat (2)"])
def all_decriminalised(offences: Iterable[Offence], catalogue: Catalogue, today: date) -> bool:
    """Is nothing left of what was charged? False where nothing was charged."""
    found = [is_decriminalised(each, catalogue, today) for each in offences]
    return bool(found) and all(found)
