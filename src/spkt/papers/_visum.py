"""What both letters that ask for a Visum et Repertum say: for whom, what is asked expressly, and what goes with it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from spkt.law import writing
from spkt.law.case import Desk, Person, Sex, Signer, SigningBlock, Thing
from spkt.law.identity import ADULT_AGE
from spkt.papers import _letter, _wording
from spkt.papers._shapes import Shield

REPORTS = ("sementara", "lanjutan", "definitif")
SHOWN = (
    "Nama",
    "NIK/No. identitas",
    "Tempat/tgl. lahir/umur",
    "Jenis kelamin",
    "Kewarganegaraan",
    "Pekerjaan",
    "Alamat",
)
"""Rows of an identity that a hospital needs; faith, schooling and telephone are not its business."""


class Asked(Protocol):
    """What both letters hold; their contents say what each field means."""

    @property
    def desk(self) -> Desk: ...
    @property
    def number(self) -> str | None: ...
    @property
    def asked_at(self) -> datetime: ...
    @property
    def issued_at(self) -> datetime | None: ...
    @property
    def hospital(self) -> _letter.Office: ...
    @property
    def persons(self) -> tuple[Person, ...]: ...
    @property
    def examinations(self) -> tuple[str, ...]: ...
    @property
    def basis(self) -> tuple[str, ...]: ...
    @property
    def penyidik(self) -> SigningBlock: ...
    @property
    def escort(self) -> Signer | None: ...
    @property
    def brought_at(self) -> datetime | None: ...
    @property
    def companion(self) -> str: ...
    @property
    def things(self) -> tuple[Thing, ...]: ...
    @property
    def report(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def after_on(self) -> date | None: ...
    @property
    def after_reason(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def sk_number(self) -> str: ...
    @property
    def free_cite(self) -> str: ...
    @property
    def copies(self) -> tuple[str, ...]: ...
    @property
    def shield(self) -> Shield: ...


def subject(content: Asked, words: Mapping[str, str]) -> str:
    """ "Permintaan Visum et Repertum (luka)"; in a sealed matter without what is examined."""
    start = "Susulan Permintaan" if content.after else "Permintaan"
    if content.code or content.shield.on:
        return f"{start} Visum et Repertum"
    return f"{start} Visum et Repertum ({', '.join(words[code] for code in words if code in content.examinations)})"


def letter(content: Asked, points: Sequence[_letter.Point], words: Mapping[str, str], closing: str) -> dict[str, Any]:
    """The letter with the points that its kind puts together."""
    return _letter.inputs(
        _letter.Letter(
            content.desk,
            content.number,
            content.asked_at,
            content.issued_at,
            subject(content, words),
            [content.hospital.name],
            content.hospital.city or content.desk.city,
            points,
            closing,
            content.penyidik,
            classification="RAHASIA",
            enclosed=_letter.counted(content.things, "barang"),
            pro=True,
            office=f"Surat Keputusan Penyidik Nomor {content.sk_number}" if content.sk_number else "",
            copies=content.copies,
            slip=_slip(content.number),
        )
    )


def _slip(number: str | None) -> dict[str, Any]:
    return _letter.slip(
        "TANDA TERIMA RS",
        f"atas surat Nomor {_wording.clean(number or _wording.UNNUMBERED)}",
        (("Diterima oleh", ""), ("Jabatan", ""), ("Tanggal, pukul", "")),
        "Tanda tangan dan cap RS:",
    )


def basis(content: Asked) -> _letter.Point:
    """On what the letter rests; a later letter names the earlier one first."""
    lines = [_after(content)] if content.after else []
    return _letter.point("Dasar", _letter.lettered([*lines, *(_wording.clean(line) for line in content.basis)]))


def _after(content: Asked) -> str:
    day = f" tanggal {writing.plain_date(content.after_on)}" if content.after_on else ""
    reason = f", karena {content.after_reason}" if content.after_reason and not content.shield.on else ""
    return _wording.clean(f"Susulan atas surat kami Nomor {content.after}{day}{reason}")


def examined(content: Asked) -> Person:
    """The one to be examined. raises ValueError where nobody is named: such a letter asks for nothing"""
    if not content.persons:
        raise ValueError("nobody to examine")
    return content.persons[0]


def who(content: Asked, title: str) -> _letter.Point:
    """Whom the letter is about and who brings her; unknown, or by initials and code, where it has to be."""
    rows = [*_who_rows(content), *_escort_rows(content)]
    return _letter.point(title, rows=rows)


def _who_rows(content: Asked) -> list[list[Any]]:
    person, code = examined(content), _wording.clean(content.code)
    if content.shield.on:
        named = _wording.unnamed("Orang yang diperiksa", content.shield)
        return [["Nama", f"{named}, kode {code}" if code else named]]
    if code:
        return [
            ["Nama", f"{initials(person.name)} (identitas dirahasiakan), kode {code}"],
            *_look_rows(content, person),
        ]
    if not person.name.strip():
        name = f"{courtesy(person, content)} X, identitas belum diketahui"
        return [["Nama", name], *_look_rows(content, person), ["Ciri-ciri", _said(person.features)]]
    return [row for row in _wording.identity(person, content.desk, content.asked_at) if row[0] in SHOWN]


def _look_rows(content: Asked, person: Person) -> list[list[Any]]:
    age = writing.age_text(person.birth, writing.local(content.asked_at, _wording.zone(content.desk)).date())
    sex = _wording.capital(_wording.sex_word(person)) if person.sex else ""
    return [["Umur", _said(age)], ["Jenis kelamin", _said(sex)]]


def _said(text: str) -> str:
    return _wording.clean(text) or _wording.UNSAID


def initials(name: str) -> str:
    """ "B. S." of "H. Budi Setiawan, S.H.": titles before and after the name are no part of it."""
    words = [word for word in name.partition(",")[0].split() if not word.endswith(".")]
    return " ".join(f"{word[0].upper()}." for word in words) or _wording.UNSAID


def courtesy(person: Person, content: Asked) -> str:
    """ "Tn.", "Ny." or "An." of somebody whose name is not known."""
    years = writing.age_on(person.birth, writing.local(content.asked_at, _wording.zone(content.desk)).date())
    if years is not None and years < ADULT_AGE:
        return "An."
    return {Sex.MALE: "Tn.", Sex.FEMALE: "Ny.", None: "Tn./Ny."}[person.sex]


def _escort_rows(content: Asked) -> list[list[Any]]:
    rows: list[list[Any]] = []
    if content.escort:
        lines = _wording.officer_lines(content.escort)
        rows.append(["Diantar oleh", f"{lines['name']}, {lines['below']}"])
    if content.companion and not content.shield.on:
        rows.append(["Didampingi oleh", _wording.clean(content.companion)])
    if content.brought_at:
        rows.append(["Dibawa pada", f"hari {_wording.day_at(content.desk, content.brought_at)}"])
    return rows


def asked(content: Asked, words: Mapping[str, str]) -> _letter.Point:
    """What is asked expressly, ticked among what is not.

    words       printed name by code, in the order of the form
    raises      ValueError for nothing or an unknown examination: a letter has to say which it wants
    """
    if content.shield.on:
        return _letter.point("Mohon diperiksa", [f"{_letter.PROTECTED}."])
    if not content.examinations or set(content.examinations) - set(words):
        raise ValueError(f"examinations {content.examinations}")
    ticks = [{"on": code in content.examinations, "word": word} for code, word in words.items()]
    return _letter.point("Mohon diperiksa (yang diberi tanda X)", ticks=ticks)


def report(content: Asked) -> _letter.Point:
    """What the hospital is to write and that it is sent closed. raises ValueError for an unknown sort of report"""
    if content.report not in REPORTS:
        raise ValueError(f"report {content.report}")
    free = f" Pemeriksaan tidak dibebankan biayanya kepada yang diperiksa ({content.free_cite})."
    line = (
        f"Mohon dibuatkan Visum et Repertum {content.report} dan dikirim dalam sampul tertutup kepada penyidik "
        f"{content.desk.name}."
    )
    return _letter.point("", [_wording.clean(line + (free if content.free_cite else ""))])


def enclosed(content: Asked) -> list[_letter.Point]:
    """Things that go with the letter, clothes or a sample, with who sealed them."""
    if content.shield.on:
        return []
    return _letter.listed("Barang yang disertakan", _letter.things_lines(content.things), "tidak ada")
