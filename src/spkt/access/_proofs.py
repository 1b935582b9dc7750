"""Proof codes of receipts: what a paper carries beside its snapshot, and whether what is kept still proves it.

A code is the same whenever it is made, because it speaks of the ledger as it stood when the paper's leaf was its
last one; it is kept all the same, so that a print after a change of keys carries what the first one carried.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import clock, merkle, notes, qr, receipts
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Leaf, Node, Paper, Proof

STEP = 2000
MODULE_MM, WIDEST_MM = 0.4, 50.0
"""A module wide enough for a copy of 200 dpi; what would become wider than 5 cm gets smaller modules."""


class StoredNodes:
    """The stored full subtrees, for proofs."""

    def get_many(self, places: Sequence[merkle.Place]) -> list[bytes]:
        """Hashes in the order asked for. raises KeyError for a missing node."""
        found: dict[merkle.Place, bytes] = {}
        for level in {level for level, _ in places}:
            wanted = [at for each, at in places if each == level]
            for at, word in Node.objects.filter(level=level, index__in=wanted).values_list("index", "hash"):
                found[level, at] = bytes(word)
        return [found[place] for place in places]


def proof_square(paper: Paper) -> dict[str, Any]:
    """What the page draws of an issued receipt: {"svg", "mm"}; {} where a paper has no proof code, or not yet."""
    code = proof_code(paper)
    if not code:
        return {}
    drawn, modules = qr.dense(code)
    return {"svg": drawn, "mm": min(MODULE_MM * modules, WIDEST_MM)}


def proof_code(paper: Paper) -> str:
    """The digits of a receipt's proof code: those that were fixed, else those that would be; "" where there are none.

    A paper has none if it is no receipt, was issued before receipts were bound, or its leaf is still to be written.
    """
    if kinds.kinds()[paper.kind].proves is None:
        return ""
    kept = Proof.objects.filter(paper=paper).values_list("code", flat=True).first()
    return kept or _made(paper, vault.ring().signer("log"))


def _made(paper: Paper, signer: Ed25519PrivateKey) -> str:
    leaf = leaf_of(paper)
    facts = printed_in(leaf, paper) if leaf else None
    if leaf is None or facts is None:
        return ""
    nodes, size = StoredNodes(), leaf.index + 1
    head = notes.Checkpoint(origin(), size, merkle.root_at(nodes, size))
    where = receipts.Standing(leaf.index, merkle.inclusion_proof(nodes, leaf.index, size), head)
    return receipts.code(json.loads(leaf.body), facts, where, signer)


def leaf_of(paper: Paper) -> Leaf | None:
    """The leaf of the act that issued this paper, None while it is held back in a batch."""
    about = Leaf.objects.filter(subject=paper.matter_id or paper.visit_id)
    return about.filter(facts__contains=paper.digest).order_by("index").first()


def printed_in(leaf: Leaf, paper: Paper) -> receipts.Printed | None:
    """What the leaf says that this receipt prints, behind its salt; None where the leaf binds no receipt."""
    facts = json.loads(leaf.facts).get("printed")
    return receipts.printed(facts, bytes.fromhex(paper.salt)) if facts else None


def origin() -> str:
    """Name of this ledger: the unit that its first leaf founded, "" while it is empty."""
    body = Leaf.objects.order_by("index").values_list("body", flat=True).first()
    return f"spkt.{json.loads(body)['unit'].lower()}" if body else ""


def fixed(paper: Paper) -> Proof | None:
    """A row that fixes the code of this receipt, not saved yet; None where there is no code or it is fixed already."""
    if Proof.objects.filter(paper=paper).exists():
        return None
    code = proof_code(paper)
    return Proof(paper=paper, code=code, made_at=clock.now()) if code else None


def wrong_proofs() -> Iterator[tuple[str, str]]:
    """(sentence, number of the paper) for each kept code that is not the one of its paper's leaf as it is stored."""
    signers = vault.ring().signers("log")[::-1]
    for proof in Proof.objects.select_related("paper").order_by("pk").iterator(STEP):
        if not any(_agrees(proof, signer) for signer in signers):
            yield N_("Kode bukti surat %s tidak cocok dengan log."), proof.paper.number


def _agrees(proof: Proof, signer: Ed25519PrivateKey) -> bool:
    try:
        return _made(proof.paper, signer) == proof.code
    except vault.SPOILT:
        return False
