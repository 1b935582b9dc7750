"""Where an act of a journey is done on the desk: its page or button, and its icon."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access.matters import NextAct
from spkt.law.journeys import ERRAND_WORDS
from spkt.law.journeys._skips import NOT_FOR_THIS
from spkt.law.journeys.papers import PAPER, Held
from spkt.law.words import N_


@dataclass(frozen=True, slots=True)
class Door:
    """Page (or, with `post`, button) of an act. name: URL name; act: extra path part for `matters.decide`."""

    name: str
    icon: str
    post: bool = False
    act: str = ""


DECIDED_BY_REASON = ("explain", "forward", "refer", "confirm_referral", "ask_review", "withdraw", "remind", "divert")
DOORS = {
    "matters.write_account": Door("matters.write_account", "pencil"),
    "matters.put_party": Door("matters.add_party", "user"),
    "matters.put_thing": Door("matters.add_thing", "package"),
    "matters.read_back": Door("matters.read_back", "book-open"),
    "watch.call_detective": Door("watch.call_detective", "phone", post=True),
    "matters.start_konseling": Door("matters.start_konseling", "message-square-text", post=True),
    "matters.record_konseling": Door("matters.record_konseling", "message-square-text"),
    "gelar.open": Door("gelar.open", "scale"),
    **{
        f"gelar.{act}": Door("gelar.one", "scale")
        for act in ("seat", "lead", "attend", "charge", "weigh", "propose", "sign")
    },
    "reports.draft": Door("reports.draft", "pencil"),
    "reports.confirm": Door("reports.confirm", "book-open"),
    "reports.issue": Door("reports.one", "badge-check"),
    "matters.inspect": Door("matters.inspect", "eye"),
    "visum.request": Door("visum.request", "heart-pulse"),
    "visum.write": Door("visum.letters", "file-text"),
    "reports.add_statement": Door("reports.add_statement", "pencil"),
    "matters.write_complaint": Door("matters.write_complaint", "file-text"),
    "matters.join": Door("matters.join", "git-compare"),
    "matters.link_counter": Door("matters.link_counter", "git-compare"),
    "matters.assess_danger": Door("matters.assess_danger", "shield-check"),
    "matters.protect": Door("matters.protect", "shield-check"),
    "reports.write_finding": Door("reports.write_finding", "pencil"),
    **{f"reports.{act}_finding": Door("reports.finding", "badge-check") for act in ("submit", "return", "issue")},
    "reports.take_as_finding": Door("reports.take_as_finding", "pencil", post=True),
    "reports.hand_to_detectives": Door("reports.hand_to_detectives", "arrow-right"),
    "reports.take_over": Door("reports.handling", "hand"),
    "reports.progress": Door("reports.handling", "arrow-right"),
    "reports.issue_sp2hp": Door("reports.issue_sp2hp", "file-text"),
    "papers.receive_evidence": Door("papers.receive_evidence", "package"),
    **{f"matters.{act}": Door("matters.decide", "arrow-right", act=act) for act in DECIDED_BY_REASON},
    "losses.fill": Door("losses.fill", "pencil"),
    "losses.check": Door("losses.check", "check", post=True),
    "losses.issue": Door("losses.issue", "badge-check", post=True),
    "losses.reclassify": Door("losses.reclassify", "siren"),
    "losses.tell_owner": Door("losses.tell_owner", "send", post=True),
    "losses.report_found": Door("losses.report_found", "circle-check"),
    "losses.ask_void": Door("losses.ask_void", "trash"),
    "losses.void": Door("losses.void", "trash"),
    "losses.store": Door("losses.store", "inbox"),
    "losses.give_back": Door("losses.give_back", "hand"),
    "losses.to_reskrim": Door("losses.to_reskrim", "arrow-right"),
}


def panel(code: str, acts: tuple[NextAct, ...], unhanded: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    """Rows of the next-acts panel: what is mine and open, then mine and locked, then the first of another's.

    unhanded    papers that wait to be given to the reporter
    """
    fitting = [act for act in acts if not NOT_FOR_THIS & set(act.reasons)]
    mine = [_row(code, act) for act in fitting if act.mine and act.act != BY_PAPER and not _is_quiet(act)]
    others = [act for act in fitting if not act.mine and act.act in ASKED_OF_OTHERS][:1]
    return _handing(unhanded) + _without_twins(mine) + [_asked(act) for act in others]


def _is_quiet(act: NextAct) -> bool:
    return bool(act.reasons) and act.act in QUIET


def _handing(papers: tuple[Any, ...]) -> list[dict[str, Any]]:
    """The newest paper of hers leads: it is what she is waiting for."""
    move = PAPER.move("papers.hand_over", Held.TERBIT)
    return [
        {
            "label": _("Serahkan %(paper)s") % {"paper": _(HERS[paper.kind])},
            "url": reverse("papers.hand_over", args=[paper.code]),
            "icon": "printer",
            "key": "",
            "post": False,
            "reasons": [],
            "cites": [str(move.cite)],
            "token": "",
        }
        for paper in reversed(papers)
    ]


HERS = {
    "sttlp": N_("STTLP"),
    "tanda_terima_pengaduan": N_("tanda terima"),
    "sktlk": N_("surat kehilangan"),
    "tt_temuan": N_("tanda terima temuan"),
    "pengembalian": N_("berita acara pengembalian"),
    "jawaban": N_("surat jawaban"),
    "pemberitahuan_terusan": N_("surat pemberitahuan"),
    "pemberitahuan_pelimpahan": N_("surat pemberitahuan"),
    "kelengkapan": N_("surat kelengkapan"),
    "tanda_terima_tinjau": N_("tanda terima peninjauan"),
    "cabut": N_("salinan surat pencabutan"),
    "laporan_tambahan": N_("laporan tambahan"),
    "keterangan_tambahan": N_("keterangan tambahan"),
    "surat_keterangan_lain": N_("surat keterangan"),
    "laporan_orang_hilang": N_("laporan orang hilang"),
    "tt_orang": N_("berita acara serah terima"),
    "sp2hp": N_("SP2HP"),
    "tt_bb": N_("tanda terima barang"),
}
"""What is handed over, as the button says it."""
QUIET = ("papers.receive_evidence",)
"""Acts that are not missed while they have nothing to do."""
BY_PAPER = "papers.hand_over"
"""The one act of a dossier whose address names the paper: the rows above offer it for each."""


ASKED_OF_OTHERS = (
    "matters.start_konseling",
    "gelar.open",
    "reports.issue",
    "matters.record_konseling",
    "gelar.sign",
    "matters.explain",
    "matters.forward",
    "matters.refer",
    "matters.confirm_referral",
    "losses.check",
    "losses.issue",
    "losses.store",
    "reports.issue_finding",
    "reports.take_as_finding",
    "reports.hand_to_detectives",
    "reports.take_over",
)


def _row(code: str, act: NextAct) -> dict[str, Any]:
    door = DOORS[act.act]
    where = {"code": code, "act": door.act} if door.act else {"code": code}
    return {
        "label": _(act.label),
        "url": reverse(door.name, kwargs=where),
        "icon": door.icon,
        "key": act.key.upper(),
        "post": door.post,
        "reasons": [_(reason) for reason in act.reasons],
        "cites": [str(act.cite)],
        "token": str(uuid4()),
    }


def _asked(act: NextAct) -> dict[str, Any]:
    """An act of another role: shown with whom to ask, never as a button that is not his."""
    ask = _("Minta %(who)s.") % {"who": _(" atau ").join(_(each) for each in act.by)}
    reasons = [*(_(reason) for reason in act.reasons), ask]
    return {
        "label": _(act.label),
        "url": "",
        "icon": "lock",
        "key": "",
        "post": False,
        "reasons": reasons,
        "cites": [str(act.cite)],
        "token": "",
    }


def _without_twins(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Acts of one page (the gelar's) stand once: the first open one."""
    seen: set[str] = set()
    kept = []
    for row in sorted(rows, key=lambda each: bool(each["reasons"])):
        if row["post"] or row["url"] not in seen:
            kept.append(row)
        seen.add(row["url"])
    return kept


def ticket_of(matter: Any) -> str:
    """What names a dossier on a page: the ticket of its visit, else what it is."""
    return matter.visit.ticket if matter.visit else _(ERRAND_WORDS[matter.errand])
