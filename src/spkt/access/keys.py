"""The keys that sign squares on papers: their public halves, and the ring with one more or one less of them."""

from spkt.access._codes import SQUARE
from spkt.kit import sheets
from spkt.kit.keys import Keyring
from spkt.records import vault


def ids() -> list[str]:
    """Ids of every key that ever signed squares, the oldest first."""
    return [key.id for key in _ring().under(SQUARE)]


def public() -> list[str]:
    """Public keys as `spkt_witness verify` takes them, the oldest first; lost ones are left out."""
    ring = _ring()
    return [str(sheets.public_key(key.id, ring.signer_of(key.id))) for key in ring.under(SQUARE) if not key.lost_on]


def renewed() -> Keyring:
    """The ring with a fresh key, which signs from the next start on."""
    return _ring().with_new_signer(SQUARE)


def without(key_id: str) -> Keyring:
    """The ring in which this key is declared lost."""
    return _ring().with_lost(key_id)


def _ring() -> Keyring:
    """As it lies on the disk now: a command may have changed it since this process began."""
    return Keyring.load(vault.ring().directory)
