"""Texts of the unit's papers: proposed by one, agreed by another, in force from a day; issued papers keep theirs."""

from datetime import date
from typing import Any

from spkt.access import _texts as known
from spkt.access._gate import seen
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.actions.papers import check_printable
from spkt.law.journeys.units import TEXTS
from spkt.law.words import N_
from spkt.records.models import Letterhead, SigningRule, TextChange


@act("units.propose_text")
def propose_text(a: Act, subject: str, words: dict[str, Any], valid_from: date) -> str:
    """Proposes a letterhead with its formulas, or the lines above a signature, from a day to come.

    subject     "kop", or the kind of paper whose signature it is; words as `TextChange` has them
    returns     code of the proposal
    """
    known.let_in(a.by)
    move = a.judge(TEXTS, known.facts(subject, valid_from, a.by))
    if subject != known.KOP and subject not in known.signed_kinds():
        raise Refused(N_("Surat ini tidak ditandatangani atas nama siapa pun. Pilih surat lain dari daftar."))
    for sentence, named in known.wrong_words(subject, words):
        raise Refused(sentence, named=(named,)) if named and "%s" in sentence else Refused(sentence)
    last = known.newest(subject, a.unit)
    if last is not None and last.words == words:
        raise Refused(N_("Teksnya sama dengan yang sudah ada. Ubah dulu, lalu usulkan."))
    for name, content in known.samples(subject, words, a.by):
        check_printable(name, content)
    row = TextChange(code=new_code(), unit=a.unit, subject=subject, words=words, valid_from=valid_from, state=move.to)
    row.asked_by, row.asked_at = a.by.officer, a.at
    a.subject = row.pk
    a.add(row)
    a.facts["text"] = {"subject": subject, "from": valid_from.isoformat()}
    return str(row.code)


@act("units.agree_text")
def agree_text(a: Act, code: str) -> str:
    """The second person agrees: the text holds from its day on, and nothing that was issued changes."""
    row = _decide(a, code)
    words = row.words
    if row.subject == known.KOP:
        head = Letterhead(unit=a.unit, lines=words["lines"], address=words["address"], valid_from=row.valid_from)
        head.formulas, head.sheet = words["formulas"], words["sheet"]
        a.add(head)
    else:
        named = {"paper": row.subject, "role": words["role"], "lines": words["lines"]}
        a.add(SigningRule(unit=a.unit, **named, valid_from=row.valid_from))
    return str(row.code)


@act("units.refuse_text")
def refuse_text(a: Act, code: str) -> str:
    """The proposal stays in the list as refused; nothing changes."""
    return str(_decide(a, code).code)


def _decide(a: Act, code: str) -> TextChange:
    known.let_in(a.by)
    row: TextChange = seen(TextChange.objects.select_for_update().filter(unit=a.unit, code=code))
    a.subject = row.pk
    move = a.judge(TEXTS, known.facts(row.subject, row.valid_from, a.by, row))
    row.state, row.decided_by, row.decided_at = move.to, a.by.officer, a.at
    a.save(row)
    a.facts["text"] = {"subject": row.subject, "from": row.valid_from.isoformat()}
    return row
