"""The seven questions: which are still open, and how they are asked."""

import re
from datetime import date

import pytest

from spkt.law.case import TIDAK_TAHU, Account, Mark, Moment, Place, Span
from spkt.law.questions import QUESTIONS, open_questions


@pytest.mark.parametrize(
    ("account", "left"),
    [
        (Account(), [1, 2, 3, 4, 5, 6, 7]),
        (Account(marks=(Mark(0, 4, 2), Mark(6, 9, 2), Mark(10, 12, 6))), [1, 3, 4, 5, 7]),
        (Account(answers={4: TIDAK_TAHU, 5: "  "}), [1, 2, 3, 5, 6, 7]),
        (Account(where=Place(detail="Jl. Lintas Melawi")), [1, 2, 4, 5, 6, 7]),
        (Account(where=Place(region="61.05.01.1001")), [1, 2, 4, 5, 6, 7]),
        (Account(when=Span(start=Moment(date(2026, 11, 23)))), [1, 2, 3, 4, 5, 6]),
        (Account(when=Span(unknown="tidak ingat")), [1, 2, 3, 4, 5, 6]),
    ],
)
def test_what_the_account_left_open(account: Account, left: list[int]) -> None:
    assert [question.number for question in open_questions(account)] == left


def test_the_keys_spell_the_saying() -> None:
    assert "".join(question.key for question in QUESTIONS) == "SIADIDENMENBABI"


def test_no_question_blames() -> None:
    blaming = re.compile(r"\b(kenapa|seharusnya|kok|masa|yang benar)\b", re.IGNORECASE)
    assert not [question.ask for question in QUESTIONS if blaming.search(question.ask)]
