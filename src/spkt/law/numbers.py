"""Printed numbers: which series counts them, when it starts again, and how a number reads on paper.

A number is taken only at issue, inside the transaction that uses it; here is only its form.
"""

from datetime import date
from enum import StrEnum

from spkt.law.sources import HOUSE, KEP_464, PRAKTIK, cite
from spkt.law.writing import roman_month

GAP = "\u2007" * 6
"""Stands where the ordinal will be: six spaces as wide as figures, so that a draft shows its form and no number."""


class Kind(StrEnum):
    """What carries a number of its own."""

    LP_A = "lp_a"
    LP_B = "lp_b"
    STTLP = "sttlp"
    DUMAS = "dumas"
    GELAR = "gp"
    GELAR_REK = "gp_rek"
    KONSELING = "lk"
    SKTLK = "sktlk"
    VISUM = "ver"
    THINGS = "bt"
    MINUTES = "ba"
    LETTER = "b"
    SP2HP = "sp2hp"
    STATEMENT = "sk"
    MISSING = "loh"
    FURTHER = "lt"
    HAND_FORM = "ft"
    REGISTER = "reg"
    KARCIS_A = "karcis_a"
    KARCIS_B = "karcis_b"
    KARCIS_C = "karcis_c"


_FORM = {
    Kind.LP_A: "LP/A/{n}/{month}/{year}/SPKT/{tail}",
    Kind.LP_B: "LP/B/{n}/{month}/{year}/SPKT/{tail}",
    Kind.STTLP: "STTLP/B/{n}/{month}/{year}/SPKT/{tail}",
    Kind.DUMAS: "DUMAS/B/{n}/{month}/{year}/SPKT/{tail}",
    Kind.GELAR: "GP/{n}/{month}/{year}/SPKT/{tail}",
    Kind.GELAR_REK: "GP/{n}/{month}/{year}/SPKT/{tail}/REK",
    Kind.KONSELING: "LK/{n}/{month}/{year}/SPKT/{tail}",
    Kind.SKTLK: "SKTLK/{n}/{month}/{year}/SPKT/{tail}",
    Kind.VISUM: "VER/{n}/{month}/{year}/SPKT/{tail}",
    Kind.THINGS: "BT/{n}/{month}/{year}/SPKT/{tail}",
    Kind.MINUTES: "BA/{n}/{month}/{year}/SPKT/{tail}",
    Kind.LETTER: "B/{n}/{month}/{year}/SPKT/{tail}",
    Kind.SP2HP: "SP2HP/{n}/{month}/{year}/SATRESKRIM/{tail}",
    Kind.STATEMENT: "SK/{n}/{month}/{year}/SPKT/{tail}",
    Kind.MISSING: "LOH/{n}/{month}/{year}/SPKT/{tail}",
    Kind.FURTHER: "LT/{n}/{month}/{year}/SPKT/{tail}",
    Kind.HAND_FORM: "FT/{n}/{month}/{year}/SPKT/{tail}",
    Kind.REGISTER: "REG/{n}/{month}/{year}/SPKT/{tail}",
    Kind.KARCIS_A: "A-{n:0>3}",
    Kind.KARCIS_B: "B-{n:0>3}",
    Kind.KARCIS_C: "C-{n:0>3}",
}
_COUNTED_BY = {Kind.STTLP: Kind.LP_B, Kind.GELAR_REK: Kind.GELAR}
_DAILY = frozenset({Kind.KARCIS_A, Kind.KARCIS_B, Kind.KARCIS_C})


@cite(KEP_464["penomoran"], PRAKTIK["surat tanda terima memakai nomor urut laporannya"])
def series_of(kind: Kind) -> Kind:
    """The kind whose series gives the ordinal: a receipt shares that of its report, a recommendation that of its gelar.

    doubt   some sites run one counter for model A and B; we run two
    """
    return _COUNTED_BY.get(kind, kind)


@cite(KEP_464["penomoran"], HOUSE["ADR 0008"])
def period(kind: Kind, on: date) -> str:
    """The stretch in which a series counts from 1: the unit's local year, for tickets its local day.

    on      local civil date of the issuing unit at the moment of issue
    returns "2026", or "2026-11-24" for tickets
    """
    return on.isoformat() if kind in _DAILY else str(on.year)


@cite(KEP_464["penomoran"], PRAKTIK["surat kesatuan Polri"], HOUSE["ADR 0008"])
def printed(kind: Kind, n: int, on: date, tail: str = "") -> str:
    """A number as it stands on paper, without leading zeros; the Roman month is that of issue, not of the deed.

    n       ordinal in its series, from 1
    on      local civil date of the issuing unit at the moment of issue
    tail    end of the number as the unit writes it ("POLRES SINTANG/POLDA KALIMANTAN BARAT"), none on a ticket
    raises  ValueError for an ordinal below 1
    """
    if n < 1:
        raise ValueError(f"ordinal {n}")
    return _fill(kind, str(n), on, tail)


@cite(HOUSE["ADR 0008"])
def draft_form(kind: Kind, on: date, tail: str) -> str:
    """The same with a gap in place of the ordinal: a draft never shows a number."""
    return _fill(kind, GAP, on, tail)


def _fill(kind: Kind, ordinal: str, on: date, tail: str) -> str:
    return _FORM[kind].format(n=ordinal, month=roman_month(on.month), year=on.year, tail=tail)
