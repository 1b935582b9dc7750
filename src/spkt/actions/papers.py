"""Issues papers inside an act: number, frozen snapshot and digest in the business transaction."""

import json
import secrets
from typing import Any

from django.db.models import Q

from spkt.access._gate import in_scope, seen
from spkt.access.papers import paper_facts
from spkt.actions._proofs import bind_receipt
from spkt.actions._publishing import tell_window
from spkt.actions._sealing import NotSealed, ask_seal, print_out, seal_for
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.actions._terms import told
from spkt.law import numbers
from spkt.law._answers import ANSWERING_PAPERS
from spkt.law.journeys import journey_of
from spkt.law.journeys.papers import PAPER
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.papers._versions import sources
from spkt.records import vault
from spkt.records.models import Matter, PageSource, Paper, Series, Visit

__all__ = [
    "NotSealed",
    "check_printable",
    "decline",
    "hand_over",
    "issue_paper",
    "print_out",
    "reprint",
    "seal_for",
    "take_number",
]


def take_number(a: Act, kind: numbers.Kind) -> tuple[Series, str]:
    """The next ordinal of the kind's series with its printed form; only the transaction that uses it may."""
    series = a.take(numbers.series_of(kind), numbers.period(kind, a.today))
    return series, numbers.printed(kind, series.last, a.today, a.unit.tail)


def check_printable(kind: str, content: Any) -> None:
    """Refuses, before a number is taken, what the shipped letters cannot print."""
    missing = kinds.unprintable(kind, content)
    if missing:
        letters = " ".join(missing[:12])
        sentence = N_("Huruf ini belum bisa dicetak: %s. Tulis namanya dengan huruf Latin seperti di KTP, lalu ulangi.")
        raise Refused(sentence, named=(letters,))


def issue_paper(
    a: Act,
    kind: str,
    content: Any,
    series: Series,
    number: str,
    *,
    matter: Matter | None = None,
    visit: Visit | None = None,
) -> Paper:
    """The issued paper: snapshot sealed with the matter's key (a ticket's with the desk's), digest in the leaf."""
    snapshot, salt = kinds.freeze(kind, content), secrets.token_bytes(32)
    paper = Paper(
        code=new_code(),
        kind=kind,
        unit=a.unit,
        matter=matter,
        visit=visit,
        series=series,
        ordinal=series.last,
        number=number,
        digest=kinds.digest(snapshot, salt),
        salt=salt.hex(),
        issued_by=a.by.officer,
        issued_at=a.at,
    )
    return lay_down(a, paper, snapshot, content)


def lay_down(a: Act, paper: Paper, snapshot: dict[str, Any], content: Any) -> Paper:
    """Writes a paper with its sealed snapshot, binds its digest to the leaf, and has its file sealed."""
    _keep_page(a, paper.kind, snapshot["page"])
    if paper.matter is None:
        vault.put_own(paper, "snapshot", snapshot)
    else:
        vault.put(paper, "snapshot", snapshot, paper.matter.key)
    a.facts.setdefault("papers", []).append({"kind": paper.kind, "number": paper.number, "digest": paper.digest})
    bind_receipt(a, paper, content)
    a.add(paper)
    tell_window(a, paper)
    ask_seal(a, paper)
    return paper


def _keep_page(a: Act, kind: str, page: str) -> None:
    """The sources of a page stay with the first paper that is printed with them."""
    if not PageSource.objects.filter(pk=page).exists():
        kept = json.dumps(sources(kind), sort_keys=True, ensure_ascii=False)
        a.add(PageSource(digest=page, kind=kind, sources=kept, kept_at=a.at))


@act("papers.hand_over")
def hand_over(a: Act, code: str, to: str, identified: str) -> str:
    """The original changes hands; who took it and how she was identified stay sealed beside it.

    to          name of who took it
    identified  how: "KTP", "dikenal petugas", "surat kuasa"
    returns     outside code of the matter
    """
    paper = _mine(a, code)
    paper.handed_at, paper.handed_by = a.at, a.by.officer
    vault.put(paper, "handed_to", f"{to} ({identified})", paper.matter.key)
    a.save(paper)
    a.facts["handed"] = paper.number
    if paper.kind in ANSWERING_PAPERS:
        told(a, paper.matter, paper.kind, paper.issued_at)
        a.save(paper.matter)
    _end_dossier(a, paper.matter)
    return str(paper.matter.code)


def _end_dossier(a: Act, matter: Matter) -> None:
    """Where the journey of the dossier says that it ends in her hands, it ends."""
    for move in journey_of(matter.errand).rows(a.name, matter.state):
        locked = a.lock_matter(matter.code)
        a.go(locked, move)
        locked.closed_at = a.at
        a.save(locked)


@act("papers.reprint")
def reprint(a: Act, code: str, reason: str) -> int:
    """A further print of an issued paper, marked and counted as a copy; who, when and why stay sealed beside it.

    returns     ordinal of the copy, which its mark prints
    """
    mine = Q(matter__in=in_scope(a.by)) | Q(matter=None, unit=a.unit)
    paper = seen(Paper.objects.filter(mine, code=code).select_for_update(of=("self",)).select_related("matter__key"))
    a.subject = paper.matter_id or paper.visit_id
    a.judge(PAPER, paper_facts(paper, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis mengapa salinannya diminta."))
    return count_copy(a, paper, reason.strip())


def count_copy(a: Act, paper: Paper, reason: str) -> int:
    """Counts one more copy of a locked paper, with who, when and why; its ordinal."""
    paper.reprints += 1
    officer = f"{a.by.officer.rank} {a.by.officer.name}"
    copy = {"n": paper.reprints, "at": a.at.isoformat(), "by": officer, "why": reason}
    if paper.matter is None:
        vault.put_own(paper, "reprinted", [*(vault.get_own(paper, "reprinted") or ()), copy])
    else:
        earlier = vault.get(paper, "reprinted", paper.matter.key) or ()
        vault.put(paper, "reprinted", [*earlier, copy], paper.matter.key)
    a.save(paper)
    a.facts["copied"] = {"number": paper.number, "copy": paper.reprints}
    ask_seal(a, paper, paper.reprints)
    return int(paper.reprints)


@act("papers.decline")
def decline(a: Act, code: str, reason: str) -> str:
    """She does not take the paper, and why stays sealed beside it; it waits for her, and she may still fetch it.

    returns     outside code of the matter
    """
    paper = _mine(a, code)
    if not reason.strip():
        raise Refused(N_("Tulis alasan pelapor tidak menerima suratnya."))
    paper.declined_at = a.at
    vault.put(paper, "declined_why", reason.strip(), paper.matter.key)
    a.save(paper)
    a.facts["declined"] = paper.number
    return str(paper.matter.code)


def _mine(a: Act, code: str) -> Any:
    """The paper, locked, judged for this act. raises Unseen"""
    mine = Paper.objects.filter(code=code, matter__in=in_scope(a.by))
    paper = seen(mine.select_for_update(of=("self",)).select_related("matter__key", "matter__unit"))
    a.subject = paper.matter.pk
    a.judge(PAPER, paper_facts(paper, a.by))
    return paper
