"""A count of what lies at a place: opened, things marked as seen, ended by one officer and closed by another."""

from dataclasses import replace

from spkt.access import _counts as counts
from spkt.access._gate import seen
from spkt.access._things import seeing
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law.journeys._custody import COUNT, CountFacts
from spkt.law.journeys._table import START, Move
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.models import Sighting, StockTake

KIND = "ba_opname"


@act("losses.open_count")
def open_count(a: Act, place: str) -> str:
    """Counting begins at this place. returns    outside code of the count"""
    move = a.judge(COUNT, CountFacts(state=START))
    if place not in dict(counts.places(a.by)):
        raise Refused(N_("Tidak ada barang yang tercatat di tempat itu. Pilih tempat dari daftar."))
    if counts.open_at(place, a.by):
        raise Refused(N_("Tempat ini sedang dihitung. Lanjutkan hitungan yang sudah dibuka."))
    row = StockTake(
        code=new_code(), unit=a.unit, place=place, state=str(move.to), opened_by=a.by.officer, opened_at=a.at
    )
    a.add(row)
    a.subject = row.pk
    return row.code


def _opened(a: Act, code: str) -> tuple[StockTake, Move]:
    """The count, locked, and the move that this act makes. raises Unseen"""
    rows = counts.counting(a.by).filter(code=code).select_for_update(of=("self",))
    row: StockTake = seen(rows.select_related("unit", "ended_by"))
    a.subject = row.pk
    return row, a.judge(COUNT, counts.count_facts(row, a.by))


@act("losses.count_thing")
def count_thing(a: Act, code: str, thing: str) -> str:
    """This thing is here; who saw it and when stay with it. returns     its code"""
    row, _move = _opened(a, code)
    found = seeing(a.by).filter(code=thing).first()
    if found is None:
        raise Refused(
            N_("Kode ini tidak ada di titipan kesatuan. Periksa kodenya, atau catat sebagai barang tanpa label.")
        )
    if counts.sighted(row, found) is not None:
        raise Refused(N_("Barang ini sudah dihitung. Lanjutkan dengan barang berikutnya."))
    a.add(Sighting(count=row, custody=found, state=found.state, place=found.place, officer=a.by.officer, at=a.at))
    a.facts["seen"] = {"count": row.code, "thing": found.code}
    return found.code


@act("losses.count_stray")
def count_stray(a: Act, code: str, note: str) -> str:
    """Something lies here that carries no label; note  what it is"""
    row, _move = _opened(a, code)
    if not note.strip():
        raise Refused(N_("Tulis barang apa yang tidak berlabel itu."))
    sight = Sighting(count=row, custody=None, officer=a.by.officer, at=a.at)
    vault.put_own(sight, "note", note.strip())
    a.add(sight)
    return row.code


@act("losses.end_count")
def end_count(a: Act, code: str) -> str:
    """Counting is over; another officer looks at the differences and closes."""
    row, move = _opened(a, code)
    row.ended_by, row.ended_at = a.by.officer, a.at
    a.go(row, move)
    a.save(row)
    return str(row.state)


@act("losses.count_again")
def count_again(a: Act, code: str) -> str:
    """The counting goes on: something is still to be looked for."""
    row, move = _opened(a, code)
    row.ended_by, row.ended_at = None, None
    a.go(row, move)
    a.save(row)
    return str(row.state)


@act("losses.close_count")
def close_count(a: Act, code: str) -> dict[str, str]:
    """The second officer closes the count; its minutes are issued with every difference.

    returns     {"paper", "number"} of the minutes
    """
    row, move = _opened(a, code)
    content = counts.minutes(row, a.by.officer, a.at)
    check_printable(KIND, content)
    series, number = take_number(a, numbers.Kind.MINUTES)
    row.paper = issue_paper(a, KIND, replace(content, number=number), series, number)
    row.closed_by, row.closed_at = a.by.officer, a.at
    a.go(row, move)
    a.save(row)
    found = [each.finding for each in content.seen]
    a.facts["counted"] = {"count": row.code} | {finding: found.count(finding) for finding in sorted(set(found))}
    return {"paper": row.paper.code, "number": number}
