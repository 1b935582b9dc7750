"""Notes are read as the specification writes them, and no other way."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_witness import note as notes
from spkt_witness.note import BadNote, Checkpoint, VerifierKey
from tests.witness.ledger import ORIGIN, Ledger

KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
KNOWN_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
"""The example of the format's reference implementation (Go, sumdb/note)."""
LEDGER = Ledger(9)
NOTE = LEDGER.note(9)
TEXT = notes.split(NOTE)[0]


def test_a_note_of_the_reference_implementation_is_valid():
    assert notes.read_note(KNOWN_NOTE, VerifierKey.read(KNOWN_KEY)).endswith("what your problem is.\n")


def test_its_key_reads_and_writes():
    assert str(VerifierKey.read(KNOWN_KEY + "\n")) == KNOWN_KEY


@pytest.mark.parametrize(
    "damage", [("Peter", "Pater"), ("c74f20a3", "c74f20a4"), ("ARpc", "ARpd"), ("ARpc", "AhpC"), ("+AR", "")]
)
def test_a_damaged_key_is_refused(damage):
    with pytest.raises(BadNote):
        VerifierKey.read(KNOWN_KEY.replace(*damage))


def test_a_checkpoint_signed_by_its_ledger():
    assert notes.read_checkpoint(NOTE, LEDGER.key) == LEDGER.head(9)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(NOTE) - 1), character=st.characters(exclude_categories=("Cs",)))
def test_any_changed_character_is_noticed(place, character):
    changed = NOTE[:place] + character + NOTE[place + 1 :]
    if changed != NOTE:
        with pytest.raises(BadNote):
            notes.read_checkpoint(changed, LEDGER.key)


def test_other_signatures_beside_ours_do_no_harm():
    strange = "\u2014 someone.example AAAAAAAA\n"
    same_name = f"\u2014 {ORIGIN} {'A' * 92}\n"
    assert notes.read_checkpoint(NOTE + strange + same_name, LEDGER.key).size == 9


def test_a_note_of_another_key_or_kind_is_refused():
    other = Ledger(1, signer=Ed25519PrivateKey.from_private_bytes(b"t" * 32))
    cosigner = VerifierKey(ORIGIN, notes.COSIGNATURE, LEDGER.key.public)
    for key in (other.key, cosigner):
        with pytest.raises(BadNote):
            notes.read_checkpoint(NOTE, key)


def test_a_witness_cannot_speak_as_a_ledger_nor_a_ledger_as_a_witness():
    cosigner = VerifierKey(ORIGIN, notes.COSIGNATURE, LEDGER.key.public)
    as_ledger = notes.signature_line(cosigner, LEDGER.signer.sign(TEXT.encode()))
    seen = LEDGER.signer.sign(notes.cosigned_text(TEXT, 5))
    as_witness = notes.signature_line(LEDGER.key, (5).to_bytes(8, "big") + seen)
    with pytest.raises(BadNote, match="this kind"):
        notes.read_note(f"{TEXT}\n{as_ledger}", cosigner)
    with pytest.raises(BadNote, match="this kind"):
        notes.cosigned_at(f"{TEXT}\n{as_witness}", LEDGER.key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT,
        NOTE[:-1],
        NOTE.replace("\u2014", "-"),
        NOTE + "\n",
        NOTE + "more\n",
        "\x1b[2J" + NOTE,
        f"{TEXT}\n\u2014 {ORIGIN} AAAA=AAA\n",
        f"{TEXT}\n\u2014 {ORIGIN} AAAAAB==\n",
        f"{TEXT}\n\u2014 {ORIGIN} AAAAA\n",
    ],
)
def test_what_is_no_note(text):
    with pytest.raises(BadNote):
        notes.split(text)


ROOT = "A" * 43 + "="


@pytest.mark.parametrize(
    "text",
    [
        f"o\n3\n{ROOT}",
        f"o\n3\n{ROOT}\n\n",
        f"o\n03\n{ROOT}\n",
        f"o\n-3\n{ROOT}\n",
        f"o\n\u0663\n{ROOT}\n",
        f"o\n3\n{ROOT[:40]}\n",
        f"\n3\n{ROOT}\n",
        "o\n3\n",
    ],
)
def test_what_is_no_checkpoint(text):
    with pytest.raises(BadNote):
        Checkpoint.read(text)


def test_a_checkpoint_is_written_as_it_is_read():
    text = f"o\n0\n{ROOT}\none more line\n"
    assert str(Checkpoint.read(text)) == text
    assert Checkpoint.read(text) == Checkpoint("o", 0, bytes(32), ("one more line",))
