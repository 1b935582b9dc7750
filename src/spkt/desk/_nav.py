"""The few places beside the workbench that the top bar leads to, for those who have business there."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.law.journeys._finding import FINDERS
from spkt.law.roles import Role
from spkt.law.words import N_

_LETTERS = frozenset({Role.KASAT, Role.KA_SPKT, Role.KANIT, Role.BAMIN})
_PLACES = (
    ("reports.begin_finding", N_("LP model A"), FINDERS),
    ("reports.sp2hp_register", N_("Register SP2HP"), _LETTERS),
)


def places(roles: frozenset[Role], path: str) -> list[dict[str, Any]]:
    """Entries of the top bar for these roles. path   of the page that is open"""
    entries = [("counter.desk", N_("Meja kerja"), roles), *_PLACES]
    shown = [(label, reverse(name)) for name, label, who in entries if who & roles or name == "counter.desk"]
    here = next((url for _label, url in shown if url == path), shown[0][1])
    return [{"label": _(label), "url": url, "current": url == here} for label, url in shown]
