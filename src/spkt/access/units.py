"""Officers and regions as pages need them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, Subquery

from spkt.kit import clock
from spkt.law.roles import Role
from spkt.records import reference
from spkt.records.models import Duty, Officer, Region, TreeHead, Unit


def signed_in(pk: UUID | str) -> Officer | None:
    """The officer of a session with his unit and, in the same statement, the size of the ledger for the status bar."""
    rows = Officer.objects.select_related("unit").annotate(ledger_size=Subquery(TreeHead.objects.values("size")[:1]))
    return rows.filter(pk=pk, is_active=True).first()


def regions(parent: str) -> list[tuple[str, str]]:
    """(code, name) of the regions directly below this one ("" for the provinces), by name."""
    below: QuerySet[Region] = Region.objects.filter(parent=parent).order_by("name")
    return list(below.values_list("code", "name"))


def region_names(code: str) -> dict[str, str]:
    """Names of a region and of what lies above it, as an address prints them; {} for an unknown code."""
    return reference.region_names(code)


def home_region(unit: Unit) -> str:
    """Code of the regency in which a unit sits, "" where the list does not tell; pickers open there."""
    rows = Region.objects.filter(level__in=("kabupaten", "kota"), name__iendswith=f" {unit.city}")
    return rows.order_by("code").values_list("code", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class Door:
    """What the sign-in page may say before anyone is known.

    unit_name   the one unit that has officers here, "" where there are several
    kanit       who leads the running watch, rank and name, "" where the roster does not tell
    """

    unit_name: str
    zone_label: str
    now_local: datetime
    kanit: str


def on_the_door() -> Door:
    """The unit of this house and the Kanit on duty, for who cannot sign in; officers' names are no secret."""
    now = clock.now()
    homes = Unit.objects.filter(pk__in=Officer.objects.filter(is_active=True).values("unit"))[:2]
    unit = homes[0] if len(homes) == 1 else Unit()
    running = Duty.objects.filter(watch__unit=unit, watch__starts_at__lte=now, watch__ends_at__gt=now)
    lead = running.filter(role=Role.KANIT).select_related("officer").first()
    kanit = f"{lead.officer.rank.title()} {spoken(lead.officer.name)}" if lead else ""
    return Door(unit.name, unit.zone_label, clock.local(now, ZoneInfo(unit.zone)), kanit)


def spoken(name: str) -> str:
    """ "Dodi Heryanto" of "DODI HERYANTO, S.H."."""
    return name.partition(",")[0].title()
