"""The witness accepts growth, refuses everything else without forgetting, and keeps what proves a fork."""

import json
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import notes as kit_notes
from spkt_witness.cosign import Cosigner
from spkt_witness.memory import Memory
from spkt_witness.note import BadNote, cosigned_at, signature_line
from spkt_witness.request import Request
from spkt_witness.witness import FORK, UNPROVEN, Accused, Behind, Refused, accept
from tests.witness.ledger import ORIGIN, Ledger

LEDGER = Ledger(40)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "seen" / "memory.json")


def ask(memory: Memory, text: str, ledger: Ledger = LEDGER) -> int:
    return accept(Request.read(text), ledger.key, memory).size


def evidence(memory: Memory) -> list[dict[str, str]]:
    return [json.loads(path.read_text()) for path in memory.path.parent.glob("*.evidence-*.json")]


def test_it_follows_a_ledger_that_grows(memory):
    assert [ask(memory, LEDGER.request(old, new)) for old, new in ((0, 8), (8, 9), (9, 9), (9, 40))] == [8, 9, 9, 40]
    assert Memory(memory.path).last(ORIGIN) == {"size": 40, "note": LEDGER.note(40)}


def test_ledgers_are_remembered_side_by_side(memory):
    other = Ledger(5, origin="spkt.example/polsek")
    ask(memory, LEDGER.request(0, 8))
    ask(memory, other.request(0, 5), other)
    assert ask(memory, LEDGER.request(8, 10)) == 10
    assert memory.last(other.origin) == {"size": 5, "note": other.note(5)}


def test_a_fork_of_one_size_is_kept_as_proof(memory):
    ask(memory, LEDGER.request(0, 8))
    fork = Ledger(8, tale="eko")
    with pytest.raises(Accused, match="fork"):
        ask(memory, fork.request(8, 8))
    assert evidence(memory) == [{"origin": ORIGIN, "finding": FORK, "known": LEDGER.note(8), "shown": fork.note(8)}]
    assert memory.last(ORIGIN) == {"size": 8, "note": LEDGER.note(8)}


def test_a_fork_is_found_whatever_size_the_ledger_pretends_to_start_from(memory):
    ask(memory, LEDGER.request(0, 8))
    with pytest.raises(Accused, match="fork"):
        ask(memory, Ledger(8, tale="eko").request(0, 8))


def test_a_rewritten_history_that_went_on_growing_is_kept_too(memory):
    ask(memory, LEDGER.request(0, 8))
    rewritten = Ledger(20, tale="eko")
    with pytest.raises(Accused, match="unproven"):
        ask(memory, rewritten.request(8, 20))
    assert [one["finding"] for one in evidence(memory)] == [UNPROVEN]
    assert ask(memory, LEDGER.request(8, 20)) == 20


def test_an_old_copy_put_back_is_refused(memory):
    ask(memory, LEDGER.request(0, 20))
    with pytest.raises(Refused, match="before the 20") as refusal:
        ask(memory, kit_notes.growth_request(20, (), LEDGER.note(12)))
    assert type(refusal.value) is Refused
    assert evidence(memory) == []


@pytest.mark.parametrize(("old", "names"), [(7, "old 8"), (0, "old 8"), (9, "old 8")])
def test_another_starting_size_is_asked_for_again(memory, old, names):
    ask(memory, LEDGER.request(0, 8))
    with pytest.raises(Behind, match=names):
        ask(memory, LEDGER.request(old, 20))


def test_the_first_meeting_starts_from_nothing(memory):
    with pytest.raises(Behind, match="old 0"):
        ask(memory, LEDGER.request(4, 8))
    assert memory.last(ORIGIN) is None


def test_nothing_is_remembered_of_what_the_ledger_did_not_sign(memory):
    stranger = Ledger(8, signer=Ed25519PrivateKey.from_private_bytes(b"t" * 32))
    with pytest.raises(BadNote):
        ask(memory, stranger.request(0, 8))
    assert memory.last(ORIGIN) is None


def test_a_key_speaks_for_its_own_ledger_only(memory):
    head = kit_notes.Checkpoint("spkt.example/other", 8, LEDGER.head(8).root)
    note = f"{head}\n{signature_line(LEDGER.key, LEDGER.signer.sign(str(head).encode()))}"
    with pytest.raises(Refused, match="the key of"):
        ask(memory, kit_notes.growth_request(0, (), note))


@pytest.mark.parametrize(
    "text", ["", "old 0\n", "old x\n\nn", "old -1\n\nn", "old \u0663\n\nn", "new 0\n\nn", "old 0\n?\n\nn"]
)
def test_what_is_no_request(text):
    with pytest.raises(BadNote):
        Request.read(text)


def test_a_damaged_memory_is_not_taken_for_a_first_meeting(memory):
    ask(memory, LEDGER.request(0, 8))
    memory.path.write_text("{")
    with pytest.raises(OSError, match="damaged"):
        ask(memory, LEDGER.request(0, 8))


def test_a_second_run_waits_and_is_judged_by_what_the_first_kept(memory):
    answers: list[int] = []
    second = threading.Thread(target=lambda: answers.append(ask(memory, LEDGER.request(8, 9))))
    with memory.alone():
        second.start()
        second.join(0.2)
        assert second.is_alive()
        memory.keep(ORIGIN, 8, LEDGER.note(8))
    second.join(10)
    assert answers == [9]


def test_a_cosignature_says_who_saw_it_and_when(tmp_path):
    cosigner = Cosigner.create("propam.example/1", tmp_path / "key")
    note = LEDGER.note(8)
    twice = note + cosigner.line(note, 1_790_000_000) + cosigner.line(note, 1_780_000_000)
    assert cosigned_at(twice, cosigner.key) == 1_790_000_000
    assert kit_notes.with_cosignature(note, cosigner.line(note, 1)).endswith(cosigner.line(note, 1))


def test_a_cosignature_of_another_note_time_or_witness_does_not_hold(tmp_path):
    cosigner, other = (Cosigner.create(f"w.example/{n}", tmp_path / f"key{n}") for n in (1, 2))
    line = cosigner.line(LEDGER.note(8), 5)
    for note, key in (
        (LEDGER.note(9) + line, cosigner.key),
        (LEDGER.note(8) + line, other.key),
        (LEDGER.note(8), cosigner.key),
    ):
        with pytest.raises(BadNote, match="no valid cosignature"):
            cosigned_at(note, key)


def test_the_key_of_a_witness_is_private_and_reads_back(tmp_path):
    made = Cosigner.create("w.example/1", tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert Cosigner.load(tmp_path / "key").key == made.key
    assert (tmp_path / "key").read_text().strip().rpartition("+")[2] not in repr(made)
    with pytest.raises(FileExistsError):
        Cosigner.create("w.example/1", tmp_path / "key")


def test_a_name_no_note_can_carry_makes_no_key(tmp_path):
    with pytest.raises(BadNote):
        Cosigner.create("two words", tmp_path / "key")
    assert not (tmp_path / "key").exists()


@pytest.mark.parametrize("damage", [("w.example/1", "w.example/2"), ("PRIVATE", "PUBLIC"), ("+B", "+C"), ("\n", "")])
def test_a_damaged_key_file_is_refused(tmp_path, damage):
    Cosigner.create("w.example/1", tmp_path / "key")
    (tmp_path / "key").write_text((tmp_path / "key").read_text().replace(*damage))
    with pytest.raises(BadNote, match="key"):
        Cosigner.load(tmp_path / "key")


def test_a_key_file_open_to_others_is_refused(tmp_path):
    Cosigner.create("w.example/1", tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(BadNote, match="chmod 0600"):
        Cosigner.load(tmp_path / "key")
