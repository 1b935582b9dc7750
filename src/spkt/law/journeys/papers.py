"""A paper after issue: it changes hands, and that is written down (documents.md section 0)."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._matter import State
from spkt.law.journeys._table import STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP
from spkt.law.words import N_


class Held(StrEnum):
    """Where the original is."""

    TERBIT = "terbit"
    DISERAHKAN = "diserahkan"
    TIDAK_DITERIMA = "tidak_diterima"


FOR_CITIZEN = frozenset(
    {
        "tanda_terima_pengaduan",
        "sttlp",
        "sktlk",
        "tt_temuan",
        "pengembalian",
        "jawaban",
        "pemberitahuan_terusan",
        "pemberitahuan_pelimpahan",
        "kelengkapan",
        "tanda_terima_tinjau",
        "cabut",
    }
)
"""Kinds whose original, or a copy, is hers; every other paper stays in the file."""

WITH_CODE = frozenset({"tanda_terima_pengaduan", "sttlp", "karcis", "sktlk", "tt_temuan"})
"""Kinds that carry the code by which the public window is asked."""

ENDS_WITH = {
    State.DITUTUP: "jawaban",
    State.DUMAS: "pemberitahuan_terusan",
    State.LI: "pemberitahuan_terusan",
    State.DITERIMA_SANA: "pemberitahuan_pelimpahan",
    State.DICABUT: "cabut",
    State.LP_TERBIT: "sttlp",
}
"""What a citizen holds in her hands for each way in which her complaint ends: "no report" is a paper too."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What decides whether a paper may be handed over.

    for_citizen     the original is hers (FOR_CITIZEN), not the file's
    voided          two persons withdrew it
    """

    state: str
    for_citizen: bool = True
    voided: bool = False


HANDS_OUT = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA})
_HERS = needs(lambda f: f.for_citizen, N_("Surat ini tinggal di berkas perkara. Serahkan surat yang untuk pelapor."))

PAPER = Journey(
    noun="papers",
    states=Held,
    final=frozenset({Held.DISERAHKAN}),
    moves=(
        Move(
            Held.TERBIT,
            "papers.hand_over",
            Held.DISERAHKAN,
            HANDS_OUT,
            N_("Serahkan kepada pelapor"),
            N_("Surat diserahkan"),
            KUHAP["pasal 23 ayat (5)"],
            _HERS,
            key="h",
        ),
        *(
            Move(
                held,
                "papers.reprint",
                STAY,
                frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA, Role.KANIT}),
                N_("Cetak salinan"),
                N_("Salinan dicetak"),
                HOUSE["ADR 0042"],
                needs(lambda f: not f.voided, N_("Surat ini sudah dibatalkan. Terbitkan surat pengganti.")),
            )
            for held in Held
        ),
        Move(
            Held.TIDAK_DITERIMA,
            "papers.hand_over",
            Held.DISERAHKAN,
            HANDS_OUT,
            N_("Serahkan kepada pelapor"),
            N_("Surat diserahkan"),
            KUHAP["pasal 23 ayat (5)"],
            _HERS,
        ),
        Move(
            Held.TERBIT,
            "papers.decline",
            Held.TIDAK_DITERIMA,
            HANDS_OUT,
            N_("Pelapor tidak menerima"),
            N_("Pelapor tidak menerima suratnya"),
            HOUSE["ADR 0033"],
            _HERS,
        ),
    ),
)
