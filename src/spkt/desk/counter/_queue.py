"""The left column: the queue in groups, as the workbench, the matter's page and the poll draw it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spkt.access._gate import Reader
from spkt.access.counter import WAITING, Queue, Row, queue
from spkt.desk._page import Desk
from spkt.desk.counter import _terms
from spkt.desk.counter._belongs import alarms
from spkt.desk.counter._findings import finding_groups
from spkt.kit import clock
from spkt.law.deadlines import Promise, promised_minutes
from spkt.law.journeys import CLOSED, STATE_WORDS
from spkt.law.journeys.counter import COUNTER, Visiting
from spkt.law.journeys.matters import State
from spkt.law.roles import Role, Scope, scope
from spkt.law.words import N_

FILTERS = ("meja", "semua", "draf")
LANES = {"A": N_("Bantuan"), "B": N_("Laporan"), "C": N_("Surat")}
ASKS = {"A": N_("Perlu bantuan"), "B": N_("Mau melapor"), "C": N_("Mengurus surat")}
"""What a visitor without a matter is called by: what she came for, as broadly as the ticket says it."""
HANDS_OUT = frozenset({Role.BAMIN})


def queue_context(request: Desk, chosen: str = "") -> dict[str, Any]:
    """What `counter/_queue.html` draws.

    chosen  code of the matter or visit that is open in the middle
    """
    return {"queue": drawn(queue(request.reader), request.reader, wanted(request), chosen)}


def wanted(request: Desk) -> str:
    """Which rows the officer wants to see; the whole desk where he has no place of his own."""
    asked = request.GET.get("saring", "")
    return asked if asked in FILTERS else "meja" if request.reader.desk else "semua"


def drawn(found: Queue, reader: Reader, choice: str, chosen: str) -> dict[str, Any]:
    """The queue as the template wants it. choice   one of FILTERS"""
    now = clock.now()
    rows = [row for row in found.rows if _is_wanted(row, choice, chosen)]
    return {
        "now": now,
        "alarms": alarms(reader),
        "choices": _choices(found, choice, chosen),
        "groups": [*_groups(rows, reader, now, chosen), *finding_groups(reader)],
        "full": found.full,
        "empty": _empty(found, reader, choice),
        "url": _at(reverse("counter.queue"), choice, chosen),
        "receives": bool(COUNTER & reader.roles),
        "asked": sum(row.awaits_me for row in rows),
        "blind": scope(reader.roles) in (Scope.NONE, Scope.STATISTICS),
    }


def tag_of(queue: dict[str, Any]) -> str:
    """ETag of what the list says; minutes that pass change nothing in it, a broken promise does."""
    said = [get_language(), queue["alarms"], queue["choices"], queue["groups"], queue["full"], queue["empty"]]
    return f'"{sha256(repr(said).encode()).hexdigest()[:24]}"'


def _is_wanted(row: Row, choice: str, chosen: str) -> bool:
    if choice == "draf":
        return row.drafted
    return (
        choice == "semua"
        or row.mine
        or row.awaits_me
        or row.alarm is not None
        or row.code == chosen
        or row.visit.officer_id is None
    )


def _choices(found: Queue, choice: str, chosen: str) -> list[dict[str, Any]]:
    drafts = sum(row.drafted for row in found.rows)
    labels = {"meja": _("Meja ini"), "semua": _("Semua"), "draf": f"{_('Draf')} {drafts}"}
    return [{"label": label, "url": _at("", name, chosen), "current": name == choice} for name, label in labels.items()]


def _at(path: str, choice: str, chosen: str) -> str:
    return f"{path}?{urlencode({'saring': choice} | ({'perkara': chosen} if chosen and path else {}))}"


def _groups(rows: list[Row], reader: Reader, now: datetime, chosen: str) -> list[dict[str, Any]]:
    """The groups of this officer in his order; a row stands in the first that takes it."""
    left, drawn_groups = rows, []
    for label, takes in _order(reader):
        mine, left = [row for row in left if takes(row)], [row for row in left if not takes(row)]
        if mine:
            mine.sort(key=lambda row: _urgency(row, now))
            drawn_groups.append({"label": label, "rows": [_row(row, reader, now, chosen) for row in mine]})
    return drawn_groups


def _order(reader: Reader) -> list[tuple[str, Callable[[Row], bool]]]:
    """What has run out of time stands first; who sits at the counter goes on with whoever sits there."""
    return [(_("Tenggat hampir habis atau lewat"), lambda row: row.alarm is not None), *_by_role(reader)]


def _by_role(reader: Reader) -> list[tuple[str, Callable[[Row], bool]]]:
    served = (_("Sedang dilayani"), _is_served)
    waiting = (_("Menunggu"), _is_waiting)
    to_hand = (_("Tinggal diserahkan"), _is_to_hand)
    mine = (_("Menunggu Anda"), lambda row: row.awaits_me)
    others = (_("Masih berjalan"), lambda row: bool(row.state) and not _is_over(row))
    if Role.BA_YANMAS in reader.roles:
        return [served, waiting, to_hand, mine, others]
    if HANDS_OUT & reader.roles:
        return [to_hand, mine, served, waiting, others]
    if COUNTER & reader.roles:
        return [mine, served, waiting, to_hand, others]
    return [mine, (_("Sedang dilayani"), lambda row: bool(row.state) and _is_served(row)), others]


def _is_over(row: Row) -> bool:
    return row.state in CLOSED


def _is_served(row: Row) -> bool:
    return row.visit.state == Visiting.DILAYANI and not _is_over(row)


def _is_waiting(row: Row) -> bool:
    return row.visit.state in (*WAITING, Visiting.DITINGGALKAN)


def _is_to_hand(row: Row) -> bool:
    """Hers to fetch: once the matter is decided, or when she went home before her paper was written."""
    gone = row.visit.state == Visiting.SELESAI
    return row.state != "" and (
        (row.to_hand and (gone or _is_over(row))) or (_is_over(row) and row.visit.state == Visiting.DILAYANI)
    )


def _urgency(row: Row, now: datetime) -> tuple[bool, bool, bool, bool, datetime]:
    """Danger first, then who was left after three calls and came late, then a broken promise, then the oldest."""
    visit = row.visit
    gone = visit.state == Visiting.DITINGGALKAN
    return gone, visit.lane != "A", not visit.priority, not _is_late(row, now), visit.arrived_at


def _is_late(row: Row, now: datetime) -> bool:
    return now - _since(row) > timedelta(minutes=_promise(row))


def _since(row: Row) -> datetime:
    """When the clock of the row began; it is that of the whole visit."""
    return row.visit.arrived_at


def _promise(row: Row) -> int:
    what = Promise.SAPA if row.visit.state in WAITING else Promise.KUNJUNGAN
    return promised_minutes(what, row.visit.day)


def _row(row: Row, reader: Reader, now: datetime, chosen: str) -> dict[str, Any]:
    word, tone, icon = _clock(row, now)
    page = "matters.one" if row.matter else "counter.visit"
    return {
        "number": row.visit.ticket,
        "name": _called(row),
        "line": _line(row, now),
        "url": reverse(page, args=[row.code]),
        "current": row.code == chosen,
        "since": clock.local(_since(row), reader.zone),
        "word": word,
        "tone": tone,
        "icon": icon,
    }


def _called(row: Row) -> str:
    if row.guarded:
        return _("Pelapor dilindungi")
    if row.name:
        return row.name
    return _("Pelapor tanpa nama") if row.matter else _(ASKS[row.visit.lane])


def _clock(row: Row, now: datetime) -> tuple[str, str, str]:
    """Word instead of the clock, tone and icon."""
    if row.alarm:
        return _terms.words(row.alarm), *_terms.sign(row.alarm)
    if row.visit.state == Visiting.DITINGGALKAN:
        return _("tidak datang"), "", ""
    if _is_to_hand(row):
        return _("siap"), "ok", "check"
    if row.guarded:
        return "", "", "lock"
    if _is_waiting(row) and row.visit.lane == "A":
        return "", "danger", "siren"
    late = (_is_waiting(row) or _is_served(row)) and _is_late(row, now)
    return ("", "warn", "clock") if late else ("", "", "")


def _line(row: Row, now: datetime) -> str:
    """One line of state: lane or state of the matter, and what it waits for."""
    if row.hidden:
        return _("Ruang khusus")
    if row.alarm:
        return f"{_terms.label(row.alarm.kind)} · {_(STATE_WORDS[row.state])}"
    if row.visit.state == Visiting.DITINGGALKAN:
        return _("dipanggil tiga kali")
    if _is_waiting(row):
        promise = _("janji %(n)d mnt") % {"n": _promise(row)} if _is_late(row, now) else ""
        first = _("didahulukan") if row.visit.priority and row.visit.lane != "A" else ""
        called = _("dipanggil") if row.visit.calls else _("belum disapa")
        return ", ".join(part for part in (first or called, promise) if part).capitalize()
    return f"{_(LANES[row.visit.lane])} · {_state(row)}"


def _state(row: Row) -> str:
    if not row.state:
        return _("belum ada tanda terima")
    if row.state == State.DICATAT and row.read_back:
        return _("cerita dibacakan")
    if _is_to_hand(row) and not row.to_hand:
        return _("tinggal selesaikan kunjungan")
    return _(STATE_WORDS[row.state])


def _empty(found: Queue, reader: Reader, choice: str) -> str:
    """What an empty queue says."""
    if choice == "draf":
        return _("Tidak ada draf. Semua yang Anda tulis sudah terkirim.")
    if not COUNTER & reader.roles:
        return _("Tidak ada perkara yang menunggu Anda.")
    last = found.last_greeted()
    if last is None:
        return _("Antrean kosong. Belum ada yang datang.")
    at = clock.local(last, reader.zone)
    return _("Antrean kosong. Sejak %(at)s semua sudah dilayani.") % {"at": f"{at:%H.%M}"}
