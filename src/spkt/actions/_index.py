"""The blind index: keyed digests of what identifies exactly, so that equals are found and nothing is read."""

from collections.abc import Mapping
from typing import Any

from spkt.law.case import Person, Thing
from spkt.law.identity import mark_normal, name_normal, phone_normal
from spkt.law.losses import DOCUMENT_MARKS
from spkt.records import vault
from spkt.records.models import BlindKey, Matter, Party

MARK_KINDS = {
    "plate": "nomor_polisi",
    "chassis": "nomor_rangka",
    "engine": "nomor_mesin",
    "imei:1": "imei1",
    "imei:2": "imei2",
    **{f"document:{name}": name for name in DOCUMENT_MARKS},
}
"""{kind of the index: field of a thing's marks}; what stands after a colon tells fields of one kind apart."""


def index_person(matter: Matter, row: Party, person: Person) -> None:
    """A person by number and phone, in an ordinary matter also by each word of her name."""
    words = {f"name:{word}": word for word in name_normal(person.name).split()} if matter.secrecy == 0 else {}
    index(matter, row.pk, {"nik": person.id_number, "phone": phone_normal(person.phone), **words})


def index(matter: Matter, row: Any, values: Mapping[str, str]) -> None:
    """Writes the digests of a row's values, {kind: as typed}; a value without normal form is left out."""
    fresh = []
    for kind, value in values.items():
        field, normal = kind.partition(":")[0], value if kind.startswith(("phone", "name")) else mark_normal(value)
        if normal:
            fresh.append(BlindKey(matter=matter, row=row, kind=field, digest=vault.blind_digest(field, normal)))
    BlindKey.objects.bulk_create(fresh, ignore_conflicts=True)


def index_thing(matter: Matter, row: Any, thing: Thing) -> None:
    """A thing by its plate, chassis, engine, IMEIs and the numbers of papers."""
    index(matter, row, {kind: thing.marks.get(name, "") for kind, name in MARK_KINDS.items()})


def forget(row: Any) -> None:
    """The row is found by nothing any more."""
    BlindKey.objects.filter(row=row).delete()
