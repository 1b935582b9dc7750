"""A finding on a phone at the scene, its page, and the hand that checks it."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _drafts as kept
from spkt.access import _findings as access
from spkt.access import papers
from spkt.access.matters import NextAct, OneMatter
from spkt.actions import _finding
from spkt.actions._spine import NotYours, Stale
from spkt.desk._acts import panel
from spkt.desk._files import files_card
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _fields, _open
from spkt.desk.papers._rows import issued
from spkt.desk.reports import _found
from spkt.desk.reports._finding_form import HOW, FindingForm, ReturnForm, SubmitForm
from spkt.desk.reports._rows import at
from spkt.kit import clock
from spkt.law.case import Role
from spkt.law.journeys import STATE_WORDS
from spkt.law.journeys._finding import FINDERS
from spkt.law.offences import deed_days
from spkt.law.secrecy import Secrecy
from spkt.law.writing import local, long_date, scene_text, span_text, wall_time

BEGIN, WRITE = "reports.begin_finding", "reports.write_finding"
SUBMIT, RETURN, ISSUE = "reports.submit_finding", "reports.return_finding", "reports.issue_finding"
NEW = "baru"
"""What the draft of a finding is about that has no dossier yet."""
HERE = (SUBMIT, RETURN, ISSUE)
"""Acts that have their own form on the page of the finding."""


@show
def finding_form(request: Desk, code: str = "") -> Page:
    """The form; a new one where no code stands in the address."""
    found = access.one(code, request.reader) if code else None
    again = shown_again(request, FindingForm)
    act, subject = (WRITE, code) if code else (BEGIN, NEW)
    typed = kept.typed(request.reader, act, subject)
    form = again or _form(request, found, typed)
    return _page(request, found, form, restored=bool(typed) and again is None)


def _form(request: Desk, found: OneMatter | None, typed: dict[str, list[str]]) -> FindingForm:
    """Filled with what was typed last, else with what is on record, else with now."""
    if typed:
        last = {name: values[-1] for name, values in typed.items() if values}
        empty = _bare(request, found, rows=_found.rows_typed(last))
        return _bare(request, found, rows=empty.rows, initial=_fields.from_draft(empty.fields, typed))
    if found is not None and found.case.report is not None:
        stored = {**_found.fields_of(found), "version": found.case.report.version}
        return _bare(request, found, rows=_found.rows_of(found), initial=stored)
    here = clock.local(clock.now(), request.reader.zone)
    initial = {**_found.clock_fields(here), "unit": _fungsi(request)}
    return _bare(request, found, rows=_found.rows_of(None), initial=initial)


def _bare(request: Desk, found: OneMatter | None, *args: Any, rows: tuple[int, int], **more: Any) -> FindingForm:
    officers = [(each.nrp, f"{each.rank} {each.name}") for each in access.beside_me(request.reader)]
    today, home = _open.today(request), _open.home(request)
    offered = _offences(request, found)
    return FindingForm(*args, rows=rows, today=today, home=home, offences=offered, officers=officers, **more)


def _offences(request: Desk, found: OneMatter | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """Offences of the days of the deed by law; while no day is told, those of today."""
    today = _open.today(request)
    when = found.case.account.when if found else None
    first, last = deed_days(when, today) if when and when.start else (today, today)
    typed = request.POST.get("start_on", "")
    if typed:
        day = FindingForm.base_fields["start_on"].widget.value_from_datadict(request.POST, {}, "start_on")
        first, last = _day(day, first), _day(day, last)
    rows = access.offences(first, last)
    laws = groupby(sorted(rows, key=lambda each: each.law.short != rows[0].law.short), key=lambda each: each.law.short)
    return [(law, [(each.code, f"{each.name} · Pasal {each.article}") for each in group]) for law, group in laws]


def _day(typed: str, otherwise: Any) -> Any:
    try:
        return FindingForm.base_fields["start_on"].to_python(typed) or otherwise
    except ValueError:
        return otherwise


def _fungsi(request: Desk) -> str:
    name = request.reader.unit.name
    return f"Sat {request.reader.fungsi} {name}" if request.reader.fungsi else f"SPKT {name}"


def _page(request: Desk, found: OneMatter | None, form: FindingForm, *, restored: bool = False) -> Page:
    code = found.matter.code if found else ""
    act = next((each for each in found.acts if each.act == WRITE), None) if found else None
    context = {
        "code": code,
        "form": form,
        "people": [form.row("orang", n) for n in range(1, form.rows[0] + 1)],
        "goods": [form.row("barang", n) for n in range(1, form.rows[1] + 1)],
        "counts": {"people": form.rows[0], "goods": form.rows[1]},
        "regions": [form[level] for level in ("province", "regency", "district", "village")],
        "restored": restored,
        "returned": found.case.finding.returned if found else (),
        "why_not": _why_not(request, found, act),
        "here": reverse(WRITE, args=[code]) if code else reverse(BEGIN),
        "draft_url": reverse("matters.save_draft", args=[WRITE if code else BEGIN, code or NEW]),
    }
    return Page("reports/finding_form.html", context)


def _why_not(request: Desk, found: OneMatter | None, act: NextAct | None) -> list[str]:
    """Why this officer may not write it now; [] if he may."""
    if found is None:
        who = _("LP model A ditulis petugas yang menemukan: Ba Yanmas, Kanit, piket Reskrim, piket fungsi, atau UPPA.")
        return [] if request.reader.roles & FINDERS else [who]
    if act is None:
        return [_("Temuan ini sudah diajukan, jadi tidak bisa diubah. Minta pemeriksa mengembalikannya.")]
    return [_(reason) for reason in act.reasons] if act.mine else [_("Minta petugas yang menemukan.")]


@do(again=finding_form)
def begin_finding(request: Desk) -> Page | HttpResponse:
    """The dossier opens with what the form says."""
    if not request.reader.roles & FINDERS:
        raise NotYours(*_why_not(request, None, None))
    if "discard" in request.POST:
        _open.sent(request, BEGIN, NEW)
        return to(BEGIN)
    asked = _asks_more(request, None)
    if asked is not None:
        return asked
    form = _open.valid(request, _bare(request, None, request.POST, rows=_found.rows_typed(request.POST)))
    met = _found.met_of(form, None, access.beside_me(request.reader))
    code = _finding.begin_finding(by=request.reader, key=once(request), met=met)
    _open.sent(request, BEGIN, NEW)
    return to("reports.finding", code=code)


def _asks_more(request: Desk, found: OneMatter | None) -> Page | None:
    """The same page with all that was typed and another row, or the next list of regions; nothing is done yet."""
    grown = request.POST.get("more", "")
    if not grown and "wilayah" not in request.POST:
        return None
    rows = _found.rows_typed(request.POST, grown)
    fields = _bare(request, found, rows=rows).fields
    form = _bare(request, found, rows=rows, initial=_open.as_typed(request, fields))
    return _page(request, found, form)


@do(again=finding_form)
def write_finding(request: Desk, code: str) -> Page | HttpResponse:
    """What is mended goes on record."""
    found = access.one(code, request.reader)
    if "discard" in request.POST:
        _open.sent(request, WRITE, code)
        return to(WRITE, code=code)
    asked = _asks_more(request, found)
    if asked is not None:
        return asked
    form = _bare(request, found, request.POST, rows=_found.rows_typed(request.POST))
    form = _open.checked(request, form, code, WRITE)
    met = _found.met_of(form, found, access.beside_me(request.reader))
    version = form.cleaned_data["version"] or 0
    _finding.write_finding(by=request.reader, key=once(request), code=code, met=met, version=version)
    _open.sent(request, WRITE, code)
    return to("reports.finding", code=code)


@show
def finding(request: Desk, code: str) -> Page:
    """What was found, what it will print, and what comes next."""
    found = access.one(code, request.reader)
    report, acts = found.case.report, {each.act: each for each in found.acts}
    assert report is not None
    done = report.ordinal is not None
    here = reverse("reports.finding", args=[code])
    pages = 0 if done else papers.page_count(found.case, "lp_a", request.reader)
    context = {
        "code": code,
        "subject": found.case.subject,
        "state": _(STATE_WORDS[found.matter.state]),
        "number": report.number,
        "sealed": _(Secrecy(found.matter.secrecy).label) if found.matter.secrecy else "",
        "version": report.version,
        "returned": found.case.finding.returned,
        "files": files_card(found.matter, request.reader),
        "facts": _facts(found, request),
        "uraian": found.case.account.uraian,
        "people": _people(found, request),
        "goods": _goods(found),
        "papers": issued(found.papers, request.reader, ""),
        "pages": range(1, pages + 1),
        "may": {name.rpartition(".")[2]: _may(acts.get(name)) for name in HERE},
        "form": shown_again(request, ReturnForm) or ReturnForm(),
        "acts": [row for row in panel(code, found.acts) if row["url"] != here or row["reasons"]],
        "total": len(found.timeline),
        "events": [{"at": clock.local(line.at, request.reader.zone), "label": _(line.done)} for line in found.timeline],
    }
    return Page("reports/finding.html", context)


def _may(act: NextAct | None) -> bool:
    return act is not None and act.mine and not act.reasons


def _facts(found: OneMatter, request: Desk) -> list[tuple[str, str]]:
    case, told = found.case, found.case.finding
    report, label = case.report, request.reader.unit.zone_label
    assert report is not None
    known = case.account.when.known
    finder = f"{report.drafted_by.rank} {report.drafted_by.name}"
    there = local(report.drafted_at, request.reader.zone)
    return [
        (_("Pelapor"), f"{finder}, {told.unit}" if told.unit else finder),
        (_("Diketahui dengan cara"), ", ".join(str(HOW[how]) for how in told.how if how in HOW)),
        (_("Kejadian"), span_text(case.account.when, label) if case.account.when.start else ""),
        (
            _("Diketahui"),
            f"{long_date(known.on)}{' ' + wall_time(known.at, label) if known.at else ''}" if known else "",
        ),
        (_("Dilaporkan"), f"{long_date(there.date())} {wall_time(there.time(), label)}"),
        (_("Tempat"), scene_text(case.account.where)),
        (_("Situasi saat tiba"), told.situation),
        (_("Tindakan pertama"), told.first_action),
        (_("Diduga"), "; ".join(f"{each.name}, Pasal {each.article} {each.law}" for each in case.charges)),
        (_("Petugas yang menyaksikan"), ", ".join(f"{each.rank} {each.name}" for each in told.witnesses) or "–"),
    ]


def _people(found: OneMatter, request: Desk) -> list[dict[str, Any]]:
    """Each person with her role; of who was secured, when, and when he was told his rights."""
    held = {each.party: each for each in found.case.finding.secured}
    return [_person(person, held.get(row.ordinal), request) for row, person in found.case.parties]


def _person(person: Any, secured: Any, request: Desk) -> dict[str, Any]:
    notes, warn = [person.features], ""
    if secured:
        notes.append(_("diamankan %(at)s") % {"at": at(secured.at, request.reader)})
        told = secured.rights_told_at
        notes.append(_("hak diberitahukan %(at)s") % {"at": at(told, request.reader)} if told else "")
        warn = "" if told else _("Waktu hak diberitahukan belum dicatat.")
    return {
        "name": person.name or _("Tidak dikenal"),
        "roles": ", ".join(_(role.capitalize()) for role in person.roles).capitalize(),
        "notes": ", ".join(each for each in notes if each),
        "warn": warn,
        "main": Role.TERLAPOR in person.roles,
    }


def _goods(found: OneMatter) -> list[dict[str, str]]:
    who = found.case.finding.found_by
    rows = []
    for row, thing in found.case.things:
        by = _("ditemukan oleh %(who)s") % {"who": who[row.ordinal]} if row.ordinal in who else ""
        notes = ", ".join(each for each in (thing.note, by) if each)
        rows.append({"name": f"{thing.amount} {thing.unit} {thing.name}", "notes": notes})
    return rows


def _read(request: Desk, code: str, act: str) -> int:
    """Version that the posted form was drawn from. raises Stale where it names none"""
    form = _open.checked(request, SubmitForm(request.POST), code, act)
    version: int | None = form.cleaned_data["version"]
    if version is None:
        raise Stale(_("Muat ulang halamannya, lalu ulangi."))
    return version


@do(again=finding)
def submit_finding(request: Desk, code: str) -> HttpResponse:
    """Another officer checks it."""
    version = _read(request, code, SUBMIT)
    _finding.submit_finding(by=request.reader, key=once(request), code=code, version=version)
    return to("reports.finding", code=code)


@do(again=finding)
def return_finding(request: Desk, code: str) -> HttpResponse:
    """Back to the finder, with the reason."""
    form = _open.checked(request, ReturnForm(request.POST), code, RETURN)
    reason = form.cleaned_data["reason"]
    _finding.return_finding(by=request.reader, key=once(request), code=code, reason=reason)
    return to("reports.finding", code=code)


@do(again=finding)
def issue_finding(request: Desk, code: str) -> HttpResponse:
    """The number, the paper and the leaf in one commit; a second click finds the first answer."""
    version = _read(request, code, ISSUE)
    made = _finding.issue_finding(by=request.reader, key=once(request), code=code, version=version)
    return to("papers.one", code=made["lp"])
