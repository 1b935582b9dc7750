"""Things that are handed in at the desk get a receipt, which is no seizure (documents.md section 11)."""

from dataclasses import dataclass, replace
from typing import Any

from spkt.access import _report as wording
from spkt.access._evidence import waiting_things
from spkt.access._facts import facts
from spkt.actions import _custody
from spkt.actions._sp2hp import new_letter
from spkt.actions._spine import Act, Refused, act
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law.case import to_json
from spkt.law.journeys import Errand, journey_of
from spkt.law.words import N_
from spkt.papers._minutes import Handling
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import signer_of


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing as it came in. ordinal   of the thing in its dossier"""

    ordinal: int
    condition: str = ""
    obtained: str = ""
    seal: str = ""


@act("papers.receive_evidence")
def receive_evidence(
    a: Act, code: str, taken: tuple[Taken, ...], giver: int, reason: str, kept_at: str, witnesses: tuple[str, ...] = ()
) -> dict[str, str]:
    """Issues the receipt for things that no receipt names yet.

    giver       ordinal of the person who hands them over; 0 for the officer who found them
    returns     {"number", "paper"}: printed number and outside code
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(journey_of(matter.errand), facts(case, a.by))
    waiting = dict(waiting_things(case))
    chosen = tuple(each for each in taken if each.ordinal in waiting)
    if not chosen:
        raise Refused(N_("Pilih barang yang diterima sekarang."))
    if not reason.strip():
        raise Refused(N_("Tulis alasan barang itu diserahkan."))
    content = wording.evidence_receipt(
        case,
        officer=signer_of(a.by.officer),
        things=tuple(waiting[each.ordinal] for each in chosen),
        handling=tuple(Handling(each.condition, obtained=each.obtained, seal=each.seal) for each in chosen),
        giver=_giver(a, case, giver),
        reason=reason.strip(),
        kept_at=kept_at.strip(),
        witnesses=tuple(name.strip() for name in witnesses if name.strip()),
        at=a.at,
    )
    check_printable("tt_bb", content)
    series, number = take_number(a, numbers.Kind.THINGS)
    paper = issue_paper(a, "tt_bb", replace(content, number=number), series, number, matter=matter)
    row = new_letter(a, matter, "tt_bb")
    row.paper = paper
    vault.put(row, "words", {"things": [to_json(each) for each in chosen]}, matter.key)
    a.add(row)
    _enter_custody(a, case, paper, chosen, giver=_custody.named(content.giver or content.persons[0]), place=kept_at)
    a.save(matter)
    return {"number": number, "paper": paper.code}


def _enter_custody(a: Act, case: CaseFile, paper: Any, chosen: tuple[Taken, ...], *, giver: str, place: str) -> None:
    things = {row.ordinal: row for row, _thing in case.things}
    for each in chosen:
        _custody.enter(a, things[each.ordinal], paper, giver=giver, place=place, seal=each.seal)


def _giver(a: Act, case: CaseFile, ordinal: int) -> Any:
    """Who hands the things over: a person of the dossier, or the officer who found them."""
    person = next((person for row, person in case.parties if row.ordinal == ordinal), None)
    if person is not None and person.name:
        return person
    if ordinal == 0 and case.matter.errand == Errand.LP_A and case.report is not None:
        return signer_of(case.report.drafted_by)
    raise Refused(N_("Pilih siapa yang menyerahkan barangnya; namanya harus sudah tercatat."))
