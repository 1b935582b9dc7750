"""`spkt test`: every check of the house, and every test on the engines it is for."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from spkt.cli import HERE

NAME = "test"
HELP = "periksa bentuk, tipe, lapisan, migrasi dan dokumen, lalu semua uji; argumen lain diteruskan ke pytest"
ROOT = HERE.parents[2]
ENGINES = ("sqlite", "postgres")
NOTHING_CHOSEN = 5
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.demo"}
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("ruff", "format", "--check", ".")),
    ("ruff", ("ruff", "check", ".")),
    ("mypy", ("mypy",)),
    ("lapisan", ("lint-imports",)),
    ("migrasi", ("django", "makemigrations", "--check", "--dry-run")),
    ("dokumen", ("spkt.cli", "docs", "--check")),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whatever pytest understands; with any of it only the tests are run."""
    parser.set_defaults(rest=[])


def run(args: argparse.Namespace) -> int:
    """Runs all checks even if an early one fails, and says at the end how many tests ran on which engine."""
    failed = [] if args.rest else [name for name, command in CHECKS if not _check(name, command)]
    counts = {engine: _tests(engine, args.rest) for engine in ENGINES}
    failed += [f"uji {engine}" for engine, count in counts.items() if not _is_green(count)]
    if not any(sum(count.values()) for count in counts.values()):
        failed.append("tidak ada uji yang terpilih")
    _conclude(counts, failed)
    return 1 if failed else 0


def _check(name: str, command: tuple[str, ...]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        _program(command), cwd=ROOT, env=_env() | SETTINGS, check=False, capture_output=True, text=True
    )
    print(f"{'ok   ' if done.returncode == 0 else 'GAGAL'} {name:<10} {time.monotonic() - started:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def _program(command: tuple[str, ...]) -> list[str]:
    """A program that was installed beside this Python, or a module run by it."""
    installed = Path(sys.executable).with_name(command[0])
    return [str(installed), *command[1:]] if installed.exists() else [sys.executable, "-m", *command]


def _tests(engine: str, chosen: list[str]) -> dict[str, int]:
    """Runs pytest on one engine and gives its outcomes by name; {"error": 1} if it could not even start."""
    print(f"\n--- uji pada {engine}", flush=True)
    parallel = [] if chosen else ["-n", "2"]
    with tempfile.TemporaryDirectory() as place:
        tally = Path(place) / "tally"
        env = _env() | {"SPKT_TEST_ENGINE": engine, "SPKT_TEST_TALLY": str(tally)}
        done = subprocess.run(_program(("pytest", *parallel, *chosen)), cwd=ROOT, env=env, check=False)
        counts: dict[str, int] = json.loads(tally.read_text()) if tally.exists() else {}
    if done.returncode not in (0, NOTHING_CHOSEN) and _is_green(counts):
        return counts | {"error": 1}
    return counts


def _is_green(count: dict[str, int]) -> bool:
    """Nothing failed, and nothing was skipped either: a skipped test is one that nobody ran."""
    return not any(count.get(name) for name in ("failed", "error", "skipped", "xpassed"))


def _conclude(counts: dict[str, dict[str, int]], failed: list[str]) -> None:
    print()
    for engine, count in counts.items():
        outcomes = ", ".join(f"{number} {name}" for name, number in count.items() if number) or "tidak ada"
        print(f"uji pada {engine:<9} {sum(count.values()):>5}  ({outcomes})")
    print("GAGAL: " + ", ".join(failed) if failed else "semua hijau")


def _env() -> dict[str, str]:
    """The environment of every check. Of its own accord pytest would read the settings before the ground is laid."""
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return inherited | {
        "SPKT_DEMO": "1",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
