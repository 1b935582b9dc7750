"""From what the forms hold to the shapes of a loss, a find and a return, and back; pure, to be tested both ways."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from spkt.desk.losses import _items
from spkt.desk.losses._items import Asked
from spkt.law.case import Birth, Confirmation, Moment, Person, Place, Role, Sex, Span
from spkt.law.losses import Find, FoundThing, Item, Loss, Return
from spkt.law.writing import place_text

Fields = Mapping[str, Any]
KTP = "KTP-EL"


def loss_of(said: Fields, things: Iterable[Asked], before: Loss) -> Loss:
    """The loss as the form tells it; what the form does not ask stays as it was."""
    reporter = _person_of(said, before.reporter)
    thumb = bool(said.get("witness_1") and said.get("witness_2"))
    given = (
        Confirmation("cap jempol", (said["witness_1"], said["witness_2"])) if thumb else Confirmation("tanda tangan")
    )
    return replace(
        before,
        reporter=reporter,
        items=tuple(Item(each.number, _items.thing_of(each, said, reporter)) for each in things),
        when=_span(said),
        where=_place(said.get("where", ""), before.where),
        how=said.get("how", ""),
        search=said.get("search", ""),
        stolen=said.get("stolen", ""),
        supports=tuple(said.get("supports", ())),
        confirmation=given,
    )


def _person_of(said: Fields, before: Person) -> Person:
    nik = said.get("nik", "")
    roles = before.roles if Role.PELAPOR in before.roles else (Role.PELAPOR,)
    return replace(
        before,
        roles=roles,
        name=said.get("name", ""),
        id_kind=KTP if nik else "",
        id_number=nik,
        id_basis=said.get("id_basis", ""),
        birth=replace(before.birth, place=said.get("birth_place", ""), on=said.get("birth_on")),
        sex=Sex(said["sex"]) if said.get("sex") else None,
        religion=said.get("religion", ""),
        nationality=said.get("nationality", "") or "Indonesia",
        occupation=said.get("occupation", ""),
        address=_place(said.get("address", ""), before.address),
        phone=said.get("phone", ""),
    )


def _place(text: str, before: Place) -> Place:
    """One line as a place; a place that reads the same keeps its region."""
    return before if text == place_text(before) else Place(detail=text)


def _span(said: Fields) -> Span:
    start = _moment(said, "lost", about=bool(said.get("lost_about")))
    end = _moment(said, "end", about=True)
    return Span(start, end if start else None)


def _moment(said: Fields, name: str, *, about: bool) -> Moment | None:
    on = said.get(f"{name}_on")
    return Moment(on, said.get(f"{name}_at"), about) if on else None


def loss_fields(loss: Loss, things: Iterable[Asked]) -> dict[str, Any]:
    """Values that fill the form of a stored loss."""
    who, when = loss.reporter, loss.when
    told = {item.ordinal: item.thing for item in loss.items}
    values: dict[str, Any] = {
        "nik": who.id_number,
        "phone": who.phone,
        "name": who.name,
        "birth_place": who.birth.place,
        "birth_on": who.birth.on,
        "sex": str(who.sex) if who.sex else "",
        "occupation": who.occupation,
        "address": place_text(who.address),
        "religion": who.religion,
        "nationality": who.nationality,
        "id_basis": who.id_basis,
        "lost_on": when.start.on if when.start else None,
        "lost_at": when.start.at if when.start else None,
        "lost_about": when.start.about if when.start else True,
        "end_on": when.end.on if when.end else None,
        "end_at": when.end.at if when.end else None,
        "where": place_text(loss.where),
        "how": loss.how,
        "search": loss.search,
        "stolen": loss.stolen,
        "supports": list(loss.supports),
        "witness_1": next(iter(loss.confirmation.witnesses), ""),
        "witness_2": next(iter(loss.confirmation.witnesses[1:]), ""),
    }
    for each in things:
        if each.number in told:
            values |= _items.fields_of(each, told[each.number], who)
    return values


def identity_fields(person: Person) -> dict[str, Any]:
    """Values of the identity alone, for somebody whom the desk has served before."""
    names = (
        "nik",
        "phone",
        "name",
        "birth_place",
        "birth_on",
        "sex",
        "occupation",
        "address",
        "religion",
        "nationality",
    )
    filled = loss_fields(Loss(reporter=person), ())
    return {name: filled[name] for name in names}


def find_of(said: Fields, things: Iterable[Asked]) -> Find:
    """The find as the form tells it."""
    finder = Person(
        roles=(Role.PELAPOR,),
        name=said["finder"],
        phone=said["phone"] if said["finder"] else "",
        address=Place(detail=said["address"]) if said["finder"] else Place(),
        id_basis="mengaku bernama" if said["finder"] else "",
    )
    found = tuple(
        FoundThing(
            _items.thing_of(each, said),
            *(said.get(each.field(name), "") for name in ("condition", "photo", "seal")),
        )
        for each in things
    )
    when = Span(Moment(said["found_on"], said["found_at"]))
    names = tuple(name for name in (said["witness_1"], said["witness_2"]) if name)
    return Find(finder, found, when, Place(detail=said["where"]), names)


def return_of(said: Fields, count: int) -> Return:
    """The return as the form tells it. count    how many things there are"""
    nik = said["nik"]
    receiver = Person(
        roles=(),
        name=said["name"],
        id_kind=KTP if nik else "",
        id_number=nik,
        id_basis="" if nik else "mengaku bernama",
        birth=Birth(),
        address=Place(detail=said["address"]),
        phone=said["phone"],
        as_what=said["as_what"] or "pemilik",
    )
    return Return(
        receiver=receiver,
        ownership=tuple(line.strip() for line in said["ownership"].splitlines() if line.strip()),
        exits=tuple(said[f"exit_{n}"] for n in range(1, count + 1)),
        reason=said["reason"],
        attorney=said["attorney"],
        how=said["how"],
        officer_signed=said["officer_signed"],
        witnesses=tuple(name for name in (said["witness_1"], said["witness_2"]) if name),
    )
