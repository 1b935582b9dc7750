"""What the journeys of losses and finds ask, found out one by one."""

from collections.abc import Callable
from typing import Any

from spkt.access._gate import Reader
from spkt.access._matching import matches
from spkt.law.losses import NOT_STOLEN, STOLEN, UNSURE
from spkt.records.casefile import CaseFile

LETTER, FOUND, VOIDING = "sktlk", "tt_temuan", "pembatalan"
"""Kinds of the letters that hold what only a loss, a find, or a wish to void says."""


def words_of(case: CaseFile, kind: str) -> dict[str, Any]:
    """What the newest letter of this kind says, {} before there is one."""
    letter = case.letter(kind)
    return letter[1] if letter else {}


def _voiding(case: CaseFile) -> Any:
    letter = case.letter(VOIDING)
    return letter[0] if letter and letter[0].approved_at is None else None


def _is_identified(case: CaseFile) -> bool:
    return case.reporter is not None and bool(case.reporter.id_number or case.reporter.id_basis)


LOSS_FINDERS: dict[str, Callable[[CaseFile, Reader], Any]] = {
    "identified": lambda case, _: _is_identified(case),
    "has_things": lambda case, _: bool(case.goods),
    "not_stolen": lambda case, _: words_of(case, LETTER).get("stolen") == NOT_STOLEN,
    "stolen": lambda case, _: words_of(case, LETTER).get("stolen") == STOLEN,
    "unsure": lambda case, _: words_of(case, LETTER).get("stolen") == UNSURE,
    "void_asked": lambda case, _: _voiding(case) is not None,
    "i_asked_void": lambda case, reader: bool((row := _voiding(case)) and row.drafted_by_id == reader.officer.pk),
    "matched": lambda case, reader: bool(matches(case, reader)),
    "found_receipt": lambda case, _: case.matter.papers.filter(kind=FOUND).exists(),
    "stored": lambda case, _: bool(words_of(case, FOUND).get("kept_at")),
}
"""How each fact is known; a test holds that none of the journeys' is missing."""
