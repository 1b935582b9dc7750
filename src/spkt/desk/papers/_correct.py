"""Pages of correcting a paper: one officer writes what is wrong and why, another decides; the number stays."""

from collections.abc import Iterator
from datetime import date, time
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import _corrections as access
from spkt.access import papers as seen
from spkt.access._gate import Reader
from spkt.access._standing import newest
from spkt.access.papers import OnePaper
from spkt.actions import _correct as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.matters import _fields as f
from spkt.desk.matters import _open
from spkt.desk.papers import _rows
from spkt.law._correction import DAY, HOUR, SEX, SUM, WHOLE, Line
from spkt.law.journeys.papers import PAPER

SEXES = [("", _("Tidak dicatat")), ("L", _("Laki-laki")), ("P", _("Perempuan"))]
LONGEST = 240
OLDEST = 150


class AskCorrectForm(forms.Form):
    """Every printed fact that may be corrected, as it stands, and why it is wrong."""

    reason = f.Prose(
        _("Mengapa keliru, dan apa buktinya"),
        3,
        2000,
        required=True,
        error_messages={"required": _("Tulis mengapa isinya keliru dan apa buktinya.")},
    )

    def __init__(self, *args: Any, lines: list[Line], **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = lines
        for n, line in enumerate(lines):
            self.fields[f"line_{n}"] = _field(line)

    def groups(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """(whose facts they are, their fields, is one of them to be mended) in the order of the page."""
        numbered = groupby(enumerate(self.lines), lambda pair: _group(pair[1]))
        rows = [(words, [self[f"line_{n}"] for n, _line in many]) for words, many in numbered]
        return [(words, fields, any(each.errors for each in fields)) for words, fields in rows]

    def changes(self) -> dict[str, Any]:
        """What was typed otherwise than it is printed, by path."""
        return dict(self._changed())

    def _changed(self) -> Iterator[tuple[str, Any]]:
        for n, line in enumerate(self.lines):
            field, value = self.fields[f"line_{n}"], self.cleaned_data[f"line_{n}"]
            before = field.to_python(field.prepare_value(_initial(line)))
            if value != before:
                yield line.path, _as_json(line, value)


class CorrectForm(forms.Form):
    """The decision: bound to what was asked, and to whom it was told."""

    asked = forms.CharField(widget=forms.HiddenInput, max_length=64)
    told = f.Line(_("Sudah diberitahukan kepada"), 200, help_text=_("Siapa dan kapan. Kosongkan bila tidak ada."))


def _group(line: Line) -> str:
    """Heading above the fields of one person or thing, or of time and place."""
    if line.of:
        return line.of[:1].upper() + line.of[1:]
    return now("Nama dan kontak") if line.path in ("name", "contact") else now("Waktu, tempat, dan kerugian")


def _field(line: Line) -> Any:
    label, initial = now(line.label) if line.label else line.path, _initial(line)
    if line.kind == DAY:
        return f.day(label, initial=initial)
    if line.kind == HOUR:
        field = f.hour(label)
        field.initial = initial
        return field
    if line.kind == WHOLE:
        return forms.IntegerField(label=label, required=False, min_value=0, max_value=OLDEST, initial=initial)
    if line.kind == SUM:
        return f.Sum(label=label, required=False, initial=initial)
    if line.kind == SEX:
        return f.choice(label, SEXES, initial=initial)
    return f.Line(label, max(LONGEST, len(str(initial or ""))), initial=initial)


def _initial(line: Line) -> Any:
    if line.value in (None, ""):
        return "" if line.kind == SEX or isinstance(line.value, str) else None
    if line.kind == DAY:
        return date.fromisoformat(line.value)
    return time.fromisoformat(line.value) if line.kind == HOUR else line.value


def _as_json(line: Line, value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return None if value in (None, "") and line.kind in (DAY, HOUR, WHOLE, SUM, SEX) else value


def correcting(found: OnePaper, reader: Reader) -> dict[str, Any]:
    """What the page of a paper says of its corrections, and what this officer may do about them."""
    paper, facts = found.paper, seen.paper_facts(found.paper, reader)
    mine, is_open = PAPER.may(facts, reader.roles), access.may_read(paper, reader)
    later = newest(paper) if paper.corrected_at else None
    return {
        "edition": paper.edition,
        "before_code": paper.replaces.code if paper.replaces else "",
        "later_code": later.code if later else "",
        "corrected_at": _rows.moment(paper.corrected_at, reader),
        "corrected_by": _who(paper.corrected_by),
        "differences": access.differences(paper) if paper.replaces and is_open else (),
        "fix_waits": facts.fix_asked,
        "fix_by": _who(paper.fix_asked_by),
        "may_ask_correct": mine.get("papers.ask_correct") == [],
        "may_correct": mine.get("papers.correct") == [],
    }


def _who(officer: Any) -> str:
    return f"{officer.rank} {officer.name}" if officer else ""


@show
def correct_form(request: Desk, code: str) -> Page:
    """What is printed, to be mended; for who decides, each fact before and after."""
    found = seen.one(code, request.reader)
    paper, reader = found.paper, request.reader
    state, is_open = correcting(found, reader), access.may_read(paper, reader)
    waiting = access.asked(paper) if state["fix_waits"] and is_open else None
    context = {
        "code": code,
        "title": _rows.TITLES[paper.kind],
        "paper_number": paper.number,
        **state,
        "asked": waiting,
        "why_not": _why_not(found, reader),
        "form": shown_again(request, AskCorrectForm) or _form(paper) if state["may_ask_correct"] else None,
        "decide_form": shown_again(request, CorrectForm)
        or CorrectForm(initial={"asked": waiting.digest if waiting else ""}),
    }
    return Page("papers/ask_correct.html", context)


def _form(paper: Any, *args: Any) -> AskCorrectForm:
    return AskCorrectForm(*args, lines=access.lines(paper))


def _why_not(found: OnePaper, reader: Reader) -> list[str]:
    """Why he neither asks nor decides, and whom to ask."""
    facts = seen.paper_facts(found.paper, reader)
    mine, ahead = PAPER.may(facts, reader.roles), PAPER.ahead(facts)
    if "papers.ask_correct" not in ahead:
        return [now("Surat ini tidak berlaku lagi, jadi tidak diperbaiki.")]
    against = mine.get("papers.correct" if facts.fix_asked and "papers.correct" in mine else "papers.ask_correct")
    return [now("Minta Ba Yanmas, Bamin, atau Kanit memintanya.")] if against is None else [now(w) for w in against]


@do(again=correct_form)
def ask_correct(request: Desk, code: str) -> HttpResponse:
    """What was typed otherwise waits for the second person."""
    paper = seen.one(code, request.reader).paper
    may = PAPER.may(seen.paper_facts(paper, request.reader), request.reader.roles).get("papers.ask_correct") == []
    form = _open.valid(request, _form(paper, request.POST)) if may else None  # else the act says why not
    changes, reason = (form.changes(), form.cleaned_data["reason"]) if form else ({}, "")
    acts.ask_correct(by=request.reader, key=once(request), code=code, changes=changes, reason=reason)
    return to("papers.one", code=code)


@do(again=correct_form)
def correct(request: Desk, code: str) -> HttpResponse:
    """The new edition opens."""
    said = typed(request, CorrectForm).cleaned_data
    made = acts.correct(by=request.reader, key=once(request), code=code, **said)
    return to("papers.one", code=made["paper"])


@do(again=correct_form)
def refuse_correction(request: Desk, code: str) -> HttpResponse:
    """It stays as it is."""
    acts.refuse_correction(by=request.reader, key=once(request), code=code)
    return to("papers.one", code=code)
