"""Every journey of the desk as a table of states and moves."""

from spkt.law.journeys import _finding, matters
from spkt.law.journeys._case import CASE
from spkt.law.journeys._custody import COUNT, CUSTODY
from spkt.law.journeys._errand import ERRAND_WORDS, Errand
from spkt.law.journeys._hand_form import HAND_FORM
from spkt.law.journeys._referral import REFERRAL
from spkt.law.journeys._registers import REGISTER
from spkt.law.journeys._table import Journey
from spkt.law.journeys.counter import VISIT
from spkt.law.journeys.files import FILE
from spkt.law.journeys.losses import FIND, FIND_WORDS, LOSS, LOSS_WORDS, FindState
from spkt.law.journeys.matters import MATTER
from spkt.law.journeys.papers import PAPER
from spkt.law.journeys.units import TEXTS
from spkt.law.journeys.visum import LETTER, VISUM
from spkt.law.words import N_

__all__ = [
    "BY_ERRAND",
    "CLOSED",
    "DONE",
    "ERRAND_WORDS",
    "JOURNEYS",
    "OPEN",
    "STATE_WORDS",
    "Errand",
    "journey_of",
]

BY_ERRAND: dict[str, Journey] = {
    Errand.PENGADUAN: MATTER,
    Errand.KEHILANGAN: LOSS,
    Errand.TEMUAN: FIND,
    Errand.LP_A: _finding.FINDING,
}
"""The journey of a dossier, by its errand."""

JOURNEYS = (
    *(VISIT, *BY_ERRAND.values(), PAPER, CASE, REFERRAL, VISUM, LETTER, FILE, HAND_FORM),
    *(REGISTER, CUSTODY, COUNT, TEXTS),
)
DONE = {move.act: move.done for journey in JOURNEYS for move in reversed(journey.moves)} | {
    "matters.escalate": N_("Tenggat hampir habis atau lewat; perkara diteruskan ke pejabat berikutnya"),
    "files.scan": N_("Lampiran diperiksa pemindai virus"),
}
"""What the timeline says of an act; where rows of one act differ, the words of the first row."""

STATE_WORDS: dict[str, str] = {
    str(state): words
    for each in (matters.STATE_WORDS, LOSS_WORDS, FIND_WORDS, _finding.STATE_WORDS)
    for state, words in each.items()
}
"""What officers say of the state of a dossier, whatever its errand."""

CLOSED = frozenset(
    {state for journey in BY_ERRAND.values() for state in journey.final} | {matters.State.DITUTUP, FindState.DITITIPKAN}
)
"""States of a dossier in which nobody waits for the desk."""

OPEN = tuple(state for journey in BY_ERRAND.values() for state in journey.states if state not in CLOSED)
"""States of a dossier that still wait for something."""


def journey_of(errand: str) -> Journey:
    """The journey of a dossier. raises KeyError for an errand that nobody knows"""
    return BY_ERRAND[errand]
