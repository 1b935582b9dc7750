"""Pages of the gelar perkara awal: convene, weigh element by element, decide, sign."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from spkt.access import _people as people
from spkt.access import gelar as seen
from spkt.access.gelar import OneGelar
from spkt.access.matters import case_of, next_acts
from spkt.actions import gelar
from spkt.actions._spine import Refused
from spkt.desk._acts import ticket_of
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.gelar import _rows
from spkt.desk.gelar.forms import WAYS, AttendForm, ChargeForm, OpenForm, ProposeForm, SeatForm, SignForm, WeighForm
from spkt.desk.matters import _open
from spkt.law._dated import DECRIMINALISED, milder
from spkt.law.journeys.matters import State
from spkt.law.offences import Choice, Offence
from spkt.law.sources import KUHP, NEW_CODE
from spkt.law.writing import plain_date

NO_MORE = 12
"""Hits of the catalogue that one look shows; more words narrow them."""


@show
def open_form(request: Desk, code: str) -> Page:
    """Who of the running watch sits, by function."""
    case = case_of(code, request.reader, "gelar.open")
    groups = _rows.candidate_rows(seen.candidates(case, request.reader))
    form = shown_again(request, OpenForm) or OpenForm()
    act = next((act for act in next_acts(case, request.reader) if act.act == "gelar.open"), None)
    chosen = set(form["officers"].value() or ())
    return Page(
        "gelar/open.html",
        {
            "code": code,
            "ticket": ticket_of(case.matter),
            "form": form,
            "groups": groups,
            "chosen": chosen,
            "act": act,
            "is_mine": _rows.is_open(act),
            "me_name": _rows.spoken(request.reader.officer.rank, request.reader.officer.name),
        },
    )


@do(again=open_form)
def open_gelar(request: Desk, code: str) -> HttpResponse:
    """Convenes the conference."""
    form = _open.checked(request, OpenForm(request.POST), code, "gelar.open")
    gelar.open_gelar(by=request.reader, key=once(request), code=code, officers=form.cleaned_data["officers"])
    return to("gelar.one", code=code)


@show
def one(request: Desk, code: str) -> Page:
    """The conference: elements with their facts, seats, outcome, signatures."""
    found = seen.one(code, request.reader)
    if found.case.gelar is None:
        return Page("gelar/none.html", {"code": code, "ticket": _rows.ticket(found), "act": found.act("gelar.open")})
    return Page(
        "gelar/one.html",
        {"code": code, **_head(request, found), **_weighing(request, found), **_deciding(request, found)},
    )


def _head(request: Desk, found: OneGelar) -> dict[str, Any]:
    reader, case = request.reader, found.case
    mine = next((seat for seat in case.seats if seat.officer_id == reader.officer.pk), None)
    notes = case.konseling[1] if case.konseling else None
    can_seat = _rows.is_open(found.act("gelar.seat"))
    assert case.gelar is not None
    return {
        "ticket": _rows.ticket(found),
        "reporter": case.reporter.name.title() if case.reporter and not case.matter.secrecy else "",
        "matter_url": _rows.matter_url(code=case.matter.code),
        "place": notes.room if notes else "",
        "opened_at": _rows.at(case.gelar.opened_at, reader),
        "closed_at": _rows.at(case.gelar.closed_at, reader),
        "is_running": case.matter.state == State.GELAR,
        "paper": found.paper,
        "seats": _rows.seats(found, reader),
        "quorum": _rows.quorum(found),
        "can_seat": can_seat,
        "can_lead": _rows.is_open(found.act("gelar.lead")),
        "candidates": _rows.candidate_rows(seen.candidates(case, reader)) if can_seat else [],
        "must_attend": mine is not None and not mine.attended_at and case.matter.state == State.GELAR,
        "attend": shown_again(request, AttendForm) or AttendForm(),
    }


def _weighing(request: Desk, found: OneGelar) -> dict[str, Any]:
    notes = found.case.notes
    form = shown_again(request, WeighForm) or WeighForm(charges=notes.charges, sources=seen.sources(found.case))
    act = found.act("gelar.weigh")
    return {
        "weigh_form": form,
        "charges": _rows.charges(found, form),
        "deed_day": _rows.deed_day(found),
        "source_groups": _rows.source_groups(found),
        "can_weigh": _rows.is_open(act) or form.is_bound,
        "can_charge": _rows.is_open(found.act("gelar.charge")),
        "weigh_reasons": [_(reason) for reason in act.reasons] if act and act.mine else [],
        "dissents": notes.dissents,
        "cautions": _rows.cautions(found),
    }


def _deciding(request: Desk, found: OneGelar) -> dict[str, Any]:
    notes, act, sign = found.case.notes, found.act("gelar.propose"), found.act("gelar.sign")
    form = shown_again(request, ProposeForm) or ProposeForm(initial=_proposed(found))
    return {
        "propose": form,
        "outcomes": _rows.outcomes(str(form["outcome"].value() or "")),
        "can_propose": _rows.is_open(act) or form.is_bound,
        "propose_reasons": [_(reason) for reason in act.reasons] if act and act.mine else [],
        "asks_leader": act is not None and not act.mine,
        "outcome": _rows.outcome_words(notes.outcome),
        "notes": notes,
        "sign": shown_again(request, SignForm) or SignForm(),
        "can_sign": _rows.is_open(sign),
        "sign_reasons": [_(reason) for reason in sign.reasons] if sign and sign.mine else [],
    }


def _proposed(found: OneGelar) -> dict[str, Any]:
    notes = found.case.notes
    is_way = notes.outcome in {value for value, _label in WAYS if value}
    if not notes.outcome and people.is_decriminalised(found.case):
        return {"outcome": State.BUKAN_PIDANA, "reasons": _(DECRIMINALISED) % KUHP["pasal 3 ayat (2)"]}
    return {
        "outcome": "lain" if is_way else notes.outcome,
        "way": notes.outcome if is_way else "",
        "deadline": notes.deadline,
        "missing": "\n".join(notes.missing),
        "reasons": notes.reasons,
        "next_acts": notes.next_acts,
    }


@do(again=one)
def seat(request: Desk, code: str) -> HttpResponse:
    """Adds a seat, or strikes one."""
    form = _open.checked(request, SeatForm(request.POST), code, "gelar.seat")
    said = form.cleaned_data
    gelar.seat(by=request.reader, key=once(request), code=code, officer=said["officer"], strike=said["strike"])
    return to("gelar.one", code=code)


@do(again=one)
def lead(request: Desk, code: str) -> HttpResponse:
    """Another Kanit takes the lead."""
    gelar.lead(by=request.reader, key=once(request), code=code)
    return to("gelar.one", code=code)


@do(again=one)
def attend(request: Desk, code: str) -> HttpResponse:
    """I am here, and related to nobody (or to somebody)."""
    form = _open.checked(request, AttendForm(request.POST), code, "gelar.attend")
    gelar.attend(by=request.reader, key=once(request), code=code, unrelated=form.cleaned_data["unrelated"] == "ya")
    return to("gelar.one", code=code)


@show
def charge_form(request: Desk, code: str) -> Page:
    """Searches the catalogue of the day of the deed; old and new stand side by side where both may hold."""
    found = seen.one(code, request.reader)
    picked = request.POST.get("offence") or request.GET.get("pasal", "")
    words = request.GET.get("q", _first_word(found))
    if "q" not in request.GET and not seen.choices(found.case, words, request.reader):
        words = ""  # what she calls it is no word of the law: nobody asked for a search without an answer
    pairs = seen.choices(found.case, words, request.reader)
    every = seen.choices(found.case, "", request.reader) if picked else []
    pair = next((each for each in every if picked in (each.new.code, each.old.code if each.old else "")), None)
    charges, can_charge = found.case.notes.charges, _rows.is_open(found.act("gelar.charge"))
    form = shown_again(request, ChargeForm) or ChargeForm(initial={"keep": [c.code for c in charges]}, charges=charges)
    return Page(
        "gelar/charge.html",
        {
            "code": code,
            "ticket": _rows.ticket(found),
            "deed_day": _rows.deed_day(found),
            "words": words,
            "hits": [_hit(each, pair) for each in pairs[:NO_MORE]],
            "left_out": max(0, len(pairs) - NO_MORE),
            "sides": _sides(pair, picked) if pair else [],
            "has_old": bool(pair and pair.old),
            "milder": _milder(pair),
            "new_code": plain_date(NEW_CODE),
            "form": form,
            "charges": charges,
            "can_charge": can_charge,
            "can_use": can_charge and bool(pair or charges),
            "reasons": _reasons(found),
        },
    )


def _milder(pair: Choice | None) -> dict[str, str]:
    """Which of the two is better for the offender by its longest term: a hint with its article, no choice."""
    found = milder(pair) if pair else None
    return {"article": _article(found), "cite": str(KUHP["pasal 3 ayat (1)"])} if found else {}


def _reasons(found: OneGelar) -> list[str]:
    act = found.act("gelar.charge")
    return [_(reason) for reason in act.reasons] if act and act.mine else [_("Minta peserta gelar memilih pasalnya.")]


def _first_word(found: OneGelar) -> str:
    return next(iter(found.case.account.deed.split()), "")


def _hit(pair: Choice, chosen: Choice | None) -> dict[str, Any]:
    return {
        "code": pair.new.code,
        "name": pair.new.name,
        "articles": [_article(each) for each in _both(pair)],
        "on": chosen is not None and pair.new.code == chosen.new.code,
    }


def _both(pair: Choice) -> list[Offence]:
    return [pair.new, pair.old] if pair.old else [pair.new]


def _article(offence: Offence) -> str:
    return _("Pasal %(article)s %(law)s") % {"article": offence.article, "law": offence.law.short}


def _sides(pair: Choice, picked: str) -> list[dict[str, Any]]:
    """The offence in each law; the new one is preselected."""
    chosen = pair.old.code if pair.old and picked == pair.old.code else pair.new.code
    return [
        {
            "code": each.code,
            "name": each.name,
            "article": _article(each),
            "elements": seen.element_texts(each),
            "penalty": each.penalty,
            "is_old": each is pair.old,
            "on": each.code == chosen,
        }
        for each in _both(pair)
    ]


@do(again=charge_form)
def charge(request: Desk, code: str) -> HttpResponse:
    """Weighs these offences from now on."""
    charges = seen.one(code, request.reader).case.notes.charges
    form = _open.checked(request, ChargeForm(request.POST, charges=charges), code, "gelar.charge")
    gelar.charge(
        by=request.reader,
        key=once(request),
        code=code,
        offences=form.offences(),
        reason=form.cleaned_data["reason"],
    )
    return to("gelar.one", code=code)


@do(again=one)
def weigh(request: Desk, code: str) -> HttpResponse:
    """Weighs every element that changed on this page."""
    case = seen.one(code, request.reader).case
    asked = WeighForm(request.POST, charges=case.notes.charges, sources=seen.sources(case))
    form = _open.checked(request, asked, code, "gelar.weigh")
    weighed = form.weighed()
    if not weighed:
        raise Refused(_("Belum ada unsur yang berubah. Pilih penilaiannya dulu, lalu simpan."))
    gelar.weigh(by=request.reader, key=once(request), code=code, weighed=weighed)
    return to("gelar.one", code=code)


@do(again=one)
def propose(request: Desk, code: str) -> HttpResponse:
    """The leader writes the outcome; earlier signatures are void."""
    form = _open.checked(request, ProposeForm(request.POST), code, "gelar.propose")
    gelar.propose(by=request.reader, key=once(request), code=code, proposal=form.proposal())
    return to("gelar.one", code=code)


@do(again=one)
def sign(request: Desk, code: str) -> HttpResponse:
    """Signs the proposed wording; the leader's signature closes the gelar."""
    form = _open.checked(request, SignForm(request.POST), code, "gelar.sign")
    gelar.sign(by=request.reader, key=once(request), code=code, dissent=form.cleaned_data["dissent"])
    return to("gelar.one", code=code)
