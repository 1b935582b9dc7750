"""One-page recommendation of the gelar perkara awal to the head of the desk: that is what the LP cites."""

from dataclasses import dataclass, field
from datetime import datetime

from spkt.law.case import Charge, Desk, SigningBlock
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the recommendation.

    number          number of the gelar with /REK; gelar_number the same without
    basis           lines of "Dasar": number and date of the complaint, appointment
    held_at         aware, UTC; closed_at when the leader signed
    deed            short name of the deed
    conclusion      what the seats concluded; recommendation what Ka SPKT is asked to do
    secrecy         class of the matter as the gelar leaves it: biasa, rahasia, tertutup
    urgent, next_acts   what cannot wait (visum, securing), and what follows
    """

    desk: Desk
    number: str | None
    gelar_number: str
    basis: tuple[str, ...]
    held_at: datetime
    closed_at: datetime
    place: str
    deed: str
    conclusion: str
    recommendation: str
    leader: SigningBlock
    charges: tuple[Charge, ...] = ()
    secrecy: str = "biasa"
    urgent: tuple[str, ...] = ()
    next_acts: tuple[str, ...] = ()
    addressee: str = "KA SPKT"
    shield: Shield = field(default_factory=Shield)
