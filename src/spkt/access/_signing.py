"""Who signs a kind of paper now, from the dated table unit × paper × role and the roster."""

from datetime import date, datetime

from spkt.law.case import Signer, SigningBlock
from spkt.law.roles import Role
from spkt.records.letterhead import signing_block
from spkt.records.models import Duty, Officer, Posting, SigningRule, Unit

UNKNOWN = "." * 24


def signer_now(unit: Unit, paper: str, on: date, at: datetime) -> Officer | None:
    """The officer on watch, or in the post, whose role signs this paper; None where nobody holds it now."""
    rule = SigningRule.objects.filter(unit=unit, paper=paper, valid_from__lte=on).order_by("-valid_from").first()
    role = rule.role if rule else Role.KANIT
    duties = Duty.objects.filter(watch__unit=unit, role=role, watch__starts_at__lte=at, watch__ends_at__gt=at)
    duty = duties.select_related("officer__unit").order_by("watch__starts_at", "officer__nrp").first()
    if duty is not None:
        return duty.officer
    posts = Posting.objects.filter(officer__unit=unit, role=role, since__lte=at).exclude(until__lte=at)
    post = posts.select_related("officer__unit").order_by("since").first()
    return post.officer if post else None


def block_now(unit: Unit, paper: str, on: date, at: datetime) -> SigningBlock:
    """The lines above and the name; a line to write on where nobody holds the role, which only a preview shows."""
    officer = signer_now(unit, paper, on, at)
    return signing_block(unit, paper, on, officer) if officer else SigningBlock((), Signer(UNKNOWN, "", "", ""))
