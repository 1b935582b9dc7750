"""Losses and finds: a letter for what was lost, custody for what was found (SOP VIII.f; domain 3.4, 3.6)."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import START, STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP, PRAKTIK, SOP
from spkt.law.words import N_


class LossState(StrEnum):
    """States of a loss report; `alih_pidana` is where it becomes a complaint and leaves this table."""

    DIISI = "diisi"
    LAYAK = "layak"
    TERBIT = "terbit"
    SELESAI = "selesai"
    DITEMUKAN = "ditemukan"
    BATAL = "batal"
    ALIH_PIDANA = "alih_pidana"


class FindState(StrEnum):
    """States of found goods."""

    DITERIMA_BARANG = "diterima_barang"
    DITITIPKAN = "dititipkan"
    DIKEMBALIKAN = "dikembalikan"
    DISERAHKAN_RESKRIM = "diserahkan_reskrim"


L, F = LossState, FindState

LOSS_WORDS = {
    L.DIISI: N_("surat kehilangan diisi"),
    L.LAYAK: N_("sudah diperiksa, siap terbit"),
    L.TERBIT: N_("surat kehilangan terbit"),
    L.SELESAI: N_("surat kehilangan diserahkan"),
    L.DITEMUKAN: N_("barangnya sudah ditemukan"),
    L.BATAL: N_("dibatalkan dua orang"),
    L.ALIH_PIDANA: N_("dialihkan menjadi pengaduan"),
}
FIND_WORDS = {
    F.DITERIMA_BARANG: N_("barang temuan diterima"),
    F.DITITIPKAN: N_("barang temuan dititipkan"),
    F.DIKEMBALIKAN: N_("dikembalikan kepada yang berhak"),
    F.DISERAHKAN_RESKRIM: N_("diserahkan ke Reskrim"),
}


@dataclass(frozen=True, slots=True)
class LossFacts:
    """What decides the moves of a loss report.

    identified      number of a card, or on what the name rests
    not_stolen      the reporter said that no crime took it; stolen: that one did; unsure: that she does not know
    void_asked      somebody asked to void it; i_asked_void: this officer did
    matched         a number of it stands in another dossier that this officer may see
    """

    state: str
    has_reporter: bool = False
    identified: bool = False
    has_things: bool = False
    has_time: bool = False
    has_place: bool = False
    not_stolen: bool = False
    stolen: bool = False
    unsure: bool = False
    void_asked: bool = False
    i_asked_void: bool = False
    matched: bool = False


@dataclass(frozen=True, slots=True)
class FindFacts:
    """What decides the moves of found goods. found_receipt: the finder's receipt is issued; stored: where it is kept"""

    state: str
    found_receipt: bool = True
    stored: bool = False


CLERK = frozenset({Role.BAMIN})
DESK = frozenset({Role.BAMIN, Role.BA_YANMAS})
"""Who serves at the counter: takes the words down, gives the paper."""
HANDS = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA})
VOIDS = frozenset({Role.KA_SPKT})

_WHOLE = needs(
    lambda f: f.has_reporter,
    N_("Tulis nama pelapor dulu."),
    lambda f: f.identified,
    N_("Tulis NIK pelapor, atau dasar identitasnya bila tanpa kartu."),
    lambda f: f.has_things,
    N_("Tambahkan dulu barang atau surat yang hilang."),
    lambda f: f.has_time,
    N_("Tulis kapan diketahui hilang."),
    lambda f: f.has_place,
    N_("Tulis tempat hilangnya; perkiraan juga cukup."),
    lambda f: not f.stolen,
    N_("Barang ini dilaporkan dicuri, jadi bukan SKTLK. Lanjutkan sebagai laporan; isian terbawa."),
    lambda f: not f.unsure,
    N_("Pelapor tidak tahu apakah dicuri. Bicarakan dengan piket Reskrim; bila ragu, jadikan laporan."),
    lambda f: f.not_stolen or f.stolen or f.unsure,
    N_("Tanyakan apakah barangnya dicuri, lalu pilih jawabannya."),
)

LOSS = Journey(
    noun="losses",
    states=LossState,
    final=frozenset({L.SELESAI, L.DITEMUKAN, L.BATAL, L.ALIH_PIDANA}),
    moves=(
        Move(
            START,
            "losses.begin",
            L.DIISI,
            DESK,
            N_("Surat kehilangan"),
            N_("Surat kehilangan mulai diisi"),
            SOP["VIII.f"],
            key="k",
        ),
        Move(
            START,
            "losses.renew",
            L.DIISI,
            DESK,
            N_("Perbarui surat kehilangan"),
            N_("Surat kehilangan diperbarui"),
            SOP["VIII.f"],
        ),
        Move(
            L.DIISI,
            "losses.fill",
            STAY,
            DESK,
            N_("Isi surat kehilangan"),
            N_("Isian surat disimpan"),
            SOP["VIII.f"],
            key="t",
        ),
        Move(L.LAYAK, "losses.fill", L.DIISI, DESK, N_("Ubah isian"), N_("Isian surat diubah"), SOP["VIII.f"], key="t"),
        Move(
            L.DIISI,
            "losses.check",
            L.LAYAK,
            CLERK,
            N_("Periksa kelayakan"),
            N_("Isian diperiksa, layak terbit"),
            SOP["VIII.f"],
            _WHOLE,
        ),
        Move(
            L.LAYAK,
            "losses.issue",
            L.TERBIT,
            CLERK,
            N_("Terbitkan surat kehilangan"),
            N_("Surat kehilangan terbit"),
            SOP["VIII.f"],
            _WHOLE,
            told="surat_terbit",
        ),
        Move(
            L.TERBIT,
            "papers.hand_over",
            L.SELESAI,
            HANDS,
            N_("Serahkan kepada pelapor"),
            N_("Surat diserahkan"),
            SOP["VIII.f"],
        ),
        *(
            Move(
                state,
                "losses.reclassify",
                L.ALIH_PIDANA,
                DESK,
                N_("Ya, dicuri: jadikan laporan"),
                N_("Dialihkan menjadi pengaduan"),
                KUHAP["pasal 23 ayat (5)"],
                told="diterima",
            )
            for state in (L.DIISI, L.LAYAK)
        ),
        *(
            Move(
                state,
                "losses.tell_owner",
                STAY,
                DESK,
                N_("Beri kabar kepada pelapor"),
                N_("Pelapor diberi kabar"),
                HOUSE["ADR 0041"],
                needs(
                    lambda f: f.matched,
                    N_("Belum ada barang dengan nomor yang sama. Cari dulu di titipan, lalu cocokkan nomornya."),
                ),
                told="ada_kabar",
            )
            for state in (L.TERBIT, L.SELESAI)
        ),
        *(
            Move(
                state,
                "losses.report_found",
                L.DITEMUKAN,
                DESK,
                N_("Barang sudah ditemukan"),
                N_("Barangnya ditemukan"),
                SOP["VIII.f"],
            )
            for state in (L.TERBIT, L.SELESAI)
        ),
        *(
            Move(
                state,
                "losses.ask_void",
                STAY,
                DESK,
                N_("Minta pembatalan"),
                N_("Pembatalan diminta"),
                HOUSE["ADR 0008"],
                needs(lambda f: not f.void_asked, N_("Pembatalan sudah diminta. Minta Ka SPKT menyetujuinya.")),
            )
            for state in (L.DIISI, L.LAYAK, L.TERBIT, L.SELESAI)
        ),
        *(
            Move(
                state,
                "losses.void",
                L.BATAL,
                VOIDS,
                N_("Setujui pembatalan"),
                N_("Dibatalkan; nomornya tetap"),
                HOUSE["ADR 0008"],
                needs(
                    lambda f: f.void_asked,
                    N_("Belum ada yang meminta pembatalan. Minta petugas loket menuliskan alasannya."),
                    lambda f: not f.i_asked_void,
                    N_("Anda yang meminta pembatalan ini. Minta orang kedua menyetujuinya."),
                ),
            )
            for state in (L.DIISI, L.LAYAK, L.TERBIT, L.SELESAI)
        ),
    ),
)

FIND = Journey(
    noun="losses",
    states=FindState,
    final=frozenset({F.DIKEMBALIKAN, F.DISERAHKAN_RESKRIM}),
    moves=(
        Move(
            START,
            "losses.take_found",
            F.DITERIMA_BARANG,
            DESK,
            N_("Terima barang temuan"),
            N_("Barang temuan diterima"),
            SOP["VIII.b"],
            told="temuan_diterima",
        ),
        Move(
            F.DITERIMA_BARANG,
            "losses.store",
            F.DITITIPKAN,
            CLERK,
            N_("Simpan barang"),
            N_("Barang temuan disimpan"),
            PRAKTIK["penyimpanan barang temuan"],
            needs(lambda f: f.found_receipt, N_("Terbitkan dulu tanda terima barang temuan.")),
        ),
        Move(
            F.DITITIPKAN,
            "losses.store",
            STAY,
            CLERK,
            N_("Pindahkan barang"),
            N_("Tempat simpan diganti"),
            PRAKTIK["penyimpanan barang temuan"],
        ),
        Move(
            F.DITITIPKAN,
            "losses.give_back",
            F.DIKEMBALIKAN,
            CLERK,
            N_("Kembalikan kepada pemilik"),
            N_("Barang temuan dikembalikan"),
            PRAKTIK["pengembalian barang temuan"],
            needs(lambda f: f.found_receipt, N_("Terbitkan dulu tanda terima barang temuan.")),
            told="temuan_kembali",
        ),
        *(
            Move(
                state,
                "losses.to_reskrim",
                F.DISERAHKAN_RESKRIM,
                CLERK,
                N_("Serahkan ke Reskrim"),
                N_("Barang temuan diserahkan ke Reskrim"),
                PRAKTIK["barang temuan yang diduga berkaitan dengan tindak pidana"],
                told="diteruskan",
            )
            for state in (F.DITERIMA_BARANG, F.DITITIPKAN)
        ),
    ),
)
