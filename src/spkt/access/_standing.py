"""Whether an issued paper still counts: in force, void, or replaced by a corrected edition under the same number."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spkt.law.journeys.papers import Held
from spkt.records import vault
from spkt.records.models import Paper

IN_FORCE, VOID, REPLACED = "berlaku", "dibatalkan", "digantikan"
MARKS = {VOID: "BATAL", REPLACED: "DIGANTIKAN"}
"""What lies across the pages of a paper that counts no more."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a paper stands, in the words of the public window.

    since       when it came to that: issue, voiding, or correction
    replacement the edition that counts in its place now, None where none does; its number is the same
    """

    state: str
    since: datetime
    replacement: Paper | None = None


def state_of(paper: Paper) -> str:
    """IN_FORCE, VOID or REPLACED; asks no table."""
    if paper.voided_at:
        return VOID
    return REPLACED if paper.corrected_at else IN_FORCE


def standing(paper: Paper) -> Standing:
    """State, since when, and the edition that counts now; for whoever tells others of a paper."""
    since = paper.voided_at or paper.corrected_at or paper.issued_at
    return Standing(state_of(paper), since, newest(paper) if paper.corrected_at else None)


def newest(paper: Paper) -> Paper | None:
    """The latest edition of a replaced paper."""
    same = Paper.objects.filter(series=paper.series_id, kind=paper.kind, ordinal=paper.ordinal)
    return same.exclude(pk=paper.pk).order_by("-edition").first()


def held(paper: Paper) -> Held:
    """Where the original is; wherever that is, one that is void or replaced counts no more."""
    if paper.voided_at:
        return Held.BATAL
    if paper.corrected_at:
        return Held.DIGANTIKAN
    if paper.handed_at:
        return Held.DISERAHKAN
    return Held.TIDAK_DITERIMA if paper.declined_at else Held.TERBIT


def snapshot_of(paper: Paper) -> dict[str, Any]:
    """What the paper says, opened with its key."""
    if paper.matter is None:
        return dict(vault.get_own(paper, "snapshot"))
    return dict(vault.get(paper, "snapshot", paper.matter.key))
