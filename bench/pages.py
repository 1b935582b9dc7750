"""Clients that ask for one kind of page again and again, and the bare page that they are held against."""

from itertools import cycle
from pathlib import Path

from bench.browser import Browser
from bench.house import Aim

TRACK, VERIFY, VERIFY_FILE = "/lacak", "/v", "/v/berkas"


def address(client: int, turn: int = 0) -> str:
    """A loopback address of its own for each computer: limits are counted by address."""
    return f"127.{10 + client}.{turn // 250 % 250}.{1 + turn % 250}"


class Reader:
    """The counter officer opens these pages in turn."""

    def __init__(self, aim: Aim, paths: tuple[str, ...], client: int) -> None:
        self.browser = aim.browser("counter", address(client))
        self.paths = cycle(paths)
        self.once(0)

    def once(self, turn: int) -> dict[str, float]:
        """Milliseconds of the next page."""
        return {"page": self.browser.get(next(self.paths)).ms}

    def close(self) -> None:
        """Ends the connection."""
        self.browser.close()


class Follower:
    """A citizen asks the public window for her matter; every time from another address."""

    def __init__(self, aim: Aim, client: int) -> None:
        self.aim, self.client = aim, client
        self.once(0)

    def once(self, turn: int) -> dict[str, float]:
        """Milliseconds of the answer to the code, the empty form before it left out."""
        browser = Browser(self.aim.portal_port, address(self.client, turn))
        form = browser.get(TRACK).form(TRACK)
        answer = browser.post(form, {"kode": self.aim.tracking[turn % len(self.aim.tracking)]})
        browser.close()
        answer.first(r'(<ol class="path">)')
        return {"page": answer.ms}

    def close(self) -> None:
        """Nothing is held."""


class Checker:
    """A bank asks the public window whether a paper counts, by its square or by its file, from address to address."""

    def __init__(self, aim: Aim, by: str, client: int) -> None:
        self.aim, self.by, self.client = aim, by, client
        self.files = [Path(file).read_bytes() for file in aim.files]
        self.once(0)

    def once(self, turn: int) -> dict[str, float]:
        """Milliseconds of the verdict, the page before it left out. raises Broken for another than "it counts"."""
        browser = Browser(self.aim.portal_port, address(self.client, turn))
        page = browser.get(VERIFY)
        if self.by == "berkas":
            answer = browser.upload(page.form(VERIFY_FILE), "berkas", self.files[turn % len(self.files)])
        else:
            answer = browser.post(page.form(VERIFY), {"kode": self.aim.squares[turn % len(self.aim.squares)]})
        browser.close()
        answer.first('(data-state="cocokkan")')
        return {"page": answer.ms}

    def close(self) -> None:
        """Nothing is held."""


class Bare:
    """The bare page: shown, posted, shown."""

    def __init__(self, port: int, client: int) -> None:
        self.browser = Browser(port, address(client))
        self.page = self.browser.get("/")
        self.once(0)

    def once(self, turn: int) -> dict[str, float]:
        """Milliseconds of a page and of a post."""
        act, self.page = self.browser.send(self.page.form("/"), {"words": f"kata {turn}"})
        return {"get": self.page.ms, "post": act.ms}

    def close(self) -> None:
        """Ends the connection."""
        self.browser.close()
