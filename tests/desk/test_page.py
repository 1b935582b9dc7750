"""The page: `show` cannot write, readings are kept before a byte is sent, refusals keep what was typed."""

from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from spkt.access._gate import Unseen, note_reading
from spkt.actions import units
from spkt.actions._spine import NotYours, Refused
from spkt.desk._page import Page, WroteWhileShowing, do, once, show, shown_again, typed
from spkt.records.models import Officer, Reading, Watch


@pytest.fixture
def rini() -> Officer:
    """A Ba Yanmas on duty."""
    units.seed_demo()
    return Officer.objects.select_related("unit").get(nrp="99070815")


def request(officer: Officer, method: str = "get", **fields: Any) -> Any:
    made = getattr(RequestFactory(), method)("/", fields)
    made.user, made.session = officer, {}
    return made


def answered(view: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    found: HttpResponse = view(request(*args, **kwargs))
    return found


def test_a_page_that_shows_cannot_write(rini: Officer) -> None:
    @show
    def view(asked: Any) -> Page:
        Watch.objects.update(name="lain")
        return Page("unseen.html")

    with pytest.raises(WroteWhileShowing), transaction.atomic():
        answered(view, rini)
    assert not Watch.objects.filter(name="lain").exists()


def test_readings_are_kept_once_the_page_is_ready(rini: Officer) -> None:
    @show
    def view(asked: Any) -> Page:
        note_reading(asked.reader, "uji", None)
        return Page("unseen.html")

    assert answered(view, rini).status_code == 200
    assert list(Reading.objects.values_list("what", "officer")) == [("uji", rini.pk)]


def test_no_page_without_its_reading(rini: Officer) -> None:
    @show
    def view(asked: Any) -> HttpResponse:
        note_reading(asked.reader, "uji", None)
        return HttpResponse("rahasia")

    full_disk = "CREATE TRIGGER full_disk BEFORE INSERT ON spkt_reading BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    with connection.cursor() as cursor:
        cursor.execute(full_disk)
    answer = answered(view, rini)
    assert answer.status_code == 503
    assert b"rahasia" not in answer.content


def test_not_there_and_not_yours_look_alike(rini: Officer) -> None:
    @show
    def view(asked: Any) -> Page:
        raise Unseen

    answer = answered(view, rini)
    assert answer.status_code == 404
    assert "Tidak ditemukan" in answer.content.decode()


class _Words(forms.Form):
    words = forms.CharField()


@show
def _form_page(asked: Any) -> HttpResponse:
    bound = shown_again(asked, _Words)
    reasons = asked.again["refused"].reasons if "refused" in asked.again else []
    return HttpResponse(f"{bound['words'].value() if bound else ''}|{'|'.join(reasons)}")


@pytest.mark.parametrize(("raised", "status"), [(Refused("Bacakan dulu."), 409), (NotYours("Minta Kanit."), 403)])
def test_a_refusal_is_the_same_page_with_reasons_and_what_was_typed(
    rini: Officer, raised: Refused, status: int
) -> None:
    @do(again=_form_page)
    def act(asked: Any) -> HttpResponse:
        typed(asked, _Words)
        raise raised

    answer = answered(act, rini, "post", words="Motor saya hilang", key=str(uuid4()))
    assert answer.status_code == status
    assert answer.content.decode() == f"Motor saya hilang|{raised.reasons[0]}"


def test_a_form_with_a_fault_comes_back_with_422(rini: Officer) -> None:
    @do(again=_form_page)
    def act(asked: Any) -> HttpResponse:
        typed(asked, _Words)
        return HttpResponse("done")

    assert answered(act, rini, "post", key=str(uuid4())).status_code == 422


def test_a_form_without_its_key_is_refused(rini: Officer) -> None:
    @do(again=_form_page)
    def act(asked: Any) -> HttpResponse:
        return HttpResponse(str(once(asked)))

    assert answered(act, rini, "post", words="x").status_code == 409
