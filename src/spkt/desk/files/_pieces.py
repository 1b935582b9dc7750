"""The long upload, as upload.js speaks it: begin, then pieces in any order and as often as needed, then finish.

Every answer is JSON: what it asked for, or `reasons` to show. All three steps may be repeated after a lost answer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import files as access
from spkt.actions import files
from spkt.actions._spine import NotYours, Refused
from spkt.actions.files import Missing
from spkt.desk._page import Desk, do, once, show
from spkt.desk.files._turns import Full, turns
from spkt.desk.files.forms import BeginForm
from spkt.kit.spool import PIECE_BYTES, pieces_of


def is_script(request: Desk) -> bool:
    """Does upload.js ask, and not a person's form?"""
    return request.headers.get("Accept") == "application/json"


def told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What the act refuses is said as JSON."""

    @wraps(view)
    def spoken(request: Desk, **where: Any) -> HttpResponse:
        try:
            return view(request, **where)
        except Missing as missing:
            return JsonResponse({"missing": missing.numbers}, status=409)
        except Refused as refused:
            return JsonResponse({"reasons": refused.said(_)}, status=403 if isinstance(refused, NotYours) else 409)

    return spoken


@show
def nothing(request: Desk, **where: Any) -> HttpResponse:
    """These addresses have no page: a refusal is told as JSON."""
    return HttpResponse(status=404)


def begin_long(request: Desk, code: str) -> HttpResponse:
    """Where the pieces go, how long they are, and which are here already."""
    return told(_begin)(request, code=code)


def _begin(request: Desk, code: str) -> HttpResponse:
    form = BeginForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused(_("Berkas ini kosong atau tidak terbaca. Pilih lagi berkasnya."))
    said = form.cleaned_data
    head = said.pop("head").read()
    made = files.begin(by=request.reader, key=once(request), code=code, head=head, **said)
    row = access.upload(made, request.reader)
    return JsonResponse(
        {
            "piece": PIECE_BYTES,
            "pieces": pieces_of(row.size),
            "have": access.have(row),
            "to": reverse("files.piece", args=[made, 0]).removesuffix("0"),
            "finish": reverse("files.finish", args=[made]),
        }
    )


@do(again=nothing)
@told
def piece(request: Desk, code: str, number: int) -> HttpResponse:
    """One piece, as the body of the request; it is read only when there is a slot for it."""
    try:
        with turns.of(request.reader.officer.pk):
            content = request.body
    except Full:
        return JsonResponse({"wait": True}, status=503)
    files.keep_piece(by=request.reader, code=code, number=number, piece=content)
    return JsonResponse({"kept": number})


@do(again=nothing)
@told
def finish(request: Desk, code: str) -> HttpResponse:
    """All pieces are here: the file is kept, or what is missing is said."""
    done = files.finish(by=request.reader, key=once(request), code=code)
    return JsonResponse({"url": reverse("files.one", args=[done])})
