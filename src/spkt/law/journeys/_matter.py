"""States of a matter and the facts that decide its moves; the moves stand with their nouns."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.roles import Role
from spkt.law.words import N_

QUORUM = 3
"""Seats of a gelar perkara awal: leader, duty detective and one more function (ADR 0005; not found in a text)."""


class State(StrEnum):
    """States of a matter; the words are those of the forms."""

    DITERIMA = "diterima"
    DICATAT = "dicatat"
    KONSELING = "konseling"
    SIAP_GELAR = "siap_gelar"
    BUKAN_PIDANA_AWAL = "bukan_pidana_awal"
    BUTUH_BANTUAN = "butuh_bantuan"
    GELAR = "gelar"
    REKOM_LP = "rekom_LP"
    REKOM_LP_A = "rekom_LP_A"
    REKOM_LI = "rekom_LI"
    REKOM_DUMAS = "rekom_dumas"
    BUKAN_PIDANA = "bukan_pidana"
    LIMPAH = "limpah"
    LENGKAPI = "lengkapi"
    DITINJAU = "ditinjau"
    LP_TERBIT = "LP_terbit"
    DITUTUP = "ditutup"
    DUMAS = "dumas"
    LI = "LI"
    DILIMPAHKAN = "dilimpahkan"
    DITERIMA_SANA = "diterima_sana"
    DICABUT = "dicabut"
    DIGABUNG = "digabung"


S = State

STATE_WORDS = {
    S.DITERIMA: N_("tanda terima sudah diberikan"),
    S.DICATAT: N_("cerita tercatat"),
    S.KONSELING: N_("konseling berjalan"),
    S.SIAP_GELAR: N_("siap gelar"),
    S.BUKAN_PIDANA_AWAL: N_("tampak bukan pidana, menunggu gelar"),
    S.BUTUH_BANTUAN: N_("perlu bantuan segera"),
    S.GELAR: N_("gelar perkara berjalan"),
    S.REKOM_LP: N_("direkomendasikan menjadi LP"),
    S.REKOM_LP_A: N_("direkomendasikan menjadi LP model A"),
    S.REKOM_LI: N_("direkomendasikan menjadi laporan informasi"),
    S.REKOM_DUMAS: N_("direkomendasikan menjadi dumas"),
    S.BUKAN_PIDANA: N_("bukan tindak pidana, belum dijelaskan"),
    S.LIMPAH: N_("akan dilimpahkan"),
    S.LENGKAPI: N_("perlu dilengkapi"),
    S.DITINJAU: N_("diminta ditinjau"),
    S.LP_TERBIT: N_("Laporan Polisi terbit"),
    S.DITUTUP: N_("ditutup dengan penjelasan"),
    S.DUMAS: N_("diteruskan sebagai dumas"),
    S.LI: N_("diteruskan sebagai laporan informasi"),
    S.DILIMPAHKAN: N_("dilimpahkan, menunggu kabar"),
    S.DITERIMA_SANA: N_("diterima kesatuan lain"),
    S.DICABUT: N_("dicabut pelapor"),
    S.DIGABUNG: N_("digabung sebagai laporan tambahan"),
}

BEFORE_REPORT = (S.DITERIMA, S.DICATAT, S.KONSELING, S.SIAP_GELAR, S.BUKAN_PIDANA_AWAL, S.BUTUH_BANTUAN, S.REKOM_LP)
WITHDRAWABLE = (*BEFORE_REPORT, S.LENGKAPI, S.DITINJAU, S.LP_TERBIT)
"""Where she may take her complaint back; once the report is issued it is noted, and investigators decide."""

DECIDED_STATES = (
    *(S.BUKAN_PIDANA, S.REKOM_LI, S.REKOM_DUMAS, S.REKOM_LP_A),
    *(S.LIMPAH, S.DILIMPAHKAN, S.DITUTUP, S.LENGKAPI),
)
"""What a gelar left behind and what may be asked to be looked at again."""

REVIEWED = (S.BUKAN_PIDANA, S.DITUTUP, S.DITINJAU)
"""Refusals and reviews: what the head of the desk and the supervision look through."""

OUTCOMES = (S.REKOM_LP, S.LENGKAPI, S.BUKAN_PIDANA, S.REKOM_DUMAS, S.REKOM_LI, S.LIMPAH, S.REKOM_LP_A)
"""What a gelar may decide, in the order the page offers it."""

OUTCOME_WORDS = {
    "rekom_LP": N_("Dibuatkan Laporan Polisi model B."),
    "rekom_LP_A": N_("Dibuatkan Laporan Polisi model A."),
    "rekom_LI": N_("Diteruskan sebagai laporan informasi."),
    "rekom_dumas": N_("Diteruskan sebagai pengaduan masyarakat untuk penyelidikan."),
    "bukan_pidana": N_("Bukan tindak pidana; dijelaskan kepada pengadu dengan surat jawaban."),
    "limpah": N_("Dilimpahkan kepada kesatuan yang berwenang."),
    "lengkapi": N_("Dilengkapi dahulu, kemudian digelar kembali."),
}
"""What the recommendation asks for, as printed."""

OUTCOME_TOLD = {outcome: "lengkapi" if outcome is S.LENGKAPI else "rekomendasi" for outcome in OUTCOMES}
"""Neutral public step of each outcome."""


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What decides the moves of a matter; filled from rows by `access.matters.facts`.

    mine        facts about the officer who asks: seated, signed, drafted the report
    skip        why the report may come before its gelar, "" where it may not; owes_gelar it came and none was held yet
    receiver    another function, force or unit whose matter it is
    at_risk     the questions of danger are asked; protecting the clock of protection runs
    things_wait things lie at the desk that no receipt names yet
    """

    state: str
    has_account: bool = False
    has_time: bool = False
    has_place: bool = False
    has_reporter: bool = False
    anonymous: bool = False
    story_read_back: bool = False
    called: bool = False
    seated: int = 0
    absent: int = 0
    attended: int = 0
    has_detective: bool = False
    needs_uppa: bool = False
    has_uppa: bool = False
    related: int = 0
    all_weighed: bool = False
    all_grounded: bool = False
    has_charge: bool = False
    proposed: bool = False
    unsigned_others: int = 0
    someone_signed: bool = False
    i_am_seated: bool = False
    i_attended: bool = False
    i_signed: bool = False
    i_lead: bool = False
    has_draft: bool = False
    confirmed: bool = False
    confirmation_fits: bool = True
    i_drafted: bool = False
    withdrawal_open: bool = True
    review_open: bool = True
    i_am_assigned: bool = False
    skip: str = ""
    owes_gelar: bool = False
    konseling_open: bool = False
    konseling_held: bool = False
    receiver: str = ""
    at_risk: bool = False
    protecting: bool = False
    complaint_written: bool = False
    things_wait: bool = False


COUNTER = frozenset({Role.BA_YANMAS, Role.UPPA})
DETECTIVE = frozenset({Role.PIKET_RESKRIM, Role.UPPA})
LEADER = frozenset({Role.KANIT})
SEATS = frozenset({Role.KANIT, Role.PIKET_RESKRIM, Role.UPPA, Role.PIKET_FUNGSI})
