"""Appends an act to the transparency log inside its own transaction; keeps readings and checkpoints.

A leaf commits to what the act printed (`facts`) and to every row it wrote (`rows`), both behind a salt, so
the tree can stay for ever while the words behind it may one day be destroyed.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from spkt.access.ledger import commitment, row_digest
from spkt.kit import canonical, clock, merkle
from spkt.kit.sqlite import writer
from spkt.records.models import Leaf, Node, Officer, Reading, TreeHead

POLICY = 1
"""Version of the rules under which a leaf was judged; raised when a journey changes its meaning."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as it goes into the log.

    subject     uuid of the row the act is about; facts are printed things only, never a name
    """

    act: str
    actor: Officer | None
    unit: str
    subject: UUID | None
    facts: Mapping[str, Any]
    rows: Sequence[models.Model]


def lock_head() -> TreeHead:
    """The head row, locked for this transaction: from here on acts come one after another."""
    head = TreeHead.objects.select_for_update().first()
    return head or TreeHead.objects.create(id=1)


def append(entry: Entry, head: TreeHead, at: datetime, doubtful: bool) -> Leaf:
    """Writes the act's leaf and moves the head; must run in the transaction of the act.

    at          record time, from `kit.clock.steady` against the head
    doubtful    the clock jumped since the last leaf
    """
    salt, facts = secrets.token_bytes(32), canonical.text(dict(entry.facts))
    rows = canonical.text([[row._meta.model_name or "", str(row.pk), row_digest(row)] for row in entry.rows])
    body = _body(entry, head.size, at, doubtful, commitment(salt, facts, rows))
    leaf = Leaf(
        index=head.size,
        body=body,
        hash=merkle.leaf_hash(body.encode()),
        salt=salt,
        facts=facts,
        rows=rows,
        act=entry.act,
        at=at,
        actor=entry.actor,
        subject=entry.subject,
    )
    leaf.save(force_insert=True)
    _grow(head, leaf)
    return leaf


def _body(entry: Entry, index: int, at: datetime, doubtful: bool, commit: str) -> str:
    tick = clock.tick()
    return canonical.text(
        {
            "seq": index,
            "at": at.isoformat(timespec="milliseconds"),
            "clock": "doubt" if doubtful else "ok",
            "boot": tick.boot,
            "mono": f"{tick.seconds:.2f}",
            "actor": entry.actor.nrp if entry.actor else "",
            "unit": entry.unit,
            "act": entry.act,
            "subject": str(entry.subject or ""),
            "policy": POLICY,
            "commit": commit,
        }
    )


class _Edge:
    """The right edge of the tree, kept on the head row so that an append reads nothing else."""

    def __init__(self, head: TreeHead) -> None:
        hashes = [bytes.fromhex(word) for word in head.frontier.split()]
        self.known = dict(zip(merkle.edge(head.size) if head.size else [], hashes, strict=True))

    def get_many(self, places: Sequence[merkle.Place]) -> list[bytes]:
        return [self.known[place] for place in places]

    def put_many(self, fresh: Mapping[merkle.Place, bytes]) -> None:
        self.known.update(fresh)
        Node.objects.bulk_create([Node(level=level, index=at, hash=word) for (level, at), word in fresh.items()])


def _grow(head: TreeHead, leaf: Leaf) -> None:
    edge = _Edge(head)
    merkle.append(edge, head.size, [bytes(leaf.hash)])
    head.size += 1
    head.frontier = " ".join(word.hex() for word in edge.get_many(merkle.edge(head.size)))
    head.last_at, tick = leaf.at, clock.tick()
    head.boot, head.monotonic_s = tick.boot, tick.seconds
    head.save()


def keep_readings(rows: Sequence[Reading]) -> None:
    """Writes the readings of a page in a transaction of their own; if this fails there is no page."""
    if rows:
        with writer(), transaction.atomic():
            Reading.objects.bulk_create(rows)
