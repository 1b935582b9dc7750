"""Fields of a lost or found thing, decided by its kind, and the thing that they tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spkt.access.losses import lost_kinds
from spkt.desk.matters._fields import Line
from spkt.law.case import Person, Thing
from spkt.law.losses import INDEX_OF, NAME_MARKS, NIK_MARKS, NOT_ASKED, LostKind, counted_in

L = gettext_lazy
CHIPS = ("KTP-EL", "SIM-C", "STNK", "BPKB", "ATM-LAIN", "IJAZAH-SD", "BUKU-TABUNGAN", "HP")
"""Kinds that are lost most often, each a button of its own."""
CHIP_WORDS = {
    "KTP-EL": L("KTP"),
    "SIM-C": L("SIM"),
    "ATM-LAIN": L("Kartu ATM"),
    "IJAZAH-SD": L("Ijazah"),
    "HP": L("HP"),
}
OTHER = "LAINNYA"
ISSUER, SAME = "penerbit", L("sama dengan pelapor")
VAGUE = frozenset(
    {"Bank", "Sekolah", "Perusahaan", "Operator", "Lembaga", "Pihak terkait", "Polri", "Perguruan tinggi"}
)
"""Issuers of the list that name a sort of body and nobody in particular: the letter does not print them."""
LABELS = {
    "nik": L("NIK"),
    "nomor_polisi": L("Nomor polisi"),
    "imei1": L("IMEI 1"),
    "imei2": L("IMEI 2"),
    "empat_digit_akhir": L("Empat angka terakhir"),
    "nomor_hp": L("Nomor telepon"),
    "nomor_stnk": L("Nomor STNK"),
    "nomor_bpkb": L("Nomor BPKB"),
    "nomor_kk": L("Nomor KK"),
    "nomor_sim": L("Nomor SIM"),
    "npwp": L("NPWP"),
    "nop": L("NOP"),
    "nama": L("Atas nama"),
    "atas_nama": L("Atas nama"),
    "bank": L("Bank"),
    "iccid": L("ICCID"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing on a form. number    tells its fields apart, the ordinal in the dossier where it has one"""

    number: int
    kind: LostKind

    @property
    def marks(self) -> tuple[str, ...]:
        """What is asked of it; what its own name says, or the identity above, is not."""
        is_named = bool(self.kind.issuer) and self.kind.issuer in self.kind.name
        left_out = (*NOT_ASKED, *(("bank",) if is_named else ()))
        return tuple(name for name in self.kind.marks if name not in left_out)

    @property
    def lead(self) -> str:
        """The mark that stands first: the number, or what else is asked first."""
        numbers = [name for name in self.marks if name in INDEX_OF or name == "empat_digit_akhir"]
        return next(iter(numbers or [name for name in self.marks if name not in NAME_MARKS]), "")

    @property
    def owner(self) -> str:
        """The mark that says whose it is, "" where the kind has none."""
        return next((name for name in self.marks if name in NAME_MARKS), "")

    @property
    def more(self) -> tuple[str, ...]:
        """Every other mark."""
        return tuple(name for name in self.marks if name not in (self.lead, self.owner))

    def field(self, name: str) -> str:
        """Name of a field of this thing in the form."""
        return f"t{self.number}_{name}"


def asked(posted: Iterable[str]) -> tuple[Asked, ...]:
    """Things as the hidden fields name them, "3:KTP-EL"; what names no kind of the list is left out."""
    found = []
    for each in posted:
        number, _colon, code = each.partition(":")
        if number.isdecimal() and len(number) < 4 and code in lost_kinds():
            found.append(Asked(int(number), lost_kinds()[code]))
    return tuple(found)


def of_thing(number: int, thing: Thing) -> Asked:
    """The fields of a stored thing; a kind that the list does not know is asked as another thing."""
    return Asked(number, lost_kinds().get(thing.kind) or lost_kinds()[OTHER])


def add_fields(form: forms.Form, things: Iterable[Asked], *, same: bool = True) -> None:
    """The fields of these things. same    what the reporter has said of herself need not be typed again"""
    for each in things:
        for name in each.marks:
            field = Line(label_of(name), 120)
            if same and name in (*NAME_MARKS, *NIK_MARKS):
                field.widget.attrs["placeholder"] = SAME
            form.fields[each.field(name)] = field
        form.fields[each.field("amount")] = Line(L("Jumlah"), 12, initial="1")
        form.fields[each.field("unit")] = Line(L("Bentuk"), 20, initial=counted_in(each.kind))
        form.fields[each.field(ISSUER)] = Line(L("Penerbit"), 80, initial=issuer_of(each.kind))
        form.fields[each.field("note")] = Line(L("Keterangan"), 240)


def label_of(mark: str) -> Any:
    """A mark as people call it."""
    return LABELS.get(mark) or _(mark.replace("_", " ").capitalize())


def issuer_of(kind: LostKind) -> str:
    """The issuer as the letter may name it, "" where the list names only a sort of body."""
    return "" if "/" in kind.issuer or kind.issuer in VAGUE else kind.issuer


def thing_of(each: Asked, said: Mapping[str, Any], reporter: Person | None = None) -> Thing:
    """The thing as the form tells it; what was left empty and is the reporter's own is taken from her."""
    marks = {name: said.get(each.field(name), "") or _own(name, reporter) for name in each.marks}
    issuer = said.get(each.field(ISSUER), "")
    marks |= {ISSUER: issuer} if issuer else {}
    name = each.kind.name
    if each.kind.code == OTHER:
        name = marks.pop("jenis", "") or name
    return Thing(
        name=name,
        kind=each.kind.code,
        kind_name=each.kind.name,
        amount=said.get(each.field("amount"), "") or "1",
        unit=said.get(each.field("unit"), "") or counted_in(each.kind),
        marks={mark: value for mark, value in marks.items() if value},
        note=said.get(each.field("note"), ""),
    )


def _own(mark: str, reporter: Person | None) -> str:
    if reporter is None:
        return ""
    return reporter.name if mark in NAME_MARKS else reporter.id_number if mark in NIK_MARKS else ""


def fields_of(each: Asked, thing: Thing, reporter: Person | None = None) -> dict[str, Any]:
    """Values that fill the fields of a stored thing; what is the reporter's own stays empty, so that it follows her."""
    values = {name: thing.marks.get(name, "") for name in each.marks}
    values = {name: "" if value == _own(name, reporter) else value for name, value in values.items()}
    if each.kind.code == OTHER and thing.name != each.kind.name:
        values["jenis"] = thing.name
    values |= {"amount": thing.amount, "unit": thing.unit, "note": thing.note, ISSUER: thing.marks.get(ISSUER, "")}
    return {each.field(name): value for name, value in values.items()}


def kind_groups() -> list[tuple[str, list[LostKind]]]:
    """Every kind, by group, for the list of all."""
    groups: dict[str, list[LostKind]] = {}
    for kind in lost_kinds().values():
        groups.setdefault(kind.group.capitalize(), []).append(kind)
    return list(groups.items())


def chips() -> list[tuple[str, Any]]:
    """(code, word) of the kinds that are lost most often."""
    return [(code, CHIP_WORDS.get(code) or lost_kinds()[code].name) for code in CHIPS]


def drawn(form: forms.Form, things: Iterable[Asked]) -> list[dict[str, Any]]:
    """Things with their fields for `losses/_item.html`."""
    return [
        {
            "number": each.number,
            "kind": each.kind.code,
            "name": each.kind.name,
            "lead": form[each.field(each.lead)] if each.lead else None,
            "owner": form[each.field(each.owner)] if each.owner else None,
            "more": [form[each.field(name)] for name in each.more],
            "open": [],
            "rest": [form[each.field(name)] for name in ("amount", "unit", ISSUER, "note")],
            "note": each.kind.note,
        }
        for each in things
    ]
