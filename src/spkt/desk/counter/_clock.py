"""The service clock of a matter: minutes used of those promised, split by who had the ball."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from spkt.access.matters import OneMatter
from spkt.law.deadlines import Promise, promised_minutes
from spkt.law.journeys import Errand

REMIND_SHARE = 0.75
"""The mark of the meter stands here: late enough to matter, early enough to act."""


def clock_of(one: OneMatter, now: datetime) -> dict[str, Any]:
    """Arguments of the `clock_meter` tag; the clock stops when the visitor leaves or her report is issued."""
    visit = one.matter.came
    end = visit.ended_at or (one.case.report.issued_at if one.case.report else None) or one.matter.closed_at or now
    what = Promise.SKTLK if one.matter.errand == Errand.KEHILANGAN else Promise.KUNJUNGAN
    promised = promised_minutes(what, visit.day)
    return {
        "used": minutes(visit.arrived_at, end),
        "promised": promised,
        "remind": int(promised * REMIND_SHARE),
        "spans": _spans(one, end),
    }


def minutes(since: datetime, until: datetime) -> int:
    """Whole minutes between two moments, never below zero."""
    return max(0, int((until - since).total_seconds() // 60))


def _spans(one: OneMatter, end: datetime) -> list[dict[str, Any]]:
    """Who had the ball when; a span that has not begun, or took no minute, is not drawn."""
    spans, since = [], one.matter.came.arrived_at
    for label, who, until in _turns(one):
        until = min(max(until or end, since), end)
        took = minutes(one.matter.came.arrived_at, until) - minutes(one.matter.came.arrived_at, since)
        if took:
            spans.append({"label": label, "minutes": took, "who": who})
        since = until
    return spans


def _turns(one: OneMatter) -> list[tuple[str, str, datetime | None]]:
    """(label, who, end) in order; the first without an end is the present one."""
    case, matter = one.case, one.matter
    talk = case.konseling[0] if case.konseling else None
    read_at = matter.read_back_at or (talk.opened_at if talk else None)
    written = [line.at for line in one.timeline if line.act == "matters.write_account"]
    before = [at for at in written if read_at is None or at <= read_at]
    turns = [
        (_("tunggu"), "waiting", matter.came.greeted_at),
        (_("cerita"), "desk", max(before) if before and read_at else None),
        (_("baca"), "reading", read_at),
        (_("Reskrim"), "detective", talk.closed_at if talk else None),
        (_("gelar"), "detective", case.gelar.closed_at if case.gelar else None),
        (_("laporan"), "desk", None),
    ]
    present = next(n for n, turn in enumerate(turns) if turn[2] is None)
    return turns[: present + 1]
