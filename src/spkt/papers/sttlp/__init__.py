"""Receipt of a police report: what the citizen carries home, with her rights and dates."""

from dataclasses import dataclass, field
from datetime import datetime

from spkt.law.case import Account, Charge, Desk, Person, Signer, SigningBlock, Thing
from spkt.papers._shapes import Confirmation, Rights, Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the receipt; filled from the same shapes as its LP.

    number, lp_number   same ordinal; None on a draft
    persons             the first with PELAPOR is printed and signs; of TERLAPOR only the name
    things              only part "serahan" is printed
    reported_at         aware, UTC; issued_at None on a draft
    hide_terlapor       True where a person reported may be a child (name then absent)
    """

    desk: Desk
    number: str | None
    lp_number: str | None
    persons: tuple[Person, ...]
    account: Account
    reported_at: datetime
    issued_at: datetime | None
    officer: Signer
    approver: SigningBlock
    rights: Rights
    charges: tuple[Charge, ...] = ()
    things: tuple[Thing, ...] = ()
    hide_terlapor: bool = False
    confirmation: Confirmation = field(default_factory=Confirmation)
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)
