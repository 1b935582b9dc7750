"""The secrecy class of a matter, from its facts and never from a tick."""

from enum import IntEnum

from spkt.law.words import N_


class Secrecy(IntEnum):
    """Three classes in order; what is higher is read by fewer."""

    BIASA = 0
    RAHASIA = 1
    TERTUTUP = 2

    @property
    def label(self) -> str:
        """As printed and shown, marked for translation."""
        return _LABELS[self]


_LABELS = {Secrecy.BIASA: N_("biasa"), Secrecy.RAHASIA: N_("rahasia"), Secrecy.TERTUTUP: N_("tertutup")}
