"""What an officer is typing, kept through logout, crash and restart. No act of the desk, and no leaf."""

from typing import Any

from spkt.access._gate import Reader
from spkt.kit import clock
from spkt.kit.sqlite import writer
from spkt.records import vault
from spkt.records.models import Draft


def save(reader: Reader, form: str, subject: str, typed: dict[str, Any], version: int) -> Draft:
    """Keeps what was typed, sealed with the desk's key.

    version     of the row the officer started from
    """
    draft = Draft(officer=reader.officer, form=form, subject=subject)
    vault.put_own(draft, "typed", typed)
    kept = {"typed": draft.typed, "version": version, "saved_at": clock.now()}
    with writer():
        row, _made = Draft.objects.update_or_create(officer=reader.officer, form=form, subject=subject, defaults=kept)
    return row


def forget(reader: Reader, form: str, subject: str) -> None:
    """The act was done: what was typed is now on record and the draft goes."""
    with writer():
        Draft.objects.filter(officer=reader.officer, form=form, subject=subject).delete()
