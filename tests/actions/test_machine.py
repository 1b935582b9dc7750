"""The journey of a matter under random hands, held against a model of twenty lines."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from spkt.access._gate import Unseen
from spkt.actions import gelar, matters, reports
from spkt.actions._spine import Refused
from spkt.actions.matters import Clash
from spkt.kit import clock
from spkt.law.case import Account, Confirmation, KonselingNotes
from spkt.records import vault
from spkt.records.models import LaporanPolisi, Leaf, Paper, Seat
from spkt.records.reference import catalogue
from tests import cast, factories
from tests.cast import officer, who

SEATS = ("dodi", "lukas", "yosua")
CODE = "KUHP-476"


class Desk(RuleBasedStateMachine):
    """One matter, received; any officer may try anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        self.now = cast.EVENING
        self.present: set[str] = set()
        self.signed: set[str] = set()
        self.charged = self.weighed = self.proposed = self.drafted = self.confirmed = False

    @initialize(after=st.sampled_from(["receive", "siap_gelar", "recommend"]))
    def begins(self, after: str) -> None:
        """Deep states are reached from near; how they are reached from the door is another start's matter."""
        with clock.at(self.now):
            self.code = factories.walk(after=after).matter
            self.crew = {name: who(name) for name in ("ani", *SEATS)}
        self.state, told = {"receive": ("diterima", 0), "recommend": ("rekom_LP", 1)}.get(after, (after, 1))
        self.told = self.heard = told
        if after == "recommend":
            self.present, self.signed = set(SEATS), set(SEATS)
            self.charged = self.weighed = self.proposed = True
        self.leaves = Leaf.objects.count()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def attempt(self, lawful: bool, act: Callable[..., Any], by: str, **inputs: Any) -> bool:
        """Tries it; it must work exactly if the model says so, and leave one leaf or none."""
        self.now += timedelta(seconds=30)
        done, why = True, ""
        try:
            with clock.at(self.now):
                act(by=self.crew[by], key=uuid4(), code=self.code, **inputs)
        except (Refused, Unseen) as refused:
            done, why = False, str(refused)
        assert done == lawful, (act.__name__, self.state, why)
        self.leaves += done
        return done

    @rule()
    def write(self) -> None:
        open_states = ("diterima", "dicatat", "konseling", "siap_gelar", "rekom_LP")
        words = f"Cerita ke-{self.told + 1}."
        account = replace(factories.MOTOR_STORY.account, words=words)
        if self.attempt(self.state in open_states, matters.write_account, "ani", account=account, base=self.told):
            self.told += 1
            self.state = "dicatat" if self.state == "diterima" else self.state
            self.confirmed = False

    @rule()
    def read_back(self) -> None:
        if self.attempt(self.state == "dicatat", matters.read_back, "ani", told=self.told):
            self.heard = self.told

    @rule()
    def talk(self) -> None:
        lawful = self.state == "dicatat" and self.told == self.heard
        if self.attempt(lawful, matters.start_konseling, "lukas"):
            self.state = "konseling"

    @rule()
    def end_talk(self) -> None:
        notes = KonselingNotes(topic="motor")
        if self.attempt(
            self.state == "konseling", matters.record_konseling, "lukas", outcome="siap_gelar", notes=notes
        ):
            self.state = "siap_gelar"

    @rule()
    def convene(self) -> None:
        others = [officer(name).pk for name in SEATS[1:]]
        if self.attempt(self.state == "siap_gelar", gelar.open_gelar, "dodi", officers=others):
            self.state = "gelar"

    @rule(name=st.sampled_from(SEATS))
    def attend(self, name: str) -> None:
        if self.attempt(self.state == "gelar" and name not in self.present, gelar.attend, name, unrelated=True):
            self.present.add(name)

    @rule()
    def all_attend(self) -> None:
        for name in SEATS:
            self.attend(name)

    @rule()
    def charge(self) -> None:
        lawful = self.state == "gelar" and "lukas" in self.present and not self.signed
        if self.attempt(lawful, gelar.charge, "lukas", offences=[CODE]):
            self.charged, self.proposed = True, False

    @rule()
    def weigh(self) -> None:
        lawful = self.state == "gelar" and "lukas" in self.present and self.charged and not self.signed
        elements = range(len(catalogue().elements(CODE)))
        weighed = [gelar.Weighed(CODE, n, "terpenuhi", "Dari ceritanya.") for n in elements]
        if self.attempt(lawful, gelar.weigh, "lukas", weighed=weighed):
            self.weighed = True

    @rule()
    def propose(self) -> None:
        lawful = self.state == "gelar" and len(self.present) == 3 and self.weighed
        if self.attempt(lawful, gelar.propose, "dodi", proposal=gelar.Proposal("rekom_LP", "Unsur terpenuhi.")):
            self.proposed, self.signed = True, set()

    @rule(name=st.sampled_from(SEATS))
    def sign(self, name: str) -> None:
        quorum = self.state == "gelar" and len(self.present) == 3 and self.proposed and name not in self.signed
        lawful = quorum and (name != "dodi" or len(self.signed) == 2)
        if self.attempt(lawful, gelar.sign, name):
            self.signed.add(name)
            self.state = "rekom_LP" if name == "dodi" else self.state

    @rule()
    def all_sign(self) -> None:
        for name in (*SEATS[1:], SEATS[0]):
            self.sign(name)

    @rule()
    def draft(self) -> None:
        words = {"uraian": "Pelapor memarkir motor.", "deed": "pencurian sepeda motor", "actions": ["menerima laporan"]}
        first = not self.drafted
        if self.attempt(self.state == "rekom_LP", reports.draft, "ani", base=self.told, **words):
            self.told, self.drafted = self.told + 1, True
            self.confirmed = self.confirmed and not first

    @rule()
    def confirm(self) -> None:
        row = LaporanPolisi.objects.filter(matter__code=self.code).first()
        lawful = self.state == "rekom_LP" and self.drafted
        given = Confirmation("tanda tangan")
        if self.attempt(lawful, reports.confirm, "ani", digest=row.text_digest if row else "", given=given):
            self.confirmed = True

    @rule()
    def issue(self) -> None:
        row = LaporanPolisi.objects.filter(matter__code=self.code).first()
        lawful = self.state == "rekom_LP" and self.drafted and self.confirmed
        if self.attempt(lawful, reports.issue, "dodi", version=row.version if row else 0):
            self.state = "LP_terbit"

    @invariant()
    def the_tables_agree_with_the_model(self) -> None:
        matter = factories.reread(self.code)
        assert (matter.state, matter.told, matter.read_back) == (self.state, self.told, self.heard)
        assert Leaf.objects.count() == self.leaves
        assert Seat.objects.filter(signed_at__isnull=False).count() == len(self.signed)
        assert Paper.objects.filter(kind="lp_b").exists() == (self.state == "LP_terbit")


@pytest.mark.parametrize("salt", [1])
def test_random_hands_never_leave_the_journey(salt: int) -> None:
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )


FIELDS = {"deed": "pencurian", "language": "Dayak", "loss": 5, "prosecute": True, "interpreter": "Yohanes"}
CHANGES = st.dictionaries(st.sampled_from(sorted(FIELDS)), st.sampled_from(["mine", "same"]), max_size=4)


def changed(base: Account, wishes: dict[str, str], who_writes: str) -> Account:
    """The account as this officer leaves it: "same" writes what the other may write too."""
    values = {
        name: FIELDS[name] if wish == "same" or not isinstance(FIELDS[name], str) else f"{FIELDS[name]} {who_writes}"
        for name, wish in wishes.items()
    }
    return replace(base, **values)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(CHANGES, CHANGES)
def test_two_officers_at_one_account_lose_nothing(hers: dict[str, str], his: dict[str, str]) -> None:
    with transaction.atomic(), clock.at(cast.EVENING):
        code, base = factories.walk(after="account").matter, factories.MOTOR_STORY.account
        ani, budi = changed(base, hers, "ani"), changed(base, his, "budi")
        matters.write_account(by=who("ani"), key=uuid4(), code=code, account=ani, base=1)
        both = {n for n in FIELDS if getattr(ani, n) != getattr(base, n) and getattr(budi, n) != getattr(base, n)}
        clash = {name for name in both if getattr(ani, name) != getattr(budi, name)}
        found = _clash(lambda: matters.write_account(by=who("budi"), key=uuid4(), code=code, account=budi, base=1))
        assert (set(found.names) if found else set()) == clash
        assert found is None or (found.theirs, found.mine) == (ani, budi)
        row = factories.reread(code)
        kept = vault.get(row, "account", row.key)
        for name in FIELDS:
            mine, theirs = getattr(budi, name), getattr(ani, name)
            expected = theirs if clash or mine == getattr(base, name) else mine
            assert getattr(kept, name) == expected
        transaction.set_rollback(True)


def _clash(write: Callable[[], Any]) -> Clash | None:
    try:
        write()
    except Clash as found:
        return found
    return None
