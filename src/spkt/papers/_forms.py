"""Words that the forms of the counter share: who came and when, what else there is, account numbers cut short."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Account, Confirmation, Desk, Person, Place, Role, SigningBlock, Span, Thing
from spkt.papers import _wording
from spkt.papers._shapes import REFUSED, THUMB, Shield

Json = Any
Rows = list[list[Any]]

WITHHELD = "dirahasiakan"
PROTECTED = "Perkara dilindungi; isinya ada pada berkas penyidik."
NEVER_KEPT = frozenset({"pin", "cvv", "cvc", "kata_sandi", "password"})
CUT = "berakhir"
_ACCOUNT_IN_TEXT = re.compile(r"(?i)\b(rek(?:ening)?|atm|debit|kredit)\b(\D{0,20})(\d(?:[ .\-]?\d){6,})")
_LONG_AMOUNT = 15
_CAPITALS = frozenset(
    "nik kk nip nrp npwp nop kua ppat sim stnk bpkb tnkb sbg kpj sk hp iccid cu bpjs ktp kitas".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier paper that this one goes back to.

    kind    as printed before its number ("Laporan Polisi", "Pengaduan")
    number  as printed; on its day of issue, None where it is not known
    """

    kind: str
    number: str
    on: date | None = None


def reference_text(reference: Reference) -> str:
    """ "Laporan Polisi Nomor LP/B/… tanggal 23 November 2026"."""
    day = f" tanggal {writing.plain_date(reference.on)}" if reference.on else ""
    return f"{_wording.clean(reference.kind)} Nomor {_wording.clean(reference.number)}{day}"


def guarded(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """The same things with account and card numbers cut to their last four digits, and without any PIN.

    returns     the same again for things already cut, so that a snapshot thaws to itself
    """
    return tuple(
        replace(thing, name=_short_text(thing.name), note=_short_text(thing.note), marks=_short_marks(thing.marks))
        for thing in things
    )


def _short_marks(marks: dict[str, str]) -> dict[str, str]:
    kept = {label: value for label, value in marks.items() if label.casefold() not in NEVER_KEPT}
    return {label: last_four(value) if _is_account(label) else value for label, value in kept.items()}


def _is_account(label: str) -> bool:
    told = label.casefold().replace(" ", "_")
    return "rekening" in told or "nomor_kartu" in told or told in {"nomor_atm", "empat_digit_akhir"}


def last_four(number: str) -> str:
    """ "berakhir 7788": all that a paper says of an account or a card; "" where there is no digit."""
    digits = re.sub(r"\D", "", number)
    return f"{CUT} {digits[-4:]}" if digits else ""


def _short_text(text: str) -> str:
    return _ACCOUNT_IN_TEXT.sub(lambda found: f"{found[1]}{found[2]}{last_four(found[3])}", text)


def counted(thing: Thing) -> str:
    """ "1 (satu) lembar": how many, in figures and words, and in what shape."""
    amount = thing.amount.strip()
    known = amount.isdecimal() and len(amount) <= _LONG_AMOUNT
    return f"{amount} ({writing.number_words(int(amount))}) {thing.unit}" if known else f"{amount} {thing.unit}"


def mark_label(label: str) -> str:
    """ "nomor KK" of "nomor_kk": the field's name as one writes it."""
    if label == "empat_digit_akhir":
        return "nomor"
    words = re.sub(r"(?<=\D)(\d)$", r" \1", label.replace("_", " ")).split()
    return " ".join(word.upper() if word in _CAPITALS or word == "imei" else word for word in words)


def things_lines(things: Iterable[Thing]) -> list[str]:
    """Things that were brought or handed in, numbered."""
    return _wording.numbered([_wording.thing_text(thing) for thing in things])


def about(desk: Desk, at: datetime) -> str:
    """ "hari Selasa, 24 November 2026, sekira pukul 09.15 WIB" on the desk's clock."""
    there = writing.local(at, _wording.zone(desk))
    return f"hari {writing.long_date(there.date())}, sekira pukul {writing.wall_time(there.time(), desk.zone_label)}"


def in_words(desk: Desk, at: datetime) -> str:
    """ "hari ini Selasa, tanggal dua puluh empat bulan … (24-11-2026), pukul 09.15 WIB", as a berita acara begins."""
    there = writing.local(at, _wording.zone(desk))
    on, label = there.date(), desk.zone_label
    day = f"{writing.DAYS[on.weekday()]}, tanggal {writing.date_words(on)} ({writing.dashed_date(on)})"
    return f"hari ini {day}, pukul {writing.wall_time(there.time(), label)}"


def who_came(person: Person, shield: Shield) -> str:
    """ "seorang perempuan", or "seorang" where nobody may know."""
    return "seorang" if shield.on else _wording.someone(person)


def identified(person: Person, desk: Desk, at: datetime, shield: Shield, word: str = "Pelapor") -> Rows:
    """Rows of an identity; in a sealed matter the one row that says why there are none."""
    if shield.on:
        return [["Nama", _wording.unnamed(word, shield)]]
    return [*_wording.identity(person, desk, at)]


def told(text: str, shield: Shield) -> list[str]:
    """A story as paragraphs whose last one stays with the signature; in a sealed matter where it is kept."""
    if shield.on:
        return [PROTECTED]
    return _wording.ending(_wording.paragraphs(text) or [_wording.UNSAID])


def story(account: Account, shield: Shield) -> list[str]:
    """What the account tells: the written account, or her own words where none was written."""
    return told(account.uraian or account.words, shield)


def time_text(span: Span, desk: Desk) -> str:
    """When it was, as far as it is known."""
    return _wording.clean(writing.span_text(span, desk.zone_label)) or _wording.UNSAID


def place_text(where: Place) -> str:
    """Where it was, as far as it is known."""
    return _wording.clean(writing.scene_text(where)) or _wording.UNSAID


def said(text: str) -> str:
    """A field of one line, or that nothing was said."""
    return _wording.clean(text) or _wording.UNSAID


def party_lines(persons: Iterable[Person], role: Role, desk: Desk, at: datetime, shield: Shield) -> list[str]:
    """All of one role, numbered; in a sealed matter by their role alone."""
    found = _wording.with_role(persons, role)
    if shield.on:
        return _wording.numbered([_wording.unnamed(_wording.capital(role.value), shield)] * len(found))
    return _wording.numbered([_wording.in_line(person, desk, at) for person in found])


def read_back(confirmation: Confirmation | None, who: str = "pelapor") -> str:
    """What is noted of the reading back: confirmed, or refused; "" on a draft that nobody has read back."""
    if confirmation is None:
        return ""
    begun = f"Setelah dibacakan kembali dengan bahasa yang dimengerti, {who}"
    if confirmation.how == REFUSED:
        return f"{begun} tidak bersedia menandatangani."
    sealed = {"tanda tangan": " dan menandatanganinya", THUMB: " dan membubuhkan cap jempol"}
    return f"{begun} membenarkan isinya{sealed.get(confirmation.how, '')}."


def office_block(block: SigningBlock, place: str) -> dict[str, Json]:
    """Signature block of the office without a heading: "a.n. …", "KA SPKT u.b. PAMAPTA I"."""
    shown = _wording.approver_block(block, head="", place=place, joined=True)
    return {**shown, "heads": [line for line in shown["heads"] if line]}
