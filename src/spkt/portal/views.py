"""Pages of the public window: a code goes in, the way of the report comes out. No name, no deed, no address."""

from datetime import UTC
from functools import cache
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _

from spkt.kit import blind, clock
from spkt.kit.keys import Keyring
from spkt.law.deadlines import sp2hp_a1_due
from spkt.law.words import N_
from spkt.portal import _page
from spkt.portal._words import ANSWERED, WORDS
from spkt.trace import _window

WEATHER = "https://www.bmkg.go.id/"
FORGET = '"cache", "storage"'
MISSES_A_MINUTE = 20
"""Wrong codes from one address range (IPv4 /24, IPv6 /48) in one minute."""
MISSES_OF_ALL = 600
LONGEST = 40
"""Letters of the field for the code; more are not shown again."""
PREFIX_BITS = {4: 24, 6: 48}
UNKNOWN = N_("Kode tidak dikenal. Periksa huruf di kertas; O dan 0 dianggap sama.")
TOO_OFTEN = N_("Terlalu banyak kode salah dari jaringan ini. Tunggu satu menit, lalu coba lagi.")
FOREVER = "public, max-age=31536000, immutable"
OF_REPORTS = "diterima"
"""The first step of what must be answered within 14 days; a loss letter and found goods have no such day."""


def start(request: HttpRequest) -> HttpResponse:
    """Where a code is typed, that it costs nothing, and where help is."""
    return _page.render(request, "start.html")


def follow(request: HttpRequest) -> HttpResponse:
    """GET asks for the code; POST answers with the way of the report, or that the code is not known."""
    if request.method == "POST":
        return _answer(request, request.POST.get("kode", ""))
    return _page.render(request, "code.html") if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET"])


def leave(request: HttpRequest) -> HttpResponse:
    """Away at once, to the weather; the browser is told to forget what it kept of this window."""
    return HttpResponseRedirect(WEATHER, status=303, headers={"Clear-Site-Data": FORGET})


def file(request: HttpRequest, mark: str, name: str) -> HttpResponse:
    """The style sheet or the icon, kept for ever because another content has another address."""
    found = _page.files().get(name)
    if found is None or found.mark != mark:
        return unknown_page(request)
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    kept = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding", **({"Content-Encoding": "gzip"} if packs else {})}
    return HttpResponse(found.packed if packs else found.body, content_type=found.kind, headers=kept)


def unknown_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that is not ours."""
    return _page.render(request, "other.html", 404, said=N_("Halaman ini tidak ada. Mulai dari halaman depan."))


def closed(request: HttpRequest) -> HttpResponse:
    """A fault of ours; the code stays good."""
    said = N_("Halaman ini sedang tidak bisa dibuka. Kode Anda tetap berlaku; coba lagi atau telepon 110.")
    return _page.render(request, "other.html", 500, said=said)


def _answer(request: HttpRequest, typed: str) -> HttpResponse:
    """The same page, status and words for a wrong, an unknown and a broken code; what was typed stays to be mended."""
    who = [_range(request), "all"]
    if any(found >= most for found, most in zip(_window.misses(who), (MISSES_A_MINUTE, MISSES_OF_ALL), strict=True)):
        return _page.render(request, "code.html", 429, asks=TOO_OFTEN, typed=typed[:LONGEST])
    found = _window.followed(blind.tracking_digest(_ring().secret("tracking"), typed))
    if found is None:
        _window.count_miss(who)
        return _page.render(request, "code.html", asks=UNKNOWN, typed=typed[:LONGEST])
    with translation.override(_page.language_of(request)):
        context = _progress(found)
    return _page.render(request, "progress.html", code=typed, **context)


def _progress(found: _window.Followed) -> dict[str, Any]:
    now = WORDS[found.stages[-1].word]
    path = [{"line": _(WORDS[stage.word].line), "at": stage.at} for stage in found.stages]
    is_report = found.stages[-1].word == "lp_terbit"
    is_answered = any(stage.word in ANSWERED for stage in found.stages)
    today = clock.local_date(clock.now(), found.received_at.tzinfo or UTC)
    due_on = found.reply_due_on if any(stage.word == OF_REPORTS for stage in found.stages) else None
    return {
        "answered": is_answered,
        "late": due_on is not None and not is_answered and today > due_on,
        "unit": found.unit,
        "zone_label": found.zone_label,
        "head": _(now.head),
        "do": _(now.do),
        "path_walked": path[:-1],
        "here": path[-1],
        "received_at": found.received_at,
        "reply_due_on": due_on,
        "letter_due_on": sp2hp_a1_due(found.received_at.date()) if is_report else None,
    }


def _range(request: HttpRequest) -> str:
    """Keyed mark of the caller's address range; the address itself is kept nowhere."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SITE.secure:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        bits = PREFIX_BITS[ip_address(address).version]
        address = str(ip_network(f"{address}/{bits}", strict=False))
    except ValueError:
        address = ""
    return blind.digest(_ring().secret("tracking"), f"range {address}").hex()


@cache
def _ring() -> Keyring:
    return Keyring.load(settings.SITE.keys, data_dir=settings.SITE.data)
