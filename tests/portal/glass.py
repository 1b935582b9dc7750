"""A visitor of the public window: calls its WSGI application with what a browser would send, and nothing else."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from spkt.portal.wsgi import application
from spkt.records import vault
from tests.factories import reread


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(path: str, form: dict[str, str] | None = None, **environ: Any) -> Answer:
    """GET, or POST when there is a form. environ   REMOTE_ADDR, HTTP_ACCEPT_ENCODING … of this visitor"""
    where, _, query = path.partition("?")
    body = urlencode(form).encode() if form is not None else b""
    sent: dict[str, Any] = {
        "REQUEST_METHOD": "GET" if form is None else "POST",
        "PATH_INFO": where,
        "QUERY_STRING": query,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_ADDR": "203.0.113.7",
        "wsgi.input": io.BytesIO(body),
        **environ,
    }
    setup_testing_defaults(sent)
    got: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        got.update(status=int(status.split()[0]), headers=headers)

    with _connections_kept():
        answer = application(sent, start)
        content = b"".join(answer)
        answer.close()
    names = [name for name, _ in got["headers"]]
    assert len(set(names)) == len(names), "a header twice"
    return Answer(got["status"], dict(got["headers"]), content)


@contextmanager
def _connections_kept() -> Iterator[None]:
    """A request ends with closing connections that are in a transaction; here that is the transaction of the test."""
    around = (request_started, request_finished)
    for signal in around:
        signal.disconnect(close_old_connections)
    yield
    for signal in around:
        signal.connect(close_old_connections)


def track(code: str, **more: Any) -> Answer:
    """What the window says to this code."""
    return ask("/lacak", {"kode": code}, **more)


def code_of(matter: str) -> str:
    """The tracking code as it stands on the receipt of this matter."""
    row = reread(matter)
    code: str = vault.get(row, "tracking_code", row.key)
    return code
