"""From what a form holds to the shapes of a case file, and back; pure, so that both ways are tested together.

`…_of` takes cleaned fields and what was recorded before, because a page shows only a part of a shape and the rest must
stay. `…_fields` gives the values that fill the same form again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from spkt.law._standing import Filing
from spkt.law.case import (
    FULL_ANSWERS,
    Account,
    Being,
    Birth,
    KonselingNotes,
    Mark,
    Moment,
    Person,
    Place,
    Role,
    Sex,
    Span,
    Thing,
)

Fields = Mapping[str, Any]
LEVELS = ("province", "regency", "district", "village")
QUESTIONS = range(1, 8)


def account_of(said: Fields, before: Account) -> Account:
    """The account as the form tells it; what the form does not ask (uraian, decisions) stays as it was.

    said    cleaned fields of AccountForm, `region_names` with the names of the chosen region
    """
    kept = tuple(fact for fact in before.facts if fact not in said["asked"])
    return replace(
        before,
        words=said["words"],
        marks=said["marks"],
        deed=said["deed"],
        answers={n: said[f"answer_{n}"] for n in QUESTIONS if said[f"answer_{n}"]},
        when=span_of(said),
        where=place_of(said, "", before.where),
        facts=(*kept, *said["facts"], *said["urgent"]),
        language=said["language"],
        interpreter=said["interpreter"],
        sworn=said["sworn"] and bool(said["interpreter"]),
        prosecute=said["prosecute"],
        loss=said["loss"],
    )


def account_fields(account: Account) -> dict[str, Any]:
    """Values that fill the form of an account."""
    return {
        "words": account.words,
        "marks": [(mark.start, mark.end, mark.question) for mark in account.marks],
        "deed": account.deed,
        **{f"answer_{n}": account.answers.get(n, "") for n in QUESTIONS},
        **_span_fields(account.when),
        **place_fields(account.where, ""),
        "facts": list(account.facts),
        "urgent": list(account.facts),
        "sworn": account.sworn,
        "language": account.language,
        "interpreter": account.interpreter,
        "prosecute": account.prosecute,
        "loss": account.loss,
    }


def span_of(said: Fields) -> Span:
    """When it happened; a told time wins over "tidak tahu"."""
    start, end, known = (_moment(said, name) for name in ("start", "end", "known"))
    return Span(start, end if start else None, known, "" if start else said["when_unknown"])


def _moment(said: Fields, name: str) -> Moment | None:
    on: date | None = said[f"{name}_on"]
    at: time | None = said[f"{name}_at"]
    return Moment(on, at, said[f"{name}_about"]) if on else None


def _span_fields(span: Span) -> dict[str, Any]:
    filled: dict[str, Any] = {"when_unknown": span.unknown}
    for name, moment in (("start", span.start), ("end", span.end), ("known", span.known)):
        filled |= {
            f"{name}_on": moment.on if moment else None,
            f"{name}_at": moment.at if moment else None,
            f"{name}_about": moment.about if moment else name != "known",
        }
    return filled


def place_of(said: Fields, prefix: str, before: Place) -> Place:
    """A place or address; names of regions stay frozen as long as the region is the same.

    prefix  of its fields in the form: "" for the scene, "home_" for an address
    """
    told = {name: said.get(f"{prefix}{name}", "") for name in ("kind", "detail", "landmark")}
    region = said[f"{prefix}region"]
    if region == said[f"{prefix}opened_at"] and not any(told.values()) and region != before.region:
        region = ""
    told["detail"] = told["detail"] or said.get(f"{prefix}place_unknown", "")
    if region == before.region:
        return replace(before, **told)
    names = said[f"{prefix}region_names"] if region else {}
    return Place(region=region, **told, **{name: names.get(name, "") for name in LEVELS})


def place_fields(place: Place, prefix: str) -> dict[str, Any]:
    """Values that fill the fields of a place; the region as its four levels."""
    parts = place.region.split(".") if place.region else []
    codes = {level: ".".join(parts[: n + 1]) if n < len(parts) else "" for n, level in enumerate(LEVELS)}
    unknown = place.detail if place.detail in FULL_ANSWERS else ""
    filled = {
        "kind": place.kind,
        "detail": "" if unknown else place.detail,
        "landmark": place.landmark,
        "place_unknown": unknown,
        **codes,
    }
    return {f"{prefix}{name}": value for name, value in filled.items()}


def relocated(marks: tuple[Mark, ...], old: str, new: str) -> tuple[Mark, ...]:
    """The marks of one text on another: those whose words still stand there, each at its nearest place."""
    if old == new:
        return marks
    found = ((mark, _nearest(old[mark.start : mark.end], new, mark.start)) for mark in marks)
    return tuple(Mark(at, at + mark.end - mark.start, mark.question) for mark, at in found if at >= 0)


def _nearest(words: str, text: str, near: int) -> int:
    at = text.find(words, max(0, near - len(words)))
    return at if at >= 0 else text.find(words)


def person_of(said: Fields, before: Person, same_as: Place | None = None) -> Person:
    """A party as the form tells it. same_as   address of the reporter where "sama dengan pelapor" was ticked"""
    return Person(
        roles=tuple(Role(role) for role in said["roles"]),
        being=Being(said["being"]),
        birth=Birth(
            said["birth_place"],
            said["birth_on"],
            None if said["birth_on"] else said["age"],
            "" if said["birth_on"] or said["age"] is not None else said["birth_unknown"],
        ),
        sex=Sex(said["sex"]) if said["sex"] else None,
        address=same_as if same_as is not None else place_of(said, "home_", before.address),
        **{name: said[name] for name in _LINES},
        **_special(said, before),
    )


SPECIAL = ("attorney", "speaks_for", "service", "consular", "reads", "dead")
"""What is asked only where it matters; what a page did not show stays as it was."""


def _special(said: Fields, before: Person) -> dict[str, Any]:
    shown = said["shown"].split(",")
    told = {**said, "reads": not said["unlettered"]}
    return {name: told[name] if name in shown else getattr(before, name) for name in SPECIAL}


def special_of(person: Person, facts: tuple[str, ...]) -> tuple[str, ...]:
    """What of SPECIAL matters for this person, in the order in which it is asked.

    facts   codes of the account
    """
    is_body, roles = person.being is Being.BADAN, set(person.roles)
    matters = {
        "attorney": person.as_what == "kuasa",
        "speaks_for": is_body,
        "service": Role.TERLAPOR in roles and bool({"terlapor_polri", "terlapor_tni"} & set(facts)),
        "consular": Role.PELAPOR in roles and person.nationality not in ("", "Indonesia"),
        "reads": Role.PELAPOR in roles and person.being is Being.ORANG,
        "dead": Role.KORBAN in roles and Role.PELAPOR not in roles and person.being is Being.ORANG,
    }
    return tuple(name for name in SPECIAL if matters[name])


_LINES = (
    "name",
    "alias",
    "id_kind",
    "id_number",
    "id_basis",
    "religion",
    "nationality",
    "occupation",
    "education",
    "phone",
    "as_what",
    "relation",
    "features",
    "needs",
)


def person_fields(person: Person) -> dict[str, Any]:
    """Values that fill the form of a party."""
    return {
        "roles": [str(role) for role in person.roles],
        "being": str(person.being),
        "birth_place": person.birth.place,
        "birth_on": person.birth.on,
        "age": person.birth.age,
        "birth_unknown": person.birth.unknown,
        "sex": str(person.sex) if person.sex else "",
        **place_fields(person.address, "home_"),
        **{name: getattr(person, name) for name in (*_LINES, "attorney", "speaks_for", "service", "consular", "dead")},
        "unlettered": not person.reads,
    }


def thing_of(said: Fields, kind: str, kind_name: str, names: tuple[str, ...]) -> Thing:
    """A thing as the form tells it. names   marks that its kind has, each the field `mark_<name>`"""
    marks = {name: said[f"mark_{name}"] for name in names if said[f"mark_{name}"]}
    lines = {name: said[name] for name in ("name", "part", "amount", "unit", "value", "note")}
    return Thing(kind=kind, kind_name=kind_name, marks=marks, **lines)


def thing_fields(thing: Thing) -> dict[str, Any]:
    """Values that fill the form of a thing."""
    lines = {name: getattr(thing, name) for name in ("name", "part", "amount", "unit", "value", "note")}
    return lines | {f"mark_{name}": words for name, words in thing.marks.items()}


def konseling_of(said: Fields) -> KonselingNotes:
    """The sheet of a konseling as the form tells it."""
    filing = Filing(**{name: said[name] for name in _FILING})
    return KonselingNotes(explained=tuple(said["explained"]), filing=filing, **{name: said[name] for name in _SHEET})


_FILING = ("candidate", "relation", "known_on", "abroad", "ward", "nearer_gone", "refused", "separated")
_SHEET = ("topic", "points", "papers_shown", "seen", "unseen", "wishes", "advice", "complaint", "room")


def konseling_fields(notes: KonselingNotes, filing: Filing) -> dict[str, Any]:
    """Values that fill the form of a konseling. filing   facts of the complaint, those told elsewhere among them"""
    told = {name: getattr(filing, name) for name in _FILING}
    return {"explained": list(notes.explained), **{name: getattr(notes, name) for name in _SHEET}, **told}
