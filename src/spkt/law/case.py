"""What a case file says: the shapes that are told at the counter, weighed in the gelar and printed.

Each shape is frozen and made of plain values, so that it can be sealed as JSON (`to_json`),
read back (`from_json`) and handed to a paper without a second typing.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from spkt.law._standing import Filing

TIDAK_TAHU, TIDAK_INGAT, TIDAK_MAU = "tidak tahu", "tidak ingat", "tidak mau menjawab"
FULL_ANSWERS = (TIDAK_TAHU, TIDAK_INGAT, TIDAK_MAU)
"""Words that answer a question completely although they state no fact (intake rule 5)."""

DALAM_LIDIK = "DALAM LIDIK"
"""Printed where the person reported is unknown (domain trap 9)."""


class Role(StrEnum):
    """What a person is in a matter; one person may be several."""

    PELAPOR = "pelapor"
    KORBAN = "korban"
    TERLAPOR = "terlapor"
    SAKSI = "saksi"
    PENDAMPING = "pendamping"


class Being(StrEnum):
    """Who can be harmed or accused: a person, a body (company, co-operative, foundation), the State."""

    ORANG = "orang"
    BADAN = "badan"
    NEGARA = "negara"


class Sex(StrEnum):
    """As an identity card says it."""

    MALE = "L"
    FEMALE = "P"


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone lives or something happened, names frozen as they were on the day of writing.

    region      code of the smallest known region (`61.05.01.1001`), or ""
    detail      street, RT/RW, house, block, kilometre, river
    village     "Kel. Ladang" or "Desa Nanga Sepauk"; district "Kec. Sintang"; regency "Kab. Sintang"
    kind        what sort of place ("Rumah tinggal"), from the list of places
    """

    detail: str = ""
    region: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    landmark: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in local civil time, as exact as it is known."""

    on: date
    at: time | None = None
    about: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """When the deed happened: an exact point, a range, or an answer of FULL_ANSWERS.

    start, end  None where only `unknown` is said; end None for a point
    known       when the reporter came to know of it (starts the limit of KUHP 29 for complaint offences)
    """

    start: Moment | None = None
    end: Moment | None = None
    known: Moment | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Birth:
    """Where and when someone was born, or about how old she is (domain trap 4)."""

    place: str = ""
    on: date | None = None
    age: int | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A party of a matter, as told: identity is claimed, never certified (domain trap 3).

    roles       what she is in the matter
    as_what     "Selaku" on the paper: korban, saksi, kuasa, orang tua, lainnya
    id_kind     code of id_documents ("KTP-EL"), or "" when there is none and `id_basis` says on what the name rests
    features    how an unknown person looked
    relation    what she is to the victim ("ISTRI"), asked only where it matters
    attorney    number and date of the power of attorney, where she reports for another (`as_what` kuasa)
    speaks_for  who acts for a body: name and office; service    unit of a police officer or soldier
    consular    a foreigner's answer to the offer to tell her consulate; reads is False if she cannot read or write
    """

    roles: tuple[Role, ...]
    name: str = ""
    being: Being = Being.ORANG
    alias: str = ""
    id_kind: str = ""
    id_number: str = ""
    id_basis: str = ""
    birth: Birth = field(default_factory=Birth)
    sex: Sex | None = None
    religion: str = ""
    nationality: str = "Indonesia"
    occupation: str = ""
    education: str = ""
    address: Place = field(default_factory=Place)
    phone: str = ""
    as_what: str = ""
    relation: str = ""
    features: str = ""
    needs: str = ""
    attorney: str = ""
    speaks_for: str = ""
    service: str = ""
    consular: str = ""
    reads: bool = True
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """Something taken, damaged, found or handed over.

    kind        code of property_types ("R2"); `kind_name` is its name on the day of writing
    marks       what tells it apart, by field name of the list: {"nomor_polisi": "KB 4512 EX"}
    value       whole rupiah, None when not known
    part        "objek" of the deed, "bukti" brought as evidence, "serahan" a paper handed in
    """

    name: str
    kind: str = ""
    kind_name: str = ""
    part: str = "objek"
    amount: str = "1"
    unit: str = "buah"
    marks: dict[str, str] = field(default_factory=dict)
    value: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the story that answers one of the seven questions: characters [start, end)."""

    start: int
    end: int
    question: int


@dataclass(frozen=True, slots=True)
class Account:
    """What the reporter tells: her own words first, then what the desk needs to know.

    words       her story, untouched
    uraian      the same in the third person for the LP; "" until written
    deed        short name of the deed in neutral words ("pencurian sepeda motor")
    answers     {question 1–7: words of the reporter or one of FULL_ANSWERS}
    prosecute   she asks for prosecution (KUHP 28), needed for complaint offences
    sworn       the interpreter promised on oath to translate truly
    loss        whole rupiah, None when not known
    facts       codes of circumstances that decide secrecy and urgency (law.secrecy, law.journeys._skips)
    decisions   reasons written with later moves ("matters.explain: …"), in their order
    """

    words: str = ""
    uraian: str = ""
    deed: str = ""
    when: Span = field(default_factory=Span)
    where: Place = field(default_factory=Place)
    marks: tuple[Mark, ...] = ()
    answers: dict[int, str] = field(default_factory=dict)
    language: str = "Indonesia"
    interpreter: str = ""
    sworn: bool = False
    prosecute: bool = False
    loss: int | None = None
    facts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """An officer as he signs on that day: rank, degree and post are a snapshot (domain trap 16)."""

    name: str
    rank: str
    number: str
    post: str
    number_label: str = "NRP"


@dataclass(frozen=True, slots=True)
class SigningBlock:
    """The lines above a signature, from the dated table unit × paper × role.

    lines   ("a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KA SPKT", "u.b.", "PAMAPTA I")
    """

    lines: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True)
class Desk:
    """The unit that writes: its letterhead and names as they stand on the day of writing.

    letterhead  lines of the kop without the address
    tail        end of a printed number: "POLRES SINTANG/POLDA KALIMANTAN BARAT"
    name        "Polres Sintang"; city is where papers are dated
    zone        IANA name of the civil zone; zone_label "WIB", "WITA" or "WIT"
    portal      address of the public window as printed, without a trailing slash
    demo        papers of a demonstration carry CONTOH
    emblem      file beside the papers that replaces the neutral mark, or ""
    paper       "A4" or "F4" (215 × 330 mm), as the unit's printer holds it
    formulas    sentences that the unit words otherwise than they are shipped (law._texts), by key
    levy_to     where a demanded payment is reported ("Sipropam Polres Sintang / 110"); "" means the desk's own Sipropam
    """

    code: str
    name: str
    tail: str
    city: str
    letterhead: tuple[str, ...]
    address: str
    zone: str
    zone_label: str
    portal: str
    demo: bool = False
    emblem: str = ""
    paper: str = "A4"
    levy_to: str = ""
    formulas: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an offence as the gelar weighed it.

    verdict     "terpenuhi", "belum", "tidak", or "" while it is not weighed
    basis       why, in words; `sources` point at sentences, people and things ("kalimat:4", "orang:<id>")
    by          who weighed it last ("Aiptu Lukas Bayan Senja")
    """

    text: str
    verdict: str = ""
    basis: str = ""
    sources: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """An offence the gelar suspects, in the words of the dated catalogue.

    code        code of the catalogue ("KUHP-477.1E")
    name        "Pencurian dengan merusak …"
    article     "477 ayat (1) huruf e"
    law         title as printed: "UU 1/2023 (KUHP)"
    """

    code: str
    name: str
    article: str
    law: str
    elements: tuple[Element, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KonselingNotes:
    """What the duty detective and the reporter talked through (documents.md section 7).

    seen, unseen    elements that show and that do not yet show, in words
    explained       ways that were explained: "pidana", "perdata", "restoratif", "adat", "pendampingan"
    complaint       facts of a complaint offence: who may complain, since when it is known; filing as law asks
    """

    topic: str = ""
    points: str = ""
    papers_shown: str = ""
    seen: str = ""
    unseen: str = ""
    explained: tuple[str, ...] = ()
    wishes: str = ""
    advice: str = ""
    complaint: str = ""
    room: str = ""
    filing: Filing = field(default_factory=Filing)


@dataclass(frozen=True, slots=True)
class Dissent:
    """An opinion of a seat that differs from the outcome, one line each on the berita acara."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class GelarNotes:
    """What the gelar weighed and decided (documents.md section 8).

    outcome     a state of law.journeys.matters ("rekom_LP"), or "" before the leader proposes one
    next_acts   urgent acts that go with it: visum, securing the scene, UPPA
    deadline    until when the matter is to be completed, for the outcome "lengkapi"; missing what is, a line each
    """

    charges: tuple[Charge, ...] = ()
    resume: str = ""
    outcome: str = ""
    reasons: str = ""
    next_acts: str = ""
    deadline: date | None = None
    dissents: tuple[Dissent, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How the reporter confirmed the text that was read back to her (domain trap 5).

    how         "tanda tangan", "layar", "cap jempol" (two witnesses) or "menolak" (reason)
    """

    how: str
    witnesses: tuple[str, ...] = ()
    reason: str = ""


def to_json(value: Any) -> Any:
    """Plain JSON value of a shape: dates as ISO text, enums as their text, shapes as objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_json(item) for item in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def from_json(shape: Any, value: Any) -> Any:
    """The shape again from its JSON; fields added since are filled with their defaults.

    raises  TypeError or ValueError if the text does not fit the shape
    """
    if value is None:
        return None
    if is_dataclass(shape) and isinstance(shape, type):
        hints = _hints(shape)
        return shape(**{name: from_json(hints[name], item) for name, item in value.items() if name in hints})
    origin, inner = get_origin(shape), get_args(shape)
    if origin in (UnionType, Union):
        return from_json(next(kind for kind in inner if kind is not type(None)), value)
    if origin is tuple:
        return tuple(from_json(inner[0], item) for item in value)
    if origin is dict:
        return {from_json(inner[0], key): from_json(inner[1], item) for key, item in value.items()}
    return _plain(shape, value)


@cache
def _hints(shape: type[Any]) -> dict[str, Any]:
    return get_type_hints(shape)


def _plain(shape: Any, value: Any) -> Any:
    if shape in (datetime, date, time):
        return shape.fromisoformat(value)
    return value if shape is Any else shape(value)
