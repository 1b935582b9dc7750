"""Appends an act to the transparency log inside its own transaction; keeps readings and checkpoints.

A leaf commits to what the act printed (`facts`) and to every row it wrote (`rows`), both behind a salt, so
the tree can stay for ever while the words behind it may one day be destroyed.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from spkt.access.ledger import commitment, row_digest
from spkt.kit import canonical, clock, merkle
from spkt.kit.sqlite import writer
from spkt.records.models import Job, Leaf, Node, Officer, Once, Reading, TreeHead

POLICY = 2
"""Version of the rules under which a leaf was judged; raised when a journey, or a leaf, changes its meaning.

2   the leaf of an act that gave a citizen's receipt says so: `receipt` binds what that paper prints (ADR 0046)
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as it goes into the log.

    subject     uuid of the row the act is about; facts are printed things only, never a name
    receipt     what binds the facts that the act's receipt prints, in hex; "" where it gave none
    """

    act: str
    actor: Officer | None
    unit: str
    subject: UUID | None
    facts: Mapping[str, Any]
    rows: Sequence[models.Model]
    receipt: str = ""


@dataclass(slots=True)
class _Batch:
    """Leaves of many acts that are written together, and the head that knows them already."""

    head: TreeHead
    leaves: list[Leaf] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    answers: list[Once] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)


_batch: ContextVar[_Batch | None] = ContextVar("spkt_batch", default=None)


@contextmanager
def batch() -> Iterator[None]:
    """Many acts in one durable transaction, all or none; for a history that is made, never for the desk."""
    with writer(), transaction.atomic(durable=True):
        held = _Batch(lock_head())
        token = _batch.set(held)
        try:
            yield
        finally:
            _batch.reset(token)
        Leaf.objects.bulk_create(held.leaves)
        Node.objects.bulk_create(held.nodes)
        Once.objects.bulk_create(held.answers)
        Job.objects.bulk_create(held.jobs, ignore_conflicts=True)
        held.head.save()


def is_batched() -> bool:
    """Are leaves being held back until the end of a batch?"""
    return _batch.get() is not None


def answered(key: UUID) -> Once | None:
    """The answer this key gave before. A made history never uses a key twice; if it did, its batch would not commit."""
    return None if is_batched() else next(iter(Once.objects.filter(key=key)), None)


def keep_answer(once: Once, jobs: Sequence[Job]) -> None:
    """Writes what an act answered and what follows it."""
    keep_jobs(jobs)
    if held := _batch.get():
        held.answers.append(once)
        return
    once.save(force_insert=True)


def keep_jobs(jobs: Sequence[Job]) -> None:
    """Writes what follows an act; a job whose key is known already is the same job."""
    if held := _batch.get():
        held.jobs += jobs
        return
    Job.objects.bulk_create(jobs, ignore_conflicts=True)


def lock_head() -> TreeHead:
    """The head row, locked for this transaction: from here on acts come one after another."""
    if held := _batch.get():
        return held.head
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
    held = _batch.get()
    nodes = _grow(head, leaf)
    if held:
        held.leaves.append(leaf)
        held.nodes += nodes
        return leaf
    leaf.save(force_insert=True)
    Node.objects.bulk_create(nodes)
    head.save()
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
            **({"receipt": entry.receipt} if entry.receipt else {}),
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
        self.fresh = [Node(level=level, index=at, hash=word) for (level, at), word in fresh.items()]


def _grow(head: TreeHead, leaf: Leaf) -> list[Node]:
    """Moves the head (not saved yet) over one leaf; the nodes that became whole."""
    edge = _Edge(head)
    merkle.append(edge, head.size, [bytes(leaf.hash)])
    head.size += 1
    head.frontier = " ".join(word.hex() for word in edge.get_many(merkle.edge(head.size)))
    head.last_at, tick = leaf.at, clock.tick()
    head.boot, head.monotonic_s = tick.boot, tick.seconds
    return edge.fresh


def keep_readings(rows: Sequence[Reading]) -> None:
    """Writes the readings of a page in a transaction of their own; if this fails there is no page."""
    if rows:
        with writer(), transaction.atomic():
            Reading.objects.bulk_create(rows)
