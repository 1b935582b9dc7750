"""Letters of a dossier as rows: the request to a hospital (domain 3.5), and every other letter by one mechanism."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import START, STAY, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, INS_VISUM, KUHAP, SOP, TPKS
from spkt.law.words import N_


class Asked(StrEnum):
    """States of a request for a Visum et Repertum."""

    DIMINTA = "diminta"
    TERBIT = "terbit"
    DITERIMA_RS = "diterima_RS"
    HASIL_DITERIMA = "hasil_diterima"
    DITARIK = "ditarik"


class Written(StrEnum):
    """States of any other letter."""

    KONSEP = "konsep"
    TERBIT = "terbit"
    DIBATALKAN = "dibatalkan"


A, W = Asked, Written

LETTER_WORDS: dict[str, str] = {
    A.DIMINTA: N_("menunggu persetujuan penyidik"),
    A.TERBIT: N_("terbit, belum diterima rumah sakit"),
    A.DITERIMA_RS: N_("diterima rumah sakit, menunggu hasil"),
    A.HASIL_DITERIMA: N_("hasil diterima"),
    A.DITARIK: N_("permintaan ditarik"),
    W.KONSEP: N_("konsep"),
    W.DIBATALKAN: N_("dibatalkan"),
}
"""What officers say of the state of a letter; one that is not a request is simply out."""

VISUM_KINDS = ("visum_luka", "visum_jenazah")


def state_words(kind: str, state: str) -> str:
    """What officers say of the state of a letter of this kind."""
    return LETTER_WORDS[state] if kind in VISUM_KINDS or state != W.TERBIT else N_("terbit")


OPEN_LETTERS = frozenset({A.DIMINTA, A.TERBIT, A.DITERIMA_RS, W.KONSEP})
"""States in which a letter still waits for somebody; an ordinary letter that is out waits for nobody."""


@dataclass(frozen=True, slots=True)
class VisumFacts:
    """What decides the moves of a request for a Visum et Repertum.

    i_drafted       this officer wrote it or changed it
    rank_fits       his rank is the one that a penyidik needs on that day
    has_escort      an officer is named who goes along
    woman_escort    she is escorted by a woman where the deed asks for it, or said whom she wants
    """

    state: str
    i_drafted: bool = False
    rank_fits: bool = True
    has_escort: bool = True
    woman_escort: bool = True


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What decides the moves of any other letter.

    i_drafted       this officer wrote it
    i_sign          his roles sign letters of this kind (law._letters)
    by_leader       the kind is signed by the Kanit, so never by who wrote it
    """

    state: str
    i_drafted: bool = False
    i_sign: bool = True
    by_leader: bool = False


COUNTER = frozenset({Role.BA_YANMAS, Role.UPPA})
CLERKS = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.UPPA})
PENYIDIK = frozenset({Role.PIKET_RESKRIM, Role.UPPA, Role.KASAT, Role.KA_SPKT})
COMMANDERS = frozenset({Role.KA_SPKT, Role.KAPOLRES})


def letters_of(states: Iterable[str]) -> tuple[Move, ...]:
    """Rows of a dossier's own journey from which letters are begun; they change nothing in its state.

    states  in which a letter may be asked for or written
    """
    rows: list[Move] = []
    for state in states:
        rows.append(
            Move(
                state,
                "visum.request",
                STAY,
                COUNTER,
                N_("Minta visum"),
                N_("Visum diminta"),
                SOP["VIII.g"],
                key="v",
            )
        )
        rows.append(
            Move(state, "visum.write", STAY, CLERKS, N_("Tulis surat"), N_("Konsep surat ditulis"), SOP["VIII.f"])
        )
    return tuple(rows)


_ESCORTED = needs(
    lambda f: f.has_escort,
    N_("Tentukan petugas yang mengantar; korban tidak pernah berangkat sendiri membawa surat."),
    lambda f: f.woman_escort,
    N_("Pastikan pengantarnya perempuan, atau catat bahwa korban memilih lain. Ubah permintaannya dulu."),
)

VISUM = Journey(
    noun="visum",
    states=Asked,
    final=frozenset({A.HASIL_DITERIMA, A.DITARIK}),
    moves=(
        Move(
            START,
            "visum.request",
            A.DIMINTA,
            COUNTER,
            N_("Minta visum"),
            N_("Visum diminta"),
            SOP["VIII.g"],
        ),
        Move(
            A.DIMINTA,
            "visum.amend",
            STAY,
            COUNTER,
            N_("Ubah permintaan"),
            N_("Permintaan visum diubah"),
            SOP["VIII.g"],
        ),
        Move(
            A.DIMINTA,
            "visum.approve",
            A.TERBIT,
            PENYIDIK,
            N_("Setujui dan terbitkan"),
            N_("Surat permintaan visum terbit"),
            KUHAP["pasal 49"],
            (
                *needs(
                    lambda f: not f.i_drafted,
                    N_("Anda menulis permintaan ini, jadi tidak bisa menyetujuinya. Minta penyidik lain."),
                    lambda f: f.rank_fits,
                    N_("Pangkat Anda belum memenuhi syarat penyidik untuk surat visum. Minta penyidik lain."),
                ),
                *_ESCORTED,
            ),
        ),
        Move(
            A.TERBIT,
            "visum.delivered",
            A.DITERIMA_RS,
            CLERKS,
            N_("Catat diterima rumah sakit"),
            N_("Surat visum diterima rumah sakit"),
            SOP["VIII.g"],
        ),
        Move(
            A.DITERIMA_RS,
            "visum.result",
            A.HASIL_DITERIMA,
            CLERKS | frozenset({Role.PIKET_RESKRIM}),
            N_("Catat hasil diterima"),
            N_("Hasil visum diterima"),
            TPKS["pasal 69"],
        ),
        *(
            Move(
                state,
                "visum.withdraw",
                A.DITARIK,
                COMMANDERS,
                N_("Tarik permintaan"),
                N_("Permintaan visum ditarik"),
                INS_VISUM["pencabutan tertulis oleh komandan kesatuan"],
            )
            for state in (A.DIMINTA, A.TERBIT, A.DITERIMA_RS)
        ),
    ),
)

LETTER = Journey(
    noun="visum",
    states=Written,
    final=frozenset({W.TERBIT, W.DIBATALKAN}),
    moves=(
        Move(
            START,
            "visum.write",
            W.KONSEP,
            CLERKS,
            N_("Tulis surat"),
            N_("Konsep surat ditulis"),
            SOP["VIII.f"],
        ),
        Move(
            W.KONSEP,
            "visum.write",
            STAY,
            CLERKS,
            N_("Ubah konsep"),
            N_("Konsep surat diubah"),
            SOP["VIII.f"],
        ),
        Move(
            W.KONSEP,
            "visum.issue",
            W.TERBIT,
            CLERKS | frozenset({Role.KANIT}),
            N_("Terbitkan surat"),
            N_("Surat terbit"),
            HOUSE["ADR 0026"],
            needs(
                lambda f: f.i_sign or not f.by_leader,
                N_("Surat ini ditandatangani Kanit. Minta Kanit jaga menerbitkannya."),
                lambda f: f.i_sign or f.by_leader,
                N_("Surat ini ditandatangani petugas yang menerimanya. Minta Ba Yanmas atau Bamin menerbitkannya."),
                lambda f: not (f.by_leader and f.i_drafted),
                N_("Anda menulis surat ini, jadi tidak bisa menerbitkannya. Minta Kanit jaga."),
            ),
        ),
        Move(
            W.KONSEP,
            "visum.drop",
            W.DIBATALKAN,
            CLERKS,
            N_("Buang konsep"),
            N_("Konsep surat dibuang"),
            HOUSE["ADR 0026"],
        ),
    ),
)
