"""What an officer asked to be corrected on a paper, and how two editions of it differ."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from spkt.access._standing import snapshot_of
from spkt.access.papers import variant_for
from spkt.law import _correction as rules
from spkt.law._correction import Change, Line
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Officer, Paper

__all__ = ["Asked", "Change", "Line", "asked", "asked_digest", "differences", "lines", "new_contents", "wrong_editions"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a correction. digest   binds a decision to what exactly was asked"""

    reason: str
    changes: tuple[Change, ...]
    by: Officer
    at: datetime
    digest: str


def lines(paper: Paper) -> list[Line]:
    """Facts of the paper that may be corrected, as they are printed now."""
    return rules.lines(snapshot_of(paper)["content"])


def asked(paper: Paper) -> Asked | None:
    """What somebody asked to be corrected on it, None where nobody did."""
    if paper.matter is None or paper.fix_asked_by is None or paper.fix_asked_at is None:
        return None
    told = vault.get(paper, "fix", paper.matter.key)
    before = snapshot_of(paper)["content"]
    changes = tuple(rules.differences(before, rules.corrected(before, told["changes"])))
    return Asked(told["reason"], changes, paper.fix_asked_by, paper.fix_asked_at, asked_digest(paper))


def asked_digest(paper: Paper) -> str:
    """Digest of the sealed request: it changes with every word of it, and tells none."""
    return sha256(paper.fix.encode()).hexdigest()


def differences(paper: Paper) -> tuple[Change, ...]:
    """How an edition differs from the one before, () for the first one."""
    if paper.replaces is None:
        return ()
    before = paper.replaces
    before.matter = paper.matter
    return tuple(rules.differences(snapshot_of(before)["content"], snapshot_of(paper)["content"]))


def new_contents(paper: Paper, twins: list[Paper]) -> list[tuple[Paper, dict[str, Any]]]:
    """The paper and those that are one act with it, each with its corrected content as JSON."""
    assert paper.matter is not None
    changes = vault.get(paper, "fix", paper.matter.key)["changes"]
    old = {line.path: line.value for line in lines(paper)}
    made = [(paper, rules.corrected(snapshot_of(paper)["content"], changes))]
    for twin in twins:
        twin.matter = paper.matter
        content = snapshot_of(twin)["content"]
        same = {line.path for line in rules.lines(content) if line.path in changes and line.value == old[line.path]}
        made.append((twin, rules.corrected(content, {path: changes[path] for path in same})))
    return made


def may_read(paper: Paper, reader: Any) -> bool:
    """Does this officer read the paper whole, so that its facts may be shown to him one by one?"""
    return variant_for(paper.matter, reader) == kinds.ASLI


ALONE = N_("Surat %s: lembar perbaikannya tidak mengikuti lembar yang digantikan.")
MORE = N_("Surat %s: lembar perbaikannya mengubah yang tidak boleh diubah.")
NONE = N_("Surat %s ditandai digantikan, tetapi lembar penggantinya tidak ada.")


def wrong_editions() -> list[tuple[str, str]]:
    """(sentence, number) for each edition that changes what may not change, or stands where none was agreed."""
    editions = Paper.objects.filter(edition__gt=1).select_related("matter__key", "replaces").order_by("pk")
    found = [(wrong, paper.number) for paper in editions if (wrong := _wrong_with(paper))]
    ended = Paper.objects.exclude(corrected_at=None).filter(replacement=None)
    return found + [(NONE, number) for number in ended.values_list("number", flat=True)]


def _wrong_with(paper: Paper) -> str:
    try:
        before = paper.replaces
        if before is None or before.corrected_at is None or before.number != paper.number:
            return ALONE
        before.matter = paper.matter
        lawful = rules.is_lawful(snapshot_of(before)["content"], snapshot_of(paper)["content"])
    except vault.SPOILT:
        return MORE
    return "" if lawful else MORE
