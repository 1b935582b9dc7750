"""Things in the desk's care and counts of them, made the only way there is: by walking the acts."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from spkt.actions import _counts, _custody, _evidence, _registers, matters
from spkt.actions._evidence import Taken
from spkt.kit import clock
from spkt.law.case import Thing
from spkt.records.models import Custody, StockTake
from tests import factories, lost
from tests.cast import NRP, who


def do(act: Any, by: str, **inputs: Any) -> Any:
    """The act by this officer, once."""
    return act(by=who(by), key=uuid4(), **inputs)


def thing(*, place: str = "lemari 2", seal: bool = True) -> str:
    """Label of a found wallet that lies at this place, or with "" is in citra's hands."""
    told = lost.FOUND if seal else lost.replace(lost.FOUND, things=(lost.replace(lost.WALLET, seal=""),))
    matter = lost.find(told)
    row = Custody.objects.get(thing__matter__code=matter)
    if place:
        do(_custody.shelve_thing, "citra", code=row.code, place=place)
    return row.code


def evidence(*, place: str = "lemari 2") -> str:
    """Label of a broken lock that was brought to a complaint and lies at this place, or with "" is in ani's hands."""
    matter = factories.matter(after="account")
    do(matters.put_thing, "ani", code=matter.code, thing=Thing("gembok rusak", part="bukti"))
    row = matter.things.order_by("-ordinal")[0]
    taken = (Taken(row.ordinal, seal="0012"),)
    inputs = {"taken": taken, "giver": 1, "reason": "bukti dari TKP", "kept_at": place}
    do(_evidence.receive_evidence, "ani", code=matter.code, **inputs)
    return str(Custody.objects.get(thing=row).code)


def passed(code: str, *, by: str = "citra", to: str = "lukas") -> str:
    """The same thing, given to another officer who has not confirmed yet."""
    do(_custody.pass_thing, by, code=code, to=NRP[to], reason="pemeriksaan sidik jari")
    return code


def count(*seen: str, place: str = "lemari 2", by: str = "citra", after: str = "count") -> str:
    """Code of a count at this place in which these labels were seen, and which rests after: count, end, close."""
    code: str = do(_counts.open_count, by, place=place)
    for label in seen:
        do(_counts.count_thing, by, code=code, thing=label)
    if after in ("end", "close"):
        do(_counts.end_count, by, code=code)
    if after == "close":
        do(_counts.close_count, "ani", code=code)
    return code


def reread(code: str) -> Custody:
    """The thing as it now stands in the tables."""
    return Custody.objects.select_related("holder", "receipt").get(code=code)


def recount(code: str) -> StockTake:
    """The count as it now stands."""
    return StockTake.objects.select_related("paper").get(code=code)


def close_month(book: str = "barang") -> str:
    """Code of the page of November of this register, closed on the first of December."""
    with clock.at(datetime(2026, 12, 1, 1, 0, tzinfo=UTC)):
        made = do(_registers.close_register, "wahyu", book=book, month=date(2026, 11, 1))
    return str(made["paper"])
