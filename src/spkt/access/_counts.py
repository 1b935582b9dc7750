"""Counts of what lies at a place: which run, what was seen, and where record and shelf differ."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from spkt.access._gate import Reader, Unseen, seen
from spkt.access._things import MOST
from spkt.kit import clock
from spkt.law.journeys._custody import COUNT, GONE, Care, CountFacts, Counting
from spkt.law.roles import Scope, scope
from spkt.papers import _kind as kinds
from spkt.papers import ba_opname
from spkt.papers.ba_opname import ELSEWHERE, MISSING, PRESENT, UNEXPECTED, Seen
from spkt.records import vault
from spkt.records.letterhead import desk_of, signer_of
from spkt.records.models import Custody, Movement, Officer, Sighting, StockTake

RUNNING = (Counting.MENGHITUNG, Counting.DIAKHIRI)


@dataclass(frozen=True, slots=True)
class OneCount:
    """A count for this officer.

    seen        every thing of it, differences first; of a closed one as its minutes say
    mine        acts his roles may do: {act: reasons against}
    """

    row: StockTake
    seen: tuple[Seen, ...]
    mine: dict[str, list[str]]
    reasons: dict[str, list[str]]

    def sum(self, finding: str) -> int:
        """How many things have this finding."""
        return sum(each.finding == finding for each in self.seen)


def counting(reader: Reader) -> QuerySet[StockTake]:
    """Counts of the unit, for whoever serves at its desk."""
    if scope(reader.roles) is not Scope.UNIT:
        return StockTake.objects.none()
    return StockTake.objects.filter(unit=reader.unit)


def places(reader: Reader) -> tuple[tuple[str, int], ...]:
    """Places where things lie, with how many."""
    if scope(reader.roles) is not Scope.UNIT:
        return ()
    rows = Custody.objects.filter(unit=reader.unit, state=Care.TERSIMPAN)
    return tuple(rows.values("place").annotate(n=Count("pk")).order_by("place").values_list("place", "n")[:MOST])


def newest(reader: Reader) -> tuple[StockTake, ...]:
    """The newest counts. raises Unseen for who does not serve at the desk"""
    if scope(reader.roles) is not Scope.UNIT:
        raise Unseen
    rows = counting(reader).select_related("opened_by", "ended_by", "closed_by", "paper")
    return tuple(rows.order_by("-opened_at")[:25])


def running(reader: Reader) -> tuple[StockTake, ...]:
    """Counts in which things may be marked now."""
    return tuple(counting(reader).filter(state=Counting.MENGHITUNG).order_by("opened_at"))


def one(code: str, reader: Reader) -> OneCount:
    """The count with this code. raises Unseen"""
    rows = counting(reader).select_related("opened_by", "ended_by", "closed_by", "paper", "unit")
    row: StockTake = seen(rows.filter(code=code))
    facts = count_facts(row, reader)
    return OneCount(row, compared(row), COUNT.may(facts, reader.roles), COUNT.ahead(facts))


def count_facts(row: StockTake, reader: Reader) -> CountFacts:
    """What the journey of a count asks."""
    return CountFacts(state=row.state, i_ended=row.ended_by_id == reader.officer.pk)


def sighted(count: StockTake, thing: Custody) -> Sighting | None:
    """Who saw this thing in this count, and when; None while nobody did."""
    return Sighting.objects.filter(count=count, custody=thing).select_related("officer").first()


def compared(row: StockTake) -> tuple[Seen, ...]:
    """Every thing of the count, differences first: seen against what the record says."""
    if row.paper is not None:
        content: ba_opname.Content = _minutes(row)
        return content.seen
    sights = list(row.sightings.select_related("custody__receipt", "officer").order_by("at"))
    there = {sight.custody_id for sight in sights if sight.custody_id}
    found = [_seen(sight, row) for sight in sights]
    expected = Custody.objects.filter(unit_id=row.unit_id, place=row.place, state=Care.TERSIMPAN)
    last = Movement.objects.filter(custody=OuterRef("pk")).order_by("-ordinal")
    rows = expected.exclude(pk__in=there).select_related("receipt", "holder")
    missing = [_missing(each) for each in rows.annotate(last_at=Subquery(last.values("given_at")[:1])).order_by("code")]
    order = {MISSING: 0, ELSEWHERE: 1, UNEXPECTED: 2, PRESENT: 3}
    return tuple(sorted([*missing, *found], key=lambda each: order[each.finding]))


def _minutes(row: StockTake) -> ba_opname.Content:
    assert row.paper is not None
    content: ba_opname.Content = kinds.thaw("ba_opname", vault.get_own(row.paper, "snapshot"))
    return content


def _seen(sight: Sighting, row: StockTake) -> Seen:
    who = f"{sight.officer.rank} {sight.officer.name}"
    thing = sight.custody
    if thing is None:
        return Seen("", "", UNEXPECTED, who=who, at=sight.at, note=vault.get_own(sight, "note") or "")
    if sight.state in GONE:
        finding = UNEXPECTED
    else:
        finding = PRESENT if (sight.state, sight.place) == (Care.TERSIMPAN, row.place) else ELSEWHERE
    return Seen(thing.code, thing.receipt.number, finding, thing.seal, sight.place, who, sight.at)


def _missing(thing: Custody) -> Seen:
    who = f"{thing.holder.rank} {thing.holder.name}" if thing.holder else ""
    at: datetime | None = getattr(thing, "last_at", None)
    return Seen(thing.code, thing.receipt.number, MISSING, thing.seal, thing.place, who, at)


def minutes(row: StockTake, second: Officer, at: datetime) -> ba_opname.Content:
    """Minutes of the count as it is closed now."""
    assert row.ended_by is not None
    assert row.ended_at is not None
    return ba_opname.Content(
        desk=desk_of(row.unit, clock.local_date(at, ZoneInfo(row.unit.zone))),
        number=None,
        place=row.place,
        opened_at=row.opened_at,
        ended_at=row.ended_at,
        closed_at=at,
        counter=signer_of(row.ended_by),
        second=signer_of(second),
        seen=compared(row),
    )


def open_at(place: str, reader: Reader) -> bool:
    """Does a count of this place run already?"""
    return counting(reader).filter(Q(place=place), state__in=RUNNING).exists()
