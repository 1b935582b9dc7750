"""Who is on duty now, as pages show it."""

from dataclasses import dataclass

from spkt.access._gate import Reader
from spkt.kit import clock
from spkt.law.roles import Role
from spkt.records.models import Duty


@dataclass(frozen=True, slots=True)
class OnDuty:
    """An officer of the running watch. role, fungsi   what he is there for"""

    pk: str
    name: str
    rank: str
    role: Role
    fungsi: str


def on_duty(reader: Reader, *roles: Role) -> tuple[OnDuty, ...]:
    """Officers of the reader's unit in the running watch with one of these roles, by role and name."""
    now = clock.now()
    duties = Duty.objects.filter(
        watch__unit=reader.unit, watch__starts_at__lte=now, watch__ends_at__gt=now, role__in=roles
    ).select_related("officer")
    found = (OnDuty(str(d.officer_id), d.officer.name, d.officer.rank, Role(d.role), d.fungsi) for d in duties)
    return tuple(sorted(found, key=lambda each: (roles.index(each.role), each.name)))
