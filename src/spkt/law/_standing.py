"""What a complaint offence asks about the one who complains; told once, in the konseling."""

from dataclasses import dataclass
from datetime import date

GUARDED, SPENDTHRIFT = "pengampuan", "boros"
"""Answers to the question whether the victim is under guardianship: of the person, or only of her money."""


@dataclass(frozen=True, slots=True)
class Filing:
    """Facts of a complaint, kept with the sheet of the konseling.

    candidate   code of the offence that the detective has in mind, "" while he has none
    relation    what the complainant is to the victim ("IBU"); "" she is the victim, or it was not said
    known_on    day on which the complainant came to know of the deed; abroad she lives outside Indonesia
    ward        "", GUARDED or SPENDTHRIFT
    nearer_gone who comes before her is not there, or is the one complained of
    refused     the victim, now dead, had clearly not wanted it
    separated   the spouses are separated of bed and board, or of property
    """

    candidate: str = ""
    relation: str = ""
    known_on: date | None = None
    abroad: bool = False
    ward: str = ""
    nearer_gone: bool = False
    refused: bool = False
    separated: bool = False
