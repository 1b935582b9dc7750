"""A report on its way through the detectives: handed over, taken, brought on."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from spkt.access import _handling as access
from spkt.access._handling import Handling
from spkt.access.matters import NextAct
from spkt.actions import _finding, _handover
from spkt.desk._acts import panel, ticket_of
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _one, _open
from spkt.desk.papers._rows import TITLES, issued
from spkt.desk.reports._case_forms import HandForm, ProgressForm, TakeForm
from spkt.kit import clock
from spkt.law._sp2hp import CODE_WORDS, Code
from spkt.law.journeys._case import HANDLED_WORDS, Handled
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.law.writing import local, long_date, wall_time

HAND, TAKE, PROGRESS, LETTER = (
    "reports.hand_to_detectives",
    "reports.take_over",
    "reports.progress",
    "reports.issue_sp2hp",
)
NOT_ALONG = ("propam_tembusan", "serah_lp")


def around(request: Desk, found: Handling) -> dict[str, Any]:
    """What stands on every page of the handling: the report, its state, its matter."""
    matter = found.one.matter
    return {
        "code": matter.code,
        "ticket": ticket_of(matter),
        "lp": found.report.number,
        "state": _(HANDLED_WORDS[Handled(found.report.state)]),
        "sealed": _(Secrecy(matter.secrecy).label) if matter.secrecy else "",
        "owed": [{"code": each.code, "on": each.due_on, "late": each.late} for each in found.owed],
    }


def act_of(found: Handling, name: str) -> NextAct | None:
    """The next act of this name, None where the report does not know it from here."""
    return next((each for each in found.one.acts if each.act == name), None)


def why_not(found: Handling, name: str) -> list[str]:
    """What stands against an act, or whom to ask; [] where this officer may do it now."""
    act = act_of(found, name)
    if act is None:
        return [_("Tahap laporan ini tidak mengenal langkah itu sekarang. Lihat penanganannya.")]
    ask = [] if act.mine else [_("Minta %s.") % _(" atau ").join(_(role) for role in act.by)]
    return [*(_(reason) for reason in act.reasons), *ask]


@show
def handing_form(request: Desk, code: str) -> Page | HttpResponse:
    """The bundle, the evidence with its seals, the clocks that go along, and the hand that takes it."""
    found = access.one(code, request.reader)
    if found is None:
        return to("matters.one", code=code)
    form = shown_again(request, HandForm) or _hand_form(request, found, initial={"bundle": _chosen(found)})
    context = {
        **around(request, found),
        "form": form,
        "things": [{"name": name, "receipt": receipt, "seal": seal} for name, receipt, seal in found.things],
        "unreceipted": any(not receipt for _name, receipt, _seal in found.things),
        "why_not": why_not(found, HAND),
    }
    return Page("reports/handing_form.html", context)


def _along(found: Handling) -> list[Any]:
    return [paper for paper in found.one.papers if paper.kind not in NOT_ALONG]


def _chosen(found: Handling) -> list[str]:
    return [paper.code for paper in _along(found)]


def _hand_form(request: Desk, found: Handling, *args: Any, **more: Any) -> HandForm:
    papers = [(paper.code, f"{TITLES[paper.kind]} · {paper.number}") for paper in _along(found)]
    receivers = access.officers(request.reader, Role.KASAT, Role.PIKET_RESKRIM, Role.UPPA)
    return HandForm(*args, papers=papers, receivers=receivers, **more)


@do(again=handing_form)
def hand_to_detectives(request: Desk, code: str) -> HttpResponse:
    """The minutes are ready to sign."""
    found = access.one(code, request.reader)
    if found is None:
        return to("matters.one", code=code)
    said = _open.checked(request, _hand_form(request, found, request.POST), code, HAND).cleaned_data
    made = _handover.hand_to_detectives(by=request.reader, key=once(request), code=code, **said)
    return to("papers.one", code=made["paper"])


@show
def handling(request: Desk, code: str) -> Page | HttpResponse:
    """Where the report stands, what the detectives said, their letters, and the next step."""
    found = access.one(code, request.reader)
    if found is None:
        return to("matters.one", code=code)
    detectives = access.officers(request.reader, Role.PIKET_RESKRIM, Role.UPPA)
    context = {
        **around(request, found),
        "facts": _facts(request, found),
        "lines": [_line(line) for line in found.one.case.handover.progress],
        "sent": [_sent(request, each) for each in found.sent],
        "papers": issued((paper for paper in found.one.papers if paper.kind == "serah_lp"), request.reader, ""),
        "may_take": not why_not(found, TAKE),
        "may_step": not why_not(found, PROGRESS),
        "take_form": shown_again(request, TakeForm) or TakeForm(detectives=detectives),
        "step_form": shown_again(request, ProgressForm) or ProgressForm(state=found.report.state),
        "form": shown_again(request, TakeForm) or shown_again(request, ProgressForm),
        "acts": _others(code, found),
        "no_reader": not found.has_reader,
    }
    return Page("reports/handling.html", context)


def _others(code: str, found: Handling) -> list[dict[str, Any]]:
    """Acts of the report that have no form on this page, and those of it that are locked."""
    own = [act for act in found.one.acts if act.act in (HAND, LETTER) or (act.act in (TAKE, PROGRESS) and act.reasons)]
    theirs = [act for act in found.one.acts if act.act in (TAKE, PROGRESS) and not act.mine]
    return panel(code, tuple(dict.fromkeys((*own, *theirs))))


def _facts(request: Desk, found: Handling) -> list[tuple[str, str]]:
    told, report = found.one.case.handover, found.report
    officer = told.investigator
    return [
        (_("Terbit"), _moment(request, report.issued_at)),
        (_("Diserahkan"), _moment(request, report.handed_at)),
        (_("Penerima berkas"), f"{told.receiver.rank} {told.receiver.name}" if told.receiver else ""),
        (_("Berkas yang ikut"), "; ".join(told.bundle)),
        (_("Catatan penyerahan"), told.note or "–"),
        (_("Diterima Kasat"), _moment(request, report.taken_at)),
        (_("Disposisi"), told.disposition),
        (_("Penyidik"), f"{officer.rank} {officer.name}, {told.phone}" if officer else ""),
        (_("Bobot"), told.weight),
    ]


def _moment(request: Desk, at: Any) -> str:
    if at is None:
        return ""
    there = local(at, request.reader.zone)
    return f"{long_date(there.date())} {wall_time(there.time(), request.reader.unit.zone_label)}"


def _line(line: str) -> tuple[str, str]:
    state, _colon, reason = line.partition(": ")
    return _(HANDLED_WORDS[Handled(state)]).capitalize(), reason


def _sent(request: Desk, sent: Any) -> dict[str, Any]:
    paper = sent.letter.paper
    return {
        "code": paper.code,
        "title": _(CODE_WORDS[Code(sent.told.code)]),
        "note": f"{paper.number}, {long_date(clock.local_date(paper.issued_at, request.reader.zone))}",
    }


@do(again=handling)
def take_over(request: Desk, code: str) -> HttpResponse:
    """Somebody works on it now, and the reporter can call him."""
    detectives = access.officers(request.reader, Role.PIKET_RESKRIM, Role.UPPA)
    said = _open.checked(request, TakeForm(request.POST, detectives=detectives), code, TAKE).cleaned_data
    _handover.take_over(by=request.reader, key=once(request), code=code, **said)
    return to("reports.handling", code=code)


@do(again=handling)
def progress(request: Desk, code: str) -> HttpResponse:
    """The next stage."""
    found = access.one(code, request.reader)
    if found is None:
        return to("matters.one", code=code)
    form = ProgressForm(request.POST, state=found.report.state)
    said = _open.checked(request, form, code, PROGRESS).cleaned_data
    _handover.progress(by=request.reader, key=once(request), code=code, **said)
    return to("reports.handling", code=code)


@do(again=_one.one)
def take_as_finding(request: Desk, code: str) -> HttpResponse:
    """The gelar recommended model A: its form opens with all that was told."""
    _finding.take_as_finding(by=request.reader, key=once(request), code=code)
    return to("reports.write_finding", code=code)
