"""Test 46 in a real browser: everything that anybody may type is an order to run, and every page is opened."""

from itertools import count
from typing import Any
from urllib.parse import urlsplit

import pytest

from spkt.law.case import to_json
from spkt.records import vault
from tests import custody, factories, filing, findings, lost
from tests.cruel import MARK, XSS, planted
from tests.rooms import served, sign_in

IN_ONE_FIELD = 12
READERS = ("ani", "dodi")
PAGES_AT_LEAST, PAGES_AT_MOST, SHOWING = 30, 42, 5
LEADS_AWAY = ("/keluar", "/pdf", "/static", "/masuk", "/lampiran", ".csv")


@pytest.fixture
def cruel_house(apart: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Matters of every kind in which each text that a person wrote became a dozen orders, all 300 in turn."""
    turn = count(0, IN_ONE_FIELD)

    def plant(text: str) -> str:
        begin = next(turn)
        return " ".join(XSS[(begin + step) % len(XSS)] for step in range(IN_ONE_FIELD))

    monkeypatch.setattr(vault, "to_json", lambda value: to_json(planted(value, plant)))
    walked = factories.matter()
    factories.letter(walked, after="delivered")
    filing.put(walked, filing.photo())
    factories.walk(after="propose")
    findings.finding()
    lost.loss()
    custody.count(custody.thing())
    assert next(turn) >= len(XSS)
    return apart


class Watched:
    """A browser page that keeps whatever ran, was refused by the policy, or asked to be answered."""

    def __init__(self, chromium: Any, address: str) -> None:
        self.address, self.page = address, chromium.new_context(base_url=address).new_page()
        self.heard: list[str] = []
        self.page.on("dialog", lambda dialog: self.heard.append(dialog.message) or dialog.dismiss())
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("console", lambda said: self.heard.append(said.text) if is_ours(said) else None)

    def ran(self) -> list[Any]:
        """What this page did that it was not made for."""
        heard, self.heard = self.heard, []
        return heard + ([MARK] if self.page.evaluate(f"() => window.{MARK}") else [])

    def links(self) -> list[str]:
        """Paths of the desk that this page leads to."""
        found = self.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        paths = [urlsplit(link)._replace(fragment="") for link in found if link.startswith(f"{self.address}/")]
        return [path.geturl() for path in paths if not any(away in path.path for away in LEADS_AWAY)]


def is_ours(said: Any) -> bool:
    """A fault of a script or a refusal of the policy; a preview that cannot be drawn yet is neither."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


@pytest.mark.browser
@pytest.mark.slow
def test_46_nothing_that_was_typed_runs_on_any_page(chromium: Any, cruel_house: dict[str, str]) -> None:
    with served(cruel_house) as address:
        for name in READERS:
            watched = Watched(chromium, address)
            sign_in(watched.page, address, name)
            seen, cruel, did = crawled(watched)
            assert did == {}
            assert seen >= PAGES_AT_LEAST, f"{name} saw {seen} pages"
            assert cruel >= SHOWING, f"{cruel} pages showed {name} what was typed"


def crawled(watched: Watched) -> tuple[int, int, dict[str, list[Any]]]:
    """(pages opened, pages that show what was typed, {address: what ran there})."""
    waiting, known, cruel, did = [f"{watched.address}/"], {f"{watched.address}/"}, 0, {}
    opened = 0
    while waiting and opened < PAGES_AT_MOST:
        at = waiting.pop(0)
        watched.page.goto(at)
        opened += 1
        cruel += MARK in watched.page.inner_text("body")
        if ran := watched.ran():
            did[at] = ran
        fresh = [link for link in dict.fromkeys(watched.links()) if link not in known]
        known.update(fresh)
        waiting += fresh
    return opened, cruel, did


@pytest.mark.browser
@pytest.mark.parametrize("order", [XSS[0], XSS[1], XSS[2]])
def test_the_watch_would_hear_an_order_that_runs(chromium: Any, apart: dict[str, str], order: str) -> None:
    watched = Watched(chromium, "about:blank")
    watched.page.set_content(f"<p>{order}</p>")
    watched.page.wait_for_timeout(100)
    assert watched.ran()[-1] == MARK
