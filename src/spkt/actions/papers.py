"""Issues papers inside an act: number, frozen snapshot and digest in the business transaction."""

import secrets
from typing import Any

from spkt.access._gate import in_scope, seen
from spkt.access.papers import paper_facts
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.law import numbers
from spkt.law.journeys.papers import PAPER
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Matter, Paper, Series, Visit


def take_number(a: Act, kind: numbers.Kind) -> tuple[Series, str]:
    """The next ordinal of the kind's series with its printed form; only the transaction that uses it may."""
    series = a.take(numbers.series_of(kind), numbers.period(kind, a.today))
    return series, numbers.printed(kind, series.last, a.today, a.unit.tail)


def check_printable(kind: str, content: Any) -> None:
    """Refuses, before a number is taken, what the shipped letters cannot print."""
    missing = kinds.unprintable(kind, content)
    if missing:
        letters = " ".join(missing[:12])
        sentence = N_("Huruf ini belum bisa dicetak: %s. Tulis namanya dengan huruf Latin seperti di KTP, lalu ulangi.")
        raise Refused(sentence, named=(letters,))


def issue_paper(
    a: Act,
    kind: str,
    content: Any,
    series: Series,
    number: str,
    *,
    matter: Matter | None = None,
    visit: Visit | None = None,
) -> Paper:
    """The issued paper: snapshot sealed with the matter's key (a ticket's with the desk's), digest in the leaf."""
    snapshot, salt = kinds.freeze(kind, content), secrets.token_bytes(32)
    paper = Paper(
        code=new_code(),
        kind=kind,
        unit=a.unit,
        matter=matter,
        visit=visit,
        series=series,
        ordinal=series.last,
        number=number,
        digest=kinds.digest(snapshot, salt),
        salt=salt.hex(),
        issued_by=a.by.officer,
        issued_at=a.at,
    )
    if matter is None:
        vault.put_own(paper, "snapshot", snapshot)
    else:
        vault.put(paper, "snapshot", snapshot, matter.key)
    a.facts.setdefault("papers", []).append({"kind": kind, "number": number, "digest": paper.digest})
    return a.add(paper)  # type: ignore[no-any-return]  # add gives back the row it was given


@act("papers.hand_over")
def hand_over(a: Act, code: str, to: str, identified: str) -> str:
    """The original changes hands; who took it and how she was identified stay sealed beside it.

    to          name of who took it
    identified  how: "KTP", "dikenal petugas", "surat kuasa"
    returns     outside code of the matter
    """
    mine = Paper.objects.filter(code=code, matter__in=in_scope(a.by))
    paper = seen(mine.select_for_update(of=("self",)).select_related("matter__key"))
    a.subject = paper.matter.pk
    a.judge(PAPER, paper_facts(paper, a.by))
    paper.handed_at, paper.handed_by = a.at, a.by.officer
    vault.put(paper, "handed_to", f"{to} ({identified})", paper.matter.key)
    a.save(paper)
    a.facts["handed"] = paper.number
    return str(paper.matter.code)
