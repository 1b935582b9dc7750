"""The request to a hospital: asked, approved by a penyidik, delivered, answered; findings never stand here."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from spkt.access import visum as known
from spkt.access._facts import facts
from spkt.access._gate import Unseen, seen
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.actions._terms import start_term
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.actions.watch import assign, holders, on_duty
from spkt.law import numbers
from spkt.law.case import to_json
from spkt.law.journeys import journey_of
from spkt.law.journeys._table import START, Move
from spkt.law.journeys.visum import VISUM, VISUM_KINDS, VisumFacts
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.law.visum import ANSWERS, EXAMINATIONS, REPORTS, Request, remind_at, wants_woman
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.models import Letter, Matter, Term

TERM = "visum"
"""Clock that runs from delivery until the result is there."""


@act("visum.request")
def request(a: Act, code: str, asked: Request, after: str = "") -> str:
    """Asks a hospital for a Visum et Repertum; a penyidik has to approve before there is a letter.

    after       code of the letter that this one follows, where the injured died or more is to be examined
    returns     code of the request
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(journey_of(matter.errand), facts(case, a.by))
    move = a.judge(VISUM, VisumFacts(state=START))
    letter = new_letter(a, matter, asked.kind)
    letter.after = _earlier(case, after)
    write_words(letter, matter, asked=asked, hands=[])
    a.go(letter, move)
    _check(a, case, letter, asked)
    a.add(letter)
    for officer in _approvers(a, matter):
        assign(a, matter, officer)
    a.save(matter)
    return letter.code


@act("visum.amend")
def amend(a: Act, code: str, asked: Request) -> str:
    """Changes a request that nobody has approved yet; who changed it does not approve it either."""
    letter, case, _move = _judged(a, code)
    hands = sorted({*known.hands_of(letter), str(a.by.officer.pk)})
    if asked.kind != letter.kind:
        raise Refused(N_("Jenis surat tidak bisa diubah. Minta Ka SPKT menarik permintaan ini, lalu buat yang baru."))
    write_words(letter, case.matter, asked=asked, hands=hands)
    _check(a, case, letter, asked)
    a.save(letter)
    return letter.code


@act("visum.approve")
def approve(a: Act, code: str, version: int, sk_number: str = "") -> dict[str, str]:
    """A penyidik approves: number and letter in the same commit, dated now and never before the request.

    version     of the request that he has read; sk_number  number of his appointment as penyidik
    returns     {"number", "paper"}: printed number and outside code of the letter
    """
    letter, case, move = _judged(a, code)
    if letter.version != version:
        raise Refused(N_("Permintaan ini berubah sejak Anda membacanya. Baca lagi, lalu setujui."))
    letter.approved_by, letter.approved_at = a.by.officer, a.at
    content = known.content(case, letter, known.request_of(letter), a.by.officer, sk_number.strip())
    check_printable(letter.kind, content)
    series, number = take_number(a, numbers.Kind.VISUM)
    paper = issue_paper(a, letter.kind, replace(content, number=number), series, number, matter=case.matter)
    letter.paper = paper
    a.go(letter, move)
    a.save(letter)
    return {"number": number, "paper": paper.code}


@act("visum.delivered")
def delivered(a: Act, code: str, taken_by: str, post: str, at: datetime) -> str:
    """The hospital has letter and person: who took them and when, from its slip; the clock of the answer starts.

    at      aware, UTC; between issue and now
    """
    letter, case, move = _judged(a, code)
    if not taken_by.strip():
        raise Refused(N_("Tulis nama petugas rumah sakit yang menerima, seperti pada tanda terimanya."))
    if at > a.at or letter.paper is None or at < letter.paper.issued_at.replace(second=0, microsecond=0):
        raise Refused(N_("Waktu diterima ada di luar terbitnya surat dan sekarang. Periksa tanggal dan jamnya."))
    letter.received_at = max(at, letter.paper.issued_at)
    term = start_term(a, case.matter, TERM, max(remind_at(letter.received_at), a.at))
    _answer(letter, case.matter, taken_by=taken_by.strip(), post=post.strip(), term=str(term.pk))
    a.go(letter, move)
    a.save(letter)
    return letter.code


@act("visum.result")
def result(a: Act, code: str, holder: str) -> str:
    """The result came, closed: that it did and who holds it. What it says is typed nowhere.

    holder  name of the penyidik who keeps it
    """
    letter, case, move = _judged(a, code)
    if not holder.strip():
        raise Refused(N_("Tulis nama penyidik yang memegang hasilnya."))
    letter.result_at = a.at
    stop_clock(a, letter, case.matter)
    _answer(letter, case.matter, holder=holder.strip(), noted_by=a.by.officer.name)
    a.go(letter, move)
    a.save(letter)
    return letter.code


@act("visum.withdraw")
def withdraw(a: Act, code: str, reason: str, order: str) -> str:
    """The commander takes a request back, in writing.

    order   number and day of his written withdrawal
    """
    letter, case, move = _judged(a, code)
    if not reason.strip() or not order.strip():
        raise Refused(N_("Tulis alasan penarikan, dan nomor serta tanggal surat penarikannya."))
    stop_clock(a, letter, case.matter)
    _answer(letter, case.matter, reason=reason.strip(), order=order.strip(), withdrawn_by=a.by.officer.name)
    a.go(letter, move)
    a.save(letter)
    return letter.code


def new_letter(a: Act, matter: Matter, kind: str) -> Letter:
    """A further letter of a dossier, not written yet."""
    return Letter(
        code=new_code(),
        matter=matter,
        ordinal=Letter.objects.filter(matter=matter).count() + 1,
        kind=kind,
        drafted_by=a.by.officer,
        drafted_at=a.at,
    )


def write_words(letter: Letter, matter: Matter, **words: Any) -> None:
    """Seals what a letter says, in plain values."""
    vault.put(letter, "words", to_json(words), matter.key)


def lock_letter(a: Act, code: str, **which: Any) -> Letter:
    """The letter, locked after its dossier, in the officer's scope. raises Unseen"""
    owner = seen(Letter.objects.filter(code=code, **which).select_related("matter"))
    matter = a.lock_matter(owner.matter.code)
    letter: Letter = seen(
        Letter.objects.select_for_update(of=("self",)).filter(pk=owner.pk).select_related("paper", "after__paper")
    )
    letter.matter = matter
    return letter


def _judged(a: Act, code: str) -> tuple[Letter, CaseFile, Move]:
    letter = lock_letter(a, code, kind__in=VISUM_KINDS)
    case = open_case(letter.matter)
    return letter, case, a.judge(VISUM, known.facts_of(letter, case, a.by))


def _earlier(case: CaseFile, code: str) -> Letter | None:
    if not code:
        return None
    try:
        return known.earlier(code, case)
    except Unseen:
        raise Refused(N_("Surat yang disusul belum terbit atau bukan milik perkara ini. Pilih lagi.")) from None


def _check(a: Act, case: CaseFile, letter: Letter, asked: Request) -> None:
    """Everything that the letter must be able to say, each with its sentence."""
    faults = [sentence for is_wrong, sentence in _faults(a, case, letter, asked) if is_wrong]
    if faults:
        raise Refused(*faults)
    check_printable(letter.kind, known.content(case, letter, asked, a.by.officer))


def _faults(a: Act, case: CaseFile, letter: Letter, asked: Request) -> tuple[tuple[bool, str], ...]:
    if asked.kind not in VISUM_KINDS:
        raise Refused(N_("Pilih jenis suratnya: untuk orang hidup atau untuk jenazah."))
    times = [each for each in (asked.brought_at, asked.family_told_at) if each]
    return (
        (not _is_there(case, asked.party), N_("Pilih siapa yang diperiksa. Bila belum ada, catat orangnya dulu.")),
        (not asked.hospital.strip(), N_("Pilih rumah sakitnya, atau tulis namanya.")),
        (
            not asked.examinations or bool(set(asked.examinations) - set(EXAMINATIONS[asked.kind])),
            N_("Centang pemeriksaan yang diminta. Surat harus menyebutnya dengan tegas."),
        ),
        (
            not asked.deed.strip(),
            N_("Tulis keterangan singkat kejadiannya, netral, tanpa nama terlapor."),
        ),
        (
            known.officer_of_unit(a.by, asked.escort) is None,
            N_("Tentukan petugas yang mengantar; korban tidak pernah berangkat sendiri membawa surat."),
        ),
        (
            wants_woman(asked.examinations, case.account.facts) and not asked.woman_escort,
            N_("Pilih pengantar perempuan lalu centang pernyataannya, atau catat bahwa korban memilih lain."),
        ),
        (asked.report not in REPORTS, N_("Pilih macam Visum et Repertum yang diminta.")),
        (asked.family_answer not in ANSWERS, N_("Pilih jawaban keluarga.")),
        (any(each > a.at for each in times), N_("Ada waktu yang belum terjadi. Periksa tanggal dan jamnya.")),
        (
            letter.after is not None and not asked.after_reason.strip(),
            N_("Tulis mengapa surat susulan ini dibuat, misalnya: yang diperiksa meninggal dunia."),
        ),
    )


def _is_there(case: CaseFile, ordinal: int) -> bool:
    try:
        known.examined(case, ordinal)
    except Unseen:
        return False
    return True


def _approvers(a: Act, matter: Matter) -> list[Any]:
    """Whom the request waits for: the duty detective, of a sealed matter the women and children unit first."""
    first = (Role.UPPA, Role.PIKET_RESKRIM) if matter.secrecy == Secrecy.TERTUTUP else (Role.PIKET_RESKRIM,)
    for role in first:
        free = [duty.officer for duty in on_duty(a.unit, role) if duty.officer_id != a.by.officer.pk]
        if free:
            return free
    return [officer for officer in holders(a.unit, Role.KA_SPKT) if officer.pk != a.by.officer.pk]


def _answer(letter: Letter, matter: Matter, **more: Any) -> None:
    before = vault.get(letter, "answer", matter.key) or {}
    vault.put(letter, "answer", {**before, **more}, matter.key)


def stop_clock(a: Act, letter: Letter, matter: Matter) -> None:
    """The clock of this very letter stops; another letter of the dossier may still wait."""
    started = (vault.get(letter, "answer", matter.key) or {}).get("term")
    for term in Term.objects.select_for_update().filter(pk=started, stopped_at=None) if started else ():
        term.stopped_at = a.at
        a.save(term)
