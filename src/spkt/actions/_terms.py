"""The clocks of a dossier: started and stopped inside the acts that know why."""

from datetime import datetime

from spkt.access._clocks import next_rung
from spkt.actions._spine import Act
from spkt.law._answers import answers
from spkt.law.deadlines import rung_at
from spkt.records import vault
from spkt.records.models import Matter, Term

REPLY = "balasan"
"""The fourteen days within which a reporter must hear of a first substantive step."""
REVIEW, COMPLETION, ARRIVAL = "tinjau", "lengkapi", "limpah"
"""Clocks of a review, of what is still missing, and of a referral on its way."""


def start_term(a: Act, matter: Matter, kind: str, due_at: datetime, *, since: datetime | None = None) -> Term:
    """A clock starts now, or ran since an earlier moment; what escalates it waits for its first rung."""
    term: Term = a.add(Term(matter=matter, kind=kind, starts_at=since or a.at, due_at=due_at))
    watch_term(a, term)
    return term


def stop_term(a: Act, matter: Matter, kind: str) -> None:
    """What the clock asked for has happened; one that does not run is left alone."""
    for term in Term.objects.select_for_update().filter(matter=matter, kind=kind, stopped_at=None):
        term.stopped_at = a.at
        a.save(term)


def stop_all_terms(a: Act, matter: Matter) -> None:
    """The reporter took her complaint back and it ended: nothing is owed to her any more."""
    for kind in Term.objects.filter(matter=matter, stopped_at=None).values_list("kind", flat=True):
        stop_term(a, matter, kind)


def put_off_term(a: Act, term: Term, due_at: datetime, asked: str) -> None:
    """The reporter has more time: the clock runs to another day, beside it how and when she was asked."""
    term.due_at, term.level = due_at, 0
    vault.put(term, "asked", asked, term.matter.key)
    a.save(term)
    watch_term(a, term)


def watch_term(a: Act, term: Term) -> None:
    """Enqueues what happens when the clock reaches its next rung; the same rung of the same day is one job."""
    rung = next_rung(term)
    if rung is None:
        return
    at = rung_at(rung, term.starts_at, term.due_at)
    key = f"escalate:{term.pk.hex}:{rung.level}:{int(at.timestamp())}"
    a.after_commit("escalate", key, not_before=at, term=str(term.pk))


def told(a: Act, matter: Matter, paper: str = "", issued_at: datetime | None = None) -> None:
    """Stops the clock of fourteen days if this act tells the reporter a first substantive step; saves no matter.

    paper       kind of the paper that changed hands; issued_at when it was written: what lay there before a review
                was asked for is no answer to it
    """
    if not answers(a.name, paper):
        return
    matter.answered_at = matter.answered_at or a.at
    stop_term(a, matter, REPLY)
    running = Term.objects.filter(matter=matter, kind=REVIEW, stopped_at=None).first()
    if running and (issued_at or a.at) > running.starts_at:
        stop_term(a, matter, REVIEW)
