"""The matter: from the first three fields to a report, an answer or another desk (domain 3.2).

The rows are the law of the desk. Buttons, refusals, diagram, public steps and tests read this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import DECIDED, START, STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP, KUHP, PERKAP_6_2019, SOP
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
}

OPEN = tuple(s for s in S if s not in {S.DITUTUP, S.DICABUT, S.DUMAS, S.LI, S.DITERIMA_SANA, S.LP_TERBIT})
BEFORE_REPORT = (S.DITERIMA, S.DICATAT, S.KONSELING, S.SIAP_GELAR, S.BUKAN_PIDANA_AWAL, S.BUTUH_BANTUAN, S.REKOM_LP)
OUTCOMES = (S.REKOM_LP, S.LENGKAPI, S.BUKAN_PIDANA, S.REKOM_DUMAS, S.REKOM_LI, S.LIMPAH, S.REKOM_LP_A)
"""What a gelar may decide, in the order the page offers it."""


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What decides the moves of a matter; filled from rows by `access.matters.facts`.

    mine        facts about the officer who asks: seated, signed, drafted the report
    """

    state: str
    has_account: bool = False
    has_time: bool = False
    has_place: bool = False
    has_reporter: bool = False
    anonymous: bool = False
    story_read_back: bool = False
    called: bool = False
    seats: int = 0
    attended: int = 0
    has_detective: bool = False
    needs_uppa: bool = False
    has_uppa: bool = False
    related: int = 0
    all_weighed: bool = False
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
    complaint_offence: bool = False
    is_complainant_named: bool = False
    withdrawal_open: bool = True
    review_open: bool = True


COUNTER = frozenset({Role.BA_YANMAS, Role.UPPA})
DETECTIVE = frozenset({Role.PIKET_RESKRIM, Role.UPPA})
LEADER = frozenset({Role.KANIT})
SEATS = frozenset({Role.KANIT, Role.PIKET_RESKRIM, Role.UPPA, Role.PIKET_FUNGSI})

_STORY = needs(
    lambda f: f.has_account,
    N_("Catat dulu cerita pelapor dengan kata-katanya sendiri."),
    lambda f: f.has_time,
    N_("Catat kapan kejadiannya; “tidak tahu” juga jawaban."),
    lambda f: f.has_place,
    N_("Catat tempat kejadiannya; patokan atau “tidak tahu” juga cukup."),
)
_PRESENT = needs(
    lambda f: f.i_am_seated,
    N_("Anda bukan peserta gelar ini. Minta Kanit menambahkan kursi."),
    lambda f: f.i_attended,
    N_("Nyatakan hadir dan tidak ada hubungan dengan para pihak dulu."),
)
_QUORUM = needs(
    lambda f: f.attended >= QUORUM,
    N_("Gelar butuh tiga peserta yang hadir. Tambahkan piket fungsi."),
    lambda f: f.has_detective,
    N_("Piket Reskrim belum hadir. Panggil dia."),
    lambda f: f.has_uppa or not f.needs_uppa,
    N_("Perkara perempuan atau anak: panggil Unit PPA ke gelar."),
    lambda f: f.related == 0,
    N_("Ada peserta yang berhubungan dengan para pihak. Ganti kursinya dulu."),
)

_MOVES = [
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
        key="k",
    ),
    *(
        Move(
            state,
            "gelar.open",
            S.GELAR,
            LEADER,
            N_("Mulai gelar perkara"),
            N_("Gelar perkara dibuka"),
            PERKAP_6_2019["pasal 3 ayat (3)"],
            told="gelar",
            key="g",
        )
        for state in (S.SIAP_GELAR, S.BUKAN_PIDANA_AWAL, S.DITINJAU)
    ),
    Move(
        S.GELAR,
        "gelar.seat",
        STAY,
        LEADER,
        N_("Tambah peserta"),
        N_("Peserta gelar dipanggil"),
        HOUSE["ADR 0005"],
        needs(lambda f: not f.someone_signed, N_("Sudah ada tanda tangan. Tulis ulang putusannya dulu.")),
    ),
    Move(
        S.GELAR,
        "gelar.attend",
        STAY,
        SEATS,
        N_("Nyatakan hadir"),
        N_("Peserta gelar hadir"),
        HOUSE["ADR 0005"],
        needs(
            lambda f: f.i_am_seated,
            N_("Anda bukan peserta gelar ini. Minta Kanit menambahkan kursi."),
            lambda f: not f.i_attended,
            N_("Anda sudah menyatakan hadir."),
        ),
    ),
    Move(
        S.GELAR,
        "gelar.charge",
        STAY,
        SEATS,
        N_("Pilih pasal"),
        N_("Pasal dipilih"),
        KUHP["pasal 3 ayat (1)"],
        (
            *_PRESENT,
            *needs(lambda f: not f.someone_signed, N_("Sudah ada tanda tangan. Tulis ulang putusannya dulu.")),
        ),
    ),
    Move(
        S.GELAR,
        "gelar.weigh",
        STAY,
        SEATS,
        N_("Timbang unsur"),
        N_("Unsur ditimbang"),
        PERKAP_6_2019["pasal 3 ayat (3)"],
        (
            *_PRESENT,
            *needs(
                lambda f: f.has_charge,
                N_("Pilih pasalnya dulu."),
                lambda f: not f.someone_signed,
                N_("Sudah ada tanda tangan. Tulis ulang putusannya dulu."),
            ),
        ),
    ),
    Move(
        S.GELAR,
        "gelar.propose",
        STAY,
        LEADER,
        N_("Tulis putusan"),
        N_("Putusan gelar ditulis"),
        PERKAP_6_2019["pasal 3 ayat (3)"],
        (
            *_PRESENT,
            *_QUORUM,
            *needs(
                lambda f: f.i_lead,
                N_("Hanya pemimpin gelar yang menulis putusan. Minta dia."),
                lambda f: f.all_weighed,
                N_("Timbang semua unsur dulu."),
            ),
        ),
    ),
    Move(
        S.GELAR,
        "gelar.sign",
        DECIDED,
        SEATS,
        N_("Tanda tangani rekomendasi"),
        N_("Rekomendasi ditandatangani"),
        PERKAP_6_2019["pasal 3 ayat (3)"],
        (
            *_PRESENT,
            *_QUORUM,
            *needs(
                lambda f: f.proposed,
                N_("Putusan belum ditulis. Minta pemimpin gelar menulisnya."),
                lambda f: not f.i_signed,
                N_("Anda sudah menandatangani. Tunggu peserta lain."),
                lambda f: not f.i_lead or f.unsigned_others == 0,
                N_("Pemimpin menandatangani terakhir. Tunggu peserta lain menandatangani."),
            ),
        ),
    ),
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
        frozenset({Role.BAMIN}),
        N_("Teruskan ke Reskrim"),
        N_("Diteruskan sebagai dumas"),
        SOP["VIII.b"],
        told="diteruskan",
    ),
    Move(
        S.REKOM_LI,
        "matters.forward",
        S.LI,
        frozenset({Role.BAMIN}),
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
        for state in (S.BUKAN_PIDANA, S.REKOM_LI, S.REKOM_DUMAS, S.REKOM_LP_A, S.LIMPAH, S.DILIMPAHKAN, S.DITUTUP)
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
        for state in BEFORE_REPORT
    ),
]

MATTER = Journey(
    noun="matters",
    states=State,
    final=frozenset({S.DICABUT, S.DUMAS, S.LI, S.DITERIMA_SANA, S.LP_TERBIT}),
    moves=tuple(_MOVES),
)

KONSELING_OUTCOMES = (S.SIAP_GELAR, S.BUKAN_PIDANA_AWAL, S.BUTUH_BANTUAN)
"""What a konseling may end in; the second goes to the gelar too, because no one refuses alone."""
