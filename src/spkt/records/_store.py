"""Where the bytes of files lie: sealed below the data directory, never beside the keys."""

from pathlib import Path

from django.conf import settings

from spkt.kit.filestore import Store
from spkt.kit.spool import Spool
from spkt.records import vault
from spkt.records.models import DataKey, Paper


def store() -> Store:
    """Files that are kept."""
    return Store(Path(settings.SITE.data) / "files")


def spool() -> Spool:
    """Files that are still arriving."""
    return Spool(Path(settings.SITE.data) / "arriving")


def key_of(key: DataKey) -> tuple[bytes, str]:
    """What `Store.put` asks for a file of this dossier: its data key, and the key's id."""
    return vault.data_key_of(key), key.pk.hex[:12]


def key_of_paper(paper: Paper) -> tuple[bytes, str]:
    """The same for the sealed file of a paper: of its dossier, or the desk's own for a slip."""
    if paper.matter is None:
        return vault.ring().secret(vault.DESK_KEY), vault.ring().key_id(vault.DESK_KEY)
    return key_of(paper.matter.key)
