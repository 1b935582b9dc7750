"""`spkt routes`: every address of the desk, what it does, and which roles may."""

import argparse
import json
from dataclasses import asdict

from spkt.cli import _surface

NAME = "routes"
HELP = "sebut setiap alamat meja: jalur, nama, metode, tindakan dan peran"


def arguments(parser: argparse.ArgumentParser) -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="sebagai JSON")


def run(args: argparse.Namespace) -> int:
    """Prints the table of pages."""
    found = _surface.routes()
    if args.json:
        print(json.dumps([asdict(each) for each in found], indent=1))
        return 0
    for each in found:
        methods = ",".join(each.methods) or "–"
        print(f"{methods:<9} {each.path:<52} {each.name:<24} {' '.join(each.acts)}")
    return 0
