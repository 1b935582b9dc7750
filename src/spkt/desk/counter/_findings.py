"""Findings of officers below the queue: his own, and those that wait for him to check them."""

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from spkt.access._findings import Row, listed
from spkt.access._gate import Reader
from spkt.kit import clock
from spkt.law.journeys import STATE_WORDS
from spkt.law.journeys._finding import Found


def finding_groups(reader: Reader) -> list[dict[str, Any]]:
    """Groups as `counter/_rows.html` draws them; like the queue they name no party and no deed."""
    found = listed(reader)
    groups = (
        (_("LP A menunggu Anda periksa"), [row for row in found if not row.mine]),
        (_("Temuan saya"), [row for row in found if row.mine]),
    )
    return [{"label": label, "rows": [_row(row, reader) for row in rows]} for label, rows in groups if rows]


def _row(row: Row, reader: Reader) -> dict[str, Any]:
    finder = row.finder
    waits = row.state == Found.TEMUAN if row.mine else True
    return {
        "number": "LP A",
        "name": f"{finder.rank.title()} {finder.name.partition(',')[0].title()}",
        "line": capfirst(_(STATE_WORDS[row.state])),
        "url": reverse("reports.finding", args=[row.code]),
        "current": False,
        "since": clock.local(row.since, reader.zone),
        "word": "",
        "tone": "warn" if waits else "",
        "icon": "file-text" if waits else "",
    }
