"""A paper in large print: the very words of its pages, for who cannot read small letters."""

from dataclasses import dataclass, replace
from typing import Any

from spkt.access import _plain, losses, papers
from spkt.access._codes import codes_of
from spkt.access._gate import Reader, reader_of
from spkt.access._loss_facts import LETTER
from spkt.access._plain import Plain
from spkt.access._standing import MARKS, snapshot_of, state_of
from spkt.access.citizens import Shown
from spkt.law.case import Account, Person, Place
from spkt.law.losses import Loss
from spkt.law.secrecy import Secrecy
from spkt.papers import _kind as kinds
from spkt.records.casefile import CaseFile
from spkt.records.models import Paper

READ = "papers.large"
DRAFT = "DRAF"
REPORT = "lp_b"
UNSHOWN = "(tidak ditampilkan di layar)"
"""What stands on the second screen in the place of NIK, address and telephone: others may see it."""


@dataclass(frozen=True, slots=True)
class Large:
    """A paper in large print for this reader.

    kind    of paper; number   "" while it is a draft
    """

    kind: str
    number: str
    plain: Plain
    is_protected: bool = False


def of_paper(code: str, reader: Reader) -> tuple[Paper, Large]:
    """An issued paper as this officer may read it, its reading noted. raises Unseen"""
    paper = papers.found_paper(code, reader, READ)
    variant, mark = papers.variant_of(paper, reader), MARKS.get(state_of(paper), "")
    said = _plain.plain(paper.kind, snapshot_of(paper), variant=variant, mark=mark, codes=codes_of(paper))
    return paper, Large(paper.kind, paper.number, said, variant == kinds.LINDUNG)


def of_draft(code: str, kind: str, reader: Reader) -> tuple[CaseFile, Large] | None:
    """A paper to come as it would be now, its reading noted; None where there is nothing to print yet. raises Unseen

    kind    one of papers.TO_COME
    """
    case = papers.found_case(code, reader, READ)
    content = papers.content_now(case, kind, reader)
    return None if content is None else (case, _draft(kind, content, papers.variant_for(case.matter, reader)))


def of_loss(case: CaseFile, loss: Loss, reader: Reader) -> Large | None:
    """The loss letter as this form would have it; None where it was stolen. The reading is noted by who brings it."""
    content = losses.letter_now(case, loss, reader)
    return None if content is None else _draft(LETTER, content, kinds.ASLI)


def on_screen(shown: Shown) -> Large | None:
    """The report that the reporter is to sign, for her own screen; None where that shows no report.

    Never her NIK, nor where somebody lives or is called at; of a sealed matter only what anybody may read.
    """
    case, officer = shown.case, shown.screen.officer
    if case is None or officer is None or not has_paper(shown):
        return None
    content = papers.content_now(case, REPORT, reader_of(officer))
    if content is None:
        return None
    is_sealed = case.matter.secrecy == Secrecy.TERTUTUP
    return _draft(REPORT, _away(content), kinds.LINDUNG if is_sealed else kinds.ASLI)


def has_paper(shown: Shown) -> bool:
    """Is it a report that she reads, and is to sign, on her screen?"""
    is_asked = shown.state in ("reading", "signing") and shown.screen.what == "report"
    return bool(is_asked and shown.case and shown.case.report)


def _draft(kind: str, content: Any, variant: str) -> Large:
    said = _plain.plain(kind, kinds.freeze(kind, content), variant=variant, mark=DRAFT)
    return Large(kind, "", said, variant == kinds.LINDUNG)


def _away(content: Any) -> Any:
    """The same content without what others in the room are not to see."""
    homes = {each.address.detail for each in content.persons if each.address.detail}
    return replace(content, persons=tuple(map(_unlisted, content.persons)), account=_elsewhere(content.account, homes))


def _unlisted(person: Person) -> Person:
    return replace(
        person,
        id_number=UNSHOWN if person.id_number else "",
        address=Place(detail=UNSHOWN) if person.address != Place() else person.address,
        phone=UNSHOWN if person.phone else "",
    )


def _elsewhere(account: Account, homes: set[str]) -> Account:
    """The account whose scene, where it is somebody's own address, is told by its village alone."""
    if account.where.detail not in homes:
        return account
    return replace(account, where=replace(account.where, detail=UNSHOWN, landmark=""))
