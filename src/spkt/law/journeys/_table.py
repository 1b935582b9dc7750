"""The one mechanism behind every journey: a table of moves, and the question "may I?"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from spkt.law.roles import Role
from spkt.law.sources import Citation

Predicate = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Need:
    """A condition of a move and the sentence said when it fails; the sentence tells what to do next."""

    holds: Predicate
    why: str


def needs(*pairs: Any) -> tuple[Need, ...]:
    """Conditions from alternating predicates and sentences."""
    return tuple(Need(pairs[i], pairs[i + 1]) for i in range(0, len(pairs), 2))


@dataclass(frozen=True, slots=True)
class Move:
    """One row of a journey.

    frm     state it starts from; START for the first row
    act     name of the action ("matters.receive")
    to      state it ends in, STAY where the state does not change, DECIDED where the act itself decides
    by      roles that may do it
    needs   conditions, each with its sentence
    cite    law or house rule that gives the act
    label   words on the button; done: words in the timeline
    told    neutral public step for the tracking page, "" for none
    key     single key that reaches the act on the desk
    """

    frm: str
    act: str
    to: str
    by: frozenset[Role]
    label: str
    done: str
    cite: Citation
    needs: tuple[Need, ...] = ()
    told: str = ""
    key: str = ""


START, STAY, DECIDED = "–", "=", "?"


@dataclass(frozen=True, slots=True)
class Journey:
    """A table of moves over the states of one noun; what is final needs no way out."""

    noun: str
    states: type[StrEnum]
    final: frozenset[str]
    moves: tuple[Move, ...]

    def rows(self, act: str, state: str) -> Iterable[Move]:
        """Rows of an act from a state, in the order of the table."""
        return (m for m in self.moves if m.act == act and m.frm == state)

    def may(self, facts: Any, roles: frozenset[Role]) -> dict[str, list[str]]:
        """Acts open to these roles now: {act: reasons against}; an empty list means go."""
        found: dict[str, list[str]] = {}
        for move in self.moves:
            if move.frm == facts.state and move.by & roles:
                against = [need.why for need in move.needs if not need.holds(facts)]
                if move.act not in found or len(against) < len(found[move.act]):
                    found[move.act] = against
        return found

    def ahead(self, facts: Any) -> dict[str, list[str]]:
        """Every act from this state with its reasons, whoever may do it."""
        return self.may(facts, frozenset(Role))

    def move(self, act: str, state: str) -> Move:
        """The row of this act from this state; any row of the act where the state has none.

        raises  KeyError if no row names the act
        """
        rows = [m for m in self.moves if m.act == act]
        if not rows:
            raise KeyError(act)
        return next((m for m in rows if m.frm == state), rows[0])
