"""The dated texts of a unit's papers: what holds now, what comes, what waits for its second person, how it looks."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from spkt.access._gate import Reader, Unseen, seen
from spkt.kit import clock
from spkt.law._texts import BY_KEY, FORMULAS, wrong_with
from spkt.law.case import Desk, SigningBlock
from spkt.law.journeys._table import START
from spkt.law.journeys.units import TEXTS, Proposed, TextFacts
from spkt.law.roles import Role
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.records.letterhead import desk_of
from spkt.records.models import Letterhead, SigningRule, TextChange, Unit

KOP = "kop"
EDITORS = frozenset({Role.KA_SPKT, Role.KANIT, Role.BAMIN})
"""Who keeps the texts of the unit; nobody else finds the page."""
SHOWN_ON = ("sttlp", "ba_perbaikan", "tt_bb")
"""Samples on which a letterhead is looked at: what a citizen gets, minutes, a receipt."""
PREVIEW_PPI = 72
NEWEST = 20


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the day from which it holds. subject   "kop" or a kind of paper; words   as TextChange has them"""

    subject: str
    words: dict[str, Any]
    since: date


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a unit: those of today, those that are agreed for a day to come, and the proposals, newest first."""

    now: tuple[Text, ...]
    coming: tuple[Text, ...]
    changes: tuple[TextChange, ...]


def let_in(reader: Reader) -> None:
    """Raises Unseen for whoever does not keep the texts of his unit."""
    if not reader.roles & EDITORS:
        raise Unseen


def texts(reader: Reader) -> Texts:
    """Everything about the texts of the reader's unit. raises Unseen"""
    let_in(reader)
    today = clock.local_date(clock.now(), reader.zone)
    every = [*_heads(reader.unit), *_rules(reader.unit)]
    newest: dict[str, Text] = {}
    for text in every:
        if text.since <= today:
            newest[text.subject] = text
    changes = TextChange.objects.filter(unit=reader.unit).select_related("asked_by", "decided_by")
    coming = tuple(text for text in every if text.since > today)
    return Texts(tuple(newest.values()), coming, tuple(changes.order_by("-asked_at")[:NEWEST]))


def _heads(unit: Unit) -> list[Text]:
    rows = Letterhead.objects.filter(unit=unit).order_by("valid_from")
    return [Text(KOP, head_words(row), row.valid_from) for row in rows]


def head_words(row: Letterhead) -> dict[str, Any]:
    """What a letterhead says, as a proposal says it."""
    return {"lines": list(row.lines), "address": row.address, "formulas": dict(row.formulas), "sheet": row.sheet}


def _rules(unit: Unit) -> list[Text]:
    rows = SigningRule.objects.filter(unit=unit).order_by("paper", "valid_from")
    return [Text(row.paper, {"role": row.role, "lines": list(row.lines)}, row.valid_from) for row in rows]


def newest(subject: str, unit: Unit) -> Text | None:
    """The text of this sort with the latest day, in force or to come; None where there is none."""
    found = _heads(unit) if subject == KOP else [text for text in _rules(unit) if text.subject == subject]
    return found[-1] if found else None


def signed_kinds() -> tuple[str, ...]:
    """Kinds of paper with a signature in the name of somebody, by name."""
    return tuple(name for name, kind in kinds.kinds().items() if _blocks(kind.sample))


def change(code: str, reader: Reader) -> TextChange:
    """A proposal of the reader's unit. raises Unseen"""
    let_in(reader)
    found = TextChange.objects.filter(unit=reader.unit, code=code)
    row: TextChange = seen(found.select_related("asked_by", "decided_by"))
    return row


def facts(subject: str, valid_from: date, reader: Reader, row: TextChange | None = None) -> TextFacts:
    """What the journey of a text asks about it and this officer. row   None before it is proposed"""
    last = newest(subject, reader.unit)
    waiting = TextChange.objects.filter(unit=reader.unit, subject=subject, decided_at=None)
    return TextFacts(
        state=row.state if row else START,
        i_proposed=row is not None and row.asked_by_id == reader.officer.pk,
        ahead=valid_from > clock.local_date(clock.now(), reader.zone),
        free=last is None or valid_from > last.since,
        waiting=row is None and waiting.exists(),
    )


def against(act: str, found: TextFacts, reader: Reader) -> list[str] | None:
    """Reasons against an act of this journey, [] for none, None where it is not this officer's."""
    return TEXTS.may(found, reader.roles).get(act)


def wrong_words(subject: str, words: dict[str, Any]) -> list[tuple[str, str]]:
    """(sentence, what its %s stands for) for everything that speaks against the words themselves."""
    if subject != KOP:
        return []
    found = [
        (sentence, BY_KEY[key].must) for key, text in words["formulas"].items() if (sentence := wrong_with(key, text))
    ]
    if len(words["lines"]) < FEWEST_LINES or not words["address"].strip():
        found.append((N_("Kop surat paling sedikit tiga baris dan satu alamat. Lengkapi."), ""))
    return found


FEWEST_LINES = 3


def only_changed(formulas: dict[str, str]) -> dict[str, str]:
    """Formulas that are worded otherwise than as shipped."""
    return {each.key: formulas[each.key] for each in FORMULAS if formulas.get(each.key, each.text) != each.text}


def pictures(subject: str, words: dict[str, Any], reader: Reader) -> list[bytes]:
    """Pages of samples set with these words, compiled anew and marked DRAF. raises Unseen"""
    let_in(reader)
    made = []
    for name, content in samples(subject, words, reader):
        made += kinds.preview(name, kinds.freeze(name, content), ppi=PREVIEW_PPI)
    return made


def samples(subject: str, words: dict[str, Any], reader: Reader) -> list[tuple[str, Any]]:
    """(kind, its sample) as the unit would print it with these words."""
    desk = desk_of(reader.unit, clock.local_date(clock.now(), reader.zone))
    if subject == KOP:
        desk = _worded(desk, words)
        return [(name, replace(kinds.kinds()[name].sample, desk=desk)) for name in SHOWN_ON]
    sample = kinds.kinds()[subject].sample
    blocks = {name: _signed(block, words) for name, block in _blocks(sample).items()}
    return [(subject, replace(sample, desk=desk, **blocks))]


def _worded(desk: Desk, words: dict[str, Any]) -> Desk:
    return replace(
        desk,
        letterhead=tuple(words["lines"]),
        address=words["address"],
        formulas=words["formulas"],
        paper=words["sheet"],
    )


def _blocks(sample: Any) -> dict[str, SigningBlock]:
    """Signatures of a sample that are given in somebody's name, by field."""
    found = {each.name: getattr(sample, each.name) for each in fields(sample)}
    return {name: value for name, value in found.items() if isinstance(value, SigningBlock)}


def _signed(block: SigningBlock, words: dict[str, Any]) -> SigningBlock:
    return SigningBlock((*words["lines"], block.signer.post.upper()), block.signer)


def is_open(row: TextChange) -> bool:
    """Does it still wait for a decision?"""
    return row.state == Proposed.DIUSULKAN
