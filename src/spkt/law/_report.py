"""What a report says beside the matter: how an officer met with a deed, what went to the detectives, what they tell.

Shapes as in `law.case`: frozen and made of plain values.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from spkt.law.case import Account, Charge, Person, Signer, Thing

FOUND_HOW = ("patroli", "tertangkap tangan", "temuan", "informasi")
"""Ways in which an officer comes to know of a deed; "informasi" names no source."""


@dataclass(frozen=True, slots=True)
class Secured:
    """Somebody who was secured at the scene.

    party           ordinal of the person in the dossier
    at              aware, UTC; rights_told_at the same for the telling of his rights, None while they were not told
    """

    party: int
    at: datetime
    rights_told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What only a report of model A says (documents.md section 2).

    how             of "patroli", "tertangkap tangan", "temuan", "informasi"; never from whom a hint came
    situation       what he saw on arriving; first_action    what he did at once, one sentence part
    unit            the finder's own function in words ("Sat Samapta Polres Sintang")
    witnesses       officers who saw it too
    found_by        {ordinal of a thing: who found it}
    charges         offences that he suspects; no gelar weighed them
    returned        reasons for which it was given back to him, in their order
    """

    how: tuple[str, ...] = ()
    situation: str = ""
    first_action: str = ""
    unit: str = ""
    witnesses: tuple[Signer, ...] = ()
    secured: tuple[Secured, ...] = ()
    found_by: dict[int, str] = field(default_factory=dict)
    charges: tuple[Charge, ...] = ()
    returned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """What went to the detectives with a report, and what they made of it (domain 3.7).

    receiver        who took the bundle; bundle    names of its papers, with their numbers
    note            what else was said at the handover
    disposition     order of the head of the detectives; weight    "ringan", "sedang" or "sulit"
    investigator    who works on it, with the telephone that the reporter is given
    stage_on        local day on which the running stage began
    progress        one line a step, with its reason
    """

    receiver: Signer | None = None
    bundle: tuple[str, ...] = ()
    note: str = ""
    disposition: str = ""
    weight: str = ""
    investigator: Signer | None = None
    phone: str = ""
    stage_on: date | None = None
    progress: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """What an SP2HP tells (documents.md section 10).

    code            "A1" … "A5"; by_day    until when the next step is expected
    warrants        surat perintah with number and day, one a line
    stop_reason     why it was stopped, by law; objection    what the reader may do against it
    contact         whom a victim chose to get her post
    """

    code: str = ""
    progress: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    warrants: tuple[str, ...] = ()
    by_day: date | None = None
    stop_reason: str = ""
    objection: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """Everything that an officer writes down of a deed that he met with, as his one form says it.

    persons, things     in their order; `finding` names them by their place in it, from 1
    """

    account: Account = field(default_factory=Account)
    persons: tuple[Person, ...] = ()
    things: tuple[Thing, ...] = ()
    finding: Finding = field(default_factory=Finding)
    subject: str = ""
