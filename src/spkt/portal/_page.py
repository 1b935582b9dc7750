"""How a page of the public window is made: its own templates, style and script, and no word of the desk's."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.utils import translation

HERE = Path(__file__).parent
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".js": "text/javascript; charset=utf-8",
}
LANGUAGES = ("id", "en")
TEMPLATES = DjangoTemplates(
    {
        "NAME": "portal",
        "DIRS": [HERE / "pages"],
        "APP_DIRS": False,
        "OPTIONS": {"builtins": ["django.templatetags.i18n", "django.templatetags.tz"]},
    }
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the window as it is sent, with the mark of its content."""

    body: bytes
    packed: bytes
    kind: str
    mark: str


@cache
def files() -> dict[str, File]:
    """The files by name: style sheet, icon, and what verifies papers without network."""
    paths = [*(HERE / "files").iterdir(), *(HERE / "vendor").glob("*.js")]
    return {path.name: _file(path) for path in sorted(paths)}


def _file(path: Path) -> File:
    body = path.read_bytes()
    return File(body, gzip.compress(body, mtime=0), KINDS[path.suffix], sha256(body).hexdigest()[:12])


@cache
def script() -> str:
    """The one script, written into each page: a request of its own would cost a second on a slow line."""
    return TEMPLATES.get_template("script.js").render({})


def policy(scripts: str, *more: str) -> str:
    """What a page may load and do: its own style and pictures, these scripts, nothing of anybody else."""
    rules = ("default-src 'none'", "style-src 'self'", "img-src 'self'", f"script-src {scripts}", *more)
    return "; ".join((*rules, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"))


def language_of(request: HttpRequest) -> str:
    """What the address says: `?bahasa=en`; no cookie remembers it."""
    chosen = request.GET.get("bahasa", "")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def render(request: HttpRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page in the language of the address."""
    language = language_of(request)
    around = {
        "language": language,
        "other": "en" if language == "id" else "id",
        "demo": settings.SITE.demo,
        "file": {name.partition(".")[0]: f"/{one.mark}/{name}" for name, one in files().items()},
        "path": request.path,
        "code": "",
        "unit": "",
        "asks": "",
        "typed": "",
    }
    with translation.override(language):
        page = TEMPLATES.get_template(name).render({**around, **context}, request)
    return HttpResponse(page, status=status, headers={"Content-Language": language})
