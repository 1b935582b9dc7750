"""Officers at their desks: signed-in clients, posts with a fresh key, and the desk served to real browsers."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from urllib.request import urlopen
from uuid import uuid4

from django.test import Client

from spkt.actions._sealing import seal
from spkt.actions.units import DEMO_PASSWORD
from spkt.papers import _kind as kinds
from spkt.records.models import Paper
from tests import cast

START_S = 20


def enter(name: str) -> Client:
    """This officer of the cast, signed in."""
    client = Client()
    client.force_login(cast.officer(name))
    proved(client)
    return client


def proved(client: Client, at: str = "9999-12-31T00:00:00+00:00") -> None:
    """He proved who he is at this moment; by default it holds whatever the clock of a test does."""
    session = client.session
    session["proved_at"], session["proved_by"] = at, "sandi"
    session.save()


def post(client: Client, path: str, **fields: Any) -> Any:
    """Posts a form with an idempotency key of its own, unless one is given."""
    return client.post(path, {"key": str(uuid4()), **fields})


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The desk in a process of its own on a free port; gives its address. environment: of a house apart"""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _answering(server, f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(START_S)


def _answering(server: subprocess.Popen[bytes], address: str) -> str:
    until = time.monotonic() + START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(f"{address}/masuk/").close()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("the desk did not start")


def sign_in(page: Any, address: str, name: str) -> None:
    """Signs this officer in as he does, with NRP and password."""
    page.goto(f"{address}/masuk/")
    page.fill("input[name=login]", cast.NRP[name])
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")


def code_of(address: str) -> str:
    """The last part of an address, which is the code of what it shows."""
    return address.rstrip("/").rpartition("/")[2]


def sealed(code: str) -> str:
    """The paper with its sealed files made, as the worker makes them after each act; gives its code."""
    paper = Paper.objects.get(code=code)
    for variant in (kinds.ASLI, kinds.LINDUNG):
        for copy in range(paper.reprints + 1):
            seal(str(paper.pk), variant, copy)
    return code
