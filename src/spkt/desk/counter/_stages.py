"""The stages of a matter above its story: what is done, where it stands, what is still to come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.utils.translation import gettext as _

from spkt.access.matters import OneMatter
from spkt.kit import clock
from spkt.law.journeys import CLOSED, Errand
from spkt.law.journeys.losses import LossState
from spkt.law.journeys.matters import State
from spkt.law.words import N_

AFTER_GELAR = {
    State.BUKAN_PIDANA: N_("Penjelasan"),
    State.REKOM_DUMAS: N_("Diteruskan"),
    State.REKOM_LI: N_("Diteruskan"),
    State.LIMPAH: N_("Dilimpahkan"),
    State.REKOM_LP_A: N_("LP model A"),
    State.LENGKAPI: N_("Dilengkapi"),
}
"""What comes after the gelar where it asks for no report."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. at   when it was done, None before; doing   words while it is the present one"""

    label: str
    at: datetime | None
    doing: str


def stages_of(one: OneMatter, zone: tzinfo) -> list[dict[str, str]]:
    """Stages for `_parts/steps.html`: done up to the present one, which says what it waits for."""
    found = OF_ERRAND.get(one.matter.errand, _stages)(one)
    present = next((n for n, stage in enumerate(found) if stage.at is None), len(found))
    stopped = one.matter.state in CLOSED and one.matter.state not in (State.LP_TERBIT, State.DITUTUP)
    return [_drawn(stage, n, len(found) if stopped else present, zone) for n, stage in enumerate(found)]


def _drawn(stage: Stage, n: int, present: int, zone: tzinfo) -> dict[str, str]:
    if stage.at is not None:
        return {"label": stage.label, "state": "ok", "note": f"{clock.local(stage.at, zone):%H.%M}"}
    if n == present:
        return {"label": stage.label, "state": "on", "note": stage.doing}
    return {"label": stage.label, "state": "wait", "note": _("belum")}


def _stages(one: OneMatter) -> list[Stage]:
    case, matter = one.case, one.matter
    told = matter.read_back_at if matter.told and matter.read_back == matter.told else None
    talk = case.konseling[0] if case.konseling else None
    gelar = case.gelar
    told = told or (talk.opened_at if talk else None)
    return [
        Stage(_("Sapa"), matter.came.greeted_at, _("belum")),
        Stage(_("Cerita"), told, _("belum dibacakan") if matter.told else _("belum dicatat")),
        Stage(_("Konseling"), talk.closed_at if talk else None, _("berjalan") if talk else _("menunggu Reskrim")),
        Stage(_("Gelar perkara"), gelar.closed_at if gelar else None, _("berjalan") if gelar else _("siap dimulai")),
        *_outcome(one),
    ]


def _loss_stages(one: OneMatter) -> list[Stage]:
    """A loss letter: filled, checked, issued, in her hands."""
    letter = next((paper for paper in reversed(one.papers) if paper.kind == "sktlk"), None)
    checked = next((line.at for line in one.timeline if line.act == "losses.check"), None)
    issued = letter.issued_at if letter else None
    filled = next((line.at for line in one.timeline if line.act == "losses.fill"), None)
    is_ready = one.matter.state != LossState.DIISI
    return [
        Stage(_("Sapa"), one.matter.came.greeted_at, _("belum")),
        Stage(_("Diisi"), filled if is_ready else None, _("berjalan")),
        Stage(_("Diperiksa"), checked if is_ready else None, _("menunggu")),
        Stage(_("Surat kehilangan"), issued, _("siap terbit")),
        Stage(_("Diserahkan"), letter.handed_at if letter else None, _("belum diserahkan") if letter else _("belum")),
    ]


def _find_stages(one: OneMatter) -> list[Stage]:
    """Found goods: received, kept, gone."""
    stored = next((line.at for line in one.timeline if line.act == "losses.store"), None)
    return [
        Stage(_("Diterima"), one.matter.received_at, _("belum")),
        Stage(_("Disimpan"), stored, _("menunggu tempat simpan")),
        Stage(_("Kembali ke pemilik"), one.matter.closed_at, _("menunggu pemilik")),
    ]


OF_ERRAND: dict[str, Callable[[OneMatter], list[Stage]]] = {
    Errand.KEHILANGAN: _loss_stages,
    Errand.TEMUAN: _find_stages,
}
"""Stages of what is no complaint."""


def _outcome(one: OneMatter) -> list[Stage]:
    gelar, report = one.case.gelar, one.case.report
    decided = State(gelar.outcome) if gelar and gelar.outcome else State.REKOM_LP
    if decided in AFTER_GELAR:
        return [Stage(_(AFTER_GELAR[decided]), one.matter.closed_at, _("menunggu"))]
    receipt = next((paper for paper in one.papers if paper.kind == "sttlp"), None)
    doing = _("konsep") if report else _("siap ditulis")
    return [
        Stage(_("Laporan Polisi"), report.issued_at if report else None, doing),
        Stage(_("STTLP"), receipt.handed_at if receipt else None, _("belum diserahkan") if receipt else _("belum")),
    ]
