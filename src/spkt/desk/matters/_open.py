"""What every form of the intake does alike: it opens with what was typed last, and it is checked with its right."""

from datetime import date, time
from typing import Any, TypeVar

from django.forms import Form, IntegerField
from django.utils.translation import gettext as _

from spkt.access import _drafts as kept
from spkt.access import matters as access
from spkt.access import units
from spkt.access.matters import NextAct
from spkt.actions._drafts import forget, save
from spkt.actions._spine import NotYours
from spkt.desk._page import Desk, Invalid
from spkt.desk.matters._fields import Marks, from_draft
from spkt.kit import clock

FormT = TypeVar("FormT", bound=Form)
UNTYPED = ("csrfmiddlewaretoken", "key")
VERSION_FIGURES = 9


def today(request: Desk) -> date:
    """Local civil day of the officer's unit."""
    return clock.local_date(clock.now(), request.reader.zone)


def home(request: Desk) -> str:
    """Regency in which region pickers open."""
    return units.home_region(request.reader.unit)


def valid(request: Desk, form: FormT) -> FormT:
    """The bound form if it is whole. raises Invalid"""
    request.form = form  # type: ignore[attr-defined]  # kept so that a refusal shows it again
    if not form.is_valid():
        raise Invalid(form)
    return form


def checked(request: Desk, form: FormT, code: str, act: str) -> FormT:
    """The bound form if it is whole. raises Invalid; NotYours first where the act belongs to another role"""
    if not form.is_valid():
        refuse_another(request, code, act)
    return valid(request, form)


def refuse_another(request: Desk, code: str, act: str) -> None:
    """Raises NotYours where the act belongs to another role, so that nobody mends a form he may not send."""
    acts = access.next_acts(access.case_of(code, request.reader, act), request.reader)
    found = next((each for each in acts if each.act == act), None)
    if found is not None and not found.mine:
        raise NotYours(not_yours(found))


def not_yours(act: NextAct) -> str:
    """The sentence of an act that another role does."""
    roles = _(" atau ").join(_(role) for role in act.by)
    return _("Tindakan ini bukan tugas peran Anda sekarang. Minta %s.") % roles


def typed_last(request: Desk, act: str, subject: str, fields: Any) -> dict[str, Any]:
    """Values that fill the form with what this officer typed last and has not sent, {} if nothing."""
    typed = kept.typed(request.reader, act, subject)
    return from_draft(fields, typed) if typed else {}


def is_unsent(typed: Form, stored: Form) -> bool:
    """Does what was typed say anything that is not stored already? A draft may arrive after its own form."""
    names = [name for name, field in typed.fields.items() if not isinstance(field, IntegerField)]
    return any(_plain(typed, name) != _plain(stored, name) for name in names)


def _plain(form: Form, name: str) -> Any:
    """The value of a field so that two spellings of it are equal: hours without seconds, lists without order."""
    value = form[name].value()
    if isinstance(form.fields[name], Marks):
        return sorted(str(mark) for mark in Marks(required=False).clean(form[name].value() or "[]"))
    if isinstance(value, list | tuple):
        return sorted(str(each) for each in value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value or "").replace("\r\n", "\n").strip()


def as_typed(request: Desk, fields: Any) -> dict[str, Any]:
    """Values that fill the form with what was posted, without judging it."""
    return from_draft(fields, dict(request.POST.lists()))


def keep(request: Desk, act: str, subject: str, version: int) -> Any:
    """Keeps what is typed until the act is done."""
    typed = {name: values for name, values in request.POST.lists() if name not in UNTYPED}
    return save(request.reader, act, subject, typed, version)


def sent(request: Desk, act: str, subject: str) -> None:
    """The act was done, so what was typed is on record."""
    forget(request.reader, act, subject)


def version_of(request: Desk) -> int:
    """The version that the posted form started from, 0 where it says none that there can be."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) <= VERSION_FIGURES else 0


def kind_typed(request: Desk, act: str, subject: str) -> str:
    """Kind of thing that the unsent text is about, "" if there is none."""
    typed: str = kept.typed(request.reader, act, subject).get("jenis", [""])[-1]
    return typed
