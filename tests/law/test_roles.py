"""Roles: who reads which class, with and without being assigned."""

import pytest

from spkt.law.roles import Reach, Role, Scope, reach, reads, scope
from spkt.law.secrecy import Secrecy

B, R, T = Secrecy.BIASA, Secrecy.RAHASIA, Secrecy.TERTUTUP

# role: scope, classes read in the whole unit, classes read where assigned
TABLE = {
    Role.KA_SPKT: (Scope.UNIT, {B, R}, {B, R, T}),
    Role.KANIT: (Scope.UNIT, {B, R}, {B, R, T}),
    Role.BA_YANMAS: (Scope.UNIT, {B}, {B, R, T}),
    Role.BAMIN: (Scope.UNIT, {B}, {B, R}),
    Role.PIKET_RESKRIM: (Scope.UNIT, {B, R}, {B, R, T}),
    Role.UPPA: (Scope.UNIT, {T}, {B, R, T}),
    Role.PIKET_FUNGSI: (Scope.ASSIGNED, set(), {B, R, T}),
    Role.KASAT: (Scope.ASSIGNED, set(), {B, R, T}),
    Role.KAPOLRES: (Scope.STATISTICS, set(), {B, R, T}),
    Role.SIWAS: (Scope.STATISTICS, set(), {B, R, T}),
    Role.SIPROPAM: (Scope.STATISTICS, set(), {B, R, T}),
    Role.ADMIN: (Scope.NONE, set(), set()),
}


@pytest.mark.parametrize("secrecy", Secrecy)
@pytest.mark.parametrize("role", Role)
def test_each_role_reads_what_its_row_says(role: Role, secrecy: Secrecy) -> None:
    wide, unit, assigned = TABLE[role]
    held = frozenset({role})
    assert scope(held) is wide
    assert reads(held, secrecy, assigned=False) is (secrecy in unit)
    assert reads(held, secrecy, assigned=True) is (secrecy in assigned)


def test_two_roles_read_what_either_reads() -> None:
    both = frozenset({Role.BA_YANMAS, Role.UPPA})
    assert reach(both) == Reach(frozenset({B, T}), frozenset({B, R, T}))
    assert scope(both) is Scope.UNIT
    assert not reads(both, R, assigned=False)


def test_without_a_role_nothing_is_read() -> None:
    assert scope(frozenset()) is Scope.NONE
    assert not any(reads(frozenset(), secrecy, assigned=True) for secrecy in Secrecy)


def test_labels_are_told_apart() -> None:
    assert len({role.label for role in Role}) == len(Role)
