"""What the page of the gelar draws, out of the case file: seats, elements with their sources, summary, outcome."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.forms import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access._gate import Reader
from spkt.access._people import complaint_cautions, services
from spkt.access.gelar import SEAT_ROLES, Candidate, OneGelar, Source, Weight, needs_complaint, sources, weight
from spkt.access.matters import NextAct
from spkt.desk._acts import ticket_of
from spkt.desk._aloud import is_unknown, shown_name
from spkt.desk.gelar.forms import OTHER, OUTCOMES, WAYS, WeighForm
from spkt.law.case import Charge, Person, Thing
from spkt.law.journeys.matters import QUORUM
from spkt.law.roles import Role
from spkt.law.words import N_
from spkt.law.writing import local, short_date, wall_time

ICONS = {"kalimat": "message-square-text", "orang": "user", "barang": "package"}
Row = dict[str, Any]


def at(moment: datetime | None, reader: Reader) -> str:
    """ "02.12" on the unit's clock, "" for what has not happened."""
    return wall_time(local(moment, reader.zone).time(), "") if moment else ""


def spoken(rank: str, name: str) -> str:
    """ "Aiptu Lukas Bayan Senja": an officer as pages name him."""
    given, comma, degrees = name.partition(",")
    return f"{rank.title()} {given.title()}{comma}{degrees}"


def initials(name: str) -> str:
    """ "LB": who signs, in two letters."""
    return "".join(word[0] for word in name.split(",")[0].split()[:2]).upper()


def seats(one: OneGelar, reader: Reader) -> list[Row]:
    """Seats with what they have done so far."""
    gelar, can_strike = one.case.gelar, is_open(one.act("gelar.seat"))
    return [
        {
            "pk": str(seat.officer_id),
            "name": spoken(seat.officer.rank, seat.officer.name),
            "initials": initials(seat.officer.name),
            "role": _seat_role(seat.role, seat.fungsi, gelar is not None and seat.officer_id == gelar.leader_id),
            "note": _seat_note(seat, reader),
            "related": bool(seat.attended_at and not seat.unrelated),
            "signed": bool(seat.signed_at),
            "mine": seat.officer_id == reader.officer.pk,
            "can_strike": can_strike and gelar is not None and seat.officer_id != gelar.leader_id,
        }
        for seat in sorted(one.case.seats, key=lambda seat: _place(seat, gelar))
    ]


def _place(seat: Any, gelar: Any) -> tuple[bool, int, str, str]:
    """Where a seat stands in the list, whoever came first: the leader, the detective, the others by function."""
    return seat.officer_id != gelar.leader_id, SEAT_ROLES.index(Role(seat.role)), seat.fungsi, seat.officer.name


def _seat_role(role: str, fungsi: str, leads: bool) -> str:
    label = f"Piket {fungsi}" if role == Role.PIKET_FUNGSI else _(Role(role).label)
    return f"{label}, {_('pemimpin gelar')}" if leads else label


def _seat_note(seat: Any, reader: Reader) -> str:
    if seat.signed_at:
        return _("ditandatangani %(at)s") % {"at": at(seat.signed_at, reader)}
    if not seat.attended_at:
        return _("belum hadir")
    return _("hadir %(at)s") % {"at": at(seat.attended_at, reader)}


def quorum(one: OneGelar) -> Row:
    """Is the conference complete? tone and words for the tag."""
    present = sum(1 for seat in one.case.seats if seat.attended_at and seat.unrelated)
    words = _("kuorum %(n)d") if present >= QUORUM else _("hadir %(n)d dari 3")
    return {"text": words % {"n": present}, "tone": "ok" if present >= QUORUM else "warn"}


def is_open(act: NextAct | None) -> bool:
    """Is it his, and does nothing stand against it?"""
    return act is not None and act.mine and not act.reasons


def candidate_rows(found: dict[str, tuple[Candidate, ...]]) -> list[Row]:
    """Groups of officers who could sit."""
    return [{"fungsi": fungsi, "officers": [_candidate(each) for each in group]} for fungsi, group in found.items()]


def _candidate(each: Candidate) -> Row:
    duty = each.duty
    role = f"Piket {duty.fungsi}" if duty.role is Role.PIKET_FUNGSI else _(duty.role.label)
    return {"pk": duty.pk, "name": spoken(duty.rank, duty.name), "role": role, "sat": each.sat}


def cautions(one: OneGelar) -> list[Row]:
    """What stands against the complaint, and who may not sit: shown, and no bar."""
    found = [{"text": _(each.sentence) % each.named, "cite": str(each.cite)} for each in complaint_cautions(one.case)]
    return [*found, *({"text": _(KIN_UNIT) % unit, "cite": ""} for unit in services(one.case))]


KIN_UNIT = N_("Yang dilaporkan bertugas di %s. Jangan dudukkan peserta dari satuannya.")


def charges(one: OneGelar, form: WeighForm) -> list[Row]:
    """Offences with their elements, each with its controls and what it rests on."""
    known = {source.key: source for source in sources(one.case)}
    return [_charge(charge, form, known) for charge in one.case.notes.charges]


def _charge(charge: Charge, form: WeighForm, known: dict[str, Source]) -> Row:
    return {
        "name": charge.name,
        "article": _("Pasal %(article)s %(law)s") % {"article": charge.article, "law": charge.law},
        "reason": charge.reason,
        "complaint": needs_complaint(charge),
        "code": charge.code,
        "elements": [_element(charge, n, form, known) for n in range(len(charge.elements))],
        "summary": summary(weight(charge)),
        "is_met": weight(charge).is_met,
    }


def _element(charge: Charge, n: int, form: WeighForm, known: dict[str, Source]) -> Row:
    place, element = f"{charge.code}-{n}", charge.elements[n]
    picked = form[f"sources-{place}"]
    return {
        "field": form[f"verdict-{place}"],
        "basis": form[f"basis-{place}"],
        "was": form[f"was-{place}"],
        "picks": list(_picks(picked, known)),
        "said": form[f"basis-{place}"].value() or "",
        "links": [chip(known[key]) for key in picked.value() or () if key in known],
        "by": element.by.title(),
        "is_typed": form.is_bound and bool(form[f"verdict-{place}"].errors or form[f"basis-{place}"].errors),
    }


def _picks(field: BoundField, known: dict[str, Source]) -> Iterable[Row]:
    chosen = set(field.value() or ())
    for n, source in enumerate(known.values()):
        row = chip(source)
        yield {
            **row,
            "id": f"{field.auto_id}_{n}",
            "name": field.html_name,
            "value": source.key,
            "on": source.key in chosen,
        }


def chip(source: Source) -> Row:
    """A source as a small link to its place on this page."""
    kind, _sep, number = source.key.partition(":")
    return {
        "key": source.key,
        "label": _label(source, kind, number),
        "text": _text(source),
        "icon": ICONS[kind],
        "anchor": f"{kind}-{number}",
        "url": f"#{kind}-{number}",
        "number": number,
    }


def _text(source: Source) -> str:
    """What the source says; of somebody whose name nobody knows what was seen of him."""
    if source.person and is_unknown(source.person):
        return ", ".join(part for part in (shown_name(source.person), source.person.features) if part)
    return source.text


def _label(source: Source, kind: str, number: str) -> str:
    if source.person:
        return person_label(source.person)
    if source.thing:
        return thing_label(source.thing)
    return _("cerita, kal. %(n)s") % {"n": number}


def person_label(person: Person) -> str:
    """ "saksi HT": the part someone plays, and two letters; "terlapor ?" where nobody knows him."""
    return f"{person.roles[0] if person.roles else ''} {initials(person.name) if person.name else '?'}".strip()


def thing_label(thing: Thing) -> str:
    """The thing by its name, with a short mark where it has one."""
    return thing.name


def source_groups(one: OneGelar) -> list[Row]:
    """Everything an element can rest on, to be read below and linked to."""
    rows = [chip(source) for source in sources(one.case)]
    titles = (("kalimat", _("Cerita pelapor")), ("orang", _("Orang")), ("barang", _("Barang")))
    groups = [
        {"title": title, "rows": [row for row in rows if row["anchor"].startswith(kind)]} for kind, title in titles
    ]
    return [group for group in groups if group["rows"]]


def summary(found: Weight) -> Row:
    """How much of the offence is shown, in words."""
    own, ways = ({"n": pair[0], "all": pair[1]} for pair in (found.own, found.ways))
    rest = _(", keadaan memberatkan %(n)d dari %(all)d") % own if own["all"] else ""
    if ways["all"]:
        more = _(", keadaan lain %(n)d dari %(all)d") if rest else _(", keadaan memberatkan %(n)d dari %(all)d")
        rest += more % ways + _(" (satu sudah cukup)")
    core = _("Unsur pokok %(n)d dari %(all)d") % {"n": found.core[0], "all": found.core[1]}
    return {"core": core, "rest": rest}


def deed_day(one: OneGelar) -> str:
    """On which day the offence was chosen, in words; both days of a deed that lasted."""
    start, end = one.case.account.when.start, one.case.account.when.end
    days = dict.fromkeys(short_date(each.on).partition(" ")[2] for each in (start, end) if each)
    return " – ".join(days) or _("yang belum diketahui")


def outcomes(chosen: str) -> list[Row]:
    """The outcomes as cards; what goes another way stands under one."""
    ways = {value for value, _label in WAYS if value}
    picked = OTHER if chosen in ways or chosen == OTHER else chosen
    return [
        {"value": str(value), "label": label, "note": note, "on": str(value) == picked}
        for value, label, note in OUTCOMES
    ]


def outcome_words(outcome: str) -> str:
    """The outcome as the page says it, "" before there is one."""
    said = {str(value): label for value, label, _note in OUTCOMES} | {
        str(value): label for value, label in WAYS if value
    }
    return str(said.get(outcome, ""))


def ticket(one: OneGelar) -> str:
    """Number of the visit."""
    return ticket_of(one.case.matter)


def matter_url(code: str) -> str:
    """The matter's page."""
    return reverse("matters.one", kwargs={"code": code})
