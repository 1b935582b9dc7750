"""What every page of the desk owes its reader, checked on the HTML that was sent.

`look` asks for a page and checks it; tests that walk the desk use it instead of the bare client.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from django.http import HttpResponse
from django.test import Client

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
FIELDS = frozenset({"input", "select", "textarea"})
NO_LABEL = frozenset({"hidden", "submit", "button", "image", "reset"})
HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass
class Element:
    """An element with its attributes, the text inside it, and the elements it stands in."""

    name: str
    attrs: dict[str, str]
    above: tuple["Element", ...]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def inside(self, name: str) -> bool:
        return any(each.name == name for each in self.above)


class Sheet(HTMLParser):
    """The elements of a page in their order; text belongs to all elements it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.html = html
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name} {self.open[-1].attrs}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)

    def all(self, *names: str, **attrs: str) -> list[Element]:
        """Elements with one of these names and all of these attributes; "" asks only that an attribute is there."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attrs.items()}
        return [
            each
            for each in self.elements
            if (not names or each.name in names)
            and all(name in each.attrs and value in ("", each.attrs[name]) for name, value in wanted.items())
        ]

    @property
    def text(self) -> str:
        """What is read: the text of <body> without scripts and templates."""
        return next((body.text for body in self.all("body")), "")


def look(client: Client, path: str, *, status: int = 200, **more: Any) -> Sheet:
    """The page at this address, checked. status   what it must answer; more   query of the address"""
    return sheet(client.get(path, more), status=status)


def sheet(answer: HttpResponse, *, status: int = 200) -> Sheet:
    """The checked page of an answer."""
    html = answer.content.decode()
    where = re.sub(r"\s+", " ", html)[:300]
    assert answer.status_code == status, f"{answer.status_code} instead of {status}: {answer.headers} {where}"
    page = Sheet(html)
    check(page)
    return page


def check(page: Sheet) -> None:
    """Everything that is owed by a page whatever it is about."""
    assert page.open == [], f"left open: {[each.name for each in page.open]}"
    _head(page)
    _ids(page)
    _labels(page)
    _policy(page)
    _forms(page)


def neutral(page: Sheet, *never: str) -> None:
    """The title carries nothing of a person, an offence or a place."""
    title = page.all("title")[0].text.casefold()
    found = [word for word in never if word.casefold() in title]
    assert found == [], f"the title {title!r} tells {found}"


def _head(page: Sheet) -> None:
    titles = [each for each in page.all("title") if not each.inside("svg")]
    assert [bool(each.text) for each in titles] == [True], "one title with words"
    assert len(page.all("h1")) == 1, f"one h1, not {[each.text for each in page.all('h1')]}"
    assert page.all("h1")[0].text, "the h1 has words"
    assert len(page.all("main")) == 1, "one main"
    assert page.all("html")[0].attrs.get("lang") in ("id", "en"), "a language"
    levels = [HEADINGS.index(each.name) for each in page.all(*HEADINGS) if not each.inside("dialog")]
    assert all(here <= last + 1 for last, here in pairwise(levels)), f"headings skip: {levels}"


def _ids(page: Sheet) -> None:
    ids = Counter(each.attrs["id"] for each in page.all(id=""))
    assert [each for each, times in ids.items() if times > 1 or not each] == [], "every id once"
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details"):
        pointed = {target for each in page.elements for target in each.attrs.get(name, "").split()}
        assert pointed <= set(ids), f"{name} points nowhere: {pointed - set(ids)}"
    hashes = {each.attrs["href"][1:] for each in page.all("a", href="") if each.attrs["href"].startswith("#")}
    assert hashes <= set(ids), f"links inside the page that lead nowhere: {hashes - set(ids)}"


def _labels(page: Sheet) -> None:
    labelled = {each.attrs["for"] for each in page.all("label", for_="") if each.text}
    for each in page.all(*FIELDS):
        if each.name == "input" and each.attrs.get("type", "text") in NO_LABEL:
            continue
        named = {"aria-label", "aria-labelledby"} & set(each.attrs)
        around = any(outer.name == "label" and outer.text for outer in each.above)
        assert named or around or each.attrs.get("id") in labelled, f"no label: {each.attrs}"
    for each in page.all("button", "a"):
        assert each.text or each.attrs.get("aria-label") or "hidden" in each.attrs, (
            f"no name: <{each.name} {each.attrs}>"
        )
    assert [each.attrs for each in page.all("img") if "alt" not in each.attrs] == [], "pictures have a text"


def _policy(page: Sheet) -> None:
    for each in page.elements:
        inline = [name for name in each.attrs if name == "style" or name.startswith("on")]
        assert inline == [], f"inline {inline} on <{each.name} {each.attrs}>"
        assert not each.attrs.get("href", "").startswith("javascript:"), each.attrs
    assert page.all("style") == [], "no inline style"
    assert [each.attrs for each in page.all("script") if not each.attrs.get("src")] == [], "no inline script"


def _forms(page: Sheet) -> None:
    for form in page.all("form"):
        within = [each for each in page.all(*FIELDS, "button") if form in each.above]
        if form.attrs.get("method", "get").lower() == "post":
            tokens = [each for each in within if each.attrs.get("name") == "csrfmiddlewaretoken"]
            assert [bool(each.attrs.get("value")) for each in tokens] == [True], f"one csrf token: {form.attrs}"
            # Preferences, signing in and leaving are no acts of the ledger; everything else is done once.
            once = any(each.attrs.get("name") == "key" and each.attrs.get("value") for each in within)
            is_taste = form.attrs.get("action", "").startswith(("/tampilan", "/bahasa", "/keluar", "/masuk/"))
            assert once or is_taste, f"no key: {form.attrs}"
            typed = [each for each in within if each.name in FIELDS and each.attrs.get("type", "text") not in NO_LABEL]
            answers = not typed or "novalidate" in form.attrs or form.attrs.get("action", "").startswith("/masuk/")
            assert answers, f"the browser would answer before the desk does: {form.attrs}"
        assert any(each.name == "button" for each in within), f"a form without a button: {form.attrs}"
