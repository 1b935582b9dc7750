"""The typesetting child: one for many threads, replaced when it dies, limited, and telling why a page fails."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spkt.kit import glyphs, typeset
from spkt.papers._kind import FONTS

AT = datetime(2026, 11, 24, 2, 15, tzinfo=UTC)
PAGE = """#let d = json(bytes(sys.inputs.inputs))
#set document(title: "t")
#set text(font: "Liberation Sans", lang: "id")
#d.word
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one page that prints a word."""
    (tmp_path / "page.typ").write_text(PAGE)
    return tmp_path


def make(root: Path, word: str = "kata", main: str = "page.typ") -> bytes:
    """The page as PDF."""
    return typeset.typeset(root, main, {"word": word}, fonts=FONTS, at=AT)


def ask(setter: typeset.Typesetter, root: Path, word: str = "kata", main: str = "page.typ") -> list[bytes]:
    """The same by a child of its own, as pictures."""
    options = {"format": "png", "ppi": 20.0}
    return setter.ask(
        {"root": str(root), "main": main, "inputs": {"word": word}, "fonts": str(FONTS), "options": options}
    )


def test_the_same_inputs_give_the_same_bytes(root: Path) -> None:
    assert make(root) == make(root) != make(root, "lain")


def test_many_threads_get_each_its_own_page(root: Path) -> None:
    words = [f"kata{i}" for i in range(24)]
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda word: make(root, word), words))
    assert pages == [make(root, word) for word in words]


def test_pictures_come_one_for_each_page(root: Path) -> None:
    (root / "two.typ").write_text(PAGE + "#pagebreak()\n#d.word")
    pages = typeset.pages_png(root, "two.typ", {"word": "x"}, fonts=FONTS, ppi=20)
    assert [page[:4] for page in pages] == [b"\x89PNG"] * 2


def test_an_error_has_the_compilers_words_and_harms_nobody_after(root: Path) -> None:
    (root / "bad.typ").write_text("#unknown-thing")
    with pytest.raises(typeset.TypesetError, match="unknown variable"):
        make(root, main="bad.typ")
    assert make(root).startswith(b"%PDF")


def test_a_character_without_a_font_fails_the_archival_page(root: Path) -> None:
    with pytest.raises(typeset.TypesetError):
        make(root, "王")
    assert typeset.missing_glyphs("a王b王\n", FONTS) == "王"


def test_nothing_outside_of_the_root_is_read(root: Path) -> None:
    (root / "peek.typ").write_text('#read("../../../../../etc/hostname")')
    with pytest.raises(typeset.TypesetError):
        make(root, main="peek.typ")


def test_a_child_that_died_is_replaced(root: Path) -> None:
    setter = typeset.Typesetter()
    first = ask(setter, root)
    assert setter.child is not None
    pid = setter.child.pid
    os.kill(pid, signal.SIGKILL)
    assert ask(setter, root) == first
    assert setter.child.pid != pid
    setter.close()


def test_an_idle_child_ends_and_the_next_request_starts_another(root: Path) -> None:
    setter = typeset.Typesetter(idle_s=0.1)
    ask(setter, root)
    assert setter.child is not None
    assert setter.child.wait(timeout=5) == 0
    assert ask(setter, root)
    setter.close()


def test_the_child_ends_with_its_pipe(root: Path) -> None:
    setter = typeset.Typesetter()
    ask(setter, root)
    assert setter.child is not None
    assert setter.child.stdin is not None
    setter.child.stdin.close()
    assert setter.child.wait(timeout=5) == 0
    setter.close()


def test_the_child_has_limits(root: Path) -> None:
    setter = typeset.Typesetter()
    ask(setter, root)
    assert setter.child is not None
    limits = Path(f"/proc/{setter.child.pid}/limits").read_text().splitlines()
    soft = {line[:25].strip(): line[26:].split()[0] for line in limits[1:]}
    assert soft["Max address space"] == str(2**30)
    assert int(soft["Max cpu time"]) <= 60
    assert soft["Max core file size"] == "0"
    setter.close()


def test_a_page_is_quick(root: Path) -> None:
    make(root)
    began = time.perf_counter()
    for i in range(10):
        make(root, f"kata {i}")
    assert (time.perf_counter() - began) / 10 < 0.5


def test_fonts_tell_what_they_cover() -> None:
    known = glyphs.covered(FONTS)
    assert {ord(char) for char in "Aa0é•…Ж中"} - known == {ord("中")}
    assert glyphs.missing("Sintang 😀😀", FONTS) == "😀"
