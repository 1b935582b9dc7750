"""The letter of referral as its receiver sees it: it is on its way, and it has arrived."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.journeys._table import Journey, Move
from spkt.law.roles import Role
from spkt.law.sources import PERKAP_6_2019
from spkt.law.words import N_


class Sent(StrEnum):
    """Where a letter of referral is."""

    DIKIRIM = "dikirim"
    SAMPAI = "sampai"


@dataclass(frozen=True, slots=True)
class SentFacts:
    """What decides whether the arrival of a letter may be confirmed."""

    state: str


REFERRAL = Journey(
    noun="matters",
    states=Sent,
    final=frozenset({Sent.SAMPAI}),
    moves=(
        Move(
            Sent.DIKIRIM,
            "matters.accept_referral",
            Sent.SAMPAI,
            frozenset({Role.BA_YANMAS, Role.BAMIN, Role.KANIT, Role.KA_SPKT}),
            N_("Konfirmasi penerimaan"),
            N_("Kesatuan penerima mengonfirmasi"),
            PERKAP_6_2019["pasal 3 ayat (7)"],
            told="diterima_sana",
        ),
    ),
)
