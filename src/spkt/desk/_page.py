"""Pages of the desk: `show` cannot write, `do` is one act.

A view's body returns a `Page` (template and context) or a response. `show` runs it with writing forbidden,
then keeps the readings that the gate noted; if that fails there is no page. `do` runs one action; what the
action refuses comes back as the same page with the reasons and everything typed still there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError, connections
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from spkt.access._gate import Reader, Unseen, reader_of, reading
from spkt.actions import ledger
from spkt.actions._spine import NotYours, Refused, Unproven
from spkt.desk._nav import nav
from spkt.desk._proof import proof_page, took_proof
from spkt.desk._signin import CODE, factor_of, proof_of
from spkt.kit import clock
from spkt.law.roles import Role

FormT = TypeVar("FormT", bound=Form)
Body = Callable[..., "Page | HttpResponseBase"]
WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "REPLACE")


class Desk(HttpRequest):
    """A request of a signed-in officer."""

    reader: Reader


@dataclass(slots=True)
class Page:
    """What a page shows: the template and its context."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    status: int = 200


class Invalid(Exception):
    """The form has fields to mend; nothing was done."""

    def __init__(self, form: Form) -> None:
        super().__init__("invalid form")
        self.form = form


class WroteWhileShowing(Exception):
    """A page that only shows tried to write."""


def show(body: Body) -> Callable[..., HttpResponse]:
    """A page for GET and HEAD; its body may only read."""

    def view(request: Desk, **where: Any) -> HttpResponse:
        return _answer(request, lambda: _shown(request, body, where))

    view.body = body  # type: ignore[attr-defined]  # `do` renders the same body again when an act is refused
    return view


def do(again: Any) -> Callable[[Body], Callable[..., HttpResponse]]:
    """One act by POST; `again` is the `show` view that is shown once more, with reasons, if the act is refused."""

    def make(body: Body) -> Callable[..., HttpResponse]:
        def view(request: Desk, **where: Any) -> HttpResponse:
            return _answer(request, lambda: _done(request, body, again.body, where))

        return view

    return make


def at(name: str, *, get: str = "", post: str = "") -> Callable[..., HttpResponse]:
    """One address with a page to look at, an act to do, or both.

    get, post   names of views in the room of `name` ("gelar.sign" and "sign" is `gelar.views.sign`)
    """
    room = f"spkt.desk.{name.partition('.')[0]}.views"

    def view(request: HttpRequest, **where: Any) -> HttpResponse:
        chosen = post if request.method == "POST" else get if request.method in ("GET", "HEAD") else ""
        if not chosen:
            return HttpResponseNotAllowed(["GET"] * bool(get) + ["POST"] * bool(post))
        answer: HttpResponse = import_string(f"{room}.{chosen}")(request, **where)
        return answer

    # `spkt routes` and the generated pages list both.
    view.methods = ["GET"] * bool(get) + ["POST"] * bool(post)  # type: ignore[attr-defined]
    view.does = room.split(".")[2] + f".{post}" if post else ""  # type: ignore[attr-defined]
    return view


def typed(request: Desk, form: type[FormT], **options: Any) -> FormT:
    """The posted form, checked. raises Invalid with the form, whose fields say what to mend."""
    bound = form(request.POST, **options)
    request.form = bound  # type: ignore[attr-defined]  # kept so that a refusal shows it again
    if not bound.is_valid():
        raise Invalid(bound)
    return bound


def once(request: Desk) -> UUID:
    """The idempotency key of the posted form; every form carries one."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        raise Refused(_("Formulir ini tidak lengkap. Muat ulang halamannya, lalu kirim lagi.")) from None


def to(name: str, **where: Any) -> HttpResponse:
    """Goes to a page after an act, so that a reload repeats nothing."""
    return HttpResponseRedirect(reverse(name, kwargs=where), status=303)


def _answer(request: Desk, work: Callable[[], HttpResponse]) -> HttpResponse:
    """Lets in who is signed in with all that is asked, and turns "not there" and "not yours" into one page."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), login_url=reverse("account_login"))
    if not settings.SITE.demo and factor_of(request.user) != CODE:
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    request.reader = reader_of(request.user, proof_of(request))
    with timezone.override(request.reader.zone):
        try:
            return work()
        except Unseen:
            return render(request, "unseen.html", status=404)


def _shown(request: Desk, body: Body, where: dict[str, Any]) -> HttpResponse:
    with reading() as noted, _reads_only():
        answer = _rendered(request, body(request, **where))
    try:
        ledger.keep_readings(noted)
    except DatabaseError:
        return render(request, "unwritten.html", status=503)
    return answer


def _done(request: Desk, body: Body, again: Body, where: dict[str, Any]) -> HttpResponse:
    try:
        with reading() as noted:
            answer = _rendered(request, body(request, **where))
        ledger.keep_readings(noted)
        return answer
    except Invalid as invalid:
        return _again(request, again, where, {"form": invalid.form}, 422)
    except Unproven:
        return _signed(request, body, again, where)
    except Refused as refused:
        told = {"refused": refused, "form": getattr(request, "form", None)}
        return _again(request, again, where, told, 403 if isinstance(refused, NotYours) else 409)


def _signed(request: Desk, body: Body, again: Body, where: dict[str, Any]) -> HttpResponse:
    """The same once more with the proof that came with it; without one it is asked for."""
    wrong = took_proof(request)
    proof = proof_of(request)
    if wrong or not proof:
        return proof_page(request, wrong)
    request.reader = replace(request.reader, proof=proof)
    return _done(request, body, again, where)


def _again(request: Desk, body: Body, where: dict[str, Any], more: dict[str, Any], status: int) -> HttpResponse:
    request.again = more  # type: ignore[attr-defined]  # read by `shown_again`
    answer = _shown(request, body, where)
    answer.status_code = status if answer.status_code == 200 else answer.status_code
    return answer


def shown_again(request: Desk, form: type[FormT]) -> FormT | None:
    """The form of the refused act, to be shown again, if it is one of this kind."""
    bound = getattr(request, "again", {}).get("form")
    return bound if isinstance(bound, form) else None


def _rendered(request: Desk, page: "Page | HttpResponseBase") -> HttpResponse:
    if isinstance(page, HttpResponseBase):
        return cast(HttpResponse, page)  # also one that streams
    refused = getattr(request, "again", {}).get("refused")
    context = {"key": str(uuid4()), "refused": refused.said(_) if refused else [], **page.context}
    return render(request, page.template, context, status=page.status)


@contextmanager
def _reads_only() -> Iterator[None]:
    """Every statement that would change a row raises."""
    with connections["default"].execute_wrapper(_refuse), connections["trace"].execute_wrapper(_refuse):
        yield


def _refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.lstrip().upper().startswith(WRITES):
        raise WroteWhileShowing(sql.split(maxsplit=3)[:3])
    return execute(sql, params, many, context)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context processor: what every page of the desk shows around its content."""
    reader: Reader | None = getattr(request, "reader", None)
    zone = ZoneInfo(reader.unit.zone if reader else "Asia/Pontianak")
    unit_name, zone_label = (reader.unit.name, reader.unit.zone_label) if reader else ("", "WIB")
    return {
        "site": {"demo": settings.SITE.demo, "unit_name": unit_name, "zone_label": zone_label},
        "me": _me(reader) if reader else None,
        "now_local": clock.local(clock.now(), zone),
        "ledger_size": getattr(reader.officer, "ledger_size", 0) if reader else 0,
        "nav": nav(request, reader) if reader else [],
        "refused": [],
    }


def _me(reader: Reader) -> dict[str, str]:
    officer = reader.officer
    names = officer.name.split(",")[0].split()
    short = " ".join([names[0], *(f"{name[0]}." for name in names[1:2])]).title()
    role = next((each for each in Role if each in reader.roles), None)
    return {
        "name": f"{officer.rank} {officer.name}",
        "short_name": f"{officer.rank.title()} {short}",
        "initials": "".join(name[0] for name in names[:2]),
        "role_label": _(role.label) if role else _("tidak sedang jaga"),
        "watch_label": " · ".join(each for each in (reader.watch, reader.desk) if each),
        "unit_name": reader.unit.name,
        "theme": officer.theme,
        "language": officer.language,
    }
