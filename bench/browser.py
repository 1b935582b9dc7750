"""A browser without a screen: cookies, forms filled by the names that the page gives them, redirects followed."""

import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urlencode, urljoin, urlsplit

from bench.programs import HOST, Broken

LIMIT_S = 60.0
TYPED, PDF = "application/x-www-form-urlencoded", "application/pdf"
PART = '--{}\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
Values = Mapping[str, str | list[str]]
NOTHING: Values = {}
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
LONE = (
    r'<(?:input|button)\b[^>]*\sform="{0}"[^>]*>|<(?:select|textarea)\b[^>]*\sform="{0}"[^>]*>.*?</(?:select|textarea)>'
)
"""Fields that stand elsewhere on the page and name their form."""


@dataclass(slots=True)
class Form:
    """A form as the page gives it.

    action  path and query that it is sent to; name: its id in the page
    names   every field there is; values    what it would send untouched
    """

    action: str = ""
    name: str = ""
    method: str = "get"
    names: set[str] = field(default_factory=set)
    values: dict[str, list[str]] = field(default_factory=dict)

    def filled(self, typed: Values) -> list[tuple[str, str]]:
        """What is sent. raises Broken for a field that the page does not have."""
        if missing := set(typed) - self.names:
            raise Broken(f"form {self.action} has no field {sorted(missing)}, only {sorted(self.names)}")
        sent = {**self.values, **{name: [each] if isinstance(each, str) else each for name, each in typed.items()}}
        return [(name, each) for name, values in sent.items() for each in values]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long the server took for it. path: where it was found; ms: of this request alone."""

    path: str
    status: int
    text: str
    ms: float

    def form(self, action: str) -> Form:
        """The form that posts to this path. raises Broken if there is none."""
        for found in FORM.findall(self.text):
            reader = _FormReader()
            reader.feed(found)
            form = reader.form
            form.action = urljoin(self.path, form.action)
            if form.method == "post" and urlsplit(form.action).path == action:
                if form.name:
                    reader.feed("".join(re.findall(LONE.format(re.escape(form.name)), self.text, re.DOTALL)))
                return form
        raise Broken(f"{self.path} ({self.status}) has no form for {action}: {_words(self.text)}")

    def first(self, pattern: str) -> str:
        """What the pattern's group matches first in the page. raises Broken for nothing."""
        found = re.search(pattern, self.text)
        if not found:
            raise Broken(f"{self.path} has no {pattern}: {_words(self.text)}")
        return found[1]


class Browser:
    """One browser on one computer.

    source  loopback address it calls from: limits are counted by address, and each officer has a computer
    asked   requests so far
    """

    def __init__(self, port: int, source: str = HOST) -> None:
        self.connection = HTTPConnection(HOST, port, timeout=LIMIT_S, source_address=(source, 0))
        self.cookies: dict[str, str] = {}
        self.asked = 0

    def get(self, path: str, status: int = 200) -> Answer:
        """A page. raises Broken for another status."""
        answer, _where = self._ask("GET", path)
        return _expected(answer, status)

    def send(self, form: Form, typed: Values = NOTHING) -> tuple[Answer, Answer]:
        """Sends a form and follows it: (the answer to the act itself, the page it led to). raises Broken."""
        act, where = self._ask("POST", form.action, urlencode(form.filled(typed)).encode())
        _ = _expected(act, 302 if act.status == 302 else 303)
        return act, self.get(where)

    def post(self, form: Form, typed: Values = NOTHING) -> Answer:
        """Sends a form that is answered with a page. raises Broken."""
        answer, _where = self._ask("POST", form.action, urlencode(form.filled(typed)).encode())
        return _expected(answer, 200)

    def upload(self, form: Form, name: str, file: bytes) -> Answer:
        """Sends a PDF in this field of a form that is answered with a page. raises Broken."""
        mark = secrets.token_hex(16)
        fields = [(each, value.encode(), "") for each, value in form.filled({name: ""}) if each != name]
        parts = [*fields, (name, file, f'; filename="surat.pdf"\r\nContent-Type: {PDF}')]
        body = b"".join(PART.format(mark, each, more).encode() + value + b"\r\n" for each, value, more in parts)
        body += f"--{mark}--\r\n".encode()
        answer, _where = self._ask("POST", form.action, body, f"multipart/form-data; boundary={mark}")
        return _expected(answer, 200)

    def close(self) -> None:
        """Ends the connection."""
        self.connection.close()

    def _ask(self, method: str, path: str, body: bytes = b"", kind: str = TYPED) -> tuple[Answer, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = kind
        self.asked += 1
        began = time.perf_counter()
        self.connection.request(method, path, body or None, headers)
        response = self.connection.getresponse()
        text = response.read()
        ms = (time.perf_counter() - began) * 1000
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        where = urljoin(path, response.headers.get("Location", ""))
        return Answer(urlsplit(path).path, response.status, text.decode(errors="replace"), ms), where


class _FormReader(HTMLParser):
    """Reads the fields of one form as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.form.action, self.form.name = given.get("action", ""), given.get("id", "")
            self.form.method = given.get("method", "get").lower()
        elif tag == "option" and self.select and "selected" in given:
            self.form.values[self.select] = [given.get("value", "")]
        elif name and tag in ("input", "select", "textarea", "button"):
            self._field(tag, name, given)

    def _field(self, tag: str, name: str, given: dict[str, str]) -> None:
        self.form.names.add(name)
        self.select = name if tag == "select" else self.select
        self.area = name if tag == "textarea" else ""
        kind = given.get("type", "text")
        if tag == "input" and (kind not in ("checkbox", "radio", "submit") or "checked" in given):
            self.form.values.setdefault(name, []).append(given.get("value", "on" if kind == "checkbox" else ""))

    def handle_endtag(self, tag: str) -> None:
        self.select = "" if tag == "select" else self.select
        self.area = "" if tag == "textarea" else self.area

    def handle_data(self, text: str) -> None:
        if self.area:
            self.form.values[self.area] = [text.removeprefix("\n")]


def _expected(answer: Answer, status: int) -> Answer:
    if answer.status != status:
        raise Broken(f"{answer.path}: {answer.status} instead of {status}: {_words(answer.text)}")
    return answer


def _words(text: str) -> str:
    """The words of a page, to say what went wrong."""
    main = text.partition("<main")[2] or text
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())[:600]
