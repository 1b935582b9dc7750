"""Shapes that several papers share and that no case file holds: they exist only where ink does."""

from dataclasses import dataclass
from datetime import date

THUMB, REFUSED = "cap jempol", "menolak"
"""Answers to the text read back (`law.case.Confirmation.how`) that change what stands above her name."""


@dataclass(frozen=True, slots=True)
class Tracking:
    """Code by which the citizen follows her matter; url is what the QR holds, without a name or offence in it."""

    code: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """What the rights box of a receipt promises, with the law as it stood on that day.

    answer_by   last day of the 14; after it she may go to `superiors`
    cite        law of that, as printed; aid_cite the same for legal aid
    contact     who works on it and how to reach him ("Piket Reskrim"), phone
    sp2hp_by    last day of the first SP2HP, None where no LP exists yet
    superiors   ("Kasat Reskrim", "Siwas", "Sipropam"); companions ("LPSK", "UPTD PPA")
    """

    answer_by: date
    cite: str
    aid_cite: str = ""
    contact: str = ""
    phone: str = ""
    sp2hp_by: date | None = None
    superiors: tuple[str, ...] = ("Kasat Reskrim", "Siwas", "Sipropam")
    companions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shield:
    """Why and by which law the people of a sealed matter are not named.

    cite    laws as printed; on False while the content is whole, True once it went through a kind's mask
    """

    cite: str = ""
    on: bool = False
