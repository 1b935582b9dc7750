"""People and things of a matter: written, mended, struck."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from spkt import data
from spkt.access import _intake
from spkt.access._gate import Unseen
from spkt.actions import matters
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open, _shapes, _talk
from spkt.desk.matters.forms import PartyForm, ThingForm
from spkt.law.case import Person, Place, Role, Thing

PARTY, THING = "matters.put_party", "matters.put_thing"
NEW_PARTY, NEW_THING = "matters.add_party", "matters.add_thing"


@show
def party_form(request: Desk, code: str, ordinal: int = 0) -> Page:
    """One person; a new one where no ordinal stands in the address."""
    talk = _intake.talk(code, request.reader, PARTY)
    row, person = _of(talk.case.parties, ordinal) if ordinal else (None, None)
    again = shown_again(request, PartyForm)
    if again is not None:
        return _party_page(request, talk, again, ordinal, person)
    typed = _open.typed_last(request, PARTY, f"{code}-{ordinal}", PartyForm.base_fields)
    stored = {"version": row.version if row else 0, **(_shapes.person_fields(person) if person else _first(talk))}
    return _party_page(request, talk, _party(request, talk, initial=typed or stored), ordinal, person)


def _of(pairs: tuple[tuple[Any, Any], ...], ordinal: int) -> tuple[Any, Any]:
    """The row and what it says. raises Unseen for an ordinal that is not there or struck"""
    for row, said in pairs:
        if row.ordinal == ordinal:
            return row, said
    raise Unseen


def _first(talk: _intake.Talk) -> dict[str, Any]:
    """A matter without a reporter begins with her; others begin with nobody's role."""
    empty = _shapes.person_fields(Person(roles=() if talk.case.reporter else (Role.PELAPOR,)))
    return {name: value for name, value in empty.items() if not name.startswith("home_")}


def _party(request: Desk, talk: _intake.Talk, *args: Any, **more: Any) -> PartyForm:
    anonymous = talk.case.matter.anonymous
    return PartyForm(*args, today=_open.today(request), home=_open.home(request), anonymous=anonymous, **more)


def _party_page(request: Desk, talk: _intake.Talk, form: PartyForm, ordinal: int, person: Person | None) -> Page:
    around = _talk.around(talk, _talk.PEOPLE, PARTY)
    context = {
        **around,
        "form": form,
        "ordinal": ordinal,
        "is_reporter": Role.PELAPOR in (form["roles"].value() or ()),
        "action": _address(NEW_PARTY, PARTY, around["code"], ordinal),
        "hints": _talk.party_hints(person, _open.today(request), talk.case.account.facts)
        if person and not form.is_bound
        else [],
        "regions": [form[f"home_{level}"] for level in _shapes.LEVELS],
        "may_copy": _reporters_address(talk, ordinal) is not None,
        **_special(talk, form, person),
        "draft_url": _draft(PARTY, around["code"], ordinal),
    }
    return Page("matters/put_party.html", context)


def _special(talk: _intake.Talk, form: PartyForm, person: Person | None) -> dict[str, Any]:
    """The fields that matter for this person alone; of a new one, what a reporter or a victim is asked."""
    roles = tuple(Role(each) for each in form["roles"].value() or () if each in set(Role))
    told = _shapes.special_of(person or Person(roles=roles), talk.case.account.facts)
    names = tuple("unlettered" if name == "reads" else name for name in told)
    return {"special": [form[name] for name in names], "special_names": ",".join(told)}


def _address(new: str, one: str, code: str, ordinal: int) -> str:
    where = {"code": code, "ordinal": ordinal} if ordinal else {"code": code}
    return reverse(one if ordinal else new, kwargs=where)


def _draft(act: str, code: str, ordinal: int) -> str:
    return reverse("matters.save_draft", kwargs={"form": act, "subject": f"{code}-{ordinal}"})


def _reporters_address(talk: _intake.Talk, ordinal: int) -> Place | None:
    """Where the reporter lives, for another person who lives there too."""
    for row, person in talk.case.parties:
        if Role.PELAPOR in person.roles and row.ordinal != ordinal and person.address != Place():
            return person.address
    return None


@do(again=party_form)
def put_party(request: Desk, code: str, ordinal: int = 0) -> Page | HttpResponse:
    """The person is on record, or struck after a second look."""
    talk = _intake.talk(code, request.reader, PARTY)
    _row, before = _of(talk.case.parties, ordinal) if ordinal else (None, Person(roles=()))
    if "wilayah" in request.POST:
        form = _party(request, talk, initial=_open.as_typed(request, PartyForm.base_fields))
        return _party_page(request, talk, form, ordinal, before if ordinal else None)
    if "strike" in request.POST and ordinal:
        return _strike(request, talk, PARTY, ordinal, before)
    said = _open.checked(request, _party(request, talk, request.POST), code, PARTY).cleaned_data
    copied = _reporters_address(talk, ordinal) if said["same_address"] else None
    person = _shapes.person_of(said, before, copied)
    kept = {"code": code, "ordinal": ordinal, "version": said["version"], "person": person}
    written = matters.put_party(by=request.reader, key=once(request), **kept)
    _open.sent(request, PARTY, f"{code}-{ordinal}")
    if _talk.party_hints(person, _open.today(request), talk.case.account.facts):
        return to(PARTY, code=code, ordinal=written)
    return to(NEW_THING if request.POST.get("then") == "things" else NEW_PARTY, code=code)


def _strike(request: Desk, talk: _intake.Talk, act: str, ordinal: int, said: Person | Thing) -> Page | HttpResponse:
    """Asks once more, then strikes what was written by mistake."""
    code, version = talk.case.matter.code, _open.version_of(request)
    if "sure" not in request.POST:
        new = NEW_PARTY if act == PARTY else NEW_THING
        step = _talk.PEOPLE if act == PARTY else _talk.THINGS
        back = _address(new, act, code, ordinal)
        more = {"name": said.name, "version": version, "action": back}
        return Page("matters/strike.html", {**_talk.around(talk, step, act), **more})
    strike = {"code": code, "ordinal": ordinal, "version": version, "strike": True}
    if act == PARTY:
        matters.put_party(by=request.reader, key=once(request), person=said, **strike)
    else:
        matters.put_thing(by=request.reader, key=once(request), thing=said, **strike)
    _open.sent(request, act, f"{code}-{ordinal}")
    return to(NEW_PARTY if act == PARTY else NEW_THING, code=code)


def _kind(code: str) -> dict[str, str]:
    """Row of the list of property types, {} for an unknown code."""
    return next((row for row in data.rows("property_types.csv") if row["kode"] == code), {})


@show
def thing_form(request: Desk, code: str, ordinal: int = 0) -> Page:
    """One thing; of a new one the kind is chosen first, because it decides which marks are asked."""
    talk = _intake.talk(code, request.reader, THING)
    row, thing = _of(talk.case.things, ordinal) if ordinal else (None, None)
    kind = _kind(request.POST.get("jenis") or request.GET.get("jenis") or (thing.kind if thing else ""))
    again = shown_again(request, ThingForm)
    if again is not None:
        return _thing_page(talk, again, ordinal, kind, thing)
    form = ThingForm(kind=kind)
    typed = _open.typed_last(request, THING, f"{code}-{ordinal}", form.fields)
    fresh = {"unit": kind.get("satuan", "buah").partition("/")[0], "amount": "1", "part": "objek"}
    stored = {"version": row.version if row else 0, **(_shapes.thing_fields(thing) if thing else fresh)}
    form = ThingForm(kind=kind, initial=typed if _is_of_kind(request, code, ordinal, kind) else stored)
    return _thing_page(talk, form, ordinal, kind, thing)


def _is_of_kind(request: Desk, code: str, ordinal: int, kind: dict[str, str]) -> bool:
    """Does the unsent text belong to a thing of this kind?"""
    return _open.kind_typed(request, THING, f"{code}-{ordinal}") == kind.get("kode", "-")


def _thing_page(talk: _intake.Talk, form: ThingForm, ordinal: int, kind: dict[str, str], thing: Thing | None) -> Page:
    around = _talk.around(talk, _talk.THINGS, THING)
    groups: dict[str, list[dict[str, str]]] = {}
    for row in data.rows("property_types.csv"):
        groups.setdefault(row["kelompok"].replace("_", " ").capitalize(), []).append(row)
    context = {
        **around,
        "form": form,
        "ordinal": ordinal,
        "action": _address(NEW_THING, THING, around["code"], ordinal),
        "kind": kind.get("kode", ""),
        "kind_name": kind.get("nama", ""),
        "groups": list(groups.items()),
        "mark_fields": [form[f"mark_{name}"] for name in form.names],
        "hints": _talk.thing_hints(thing) if thing and not form.is_bound else [],
        "draft_url": _draft(THING, around["code"], ordinal),
    }
    return Page("matters/put_thing.html", context)


@do(again=thing_form)
def put_thing(request: Desk, code: str, ordinal: int = 0) -> Page | HttpResponse:
    """The thing is on record, or struck after a second look."""
    talk = _intake.talk(code, request.reader, THING)
    before = _of(talk.case.things, ordinal)[1] if ordinal else None
    if "strike" in request.POST and before:
        return _strike(request, talk, THING, ordinal, before)
    kind = _kind(request.POST.get("jenis", ""))
    form = _open.checked(request, ThingForm(request.POST, kind=kind), code, THING)
    thing = _shapes.thing_of(form.cleaned_data, kind.get("kode", ""), kind.get("nama", ""), form.names)
    kept = {"code": code, "ordinal": ordinal, "version": form.cleaned_data["version"], "thing": thing}
    written = matters.put_thing(by=request.reader, key=once(request), **kept)
    _open.sent(request, THING, f"{code}-{ordinal}")
    if _talk.thing_hints(thing):
        return to(THING, code=code, ordinal=written)
    return to("matters.read_back" if request.POST.get("then") == "read" else NEW_THING, code=code)
