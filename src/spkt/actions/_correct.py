"""An issued paper is corrected by two persons: the number and the day stay, a new edition lies beside the old one."""

import secrets
from dataclasses import fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from spkt.access import _corrections as known
from spkt.access import papers
from spkt.access import reports as wording
from spkt.access._standing import snapshot_of
from spkt.actions._index import forget, index_person, index_thing
from spkt.actions._publishing import tell_window
from spkt.actions._sealing import ask_seal
from spkt.actions._spine import Act, Refused, Stale, act, new_code
from spkt.actions._void import TOLD, lock_paper, twins_of
from spkt.actions.matters import settle, store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, lay_down, take_number
from spkt.actions.watch import assign, holders
from spkt.kit import clock
from spkt.law import _correction as rules
from spkt.law import numbers
from spkt.law.case import Account, Person, Thing, from_json, to_json
from spkt.law.journeys.papers import FOR_CITIZEN, PAPER
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.papers import ba_perbaikan
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.letterhead import desk_of, signer_of, signing_block
from spkt.records.models import Matter, Paper

MINUTES = "ba_perbaikan"
UNCHANGED = N_("Tidak ada yang berubah. Ubah sekurangnya satu isian, atau kembali.")
UNKNOWN = N_("Isian ini tidak dapat diperbaiki. Minta pembatalan bila isinya salah.")


@act("papers.ask_correct")
def ask_correct(a: Act, code: str, changes: dict[str, Any], reason: str) -> str:
    """Asks that printed facts be corrected; another decides within a day, of a sealed matter the head of detectives.

    changes     {path: new value as JSON}, paths as law._correction has them
    returns     code of the paper
    """
    paper = lock_paper(a, code)
    a.judge(PAPER, papers.paper_facts(paper, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis mengapa isinya keliru dan apa buktinya, misalnya “KTP diperlihatkan”."))
    before = snapshot_of(paper)["content"]
    check_printable(paper.kind, _content(paper, _changed(before, changes)))
    paper.fix_asked_by, paper.fix_asked_at = a.by.officer, a.at
    vault.put(paper, "fix", {"reason": reason.strip(), "changes": changes}, paper.matter.key)
    a.save(paper)
    decides = Role.KASAT if paper.matter.secrecy == Secrecy.TERTUTUP else Role.KA_SPKT
    for officer in holders(a.unit, decides):
        assign(a, paper.matter, officer)
    return str(paper.code)


def _changed(before: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    try:
        after = rules.corrected(before, changes)
    except KeyError:
        raise Refused(UNKNOWN) from None
    if not rules.is_lawful(before, after):
        raise Refused(UNCHANGED)
    return after


def _content(paper: Any, content: dict[str, Any]) -> Any:
    """The content as its kind's shape. raises Refused where a value does not fit it"""
    try:
        return from_json(kinds.kinds()[paper.kind].shape, content)
    except (TypeError, ValueError):
        raise Refused(N_("Ada isian yang tidak terbaca. Periksa tanggal, jam, dan angkanya.")) from None


@act("papers.refuse_correction")
def refuse_correction(a: Act, code: str) -> str:
    """The paper stays as it is, and what was asked is gone from it."""
    paper = lock_paper(a, code)
    a.judge(PAPER, papers.paper_facts(paper, a.by))
    paper.fix_asked_by, paper.fix_asked_at, paper.fix = None, None, ""
    a.save(paper)
    return str(paper.code)


@act("papers.correct")
def correct(a: Act, code: str, asked: str, told: str = "") -> dict[str, str]:
    """The second person agrees: old edition and new one both stay, minutes say what changed, the reporter is told.

    asked       digest of what he read (access._corrections.asked_digest)
    told        to whom it was told, "" where nobody outside had it
    returns     {"paper", "minutes", "number"}: codes of the new edition and of the minutes, number of these
    """
    paper = lock_paper(a, code)
    move = a.judge(PAPER, papers.paper_facts(paper, a.by))
    if asked != known.asked_digest(paper):
        raise Stale(N_("Permintaan perbaikan berubah sejak Anda membukanya. Baca lagi, lalu putuskan."))
    before, pairs = snapshot_of(paper)["content"], known.new_contents(paper, twins_of(paper))
    minutes = _minutes(a, paper, [each for each, _content in pairs], told.strip())
    ready = [(each, _content(each, content)) for each, content in pairs]
    for each, content in (*((old.kind, content) for old, content in ready), (MINUTES, minutes)):
        check_printable(each, content)
    made = [_replace(a, old, paper, content) for old, content in ready]
    series, number = take_number(a, numbers.Kind.MINUTES)
    issued = issue_paper(a, MINUTES, replace(minutes, number=number), series, number, matter=paper.matter)
    a.facts["corrected"] = [{"number": each.number, "edition": each.edition} for each in made]
    _mend(a, paper.matter, before, pairs[0][1])
    if paper.kind in TOLD | FOR_CITIZEN:
        tell_public(a, paper.matter, move.told)
    return {"paper": made[0].code, "minutes": issued.code, "number": number}


def _replace(a: Act, old: Any, asked: Any, content: Any) -> Paper:
    """Ends an edition and lays the next one beside it, under the same number and day."""
    if old.pk != asked.pk:
        vault.put(old, "fix", vault.get(asked, "fix", asked.matter.key), asked.matter.key)
    old.fix_asked_by, old.fix_asked_at = asked.fix_asked_by, asked.fix_asked_at
    old.corrected_by, old.corrected_at = a.by.officer, a.at
    a.save(old)
    ask_seal(a, old)
    tell_window(a, old, replaced_by=old.number)
    snapshot, salt = kinds.freeze(old.kind, content), secrets.token_bytes(32)
    kept = {name: getattr(old, name) for name in ("kind", "unit", "matter", "series", "ordinal", "number")}
    new = Paper(code=new_code(), **kept, edition=old.edition + 1, replaces=old, salt=salt.hex())
    new.digest, new.issued_by_id, new.issued_at = kinds.digest(snapshot, salt), old.issued_by_id, old.issued_at
    return lay_down(a, new, snapshot, content)


def _minutes(a: Act, paper: Any, corrected: list[Paper], told: str) -> ba_perbaikan.Content:
    found = known.asked(paper)
    assert found is not None
    titles = kinds.kinds()
    return ba_perbaikan.Content(
        desk=desk_of(a.unit, a.today),
        number=None,
        papers=tuple(
            ba_perbaikan.Corrected(titles[each.kind].title.title(), each.number, each.edition + 1) for each in corrected
        ),
        paper_on=clock.local_date(paper.issued_at, ZoneInfo(a.unit.zone)),
        corrected_at=a.at,
        reason=found.reason,
        changes=tuple(
            ba_perbaikan.Change(f"{each.label} ({each.of})" if each.of else each.label, each.before, each.after)
            for each in found.changes
        ),
        officer=signer_of(found.by),
        approver=signing_block(a.unit, MINUTES, a.today, a.by.officer),
        told=told,
        shield=wording.shield(),
    )


def _mend(a: Act, matter: Matter, before: dict[str, Any], after: dict[str, Any]) -> None:
    """What the dossier says like the old paper, it says like the new one: later papers are written from it."""
    case = open_case(matter)
    people, things = (_pairs(before, after, name) for name in ("persons", "things"))
    for party, person in case.parties:
        if (new := _same(people, person)) is not None:
            vault.put(party, "person", from_json(Person, new), matter.key)
            a.save(party)
            forget(party.pk)
            index_person(matter, party, from_json(Person, new))
    for row, thing in case.things:
        if (new := _same(things, thing)) is not None:
            vault.put(row, "thing", from_json(Thing, new), matter.key)
            a.save(row)
            forget(row.pk)
            index_thing(matter, row.pk, from_json(Thing, new))
    account = _account(case.account, before.get("account"), after.get("account"))
    if account is not None:
        store_account(a, matter, account)
    settle(a, matter)


def _pairs(before: dict[str, Any], after: dict[str, Any], name: str) -> list[tuple[Any, Any]]:
    return [(old, new) for old, new in zip(before.get(name, ()), after.get(name, ()), strict=True) if old != new]


def _same(pairs: list[tuple[Any, Any]], shape: Any) -> Any:
    """What stands now where the dossier says what the old paper said, None where it says something else."""
    said = to_json(shape)
    return next((new for old, new in pairs if old == said), None)


def _account(now: Account, before: Any, after: Any) -> Account | None:
    """The account with the corrected time, place and loss, None where none of them was corrected, or it moved on."""
    if before is None or before == after:
        return None
    changed = [name for name in ("when", "where", "loss") if before[name] != after[name]]
    fitting = [name for name in changed if to_json(getattr(now, name)) == before[name]]
    hints = {each.name: each.type for each in fields(Account)}
    return replace(now, **{name: from_json(hints[name], after[name]) for name in fitting}) if fitting else None
