"""A gelar is not stuck when its leader must not lead: another Kanit takes over."""

from uuid import uuid4

import pytest
from django.contrib.auth.hashers import make_password

from spkt.access._gate import Reader, reader_of
from spkt.actions import gelar, units
from spkt.actions._spine import Refused, founding
from spkt.law.roles import Role
from spkt.records.models import Duty, Gelar, Officer, Watch
from tests import factories
from tests.cast import who


@pytest.fixture
def surya() -> Reader:
    """A second Kanit on the running watch."""
    dodi = who("dodi")
    told = units.Enrolled("85070219", "SURYA ATMAJA", "IPDA", "PAMAPTA II", Role.KANIT)
    with founding("units.enrol", dodi.unit) as a:
        officer = units.enrol(a, dodi.unit, told, make_password("rahasia sekali 2026"))
        for watch in Watch.objects.filter(duties__officer=dodi.officer).order_by("-starts_at"):
            a.add(Duty(watch=watch, officer=officer, role=Role.KANIT))
    return reader_of(Officer.objects.select_related("unit").get(pk=officer.pk))


def test_a_related_leader_gives_way_and_the_gelar_goes_on(surya: Reader) -> None:
    code = factories.matter(after="siap_gelar").code
    seats = [who("lukas").officer.pk, who("yosua").officer.pk]
    gelar.open_gelar(by=who("dodi"), key=uuid4(), code=code, officers=seats)
    gelar.attend(by=who("dodi"), key=uuid4(), code=code, unrelated=False)
    gelar.lead(by=surya, key=uuid4(), code=code)
    for reader in (surya, who("lukas"), who("yosua")):
        gelar.attend(by=reader, key=uuid4(), code=code, unrelated=True)
    held = Gelar.objects.get(matter__code=code)
    assert held.leader_id == surya.officer.pk
    assert [seat.officer.nrp for seat in held.seats.filter(struck=True)] == [who("dodi").officer.nrp]
    gelar.charge(by=surya, key=uuid4(), code=code, offences=["KUHP-476"])


def test_who_leads_cannot_take_over_from_himself(surya: Reader) -> None:
    code = factories.matter(after="gelar").code
    with pytest.raises(Refused, match="sudah memimpin"):
        gelar.lead(by=who("dodi"), key=uuid4(), code=code)
