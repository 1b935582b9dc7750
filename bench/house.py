"""The house under measure: a directory of its own, filled, and the real `spkt run` on free ports."""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.browser import Browser
from bench.programs import Program, ask_child, two_ports

FILL_S, COUNT_S = 7200.0, 300.0
SIGN_IN = "/masuk/"


@dataclass(frozen=True, slots=True)
class Aim:
    """What clients are told about a running house; small, because it is sent to each of them.

    codes, tracking     of matters that stand ready to be opened and followed
    squares, files      what the squares of receipts say, and where receipts lie as sealed files
    officers            NRP by what the officer does in a journey
    seats               ids of the officers who sit in the gelar beside its leader
    sessions            cookies of these officers, signed in once
    """

    port: int
    portal_port: int
    codes: tuple[str, ...]
    tracking: tuple[str, ...]
    squares: tuple[str, ...]
    files: tuple[str, ...]
    officers: dict[str, str]
    seats: tuple[str, ...]
    password: str
    sessions: dict[str, dict[str, str]]

    def browser(self, officer: str, source: str) -> Browser:
        """A browser in which this officer is signed in already."""
        browser = Browser(self.port, source)
        browser.cookies.update(self.sessions[officer])
        return browser


class Site:
    """A data directory with its keys beside it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.env = {"SPKT_DATA": str(place / "var"), "SPKT_DEMO": "1", "DJANGO_SETTINGS_MODULE": "spkt.settings"}
        self.known: dict[str, Any] = {}

    def fill(self, size: int) -> float:
        """Seeds it with this many matters if it is new; seconds it took, 0 if it stood already.

        It gets its name when it is full, so that a run that was broken off leaves no half of one to be measured.
        """
        began = time.perf_counter()
        fresh = not self.place.exists()
        if fresh:
            part = self.place.with_name(f"{self.place.name}.part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            size_words = ["seed", "--data", str(part / "var"), "--size", str(size)]
            ask_child("spkt.cli", *size_words, env={}, limit_s=FILL_S)
            part.rename(self.place)
        return time.perf_counter() - began if fresh else 0.0

    def learn(self) -> None:
        """Asks it what clients may ask for."""
        self.known = json.loads(ask_child("bench.ground", str(self.place), env=self.env, limit_s=COUNT_S))

    def statements(self, paths: list[str]) -> dict[str, int]:
        """SQL statements of pages of the desk, by path."""
        nrp = self.known["officers"]["counter"]
        counted: dict[str, int] = json.loads(ask_child("bench.statements", nrp, *paths, env=self.env, limit_s=COUNT_S))
        return counted

    def program(self) -> Program:
        """`spkt run` on this directory, not started yet."""
        port = two_ports()
        command = ["-m", "spkt.cli", "run", "--data", self.env["SPKT_DATA"], "--port", str(port)]
        return Program(command, {}, port, SIGN_IN, self.place / "house.log")

    @contextmanager
    def open(self) -> Iterator[tuple[Program, Aim]]:
        """The running house, and what clients need of it."""
        with self.program() as running:
            yield running, self._aim(running.port)

    def _aim(self, port: int) -> Aim:
        officers, password = self.known["officers"], self.known["password"]
        sessions = {who: sign_in(Browser(port), nrp, password)[1] for who, nrp in officers.items()}
        codes, tracking, squares, files, seats = (
            tuple(self.known[name]) for name in ("codes", "tracking", "squares", "files", "seats")
        )
        return Aim(port, port + 1, codes, tracking, squares, files, officers, seats, password, sessions)


def sign_in(browser: Browser, nrp: str, password: str) -> tuple[float, dict[str, str]]:
    """Signs in by the page: (milliseconds of the request that checks the password, the cookies)."""
    act, _page = browser.send(browser.get(SIGN_IN).form(SIGN_IN), {"login": nrp, "password": password})
    return act.ms, dict(browser.cookies)
