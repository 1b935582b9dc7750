"""Every other letter: written, changed, issued or thrown away by the same four acts, whatever its kind."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from spkt.access import _letters as known
from spkt.access._facts import facts
from spkt.actions._spine import Act, NotYours, Refused, act
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.actions.visum import lock_letter, new_letter, write_words
from spkt.law._letters import BY_NAME, Asks, LetterKind
from spkt.law.journeys import journey_of
from spkt.law.journeys._table import START
from spkt.law.journeys.visum import LETTER, LetterFacts
from spkt.law.words import N_
from spkt.records.casefile import CaseFile, open_case

Words = Mapping[str, Any]


@act("visum.write")
def write(a: Act, code: str, kind: str, words: Words) -> str:
    """Writes the draft of a letter, or changes the one that waits; a dossier has one draft of a kind.

    words       by field name, as the kind asks; dates as ISO text
    returns     code of the letter
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(journey_of(matter.errand), facts(case, a.by))
    found = _lawful(a, case, kind)
    letter = known.waiting(case, kind)
    move = a.judge(LETTER, known.facts_of(letter, a.by) if letter else LetterFacts(state=START))
    told = _told(found, words)
    _check(a, case, kind, told)
    fresh = letter is None
    letter = letter or new_letter(a, matter, kind)
    letter.drafted_by, letter.drafted_at = a.by.officer, a.at
    write_words(letter, matter, **told)
    a.go(letter, move)
    _ = a.add(letter) if fresh else a.save(letter)
    a.save(matter)
    return str(letter.code)


@act("visum.issue")
def issue(a: Act, code: str, version: int) -> dict[str, str]:
    """The letter gets its number; which kind it is decides who may.

    version     of the draft that he has read
    returns     {"number", "paper"}: printed number and outside code
    """
    letter = lock_letter(a, code, kind__in=tuple(BY_NAME))
    case = open_case(letter.matter)
    move = a.judge(LETTER, known.facts_of(letter, a.by))
    if letter.version != version:
        raise Refused(N_("Surat ini berubah sejak Anda membacanya. Baca lagi, lalu terbitkan."))
    made = known.make(case, letter.kind, a.by.officer, a.at, letter.drafted_by)
    content = _filled(case, letter.kind, known.words_of(letter), made)
    check_printable(letter.kind, content)
    series, number = take_number(a, BY_NAME[letter.kind].series)
    paper = issue_paper(a, letter.kind, replace(content, number=number), series, number, matter=case.matter)
    letter.paper, letter.approved_by, letter.approved_at = paper, a.by.officer, a.at
    a.go(letter, move)
    a.save(letter)
    return {"number": number, "paper": paper.code}


@act("visum.drop")
def drop(a: Act, code: str) -> str:
    """A draft that is not wanted any more; it stays on record without number and without paper."""
    letter = lock_letter(a, code, kind__in=tuple(BY_NAME))
    move = a.judge(LETTER, known.facts_of(letter, a.by))
    a.go(letter, move)
    a.save(letter)
    return str(letter.matter.code)


def _lawful(a: Act, case: CaseFile, kind: str) -> LetterKind:
    """The kind, if it may be written now and by him. raises Refused, NotYours"""
    found = BY_NAME.get(kind)
    if found is None or case.matter.state not in found.states:
        raise Refused(N_("Surat ini tidak bisa dibuat pada tahap ini. Lihat surat lain di halaman surat."))
    if not found.by & a.by.roles:
        raise NotYours(N_("Surat ini bukan tugas peran Anda sekarang. Minta Ba Yanmas."))
    return found


def _told(kind: LetterKind, words: Words) -> dict[str, Any]:
    """Only what the kind asks, without what nobody said. raises Refused for what is missing"""
    told = {each.name: words.get(each.name) for each in kind.fields}
    missing = [each.required for each in kind.fields if each.required and not _is_said(told[each.name], each.asks)]
    if missing:
        raise Refused(*missing)
    return {name: value for name, value in told.items() if value not in (None, "", [], ())}


def _is_said(value: Any, asks: Asks) -> bool:
    lines = value if asks is Asks.LINES else [value]
    return any(str(each or "").strip() for each in lines or ())


def _check(a: Act, case: CaseFile, kind: str, told: Words) -> None:
    made = known.make(case, kind, a.by.officer, a.at)
    check_printable(kind, _filled(case, kind, told, made))


def _filled(case: CaseFile, kind: str, told: Words, made: known.Made) -> Any:
    try:
        return known.fill(kind, case, told, made)
    except known.Unfilled:
        raise Refused(
            N_("Orang atau surat yang disebut belum ada di perkara ini. Catat dulu di perkaranya, lalu ulangi.")
        ) from None
