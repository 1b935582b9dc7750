"""A clock that runs out comes to the next officer by itself: an act of the house, with a leaf like every other."""

from spkt.access._clocks import due_rung, owner
from spkt.actions._spine import Act, founding
from spkt.actions._terms import watch_term
from spkt.actions.watch import assign, holders
from spkt.kit import clock
from spkt.records.models import Term


class AlreadyRaised(Exception):
    """Another worker came to this rung first; nothing of this one may stay, its leaf least of all."""


def escalate(term: str) -> None:
    """Job: raises the clock by one rung if that is due, and gives the matter to whoever holds it there.

    A clock that stopped, waits for the reporter, was put off, or was raised meanwhile is left alone.
    """
    waiting = Term.objects.filter(pk=term).select_related("matter__unit").first()
    if waiting is None or due_rung(waiting, clock.now()) is None:
        return
    try:
        with founding("matters.escalate", waiting.matter.unit) as a:
            _raise(a, term)
    except AlreadyRaised:
        return


def _raise(a: Act, term: str) -> None:
    row = Term.objects.select_for_update(of=("self",)).select_related("matter__unit", "matter__key").get(pk=term)
    rung = due_rung(row, a.at)
    if rung is None:
        raise AlreadyRaised
    to = owner(rung, row.matter.secrecy)
    row.level = rung.level
    a.save(row)
    for officer in holders(row.matter.unit, to):
        assign(a, row.matter, officer)
    a.subject = row.matter.pk
    a.facts["clock"] = {"kind": row.kind, "level": rung.level, "to": str(to)}
    watch_term(a, row)
