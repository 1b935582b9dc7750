"""Pages of every other letter: the list of a dossier, and one form with the page that it becomes."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _drafts as kept
from spkt.access import _letters as access
from spkt.access import visum as seen
from spkt.access._gate import Unseen
from spkt.access._letters import OneKind
from spkt.actions import _letters as acts
from spkt.desk._letters import letter_rows
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open, _talk
from spkt.desk.visum import _rows
from spkt.desk.visum._pictures import as_posted, picture_of
from spkt.desk.visum.forms import CONFIRMATION, LetterForm, VersionForm, letter_fields
from spkt.law._letters import BY_NAME, LETTERS, asked_for, lawful

WRITE, ISSUE = "visum.write", "visum.issue"


@show
def letters(request: Desk, code: str) -> Page:
    """Which letters may be written now, which are asked for, which were made."""
    case, found = seen.asking(code, request.reader, "visum.letters")
    by_name = {act.act: act for act in found}
    mine = {name for name, act in by_name.items() if act.mine and not act.reasons}
    made = seen.of_matter(case.matter)
    wanted = asked_for(case.persons, case.confirmation, [each.kind for each in made])
    open_kinds = [kind for kind in lawful(case.matter.state) if WRITE in mine and kind.by & request.reader.roles]
    return Page(
        "visum/letters.html",
        {
            "code": code,
            "ticket": _rows.ticket(case),
            "kinds": [
                _kind(code, kind, wanted) for kind in sorted(open_kinds, key=lambda each: each.name not in wanted)
            ],
            "may_ask": "visum.request" in mine,
            "made": letter_rows(made, request.reader),
            "why_not": _talk.refusal(by_name.get(WRITE)) if WRITE not in mine else [],
        },
    )


def _kind(code: str, kind: Any, wanted: tuple[str, ...]) -> dict[str, Any]:
    return {
        "title": _(kind.title),
        "when": _(kind.when),
        "wanted": kind.name in wanted,
        "url": reverse(WRITE, kwargs={"code": code, "kind": kind.name}),
    }


def subject_of(code: str, kind: str) -> str:
    """What a draft of this kind is about: the dossier and the place of the kind in the list."""
    return f"{code}-{[each.name for each in LETTERS].index(kind) + 1}"


@show
def write_form(request: Desk, code: str, kind: str) -> Page:
    """The form at the left, the page that it becomes at the right."""
    found = access.one(code, kind, request.reader)
    subject = subject_of(code, kind)
    form = shown_again(request, LetterForm) or _form(request, found, initial=_initial(request, found, subject))
    act, letter = found.act(ISSUE), found.letter
    return Page(
        "visum/write.html",
        {
            "code": code,
            "kind": kind,
            "ticket": _rows.ticket(found.case),
            "title": _(found.kind.title),
            "when": _(found.kind.when),
            "form": form,
            "fields": [each for each in form if each.name not in CONFIRMATION],
            "confirmation": [form[name] for name in CONFIRMATION if name in form.fields],
            "may": found.may_write,
            "why_not": [] if found.may_write else _why_not(found),
            "version": letter.version if letter else 0,
            "has_letter": letter is not None,
            "count": found.pages,
            "may_issue": bool(act and act.mine and not act.reasons),
            "issue_reasons": _talk.refusal(act) if act and (act.reasons or not act.mine) else [],
            "cites": [str(found.kind.cite)],
            "sealed": found.case.matter.secrecy == 2,
            "picture": reverse("visum.preview", kwargs={"code": code, "kind": kind, "number": 1}),
            "draft_url": reverse("matters.save_draft", kwargs={"form": WRITE, "subject": subject}),
        },
    )


def _why_not(found: OneKind) -> list[str]:
    if found.case.matter.state not in found.kind.states:
        return [_("Surat ini tidak bisa dibuat pada tahap ini. Lihat surat lain di halaman surat.")]
    return [_("Minta %s.") % _(" atau ").join(_(role.label) for role in sorted(found.kind.by))]


def _form(request: Desk, found: OneKind, *args: Any, **more: Any) -> LetterForm:
    return LetterForm(*args, kind=found.kind, lists=_rows.lists(found.case, request.reader), **more)


def _initial(request: Desk, found: OneKind, subject: str) -> dict[str, Any]:
    """What was typed last, else what the draft says, else what the dossier already knows."""
    typed = _open.typed_last(request, WRITE, subject, _form(request, found).fields)
    if typed or found.letter:
        return typed or letter_fields(found.kind, found.words)
    account = found.case.account
    return {"deed": account.deed, "words": account.uraian or account.words}


@do(again=write_form)
def write(request: Desk, code: str, kind: str) -> HttpResponse:
    """The draft is kept; it has no number."""
    found = access.one(code, kind, request.reader)
    form = _form(request, found, request.POST)
    if not form.is_valid():
        _open.refuse_another(request, code, WRITE)
    _open.valid(request, form)
    acts.write(by=request.reader, key=once(request), code=code, kind=kind, words=form.words())
    _open.sent(request, WRITE, subject_of(code, kind))
    return to(WRITE, code=code, kind=kind)


@do(again=write_form)
def issue(request: Desk, code: str, kind: str) -> HttpResponse:
    """The letter that waits gets its number."""
    letter = _waiting(request, code, kind)
    version = _open.valid(request, VersionForm(request.POST)).cleaned_data["version"]
    made = acts.issue(by=request.reader, key=once(request), code=letter.code, version=version)
    return to("papers.one", code=made["paper"])


@do(again=write_form)
def drop(request: Desk, code: str, kind: str) -> HttpResponse:
    """The draft that waits is not wanted any more."""
    letter = _waiting(request, code, kind)
    acts.drop(by=request.reader, key=once(request), code=letter.code)
    return to("visum.letters", code=code)


def _waiting(request: Desk, code: str, kind: str) -> Any:
    """The draft of this kind, as it waits. raises Unseen where there is none"""
    found = access.one(code, kind, request.reader)
    if found.letter is None:
        raise Unseen
    return found.letter


@show
def preview(request: Desk, code: str, kind: str, number: int) -> HttpResponse:
    """One page of what is being typed, else of the draft that waits. raises Unseen while it is not whole"""
    found = access.one(code, kind, request.reader)
    words = found.words
    typed = kept.typed(request.reader, WRITE, subject_of(code, kind)) if kind in BY_NAME else {}
    if typed:
        form = _form(request, found, as_posted(typed))
        words = form.words() if form.is_valid() else words
    return picture_of(access.drawn(found.case, kind, words, request.reader) if words else [], number)
