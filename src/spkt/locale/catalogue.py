"""Finds what the house says to people, reads the English of it, and packs it as gettext wants it.

No tool outside Python is needed: sentences are found by reading the syntax trees and Django's own templates.
"""

import ast
import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation.template import templatize

HERE = Path(__file__).parent
HOUSE = HERE.parent
ENGLISH = HERE / "en" / "LC_MESSAGES" / "django.po"
MARKS = {"N_", "gettext", "gettext_lazy", "gettext_noop", "ngettext"}
TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"(?:_|n?gettext)\(({TEXT})(?:, *({TEXT}))?")
LINE = re.compile(r'^(?:(msgid|msgid_plural|msgstr(?:\[\d\])?) )?("(?:[^"\\]|\\.)*")$')
MAGIC = 0x950412DE
Catalogue = dict[str, str]
"""Indonesian to English; a plural is "one\\0many" on both sides."""


def house() -> list[Path]:
    """Every Python file and template of the house."""
    return [path for kind in ("*.py", "*.html") for path in sorted(HOUSE.rglob(kind))]


def sentences(files: Iterable[Path]) -> set[str]:
    """Every sentence marked for translation in these Python files and templates; a plural as in a Catalogue."""
    return {sentence for file in files for sentence in _found(file)}


def _found(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    if file.suffix == ".py":
        yield from _marked(ast.parse(text))
    else:
        yield from (_joined(said) for said in IN_TEMPLATE.findall(templatize(text)))


def _joined(literals: Iterable[str]) -> str:
    return "\0".join(ast.literal_eval(each) for each in literals if each)


def _marked(tree: ast.AST) -> Iterator[str]:
    marks = _called(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in marks and node.args:
            said = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if said:
                yield "\0".join(said)


def _called(tree: ast.AST) -> set[str]:
    """The names by which a file calls its marks: `gettext as now` and `L = gettext_lazy` are marks too."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {name.asname or name.name for node in imports for name in node.names if name.name in MARKS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in names:
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def read(path: Path = ENGLISH) -> Catalogue:
    """The translations of a .po file, its head under the key "". raises ValueError for a line it cannot read."""
    found: Catalogue = {}
    entry: dict[str, str] = {}
    part = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.match(line)
        if match is None:
            raise ValueError(f"{path.name}:{number}: {line}")
        if match[1] == "msgid":
            _keep(found, entry)
            entry = {}
        part = match[1] or part
        entry[part] = entry.get(part, "") + ast.literal_eval(match[2])
    _keep(found, entry)
    return found


def _keep(found: Catalogue, entry: dict[str, str]) -> None:
    said = [text for part, text in entry.items() if part.startswith("msgid")]
    meant = [text for part, text in entry.items() if part.startswith("msgstr")]
    if said and all(meant):
        found["\0".join(said)] = "\0".join(meant)


def packed(catalogue: Catalogue) -> bytes:
    """The .mo of a catalogue: sorted, and the same bytes for the same catalogue."""
    rows = sorted((said.encode(), meant.encode()) for said, meant in catalogue.items())
    head = 7 * 4
    texts = b""
    numbers: list[int] = []
    for side in (0, 1):
        for row in rows:
            numbers += (len(row[side]), head + 2 * 8 * len(rows) + len(texts))
            texts += row[side] + b"\0"
    top = (MAGIC, 0, len(rows), head, head + 8 * len(rows), 0, 0)
    return struct.pack(f"<{7 + len(numbers)}I", *top, *numbers) + texts
