"""Loss letters and found goods as an officer may see them, and what their papers say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from spkt.access._gate import Reader, note_reading, seen
from spkt.access._loss_facts import FOUND, LETTER, words_of
from spkt.access._matching import Match, matches, same_numbers
from spkt.access._signing import block_now
from spkt.access.matters import NextAct, next_acts, rows
from spkt.access.reports import shield, tracking
from spkt.kit import clock
from spkt.law import numbers
from spkt.law.case import Confirmation, Person, Role, SigningBlock, Thing, from_json
from spkt.law.identity import figures, mark_normal
from spkt.law.journeys import Errand
from spkt.law.journeys.losses import FindState, LossState
from spkt.law.losses import NOT_STOLEN, SAME_THING_WITHIN, Find, Item, Loss, LostKind, Return, false_statement
from spkt.papers import _kind as kinds
from spkt.papers import pengembalian, sktlk, tt_temuan
from spkt.papers._forms import guarded
from spkt.papers._minutes import Handling, Witness
from spkt.records import reference, vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.letterhead import desk_of, signer_of
from spkt.records.models import BlindKey, Matter, Officer, Paper, Party

NIK_FIGURES = 16
MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class OneLoss:
    """A loss report for the page that fills it.

    loss    what is stored; known   somebody with this NIK whom the desk has served before, None otherwise
    """

    case: CaseFile
    loss: Loss
    acts: tuple[NextAct, ...]
    matches: tuple[Match, ...]
    paper: Paper | None

    def act(self, name: str) -> NextAct | None:
        """The act of this name, None where the journey does not know it from here."""
        return next((act for act in self.acts if act.act == name), None)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the desk has served before: as she told herself, and when she came last."""

    person: Person
    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """Found goods in custody. things   with how each looked; number of the receipt; since when they are here"""

    matter: Matter
    number: str
    kept_at: str
    things: tuple[Thing, ...]
    since: datetime


def lost_kinds() -> dict[str, LostKind]:
    """Kinds of things that get lost, by code, in the order of the list."""
    return reference.lost_kinds()


def one(code: str, reader: Reader, what: str) -> OneLoss:
    """The loss report with this code, its reading noted under `what`. raises Unseen"""
    case = _case(code, reader, what, Errand.KEHILANGAN)
    paper = case.matter.papers.filter(kind=LETTER).order_by("-issued_at", "-edition").first()
    return OneLoss(case, loss_of(case), next_acts(case, reader), matches(case, reader), paper)


def find(code: str, reader: Reader, what: str) -> tuple[CaseFile, tuple[NextAct, ...]]:
    """Found goods for one page of theirs; the reading is noted under `what`. raises Unseen"""
    case = _case(code, reader, what, Errand.TEMUAN)
    return case, next_acts(case, reader)


def _case(code: str, reader: Reader, what: str, errand: Errand) -> CaseFile:
    matter = seen(rows(reader).filter(code=code, errand=errand))
    note_reading(reader, what, matter.pk)
    return open_case(matter)


def loss_of(case: CaseFile) -> Loss:
    """What the loss form was last told, from the rows that hold it."""
    said = words_of(case, LETTER)
    given = from_json(Confirmation, said["confirmation"]) if said.get("confirmation") else Confirmation("tanda tangan")
    return Loss(
        reporter=case.reporter or Person(roles=(Role.PELAPOR,)),
        items=tuple(Item(row.ordinal, thing) for row, thing in case.things),
        when=case.account.when,
        where=case.account.where,
        how=said.get("how", ""),
        search=said.get("search", ""),
        stolen=said.get("stolen", ""),
        supports=tuple(said.get("supports", ())),
        renews=said.get("renews", ""),
        confirmation=given,
    )


def letter(
    case: CaseFile, loss: Loss, *, number: str, approver: SigningBlock, issued_at: datetime | None = None
) -> sktlk.Content:
    """The loss letter as this form would have it; a draft has no time of issue."""
    matter = case.matter
    day = clock.local_date(issued_at or matter.received_at, ZoneInfo(matter.unit.zone))
    return sktlk.Content(
        desk=desk_of(matter.unit, day),
        number=number or None,
        persons=(loss.reporter,),
        things=tuple(item.thing for item in loss.items),
        lost=loss.when,
        where=loss.where,
        how=loss.how,
        search=loss.search,
        not_by_crime=True,
        reported_at=matter.received_at,
        issued_at=issued_at,
        approver=approver,
        false_cite=str(false_statement(day)),
        renews=loss.renews,
        confirmation=loss.confirmation,
        tracking=tracking(matter),
        shield=shield(),
    )


def preview(case: CaseFile, loss: Loss, reader: Reader) -> list[bytes]:
    """Pages of the letter as it would be now, marked DRAF and without a number.

    returns     [] where the reporter says that it was stolen: then there is no such letter
    """
    content = letter_now(case, loss, reader)
    return [] if content is None else kinds.preview(LETTER, kinds.freeze(LETTER, content))


def letter_now(case: CaseFile, loss: Loss, reader: Reader) -> sktlk.Content | None:
    """What the letter would say now, with a gap for its number; None where there is no such letter."""
    if loss.stolen not in ("", NOT_STOLEN):
        return None
    unit, now = case.matter.unit, clock.now()
    today = clock.local_date(now, reader.zone)
    gap = numbers.draft_form(numbers.Kind.SKTLK, today, unit.tail)
    return letter(case, loss, number=gap, approver=block_now(unit, LETTER, today, now))


def known(nik: str, reader: Reader, but: Matter) -> Known | None:
    """The newest person in scope who told this NIK elsewhere, her reading noted; None where there is none."""
    normal = mark_normal(nik)
    if len(figures(nik)) != NIK_FIGURES:
        return None
    keys = BlindKey.objects.filter(kind="nik", digest=vault.blind_digest("nik", normal)).exclude(matter=but)
    party = (
        Party.objects.filter(pk__in=keys.values("row"), struck=False, matter__in=rows(reader).values("pk"))
        .select_related("matter__key")
        .order_by("-matter__received_at")
        .first()
    )
    if party is None:
        return None
    note_reading(reader, "losses.known", party.matter.pk)
    person: Person = vault.get(party, "person", party.matter.key)
    return Known(replace(person, roles=(Role.PELAPOR,)), party.matter.code, party.matter.received_at)


def repeated(case: CaseFile, reader: Reader) -> tuple[Match, ...]:
    """Letters of the last year about the same thing: the desk asks, it never refuses."""
    since = clock.now() - SAME_THING_WITHIN
    found = matches(case, reader)
    return tuple(
        each
        for each in found
        if each.errand == Errand.KEHILANGAN and each.at >= since and each.state != LossState.BATAL
    )


def by_number(number: str, reader: Reader) -> Matter:
    """The loss dossier in scope whose letter carries this printed number, whole or without its tail. raises Unseen"""
    spelt = number.strip().upper()
    told = Q(number=spelt) | Q(number__startswith=f"{spelt}/")
    papers = Paper.objects.filter(told, kind=LETTER, unit=reader.unit, matter__in=rows(reader).values("pk"))
    paper = seen(papers.order_by("-issued_at") if "/" in spelt else papers.none())
    note_reading(reader, "losses.renew", paper.matter.pk)
    matter: Matter = seen(rows(reader).filter(pk=paper.matter.pk))
    return matter


def custody(reader: Reader) -> tuple[Kept, ...]:
    """Found goods of the unit that are still here, the oldest first; each is noted as read."""
    here = (FindState.DITERIMA_BARANG, FindState.DITITIPKAN)
    found = rows(reader).filter(errand=Errand.TEMUAN, state__in=here).order_by("received_at")
    return tuple(_kept(matter, reader) for matter in found.prefetch_related("things__custody", "papers")[:MOST_KEPT])


def _kept(matter: Matter, reader: Reader) -> Kept:
    note_reading(reader, "losses.custody", matter.pk)
    number = next((paper.number for paper in matter.papers.all() if paper.kind == FOUND), "")
    rows_here = [row for row in matter.things.all() if not row.struck]
    places = dict.fromkeys(row.custody.place for row in rows_here if hasattr(row, "custody") and row.custody.place)
    things = tuple(vault.get(row, "thing", matter.key) for row in rows_here)
    return Kept(matter, number, ", ".join(places), things, matter.received_at)


def sought_by(things: Iterable[Thing], reader: Reader, matter: Matter) -> str:
    """Number of the newest loss letter in scope that looks for one of these things, "" where nobody does."""
    codes = [each.code for each in same_numbers(things, reader, matter) if each.errand == Errand.KEHILANGAN]
    papers = Paper.objects.filter(kind=LETTER, matter__code__in=codes, voided_at=None, corrected_at=None)
    return (papers.order_by("-issued_at").values_list("number", flat=True).first() or "") if codes else ""


def found_receipt(matter: Matter, find: Find, said: dict[str, Any], officer: Officer, at: datetime) -> Any:
    """Receipt of found goods. said     what the desk adds: finder_number, sought_by, entries, witnesses"""
    return tt_temuan.Content(
        desk=desk_of(matter.unit, clock.local_date(at, ZoneInfo(matter.unit.zone))),
        number=None,
        received_at=at,
        officer=signer_of(officer),
        persons=(find.finder,) if find.finder.name else (),
        finder_number=said["finder_number"],
        found=find.when,
        where=find.where,
        things=guarded(each.thing for each in find.things),
        sought_by=said["sought_by"],
        handling=tuple(Handling(entry["condition"], seal=entry["seal"]) for entry in said["entries"]),
        witnesses=tuple(Witness(name) for name in said["witnesses"]),
        confirmation=Confirmation("tanda tangan"),
        tracking=tracking(matter),
        shield=shield(),
    )


def returned(case: CaseFile, given: Return, receipt: Paper, officer: Officer, at: datetime) -> pengembalian.Content:
    """Minutes of giving found goods back."""
    zone, said = ZoneInfo(case.matter.unit.zone), words_of(case, FOUND)
    reason = f"tidak diketahui: {given.reason}" if given.reason else ""
    left = (*given.exits, *("" for _ in case.goods))
    return pengembalian.Content(
        desk=desk_of(case.matter.unit, clock.local_date(at, zone)),
        number=None,
        receipt_number=receipt.number,
        received_on=clock.local_date(receipt.issued_at, zone),
        returned_at=at,
        persons=(given.receiver,),
        officer=signer_of(officer),
        ownership=given.ownership,
        things=guarded(case.goods),
        handling=tuple(
            Handling(entry["condition"] or reason, gone or reason, seal=entry["seal"])
            for entry, gone in zip(said["entries"], left, strict=False)
        ),
        attorney=given.attorney,
        witnesses=tuple(Witness(name) for name in said["witnesses"]) if given.how != "cap jempol" else (),
        confirmation=Confirmation(given.how, given.witnesses),
        shield=shield(),
    )
