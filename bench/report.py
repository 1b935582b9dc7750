"""One run from the order to the table and the file, with what has to be known of the machine to read it."""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from bench import figures, plan
from spkt.kit import sqlite

PACKAGES = ("django", "granian", "typst", "argon2-cffi", "cryptography")


def measure(order: plan.Order, place: Path, file: Path | None) -> dict[str, Any]:
    """Runs the bench, prints the table, and writes the result where asked."""
    bench = plan.Bench(order, place, _say)
    before = os.getloadavg()
    bench.run()
    result = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine() | {"load_before": [round(each, 2) for each in before]},
        "order": {"size": order.size, "clients": order.clients, "seconds": order.seconds, "only": order.only},
        "seeded_s": bench.seeded_s,
        "figures": bench.figures,
        "steps": bench.steps,
    }
    print(f"\n{figures.table(bench.figures)}", flush=True)
    if file:
        file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    return result


def machine() -> dict[str, Any]:
    """What the figures depend on: processor, cores, memory, versions."""
    cpu = next((line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "")
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cpu": cpu.partition(":")[2].strip(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(pages / 2**30, 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": ".".join(map(str, sqlite.swap())),
        **{name: metadata.version(name) for name in PACKAGES},
    }


def _say(words: str) -> None:
    print(f"... {words}", file=sys.stderr, flush=True)
