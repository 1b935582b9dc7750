"""An intruder who holds the file: whatever he changes is named, whatever he takes away is missed."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.models import Model

from spkt.access import ledger
from spkt.actions import _hand_forms, _people
from spkt.actions._texts import propose_text
from spkt.records import guards
from spkt.records.models import LEDGERED, Leaf, Node, Paper, Party, Series, TreeHead
from tests import cast, custody, factories, filing
from tests.hard import SIGNED, do, told
from tests.rooms import sealed

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def intruder() -> Iterator[None]:
    """A matter was walked and a hospital asked, then somebody with the file removes every guard and check."""
    walked = factories.matter()
    factories.letter(walked, after="delivered")
    filing.put(walked, filing.photo(), about="thing:1")
    _hand_forms.print_forms(by=cast.who("citra"), key=uuid4(), count=1)
    sealed(walked.papers.get(kind="sttlp").code)
    do(_people.join, "dodi", told(), other=walked.code, given=SIGNED)
    do(_people.add_statement, "ani", walked, words="Ada stiker bunga di spatbor.", given=SIGNED)
    custody.count(custody.thing())
    custody.close_month()
    words = {"role": "kanit", "lines": ["a.n. KAPOLRES"]}
    propose_text(by=cast.who("dodi"), key=uuid4(), subject="lp_b", words=words, valid_from=date(2027, 1, 1))
    with connection.cursor() as cursor:
        for guard in guards.guards():
            cursor.execute(f"DROP TRIGGER {guard.name}")
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield
        cursor.execute("PRAGMA ignore_check_constraints = OFF")  # of the connection, which outlives the test


def findings(note: str = "") -> list[str]:
    """What verification says, the missing guards aside."""
    return [found for found in ledger.verify(note).findings if not found.startswith("Pengaman")]


def findings_after(change: Callable[[], Any], note: str = "") -> list[str]:
    """What verification says of a change, which is then taken back."""
    before = transaction.savepoint()
    change()
    found = findings(note)
    transaction.savepoint_rollback(before)
    return found


def test_an_untouched_house_is_whole() -> None:
    factories.walk()
    verdict = ledger.verify()
    assert verdict.findings == []
    assert (verdict.leaves, verdict.papers) == (Leaf.objects.count(), 7)
    assert verdict.rows == sum(model._default_manager.count() for model in LEDGERED)


@pytest.mark.usefixtures("intruder")
def test_one_flipped_value_of_any_row_of_any_table_is_named() -> None:
    columns = {model: flippable(model) for model in LEDGERED}
    unseen = []
    for turn in range(max(map(len, columns.values()))):
        turned = [model for model in LEDGERED if turn < len(columns[model])]
        named = altered_in(findings_after(lambda turned=turned, turn=turn: [flip(m, columns[m][turn]) for m in turned]))
        unseen += [(m.__name__, columns[m][turn]) for m in turned if named[table(m)] != m._default_manager.count()]
    assert unseen == []


def flippable(model: type[Model]) -> list[str]:
    """The columns of a table that the ledger answers for."""
    free = getattr(model, "NOT_LEDGERED", ())
    return [each.attname for each in model._meta.concrete_fields if each.name not in free and not each.primary_key]


def flip(model: type[Model], name: str) -> None:
    """Another value in this column of every row."""
    for row in model._default_manager.all():
        model._default_manager.filter(pk=row.pk).update(**{name: flipped(row, name)})


def altered_in(found: list[str]) -> Counter[str]:
    """Of how many rows of each table it is said that they were changed."""
    tables = sorted(map(table, LEDGERED), key=len, reverse=True)  # "Surat permintaan" before "Surat"
    changed = [said for said in found if "diubah setelah" in said]
    return Counter(next(each for each in tables if said.startswith(f"{each} ")) for said in changed)


def table(model: type[Model]) -> str:
    """What sentences call this table."""
    return ledger._table(model._meta.model_name or "")


def flipped(row: Model, name: str) -> Any:
    """Another value of the same kind."""
    value, kind = getattr(row, name), row._meta.get_field(name.removesuffix("_id")).get_internal_type()
    if isinstance(value, bool):
        return not value
    if isinstance(value, int) or "Integer" in kind:
        return (value or 0) + 100
    if isinstance(value, datetime):
        return value + timedelta(minutes=1)
    if isinstance(value, date):
        return value + timedelta(days=1)
    if kind == "DateTimeField":
        return cast.EVENING
    if isinstance(value, UUID) or "Key" in kind or "OneToOne" in kind:
        return uuid4()
    return [*value, "lain"] if isinstance(value, list) else f"{value}x"


@pytest.mark.usefixtures("intruder")
def test_one_flipped_value_of_a_leaf_is_named() -> None:
    leaf = Leaf.objects.order_by("-index")[2]
    for column in ("body", "facts", "rows", "act", "at", "salt", "hash", "subject", "actor_id"):
        change = {column: bytes(32) if column in ("salt", "hash") else flipped(leaf, column)}
        named = findings_after(partial(Leaf.objects.filter(pk=leaf.pk).update, **change))
        assert any(f"nomor {leaf.index}" in found for found in named), column


@pytest.mark.usefixtures("intruder")
def test_the_paper_is_named_by_its_printed_number() -> None:
    lp = Paper.objects.get(kind="lp_b")
    Paper.objects.filter(pk=lp.pk).update(issued_at=lp.issued_at - timedelta(days=30))
    assert [found for found in findings() if lp.number in found]


@pytest.mark.usefixtures("intruder")
def test_a_row_taken_away_is_missed() -> None:
    party = Party.objects.order_by("ordinal").last()
    assert party is not None
    Party.objects.filter(pk=party.pk).delete()
    assert any(str(party.pk) in found and "hilang" in found for found in findings())


@pytest.mark.usefixtures("intruder")
def test_a_row_put_in_is_named() -> None:
    party = Party.objects.first()
    assert party is not None
    Party.objects.create(matter=party.matter, ordinal=9, person=party.person)
    assert any("tanpa catatan log" in found for found in findings())


@pytest.mark.usefixtures("intruder")
def test_a_number_left_out_is_named() -> None:
    Series.objects.filter(kind="lp_b").update(last=2)
    assert any("lp_b 2026: nomor 2" in found for found in findings())


@pytest.mark.usefixtures("intruder")
def test_two_snapshots_exchanged_do_not_open() -> None:
    one, other = Paper.objects.filter(kind__in=("lp_b", "sttlp")).order_by("kind")
    Paper.objects.filter(pk=one.pk).update(snapshot=other.snapshot)
    assert any("tidak bisa dibuka" in found and one.number in found for found in findings())


def test_a_guard_that_was_dropped_or_blunted_is_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER numbers_have_no_gap")
        cursor.execute("DROP TRIGGER leaf_is_never_deleted")
        cursor.execute("CREATE TRIGGER leaf_is_never_deleted BEFORE DELETE ON spkt_leaf BEGIN SELECT 1; END")
    named = [found for found in ledger.verify().findings if found.startswith("Pengaman")]
    assert len(named) == 2
    assert any("numbers_have_no_gap" in found for found in named)
    assert any("leaf_is_never_deleted" in found for found in named)


@pytest.mark.parametrize("k", [1, 2, 7])
@pytest.mark.usefixtures("intruder")
def test_the_last_acts_cut_off_cleanly_are_missed_by_who_kept_a_checkpoint(k: int) -> None:
    note = ledger.signed_checkpoint()
    cut_off(k)
    assert not any("Kepala log" in found or "Simpul" in found for found in findings())
    assert any(f"{k} catatan terakhir hilang" in found for found in findings(note))


def cut_off(k: int) -> None:
    """Takes the last leaves away so that log, nodes and head agree with each other again."""
    size = TreeHead.objects.get().size - k
    Leaf.objects.filter(index__gte=size).delete()
    edge = ledger._Edge()
    kept = set()
    for leaf in Leaf.objects.order_by("index"):
        kept |= set(edge.grow(bytes(leaf.hash)))
    Node.objects.exclude(pk__in=[node.pk for node in Node.objects.all() if (node.level, node.index) in kept]).delete()
    last = Leaf.objects.get(index=size - 1)
    TreeHead.objects.update(size=size, frontier=edge.frontier(), last_at=last.at)


@pytest.mark.usefixtures("intruder")
def test_a_history_written_anew_does_not_continue_the_checkpoint() -> None:
    note = ledger.signed_checkpoint()
    cut_off(3)
    factories.visit()
    factories.visit()
    factories.visit()
    assert any("tidak melanjutkan titik periksa" in found for found in findings(note))


def test_the_log_goes_on_from_a_checkpoint_of_before() -> None:
    note = ledger.signed_checkpoint()
    factories.walk(after="receive")
    assert ledger.verify(note).findings == []


def test_a_checkpoint_of_another_ledger_is_refused() -> None:
    note = ledger.signed_checkpoint().replace("spkt.polres-sintang", "spkt.polres-lain")
    assert any("Titik periksa tidak sah" in found for found in ledger.verify(note).findings)


# The commands, in a process of their own


def spkt(env: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    """Runs a command in the house apart."""
    return subprocess.run(
        [sys.executable, "-m", "spkt.cli", *words], env=env, capture_output=True, text=True, check=False
    )


def test_the_command_says_whole_or_names_it(apart: dict[str, str], tmp_path: Path) -> None:
    trail = factories.walk()
    note = tmp_path / "checkpoint"
    note.write_text(spkt(apart, "log", "checkpoint").stdout)
    whole = spkt(apart, "verify", "--checkpoint", str(note))
    assert whole.returncode == 0, whole.stdout + whole.stderr
    assert whole.stdout.startswith("utuh: ")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER paper_keeps_what_was_written")
    Paper.objects.filter(code=trail.lp).update(number="LP/B/99/XI/2026/SPKT/LAIN")
    broken = spkt(apart, "verify")
    assert broken.returncode == 1
    assert "Surat LP/B/99/XI/2026/SPKT/LAIN diubah" in broken.stdout


def test_a_stranger_checks_the_proof_of_a_receipt(apart: dict[str, str], tmp_path: Path) -> None:
    trail = factories.walk()
    proof, key = tmp_path / "proof.json", spkt(apart, "log", "key").stdout.strip()
    proof.write_text(spkt(apart, "log", "proof", trail.sttlp).stdout)
    checked = subprocess.run(
        [sys.executable, "-m", "spkt_witness", "verify-proof", str(proof), "--key", key],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert '"act":"reports.issue"' in checked.stdout


def test_an_export_holds_every_leaf_and_no_name(apart: dict[str, str]) -> None:
    factories.walk()
    lines = spkt(apart, "log", "export").stdout.splitlines()
    assert [json.loads(line)["seq"] for line in lines] == list(range(Leaf.objects.count()))
    assert "LIDIA" not in "".join(lines)


def test_health_says_only_what_it_read(apart: dict[str, str]) -> None:
    factories.walk(after="arrive")
    asked = spkt(apart, "health", "--json")
    found = json.loads(asked.stdout)
    assert (found["leaves"], found["jobs_waiting"], found["engine"]) == (Leaf.objects.count(), 3, "sqlite")
    assert found["last_leaf_at"] == cast.EVENING.isoformat()
    assert found["database_bytes"] > 1_000_000


def test_a_code_that_nobody_knows_is_one_line(apart: dict[str, str]) -> None:
    asked = spkt(apart, "log", "proof", "TIDAKADA00")
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.count("\n") == 1
