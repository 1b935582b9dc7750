"""Files that belong to a dossier: what may come in, how big, how much, and what it is for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spkt.law.roles import Role
from spkt.law.sources import HOUSE, cite
from spkt.law.words import N_

MB = 1_000_000


class Kind(StrEnum):
    """What a file is by its content; its name is never asked."""

    FOTO = "foto"
    DOKUMEN = "dokumen"
    VIDEO = "video"
    SUARA = "suara"

    @property
    def label(self) -> str:
        """As officers say it, marked for translation."""
        return _LABELS[self]


_LABELS = {Kind.FOTO: N_("Foto"), Kind.DOKUMEN: N_("Dokumen"), Kind.VIDEO: N_("Video"), Kind.SUARA: N_("Suara")}


class Use(StrEnum):
    """What a file is kept for."""

    BUKTI = "bukti"
    KEADAAN = "keadaan"
    PINDAIAN = "pindaian"
    HASIL = "hasil"

    @property
    def label(self) -> str:
        """As officers say it, marked for translation."""
        return _USES[self]


_USES = {
    Use.BUKTI: N_("Bukti"),
    Use.KEADAAN: N_("Keadaan barang"),
    Use.PINDAIAN: N_("Pindaian surat bertanda tangan"),
    Use.HASIL: N_("Hasil pemeriksaan rumah sakit"),
}

FITS: dict[Use, frozenset[Kind]] = {
    Use.BUKTI: frozenset(Kind),
    Use.KEADAAN: frozenset({Kind.FOTO, Kind.VIDEO}),
    Use.PINDAIAN: frozenset({Kind.FOTO, Kind.DOKUMEN}),
    Use.HASIL: frozenset({Kind.FOTO, Kind.DOKUMEN}),
}
"""Kinds that serve a use: a recording is no scan of a paper."""

INVESTIGATORS = frozenset({Role.PIKET_RESKRIM, Role.UPPA, Role.KASAT})
"""Who keeps and reads what a hospital found: nobody else at the desk needs it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may come in, from a day on.

    since       first local day on which it holds
    bytes_of    most bytes of one file, by kind
    matter_bytes, officer_bytes     most bytes of one dossier, and of one officer within one local day
    pages       most pages of a document that are shown; the rest is in the original
    days        after which an upload that was never finished is given up
    """

    since: date
    bytes_of: dict[Kind, int]
    matter_bytes: int
    officer_bytes: int
    pages: int
    days: int


_LIMITS = (
    Limits(
        since=date(2026, 1, 1),
        bytes_of={Kind.FOTO: 25 * MB, Kind.DOKUMEN: 25 * MB, Kind.VIDEO: 200 * MB, Kind.SUARA: 200 * MB},
        matter_bytes=2_000 * MB,
        officer_bytes=2_000 * MB,
        pages=10,
        days=3,
    ),
)
"""Oldest first; a change is one more row with its day."""


@cite(HOUSE["ADR 0060"])
def limits(on: date) -> Limits:
    """The limits of that local day; of the first row before it."""
    return next((each for each in reversed(_LIMITS) if each.since <= on), _LIMITS[0])


@cite(HOUSE["ADR 0060"])
def fits(use: Use, kind: Kind) -> bool:
    """Does a file of this kind serve this use?"""
    return kind in FITS[use]
