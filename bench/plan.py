"""What is measured, in which order, beside which floor.

Every load is cut into rounds, and in each round the floor is measured right after the house under the same number of
clients. Pages are measured before journeys, because journeys add matters.
"""

import json
import secrets
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bench import figures
from bench.figures import Figure, Goal, Round
from bench.floors import Ledger
from bench.house import Aim, Site
from bench.journey import Journey
from bench.letter import Letter
from bench.load import Load, Scenario, Shots, together
from bench.pages import Bare, Checker, Follower, Reader
from bench.programs import Program, ask_child, two_ports

ROUNDS = 3
MOST = 400
"""Turns of one client in one round, however fast the machine is."""
SMALL = 100
STARTS = 3
SAMPLED = 20
WORKLOADS = ("W1", "W2", "W3", "W5", "W6", "W7", "W8", "W10", "W11")
"""W9, memory, is read off whatever else runs."""
PDF_S = 120.0
SEALED, IN_A_ROW, SEALS_S = 60, 1000, 600.0
COUNTED = ("requests", "entries", "entries_all")
"""What the journey to a letter counts of itself beside its times."""
LETTER_GOALS = (Goal("entries", 8),)
PAGE_GOALS = (Goal("p95", 60), Goal("statements", 12))
GOALS = {
    "W1 terbit, 4 klien": (Goal("p95", 150),),
    "W5 PDF lp_b": (Goal("p50", 60),),
    "W7 mulai lagi": (Goal("p95", 3000),),
    "W10 PDF bersegel": (Goal("p50", 120),),
    "W9 memori": (Goal("idle_mb", 200),),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. size: matters; seconds: of each load, floors beside it; only: workloads."""

    size: int = 10_000
    clients: tuple[int, ...] = (1, 4, 16)
    seconds: float = 15.0
    only: tuple[str, ...] = WORKLOADS


@dataclass
class Bench:
    """One run.

    place   directory on the file system under measure; seeds are kept there, what is measured is a copy in `work`
    say     told what happens next
    """

    order: Order
    place: Path
    say: Callable[[str], None]
    figures: dict[str, Figure] = field(default_factory=dict)
    steps: dict[str, dict[str, Figure]] = field(default_factory=dict)
    seeded_s: dict[str, float] = field(default_factory=dict)
    idle_mb: list[float] = field(default_factory=list)
    load_mb: list[float] = field(default_factory=list)
    work: Path = field(init=False)
    ledger: Ledger = field(init=False)
    bare: Program = field(init=False)

    def run(self) -> None:
        """Measures everything that was ordered; what it started is ended whatever happens."""
        with ExitStack() as ends:
            self.work = self.place / f"run-{secrets.token_hex(4)}"
            self.work.mkdir(parents=True)
            ends.callback(shutil.rmtree, self.work, ignore_errors=True)
            self.ledger = Ledger(self.work)
            ends.callback(self.ledger.close)
            if self.asked("W5"):
                self._pdf()
            if self.asked("W10"):
                self._seals()
            if set(self.order.only) - {"W5", "W10"}:
                self._served(ends)

    def asked(self, name: str) -> bool:
        """Was this workload ordered?"""
        return name in self.order.only

    def _served(self, ends: ExitStack) -> None:
        """What needs a server: the small site first, then the one of the full size."""
        self.bare = ends.enter_context(self._bare())
        for size in sorted({min(SMALL, self.order.size), self.order.size}):
            site = self._site(size)
            with site.open() as (program, aim):
                self._pages(site, aim, size)
                if size == self.order.size:
                    self._window(aim)
                    for clients in self.order.clients:
                        self._reports(program, aim, clients)
                        self._letters(program, aim, clients)
                    self._keep("dasar: satu sisipan kecil", figures.spread(self.ledger.smalls(MOST)))
            if size == self.order.size and self.asked("W7"):
                self._starts(site)
        memory = {name: round(max(mb), 1) for name, mb in self._memory().items() if mb}
        if memory:
            self._keep("W9 memori", memory)

    def _memory(self) -> dict[str, list[float]]:
        return {"idle_mb": self.idle_mb, "load_mb": self.load_mb}

    def _bare(self) -> Program:
        port = two_ports()
        env = {"BENCH_SECRET": secrets.token_hex(32), "BENCH_PLACE": str(self.work)}
        return Program(["-m", "bench.bare", str(port)], env, port, "/", self.work / "bare.log")

    def _site(self, size: int) -> Site:
        """A copy of the seeded site of this size; the seed is made if it is not there."""
        seed, copy = Site(self.place / f"seed-{size}"), self.work / str(size)
        self.say(f"perkara: {size}")
        self.seeded_s[str(size)] = round(seed.fill(size), 1)
        shutil.copytree(seed.place, copy)
        site = Site(copy)
        site.learn()
        return site

    def _rounds(
        self,
        make: Callable[[int], Scenario],
        clients: int,
        floors: dict[str, Callable[[Load], list[float]]],
        sample: Callable[[], object] = lambda: None,
    ) -> tuple[Shots, list[tuple[Shots, dict[str, list[float]]]]]:
        """The load and its floors in turn: everything together, and round by round."""
        whole, found = Shots(), []
        for _ in range(ROUNDS):
            mine = together(make, clients, Load(MOST, self.order.seconds / ROUNDS), sample)
            below = {name: floor(Load(MOST, self.order.seconds / ROUNDS / 2)) for name, floor in floors.items()}
            whole.add(mine)
            found.append((mine, below))
        return whole, found

    def _bare_times(self, clients: int, kind: str) -> Callable[[Load], list[float]]:
        return lambda load: together(partial(Bare, self.bare.port), clients, load).ms[kind]

    def _pages(self, site: Site, aim: Aim, size: int) -> None:
        """W2 and W3 at one client, with their statements."""
        matters = tuple(f"/perkara/{code}" for code in aim.codes)
        kinds = {"W2": ("buka perkara", matters), "W3": ("meja kerja", ("/?saring=semua",))}
        for name, (label, paths) in kinds.items():
            if self.asked(name):
                self.say(f"{name} {label}")
                _, rounds = self._rounds(partial(Reader, aim, paths), 1, {"halaman kosong": self._bare_times(1, "get")})
                figure = figures.beside([(shots.ms["page"], below) for shots, below in rounds])
                counted = site.statements(list(paths[:SAMPLED]))
                goals = PAGE_GOALS if size == self.order.size else ()
                self._keep(f"{name} {label}, {size} perkara", figure | {"statements": max(counted.values())}, goals)

    def _window(self, aim: Aim) -> None:
        """W6 and W11: the public window, asked for a matter and for papers."""
        asks: dict[str, Callable[[int], Scenario]] = {
            "W6 jendela publik": partial(Follower, aim),
            "W11 periksa kotak": partial(Checker, aim, "kotak"),
            "W11 periksa berkas": partial(Checker, aim, "berkas"),
        }
        for name, make in asks.items():
            if self.asked(name.partition(" ")[0]):
                self.say(name)
                _, rounds = self._rounds(make, 1, {"halaman kosong": self._bare_times(1, "get")})
                self._keep(name, figures.beside([(shots.ms["page"], below) for shots, below in rounds]))

    def _reports(self, program: Program, aim: Aim, clients: int) -> None:
        """W1: whole journeys to an LP, and the issue request in them."""
        if self.asked("W1"):
            whole, issue = self._journeys("W1", program, partial(Journey, aim), clients)
            self._keep(f"W1 terbit, {clients} klien", issue)
            self._keep(f"W1 perjalanan, {clients} klien", _travelled(whole))
            self.steps[str(clients)] = {name: figures.spread(times) for name, times in whole.ms.items()}

    def _letters(self, program: Program, aim: Aim, clients: int) -> None:
        """W8: whole journeys to a loss letter, the issue request in them, and what an officer enters."""
        if self.asked("W8"):
            whole, issue = self._journeys("W8", program, partial(Letter, aim), clients)
            counts = {name: int(max(whole.ms.pop(name))) for name in COUNTED}
            entries = {"entries": counts.pop("entries")}
            self._keep(f"W8 terbit SKTLK, {clients} klien", issue | entries, LETTER_GOALS)
            self._keep(f"W8 perjalanan SKTLK, {clients} klien", _travelled(whole) | counts)
            self.steps[f"W8 {clients}"] = {name: figures.spread(times) for name, times in whole.ms.items()}

    def _journeys(
        self, name: str, program: Program, make: Callable[[int], Scenario], clients: int
    ) -> tuple[Shots, Figure]:
        """Journeys of one kind: all that was timed, and the issue request beside its floors."""
        self.say(f"{name} perjalanan, {clients} klien")
        floors = {
            "kiriman kosong": self._bare_times(clients, "post"),
            "transaksi": lambda load: self.ledger.issues(load.count // 2),
        }
        whole, rounds = self._rounds(make, clients, floors, lambda: self.load_mb.append(program.memory_mb()))
        return whole, figures.beside([(shots.ms["issue"], below) for shots, below in rounds])

    def _starts(self, site: Site) -> None:
        """W7 in turn with the bare program's start; W9 of a house that nobody calls."""
        self.say("W7 mulai lagi")
        rounds: list[Round] = []
        for _ in range(STARTS):
            with site.program() as program:
                self.idle_mb.append(program.memory_mb())
            with self._bare() as bare:
                rounds.append(([program.start_s * 1000], {"program kosong": [bare.start_s * 1000]}))
        self._keep("W7 mulai lagi", figures.beside(rounds))

    def _pdf(self) -> None:
        """W5 with its floor, every kind of paper, in a process of its own."""
        self.say("W5 satu PDF tiap jenis surat")
        made: dict[str, dict[str, Any]] = json.loads(
            ask_child("bench.pdf", str(MOST), str(self.order.seconds), env={}, limit_s=PDF_S + self.order.seconds)
        )
        for kind, times in made.items():
            figure = figures.beside([(times["house"], {"halaman typst kosong": times["bare"]})])
            self._keep(f"W5 PDF {kind}", figure | {"kb": round(times["bytes"] / 1024)})

    def _seals(self) -> None:
        """W10: what a seal adds, and a thousand papers in a row, in a process of its own."""
        self.say("W10 segel")
        counts = [str(min(each, self.order.size)) for each in (SEALED, IN_A_ROW)]
        made: dict[str, Any] = json.loads(ask_child("bench.seals", *counts, env={}, limit_s=SEALS_S))
        self._keep("W10 PDF bersegel", figures.beside([(made["house"], {"tanpa segel": made["bare"]})]))
        row = {"n": made["batch"], "papers_per_minute": round(made["batch"] / made["batch_s"] * 60, 1)}
        self._keep("W10 surat berturut-turut", row | {name: made[name] for name in ("first_mb", "last_mb")})

    def _keep(self, name: str, figure: Figure, goals: tuple[Goal, ...] = ()) -> None:
        self.figures[name] = figures.held(figure, goals or GOALS.get(name, ()))


def _travelled(whole: Shots) -> Figure:
    """Times of whole journeys, and how many a minute all clients made together."""
    return figures.spread(whole.ms["journey"]) | {"per_minute": round(whole.turns / whole.wall_s * 60, 1)}
