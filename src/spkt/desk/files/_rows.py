"""Facts of one file, uploads that wait, and what an upload may be about."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from spkt.access import files as access
from spkt.access._gate import Reader
from spkt.access.files import OneFile
from spkt.desk._files import about_words, paper_title
from spkt.kit.spool import pieces_of
from spkt.law.files import Kind, Use
from spkt.law.journeys.visum import VISUM_KINDS
from spkt.law.writing import local, long_date, wall_time

Row = dict[str, Any]


def megabytes(size: int) -> str:
    """ "3,2 MB", "45 kB"."""
    if size < 100_000:
        return f"{max(1, size // 1000)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def facts(found: OneFile, reader: Reader) -> list[tuple[str, Any]]:
    """What is known of one file."""
    row, words = found.row, found.words
    rows = [
        (_("Jenis"), f"{_(Kind(row.kind).label)} · {megabytes(row.size)}"),
        (_("Untuk"), _(Use(row.use).label)),
        (_("Tentang"), about_words(found)),
        (_("Keterangan"), words.get("caption", "")),
        (_("Nama asal"), words.get("name", "")),
        (_("Disimpan"), _moment(row.kept_at, reader)),
        (_("Oleh"), f"{row.begun_by.rank} {row.begun_by.name}"),
        (_("Pemindai virus"), _moment(row.scanned_at, reader) or _("belum dipindai")),
        (_("Disisihkan karena"), words.get("aside", "")),
        ("SHA-256", words.get("sha256", "")),
    ]
    return [(name, value) for name, value in rows if value]


def _moment(at: datetime | None, reader: Reader) -> str:
    if at is None:
        return ""
    there = local(at, reader.zone)
    return f"{long_date(there.date())} {wall_time(there.time(), reader.unit.zone_label)}"


def waiting(found: OneFile) -> Row:
    """An upload that was begun and not finished."""
    row = found.row
    return {
        "code": row.code,
        "key": str(uuid4()),
        "name": found.words.get("name") or _(Kind(row.kind).label),
        "size": megabytes(row.size),
        "share": len(access.have(row)) * 100 // max(1, pieces_of(row.size)),
    }


def abouts(case: Any, reader: Reader) -> list[tuple[str, str]]:
    """What an upload to this dossier may be about."""
    rows = [("", _("Bukti perkara ini"))]
    rows += [(f"thing:{row.ordinal}", _("Keadaan barang: %s") % thing.name) for row, thing in case.things]
    rows += [
        (f"paper:{paper.code}", _("Pindaian: %s") % f"{paper_title(paper.kind)} · {paper.number}")
        for paper in case.papers
    ]
    if access.reads_results(reader):
        asked = case.matter.letters.filter(kind__in=VISUM_KINDS, paper__isnull=False).order_by("ordinal")
        rows += [(f"letter:{each.code}", _("Hasil rumah sakit: %s") % paper_title(each.kind)) for each in asked]
    return rows
