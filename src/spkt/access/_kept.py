"""Is every file that a row names there, whole, and what the row says? For `spkt verify`."""

from collections.abc import Iterator

from spkt.kit.filestore import Damaged
from spkt.law.words import N_
from spkt.records import vault
from spkt.records._store import key_of, key_of_paper, store
from spkt.records.models import File, Rendering

STEP = 500
GONE = N_("Lampiran %s: berkas aslinya rusak atau hilang di penyimpanan.")
CHANGED = N_("Surat %s: berkas bersegelnya tidak cocok dengan sidiknya.")
LOST = N_("Surat %s: berkas bersegelnya rusak atau hilang di penyimpanan.")
OTHER = N_("Lampiran %s: berkas aslinya tidak cocok dengan sidiknya.")
NO_VIEW = N_("Lampiran %s: salinan tampilan rusak atau hilang di penyimpanan.")


def wrong_renderings() -> Iterator[tuple[str, str]]:
    """Sentences about sealed files that are not what their rows say, each with the number of its paper."""
    rows = Rendering.objects.select_related("paper__matter__key").order_by("pk")
    for row in rows.iterator(STEP):
        try:
            kept = store().check(row.name, key_of_paper(row.paper)[0])
            if (kept.sha256, kept.size) != (row.sha256, row.size):
                yield CHANGED, row.paper.number
        except vault.SPOILT:
            yield LOST, row.paper.number


def wrong_files() -> Iterator[tuple[str, str]]:
    """Sentences about files that do not fit their rows, each with the code it speaks of."""
    for row in File.objects.filter(kept_at__isnull=False).select_related("matter__key").order_by("pk").iterator(STEP):
        yield from ((sentence, row.code) for sentence in _wrong_with(row))


def _wrong_with(row: File) -> Iterator[str]:
    try:
        key, _key_id = key_of(row.matter.key)
        kept = store().check(row.name, key)
        words = vault.get(row, "words", row.matter.key)
        if (kept.size, kept.sha256) != (row.size, words["sha256"]):
            yield OTHER
    except vault.SPOILT:
        yield GONE
        return
    try:
        for name in (*row.pages, *filter(None, (row.thumb,))):
            store().check(name, key)
    except Damaged:
        yield NO_VIEW
