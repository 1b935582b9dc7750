"""A loss report up to its letter, and what may become of it: found again, renewed, voided, made a complaint."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from spkt.access import losses as wording
from spkt.access import reports
from spkt.access._facts import facts
from spkt.access._gate import seen
from spkt.access._loss_facts import LETTER, VOIDING
from spkt.access._matching import matches
from spkt.access._signing import signer_now
from spkt.actions._index import forget, index_person, index_thing
from spkt.actions._publishing import tell_window
from spkt.actions._spine import Act, Refused, Stale, act, new_code
from spkt.actions._terms import REPLY, start_term
from spkt.actions.matters import SUBJECT_WORDS, add_party, begin, put_down, settle, store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.kit import clock
from spkt.law import numbers
from spkt.law.case import Person, Role, Thing, to_json
from spkt.law.deadlines import reply_due
from spkt.law.journeys import Errand
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import Visiting
from spkt.law.journeys.losses import LOSS, LossFacts, LossState
from spkt.law.journeys.matters import State
from spkt.law.losses import Item, Loss
from spkt.law.words import N_
from spkt.records import models as rows
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import signer_of, signing_block

HOW_QUESTION = 6
"""Of the seven questions the one that how it was lost answers."""
RENEWAL, MATCHED = "pembaruan", "cocok"
RECEIPT = "tanda_terima_pengaduan"


@act("losses.begin")
def begin_loss(a: Act, visit: str) -> str:
    """A greeted visitor lost something: a dossier without any word yet. Returns its code."""
    came = a.lock_visit(visit)
    move = a.judge(LOSS, LossFacts(state=START))
    check_free(came)
    matter = begin(a, Errand.KEHILANGAN, "Kehilangan", visit=came)
    a.go(matter, move)
    put_down(a, matter)
    write_letter(a, matter, LETTER, {})
    return str(matter.code)


def check_free(came: rows.Visit) -> None:
    """Refuses a visit that was not greeted, or that led to a dossier already."""
    if came.state != Visiting.DILAYANI:
        raise Refused(N_("Sapa dulu pelapornya; kunjungan ini belum dilayani."))
    if rows.Matter.objects.filter(visit=came).exists():
        raise Refused(N_("Kunjungan ini sudah punya berkas. Buka berkasnya."))


def write_letter(a: Act, matter: rows.Matter, kind: str, words: dict[str, Any], state: str = "konsep") -> rows.Letter:
    """A further letter of a dossier, its words sealed."""
    letter = rows.Letter(
        code=new_code(),
        matter=matter,
        ordinal=rows.Letter.objects.filter(matter=matter).count() + 1,
        kind=kind,
        state=state,
        drafted_by=a.by.officer,
        drafted_at=a.at,
    )
    vault.put(letter, "words", words, matter.key)
    a.add(letter)
    return letter


@act("losses.renew")
def renew(a: Act, visit: str, code: str) -> str:
    """A new dossier for a letter that was given before, filled with what it said and linked to it.

    code        of the earlier dossier; returns     code of the new one
    """
    came = a.lock_visit(visit)
    move = a.judge(LOSS, LossFacts(state=START))
    check_free(came)
    earlier = a.lock_matter(code)
    paper = (
        rows.Paper.objects.filter(matter=earlier, kind=LETTER, voided_at=None, corrected_at=None)
        .order_by("-issued_at")
        .first()
    )
    if earlier.errand != Errand.KEHILANGAN or paper is None:
        raise Refused(N_("Surat yang lama belum terbit atau sudah dibatalkan. Mulai surat baru saja."))
    told = wording.loss_of(open_case(earlier))
    matter = begin(a, Errand.KEHILANGAN, _subject(told.items), visit=came)
    a.go(matter, move)
    put_down(a, matter)
    write_letter(a, matter, LETTER, _words(replace(told, renews=paper.number, stolen="")))
    add_party(a, matter, told.reporter)
    _put_things(a, matter, tuple(Item(0, item.thing) for item in told.items))
    store_account(a, matter, replace(open_case(earlier).account, decisions=()))
    a.save(matter)
    link(a, matter, earlier, RENEWAL)
    return str(matter.code)


def link(a: Act, matter: rows.Matter, other: rows.Matter, kind: str) -> None:
    """Joins two dossiers, the later one to the earlier; a second time changes nothing."""
    later, earlier = (matter, other) if matter.received_at >= other.received_at else (other, matter)
    if not rows.Link.objects.filter(matter=later, other=earlier, kind=kind).exists():
        a.add(rows.Link(matter=later, other=earlier, kind=kind, officer=a.by.officer, since=a.at))


@act("losses.fill")
def fill(a: Act, code: str, loss: Loss, base: int) -> int:
    """Keeps the whole form: who, what, when, where, how. Returns the ordinal of this telling.

    base    ordinal of the telling the officer started from
    raises  Stale if another one was kept meanwhile
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(LOSS, facts(case, a.by))
    if base != matter.told:
        raise Stale(N_("Isian ini baru saja diubah petugas lain. Muat ulang halaman, lalu periksa lagi."))
    _put_reporter(a, case, loss.reporter)
    _put_things(a, matter, loss.items)
    store_account(a, matter, replace(case.account, when=loss.when, where=loss.where))
    _put_words(a, case, loss)
    vault.put(matter, "subject", _subject(loss.items), matter.key)
    a.go(matter, move)
    # No `settle`: who only lost a card is neither victim nor witness, so her age seals nothing here.
    a.save(matter)
    return matter.told


def _subject(items: Iterable[Item]) -> str:
    """ "Kehilangan KTP elektronik dan 2 lainnya": neutral words, without a name."""
    names = [item.thing.kind_name or "barang" for item in items]
    more = f" dan {len(names) - 1} lainnya" if len(names) > 1 else ""
    return f"Kehilangan {names[0]}{more}" if names else "Kehilangan"


def _put_reporter(a: Act, case: CaseFile, person: Person) -> None:
    row = next((row for row, told in case.parties if Role.PELAPOR in told.roles), None)
    if row is None:
        _ = add_party(a, case.matter, person) if person.name or person.id_number else 0
        return
    if vault.get(row, "person", case.matter.key) != person:
        vault.put(row, "person", person, case.matter.key)
        a.save(row)
        forget(row.pk)
        index_person(case.matter, row, person)


def _put_things(a: Act, matter: rows.Matter, items: Iterable[Item]) -> None:
    """The rows say what the form says: new ones added, changed ones written, missing ones struck."""
    stored = {row.ordinal: row for row in rows.Thing.objects.select_for_update().filter(matter=matter)}
    last = max(stored, default=0)
    kept = set()
    for item in items:
        row = stored.get(item.ordinal)
        if row is None:
            last += 1
            row = rows.Thing(matter=matter, ordinal=last)
        kept.add(row.ordinal)
        _put_thing(a, row, item.thing, is_new=row.ordinal not in stored)
    for ordinal in set(stored) - kept:
        _strike(a, stored[ordinal])


def _put_thing(a: Act, row: rows.Thing, thing: Thing, *, is_new: bool) -> None:
    if not is_new and not row.struck and vault.get(row, "thing", row.matter.key) == thing:
        return
    row.struck = False
    vault.put(row, "thing", thing, row.matter.key)
    _ = a.add(row) if is_new else a.save(row)
    forget(row.pk)
    index_thing(row.matter, row.pk, thing)


def _strike(a: Act, row: rows.Thing) -> None:
    if not row.struck:
        row.struck = True
        a.save(row)
        forget(row.pk)


def _words(loss: Loss) -> dict[str, Any]:
    named = ("how", "search", "stolen", "supports", "renews", "confirmation")
    return {name: to_json(getattr(loss, name)) for name in named}


def _put_words(a: Act, case: CaseFile, loss: Loss) -> None:
    letter = case.letter(LETTER)
    assert letter is not None
    row, before = letter
    vault.put(row, "words", {**_words(loss), "renews": before.get("renews", "")}, case.matter.key)
    a.save(row)


@act("losses.check")
def check(a: Act, code: str) -> str:
    """The clerk has looked at what was told: a letter may be given for it."""
    return _go(a, code)


def _go(a: Act, code: str) -> str:
    matter = a.lock_matter(code)
    move = a.judge(LOSS, facts(open_case(matter), a.by))
    a.go(matter, move)
    a.save(matter)
    return str(matter.state)


@act("losses.issue")
def issue(a: Act, code: str, told: int) -> dict[str, str]:
    """The loss letter with its number; who signs it on paper stands in the signing table.

    told        ordinal of the telling that was checked
    returns     {"paper", "number"}: outside code and printed number
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(LOSS, facts(case, a.by))
    if told != matter.told:
        raise Stale(N_("Isian berubah sejak Anda memeriksanya. Muat ulang, periksa lagi, lalu terbitkan."))
    officer = signer_now(a.unit, LETTER, a.today, a.at)
    if officer is None:
        raise Refused(N_("Tidak ada yang berhak menandatangani di daftar jaga. Minta Kanit melengkapi daftar jaga."))
    approver = signing_block(a.unit, LETTER, a.today, officer)
    content = wording.letter(case, wording.loss_of(case), number="", approver=approver, issued_at=a.at)
    check_printable(LETTER, content)
    series, number = take_number(a, numbers.Kind.SKTLK)
    paper = issue_paper(a, LETTER, replace(content, number=number), series, number, matter=matter)
    letter = case.letter(LETTER)
    assert letter is not None
    letter[0].paper, letter[0].state = paper, str(LossState.TERBIT)
    a.save(letter[0])
    a.go(matter, move)
    a.save(matter)
    tell_public(a, matter, move.told)
    return {"paper": paper.code, "number": number}


@act("losses.reclassify")
def reclassify(a: Act, code: str, subject: str, anonymous_reason: str = "") -> dict[str, str]:
    """ "Ya, dicuri": the loss becomes a complaint with its receipt at once; all that was typed stays.

    subject     at most eight neutral words; anonymous_reason   where the reporter gave no name
    returns     {"paper", "number"} of the receipt
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(LOSS, facts(case, a.by))
    name, contact = (case.reporter.name, case.reporter.phone) if case.reporter else ("", "")
    if not name and not anonymous_reason.strip():
        raise Refused(N_("Tulis nama pelapor, atau alasan ia tidak menyebut nama."))
    if not subject.strip() or len(subject.split()) > SUBJECT_WORDS:
        raise Refused(N_("Tulis pokok laporan paling banyak delapan kata, tanpa nama orang."))
    a.facts["reclassified"] = {
        "from": str(Errand.KEHILANGAN),
        "through": move.to,
        "to": str(Errand.PENGADUAN),
        "taken_by": matter.received_by.nrp,
        "reclassified_by": a.by.officer.nrp,
    }
    matter.errand, matter.state, matter.anonymous = str(Errand.PENGADUAN), str(State.DITERIMA), not name
    matter.received_at, matter.reply_due_on = a.at, reply_due(a.today)
    vault.put(matter, "subject", subject.strip(), matter.key)
    _carry_over(a, case)
    said = {"name": name, "anonymous_reason": anonymous_reason.strip(), "contact": contact, "subject": subject.strip()}
    return _receipt(a, matter, said, move.told)


def _receipt(a: Act, matter: rows.Matter, said: dict[str, Any], told: str) -> dict[str, str]:
    """The receipt of the complaint that it now is, with the clock of its answer."""
    content = reports.receipt(matter, "", said, signer_of(a.by.officer))
    check_printable(RECEIPT, content)
    series, number = take_number(a, numbers.Kind.DUMAS)
    paper = issue_paper(a, RECEIPT, replace(content, number=number), series, number, matter=matter)
    start_term(a, matter, REPLY, clock.day_end(matter.reply_due_on, a.by.zone))
    tell_public(a, matter, told)
    return {"paper": paper.code, "number": number}


def _carry_over(a: Act, case: CaseFile) -> None:
    """How it was lost answers the question of how; the class is settled anew, because now it may be about a crime."""
    loss = wording.loss_of(case)
    how = "; ".join(part for part in (loss.how, loss.search) if part)
    answers = {**case.account.answers, **({HOW_QUESTION: how} if how else {})}
    store_account(a, case.matter, replace(case.account, answers=answers))
    settle(a, case.matter)


@act("losses.tell_owner")
def tell_owner(a: Act, code: str, other: str = "") -> str:
    """The reporter is told, in neutral words, that there is news; what and where she hears at the desk.

    other   code of the dossier in which the number stands, which is linked; "" links none
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(LOSS, facts(case, a.by))
    if other:
        if other not in {each.code for each in matches(case, a.by)}:
            raise Refused(N_("Nomornya tidak ada di berkas itu. Muat ulang, lalu pilih dari daftar."))
        link(a, matter, seen(rows.Matter.objects.filter(code=other)), MATCHED)
    a.go(matter, move)
    a.save(matter)
    tell_public(a, matter, move.told)
    return str(matter.code)


@act("losses.report_found")
def report_found(a: Act, code: str, reason: str) -> str:
    """The thing is there again; reason  where and how it was found"""
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(LOSS, facts(case, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis di mana dan bagaimana barangnya ditemukan."))
    letter = case.letter(LETTER)
    assert letter is not None
    vault.put(letter[0], "answer", {"found": reason.strip(), "at": a.at.isoformat()}, matter.key)
    a.save(letter[0])
    a.go(matter, move)
    matter.closed_at = a.at
    a.save(matter)
    return str(matter.state)


@act("losses.ask_void")
def ask_void(a: Act, code: str, reason: str) -> str:
    """The first of two persons wants the report void, with a reason."""
    matter = a.lock_matter(code)
    a.judge(LOSS, facts(open_case(matter), a.by))
    if not reason.strip():
        raise Refused(N_("Tulis alasan pembatalannya."))
    write_letter(a, matter, VOIDING, {"reason": reason.strip()}, "diminta")
    return str(matter.code)


@act("losses.void")
def void(a: Act, code: str) -> str:
    """The second person agrees: the report is void; the letter keeps its number and says so."""
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(LOSS, facts(case, a.by))
    asked = case.letter(VOIDING)
    assert asked is not None
    row, words = asked
    row.approved_by, row.approved_at, row.state = a.by.officer, a.at, "disetujui"
    a.save(row)
    for paper in rows.Paper.objects.select_for_update().filter(
        matter=matter, kind=LETTER, voided_at=None, corrected_at=None
    ):
        paper.void_asked_by, paper.void_asked_at = row.drafted_by, row.drafted_at
        paper.voided_by, paper.voided_at = a.by.officer, a.at
        vault.put(paper, "void_reason", words["reason"], matter.key)
        paper.matter = matter
        a.save(paper)
        tell_window(a, paper)
    a.go(matter, move)
    matter.closed_at = a.at
    a.save(matter)
    return str(matter.state)
