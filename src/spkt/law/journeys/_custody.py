"""Things in the care of the desk: from hand to hand, each move with both hands, and counted by two persons."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import DECIDED, START, STAY, Journey, Move, needs
from spkt.law.journeys.papers import THINGS_KEPT_BY
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, SOP
from spkt.law.words import N_


class Care(StrEnum):
    """Where a thing is in the chain."""

    DI_TANGAN = "di_tangan"
    TERSIMPAN = "tersimpan"
    BERPINDAH = "berpindah"
    DIPULANGKAN = "barang_dipulangkan"
    KE_RESKRIM = "barang_ke_reskrim"
    DIMUSNAHKAN = "barang_dimusnahkan"


class Step(StrEnum):
    """Kinds of movement."""

    TERIMA = "terima"
    SEGEL = "segel"
    SIMPAN = "simpan"
    PINDAH = "pindah"
    SERAH = "serah"
    PULANG = "pulang"
    MUSNAH = "musnah"


class Counting(StrEnum):
    """States of a count."""

    MENGHITUNG = "menghitung"
    DIAKHIRI = "hitungan_diakhiri"
    DITUTUP = "hitungan_ditutup"


CARE_WORDS = {
    Care.DI_TANGAN: N_("di tangan petugas"),
    Care.TERSIMPAN: N_("tersimpan"),
    Care.BERPINDAH: N_("menunggu penerima"),
    Care.DIPULANGKAN: N_("sudah dikembalikan"),
    Care.KE_RESKRIM: N_("sudah di Reskrim"),
    Care.DIMUSNAHKAN: N_("sudah dimusnahkan"),
}
STEP_WORDS = {
    Step.TERIMA: N_("Diterima"),
    Step.SEGEL: N_("Disegel"),
    Step.SIMPAN: N_("Disimpan"),
    Step.PINDAH: N_("Dipindahkan"),
    Step.SERAH: N_("Diserahkan"),
    Step.PULANG: N_("Dikembalikan"),
    Step.MUSNAH: N_("Dimusnahkan atas perintah"),
}
COUNTING_WORDS = {
    Counting.MENGHITUNG: N_("sedang dihitung"),
    Counting.DIAKHIRI: N_("menunggu orang kedua"),
    Counting.DITUTUP: N_("ditutup"),
}
HERE = (Care.DI_TANGAN, Care.TERSIMPAN, Care.BERPINDAH)
"""States in which the desk answers for the thing."""
GONE = frozenset({Care.DIPULANGKAN, Care.KE_RESKRIM, Care.DIMUSNAHKAN})
AFTER_CONFIRMED = {Step.SERAH: Care.DI_TANGAN, Step.MUSNAH: Care.DIMUSNAHKAN}
"""Where a thing is once the second officer confirmed."""


@dataclass(frozen=True, slots=True)
class CareFacts:
    """What decides the moves of a thing.

    i_hold          it is in this officer's hands; i_take, i_give: an open movement is his
    is_found        found goods, whose dossier says how they leave
    """

    state: str
    i_hold: bool = False
    i_take: bool = False
    i_give: bool = False
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class CountFacts:
    """What decides the moves of a count. i_ended: this officer ended the counting"""

    state: str
    i_ended: bool = False


KEEPERS = THINGS_KEPT_BY
TAKERS = KEEPERS | {Role.KANIT, Role.KASAT, Role.KA_SPKT}
"""Who may be given a thing: keepers, the head of a branch, and who commands."""
COMMAND = frozenset({Role.KANIT, Role.KASAT, Role.KA_SPKT})
"""Who confirms as second officer that a thing was destroyed."""
COUNTERS = KEEPERS | {Role.KANIT}
_BOTH = HOUSE["ADR 0057"]
_MINE = needs(lambda f: f.i_hold, N_("Barang ini di tangan petugas lain. Minta dia menyerahkannya dulu kepada Anda."))


_KNOWN = needs(
    lambda f: not f.is_found,
    N_("Barang temuan keluar lewat perkaranya: Kembalikan kepada pemilik, atau Serahkan ke Reskrim."),
)


def _from(state: Care, act: str, to: str, label: str, done: str) -> Move:
    own = _MINE if state == Care.DI_TANGAN else ()
    leaves = act in ("losses.return_thing", "losses.destroy_thing")
    return Move(state, act, to, KEEPERS, label, done, _BOTH, (*own, *_KNOWN) if leaves else own)


CUSTODY = Journey(
    noun="losses",
    states=Care,
    final=GONE,
    moves=(
        Move(
            START,
            "papers.receive_evidence",
            Care.DI_TANGAN,
            KEEPERS,
            N_("Tanda terima barang bukti"),
            N_("Tanda terima barang bukti terbit"),
            SOP["VIII.b"],
        ),
        *(
            Move(state, act, to, frozenset({Role.BAMIN}), label, done, SOP["VIII.f"])
            for state in (Care.DI_TANGAN, Care.TERSIMPAN)
            for act, to, label, done in (
                (
                    "losses.give_back",
                    Care.DIPULANGKAN,
                    N_("Kembalikan kepada pemilik"),
                    N_("Barang temuan dikembalikan"),
                ),
                (
                    "losses.to_reskrim",
                    Care.KE_RESKRIM,
                    N_("Serahkan ke Reskrim"),
                    N_("Barang temuan diserahkan ke Reskrim"),
                ),
            )
        ),
        *(
            move
            for state in (Care.DI_TANGAN, Care.TERSIMPAN)
            for move in (
                _from(state, "losses.seal_thing", STAY, N_("Segel"), N_("Barang disegel")),
                _from(state, "losses.shelve_thing", Care.TERSIMPAN, N_("Simpan"), N_("Barang disimpan")),
                _from(state, "losses.pass_thing", Care.BERPINDAH, N_("Serahkan"), N_("Barang diserahkan")),
                _from(state, "losses.return_thing", Care.DIPULANGKAN, N_("Kembalikan"), N_("Barang dikembalikan")),
                _from(state, "losses.destroy_thing", Care.BERPINDAH, N_("Musnahkan"), N_("Pemusnahan diminta")),
            )
        ),
        Move(
            Care.BERPINDAH,
            "losses.take_thing",
            DECIDED,
            TAKERS,
            N_("Saya terima"),
            N_("Barang diterima"),
            _BOTH,
            needs(lambda f: f.i_take, N_("Barang ini diserahkan kepada petugas lain. Minta dia menerimanya.")),
        ),
        Move(
            Care.BERPINDAH,
            "losses.keep_thing",
            DECIDED,
            KEEPERS,
            N_("Batal menyerahkan"),
            N_("Penyerahan barang ditarik"),
            _BOTH,
            needs(lambda f: f.i_give, N_("Hanya yang menyerahkan boleh menariknya kembali.")),
        ),
    ),
)
COUNT = Journey(
    noun="losses",
    states=Counting,
    final=frozenset({Counting.DITUTUP}),
    moves=(
        Move(
            START, "losses.open_count", Counting.MENGHITUNG, COUNTERS, N_("Mulai opname"), N_("Opname dimulai"), _BOTH
        ),
        Move(
            Counting.MENGHITUNG,
            "losses.count_thing",
            STAY,
            COUNTERS,
            N_("Barang ini ada"),
            N_("Barang dihitung"),
            _BOTH,
        ),
        Move(
            Counting.MENGHITUNG,
            "losses.count_stray",
            STAY,
            COUNTERS,
            N_("Catat barang tanpa label"),
            N_("Barang tanpa label dicatat"),
            _BOTH,
        ),
        Move(
            Counting.MENGHITUNG,
            "losses.end_count",
            Counting.DIAKHIRI,
            COUNTERS,
            N_("Selesai menghitung"),
            N_("Hitungan diakhiri"),
            _BOTH,
        ),
        Move(
            Counting.DIAKHIRI,
            "losses.count_again",
            Counting.MENGHITUNG,
            COUNTERS,
            N_("Hitung lagi"),
            N_("Hitungan dibuka lagi"),
            _BOTH,
        ),
        Move(
            Counting.DIAKHIRI,
            "losses.close_count",
            Counting.DITUTUP,
            COUNTERS,
            N_("Tutup opname"),
            N_("Opname ditutup"),
            _BOTH,
            needs(lambda f: not f.i_ended, N_("Anda yang mengakhiri hitungan. Minta petugas lain menutupnya.")),
        ),
    ),
)
