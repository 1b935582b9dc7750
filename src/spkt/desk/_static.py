"""The desk's own scripts, styles, fonts and pictures: read once, packed once, named by their content.

`{% static "app.css" %}` gives `/static/app.css?v=<hash>`; under that name the file may be kept for a year, because
another content has another name. Addresses inside style sheets get the same hash.
"""

import gzip
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseNotModified

ROOT = Path(__file__).parent / "static"
ELSEWHERE = {"/favicon.ico": "img/mark.svg"}
"""What a browser asks for of its own accord, wherever no page names another: a PDF in its own tab has no page."""
FOREVER, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
PACKABLE = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
IN_CSS = re.compile(rb"""url\(\s*["']?(?!data:|[a-z]+:|/|#)([^"')?#\s]+)["']?\s*\)""")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent; packed is b"" where packing gains nothing."""

    body: bytes
    packed: bytes
    kind: str
    mark: str


class HashedNames(Storage):
    """What `{% static %}` asks for the address of a file."""

    def url(self, name: str | None) -> str:
        """Address with the hash of the content. raises KeyError for a file that is not there."""
        return f"{settings.STATIC_URL}{name}?v={asset(str(name)).mark}"


def static(answer: Answer) -> Answer:
    """Middleware: answers what lies under STATIC_URL before sessions and forms are looked at."""

    def with_static(request: HttpRequest) -> HttpResponse:
        name = _named_by(request.path) if request.method in ("GET", "HEAD") else ""
        return serve(request, name) if name else answer(request)

    return with_static


def _named_by(path: str) -> str:
    if path.startswith(settings.STATIC_URL):
        return path.removeprefix(settings.STATIC_URL) or "."
    return ELSEWHERE.get(path, "")


def serve(request: HttpRequest, name: str) -> HttpResponse:
    """The file, packed if the browser can unpack it; 304 if it has it already; 404 if there is none."""
    try:
        found = asset(name)
    except KeyError:
        return HttpResponseNotFound("tidak ada", content_type="text/plain; charset=utf-8")
    response = _body(request, found)
    response.headers["ETag"] = f'"{found.mark}"'
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOREVER if request.GET.get("v") == found.mark else ASK_AGAIN
    return response


def _body(request: HttpRequest, found: Asset) -> HttpResponse:
    if request.headers.get("If-None-Match") == f'"{found.mark}"':
        return HttpResponseNotModified()
    if found.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(found.packed, content_type=found.kind, headers={"Content-Encoding": "gzip"})
    return HttpResponse(found.body, content_type=found.kind)


def asset(name: str) -> Asset:
    """The file of this name below `static/`. raises KeyError; in debug mode it is read anew each time."""
    if settings.DEBUG:
        _names.cache_clear()
        _read.cache_clear()
    if name not in _names():
        raise KeyError(f"static file {name} does not exist")
    return _read(name)


@cache
def _names() -> frozenset[str]:
    return frozenset(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file())


@cache
def _read(name: str) -> Asset:
    body = (ROOT / name).read_bytes()
    if name.endswith(".css"):
        body = IN_CSS.sub(lambda found: _hashed(name, found[1].decode()), body)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    packed = gzip.compress(body, mtime=0) if kind.startswith(PACKABLE) else b""
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    return Asset(body, packed if len(packed) < len(body) else b"", kind, sha256(body).hexdigest()[:12])


def _hashed(css: str, target: str) -> bytes:
    name = (ROOT / css).parent.joinpath(target).resolve().relative_to(ROOT).as_posix()
    return f'url("{target}?v={asset(name).mark}")'.encode()
