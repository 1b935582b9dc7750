"""Where a citizen can turn when her complaint is no crime: kinds of offices, by what they are for."""

from dataclasses import dataclass

from spkt.law.sources import HOUSE, cite
from spkt.law.words import N_


@dataclass(frozen=True, slots=True)
class Place:
    """An office outside the police. name   as printed, with {city}; matter   what it is for, in plain words"""

    key: str
    name: str
    matter: str


PLACES = (
    Place("pengadilan", N_("Pengadilan Negeri {city}"), N_("gugatan perdata, ganti rugi, atau gugatan sederhana")),
    Place("bpsk", N_("Badan Penyelesaian Sengketa Konsumen (BPSK)"), N_("sengketa dengan penjual atau pelaku usaha")),
    Place("disnaker", N_("Dinas Tenaga Kerja {city}"), N_("upah, pemutusan kerja, atau perselisihan kerja")),
    Place("desa", N_("Kantor desa atau kelurahan setempat"), N_("musyawarah dengan pihak lain di desa")),
    Place("rt", N_("Ketua RT atau RW setempat"), N_("perselisihan antartetangga")),
    Place("adat", N_("Lembaga adat setempat"), N_("penyelesaian menurut adat, bila kedua pihak mau")),
    Place(
        "ombudsman",
        N_("Ombudsman Republik Indonesia, perwakilan provinsi"),
        N_("keluhan atas pelayanan kantor pemerintah"),
    ),
    Place("dukcapil", N_("Dinas Kependudukan dan Pencatatan Sipil {city}"), N_("KTP, KK, dan akta")),
)
"""In the order the form offers them."""


@cite(HOUSE["ADR 0033"])
def places(keys: tuple[str, ...], city: str) -> tuple[tuple[str, str], ...]:
    """(name, what it is for) of the chosen offices, in the order of the list. raises KeyError for an unknown key"""
    known = {place.key: place for place in PLACES}
    chosen = {known[key].key for key in keys}
    return tuple((place.name.format(city=city), place.matter) for place in PLACES if place.key in chosen)
