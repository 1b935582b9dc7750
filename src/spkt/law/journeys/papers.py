"""A paper after issue: it changes hands, and that is written down (documents.md section 0)."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import KUHAP
from spkt.law.words import N_


class Held(StrEnum):
    """Where the original is."""

    TERBIT = "terbit"
    DISERAHKAN = "diserahkan"


FOR_CITIZEN = frozenset({"tanda_terima_pengaduan", "sttlp", "laporan_tambahan"})
"""Kinds whose original is hers; every other paper stays in the file."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What decides whether a paper may be handed over.

    for_citizen     the original is hers (tanda terima, STTLP), not the file's
    """

    state: str
    for_citizen: bool = True


PAPER = Journey(
    noun="papers",
    states=Held,
    final=frozenset({Held.DISERAHKAN}),
    moves=(
        Move(
            Held.TERBIT,
            "papers.hand_over",
            Held.DISERAHKAN,
            frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA}),
            N_("Serahkan kepada pelapor"),
            N_("Surat diserahkan"),
            KUHAP["pasal 23 ayat (5)"],
            needs(lambda f: f.for_citizen, N_("Surat ini tinggal di berkas perkara. Serahkan STTLP-nya.")),
            key="h",
        ),
    ),
)
