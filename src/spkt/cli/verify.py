"""`spkt verify`: was anything altered that the log knows?"""

import argparse
from pathlib import Path

from spkt.access import ledger
from spkt.kit import clock

NAME = "verify"
HELP = "periksa log, baris, nomor, pengaman dan surat; sebut apa yang diubah (status 1)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """--checkpoint."""
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="titik periksa bertanda tangan yang disimpan")


def run(args: argparse.Namespace) -> int:
    """Compares everything with the log; 0 if nothing was altered, 1 with one line for each finding."""
    started = clock.monotonic()
    verdict = ledger.verify(args.checkpoint.read_text() if args.checkpoint else "")
    for sentence in verdict.findings:
        print(sentence)
    words = "ADA YANG DIUBAH" if verdict.findings else "utuh"
    counts = f"{verdict.leaves} catatan, {verdict.rows} baris, {verdict.papers} surat"
    print(f"{words}: {counts}, {clock.monotonic() - started:.1f} s")
    return 1 if verdict.findings else 0
