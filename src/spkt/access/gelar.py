"""What the room of the gelar reads: who may sit, what an element can rest on, which offences the deed can be."""

import re
from dataclasses import dataclass
from datetime import date

from spkt.access._gate import Reader, note_reading, seen
from spkt.access.matters import NextAct, next_acts, rows, seats_of
from spkt.access.watch import OnDuty, on_duty
from spkt.kit import clock
from spkt.law.case import Charge, Person, Thing
from spkt.law.journeys.matters import State
from spkt.law.offences import MET, Choice, Complaint, Offence, deed_days, is_met
from spkt.law.roles import Role
from spkt.records.casefile import CaseFile, open_case
from spkt.records.models import Paper
from spkt.records.reference import catalogue

SEAT_ROLES = (Role.PIKET_RESKRIM, Role.UPPA, Role.PIKET_FUNGSI, Role.KANIT)
"""Who is asked to sit, the detective first: he states the elements."""
_ABBREVIATED = ("Jl", "No", "Kec", "Kel", "Kab", "Ds", "Dr", "Pkl", "pkl", "Rp", "Sdr", "Bpk")
_NOT_THERE = "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATED)
_END = re.compile(rf"(?<=[.?!]){_NOT_THERE}\s+(?=[^a-z])|(?<=[.?!][\"”'])\s+(?=[^a-z])|\n+")


@dataclass(frozen=True, slots=True)
class OneGelar:
    """A matter with its newest conference, for this officer.

    paper   the recommendation, None until the leader signed
    """

    case: CaseFile
    acts: tuple[NextAct, ...]
    paper: Paper | None

    def act(self, name: str) -> NextAct | None:
        """The act of this name, None where the journey does not know it from here."""
        return next((act for act in self.acts if act.act == name), None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An officer of the running watch who could sit. sat: he signed an earlier gelar of this matter."""

    duty: OnDuty
    sat: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Something an element can rest on.

    key     "kalimat:4", "orang:2", "barang:1"; ordinals as they were told
    """

    key: str
    text: str
    person: Person | None = None
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """How far an offence is shown; pairs are (met, of how many).

    core    elements it needs in any case, of its base where it has one
    own     what it adds to its base; ways: alternatives, of which one whole suffices
    """

    core: tuple[int, int]
    own: tuple[int, int]
    ways: tuple[int, int]
    is_met: bool


def one(code: str, reader: Reader) -> OneGelar:
    """The newest gelar of a matter, its reading noted. raises Unseen."""
    matter = seen(rows(reader).filter(code=code))
    note_reading(reader, "gelar.one", matter.pk)
    case = open_case(matter)
    is_closed = case.gelar is not None and case.gelar.closed_at is not None
    papers = matter.papers.filter(kind="gelar_rek").order_by("-issued_at")
    return OneGelar(case, next_acts(case, reader), papers.first() if is_closed else None)


def candidates(case: CaseFile, reader: Reader) -> dict[str, tuple[Candidate, ...]]:
    """Who of the running watch could still sit, by function; those who sat before are marked.

    returns     {fungsi: candidates}; the reader himself and who is seated now are left out
    """
    taken = {str(reader.officer.pk), *_seated(case)}
    sat = {str(seat.officer_id) for seat in seats_of(case.matter) if seat.signed_at}
    found: dict[str, tuple[Candidate, ...]] = {}
    for duty in on_duty(reader, *SEAT_ROLES):
        if duty.pk not in taken:
            name = duty.fungsi or "SPKT"
            found[name] = (*found.get(name, ()), Candidate(duty, duty.pk in sat))
    return found


def _seated(case: CaseFile) -> set[str]:
    """Officers who hold a seat of the running gelar; a closed one holds nobody."""
    return {str(seat.officer_id) for seat in case.seats} if case.matter.state == State.GELAR else set()


def sentences(text: str) -> tuple[str, ...]:
    """Sentences of a story in their order; "Jl." and the like end none."""
    return tuple(part.strip() for part in _END.split(text) if part.strip())


def sources(case: CaseFile) -> tuple[Source, ...]:
    """What the gelar can point at: sentences of the story, people, things."""
    told = tuple(Source(f"kalimat:{n}", text) for n, text in enumerate(sentences(case.account.words), 1))
    people = tuple(Source(f"orang:{row.ordinal}", person.name, person=person) for row, person in case.parties)
    things = tuple(Source(f"barang:{row.ordinal}", thing.name, thing=thing) for row, thing in case.things)
    return told + people + things


def choices(case: CaseFile, words: str, reader: Reader) -> list[Choice]:
    """Offences the deed of this matter can be, old beside new where both may hold; narrowed by words."""
    today = clock.local_date(clock.now(), reader.zone)
    return catalogue().choices(*deed_days(case.account.when, today), words)


def held_on_the_day(case: CaseFile, today: date) -> bool:
    """Was every offence weighed in force on a day of the deed, or the successor of one that was?"""
    pairs = catalogue().choices(*deed_days(case.account.when, today))
    offered = {code for pair in pairs for code in (pair.new.code, pair.old.code if pair.old else "")}
    return all(charge.code in offered for charge in case.charges)


def element_texts(offence: Offence) -> tuple[str, ...]:
    """What would be weighed for an offence, its base first."""
    return tuple(need.text for need in catalogue().elements(offence.code))


def needs_complaint(charge: Charge) -> str:
    """Who must complain for this offence to be prosecuted at all, "" where nobody must or only kin."""
    offence = catalogue().get(charge.code)
    return offence.complainant if offence.complaint is Complaint.ABSOLUTE else ""


def weight(charge: Charge) -> Weight:
    """Counts what is met of an offence."""
    offence, needed = catalogue().get(charge.code), catalogue().elements(charge.code)
    base = {need.text for need in catalogue().elements(offence.base)} if offence.base else set()
    met = {element.text for element in charge.elements if element.verdict == MET}
    core = [need.text for need in needed if not need.way and (need.text in base or not base)]
    own = [need.text for need in needed if not need.way and need.text not in core]
    ways = [{need.text for need in needed if need.way == way} for way in dict.fromkeys(n.way for n in needed if n.way)]
    return Weight(
        core=(sum(text in met for text in core), len(core)),
        own=(sum(text in met for text in own), len(own)),
        ways=(sum(way <= met for way in ways), len(ways)),
        is_met=is_met(needed, {element.text: element.verdict for element in charge.elements}),
    )
