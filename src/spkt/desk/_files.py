"""Files of a dossier as tiles, and as a card on the pages of other rooms: of the matter, a paper, a letter."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import files as access
from spkt.access._gate import Reader
from spkt.access.files import OneFile
from spkt.law.files import Kind, Use
from spkt.law.journeys._table import START
from spkt.law.journeys.files import FILE, Kept
from spkt.papers._kind import kinds

SHOWN = 4
ICONS = {Kind.FOTO: "camera", Kind.DOKUMEN: "file-text", Kind.VIDEO: "monitor", Kind.SUARA: "volume-2"}
Row = dict[str, Any]


def files_card(matter: Any, reader: Reader, title: str = "") -> Row:
    """Every file of the dossier, whose reading was noted already."""
    return _card(matter, access.of_matter(matter, reader), reader, "", title)


def scans_card(paper: Any, reader: Reader, title: str) -> Row:
    """Scans of an issued paper; {} where it belongs to no dossier."""
    if paper.matter is None:
        return {}
    return _card(paper.matter, access.of_paper(paper, reader), reader, f"paper:{paper.code}", title)


def results_card(letter: Any, matter: Any, reader: Reader, title: str) -> Row:
    """What a hospital sent back; {} for who does not read that."""
    if not access.reads_results(reader) or letter.paper_id is None:
        return {}
    found = tuple(each for each in access.of_matter(matter, reader) if each.row.letter_id == letter.pk)
    return _card(matter, found, reader, f"letter:{letter.code}", title)


def _card(matter: Any, found: tuple[OneFile, ...], reader: Reader, about: str, title: str) -> Row:
    here = reverse("files.begin", args=[matter.code])
    shown = [each for each in found if each.row.state == Kept.TERSIMPAN]
    return {
        "title": title,
        "tiles": [{**row, "about": "" if about else row["about"]} for row in map(tile, shown[:SHOWN])],
        "more": max(0, len(shown) - SHOWN),
        "all": here,
        "url": (f"{here}?untuk={about}" if about else here) if keeps(matter, reader) else "",
    }


def keeps(matter: Any, reader: Reader) -> bool:
    """May this officer add files to the dossier?"""
    return bool(FILE.move("files.begin", START).by & reader.roles) and access.reads_whole(matter, reader)


def tile(found: OneFile) -> Row:
    """One file in a list."""
    row = found.row
    return {
        "url": reverse("files.one", args=[row.code]),
        "thumb": reverse("files.thumb", args=[row.code]) if found.is_shown and row.thumb else "",
        "kind": _(Kind(row.kind).label),
        "icon": ICONS[Kind(row.kind)],
        "use": _(Use(row.use).label),
        "about": about_words(found),
        "caption": found.words.get("caption", ""),
        "mark": mark(found),
    }


def mark(found: OneFile) -> tuple[str, str]:
    """What speaks against it, as words and tone; ("", "") where nothing does."""
    if found.row.is_infected:
        return _("dikarantina"), "danger"
    return (_("disisihkan"), "warn") if found.row.state != Kept.TERSIMPAN else ("", "")


def about_words(found: OneFile) -> str:
    """The thing, paper or letter that it is about, "" for the dossier itself."""
    row = found.row
    if row.paper is not None:
        return f"{paper_title(row.paper.kind)} {row.paper.number}"
    if row.letter is not None:
        return paper_title(row.letter.kind)
    return found.thing


def paper_title(kind: str) -> str:
    """What a paper of this kind is called in a line of text."""
    return _(kinds()[kind].title).capitalize()
