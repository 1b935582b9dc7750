"""The public window as a program of its own: its own addresses and its own short chain.

It runs beside the desk on another port of the same process, or alone under `spkt.portal._settings`, where not even
the desk's tables are known. There is no session, no cookie and no account in it.
"""

import base64
import os
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import resolve, set_urlconf

ADDRESSES = "spkt.portal.urls"
LARGEST_BODY = 4096
UPLOADS = "/v/berkas"
Answer = Callable[[HttpRequest], HttpResponse]

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spkt.portal._settings")
    django.setup()

from spkt.portal import _page, views  # noqa: E402  settings first
from spkt.portal._memory import LARGEST_BYTES  # noqa: E402

LARGEST_UPLOAD = LARGEST_BYTES + LARGEST_BODY


def _headers() -> dict[str, str]:
    quick = base64.b64encode(sha256(_page.script().encode()).digest()).decode()
    always = {
        "Content-Security-Policy": _page.policy(f"'sha256-{quick}'"),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
        "Cache-Control": "no-store",
    }
    hsts = {"Strict-Transport-Security": f"max-age={settings.SECURE_HSTS_SECONDS}"} if settings.SITE.secure else {}
    return always | hsts


def headers(answer: Answer) -> Answer:
    """What every answer carries; only a file that never changes may be kept."""
    always = _headers()

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in always.items():
            response.setdefault(name, value)
        return response

    return with_headers


def small(answer: Answer) -> Answer:
    """Reads no body but a short form, and at one address a file: a code has 20 letters, a square 260."""

    def with_limit(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        largest = LARGEST_UPLOAD if request.path_info == UPLOADS else LARGEST_BODY
        if not length.isdecimal() or int(length) > largest:
            return views.unknown_page(request)
        return answer(request)

    return with_limit


class Window(WSGIHandler):
    """Django's handler with the window's own chain and addresses, whatever the settings say for the desk."""

    def load_middleware(self, is_async: bool = False) -> None:
        """Headers, then the limit, then the page."""
        page: Any = convert_exception_to_response(self._page)
        chain: Any = convert_exception_to_response(headers(small(page)))
        self._middleware_chain = chain

    def _page(self, request: HttpRequest) -> HttpResponse:
        found = resolve(request.path_info, ADDRESSES)
        answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
        return answer

    def get_response(self, request: HttpRequest) -> HttpResponse:
        """The answer; nothing is logged of a request that found nothing."""
        set_urlconf(ADDRESSES)
        response: Any = self._middleware_chain(request)
        response._resource_closers.append(request.close)
        answer: HttpResponse = response
        return answer


application = Window()
