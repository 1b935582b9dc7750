"""How an issued paper stands in a register: who, what, by whom, with which result; from its snapshot alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from spkt.law import writing
from spkt.law._books import REPORT_COLUMNS, Book
from spkt.law.case import DALAM_LIDIK, Person, Role, Thing
from spkt.papers import _kind as kinds
from spkt.papers import register
from spkt.records import vault
from spkt.records.models import Matter, Officer, Paper

NOTHING = "–"
LONGEST = 120
"""Characters of a free text that a register repeats."""


def row(book: Book, paper: Paper, zone: ZoneInfo) -> register.Row:
    """The row of a paper; of a matter that is not open to the whole desk only the number."""
    matter: Matter | None = paper.matter
    blank = register.Row(paper.number, ("",) * len(book.columns), void=paper.voided_at is not None, sealed=True)
    if matter is None or matter.secrecy:
        return replace(blank, matter=matter.code if matter else "")
    content = kinds.thaw(paper.kind, vault.get(paper, "snapshot", matter.key))
    cells = _report if book.columns == REPORT_COLUMNS else _plain
    note = f"batal {_day(paper.voided_at, zone)}" if paper.voided_at else _handed(paper, zone)
    return replace(blank, cells=cells(paper, content, zone), note=note, matter=matter.code, sealed=False)


def _handed(paper: Paper, zone: ZoneInfo) -> str:
    if paper.handed_at:
        return f"diserahkan {_day(paper.handed_at, zone)}"
    return "tidak diterima pelapor" if paper.declined_at else ""


def _report(paper: Paper, content: Any, zone: ZoneInfo) -> tuple[str, ...]:
    """Cells of the register of reports, both models."""
    account = content.account
    reporters = [_name(each) for each in content.persons if Role.PELAPOR in each.roles]
    finder = getattr(content, "finder", None)
    named = reporters or ([f"{finder.rank} {finder.name}"] if finder else [])
    scene = ", ".join(part for part in (account.where.village, account.where.district) if part)
    when = writing.span_text(account.when, zone_label(paper))
    officer = finder or content.officer
    return (
        _day(content.reported_at, zone),
        ", ".join(named) or NOTHING,
        ", ".join(part for part in (when, scene) if part) or NOTHING,
        "; ".join(f"{charge.name}, {charge.article}" for charge in content.charges) or _cut(account.deed) or NOTHING,
        _names(content.persons, Role.TERLAPOR) or DALAM_LIDIK,
        _names(content.persons, Role.KORBAN) or NOTHING,
        _goods(content.things) or NOTHING,
        f"{officer.rank} {officer.name}",
        _gone(paper, zone),
    )


def zone_label(paper: Paper) -> str:
    """Name of the unit's civil zone as papers print it."""
    return str(paper.unit.zone_label)


def _gone(paper: Paper, zone: ZoneInfo) -> str:
    """To whom the report went on, with the day."""
    report = getattr(paper.matter, "report", None)
    return f"Satreskrim, {_day(report.handed_at, zone)}" if report and report.handed_at else NOTHING


def _plain(paper: Paper, content: Any, zone: ZoneInfo) -> tuple[str, ...]:
    """Cells of every other register."""
    officer: Officer = paper.issued_by
    there = writing.local(paper.issued_at, zone)
    return (
        f"{writing.dashed_date(there.date())} {writing.wall_time(there.time(), '')}".strip(),
        _who(content),
        _about(paper.kind, content),
        f"{officer.rank} {officer.name}",
        _result(paper, content),
    )


def _who(content: Any) -> str:
    """The person of the paper with her identity number masked; a finder may be a number."""
    persons = getattr(content, "persons", ())
    if persons:
        first = persons[0]
        number = f"{first.id_kind or 'NIK'} {writing.mask_nik(first.id_number)}" if first.id_number else ""
        return ", ".join(part for part in (_name(first), number) if part) or NOTHING
    giver = getattr(content, "giver", None)
    named = getattr(content, "name", "") or getattr(content, "finder_number", "") or (giver.name if giver else "")
    return str(named).upper() or "tidak menyebut nama"


ABOUT: dict[str, Callable[[Any], str]] = {
    "tanda_terima_pengaduan": lambda content: content.subject,
    "sttlp": lambda content: content.account.deed,
    "visum_luka": lambda content: ", ".join(content.examinations),
    "visum_jenazah": lambda content: ", ".join(content.examinations),
    "laporan_orang_hilang": lambda content: content.missing.name.upper(),
    "sp2hp": lambda content: f"{content.code}, {content.lp_number.partition('/SPKT/')[0]}",
    "pengembalian": lambda content: f"dikembalikan: {_goods(content.things)}",
    "tt_orang": lambda content: f"serah terima orang kepada {content.receiver.name.upper()}",
}


def _about(kind: str, content: Any) -> str:
    said = ABOUT[kind](content) if kind in ABOUT else _goods(getattr(content, "things", ()))
    return _cut(said) or kinds.kinds()[kind].title.capitalize()


RESULT: dict[str, Callable[[Any], str]] = {
    "sttlp": lambda content: (content.lp_number or "").partition("/SPKT/")[0],
    "visum_luka": lambda content: content.hospital.name,
    "visum_jenazah": lambda content: content.hospital.name,
    "tt_bb": lambda content: content.kept_at,
}


def _result(paper: Paper, content: Any) -> str:
    return _cut(RESULT[paper.kind](content)) or NOTHING if paper.kind in RESULT else NOTHING


def _names(persons: tuple[Person, ...], role: Role) -> str:
    return ", ".join(filter(None, (_name(each) for each in persons if role in each.roles)))


def _name(person: Person) -> str:
    return person.name.upper()


def _goods(things: tuple[Thing, ...]) -> str:
    return _cut(", ".join(f"{thing.amount} {thing.unit} {thing.name}" for thing in things if thing.part != "serahan"))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _day(at: datetime | None, zone: ZoneInfo) -> str:
    return writing.dashed_date(writing.local(at, zone).date()) if at else NOTHING
