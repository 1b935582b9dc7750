"""What a reporter adds to her issued report."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as L  # noqa: N812

from spkt.access import papers
from spkt.actions import _people as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open
from spkt.desk.matters._fields import Line, Prose
from spkt.desk.matters._given import GivenForm, ways
from spkt.law.journeys import journey_of

ACT = "reports.add_statement"


class StatementForm(GivenForm):
    """Her words, what she hands in with them, and how she confirmed them."""

    words = Prose(
        L("Keterangan tambahan"),
        rows=9,
        limit=20_000,
        required=True,
        help_text=L("Dengan kata-kata pelapor sendiri. Laporan yang sudah terbit tidak berubah."),
        error_messages={"required": L("Tulis keterangan tambahannya dengan kata-kata pelapor dulu.")},
    )
    handed = Line(L("Surat atau barang yang diserahkan"), 160, help_text=L("Kosongkan bila tidak ada."))


@show
def statement_form(request: Desk, code: str) -> Page:
    """What she adds, beside the report and never instead of it."""
    found = papers.to_issue(code, request.reader, ACT)
    act, case = found.act(ACT), found.case
    typed: dict[str, Any] = _open.typed_last(request, ACT, code, StatementForm.base_fields)
    form = shown_again(request, StatementForm) or StatementForm(initial=typed)
    move = journey_of(case.matter.errand).move(ACT, case.matter.state)
    return Page(
        "reports/add_statement.html",
        {
            "code": code,
            "ticket": case.matter.came.ticket,
            "label": _(move.label),
            "number": case.report.number if case.report else "",
            "form": form,
            "ways": ways(case.reporter),
            "how": form["how"].value() or "",
            "may": bool(act and act.mine and not act.reasons),
            "why_not": _why_not(act),
            "cites": [str(move.cite)],
            "draft_url": reverse("matters.save_draft", kwargs={"form": ACT, "subject": code}),
        },
    )


def _why_not(act: Any) -> list[str]:
    if act is None:
        return [_("Keterangan tambahan dicatat setelah LP terbit. Sebelum itu, tambahkan di ceritanya.")]
    ask = [] if act.mine else [_("Minta %s.") % _(" atau ").join(_(role) for role in act.by)]
    return [*(_(reason) for reason in act.reasons), *ask]


@do(again=statement_form)
def add_statement(request: Desk, code: str) -> HttpResponse:
    """A numbered paper beside the report."""
    form = _open.checked(request, StatementForm(request.POST), code, ACT)
    said = form.cleaned_data
    made = acts.add_statement(
        by=request.reader, key=once(request), code=code, words=said["words"], given=form.given(), handed=said["handed"]
    )
    _open.sent(request, ACT, code)
    return to("papers.one", code=made["paper"])
