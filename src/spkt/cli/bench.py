"""`spkt bench`: what the house costs on this machine, beside what the machine itself costs."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from spkt.cli import HERE, Stop

NAME = "bench"
HELP = "ukur kecepatan dan memori di komputer ini, dibandingkan dengan batas dasarnya"
ROOT = HERE.parents[2]


def arguments(parser: argparse.ArgumentParser) -> None:
    """--size, --clients, --seconds, --only, --json, --place."""
    parser.add_argument("--size", type=int, default=10_000, metavar="N", help="banyaknya perkara (10000)")
    parser.add_argument("--clients", default="1,4,16", metavar="N,N", help="banyaknya klien bersamaan (1,4,16)")
    parser.add_argument("--seconds", type=float, default=15.0, metavar="N", help="lama tiap beban (15)")
    parser.add_argument("--only", default="", metavar="W1,W5", help="hanya beban ini: W1 W2 W3 W5 W6 W7 W8 W10 W11")
    parser.add_argument("--json", type=Path, metavar="FILE", help="tulis hasilnya ke berkas ini")
    parser.add_argument("--place", type=Path, metavar="DIR", help="simpan benih di sini untuk pengukuran berikutnya")


def run(args: argparse.Namespace) -> int:
    """Measures in a directory of its own, prints the table and writes the JSON. raises Stop"""
    if not (ROOT / "bench").is_dir():
        raise Stop(f"Skenario tidak ada di {ROOT / 'bench'}; jalankan dari salinan sumber: ./spkt bench")
    sys.path.append(str(ROOT))
    from bench import plan, report
    from bench.programs import Broken

    # Told to end from outside, it ends what it started, as it does on Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        order = plan.Order(args.size, _numbers(args.clients), args.seconds, _chosen(args.only, plan.WORKLOADS))
        with tempfile.TemporaryDirectory(prefix="spkt-bench-") as place:
            report.measure(order, args.place or Path(place), args.json)
    except Broken as broken:
        raise Stop(f"Pengukuran berhenti: {broken}") from None
    return 0


def _numbers(text: str) -> tuple[int, ...]:
    parts = text.split(",")
    if not all(part.isdecimal() and 0 < int(part) <= 64 for part in parts):
        raise Stop(f"--clients {text}: angka 1 sampai 64, dipisah koma; jalankan: ./spkt bench --clients 1,4")
    return tuple(int(part) for part in parts)


def _chosen(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    chosen = tuple(text.upper().split(",")) if text else known
    if unknown := set(chosen) - set(known):
        raise Stop(f"--only {','.join(sorted(unknown))}: tidak dikenal; pilih dari {','.join(known)}")
    return chosen
