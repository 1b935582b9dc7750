"""Things that lie at the desk, and which of them a receipt names."""

from collections.abc import Iterator
from typing import Any

from spkt.law.case import Thing
from spkt.records import vault
from spkt.records.casefile import CaseFile
from spkt.records.models import Letter, Matter

EVIDENCE = ("bukti", "serahan")
"""Parts of a thing that lie at the desk: brought as evidence, or a paper handed in."""
RECEIPT = "tt_bb"


def receipted(matter: Matter) -> Iterator[tuple[dict[str, Any], str]]:
    """What each receipt says of a thing, with the receipt's number, oldest first."""
    for row in Letter.objects.filter(matter=matter, kind=RECEIPT).select_related("paper").order_by("ordinal"):
        number = row.paper.number if row.paper else ""
        yield from ((each, number) for each in vault.get(row, "words", matter.key)["things"])


def waiting_things(case: CaseFile) -> list[tuple[int, Thing]]:
    """Things at the desk that no receipt names yet, by ordinal."""
    here = [(row.ordinal, thing) for row, thing in case.things if thing.part in EVIDENCE]
    if not here:
        return []
    known = {each["ordinal"] for each, _number in receipted(case.matter)}
    return [(ordinal, thing) for ordinal, thing in here if ordinal not in known]
