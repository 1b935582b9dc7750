"""Searching: a page that works alone, and the list that the palette shows and filters."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import insight as access
from spkt.access._gate import Reader, Unseen
from spkt.access.insight import Found
from spkt.access.matters import case_of, next_acts
from spkt.desk._acts import panel
from spkt.desk._page import Desk, Page, show
from spkt.kit import clock
from spkt.law.journeys import STATE_WORDS
from spkt.law.journeys.counter import COUNTER
from spkt.law.journeys.losses import DESK as CUSTODIANS
from spkt.law.words import N_
from spkt.papers._kind import kinds

RECENT, RECENT_PAPERS = 6, 3
TAIL = "/SPKT/"
"""Behind this a printed number only names the desk that issued it."""
IN_PALETTE = frozenset(
    "arrow-right plus scale phone badge-check monitor ticket user file-text".split()  # noqa: SIM905
)
PAGES = {"matter": "matters.one", "visit": "counter.visit", "paper": "papers.one"}
GROUPS = {"matter": N_("Antrean dan perkara"), "visit": N_("Antrean dan perkara"), "paper": N_("Surat")}
ICONS = {"matter": "ticket", "visit": "ticket", "paper": "file-text"}


@show
def search(request: Desk) -> Page:
    """What was typed, and everything in scope that carries it."""
    typed = request.GET.get("q", "").strip()
    found = access.search(request.reader, typed) if typed else ()
    return Page("insight/search.html", {"typed": typed, "groups": _grouped(found, request.reader)})


@show
def palette(request: Desk) -> HttpResponse:
    """Rows of the palette: what one may want now, or with `?q=` what the register holds."""
    typed = request.GET.get("q", "").strip()
    if typed:
        return JsonResponse([_row(each, request.reader) for each in access.search(request.reader, typed)], safe=False)
    near = (*access.recent(request.reader, RECENT), *access.recent_papers(request.reader, RECENT_PAPERS))
    rows = [*_acts_here(request), *_always(request.reader), *(_row(each, request.reader) for each in near)]
    return JsonResponse(rows, safe=False)


def _grouped(found: tuple[Found, ...], reader: Reader) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for each in found:
        row = _row(each, reader)
        groups.setdefault(row["group"], []).append(row)
    return [{"label": label, "rows": rows} for label, rows in groups.items()]


def _row(each: Found, reader: Reader) -> dict[str, str]:
    at = clock.local(each.at, reader.zone)
    state = _(STATE_WORDS[each.state]) if each.what == "matter" else f"{at:%H.%M}"
    title = _(kinds()[each.state].title).capitalize() if each.what == "paper" else each.name
    number = each.number.partition(TAIL)[0]
    return {
        "group": _(GROUPS[each.what]),
        "label": " · ".join(part for part in (number, title) if part),
        "url": reverse(PAGES[each.what], args=[each.code]),
        "hint": state,
        "key": "",
        "icon": ICONS[each.what],
    }


def _acts_here(request: Desk) -> list[dict[str, str]]:
    """Open acts on the matter from whose page the palette was opened; none where there is none to see."""
    code = _here(request)
    try:
        case = case_of(code, request.reader, "insight.palette") if code else None
    except Unseen:
        case = None
    if case is None:
        return []
    rows = [row for row in panel(code, next_acts(case, request.reader)) if row["url"] and not row["reasons"]]
    return [_command(row["label"], _where(row, code), row["icon"], row["key"]) for row in rows]


def _where(row: dict[str, Any], code: str) -> str:
    """The act's page; an act that is a button is pressed on the page of the matter."""
    return f"{reverse('matters.one', args=[code])}#h-langkah" if row["post"] else str(row["url"])


def _here(request: Desk) -> str:
    """Code of the matter that the officer looks at: as asked for, or from the page that asks."""
    asked = request.GET.get("kode", "")
    from_page = urlsplit(request.headers.get("Referer", ""))
    named = re.match(r"/perkara/([0-9A-Z]{10})", from_page.path)
    return asked or (named[1] if named else parse_qs(from_page.query).get("perkara", [""])[0])


def _always(reader: Reader) -> list[dict[str, str]]:
    """Pages that are always near."""
    receive = (
        [_command(_("Terima yang datang"), reverse("counter.arrive"), "plus", "N")] if COUNTER & reader.roles else []
    )
    custody = (
        [_command(_("Barang titipan"), reverse("losses.custody"), "arrow-right")] if CUSTODIANS & reader.roles else []
    )
    return [
        *receive,
        *custody,
        _command(_("Meja kerja"), reverse("counter.desk"), "arrow-right"),
        _command(_("Cari di register"), reverse("insight.search"), "arrow-right"),
    ]


def _command(label: str, url: str, icon: str, key: str = "") -> dict[str, str]:
    drawn = icon if icon in IN_PALETTE else "arrow-right"
    return {"group": _("Perintah"), "label": label, "url": url, "hint": "", "key": key, "icon": drawn}
