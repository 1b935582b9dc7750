"""Pages of files: what a dossier has and how more comes in; one file as its viewing copy; its original to take out."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import files as access
from spkt.access import matters
from spkt.access.files import OneFile
from spkt.actions import files
from spkt.desk._acts import ticket_of
from spkt.desk._files import keeps, tile
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.files import _rows
from spkt.desk.files._pieces import begin_long, finish, is_script, piece
from spkt.desk.files.forms import AsideForm, UploadForm
from spkt.desk.matters import _open
from spkt.kit.filestore import Damaged
from spkt.law.journeys.files import FILE

__all__ = [
    "aside_form",
    "begin",
    "begin_form",
    "drop",
    "finish",
    "one",
    "original",
    "picture",
    "piece",
    "set_aside",
    "thumb",
]

APART = "sandbox; default-src 'none'"
"""Policy of an original: if a browser shows it in spite of everything, it runs nothing and loads nothing."""


@show
def begin_form(request: Desk, code: str) -> Page:
    """Files of a dossier, uploads that wait to go on, and the form by which more comes in."""
    case = matters.case_of(code, request.reader, "files.begin")
    matter, abouts = case.matter, _rows.abouts(case, request.reader)
    asked = request.GET.get("untuk", "")
    initial = {"about": asked if asked in dict(abouts) else ""}
    return Page(
        "files/begin.html",
        {
            "code": code,
            "ticket": ticket_of(matter),
            "form": shown_again(request, UploadForm) or UploadForm(abouts=abouts, initial=initial),
            "may": keeps(matter, request.reader),
            "whole": access.reads_whole(matter, request.reader),
            "tiles": [tile(each) for each in access.of_matter(matter, request.reader)],
            "waiting": [_rows.waiting(each) for each in access.arriving(matter, request.reader)],
            "back": _back(code, initial["about"]),
        },
    )


def _back(code: str, about: str) -> str:
    """Where one goes when all is sent: to what the file is about."""
    sort, _colon, which = about.partition(":")
    names = {"paper": "papers.one", "letter": "visum.one"}
    return reverse(names[sort], args=[which]) if sort in names else reverse("files.begin", args=[code])


@do(again=begin_form)
def begin(request: Desk, code: str) -> HttpResponse:
    """A script begins an upload of any length; an ordinary form sends a small file whole."""
    if is_script(request):
        return begin_long(request, code)
    case = matters.case_of(code, request.reader, "files.begin")
    abouts = _rows.abouts(case, request.reader)
    form = _open.valid(request, UploadForm(request.POST, request.FILES, abouts=abouts))
    said, key = form.cleaned_data, once(request)
    told = {"about": said["about"], "caption": said["caption"], "name": said["sent"].name}
    files.take_whole(by=request.reader, key=key, code=code, content=said["sent"].read(), **told)
    return HttpResponseRedirect(_back(code, said["about"]), status=303)


@show
def still_waiting(request: Desk, code: str) -> Page:
    """The page on which the upload was to be given up."""
    page: Page = begin_form.body(request, access.upload(code, request.reader).matter.code)  # type: ignore[attr-defined]
    return page


@do(again=still_waiting)
def drop(request: Desk, code: str) -> HttpResponse:
    """An upload is given up."""
    matter = files.drop(by=request.reader, key=once(request), code=code)
    return to("files.begin", code=matter)


@show
def one(request: Desk, code: str) -> Page:
    """One file: its viewing copy, what is known of it, and its original to take out."""
    found = access.one(code, request.reader)
    asked = request.GET.get("halaman", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    count = len(found.row.pages)
    return Page(
        "files/one.html",
        {
            **_head(found),
            "number": min(max(1, number), max(1, count)),
            "count": count if found.is_shown else 0,
            "facts": _rows.facts(found, request.reader),
            "tile": tile(found),
            "is_open": found.is_open,
            **_setting_aside(request, found),
        },
    )


def _head(found: OneFile) -> dict[str, Any]:
    matter = found.row.matter
    return {"code": found.row.code, "matter_code": matter.code, "ticket": ticket_of(matter)}


def _setting_aside(request: Desk, found: OneFile) -> dict[str, Any]:
    known = access.file_facts(found.row, request.reader)
    mine = FILE.may(known, request.reader.roles).get("files.set_aside")
    return {"may_set_aside": mine == [], "why_not": [_(each) for each in mine or ()]}


@show
def picture(request: Desk, code: str, number: int) -> HttpResponse:
    """One page of the viewing copy."""
    return _jpeg(access.page(code, number, request.reader))


@show
def thumb(request: Desk, code: str) -> HttpResponse:
    """A small first page."""
    return _jpeg(access.thumb(code, request.reader))


def _jpeg(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="image/jpeg")
    answer["Content-Disposition"], answer["Content-Security-Policy"] = "inline", APART
    return answer


@show
def original(request: Desk, code: str) -> Page | HttpResponseBase:
    """The original as it came, to be kept elsewhere: never shown, never by the name it had."""
    try:
        found, content = access.original(code, request.reader)
    except Damaged:
        return _damaged(request, code)
    answer = StreamingHttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{found.leaves_as}"'
    answer["Content-Length"], answer["Content-Security-Policy"] = str(found.row.size), APART
    return answer


def _damaged(request: Desk, code: str) -> Page:
    page: Page = one.body(request, code)  # type: ignore[attr-defined]  # the page beside which the refusal stands
    told = _("Berkas aslinya tidak utuh di penyimpanan. Beri tahu admin; pulihkan dari cadangan.")
    return Page(page.template, {**page.context, "refused": [told], "is_open": False}, status=503)


@show
def aside_form(request: Desk, code: str) -> Page:
    """Why a file is to be shown no more."""
    found = access.one(code, request.reader)
    form = shown_again(request, AsideForm) or AsideForm()
    return Page("files/set_aside.html", {**_head(found), **_setting_aside(request, found), "form": form})


@do(again=aside_form)
def set_aside(request: Desk, code: str) -> HttpResponse:
    """The file leaves the lists; its bytes, its digest and the reason stay."""
    form = typed(request, AsideForm)
    matter = files.set_aside(by=request.reader, key=once(request), code=code, reason=form.cleaned_data["reason"])
    return to("files.begin", code=matter)
