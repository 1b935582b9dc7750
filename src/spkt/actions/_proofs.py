"""Binds what a receipt prints to the leaf of the act that issues it, and fixes its proof code once."""

from typing import Any

from django.db import transaction

from spkt.access._proofs import fixed
from spkt.actions._spine import Act
from spkt.kit import receipts
from spkt.kit.sqlite import writer
from spkt.papers import _kind as kinds
from spkt.records.models import Paper


def bind_receipt(a: Act, paper: Paper, content: Any) -> None:
    """The facts that this receipt prints go into the leaf; its code is fixed when its file is sealed."""
    proves = kinds.kinds()[paper.kind].proves
    if proves is None:
        return
    assert not a.receipt, "an act gives one receipt"
    a.facts["printed"] = receipts.plain_facts(proves(content))
    a.receipt = receipts.printed(a.facts["printed"], bytes.fromhex(paper.salt)).root.hex()


def fix_proof(paper: Paper) -> None:
    """Keeps the proof code of a receipt for all its prints; doing it twice changes nothing."""
    if kinds.kinds()[paper.kind].proves is None:
        return
    with writer(), transaction.atomic():
        row = fixed(Paper.objects.select_for_update().get(pk=paper.pk))
        if row is not None:
            row.save(force_insert=True)
