"""A month of a register: open while it runs, then closed once, in order, for ever (documents.md section 13)."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE
from spkt.law.words import N_


class PageState(StrEnum):
    """States of one month of a register."""

    BERJALAN = "halaman_berjalan"
    DITUTUP = "halaman_ditutup"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What decides whether a month may be closed. is_next: every month before it is closed already"""

    state: str
    is_over: bool = False
    is_next: bool = True


CLOSERS = frozenset({Role.KANIT, Role.KA_SPKT})

REGISTER = Journey(
    noun="papers",
    states=PageState,
    final=frozenset({PageState.DITUTUP}),
    moves=(
        Move(
            PageState.BERJALAN,
            "papers.close_register",
            PageState.DITUTUP,
            CLOSERS,
            N_("Tutup bulan ini"),
            N_("Register bulan ditutup"),
            HOUSE["ADR 0056"],
            needs(
                lambda f: f.is_over,
                N_("Bulan ini belum lewat. Tutup mulai tanggal 1 bulan berikutnya."),
                lambda f: f.is_next,
                N_("Bulan sebelumnya belum ditutup. Tutup bulan itu dulu."),
            ),
        ),
    ),
)
