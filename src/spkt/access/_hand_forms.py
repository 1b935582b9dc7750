"""The register of hand forms: which lie ready, which were entered and where they led, which were spoilt."""

from dataclasses import dataclass
from typing import Any

from spkt.access._gate import Reader, Unseen, in_scope, seen
from spkt.kit import clock
from spkt.law.journeys._hand_form import HAND_FORM, Blank, BlankFacts
from spkt.law.journeys._table import START
from spkt.law.roles import Scope, scope
from spkt.papers import _kind as kinds
from spkt.papers import formulir_tangan
from spkt.records import vault
from spkt.records.letterhead import desk_of, signer_of
from spkt.records.models import HandForm, Officer, Unit

KIND = "formulir_tangan"
NEWEST = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """A form in the register.

    matter      code of what was entered from it, "" before, and where this officer may not see it
    why         why it was spoilt, "" where it was not
    """

    row: HandForm
    state: Blank
    matter: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """Forms of the unit, the newest first. counts   how many are in each state; may_print, may_spoil   this officer"""

    rows: tuple[Listed, ...]
    counts: dict[Blank, int]
    against_printing: list[str] | None
    may_spoil: bool


def state_of(row: HandForm) -> Blank:
    """What became of it."""
    if row.matter_id is not None:
        return Blank.TERPAKAI
    return Blank.RUSAK if row.spoilt_at is not None else Blank.SIAP


def unused(unit: Unit) -> int:
    """How many forms of the unit lie ready."""
    return HandForm.objects.filter(unit=unit, matter=None, spoilt_at=None).count()


def locked(unit: Unit, code: str) -> HandForm:
    """The form with this code, locked for the act that changes it. raises Unseen"""
    row: HandForm = seen(HandForm.objects.select_for_update().filter(unit=unit, code=code))
    return row


def register(reader: Reader, before: int = 0) -> Register:
    """Forms of the reader's unit. before   ordinal from which older ones are shown, 0 for the newest"""
    _look(reader)
    mine = HandForm.objects.filter(unit=reader.unit)
    found = mine.select_related("printed_by", "written_by", "entered_by", "spoilt_by", "matter")
    found = found.filter(ordinal__lt=before) if before else found
    rows = list(found.order_by("-printed_at", "-ordinal")[:NEWEST])
    open_to_me = set(in_scope(reader).filter(form__in=rows).values_list("code", flat=True))
    printing = HAND_FORM.may(BlankFacts(START, unused(reader.unit)), reader.roles).get("papers.print_forms")
    return Register(
        rows=tuple(_listed(row, open_to_me) for row in rows),
        counts=_counts(reader.unit),
        against_printing=printing,
        may_spoil="papers.spoil_form" in HAND_FORM.may(BlankFacts(Blank.SIAP), reader.roles),
    )


def _look(reader: Reader) -> None:
    if scope(reader.roles) is Scope.NONE:
        raise Unseen


def _listed(row: HandForm, open_to_me: set[str]) -> Listed:
    code = row.matter.code if row.matter else ""
    why = str(vault.get_own(row, "spoilt_why") or "") if row.spoilt_at else ""
    return Listed(row, state_of(row), code if code in open_to_me else "", why)


def _counts(unit: Unit) -> dict[Blank, int]:
    mine = HandForm.objects.filter(unit=unit)
    used, spoilt = mine.exclude(matter=None).count(), mine.exclude(spoilt_at=None).count()
    return {Blank.SIAP: mine.count() - used - spoilt, Blank.TERPAKAI: used, Blank.RUSAK: spoilt}


def one(code: str, reader: Reader) -> Listed:
    """A form of the reader's unit. raises Unseen"""
    _look(reader)
    return _listed(seen(HandForm.objects.select_related("matter").filter(unit=reader.unit, code=code)), set())


def ready(reader: Reader) -> list[tuple[str, str]]:
    """(code, number) of the forms that can be entered, the oldest first."""
    _look(reader)
    rows = HandForm.objects.filter(unit=reader.unit, matter=None, spoilt_at=None)
    return list(rows.order_by("printed_at", "ordinal").values_list("code", "number"))


def writers(reader: Reader) -> list[tuple[str, str]]:
    """(NRP, rank and name) of the officers of the unit, who may have written a form."""
    found = Officer.objects.filter(unit=reader.unit, is_active=True).order_by("name")
    return [(each.nrp, f"{each.rank} {each.name}") for each in found]


def pdf(batch: str, reader: Reader) -> bytes:
    """The sheets of a batch that are still unused, to be printed on both sides. raises Unseen where none is left"""
    _look(reader)
    rows = HandForm.objects.filter(unit=reader.unit, batch=batch, matter=None, spoilt_at=None)
    sheets = list(rows.select_related("printed_by").order_by("ordinal"))
    if not sheets:
        raise Unseen
    return kinds.render(KIND, kinds.freeze(KIND, _content(sheets, reader)))


def _content(sheets: list[HandForm], reader: Reader) -> Any:
    first = sheets[0]
    return formulir_tangan.Content(
        desk=desk_of(reader.unit, clock.local_date(first.printed_at, reader.zone)),
        number=first.number,
        numbers=tuple(each.number for each in sheets),
        printed_at=first.printed_at,
        officer=signer_of(first.printed_by),
    )
