"""Who signs a letter of the desk on this day: by the dated table unit × paper × role, else the head of the desk."""

from datetime import date

from spkt.actions.watch import holders
from spkt.law.case import SigningBlock
from spkt.law.roles import Role
from spkt.records.letterhead import signing_block
from spkt.records.models import Officer, SigningRule, Unit


def block_for(unit: Unit, paper: str, on: date, by: Officer) -> SigningBlock:
    """The block of whoever signs this paper; where nobody holds that post, of the acting officer in his place.

    by  who does the act
    """
    rules = SigningRule.objects.filter(unit=unit, paper=paper, valid_from__lte=on).order_by("-valid_from")
    rule = rules.first()
    role = Role(rule.role) if rule else Role.KA_SPKT
    found = holders(unit, role)
    if found:
        return signing_block(unit, paper, on, found[0])
    block = signing_block(unit, paper, on, by)
    return SigningBlock((*block.lines[:-1], role.label.upper(), "u.b.", block.lines[-1]), block.signer)
