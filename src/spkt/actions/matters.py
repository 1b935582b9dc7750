"""A matter from its three first fields to the end of its konseling."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from spkt.access import reports as wording
from spkt.access._facts import facts
from spkt.access._outcomes import konseling_sheet
from spkt.actions._index import forget, index_person, index_thing
from spkt.actions._publishing import tell_window
from spkt.actions._spine import Act, Refused, Stale, act, new_code
from spkt.actions._terms import COMPLETION, REPLY, start_term, stop_term, told
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.actions.watch import assign, on_duty
from spkt.kit import blind, clock
from spkt.law import numbers
from spkt.law.case import Account, KonselingNotes, Person, Role, Thing
from spkt.law.deadlines import reply_due
from spkt.law.journeys import Errand, journey_of
from spkt.law.journeys._table import START, Move
from spkt.law.journeys.counter import Visiting
from spkt.law.journeys.matters import KONSELING_OUTCOMES, MATTER, MatterFacts
from spkt.law.roles import Role as OfficerRole
from spkt.law.secrecy import Secrecy, class_of, higher
from spkt.law.words import N_
from spkt.records import models as rows
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import signer_of
from spkt.records.reference import catalogue

SUBJECT_WORDS = 8


class Clash(Stale):
    """Two officers changed the same fields of the account; both texts are kept for the page that merges them.

    theirs, mine    the two accounts; merged    theirs with what only `mine` changed
    names           fields that both changed; who, at, ordinal    of the stored one
    """

    def __init__(
        self, theirs: Account, mine: Account, merged: Account, names: tuple[str, ...], who: str, at: Any, ordinal: int
    ) -> None:
        super().__init__(N_("Ada perubahan dari petugas lain pada isian yang sama. Bandingkan, lalu pilih."))
        self.theirs, self.mine, self.merged, self.names = theirs, mine, merged, names
        self.who, self.at, self.ordinal = who, at, ordinal


@dataclass(frozen=True, slots=True)
class Received:
    """What the counter needs to know to give a receipt at once.

    name                "" only together with a reason to stay anonymous
    subject             at most eight neutral words, no offence and no name
    """

    subject: str
    name: str = ""
    anonymous_reason: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """A hand form as it was filled in. number   printed on it; written_at   the time that stands there, aware UTC"""

    number: str
    written_at: datetime


@act("matters.receive")
def receive(a: Act, visit: str, said: Received) -> dict[str, str]:
    """Takes a complaint and gives its numbered receipt in the same commit.

    visit       code of a greeted visit without a matter
    returns     {"matter", "paper", "number"}: codes and printed number; the tracking code stays sealed
    raises      Refused for an ungreeted visit, a missing field, or letters that cannot be printed
    """
    came = a.lock_visit(visit)
    move = a.judge(MATTER, MatterFacts(state=START))
    return take_in(a, came, said, move)


def take_in(a: Act, came: rows.Visit, said: Received, move: Move, hand: ByHand | None = None) -> dict[str, str]:
    """The dossier with its numbered receipt and its clock; answers as `receive`.

    hand    the form on which it was written while there was no power: the fourteen days run from its time
    """
    _check_receivable(came, said)
    matter = begin(a, Errand.PENGADUAN, said.subject, visit=came, anonymous=not said.name)
    if hand is not None:
        matter.hand_form, matter.written_at = hand.number, hand.written_at
        matter.reply_due_on = reply_due(clock.local_date(hand.written_at, a.by.zone))
    a.go(matter, move)
    told = {each.name: getattr(said, each.name) for each in fields(said)}
    content = wording.receipt(matter, "", told, signer_of(a.by.officer))
    check_printable("tanda_terima_pengaduan", content)
    put_down(a, matter)
    if said.name:
        add_party(a, matter, Person(roles=(Role.PELAPOR,), name=said.name, phone=said.contact))
    series, number = take_number(a, numbers.Kind.DUMAS)
    paper = issue_paper(a, "tanda_terima_pengaduan", replace(content, number=number), series, number, matter=matter)
    start_term(a, matter, REPLY, clock.day_end(matter.reply_due_on, a.by.zone), since=matter.written_at)
    tell_public(a, matter, move.told)
    return {"matter": matter.code, "paper": paper.code, "number": number}


def begin(
    a: Act, errand: Errand, subject: str, *, visit: rows.Visit | None = None, anonymous: bool = False
) -> rows.Matter:
    """A new dossier with its key and tracking code, not written yet: what would refuse it can still be asked.

    subject     neutral words for it; visit    that it came from, None where no one came
    """
    key = vault.new_key(Secrecy.BIASA)
    matter = rows.Matter(
        code=new_code(),
        unit=a.unit,
        errand=errand,
        visit=visit,
        key=key,
        anonymous=anonymous,
        received_by=a.by.officer,
        received_at=a.at,
        reply_due_on=reply_due(a.today),
    )
    vault.put(matter, "subject", subject, key)
    vault.put(matter, "tracking_code", blind.grouped(blind.new_code()), key)
    return matter


def put_down(a: Act, matter: rows.Matter) -> None:
    """Writes a begun dossier, makes the act one about it, and assigns it to who took it."""
    a.add(matter.key)
    a.add(matter)
    a.subject = matter.pk
    assign(a, matter, a.by.officer)


def _check_receivable(came: rows.Visit, said: Received) -> None:
    if came.state != Visiting.DILAYANI:
        raise Refused(N_("Sapa dulu pelapornya; kunjungan ini belum dilayani."))
    if rows.Matter.objects.filter(visit=came).exists():
        raise Refused(N_("Kunjungan ini sudah punya tanda terima. Buka perkaranya."))
    if not said.name and not said.anonymous_reason:
        raise Refused(N_("Tulis nama pelapor, atau alasan ia tidak menyebut nama."))
    if not said.subject or len(said.subject.split()) > SUBJECT_WORDS:
        raise Refused(N_("Tulis pokok laporan paling banyak delapan kata, tanpa nama orang."))


def tell_public(a: Act, matter: rows.Matter, word: str) -> None:
    """Enqueues the neutral step for the public window, which lives in a store of its own."""
    if not word:
        return
    code = vault.get(matter, "tracking_code", matter.key)
    a.after_commit(
        "publish",
        f"publish:{matter.track.hex}:{a.key.hex}",
        track=str(matter.track),
        digest=vault.tracking_digest(blind.normal_code(code)).hex(),
        unit=matter.unit.name,
        zone=matter.unit.zone,
        zone_label=matter.unit.zone_label,
        received_at=matter.received_at,
        reply_due_on=matter.reply_due_on,
        word=word,
        at=a.at,
    )


@act("matters.write_account")
def write_account(a: Act, code: str, account: Account, base: int) -> int:
    """Stores a new telling; fields that only one side changed since `base` are merged.

    base        ordinal of the telling the officer started from, 0 for none
    returns     ordinal of the new telling
    raises      Clash where both sides changed the same field
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(journey_of(matter.errand), facts(case, a.by))
    if base != matter.told:
        account = _merge(matter, case.account, account, base)
    store_account(a, matter, account)
    a.go(matter, move)
    settle(a, matter)
    return matter.told


def store_account(a: Act, matter: rows.Matter, account: Account) -> None:
    """A new telling beside the old ones, and on the matter as the current one; the row is saved by `settle`."""
    matter.told += 1
    telling = rows.Telling(matter=matter, ordinal=matter.told, written_by=a.by.officer, written_at=a.at)
    vault.put(telling, "account", account, matter.key)
    vault.put(matter, "account", account, matter.key)
    a.add(telling)


def _merge(matter: rows.Matter, theirs: Account, mine: Account, base: int) -> Account:
    started = rows.Telling.objects.filter(matter=matter, ordinal=base).first()
    before = vault.get(started, "account", matter.key) if started else Account()
    changed = {
        each.name: [_part(side, each.name) != _part(before, each.name) for side in (theirs, mine)]
        for each in fields(Account)
    }
    both = tuple(name for name, (they, i) in changed.items() if they and i and _part(theirs, name) != _part(mine, name))
    merged = replace(theirs, **{n: getattr(mine, n) for n, (_they, i) in changed.items() if i and n not in both})
    if both:
        newest = rows.Telling.objects.filter(matter=matter).select_related("written_by").order_by("-ordinal")[0]
        raise Clash(theirs, mine, merged, both, newest.written_by.name, newest.written_at, matter.told)
    return merged


def _part(account: Account, name: str) -> Any:
    """A field of the account; marks count characters of the words, so these two change together."""
    return (account.words, account.marks) if name in ("words", "marks") else getattr(account, name)


@act("matters.put_party")
def put_party(a: Act, code: str, person: Person, ordinal: int = 0, version: int = 0, strike: bool = False) -> int:
    """Writes a person of the matter, or strikes one that was written by mistake.

    ordinal     0 for a new one; version    of the row the officer read
    returns     ordinal of the person
    """
    matter = a.lock_matter(code)
    move = a.judge(journey_of(matter.errand), facts(open_case(matter), a.by))
    if ordinal:
        row = _row_to_change(rows.Party, matter, ordinal, version)
        vault.put(row, "person", person, matter.key)
        row.struck = strike
        a.save(row)
        forget(row.pk)
        index_person(matter, row, person)
    else:
        ordinal = add_party(a, matter, person)
    a.go(matter, move)
    matter.anonymous = matter.anonymous and not (Role.PELAPOR in person.roles and bool(person.name))
    settle(a, matter)
    return ordinal


@act("matters.put_thing")
def put_thing(a: Act, code: str, thing: Thing, ordinal: int = 0, version: int = 0, strike: bool = False) -> int:
    """Writes a thing of the matter, or strikes one; arguments as in `put_party`."""
    matter = a.lock_matter(code)
    move = a.judge(journey_of(matter.errand), facts(open_case(matter), a.by))
    row = _row_to_change(rows.Thing, matter, ordinal, version) if ordinal else rows.Thing(matter=matter)
    row.struck = strike
    row.ordinal = row.ordinal or rows.Thing.objects.filter(matter=matter).count() + 1
    vault.put(row, "thing", thing, matter.key)
    _ = a.save(row) if ordinal else a.add(row)
    forget(row.pk)
    index_thing(matter, row.pk, thing)
    a.go(matter, move)
    settle(a, matter)
    return int(row.ordinal)


def _row_to_change(model: Any, matter: rows.Matter, ordinal: int, version: int) -> Any:
    row = model.objects.select_for_update().filter(matter=matter, ordinal=ordinal).first()
    if row is None or row.version != version:
        raise Stale(N_("Isian ini baru saja diubah petugas lain. Muat ulang halaman, lalu periksa lagi."))
    return row


def add_party(a: Act, matter: rows.Matter, person: Person) -> int:
    """A further person of the matter, found again by what identifies her; returns the ordinal."""
    row = rows.Party(matter=matter, ordinal=rows.Party.objects.filter(matter=matter).count() + 1)
    vault.put(row, "person", person, matter.key)
    a.add(row)
    index_person(matter, row, person)
    return int(row.ordinal)


def settle(a: Act, matter: rows.Matter) -> CaseFile:
    """Raises the class to what the facts demand, keeps the draft's digest true, and saves the matter.

    returns     the case file as it now is
    """
    case = open_case(matter)
    offences = [catalogue().get(charge.code) for charge in case.charges]
    found = class_of(case.account, case.persons, offences, a.today)
    wanted = higher(Secrecy(matter.secrecy), found.secrecy)
    if wanted != matter.secrecy:
        raise_class(a, matter, wanted)
    matter.secrecy_settled = not found.provisional
    report = case.report
    if report is not None and report.ordinal is None:
        digest = wording.text_digest(case, tuple(vault.get(report, "actions", matter.key) or ()))
        if digest != report.text_digest:
            report.text_digest = digest
            a.save(report)
    a.save(matter)
    return case


def raise_class(a: Act, matter: rows.Matter, wanted: Secrecy) -> None:
    """Rewraps the key, forgets the names in the index, and gives the sealed matter to the women and children unit."""
    matter.secrecy = wanted
    vault.rewrap(matter.key, wanted)
    a.save(matter.key)
    rows.BlindKey.objects.filter(matter=matter, kind="name").delete()
    if wanted == Secrecy.TERTUTUP:
        for paper in matter.papers.all():
            tell_window(a, paper)
        for duty in (*on_duty(a.unit, OfficerRole.UPPA), *on_duty(a.unit, OfficerRole.KANIT)):
            assign(a, matter, duty.officer)


@act("matters.read_back")
def read_back(a: Act, code: str, told: int) -> int:
    """The story was read back and the reporter agrees with this very telling.

    raises      Stale if another telling was written meanwhile
    """
    matter = a.lock_matter(code)
    move = a.judge(journey_of(matter.errand), facts(open_case(matter), a.by))
    if told != matter.told:
        raise Stale(N_("Cerita berubah sejak dibacakan. Bacakan kembali bagian yang berubah."))
    matter.read_back, matter.read_back_at = told, a.at
    a.go(matter, move)
    a.save(matter)
    return told


@act("matters.start_konseling")
def start_konseling(a: Act, code: str) -> str:
    """The detective sits down with the reporter; the clocks of his call and of what she should bring stop."""
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    for waiting in rows.Call.objects.select_for_update().filter(matter=matter, answered_at=None):
        waiting.answered_at = a.at
        a.save(waiting)
    stop_term(a, matter, COMPLETION)
    a.add(rows.Konseling(matter=matter, ordinal=len(case.konselings) + 1, officer=a.by.officer, opened_at=a.at))
    assign(a, matter, a.by.officer)
    a.go(matter, move)
    a.save(matter)
    tell_public(a, matter, move.told)
    return matter.code


@act("matters.record_konseling")
def record_konseling(a: Act, code: str, outcome: str, notes: KonselingNotes) -> str:
    """Closes the konseling with its outcome; "looks like no crime" goes to the gelar too.

    outcome     one of KONSELING_OUTCOMES
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    if outcome not in KONSELING_OUTCOMES or case.konseling is None:
        raise Refused(N_("Pilih hasil konseling dari tiga pilihan."))
    row = case.konseling[0]
    row.closed_at, row.outcome = a.at, outcome
    vault.put(row, "notes", notes, matter.key)
    sheet = konseling_sheet(case, row, notes)
    check_printable("konseling", sheet)
    a.save(row)
    series, number = take_number(a, numbers.Kind.KONSELING)
    issue_paper(a, "konseling", replace(sheet, number=number), series, number, matter=matter)
    told(a, matter)
    for duty in on_duty(a.unit, OfficerRole.KANIT):
        assign(a, matter, duty.officer)
    a.go(matter, move, outcome)
    a.save(matter)
    tell_public(a, matter, move.told)
    return str(matter.state)
