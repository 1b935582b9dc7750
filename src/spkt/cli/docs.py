"""`spkt docs`: writes docs/reference from the code, or says which page of it is stale."""

import argparse
from collections.abc import Callable
from pathlib import Path

from spkt.cli import HERE, Stop, _reference, _surface

NAME = "docs"
HELP = "tulis docs/reference dari kode"
REFERENCE = HERE.parents[2] / "docs" / "reference"
GENERATED: dict[str, Callable[[], str]] = {
    "states.md": _reference.states,
    "acts.md": _reference.acts_page,
    "rights.md": _reference.rights,
    "pages.md": _surface.pages,
    "cli.md": _surface.commands,
    "settings.md": _surface.settings,
    "papers.md": _reference.papers,
    "law.md": _reference.law,
}
"""Every generated page with the function that writes it; the order is that of the index in the README."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """--check."""
    parser.add_argument("--check", action="store_true", help="tulis tidak ada; sebut halaman yang usang, status 1")


def run(args: argparse.Namespace) -> int:
    """Writes what differs and names it; with --check only names it, and gives 1 if there is any."""
    found = stale()
    if not args.check:
        _write(found)
    for name in found:
        print(f"docs/reference/{name} {'usang; jalankan: ./spkt docs' if args.check else 'ditulis'}")
    return 1 if args.check and found else 0


def stale(directory: Path = REFERENCE) -> dict[str, str]:
    """Pages that differ from the code, with the text they should have; pages that nobody writes any more have ""."""
    told = {path.name: path.read_text() for path in directory.glob("*.md")}
    made = {name: make() for name, make in GENERATED.items()}
    return {name: made.get(name, "") for name in sorted(told.keys() | made) if told.get(name) != made.get(name)}


def _write(found: dict[str, str]) -> None:
    if not REFERENCE.parent.is_dir():
        raise Stop(f"{REFERENCE.parent} tidak ada; jalankan dari salinan sumber: git clone, lalu ./spkt docs")
    REFERENCE.mkdir(exist_ok=True)
    for name, text in found.items():
        if text:
            (REFERENCE / name).write_text(text)
        else:
            (REFERENCE / name).unlink()
