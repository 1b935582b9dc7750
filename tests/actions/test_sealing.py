"""A paper's file is sealed once, printed by somebody who is named, and missed when it is touched."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from spkt.access import ledger
from spkt.access import papers as seen
from spkt.access._gate import Unseen, reading
from spkt.actions import _sealing, jobs, papers
from spkt.actions import ledger as log
from spkt.kit import pdfsign
from spkt.kit.keys import Keyring
from spkt.papers import _kind as kinds
from spkt.records._store import store
from spkt.records.models import Job, Leaf, Paper, Proof, Rendering
from tests import factories
from tests.cast import who

pytestmark = pytest.mark.usefixtures("evening")


def of_kind(kind: str) -> Paper:
    return Paper.objects.select_related("matter__key", "unit").get(kind=kind)


def opened(code: str, copy: int = 0, name: str = "ani") -> bytes:
    with reading():
        return seen.pdf(code, who(name), copy)


def judged(pdf: bytes) -> pdfsign.Judgement:
    ring = Keyring.load(settings.SITE.keys)
    return pdfsign.judge(pdf, [pdfsign.anchor(pdfsign.origin(key)) for key in ring.held("seal-root")])


def test_after_its_issue_the_worker_seals_a_paper_once() -> None:
    trail = factories.walk(after="issue")
    with pytest.raises(seen.NotSealed):
        opened(trail.sttlp)
    jobs.drain()
    first = opened(trail.sttlp)
    assert judged(first).is_untouched
    assert judged(first).signer.endswith(of_kind("sttlp").unit.name)
    _sealing.seal(str(of_kind("sttlp").pk), kinds.ASLI)
    assert opened(trail.sttlp) == first
    assert Rendering.objects.filter(paper__code=trail.sttlp).count() == 1
    assert ledger.verify().findings == []


def test_its_hash_stands_in_the_log() -> None:
    trail = factories.walk(after="issue")
    papers.seal_for(trail.lp, who("ani"))
    leaf = Leaf.objects.get(act="papers.seal")
    assert json.loads(leaf.facts)["sealed"]["sha256"] == judged(opened(trail.lp)).sha256
    assert leaf.actor is None


def test_printing_says_who_and_seals_what_is_not_sealed_yet() -> None:
    trail = factories.walk(after="issue")
    papers.seal_for(trail.lp, who("dodi"))
    papers.print_out(by=who("dodi"), key=uuid4(), code=trail.lp)
    said = json.loads(Leaf.objects.get(act="papers.print_out").facts)["printed"]
    assert said == {"number": trail.number, "copy": 0, "sha256": judged(opened(trail.lp)).sha256}


@pytest.mark.parametrize("name", ["eko", "hadi"])
def test_out_of_scope_nothing_is_sealed_or_printed(name: str) -> None:
    trail = factories.walk(after="issue")
    with pytest.raises(Unseen):
        papers.seal_for(trail.lp, who(name))
    with pytest.raises(Unseen):
        papers.print_out(by=who(name), key=uuid4(), code=trail.lp)
    assert not Rendering.objects.exists()


def test_of_a_sealed_matter_both_renderings_are_made_and_only_one_names_her() -> None:
    trail = factories.walk(factories.SEALED_STORY, after="issue")
    jobs.drain()
    made = Rendering.objects.filter(paper__code=trail.lp)
    assert {each.variant for each in made} == {kinds.ASLI, kinds.LINDUNG}
    assert opened(trail.lp, name="dodi") != opened(trail.lp, name="maria")


def test_a_made_history_waits_for_the_first_print() -> None:
    with log.batch():
        factories.visit()
    assert not Job.objects.filter(kind="seal").exists()
    papers.seal_for(of_kind("karcis").code, who("ani"))
    assert judged(opened(of_kind("karcis").code)).is_untouched


def test_a_copy_and_a_withdrawn_paper_have_files_of_their_own() -> None:
    trail = factories.walk()
    papers.reprint(by=who("ani"), key=uuid4(), code=trail.sttlp, reason="arsip")
    jobs.drain()
    files = {opened(trail.sttlp), opened(trail.sttlp, 1)}
    assert len(files) == 2
    assert all(judged(each).is_untouched for each in files)


def test_a_receipt_carries_the_same_proof_on_every_print() -> None:
    trail = factories.walk()
    jobs.drain()
    fixed = Proof.objects.get(paper__code=trail.sttlp).code
    papers.reprint(by=who("ani"), key=uuid4(), code=trail.sttlp, reason="arsip")
    jobs.drain()
    assert seen.codes_of(of_kind("sttlp"))["proof"]["svg"]
    assert Proof.objects.get(paper__code=trail.sttlp).code == fixed
    assert not Proof.objects.filter(paper__kind="lp_b").exists()


@pytest.mark.parametrize("wrong", ["gone", "changed"])
def test_a_touched_file_is_named(wrong: str) -> None:
    trail = factories.walk(after="issue")
    papers.seal_for(trail.lp, who("ani"))
    row: Any = Rendering.objects.get()
    path = store()._path(row.name)
    if wrong == "gone":
        path.unlink()
    else:
        raw = bytearray(path.read_bytes())
        raw[-3] ^= 1
        path.write_bytes(raw)
    assert any(trail.number in found and "bersegel" in found for found in ledger.verify().findings)


def test_a_silent_sealer_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    trail = factories.walk(after="issue")
    dead = _sealing.Sealer(settings.SITE.keys, settings.SITE.keys / "nobody.sock")
    monkeypatch.setattr(_sealing, "sealer", lambda: dead)
    with pytest.raises(papers.NotSealed):
        papers.seal_for(trail.lp, who("ani"))
    assert not Rendering.objects.exists()
    assert not Leaf.objects.filter(act="papers.seal").exists()
