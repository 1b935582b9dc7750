"""The entries of the top bar: the workbench for everybody, other rooms for whom they are."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access._gate import Reader
from spkt.access._reviews import SUPERVISE
from spkt.access._texts import EDITORS
from spkt.law.journeys._custody import TAKERS
from spkt.law.journeys._finding import FINDERS
from spkt.law.journeys._hand_form import KEEPERS
from spkt.law.journeys._referral import REFERRAL
from spkt.law.journeys.losses import CLERK as CUSTODIANS
from spkt.law.roles import Role
from spkt.law.words import N_


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. by   roles that see it, empty for everybody"""

    name: str
    label: str
    by: frozenset[Role] = frozenset()


LETTERS = frozenset({Role.KASAT, Role.KA_SPKT, Role.KANIT, Role.BAMIN})
ENTRIES = (
    Entry("counter.desk", N_("Meja kerja")),
    Entry("reports.begin_finding", N_("LP model A"), FINDERS),
    Entry("papers.archive", N_("Arsip"), frozenset({Role.BAMIN, Role.KANIT, Role.KA_SPKT, Role.UPPA})),
    Entry("matters.reviews", N_("Tinjau"), SUPERVISE),
    Entry("losses.custody", N_("Titipan"), CUSTODIANS | TAKERS - {Role.BA_YANMAS}),
    Entry("reports.sp2hp_register", N_("Register SP2HP"), LETTERS),
    Entry("matters.accept_referral", N_("Pelimpahan masuk"), REFERRAL.moves[0].by - {Role.BA_YANMAS}),
    Entry("papers.print_forms", N_("Formulir tangan"), KEEPERS),
    Entry("units.texts", N_("Naskah surat"), EDITORS),
)


IN_BAR, AT_MOST = 4, 5
"""Entries that stand in the bar where there are more than fit; the others wait behind "Lainnya"."""


def nav(request: HttpRequest, reader: Reader) -> list[dict[str, Any]]:
    """What this officer sees in the bar; a page that has no entry of its own belongs to the workbench.

    returns     label, url, current, and behind: 0 in the bar, else its place in the menu
    """
    mine = [entry for entry in ENTRIES if not entry.by or entry.by & reader.roles]
    urls = {entry.name: reverse(entry.name) for entry in mine}
    here = next((name for name, url in urls.items() if url != "/" and request.path.startswith(url)), "counter.desk")
    shown = IN_BAR if len(mine) > AT_MOST else len(mine)
    return [
        {
            "label": _(entry.label),
            "url": urls[entry.name],
            "current": entry.name == here,
            "behind": max(0, place - shown),
        }
        for place, entry in enumerate(mine, 1)
    ]
