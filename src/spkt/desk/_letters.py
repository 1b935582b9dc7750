"""Letters of a dossier as rows: what each is, how far it has come, and where it is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access._gate import Reader
from spkt.law._letters import BY_NAME
from spkt.law.journeys.visum import LETTER_WORDS, OPEN_LETTERS, VISUM_KINDS, Asked, Written, state_words
from spkt.law.words import N_
from spkt.law.writing import local, long_date, wall_time
from spkt.papers._kind import kinds

Row = dict[str, Any]
VISUM_TITLES = {"visum_luka": N_("Permintaan visum"), "visum_jenazah": N_("Permintaan visum jenazah")}
GONE = frozenset({Asked.DITARIK, Written.DIBATALKAN})


def title(kind: str) -> str:
    """How screens name a kind of letter; nothing of it tells what happened."""
    if kind in BY_NAME:
        return _(BY_NAME[kind].title)
    return _(VISUM_TITLES.get(kind, kinds()[kind].title.capitalize()))


def letter_rows(found: tuple[Any, ...], reader: Reader) -> list[Row]:
    """Letters as rows, what still waits first."""
    ordered = sorted(found, key=lambda each: str(each.state) not in OPEN_LETTERS)
    return [_row(each, reader) for each in ordered]


def _row(letter: Any, reader: Reader) -> Row:
    waits = letter.state in OPEN_LETTERS and not (letter.kind in BY_NAME and letter.state == Written.TERBIT)
    words = state_words(letter.kind, letter.state) if letter.state in LETTER_WORDS else letter.state
    return {
        "title": title(letter.kind),
        "note": letter.paper.number if letter.paper else at(letter.drafted_at, reader),
        "state": _(words),
        "tone": "" if letter.state in GONE else "warn" if waits else "ok",
        "url": _address(letter),
    }


def _address(letter: Any) -> str:
    if letter.kind in VISUM_KINDS:
        return reverse("visum.one", kwargs={"code": letter.code})
    if letter.paper:
        return reverse("papers.one", kwargs={"code": letter.paper.code})
    if letter.kind in BY_NAME and letter.state == Written.KONSEP:
        return reverse("visum.write", kwargs={"code": letter.matter.code, "kind": letter.kind})
    return ""


def at(moment: Any, reader: Reader) -> str:
    """ "Selasa, 24 November 2026 19.05 WIB", "" for no moment."""
    if moment is None:
        return ""
    there = local(moment, reader.zone)
    return f"{long_date(there.date())} {wall_time(there.time(), reader.unit.zone_label)}"
