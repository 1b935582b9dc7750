"""The spine of every act: idempotency, lock, judgement, body, ledger leaf, one durable commit.

`@act("reports.issue")` turns a function that holds only what is special to the act into the whole of it.
The same key gives the same answer again and writes nothing; the same key with another body is a conflict.
If the leaf cannot be written, the act did not happen. (A decorator and not a context manager, because a
repeated key must skip the body: ADR 0003.)
"""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import models, transaction

from spkt.access._gate import Reader, Unseen, seen, sees
from spkt.actions import ledger
from spkt.kit import clock
from spkt.kit.sqlite import writer
from spkt.law.case import to_json
from spkt.law.journeys._signatures import SIGNATURES
from spkt.law.journeys._table import DECIDED, STAY, Journey, Move
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.models import Job, Matter, Officer, Once, Series, TreeHead, Unit, Visit

P = ParamSpec("P")
R = TypeVar("R")
ACTS: dict[str, Callable[..., Any]] = {}
"""Every act by name; the docs, the rights matrix and the tests read it."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Refused(Exception):
    """The act is not lawful now; each reason is a sentence that says what to do next.

    named   what the %s of the sentences stand for: a room translates first and fills in afterwards
    """

    def __init__(self, *sentences: str, named: tuple[str, ...] = ()) -> None:
        self.sentences, self.named = sentences, named
        self.reasons = self.said(str)
        super().__init__(*self.reasons)

    def said(self, spoken: Callable[[str], str]) -> list[str]:
        """The reasons in the language of a room, of which `spoken` turns one sentence."""
        return [spoken(each) % self.named if self.named else spoken(each) for each in self.sentences]


class NotYours(Refused):
    """The matter is in scope, but the act belongs to another role."""


class Unproven(Refused):
    """The act is a signature, lawful now, and the officer has yet to prove that it is he."""


class Stale(Refused):
    """Somebody changed the row since this officer read it."""


class Conflict(Refused):
    """The same idempotency key came with another body; nothing was written."""


@dataclass(slots=True)
class Act:
    """One act while it runs: who, when, what it touches, and what goes into its leaf.

    at      record time of the server, never before the last leaf
    rows    rows written so far; facts: printed facts for the leaf; subject: uuid the leaf is about
    receipt binds what the act's receipt prints, "" where it gave none
    """

    name: str
    by: Reader
    at: datetime
    key: UUID
    rows: list[models.Model] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    subject: UUID | None = None
    receipt: str = ""

    @property
    def unit(self) -> Unit:
        """The unit in whose name the officer acts."""
        return self.by.unit

    @property
    def today(self) -> date:
        """Local civil day of the unit at record time."""
        return clock.local_date(self.at, self.by.zone)

    def add(self, row: Any) -> Any:
        """Inserts a row and binds it to the leaf."""
        row.save(force_insert=True)
        self.rows.append(row)
        return row

    def save(self, row: Any) -> Any:
        """Updates a row, counts its version up and binds it to the leaf."""
        if hasattr(row, "version"):
            row.version += 1
        row.save(force_update=True)
        # The row may have been read twice in one act: the leaf binds what was written last.
        self.rows = [*(each for each in self.rows if each != row), row]
        return row

    def take(self, kind: str, period: str) -> Series:
        """The series with its next ordinal taken; locked until the commit, so that numbers have no gap."""
        series = Series.objects.select_for_update().filter(unit=self.unit, kind=kind, period=period).first()
        series = series or self.add(Series(unit=self.unit, kind=kind, period=period))
        series.last += 1
        return cast(Series, self.save(series))

    def after_commit(self, kind: str, key: str, *, not_before: datetime | None = None, **args: Any) -> None:
        """A job that follows this act, at once or at a later moment, enqueued in its transaction."""
        self.jobs.append(Job(kind=kind, key=key, args=to_json(args), run_after=not_before or self.at))

    def lock_matter(self, code: str, version: int | None = None) -> Matter:
        """The matter, locked, in the officer's scope. raises Unseen; Stale if it changed since `version`."""
        found = Matter.objects.filter(code=code, unit=self.unit).select_related("key")
        matter: Matter = seen(found.select_for_update(of=("self",)))
        if not sees(self.by, matter):
            raise Unseen
        matter.unit = self.unit  # its scope is this unit, whose row is at hand
        self.subject = matter.pk
        if version is not None and matter.version != version:
            raise Stale(N_("Perkara ini berubah sejak Anda membukanya. Muat ulang, lihat yang berubah, lalu ulangi."))
        return matter

    def lock_visit(self, code: str) -> Visit:
        """The visit of the officer's unit, locked. raises Unseen."""
        visit: Visit = seen(Visit.objects.select_for_update().filter(code=code, unit=self.unit))
        self.subject = visit.pk
        return visit

    def judge(self, journey: Journey, facts: Any, act: str = "") -> Move:
        """The move that this act makes from the state of the facts. raises NotYours or Refused with reasons."""
        rows = list(journey.rows(act or self.name, facts.state))
        mine = [move for move in rows if move.by & self.by.roles]
        if not rows:
            raise Refused(N_("Tindakan ini tidak bisa dilakukan pada tahap ini. Lihat langkah berikutnya."))
        if not mine:
            raise NotYours(N_("Tindakan ini bukan tugas peran Anda sekarang. Minta petugas yang berwenang."))
        against = [[need.why for need in move.needs if not need.holds(facts)] for move in mine]
        best = min(against, key=len)
        if best:
            raise Refused(*best)
        return mine[against.index(best)]

    def go(self, row: Any, move: Move, decided: str = "") -> None:
        """Moves a row to the state that the table, or the act itself, decides."""
        if move.to == DECIDED:
            row.state = decided or row.state
        elif move.to != STAY:
            row.state = str(move.to)


def act(name: str) -> Callable[[Callable[Concatenate[Act, P], R]], Callable[..., R]]:
    """Makes an action of a function whose first argument is its `Act`.

    The action is called with `by` (Reader), `key` (UUID) and the function's own arguments by name.
    raises  Refused, NotYours, Unproven, Stale, Conflict, Unseen; anything else is a fault
    """

    def make(body: Callable[Concatenate[Act, P], R]) -> Callable[..., R]:
        @wraps(body)
        def run(*, by: Reader, key: UUID, **inputs: Any) -> R:
            digest = _digest(name, inputs)
            with writer(), transaction.atomic(savepoint=not ledger.is_batched()):
                head = ledger.lock_head()
                earlier = ledger.answered(key)
                if earlier is not None:
                    return cast(R, _same_answer(earlier, by, digest))
                once = Once(key=key, officer=by.officer, act=name, digest=digest)
                return _carry_out(body, by, once, head, inputs)

        ACTS[name] = run
        return run

    return make


def _digest(name: str, inputs: dict[str, Any]) -> str:
    return vault.body_digest(json.dumps([name, to_json(inputs)], sort_keys=True, default=str))


def _same_answer(earlier: Once, by: Reader, digest: str) -> Any:
    """The answer this key gave before. raises Conflict if the body, or the officer, is another."""
    if earlier.digest != digest or earlier.officer_id != by.officer.pk:
        raise Conflict(N_("Formulir ini sudah dikirim dengan isi lain. Buka lagi halamannya dan periksa hasilnya."))
    return json.loads(earlier.answer)


def _carry_out(body: Callable[..., R], by: Reader, once: Once, head: TreeHead, inputs: dict[str, Any]) -> R:
    """Runs the body under the head's lock, which gives acts one order and a repeated key nowhere to slip through."""
    at, doubtful = clock.steady(head.last_at, clock.Tick(head.boot, head.monotonic_s) if head.boot else None)
    running = Act(name=once.act, by=by, at=at, key=once.key)
    answer = body(running, **inputs)
    if once.act in SIGNATURES:
        _sign(running)
    entry = ledger.Entry(
        once.act, by.officer, by.unit.code, running.subject, running.facts, running.rows, running.receipt
    )
    ledger.append(entry, head, at, doubtful)
    once.answer, once.at = json.dumps(to_json(answer)), at
    ledger.keep_answer(once, running.jobs)
    return answer


def _sign(running: Act) -> None:
    """Asked last, so that nobody types his password for an act that is refused. raises Unproven"""
    if not running.by.proof:
        raise Unproven(N_("Tindakan ini tanda tangan Anda. Buktikan dulu bahwa ini Anda."))
    running.facts["signed_by"] = running.by.proof


@contextmanager
def founding(name: str, unit: Unit) -> Iterator[Act]:
    """An act of the house itself, of no officer: founding a unit, a roster, a demonstration, a clock that ran out."""
    nobody = Reader(Officer(unit=unit), frozenset())
    with writer(), transaction.atomic():
        head = ledger.lock_head()
        at, doubtful = clock.steady(head.last_at)
        running = Act(name=name, by=nobody, at=at, key=UUID(int=0))
        yield running
        entry = ledger.Entry(name, None, unit.code, running.subject, running.facts, running.rows)
        ledger.append(entry, head, at, doubtful)
        ledger.keep_jobs(running.jobs)


def new_code(length: int = 10) -> str:
    """A random outside code of 5 bits a letter; never a running number."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
