"""Who may ask a hospital in the name of the law, what he may ask expressly, and until when an answer is expected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spkt.law.sources import HOUSE, INS_VISUM, KUHAP, KUHAP81, TPKS, Citation, NoLaw, cite
from spkt.law.words import N_

REMIND_HOURS = 24
"""Hours after delivery at which somebody asks the hospital again."""

EXAMINATIONS: dict[str, dict[str, str]] = {
    "visum_luka": {
        "luka": N_("luka"),
        "keracunan": N_("keracunan"),
        "kekerasan_seksual": N_("kekerasan seksual"),
        "psikiatri": N_("psikiatri"),
        "golongan_darah_dna": N_("golongan darah/DNA"),
    },
    "visum_jenazah": {
        "jenazah_luar": N_("jenazah luar"),
        "jenazah_dalam": N_("jenazah dalam (bedah)"),
        "keracunan": N_("keracunan"),
        "kekerasan_seksual": N_("kekerasan seksual"),
        "golongan_darah_dna": N_("golongan darah/DNA"),
    },
}
"""What may be asked of a living person and of a body, by kind of letter; the letter says expressly which."""

REPORTS = {
    "definitif": N_("definitif"),
    "sementara": N_("sementara, perawatan masih berjalan"),
    "lanjutan": N_("lanjutan dari yang sementara"),
}
"""What sort of report is asked for."""


ANSWERS = {
    "": N_("Keluarga belum menjawab"),
    "setuju": N_("Keluarga setuju"),
    "keberatan": N_("Keluarga keberatan"),
}
"""What a family says to the examination of its dead."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a hospital is asked, as written at the desk; sealed with its letter.

    kind            "visum_luka" or "visum_jenazah"
    party           ordinal of the one to be examined, in the dossier
    hospital        name; head what its head is called ("DIREKTUR"), city where it is
    examinations    codes of EXAMINATIONS of the kind
    deed            short and neutral, without the person reported and without her past
    escort          NRP of the officer who goes along
    woman_escort    it was made sure that the escort is a woman, or that the victim wishes otherwise
    goods           ordinals of things of the dossier that go along
    brought_at, family_told_at  aware, UTC
    after_reason    why a later letter follows an earlier one
    """

    kind: str
    party: int
    hospital: str
    examinations: tuple[str, ...]
    deed: str
    escort: str
    head: str = "DIREKTUR"
    city: str = ""
    condition: str = ""
    companion: str = ""
    goods: tuple[int, ...] = ()
    report: str = "definitif"
    woman_escort: bool = False
    brought_at: datetime | None = None
    label: str = ""
    seal: str = ""
    family_told_at: datetime | None = None
    family_by: str = ""
    family_answer: str = ""
    family_words: str = ""
    after_reason: str = ""


@dataclass(frozen=True, slots=True)
class _RankRule:
    """From a day on, the least rank of a penyidik who asks for a Visum et Repertum.

    least       lowest rank where one of that rank serves
    otherwise   lowest rank where nobody of that rank is on duty
    """

    valid_from: date
    least: int
    otherwise: int
    cite: Citation


_AIPDA, _BRIPDA = 11, 7
"""Places in the order of ranks (`data/ranks.csv`)."""
_RULES = (
    _RankRule(date(1975, 9, 1), _AIPDA, _BRIPDA, INS_VISUM["pangkat peminta"]),
    _RankRule(date(2026, 1, 2), _AIPDA, _BRIPDA, HOUSE["ADR 0026"]),
)


@cite(INS_VISUM["pangkat peminta"], KUHAP81["pasal 133"], KUHAP["pasal 49"], HOUSE["ADR 0026"])
def rank_fits(order: int, on: date, others: Iterable[int] = ()) -> bool:
    """May a penyidik of this rank sign the request on that day?

    order   place of his rank in the order of ranks; civil servants and unknown ranks count as 0
    others  places of the other penyidik on duty: where none is high enough, the lower rank suffices
    doubt   the rank table of the present code was not read; the old rule goes on as a rule of the house
    raises  NoLaw for a day before the first row
    """
    rows = [row for row in _RULES if row.valid_from <= on]
    if not rows:
        raise NoLaw(f"{on}: rank of who asks for a Visum et Repertum")
    rule = max(rows, key=lambda row: row.valid_from)
    return order >= (rule.least if any(each >= rule.least for each in others) else rule.otherwise)


@cite(TPKS["pendampingan korban oleh petugas perempuan"], HOUSE["ADR 0026"])
def wants_woman(examinations: Iterable[str], facts: Iterable[str]) -> bool:
    """Must it be made sure that a woman escorts her? Where sexual violence is asked about or was told."""
    return "kekerasan_seksual" in {*examinations, *facts}


@cite(HOUSE["ADR 0026"])
def remind_at(received_at: datetime) -> datetime:
    """When the desk is reminded that a hospital has not answered; its own promise, no term of law."""
    return received_at + timedelta(hours=REMIND_HOURS)
