"""Forms for the hours without power: printed ahead, entered once with the time written on them, or spoilt (trap 28)."""

from datetime import datetime

from spkt.access import _hand_forms as known
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.actions.matters import ByHand, Received, take_in
from spkt.actions.papers import take_number
from spkt.law import numbers
from spkt.law.journeys._hand_form import HAND_FORM, LARGEST_BATCH, BlankFacts
from spkt.law.journeys._table import START
from spkt.law.journeys.matters import MATTER, MatterFacts
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.models import HandForm, Matter, Officer, Series


@act("papers.print_forms")
def print_forms(a: Act, count: int) -> str:
    """Blank forms with the next numbers of their own series, to be laid ready; no number of a report is touched.

    returns     code of the batch
    """
    a.judge(HAND_FORM, BlankFacts(START, known.unused(a.unit)))
    if not 1 <= count <= LARGEST_BATCH:
        raise Refused(N_("Cetak paling sedikit satu dan paling banyak dua puluh formulir sekali jalan."))
    batch = new_code()
    for _ in range(count):
        series, number = take_number(a, numbers.Kind.HAND_FORM)
        _lay(a, series, number, batch)
    a.facts["forms"] = {"count": count, "last": number}
    return batch


def _lay(a: Act, series: Series, number: str, batch: str) -> None:
    made = HandForm(code=new_code(), unit=a.unit, series=series, number=number, batch=batch)
    made.ordinal, made.printed_by, made.printed_at = made.series.last, a.by.officer, a.at
    a.add(made)


@act("papers.spoil_form")
def spoil_form(a: Act, code: str, reason: str) -> str:
    """A form that cannot be used any more, with the reason; its number stays in the register.

    returns     its number
    """
    row = known.locked(a.unit, code)
    a.subject = row.pk
    a.judge(HAND_FORM, BlankFacts(known.state_of(row)))
    if not reason.strip():
        raise Refused(N_("Tulis apa yang terjadi dengan formulir ini, misalnya “basah” atau “salah tulis”."))
    row.spoilt_by, row.spoilt_at = a.by.officer, a.at
    vault.put_own(row, "spoilt_why", reason.strip())
    a.save(row)
    a.facts["spoilt"] = row.number
    return str(row.number)


@act("matters.receive_later")
def receive_later(
    a: Act, visit: str, form: str, written_at: datetime, written_by: str, said: Received
) -> dict[str, str]:
    """Takes a complaint that was written by hand while there was no power, once only; the record time is now.

    visit       code of a greeted visit without a matter
    form        code of the form; written_at the time that stands on it, from which the fourteen days run
    written_by  NRP of the officer who wrote it
    returns     as `matters.receive`
    """
    came = a.lock_visit(visit)
    move = a.judge(MATTER, MatterFacts(state=START))
    row = known.locked(a.unit, form)
    a.judge(HAND_FORM, BlankFacts(known.state_of(row)))
    _check_time(row, written_at, a.at)
    writer = Officer.objects.filter(unit=a.unit, nrp=written_by).first()
    if writer is None:
        raise Refused(N_("Pilih petugas yang menulis formulir itu."))
    answer = take_in(a, came, said, move, ByHand(row.number, written_at))
    row.matter = Matter.objects.get(code=answer["matter"])
    row.written_by, row.written_at, row.entered_by, row.entered_at = writer, written_at, a.by.officer, a.at
    a.save(row)
    a.facts["by_hand"] = {"form": row.number, "written_at": written_at.isoformat()}
    return answer


def _check_time(row: HandForm, written_at: datetime, now: datetime) -> None:
    if written_at > now:
        raise Refused(N_("Waktu pada formulir belum terjadi. Periksa tanggal dan jamnya."))
    if written_at < row.printed_at:
        raise Refused(N_("Formulir ini baru dicetak sesudah waktu itu. Periksa nomor formulir, tanggal, dan jamnya."))
