"""A complaint that was written by hand while there was no power: entered once, with both times (trap 28)."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import _hand_forms as blanks
from spkt.access import _intake
from spkt.actions import _hand_forms as acts
from spkt.actions._spine import NotYours
from spkt.actions.matters import Received
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _fields as f
from spkt.desk.matters import _open
from spkt.desk.matters.forms import ReceiveForm
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import Visiting
from spkt.law.journeys.matters import MATTER, MatterFacts

LATER = "matters.receive_later"
THREE = ("name", "anonymous_reason", "contact", "subject")


class LaterForm(ReceiveForm):
    """The three fields of a receipt, and what stands on the form: its number, when and who wrote it."""

    form = f.choice(_("Nomor formulir"), (), required=True, error_messages={"required": _("Pilih nomor formulirnya.")})
    written_on = f.day(_("Tanggal pada formulir"))
    written_at = f.hour(_("Jam pada formulir"))
    written_by = f.choice(
        _("Petugas yang menulis"), (), required=True, error_messages={"required": _("Pilih petugas yang menulis.")}
    )

    def __init__(self, *args: Any, blanks: Any, writers: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["form"].choices = [("", _("Pilih")), *blanks]  # type: ignore[attr-defined]  # a choice field
        self.fields["written_by"].choices = [("", _("Pilih")), *writers]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Both the day and the hour stand on the form."""
        said = super().clean()
        for name, ask in (("written_on", now("Tulis tanggal yang ada pada formulir.")),
                          ("written_at", now("Tulis jam yang ada pada formulir."))):  # fmt: skip
            if not said.get(name) and name not in self.errors:
                self.add_error(name, ask)
        return said


@show
def later_form(request: Desk, code: str) -> Page | HttpResponse:
    """Which form it is, what stands on it, and the three fields."""
    visit, matter = _intake.came(code, request.reader)
    if matter is not None and request.method != "POST":
        return to("matters.receive", code=code)
    form = shown_again(request, LaterForm) or _form(request, initial={"written_by": request.reader.officer.nrp})
    ready = form.fields["form"].choices[1:]  # type: ignore[attr-defined]  # a choice field
    context = {"visit": visit, "ticket": visit.ticket, "form": form, "why_not": _why_not(request, visit.state, ready)}
    return Page("matters/receive_later.html", context)


def _form(request: Desk, *args: Any, **more: Any) -> LaterForm:
    ready, writers = blanks.ready(request.reader), blanks.writers(request.reader)
    return LaterForm(*args, blanks=ready, writers=writers, **more)


def _why_not(request: Desk, state: str, ready: Any) -> list[str]:
    if not _may(request):
        return [now("Minta Ba Yanmas mencatatnya.")]
    if state != Visiting.DILAYANI:
        return [now("Sapa dulu pelapornya; kunjungan ini belum dilayani.")]
    return [] if ready else [now("Tidak ada formulir yang belum dicatat. Periksa register formulir tangan.")]


def _may(request: Desk) -> bool:
    return LATER in MATTER.may(MatterFacts(state=START), request.reader.roles)


@do(again=later_form)
def receive_later(request: Desk, code: str) -> HttpResponse:
    """The receipt that says both times."""
    if not _may(request):
        raise NotYours(now("Tindakan ini bukan tugas peran Anda sekarang. Minta Ba Yanmas."))
    said = _open.valid(request, _form(request, request.POST)).cleaned_data
    acts.receive_later(
        by=request.reader,
        key=once(request),
        visit=code,
        form=said["form"],
        written_at=datetime.combine(said["written_on"], said["written_at"], request.reader.zone),
        written_by=said["written_by"],
        said=Received(**{name: said[name] for name in THREE}),
    )
    return to("matters.receive", code=code)
