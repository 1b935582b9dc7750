"""What the letters of one mechanism would say: a function for each kind fills its paper from dossier and form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from spkt.access import reports as wording
from spkt.access._gate import Reader, Unseen
from spkt.access.matters import NextAct
from spkt.access.papers import variant_for
from spkt.access.visum import acts_of, asking
from spkt.kit import clock
from spkt.law import numbers
from spkt.law._letters import BY_NAME, LetterKind
from spkt.law.case import Confirmation, Desk, Person, Place, Role, Signer, SigningBlock, from_json
from spkt.law.journeys.visum import LETTER, LetterFacts, Written
from spkt.papers import _kind as kinds
from spkt.papers import (
    ba_penolakan_ttd,
    laporan_orang_hilang,
    surat_keterangan_lain,
    surat_kuasa_check,
    surat_pernyataan_pelapor,
    tt_orang,
)
from spkt.papers._forms import Reference
from spkt.papers._minutes import Witness
from spkt.records import vault
from spkt.records.casefile import CaseFile
from spkt.records.letterhead import desk_of, signer_of, signing_block
from spkt.records.models import Duty, Letter, Officer, Paper

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """Under what a letter is made: by whom, when, under which number.

    at          aware, UTC; issued_at None on a draft
    officer     who received it and signs; approver the block of the Kanit
    """

    desk: Desk
    number: str | None
    at: datetime
    issued_at: datetime | None
    officer: Signer
    approver: SigningBlock


@dataclass(frozen=True, slots=True)
class OneKind:
    """A kind of letter in a dossier, for this officer.

    letter      the draft that waits, None before one is written
    words       what it says, {} before
    pages       how many pages it has as it stands, 0 where it cannot be drawn
    """

    case: CaseFile
    kind: LetterKind
    letter: Letter | None
    words: Words
    acts: tuple[NextAct, ...]
    may_write: bool
    pages: int

    def act(self, name: str) -> NextAct | None:
        """The act of this name on the draft, None where there is none."""
        return next((act for act in self.acts if act.act == name), None)


def one(code: str, kind: str, reader: Reader) -> OneKind:
    """A kind of letter of this dossier with the draft that waits; its reading noted. raises Unseen"""
    if kind not in BY_NAME:
        raise Unseen
    case, acts = asking(code, reader, "visum.write")
    letter = waiting(case, kind)
    words = words_of(letter) if letter else {}
    writing = next((act for act in acts if act.act == "visum.write"), None)
    found = BY_NAME[kind]
    return OneKind(
        case=case,
        kind=found,
        letter=letter,
        words=words,
        acts=acts_of(LETTER, facts_of(letter, reader), reader) if letter else (),
        may_write=bool(writing and writing.mine)
        and bool(found.by & reader.roles)
        and case.matter.state in found.states,
        pages=len(drawn(case, kind, words, reader)) if letter else 0,
    )


def waiting(case: CaseFile, kind: str) -> Letter | None:
    """The draft of this kind that waits in the dossier, None if there is none."""
    return case.matter.letters.filter(kind=kind, state=Written.KONSEP).select_related("drafted_by").first()


def words_of(letter: Letter) -> Words:
    """What was written in it, by field name."""
    said: dict[str, Any] = vault.get(letter, "words", letter.matter.key) or {}
    return said


def facts_of(letter: Letter, reader: Reader) -> LetterFacts:
    """What the journey of a letter asks about this officer."""
    kind = BY_NAME[letter.kind]
    return LetterFacts(
        state=letter.state,
        i_drafted=letter.drafted_by_id == reader.officer.pk,
        i_sign=bool(kind.signs & reader.roles),
        by_leader=kind.by_leader,
    )


def drawn(case: CaseFile, kind: str, words: Words, reader: Reader) -> list[bytes]:
    """Pages of the letter as it would be printed now, marked DRAF; none where it cannot be filled yet."""
    made = replace(
        make(case, kind, _signer(kind, reader), clock.now(), reader.officer), number=_gap(case, kind, reader)
    )
    try:
        content = fill(kind, case, words, replace(made, issued_at=None))
    except Unfilled:
        return []
    return kinds.preview(kind, kinds.freeze(kind, content), variant=variant_for(case.matter, reader))


def _signer(kind: str, reader: Reader) -> Officer:
    """Who would sign it now: this officer, or where it is a leader's letter the Kanit of the running watch."""
    if BY_NAME[kind].signs & reader.roles:
        return reader.officer
    now = clock.now()
    running = Duty.objects.filter(watch__unit=reader.unit, watch__starts_at__lte=now, watch__ends_at__gt=now)
    duty = running.filter(role__in=BY_NAME[kind].signs).select_related("officer").first()
    return duty.officer if duty else reader.officer


def _gap(case: CaseFile, kind: str, reader: Reader) -> str:
    return numbers.draft_form(BY_NAME[kind].series, clock.local_date(clock.now(), reader.zone), case.matter.unit.tail)


def make(case: CaseFile, kind: str, approver: Officer, at: datetime, drafter: Officer | None = None) -> Made:
    """Who signs a letter that is made now.

    approver    who issues it; drafter    who received it, the issuer where nobody else did
    """
    matter = case.matter
    on = clock.local_date(at, ZoneInfo(matter.unit.zone))
    block = signing_block(matter.unit, kind, on, approver)
    return Made(desk_of(matter.unit, on), None, at, at, signer_of(drafter or approver), block)


class Unfilled(Exception):
    """The dossier does not hold what the letter is about: somebody or some paper it names."""


def fill(kind: str, case: CaseFile, words: Words, made: Made) -> Any:
    """The content of the paper. raises Unfilled"""
    return _FILL[kind](case, words, made)


def _one(case: CaseFile, ordinal: Any) -> Person:
    for row, person in case.parties:
        if str(row.ordinal) == str(ordinal):
            return person
    raise Unfilled


def _reporting(case: CaseFile) -> tuple[Person, ...]:
    if case.reporter is None:
        raise Unfilled
    return (case.reporter, *(each for each in case.persons if each is not case.reporter))


def _confirmed(words: Words) -> Confirmation | None:
    given: Confirmation | None = from_json(Confirmation, words.get("confirmation"))
    return given


def _lines(words: Words, name: str) -> tuple[str, ...]:
    return tuple(words.get(name) or ())


def _day(words: Words, name: str) -> date | None:
    return date.fromisoformat(words[name]) if words.get(name) else None


def _witnesses(words: Words) -> tuple[Witness, ...]:
    return tuple(Witness(words[name]) for name in ("witness_1", "witness_2") if words.get(name))


def _number_of(case: CaseFile) -> Reference:
    """The complaint, or once there is one the report, that a letter belongs to. raises Unfilled"""
    kind, word = ("lp_b", "Laporan Polisi") if case.report and case.report.number else (_RECEIPT, "Pengaduan")
    paper = case.matter.papers.filter(kind__in=(kind, "lp_a")).order_by("issued_at").first()
    if paper is None:
        raise Unfilled
    return Reference(word, paper.number, clock.local_date(paper.issued_at, ZoneInfo(case.matter.unit.zone)))


_RECEIPT = "tanda_terima_pengaduan"


def _statement(case: CaseFile, words: Words, made: Made) -> surat_pernyataan_pelapor.Content:
    return surat_pernyataan_pelapor.Content(
        made.desk,
        made.number,
        _reporting(case)[:1],
        _number_of(case),
        case.subject,
        case.matter.received_at,
        made.issued_at,
        made.officer,
        more=_lines(words, "more"),
        confirmation=_confirmed(words),
        shield=wording.shield(),
    )


def _told(case: CaseFile, words: Words, made: Made) -> surat_keterangan_lain.Content:
    account = replace(case.account, uraian=words.get("words", ""), deed=words.get("deed", ""), decisions=(), answers={})
    return surat_keterangan_lain.Content(
        made.desk,
        made.number,
        _reporting(case)[:1],
        replace(account, words="", marks=()),
        case.matter.received_at,
        made.issued_at,
        made.approver,
        purpose=words.get("purpose", ""),
        confirmation=_confirmed(words),
        tracking=wording.tracking(case.matter),
        shield=wording.shield(),
    )


_TRACES = ("clothes", "health", "habits", "circles", "going", "photo_ref")


def _missing(case: CaseFile, words: Words, made: Made) -> laporan_orang_hilang.Content:
    return laporan_orang_hilang.Content(
        made.desk,
        made.number,
        _reporting(case)[:1],
        _one(case, words.get("missing")),
        case.account.when,
        case.account.where,
        words.get("contact", ""),
        case.matter.received_at,
        made.issued_at,
        made.officer,
        made.approver,
        seen_by=words.get("seen_by", ""),
        traces=laporan_orang_hilang.Traces(**{name: words.get(name, "") for name in _TRACES}),
        words=words.get("words", ""),
        things=tuple(case.goods),
        broadcast=bool(words.get("broadcast")),
        broadcast_note=words.get("broadcast_note", ""),
        confirmation=_confirmed(words),
        tracking=wording.tracking(case.matter),
        shield=wording.shield(),
    )


def _handed(case: CaseFile, words: Words, made: Made) -> tt_orang.Content:
    receiver = Person(
        roles=(),
        name=words.get("receiver", ""),
        id_kind="KTP-EL",
        id_number=words.get("receiver_id", ""),
        address=Place(detail=words.get("receiver_address", "")),
        phone=words.get("receiver_phone", ""),
    )
    return tt_orang.Content(
        made.desk,
        made.number,
        made.at,
        (_one(case, words.get("person")),),
        receiver,
        made.officer,
        relation=words.get("relation", ""),
        proof=_lines(words, "proof"),
        institution=words.get("institution", ""),
        assignment=words.get("assignment", ""),
        found=case.account.when,
        where=case.account.where,
        condition=words.get("condition", ""),
        photo=words.get("photo", ""),
        witnesses=_witnesses(words),
        confirmation=_confirmed(words),
        shield=wording.shield(),
    )


def _refusal(case: CaseFile, words: Words, made: Made) -> ba_penolakan_ttd.Content:
    paper: Paper | None = case.matter.papers.filter(code=words.get("paper", "")).first()
    if paper is None:
        raise Unfilled
    return ba_penolakan_ttd.Content(
        made.desk,
        made.number,
        kinds.kinds()[paper.kind].title,
        paper.number,
        made.at,
        (_one(case, words.get("person")),),
        made.officer,
        read_out=bool(words.get("read_out")),
        reason=words.get("reason", ""),
        witnesses=_witnesses(words),
        shield=wording.shield(),
    )


def _authority(case: CaseFile, words: Words, made: Made) -> surat_kuasa_check.Content:
    seen = [bool(words.get(name)) for name in ("original_seen", "signed_by_giver", "covers_report")]
    holder, giver = _reporting(case)[0], _one(case, words.get("giver"))
    return surat_kuasa_check.Content(
        made.desk,
        made.number,
        (holder, replace(giver, roles=tuple(role for role in giver.roles if role is not Role.PELAPOR))),
        words.get("letter_number", ""),
        _day(words, "letter_on"),
        _lines(words, "scope"),
        seen[0],
        seen[1],
        seen[2],
        all(seen),
        made.at,
        made.officer,
        card=words.get("card", ""),
        card_valid_until=_day(words, "card_valid_until"),
        missing=_lines(words, "lacking"),
        matter=_number_of(case),
        shield=wording.shield(),
    )


_FILL: dict[str, Callable[[CaseFile, Words, Made], Any]] = {
    "surat_pernyataan_pelapor": _statement,
    "surat_keterangan_lain": _told,
    "laporan_orang_hilang": _missing,
    "tt_orang": _handed,
    "ba_penolakan_ttd": _refusal,
    "surat_kuasa_check": _authority,
}
"""A test holds that every kind of law._letters is filled here."""
