"""Signing inside the system: before an act that is his signature the officer proves anew who he is.

He is asked on a page of its own that carries what he typed, so that nothing of it is lost or kept anywhere, and that
sends it on with his proof: the code of his app, or his password where he has no second factor.
"""

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string

from spkt.desk._signin import CODE, TOO_MANY, factor_of, note_proof

FIELDS = "proof"
CARRIED_NOT = ("csrfmiddlewaretoken",)


def took_proof(request: HttpRequest) -> list[str]:
    """Takes the proof that came with a form. What was wrong with it, empty where it was right or none came."""
    if not any(name.startswith(f"{FIELDS}-") for name in request.POST):
        return []
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        return [str(TOO_MANY)]
    form = _form(request, request.POST)
    if form.is_valid():
        note_proof(request)
    return [str(each) for errors in form.errors.values() for each in errors]


def proof_page(request: HttpRequest, wrong: list[str]) -> HttpResponse:
    """Asks for the proof, with all that was sent standing hidden beside it."""
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in CARRIED_NOT and not name.startswith(f"{FIELDS}-")
    ]
    (field,) = _form(request)
    context = {"sent": sent, "field": field, "wrong": wrong, "by": factor_of(request.user), "back": _back(request)}
    return render(request, "units/prove.html", context, status=422 if wrong else 403)


def _form(request: HttpRequest, typed: Any = None) -> Form:
    forms = settings.MFA_FORMS if factor_of(request.user) == CODE else settings.ACCOUNT_FORMS
    form: Form = import_string(forms["reauthenticate"])(typed, user=request.user, prefix=FIELDS)
    next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    return form


def _back(request: HttpRequest) -> str:
    came = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if is_ours else "/"
