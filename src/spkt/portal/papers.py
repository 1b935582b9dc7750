"""Pages that verify a paper by its square, the letters under it, or its file. They ask nothing and keep nothing."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.utils import translation

from spkt.kit import clock
from spkt.law.words import N_
from spkt.portal import _page, _verdict, views
from spkt.portal._memory import LARGEST_BYTES, InMemory, TooLarge
from spkt.portal._verdict import State, Verdict
from spkt.trace import _sheets, _window

OFFLINE = ("portal.css", "icon.svg", "verify.js", "ed25519.js")
"""Files without which the page says nothing when there is no network."""
POLICY = "Content-Security-Policy"
OWN_SCRIPTS = _page.policy("'self'", "connect-src 'self'", "worker-src 'self'")
"""The worker fetches under the policy of its own script, so it needs the same."""
MISSED = frozenset({State.UNKNOWN, State.ALTERED})
NO_FILE = N_("Pilih dulu berkas PDF suratnya.")
LARGE = N_("Berkas ini lebih dari 2 MB. Surat kami jauh lebih kecil; pilih berkas PDF yang Anda terima.")


def verify(request: HttpRequest) -> HttpResponse:
    """GET is the page that also works without network; POST answers with the facts behind a code."""
    if request.method == "POST":
        return _answer(request, request.POST.get("kode", ""))
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "POST"])
    return _shown(request, "verify.html", known=_embedded())


def file(request: HttpRequest) -> HttpResponse:
    """The verdict on an uploaded PDF, which passes through memory and is gone."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if _is_held_up(request):
        return _shown(request, "verify.html", 429, known=_embedded(), asks=views.TOO_OFTEN)
    request.upload_handlers = [InMemory(request)]
    try:
        given = request.FILES.get("berkas")
    except (TooLarge, MultiPartParserError):
        return _shown(request, "verify.html", 413, known=_embedded(), asks_file=LARGE)
    if given is None or not given.size:
        return _shown(request, "verify.html", known=_embedded(), asks_file=NO_FILE)
    return _told(request, _verdict.of_file(given.read()), of_file=True)


def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page and its files in the browser."""
    files = _page.files()
    kept = [f"/{files[name].mark}/{name}" for name in OFFLINE]
    body = _page.TEMPLATES.get_template("worker.js").render({"files": ["/v", "/v?bahasa=en", *kept]})
    return HttpResponse(body, content_type="text/javascript; charset=utf-8", headers={POLICY: OWN_SCRIPTS})


def _answer(request: HttpRequest, typed: str) -> HttpResponse:
    if _is_held_up(request):
        return _shown(request, "verify.html", 429, known=_embedded(), asks=views.TOO_OFTEN)
    at = f"{settings.SITE.portal or request.build_absolute_uri('/')[:-1]}/v"
    return _told(request, _verdict.of_code(typed, at, views._ring().secret("tracking")), typed=typed)


def _told(request: HttpRequest, verdict: Verdict, typed: str = "", of_file: bool = False) -> HttpResponse:
    if verdict.state in MISSED:
        _window.count_miss([views._range(request), "all"])
    known = verdict.known
    checked_at = clock.local(clock.now(), known.zone) if known else None
    return _shown(
        request,
        "verdict.html",
        state=str(verdict.state),
        fact=known,
        why=verdict.why,
        of_file=of_file,
        seal=verdict.seal,
        unit=known.office if known else "",
        checked_at=checked_at,
        number=known.number.split("/") if known else (),
        mark=known.mark.hex(" ", 4) if known else "",
        code=typed[: _verdict.LONGEST_TYPED],
    )


def _is_held_up(request: HttpRequest) -> bool:
    found = _window.misses([views._range(request), "all"])
    return any(count >= most for count, most in zip(found, (views.MISSES_A_MINUTE, views.MISSES_OF_ALL), strict=True))


def _embedded() -> dict[str, Any]:
    """What the page knows when it has no network: keys with their validity, offices, kinds."""
    keys = _sheets.signing_keys()
    dated = {key.pk: [bytes(key.public).hex(), str(key.until or ""), str(key.lost_on or "")] for key in keys}
    return {"keys": dated, **_sheets.names()}


def _shown(request: HttpRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    limits = {"too_large": LARGE, "largest": LARGEST_BYTES}
    at = settings.SITE.portal.partition("://")[2]
    around = {"path": "/v", "asks": "", "asks_file": "", "at": at, **limits, **context}
    with translation.override(_page.language_of(request)):
        answer = _page.render(request, name, status, **around)
    answer.headers[POLICY] = OWN_SCRIPTS
    return answer
