"""Found goods: taken with a receipt at once, kept, given back with minutes or handed to the detectives."""

from dataclasses import replace
from typing import Any

from spkt.access import losses as wording
from spkt.access._facts import facts
from spkt.access._gate import seen
from spkt.access._loss_facts import FOUND
from spkt.actions import _custody
from spkt.actions._index import index_thing
from spkt.actions._spine import Act, Refused, act
from spkt.actions.losses import check_free, write_letter
from spkt.actions.matters import add_party, begin, put_down, store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law.case import Account, to_json
from spkt.law.journeys import Errand
from spkt.law.journeys._custody import Care, Step
from spkt.law.journeys._table import START, Move
from spkt.law.journeys.losses import FIND, FindFacts
from spkt.law.losses import Find, Return, finder_number, may_return
from spkt.law.words import N_
from spkt.records import models as rows
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case

RETURNED = "pengembalian"


@act("losses.take_found")
def take_found(a: Act, visit: str, find: Find) -> dict[str, str]:
    """Takes found goods and gives the finder's receipt in the same commit; she may stay a number.

    returns     {"matter", "paper", "number", "finder"}: the last is her number, "" where she gave a name
    """
    came = a.lock_visit(visit)
    move = a.judge(FIND, FindFacts(state=START))
    check_free(came)
    _check_find(find)
    matter = begin(a, Errand.TEMUAN, _subject(find), visit=came, anonymous=not find.finder.name)
    a.go(matter, move)
    said = {**_words(find), "sought_by": wording.sought_by((each.thing for each in find.things), a.by, matter)}
    content = wording.found_receipt(matter, find, said, a.by.officer, a.at)
    check_printable(FOUND, content)
    put_down(a, matter)
    _put_goods(a, matter, find)
    series, number = take_number(a, numbers.Kind.THINGS)
    said["finder_number"] = "" if find.finder.name else finder_number(series.last)
    letter = write_letter(a, matter, FOUND, said)
    content = replace(content, number=number, finder_number=said["finder_number"])
    letter.paper = issue_paper(a, FOUND, content, series, number, matter=matter)
    a.save(letter)
    for row, each in zip(rows.Thing.objects.filter(matter=matter).order_by("ordinal"), find.things, strict=True):
        _custody.enter(a, row, letter.paper, giver=find.finder.name or said["finder_number"], seal=each.seal)
    tell_public(a, matter, move.told)
    return {"matter": matter.code, "paper": letter.paper.code, "number": number, "finder": said["finder_number"]}


def _check_find(find: Find) -> None:
    if not find.things or not all(each.thing.name.strip() for each in find.things):
        raise Refused(N_("Tulis dulu barang apa yang ditemukan."))
    if find.when.start is None and not find.when.unknown:
        raise Refused(N_("Tulis kapan barangnya ditemukan."))


def _subject(find: Find) -> str:
    more = f" dan {len(find.things) - 1} lainnya" if len(find.things) > 1 else ""
    return f"Temuan {find.things[0].thing.kind_name or 'barang'}{more}"


def _words(find: Find) -> dict[str, Any]:
    entries = [{"condition": each.condition, "photo": each.photo, "seal": each.seal} for each in find.things]
    return {"entries": entries, "witnesses": list(find.witnesses), "kept_at": "", "finder_number": ""}


def _put_goods(a: Act, matter: rows.Matter, find: Find) -> None:
    """Finder, finding and things on record; a thing is found again by its numbers."""
    if find.finder.name:
        add_party(a, matter, find.finder)
    for ordinal, each in enumerate(find.things, 1):
        row = rows.Thing(matter=matter, ordinal=ordinal)
        vault.put(row, "thing", each.thing, matter.key)
        a.add(row)
        index_thing(matter, row.pk, each.thing)
    store_account(a, matter, Account(when=find.when, where=find.where))
    a.save(matter)


@act("losses.store")
def store(a: Act, code: str, kept_at: str, conditions: tuple[str, ...] = (), photos: tuple[str, ...] = ()) -> str:
    """Where the goods are kept from now on, and how each looks; a photograph is named by its number in the album.

    conditions, photos  in the order of the things; an empty one leaves what is on record
    """
    matter, case, move = _opened(a, code)
    if not kept_at.strip():
        raise Refused(N_("Tulis tempat simpannya: lemari, rak, atau gudang."))
    row, said = _letter(case)
    entries = [dict(entry) for entry in said["entries"]]
    for named, values in (("condition", conditions), ("photo", photos)):
        for entry, value in zip(entries, values, strict=False):
            entry[named] = value.strip() or entry[named]
    vault.put(row, "words", {**said, "kept_at": kept_at.strip(), "entries": entries}, matter.key)
    a.save(row)
    _custody.shelve_all(a, matter, kept_at.strip())
    a.go(matter, move)
    a.save(matter)
    return str(matter.state)


def _opened(a: Act, code: str) -> tuple[rows.Matter, CaseFile, Move]:
    matter = a.lock_matter(code)
    case = open_case(matter)
    return matter, case, a.judge(FIND, facts(case, a.by))


def _letter(case: CaseFile) -> tuple[rows.Letter, dict[str, Any]]:
    letter = case.letter(FOUND)
    assert letter is not None
    return letter


@act("losses.give_back")
def give_back(a: Act, code: str, given: Return) -> dict[str, str]:
    """The goods go back to who has a right to them, with minutes that both sign and that cost nothing.

    returns     {"paper", "number"} of the minutes
    raises      Refused without condition at entry and exit or a reason, and where one has not signed
    """
    matter, case, move = _opened(a, code)
    row, said = _letter(case)
    against = may_return([entry["condition"] for entry in said["entries"]], given)
    if against:
        raise Refused(*against)
    receipt = seen(rows.Paper.objects.filter(matter=matter, kind=FOUND).order_by("-issued_at"))
    content = wording.returned(case, given, receipt, a.by.officer, a.at)
    check_printable(RETURNED, content)
    series, number = take_number(a, numbers.Kind.THINGS)
    paper = issue_paper(a, RETURNED, replace(content, number=number), series, number, matter=matter)
    vault.put(row, "answer", {"returned": to_json(given), "officer": a.by.officer.nrp}, matter.key)
    row.received_at = a.at
    a.save(row)
    _custody.depart(a, matter, Step.PULANG, Care.DIPULANGKAN, citizen=given.receiver.name, reason=number)
    _close(a, matter, move)
    return {"paper": paper.code, "number": number}


@act("losses.to_reskrim")
def to_reskrim(a: Act, code: str, reason: str) -> str:
    """The goods go to the detectives; reason   who takes them there, and why"""
    matter, case, move = _opened(a, code)
    if not reason.strip():
        raise Refused(N_("Tulis siapa di Reskrim yang menerima, dan mengapa barangnya diserahkan."))
    row, _said = _letter(case)
    vault.put(row, "answer", {"reskrim": reason.strip(), "officer": a.by.officer.nrp}, matter.key)
    a.save(row)
    _custody.depart(a, matter, Step.SERAH, Care.KE_RESKRIM, reason=reason.strip())
    _close(a, matter, move)
    return str(matter.state)


def _close(a: Act, matter: rows.Matter, move: Move) -> None:
    a.go(matter, move)
    matter.closed_at = a.at
    a.save(matter)
    tell_public(a, matter, move.told)
