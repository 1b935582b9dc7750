"""What the web server runs: the desk alone (`desk`), or on one computer the whole house in one process.

This is the one place that knows all rooms; they stay strangers to each other.
"""

import ctypes
import signal
import sys
from threading import Event, Thread

import django
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

PR_SET_PDEATHSIG = 1


def desk() -> WSGIHandler:
    """The desk as a WSGI application; tables and worker are looked after by others."""
    return _awake()


def whole_house() -> WSGIHandler:
    """Tables, reference data, worker and public window, then the desk as a WSGI application.

    A fault that the operator can mend ends the process with one line and status 2.
    """
    _end_when_told()
    from spkt.cli import said

    with said():
        django.setup()
        _furnish()
        _start_worker()
        _open_portal()
        return _awake()


def _awake() -> WSGIHandler:
    """The application with its table of pages read, so that a fault in it stops the start and not the first visitor."""
    application = get_wsgi_application()
    _ = get_resolver().url_patterns
    return application


def _end_when_told() -> None:
    """A start can be broken off, and a server whose supervisor was killed does not go on holding the port.

    The signal handlers inherited from the supervisor only set a flag of its own, which nobody reads here.
    """
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _furnish() -> None:
    from spkt.cli import _greeting, _ground

    _ground.raise_tables()
    _greeting.greet(_ground.furnish())


def _start_worker() -> None:
    from spkt.actions import jobs

    Thread(target=jobs.work, args=(Event(),), name="worker", daemon=True).start()


def _open_portal() -> None:
    """The public window: an origin of its own on the next port."""
    from django.conf import settings

    from spkt.portal.server import listen

    server = listen(settings.SITE.host, settings.SITE.portal_port)
    Thread(target=server.run, name="portal", daemon=True).start()
