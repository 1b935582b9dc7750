"""Found goods: taken with a receipt, kept, given back or handed on, and the list of all that is here."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _drafts as kept
from spkt.access import _intake, _things
from spkt.access import losses as access
from spkt.access._loss_facts import FOUND, words_of
from spkt.access.matters import NextAct
from spkt.actions import _finds
from spkt.actions._spine import NotYours
from spkt.desk._files import files_card
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.losses import _items, _shapes
from spkt.desk.losses._items import Asked
from spkt.desk.losses.forms import FindForm, ReasonForm, ReturnForm, StoreForm
from spkt.desk.matters import _open, _talk
from spkt.kit import clock
from spkt.law.journeys import STATE_WORDS
from spkt.law.journeys._custody import CARE_WORDS, STEP_WORDS, Care, Step
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import Visiting
from spkt.law.journeys.losses import FIND, FindFacts
from spkt.law.roles import Scope, scope

TAKE, STORE, GIVE, HAND = "losses.take_found", "losses.store", "losses.give_back", "losses.to_reskrim"
MOST_THINGS = 20
CARE_TONES = {Care.DI_TANGAN: "brand", Care.TERSIMPAN: "ok", Care.BERPINDAH: "warn"}


@show
def custody(request: Desk) -> Page:
    """What is kept here, the oldest first."""
    rows = [
        {
            "number": each.number.partition("/SPKT/")[0],
            "things": ", ".join(f"{thing.amount} {thing.unit} {thing.name}" for thing in each.things),
            "kept_at": each.kept_at,
            "state": _(STATE_WORDS[each.matter.state]),
            "since": clock.local(each.since, request.reader.zone),
            "url": reverse("matters.one", args=[each.matter.code]),
        }
        for each in access.custody(request.reader)
    ]
    takes = bool(FIND.move(TAKE, START).by & request.reader.roles)
    things = [_thing(each, request) for each in _things.here(request.reader)]
    waiting = [_waiting(each, request) for each in _things.to_confirm(request.reader)]
    context = {"rows": rows, "takes": takes, "now": clock.now(), "things": things, "waiting": waiting}
    return Page("losses/custody.html", {**context, "counts": scope(request.reader.roles) is Scope.UNIT})


def _thing(row: Any, request: Desk) -> dict[str, Any]:
    """A thing by its label, as the list shows it."""
    return {
        "code": row.code,
        "label": f"{row.code[:5]} {row.code[5:]}",
        "url": reverse("losses.thing", args=[row.code]),
        "receipt": row.receipt.number.partition("/SPKT/")[0],
        "place": row.place,
        "seal": row.seal,
        "state": _(CARE_WORDS[Care(row.state)]),
        "tone": CARE_TONES.get(Care(row.state), ""),
        "holder": f"{row.holder.rank} {row.holder.name}" if row.holder else "",
        "since": clock.local(row.since, request.reader.zone),
    }


def _waiting(step: Any, request: Desk) -> dict[str, Any]:
    """A movement that waits for this officer's own act."""
    return {
        "label": f"{step.custody.code[:5]} {step.custody.code[5:]}",
        "url": reverse("losses.thing", args=[step.custody.code]),
        "receipt": step.custody.receipt.number.partition("/SPKT/")[0],
        "what": _(STEP_WORDS[Step(step.kind)]),
        "giver": f"{step.giver.rank} {step.giver.name}",
        "at": clock.local(step.given_at, request.reader.zone),
    }


@show
def take_found_form(request: Desk, code: str) -> Page | HttpResponse:
    """Who found what, where and when."""
    visit, matter = _intake.came(code, request.reader)
    if matter is not None:
        return to("matters.one", code=matter.code)
    again = shown_again(request, FindForm)
    if again is not None:
        return _find_page(request, visit, again)
    typed = kept.typed(request.reader, TAKE, code)
    things = _items.asked(typed.get("item", ()))
    form = FindForm(things=things, today=_open.today(request))
    last = _open.typed_last(request, TAKE, code, form.fields)
    initial = last or {"found_on": _open.today(request)}
    return _find_page(request, visit, FindForm(things=things, today=_open.today(request), initial=initial))


def _find_page(request: Desk, visit: Any, form: FindForm) -> Page:
    may = TAKE in FIND.may(FindFacts(state=START), request.reader.roles)
    why = [] if may else [_("Minta Bamin atau Ba Yanmas.")]
    why += [] if visit.state == Visiting.DILAYANI else [_("Sapa dulu penemunya; kunjungan ini belum dilayani.")]
    rows = _items.drawn(form, form.things)
    for row, each in zip(rows, form.things, strict=True):
        row["open"] = [form[each.field(name)] for name in ("condition", "seal", "photo")]
    return Page(
        "losses/take_found.html",
        {
            "code": visit.code,
            "ticket": visit.ticket,
            "form": form,
            "things": rows,
            "chips": _items.chips(),
            "groups": _items.kind_groups(),
            "why_not": why,
            "draft_url": reverse("matters.save_draft", kwargs={"form": TAKE, "subject": visit.code}),
        },
    )


@do(again=take_found_form)
def take_found(request: Desk, code: str) -> Page | HttpResponse:
    """The receipt at once; or first another thing on the list."""
    visit, _matter = _intake.came(code, request.reader)
    if TAKE not in FIND.may(FindFacts(state=START), request.reader.roles):
        raise NotYours(_("Tindakan ini bukan tugas peran Anda sekarang. Minta Bamin atau Ba Yanmas."))
    things, then = _items.asked(request.POST.getlist("item")), request.POST.get("then", "")
    if then.startswith(("add", "strike")):
        return _listed(request, visit, things, then)
    form = _open.valid(request, FindForm(request.POST, things=things, today=_open.today(request)))
    find = _shapes.find_of(form.cleaned_data, things)
    made = _finds.take_found(by=request.reader, key=once(request), visit=code, find=find)
    _open.sent(request, TAKE, code)
    return to("papers.one", code=made["paper"])


def _listed(request: Desk, visit: Any, things: tuple[Asked, ...], then: str) -> Page:
    """The same page with a thing more or less; nothing is on record yet."""
    what, _colon, which = then.partition(":")
    if what == "add":
        number = max((each.number for each in things), default=0) + 1
        things += _items.asked([f"{number}:{which or request.POST.get('kind', '')}"])
    else:
        things = tuple(each for each in things if str(each.number) != which)
    form = FindForm(things=things[:MOST_THINGS], today=_open.today(request))
    fresh = {name: field.initial for name, field in form.fields.items() if name not in request.POST}
    typed = {name: value for name, value in _open.as_typed(request, form.fields).items() if name in request.POST}
    initial = {**fresh, **typed}
    form = FindForm(things=things[:MOST_THINGS], today=_open.today(request), initial=initial)
    return _find_page(request, visit, form)


def _around(request: Desk, code: str, act: str) -> tuple[Any, dict[str, Any]]:
    """The case file of the find, and what every page of it shows."""
    case, acts = access.find(code, request.reader, act)
    found: NextAct | None = next((each for each in acts if each.act == act), None)
    said = words_of(case, FOUND)
    names = [thing.name for thing in case.goods]
    return case, {
        "code": code,
        "ticket": case.matter.came.ticket,
        "state": _(STATE_WORDS[case.matter.state]),
        "label": _(FIND.move(act, case.matter.state).label),
        "act": act,
        "may": bool(found and found.mine and not found.reasons),
        "why_not": _talk.refusal(found),
        "cites": [str(found.cite)] if found else [],
        "entries": list(zip(names, said.get("entries", ()), strict=False)),
        "here": reverse(act, args=[code]),
        "files": files_card(case.matter, request.reader, _("Foto keadaan")),
        "told": "",
        "tone": "primary",
        "draft_url": reverse("matters.save_draft", kwargs={"form": act, "subject": code}),
    }


@show
def store_form(request: Desk, code: str) -> Page:
    """Where it is kept, and how it looks."""
    case, around = _around(request, code, STORE)
    said, names = words_of(case, FOUND), [thing.name for thing in case.goods]
    initial: dict[str, Any] = {"kept_at": said.get("kept_at", "")}
    for n, entry in enumerate(said.get("entries", ()), 1):
        initial |= {f"condition_{n}": entry["condition"], f"photo_{n}": entry["photo"]}
    form = shown_again(request, StoreForm) or StoreForm(names=names, initial=initial)
    told = _("Foto dari album titipan ditulis nomornya; foto yang dikirim lewat “Tambah” tersimpan di sini.")
    return Page("losses/store.html", {**around, "form": form, "help": told, "button": _("Simpan barang")})


@do(again=store_form)
def store(request: Desk, code: str) -> HttpResponse:
    """The goods are where they are kept."""
    names = _names(request, code, STORE)
    form = _checked(request, code, STORE, StoreForm(request.POST, names=names))
    kept_at, conditions, photos = form.cleaned_data["kept_at"], form.listed("condition"), form.listed("photo")
    _finds.store(by=request.reader, key=once(request), code=code, kept_at=kept_at, conditions=conditions, photos=photos)
    return to("matters.one", code=code)


def _names(request: Desk, code: str, act: str) -> list[str]:
    return [thing.name for thing in access.find(code, request.reader, act)[0].goods]


def _checked(request: Desk, code: str, act: str, form: Any) -> Any:
    """The form if it is whole. raises NotYours where the act belongs to another role; Invalid"""
    if not form.is_valid():
        _open.refuse_another(request, code, act)
    return _open.valid(request, form)


@show
def give_back_form(request: Desk, code: str) -> Page:
    """To whom, on what ground, in what state, both hands."""
    case, around = _around(request, code, GIVE)
    form = shown_again(request, ReturnForm) or ReturnForm(names=[thing.name for thing in case.goods])
    exits = [form[name] for name in form.fields if name.startswith("exit_")]
    return Page("losses/give_back.html", {**around, "form": form, "exits": exits})


@do(again=give_back_form)
def give_back(request: Desk, code: str) -> HttpResponse:
    """The goods are with their owner; the minutes are ready to print."""
    names = _names(request, code, GIVE)
    said = _checked(request, code, GIVE, ReturnForm(request.POST, names=names)).cleaned_data
    given = _shapes.return_of(said, len(names))
    made = _finds.give_back(by=request.reader, key=once(request), code=code, given=given)
    _open.sent(request, GIVE, code)
    return to("papers.one", code=made["paper"])


@show
def to_reskrim_form(request: Desk, code: str) -> Page:
    """Who in Reskrim takes it, and why."""
    _case, around = _around(request, code, HAND)
    form = shown_again(request, ReasonForm) or ReasonForm()
    told = _("Tulis siapa di Reskrim yang menerima, dan mengapa barangnya diserahkan.")
    return Page("losses/step.html", {**around, "form": form, "help": told, "button": _("Serahkan ke Reskrim")})


@do(again=to_reskrim_form)
def to_reskrim(request: Desk, code: str) -> HttpResponse:
    """The detectives have it."""
    form = _checked(request, code, HAND, ReasonForm(request.POST))
    _finds.to_reskrim(by=request.reader, key=once(request), code=code, reason=form.cleaned_data["reason"])
    return to("matters.one", code=code)
