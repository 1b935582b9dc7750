"""The Laporan Polisi as rows: drafted, read back and confirmed, issued by another hand (SOP VIII.e)."""

from spkt.law.journeys._finding import FINDERS
from spkt.law.journeys._matter import LEADER, State
from spkt.law.journeys._table import DECIDED, STAY, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import KUHAP, PERKAP_6_2019
from spkt.law.words import N_

S = State

REPORT = (
    Move(
        S.REKOM_LP,
        "reports.draft",
        STAY,
        frozenset({Role.BA_YANMAS, Role.UPPA}),
        N_("Tulis Laporan Polisi"),
        N_("Konsep LP ditulis"),
        PERKAP_6_2019["pasal 3 ayat (5)"],
        needs(
            lambda f: f.has_reporter,
            N_("Catat identitas pelapor dulu."),
            lambda f: not f.anonymous,
            N_("LP perlu pelapor yang bernama. Tanyakan apakah pelapor mau menyebut namanya."),
        ),
        key="p",
    ),
    Move(
        S.REKOM_LP,
        "reports.confirm",
        STAY,
        frozenset({Role.BA_YANMAS, Role.UPPA}),
        N_("Bacakan konsep kepada pelapor"),
        N_("Isi LP dibacakan dan dibenarkan"),
        KUHAP["pasal 14"],
        needs(lambda f: f.has_draft, N_("Tulis konsep LP dulu.")),
    ),
    Move(
        S.REKOM_LP,
        "reports.issue",
        S.LP_TERBIT,
        LEADER,
        N_("Terbitkan LP dan STTLP"),
        N_("LP dan STTLP terbit"),
        PERKAP_6_2019["pasal 3 ayat (5)"],
        needs(
            lambda f: f.has_draft,
            N_("Konsep LP belum ada. Minta Ba Yanmas menulisnya."),
            lambda f: f.confirmed,
            N_("Bacakan isi LP kepada pelapor dan catat persetujuannya dulu."),
            lambda f: f.confirmation_fits,
            N_("Isi berubah setelah dibacakan. Bacakan kembali kepada pelapor dulu."),
            lambda f: not f.i_drafted,
            N_("Anda mencatat laporan ini, jadi tidak bisa menyetujuinya. Minta Kanit jaga."),
        ),
        told="lp_terbit",
    ),
    Move(
        S.REKOM_LP_A,
        "reports.take_as_finding",
        DECIDED,
        FINDERS,
        N_("Tulis LP model A"),
        N_("Dilanjutkan sebagai LP model A"),
        PERKAP_6_2019["pasal 3 ayat (5) huruf a"],
        key="p",
    ),
)
