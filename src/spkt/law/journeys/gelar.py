"""The gelar perkara awal as rows: who convenes, who sits, what must be weighed before anyone signs (SOP VIII.c)."""

from spkt.law.journeys._matter import LEADER, QUORUM, SEATS, State
from spkt.law.journeys._skips import NOT_OWED
from spkt.law.journeys._table import DECIDED, STAY, Move, needs
from spkt.law.sources import HOUSE, KUHP, PERKAP_6_2019
from spkt.law.words import N_

S = State

_PRESENT = needs(
    lambda f: f.i_am_seated,
    N_("Anda bukan peserta gelar ini. Minta Kanit menambahkan kursi."),
    lambda f: f.i_attended,
    N_("Nyatakan hadir dan tidak ada hubungan dengan para pihak dulu."),
)
_QUORUM = needs(
    lambda f: f.seated >= QUORUM,
    N_("Gelar butuh tiga peserta. Tambahkan piket fungsi."),
    lambda f: f.attended >= QUORUM or f.absent == 0,
    N_("Ada peserta yang belum menyatakan hadir. Panggil dia."),
    lambda f: f.has_detective,
    N_("Piket Reskrim belum hadir. Panggil dia."),
    lambda f: f.has_uppa or not f.needs_uppa,
    N_("Perkara perempuan atau anak: panggil Unit PPA ke gelar."),
    lambda f: f.related == 0,
    N_("Ada peserta yang berhubungan dengan para pihak. Ganti kursinya dulu."),
)

CONFERENCE = (
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
        S.LP_TERBIT,
        "gelar.open",
        S.GELAR,
        LEADER,
        N_("Mulai gelar susulan"),
        N_("Gelar susulan dibuka"),
        HOUSE["ADR 0034"],
        needs(
            lambda f: f.owes_gelar,
            NOT_OWED,
            lambda f: not f.owes_gelar or f.konseling_held,
            N_("Gelar menimbang hasil konseling. Minta piket Reskrim menyelesaikan konselingnya dulu."),
        ),
        told="gelar",
        key="g",
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
        "gelar.lead",
        STAY,
        LEADER,
        N_("Ambil alih pimpinan"),
        N_("Pimpinan gelar diganti"),
        HOUSE["ADR 0005"],
        needs(
            lambda f: not f.i_lead,
            N_("Anda sudah memimpin gelar ini. Bila Anda berhubungan dengan para pihak, minta Kanit lain memimpin."),
            lambda f: not f.someone_signed,
            N_("Sudah ada tanda tangan. Tulis ulang putusannya dulu."),
        ),
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
                lambda f: f.all_grounded,
                N_("Ada unsur yang dinilai terpenuhi tanpa dasar. Tulis dasarnya atau pilih sumbernya dulu."),
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
)
