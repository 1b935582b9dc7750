"""The square at the end of an issued paper: signed facts to verify it by, and sixteen letters to type instead."""

from zoneinfo import ZoneInfo

from django.conf import settings

from spkt.access._proofs import proof_square
from spkt.kit import blind, clock, sheets
from spkt.kit.keys import Key
from spkt.papers._kind import Json
from spkt.papers._squares import drawn
from spkt.records import vault
from spkt.records.models import Paper

SQUARE = "qr"
MARK_BYTES = 16


def codes_of(paper: Paper) -> dict[str, Json]:
    """What the squares of an issued paper hold beside its snapshot: what verifies it, and a receipt's proof code.

    The first is missing where the site has no public window to verify it at.
    """
    portal, proof = settings.SITE.portal, proof_square(paper)
    verify = drawn(portal, signed_code(paper), short_of(paper)) if portal else {}
    return {**verify, **({"proof": proof} if proof else {})}


def signed_code(paper: Paper) -> str:
    """The code behind `#`, signed by the key that was in use when the paper was issued."""
    key = _key_for(paper)
    return sheets.signed(sheet_of(paper, key.id), vault.ring().signer_of(key.id))


def sheet_of(paper: Paper, key_id: str) -> sheets.Sheet:
    """The facts that are signed: none of them is a name, a deed or a place of it."""
    on = clock.local_date(paper.issued_at, ZoneInfo(paper.unit.zone))
    number = paper.number.replace(paper.unit.tail, "*") if paper.unit.tail else paper.number
    return sheets.Sheet(paper.kind, paper.unit.code, number, on, paper.pk, mark_of(paper), key_id)


def mark_of(paper: Paper) -> bytes:
    """First half of the salted digest of what the paper says."""
    return bytes.fromhex(paper.digest)[:MARK_BYTES]


def short_of(paper: Paper) -> str:
    """The code for typing, in groups of four."""
    return blind.grouped(sheets.short_code(vault.ring().secret("tracking"), paper.pk, mark_of(paper)))


def _key_for(paper: Paper) -> Key:
    """The key in use at issue; where that was lost since, or is not there, the one in use now."""
    keys, on = vault.ring().held(SQUARE), paper.issued_at.date().isoformat()
    then = [key for key in keys if key.made_on <= on] or keys[:1]
    return keys[-1] if then[-1].lost_on else then[-1]
