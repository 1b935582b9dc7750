"""Makes the sealed file of a paper, once for each rendering, and binds its hash to the log."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError

from spkt.access import papers as known
from spkt.access._gate import Reader
from spkt.access._standing import MARKS, state_of
from spkt.actions._proofs import fix_proof
from spkt.actions._spine import Act, act, founding
from spkt.actions.ledger import is_batched
from spkt.kit import clock
from spkt.kit.orders import NotSealed, Order, Sealed
from spkt.kit.sealer import Sealer
from spkt.law.journeys.papers import PAPER
from spkt.law.secrecy import Secrecy
from spkt.papers import _kind as kinds
from spkt.records._store import key_of_paper, store
from spkt.records.models import Paper, Rendering

__all__ = ["NotSealed", "ask_seal", "print_out", "seal", "seal_for"]


@cache
def sealer() -> Sealer:
    """The line of this process to the one that seals."""
    site = settings.SITE
    return Sealer(Path(site.keys), Path(site.sealer) if site.sealer else None, site.national)


def ask_seal(a: Act, paper: Paper, copy: int = 0) -> None:
    """The file, of a sealed matter both renderings, is sealed after this act; a made history waits."""
    if is_batched():
        return
    ended = MARKS.get(state_of(paper), "")
    is_sealed = paper.matter is not None and paper.matter.secrecy == Secrecy.TERTUTUP
    for variant in (kinds.ASLI, kinds.LINDUNG) if is_sealed else (kinds.ASLI,):
        key = f"seal {paper.pk} {variant} {ended or copy}"
        a.after_commit("seal", key, paper=str(paper.pk), variant=variant, copy=copy)


def seal(paper: str, variant: str, copy: int = 0) -> None:
    """The sealed file of the paper as it stands now; done twice, it is made once. raises NotSealed

    paper   its id; variant, copy: as `Rendering` has them
    """
    row = Paper.objects.select_related("unit", "matter__key", "visit").get(pk=paper)
    if known.rendering(row, variant, copy) is None:
        fix_proof(row)
        _keep(row, variant, copy, _sealed(row, variant, copy))


def seal_for(code: str, reader: Reader, copy: int = 0) -> None:
    """The same for the rendering that this officer reads, before he prints it. raises Unseen, NotSealed"""
    paper = known.paper_in_scope(code, reader)
    seal(str(paper.pk), known.variant_of(paper, reader), copy)


@act("papers.print_out")
def print_out(a: Act, code: str, copy: int = 0) -> str:
    """Who printed the sealed file, and when. copy: ordinal of a counted copy, 0 for the original

    returns     code of the paper
    """
    paper = known.paper_in_scope(code, a.by)
    a.judge(PAPER, known.paper_facts(paper, a.by))
    made = known.rendering(paper, known.variant_of(paper, a.by), copy)
    a.subject = paper.pk
    a.facts["printed"] = {"number": paper.number, "copy": copy, "sha256": made.sha256 if made else ""}
    return str(paper.code)


def _sealed(paper: Paper, variant: str, copy: int) -> Sealed:
    pdf = known.to_seal(paper, variant, copy)
    rendering = f"{variant}:{copy}" if copy else variant
    unit = paper.unit
    order = Order(str(paper.pk), rendering, paper.kind, paper.number, unit.code, unit.name, sha256(pdf).hexdigest())
    return sealer().seal(order, pdf)


def _keep(paper: Paper, variant: str, copy: int, sealed: Sealed) -> None:
    """File first, row after it: a row never names what is not on the disk."""
    kept = store().put([sealed.pdf], *key_of_paper(paper))
    is_void = state_of(paper) in MARKS
    try:
        with founding("papers.seal", paper.unit) as a:
            a.subject = paper.pk
            a.add(
                Rendering(
                    paper=paper,
                    variant=variant,
                    copy=0 if is_void else copy,
                    is_void=is_void,
                    name=kept.name,
                    sha256=kept.sha256,
                    size=kept.size,
                    seal_key=sealed.key,
                    made_at=clock.now(),
                )
            )
            a.after_commit("publish_sheet_file", f"file:{kept.sha256}", sheet=str(paper.pk), sha256=kept.sha256)
            a.facts["sealed"] = {"number": paper.number, "variant": variant, "copy": copy, "sha256": kept.sha256}
    except IntegrityError:
        store().remove(kept.name)  # somebody else sealed it at the same moment, and his file counts
