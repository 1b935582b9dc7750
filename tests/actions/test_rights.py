"""Who may do what, when: every act, by every role, in every state, answers as the table of the journey says."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from spkt.access._facts import FINDERS, facts
from spkt.access._gate import Reader, Unseen
from spkt.actions import (
    _evidence,
    _finding,
    _finds,
    _hand_forms,
    _handover,
    _letters,
    _people,
    _reviews,
    _sp2hp,
    _void,
    gelar,
    losses,
    visum,
)
from spkt.actions._referral import Receiver
from spkt.actions._spine import ACTS, Refused
from spkt.law.case import Account, Confirmation, KonselingNotes, Thing
from spkt.law.journeys import JOURNEYS
from spkt.law.journeys._case import CASE
from spkt.law.journeys._finding import FINDING, FindingFacts
from spkt.law.journeys.losses import FindFacts, LossFacts
from spkt.law.journeys.matters import MATTER, MatterFacts
from spkt.law.roles import Role, Scope, scope
from spkt.papers._minutes import Witness
from spkt.records.casefile import open_case
from spkt.records.models import Leaf, Matter
from tests import factories
from tests.cast import officer

R = Role
COUNTER, DETECTIVE = {R.BA_YANMAS, R.UPPA}, {R.PIKET_RESKRIM, R.UPPA}
SEATS = {R.KANIT, R.PIKET_RESKRIM, R.UPPA, R.PIKET_FUNGSI}
MEETS = {R.BA_YANMAS, R.KANIT, R.PIKET_RESKRIM, R.PIKET_FUNGSI, R.UPPA}
MATRIX = {
    "matters.receive": COUNTER,
    "matters.receive_later": COUNTER,
    "matters.write_account": COUNTER | DETECTIVE,
    "matters.put_party": COUNTER | DETECTIVE,
    "matters.put_thing": COUNTER | DETECTIVE,
    "matters.read_back": COUNTER,
    "watch.call_detective": COUNTER,
    "matters.start_konseling": DETECTIVE,
    "matters.record_konseling": DETECTIVE,
    "gelar.open": {R.KANIT},
    "gelar.seat": {R.KANIT},
    "gelar.lead": {R.KANIT},
    "gelar.attend": SEATS,
    "gelar.charge": SEATS,
    "gelar.weigh": SEATS,
    "gelar.propose": {R.KANIT},
    "gelar.sign": SEATS,
    "reports.draft": {R.BA_YANMAS, R.UPPA},
    "reports.confirm": {R.BA_YANMAS, R.UPPA},
    "reports.issue": {R.KANIT},
    "matters.explain": {R.KANIT},
    "matters.forward": {R.BAMIN, R.UPPA},
    "matters.refer": {R.KA_SPKT},
    "matters.confirm_referral": {R.BAMIN, R.KA_SPKT},
    "matters.ask_review": {R.KA_SPKT, R.SIWAS, R.BA_YANMAS},
    "matters.withdraw": {R.BA_YANMAS},
    "matters.remind": COUNTER | DETECTIVE,
    "matters.inspect": {R.SIWAS},
    "visum.request": COUNTER,
    "visum.write": {R.BA_YANMAS, R.BAMIN, R.UPPA},
    "matters.write_complaint": COUNTER,
    "matters.join": {R.KANIT},
    "matters.link_counter": {R.KANIT},
    "matters.divert": {R.KANIT},
    "matters.assess_danger": COUNTER | DETECTIVE,
    "matters.protect": DETECTIVE | {R.KANIT},
    "reports.add_statement": COUNTER | DETECTIVE,
    "reports.take_as_finding": MEETS,
    "papers.receive_evidence": {R.BA_YANMAS, R.BAMIN, R.PIKET_RESKRIM, R.UPPA},
}
"""The rights as an inspector would write them down."""

_REASON = {"reason": "Alasan yang dijelaskan kepada pelapor."}
_MORE = gelar.Proposal("lengkapi", "Bukti kurang.", deadline=date(2026, 12, 1), missing=("Fotokopi STNK.",))
INPUTS: dict[str, Callable[[], dict[str, Any]]] = {
    "matters.write_account": lambda: {"account": Account(words="Lain."), "base": 1},
    "matters.put_party": lambda: {"person": factories.HENDRI},
    "matters.put_thing": lambda: {"thing": Thing("helm")},
    "matters.read_back": lambda: {"told": 1},
    "watch.call_detective": dict,
    "matters.start_konseling": dict,
    "matters.record_konseling": lambda: {"outcome": "siap_gelar", "notes": KonselingNotes(topic="motor")},
    "gelar.open": lambda: {"officers": []},
    "gelar.seat": lambda: {"officer": officer("agung").pk},
    "gelar.lead": dict,
    "gelar.attend": lambda: {"unrelated": True},
    "gelar.charge": lambda: {"offences": ["KUHP-476"]},
    "gelar.weigh": lambda: {"weighed": []},
    "gelar.propose": lambda: {"proposal": _MORE},
    "gelar.sign": dict,
    "reports.draft": lambda: {"uraian": "Pelapor memarkir motor.", "deed": "pencurian", "actions": [], "base": 1},
    "reports.confirm": lambda: {"digest": "", "given": Confirmation("tanda tangan")},
    "reports.issue": lambda: {"version": 1},
    "matters.explain": lambda: _REASON | {"turn_to": ("pengadilan",)},
    "matters.forward": lambda: _REASON,
    "matters.refer": lambda: _REASON | {"receiver": Receiver("Polres Melawi", "Nanga Pinoh")},
    "matters.confirm_referral": lambda: _REASON | {"number": "DUMAS/B/4/XI/2026"},
    "matters.ask_review": lambda: _REASON | {"asker": _reviews.Asker("LIDIA MARTINA")},
    "matters.withdraw": lambda: _REASON | {"witnesses": (Witness("FERI"), Witness("AGUS"))},
    "matters.remind": lambda: _REASON | {"until": date(2026, 12, 20)},
    "matters.inspect": lambda: _REASON,
    "visum.request": lambda: {"asked": factories.ASKED},
    "visum.write": lambda: {"kind": "surat_keterangan_lain", "words": {"deed": "jatuh", "words": "Ia jatuh."}},
    "matters.write_complaint": lambda: {"given": Confirmation("tanda tangan")},
    "matters.join": lambda: {"other": "TIDAKADA00", "given": Confirmation("tanda tangan")},
    "matters.link_counter": lambda: {"other": "TIDAKADA00"},
    "matters.assess_danger": lambda: {"answers": []},
    "matters.protect": lambda: {"done": ["pengawalan"]},
    "reports.add_statement": lambda: {"words": "Ada stiker bunga.", "given": Confirmation("tanda tangan")},
    "reports.take_as_finding": dict,
    "papers.receive_evidence": lambda: {"taken": (), "giver": 1, "reason": "TKP", "kept_at": ""},
    "matters.divert": lambda: _REASON,
}
LETTER_ACTS = (visum.request, _letters.write, _void.ask_void)
"""Their modules enter acts in ACTS by being read."""
FURTHER = {
    "reports.begin_finding": MEETS,
    "reports.write_finding": MEETS,
    "reports.submit_finding": MEETS,
    "reports.return_finding": {R.KANIT, R.KASAT},
    "reports.issue_finding": {R.KANIT, R.KASAT},
    "papers.receive_evidence": {R.BA_YANMAS, R.BAMIN, R.PIKET_RESKRIM, R.UPPA},
    "reports.hand_to_detectives": {R.KA_SPKT, R.KANIT},
    "reports.take_over": {R.KASAT},
    "reports.progress": {R.KASAT},
    "reports.issue_sp2hp": {R.KASAT},
}
"""The same for findings and for reports after issue."""
STAGE = "Tindakan ini tidak bisa dilakukan pada tahap ini. Lihat langkah berikutnya."


def test_the_journey_gives_the_rights_that_are_written_down() -> None:
    given: dict[str, set[Role]] = {}
    for move in MATTER.moves:
        given.setdefault(move.act, set()).update(move.by)
    assert given == MATRIX


def test_findings_and_issued_reports_give_the_rights_that_are_written_down() -> None:
    given: dict[str, set[Role]] = {}
    for move in (*FINDING.moves, *CASE.moves):
        given.setdefault(move.act, set()).update(move.by)
    assert given == FURTHER


ROOMS = (_evidence, _finding, _hand_forms, _handover, _sp2hp)
"""Modules whose acts must be known before they are compared."""


def test_every_move_is_an_act_and_every_act_a_move() -> None:
    assert {losses.fill, _finds.store} <= set(ACTS.values())
    assert all(ROOMS)
    assert {move.act for journey in JOURNEYS for move in journey.moves} <= set(ACTS)
    assert set(INPUTS) == set(MATRIX) - {"matters.receive", "matters.receive_later"}
    assert ACTS["matters.join"] is _people.join


def test_every_fact_that_a_rule_may_ask_can_be_found_out() -> None:
    asked = {each.name for shape in (MatterFacts, LossFacts, FindFacts, FindingFacts) for each in fields(shape)}
    assert set(FINDERS) == asked


def answer(matter: Matter, by: Reader, act: str) -> tuple[str, tuple[str, ...]]:
    """What happens when he tries, taken back at once: the kind of answer and its sentences."""
    before = Leaf.objects.count()
    try:
        with transaction.atomic():
            ACTS[act](by=by, key=uuid4(), code=matter.code, **INPUTS[act]())
            assert Leaf.objects.count() == before + 1
            transaction.set_rollback(True)
    except Unseen:
        return "unseen", ()
    except Refused as refused:
        assert Leaf.objects.count() == before
        return type(refused).__name__, tuple(refused.reasons)
    return "done", ()


def wanted(matter: Matter, by: Reader, act: str, known: Any) -> tuple[str, tuple[str, ...]]:
    """What the table says. known: the facts that its rules may ask"""
    if scope(by.roles) is Scope.NONE:
        return "unseen", ()
    rows = [move for move in MATTER.moves if move.act == act and move.frm == matter.state]
    if not rows:
        return "Refused", (STAGE,)
    if not any(move.by & by.roles for move in rows):
        return "NotYours", (NOT_YOURS,)
    return "lawful", tuple(need.why for move in rows for need in move.needs if not need.holds(known))


NOT_YOURS = "Tindakan ini bukan tugas peran Anda sekarang. Minta petugas yang berwenang."
STATES = [
    *(("lp_b", stop) for stop in ("receive", "account", "read_back", "konseling", "siap_gelar", "gelar", "weigh")),
    *(("lp_b", stop) for stop in ("propose", "recommend", "draft", "confirm", "issue")),
    *((route, "recommend") for route in ("civil", "dumas", "aid", "referral", "lp_a", "incomplete")),
    *((route, "finish") for route in ("civil", "referral")),
]


@pytest.mark.one_engine
@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize(("route", "after"), STATES)
def test_every_role_gets_the_answer_of_the_table(route: str, after: str) -> None:
    matter = factories.matter(route=route, after=after)
    ani = officer("ani")
    wrong = []
    for role in Role:
        by = Reader(ani, frozenset({role}), proof="sandi")
        known = facts(open_case(matter), by)
        for act in INPUTS:
            (kind, said), (table, reasons) = answer(matter, by, act), wanted(matter, by, act, known)
            fits = (kind, said) == (table, reasons) if table != "lawful" else _is_lawful(kind, said, reasons)
            wrong += [] if fits else [(role, act, kind, said, table, reasons)]
    assert wrong == []


def _is_lawful(kind: str, said: tuple[str, ...], reasons: tuple[str, ...]) -> bool:
    """Refused with the table's reasons; or, where there are none, done or refused for what was typed."""
    if reasons:
        return kind == "Refused" and said == reasons
    return kind in ("done", "Stale", "Clash", "Refused") and STAGE not in said
