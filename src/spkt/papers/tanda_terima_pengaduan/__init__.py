"""Receipt of a complaint, printed at the moment of receiving, before anybody weighs anything."""

from dataclasses import dataclass, field
from datetime import datetime

from spkt.law.case import Desk, Signer, Thing
from spkt.papers._shapes import Confirmation, Rights, Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the receipt.

    name                reporter as she says it is, "" when anonymous and `anonymous_reason` says why
    contact             phone, WA or e-mail, "" when she leaves none
    subject             at most eight neutral words
    things              papers and things she handed over
    received_at         aware, UTC
    """

    desk: Desk
    number: str | None
    subject: str
    received_at: datetime
    officer: Signer
    rights: Rights
    name: str = ""
    anonymous_reason: str = ""
    contact: str = ""
    things: tuple[Thing, ...] = ()
    confirmation: Confirmation = field(default_factory=Confirmation)
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)
