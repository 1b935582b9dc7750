"""The clocks of a dossier: started and stopped inside the acts that know why."""

from datetime import datetime

from spkt.actions._spine import Act
from spkt.records.models import Matter, Term

REPLY = "balasan"
"""The fourteen days within which a reporter must hear of a first substantive step."""


def start_term(a: Act, matter: Matter, kind: str, due_at: datetime) -> Term:
    """A clock starts now; what escalates it reads this row."""
    term: Term = a.add(Term(matter=matter, kind=kind, starts_at=a.at, due_at=due_at))
    return term


def stop_term(a: Act, matter: Matter, kind: str) -> None:
    """What the clock asked for has happened; one that does not run is left alone."""
    for term in Term.objects.select_for_update().filter(matter=matter, kind=kind, stopped_at=None):
        term.stopped_at = a.at
        a.save(term)
