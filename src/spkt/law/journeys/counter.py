"""The visit: from the ticket to the farewell (SOP VI.a, VIII.b; domain 3.1)."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import START, STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, SOP
from spkt.law.words import N_


class Visiting(StrEnum):
    """States of a visit."""

    MENUNGGU = "menunggu"
    DIPANGGIL = "dipanggil"
    DILAYANI = "dilayani"
    SELESAI = "selesai"
    DITINGGALKAN = "ditinggalkan"


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What decides the moves of a visit.

    calls       how often the number was called
    has_paper   nothing of hers lies here: every paper was handed over, or why she does not take it is written
    explained   she holds a paper of this visit, or it is written why it ends without one
    """

    state: str
    calls: int = 0
    has_paper: bool = True
    explained: bool = True


COUNTER = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.KANIT})
V = Visiting

VISIT = Journey(
    noun="counter",
    states=Visiting,
    final=frozenset({V.SELESAI}),
    moves=(
        Move(
            START,
            "counter.arrive",
            V.MENUNGGU,
            COUNTER,
            N_("Terima"),
            N_("Nomor diambil"),
            SOP["VIII.a"],
            told="datang",
            key="n",
        ),
        Move(V.MENUNGGU, "counter.call", V.DIPANGGIL, COUNTER, N_("Panggil"), N_("Dipanggil"), SOP["VI.a"]),
        Move(V.DIPANGGIL, "counter.call", STAY, COUNTER, N_("Panggil lagi"), N_("Dipanggil lagi"), SOP["VI.a"]),
        Move(V.MENUNGGU, "counter.greet", V.DILAYANI, COUNTER, N_("Sapa"), N_("Disapa"), SOP["VIII.b"], key="s"),
        Move(V.DIPANGGIL, "counter.greet", V.DILAYANI, COUNTER, N_("Sapa"), N_("Disapa"), SOP["VIII.b"], key="s"),
        Move(
            V.DIPANGGIL,
            "counter.leave",
            V.DITINGGALKAN,
            COUNTER,
            N_("Tinggalkan"),
            N_("Tidak datang setelah tiga panggilan"),
            HOUSE["ADR 0006"],
            needs(lambda f: f.calls >= 3, N_("Panggil tiga kali dulu.")),
        ),
        Move(
            V.DITINGGALKAN,
            "counter.call",
            V.DIPANGGIL,
            COUNTER,
            N_("Panggil kembali ke depan"),
            N_("Kembali ke depan antrean"),
            HOUSE["ADR 0006"],
        ),
        Move(
            V.DILAYANI,
            "counter.finish",
            V.SELESAI,
            COUNTER,
            N_("Selesaikan kunjungan"),
            N_("Kunjungan selesai"),
            SOP["VIII.b"],
            needs(
                lambda f: f.has_paper,
                N_("Serahkan dulu suratnya, atau catat alasan pelapor tidak menerimanya."),
                lambda f: f.explained,
                N_("Kunjungan ini belum menghasilkan surat. Tulis apa yang dilayani dan mengapa tanpa surat."),
            ),
        ),
    ),
)
