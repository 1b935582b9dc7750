"""Who may be sending a piece right now: a slow line holds a thread of the server, and the desk needs threads too."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from uuid import UUID

SLOTS = 3
"""Threads that pieces may hold at once; `cli.run` has so many more than the desk was measured with."""


class Full(Exception):
    """Everything that pieces may hold is held; the sender waits a second and tries again."""


class Turns:
    """Slots for pieces. An officer gets a second one only while one stays free for somebody else."""

    def __init__(self, slots: int = SLOTS) -> None:
        self.slots = slots
        self._held: Counter[UUID] = Counter()
        self._lock = Lock()

    @contextmanager
    def of(self, officer: UUID) -> Iterator[None]:
        """Holds a slot while the body is read. raises Full"""
        with self._lock:
            free = self.slots - self._held.total()
            if free < (2 if self._held[officer] else 1):
                raise Full
            self._held[officer] += 1
        try:
            yield
        finally:
            with self._lock:
                self._held[officer] -= 1


turns = Turns()
