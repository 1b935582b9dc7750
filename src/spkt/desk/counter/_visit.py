"""The middle and right columns of a visit: its ticket, its waiting clock, and what may be done with it."""

from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access._gate import Reader
from spkt.access.counter import WAITING, OneVisit
from spkt.access.matters import Line, NextAct
from spkt.desk.counter._clock import minutes
from spkt.kit import clock
from spkt.law.deadlines import Promise, promised_minutes
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import Visiting
from spkt.law.journeys.losses import LOSS
from spkt.law.journeys.matters import MATTER
from spkt.law.words import N_

STATE_WORDS = {
    Visiting.MENUNGGU: N_("Menunggu dipanggil"),
    Visiting.DIPANGGIL: N_("Sudah dipanggil"),
    Visiting.DILAYANI: N_("Sedang dilayani"),
    Visiting.SELESAI: N_("Selesai"),
    Visiting.DITINGGALKAN: N_("Tidak datang setelah tiga panggilan"),
}
LANE_WORDS = {"A": N_("Perlu bantuan segera"), "B": N_("Melapor atau bicara"), "C": N_("Mengurus surat")}
ICONS = {
    "counter.call": "megaphone",
    "counter.greet": "hand-heart",
    "counter.leave": "door-open",
    "counter.finish": "check",
}
ASKS = (
    N_("Apakah ada bahaya sekarang, untuk Anda atau orang lain?"),
    N_("Apakah ada yang terluka atau sakit?"),
    N_("Bahasa apa yang paling nyaman? Perlu juru bahasa atau pendamping?"),
    N_("Mau bicara di ruang tertutup?"),
)
"""What to ask when somebody is greeted; the answers decide lane, place and company, and are not kept here."""
LEADS_ON = ("counter.greet", "counter.call", "counter.finish", "counter.leave")
RECEIVERS = MATTER.move("matters.receive", START).by
LOSS_TAKERS = LOSS.move("losses.begin", START).by


def visit_context(one: OneVisit, reader: Reader, now: datetime) -> dict[str, Any]:
    """`visit` for `counter/visit.html`."""
    row = one.visit
    return {
        "visit": {
            "ticket": row.ticket,
            "state": _(STATE_WORDS[Visiting(row.state)]),
            "priority": row.priority,
            "guarded": one.guarded,
            "facts": _facts(one, reader),
            "papers": [
                {"title": _("Nomor antrean"), "note": paper.number, "url": reverse("papers.one", args=[paper.code])}
                for paper in one.papers
            ],
            "acts": _acts(one, reader),
            "clock": _clock(one, now),
            "events": folded(one.timeline, reader),
            "total": len(one.timeline),
            "asks": [_(ask) for ask in ASKS] if row.state in (*WAITING, Visiting.DILAYANI) else [],
        }
    }


def folded(timeline: tuple[Line, ...], reader: Reader) -> list[dict[str, Any]]:
    """Lines for `_parts/timeline.html`, newest first; what happened again and again stands once, with how often."""
    found = []
    for _done, same in groupby(timeline, key=lambda line: line.done):
        lines = list(same)
        often = f" ×{len(lines)}" if len(lines) > 1 else ""
        found.append({"at": clock.local(lines[0].at, reader.zone), "label": f"{_(lines[0].done)}{often}"})
    return found


def _facts(one: OneVisit, reader: Reader) -> list[tuple[str, str]]:
    row = one.visit
    served = f"{row.officer.rank.title()} {row.officer.name.title()}" if row.officer else ""
    return [
        (_("Keperluan"), _(LANE_WORDS[row.lane])),
        (_("Datang"), f"{clock.local(row.arrived_at, reader.zone):%H.%M} {reader.unit.zone_label}"),
        (_("Dipanggil"), _("%(n)d kali") % {"n": row.calls} if row.calls else _("belum")),
        (_("Dilayani"), " · ".join(part for part in (served, row.desk) if part) or _("belum")),
    ]


def _acts(one: OneVisit, reader: Reader) -> list[dict[str, Any]]:
    """What leads on comes first: the matter, the receipt, then the acts of the visit itself."""
    code = one.visit.code
    ordered = sorted(one.acts, key=lambda act: LEADS_ON.index(act.act))
    rows = [button(code, act, asks=one.needs_reason and act.act == "counter.finish") for act in ordered]
    rows.sort(key=lambda row: bool(row["reasons"]))
    if one.matter:
        return [_link(_("Buka perkara"), "arrow-right", reverse("matters.one", args=[one.matter])), *rows]
    if one.visit.state == Visiting.DILAYANI and not one.guarded:
        return [*_openings(one, reader), *rows]
    return rows


def _openings(one: OneVisit, reader: Reader) -> list[dict[str, Any]]:
    """What a greeted visit may become; who queued for a letter finds the letter first."""
    code, doors = one.visit.code, []
    if reader.roles & RECEIVERS:
        doors.append(_link(_("Beri tanda terima"), "file-plus", reverse("matters.receive", args=[code])))
    if reader.roles & LOSS_TAKERS:
        begin = _link(_("Surat kehilangan"), "file-text", reverse("losses.begin", args=[code]))
        letter = {**begin, "post": True, "key": "K", "token": str(uuid4())}
        doors.insert(0 if one.visit.lane == "C" else len(doors), letter)
        doors.append(_link(_("Perbarui surat kehilangan"), "refresh-cw", reverse("losses.renew", args=[code])))
        doors.append(_link(_("Terima barang temuan"), "package", reverse("losses.take_found", args=[code])))
    return doors


def button(code: str, act: NextAct, *, asks: bool = False) -> dict[str, Any]:
    """Row of the next-acts panel for an act of the visit with this code. asks   it has a page of its own first"""
    return {
        **_link(_(act.label), ICONS[act.act], reverse(act.act, args=[code])),
        "key": act.key.upper(),
        "post": not asks,
        "reasons": [_(reason) for reason in act.reasons],
        "cites": [str(act.cite)],
        "token": str(uuid4()),
    }


def _link(label: str, icon: str, url: str) -> dict[str, Any]:
    return {
        "label": label,
        "icon": icon,
        "url": url,
        "key": "",
        "post": False,
        "reasons": [],
        "cites": [],
        "token": "",
    }


def _clock(one: OneVisit, now: datetime) -> dict[str, Any]:
    """The clock that runs now: until the greeting that of the wait, afterwards that of the whole visit."""
    row = one.visit
    if row.state == Visiting.DITINGGALKAN:
        return {}
    waits = row.state in WAITING
    what = Promise.SAPA if waits else Promise.KUNJUNGAN
    used = minutes(row.arrived_at, row.ended_at or now)
    span = {"label": _("tunggu") if waits else _("kunjungan"), "minutes": used, "who": "waiting" if waits else "desk"}
    return {
        "label": _("Waktu menunggu") if waits else _("Waktu layanan"),
        "used": used,
        "spans": [span] if used else [],
        "promised": promised_minutes(what, row.day),
    }
