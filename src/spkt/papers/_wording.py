"""How papers put the shapes of a case file into words: the same person, thing or article reads alike everywhere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from spkt.kit import qr
from spkt.law import _texts, writing
from spkt.law.case import (
    DALAM_LIDIK,
    Account,
    Being,
    Charge,
    Confirmation,
    Desk,
    Person,
    Role,
    Sex,
    Signer,
    SigningBlock,
    Thing,
)
from spkt.papers._shapes import REFUSED, THUMB, Rights, Shield, Tracking

Json = Any
Rows = list[list[str]]

UNSAID = "tidak diterangkan"
UNNAMED = "(identitas dirahasiakan)"
UNNUMBERED = "(diberikan saat terbit)"
LONGEST_WORD = 60
LONGEST_END = 600


def clean(text: str) -> str:
    """A field of one line: printable, with single blanks, and with places to break an endless word."""
    return _breakable(" ".join(writing.printable(text).split()))


def capital(text: str) -> str:
    """The text with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def paragraphs(text: str) -> list[str]:
    """A story as its paragraphs, empty ones left out."""
    return [line for raw in writing.printable(text).split("\n") if (line := clean(raw))]


def ending(story: list[str]) -> list[str]:
    """The same story with a last paragraph short enough to stay on one page with the signature under it."""
    last = story[-1]
    if len(last) <= LONGEST_END:
        return story
    cut = last.find(". ", len(last) - LONGEST_END) + 2
    cut = cut if cut > 1 else last.find(" ", len(last) - LONGEST_END // 2) + 1
    return [*story[:-1], last[:cut].rstrip(), last[cut:]] if cut else story


def _breakable(line: str) -> str:
    words = line.split(" ")
    return " ".join(word if len(word) <= LONGEST_WORD else "\u200b".join(_pieces(word)) for word in words)


def _pieces(word: str) -> Iterable[str]:
    return (word[i : i + LONGEST_WORD // 2] for i in range(0, len(word), LONGEST_WORD // 2))


def zone(desk: Desk) -> ZoneInfo:
    """Civil zone of the desk."""
    return ZoneInfo(desk.zone)


def day_at(desk: Desk, at: datetime) -> str:
    """ "Senin, 23 November 2026 pukul 08.15 WIB" on the desk's clock."""
    there = writing.local(at, zone(desk))
    return f"{writing.long_date(there.date())} pukul {writing.wall_time(there.time(), desk.zone_label)}"


def time_at(desk: Desk, at: datetime) -> str:
    """ "08.15 WIB" on the desk's clock."""
    return writing.wall_time(writing.local(at, zone(desk)).time(), desk.zone_label)


def date_at(desk: Desk, at: datetime) -> str:
    """ "23 November 2026" on the desk's calendar."""
    return writing.plain_date(writing.local(at, zone(desk)).date())


def dated(desk: Desk, at: datetime | None) -> str:
    """ "Sintang, 23 November 2026": the line above a signature; dots on a draft."""
    return f"{clean(desk.city)}, {date_at(desk, at) if at else '…' * 8}"


def frame(desk: Desk, number: str | None, at: datetime, tracking: Tracking | None = None) -> dict[str, Json]:
    """What every paper has: letterhead, number, mark of a demonstration, free of charge, code to follow.

    at      aware; the moment that dates the file
    """
    return {
        "at": at.isoformat(),
        "kop": [clean(line) for line in (*desk.letterhead, desk.address)],
        "emblem": desk.emblem,
        "demo": desk.demo,
        "number": writing.printable(number) if number else UNNUMBERED,
        "levy": formula(desk, _texts.LEVY),
        "tracking": tracked(desk, tracking or Tracking()),
    }


def formula(desk: Desk, key: str) -> str:
    """A sentence of `law._texts` as the unit words it on that day."""
    named = {"kota": desk.city, "kesatuan": desk.name, "lapor": levy_to(desk)}
    return clean(_texts.worded(desk.formulas, key, **named))


def levy_to(desk: Desk) -> str:
    """Where a demanded payment is reported."""
    return desk.levy_to or f"Sipropam {desk.name} / 110"


def tracked(desk: Desk, tracking: Tracking) -> dict[str, str]:
    """The code as text and as QR, with where it is used; empty texts without a code."""
    square = qr.svg(tracking.url) if tracking.url else ""
    return {
        "code": clean(tracking.code),
        "portal": clean(desk.portal.partition("://")[2] or desk.portal),
        "svg": square,
    }


def sex_word(person: Person) -> str:
    """ "laki-laki", "perempuan", or "orang" where it was not said."""
    return {Sex.MALE: "laki-laki", Sex.FEMALE: "perempuan", None: "orang"}[person.sex]


def someone(person: Person) -> str:
    """ "seorang perempuan", "seorang" where the sex was not said, "sebuah badan" of a body."""
    if person.being is not Being.ORANG:
        return "sebuah badan"
    return f"seorang {sex_word(person)}" if person.sex else "seorang"


def signing_name(person: Person, shield: Shield) -> str:
    """The name under a reporter's signature, of a body who speaks for it; in a sealed matter that it is withheld."""
    speaks = clean(person.speaks_for).upper() if person.being is not Being.ORANG else ""
    return UNNAMED if shield.on else speaks or full_name(person)


def full_name(person: Person) -> str:
    """Name in capitals, with "alias" where there is one; an unknown suspect is DALAM LIDIK."""
    name = clean(person.name).upper()
    if not name:
        return DALAM_LIDIK if Role.TERLAPOR in person.roles else UNSAID.upper()
    return f"{name} alias {clean(person.alias).upper()}" if person.alias else name


def id_text(person: Person) -> str:
    """Identity number, of another document than the identity card with its name, or on what the name rests."""
    if person.id_number:
        other = f" ({person.id_kind})" if person.id_kind and not person.id_kind.startswith("KTP") else ""
        return clean(person.id_number + other)
    return f"tidak ada, dasar: {clean(person.id_basis)}" if person.id_basis else "tidak ada"


def identity(person: Person, desk: Desk, at: datetime) -> Rows:
    """Rows of IDENTITAS: [label, value]; required rows are always there, others where something was said."""
    on = writing.local(at, zone(desk)).date()
    if person.being is not Being.ORANG:
        speaks = ("Diwakili oleh", clean(person.speaks_for), False)
        return _kept([("Nama", full_name(person), True), speaks, *_reached(person)])
    return _kept(
        [
            ("Nama", full_name(person), True),
            ("NIK/No. identitas", id_text(person), True),
            ("Tempat/tgl. lahir/umur", clean(writing.birth_text(person.birth, on)), True),
            ("Jenis kelamin", capital(sex_word(person)) if person.sex else "", True),
            ("Agama/kepercayaan", clean(person.religion), False),
            ("Kewarganegaraan", clean(person.nationality), True),
            ("Pekerjaan", clean(person.occupation), True),
            ("Pendidikan", clean(person.education), False),
            *_reached(person),
        ]
    )


def _reached(person: Person) -> list[tuple[str, str, bool]]:
    return [
        ("Alamat", clean(writing.place_text(person.address)), True),
        ("Telepon/WA/e-mail", clean(person.phone), False),
    ]


def _kept(rows: list[tuple[str, str, bool]]) -> Rows:
    return [[label, value or UNSAID] for label, value, required in rows if value or required]


def in_line(person: Person, desk: Desk, at: datetime) -> str:
    """A party in one line: name, sex, age, work, address, phone, and how an unknown one looked."""
    on = writing.local(at, zone(desk)).date()
    parts = [
        full_name(person),
        f"diwakili {clean(person.speaks_for)}" if person.speaks_for and person.being is not Being.ORANG else "",
        "meninggal dunia" if person.dead else "",
        sex_word(person) if person.sex else "",
        writing.age_text(person.birth, on),
        clean(person.occupation).lower(),
        f"kesatuan {clean(person.service)}" if person.service else "",
        clean(writing.place_text(person.address)),
        f"telp. {clean(person.phone)}" if person.phone else "",
        f"ciri-ciri: {clean(person.features)}" if person.features else "",
    ]
    return ", ".join(part for part in parts if part)


def with_role(persons: Iterable[Person], role: Role) -> list[Person]:
    """Those who are this in the matter, in order."""
    return [person for person in persons if role in person.roles]


def reporter(persons: Iterable[Person]) -> Person:
    """The one who reports and signs. raises ValueError if nobody does: such a paper has no reporter to thank"""
    found = with_role(persons, Role.PELAPOR)
    if not found:
        raise ValueError("no person with the role pelapor")
    return found[0]


def parties(persons: tuple[Person, ...], role: Role, desk: Desk, at: datetime) -> list[str]:
    """All of one role in a line each; the reporter is not described twice."""
    first = reporter(persons)
    return [
        f"{full_name(person)} (pelapor)" if person is first else in_line(person, desk, at)
        for person in with_role(persons, role)
    ]


def numbered(lines: list[str]) -> list[str]:
    """ "1. …" before each where there are several; a single one stands alone."""
    return lines if len(lines) < 2 else [f"{i}. {line}" for i, line in enumerate(lines, 1)]


def thing_text(thing: Thing) -> str:
    """ "1 (satu) unit Honda Beat, nomor polisi KB 4512 EX, senilai Rp16.000.000,00"."""
    amount = thing.amount.strip()
    words = f" ({writing.number_words(int(amount))})" if amount.isdecimal() and int(amount) <= writing.LARGEST else ""
    marks = [f"{label.replace('_', ' ')} {value}" for label, value in thing.marks.items() if value]
    value = [f"senilai {writing.rupiah(thing.value)}"] if thing.value is not None else []
    note = [thing.note] if thing.note else []
    return clean(", ".join([f"{amount}{words} {thing.unit} {thing.name}", *marks, *value, *note]))


def things_of(things: Iterable[Thing], *parts: str) -> list[str]:
    """Things of these parts, in a numbered line each."""
    return numbered([thing_text(thing) for thing in things if thing.part in parts])


def charge_text(charge: Charge) -> str:
    """ "diduga pencurian dengan pemberatan, Pasal 477 ayat (1) huruf e …": suspected, never found."""
    name = charge.name[:1].lower() + charge.name[1:] if not charge.name[:2].isupper() else charge.name
    return clean(f"diduga {name}, Pasal {charge.article} {charge.law}")


def when_known(account: Account, desk: Desk) -> str:
    """When she came to know of it, or ""."""
    return writing.moment_text(account.when.known, desk.zone_label) if account.when.known else ""


def officer_lines(signer: Signer) -> dict[str, str]:
    """Name as he signs, and rank and number below it."""
    return {"name": clean(signer.name), "below": clean(f"{signer.rank} {signer.number_label} {signer.number}")}


def officer_block(heads: list[str], signer: Signer, place: str = "") -> dict[str, Json]:
    """Signature block of an officer; place and date stand above it where given."""
    return {"place": place, "heads": heads, **officer_lines(signer), "note": "", "thumb": False}


def approver_block(
    block: SigningBlock, head: str = "Mengetahui,", place: str = "", joined: bool = False
) -> dict[str, Json]:
    """Signature block with its lines of delegation (a.n., u.b.); joined puts "KA SPKT u.b. PAMAPTA I" in one."""
    lines = "\n".join(clean(line) for line in block.lines)
    lines = lines.replace("\nu.b.\n", " u.b. ") if joined else lines
    return officer_block([head, *lines.split("\n")], block.signer, place)


def reporter_block(name: str, confirmation: Confirmation | None, head: str = "Pelapor,") -> dict[str, Json]:
    """Signature block of the reporter: room to sign, the box for her thumb, or why she refused.

    confirmation    None on a draft that nobody has read back yet
    """
    said = confirmation or Confirmation("")
    refused = f"Menolak menandatangani: {clean(said.reason) or UNSAID}"
    return {
        "place": "",
        "heads": [head],
        "name": name,
        "below": "",
        "note": refused if said.how == REFUSED else "",
        "thumb": said.how == THUMB,
        "witnesses": [clean(witness).upper() for witness in said.witnesses],
    }


def rights_lines(rights: Rights, tracking: Tracking) -> list[str]:
    """The promises of the rights box, one line each, with their dates and laws."""
    until, superiors = writing.long_date(rights.answer_by), ", ".join(rights.superiors)
    above = f"atasan penyidik atau pengawas: {superiors}; {rights.cite}"
    lines = [
        _contact_line(rights),
        f"Bila sampai {until} tidak ada tanggapan, pelapor dapat melapor ke {above}.",
        "Bantuan hukum bagi yang tidak mampu tersedia" + (f"; {rights.aid_cite}." if rights.aid_cite else "."),
        f"Pendampingan: {', '.join(rights.companions)}." if rights.companions else "",
        "Perkembangan dapat dipantau dengan kode di samping." if tracking.code else "",
    ]
    return [clean(line) for line in lines if line]


def _contact_line(rights: Rights) -> str:
    phone = f", telepon {rights.phone}" if rights.phone else ""
    handled = f"Ditangani oleh {rights.contact}{phone}. " if rights.contact else ""
    if rights.sp2hp_by is None:
        return handled.strip()
    return f"{handled}SP2HP pertama diberikan paling lambat {writing.long_date(rights.sp2hp_by)}."


def unnamed(person_word: str, shield: Shield) -> str:
    """ "Korban (identitas dirahasiakan, …)": a party of a sealed matter, with the law that protects her."""
    return clean(f"{person_word} (identitas dirahasiakan{', ' + shield.cite if shield.cite else ''})")


def hidden(persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """The same parties by role alone: no name, number, address, kin or look is left."""
    return tuple(Person(roles=person.roles, nationality="") for person in persons)


def unspoken(confirmation: Confirmation | None) -> Confirmation | None:
    """How she confirmed, without her reason and without the names of those who stood by."""
    return Confirmation(confirmation.how) if confirmation else None
