"""Slip of the queue, 80 mm wide: a number and a time, never a name or what somebody came for (domain trap 23)."""

from dataclasses import dataclass
from datetime import datetime

from spkt.law.case import Desk


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the slip.

    number          "B-014"
    arrived_at      aware, UTC
    wait_minutes    estimate, None when nobody can say
    code, url       proof that she was here: as text, and what the QR holds
    """

    desk: Desk
    number: str
    arrived_at: datetime
    wait_minutes: int | None = None
    code: str = ""
    url: str = ""
