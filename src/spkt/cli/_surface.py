"""The reference pages about what can be reached from outside: pages, commands and settings."""

import argparse
import inspect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from spkt import site as sites
from spkt.cli import command_names, parser
from spkt.cli._reference import acts, page, roles_of, table
from spkt.law.roles import Role

WINDOW = "spkt.portal.urls"
HELD_BY_NAME = "<str:act>"
"""In a path: the page does whichever act of its room is named there."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address of the desk.

    methods     GET, POST or both; empty where the page is not one of ours (sign-in)
    acts        acts that its POST does, none where it writes no leaf
    roles       roles that some state lets do one of them
    """

    path: str
    name: str
    methods: tuple[str, ...]
    acts: tuple[str, ...]
    roles: tuple[str, ...]


def routes() -> tuple[Route, ...]:
    """Every address of the desk in the order of its table."""
    found = tuple(_patterns(get_resolver().url_patterns))
    direct = {act for where, pattern in found if HELD_BY_NAME not in where for act in _acts_of(where, pattern, ())}
    left = tuple(act for act in acts() if act not in direct)
    return tuple(_route(where, pattern, left) for where, pattern in found)


def _patterns(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        where = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, where)
        else:
            yield where, each


def _route(where: str, pattern: URLPattern, left: tuple[str, ...]) -> Route:
    done = _acts_of(where, pattern, left)
    allowed = {role for act in done for role in roles_of(act)}
    roles = tuple(role.value for role in Role if role in allowed)
    return Route(where, pattern.name or "", tuple(getattr(pattern.callback, "methods", ())), done, roles)


def _acts_of(where: str, pattern: URLPattern, left: tuple[str, ...]) -> tuple[str, ...]:
    """The act named like the page, or like the view that its POST calls; by name in the path, what is left over."""
    name, does = pattern.name or "", getattr(pattern.callback, "does", "")
    if not does:
        return ()
    if HELD_BY_NAME in where:
        return tuple(act for act in left if act.partition(".")[0] == name.partition(".")[0])
    return tuple(act for act in (name, does) if act in acts())[:1]


def pages() -> str:
    """Every page of the desk, and every address of the public window."""
    intro = "The table itself is [desk/urls.py](../../src/spkt/desk/urls.py). `spkt routes --json` says the same."
    rows = (
        (f"`{each.path}`", f"`{each.name}`", ", ".join(each.methods), ", ".join(f"`{act}`" for act in each.acts))
        for each in routes()
    )
    desk = table(("path", "name", "methods", "act"), rows)
    window = (
        (f"`{where}`", f"`{pattern.name}`", (inspect.getdoc(pattern.callback) or "").partition("\n")[0])
        for where, pattern in _patterns(get_resolver(WINDOW).url_patterns)
    )
    alone = "An origin of its own, on the next port; it does no act and sees only `trace`."
    return page("Pages", "## Desk", intro, desk, "## Public window", alone, table(("path", "name", "says"), window))


def commands() -> str:
    """Every command with its arguments."""
    top = parser(command_names())
    intro = "Called as `./spkt NAME`. Every command also takes `--data DIR`, the data directory (default `var`)."
    return page("Commands", intro, *(part for found in _choices(top) for part in _command(*found)))


def _choices(top: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Name, words and parser of each command below."""
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            said = {each.dest: each.help or "" for each in action._choices_actions}
            yield from ((name, said[name], below) for name, below in action.choices.items())


def _command(name: str, said: str, one: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## spkt {name}\n\n{said}"
    own = [action for action in one._actions if _is_own(action)]
    if own:
        yield table(("argument", "meaning"), ((f"`{_spelt(action)}`", action.help or "") for action in own))
    for below, words, deeper in _choices(one):
        yield from _command(f"{name} {below}", words, deeper)


def _is_own(action: argparse.Action) -> bool:
    shared = {"--help", "--data"} & set(action.option_strings)
    return not shared and not isinstance(action, argparse._SubParsersAction)


def _spelt(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return value
    return action.option_strings[-1] + ("" if action.nargs == 0 else f" {value}")


def settings() -> str:
    """Every setting of a site, and what it is refused for."""
    said = _said(sites.Site)
    rows = ((f"`{each.name}`", said[each.name]) for each in fields(sites.Site))
    rules: Sequence[tuple[str, Sequence[Any]]] = (
        ("Always refused", sites._ALWAYS),
        ("Refused in demo mode", sites._DEMO),
        ("Refused outside demo mode", sites._REAL),
    )
    refused = [f"## {title}\n\n" + "\n".join(f"- {sentence}" for _, sentence in rows_) for title, rows_ in rules]
    intro = "A site is described by its environment only; [site.py](../../src/spkt/site.py) reads it once."
    return page("Settings", intro, table(("field", "variable and meaning"), rows), *refused)


def _said(shape: type[Any]) -> dict[str, str]:
    """What a docstring says of each field; a line may speak of several, separated by commas."""
    found: dict[str, str] = {}
    for line in (inspect.getdoc(shape) or "").splitlines():
        names, _, meaning = line.partition("  ")
        found |= {name.strip(): meaning.strip() for name in names.split(",")}
    return found
