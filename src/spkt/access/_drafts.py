"""Finds what an officer was typing."""

from typing import Any

from spkt.access._gate import Reader
from spkt.records import vault
from spkt.records.models import Draft


def typed(reader: Reader, form: str, subject: str) -> dict[str, Any]:
    """What he typed last in this form about this subject, {} if nothing; only his own."""
    row = Draft.objects.filter(officer=reader.officer, form=form, subject=subject).first()
    return vault.get_own(row, "typed") if row else {}
