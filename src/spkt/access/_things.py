"""Things in the care of the desk: where each is, through whose hands it went, and what may be done with it now.

Whoever serves the desk sees every label of his unit; what a thing is, and whose, only who may see its matter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from spkt.access._gate import Reader, Unseen, in_scope, note_reading, seen
from spkt.access.papers import variant_for
from spkt.kit import clock
from spkt.law.case import Thing
from spkt.law.journeys._custody import COMMAND, CUSTODY, HERE, TAKERS, CareFacts
from spkt.law.journeys._errand import Errand
from spkt.law.roles import Role, Scope, scope
from spkt.papers import _kind as kinds
from spkt.papers import label_barang
from spkt.records import vault
from spkt.records.letterhead import desk_of
from spkt.records.models import Custody, Duty, Movement, Officer, Posting

MOST = 200
OPEN = Q(taken_at__isnull=True, withdrawn_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Moved:
    """One movement for this officer. citizen, reason  "" where he may not see the matter"""

    row: Movement
    citizen: str
    reason: str

    @property
    def is_open(self) -> bool:
        """Does it still wait for the taker?"""
        return self.row.taken_at is None and self.row.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class OneThing:
    """A thing for this officer.

    named       what it is, None where he may not see the matter; matter its code, "" likewise
    chain       movements, the newest first
    mine        acts his roles may do: {act: reasons against}
    """

    row: Custody
    named: Thing | None
    matter: str
    chain: tuple[Moved, ...]
    mine: dict[str, list[str]]


def seeing(reader: Reader) -> QuerySet[Custody]:
    """Things whose label this officer may see: all of his unit at the desk, else what is or comes into his hands."""
    coming = Exists(Movement.objects.filter(OPEN, custody=OuterRef("pk"), taker=reader.officer))
    far = Q() if scope(reader.roles) is Scope.UNIT else Q(holder=reader.officer) | Q(coming)
    return Custody.objects.filter(far, unit=reader.unit)


def one(code: str, reader: Reader) -> OneThing:
    """The thing with this label. raises Unseen"""
    row: Custody = seen(seeing(reader).filter(code=code).select_related("thing__matter__key", "receipt", "holder"))
    matter = row.thing.matter
    is_known = in_scope(reader).filter(pk=matter.pk).exists() and variant_for(matter, reader) == kinds.ASLI
    if is_known:
        note_reading(reader, "losses.thing", matter.pk)
    steps = row.movements.select_related("giver", "taker").order_by("-ordinal")
    chain = tuple(_moved(step, row, is_known) for step in steps)
    facts = care_facts(row, next((each.row for each in chain if each.is_open), None), reader)
    return OneThing(
        row,
        vault.get(row.thing, "thing", matter.key) if is_known else None,
        matter.code if is_known else "",
        chain,
        CUSTODY.may(facts, reader.roles),
    )


def _moved(step: Movement, row: Custody, is_known: bool) -> Moved:
    if not is_known:
        return Moved(step, "", "")
    key = row.thing.matter.key
    return Moved(step, vault.get(step, "citizen", key) or "", vault.get(step, "reason", key) or "")


def care_facts(row: Custody, waiting: Movement | None, reader: Reader) -> CareFacts:
    """What the journey of a thing asks. waiting    its open movement"""
    me = reader.officer.pk
    return CareFacts(
        state=row.state,
        i_hold=row.holder_id == me,
        i_take=waiting is not None and waiting.taker_id == me,
        i_give=waiting is not None and waiting.giver_id == me,
        is_found=row.thing.matter.errand == Errand.TEMUAN,
    )


def here(reader: Reader) -> tuple[Custody, ...]:
    """Every thing that the desk answers for, by place, the newest last."""
    rows = seeing(reader).filter(state__in=HERE).select_related("receipt", "holder")
    return tuple(rows.order_by("place", "since")[:MOST])


def to_confirm(reader: Reader) -> tuple[Movement, ...]:
    """Movements that wait for this officer's own act, the oldest first."""
    rows = Movement.objects.filter(OPEN, taker=reader.officer, custody__unit=reader.unit)
    return tuple(rows.select_related("custody__receipt", "giver").order_by("given_at")[:MOST])


def chosen(codes: tuple[str, ...], reader: Reader) -> tuple[Custody, ...]:
    """Things with these labels, in the order of the labels asked for; what is not his is left out."""
    found = {row.code: row for row in seeing(reader).filter(code__in=codes).select_related("receipt")}
    return tuple(found[code] for code in dict.fromkeys(codes) if code in found)


def label_sheet(codes: tuple[str, ...], reader: Reader, address: Callable[[str], str], first: int) -> bytes:
    """Labels of these things as PDF.

    address     inside address of a label's code; first  place of the first label on the sheet, from 1
    raises      Unseen where none of them is his
    """
    rows = chosen(codes, reader)
    if not rows:
        raise Unseen
    at = clock.now()
    labels = tuple(_label(row, address(row.code), reader) for row in rows)
    sheet = label_barang.Content(desk_of(reader.unit, clock.local_date(at, reader.zone)), at, labels, first)
    return kinds.render("label_barang", kinds.freeze("label_barang", sheet))


def _label(row: Custody, url: str, reader: Reader) -> label_barang.Label:
    day = clock.local_date(row.receipt.issued_at, reader.zone)
    return label_barang.Label(row.code, url, row.receipt.number, day, row.place, row.seal)


def takers(reader: Reader, roles: frozenset[Role] = TAKERS, at: datetime | None = None) -> tuple[Officer, ...]:
    """Officers of the unit who hold one of these roles now, this one aside."""
    now = at or clock.now()
    duties = Duty.objects.filter(
        watch__unit=reader.unit, role__in=roles, watch__starts_at__lte=now, watch__ends_at__gt=now
    )
    posts = Posting.objects.filter(officer__unit=reader.unit, role__in=roles, since__lte=now)
    posts = posts.filter(Q(until__isnull=True) | Q(until__gt=now))
    named = Q(pk__in=duties.values("officer")) | Q(pk__in=posts.values("officer"))
    return tuple(Officer.objects.filter(named, is_active=True).exclude(pk=reader.officer.pk).order_by("name"))


def commanders(reader: Reader) -> tuple[Officer, ...]:
    """Who may confirm a destruction as second officer."""
    return takers(reader, COMMAND)


def of_matter(matter: Any) -> QuerySet[Custody]:
    """Things of a matter that the desk answers for."""
    return Custody.objects.filter(thing__matter=matter, state__in=HERE).order_by("thing__ordinal")
