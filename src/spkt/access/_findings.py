"""Findings of officers as lists and pages want them, and what their form offers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from spkt.access import matters
from spkt.access._gate import Reader, Unseen, in_scope
from spkt.access.matters import OneMatter
from spkt.kit import clock
from spkt.law.case import Charge, Signer
from spkt.law.journeys._errand import Errand
from spkt.law.journeys._finding import APPROVERS, FINDERS, Found
from spkt.law.offences import Offence
from spkt.law.offences import charge as charge_of
from spkt.records.letterhead import signer_of
from spkt.records.models import Duty, Matter, Officer
from spkt.records.reference import catalogue

LOOK_BACK = timedelta(days=30)
MOST = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One finding of a list: like the queue it names no party and no deed.

    mine        this officer met with it
    """

    code: str
    state: str
    finder: Officer
    since: datetime
    mine: bool


def listed(reader: Reader) -> tuple[Row, ...]:
    """Findings that this officer has not brought to their end, and those that wait for him to check them."""
    if not reader.roles & (FINDERS | APPROVERS):
        return ()
    own = Q(report__drafted_by=reader.officer)
    to_check = Q(state=Found.DIPERIKSA) & ~own if reader.roles & APPROVERS else Q(pk=None)
    recent = {"errand": Errand.LP_A, "received_at__gte": clock.now() - LOOK_BACK}
    found = in_scope(reader).filter(own | to_check, **recent).exclude(state=Found.LP_A_TERBIT)
    newest = found.select_related("report__drafted_by").order_by("-received_at")[:MOST]
    return tuple(_row(matter, reader) for matter in newest)


def _row(matter: Matter, reader: Reader) -> Row:
    finder = matter.report.drafted_by
    mine = finder.pk == reader.officer.pk
    return Row(matter.code, matter.state, finder, matter.received_at, mine)


def one(code: str, reader: Reader) -> OneMatter:
    """The finding with this code, its reading noted. raises Unseen, also for a dossier that is none"""
    found = matters.one(code, reader)
    if found.matter.errand != Errand.LP_A or found.case.report is None:
        raise Unseen
    return found


def beside_me(reader: Reader) -> tuple[Officer, ...]:
    """Officers of the running watch who may have seen it too, by name."""
    now = clock.now()
    here = Duty.objects.filter(watch__unit=reader.unit, watch__starts_at__lte=now, watch__ends_at__gt=now)
    found = Officer.objects.filter(pk__in=here.values("officer")).exclude(pk=reader.officer.pk)
    return tuple(found.order_by("name"))


def signers(officers: tuple[Officer, ...], chosen: list[str]) -> tuple[Signer, ...]:
    """Those of these officers whose NRP was chosen, as they sign today."""
    return tuple(signer_of(officer) for officer in officers if officer.nrp in chosen)


def offences(first: date, last: date) -> list[Offence]:
    """Offences that a deed of these days can be, an old one behind its successor, in the order of the list."""
    pairs = catalogue().choices(first, last)
    return [offence for pair in pairs for offence in (pair.new, pair.old) if offence is not None]


def suspected(codes: list[str], before: tuple[Charge, ...]) -> tuple[Charge, ...]:
    """Charges of these offences in the words of the catalogue; what a gelar weighed of one stays with it."""
    known = {charge.code: charge for charge in before}
    return tuple(known.get(code) or charge_of(catalogue().get(code)) for code in dict.fromkeys(codes) if code)
