"""Headers that every answer of the desk carries, errors and static files included.

The content security policy comes from django-csp, the rest of Django's own from SecurityMiddleware; here is what
neither of them sets.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure

ALWAYS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}

SCANNING = "/titipan/hitung/"
"""Pages that read labels with the telephone's camera; nowhere else may a page of the desk ask for it."""

Answer = Callable[[HttpRequest], HttpResponse]


def headers(answer: Answer) -> Answer:
    """Middleware: sets the headers; what no view allowed to be kept is kept by nobody."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.path.startswith(SCANNING):
            response["Permissions-Policy"] = ALWAYS["Permissions-Policy"].replace("camera=()", "camera=(self)")
        for name, value in ALWAYS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        return response

    return with_headers


def from_here(answer: Answer) -> Answer:
    """Middleware: what a browser says comes from another site changes nothing here, whatever token it carries."""

    def with_site(request: HttpRequest) -> HttpResponse:
        sent_by = request.headers.get("Sec-Fetch-Site", OWN_SITE[0])
        if request.method not in ("GET", "HEAD", "OPTIONS") and sent_by not in OWN_SITE:
            return csrf_failure(request)
        return answer(request)

    return with_site


OWN_SITE = ("same-origin", "none")
"""What `Sec-Fetch-Site` says of a form of ours, and of one that a person sends again by hand."""
