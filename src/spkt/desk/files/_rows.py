"""Files as the desk draws them: tiles of a list, facts of one, what an upload may be about."""

from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import files as access
from spkt.access._gate import Reader
from spkt.access.files import OneFile
from spkt.desk.papers._rows import TITLES, moment
from spkt.kit.spool import pieces_of
from spkt.law.files import Kind, Use
from spkt.law.journeys.visum import VISUM_KINDS
from spkt.records.casefile import CaseFile

Row = dict[str, Any]


def megabytes(size: int) -> str:
    """ "3,2 MB", "45 kB"."""
    if size < 100_000:
        return f"{max(1, size // 1000)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def tile(found: OneFile, case: CaseFile | None = None) -> Row:
    """One file in a list."""
    row = found.row
    return {
        "url": reverse("files.one", args=[row.code]),
        "thumb": reverse("files.thumb", args=[row.code]) if found.is_shown and row.thumb else "",
        "kind": _(Kind(row.kind).label),
        "icon": ICONS[Kind(row.kind)],
        "use": _(Use(row.use).label),
        "about": about_words(found, case),
        "caption": found.words.get("caption", ""),
        "mark": mark(found),
    }


ICONS = {Kind.FOTO: "camera", Kind.DOKUMEN: "file-text", Kind.VIDEO: "monitor", Kind.SUARA: "volume-2"}


def mark(found: OneFile) -> tuple[str, str]:
    """What speaks against it, as words and tone; ("", "") where nothing does."""
    row = found.row
    if row.is_infected:
        return _("dikarantina"), "danger"
    if row.state != "tersimpan":
        return _("disisihkan"), "warn"
    return ("", "") if row.scanned_at else (_("belum dipindai"), "")


def about_words(found: OneFile, case: CaseFile | None) -> str:
    """The thing, paper or letter that it is about, "" for the dossier itself."""
    row = found.row
    if row.paper is not None:
        return f"{TITLES[row.paper.kind]} {row.paper.number}"
    if row.letter is not None:
        return str(TITLES[row.letter.kind])
    things = case.things if case is not None and row.thing_id else ()
    return next((thing.name for each, thing in things if each.pk == row.thing_id), "")


def facts(found: OneFile, case: CaseFile, reader: Reader) -> list[tuple[str, Any]]:
    """What is known of one file."""
    row, words = found.row, found.words
    rows = [
        (_("Jenis"), f"{_(Kind(row.kind).label)} · {megabytes(row.size)}"),
        (_("Untuk"), _(Use(row.use).label)),
        (_("Tentang"), about_words(found, case)),
        (_("Keterangan"), words.get("caption", "")),
        (_("Nama asal"), words.get("name", "")),
        (_("Disimpan"), moment(row.kept_at, reader)),
        (_("Oleh"), f"{row.begun_by.rank} {row.begun_by.name}"),
        (_("Pemindai virus"), moment(row.scanned_at, reader) if row.scanned_at else _("belum dipindai")),
        (_("Disisihkan karena"), words.get("aside", "")),
        (_("Sidik berkas asli (SHA-256)"), words.get("sha256", "")),
    ]
    return [(name, value) for name, value in rows if value]


def waiting(found: OneFile) -> Row:
    """An upload that was begun and not finished."""
    row = found.row
    whole = pieces_of(row.size)
    return {
        "code": row.code,
        "key": str(uuid4()),
        "name": found.words.get("name") or _(Kind(row.kind).label),
        "size": megabytes(row.size),
        "share": len(access.have(row)) * 100 // max(1, whole),
    }


def abouts(case: CaseFile, reader: Reader) -> list[tuple[str, str]]:
    """What an upload to this dossier may be about."""
    rows = [("", _("Bukti perkara ini"))]
    rows += [(f"thing:{row.ordinal}", _("Keadaan barang: %s") % thing.name) for row, thing in case.things]
    rows += [
        (f"paper:{paper.code}", _("Pindaian: %s") % f"{TITLES[paper.kind]} · {paper.number}") for paper in case.papers
    ]
    if access.reads_results(reader):
        asked = case.matter.letters.filter(kind__in=VISUM_KINDS, paper__isnull=False)
        rows += [
            (f"letter:{letter.code}", _("Hasil rumah sakit: %s") % TITLES[letter.kind])
            for letter in asked.order_by("ordinal")
        ]
    return rows
