"""Times as figures: percentiles, ratios to floors of the same minute, goals, and the table."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Figure = dict[str, Any]
Times = Sequence[float]
Round = tuple[Times, Mapping[str, Times]]
"""What was measured, and each floor by name, within the same few seconds."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise: this value of a figure is at most so much."""

    value: str
    at_most: float


def percentile(times: Times, percent: float) -> float:
    """Nearest rank: the smallest time that this share of all times does not exceed."""
    ranked = sorted(times)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]


def spread(times: Times) -> Figure:
    """{n, p50, p95, p99} in milliseconds."""
    return {"n": len(times)} | {f"p{each}": round(percentile(times, each), 2) for each in (50, 95, 99)}


def beside(rounds: Sequence[Round]) -> Figure:
    """The spread of something measured in turn with its floors, and for each floor {p50, ratio}.

    A ratio is the median over the rounds of median to median, because what slows the machine for a minute slows both
    sides of a round.
    """
    own = [ms for mine, _ in rounds for ms in mine]
    floors = {name: _under(rounds, name) for name in rounds[0][1]}
    return spread(own) | {"floors": floors}


def _under(rounds: Sequence[Round], floor: str) -> Figure:
    every = [ms for _, floors in rounds for ms in floors[floor]]
    ratios = [median(mine) / median(floors[floor]) for mine, floors in rounds]
    return {"p50": round(median(every), 3), "ratio": round(median(ratios), 1)}


def held(figure: Figure, goals: Sequence[Goal]) -> Figure:
    """The figure with its goals: {value, at_most, met} of each whose value was measured in this run."""
    judged = [
        {"value": g.value, "at_most": g.at_most, "met": figure[g.value] <= g.at_most}
        for g in goals
        if g.value in figure
    ]
    return figure | ({"goals": judged} if judged else {})


HEAD = ("", "n", "p50 ms", "p95 ms", "p99 ms", "kali dasar", "lainnya", "tujuan")
REMARKS = {
    "per_minute": "{} perjalanan/menit",
    "papers_per_minute": "{} surat/menit",
    "first_mb": "awal {} MB",
    "last_mb": "akhir {} MB",
    "requests": "{} permintaan",
    "entries": "{} isian surat",
    "entries_all": "{} isian seluruhnya",
    "statements": "{} SQL",
    "idle_mb": "diam {} MB",
    "load_mb": "kerja {} MB",
    "kb": "{} kB",
}


def table(figures: Mapping[str, Figure]) -> str:
    """The figures as lines for a terminal."""
    rows = [HEAD, *(_row(name, figure) for name, figure in figures.items())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 0 < column < 5 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _row(name: str, figure: Figure) -> tuple[str, ...]:
    times = [f"{figure[each]:.1f}" if each in figure else "" for each in ("p50", "p95", "p99")]
    floors = ", ".join(f"{floor['ratio']:g} {each}" for each, floor in figure.get("floors", {}).items())
    remarks = ", ".join(text.format(figure[key]) for key, text in REMARKS.items() if key in figure)
    return (name, str(figure.get("n", "")), *times, floors, remarks, _verdict(figure))


def _verdict(figure: Figure) -> str:
    return ", ".join(
        f"{'ya' if goal['met'] else 'TIDAK'} ({goal['value']} <= {goal['at_most']:g})"
        for goal in figure.get("goals", ())
    )
