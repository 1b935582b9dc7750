"""A paper after issue: it changes hands, and that is written down (documents.md section 0)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import KUHAP, SOP
from spkt.law.words import N_


class Held(StrEnum):
    """Where the original is."""

    TERBIT = "terbit"
    DISERAHKAN = "diserahkan"


FOR_CITIZEN = frozenset({"tanda_terima_pengaduan", "sttlp", "sp2hp", "tt_bb"})
"""Kinds whose original is hers; every other paper stays in the file."""


THINGS_KEPT_BY = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.PIKET_RESKRIM, Role.UPPA})


def receipts(states: Iterable[str]) -> tuple[Move, ...]:
    """Rows by which things handed in at the desk get their receipt, from each of these states of a dossier."""
    return tuple(
        Move(
            state,
            "papers.receive_evidence",
            STAY,
            THINGS_KEPT_BY,
            N_("Tanda terima barang bukti"),
            N_("Tanda terima barang bukti terbit"),
            SOP["VIII.b"],
            needs(
                lambda f: f.things_wait,
                N_("Tidak ada barang yang menunggu tanda terima. Catat dulu barang yang dibawa atau diserahkan."),
            ),
        )
        for state in states
    )


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
