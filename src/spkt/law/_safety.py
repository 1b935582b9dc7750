"""Danger at home: three questions, what their answers ask for at once, and what was done to protect her."""

from dataclasses import dataclass
from datetime import timedelta

from spkt.law.sources import HOUSE, PKDRT, SPPA, TPKS, Citation, cite
from spkt.law.words import N_

PROTECTION = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Ask:
    """One of the three. plan  what a yes asks for at once"""

    code: str
    ask: str
    plan: str


_AT_HOME = (
    Ask(
        "masih_serumah",
        N_("Apakah orang itu masih serumah atau bisa masuk ke rumah Ibu atau Bapak malam ini?"),
        N_("Carikan tempat aman malam ini: keluarga, UPTD PPA, atau rumah aman."),
    ),
    Ask(
        "ancaman",
        N_("Apakah ia mengancam akan membunuh, atau memakai senjata?"),
        N_("Minta perintah perlindungan dan patroli; jangan biarkan pulang tanpa pengawalan."),
    ),
    Ask(
        "ada_anak",
        N_("Apakah ada anak atau orang lain di rumah yang sekarang tidak aman?"),
        N_("Kirim petugas menjemput anak atau orang itu sekarang."),
    ),
)
_OF_A_CHILD = (
    Ask(
        "bersama_pelaku",
        N_("Apakah anak itu sekarang bersama orang yang dilaporkan?"),
        N_("Kirim petugas menjemput anak itu sekarang, bersama Unit PPA."),
    ),
    Ask(
        "tanpa_pengasuh",
        N_("Apakah tidak ada orang dewasa yang aman menjaga anak itu?"),
        N_("Hubungi UPTD PPA atau dinas sosial untuk tempat aman."),
    ),
    Ask(
        "anak_terancam",
        N_("Apakah anak itu diancam supaya tidak bercerita?"),
        N_("Pisahkan anak dari yang mengancam; minta perintah perlindungan."),
    ),
)
PROTECTED_BY = (
    ("perintah", N_("Perintah perlindungan diminta ke pengadilan")),
    ("rumah_aman", N_("Ditempatkan di tempat aman")),
    ("pengawalan", N_("Dikawal petugas")),
    ("jemput", N_("Anak atau orang lain dijemput")),
    ("pendamping", N_("Didampingi UPTD PPA, pekerja sosial, atau LPSK")),
)
"""What may have been done to protect her: code and words."""


@cite(PKDRT["pasal 16"], TPKS["pasal 42"], SPPA["pasal 18"], HOUSE["ADR 0034"])
def questions(facts: tuple[str, ...]) -> tuple[Ask, ...]:
    """The three questions of this matter: those of the home where it happened there, else those of a child.

    facts   codes of the account
    """
    return _OF_A_CHILD if "anak" in facts and "kdrt" not in facts else _AT_HOME


@cite(PKDRT["pasal 16"], HOUSE["ADR 0034"])
def plan(answers: tuple[str, ...]) -> tuple[str, ...]:
    """What is to be done at once, a sentence for each yes; () where nobody is in danger now.

    answers codes of the questions answered with yes
    """
    return tuple(each.plan for each in (*_AT_HOME, *_OF_A_CHILD) if each.code in answers)


@cite(PKDRT["pasal 16"], TPKS["pasal 42"], SPPA["pasal 18"])
def basis(facts: tuple[str, ...]) -> Citation:
    """Which law sets the twenty-four hours for these facts."""
    return (
        PKDRT["pasal 16"] if "kdrt" in facts else TPKS["pasal 42"] if "kekerasan_seksual" in facts else SPPA["pasal 18"]
    )
