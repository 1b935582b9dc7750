"""An issued paper becomes void by two persons: number, snapshot and reason stay, and minutes say so."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from spkt.access import papers as known
from spkt.access import reports as wording
from spkt.access._gate import in_scope, seen
from spkt.actions._publishing import tell_window
from spkt.actions._sealing import ask_seal
from spkt.actions._spine import Act, Refused, act
from spkt.actions.matters import tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.actions.visum import stop_clock
from spkt.actions.watch import assign, holders
from spkt.kit import clock
from spkt.law import numbers
from spkt.law.journeys.papers import FOR_CITIZEN, PAPER
from spkt.law.journeys.visum import VISUM_KINDS, Asked, Written
from spkt.law.roles import Role
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.papers import ba_pembatalan
from spkt.records import vault
from spkt.records.letterhead import desk_of, signer_of, signing_block
from spkt.records.models import Letter, Paper

MINUTES = "ba_pembatalan"
TOLD = frozenset({"lp_b", "lp_a"})
"""Kinds whose end is told to the reporter; her receipt goes with its report."""


@act("papers.ask_void")
def ask_void(a: Act, code: str, reason: str) -> str:
    """Asks that a paper no longer count; Ka SPKT decides, and is let in for it where the matter is sealed.

    returns     code of the paper
    """
    paper = lock_paper(a, code)
    a.judge(PAPER, known.paper_facts(paper, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis mengapa surat ini harus dibatalkan."))
    paper.void_asked_by, paper.void_asked_at = a.by.officer, a.at
    vault.put(paper, "void_reason", reason.strip(), paper.matter.key)
    a.save(paper)
    for officer in holders(a.unit, Role.KA_SPKT):
        assign(a, paper.matter, officer)
    return str(paper.code)


@act("papers.keep")
def keep(a: Act, code: str) -> str:
    """Ka SPKT declines: the paper counts as before, and what was asked is gone from it."""
    paper = lock_paper(a, code)
    a.judge(PAPER, known.paper_facts(paper, a.by))
    paper.void_asked_by, paper.void_asked_at, paper.void_reason = None, None, ""
    a.save(paper)
    return str(paper.code)


@act("papers.void")
def void(a: Act, code: str, replacement: str = "", told: str = "") -> dict[str, str]:
    """The second person agrees: paper and receipt of the same report are void, minutes are issued.

    replacement     title and number of the paper that replaces it, "" where none does
    told            to whom it was told, "" where nobody outside had it
    returns         {"number", "paper"} of the minutes
    """
    paper = lock_paper(a, code)
    move = a.judge(PAPER, known.paper_facts(paper, a.by))
    content = _minutes(a, paper, replacement.strip(), told.strip())
    check_printable(MINUTES, content)
    twins = twins_of(paper)
    for each in (paper, *twins):
        _end(a, each, paper)
        tell_window(a, each, replaced_by=_number_in(replacement, paper))
    series, number = take_number(a, numbers.Kind.MINUTES)
    made = issue_paper(a, MINUTES, replace(content, number=number), series, number, matter=paper.matter)
    a.facts["void"] = [each.number for each in (paper, *twins)]
    if paper.kind in TOLD | FOR_CITIZEN:
        tell_public(a, paper.matter, move.told)
    return {"number": number, "paper": made.code}


def lock_paper(a: Act, code: str) -> Any:
    """The paper of a dossier in the officer's scope, both locked. raises Unseen"""
    found = seen(Paper.objects.filter(code=code, matter__in=in_scope(a.by)).select_related("matter"))
    matter = a.lock_matter(found.matter.code)
    paper = seen(Paper.objects.select_for_update(of=("self",)).filter(pk=found.pk).select_related("void_asked_by"))
    paper.matter = matter
    return paper


def twins_of(paper: Any) -> list[Paper]:
    """Papers that are one act with it: a report and its receipt have one ordinal, and neither stands alone."""
    pair = {"lp_b": "sttlp", "sttlp": "lp_b"}.get(paper.kind)
    found = Paper.objects.select_for_update().filter(matter=paper.matter_id, kind=pair, ordinal=paper.ordinal)
    return [each for each in found if each.voided_at is None and each.corrected_at is None]


def _number_in(words: str, paper: Any) -> str:
    """The number of another paper of the dossier that these words name; the words themselves may name a person."""
    numbers_here = Paper.objects.filter(matter=paper.matter_id).exclude(pk=paper.pk).values_list("number", flat=True)
    return next((number for number in numbers_here if number in words), "") if words.strip() else ""


def _end(a: Act, each: Any, asked: Any) -> None:
    each.void_asked_by, each.void_asked_at = asked.void_asked_by, asked.void_asked_at
    each.voided_by, each.voided_at = a.by.officer, a.at
    if each.pk != asked.pk:
        each.matter = asked.matter
        reason = vault.get(asked, "void_reason", asked.matter.key)
        vault.put(each, "void_reason", reason, asked.matter.key)
    a.save(each)
    ask_seal(a, each)
    every = {"paper__kind": each.kind, "paper__series": each.series_id, "paper__ordinal": each.ordinal}  # any edition
    waiting = Letter.objects.select_for_update(of=("self",)).filter(**every).exclude(state=Asked.HASIL_DITERIMA)
    for letter in waiting:
        stop_clock(a, letter, asked.matter)
        letter.state = Asked.DITARIK if letter.kind in VISUM_KINDS else Written.DIBATALKAN
        a.save(letter)


def _minutes(a: Act, paper: Any, replacement: str, told: str) -> ba_pembatalan.Content:
    zone = ZoneInfo(a.unit.zone)
    return ba_pembatalan.Content(
        desk=desk_of(a.unit, a.today),
        number=None,
        paper_title=kinds.kinds()[paper.kind].title,
        paper_number=paper.number,
        paper_on=clock.local_date(paper.issued_at, zone),
        voided_at=a.at,
        reason=str(vault.get(paper, "void_reason", paper.matter.key)),
        officer=signer_of(paper.void_asked_by),
        approver=signing_block(a.unit, MINUTES, a.today, a.by.officer),
        replacement=replacement,
        told=told,
        shield=wording.shield(),
    )
