"""What the journey of a finding asks, found out one by one as in `_facts`."""

from collections.abc import Callable
from typing import Any

from spkt.access._evidence import waiting_things
from spkt.access._gate import Reader
from spkt.records.casefile import CaseFile

FINDING: dict[str, Callable[[CaseFile, Reader], Any]] = {
    "i_found": lambda case, reader: bool(case.report and case.report.drafted_by_id == reader.officer.pk),
    "has_uraian": lambda case, _: bool(case.account.uraian),
    "has_known": lambda case, _: case.account.when.known is not None,
    "has_how": lambda case, _: bool(case.finding.how),
    "has_first_action": lambda case, _: bool(case.finding.first_action),
    "has_suspicion": lambda case, _: bool(case.charges),
    "things_wait": lambda case, _: bool(waiting_things(case)),
}
"""How each fact of `law.journeys._finding.FindingFacts` is known that no other journey asks."""
