"""The roster: setting it, and calling the duty detective."""

from collections.abc import Sequence
from datetime import datetime

from spkt.access._facts import facts
from spkt.actions._spine import Act, Refused, act
from spkt.kit import clock
from spkt.law.journeys.matters import MATTER
from spkt.law.roles import Role
from spkt.law.words import N_
from spkt.records.casefile import open_case
from spkt.records.models import Assignment, Call, Duty, Matter, Officer, Posting, Unit, Watch


def on_duty(unit: Unit, role: Role, at: datetime | None = None) -> list[Duty]:
    """Officers of the running watch in this role, its commander's watch first."""
    now = at or clock.now()
    return list(
        Duty.objects.filter(watch__unit=unit, role=role, watch__starts_at__lte=now, watch__ends_at__gt=now)
        .select_related("officer__unit", "watch")
        .order_by("watch__starts_at", "officer__nrp")
    )


def holders(unit: Unit, role: Role) -> list[Officer]:
    """Officers who hold this role now, by the roster or by a standing post."""
    now = clock.now()
    standing = Posting.objects.filter(officer__unit=unit, role=role, since__lte=now).exclude(until__lte=now)
    posted = [posting.officer for posting in standing.select_related("officer")]
    return [*(duty.officer for duty in on_duty(unit, role)), *posted]


def set_watch(
    a: Act, name: str, starts_at: datetime, ends_at: datetime, duties: Sequence[tuple[Officer, Role, str, str]]
) -> Watch:
    """One watch with its officers, inside an act.

    duties      (officer, role, fungsi, desk)
    """
    watch: Watch = a.add(Watch(unit=a.unit, name=name, starts_at=starts_at, ends_at=ends_at))
    for officer, role, fungsi, desk in duties:
        a.add(Duty(watch=watch, officer=officer, role=role, fungsi=fungsi, desk=desk))
    return watch


def assign(a: Act, matter: Matter, officer: Officer) -> None:
    """The officer works on this matter from now on; a second time changes nothing."""
    if not Assignment.objects.filter(matter=matter, officer=officer).exists():
        a.add(Assignment(matter=matter, officer=officer, since=a.at))


@act("watch.call_detective")
def call_detective(a: Act, code: str) -> str:
    """Calls the duty detective of the running watch (the women and children unit for a sealed matter).

    returns     name of the officer called
    """
    matter = a.lock_matter(code)
    a.judge(MATTER, facts(open_case(matter), a.by))
    wanted = Role.UPPA if matter.secrecy == 2 else Role.PIKET_RESKRIM
    duties = on_duty(a.unit, wanted) or on_duty(a.unit, Role.PIKET_RESKRIM)
    if not duties:
        raise Refused(
            N_("Tidak ada piket Reskrim di daftar jaga. Telepon Kasat Reskrim dan minta Kanit melengkapi daftar.")
        )
    officer = duties[0].officer
    a.add(Call(matter=matter, officer=officer, called_at=a.at))
    assign(a, matter, officer)
    return officer.name
