"""The case conference: seats, offence by the date of the deed, elements one by one, outcome, signatures."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from spkt.access._facts import facts
from spkt.access._people import FOLLOW_UP, opposed
from spkt.actions._minutes import ask_for_more, issue_minutes
from spkt.actions._spine import Act, Refused, act
from spkt.actions._terms import stop_term
from spkt.actions.matters import settle, tell_public
from spkt.actions.watch import assign, holders
from spkt.kit import clock
from spkt.law.case import Charge, Dissent, Element, GelarNotes, to_json
from spkt.law.journeys.matters import MATTER, OUTCOME_TOLD, OUTCOMES, State
from spkt.law.offences import charge as charge_of
from spkt.law.offences import deed_days, is_met
from spkt.law.roles import Role
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.models import Duty, Gelar, Matter, Paper, Seat
from spkt.records.reference import catalogue

VERDICTS = ("terpenuhi", "belum", "tidak")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One element as an officer weighs it.

    sources     what it rests on: "kalimat:4", "orang:2", "barang:1"
    """

    code: str
    element: int
    verdict: str
    basis: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the leader proposes for signature.

    outcome     one of OUTCOMES; deadline and missing, a line each, only with "lengkapi"
    """

    outcome: str
    reasons: str
    next_acts: str = ""
    resume: str = ""
    deadline: date | None = None
    missing: tuple[str, ...] = ()


@act("gelar.open")
def open_gelar(a: Act, code: str, officers: Sequence[UUID]) -> str:
    """The leader convenes the conference with officers of the running watch; he holds a seat himself.

    officers    ids of the other seats
    raises      Refused for an officer off the roster, or one who sat in the conference under review
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    if case.konseling is None or case.konseling[0].closed_at is None:
        raise Refused(N_("Gelar menimbang hasil konseling. Selesaikan konselingnya dulu."))
    before = Gelar.objects.filter(matter=matter).count()
    gelar = Gelar(matter=matter, konseling=case.konseling[0], ordinal=before + 1, leader=a.by.officer, opened_at=a.at)
    vault.put(gelar, "notes", GelarNotes(), matter.key)
    a.add(gelar)
    wanted = [a.by.officer.pk, *(each for each in officers if each != a.by.officer.pk)]
    for duty in _duties(a, wanted):
        _add_seat(a, matter, gelar, duty)
    a.go(matter, move)
    a.save(matter)
    tell_public(a, matter, move.told)
    return matter.code


def _duties(a: Act, officers: Sequence[UUID]) -> list[Duty]:
    """Their places on the running watch, in the order asked for. raises Refused if one has none."""
    now = clock.now()
    running = Duty.objects.filter(watch__unit=a.unit, watch__starts_at__lte=now, watch__ends_at__gt=now)
    found = {duty.officer_id: duty for duty in running.select_related("officer") if duty.role in SEAT_ROLES}
    if any(each not in found for each in officers):
        raise Refused(N_("Ada peserta yang tidak sedang jaga. Pilih dari daftar jaga malam ini."))
    return [found[each] for each in officers]


SEAT_ROLES = (Role.KANIT, Role.PIKET_RESKRIM, Role.UPPA, Role.PIKET_FUNGSI)


def _add_seat(a: Act, matter: Matter, gelar: Gelar, duty: Duty) -> None:
    if Seat.objects.filter(gelar__matter__in=opposed(matter), officer=duty.officer, struck=False).exists():
        raise Refused(N_("%s duduk di gelar laporan pihak lawan. Pilih peserta lain."), named=(duty.officer.name,))
    sat_before = Seat.objects.filter(gelar__matter=matter, officer=duty.officer, signed_at__isnull=False)
    # A gelar that only asked for more is not under review: who asked goes on.
    if sat_before.exclude(gelar__outcome=State.LENGKAPI).exists():
        sentence = N_("%s sudah duduk di gelar yang ditinjau. Pilih peserta lain.")
        raise Refused(sentence, named=(duty.officer.name,))
    earlier = Seat.objects.filter(gelar=gelar, officer=duty.officer).first()
    if earlier is None:
        a.add(Seat(gelar=gelar, officer=duty.officer, role=duty.role, fungsi=duty.fungsi))
    else:
        earlier.struck, earlier.attended_at, earlier.unrelated = False, None, False
        a.save(earlier)
    assign(a, matter, duty.officer)


@act("gelar.seat")
def seat(a: Act, code: str, officer: UUID, strike: bool = False) -> str:
    """Adds a seat from the running watch, or strikes one (related to a party, called away)."""
    matter, case, gelar = _running(a, code)
    if not strike and any(each.officer_id == officer for each in case.seats):
        raise Refused(N_("Petugas itu sudah duduk di gelar ini. Muat ulang halamannya."))
    if not strike:
        _add_seat(a, matter, gelar, _duties(a, [officer])[0])
    elif officer == gelar.leader_id:
        raise Refused(N_("Pemimpin tidak bisa mengosongkan kursinya sendiri. Minta Kanit lain memimpin."))
    else:
        row = next((each for each in case.seats if each.officer_id == officer), None)
        if row is None:
            raise Refused(N_("Petugas itu tidak punya kursi di gelar ini. Muat ulang halamannya."))
        row.struck = True
        a.save(row)
    a.save(matter)
    return matter.code


@act("gelar.lead")
def lead(a: Act, code: str) -> str:
    """Another Kanit takes the lead: the first is related to a party, or his watch has ended; his wording goes too."""
    matter, case, gelar = _running(a, code)
    duty = _duties(a, [a.by.officer.pk])[0]
    for row in case.seats:
        if row.officer_id == gelar.leader_id:
            row.struck = True
            a.save(row)
    if not any(row.officer_id == a.by.officer.pk for row in case.seats):
        _add_seat(a, matter, gelar, duty)
    gelar.leader = a.by.officer
    _write(a, matter, gelar, replace(case.notes, outcome=""))
    return matter.code


@act("gelar.attend")
def attend(a: Act, code: str, unrelated: bool) -> str:
    """The seat declares that he is here, and whether he is related to a party."""
    matter, case, _gelar = _running(a, code)
    mine = _my_seat(a, case)
    mine.attended_at, mine.unrelated = a.at, unrelated
    a.save(mine)
    a.save(matter)
    return matter.code


@act("gelar.charge")
def charge(a: Act, code: str, offences: Sequence[str], reason: str = "") -> str:
    """Chooses the offences to weigh, out of the catalogue in force on the day of the deed.

    offences    codes; those weighed already keep their verdicts
    reason      required where the law of before is chosen for a deed that has both
    """
    matter, case, gelar = _running(a, code)
    pairs = catalogue().choices(*deed_days(case.account.when, a.today))
    new, old = {pair.new.code for pair in pairs}, {pair.old.code for pair in pairs if pair.old}
    if not offences or any(each not in new | old for each in offences):
        raise Refused(N_("Pasal itu tidak berlaku pada tanggal kejadian. Pilih dari daftar."))
    if any(each in old for each in offences) and not reason.strip():
        raise Refused(N_("Anda memilih pasal lama. Tulis mengapa pasal lama lebih menguntungkan terlapor."))
    known = {each.code: each for each in case.notes.charges}
    charges = tuple(known.get(each) or _fresh_charge(each, reason) for each in offences)
    vault.put(gelar, "notes", replace(case.notes, charges=charges, outcome=""), matter.key)
    a.save(gelar)
    settle(a, matter)
    return matter.code


def _fresh_charge(code: str, reason: str) -> Charge:
    elements = tuple(Element(text=each.text) for each in catalogue().elements(code))
    return charge_of(catalogue().get(code), elements, reason)


@act("gelar.weigh")
def weigh(a: Act, code: str, weighed: Sequence[Weighed]) -> str:
    """Weighs elements one by one; only those given change, so two seats never overwrite each other."""
    matter, case, gelar = _running(a, code)
    wanted = {(each.code, each.element): each for each in weighed}
    if any(each.verdict not in VERDICTS for each in weighed):
        raise Refused(N_("Pilih Terpenuhi, Belum cukup, atau Tidak untuk tiap unsur."))
    charges = tuple(
        replace(
            each, elements=tuple(_weighed(a, old, wanted.get((each.code, n))) for n, old in enumerate(each.elements))
        )
        for each in case.notes.charges
    )
    _write(a, matter, gelar, replace(case.notes, charges=charges))
    return matter.code


def _weighed(a: Act, old: Element, new: Weighed | None) -> Element:
    if new is None:
        return old
    return replace(old, verdict=new.verdict, basis=new.basis, sources=tuple(new.sources), by=a.by.officer.name)


@act("gelar.propose")
def propose(a: Act, code: str, proposal: Proposal) -> str:
    """The leader writes the outcome; signatures given to an earlier wording are void."""
    matter, case, gelar = _running(a, code)
    _check(case, proposal, a.today)
    for row in case.seats:
        if row.signed_at:
            row.signed_at, row.signed_digest = None, ""
            a.save(row)
    notes = replace(
        case.notes,
        outcome=proposal.outcome,
        reasons=proposal.reasons.strip(),
        next_acts=proposal.next_acts.strip(),
        resume=proposal.resume.strip(),
        deadline=proposal.deadline,
        missing=tuple(line.strip() for line in proposal.missing if line.strip()),
        dissents=(),
    )
    _write(a, matter, gelar, notes)
    return matter.code


def _check(case: CaseFile, proposal: Proposal, today: date) -> None:
    if proposal.outcome not in OUTCOMES:
        raise Refused(N_("Pilih salah satu putusan."))
    if not proposal.reasons.strip():
        raise Refused(N_("Tulis alasan putusan; alasan itu dibaca pimpinan dan dijelaskan kepada pelapor."))
    if proposal.outcome == State.LENGKAPI:
        _check_missing(proposal, today)
    met = any(_is_met(each) for each in case.notes.charges)
    against = (proposal.outcome == State.REKOM_LP) != met and proposal.outcome in (State.REKOM_LP, State.BUKAN_PIDANA)
    if against and len(proposal.reasons.split()) < AGAINST_WORDS:
        raise Refused(N_("Putusan ini berlawanan dengan hasil timbangan unsur. Jelaskan alasannya lebih lengkap."))


def _check_missing(proposal: Proposal, today: date) -> None:
    if proposal.deadline is None:
        raise Refused(N_("Tulis batas waktu melengkapi, supaya pelapor tahu kapan ia dikabari."))
    if proposal.deadline < today:
        raise Refused(N_("Batas waktu melengkapi sudah lewat. Pilih tanggal yang akan datang."))
    if not any(line.strip() for line in proposal.missing):
        raise Refused(N_("Tulis apa yang masih kurang, satu baris satu hal; pelapor membacanya dalam surat."))


AGAINST_WORDS = 8
"""A decision against the elements asks for a real reason, not for a word (ux.md section 5)."""


def _is_met(each: Charge) -> bool:
    requirements = catalogue().elements(each.code)
    return is_met(requirements, {one.text: two.verdict for one, two in zip(requirements, each.elements, strict=False)})


@act("gelar.sign")
def sign(a: Act, code: str, dissent: str = "") -> dict[str, str]:
    """Signs the proposed wording; the leader signs last and closes, which issues the recommendation.

    dissent     an opinion that differs, recorded beside the name
    returns     {"state", "paper"}: paper is "" until the leader closed it
    """
    matter, case, gelar = _running(a, code)
    mine = _my_seat(a, case)
    if dissent.strip():
        notes = replace(case.notes, dissents=(*case.notes.dissents, Dissent(a.by.officer.name, dissent.strip())))
        _write(a, matter, gelar, notes)
        case = open_case(matter)
    mine = _my_seat(a, case)
    mine.signed_at, mine.signed_digest = a.at, wording_digest(case.notes)
    a.save(mine)
    paper = _close(a, matter, case, gelar) if mine.officer_id == gelar.leader_id else None
    a.save(matter)
    return {"state": matter.state, "paper": paper.code if paper else ""}


def wording_digest(notes: GelarNotes) -> str:
    """Digest of what the seats sign: everything but the dissents that are added while they sign."""
    said = to_json(replace(notes, dissents=()))
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _close(a: Act, matter: Matter, case: CaseFile, gelar: Gelar) -> Paper:
    signed = {row.signed_digest for row in case.seats}
    if signed != {wording_digest(case.notes)}:
        raise Refused(
            N_("Ada tanda tangan untuk bunyi putusan yang lama. Tulis ulang putusannya, lalu tanda tangani lagi.")
        )
    gelar.closed_at, gelar.outcome = a.at, case.notes.outcome
    paper = issue_minutes(a, matter, case, gelar)
    matter.state = case.notes.outcome if not _follows(case) else State.LP_TERBIT
    if _follows(case):
        _rest_report_on(a, case, gelar)
    next_hand = NEXT_HAND.get(State(matter.state))
    for officer in holders(a.unit, next_hand) if next_hand else ():
        assign(a, matter, officer)
    if matter.state == State.LENGKAPI:
        ask_for_more(a, matter, case)
    settle(a, matter)
    tell_public(a, matter, OUTCOME_TOLD[State(case.notes.outcome)])
    return paper


def _follows(case: CaseFile) -> bool:
    """Is this the gelar that follows a report which could not wait?"""
    return bool(case.report and case.report.skip and case.report.issued_at)


def _rest_report_on(a: Act, case: CaseFile, gelar: Gelar) -> None:
    """The issued report has its gelar at last; what it decided goes to the detectives with the file."""
    assert case.report is not None
    case.report.gelar = gelar
    a.save(case.report)
    stop_term(a, case.matter, FOLLOW_UP)


NEXT_HAND = {State.REKOM_DUMAS: Role.BAMIN, State.REKOM_LI: Role.BAMIN, State.LIMPAH: Role.KA_SPKT}
"""Who goes on after the gelar and may so far not have seen the matter; from here on it is his."""


def _running(a: Act, code: str) -> tuple[Matter, CaseFile, Gelar]:
    """The matter with its running conference, judged for this act."""
    matter = a.lock_matter(code)
    case = open_case(matter)
    a.judge(MATTER, facts(case, a.by))
    if case.gelar is None:
        raise Refused(N_("Gelar belum dibuka. Minta Kanit membukanya."))
    return matter, case, case.gelar


def _my_seat(a: Act, case: CaseFile) -> Seat:
    return next(each for each in case.seats if each.officer_id == a.by.officer.pk)


def _write(a: Act, matter: Matter, gelar: Gelar, notes: GelarNotes) -> None:
    vault.put(gelar, "notes", notes, matter.key)
    a.save(gelar)
    a.save(matter)
