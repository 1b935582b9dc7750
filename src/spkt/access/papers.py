"""Papers as an officer may see them: issued ones from their snapshot, those to come from the case file as it is now."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from spkt.access import _registers
from spkt.access import reports as wording
from spkt.access._codes import codes_of
from spkt.access._gate import Reader, Unseen, in_scope, note_reading, seen
from spkt.access._report import finding_report
from spkt.access._standing import MARKS, held, snapshot_of, state_of
from spkt.access.matters import NextAct, next_acts, rows
from spkt.kit import clock
from spkt.law import numbers
from spkt.law._correction import ROOTS
from spkt.law.case import Signer, SigningBlock
from spkt.law.journeys._errand import Errand
from spkt.law.journeys._finding import APPROVERS
from spkt.law.journeys.papers import FOR_CITIZEN, UNVOIDABLE, PaperFacts
from spkt.law.roles import Role, Scope, reach, scope
from spkt.law.secrecy import Secrecy
from spkt.law.writing import long_date, plain_date
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records._store import key_of_paper, store
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import signing_block
from spkt.records.models import Matter, Paper, Rendering

INVESTIGATORS = frozenset({Role.UPPA, Role.PIKET_RESKRIM, Role.KASAT})
"""Who reads the whole paper of a sealed matter, within his scope; everyone else gets the protected rendering."""
FIX_LIVES = timedelta(hours=24)
"""How long a request for a correction waits for its decision."""
TO_COME = ("lp_b", "sttlp")
PREVIEWED = (*TO_COME, "gelar_rek", "lp_a")


@dataclass(frozen=True, slots=True)
class OnePaper:
    """An issued paper for this officer.

    title       as printed; pages is how many there are
    handed_to   who took the original and how she was known, "" before
    beside      every paper of the same matter, oldest first
    copies      prints besides the original: {n, at, by, why}
    reporter    name that the hand-over form proposes, "" where the reader sees the protected rendering
    """

    paper: Paper
    title: str
    pages: int
    variant: str
    handed_to: str
    beside: tuple[Paper, ...]
    reporter: str
    copies: tuple[dict[str, Any], ...] = ()

    @property
    def is_protected(self) -> bool:
        """Does this officer get the rendering without names?"""
        return self.variant == kinds.LINDUNG


@dataclass(frozen=True, slots=True)
class ToIssue:
    """A report before issue: the case file, what stands against it, the papers already there.

    actions     what the draft says the desk did; text_digest of what the reporter must hear
    papers      issued so far, oldest first
    """

    case: CaseFile
    acts: tuple[NextAct, ...]
    papers: tuple[Paper, ...]
    actions: tuple[str, ...]
    unprintable: str

    def act(self, name: str) -> NextAct | None:
        """The act of this name, None where the journey does not know it from here."""
        return next((act for act in self.acts if act.act == name), None)


def one(code: str, reader: Reader) -> OnePaper:
    """The paper with this code, its reading noted. raises Unseen."""
    paper = found_paper(code, reader, "papers.one")
    variant, matter = variant_of(paper, reader), paper.matter
    case = open_case(matter) if matter else None
    return OnePaper(
        paper=paper,
        title=kinds.kinds()[paper.kind].title,
        pages=len(_pictures(paper, variant)),
        variant=variant,
        handed_to=_handed_to(paper) if variant == kinds.ASLI else "",
        beside=tuple(matter.papers.order_by("issued_at", "ordinal", "kind", "edition")) if matter else (paper,),
        reporter=case.reporter.name if case and case.reporter and variant == kinds.ASLI else "",
        copies=tuple(copies(paper)),
    )


class NotSealed(Exception):
    """The file of this paper is not sealed yet: printing it makes it."""


def pdf(code: str, reader: Reader, copy: int = 0) -> bytes:
    """The sealed PDF, whole or protected as this officer may read it; its reading noted. raises Unseen, NotSealed.

    copy    ordinal of a copy that was asked for with its reason, 0 for the original
    """
    paper = found_paper(code, reader, "papers.pdf")
    mark_of(paper, copy)
    made = rendering(paper, variant_of(paper, reader), copy)
    if made is None:
        raise NotSealed
    key, _key_id = key_of_paper(paper)
    return b"".join(store().read(made.name, key))


def rendering(paper: Paper, variant: str, copy: int = 0) -> Rendering | None:
    """The sealed file of the paper as it stands, None where it was not made yet; one that counts no more says so."""
    is_void = state_of(paper) in MARKS
    found = paper.renderings.filter(variant=variant, copy=0 if is_void else copy, is_void=is_void)
    return found.first()


def to_seal(paper: Paper, variant: str, copy: int = 0) -> bytes:
    """The PDF as it goes to the sealer. raises Unseen for a copy that nobody asked for"""
    snapshot, mark = snapshot_of(paper), mark_of(paper, copy)
    return kinds.render(paper.kind, snapshot, variant=variant, mark=mark, codes=codes_of(paper))


def mark_of(paper: Paper, copy: int = 0) -> str:
    """What lies across the page: BATAL, DIGANTIKAN, or SALINAN with number, day and officer of a copy.

    raises  Unseen for a copy that nobody asked for
    """
    if state_of(paper) in MARKS:
        return MARKS[state_of(paper)]
    if not copy:
        return ""
    told = next((each for each in copies(paper) if each["n"] == copy), None)
    if told is None:
        raise Unseen
    on = clock.local_date(datetime.fromisoformat(told["at"]), ZoneInfo(paper.unit.zone))
    return f"SALINAN ke-{copy} · {plain_date(on)} · {told['by']}"


def copies(paper: Paper) -> list[dict[str, Any]]:
    """Copies of the paper so far: {n, at, by, why}, the first one first."""
    if paper.matter is None:
        return list(vault.get_own(paper, "reprinted") or ())
    return list(vault.get(paper, "reprinted", paper.matter.key) or ())


def paper_facts(paper: Paper, reader: Reader) -> PaperFacts:
    """What the journey of a paper asks about it and this officer."""
    return PaperFacts(
        state=held(paper),
        for_citizen=paper.kind in FOR_CITIZEN,
        void_asked=paper.void_asked_at is not None and paper.voided_at is None,
        i_asked=paper.void_asked_by_id == reader.officer.pk,
        voided=paper.voided_at is not None,
        voidable=paper.matter_id is not None and paper.kind not in UNVOIDABLE,
        correctable=paper.matter_id is not None and paper.kind in correctable_kinds(),
        fix_asked=is_fix_waiting(paper),
        i_asked_fix=paper.fix_asked_by_id == reader.officer.pk,
        replaced=paper.corrected_at is not None,
        sealed=paper.matter is not None and paper.matter.secrecy == Secrecy.TERTUTUP,
        reads_whole=variant_for(paper.matter, reader) == kinds.ASLI,
    )


@cache
def correctable_kinds() -> frozenset[str]:
    """Kinds that print a person, a place, a time or a thing."""
    found = {name for name, kind in kinds.kinds().items() if ROOTS & {each.name for each in fields(kind.shape)}}
    return frozenset(found - UNVOIDABLE)


def is_fix_waiting(paper: Paper) -> bool:
    """Does somebody wait for a decision on what he asked to be corrected? After a day he has to ask again."""
    asked = paper.fix_asked_at
    return asked is not None and paper.corrected_at is None and clock.now() < asked + FIX_LIVES


def void_reason(paper: Paper, reader: Reader) -> str:
    """Why it is, or should be, void; "" where nobody asked or the reader gets the protected rendering."""
    if paper.matter is None or variant_for(paper.matter, reader) == kinds.LINDUNG:
        return ""
    return str(vault.get(paper, "void_reason", paper.matter.key) or "")


def pages(code: str, reader: Reader) -> list[bytes]:
    """The paper's pages as PNG, for the screen. raises Unseen"""
    paper = found_paper(code, reader, "papers.pages")
    return _pictures(paper, variant_of(paper, reader))


def variant_for(matter: Matter | None, reader: Reader) -> str:
    """How this officer reads papers of the matter: a sealed one whole only as its investigator.

    matter      already in the reader's scope, which for a sealed one means that he works on it
    """
    is_sealed = matter is not None and matter.secrecy == Secrecy.TERTUTUP
    return kinds.LINDUNG if is_sealed and not reader.roles & INVESTIGATORS else kinds.ASLI


def variant_of(paper: Paper, reader: Reader) -> str:
    """The same for a paper; a page of a register shows numbers only once a matter on it was sealed after closing."""
    if paper.kind == _registers.KIND:
        return kinds.LINDUNG if _registers.sealed_since(paper) else kinds.ASLI
    return variant_for(paper.matter, reader)


def to_issue(code: str, reader: Reader, what: str) -> ToIssue:
    """A matter on its way to the report; the reading is noted under `what`. raises Unseen."""
    case = found_case(code, reader, what)
    if case.matter.errand == Errand.LP_A:
        raise Unseen  # a report of an officer has a page of its own
    actions = tuple(vault.get(case.report, "actions", case.matter.key) or ()) if case.report else ()
    return ToIssue(
        case=case,
        acts=next_acts(case, reader),
        papers=tuple(case.matter.papers.order_by("issued_at", "ordinal", "kind")),
        actions=actions,
        unprintable=kinds.unprintable("lp_b", content_now(case, "lp_b", reader)) if case.report else "",
    )


def page_counts(found: ToIssue, reader: Reader) -> dict[str, int]:
    """How many pages each paper to come has as it stands, 0 where there is nothing to print yet."""
    return {kind: len(_drawn(found.case, kind, reader)) for kind in TO_COME}


def page_count(case: CaseFile, kind: str, reader: Reader) -> int:
    """How many pages a paper to come has as it stands; the reading is noted by who brings the case file."""
    return len(_drawn(case, kind, reader))


def preview(code: str, kind: str, reader: Reader) -> list[bytes]:
    """Pages of a paper to come as PNG, compiled from the case file as it is now, without a number.

    kind        one of PREVIEWED
    returns     [] where there is nothing to print yet
    raises      Unseen
    """
    return _drawn(found_case(code, reader, "papers.preview"), kind, reader)


def draft_pdf(code: str, kind: str, reader: Reader) -> bytes:
    """The same as one PDF to print for reading, marked DRAF; b"" where there is nothing yet. raises Unseen."""
    case = found_case(code, reader, "papers.preview")
    content = content_now(case, kind, reader)
    if content is None:
        return b""
    return kinds.render(kind, kinds.freeze(kind, content), variant=variant_for(case.matter, reader), mark="DRAF")


def paper_in_scope(code: str, reader: Reader) -> Paper:
    """The paper in this officer's scope: of a matter he may see, or a slip of a visit to his unit. raises Unseen"""
    slips = Q(matter=None, unit=reader.unit) if scope(reader.roles) is not Scope.NONE else Q(pk=None)
    if Secrecy.BIASA not in reach(reader.roles).unit:
        slips &= ~Q(kind=_registers.KIND)
    mine = Exists(in_scope(reader).filter(pk=OuterRef("matter")))
    query = Paper.objects.filter(code=code).filter(slips | Q(mine))
    paper: Paper = seen(
        query.select_related(
            "unit",
            "matter__key",
            "matter__unit",
            "matter__visit",
            "visit",
            "handed_by",
            "void_asked_by",
            "voided_by",
            "fix_asked_by",
            "corrected_by",
        )
    )
    return paper


def found_paper(code: str, reader: Reader, what: str) -> Paper:
    """The same, the reading noted."""
    paper = paper_in_scope(code, reader)
    if paper.matter_id or paper.kind == _registers.KIND:
        note_reading(reader, what, paper.matter_id, "" if paper.matter_id else paper.number)
    return paper


def found_case(code: str, reader: Reader, what: str) -> CaseFile:
    matter = seen(rows(reader).filter(code=code))
    note_reading(reader, what, matter.pk)
    return open_case(matter)


def _handed_to(paper: Paper) -> str:
    return str(vault.get(paper, "handed_to", paper.matter.key) or "") if paper.matter else ""


def _pictures(paper: Paper, variant: str) -> list[bytes]:
    mark = MARKS.get(state_of(paper), "")
    return kinds.preview(paper.kind, snapshot_of(paper), variant=variant, mark=mark, codes=codes_of(paper))


def _drawn(case: CaseFile, kind: str, reader: Reader) -> list[bytes]:
    content = content_now(case, kind, reader)
    if content is None:
        return []
    return kinds.preview(kind, kinds.freeze(kind, content), variant=variant_for(case.matter, reader))


def content_now(case: CaseFile, kind: str, reader: Reader) -> Any:
    """What the paper would say now, with a gap for its number; None where its ground is not there yet."""
    if kind == "gelar_rek":
        return _recommendation(case, reader) if case.gelar and case.notes.outcome else None
    if case.report is None or (kind == "lp_a") != (case.report.model == "A"):
        return None
    if kind == "lp_a":
        return _model_a(case, reader)
    lp = _report(case, reader)
    return lp if kind == "lp_b" else wording.report_receipt(case, lp, _gap(case, numbers.Kind.STTLP, reader))


def _model_a(case: CaseFile, reader: Reader) -> Any:
    """Model A as it would be signed now: by the reader where he may issue it, else with nobody's name yet.

    returns None while the finding says less than the page needs
    """
    if not (case.finding.how and case.account.when.start and case.account.when.known):
        return None
    matter, report = case.matter, case.report
    assert report is not None
    is_approver = bool(reader.roles & APPROVERS) and report.drafted_by_id != reader.officer.pk
    on = clock.local_date(clock.now(), reader.zone)
    block = signing_block(matter.unit, "lp_a", on, reader.officer)
    approver = block if is_approver else SigningBlock(("KANIT SPKT / KASAT",), Signer("", "", "", "", ""))
    return finding_report(case, approver=approver, number=_gap(case, numbers.Kind.LP_A, reader))


def _gap(case: CaseFile, kind: numbers.Kind, reader: Reader) -> str:
    return numbers.draft_form(kind, clock.local_date(clock.now(), reader.zone), case.matter.unit.tail)


def _report(case: CaseFile, reader: Reader) -> Any:
    """The report as it would be signed now: by the reader where he may issue it, else by who led the gelar."""
    matter = case.matter
    approver = reader.officer if Role.KANIT in reader.roles or case.gelar is None else case.gelar.leader
    recommended = matter.papers.filter(kind="gelar_rek").order_by("-issued_at").first()
    return wording.report(
        case,
        number=_gap(case, numbers.Kind.LP_B, reader),
        officer=wording.officer_of(case),
        approver=signing_block(matter.unit, "lp_b", clock.local_date(clock.now(), reader.zone), approver),
        gelar_number=recommended.number if recommended else "",
        actions=tuple(vault.get(case.report, "actions", matter.key) or ()) if case.report else (),
    )


def _recommendation(case: CaseFile, reader: Reader) -> Any:
    matter, gelar = case.matter, case.gelar
    assert gelar is not None
    receipt = matter.papers.filter(kind="tanda_terima_pengaduan").first()
    told_on = long_date(clock.local_date(matter.received_at, reader.zone))
    basis = (f"Pengaduan Nomor {receipt.number} tanggal {told_on}",) if receipt else ()
    leader = signing_block(matter.unit, "gelar_rek", clock.local_date(clock.now(), reader.zone), gelar.leader)
    return wording.recommendation(case, gelar, _gap(case, numbers.Kind.GELAR, reader), leader, basis)
