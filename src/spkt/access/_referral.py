"""Letters of referral as their receiver finds them: by the code printed on them, and by nothing else."""

from spkt.access._gate import Reader
from spkt.kit import blind
from spkt.law.journeys._referral import Sent
from spkt.records import vault
from spkt.records.models import Letter, Unit


def normal_reply(typed: str) -> str:
    """The code as it is kept, whatever its case, dashes and blanks."""
    return blind.normal_code(typed)


def sent_to(reader: Reader, code: str, *, lock: bool = False) -> Letter | None:
    """The letter with this code that is on its way to the reader's unit, None for every other.

    lock    True inside an act
    """
    rows = Letter.objects.select_for_update(of=("self",)) if lock else Letter.objects.all()
    found = rows.filter(code=code, kind="pelimpahan", state=Sent.DIKIRIM).select_related("matter__key", "matter__unit")
    letter = found.first()
    if letter is None:
        return None
    words = vault.get(letter, "words", letter.matter.key) or {}
    return letter if words.get("unit") == reader.unit.code else None


def receivers(reader: Reader) -> list[tuple[str, str, str]]:
    """(code, name, city) of other units that work in this house and can confirm by code."""
    rows = Unit.objects.exclude(pk=reader.unit.pk).filter(officer__isnull=False).distinct().order_by("name")
    return list(rows.values_list("code", "name", "city"))
