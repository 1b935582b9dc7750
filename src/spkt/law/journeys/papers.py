"""A paper after issue: it changes hands, and that is written down (documents.md section 0)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._matter import State
from spkt.law.journeys._table import STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP, SOP
from spkt.law.words import N_


class Held(StrEnum):
    """Where the original is."""

    TERBIT = "terbit"
    DISERAHKAN = "diserahkan"
    TIDAK_DITERIMA = "tidak_diterima"
    BATAL = "batal"
    DIGANTIKAN = "digantikan"


FOR_CITIZEN = frozenset(
    {
        "tanda_terima_pengaduan",
        "sttlp",
        "sktlk",
        "tt_temuan",
        "pengembalian",
        "jawaban",
        "pemberitahuan_terusan",
        "pemberitahuan_pelimpahan",
        "kelengkapan",
        "tanda_terima_tinjau",
        "cabut",
        "surat_keterangan_lain",
        "laporan_orang_hilang",
        "tt_orang",
        "laporan_tambahan",
        "keterangan_tambahan",
        "sp2hp",
        "tt_bb",
    }
)
"""Kinds whose original, or a copy, is hers; every other paper stays in the file."""

UNVOIDABLE = frozenset({"ba_pembatalan", "ba_perbaikan"})
"""Kinds that say what became of another paper, and stay."""
WITH_CODE = frozenset({"tanda_terima_pengaduan", "sttlp", "karcis", "sktlk", "tt_temuan"})
"""Kinds that carry the code by which the public window is asked."""

ENDS_WITH = {
    State.DITUTUP: "jawaban",
    State.DUMAS: "pemberitahuan_terusan",
    State.LI: "pemberitahuan_terusan",
    State.DITERIMA_SANA: "pemberitahuan_pelimpahan",
    State.DICABUT: "cabut",
    State.LP_TERBIT: "sttlp",
    State.DIGABUNG: "laporan_tambahan",
}
"""What a citizen holds in her hands for each way in which her complaint ends: "no report" is a paper too."""


THINGS_KEPT_BY = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.PIKET_RESKRIM, Role.UPPA})


def receipts(states: Iterable[str]) -> tuple[Move, ...]:
    """Rows by which things handed in at the desk get their receipt, from each of these states of a dossier."""
    return tuple(
        Move(
            state,
            "papers.receive_evidence",
            STAY,
            THINGS_KEPT_BY,
            N_("Tanda terima barang bukti"),
            N_("Tanda terima barang bukti terbit"),
            SOP["VIII.b"],
            needs(
                lambda f: f.things_wait,
                N_("Tidak ada barang yang menunggu tanda terima. Catat dulu barang yang dibawa atau diserahkan."),
            ),
        )
        for state in states
    )


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What decides whether a paper may be handed over.

    for_citizen     the original is hers (FOR_CITIZEN), not the file's
    voided          two persons withdrew it
    void_asked      somebody asked that it be void, and nobody answered yet
    i_asked         that somebody is this officer
    voidable        it belongs to a dossier and is no minutes of a voiding or a correction
    correctable     the same, and it prints facts that may be corrected
    fix_asked       somebody asked that facts on it be corrected, not longer than a day ago; i_asked_fix   this officer
    replaced        a newer edition counts in its place
    sealed          its matter is; reads_whole   this officer reads it whole all the same
    """

    state: str
    for_citizen: bool = True
    voided: bool = False
    void_asked: bool = False
    i_asked: bool = False
    voidable: bool = True
    correctable: bool = True
    fix_asked: bool = False
    i_asked_fix: bool = False
    replaced: bool = False
    sealed: bool = False
    reads_whole: bool = True


HANDS_OUT = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA})
_HERS = needs(lambda f: f.for_citizen, N_("Surat ini tinggal di berkas perkara. Serahkan surat yang untuk pelapor."))
_ASKED = needs(
    lambda f: f.void_asked,
    N_("Belum ada yang meminta pembatalan. Minta petugas loket atau Kanit menuliskan alasannya."),
    lambda f: not f.i_asked,
    N_("Anda yang meminta pembatalan ini. Minta Ka SPKT lain memutuskannya."),
)
_VOIDING = tuple(
    row
    for state in (Held.TERBIT, Held.DISERAHKAN, Held.TIDAK_DITERIMA)
    for row in (
        Move(
            state,
            "papers.ask_void",
            STAY,
            frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA, Role.KANIT}),
            N_("Minta pembatalan"),
            N_("Pembatalan surat diminta"),
            HOUSE["ADR 0026"],
            needs(
                lambda f: f.voidable,
                N_("Surat ini tidak dibatalkan. Tulis surat baru bila perlu."),
                lambda f: not f.void_asked,
                N_("Pembatalan sudah diminta. Tunggu keputusan Ka SPKT."),
                lambda f: not f.fix_asked,
                N_("Perbaikan surat ini sedang diminta. Tunggu keputusannya dulu."),
            ),
        ),
        Move(
            state,
            "papers.void",
            Held.BATAL,
            frozenset({Role.KA_SPKT}),
            N_("Batalkan surat"),
            N_("Surat dibatalkan, nomornya tetap"),
            HOUSE["ADR 0026"],
            _ASKED,
            told="dibatalkan",
        ),
        Move(
            state,
            "papers.keep",
            STAY,
            frozenset({Role.KA_SPKT}),
            N_("Tolak pembatalan"),
            N_("Pembatalan ditolak, surat tetap berlaku"),
            HOUSE["ADR 0026"],
            _ASKED,
        ),
    )
)
"""Rows of voiding: one asks, another decides; number, paper and reason stay."""

_FIX_ASKED = needs(
    lambda f: f.fix_asked,
    N_("Belum ada permintaan perbaikan, atau sudah lewat sehari. Minta petugas loket atau Kanit menuliskannya."),
    lambda f: not f.i_asked_fix,
    N_("Anda yang meminta perbaikan ini. Minta orang lain yang berwenang memutuskannya."),
)
_OF_ANY = needs(lambda f: not f.sealed, N_("Perkara ini dilindungi. Minta Kasat Reskrim memutuskannya."))
_OF_SEALED = needs(lambda f: f.sealed, N_("Perkara ini tidak dilindungi. Minta Ka SPKT memutuskannya."))


def _corrections(state: Held) -> tuple[Move, ...]:
    """Rows of correcting from this state: one asks, another decides; of a sealed matter the head of the detectives."""
    decided = (("papers.correct", Held.DIGANTIKAN), ("papers.refuse_correction", STAY))
    words = {
        "papers.correct": (N_("Setujui perbaikan"), N_("Surat diperbaiki, nomornya tetap"), "diperbaiki"),
        "papers.refuse_correction": (N_("Tolak perbaikan"), N_("Perbaikan ditolak, surat tetap seperti semula"), ""),
    }
    asking = Move(
        state,
        "papers.ask_correct",
        STAY,
        frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA, Role.KANIT}),
        N_("Minta perbaikan"),
        N_("Perbaikan surat diminta"),
        HOUSE["ADR 0066"],
        needs(
            lambda f: f.correctable,
            N_("Surat ini tidak memuat data yang dapat diperbaiki. Minta pembatalan bila isinya salah."),
            lambda f: not f.fix_asked,
            N_("Perbaikan sudah diminta. Tunggu keputusannya."),
            lambda f: not f.void_asked,
            N_("Pembatalan surat ini sedang diminta. Tunggu keputusan Ka SPKT."),
            lambda f: f.reads_whole,
            N_("Perkara ini dilindungi. Minta penyidik Unit Perempuan dan Anak meminta perbaikannya."),
        ),
    )
    deciding = tuple(
        Move(
            state, act, to, frozenset({role}), *words[act][:2], HOUSE["ADR 0066"], (*_FIX_ASKED, *whose), words[act][2]
        )
        for act, to in decided
        for role, whose in ((Role.KA_SPKT, _OF_ANY), (Role.KASAT, _OF_SEALED))
    )
    return (asking, *deciding)


PAPER = Journey(
    noun="papers",
    states=Held,
    final=frozenset({Held.DISERAHKAN, Held.BATAL, Held.DIGANTIKAN}),
    moves=(
        Move(
            Held.TERBIT,
            "papers.hand_over",
            Held.DISERAHKAN,
            HANDS_OUT,
            N_("Serahkan kepada pelapor"),
            N_("Surat diserahkan"),
            KUHAP["pasal 23 ayat (5)"],
            _HERS,
            key="h",
        ),
        *(
            Move(
                held,
                "papers.print_out",
                STAY,
                frozenset(Role),
                N_("Cetak"),
                N_("Surat dicetak"),
                HOUSE["ADR 0051"],
            )
            for held in Held
        ),
        *(
            Move(
                held,
                "papers.reprint",
                STAY,
                frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA, Role.KANIT}),
                N_("Cetak salinan"),
                N_("Salinan dicetak"),
                HOUSE["ADR 0042"],
                needs(
                    lambda f: not f.voided,
                    N_("Surat ini sudah dibatalkan. Terbitkan surat pengganti."),
                    lambda f: not f.replaced,
                    N_("Surat ini sudah digantikan lembar perbaikan. Cetak salinan lembar itu."),
                ),
            )
            for held in Held
        ),
        Move(
            Held.TIDAK_DITERIMA,
            "papers.hand_over",
            Held.DISERAHKAN,
            HANDS_OUT,
            N_("Serahkan kepada pelapor"),
            N_("Surat diserahkan"),
            KUHAP["pasal 23 ayat (5)"],
            _HERS,
        ),
        Move(
            Held.TERBIT,
            "papers.decline",
            Held.TIDAK_DITERIMA,
            HANDS_OUT,
            N_("Pelapor tidak menerima"),
            N_("Pelapor tidak menerima suratnya"),
            HOUSE["ADR 0033"],
            _HERS,
        ),
        *_VOIDING,
        *(row for state in (Held.TERBIT, Held.DISERAHKAN, Held.TIDAK_DITERIMA) for row in _corrections(state)),
    ),
)
