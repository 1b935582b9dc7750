"""A duty officer with his phone at the scene: a lost line, a reload, and nothing is lost; axe at every stop."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from spkt.records.models import Draft, Matter
from tests.eyes import stands
from tests.rooms import served, sign_in

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"}


@pytest.fixture
def phone(chromium: Browser, apart: dict[str, str]) -> Iterator[Any]:
    with served(apart) as address:
        context = chromium.new_context(**PHONE, base_url=address)
        page = context.new_page()
        sign_in(page, address, "yosua")
        yield page
        context.close()


@pytest.mark.browser
@pytest.mark.slow
def test_a_finding_survives_a_lost_line_and_a_restart(phone: Any) -> None:
    phone.goto("/lp-a/baru")
    stands(phone, 360)
    phone.context.set_offline(True)
    phone.fill("input[name=subject]", "Penganiayaan di pasar")
    phone.fill("textarea[name=uraian]", "Saya melihat terlapor mengayunkan parang.")
    phone.wait_for_selector("[data-save-state].c-warn")
    phone.context.set_offline(False)
    phone.wait_for_selector("[data-save-state]:not(.c-warn)")
    phone.wait_for_function("document.querySelector('[data-save-text]').textContent.startsWith('Tersimpan')")
    assert Draft.objects.filter(form="reports.begin_finding").count() == 1
    phone.goto("/lp-a/baru")
    assert phone.input_value("textarea[name=uraian]") == "Saya melihat terlapor mengayunkan parang."
    phone.click("text=Tambah orang")
    phone.fill("input[name=orang_2_name]", "SUGIANTO")
    assert phone.input_value("input[name=subject]") == "Penganiayaan di pasar"
    phone.click("button.primary")
    phone.wait_for_selector("text=Keterangan")
    stands(phone, 360)
    assert Matter.objects.get(errand="lp_a").state == "temuan"
