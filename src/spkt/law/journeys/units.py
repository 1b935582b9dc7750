"""Texts of a unit's papers: one proposes what holds from a day on, another agrees; what was issued stays."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import START, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE
from spkt.law.words import N_


class Proposed(StrEnum):
    """What became of a proposed text."""

    DIUSULKAN = "diusulkan"
    BERLAKU = "disahkan"
    DITOLAK = "ditolak"


PROPOSED_WORDS = {
    Proposed.DIUSULKAN: N_("menunggu Ka SPKT"),
    Proposed.BERLAKU: N_("disetujui"),
    Proposed.DITOLAK: N_("ditolak"),
}
"""As officers say it."""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What decides about a proposed text.

    i_proposed  this officer did
    ahead       its day is still to come; free no text of this sort is agreed for that day or a later one
    waiting     another proposal of this sort waits already
    """

    state: str
    i_proposed: bool = False
    ahead: bool = True
    free: bool = True
    waiting: bool = False


_DAY = needs(
    lambda f: f.ahead,
    N_("Tanggal mulainya harus sesudah hari ini. Pilih tanggal mulai besok atau sesudahnya."),
    lambda f: f.free,
    N_("Sudah ada teks yang disetujui mulai tanggal itu atau sesudahnya. Pilih tanggal yang lebih lambat."),
)
_ANOTHER = needs(lambda f: not f.i_proposed, N_("Anda yang mengusulkannya. Minta Ka SPKT lain memutuskan."))

TEXTS = Journey(
    noun="units (dated texts)",
    states=Proposed,
    final=frozenset({Proposed.BERLAKU, Proposed.DITOLAK}),
    moves=(
        Move(
            START,
            "units.propose_text",
            Proposed.DIUSULKAN,
            frozenset({Role.KANIT, Role.BAMIN}),
            N_("Usulkan teks"),
            N_("Teks surat diusulkan"),
            HOUSE["ADR 0067"],
            (*_DAY, *needs(lambda f: not f.waiting, N_("Usulan lain masih menunggu keputusan. Tunggu dulu."))),
        ),
        Move(
            Proposed.DIUSULKAN,
            "units.agree_text",
            Proposed.BERLAKU,
            frozenset({Role.KA_SPKT}),
            N_("Setujui teks"),
            N_("Teks surat disetujui"),
            HOUSE["ADR 0067"],
            (*_ANOTHER, *_DAY),
        ),
        Move(
            Proposed.DIUSULKAN,
            "units.refuse_text",
            Proposed.DITOLAK,
            frozenset({Role.KA_SPKT}),
            N_("Tolak teks"),
            N_("Usulan teks ditolak"),
            HOUSE["ADR 0067"],
            _ANOTHER,
        ),
    ),
)
