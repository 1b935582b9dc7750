"""Every rule of law says what it rests on."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import spkt.law
from spkt.law.sources import CITED, HOUSE

FORM_ONLY = {"case", "words", "writing", "journeys", "sources"}
"""Shapes, spelling, and the machinery of citing; in journeys each move carries its own citation."""

NO_RULE = {
    "identity.age_years",
    "identity.clean",
    "identity.figures",
    "identity.mark_normal",
    "identity.name_normal",
    "identity.nrp_normal",
    "identity.phone_normal",
    "offences.Catalogue.get",
    "offences.Catalogue.in_force",
    "offences.Catalogue.search",
    "offences.Catalogue.twins",
    "offences.charge",
}
"""Arithmetic, spelling and look-ups in the list: they state nothing that a law or a house rule decides."""


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(spkt.law.__path__):
        if found.name not in FORM_ONLY:
            yield importlib.import_module(f"spkt.law.{found.name}")


def public_functions() -> set[str]:
    names = set()
    for module in modules():
        own = [item for item in vars(module).values() if getattr(item, "__module__", "") == module.__name__]
        names |= {f"{item.__module__}.{item.__qualname__}" for item in own if inspect.isfunction(item)}
        for shape in (item for item in own if inspect.isclass(item) and "__dataclass_fields__" not in vars(item)):
            names |= {
                f"{method.__module__}.{method.__qualname__}"
                for method in vars(shape).values()
                if inspect.isfunction(method) and method.__module__ == module.__name__
            }
    return {name.removeprefix("spkt.law.") for name in names if "._" not in name and ".__" not in name}


def test_public_functions_are_all_cited_or_named_here() -> None:
    stated = public_functions()  # imports the modules, which enter their rules in CITED
    assert stated - {name.removeprefix("spkt.law.") for name in CITED} == NO_RULE


def test_every_citation_says_where() -> None:
    assert all(citation.where for citations in CITED.values() for citation in citations)
    assert all(citations for citations in CITED.values())


def test_a_rule_of_our_own_names_its_decision() -> None:
    ours = [citation.where for citations in CITED.values() for citation in citations if citation.source is HOUSE]
    assert ours
    assert all(re.fullmatch(r"ADR \d{4}", where) for where in ours)
