"""The matter: from the first three fields to a report, an answer or another desk (domain 3.2).

The rows are the law of the desk. Buttons, refusals, diagram, public steps and tests read this table.
"""

from spkt.law.journeys._matter import (
    BEFORE_REPORT,
    COUNTER,
    DECIDED_STATES,
    DETECTIVE,
    LEADER,
    OUTCOME_TOLD,
    OUTCOME_WORDS,
    OUTCOMES,
    QUORUM,
    REVIEWED,
    STATE_WORDS,
    WITHDRAWABLE,
    MatterFacts,
    State,
)
from spkt.law.journeys._table import DECIDED, START, STAY, Journey, Move, needs
from spkt.law.journeys.gelar import CONFERENCE
from spkt.law.journeys.papers import receipts
from spkt.law.journeys.people import PEOPLE
from spkt.law.journeys.reports import REPORT
from spkt.law.journeys.visum import letters_of
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP, KUHP, PERKAP_6_2019, SOP
from spkt.law.words import N_

__all__ = [
    "KONSELING_OUTCOMES",
    "MATTER",
    "OUTCOMES",
    "OUTCOME_TOLD",
    "OUTCOME_WORDS",
    "QUORUM",
    "REVIEWED",
    "STATE_WORDS",
    "MatterFacts",
    "State",
]

S = State

_STORY = needs(
    lambda f: f.has_account,
    N_("Catat dulu cerita pelapor dengan kata-katanya sendiri."),
    lambda f: f.has_time,
    N_("Catat kapan kejadiannya; “tidak tahu” juga jawaban."),
    lambda f: f.has_place,
    N_("Catat tempat kejadiannya; patokan atau “tidak tahu” juga cukup."),
)
_COMPLAINT = (
    Move(
        START,
        "matters.receive",
        S.DITERIMA,
        COUNTER,
        N_("Beri tanda terima"),
        N_("Tanda terima terbit"),
        KUHAP["pasal 23 ayat (5)"],
        told="diterima",
    ),
    Move(
        START,
        "matters.receive_later",
        S.DITERIMA,
        COUNTER,
        N_("Catat dari formulir tangan"),
        N_("Pengaduan dicatat kemudian dari formulir tangan"),
        HOUSE["ADR 0065"],
        told="diterima",
    ),
    *(
        Move(
            state,
            "matters.write_account",
            S.DICATAT if state is S.DITERIMA else STAY,
            COUNTER | DETECTIVE,
            N_("Catat cerita"),
            N_("Cerita dicatat"),
            KUHAP["pasal 23 ayat (2) sampai (4)"],
            key="t",
        )
        for state in (S.DITERIMA, S.DICATAT, S.KONSELING, S.LENGKAPI, S.SIAP_GELAR, S.DITINJAU, S.REKOM_LP)
    ),
    *(
        Move(state, act, STAY, COUNTER | DETECTIVE, label, done, KUHAP["pasal 14"])
        for state in (S.DITERIMA, S.DICATAT, S.KONSELING, S.LENGKAPI, S.SIAP_GELAR, S.DITINJAU, S.REKOM_LP)
        for act, label, done in (
            ("matters.put_party", N_("Catat orang"), N_("Data orang dicatat")),
            ("matters.put_thing", N_("Catat barang"), N_("Barang dicatat")),
        )
    ),
    Move(
        S.DICATAT,
        "matters.read_back",
        STAY,
        COUNTER,
        N_("Bacakan kembali"),
        N_("Cerita dibacakan dan disetujui"),
        KUHAP["pasal 23 ayat (3)"],
        _STORY,
    ),
    *(
        Move(
            state,
            "watch.call_detective",
            STAY,
            COUNTER,
            N_("Panggil piket Reskrim"),
            N_("Piket Reskrim dipanggil"),
            SOP["VII.b"],
            needs(lambda f: not f.called, N_("Piket Reskrim sudah dipanggil. Tunggu, atau telepon dia.")),
            key="r",
        )
        for state in (S.DITERIMA, S.DICATAT)
    ),
    Move(
        S.DICATAT,
        "matters.start_konseling",
        S.KONSELING,
        DETECTIVE,
        N_("Mulai konseling"),
        N_("Konseling dimulai"),
        SOP["VIII.c"],
        (*_STORY, *needs(lambda f: f.story_read_back, N_("Bacakan kembali ceritanya kepada pelapor dulu."))),
        told="konseling",
        key="k",
    ),
    Move(
        S.BUTUH_BANTUAN,
        "matters.start_konseling",
        S.KONSELING,
        DETECTIVE,
        N_("Kembali ke konseling"),
        N_("Konseling dilanjutkan"),
        SOP["VIII.c"],
        key="k",
    ),
    Move(
        S.LENGKAPI,
        "matters.start_konseling",
        S.KONSELING,
        DETECTIVE,
        N_("Konseling lanjutan"),
        N_("Konseling lanjutan dimulai"),
        SOP["VIII.c"],
        key="k",
    ),
    Move(
        S.KONSELING,
        "matters.record_konseling",
        DECIDED,
        DETECTIVE,
        N_("Selesai konseling"),
        N_("Konseling selesai"),
        SOP["VIII.c"],
        told="ditanggapi",
        key="k",
    ),
    Move(
        S.LENGKAPI,
        "matters.remind",
        STAY,
        COUNTER | DETECTIVE,
        N_("Catat pelapor sudah dihubungi"),
        N_("Pelapor dihubungi untuk melengkapi"),
        HOUSE["ADR 0032"],
    ),
)

_AFTER = (
    Move(
        S.BUKAN_PIDANA,
        "matters.explain",
        S.DITUTUP,
        LEADER,
        N_("Jelaskan dan rujuk"),
        N_("Dijelaskan kepada pelapor dan dirujuk"),
        SOP["VI.d"],
        told="dijelaskan",
    ),
    Move(
        S.REKOM_DUMAS,
        "matters.forward",
        S.DUMAS,
        frozenset({Role.BAMIN, Role.UPPA}),
        N_("Teruskan ke Reskrim"),
        N_("Diteruskan sebagai dumas"),
        SOP["VIII.b"],
        told="diteruskan",
    ),
    Move(
        S.REKOM_LI,
        "matters.forward",
        S.LI,
        frozenset({Role.BAMIN, Role.UPPA}),
        N_("Teruskan ke Reskrim"),
        N_("Diteruskan sebagai laporan informasi"),
        SOP["VIII.b"],
        told="diteruskan",
    ),
    Move(
        S.LIMPAH,
        "matters.refer",
        S.DILIMPAHKAN,
        frozenset({Role.KA_SPKT}),
        N_("Limpahkan"),
        N_("Dilimpahkan ke kesatuan lain"),
        PERKAP_6_2019["pasal 3 ayat (7)"],
        told="dilimpahkan",
    ),
    Move(
        S.DILIMPAHKAN,
        "matters.confirm_referral",
        S.DITERIMA_SANA,
        frozenset({Role.BAMIN, Role.KA_SPKT}),
        N_("Catat konfirmasi penerimaan"),
        N_("Kesatuan lain sudah menerima"),
        PERKAP_6_2019["pasal 3 ayat (7)"],
        told="diterima_sana",
    ),
    *(
        Move(
            state,
            "matters.ask_review",
            S.DITINJAU,
            frozenset({Role.KA_SPKT, Role.SIWAS, Role.BA_YANMAS}),
            N_("Minta tinjau"),
            N_("Diminta ditinjau"),
            KUHAP["pasal 23 ayat (6)"],
            needs(lambda f: f.review_open, N_("Batas 14 hari sudah lewat. Arahkan ke Siwas atau Ombudsman.")),
            told="ditinjau",
        )
        for state in DECIDED_STATES
    ),
    *(
        Move(
            state,
            "matters.inspect",
            STAY,
            frozenset({Role.SIWAS}),
            N_("Buka untuk diperiksa"),
            N_("Dibuka untuk diperiksa"),
            HOUSE["ADR 0033"],
            needs(
                lambda f: not f.i_am_assigned,
                N_("Perkara ini sudah terbuka bagi Anda. Baca, lalu minta tinjau bila perlu."),
            ),
        )
        for state in REVIEWED
    ),
    *(
        Move(
            state,
            "matters.withdraw",
            DECIDED,
            frozenset({Role.BA_YANMAS}),
            N_("Catat pencabutan"),
            N_("Pencabutan dicatat"),
            KUHP["pasal 30"],
            needs(
                lambda f: f.withdrawal_open,
                N_("Batas 90 hari pencabutan aduan sudah lewat. Jelaskan bahwa perkara tetap berjalan."),
            ),
        )
        for state in WITHDRAWABLE
    ),
)

WITH_LETTERS = tuple(s for s in S if s not in (S.DITUTUP, S.DUMAS, S.LI, S.DITERIMA_SANA, S.DICABUT))
"""States in which a hospital may be asked or another letter written: while the matter is open, and after its LP."""

MATTER = Journey(
    noun="matters",
    states=State,
    final=frozenset({S.DICABUT, S.DUMAS, S.LI, S.DITERIMA_SANA, S.LP_TERBIT, S.DIGABUNG}),
    moves=(
        *_COMPLAINT,
        *CONFERENCE,
        *REPORT,
        *PEOPLE,
        *_AFTER,
        *letters_of(WITH_LETTERS),
        *receipts((*BEFORE_REPORT, S.GELAR, S.LP_TERBIT)),
    ),
)

KONSELING_OUTCOMES = (S.SIAP_GELAR, S.BUKAN_PIDANA_AWAL, S.BUTUH_BANTUAN)
"""What a konseling may end in; the second goes to the gelar too, because no one refuses alone."""
