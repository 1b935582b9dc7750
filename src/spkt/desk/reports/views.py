"""Pages of the Laporan Polisi: draft beside the story, read back, check the very pages, issue."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _large, citizens, papers
from spkt.access import _people as people
from spkt.access._gate import Unseen
from spkt.access.gelar import sentences
from spkt.access.papers import PREVIEWED, TO_COME, ToIssue
from spkt.actions import reports
from spkt.desk._aloud import read_aloud
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk._screen import REPORT, screen_of
from spkt.desk.matters import _open
from spkt.desk.papers._large import large_page
from spkt.desk.papers._rows import issued
from spkt.desk.reports import _rows
from spkt.desk.reports._finding import (
    begin_finding,
    finding,
    finding_form,
    issue_finding,
    return_finding,
    submit_finding,
    write_finding,
)
from spkt.desk.reports._handling import (
    hand_to_detectives,
    handing_form,
    handling,
    progress,
    take_as_finding,
    take_over,
)
from spkt.desk.reports._sp2hp import issue_sp2hp, sp2hp_form, sp2hp_picture, sp2hp_register
from spkt.desk.reports._statement import add_statement, statement_form
from spkt.desk.reports.forms import HOW, ConfirmForm, DraftForm, IssueForm
from spkt.law.journeys.matters import State

__all__ = [
    "add_statement",
    "begin_finding",
    "confirm",
    "confirm_form",
    "draft",
    "draft_form",
    "finding",
    "finding_form",
    "hand_to_detectives",
    "handing_form",
    "handling",
    "issue",
    "issue_finding",
    "issue_sp2hp",
    "large",
    "one",
    "preview",
    "progress",
    "return_finding",
    "sp2hp_form",
    "sp2hp_picture",
    "sp2hp_register",
    "statement_form",
    "submit_finding",
    "take_as_finding",
    "take_over",
    "write_finding",
]

DRAFT = "reports.draft"
WHOLE = 0
"""Number of a page that asks for all of them, as one PDF."""


@show
def draft_form(request: Desk, code: str) -> Page:
    """Her words stay at the left; the third person is written at the right."""
    found = papers.to_issue(code, request.reader, DRAFT)
    choices = _choices(found)
    last = _open.typed_last(request, DRAFT, code, DraftForm.base_fields)
    asked: dict[str, Any] = {"actions": choices, "offences": _offences(request, found)}
    stored = DraftForm(initial=_stored(found), **asked)
    typed = DraftForm(initial=last, **asked) if last else stored
    is_unsent = typed is not stored and _open.is_unsent(typed, stored)
    form = shown_again(request, DraftForm) or (typed if is_unsent else stored)
    act = found.act(DRAFT)
    return Page(
        "reports/draft.html",
        {
            **_head(request, found),
            "form": form,
            "sentences": list(enumerate(sentences(found.case.account.words), 1)),
            "uraian": found.case.account.uraian,
            "restored": is_unsent,
            "changed": is_unsent and str(last.get("base")) != str(found.case.matter.told),
            "skip": _rows.skip_words(found),
            "may": bool(act and act.mine and not act.reasons),
            "reasons": _why_not(found, DRAFT),
            "draft_url": reverse("matters.save_draft", kwargs={"form": DRAFT, "subject": code}),
        },
    )


def _choices(found: ToIssue) -> list[str]:
    """What happened, and what an earlier draft said besides."""
    return list(dict.fromkeys([*_rows.happened(found), *found.actions]))


def _offences(request: Desk, found: ToIssue) -> list[tuple[str, str]]:
    """What may be suspected where the report comes before its gelar; nothing is asked where one has weighed."""
    if found.case.matter.state == State.REKOM_LP or people.skip(found.case) is None:
        return []
    found_now = people.offences_of_the_day(found.case, request.reader)
    return [(each.code, f"{each.name}, Pasal {each.article} {each.law.short}") for each in found_now]


def _stored(found: ToIssue) -> dict[str, Any]:
    account, charged = found.case.account, found.case.charges
    return {
        "offence": charged[0].code if charged else people.filing(found.case).candidate,
        "deed": account.deed,
        "uraian": account.uraian or account.words,
        "actions": list(found.actions) or _rows.happened(found),
        "base": found.case.matter.told,
    }


def _head(request: Desk, found: ToIssue) -> dict[str, Any]:
    case = found.case
    return {
        "code": case.matter.code,
        "ticket": case.matter.came.ticket,
        "reporter": case.reporter.name.title() if case.reporter and not case.matter.secrecy else "",
    }


def _why_not(found: ToIssue, name: str) -> list[str]:
    """What stands against an act that is his, else whom to ask for it."""
    act = found.act(name)
    if act is None:
        return [_("Laporan tidak bisa ditulis pada tahap ini. Lihat langkah berikutnya di halaman perkara.")]
    if not act.mine:
        return [_("Minta %(who)s.") % {"who": _(" atau ").join(_(each) for each in act.by)}]
    return [_(reason) for reason in act.reasons]


@do(again=draft_form)
def draft(request: Desk, code: str) -> HttpResponse:
    """Keeps the draft; what the reporter confirmed before holds only for the same text."""
    found = papers.to_issue(code, request.reader, DRAFT)
    asked = DraftForm(request.POST, actions=_choices(found), offences=_offences(request, found))
    form = _open.checked(request, asked, code, DRAFT)
    said = form.cleaned_data
    reports.draft(
        by=request.reader,
        key=once(request),
        code=code,
        uraian=said["uraian"],
        deed=said["deed"],
        actions=form.done(),
        base=said["base"],
        offences=[said["offence"]] if said["offence"] else [],
    )
    _open.sent(request, DRAFT, code)
    return to("reports.confirm", code=code)


@show
def confirm_form(request: Desk, code: str) -> Page:
    """The whole text in large letters, and how she confirmed it."""
    found = papers.to_issue(code, request.reader, "reports.confirm")
    report, given = found.case.report, found.case.confirmation
    digest = report.text_digest if report else ""
    form = shown_again(request, ConfirmForm) or ConfirmForm(initial={"digest": digest})
    screen = screen_of(found.case, request.reader, REPORT)
    return Page(
        "reports/confirm.html",
        {
            **_head(request, found),
            "form": form,
            "paragraphs": citizens.parts_of(found.case, "report"),
            "facts": read_aloud(found.case, found.actions),
            "ways": [way for way in HOW if way[0] != "layar" or screen["is_paired"]],
            "how": form["how"].value() or "",
            "screen": screen,
            "confirmed": bool(report and given and report.confirmed_digest == digest),
            "changed": bool(report and given and report.confirmed_digest != digest),
            "may": report is not None and not _why_not(found, "reports.confirm"),
            "reasons": _why_not(found, "reports.confirm"),
        },
    )


@do(again=confirm_form)
def confirm(request: Desk, code: str) -> HttpResponse:
    """Her answer, bound to the text she heard."""
    form = _open.checked(request, ConfirmForm(request.POST), code, "reports.confirm")
    reports.confirm(
        by=request.reader, key=once(request), code=code, digest=form.cleaned_data["digest"], given=form.given()
    )
    return to("reports.one", code=code)


@show
def one(request: Desk, code: str) -> Page | HttpResponse:
    """Check and issue: the very pages, what stands against them, and one button."""
    found = papers.to_issue(code, request.reader, "reports.one")
    if found.case.matter.state == State.LP_TERBIT:
        return to("papers.one", code=next(paper.code for paper in reversed(found.papers) if paper.kind == "lp_b"))
    kind = _kind(request)
    counts = papers.page_counts(found, request.reader)
    number = min(max(1, _page_number(request)), max(1, counts[kind]))
    act, report = found.act("reports.issue"), found.case.report
    return Page(
        "reports/one.html",
        {
            **_head(request, found),
            "kind": kind,
            "number": number,
            "count": counts[kind],
            "to_come": _rows.papers_beside(found, kind, counts),
            "issued": issued(found.papers, request.reader, ""),
            "checks": _rows.checks(found, request.reader),
            "version": report.version if report else 0,
            "is_mine": bool(act and act.mine),
            "may": bool(act and act.mine and not act.reasons),
            "reasons": _why_not(found, "reports.issue"),
            "cites": [str(act.cite)] if act else [],
            "may_draft": bool((drafting := found.act(DRAFT)) and drafting.mine),
        },
    )


def _kind(request: Desk) -> str:
    asked = request.GET.get("berkas", "")
    return asked if asked in TO_COME else TO_COME[0]


def _page_number(request: Desk) -> int:
    asked = request.GET.get("halaman", "")
    return int(asked) if asked.isdecimal() and len(asked) < 4 else 1


@do(again=one)
def issue(request: Desk, code: str) -> HttpResponse:
    """The number, both papers and the leaf in one commit; a second click finds the first answer."""
    form = _open.checked(request, IssueForm(request.POST), code, "reports.issue")
    made = reports.issue(by=request.reader, key=once(request), code=code, version=form.cleaned_data["version"])
    return to("papers.one", code=made["sttlp"])


@show
def preview(request: Desk, code: str, kind: str, number: int) -> HttpResponse:
    """One page of a paper to come as a picture, or with number 0 all of it as a PDF marked DRAF. raises Unseen"""
    if kind not in PREVIEWED:
        raise Unseen
    if number == WHOLE:
        whole = papers.draft_pdf(code, kind, request.reader)
        return _answer(whole, "application/pdf", f"draf-{code}.pdf")
    drawn = papers.preview(code, kind, request.reader)
    return _answer(drawn[number - 1] if number <= len(drawn) else b"", "image/png", f"draf-{code}-{number}.png")


@show
def large(request: Desk, code: str, kind: str) -> Page:
    """A paper to come in large letters, before anybody signs it. raises Unseen"""
    drafted = _large.of_draft(code, kind, request.reader) if kind in TO_COME else None
    if drafted is None:
        raise Unseen
    case, found = drafted
    back = f"{reverse('reports.one', args=[code])}?berkas={kind}"
    return large_page(found, back=back, code=code, ticket=case.matter.came.ticket)


def _answer(content: bytes, kind: str, name: str) -> HttpResponse:
    if not content:
        raise Unseen
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"], answer["Cache-Control"] = f'inline; filename="{name}"', "no-store"
    return answer
