"""The Laporan Polisi as rows: drafted, read back and confirmed, issued by another hand (SOP VIII.e)."""

from spkt.law.journeys._finding import FINDERS
from spkt.law.journeys._matter import COUNTER, DETECTIVE, LEADER, State
from spkt.law.journeys._skips import NOT_URGENT
from spkt.law.journeys._table import DECIDED, STAY, Move, Need, needs
from spkt.law.roles import Role
from spkt.law.sources import KUHAP, PERKAP_6_2019, Citation
from spkt.law.words import N_

S = State
WRITERS = frozenset({Role.BA_YANMAS, Role.UPPA})
BEFORE_GELAR = (S.DICATAT, S.KONSELING, S.SIAP_GELAR)
"""Where a lawful skip lets the report come first."""

_NAMED = needs(
    lambda f: f.has_reporter,
    N_("Catat identitas pelapor dulu."),
    lambda f: not f.anonymous,
    N_("LP perlu pelapor yang bernama. Tanyakan apakah pelapor mau menyebut namanya."),
)
_DRAFTED = needs(lambda f: f.has_draft, N_("Tulis konsep LP dulu."))
_CHECKED = needs(
    lambda f: f.has_draft,
    N_("Konsep LP belum ada. Minta Ba Yanmas menulisnya."),
    lambda f: f.confirmed,
    N_("Bacakan isi LP kepada pelapor dan catat persetujuannya dulu."),
    lambda f: f.confirmation_fits,
    N_("Isi berubah setelah dibacakan. Bacakan kembali kepada pelapor dulu."),
    lambda f: not f.i_drafted,
    N_("Anda mencatat laporan ini, jadi tidak bisa menyetujuinya. Minta Kanit jaga."),
)
_URGENT = needs(
    lambda f: bool(f.skip),
    NOT_URGENT,
    lambda f: f.story_read_back,
    N_("Bacakan kembali ceritanya kepada pelapor dulu."),
)


def _rows(state: State, first: tuple[Need, ...], cite: Citation) -> tuple[Move, ...]:
    """Draft, confirmation and issue from one state; `first` is what its way to the report needs besides."""
    return (
        Move(
            state,
            "reports.draft",
            STAY,
            WRITERS,
            N_("Tulis Laporan Polisi"),
            N_("Konsep LP ditulis"),
            cite,
            (*first, *_NAMED),
            key="p",
        ),
        Move(
            state,
            "reports.confirm",
            STAY,
            WRITERS,
            N_("Bacakan konsep kepada pelapor"),
            N_("Isi LP dibacakan dan dibenarkan"),
            KUHAP["pasal 14"],
            (*first, *_DRAFTED),
        ),
        Move(
            state,
            "reports.issue",
            S.LP_TERBIT,
            LEADER,
            N_("Terbitkan LP dan STTLP"),
            N_("LP dan STTLP terbit"),
            cite,
            (*first, *_CHECKED),
            told="lp_terbit",
        ),
    )


REPORT = (
    *_rows(S.REKOM_LP, (), PERKAP_6_2019["pasal 3 ayat (5)"]),
    *(move for state in BEFORE_GELAR for move in _rows(state, _URGENT, KUHAP["pasal 13 ayat (1)"])),
    Move(
        S.LP_TERBIT,
        "reports.add_statement",
        STAY,
        COUNTER | DETECTIVE,
        N_("Tambah keterangan"),
        N_("Keterangan tambahan dicatat"),
        KUHAP["pasal 14"],
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
