"""Whatever is typed into a field that prints stands on the paper letter by letter, on every kind of paper (test 47)."""

import resource
import subprocess
import sys
import textwrap

import pytest

from spkt.papers import _sample
from spkt.papers._kind import freeze, kinds, render
from tests.cruel import TYPST, XSS, planted
from tests.papers.conftest import raw

TEXTS = (*TYPST, *XSS[::25])
GIBIBYTE = 1 << 30
LONGEST_S = 10
MOST = 20_000
"""Letters that the longest field takes."""
NOTHING_TYPED = frozenset({"karcis"})


def squeezed(text: str) -> str:
    """Its letters alone: lines break, names are printed in capitals."""
    return "".join(text.split()).replace("\u200b", "").casefold()


@pytest.mark.parametrize("name", sorted(kinds()))
def test_47_what_looks_like_a_program_stands_letter_by_letter_on_every_paper(name: str) -> None:
    typed: list[str] = []

    def plant(_was: str) -> str:
        typed.append(f"{TEXTS[len(typed) % len(TEXTS)]} Z{len(typed)}Z")
        return typed[-1]

    content = planted(kinds()[name].sample, plant, (type(_sample.DESK),))
    shown = squeezed(raw(render(name, freeze(name, content))))
    there = [text for text in typed if squeezed(text.rpartition(" ")[2]) in shown]
    assert [text for text in there if squeezed(text) not in shown] == []
    assert there or name in NOTHING_TYPED


WORST = {
    "no blank": "x" * MOST,
    "zalgo": "Z\u0351\u036b\u0343\u036aa\u0323\u0348\u034dl\u0334" * (MOST // 8),
    "emoji": "senang 😀 " * (MOST // 9),
    "both ways": "abc \u05d0\u05d1 123 \u0627\u0644 (x) " * (MOST // 18),
    "marks only": "\u0301" * MOST,
    "lines": "a\n" * (MOST // 2),
}


@pytest.mark.parametrize("text", WORST)
def test_48_the_worst_that_fits_a_field_is_printed_or_named_in_a_small_memory(text: str) -> None:
    """In a process of its own with one GiB of memory and ten seconds of work, so that neighbours are unharmed."""
    program = f"""
        import dataclasses
        from spkt.papers import _sample
        from spkt.papers._kind import freeze, kinds, render, unprintable
        from tests.papers.test_cruel import WORST
        account = dataclasses.replace(_sample.ACCOUNT, uraian=WORST[{text!r}])
        content = dataclasses.replace(kinds()["lp_b"].sample, account=account)
        missing = unprintable("lp_b", content)
        print("named" if missing else render("lp_b", freeze("lp_b", content))[:4].decode())
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, preexec_fn=small, capture_output=True, text=True, check=False)
    assert done.stdout.strip() in ("%PDF", "named"), done.stderr[-2000:]


def small() -> None:
    """What the child may use."""
    resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_S, LONGEST_S))
