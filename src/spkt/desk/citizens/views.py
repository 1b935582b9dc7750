"""The second screen has no account: a cookie names it, an officer pairs it, and it may only confirm, stop and sign."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from spkt.access import _large
from spkt.access import citizens as seen
from spkt.actions import citizens
from spkt.actions._spine import Refused
from spkt.desk._aloud import on_screen
from spkt.desk._page import Desk, Page, do, once, show, to
from spkt.desk._screen import REPORT, STORY, drawn
from spkt.desk.papers._large import TEMPLATE, large_context

COOKIE = "spkt_layar"
SPOKEN = "spkt_layar_bahasa"
_KEPT: dict[str, Any] = {
    "max_age": 12 * 3600,
    "path": "/layar",
    "secure": settings.SITE.secure,
    "httponly": True,
    "samesite": "Strict",
}
"""How both cookies of the screen are kept: for a watch, and sent to its own pages only."""


def _shown(request: HttpRequest) -> seen.Shown | None:
    token = request.COOKIES.get(COOKIE, "")
    screen = seen.screen_of(token) if token else None
    return seen.shown_on(screen) if screen else None


def screen(request: HttpRequest) -> HttpResponse:
    """What the reporter sees now: a greeting, the text with the read paragraph marked, or thanks."""
    shown = _shown(request)
    with translation.override(_spoken(request)):
        answer = render(request, "citizens/screen.html", _context(shown))
        answer["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    return answer


def _spoken(request: HttpRequest) -> str:
    """Language of this screen; its own cookie says it, for the reporter has no account."""
    chosen = request.COOKIES.get(SPOKEN, "")
    return chosen if chosen in dict(settings.LANGUAGES) else str(settings.LANGUAGE_CODE)


def speak(request: HttpRequest) -> HttpResponse:
    """The reporter wants the other language; only this screen changes."""
    answer = HttpResponseRedirect(reverse("citizens.screen"), status=303)
    if (chosen := request.POST.get("bahasa", "")) in dict(settings.LANGUAGES):
        answer.set_cookie(SPOKEN, chosen, **_KEPT)
    return answer


def _context(shown: seen.Shown | None) -> dict[str, Any]:
    paired = bool(shown and shown.screen.officer_id)
    officer = shown.screen.officer if shown else None
    return {
        "me": None,
        "unit_name": officer.unit.name if officer else "",
        "state": shown.state if shown and paired else "greeting" if paired else "unpaired",
        "code": shown.screen.code if shown and not paired else "",
        "parts": _parts(shown) if shown else [],
        "current": shown.screen.current if shown else 0,
        "name": shown.name if shown else "",
        "has_paper": bool(shown and _large.has_paper(shown)),
        "facts": on_screen(shown.case) if shown and shown.case and shown.screen.what == REPORT else [],
        "refused": [],
    }


def paper(request: HttpRequest) -> HttpResponse:
    """The whole report that she is to sign, in large letters; back to the screen where it shows none."""
    shown = _shown(request)
    found = _large.on_screen(shown) if shown else None
    if shown is None or found is None:
        return HttpResponseRedirect(reverse("citizens.screen"), status=303)
    with translation.override(_spoken(request)):
        told = {"me": None, "back": reverse("citizens.screen"), "code": "", "ticket": "", "screen_state": shown.state}
        answer = render(request, TEMPLATE, {**large_context(found), **told})
        answer["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    return answer


def _parts(shown: seen.Shown) -> list[dict[str, Any]]:
    current = shown.screen.current
    return [
        {"number": n, "text": text, "done": n < current, "read": n == current} for n, text in enumerate(shown.parts, 1)
    ]


def open_screen(request: HttpRequest) -> HttpResponse:
    """Makes this browser a screen and shows the code that the officer types at his desk."""
    try:
        token, _screen = citizens.open_screen()
    except Refused:
        return render(request, "429.html", status=429)
    answer = HttpResponseRedirect(reverse("citizens.screen"), status=303)
    answer.set_cookie(COOKIE, token, **_KEPT)
    return answer


def state(request: HttpRequest) -> HttpResponse:
    """Which paragraph is being read, for the polling script; 304 when nothing changed.

    A screen that shows its code waits here too, so that it greets by itself once it is paired.
    """
    shown = _shown(request)
    if shown is None:
        return JsonResponse({}, status=404)
    now = shown.state if shown.screen.officer_id else "unpaired"
    tag = f'"{now}-{shown.screen.current}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304)
    return JsonResponse({"state": now, "current": shown.screen.current}, headers={"ETag": tag})


def answer(request: HttpRequest) -> HttpResponse:
    """The reporter pressed a button."""
    shown = _shown(request)
    if shown is not None and shown.screen.officer_id:
        citizens.answer(shown, request.POST.get("jawab", ""), request.POST.get("tanda", ""))
    return HttpResponseRedirect(reverse("citizens.screen"), status=303)


@show
def pairing(request: Desk, code: str = "") -> Page:
    """The officer types the code of a screen here; what he typed stays when it does not fit."""
    about = code or request.POST.get("perkara", "") or request.GET.get("perkara", "")
    address = request.build_absolute_uri(reverse("citizens.screen"))
    return Page("citizens/pair.html", {"code": about, "address": address, "typed": request.POST.get("kode", "")})


@do(again=pairing)
def pair(request: Desk) -> HttpResponse:
    """The officer types the code that the screen shows."""
    once(request)
    citizens.pair(request.reader, request.POST.get("kode", ""))
    back = request.POST.get("perkara", "")
    return to("matters.read_back", code=back) if back.isalnum() else to("counter.desk")


@show
def watch(request: Desk, code: str) -> HttpResponse:
    """How far the reporter is, for the poll of the desk: 304 while it is the same."""
    what = REPORT if request.GET.get("isi") == REPORT else STORY
    told = drawn(seen.watch(code, request.reader, what), code, request.reader, what)
    tag = f'"{sha256(repr([get_language(), told]).encode()).hexdigest()[:24]}"'
    answer: HttpResponse = HttpResponseNotModified()
    if request.headers.get("If-None-Match") != tag:
        answer = render(request, "citizens/_watch.html", {"screen": told})
    answer["ETag"] = tag
    return answer


@do(again=pairing)
def present(request: Desk, code: str) -> HttpResponse:
    """The officer puts the story or the report on the screen."""
    once(request)
    what = REPORT if request.POST.get("isi") == REPORT else STORY
    citizens.present(request.reader, code, what)
    return to("reports.confirm" if what == REPORT else "matters.read_back", code=code)
