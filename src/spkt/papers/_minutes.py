"""How minutes and receipts of things and persons put a day, two hands, witnesses and goods into words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spkt.law import _texts, writing
from spkt.law.case import Confirmation, Desk, Person, Signer, Thing
from spkt.papers import _wording
from spkt.papers._shapes import THUMB, Shield

Json = Any
Rows = list[list[Any]]

PROTECTED = "perkara dilindungi; ada pada berkas penyidik"
WITHHELD = "dirahasiakan"
BLANK = "\u00a0" * 40
"""A line to write a name on: underlined blanks."""
WITNESSES = 2
"""Who must at least stand by when things or persons change hands."""

FREE = "Rp 0 (nol rupiah)"
"""What every service of the desk costs, as printed on receipts of found goods."""

_LONGEST_IN_CELL = 22


@dataclass(frozen=True, slots=True)
class Witness:
    """Who stands by and signs.

    name        as he signs
    what        what says who he is: "BRIPDA NRP 02090110", "Ketua RT 03", "kakak pelapor"
    is_officer  an officer's name stays on every copy, a citizen's does not
    """

    name: str
    what: str = ""
    is_officer: bool = False


@dataclass(frozen=True, slots=True)
class Handling:
    """What a paper says of one thing beside what it is.

    condition   features and state when it came in ("tergores di sisi kiri")
    returned    state when it went out, where it did
    obtained    how it came into the hands of the giver
    seal        number of the seal, "" where it is not sealed
    receipt     number of the receipt under which it came in
    """

    condition: str = ""
    returned: str = ""
    obtained: str = ""
    seal: str = ""
    receipt: str = ""


def on_this_day(desk: Desk, at: datetime, place: str = "") -> str:
    """ "Pada hari ini Senin tanggal dua puluh tiga bulan November tahun … pukul 08.15 WIB, bertempat di …"."""
    there = writing.local(at, _wording.zone(desk))
    day = f"{writing.DAYS[there.weekday()]} tanggal {writing.date_words(there.date())}"
    where = f", bertempat di {_wording.clean(place)}" if place else ""
    return f"Pada hari ini {day} pukul {writing.wall_time(there.time(), desk.zone_label)}{where}"


def closing(desk: Desk, oath: bool = False) -> str:
    """The last sentence of minutes.

    oath    only officers sign, on the strength of their oath of office
    """
    return _wording.formula(desk, _texts.OATH if oath else _texts.MINUTES)


def officer_line(signer: Signer) -> str:
    """ "RINI OKTAVIA, BRIPTU NRP 99070815, Ba Yanmas SPKT": an officer within a sentence."""
    lines = _wording.officer_lines(signer)
    return ", ".join(part for part in (lines["name"], lines["below"], _wording.clean(signer.post)) if part)


def officer_hand(head: str, signer: Signer, place: str = "") -> dict[str, Json]:
    """An officer who signs, his post under what he signs as."""
    post = _wording.clean(signer.post)
    return _wording.officer_block([head, post] if post else [head], signer, place)


def citizen_hand(head: str, name: str, confirmation: Confirmation | None) -> dict[str, Json]:
    """A citizen who signs; her thumb witnesses stand among the witnesses of the paper."""
    return {**_wording.reporter_block(name, confirmation, head), "witnesses": []}


def witness_hands(
    witnesses: Iterable[Witness], shield: Shield, confirmation: Confirmation | None = None
) -> list[list[dict[str, Json]]]:
    """Rows of two witnesses who sign, never fewer than two: a missing name is a line to write on."""
    standing = list(witnesses)
    known = {each.name.casefold() for each in standing}
    thumb = confirmation.witnesses if confirmation else ()
    standing += [Witness(name) for name in thumb if name.casefold() not in known]
    standing += [Witness("")] * (WITNESSES - len(standing))
    hands = [_witness_hand(f"Saksi {i},", each, shield) for i, each in enumerate(standing, 1)]
    return in_pairs(hands)


def _witness_hand(head: str, witness: Witness, shield: Shield) -> dict[str, Json]:
    hidden = shield.on and not witness.is_officer
    name = _wording.UNNAMED if hidden else _wording.clean(witness.name) or BLANK
    below = "" if hidden else _wording.clean(witness.what)
    return {"place": "", "heads": [head], "name": name, "below": below, "note": "", "thumb": False, "witnesses": []}


def in_pairs(hands: list[dict[str, Json]]) -> list[list[dict[str, Json]]]:
    """Signers two by two."""
    return [hands[i : i + 2] for i in range(0, len(hands), 2)]


def thumb_note(who: str, confirmation: Confirmation | None) -> list[str]:
    """The sentence that explains a thumb in place of a signature, if there is one."""
    if confirmation is None or confirmation.how != THUMB:
        return []
    return [f"{who} tidak dapat membaca/menulis; isi dibacakan dan dibenarkan di hadapan para saksi."]


def unseen(witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """The same witnesses, citizens without name and without what tells who they are."""
    return tuple(each if each.is_officer else Witness("") for each in witnesses)


def cell(text: str) -> str:
    """A text for a narrow column: an endless word may break."""
    words = _wording.clean(text).split(" ")
    return " ".join(word if len(word) <= _LONGEST_IN_CELL else "\u200b".join(_cut(word)) for word in words)


def _cut(word: str) -> Iterable[str]:
    return (word[i : i + _LONGEST_IN_CELL // 2] for i in range(0, len(word), _LONGEST_IN_CELL // 2))


def amount_text(thing: Thing) -> str:
    """ "1 (satu) unit"."""
    amount = thing.amount.strip()
    words = f" ({writing.number_words(int(amount))})" if amount.isdecimal() and int(amount) <= writing.LARGEST else ""
    return cell(f"{amount}{words} {thing.unit}")


def kind_text(thing: Thing) -> str:
    """ "Sepeda motor Honda Beat, nomor polisi KB 4512 EX": name and marks, without value or note."""
    marks = [f"{label.replace('_', ' ')} {value}" for label, value in thing.marks.items() if value]
    return cell(_wording.capital(", ".join([thing.name, *marks])))


def handled(things: tuple[Thing, ...], handling: tuple[Handling, ...]) -> list[tuple[Thing, Handling]]:
    """Each thing with what was said of it; things of which nothing was said, with nothing."""
    unsaid = (Handling(),) * (len(things) - len(handling))
    return list(zip(things, handling + unsaid, strict=False))


def seal_text(said: Handling) -> str:
    """ "disegel nomor 0012" or "tidak disegel"."""
    return cell(f"disegel nomor {said.seal}") if said.seal else "tidak disegel"


def count_text(things: tuple[Thing, ...]) -> str:
    """ "Seluruhnya 3 (tiga) jenis barang.": the line that closes a table."""
    return f"Seluruhnya {len(things)} ({writing.number_words(len(things))}) jenis barang."


def sealed_rows(width: int) -> Rows:
    """The only row of a table of things in a sealed matter."""
    return [["", "", PROTECTED, *[""] * (width - 3)]]


def choices(options: Iterable[str], chosen: str) -> list[dict[str, Json]]:
    """Answers of which one is marked."""
    return [{"text": _wording.capital(option), "on": option == chosen} for option in options]


def lines_of(texts: Iterable[str]) -> list[str]:
    """Free lines, cleaned and numbered where there are several."""
    return _wording.numbered([line for text in texts if (line := _wording.clean(text))])


def prose(text: str) -> list[str]:
    """Free text as paragraphs; one that says nothing was said, where nothing was."""
    return _wording.ending(_wording.paragraphs(text) or [_wording.capital(_wording.UNSAID) + "."])


def secrecy_word(secrecy: str) -> str:
    """Class of an internal paper as printed: it is never below RAHASIA."""
    return (secrecy if secrecy == "tertutup" else "rahasia").upper()


def party_rows(person: Person, desk: Desk, at: datetime, shield: Shield, word: str) -> Rows:
    """Identity rows of who hands over or receives; in a sealed matter that it is withheld."""
    if shield.on:
        return [["Nama", _wording.unnamed(word, shield)]]
    return [*_wording.identity(person, desk, at)]
