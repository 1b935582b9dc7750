"""The English catalogue: packed as it is written, whole for the first pages, faithful to every placeholder."""

import re
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext

from spkt.locale import catalogue

HOUSE = catalogue.HOUSE
WHOLE = (
    *HOUSE.glob("desk/*.html"),
    *HOUSE.glob("desk/_p*.py"),
    *(path for folder in ("_parts", "account", "mfa") for path in (HOUSE / "desk" / folder).rglob("*.html")),
    HOUSE / "desk" / "units" / "_door.html",
    *HOUSE.glob("desk/units/*.py"),
    HOUSE / "desk" / "_signin.py",
    *(HOUSE / "portal").rglob("*.html"),
    *(HOUSE / "portal").glob("*.py"),
)
"""Files whose every sentence has its English; the other rooms follow."""

SHOWN_ONLY = {"showcase.html"}


def test_the_packed_catalogue_is_the_written_one() -> None:
    packed = catalogue.packed(catalogue.read())
    assert catalogue.ENGLISH.with_suffix(".mo").read_bytes() == packed, "run `python -m spkt.locale`"


@pytest.mark.parametrize("file", [path for path in WHOLE if path.name not in SHOWN_ONLY], ids=lambda path: path.name)
def test_every_sentence_has_its_english(file: Path) -> None:
    known = {said.partition("\0")[0] for said in catalogue.read()}
    assert catalogue.sentences([file]) - known == set()


def test_sentences_of_the_law_are_found() -> None:
    assert "Kanit SPKT (Pamapta)" in catalogue.sentences([HOUSE / "law" / "roles.py"])


def test_placeholders_and_markup_stay() -> None:
    parts = re.compile(r"%\(\w+\)\w*|</?\w+[^>]*>|\d+")
    bent = [
        said
        for said, meant in catalogue.read().items()
        if said and sorted(parts.findall(said)) != sorted(parts.findall(meant))
    ]
    assert bent == []


def test_django_reads_what_was_packed() -> None:
    with translation.override("en"):
        assert gettext("Selamat bertugas") == "Welcome on duty"
        one, many = (said for said in next(key for key in catalogue.read() if "\0" in key).split("\0"))
        assert ngettext(one, many, 1) % {"left": 1} == "1 code is still unused; it will stop working."
        assert ngettext(one, many, 3) % {"left": 3} == "3 codes are still unused; they will all stop working."


@pytest.mark.parametrize("line", ["msgid Tanpa kutip", 'pesan "apa"', 'msgid "putus'])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "django.po"
    file.write_text(f'msgid "a"\nmsgstr "b"\n{line}\n')
    with pytest.raises(ValueError, match=re.escape("django.po:3")):
        catalogue.read(file)
