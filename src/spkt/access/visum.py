"""Letters of a dossier as an officer may see them, one request to a hospital, and what it would say."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from spkt import data
from spkt.access import reports as wording
from spkt.access._gate import Reader, Unseen, in_scope, note_reading, seen
from spkt.access.matters import NextAct, next_acts, rows
from spkt.access.papers import variant_for
from spkt.kit import clock
from spkt.law import numbers
from spkt.law.case import Being, Person, SigningBlock, from_json
from spkt.law.journeys._table import Journey
from spkt.law.journeys.visum import LETTER, VISUM, VISUM_KINDS, VisumFacts
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.law.sources import KUHAP, PKDRT, TPKS
from spkt.law.visum import Request, rank_fits, wants_woman
from spkt.law.writing import plain_date
from spkt.papers import _kind as kinds
from spkt.papers import visum_jenazah, visum_luka
from spkt.papers._letter import Office
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import desk_of, signer_of, signing_block
from spkt.records.models import Assignment, Duty, Letter, Matter, Officer, Paper, Posting

PENYIDIK = (Role.PIKET_RESKRIM, Role.UPPA, Role.KASAT, Role.KA_SPKT)
ONLY_BODY = ("label", "seal", "family_told_at", "family_by", "family_answer", "family_words")


@dataclass(frozen=True, slots=True)
class OneRequest:
    """A request to a hospital for this officer.

    asked       what it says; None where the reader gets the protected rendering and did not write it
    answer      what came back, by field name
    lp          printed number of the LP, "" before there is one
    after       the letter it follows, None for a first one; followed those that follow it
    pages       how many pages the letter has as it stands
    waits_for   penyidik to whom it was given, while nobody has approved it
    """

    case: CaseFile
    letter: Letter
    asked: Request | None
    answer: dict[str, Any]
    acts: tuple[NextAct, ...]
    lp: str
    after: Letter | None
    followed: tuple[Letter, ...]
    pages: int
    is_protected: bool
    waits_for: tuple[Officer, ...] = ()

    def act(self, name: str) -> NextAct | None:
        """The act of this name, None where the journey does not know it from here."""
        return next((act for act in self.acts if act.act == name), None)


def of_matter(matter: Matter) -> tuple[Letter, ...]:
    """Letters on paper of a dossier that was seen already, newest first; where there is none, nothing is asked."""
    if not getattr(matter, "has_letters", True):
        return ()
    return tuple(
        matter.letters.filter(kind__in=kinds.kinds()).select_related("paper", "drafted_by").order_by("-ordinal")
    )


def papers_of(case: CaseFile) -> tuple[Paper, ...]:
    """Papers of a dossier that count, oldest first."""
    return tuple(case.matter.papers.filter(voided_at=None, corrected_at=None).order_by("issued_at"))


def one(code: str, reader: Reader, what: str = "visum.one") -> OneRequest:
    """The request with this code, its reading noted under `what`. raises Unseen."""
    letter, case = found(code, reader, what)
    written, asked = i_wrote(letter, reader), request_of(letter)
    protected = variant_for(case.matter, reader) == kinds.LINDUNG
    return OneRequest(
        case=case,
        letter=letter,
        asked=asked if written or not protected else None,
        answer=vault.get(letter, "answer", case.matter.key) or {},
        acts=acts_of(VISUM, facts_of(letter, case, reader), reader),
        lp=case.report.number if case.report else "",
        after=letter.after,
        followed=tuple(letter.followed_by.order_by("ordinal")),
        pages=len(_drawn(letter, case, reader)),
        is_protected=protected,
        waits_for=tuple(waits_for(letter, reader)) if letter.paper_id is None else (),
    )


def found(code: str, reader: Reader, what: str) -> tuple[Letter, CaseFile]:
    """A request in this officer's scope, with its dossier; its reading noted. raises Unseen."""
    mine = Letter.objects.filter(code=code, kind__in=VISUM_KINDS, matter__in=in_scope(reader))
    letter: Letter = seen(mine.select_related("matter", "paper", "after__paper", "drafted_by", "approved_by"))
    matter = seen(rows(reader).filter(pk=letter.matter_id))
    letter.matter = matter
    note_reading(reader, what, matter.pk)
    return letter, open_case(matter)


def request_of(letter: Letter) -> Request:
    """What the letter asks."""
    request: Request = from_json(Request, vault.get(letter, "words", letter.matter.key)["asked"])
    return request


def hands_of(letter: Letter) -> set[str]:
    """Everybody who wrote in it, by id: none of them approves it."""
    words = vault.get(letter, "words", letter.matter.key)
    return {str(letter.drafted_by_id), *words.get("hands", ())}


def i_wrote(letter: Letter, reader: Reader) -> bool:
    """Did this officer write in it?"""
    return str(reader.officer.pk) in hands_of(letter)


def facts_of(letter: Letter, case: CaseFile, reader: Reader) -> VisumFacts:
    """What the journey of a request asks about this officer."""
    asked = request_of(letter)
    today = clock.local_date(clock.now(), reader.zone)
    others = [order_of(each) for each in penyidik(reader) if each.pk != reader.officer.pk]
    return VisumFacts(
        state=letter.state,
        i_drafted=i_wrote(letter, reader),
        rank_fits=rank_fits(order_of(reader.officer), today, others),
        has_escort=bool(asked.escort),
        woman_escort=asked.woman_escort or not wants_woman(asked.examinations, case.account.facts),
    )


def acts_of(journey: Journey, known: Any, reader: Reader) -> tuple[NextAct, ...]:
    """What a letter's journey allows from here: mine first."""
    mine, everyone = journey.may(known, reader.roles), journey.ahead(known)
    moves = {act: journey.move(act, known.state) for act in everyone}
    acts = (
        NextAct(
            act,
            moves[act].label,
            tuple(mine.get(act, reasons)),
            moves[act].cite,
            moves[act].key,
            act in mine,
            tuple(role.label for role in Role if role in moves[act].by),
        )
        for act, reasons in everyone.items()
    )
    return tuple(sorted(acts, key=lambda each: (not each.mine, bool(each.reasons))))


def order_of(officer: Officer) -> int:
    """Place of his rank in the order of the police; 0 for a civil servant or a rank that is not listed."""
    listed = {row["singkatan"]: int(row["urutan"]) for row in data.rows("ranks.csv") if row["kelompok"] == "polri"}
    return listed.get(officer.rank.upper(), 0)


def penyidik(reader: Reader) -> list[Officer]:
    """Those of the unit who may approve a request now: on watch first, then by standing post."""
    now = clock.now()
    running = Duty.objects.filter(
        watch__unit=reader.unit, watch__starts_at__lte=now, watch__ends_at__gt=now, role__in=PENYIDIK
    )
    posted = Posting.objects.filter(officer__unit=reader.unit, role__in=PENYIDIK, since__lte=now).exclude(
        until__lte=now
    )
    serving = [row.officer for row in running.select_related("officer")]
    standing = [row.officer for row in posted.select_related("officer")]
    return [each for each in dict.fromkeys([*serving, *standing]) if each.is_active]


def waits_for(letter: Letter, reader: Reader) -> list[Officer]:
    """Those penyidik to whom a request was given; none who wrote in it."""
    given = set(Assignment.objects.filter(matter=letter.matter_id).values_list("officer_id", flat=True))
    hands = hands_of(letter)
    return [each for each in penyidik(reader) if each.pk in given and str(each.pk) not in hands]


def _signing(letter: Letter, reader: Reader) -> Officer:
    """Who would sign a request now: the reader if he may, else who it waits for, else any other penyidik."""
    if reader.roles & frozenset(PENYIDIK):
        return reader.officer
    waiting = waits_for(letter, reader) if letter.words else []
    return next(iter([*waiting, *penyidik(reader)]), reader.officer)


def escorts(reader: Reader) -> list[Officer]:
    """Officers of the running watch, any of whom may go along."""
    now = clock.now()
    duties = Duty.objects.filter(watch__unit=reader.unit, watch__starts_at__lte=now, watch__ends_at__gt=now)
    return list(dict.fromkeys(row.officer for row in duties.select_related("officer").order_by("officer__name")))


def officer_of_unit(reader: Reader, nrp: str) -> Officer | None:
    """The officer with this NRP in the reader's unit, None if there is none."""
    wanted = Officer.objects.filter(nrp=nrp.replace(" ", ""), unit=reader.unit, is_active=True)
    return wanted.first() if nrp.strip() else None


def hospitals() -> list[dict[str, str]]:
    """Hospitals of the province; any other may be written."""
    return data.rows("hospitals_kalbar.csv")


def earlier(code: str, case: CaseFile) -> Letter:
    """The letter of this dossier that a later one follows: it has gone out. raises Unseen"""
    letter: Letter = seen(case.matter.letters.filter(code=code, kind__in=VISUM_KINDS).exclude(paper=None))
    return letter


def asking(code: str, reader: Reader, what: str) -> tuple[CaseFile, tuple[NextAct, ...]]:
    """The dossier from which a letter is asked for, and what may be done with it. raises Unseen."""
    matter = seen(rows(reader).filter(code=code))
    note_reading(reader, what, matter.pk)
    case = open_case(matter)
    return case, next_acts(case, reader)


def pictures(code: str, reader: Reader) -> list[bytes]:
    """Pages of a request as it would be printed now, marked DRAF. raises Unseen"""
    letter, case = found(code, reader, "visum.picture")
    return _drawn(letter, case, reader)


def preview(case: CaseFile, asked: Request, after: str, reader: Reader) -> list[bytes]:
    """Pages of a request that is still being typed, marked DRAF; none where it names nobody of the dossier."""
    letter = Letter(kind=asked.kind, matter=case.matter, drafted_at=clock.now(), code="")
    try:
        letter.after = earlier(after, case) if after else None
        return _drawn(letter, case, reader, asked)
    except Unseen:
        return []


def _drawn(letter: Letter, case: CaseFile, reader: Reader, asked: Request | None = None) -> list[bytes]:
    if letter.paper_id:
        return []
    today = clock.local_date(clock.now(), reader.zone)
    number = numbers.draft_form(numbers.Kind.VISUM, today, case.matter.unit.tail)
    shown = replace(content(case, letter, asked or request_of(letter), _signing(letter, reader)), number=number)
    return kinds.preview(letter.kind, kinds.freeze(letter.kind, shown), variant=variant_for(case.matter, reader))


# What it says


def content(case: CaseFile, letter: Letter, asked: Request, officer: Officer, sk_number: str = "") -> Any:
    """The letter from the dossier and what was asked, without a number; dated at its issue.

    officer     the penyidik who signs, or who would
    """
    matter = case.matter
    zone = ZoneInfo(matter.unit.zone)
    on = clock.local_date(letter.approved_at or letter.drafted_at, zone)
    shape = visum_luka.Content if letter.kind == "visum_luka" else visum_jenazah.Content
    body = {name: getattr(asked, name) for name in ONLY_BODY} if letter.kind == "visum_jenazah" else {}
    escort = Officer.objects.filter(nrp=asked.escort, unit=matter.unit).first()
    return shape(
        desk=desk_of(matter.unit, on),
        number=None,
        asked_at=letter.drafted_at,
        issued_at=letter.approved_at,
        hospital=Office(f"{asked.head} {asked.hospital}".strip(), asked.city or matter.unit.city),
        persons=(examined(case, asked.party),),
        examinations=asked.examinations,
        basis=_basis(case, zone),
        deed=asked.deed,
        penyidik=penyidik_block(matter, letter.kind, on, officer),
        escort=signer_of(escort) if escort else None,
        brought_at=asked.brought_at,
        companion=asked.companion,
        condition=asked.condition,
        things=tuple(thing for row, thing in case.things if row.ordinal in asked.goods),
        report=asked.report,
        **_after(letter, asked, zone),
        code=letter.code if matter.secrecy == Secrecy.TERTUTUP else "",
        sk_number=sk_number,
        free_cite=_free(case, asked),
        copies=(f"Kasat Reskrim {matter.unit.name}", f"SPKT {matter.unit.name} (arsip)"),
        shield=wording.shield(),
        **body,
    )


def examined(case: CaseFile, ordinal: int) -> Person:
    """The natural person with this ordinal. raises Unseen"""
    for row, person in case.parties:
        if row.ordinal == ordinal and person.being is Being.ORANG:
            return person
    raise Unseen


def penyidik_block(matter: Matter, kind: str, on: date, officer: Officer) -> SigningBlock:
    """The lines above his name: he signs as penyidik, whatever his post is."""
    block = signing_block(matter.unit, kind, on, officer)
    post = block.lines[-1]
    return block if "PENYIDIK" in post.upper() else replace(block, lines=(*block.lines[:-1], f"{post} selaku PENYIDIK"))


def _basis(case: CaseFile, zone: ZoneInfo) -> tuple[str, ...]:
    law = str(KUHAP["pasal 49"])
    report = case.report
    if report is not None and report.number:
        return law, f"Laporan Polisi Nomor {report.number}, {_day(report.issued_at, zone)}"
    receipt = case.matter.papers.filter(kind="tanda_terima_pengaduan").order_by("issued_at").first()
    told = (f"Pengaduan Nomor {receipt.number}, {_day(receipt.issued_at, zone)}",) if receipt else ()
    return law, *told, "Laporan Polisi menyusul"


def _day(at: datetime | None, zone: ZoneInfo) -> str:
    return plain_date(clock.local_date(at, zone)) if at else ""


def _after(letter: Letter, asked: Request, zone: ZoneInfo) -> dict[str, Any]:
    paper: Paper | None = letter.after.paper if letter.after else None
    if paper is None:
        return {}
    on = clock.local_date(paper.issued_at, zone)
    return {"after": paper.number, "after_on": on, "after_reason": asked.after_reason}


def _free(case: CaseFile, asked: Request) -> str:
    """The law by which she pays nothing, "" where none says so."""
    told = {*asked.examinations, *case.account.facts}
    if "kekerasan_seksual" in told:
        return str(TPKS["layanan korban tanpa biaya"])
    return str(PKDRT["layanan korban tanpa biaya"]) if "kdrt" in told else ""


def journey_of(letter: Letter) -> Journey:
    """The journey of a letter, by its kind."""
    return VISUM if letter.kind in VISUM_KINDS else LETTER
