"""The floor of every page: granian and Django with a session, a form and its token, and nothing of the house.

Run as `python -m bench.bare PORT`; its database stands in BENCH_PLACE, with the house's own pragmas.
"""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import path

from spkt.kit import sqlite

PAGE = """<!doctype html><html lang="id"><head><title>{{ count }}</title></head><body><h1>{{ count }}</h1>
<form method="post" action="/">{% csrf_token %}<input name="words"><button>Kirim</button></form></body></html>"""


def page(request: HttpRequest) -> HttpResponse:
    """Shows how often this session has posted; a post is counted in the session and written durably."""
    count = request.session.get("count", 0)
    if request.method == "POST":
        request.session["count"] = count + 1
        return HttpResponseRedirect("/", status=303)
    return HttpResponse(engines["django"].from_string(PAGE).render({"count": count}, request))


urlpatterns = [path("", page)]


def application() -> WSGIHandler:
    """Django with three middlewares and one table."""
    settings.configure(
        SECRET_KEY=os.environ["BENCH_SECRET"],
        ROOT_URLCONF="bench.bare",
        ALLOWED_HOSTS=["127.0.0.1"],
        INSTALLED_APPS=["django.contrib.sessions"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        DATABASES={"default": sqlite.database(Path(os.environ["BENCH_PLACE"]) / "bare.sqlite3", sqlite.swap())},
    )
    made: WSGIHandler = get_wsgi_application()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return made


if __name__ == "__main__":
    from spkt.cli.run import serve

    sys.exit(serve("bench.bare:application", "127.0.0.1", int(sys.argv[1]), workers=1))
