"""Fields that take what people type and paste: names in any script, money with dots, marks of a story, regions."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spkt import data
from spkt.access import units
from spkt.desk.matters._shapes import LEVELS
from spkt.law.case import TIDAK_INGAT, TIDAK_MAU, TIDAK_TAHU, Mark
from spkt.law.identity import clean, figures
from spkt.law.writing import dotted, printable

STORY_CHARACTERS = 60_000
LARGEST_SUM = 10**15
SUM_FIGURES = 40
LONGEST_MARKS = 40_000
Choices = list[tuple[str, Any]]
NO_ANSWER: Choices = [
    ("", _("Belum ditanyakan")),
    (TIDAK_TAHU, _("Tidak tahu")),
    (TIDAK_INGAT, _("Tidak ingat")),
    (TIDAK_MAU, _("Tidak mau menjawab")),
]


class Line(forms.CharField):
    """One line in any script, without what steers instead of being read."""

    def __init__(self, label: Any, limit: int = 160, **more: Any) -> None:
        too_long = _("Terlalu panjang: batasnya %(limit_value)d huruf, ini %(show_value)d. Singkat, lalu simpan lagi.")
        more = {"required": False, "error_messages": {"max_length": too_long}, **more}
        super().__init__(label=label, max_length=limit, **more)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class Prose(forms.CharField):
    """Several lines in any script."""

    def __init__(self, label: Any, rows: int = 3, limit: int = 8000, **more: Any) -> None:
        super().__init__(
            label=label,
            max_length=limit,
            strip=False,
            widget=forms.Textarea(attrs={"rows": rows}),
            **{"required": False, **more},
        )

    def to_python(self, value: Any) -> str:
        return printable(super().to_python(value) or "").rstrip()


class Sum(forms.CharField):
    """Whole rupiah: "Rp16.500.000,00", "16,5 juta" is asked again, "" is not known."""

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]  # a number, not a text
        if isinstance(value, int):
            return value
        text = clean(super().to_python(value) or "").lower().removeprefix("rp").removesuffix(",00").removesuffix(",-")
        if not text:
            return None
        digits = figures(text)
        if set(text) - set("0123456789. ") or not digits or len(digits) > SUM_FIGURES or int(digits) > LARGEST_SUM:
            raise ValidationError(
                _("Tulis rupiahnya dengan angka saja, misalnya 16.500.000; kosongkan bila tidak tahu.")
            )
        return int(digits)

    def run_validators(self, value: Any) -> None:
        """A number has no length to check."""

    def prepare_value(self, value: Any) -> Any:
        return dotted(value) if isinstance(value, int) else value


class Marks(forms.CharField):
    """Marks of a story as the editor keeps them: a JSON list of start, end and question."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> tuple[Mark, ...]:  # type: ignore[override]  # marks, not a text
        try:
            rows = json.loads(str(super().to_python(value))[:LONGEST_MARKS] or "[]")
            return tuple(Mark(int(row["start"]), int(row["end"]), int(row["question"])) for row in rows)
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as broken:
            raise ValidationError(
                _("Tanda pada cerita tidak terbaca. Muat ulang halaman, lalu tandai lagi.")
            ) from broken

    def run_validators(self, value: Any) -> None:
        """Where marks may stand is checked against the story by the form."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return json.dumps([{"start": start, "end": end, "question": q} for start, end, q in value])
        return value


def day(label: Any, **more: Any) -> forms.DateField:
    """A date; the browser's own picker, or typed as 24-11-2026."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    wrong = {"invalid": _("Tanggal ini tidak ada di kalender. Tulis seperti 24-11-2026.")}
    return forms.DateField(label=label, required=False, widget=widget, error_messages=wrong, **more)


def hour(label: Any) -> forms.TimeField:
    """A time of the day by the unit's clock."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    wrong = {"invalid": _("Jam ini tidak ada. Tulis seperti 02.30.")}
    formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
    return forms.TimeField(label=label, required=False, widget=widget, input_formats=formats, error_messages=wrong)


_UNLISTED = {"invalid_choice": _("Pilihan ini tidak ada dalam daftar. Pilih lagi.")}


def choice(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    """One of a list, none of them forced."""
    wrong = _UNLISTED | more.pop("error_messages", {})
    return forms.ChoiceField(label=label, choices=choices, error_messages=wrong, **{"required": False, **more})


def ticks(label: Any, choices: Any, **more: Any) -> forms.MultipleChoiceField:
    """Any of a list, each a box."""
    wrong = _UNLISTED | more.pop("error_messages", {})
    boxes = forms.CheckboxSelectMultiple
    more = {"required": False, **more}
    return forms.MultipleChoiceField(label=label, choices=choices, widget=boxes, error_messages=wrong, **more)


def listed(table: str, current: Any = "", name: str = "nama") -> Choices:
    """Names of a reference list, and what is recorded already even if the list does not know it."""
    names = [row[name] for row in data.rows(table)]
    extra = [current] if current and current not in names else []
    return [("", _("Pilih")), *((each, each) for each in (*extra, *names))]


def region_fields() -> dict[str, forms.Field]:
    """Four selects, from province to village; `fill_regions` gives them their choices."""
    labels = (_("Provinsi"), _("Kabupaten atau kota"), _("Kecamatan"), _("Desa atau kelurahan"))
    return {level: forms.CharField(label=label, required=False) for level, label in zip(LEVELS, labels, strict=True)}


def fill_regions(form: forms.Form, prefix: str, home: str) -> None:
    """Gives the four selects the choices below what is chosen.

    home    regency of the unit, where the picker of a place that is not told yet opens
    """
    told = (f"{prefix}{name}" for name in ("province", "detail", "landmark", "kind", "place_unknown"))
    if not form.is_bound and not any(form.initial.get(name) for name in told):
        form.initial[f"{prefix}province"], form.initial[f"{prefix}regency"] = home.partition(".")[0], home
    above = ""
    for number, level in enumerate(LEVELS):
        field = form.fields[f"{prefix}{level}"]
        rows = units.regions(above) if above or not number else []
        field.widget = forms.Select(choices=[("", _("Pilih")), *rows])
        above = str(form[f"{prefix}{level}"].value() or "")


def check_regions(form: forms.Form, said: dict[str, Any], prefix: str, home: str) -> None:
    """Adds the chosen region with its names; a village of another district is asked again at its field."""
    codes = [said.get(f"{prefix}{level}", "") for level in LEVELS]
    for number, (inner, outer) in enumerate(zip(codes[1:], codes, strict=False), 1):
        if inner and (not outer or not inner.startswith(f"{outer}.")):
            form.add_error(f"{prefix}{LEVELS[number]}", _foreign(number, outer))
            codes = codes[:number]
            break
    region = next((code for code in reversed(codes) if code), "")
    names = units.region_names(region) if region else {}
    if region and not names:
        form.add_error(f"{prefix}province", _("Wilayah ini tidak dikenal. Pilih dari daftar atau tulis patokan."))
    said |= {f"{prefix}region": region, f"{prefix}region_names": names, f"{prefix}opened_at": home}


def _foreign(level: int, outer: str) -> str:
    """Sentence for a part that does not lie in the region chosen above it."""
    names = units.region_names(outer) if outer else {}
    above = names.get(LEVELS[level - 1], "").replace("Kec. ", gettext("Kecamatan "))
    what = (_("Provinsi"), _("Kabupaten"), _("Kecamatan"), _("Desa"))[level]
    told = {"what": what, "above": above or gettext("wilayah di atasnya")}
    return gettext("%(what)s ini tidak ada di %(above)s. Pilih dari daftar atau tulis patokan.") % told


def from_draft(fields: Mapping[str, forms.Field], kept: Mapping[str, list[str]]) -> dict[str, Any]:
    """What was typed last, as values that fill an unbound form with these fields."""
    return {name: _typed_last(name, field, kept) for name, field in fields.items()}


def _typed_last(name: str, field: forms.Field, kept: Mapping[str, list[str]]) -> Any:
    if isinstance(field, forms.BooleanField):
        return name in kept
    if isinstance(field, forms.MultipleChoiceField):
        return kept.get(name, [])
    return kept.get(name, [""])[-1]
