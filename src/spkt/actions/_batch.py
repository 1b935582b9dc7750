"""Several papers printed in one go: originals that are still here, and counted copies of those that are not."""

from typing import Any

from spkt.access import papers as seen_as
from spkt.access._archive import MOST_IN_A_BATCH, mine
from spkt.access._gate import Unseen
from spkt.access._standing import held
from spkt.actions._spine import Act, Refused, act
from spkt.actions.papers import count_copy
from spkt.law.journeys.papers import PAPER, Held
from spkt.law.words import N_
from spkt.records.models import Paper


@act("papers.print_batch")
def print_batch(a: Act, codes: tuple[str, ...], reason: str = "") -> list[list[Any]]:
    """Notes what is printed together; an original in other hands becomes a copy, counted with the reason.

    returns     [[outside code, ordinal of the copy or 0]] in the order asked for
    raises      Unseen for a paper that is not there or not his
    """
    chosen = tuple(dict.fromkeys(codes))
    if not chosen:
        raise Refused(N_("Centang dulu surat yang akan dicetak."))
    if len(chosen) > MOST_IN_A_BATCH:
        raise Refused(N_("Paling banyak 50 surat sekali cetak. Kurangi centangnya, lalu cetak sisanya."))
    found = {paper.code: paper for paper in _locked(a, chosen)}
    if len(found) < len(chosen):
        raise Unseen
    sheets: list[list[Any]] = [[code, _copy(a, found[code], reason)] for code in chosen]
    a.facts["printed"] = [{"number": found[code].number, "copy": copy} for code, copy in sheets]
    return sheets


def _locked(a: Act, codes: tuple[str, ...]) -> list[Paper]:
    rows = mine(a.by).filter(code__in=codes).select_for_update(of=("self",)).select_related("matter__key")
    return list(rows.order_by("pk"))


def _copy(a: Act, paper: Paper, reason: str) -> int:
    """Ordinal of the copy that this print is, 0 where the original itself is printed or a void paper says BATAL."""
    if held(paper) != Held.DISERAHKAN:
        return 0
    a.judge(PAPER, seen_as.paper_facts(paper, a.by), "papers.reprint")
    if not reason.strip():
        raise Refused(N_("Di antaranya ada surat yang sudah diserahkan. Tulis mengapa salinannya diminta."))
    return count_copy(a, paper, reason.strip())
