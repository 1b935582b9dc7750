"""What a gelar leaves behind when its leader closes it: minutes, recommendation, and what the reporter must bring."""

from dataclasses import replace

from spkt.access import _outcomes as outcomes
from spkt.access import reports as wording
from spkt.actions._signing import block_for
from spkt.actions._spine import Act
from spkt.actions._terms import COMPLETION, start_term
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.kit import clock
from spkt.law import numbers
from spkt.law.writing import long_date
from spkt.records.casefile import CaseFile
from spkt.records.letterhead import signing_block
from spkt.records.models import Gelar, Matter, Paper


def issue_minutes(a: Act, matter: Matter, case: CaseFile, gelar: Gelar) -> Paper:
    """The berita acara with the number of the gelar, and the recommendation with the same ordinal; returns the latter.

    gelar   closed in this act, not saved yet: letters that cannot be printed are refused before
    """
    leader = signing_block(a.unit, "gelar_rek", a.today, a.by.officer)
    basis = _basis(a, matter)
    told = outcomes.minutes(case, gelar, leader, basis)
    draft = numbers.draft_form(numbers.Kind.GELAR, a.today, a.unit.tail)
    advised = wording.recommendation(case, gelar, draft, leader, basis)
    check_printable("gelar", told)
    check_printable("gelar_rek", advised)
    a.save(gelar)
    series, number = take_number(a, numbers.Kind.GELAR)
    issue_paper(a, "gelar", replace(told, number=number), series, number, matter=matter)
    short = numbers.printed(numbers.Kind.GELAR_REK, series.last, a.today, a.unit.tail)
    advised = replace(advised, number=short, gelar_number=number)
    return issue_paper(a, "gelar_rek", advised, series, short, matter=matter)


def _basis(a: Act, matter: Matter) -> tuple[str, ...]:
    receipt = Paper.objects.filter(matter=matter, kind="tanda_terima_pengaduan").first()
    day = clock.local_date(matter.received_at, a.by.zone)
    return (f"Pengaduan Nomor {receipt.number} tanggal {long_date(day)}",) if receipt else ()


def ask_for_more(a: Act, matter: Matter, case: CaseFile) -> None:
    """The letter that says what is missing and until when, and the clock that asks after it."""
    content = outcomes.completion(case, block_for(a.unit, "kelengkapan", a.today, a.by.officer), a.at)
    check_printable("kelengkapan", content)
    series, number = take_number(a, numbers.Kind.LETTER)
    issue_paper(a, "kelengkapan", replace(content, number=number), series, number, matter=matter)
    start_term(a, matter, COMPLETION, clock.day_end(content.complete_by, a.by.zone))
