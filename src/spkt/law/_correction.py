"""What of an issued paper may be corrected, and how two editions of it differ: identity, time, place and things.

Works on the frozen content of a paper as JSON. What a number, a day of issue, an outcome or an offence says is no
clerical error: such a paper is voided, or another one follows it.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from spkt.law.sources import HOUSE, cite
from spkt.law.words import N_
from spkt.law.writing import plain_date, rupiah

Json = Any
TEXT, DAY, HOUR, WHOLE, SUM, SEX = "text", "day", "hour", "whole", "sum", "sex"
"""How a value is typed."""

_PERSON = (
    ("name", N_("Nama"), TEXT),
    ("alias", N_("Alias"), TEXT),
    ("id_number", N_("NIK/No. identitas"), TEXT),
    ("birth.place", N_("Tempat lahir"), TEXT),
    ("birth.on", N_("Tanggal lahir"), DAY),
    ("birth.age", N_("Umur"), WHOLE),
    ("sex", N_("Jenis kelamin"), SEX),
    ("religion", N_("Agama/kepercayaan"), TEXT),
    ("nationality", N_("Kewarganegaraan"), TEXT),
    ("occupation", N_("Pekerjaan"), TEXT),
    ("address.detail", N_("Alamat: jalan, RT/RW"), TEXT),
    ("address.village", N_("Alamat: desa atau kelurahan"), TEXT),
    ("address.district", N_("Alamat: kecamatan"), TEXT),
    ("address.regency", N_("Alamat: kabupaten atau kota"), TEXT),
    ("phone", N_("Telepon/WA/e-mail"), TEXT),
    ("features", N_("Ciri-ciri"), TEXT),
)
_PLACE = (
    ("kind", N_("Tempat: jenis"), TEXT),
    ("detail", N_("Tempat: jalan, RT/RW"), TEXT),
    ("village", N_("Tempat: desa atau kelurahan"), TEXT),
    ("district", N_("Tempat: kecamatan"), TEXT),
    ("regency", N_("Tempat: kabupaten atau kota"), TEXT),
    ("landmark", N_("Tempat: patokan"), TEXT),
)
_SPAN = (
    ("start.on", N_("Waktu: tanggal mulai"), DAY),
    ("start.at", N_("Waktu: jam mulai"), HOUR),
    ("end.on", N_("Waktu: tanggal selesai"), DAY),
    ("end.at", N_("Waktu: jam selesai"), HOUR),
    ("known.on", N_("Waktu: tanggal diketahui"), DAY),
    ("known.at", N_("Waktu: jam diketahui"), HOUR),
)
_THING = (
    ("name", N_("Nama barang"), TEXT),
    ("amount", N_("Jumlah"), TEXT),
    ("unit", N_("Satuan"), TEXT),
    ("marks.*", "", TEXT),
    ("value", N_("Nilai"), SUM),
    ("note", N_("Keterangan barang"), TEXT),
)
_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("name", N_("Nama pelapor"), TEXT),
    ("contact", N_("Kontak"), TEXT),
    *((f"persons.*.{path}", label, kind) for path, label, kind in _PERSON),
    *((f"{root}.{path}", label, kind) for root in ("account.when", "lost") for path, label, kind in _SPAN),
    *((f"{root}.{path}", label, kind) for root in ("account.where", "where") for path, label, kind in _PLACE),
    ("account.loss", N_("Kerugian"), SUM),
    *((f"things.*.{path}", label, kind) for path, label, kind in _THING),
)
ROOTS = frozenset(path.partition(".")[0] for path, _label, _kind in _FIELDS)
"""Fields of a content that hold something to correct."""
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Line:
    """One printed fact that may be corrected.

    path    where it stands ("persons.0.birth.on"); of     whose it is ("pelapor, korban", name of a thing), ""
    label   what it is, marked for translation; kind       how it is typed; value   as JSON
    """

    path: str
    of: str
    label: str
    kind: str
    value: Json


@dataclass(frozen=True, slots=True)
class Change:
    """One fact as it was printed and as it is printed now, in words."""

    path: str
    of: str
    label: str
    before: str
    after: str


@cite(HOUSE["ADR 0066"])
def lines(content: Mapping[str, Json]) -> list[Line]:
    """Every fact of a frozen content that may be corrected, in the order people look for them."""
    found = []
    for pattern, label, kind in _FIELDS:
        for path, value in _matches(content, pattern.split(".")):
            if value is None or isinstance(value, str | int):
                mark = path[-1].replace("_", " ").capitalize()
                found.append(Line(".".join(path), _owner(content, path), label or mark, kind, value))
    return sorted(found, key=lambda line: _place(line.path))


def _place(path: str) -> tuple[int, int]:
    """Of one person or thing everything together."""
    root, _, rest = path.partition(".")
    order = ("name", "contact", "persons", "account", "lost", "where", "things")
    first = rest.partition(".")[0]
    return order.index(root), int(first) if first.isdecimal() else 0


def _matches(value: Json, pattern: list[str], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Json]]:
    if not pattern:
        yield path, value
        return
    head, rest = pattern[0], pattern[1:]
    if head == "*" and isinstance(value, list):
        for i, each in enumerate(value):
            yield from _matches(each, rest, (*path, str(i)))
    elif head == "*" and isinstance(value, dict):
        for name, each in value.items():
            yield from _matches(each, rest, (*path, name))
    elif isinstance(value, dict) and head in value:
        yield from _matches(value[head], rest, (*path, head))


def _owner(content: Mapping[str, Json], path: tuple[str, ...]) -> str:
    if path[0] == "persons":
        return ", ".join(content["persons"][int(path[1])]["roles"])
    return str(content["things"][int(path[1])]["name"]) if path[0] == "things" else ""


@cite(HOUSE["ADR 0066"])
def corrected(content: Mapping[str, Json], changes: Mapping[str, Json]) -> dict[str, Json]:
    """The content with these facts instead. raises KeyError for a path that may not be corrected"""
    known = {line.path for line in lines(content)}
    made: dict[str, Json] = deepcopy(dict(content))
    for path, value in changes.items():
        if path not in known:
            raise KeyError(path)
        *above, last = path.split(".")
        holder: Any = made
        for step in above:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        holder[last] = value
    return made


@cite(HOUSE["ADR 0066"])
def differences(before: Mapping[str, Json], after: Mapping[str, Json]) -> list[Change]:
    """What the newer content says otherwise, among what may be corrected."""
    now = {line.path: line for line in lines(after)}
    return [
        Change(line.path, line.of, line.label, shown(line.kind, line.value), shown(line.kind, now[line.path].value))
        for line in lines(before)
        if line.path in now and now[line.path].value != line.value
    ]


@cite(HOUSE["ADR 0066"])
def is_lawful(before: Mapping[str, Json], after: Mapping[str, Json]) -> bool:
    """Does the newer content differ in nothing but what may be corrected?"""
    now = {line.path: line.value for line in lines(after)}
    changed = {line.path for line in lines(before) if line.path in now and now[line.path] != line.value}
    return bool(changed) and corrected(before, {path: now[path] for path in changed}) == dict(after)


@cite(HOUSE["ADR 0066"])
def shown(kind: str, value: Json) -> str:
    """A value in words, "–" for none."""
    if value in (None, ""):
        return "–"
    if kind == DAY:
        return plain_date(date.fromisoformat(value))
    if kind == HOUR:
        return f"{time.fromisoformat(value):%H.%M}"
    if kind == SUM:
        return rupiah(value)
    return {"L": "laki-laki", "P": "perempuan"}.get(value, "–") if kind == SEX else str(value)
