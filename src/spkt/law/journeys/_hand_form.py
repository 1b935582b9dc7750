"""A form for the hours without power: printed ahead with a number of its own, then used once or spoilt (trap 28)."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._matter import COUNTER
from spkt.law.journeys._table import START, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE
from spkt.law.words import N_


class Blank(StrEnum):
    """What became of a printed form."""

    SIAP = "siap_pakai"
    TERPAKAI = "terpakai"
    RUSAK = "rusak"


BLANK_WORDS = {
    Blank.SIAP: N_("belum dipakai"),
    Blank.TERPAKAI: N_("sudah dicatat"),
    Blank.RUSAK: N_("rusak"),
}
"""As officers say it."""

LARGEST_BATCH, MOST_UNUSED = 20, 60
"""So many forms are printed at once, and so many may lie unused before more are printed."""
KEEPERS = frozenset({Role.KANIT, Role.BAMIN})
"""Who prints forms ahead, keeps them, and accounts for the spoilt ones."""


@dataclass(frozen=True, slots=True)
class BlankFacts:
    """What decides about forms. state   of one; unused   forms of the unit that lie ready"""

    state: str
    unused: int = 0


HAND_FORM = Journey(
    noun="papers (hand forms)",
    states=Blank,
    final=frozenset({Blank.TERPAKAI, Blank.RUSAK}),
    moves=(
        Move(
            START,
            "papers.print_forms",
            Blank.SIAP,
            KEEPERS,
            N_("Cetak formulir tangan"),
            N_("Formulir tangan dicetak"),
            HOUSE["ADR 0065"],
            needs(
                lambda f: f.unused < MOST_UNUSED,
                N_("Masih banyak formulir yang belum dipakai. Pakai dulu, atau catat yang rusak."),
            ),
        ),
        Move(
            Blank.SIAP,
            "matters.receive_later",
            Blank.TERPAKAI,
            COUNTER,
            N_("Catat dari formulir tangan"),
            N_("Pengaduan dicatat kemudian dari formulir tangan"),
            HOUSE["ADR 0065"],
        ),
        Move(
            Blank.SIAP,
            "papers.spoil_form",
            Blank.RUSAK,
            KEEPERS,
            N_("Catat rusak"),
            N_("Formulir tangan dicatat rusak"),
            HOUSE["ADR 0065"],
        ),
    ),
)
