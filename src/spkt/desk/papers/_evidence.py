"""The receipt for things that are handed in at the desk."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import matters as access
from spkt.access._evidence import waiting_things
from spkt.access.matters import OneMatter
from spkt.actions import _evidence
from spkt.actions._evidence import Taken
from spkt.desk._acts import ticket_of
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open
from spkt.desk.matters._fields import Line, choice
from spkt.law.journeys import Errand

ACT = "papers.receive_evidence"
FINDER = "0"
"""Stands for the officer who found the things."""


class EvidenceForm(forms.Form):
    """Which things come in now, how they look, who gives them and why."""

    giver = choice(
        _("Yang menyerahkan"), (), required=True, error_messages={"required": _("Pilih siapa yang menyerahkan.")}
    )
    reason = Line(
        _("Alasan diserahkan"),
        240,
        required=True,
        error_messages={"required": _("Tulis alasan barang itu diserahkan.")},
    )
    kept_at = Line(_("Disimpan di"), 160, help_text=_("Misalnya lemari barang bukti SPKT."))
    witness_1 = Line(_("Saksi pertama"), 120)
    witness_2 = Line(_("Saksi kedua"), 120)

    def __init__(self, *args: Any, waiting: Any, givers: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.waiting = waiting
        self.fields["giver"].choices = [("", _("Pilih")), *givers]  # type: ignore[attr-defined]  # a choice field
        for ordinal, _thing in waiting:
            self.fields[f"take_{ordinal}"] = forms.BooleanField(
                label=_("Diterima sekarang"), required=False, initial=True
            )
            self.fields[f"condition_{ordinal}"] = Line(_("Ciri dan keadaan"), 240)
            self.fields[f"obtained_{ordinal}"] = Line(_("Cara diperoleh"), 240)
            self.fields[f"seal_{ordinal}"] = Line(_("Nomor segel"), 40)

    def rows(self) -> list[dict[str, Any]]:
        """Fields of each waiting thing."""
        names = ("take", "condition", "obtained", "seal")
        return [
            {"thing": thing.name, **{name: self[f"{name}_{ordinal}"] for name in names}}
            for ordinal, thing in self.waiting
        ]

    def taken(self) -> tuple[Taken, ...]:
        """The things that come in now."""
        said = self.cleaned_data
        return tuple(
            Taken(n, said[f"condition_{n}"], said[f"obtained_{n}"], said[f"seal_{n}"])
            for n, _thing in self.waiting
            if said[f"take_{n}"]
        )


@show
def evidence_form(request: Desk, code: str) -> Page:
    """Things that wait for a receipt."""
    found = access.one(code, request.reader)
    act = next((each for each in found.acts if each.act == ACT), None)
    form = shown_again(request, EvidenceForm) or _form(found)
    context = {
        "code": code,
        "ticket": ticket_of(found.matter),
        "form": form,
        "rows": form.rows(),
        "why_not": _why_not(act),
    }
    return Page("papers/evidence_form.html", context)


def _form(found: OneMatter, *args: Any, **more: Any) -> EvidenceForm:
    givers = [(str(row.ordinal), person.name) for row, person in found.case.parties if person.name]
    report = found.case.report
    if found.matter.errand == Errand.LP_A and report is not None:
        givers = [(FINDER, f"{report.drafted_by.rank} {report.drafted_by.name}"), *givers]
    return EvidenceForm(*args, waiting=waiting_things(found.case), givers=givers, **more)


def _why_not(act: Any) -> list[str]:
    if act is None:
        return [now("Tanda terima barang tidak bisa dibuat pada tahap ini.")]
    ask = [] if act.mine else [now("Minta %s.") % now(" atau ").join(now(role) for role in act.by)]
    return [*(now(reason) for reason in act.reasons), *ask]


@do(again=evidence_form)
def receive_evidence(request: Desk, code: str) -> HttpResponse:
    """The receipt is ready to sign and to hand over."""
    found = access.one(code, request.reader)
    form = _open.checked(request, _form(found, request.POST), code, ACT)
    said = form.cleaned_data
    made = _evidence.receive_evidence(
        by=request.reader,
        key=once(request),
        code=code,
        taken=form.taken(),
        giver=int(said["giver"]),
        reason=said["reason"],
        kept_at=said["kept_at"],
        witnesses=(said["witness_1"], said["witness_2"]),
    )
    return to("papers.one", code=made["paper"])
