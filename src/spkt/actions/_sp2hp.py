"""The letters of the detectives: signed for the Kapolres, registered, and their clocks set."""

from dataclasses import replace

from spkt.access import _report as wording
from spkt.access._case import due_day, open_codes, running_terms
from spkt.actions._handover import judged, owe, settle_letters
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.actions.matters import tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law._report import Progress
from spkt.law._sp2hp import Code, Weight, next_due, repeated, term_kind
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import CaseFile
from spkt.records.letterhead import signing_block
from spkt.records.models import Letter, Matter

KIND = "sp2hp"


@act("reports.issue_sp2hp")
def issue_sp2hp(a: Act, code: str, told: Progress) -> dict[str, str]:
    """Issues a letter: number of the detectives' series, paper, its row in the register, and the next clock.

    returns     {"number", "paper"}: printed number and outside code
    raises      Refused for a letter that does not fit the stage, or that says nothing
    """
    matter, case, _report, move = judged(a, code)
    _check(case, told)
    signer = signing_block(a.unit, KIND, a.today, a.by.officer)
    content = wording.letter(case, told, signer=signer, at=a.at, issued_at=a.at)
    check_printable(KIND, content)
    series, number = take_number(a, numbers.Kind.SP2HP)
    paper = issue_paper(a, KIND, replace(content, number=number), series, number, matter=matter)
    row = new_letter(a, matter, KIND)
    row.paper, row.approved_by, row.approved_at = paper, a.by.officer, a.at
    vault.put(row, "words", told, matter.key)
    a.add(row)
    _set_clock(a, matter, case, Code(told.code))
    a.save(matter)
    if matter.visit_id is not None:
        tell_public(a, matter, move.told)
    return {"number": number, "paper": paper.code}


def new_letter(a: Act, matter: Matter, kind: str) -> Letter:
    """A letter that is issued at once, not written yet."""
    ordinal = Letter.objects.filter(matter=matter).count() + 1
    drafted = {"drafted_by": a.by.officer, "drafted_at": a.at}
    return Letter(code=new_code(), matter=matter, ordinal=ordinal, kind=kind, state="terbit", **drafted)


def _check(case: CaseFile, told: Progress) -> None:
    if told.code not in open_codes(case):
        raise Refused(N_("SP2HP jenis ini tidak sesuai tahap perkaranya. Pilih dari daftar; A1 selalu lebih dulu."))
    if told.code == Code.A5 and not told.stop_reason.strip():
        raise Refused(N_("Tulis alasan hukum penghentiannya; penerima surat membacanya."))
    if told.code not in (Code.A1, Code.A5) and not told.progress:
        raise Refused(N_("Tulis apa yang sudah dilakukan; surat tanpa isi tidak berguna bagi pelapor."))


def _set_clock(a: Act, matter: Matter, case: CaseFile, code: Code) -> None:
    """The clock of this letter stops; one that is owed again and again starts for the day after the one it met."""
    running = running_terms(matter).filter(kind=term_kind(code)).select_related("matter__unit").first()
    met = max(a.today, due_day(running)) if running else a.today
    settle_letters(a, matter, term_kind(code))
    again = repeated(case.report.state) if case.report else None
    if code is again and case.handover.stage_on is not None:
        owe(a, matter, code, next_due(code, Weight(case.handover.weight), case.handover.stage_on, met))
