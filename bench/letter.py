"""One citizen who lost her KTP, from the door to the letter in her hand, as one officer clicks it.

Unlike the long journey, each act goes on from the page that the act before it led to, because the requests are counted.
"""

import secrets
import time

from bench.browser import NOTHING, Answer, Values
from bench.house import Aim
from bench.pages import address

PREVIEW = r'<img src="([^"]+)"[^>]* data-letter'
PERSON: Values = {
    "name": "Aminah Sekadim",
    "birth_place": "Sintang",
    "occupation": "Pedagang",
    "address": "Kel. Tanjung Puri, Kec. Sintang",
}
CARD: Values = {"then": "add:KTP-EL"}
"""A button that says which kind of thing is lost: a choice, so it counts as an entry."""
LOST: Values = {"where": "antara Pasar Masuka dan rumah", "stolen": "tidak"}
ISSUE: Values = {"then": "issue"}


class Letter:
    """One desk: the Bamin signed in this morning and serves one citizen after the other."""

    def __init__(self, aim: Aim, client: int) -> None:
        self.clerk = aim.browser("clerk", address(client))
        self.ms: dict[str, float] = {}
        self.entries: dict[str, int] = {}

    def close(self) -> None:
        """Ends the connection."""
        self.clerk.close()

    def once(self, turn: int) -> dict[str, float]:
        """Milliseconds of the whole journey and of each act in it; requests, and entries of the letter and of all."""
        self.ms, self.entries, before = {}, {}, self.clerk.asked
        began = time.perf_counter()
        page = self._come()
        visit = page.path
        paper = self._write(self._act("begin", page, f"{visit}/kehilangan"))
        self._leave(visit, paper)
        whole = (time.perf_counter() - began) * 1000
        counts = {
            "requests": self.clerk.asked - before,
            "entries": self.entries["fill"] + self.entries["issue"],
            "entries_all": sum(self.entries.values()),
        }
        return {"journey": whole, **self.ms, **counts}

    def _act(self, name: str, shown: Answer, action: str, typed: Values = NOTHING, pressed: Values = NOTHING) -> Answer:
        """Fills the form of this page and gives the page that it leads to. pressed: the button, which is no entry."""
        done, after = self.clerk.send(shown.form(action), {**typed, **pressed})
        self.ms[name], self.entries[name] = done.ms, len(typed)
        return after

    def _come(self) -> Answer:
        """She takes a number, is called and greeted; gives the page of the visit."""
        page = self._act("arrive", self.clerk.get("/kunjungan/baru"), "/kunjungan/baru", {"lane": "C"})
        page = self._act("call", page, f"{page.path}/panggil")
        return self._act("greet", page, f"{page.path}/sapa")

    def _write(self, page: Answer) -> str:
        """The letter, seen beside the form each time it is shown; gives the path of the issued paper."""
        self._look(page)
        page = self._act("fill", page, page.path, {"nik": fresh_nik(), **PERSON, **CARD})
        self._look(page)
        return self._act("issue", page, page.path, LOST, ISSUE).path

    def _look(self, page: Answer) -> None:
        """The picture of the letter, which a browser asks for with the page."""
        ms = self.clerk.get(page.first(PREVIEW)).ms
        self.ms["preview"] = self.ms.get("preview", 0.0) + ms

    def _leave(self, visit: str, paper: str) -> None:
        """The letter changes hands, and she goes; her name stands on the form already."""
        giving = f"{paper}/serahkan"
        self._act("hand_over", self.clerk.get(giving), giving, {"identified": "KTP"})
        self._act("finish", self.clerk.get(visit), f"{visit}/selesai")


def fresh_nik() -> str:
    """A NIK that nobody brought before: the house looks for earlier letters about the same card."""
    day, month, year = 1 + secrets.randbelow(28), 1 + secrets.randbelow(12), 60 + secrets.randbelow(40)
    return f"610501{day:02}{month:02}{year:02}{1 + secrets.randbelow(9999):04}"
