"""A report after issue, as rows: handed to the detectives, taken over, told of, brought to its end (domain 3.7)."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import DECIDED, STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import KUHAP, PERKAP_6_2019
from spkt.law.words import N_


class Handled(StrEnum):
    """States of a report after its number."""

    TERBIT = "terbit"
    DISERAHKAN = "diserahkan"
    DITANGANI = "ditangani"
    PENYIDIKAN = "penyidikan"
    DIHENTIKAN = "dihentikan"
    RJ = "rj"
    DILIMPAHKAN = "dilimpahkan"
    SELESAI = "selesai"


H = Handled

HANDLED_WORDS = {
    H.TERBIT: N_("terbit, belum diserahkan ke Reskrim"),
    H.DISERAHKAN: N_("diserahkan, belum diterima Reskrim"),
    H.DITANGANI: N_("dalam penyelidikan"),
    H.PENYIDIKAN: N_("dalam penyidikan"),
    H.DIHENTIKAN: N_("dihentikan"),
    H.RJ: N_("diselesaikan secara restoratif"),
    H.DILIMPAHKAN: N_("dilimpahkan"),
    H.SELESAI: N_("selesai"),
}
"""As officers say it."""

ONWARD: dict[str, tuple[Handled, ...]] = {
    H.DITANGANI: (H.PENYIDIKAN, H.DIHENTIKAN, H.RJ, H.DILIMPAHKAN),
    H.PENYIDIKAN: (H.DIHENTIKAN, H.RJ, H.DILIMPAHKAN, H.SELESAI),
    H.DIHENTIKAN: (H.SELESAI,),
    H.RJ: (H.SELESAI,),
    H.DILIMPAHKAN: (H.SELESAI,),
}
"""Where the head of the detectives may bring a report from each state."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What decides the moves of an issued report.

    has_reader  somebody who must be told is known by name: the reporter, else a victim
    stop_told   the letter that tells of the stop went out
    """

    state: str
    has_reader: bool = True
    stop_told: bool = False


_DETECTIVES = frozenset({Role.KASAT})
_READER = needs(
    lambda f: f.has_reader,
    N_("Tidak ada pelapor atau korban yang bernama, jadi tidak ada yang disurati. Catat alasannya pada penanganan."),
)

CASE = Journey(
    noun="reports (after issue)",
    states=Handled,
    final=frozenset({H.SELESAI}),
    moves=(
        Move(
            H.TERBIT,
            "reports.hand_to_detectives",
            H.DISERAHKAN,
            frozenset({Role.KA_SPKT, Role.KANIT}),
            N_("Serahkan ke Reskrim"),
            N_("LP diserahkan ke Reskrim"),
            PERKAP_6_2019["pasal 4"],
        ),
        Move(
            H.DISERAHKAN,
            "reports.take_over",
            H.DITANGANI,
            _DETECTIVES,
            N_("Terima dan disposisi"),
            N_("LP diterima Reskrim, penyidik ditunjuk"),
            KUHAP["pasal 13"],
            told="ditangani",
        ),
        *(
            Move(
                state,
                "reports.progress",
                DECIDED,
                _DETECTIVES,
                N_("Catat perkembangan"),
                N_("Perkembangan penanganan dicatat"),
                PERKAP_6_2019["pasal 10 ayat (5)"],
                needs(
                    lambda f: f.stop_told or not f.has_reader,
                    N_("Penghentian harus diberitahukan dulu. Terbitkan SP2HP A5 untuk pelapor atau korban."),
                )
                if state is H.DIHENTIKAN
                else (),
            )
            for state in ONWARD
        ),
        *(
            Move(
                state,
                "reports.issue_sp2hp",
                STAY,
                _DETECTIVES,
                N_("Terbitkan SP2HP"),
                N_("SP2HP terbit"),
                KUHAP["pasal 24 ayat (4)"] if state is H.DIHENTIKAN else PERKAP_6_2019["pasal 10 ayat (5)"],
                _READER,
                told="dihentikan_kabar" if state is H.DIHENTIKAN else "kabar_penyidikan",
            )
            for state in (H.DITANGANI, H.PENYIDIKAN, H.DIHENTIKAN)
        ),
    ),
)
