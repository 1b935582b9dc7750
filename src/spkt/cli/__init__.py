"""The program `spkt`: every file in this folder without a leading underscore is a command.

A command has NAME, HELP, `arguments(parser)` and `run(args) -> int` (exit status); one that sets a default for `rest`
gets there what its parser does not know. Django is set up before a command is
imported, except for those in THIN, which start other processes and stay small themselves.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

HERE = Path(__file__).parent
THIN = ("bench", "run", "serve", "sign", "test")
DEMO_MARK = "demo"
CANNOT = 2


class Stop(Exception):
    """What the operator has to mend, in one line that names the cause and the command."""


class Line(argparse.ArgumentParser):
    """A command line whose mistakes are told like every other: in one line that says how to mend it."""

    def error(self, message: str) -> NoReturn:
        """Ends the parsing. raises Stop."""
        raise Stop(f"{message}; jalankan: {self.prog} --help")


def main(argv: Sequence[str]) -> int:
    """Runs one command and gives its exit status; what the operator can mend ends in one line and status 2."""
    with said():
        name = next((word for word in argv if not word.startswith("-")), "")
        _environment(name, argv)
        if name not in THIN:
            _set_up(name)
        chosen = [name] if name in command_names() else command_names()
        top = parser(chosen)
        args, rest = top.parse_known_args(argv)
        if rest and not hasattr(args, "rest"):
            top.error(f"tidak dikenal: {' '.join(rest)}")
        args.rest = rest
        return int(args.run(args))


def command_names() -> list[str]:
    """Names of all commands, from the files that are there."""
    return sorted(path.stem for path in HERE.glob("[a-z]*.py"))


def parser(names: Sequence[str]) -> Line:
    """The command line of these commands; importing a command is what makes it known."""
    top = Line(prog="spkt", description="SPKT: pelayanan kepolisian terpadu", allow_abbrev=False)
    below = top.add_subparsers(metavar="perintah", required=True)
    for name in names:
        command: ModuleType = import_module(f"spkt.cli.{name}")
        one = below.add_parser(command.NAME, help=command.HELP, description=command.HELP, allow_abbrev=False)
        one.add_argument("--data", metavar="DIR", help="direktori data (bawaan: SPKT_DATA, lalu var)")
        command.arguments(one)
        one.set_defaults(run=command.run)
    return top


@contextmanager
def said() -> Iterator[None]:
    """Says on one line what the operator can mend, and ends with status 2; other faults keep their trace."""
    try:
        yield
    except Stop as stop:
        sys.exit(_say(str(stop)))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read us has enough; the interpreter must not complain when it flushes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if sentence := _mendable(error):
            sys.exit(_say(sentence))
        raise


def _say(sentence: str) -> int:
    print("spkt:", " ".join(sentence.split()), file=sys.stderr, flush=True)
    return CANNOT


def _mendable(error: Exception) -> str:
    """The sentence of a fault whose cause lies outside the program, "" for any other."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, OperationalError

    from spkt.kit.keys import KeysError

    if isinstance(error, ImproperlyConfigured | KeysError):
        return str(error)
    if isinstance(error, OperationalError):
        return _unusable(error)
    if type(error) is DatabaseError:
        return f"Basis data di {_place()} rusak ({error}); kembalikan dari cadangan, atau bila demo: ./spkt run --fresh"
    if isinstance(error, PermissionError):
        return f"Tidak ada hak atas {error.filename}; jalankan: sudo chown -R $(id -un) {Path(error.filename).parent}"
    return ""


def _place() -> Path:
    return Path(os.environ.get("SPKT_DATA") or "var").resolve()


def _unusable(error: Exception) -> str:
    if not os.environ.get("SPKT_DATABASE_URL") and not (_place() / "spkt.sqlite3").exists():
        return f"Belum ada data di {_place()}; jalankan: ./spkt run --data {_place()}"
    return f"Basis data tidak dapat dipakai ({error}); periksa SPKT_DATABASE_URL atau hak tulis direktori data."


def _environment(name: str, argv: Sequence[str]) -> None:
    """Settings are read once, so what the command line says about them is put where they look.

    A data directory remembers that it is a demonstration; where there is no data yet there is nothing to protect.
    What serves a real site is told everything by its environment.
    """
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spkt.settings")
    early = Line(add_help=False, allow_abbrev=False)
    early.add_argument("--data")
    given = early.parse_known_args(list(argv))[0].data
    if given:
        os.environ["SPKT_DATA"] = given
    data = Path(os.environ.get("SPKT_DATA") or "var")
    if name != "serve" and ((data / DEMO_MARK).exists() or not data.exists()):
        os.environ.setdefault("SPKT_DEMO", "1")


def _set_up(name: str) -> None:
    if name and name not in command_names():
        raise Stop(f"Perintah '{name}' tidak ada; jalankan: ./spkt --help")
    import django

    django.setup()
