"""Hand forms: numbers of their own without gaps, each used once or spoilt, and no time is bent."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from spkt.access import _hand_forms as known
from spkt.access.ledger import verify
from spkt.actions import _hand_forms as acts
from spkt.actions._spine import NotYours, Refused
from spkt.actions.matters import Received
from spkt.kit import clock
from spkt.law.journeys._hand_form import MOST_UNUSED, Blank
from spkt.records.models import HandForm, Job, Matter, Series, Term
from tests import factories
from tests.cast import EVENING, officer, soon, who

pytestmark = pytest.mark.usefixtures("evening")
SAID = Received("Motor hilang di halaman rumah", name="LIDIA MARTINA")


def forms(count: int = 2, by: str = "dodi") -> list[HandForm]:
    """A batch of blank forms."""
    batch = acts.print_forms(by=who(by), key=uuid4(), count=count)
    return list(HandForm.objects.filter(batch=batch).order_by("ordinal"))


def enter(form: HandForm, **changed: Any) -> dict[str, str]:
    """What stands on a form, entered an hour later by Ani; Budi wrote it."""
    said = {"written_at": soon(30), "written_by": officer("budi").nrp, "said": SAID, **changed}
    with clock.at(soon(90)):
        visit = factories.visit(greeted=True)
        return acts.receive_later(by=who("ani"), key=uuid4(), visit=visit, form=form.code, **said)


def test_numbers_follow_one_another_and_touch_no_report() -> None:
    numbers = [form.number.partition("/SPKT")[0] for form in (*forms(2), *forms(1, by="citra"))]
    assert numbers == ["FT/1/XI/2026", "FT/2/XI/2026", "FT/3/XI/2026"]
    assert set(Series.objects.values_list("kind", flat=True)) == {"ft"}


@pytest.mark.parametrize("name", ["ani", "lukas", "wahyu", "maria"])
def test_kanit_and_bamin_keep_the_forms(name: str) -> None:
    with pytest.raises(NotYours):
        acts.print_forms(by=who(name), key=uuid4(), count=1)
    form = forms(1)[0]
    with pytest.raises(NotYours):
        acts.spoil_form(by=who(name), key=uuid4(), code=form.code, reason="basah")


@pytest.mark.parametrize("count", [0, -1, 21])
def test_a_batch_is_small(count: int) -> None:
    with pytest.raises(Refused, match="dua puluh"):
        forms(count)


def test_no_hoard_of_forms() -> None:
    for _ in range(MOST_UNUSED // 20):
        forms(20)
    with pytest.raises(Refused, match="belum dipakai"):
        forms(1)


def test_the_clock_of_fourteen_days_runs_from_the_form() -> None:
    made = enter(forms(1)[0], written_at=EVENING)
    matter = Matter.objects.get(code=made["matter"])
    term = Term.objects.get(matter=matter, kind="balasan")
    assert (term.starts_at, matter.received_at) == (EVENING, soon(90))
    assert Job.objects.filter(kind="escalate", key__startswith=f"escalate:{term.pk.hex}").exists()


@pytest.mark.parametrize(("minutes", "words"), [(91, "belum terjadi"), (-1, "baru dicetak")])
def test_a_time_that_cannot_be_is_asked_again(minutes: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        enter(forms(1)[0], written_at=EVENING + timedelta(minutes=minutes))
    assert not Matter.objects.exists()


def test_a_writer_of_another_unit_is_none() -> None:
    with pytest.raises(Refused, match="Pilih petugas"):
        enter(forms(1)[0], written_by=officer("eko").nrp)


def test_a_form_is_entered_or_spoilt_and_only_once() -> None:
    first, second = forms(2)
    enter(first)
    acts.spoil_form(by=who("citra"), key=uuid4(), code=second.code, reason="basah kena hujan")
    for form in (first, second):
        with pytest.raises(Refused):
            enter(form)
        with pytest.raises(Refused):
            acts.spoil_form(by=who("citra"), key=uuid4(), code=form.code, reason="lagi")
    assert [known.state_of(form) for form in HandForm.objects.order_by("ordinal")] == [Blank.TERPAKAI, Blank.RUSAK]
    assert "hujan" not in HandForm.objects.get(pk=second.pk).spoilt_why, "the reason is sealed"
    assert verify().findings == []


def test_why_it_was_spoilt_is_demanded() -> None:
    with pytest.raises(Refused, match="Tulis apa yang terjadi"):
        acts.spoil_form(by=who("citra"), key=uuid4(), code=forms(1)[0].code, reason=" ")


@pytest.mark.parametrize(
    ("change", "guard"),
    [
        ("UPDATE spkt_handform SET number = 'FT/9'", "hand_?form_(keeps|says)"),
        ("UPDATE spkt_handform SET written_at = printed_at WHERE matter_id IS NOT NULL", "hand_?form_(keeps|says)"),
        ("UPDATE spkt_matter SET received_at = written_at", "matter_keeps_when_it_was_received"),
        ("UPDATE spkt_matter SET written_at = received_at", "matter_keeps_when_it_was_received"),
        ("UPDATE spkt_matter SET hand_form = ''", "matter_keeps_when_it_was_received"),
        ("DELETE FROM spkt_handform", "handform_is_never_deleted"),
    ],
)
def test_the_database_keeps_both_times_and_every_form(change: str, guard: str) -> None:
    enter(forms(2)[0])
    with pytest.raises(Error, match=guard), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_the_database_refuses_a_gap_and_a_form_for_another_matter() -> None:
    first, second = forms(2)
    made = enter(first)
    matter = Matter.objects.get(code=made["matter"])
    with pytest.raises(Error), transaction.atomic():
        HandForm.objects.filter(pk=second.pk).update(matter=matter)
    other = factories.matter(after="receive")
    times = {"written_at": soon(1), "entered_at": other.received_at}
    with pytest.raises(Error, match="hand_form_says"), transaction.atomic():
        HandForm.objects.filter(pk=second.pk).update(matter=other, **times)
    with pytest.raises(Error, match="hand_forms_have_no_gap"), transaction.atomic():
        HandForm.objects.create(
            code="X", unit=first.unit, series=first.series, ordinal=9, number="FT/9", batch="B",
            printed_by=first.printed_by, printed_at=first.printed_at,
        )  # fmt: skip


def test_a_missing_form_is_named() -> None:
    forms(2)
    series = Series.objects.get(kind="ft")
    Series.objects.filter(pk=series.pk).update(last=3)
    assert any("nomor 3 hilang" in finding for finding in verify().findings)
