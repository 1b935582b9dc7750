"""A paper under the certified seal of a national service, from its issue to the verdict on its file at the window."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from spkt.access import ledger
from spkt.access import papers as seen
from spkt.access._gate import reading
from spkt.actions import _sealing, jobs
from spkt.kit import pdfsign
from spkt.kit.sealer import Sealer
from spkt.portal._verdict import State
from spkt.records.models import Job, Leaf, Paper, Rendering
from spkt.trace.models import SheetFile, SheetKey
from tests import factories
from tests.cast import who
from tests.kit.national_service import INSTITUTION, Authority, Service, service, settle, signed
from tests.kit.test_national import BACK
from tests.kit.test_pdfsign import overlaid, poppler_accepts
from tests.pages import sheet
from tests.portal.test_verify import facts, own_ring, state, upload
from tests.rooms import enter, post

__all__ = ["own_ring"]
pytestmark = [pytest.mark.one_engine, pytest.mark.usefixtures("evening")]
CERTIFIED = f"Segel elektronik tersertifikasi atas nama {INSTITUTION}."
OWN = "Segel sistem, bukan tanda tangan elektronik tersertifikasi."


@dataclass(frozen=True)
class House:
    """A house whose sealer asks this service."""

    service: Service
    authority: Authority


@pytest.fixture
def house(own_ring: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    authority = Authority.made()
    settle(own_ring.directory, authority)
    with service(authority) as there:
        sealer = Sealer(own_ring.directory, national=there.url)
        monkeypatch.setattr(_sealing, "sealer", lambda: sealer)
        yield House(there, authority)
        sealer.close()


def opened(code: str) -> bytes:
    with reading():
        return seen.pdf(code, who("ani"))


def test_an_issued_paper_is_certified_kept_known_at_the_window_and_valid_for_poppler(
    house: House, tmp_path: Path
) -> None:
    trail = factories.walk(after="issue")
    jobs.drain()
    pdf, row = opened(trail.sttlp), Rendering.objects.get(paper__code=trail.sttlp)
    found = pdfsign.judge(pdf, [house.authority.der])
    assert found.is_untouched
    assert found.is_certified
    assert (row.sha256, row.seal_key) == (found.sha256, found.key_id)
    assert poppler_accepts(pdf, tmp_path)
    assert bytes(SheetKey.objects.get(pk=sha256(house.authority.der).hexdigest()[:16]).public) == house.authority.der
    answer = upload(pdf)
    assert state(answer) == State.MATCH
    assert facts(answer)["Nomor"] == Paper.objects.get(code=trail.sttlp).number
    assert CERTIFIED in answer.text
    assert OWN not in answer.text
    assert ledger.verify().findings == []


def test_a_certified_file_that_is_not_registered_is_never_accepted(house: House) -> None:
    trail = factories.walk(after="issue")
    jobs.drain()
    pdf = opened(trail.sttlp)
    plain = house.service.asked[-1][1]["file"][0]
    stranger = signed(b64decode(plain), house.authority.signer())
    assert pdfsign.judge(stranger, [house.authority.der]).is_untouched, "sound, and by the very same service"
    answer = upload(stranger)
    assert state(answer) == State.UNKNOWN
    assert "Sidik berkas tidak ada di daftar." in answer.text
    assert state(upload(pdf + b"\n% tambahan\n")) == State.ALTERED
    assert state(upload(overlaid(pdf))) == State.ALTERED


def test_seals_of_our_own_from_before_are_still_told_as_a_systems(
    house: House, monkeypatch: pytest.MonkeyPatch, own_ring: Any
) -> None:
    own = Sealer(own_ring.directory)
    monkeypatch.setattr(_sealing, "sealer", lambda: own)
    trail = factories.walk(after="issue")
    jobs.drain()
    own.close()
    answer = upload(opened(trail.sttlp))
    assert state(answer) == State.MATCH
    assert OWN in answer.text
    assert CERTIFIED not in answer.text
    assert SheetKey.objects.filter(kind="segel").count() >= 2


@pytest.mark.parametrize("wrong", ["unsigned", "by a stranger", "a picture under it"])
def test_a_file_that_is_not_believed_leaves_nothing(house: House, wrong: str) -> None:
    house.service.sign = lambda pdf: BACK[wrong][0](pdf, house.authority.signer())
    trail = factories.walk(after="issue")
    with pytest.raises(_sealing.NotSealed):
        jobs.drain()
    assert house.service.asked
    assert not Rendering.objects.exists()
    assert not SheetFile.objects.exists()
    assert not Leaf.objects.filter(act="papers.seal").exists()
    with pytest.raises(seen.NotSealed):
        opened(trail.sttlp)


def test_while_the_service_is_down_papers_are_issued_and_the_seal_waits(house: House) -> None:
    house.service.answer = lambda asked: asked.say(503, {})
    trail = factories.walk(after="issue")
    assert Paper.objects.get(code=trail.sttlp).number
    job = Job.objects.filter(kind="seal").order_by("pk").first()
    assert job is not None
    with pytest.raises(_sealing.NotSealed, match="503"):
        jobs.run(job)
    ani = enter("ani")
    page = sheet(post(ani, f"/berkas/{trail.sttlp}/cetak"), status=409)
    assert "Surat belum bisa disegel." in page.text
    house.service.answer = None
    jobs.drain()
    assert pdfsign.judge(opened(trail.sttlp), [house.authority.der]).is_certified
    assert post(ani, f"/berkas/{trail.sttlp}/cetak").status_code == 303
