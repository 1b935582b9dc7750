"""The dated catalogue of offences: what could be charged for a deed of that day, and what must be shown for it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spkt.law.case import Charge, Element, Span
from spkt.law.sources import HOUSE, KUHP, NEW_CODE, PENYESUAIAN, WVS, Source, by_catalogue, cite

MET = "terpenuhi"
_TOKEN = re.compile(r"\w+")


class Complaint(StrEnum):
    """Is it prosecuted only on complaint: never, always, or only between kin."""

    NO = "no"
    ABSOLUTE = "absolute"
    RELATIVE = "relative"


class LetterClass(StrEnum):
    """The box that is ticked at the head of a Laporan Polisi."""

    KEJAHATAN = "kejahatan"
    PELANGGARAN = "pelanggaran"
    LAIN_LAIN = "lain-lain"


@dataclass(frozen=True, slots=True)
class Offence:
    """One row of the catalogue.

    article     as cited from its own law ("477 ayat (1) huruf e"); article_old its pair in the old code, or ""
    valid_to    last day, inclusive; None while it holds
    sensitive   of "sexual", "child", "domestic": the matter is closed by this alone
    elements    its own elements, without those of its base
    base        code of the offence it contains, or ""; `without` is an element of the base that it replaces
    ways        codes whose own elements are alternatives: one whole set suffices
    successor   code of the offence that took over on 2 January 2026, or ""
    penalty     longest prison term in years, None where it is graded or not verified
    complainant who may complain, in words
    """

    code: str
    name: str
    name_en: str
    law: Source
    article: str
    article_old: str
    valid_from: date
    valid_to: date | None
    category: str
    letter_class: LetterClass
    complaint: Complaint
    complainant: str
    sensitive: frozenset[str]
    elements: tuple[str, ...]
    base: str
    without: str
    ways: tuple[str, ...]
    successor: str
    penalty: float | None
    verified: bool
    notes: str

    def holds(self, first: date, last: date) -> bool:
        """Is it in force on a day of the stretch [first, last]?"""
        return self.valid_from <= last and (self.valid_to is None or first <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Requirement:
    """An element to be weighed; those that share a `way` are one alternative, without a way it is needed in any case.

    way     code of the offence whose letter it is, or ""
    """

    text: str
    way: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be charged: `new` is preselected, `old` stands beside it for a deed before 2 January 2026."""

    new: Offence
    old: Offence | None = None


class Catalogue:
    """All offences that the desk knows, in the order of the list."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        """rows: lines of `offences.csv`."""
        self._by_code = {offence.code: offence for offence in map(_offence, rows)}
        self._followed_by: dict[str, tuple[Offence, ...]] = {}
        for offence in self._by_code.values():
            if offence.successor:
                earlier = self._followed_by.get(offence.successor, ())
                self._followed_by[offence.successor] = (*earlier, offence)

    def __iter__(self) -> Iterator[Offence]:
        return iter(self._by_code.values())

    def get(self, code: str) -> Offence:
        """The offence of that code, in force or not. raises KeyError if there is none."""
        return self._by_code[code]

    def in_force(self, on: date) -> list[Offence]:
        """Offences that a deed of that day can be."""
        return [offence for offence in self._by_code.values() if offence.holds(on, on)]

    def search(self, words: str, on: date) -> list[Offence]:
        """Those in force on that day whose name, article or law has every word typed; an exact article comes first."""
        found = [offence for offence in self.in_force(on) if _has(offence, words)]
        return sorted(found, key=lambda offence: offence.article != _plain(words))

    def twins(self, offence: Offence) -> tuple[Offence, ...]:
        """The same deed in the other code: the successor of an old offence, or every predecessor of a new one."""
        if offence.successor:
            return (self._by_code[offence.successor],)
        return self._followed_by.get(offence.code, ())

    @cite(KUHP["pasal 3 ayat (1)"], KUHP["pasal 10"], WVS["pasal 1 ayat (2)"])
    def choices(self, first: date, last: date, words: str = "") -> list[Choice]:
        """What can be charged for a deed that happened on some day of [first, last].

        From 2 January 2026 on there is the new code alone. For a deed before or across that day the new offence
        is preselected with the old beside it; the officer chooses with a reason, the investigator decides.

        words   narrows the list as in `search`; a hit on either of a pair shows the pair
        law     the new code is the default unless the old one is better for the offender
        doubt   an offence without any forerunner is offered only if the deed may reach into the new code
        """
        pairs = [pair for offence in self for pair in self._pairs(offence, first, last)]
        found = [pair for pair in pairs if _has(pair.new, words) or (pair.old is not None and _has(pair.old, words))]
        return sorted(found, key=lambda pair: pair.new.article != _plain(words))

    def _pairs(self, offence: Offence, first: date, last: date) -> list[Choice]:
        if offence.successor:
            return []  # shown beside its successor
        old = [twin for twin in self.twins(offence) if first < NEW_CODE and twin.holds(first, last)]
        if old:
            return [Choice(offence, twin) for twin in old]
        return [Choice(offence)] if offence.holds(first, last) or (offence.article_old and first < NEW_CODE) else []

    @cite(KUHP["pasal 477 ayat (2)"], HOUSE["ADR 0010"])
    def elements(self, code: str) -> tuple[Requirement, ...]:
        """What is weighed for an offence: the elements of its base first, then its own, then its alternatives."""
        offence = self._by_code[code]
        base = self.elements(offence.base) if offence.base else ()
        kept = tuple(need for need in base if need.text != offence.without)
        ways = tuple(Requirement(text, way) for way in offence.ways for text in self._by_code[way].elements)
        return kept + tuple(Requirement(text) for text in offence.elements) + ways


@cite(KUHP["pasal 477 ayat (2)"], HOUSE["ADR 0010"])
def is_met(elements: Iterable[Requirement], verdicts: Mapping[str, str]) -> bool:
    """Are all needed elements met, and of the alternatives at least one whole?

    verdicts    {text of an element: "terpenuhi", "belum" or "tidak"}; what is not weighed is not met
    """
    ways: dict[str, bool] = {}
    for need in elements:
        ways[need.way] = ways.get(need.way, True) and verdicts.get(need.text) == MET
    needed = ways.pop("", True)
    return needed and (not ways or any(ways.values()))


def charge(offence: Offence, elements: tuple[Element, ...] = (), reason: str = "") -> Charge:
    """The offence as the gelar suspects it, in the words of the catalogue, for the case file."""
    return Charge(offence.code, offence.name, offence.article, offence.law.short, elements, reason)


@cite(KUHP["buku kedua"], PENYESUAIAN["penyesuaian pidana"])
def letter_class(offences: Iterable[Offence]) -> LetterClass:
    """The box that is ticked for these offences: one kejahatan suffices; none at all is "lain-lain".

    law     the code of 2026 knows no pelanggaran; old and special law carry the class in their row
    """
    classes = {offence.letter_class for offence in offences}
    return next((found for found in LetterClass if found in classes), LetterClass.LAIN_LAIN)


@cite(KUHP["pasal 10"], HOUSE["ADR 0011"])
def deed_days(span: Span, told_on: date) -> tuple[date, date]:
    """First and last day on which the deed may have happened.

    told_on what is told has happened by that local day; a deed of unknown time may be of any day before
    """
    if span.start is None:
        return date.min, told_on
    end = span.end or span.start
    return span.start.on, max(span.start.on, end.on)


_UNTIL_TRIAL = ((KUHP, "411"), (KUHP, "412"), (WVS, "284"))


@cite(KUHP["pasal 411 ayat (4)"], KUHP["pasal 412"], WVS["pasal 284"])
def until_trial(offence: Offence) -> bool:
    """May its complaint be taken back until the trial begins? Then the ninety days do not bind."""
    return (offence.law, offence.article.partition(" ")[0]) in _UNTIL_TRIAL


def _offence(row: Mapping[str, str]) -> Offence:
    law = by_catalogue(row["law"])
    return Offence(
        code=row["code"],
        name=row["name_id"],
        name_en=row["name_en"],
        law=law,
        article=row["article_old"] if law is WVS else row["article_new"],
        article_old=row["article_old"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        category=row["category"],
        letter_class=LetterClass(row["class"]),
        complaint=Complaint(row["complaint_offence"]),
        complainant=row["complainant"],
        sensitive=frozenset(row["sensitive"].split("|")) - {"none"},
        elements=_list(row["elements"]),
        base=row["base"],
        without=row["base_without"],
        ways=_list(row["ways"]),
        successor=row["successor"],
        penalty=float(row["max_penalty_years"]) if row["max_penalty_years"] else None,
        verified=row["verified"] == "yes",
        notes=row["notes"],
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _plain(words: str) -> str:
    """What was typed, without the word that stands before an article."""
    return " ".join(word for word in words.casefold().split() if word not in {"pasal", "ps", "ps."})


def _has(offence: Offence, words: str) -> bool:
    text = f"{offence.name} {offence.article} {offence.law.short} {offence.name_en}"
    tokens = set(_TOKEN.findall(text.casefold()))
    return all(_among(word, tokens) for word in _TOKEN.findall(_plain(words)))


def _among(word: str, tokens: set[str]) -> bool:
    """A letter or ordinal ("e", "1") must be there itself, a longer word may be the beginning of one."""
    return word in tokens or (len(word) > 2 and any(token.startswith(word) for token in tokens))
