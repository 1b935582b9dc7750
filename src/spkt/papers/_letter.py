"""What letters of the desk share: whom they go to, how they are built, and sentences that several of them say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from string import ascii_lowercase
from typing import Any

from spkt.law import writing
from spkt.law.case import Being, Desk, Person, Role, Sex, SigningBlock, Thing
from spkt.papers import _wording
from spkt.papers._shapes import Rights, Shield

Point = dict[str, Any]

PROTECTED = "perkara dilindungi; ada pada berkas penyidik"
FREE = "Seluruh pelayanan ini tidak dipungut biaya."
EXPLAINED = "Perkara dilindungi; dijelaskan langsung oleh petugas dan tidak ditulis dalam surat ini."
"""What stands where a sealed matter's letter to a citizen would tell what happened."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a letter goes to, or that a citizen can turn to.

    name        as printed: "DIREKTUR RSUD …", "Satreskrim Polres Melawi"
    city        where it is, printed behind "di"
    address     street; phone as dialled
    matter      what it is for ("gugatan perdata"), where a citizen has to choose
    """

    name: str
    city: str = ""
    address: str = ""
    phone: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter before it becomes plain texts.

    written_at      aware; dates the file while issued_at is None, on a draft
    to              lines behind "Yth."; at is where, printed behind "di"
    points          numbered body, made by `point`
    enclosed        words of "Lampiran", "" for none
    corner          code at the upper right ("SP2HP/A1")
    office          line under the signature (number of the appointment)
    slip            strip to send back, made by `slip`; empty for none
    """

    desk: Desk
    number: str | None
    written_at: datetime
    issued_at: datetime | None
    subject: str
    to: Sequence[str]
    at: str
    points: Sequence[Point]
    closing: str
    signer: SigningBlock
    classification: str = "BIASA"
    enclosed: str = ""
    corner: str = ""
    pro: bool = False
    office: str = ""
    copies: Sequence[str] = ()
    slip: dict[str, Any] | None = None


def inputs(letter: Letter) -> dict[str, Any]:
    """What the page of any letter prints."""
    return {
        **_wording.frame(letter.desk, letter.number, letter.issued_at or letter.written_at),
        "day": _wording.dated(letter.desk, letter.issued_at),
        "classification": letter.classification,
        "enclosed": _wording.clean(letter.enclosed) or "-",
        "subject": _wording.clean(letter.subject),
        "to": {"lines": [_wording.clean(line) for line in letter.to], "at": f"di {_wording.clean(letter.at)}"},
        "points": list(letter.points),
        "closing": letter.closing,
        "signer": _wording.officer_block([_wording.clean(line) for line in letter.signer.lines], letter.signer.signer),
        "office": _wording.clean(letter.office),
        "copies": _wording.numbered([_wording.clean(line) for line in letter.copies]),
        "corner": letter.corner,
        "pro": letter.pro,
        "slip": letter.slip or {},
    }


def point(
    title: str = "",
    lines: Iterable[str] = (),
    *,
    rows: Iterable[Sequence[Any]] = (),
    ticks: Iterable[dict[str, Any]] = (),
    closed: bool = False,
) -> Point:
    """One numbered point of the body.

    closed  its last line ends in dashes, so that nothing can be added to free text
    """
    return {
        "title": title,
        "lines": list(lines),
        "rows": [list(row) for row in rows],
        "ticks": list(ticks),
        "closed": closed,
    }


def listed(title: str, lines: Iterable[str], otherwise: str = "") -> list[Point]:
    """A point that lists facts, numbered where there are several; none, or `otherwise`, where there is no fact."""
    said = [text for line in lines if (text := _wording.clean(line))]
    shown = lettered(said) or ([otherwise] if otherwise else [])
    return [point(title, shown)] if shown else []


def lettered(lines: Sequence[str]) -> list[str]:
    """ "a. …" before each where there are several, figures beyond z; a single one stands alone."""
    if not 1 < len(lines) <= len(ascii_lowercase):
        return _wording.numbered(list(lines))
    return [f"{letter}. {line}" for letter, line in zip(ascii_lowercase, lines, strict=False)]


def story(title: str, text: str, shield: Shield) -> list[Point]:
    """A point of free text, closed by dashes; in a sealed matter that it is with the investigator."""
    if shield.on:
        return [point(title, [f"{PROTECTED}."])]
    said = _wording.paragraphs(text)
    return [point(title, _wording.ending(said), closed=True)] if said else []


def slip(title: str, about: str, fields: Iterable[tuple[str, str]], room: str = "") -> dict[str, Any]:
    """A strip to send back; a field with "" is a dotted line to write on, `room` is what is signed under it."""
    return {"title": title, "about": about, "fields": [list(field) for field in fields], "room": room}


def counted(things: Sequence[Any], unit: str) -> str:
    """ "2 (dua) berkas", "" for none."""
    return f"{len(things)} ({writing.number_words(len(things))}) {unit}" if things else ""


def office_text(office: Office) -> str:
    """ "Pengadilan Negeri Sintang untuk gugatan perdata: Jalan …, telepon …"."""
    name = f"{office.name} untuk {office.matter}" if office.matter else office.name
    phone = f"telepon {office.phone}" if office.phone else ""
    reach = ", ".join(part for part in (office.address, office.city, phone) if part)
    return _wording.clean(f"{name} ({reach})" if reach else name)


def saudara(persons: Sequence[Person]) -> str:
    """How the letter speaks to its reader: "Saudari" to a woman, "Saudara" to everybody else."""
    return "Saudari" if _wording.reporter(persons).sex is Sex.FEMALE else "Saudara"


def reader(persons: Sequence[Person], shield: Shield) -> tuple[list[str], str]:
    """Whom a letter to the reporter goes to, and where; in a sealed matter neither name nor address."""
    person = _wording.reporter(persons)
    if shield.on:
        return [_wording.unnamed("Pelapor", shield)], "tempat"
    short = {Sex.MALE: "Sdr. ", Sex.FEMALE: "Sdri. ", None: "Sdr./Sdri. "}[person.sex]
    if person.being is not Being.ORANG:
        short = "Pimpinan "
    where = writing.place_text(person.address) or "tempat"
    return [short + _wording.full_name(person)], where


def complaint(
    desk: Desk, persons: Sequence[Person], *, number: str, at: datetime, subject: str, what: str = "Pengaduan"
) -> str:
    """What was received, when, and under which number it is kept."""
    return (
        f"{what} {saudara(persons)} tentang {_wording.clean(subject)} telah kami terima pada hari "
        f"{_wording.day_at(desk, at)} dan tercatat dengan Nomor {_wording.clean(number)}."
    )


def unanswered(rights: Rights, you: str) -> str:
    """Until when she hears, and to whom she may go if she does not."""
    until, superiors = writing.long_date(rights.answer_by), " / ".join(rights.superiors)
    return _wording.clean(
        f"{you} mendapat tanggapan paling lambat hari {until}. Bila sampai hari itu belum ada tanggapan, {you} dapat "
        f"melapor ke {superiors} ({rights.cite})."
    )


def followed(desk: Desk, you: str) -> str:
    """Where she can see how far her matter is: with the code of her receipt, which no letter repeats."""
    portal = _wording.clean(desk.portal.removeprefix("https://"))
    return f"Perkembangannya dapat {you} pantau di {portal} dengan kode pada tanda terima pengaduan."


def until_day(on: date) -> str:
    """ "hari Senin, 7 Desember 2026"."""
    return f"hari {writing.long_date(on)}"


def things_lines(things: Iterable[Thing]) -> list[str]:
    """Things that go with a letter, one line each."""
    return [_wording.thing_text(thing) for thing in things]


def parties(persons: Sequence[Person], desk: Desk, at: datetime, shield: Shield) -> list[list[Any]]:
    """Rows of who is in the matter, for another office: a row for each role that somebody has."""
    rows = []
    for role in (Role.PELAPOR, Role.KORBAN, Role.TERLAPOR, Role.SAKSI):
        found = _wording.with_role(persons, role)
        if found:
            rows.append([_wording.capital(role.value), _wording.numbered(_party_lines(found, role, desk, at, shield))])
    return rows


def _party_lines(found: Sequence[Person], role: Role, desk: Desk, at: datetime, shield: Shield) -> list[str]:
    if shield.on:
        return [_wording.unnamed(_wording.capital(role.value), shield)]
    known = role is not Role.PELAPOR
    return [
        f"{_wording.full_name(person)} (pelapor)"
        if known and Role.PELAPOR in person.roles
        else _wording.in_line(person, desk, at)
        for person in found
    ]
