"""How a unit and its officers stand on paper on a given day: kop, names, and the lines above a signature."""

from datetime import date

from django.conf import settings

from spkt.law.case import Desk, Signer, SigningBlock
from spkt.records.models import Letterhead, Officer, SigningRule, Unit


def desk_of(unit: Unit, on: date) -> Desk:
    """The unit as its papers of that day name it. raises LookupError if it has no letterhead yet."""
    head = Letterhead.objects.filter(unit=unit, valid_from__lte=on).order_by("-valid_from").first()
    if head is None:
        raise LookupError(f"{unit.code} has no letterhead on {on}")
    return Desk(
        code=unit.code,
        name=unit.name,
        tail=unit.tail,
        city=unit.city,
        letterhead=tuple(head.lines),
        address=head.address,
        zone=unit.zone,
        zone_label=unit.zone_label,
        portal=settings.SITE.portal,
        demo=settings.SITE.demo,
        paper=head.sheet,
        formulas=dict(head.formulas),
    )


def signer_of(officer: Officer) -> Signer:
    """The officer as he signs today; rank and post are frozen with the paper (domain trap 16)."""
    return Signer(officer.name, officer.rank, officer.nrp, officer.post, officer.number_label)


def signing_block(unit: Unit, paper: str, on: date, officer: Officer) -> SigningBlock:
    """The lines above this officer's name, from the dated table unit × paper; his post alone where it is silent."""
    rules = SigningRule.objects.filter(unit=unit, paper=paper, valid_from__lte=on).order_by("-valid_from")
    rule = rules.first()
    lines = (*rule.lines, officer.post) if rule else (officer.post,)
    return SigningBlock(lines=tuple(lines), signer=signer_of(officer))
