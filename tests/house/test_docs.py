"""Documents that cannot lie: generated pages are fresh, links lead somewhere, every word of the desk is explained."""

import ast
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from spkt.law.journeys import JOURNEYS
from spkt.law.journeys.matters import OUTCOME_TOLD
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy
from spkt.papers._kind import kinds
from tests.house._source import ROOT, sources

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<where>[^)\s]+)\)")
DECISION = re.compile(r"\bADR (\d{4})")
ADR_LINES = 25
WORDS_OF_THE_DESK = (
    "pelapor", "Ibu/Bapak", "terlapor", "dalam lidik", "cerita", "uraian kejadian", "sapa", "bacakan kembali",
    "gelar perkara awal", "unsur", "putusan", "terbitkan", "tanda terima", "STTLP", "bukan tindak pidana",
    "janji layanan", "buku besar", "disaksikan", "meja kerja", "antrean", "jaga", "regu", "dilindungi", "rahasia",
    "tertutup", "batalkan", "ralat", "salinan", "titipan", "gratis", "bebas biaya", "anjungan", "keluar cepat",
)  # fmt: skip
"""Words that people read on screens and papers; the glossary says what they mean and what is not said instead."""


def spkt(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as an operator would, in a process of its own."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.demo", "SPKT_DEMO": "1"}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "spkt.cli", *words]
    return subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True, text=True)


def test_reference_is_fresh() -> None:
    done = spkt("docs", "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_stale_page_is_named(tmp_path: Path) -> None:
    stale = (
        "import django; django.setup(); import pathlib; from spkt.cli import docs;"
        f"print(*docs.stale(pathlib.Path({str(tmp_path)!r})))"
    )
    (tmp_path / "old.md").write_text("nobody writes me")
    for page in (DOCS / "reference").glob("*.md"):
        (tmp_path / page.name).write_text(page.read_text())
    (tmp_path / "rights.md").write_text("everybody may everything")
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.demo", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run([sys.executable, "-c", stale], cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["old.md", "rights.md"]


def test_routes_say_act_and_roles() -> None:
    found = {each["path"]: each for each in json.loads(spkt("routes", "--json").stdout)}
    issue = found["/perkara/<str:code>/lp/terbit"]
    assert (issue["methods"], issue["acts"], issue["roles"]) == (["POST"], ["reports.issue"], ["kanit"])
    assert found["/perkara/<str:code>/orang/baru"]["acts"] == ["matters.put_party"]
    assert "matters.withdraw" in found["/perkara/<str:code>/langkah/<str:act>"]["acts"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    broken = [where for _, where in _links(page) if not _is_there(page, where)]
    assert broken == []


def _links(page: Path) -> list[tuple[str, str]]:
    return [(link["text"], link["where"]) for link in LINK.finditer(page.read_text())]


def _is_there(page: Path, where: str) -> bool:
    path, _, part = where.partition("#")
    if re.match(r"[a-z]+:", path):
        return True
    target = page.parent / path if path else page
    return target.exists() and (not part or part in _anchors(target))


@cache
def _anchors(page: Path) -> frozenset[str]:
    """Anchors as they are made of headings: lower case, spaces as dashes, other signs left out."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles)


def test_a_broken_link_would_be_found() -> None:
    assert not _is_there(ROOT / "README.md", "docs/nowhere.md")
    assert not _is_there(ROOT / "README.md", "docs/walk.md#nowhere")
    assert _is_there(ROOT / "README.md", "docs/walk.md#5-the-gelar-weighs")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_named_functions_exist(page: Path) -> None:
    named = [(text.strip("`"), page.parent / where) for text, where in _links(page) if text.startswith("`")]
    missing = [f"{name} in {path.name}" for name, path in named if path.suffix == ".py" and not _stands(name, path)]
    assert missing == []


def test_the_walk_names_functions() -> None:
    named = [where for text, where in _links(DOCS / "walk.md") if text.startswith("`") and where.endswith(".py")]
    assert len(named) > 80


def _stands(name: str, path: Path) -> bool:
    return name in _names(path) or path.name == name or path.parent.name == name


@cache
def _names(path: Path) -> frozenset[str]:
    """Everything a file defines, and the texts of its calls: names of pages are such texts."""
    tree = ast.parse(path.read_text())
    defined = {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    set_here = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    texts = {
        argument.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return frozenset(defined | set_here | texts)


def _words() -> dict[str, set[str]]:
    told = {move.told for journey in JOURNEYS for move in journey.moves if move.told} | set(OUTCOME_TOLD.values())
    return {
        "paper": set(kinds()),
        "state": {str(state) for journey in JOURNEYS for state in journey.states},
        "role": {role.value for role in Role},
        "public step": told,
        "secrecy": {secrecy.label for secrecy in Secrecy},
        "desk": set(WORDS_OF_THE_DESK),
    }


@pytest.mark.parametrize("sort", _words())
def test_every_word_is_explained(sort: str) -> None:
    assert _words()[sort] - _explained() == set()


def _explained() -> set[str]:
    """First cells of the glossary's tables; one cell may explain several words, separated by commas."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|", (DOCS / "glossary.md").read_text(), re.MULTILINE)
    return {word.strip(" `") for cell in rows for word in cell.split(",")}


def test_every_decision_named_in_the_code_exists() -> None:
    written = {path.name[:4] for path in (DOCS / "adr").glob("[0-9]*.md")}
    named = {number for file in sources() for number in DECISION.findall(file.text)}
    assert named
    assert named <= written


def test_house_rules_name_their_decision() -> None:
    cited = [where for file in sources() for where in re.findall(r'\bHOUSE\["([^"]*)"\]', file.text)]
    assert cited
    assert [where for where in cited if not DECISION.fullmatch(where)] == []


@pytest.mark.parametrize("path", sorted((DOCS / "adr").glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_decisions_are_short_and_whole(path: Path) -> None:
    text = path.read_text()
    assert text.startswith(f"# {path.name[:4]} ")
    assert text.count("\n") <= ADR_LINES
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequence"]
    assert path.name in (DOCS / "adr" / "README.md").read_text()


def test_the_two_commands_are_told() -> None:
    text = (ROOT / "README.md").read_text()
    assert "```sh\n./spkt run\n./spkt test\n```" in text
