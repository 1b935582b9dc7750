"""The sources of the house as trees, and the finders that the house tests share."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
HOUSE = SRC / "spkt"
ROOMS = ("desk", "portal", "api", "cli")


@dataclass(frozen=True, slots=True)
class File:
    """One Python file: its path from `src`, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def floor(self) -> str:
        """First folder below `spkt`, "" for the files beside the floors and for the witness."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "spkt" and len(parts) > 2 else ""


@cache
def sources() -> tuple[File, ...]:
    """Every Python file that ships, migrations left out because Django writes them."""
    found = (path for path in sorted(SRC.rglob("*.py")) if "migrations" not in path.parts)
    return tuple(read(path.relative_to(SRC).as_posix(), path.read_text()) for path in found)


def read(path: str, text: str) -> File:
    """A file from its text; tests use it to show that a finder finds."""
    return File(path, text, ast.parse(text))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the dotted name that it calls (`datetime.now`, `.save`); "" where there is none."""
    return ((dotted(node.func), node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a chain of attributes; a chain that starts with a call or an index starts with a dot."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def spoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts in the code with their lines; docstrings and texts that stand alone are not spoken to anyone."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value
