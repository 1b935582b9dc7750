"""What the journey of a matter asks, found out one by one: a rule that is not asked costs no statement."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from spkt.access._finding import FINDING
from spkt.access._gate import Reader
from spkt.access._loss_facts import LOSS_FINDERS
from spkt.access._people import PEOPLE
from spkt.kit import clock
from spkt.law.case import Role
from spkt.law.deadlines import review_due, withdrawal_due
from spkt.law.offences import MET, Complaint, until_trial
from spkt.law.roles import Role as OfficerRole
from spkt.law.secrecy import Secrecy
from spkt.records.casefile import CaseFile
from spkt.records.models import Assignment, Matter, Seat
from spkt.records.reference import catalogue


@dataclass(frozen=True, eq=False)
class KnownFacts:
    """The facts of `law.journeys.matters.MatterFacts` about one matter and one officer."""

    case: CaseFile
    reader: Reader

    def __getattr__(self, name: str) -> Any:
        """The fact of this name, found out when it is first asked for. raises AttributeError for any other name."""
        if name not in FINDERS:
            raise AttributeError(name)
        value = self.__dict__[name] = FINDERS[name](self.case, self.reader)
        return value


def facts(case: CaseFile, reader: Reader) -> KnownFacts:
    """What the journey may ask about this matter and this officer."""
    return KnownFacts(case, reader)


def _present(case: CaseFile) -> list[Seat]:
    return [seat for seat in case.seats if seat.attended_at and seat.unrelated]


def _mine(case: CaseFile, reader: Reader) -> Seat | None:
    return next((seat for seat in case.seats if seat.officer_id == reader.officer.pk), None)


def _leader(case: CaseFile) -> Any:
    return case.gelar.leader_id if case.gelar else None


def _verdicts(case: CaseFile) -> list[str]:
    return [element.verdict for charge in case.notes.charges for element in charge.elements]


def _is_withdrawal_open(case: CaseFile) -> bool:
    """Only a complaint offence has a last day; what is not weighed yet, or ordinary, is noted at any time."""
    if not is_complaint(case) or is_until_trial(case):
        return True
    zone = ZoneInfo(case.matter.unit.zone)
    return clock.local_date(clock.now(), zone) <= withdrawal_due(clock.local_date(case.matter.received_at, zone))


def is_complaint(case: CaseFile) -> bool | None:
    """Is every offence weighed prosecuted on complaint only? None while the gelar has weighed none."""
    found = [catalogue().get(charge.code).complaint for charge in case.notes.charges]
    return all(each is Complaint.ABSOLUTE for each in found) if found else None


def is_until_trial(case: CaseFile) -> bool:
    """Adultery and cohabitation: the complaint may be taken back until the trial begins."""
    offences = [catalogue().get(charge.code) for charge in case.notes.charges]
    return bool(offences) and all(until_trial(each) for each in offences)


def _is_grounded(case: CaseFile) -> bool:
    """Does every element that was found rest on something, in words or by a source?"""
    elements = (element for charge in case.notes.charges for element in charge.elements)
    return all(element.basis or element.sources for element in elements if element.verdict == MET)


def _is_review_open(matter: Matter) -> bool:
    if matter.closed_at is None:
        return True
    zone = ZoneInfo(matter.unit.zone)
    return clock.local_date(clock.now(), zone) <= review_due(clock.local_date(matter.closed_at, zone))


def _fits(case: CaseFile) -> bool:
    report = case.report
    return report is None or not report.confirmed_at or report.confirmed_digest == report.text_digest


FINDERS: dict[str, Callable[[CaseFile, Reader], Any]] = {
    "state": lambda case, _: case.matter.state,
    "has_account": lambda case, _: bool(case.account.words),
    "has_time": lambda case, _: bool(case.account.when.start or case.account.when.unknown),
    "has_place": lambda case, _: bool(
        case.account.where.detail or case.account.where.region or case.account.where.landmark
    ),
    "has_reporter": lambda case, _: any(Role.PELAPOR in each.roles and each.name for each in case.persons),
    "anonymous": lambda case, _: case.matter.anonymous,
    "story_read_back": lambda case, _: bool(case.matter.told) and case.matter.read_back == case.matter.told,
    "called": lambda case, _: case.matter.calls.filter(answered_at__isnull=True).exists(),
    "seated": lambda case, _: len(case.seats),
    "absent": lambda case, _: sum(1 for seat in case.seats if not seat.attended_at),
    "attended": lambda case, _: len(_present(case)),
    "has_detective": lambda case, _: any(seat.role == OfficerRole.PIKET_RESKRIM for seat in _present(case)),
    "needs_uppa": lambda case, _: case.matter.secrecy == Secrecy.TERTUTUP,
    "has_uppa": lambda case, _: any(seat.role == OfficerRole.UPPA for seat in _present(case)),
    "related": lambda case, _: sum(1 for seat in case.seats if seat.attended_at and not seat.unrelated),
    "has_charge": lambda case, _: bool(case.notes.charges),
    "all_weighed": lambda case, _: bool(_verdicts(case)) and all(_verdicts(case)),
    "all_grounded": lambda case, _: _is_grounded(case),
    "proposed": lambda case, _: bool(case.notes.outcome),
    "someone_signed": lambda case, _: any(seat.signed_at for seat in case.seats),
    "unsigned_others": lambda case, _: sum(
        1 for seat in case.seats if not seat.signed_at and seat.officer_id != _leader(case)
    ),
    "i_am_seated": lambda case, reader: _mine(case, reader) is not None,
    "i_attended": lambda case, reader: bool((seat := _mine(case, reader)) and seat.attended_at),
    "i_signed": lambda case, reader: bool((seat := _mine(case, reader)) and seat.signed_at),
    "i_lead": lambda case, reader: _leader(case) == reader.officer.pk,
    "has_draft": lambda case, _: case.report is not None,
    "confirmed": lambda case, _: bool(case.report and case.report.confirmed_at),
    "confirmation_fits": lambda case, _: _fits(case),
    "i_drafted": lambda case, reader: bool(case.report and case.report.drafted_by_id == reader.officer.pk),
    "withdrawal_open": lambda case, _: _is_withdrawal_open(case),
    "review_open": lambda case, _: _is_review_open(case.matter),
    **LOSS_FINDERS,
    "i_am_assigned": lambda case, reader: Assignment.objects.filter(
        matter=case.matter, officer=reader.officer
    ).exists(),
    **PEOPLE,
    **FINDING,
}
"""How each fact is known; a test holds that none of the journey's is missing."""
