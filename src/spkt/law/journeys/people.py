"""People and their hard cases as rows: the complaint as she signs it, danger, several reporters, another's matter.

Rows that stand here add to the matter's own (`journeys.matters`).
"""

from spkt.law.journeys._matter import COUNTER, DETECTIVE, LEADER, State
from spkt.law.journeys._skips import ALREADY, NO_RECEIVER, NO_RISK, NOT_OWED, NOT_RUNNING
from spkt.law.journeys._table import STAY, Move, needs
from spkt.law.sources import HOUSE, KUHAP, KUHP, PERKAP_6_2019, PKDRT, SOP
from spkt.law.words import N_

S = State
BEFORE_GELAR = (S.DICATAT, S.KONSELING, S.SIAP_GELAR)
WATCHED = (
    *(S.DITERIMA, S.DICATAT, S.KONSELING, S.BUTUH_BANTUAN, S.SIAP_GELAR, S.BUKAN_PIDANA_AWAL),
    *(S.GELAR, S.LENGKAPI, S.REKOM_LP, S.LP_TERBIT),
)
"""Where somebody may be in danger and is asked about it."""
FACED = (*BEFORE_GELAR, S.BUKAN_PIDANA_AWAL, S.DITINJAU, S.REKOM_LP, S.LP_TERBIT)
"""Where a report of the other side can be laid beside this one."""

_READ = needs(
    lambda f: f.story_read_back,
    N_("Bacakan kembali ceritanya kepada pelapor dulu."),
)
_NAMED = needs(lambda f: f.has_reporter, N_("Catat identitas pelapor dulu."))

PEOPLE = (
    *(
        Move(
            state,
            "matters.write_complaint",
            STAY,
            COUNTER,
            N_("Terbitkan lembar pengaduan"),
            N_("Lembar pengaduan terbit"),
            KUHP["pasal 28"],
            (*needs(lambda f: not f.complaint_written, ALREADY), *_READ, *_NAMED),
        )
        for state in BEFORE_GELAR
    ),
    *(
        Move(
            state,
            "matters.join",
            S.DIGABUNG,
            LEADER,
            N_("Gabungkan sebagai laporan tambahan"),
            N_("Digabung sebagai laporan tambahan"),
            KUHAP["pasal 23 ayat (5)"],
            (*_READ, *_NAMED),
            told="digabung",
        )
        for state in BEFORE_GELAR
    ),
    *(
        Move(
            state,
            "matters.link_counter",
            STAY,
            LEADER,
            N_("Kaitkan laporan pihak lawan"),
            N_("Dikaitkan sebagai saling lapor"),
            HOUSE["ADR 0034"],
        )
        for state in FACED
    ),
    *(
        Move(
            state,
            "matters.divert",
            S.LIMPAH,
            LEADER,
            N_("Arahkan ke yang berwenang"),
            N_("Diarahkan ke fungsi atau kesatuan yang berwenang"),
            PERKAP_6_2019["pasal 3 ayat (7)"],
            (*needs(lambda f: bool(f.receiver), NO_RECEIVER), *_READ),
        )
        for state in BEFORE_GELAR
    ),
    *(
        Move(
            state,
            "matters.assess_danger",
            STAY,
            COUNTER | DETECTIVE,
            N_("Tanyakan bahaya"),
            N_("Bahaya ditanyakan"),
            PKDRT["pasal 16"],
            needs(lambda f: f.at_risk, NO_RISK),
        )
        for state in WATCHED
    ),
    *(
        Move(
            state,
            "matters.protect",
            STAY,
            DETECTIVE | LEADER,
            N_("Catat perlindungan"),
            N_("Perlindungan diberikan"),
            PKDRT["pasal 16"],
            needs(lambda f: f.protecting, NOT_RUNNING),
        )
        for state in WATCHED
    ),
    Move(
        S.LP_TERBIT,
        "matters.start_konseling",
        STAY,
        DETECTIVE,
        N_("Mulai konseling"),
        N_("Konseling dimulai"),
        SOP["VIII.c"],
        needs(lambda f: f.owes_gelar and not f.konseling_open and not f.konseling_held, NOT_OWED),
        key="k",
    ),
    Move(
        S.LP_TERBIT,
        "matters.record_konseling",
        STAY,
        DETECTIVE,
        N_("Selesai konseling"),
        N_("Konseling selesai"),
        SOP["VIII.c"],
        needs(lambda f: f.owes_gelar and f.konseling_open, NOT_OWED),
        key="k",
    ),
)
