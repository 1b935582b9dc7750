"""Slip of the queue, 80 mm wide: a number and a time, never a name or what somebody came for (domain trap 23)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spkt.kit import qr
from spkt.law import writing
from spkt.law.case import Desk
from spkt.law.sources import SOP
from spkt.papers import _sample, _wording
from spkt.papers._kind import Kind


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


def inputs(content: Content) -> dict[str, Any]:
    """What the slip prints: letterhead, number, when, about how long, free of charge, proof of the visit."""
    desk = content.desk
    there = writing.local(content.arrived_at, _wording.zone(desk))
    return {
        **_wording.frame(desk, content.number, content.arrived_at),
        "unit": _wording.clean(f"SPKT {desk.name}"),
        "day": writing.long_date(there.date()),
        "time": f"pukul {writing.wall_time(there.time(), desk.zone_label)}",
        "wait": _wait(content.wait_minutes),
        "code": _wording.clean(content.code),
        "svg": qr.svg(content.url) if content.url else "",
    }


def _wait(minutes: int | None) -> str:
    if minutes is None:
        return "Mohon menunggu sampai nomor Anda dipanggil."
    return f"Perkiraan menunggu ± {minutes} menit." if minutes else "Anda segera dilayani."


def mask(content: Content) -> Content:
    """The slip itself: nothing on it needs protection."""
    return content


KIND = Kind(
    name="karcis",
    title="NOMOR ANTREAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        "B-014",
        _sample.REPORTED,
        wait_minutes=10,
        code="4TBW-H3NF",
        url="https://lacak.spkt.example/k#4TBWH3NF",
    ),
    inputs=inputs,
    mask=mask,
    sizes=("80mm",),
    issued_in=frozenset({"menunggu"}),
    cites=(SOP["VI.a"],),
)
