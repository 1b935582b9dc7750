"""The loss letter on one page: who, what, when and where at the left, the very page at the right."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spkt.access import _drafts as kept
from spkt.access import _large, matters
from spkt.access import losses as access
from spkt.access._gate import Reader, Unseen
from spkt.access.losses import OneLoss
from spkt.actions import losses
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.losses import _items, _shapes
from spkt.desk.losses._items import Asked
from spkt.desk.losses.forms import LossForm
from spkt.desk.matters import _open, _talk
from spkt.desk.papers._large import large_page
from spkt.kit import clock
from spkt.law.deadlines import Promise, promised_minutes
from spkt.law.journeys import STATE_WORDS
from spkt.law.losses import STOLEN, Item, Loss, hints
from spkt.law.writing import age_text, mask_nik

FILL, CHECK, ISSUE = "losses.fill", "losses.check", "losses.issue"
MOST_KINDS = 40


@show
def fill_form(request: Desk, code: str) -> Page | HttpResponse:
    """The form beside its letter; a dossier that became a complaint is shown as what it is now."""
    try:
        found = access.one(code, request.reader, FILL)
    except Unseen:
        matters.case_of(code, request.reader, FILL)  # a code that is not his stays unseen
        return to("matters.one", code=code)
    if found.paper is not None and found.act(FILL) is None:
        return to("papers.one", code=found.paper.code)
    return _page(request, found, *_form(request, found))


def _form(request: Desk, found: OneLoss) -> tuple[LossForm, bool]:
    """The refused form, what was typed last, or what is stored; and whether it is unsent text."""
    again = shown_again(request, LossForm)
    if again is not None:
        return again, False
    typed = kept.typed(request.reader, FILL, found.case.matter.code)
    things = _things(found, typed.get("item"))
    form = _made(request, found, things)
    stored = {"version": found.case.matter.told, **_shapes.loss_fields(found.loss, things)}
    fresh = typed and typed.get("version", [""])[-1] == str(found.case.matter.told)
    last = _open.typed_last(request, FILL, found.case.matter.code, form.fields) if fresh else {}
    if not stored["lost_on"]:
        stored["lost_on"] = _open.today(request)
    return _made(request, found, things, initial=last or stored), bool(last)


def _things(found: OneLoss, posted: list[str] | None = None) -> tuple[Asked, ...]:
    """What is on the form: as it was posted, or else as it is stored."""
    stored = {item.ordinal: _items.of_thing(item.ordinal, item.thing) for item in found.loss.items}
    if posted is None:
        return tuple(stored.values())
    return tuple(each for each in _items.asked(posted) if each.number in stored)


def _made(request: Desk, found: OneLoss, things: tuple[Asked, ...], *args: Any, **more: Any) -> LossForm:
    return LossForm(*args, things=things, today=_open.today(request), shown=found.loss.supports, **more)


def _page(request: Desk, found: OneLoss, form: LossForm, restored: bool) -> Page:
    matter, reader = found.case.matter, request.reader
    act, issue = found.act(FILL), found.act(ISSUE) or found.act(CHECK)
    return Page(
        "losses/fill.html",
        {
            "code": matter.code,
            "ticket": matter.came.ticket,
            "waited": max(0, int((clock.now() - matter.came.arrived_at).total_seconds() // 60)),
            "promised": promised_minutes(Promise.SKTLK, matter.came.day),
            "state": _(STATE_WORDS[matter.state]),
            "form": form,
            "things": _items.drawn(form, form.things),
            "hints": _hints(form.things),
            "wanted": [(each.kind.name, each.kind.asked_later) for each in form.things if each.kind.asked_later],
            "chips": _items.chips(),
            "groups": _items.kind_groups(),
            "known": _known(request, found, form),
            "repeated": _places(access.repeated(found.case, reader), reader),
            "restored": restored,
            "may": bool(act and act.mine and not act.reasons),
            "why_not": _talk.refusal(act),
            "issues": bool(issue and issue.mine),
            "ask": [] if issue is None or issue.mine else [_("Minta %s.") % _(" atau ").join(_(r) for r in issue.by)],
            "told": matter.told,
            "renews": found.loss.renews,
            "draft_url": reverse("matters.save_draft", kwargs={"form": FILL, "subject": matter.code}),
        },
    )


def _hints(things: tuple[Asked, ...]) -> list[dict[str, Any]]:
    rows = ({"name": each.kind.name, "said": [_(hint) for hint in hints(each.kind)]} for each in things)
    return [row for row in rows if row["said"]]


def _places(matches: tuple[Any, ...], reader: Reader) -> list[dict[str, str]]:
    return [
        {
            "thing": each.thing,
            "ticket": each.ticket,
            "state": _(STATE_WORDS[each.state]),
            "at": date_format(clock.local(each.at, reader.zone), "j F Y"),
            "url": reverse("matters.one", args=[each.code]),
        }
        for each in matches
    ]


def _known(request: Desk, found: OneLoss, form: LossForm) -> dict[str, str]:
    """Somebody with this NIK whom the desk served before, while the form names nobody else."""
    typed, name = str(form["nik"].value() or ""), str(form["name"].value() or "")
    known = access.known(typed, request.reader, found.case.matter) if typed and not name else None
    if known is None:
        return {}
    told = (
        age_text(known.person.birth, _open.today(request)),
        mask_nik(known.person.id_number),
        known.person.address.village or known.person.address.detail,
    )
    return {"name": known.person.name.title(), "notes": " · ".join(each for each in told if each)}


@do(again=fill_form)
def fill(request: Desk, code: str) -> Page | HttpResponse:
    """The form is kept; then a thing is added or struck, or the letter is checked and issued."""
    found, then = access.one(code, request.reader, FILL), request.POST.get("then", "save")
    things = _things(found, request.POST.getlist("item"))
    if then in ("look", "use"):
        return _looked_up(request, found, things, then)
    form = _open.checked(request, _made(request, found, things, request.POST), code, FILL)
    loss = _changed(_shapes.loss_of(form.cleaned_data, things, found.loss), then, request.POST.get("kind", ""))
    key, base = once(request), form.cleaned_data["version"]
    told = losses.fill(by=request.reader, key=key, code=code, loss=loss, base=base)
    _open.sent(request, FILL, code)
    del request.form  # type: ignore[attr-defined]  # it is on record; what refuses the issue shows the stored one
    if loss.stolen == STOLEN and then != "save":
        return to("losses.reclassify", code=code)
    if then == "issue":
        return _issued(request, code, key, told)
    return HttpResponse(status=303, headers={"Location": f"{reverse(FILL, args=[code])}{_anchor(then)}"})


def _anchor(then: str) -> str:
    return "#barang" if then.startswith(("add", "strike")) else ""


def _changed(loss: Loss, then: str, chosen: str) -> Loss:
    """The loss with a thing more or less, as the pressed button says: "add:KTP-EL", "add" with the list, "strike:2"."""
    what, _colon, which = then.partition(":")
    kind = access.lost_kinds().get(which or chosen)
    if what == "add" and kind is not None and len(loss.items) < MOST_KINDS:
        fresh = Asked(0, kind)
        thing = _items.thing_of(fresh, {fresh.field(_items.ISSUER): _items.issuer_of(kind)}, loss.reporter)
        return replace(loss, items=(*loss.items, Item(0, thing)))
    if what == "strike":
        return replace(loss, items=tuple(item for item in loss.items if str(item.ordinal) != which))
    return loss


def _looked_up(request: Desk, found: OneLoss, things: tuple[Asked, ...], then: str) -> Page:
    """The same page with all that was typed: who has this NIK, or her identity filled in."""
    form = _made(request, found, things)
    typed = _open.as_typed(request, form.fields)
    known = access.known(typed["nik"], request.reader, found.case.matter) if then == "use" else None
    if known is not None:
        typed |= _shapes.identity_fields(known.person)
    return _page(request, found, _made(request, found, things, initial=typed), restored=False)


def _issued(request: Desk, code: str, key: UUID, told: int) -> HttpResponse:
    """Check and issue follow the same press of the button: three acts, each once."""
    losses.check(by=request.reader, key=uuid5(key, CHECK), code=code)
    made = losses.issue(by=request.reader, key=uuid5(key, ISSUE), code=code, told=told)
    return to("papers.one", code=made["paper"])


@show
def preview(request: Desk, code: str, number: int) -> HttpResponse:
    """A page of the letter as it stands in the form now, typed or stored, as a picture. raises Unseen"""
    found = access.one(code, request.reader, "losses.preview")
    drawn = access.preview(found.case, _as_typed(request, found), request.reader)
    if not 1 <= number <= len(drawn):
        raise Unseen
    answer = HttpResponse(drawn[number - 1], content_type="image/png")
    answer["Content-Disposition"] = f'inline; filename="draf-{code}-{number}.png"'
    answer["Cache-Control"] = "no-store"
    return answer


@show
def large(request: Desk, code: str) -> Page:
    """The letter as it stands in the form now, in large letters. raises Unseen where there is none"""
    case = (found := access.one(code, request.reader, _large.READ)).case
    letter = _large.of_loss(case, _as_typed(request, found), request.reader)
    if letter is None:
        raise Unseen
    return large_page(letter, back=reverse(FILL, args=[code]), code=code, ticket=case.matter.came.ticket)


def _as_typed(request: Desk, found: OneLoss) -> Loss:
    """What this officer is typing, as far as it can be read; else what is stored."""
    typed = kept.typed(request.reader, FILL, found.case.matter.code)
    if not typed or typed.get("version", [""])[-1] != str(found.case.matter.told):
        return found.loss
    fields = QueryDict(mutable=True)
    for name, values in typed.items():
        fields.setlist(name, values)
    things = _things(found, fields.getlist("item"))
    form = _made(request, found, things, fields)
    form.is_valid()
    return _shapes.loss_of(form.cleaned_data, things, found.loss)
