"""Regions for the pickers, the officer's own look of the desk, and leaving it."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from spkt.access import units as listed
from spkt.actions import citizens, units
from spkt.desk._page import Desk, show
from spkt.desk.units._texts import (
    agree_text,
    change_picture,
    propose_text,
    refuse_text,
    text_change,
    text_form,
    text_picture,
    texts,
)

__all__ = [
    "agree_text",
    "change_picture",
    "language",
    "leave",
    "propose_text",
    "refuse_text",
    "regions",
    "text_change",
    "text_form",
    "text_picture",
    "texts",
    "theme",
]

KEEP_REGIONS = "private, max-age=86400"


@show
def regions(request: Desk) -> HttpResponse:
    """Regions directly below `?induk=`, as the pickers ask for them; reference data, nothing personal."""
    below = listed.regions(request.GET.get("induk", ""))
    answer = JsonResponse([{"code": code, "name": name} for code, name in below], safe=False)
    answer["Cache-Control"] = KEEP_REGIONS
    return answer


def theme(request: HttpRequest) -> HttpResponse:
    """Day, night or as the system has it."""
    return _preferred(request, "theme")


def language(request: HttpRequest) -> HttpResponse:
    """Indonesian or English; before signing in a cookie carries it as far as the account."""
    answer, chosen = _preferred(request, "language"), request.POST.get("language", "")
    if not request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Strict",
        )
    return answer


def leave(request: HttpRequest) -> HttpResponse:
    """Signs out and has the browser forget what it kept of the desk."""
    if request.user.is_authenticated:
        citizens.dismiss(request.user)
    logout(request)
    answer = HttpResponseRedirect(reverse("account_login"), status=303)
    answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Strict")
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def _preferred(request: HttpRequest, name: str) -> HttpResponse:
    """Keeps one taste of the signed-in officer, then goes back to where he was."""
    if request.user.is_authenticated:
        units.prefer(request.user, **{name: request.POST.get(name, "")})
    where = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(where, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(where if is_ours else "/", status=303)
