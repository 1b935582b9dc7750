"""The reference pages about law, rights and papers, written from the tables that decide them."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

import spkt.actions
import spkt.law
from spkt.actions._spine import ACTS
from spkt.law import sources
from spkt.law.journeys import JOURNEYS
from spkt.law.journeys._case import Handled
from spkt.law.journeys._custody import AFTER_CONFIRMED, Care
from spkt.law.journeys._finding import Found
from spkt.law.journeys._signatures import SIGNATURES
from spkt.law.journeys._table import DECIDED, START, STAY, Journey, Move
from spkt.law.journeys.matters import KONSELING_OUTCOMES, OUTCOMES, State
from spkt.law.roles import Role, reach, scope
from spkt.law.secrecy import Secrecy
from spkt.law.sources import CITED, Citation, Source
from spkt.papers._kind import kinds

WRITTEN = "<!-- Written by `spkt docs` from the code; `spkt docs --check` holds it. Do not edit. -->"
DECIDES = {
    "matters.record_konseling": KONSELING_OUTCOMES,
    "gelar.sign": (State.GELAR, *OUTCOMES),
    "matters.withdraw": (State.DICABUT,),
    "reports.take_as_finding": (Found.TEMUAN,),
    "reports.progress": (Handled.PENYIDIKAN, Handled.DIHENTIKAN, Handled.RJ, Handled.DILIMPAHKAN, Handled.SELESAI),
    "losses.take_thing": tuple(AFTER_CONFIRMED.values()),
    "losses.keep_thing": (Care.DI_TANGAN, Care.TERSIMPAN),
}
"""States into which an act may decide to lead, where the table leaves it to the act."""


def page(title: str, *parts: str) -> str:
    """A whole Markdown page from its parts."""
    return "\n\n".join([f"# {title}", WRITTEN, *parts]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; bars and line ends inside a cell are made harmless."""
    cells = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in [list(head), ["---"] * len(head), *cells])


def load(package: Any) -> None:
    """Imports every module of a package, so that the tables which its decorators fill are full."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(found.name)


def acts() -> dict[str, Callable[..., Any]]:
    """Every act of the house by name, in order of name."""
    load(spkt.actions)
    return dict(sorted(ACTS.items()))


def moves(act: str) -> list[tuple[Journey, Move]]:
    """Rows of all journeys that this act makes."""
    return [(journey, move) for journey in JOURNEYS for move in journey.moves if move.act == act]


def roles_of(act: str) -> list[Role]:
    """Roles that some row lets do this act, in the order of the roles."""
    allowed = {role for _, move in moves(act) for role in move.by}
    return [role for role in Role if role in allowed]


def states() -> str:
    """Each journey as a diagram and as a table of its moves."""
    intro = "The diagrams leave out acts that stay in their state; the tables name them all."
    return page("States and moves", intro, *(part for journey in JOURNEYS for part in _journey(journey)))


def _journey(journey: Journey) -> Iterator[str]:
    yield f"## {journey.noun}"
    arrows = [
        f"    {_node(move.frm)} --> {_node(to)}: {move.act}"
        for move in journey.moves
        for to in _goals(move)
        if to != move.frm
    ]
    ends = [f"    {state} --> [*]" for state in journey.states if state in journey.final]
    yield "\n".join(["```mermaid", "stateDiagram-v2", *dict.fromkeys(arrows), *ends, "```"])
    yield table(
        ("from", "act", "to", "who", "needs, with the sentence said when it fails", "by", "told"),
        (_move_row(move) for move in journey.moves),
    )


def _move_row(move: Move) -> Sequence[str]:
    who = ", ".join(role.label for role in Role if role in move.by)
    goals = "stays" if move.to == STAY else " · ".join(f"`{to}`" for to in _goals(move))
    told = f"`{move.told}`" if move.told else ""
    needs = " ".join(need.why for need in move.needs)
    return (f"`{move.frm}`", f"`{move.act}` {move.label}", goals, who, needs, str(move.cite), told)


def _goals(move: Move) -> Sequence[str]:
    if move.to == DECIDED:
        return [str(state) for state in DECIDES[move.act]]
    return [move.frm if move.to == STAY else move.to]


def _node(state: str) -> str:
    return "[*]" if state == START else state


def acts_page() -> str:
    """Every act with its arguments, what its docstring says, who may do it, and by which article."""
    intro = (
        "Every act takes `by` (the reader who acts) and `key` (a UUID, the same key gives the same answer again), "
        "then what is written here. See [the spine](../../src/spkt/actions/_spine.py)."
    )
    return page("Acts", intro, *(_act(name, run) for name, run in acts().items()))


def _act(name: str, run: Callable[..., Any]) -> str:
    body = inspect.unwrap(run)
    rests = dict.fromkeys(str(move.cite) for _, move in moves(name))
    where = body.__module__.replace(".", "/")
    lines = [
        f"## {name}",
        f"```python\n{_signature(name, body)}\n```",
        f"```text\n{inspect.getdoc(body) or ''}\n```",
        "Roles: " + (", ".join(role.label for role in roles_of(name)) or "none; done by the house itself") + ".",
        *(["A signature: the officer proves anew who he is (ADR 0071)."] if name in SIGNATURES else []),
        "By: " + ("; ".join(rests) or "no row of a journey") + f". Code: [{where}.py](../../src/{where}.py).",
    ]
    return "\n\n".join(lines)


def _signature(name: str, body: Callable[..., Any]) -> str:
    """The act as it is called, without its running `Act` and without the packages in which its shapes stand."""
    whole = inspect.signature(body)
    told = whole.replace(parameters=list(whole.parameters.values())[1:])
    return name + re.sub(r"\b(?:[a-z_]\w*\.)+(?=\w)", "", str(told))


def rights() -> str:
    """Which role may do which act, and how far each role looks."""
    matrix = table(
        ("act", *(role.value for role in Role)),
        ((f"`{act}`", *("●" if role in roles_of(act) else "" for role in Role)) for act in acts()),
    )
    names = table(("role", "as officers say it"), ((role.value, role.label) for role in Role))
    far = table(
        ("role", "looks at", "classes in the whole unit", "classes where assigned"), (_reach_row(role) for role in Role)
    )
    notes = "A dot says that some state lets the role do the act; states and conditions are in [states.md](states.md)."
    return page("Rights", names, "## Acts", notes, matrix, "## How far each role looks", far)


def _reach_row(role: Role) -> Sequence[str]:
    held = frozenset({role})
    far = reach(held)
    return (role.label, scope(held).value, _classes(far.unit), _classes(far.assigned))


def _classes(found: frozenset[Secrecy]) -> str:
    return ", ".join(each.label for each in Secrecy if each in found) or "none"


def papers() -> str:
    """Every kind of paper with what decides about it and what stands on it."""
    return page("Papers", *(part for kind in kinds().values() for part in _paper(kind)))


def _paper(kind: Any) -> Iterator[str]:
    yield f"## {kind.name}"
    rows = {
        "title": kind.title,
        "number series": kind.series or "none of its own",
        "sizes": ", ".join(kind.sizes),
        "least secrecy": kind.secrecy,
        "issued in": ", ".join(f"`{state}`" for state in sorted(kind.issued_in)) or "any state",
        "signed by": ", ".join(kind.signs) or "nobody",
        "pro justitia": "yes" if kind.pro_justitia else "no",
        "rests on": "; ".join(map(str, kind.cites)),
        "content": ", ".join(f"`{each.name}`" for each in fields(kind.shape)),
        "files": f"[{kind.name}](../../src/spkt/papers/{kind.name}/)",
    }
    yield table(("", ""), rows.items())


def law() -> str:
    """Every source with its days, and what of the house rests on each place in it."""
    known = list(dict.fromkeys([*_spelt(), *sources.BY_CATALOGUE.values()]))
    listed = table(
        ("source", "title", "from", "until", "read in a text", "note"), (_source_row(each) for each in known)
    )
    return page("Law", "## Sources", listed, "## What rests on what", *_resting(known))


def _spelt() -> list[Source]:
    return [each for each in vars(sources).values() if isinstance(each, Source)]


def _source_row(source: Source) -> Sequence[str]:
    until = source.until.isoformat() if source.until else ""
    read = "yes" if source.verified else "**not yet**"
    return (source.short, source.title, source.in_force.isoformat(), until, read, source.note)


def _resting(known: list[Source]) -> Iterator[str]:
    places: dict[Citation, list[str]] = {}
    for citation, what in _citations():
        places.setdefault(citation, []).append(what)
    for source in known:
        mine = {str(cited): sorted(set(what)) for cited, what in places.items() if cited.source == source}
        if mine:
            rows = [(place, " · ".join(what)) for place, what in sorted(mine.items())]
            yield f"### {source.short}\n\n" + table(("place", "rules, acts and papers that rest on it"), rows)


def _citations() -> Iterator[tuple[Citation, str]]:
    load(spkt.law)
    for rule, cited in CITED.items():
        module, _, name = rule.removeprefix("spkt.law.").partition(".")
        yield from ((each, f"[{module}.{name}](../../src/spkt/law/{module}.py)") for each in cited)
    for journey in JOURNEYS:
        yield from ((move.cite, f"[{move.act}](acts.md#{move.act.replace('.', '')})") for move in journey.moves)
    for kind in kinds().values():
        yield from ((each, f"[{kind.name}](papers.md#{kind.name})") for each in kind.cites)
