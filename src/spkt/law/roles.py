"""Roles of officers at the desk, and how far each may look.

What a role may *do* stands only in the journeys; what it may *see* stands only here.
"""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.secrecy import Secrecy
from spkt.law.sources import HOUSE, SPPA, TPKS, cite
from spkt.law.words import N_


class Role(StrEnum):
    """What an officer is at the desk; one officer may hold several."""

    KA_SPKT = "ka_spkt"
    KANIT = "kanit"
    BA_YANMAS = "ba_yanmas"
    BAMIN = "bamin"
    PIKET_RESKRIM = "piket_reskrim"
    UPPA = "uppa"
    PIKET_FUNGSI = "piket_fungsi"
    KASAT = "kasat"
    KAPOLRES = "kapolres"
    SIWAS = "siwas"
    SIPROPAM = "sipropam"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """As officers say it, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Role.KA_SPKT: N_("Ka SPKT"),
    Role.KANIT: N_("Kanit SPKT (Pamapta)"),
    Role.BA_YANMAS: N_("Ba Yanmas"),
    Role.BAMIN: N_("Bamin"),
    Role.PIKET_RESKRIM: N_("Piket Reskrim"),
    Role.UPPA: N_("Unit Perempuan dan Anak"),
    Role.PIKET_FUNGSI: N_("Piket fungsi"),
    Role.KASAT: N_("Kepala satuan"),
    Role.KAPOLRES: N_("Kapolres"),
    Role.SIWAS: N_("Siwas"),
    Role.SIPROPAM: N_("Sipropam"),
    Role.ADMIN: N_("Admin"),
}


class Scope(StrEnum):
    """How wide a role looks at matters."""

    UNIT = "unit"
    ASSIGNED = "assigned"
    STATISTICS = "statistics"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reach:
    """Classes that may be read in the whole unit, and classes that may be read where one is assigned."""

    unit: frozenset[Secrecy]
    assigned: frozenset[Secrecy]


_NOTHING: frozenset[Secrecy] = frozenset()
_ALL = frozenset(Secrecy)
_OPEN = frozenset({Secrecy.BIASA})
_SEALED = frozenset({Secrecy.TERTUTUP})

# Ba Yanmas and Bamin need the ordinary matters of their unit; what is secret they see where they work on it.
# UPPA takes over what is sealed, everything else only by assignment. Heads and supervisors read figures, a
# single matter only after it was opened to them with a noted reason, which is an assignment. Admin reads none.
_ROWS: dict[Role, tuple[Scope, Reach]] = {
    Role.KA_SPKT: (Scope.UNIT, Reach(_ALL - _SEALED, _ALL)),
    Role.KANIT: (Scope.UNIT, Reach(_ALL - _SEALED, _ALL)),
    Role.BA_YANMAS: (Scope.UNIT, Reach(_OPEN, _ALL)),
    Role.BAMIN: (Scope.UNIT, Reach(_OPEN, _ALL - _SEALED)),
    Role.PIKET_RESKRIM: (Scope.UNIT, Reach(_ALL - _SEALED, _ALL)),
    Role.UPPA: (Scope.UNIT, Reach(_SEALED, _ALL)),
    Role.PIKET_FUNGSI: (Scope.ASSIGNED, Reach(_NOTHING, _ALL)),
    Role.KASAT: (Scope.ASSIGNED, Reach(_NOTHING, _ALL)),
    Role.KAPOLRES: (Scope.STATISTICS, Reach(_NOTHING, _ALL)),
    Role.SIWAS: (Scope.STATISTICS, Reach(_NOTHING, _ALL)),
    Role.SIPROPAM: (Scope.STATISTICS, Reach(_NOTHING, _ALL)),
    Role.ADMIN: (Scope.NONE, Reach(_NOTHING, _NOTHING)),
}


@cite(HOUSE["ADR 0009"])
def scope(roles: frozenset[Role]) -> Scope:
    """The widest view that these roles give; none without a role."""
    held = {_ROWS[role][0] for role in roles}
    return next((wide for wide in Scope if wide in held), Scope.NONE)


@cite(TPKS["pasal 69"], SPPA["pasal 19"], HOUSE["ADR 0009"])
def reach(roles: frozenset[Role]) -> Reach:
    """Classes that these roles read together, for the query that lists matters."""
    rows = [_ROWS[role][1] for role in roles]
    return Reach(_NOTHING.union(*(row.unit for row in rows)), _NOTHING.union(*(row.assigned for row in rows)))


@cite(TPKS["pasal 69"], SPPA["pasal 19"], HOUSE["ADR 0009"])
def reads(roles: frozenset[Role], secrecy: Secrecy, assigned: bool) -> bool:
    """May these roles read a matter of that class in their own unit?

    assigned    one of them works on it: received it, seats its gelar, was called to it, or it was handed over to them
    """
    far = reach(roles)
    return secrecy in far.unit or (assigned and secrecy in far.assigned)
