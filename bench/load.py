"""Several clients at once, each a process of its own, so that they do not share the server's lock nor each other's."""

import multiprocessing
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier
from typing import Any, Protocol

from bench.programs import Broken

READY_S, GRACE_S, SAMPLE_S = 120.0, 120.0, 0.5
CONTEXT = multiprocessing.get_context("spawn")


class Scenario(Protocol):
    """What one client does again and again."""

    def once(self, turn: int) -> dict[str, float]:
        """One turn: milliseconds by name of what was timed."""

    def close(self) -> None:
        """Gives back what it holds."""


@dataclass(frozen=True, slots=True)
class Load:
    """How much at most. count: turns of each client; seconds: after which no client starts another turn."""

    count: int
    seconds: float


@dataclass(slots=True)
class Shots:
    """What was timed. ms: by name; turns and wall_s: of all clients together, setting up left out."""

    ms: dict[str, list[float]] = field(default_factory=dict)
    turns: int = 0
    wall_s: float = 0.0

    def add(self, other: "Shots") -> None:
        """Adds what another round timed."""
        for name, times in other.ms.items():
            self.ms.setdefault(name, []).extend(times)
        self.turns, self.wall_s = self.turns + other.turns, self.wall_s + other.wall_s


def together(
    make: Callable[[int], Scenario], clients: int, load: Load, sample: Callable[[], object] = lambda: None
) -> Shots:
    """Runs this many clients side by side from one moment on.

    make    gives the scenario of a client by its number; must be importable
    sample  called twice a second meanwhile
    raises  Broken with what went wrong in the first client that failed
    """
    start, answers = CONTEXT.Barrier(clients), CONTEXT.Queue()
    processes = [
        CONTEXT.Process(target=_client, args=(make, number, load, start, answers)) for number in range(clients)
    ]
    try:
        for process in processes:
            process.start()
        return _shots(_gathered(answers, clients, READY_S + load.seconds + GRACE_S, sample))
    finally:
        for process in processes:
            process.join(0.2)
            process.kill()
            process.join()


Run = tuple[float, float, list[dict[str, float]]]


def _client(make: Callable[[int], Scenario], number: int, load: Load, start: Barrier, answers: Any) -> None:
    try:
        scenario = make(number)
        start.wait(READY_S)
        shots: list[dict[str, float]] = []
        began = time.perf_counter()
        while len(shots) < load.count and time.perf_counter() - began < load.seconds:
            shots.append(scenario.once(len(shots)))
        answers.put((began, time.perf_counter(), shots))
        scenario.close()
    except Exception as error:  # noqa: BLE001  told by the parent, whatever it is
        answers.put(f"client {number}: {type(error).__name__}: {error}")
        start.abort()


def _gathered(answers: Any, clients: int, limit_s: float, sample: Callable[[], object]) -> list[Run]:
    runs: list[Run] = []
    deadline = time.monotonic() + limit_s
    while len(runs) < clients:
        if time.monotonic() > deadline:
            raise Broken(f"{clients - len(runs)} of {clients} clients did not come back within {limit_s:.0f} s")
        sample()
        try:
            answer = answers.get(timeout=SAMPLE_S)
        except queue.Empty:
            continue
        if isinstance(answer, str):
            raise Broken(answer)
        runs.append(answer)
    return runs


def _shots(runs: list[Run]) -> Shots:
    found = Shots(wall_s=max(run[1] for run in runs) - min(run[0] for run in runs))
    for _began, _ended, turns in runs:
        found.turns += len(turns)
        for turn in turns:
            for name, ms in turn.items():
                found.ms.setdefault(name, []).append(ms)
    return found
