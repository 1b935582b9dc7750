"""Reference data of the house, read once: the dated catalogue of offences and the lists of the counter."""

from functools import cache

from spkt import data
from spkt.law.losses import LostKind, kind_of
from spkt.law.offences import Catalogue
from spkt.records.models import Region


@cache
def catalogue() -> Catalogue:
    """Offences of every law the desk knows."""
    return Catalogue(data.rows("offences.csv"))


@cache
def names_of(table: str, code: str = "kode", name: str = "nama") -> dict[str, str]:
    """{code: name} of a reference list ("property_types.csv")."""
    return {row[code]: row[name] for row in data.rows(table)}


@cache
def lost_kinds() -> dict[str, LostKind]:
    """Kinds of things that get lost, by code, in the order of the list."""
    return {row["kode"]: kind_of(row) for row in data.rows("lost_items.csv")}


_STYLED = {"kelurahan": "Kel.", "desa": "Desa", "kecamatan": "Kec."}


def region_names(code: str) -> dict[str, str]:
    """Names of a region and what lies above it, as an address prints them.

    returns {"village", "district", "regency", "province"}, those above the code only; {} for an unknown code
    """
    parts = code.split(".")
    codes = [".".join(parts[: n + 1]) for n in range(len(parts))]
    found = {row.code: row for row in Region.objects.filter(code__in=codes)}
    if code not in found:
        return {}
    levels = ("province", "regency", "district", "village")
    return {levels[n]: _styled(found[each]) for n, each in enumerate(codes) if each in found}


def _styled(region: Region) -> str:
    if region.level in _STYLED:
        return f"{_STYLED[region.level]} {region.name}"
    return region.name.replace("Kabupaten ", "Kab. ")
