"""What people's hard cases ask: skips, receivers and danger as facts, cautions of a complaint, dossiers that belong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from spkt.access._gate import Reader, in_scope
from spkt.access._matching import RECEIVED, Hit
from spkt.access.units import home_region
from spkt.kit import clock
from spkt.law._complaint import Caution, Complained, cautions
from spkt.law._dated import all_decriminalised
from spkt.law._standing import Filing
from spkt.law.case import Being, Person, Role
from spkt.law.identity import age_years
from spkt.law.journeys._matter import DETECTIVE, LEADER
from spkt.law.journeys._skips import AT_RISK, Receiver, Skip, receiver_of, skip_of, unproven
from spkt.law.offences import Complaint, Offence, deed_days
from spkt.records import vault
from spkt.records.casefile import BEFORE_ANY_GELAR, CaseFile
from spkt.records.models import Link, Matter, Paper, Term, Unit
from spkt.records.reference import catalogue

PROTECTION, FOLLOW_UP = "perlindungan", "gelar_susulan"
DANGER = "bahaya"
"""Kind of the letter that keeps the answers to the questions of danger and what was done."""
FURTHER, COUNTER = "tambahan", "saling_lapor"
MOST_HINTS = 6
WATCHED_BY = DETECTIVE | LEADER
"""Who stops the clocks of protection and of the gelar that must follow, and is shown them."""
_HOMES: dict[str, str] = {}


def told_on(case: CaseFile) -> Any:
    """Local day on which the matter was received."""
    return clock.local_date(case.matter.received_at, ZoneInfo(case.matter.unit.zone))


def skip(case: CaseFile) -> Skip | None:
    """Why the report may come before its gelar, None where it may not."""
    return skip_of(case.account, case.persons, told_on(case))


def unproven_skips(case: CaseFile) -> tuple[Skip, ...]:
    """Ticks that would open the way if what bears them out were noted."""
    return unproven(case.account, case.persons, told_on(case))


def receiver(case: CaseFile) -> Receiver | None:
    """Another function, force or unit whose matter this is."""
    home = _home(case.matter.unit) if case.account.where.region else ""
    return receiver_of(case.account, case.persons, home)


def _home(unit: Unit) -> str:
    if not _HOMES.get(unit.city):
        _HOMES[unit.city] = home_region(unit)
    return _HOMES[unit.city]


def _owes_gelar(case: CaseFile) -> bool:
    report = case.report
    return bool(report and report.skip and report.issued_at and report.gelar_id is None)


def _at_risk(case: CaseFile) -> bool:
    return bool(AT_RISK & set(case.account.facts))


def _protecting(case: CaseFile) -> bool:
    return _at_risk(case) and any(term.kind == PROTECTION for term in case.terms)


PEOPLE: dict[str, Callable[[CaseFile, Reader], Any]] = {
    "skip": lambda case, _: found.code if (found := skip(case)) else "",
    "owes_gelar": lambda case, _: _owes_gelar(case),
    "konseling_open": lambda case, _: bool(case.konseling and case.konseling[0].closed_at is None),
    "konseling_held": lambda case, _: bool(case.konseling and case.konseling[0].closed_at),
    "receiver": lambda case, _: found.name if (found := receiver(case)) else "",
    "at_risk": lambda case, _: _at_risk(case),
    "protecting": lambda case, _: _protecting(case),
    "complaint_written": lambda case, _: any(paper.kind == "pengaduan" for paper in case.papers),
}
"""Finders of the facts that the rows of people ask."""


# A complaint and what stands against it


def filing(case: CaseFile) -> Filing:
    """Facts of the complaint; what was told elsewhere is taken from there and not asked again."""
    talked = case.matter.state not in BEFORE_ANY_GELAR and case.konseling
    told = talked[1].filing if talked else Filing()
    known, reporter = case.account.when.known, case.reporter
    return Filing(
        candidate=told.candidate,
        relation=told.relation or (reporter.relation if reporter else ""),
        known_on=told.known_on or (known.on if known else None),
        abroad=told.abroad or bool(reporter and reporter.address.province.casefold() == "luar negeri"),
        ward=told.ward,
        nearer_gone=told.nearer_gone,
        refused=told.refused,
        separated=told.separated,
    )


def complained(case: CaseFile, told: Filing | None = None) -> Complained:
    """The complaint of this matter as law asks for it: who complains, for whom, of whom."""
    first, day = case.reporter, told_on(case)
    victim = next(iter(case.with_role(Role.KORBAN)), None)
    own = first is not None and (Role.KORBAN in first.roles or first.as_what == "kuasa" or victim is None)
    return Complained(
        filed_on=day,
        is_victim=own,
        is_companion=first is not None and Role.PENDAMPING in first.roles,
        victim_age=_age(victim, day),
        victim_dead=victim is not None and victim.dead,
        suspects=tuple(each.relation for each in case.with_role(Role.TERLAPOR) if each.relation),
        prosecute=case.account.prosecute,
        filing=told or filing(case),
    )


def _age(person: Person | None, day: Any) -> int | None:
    if person is None or person.being is not Being.ORANG:
        return None
    return age_years(person.birth.on, day) if person.birth.on else person.birth.age


def suspected(case: CaseFile, told: Filing) -> tuple[Offence, ...]:
    """What was charged, before that what the detective has in mind."""
    codes = [charge.code for charge in case.charges] or [told.candidate]
    known = {each.code for each in catalogue()}
    return tuple(catalogue().get(code) for code in codes if code in known)


def filing_with(case: CaseFile, typed: dict[str, Any]) -> Filing:
    """The facts of the complaint as they stand in a form that is not sent; what is no day yet is none."""
    known = typed.get("known_on")
    day = known if isinstance(known, date) else _day(str(known or ""))
    return replace(filing(case), **{**typed, "known_on": day or filing(case).known_on})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def offences_of_the_day(case: CaseFile, reader: Reader) -> tuple[Offence, ...]:
    """Every offence that the deed of this matter can be, in the order of the catalogue."""
    today = clock.local_date(clock.now(), reader.zone)
    pairs = catalogue().choices(*deed_days(case.account.when, today))
    return tuple({each.code: each for pair in pairs for each in (pair.new, pair.old) if each}.values())


def is_complaint(case: CaseFile, told: Filing) -> bool:
    """Is anything in mind, or weighed, such that it may be prosecuted only on complaint?"""
    return any(each.complaint is not Complaint.NO for each in suspected(case, told))


def is_decriminalised(case: CaseFile) -> bool:
    """Is every offence weighed one of the old code that is no crime today?"""
    today = clock.local_date(clock.now(), ZoneInfo(case.matter.unit.zone))
    return all_decriminalised((catalogue().get(each.code) for each in case.notes.charges), catalogue(), today)


def services(case: CaseFile) -> tuple[str, ...]:
    """Units of officers or soldiers who are complained of."""
    return tuple(each.service for each in case.with_role(Role.TERLAPOR) if each.service)


def complaint_cautions(case: CaseFile, asked: Filing | None = None) -> tuple[Caution, ...]:
    """What stands against the complaint, each sentence once; () where nothing is prosecuted on complaint.

    asked   facts as they stand in a form, None for what is on record
    """
    told = complained(case, asked)
    found = [caution for offence in suspected(case, told.filing) for caution in cautions(offence, told)]
    return tuple({caution.sentence: caution for caution in found}.values())


# Dossiers that belong together


@dataclass(frozen=True, slots=True)
class Tied:
    """Another dossier that this reader may see. kind   of the link, "" for a mere hint; number of its newest paper"""

    kind: str
    code: str
    number: str
    state: str
    at: datetime
    is_earlier: bool = True


def ties(case: CaseFile, reader: Reader) -> tuple[Tied, ...]:
    """Dossiers linked with this one, within the reader's scope only."""
    if not getattr(case.matter, "has_links", True):  # `matters.rows` has asked already
        return ()
    rows = Link.objects.filter(Q(matter=case.matter) | Q(other=case.matter)).order_by("since")
    links = {_far(row, case.matter): row for row in rows}
    found = _numbered(in_scope(reader).filter(pk__in=list(links))) if links else ()
    return tuple(_tied(each, links[each.pk].kind, is_earlier=links[each.pk].other_id == each.pk) for each in found)


def _far(row: Link, matter: Matter) -> Any:
    return row.other_id if row.matter_id == matter.pk else row.matter_id


def hints(found: Iterable[Hit], linked: tuple[Tied, ...] = ()) -> tuple[Tied, ...]:
    """Other dossiers in which the same number stands, each once: a hint, never a block.

    linked  those already laid beside it, which need no hint
    """
    beside = {each.code for each in linked}
    others = {hit.matter.code: hit.matter for hit in found if hit.matter.code not in beside}
    return tuple(_tied(each, "") for each in list(others.values())[:MOST_HINTS])


def _numbered(found: QuerySet[Matter]) -> QuerySet[Matter]:
    """The same with the number by which another paper names each: of its report, else of its receipt."""
    papers = Paper.objects.filter(matter=OuterRef("pk"), kind__in=RECEIVED)
    return found.annotate(named=Subquery(papers.order_by("kind").values("number")[:1]))


def _tied(matter: Matter, kind: str, *, is_earlier: bool = True) -> Tied:
    named: str = matter.named or ""  # type: ignore[attr-defined]  # annotated by `_numbered`
    return Tied(kind, matter.code, named, matter.state, matter.received_at, is_earlier)


def opposed(matter: Matter) -> list[Matter]:
    """Matters of the other side, whose seats may not sit here."""
    rows = Link.objects.filter(Q(matter=matter) | Q(other=matter), kind=COUNTER)
    return list(Matter.objects.filter(pk__in=[_far(row, matter) for row in rows]))


# Danger


@dataclass(frozen=True, slots=True)
class Danger:
    """The newest answers to the questions of danger. done  what was done for her, {} before"""

    answers: tuple[str, ...]
    at: datetime
    done: dict[str, Any]
    due_at: datetime | None


def danger(case: CaseFile) -> Danger | None:
    """What was answered and done last, None where nobody asked."""
    asked = case.letter(DANGER) if _at_risk(case) else None
    if asked is None:
        return None
    letter, said = asked
    done = vault.get(letter, "answer", case.matter.key) or {}
    running = next((term for term in case.terms if term.kind == PROTECTION), None)
    return Danger(tuple(said.get("answers", ())), letter.drafted_at, done, running.due_at if running else None)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A clock that somebody waits for, for the workbench: no name, no offence. ticket  "" where no visit led to it"""

    kind: str
    code: str
    ticket: str
    due_at: datetime


def alarms(reader: Reader) -> tuple[Alarm, ...]:
    """Running clocks of protection and of gelar that must follow, for those whose they are, the nearest first."""
    if not reader.roles & WATCHED_BY:
        return ()
    seen = in_scope(reader).filter(pk=OuterRef("matter"))
    running = Term.objects.filter(Exists(seen), kind__in=(PROTECTION, FOLLOW_UP), stopped_at=None)
    found = running.select_related("matter__visit").order_by("due_at")[:MOST_HINTS]
    return tuple(
        Alarm(term.kind, term.matter.code, term.matter.visit.ticket if term.matter.visit else "", term.due_at)
        for term in found
    )
