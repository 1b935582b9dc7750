"""The Laporan Polisi model A as rows: an officer's finding, checked by another, issued as a report (domain 3.3).

No gelar lies before it: who met with the deed himself reports it, and who approves is never he.
"""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import START, STAY, Journey, Move, needs
from spkt.law.journeys.papers import receipts
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, PERKAP_6_2019, SOP
from spkt.law.words import N_


class Found(StrEnum):
    """States of a finding."""

    TEMUAN = "temuan"
    DIPERIKSA = "diperiksa"
    LP_A_TERBIT = "LP_A_terbit"


F = Found

STATE_WORDS = {
    F.TEMUAN: N_("temuan petugas, belum diajukan"),
    F.DIPERIKSA: N_("LP model A menunggu diperiksa"),
    F.LP_A_TERBIT: N_("Laporan Polisi model A terbit"),
}


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What decides the moves of a finding.

    i_found     the officer who asks is the one who met with the deed
    """

    state: str
    i_found: bool = False
    has_uraian: bool = False
    has_time: bool = False
    has_known: bool = False
    has_place: bool = False
    has_how: bool = False
    has_first_action: bool = False
    has_suspicion: bool = False
    things_wait: bool = False


FINDERS = frozenset({Role.BA_YANMAS, Role.KANIT, Role.PIKET_RESKRIM, Role.PIKET_FUNGSI, Role.UPPA})
"""Who can meet with a deed on duty; the clerk writes none (domain 2)."""
APPROVERS = frozenset({Role.KANIT, Role.KASAT})

_MINE = needs(lambda f: f.i_found, N_("Hanya petugas yang menemukan yang menulis temuan ini. Minta dia."))
_OTHER = needs(
    lambda f: not f.i_found,
    N_("Anda yang menemukan, jadi tidak bisa memeriksanya. Minta Kanit jaga lain atau Kasat."),
)
_WHOLE = needs(
    lambda f: f.has_uraian,
    N_("Tulis dulu uraian temuan Anda."),
    lambda f: f.has_how,
    N_("Pilih bagaimana kejadiannya diketahui."),
    lambda f: f.has_time,
    N_("Tulis kapan kejadiannya; perkiraan sudah cukup."),
    lambda f: f.has_known,
    N_("Tulis kapan Anda mengetahuinya; waktu melapor dicatat sendiri."),
    lambda f: f.has_place,
    N_("Tulis tempat kejadiannya; patokan sudah cukup."),
    lambda f: f.has_first_action,
    N_("Tulis tindakan pertama Anda di tempat."),
    lambda f: f.has_suspicion,
    N_("Pilih dugaan tindak pidananya dari daftar."),
)

FINDING = Journey(
    noun="reports (model A)",
    states=Found,
    final=frozenset({F.LP_A_TERBIT}),
    moves=(
        Move(
            START,
            "reports.begin_finding",
            F.TEMUAN,
            FINDERS,
            N_("Catat temuan"),
            N_("Temuan petugas dicatat"),
            SOP["VIII.d"],
        ),
        Move(
            F.TEMUAN,
            "reports.write_finding",
            STAY,
            FINDERS,
            N_("Lengkapi temuan"),
            N_("Temuan diperbaiki"),
            SOP["VIII.d"],
            _MINE,
            key="t",
        ),
        Move(
            F.TEMUAN,
            "reports.submit_finding",
            F.DIPERIKSA,
            FINDERS,
            N_("Ajukan"),
            N_("Temuan diajukan untuk diperiksa"),
            PERKAP_6_2019["pasal 3 ayat (5) huruf a"],
            (*_MINE, *_WHOLE),
        ),
        Move(
            F.DIPERIKSA,
            "reports.return_finding",
            F.TEMUAN,
            APPROVERS,
            N_("Kembalikan"),
            N_("Temuan dikembalikan untuk dilengkapi"),
            HOUSE["ADR 0043"],
            _OTHER,
        ),
        Move(
            F.DIPERIKSA,
            "reports.issue_finding",
            F.LP_A_TERBIT,
            APPROVERS,
            N_("Terbitkan LP model A"),
            N_("LP model A terbit"),
            PERKAP_6_2019["pasal 3 ayat (5) huruf a"],
            (*_OTHER, *_WHOLE),
            told="lp_a_terbit",
        ),
        *receipts(Found),
    ),
)
