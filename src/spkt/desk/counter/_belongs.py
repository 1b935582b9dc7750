"""What stands beside a matter: reports that belong to it, danger, whose it is, and clocks that somebody waits for."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spkt.access import _people as people
from spkt.access._gate import Reader
from spkt.access._matching import Hit, matches_in
from spkt.access.matters import OneMatter
from spkt.kit import clock
from spkt.law import _safety
from spkt.law.journeys import OPEN, STATE_WORDS
from spkt.law.words import N_

KINDS = {
    people.FURTHER: (N_("Laporan tambahan untuk"), N_("Mempunyai laporan tambahan")),
    people.COUNTER: (N_("Saling lapor dengan"), N_("Saling lapor dengan")),
}
"""Words of a link, seen from the later matter and from the earlier one."""
ALARMS = {
    people.PROTECTION: N_("Bahaya: perlindungan paling lambat %(at)s"),
    people.FOLLOW_UP: N_("Gelar susulan paling lambat %(at)s"),
}


def belongs(one: OneMatter, found: tuple[Hit, ...], reader: Reader) -> dict[str, Any]:
    """`case.belongs` for `counter/_belongs.html`. found   the same numbers elsewhere"""
    case = one.case
    ties = people.ties(case, reader)
    in_work = case.matter.state in OPEN
    return {
        "ties": [tied_row(each, reader) for each in ties],
        "hints": [tied_row(each, reader) for each in people.hints(_unsaid(found), ties)],
        "danger": danger_row(people.danger(case), reader),
        "notes": [*_whose(one), *_skips(one)] if in_work else [],
        "cautions": said(people.complaint_cautions(case)) if in_work else [],
    }


def _unsaid(found: tuple[Hit, ...]) -> list[Hit]:
    """Without the dossiers that the card of equal things shows."""
    shown = {each.code for each in matches_in(found)}
    return [hit for hit in found if hit.matter.code not in shown]


def tied_row(each: people.Tied, reader: Reader) -> dict[str, Any]:
    """Another report as a row: its number, when it came, where it stands; nobody's name."""
    later, earlier = KINDS.get(each.kind, ("", ""))
    return {
        "code": each.code,
        "number": each.number or each.code,
        "on": clock.local(each.at, reader.zone),
        "state": _(STATE_WORDS[each.state]),
        "kind": _(later if each.is_earlier else earlier) if each.kind else "",
        "url": reverse("matters.one", args=[each.code]),
    }


def danger_row(found: people.Danger | None, reader: Reader) -> dict[str, Any] | None:
    """What was answered and done last, for a card; None where nobody asked."""
    if found is None:
        return None
    words = dict(_safety.PROTECTED_BY)
    return {
        "plan": [_(each) for each in _safety.plan(found.answers)],
        "at": clock.local(found.at, reader.zone),
        "due": clock.local(found.due_at, reader.zone) if found.due_at else None,
        "done": [_(words[each]) for each in found.done.get("done", ()) if each in words],
        "words": found.done.get("words", ""),
    }


def said(cautions: Any) -> list[dict[str, str]]:
    """Cautions as pages draw them: sentence and article."""
    return [{"text": _(each.sentence) % each.named if each.named else _(each.sentence), "cite": str(each.cite)}
            for each in cautions]  # fmt: skip


def _whose(one: OneMatter) -> list[str]:
    """Whose desk it is by its facts: received here in any case."""
    found, notes = people.receiver(one.case), []
    if found is not None:
        told = {"who": found.name, "why": _(found.why)}
        notes.append(_("Tetap diterima di sini, lalu diarahkan ke %(who)s: %(why)s.") % told)
    if "terlapor_polri" in one.case.account.facts:
        notes.append(_("Yang dilaporkan anggota Polri: LP tetap dibuat, Sipropam diberi tahu."))
    return notes


def _skips(one: OneMatter) -> list[str]:
    """May the report come before its gelar, and what is still to be noted for it?"""
    why = people.skip(one.case)
    if why is not None:
        return [_("Laporan boleh mendahului gelar: %(why)s (%(cite)s).") % {"why": _(why.why), "cite": str(why.cite)}]
    return [
        _("%(why)s: %(do)s") % {"why": _(each.why).capitalize(), "do": _(each.missing)}
        for each in people.unproven_skips(one.case)
    ]


def alarms(reader: Reader) -> list[dict[str, Any]]:
    """Clocks of protection and of gelar that must follow: ticket and hour, nothing else."""
    return [
        {
            "text": _(ALARMS[each.kind]) % {"at": date_format(clock.local(each.due_at, reader.zone), "j M, H.i")},
            "ticket": each.ticket,
            "url": reverse("matters.one", args=[each.code]),
            "icon": "siren" if each.kind == people.PROTECTION else "scale",
        }
        for each in people.alarms(reader)
    ]
