"""What the window says of a scanned or typed code, or of a file: facts to compare, never a bare "valid"."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from spkt.kit import blind, sheets
from spkt.trace import _sheets
from spkt.trace._sheets import Known

if TYPE_CHECKING:
    from spkt.kit.pdfsign import Judgement

LONGEST_TYPED = 400


class State(StrEnum):
    """What is said first. ALTERED and UNKNOWN never say "forged": a wrong letter looks the same."""

    MATCH = "cocokkan"
    VOID = "dibatalkan"
    REPLACED = "digantikan"
    UNKNOWN = "tidak_dikenal"
    ALTERED = "diubah"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state, and the facts where there are any.

    why     what was read, for who asks a technician: an id, or the hash of a file
    seal    of a file: what its seal shows, point by point
    """

    state: State
    known: Known | None = None
    why: str = ""
    seal: "Judgement | None" = None


STATES = {"berlaku": State.MATCH, "dibatalkan": State.VOID, "digantikan": State.REPLACED}


def of_code(typed: str, at: str, short_key: bytes) -> Verdict:
    """The verdict on a square's address, its code, or the sixteen letters under it.

    at          address of the verification page as printed on papers
    short_key   key of the digests of short codes
    """
    typed = typed.strip()[:LONGEST_TYPED]
    if len(blind.normal_code(typed)) == sheets.SHORT_LETTERS:
        return _of_known(_sheets.by_short(blind.tracking_digest(short_key, typed)))
    try:
        code = sheets.code_in(typed, at)
        told = sheets.read(code)
    except sheets.BadSheet:
        return Verdict(State.UNKNOWN)
    return _of_square(code, told)


def of_file(pdf: bytes) -> Verdict:
    """The verdict on a file: the register knows it to the last byte; of any other the seal says what became of it."""
    from spkt.kit import pdfsign  # here, because only who brings a file should wait for the library of seals

    sha256, seal = hashlib.sha256(pdf), pdfsign.judge(pdf, _sheets.anchors(), _sheets.lost_seals())
    known = _sheets.by_file(sha256.digest())
    if known:
        return replace(_of_known(known), seal=seal)
    is_bent = seal.is_sealed and not seal.is_whole
    return Verdict(State.ALTERED if is_bent else State.UNKNOWN, why=sha256.hexdigest(), seal=seal)


def _of_square(code: str, told: sheets.Sheet) -> Verdict:
    key = next((each for each in _sheets.signing_keys() if each.pk == told.key_id), None)
    if key is None:
        return Verdict(State.UNKNOWN, why=f"key {told.key_id}")
    try:
        sheets.verify(code, {key.pk: bytes(key.public)})
    except sheets.BadSheet:
        return Verdict(State.ALTERED)
    if _is_past(key.until, told.on):
        return Verdict(State.UNKNOWN, why=f"key {key.pk} until {key.until}")
    known = _sheets.by_text(told.paper, told.mark)
    if known is None or not _says_the_same(known, told):
        return Verdict(State.UNKNOWN, why=f"paper {told.paper}")
    return _of_known(known)


def _is_past(until: date | None, on: date) -> bool:
    return until is not None and on > until


def _says_the_same(known: Known, told: sheets.Sheet) -> bool:
    """The register has the last word: whoever stole a key can sign anything, but not write here."""
    number = told.number.replace("*", "")
    parts = told.number.split("*")
    fits = known.number.startswith(parts[0]) and known.number.endswith(parts[-1]) and len(number) <= len(known.number)
    return fits and (known.kind, known.code, known.on) == (told.kind, told.unit, told.on)


def _of_known(known: Known | None) -> Verdict:
    return Verdict(STATES[known.state], known) if known else Verdict(State.UNKNOWN)
