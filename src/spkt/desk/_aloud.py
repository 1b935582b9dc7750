"""What the reporter hears of the report besides the account: by the officer's voice, and on her own screen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from spkt.law.case import DALAM_LIDIK, Person, Place, Role
from spkt.law.secrecy import Secrecy
from spkt.law.writing import rupiah_words, scene_text, span_aloud

Rows = list[tuple[str, str]]


def read_aloud(case: Any, actions: Iterable[str]) -> Rows:
    """What the report says besides the account; the reporter hears it too."""
    rows = [
        *_deed(case, case.account.where),
        *_people(case),
        (_("Barang"), ", ".join(thing.name for thing in case.goods) or "–"),
        *_loss_and_article(case),
        (_("Tindakan yang diambil"), "; ".join(actions)),
    ]
    return [(name, value) for name, value in rows if value]


def on_screen(case: Any) -> Rows:
    """The same for the reporter's screen, which others may see: nobody of a sealed matter, never where she lives."""
    people = [] if case.matter.secrecy == Secrecy.TERTUTUP else _people(case)
    rows = [*_deed(case, _away_from_home(case)), *people, *_loss_and_article(case)]
    return [(name, value) for name, value in rows if value]


def _deed(case: Any, where: Place) -> Rows:
    account = case.account
    return [
        (_("Apa yang terjadi"), account.deed),
        (_("Waktu kejadian"), span_aloud(account.when, case.matter.unit.zone_label)),
        (_("Tempat kejadian"), scene_text(where)),
    ]


def _people(case: Any) -> Rows:
    found = ((role, case.with_role(role)) for role in Role)
    return [
        (_(role.capitalize()), ", ".join(called(each, role) for each in people)) for role, people in found if people
    ]


def is_unknown(person: Person) -> bool:
    """Is it somebody whose name nobody knows?"""
    return not (person.name or person.alias)


def shown_name(person: Person) -> str:
    """A person as pages name her: a suspect whom nobody knows is in lidik, anybody else without name is just that."""
    nameless = _("Dalam lidik") if Role.TERLAPOR in person.roles else _("Tanpa nama")
    return person.name or person.alias or nameless


def called(person: Person, role: Role) -> str:
    """The name that the report prints; a suspect whom nobody knows is "dalam lidik", with what was seen of him."""
    if not is_unknown(person):
        return person.name or person.alias
    if role is not Role.TERLAPOR:
        return "–"
    return ", ".join(part for part in (DALAM_LIDIK.lower(), person.features) if part)


def _loss_and_article(case: Any) -> Rows:
    loss = case.account.loss
    charged = "; ".join(f"{each.name}, Pasal {each.article} {each.law}" for each in case.charges)
    return [(_("Kerugian"), rupiah_words(loss) if loss is not None else "–"), (_("Diduga"), charged)]


def _away_from_home(case: Any) -> Place:
    """The scene; of one that is somebody's own address only the village and what lies around it."""
    where: Place = case.account.where
    homes = {each.address.detail for each in case.persons if each.address.detail}
    return replace(where, detail="", landmark="") if where.detail in homes else where
