"""`spkt health`: how the house stands, for people and monitors."""

import argparse
import json

from spkt.access import ledger

NAME = "health"
HELP = "keadaan jam, log, tugas yang menunggu dan basis data"


def arguments(parser: argparse.ArgumentParser) -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="satu objek JSON")


def run(args: argparse.Namespace) -> int:
    """Prints what was read just now; 1 if the clock is behind the log or a job keeps failing."""
    found = ledger.health()
    lines = [json.dumps(found)] if args.json else [f"{name:<16} {value}" for name, value in found.items()]
    print("\n".join(lines))
    return 1 if found["clock"] != "ok" or found["jobs_failing"] else 0
