"""From the form of a finding to its shapes, and back; what the form does not ask stays as it was."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from spkt.access._findings import signers, suspected
from spkt.access.matters import OneMatter
from spkt.desk.matters._shapes import place_fields, place_of
from spkt.desk.reports._finding_form import MOST_ROWS, FindingForm
from spkt.law._report import Finding, Met, Secured
from spkt.law.case import Account, Birth, Moment, Person, Place, Role, Sex, Span, Thing
from spkt.law.secrecy import CIRCUMSTANCES

Fields = dict[str, Any]
ASKED = frozenset(circumstance.code for circumstance in CIRCUMSTANCES)
OFFERED = (Role.TERLAPOR, Role.KORBAN, Role.SAKSI, Role.PELAPOR)


def met_of(form: FindingForm, before: OneMatter | None, officers: tuple[Any, ...]) -> Met:
    """What the form says, over what was there before.

    before      None for a finding that begins now; officers    among whom the witnesses were chosen
    """
    said = form.cleaned_data
    persons, secured = _people(form, before)
    things, found_by = _things(form, before)
    old = before.case.finding if before else Finding()
    finding = replace(
        old,
        how=tuple(said["how"]),
        situation=said["situation"].strip(),
        first_action=said["first_action"],
        unit=said["unit"],
        witnesses=signers(officers, said["witnesses"]),
        secured=secured,
        found_by=found_by,
        charges=suspected([said["charge_1"], said["charge_2"]], before.case.charges if before else ()),
    )
    return Met(_account(said, before), persons, things, finding, said["subject"])


def _account(said: Fields, before: OneMatter | None) -> Account:
    old = before.case.account if before else Account()
    uraian = said["uraian"].strip()
    kept = tuple(fact for fact in old.facts if fact not in ASKED)
    told_by_another = bool(old.words) and old.words != old.uraian
    return replace(
        old,
        words=old.words if told_by_another else uraian,
        marks=old.marks if told_by_another else (),
        uraian=uraian,
        deed=said["subject"],
        when=replace(
            old.when,
            start=_moment(said["start_on"], said["start_at"], about=said["start_about"]) or None,
            end=old.when.end if said["start_on"] else None,
            known=_moment(said["known_on"], said["known_at"], about=False),
            unknown="",
        ),
        where=place_of(said, "", old.where),
        facts=(*kept, *said["facts"]),
    )


def _moment(on: Any, at: Any, *, about: bool) -> Moment | None:
    return Moment(on, at, about) if on else None


def _people(form: FindingForm, before: OneMatter | None) -> tuple[tuple[Person, ...], tuple[Secured, ...]]:
    stored = before.case.persons if before else ()
    persons: list[Person] = []
    secured: list[Secured] = []
    for n in range(1, form.rows[0] + 1):
        said = form.said("orang", n)
        if said:
            persons.append(_person(said, stored[n - 1] if n <= len(stored) else Person(())))
        if said and said["secured_at"]:
            secured.append(Secured(len(persons), _utc(said["secured_at"]), _utc(said["rights_at"])))
    return tuple(persons), tuple(secured)


def _utc(at: datetime | None) -> Any:
    return at.astimezone(UTC) if at else None


def _person(said: Fields, old: Person) -> Person:
    kept = tuple(role for role in old.roles if role not in OFFERED or (role is Role.PELAPOR and old.name))
    age = said["age"]
    birth = old.birth if old.birth.on or age == old.birth.age else Birth(age=age)
    place = old.address if said["address"] == old.address.detail else Place(detail=said["address"])
    return replace(
        old,
        roles=tuple(dict.fromkeys((Role(said["role"] or Role.TERLAPOR), *kept))),
        name=said["name"],
        sex=Sex(said["sex"]) if said["sex"] else None,
        birth=birth,
        features=said["features"],
        occupation=said["occupation"],
        address=place,
    )


def _things(form: FindingForm, before: OneMatter | None) -> tuple[tuple[Thing, ...], dict[int, str]]:
    stored = before.case.goods if before else ()
    things: list[Thing] = []
    found_by: dict[int, str] = {}
    for n in range(1, form.rows[1] + 1):
        said = form.said("barang", n)
        if not said:
            continue
        old = stored[n - 1] if n <= len(stored) else Thing("", part="bukti")
        lines = {"name": said["name"], "note": said["note"], "unit": said["unit"] or "buah"}
        things.append(replace(old, amount=said["amount"] or "1", **lines))
        if said["found_by"]:
            found_by[len(things)] = said["found_by"]
    return tuple(things), found_by


def fields_of(found: OneMatter) -> Fields:
    """Values that fill the form again from what is on record."""
    case = found.case
    account, told = case.account, case.finding
    codes = [*(charge.code for charge in case.charges), "", ""]
    filled: Fields = {
        "subject": case.subject,
        "how": list(told.how),
        "situation": told.situation,
        "first_action": told.first_action,
        "unit": told.unit,
        "uraian": account.uraian,
        "witnesses": [signer.number for signer in told.witnesses],
        "facts": list(account.facts),
        "charge_1": codes[0],
        "charge_2": codes[1],
        **_span(account.when),
        **place_fields(account.where, ""),
    }
    for n, (row, person) in enumerate(case.parties, 1):
        filled |= {f"orang_{n}_{name}": value for name, value in _person_row(found, row.ordinal, person).items()}
    for n, (kept, thing) in enumerate(case.things, 1):
        lines = {name: getattr(thing, name) for name in ("name", "amount", "unit", "note")}
        lines["found_by"] = told.found_by.get(kept.ordinal, "")
        filled |= {f"barang_{n}_{name}": value for name, value in lines.items()}
    return filled


def _span(when: Span) -> Fields:
    start, known = when.start, when.known
    return {
        "start_on": start.on if start else None,
        "start_at": start.at if start else None,
        "start_about": start.about if start else True,
        "known_on": known.on if known else None,
        "known_at": known.at if known else None,
    }


def _person_row(found: OneMatter, ordinal: int, person: Person) -> Fields:
    held = next((each for each in found.case.finding.secured if each.party == ordinal), None)
    role = next((role for role in OFFERED if role in person.roles), Role.SAKSI)
    return {
        "name": person.name,
        "role": str(role),
        "sex": str(person.sex) if person.sex else "",
        "age": person.birth.age,
        "features": person.features,
        "occupation": person.occupation,
        "address": person.address.detail,
        "secured_at": held.at if held else None,
        "rights_at": held.rights_told_at if held else None,
    }


def rows_of(found: OneMatter | None) -> tuple[int, int]:
    """How many rows of people and of things the form opens with: those on record, at least one."""
    if found is None:
        return 1, 1
    return max(1, len(found.case.persons)), max(1, len(found.case.goods))


def rows_typed(typed: Any, grown: str = "") -> tuple[int, int]:
    """The same from what was posted or kept, with one more of what was asked for.

    typed   {"people": "2", "goods": "1"}; grown    "people", "goods" or ""
    """
    counts = []
    for name in ("people", "goods"):
        said = str(typed.get(name) or "")
        count = int(said) if said.isdecimal() and len(said) < 3 else 1
        counts.append(min(MOST_ROWS, count + (name == grown)))
    return counts[0], counts[1]


def clock_fields(here: datetime) -> Fields:
    """A finding begins with now as the time of knowing; the deed may have been before."""
    return {"known_on": here.date(), "known_at": here.time().replace(second=0, microsecond=0), "start_about": True}
