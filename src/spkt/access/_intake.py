"""What the pages of the intake show around the form: the visit, the receipt, the waiting call, who told last."""

from dataclasses import dataclass
from datetime import datetime

from spkt.access._gate import Reader, Unseen, note_reading, seen
from spkt.access.matters import NextAct, next_acts, rows
from spkt.records.casefile import CaseFile, open_case
from spkt.records.models import Call, Matter, Paper, Telling, Visit

RECEIPT = "tanda_terima_pengaduan"


@dataclass(frozen=True, slots=True)
class Talk:
    """A matter while its reporter is sitting at the desk.

    acts        what may be done next, by whom
    receipt     the tanda terima, which every matter has
    call        the newest call of the duty detective, None before
    """

    case: CaseFile
    acts: tuple[NextAct, ...]
    receipt: Paper
    call: Call | None

    def act(self, name: str) -> NextAct | None:
        """The next act of this name, None where the table does not know it from here."""
        return next((act for act in self.acts if act.act == name), None)


def talk(code: str, reader: Reader, what: str) -> Talk:
    """The matter for one page of its intake; the reading is noted under `what`. raises Unseen."""
    matter = seen(rows(reader).filter(code=code))
    note_reading(reader, what, matter.pk)
    case = open_case(matter)
    call = matter.calls.select_related("officer").order_by("-called_at").first()
    return Talk(case, next_acts(case, reader), receipt_of(matter), call)


def told_now(code: str, reader: Reader) -> int:
    """Ordinal of the newest telling: what an autosave compares with. Reads nothing personal. raises Unseen."""
    return int(seen(rows(reader).filter(code=code)).told)


def told_last(matter: Matter) -> tuple[str, datetime] | None:
    """Name and time of the officer who wrote the newest telling, None while there is none."""
    row = Telling.objects.filter(matter=matter).select_related("written_by").order_by("-ordinal").first()
    return (row.written_by.name, row.written_at) if row else None


def came(visit: str, reader: Reader) -> tuple[Visit, Matter | None]:
    """A visit of the reader's unit, and the matter it led to where the reader may see it.

    raises  Unseen for a visit of another unit, and for one whose matter is not his to see
    """
    row = seen(Visit.objects.filter(code=visit, unit=reader.unit))
    matter = rows(reader).filter(visit=row).first()
    if matter is None and Matter.objects.filter(visit=row).exists():
        raise Unseen
    return row, matter


def receipt_of(matter: Matter) -> Paper:
    """The first tanda terima of a matter."""
    found: Paper = seen(matter.papers.filter(kind=RECEIPT).order_by("issued_at", "-edition"))
    return found


def sheets_of(matter: Matter) -> tuple[Paper, ...]:
    """Sheets of the konselings that were closed, newest first: the reporter may read them."""
    return tuple(matter.papers.filter(kind="konseling").order_by("-issued_at"))
