"""A decision about a matter: judged, reasoned in words she understands, with its papers, told to the window."""

from dataclasses import dataclass, replace
from typing import Any

from spkt.access._facts import facts
from spkt.actions._spine import Act, Refused
from spkt.actions.matters import store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law.journeys import CLOSED, journey_of
from spkt.law.journeys._table import Move
from spkt.law.words import N_
from spkt.records.casefile import CaseFile, open_case
from spkt.records.models import Matter, Paper


@dataclass(slots=True)
class Deciding:
    """A decision while it is made: the locked matter, its words, and the row of the journey that it follows."""

    a: Act
    matter: Matter
    case: CaseFile
    move: Move

    def issue(self, kind: str, content: Any, counted: numbers.Kind = numbers.Kind.LETTER) -> Paper:
        """The paper with the next number of its series. raises Refused, before a number is taken, for odd letters"""
        check_printable(kind, content)
        series, number = take_number(self.a, counted)
        return issue_paper(self.a, kind, replace(content, number=number), series, number, matter=self.matter)

    def close(self, reason: str, decided: str = "") -> str:
        """Keeps the reason beside the story, goes where the table leads, and tells the window; returns the state."""
        a, matter, account = self.a, self.matter, self.case.account
        decisions = (*account.decisions, f"{a.name}: {reason.strip()}")
        store_account(a, matter, replace(account, decisions=decisions))
        a.go(matter, self.move, decided)
        matter.closed_at = (matter.closed_at or a.at) if matter.state in CLOSED else None
        a.save(matter)
        tell_public(a, matter, self.move.told)
        return str(matter.state)


def deciding(a: Act, code: str, reason: str) -> Deciding:
    """The matter, judged for this act. raises Refused for an act without a written reason"""
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(journey_of(matter.errand), facts(case, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis alasannya dengan kata-kata yang dipahami pelapor."))
    return Deciding(a, matter, case, move)
