"""What the ledger signs is read by the witness program, and by nobody who changed it."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import notes
from spkt_witness.note import BadNote, read_checkpoint
from spkt_witness.proof import Proof
from spkt_witness.witness import Request

SIGNER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
HEAD = notes.Checkpoint("spkt.example/polres", 12, bytes(32), ("mulai 2026",))
KEY = notes.verifier_key(HEAD.origin, SIGNER)


def test_a_signed_checkpoint_reads_back():
    note = notes.sign(HEAD, SIGNER)
    assert note.startswith("spkt.example/polres\n12\nAAAAAAAA")
    assert note.count("\n") == 6
    assert read_checkpoint(note, KEY) == HEAD


def test_the_published_key_reads_back():
    assert notes.VerifierKey.read(str(KEY)) == KEY


@pytest.mark.parametrize("name", ["", "with space", "with+plus", "with\nline"])
def test_a_name_that_no_note_can_carry_is_refused(name):
    with pytest.raises(ValueError, match="name of a key"):
        notes.verifier_key(name, SIGNER)


@pytest.mark.parametrize("line", ["two\nlines", ""])
def test_a_line_that_would_not_read_back_is_not_signed(line):
    with pytest.raises((ValueError, BadNote)):
        notes.sign(notes.Checkpoint(HEAD.origin, 1, bytes(32), (line,)), SIGNER)


def test_a_witness_line_is_added_once():
    note = notes.sign(HEAD, SIGNER)
    line = "\u2014 propam.example/1 AAAAAAAA\n"
    twice = notes.with_cosignature(notes.with_cosignature(note, line), line)
    assert twice == note + line
    assert read_checkpoint(twice, KEY) == HEAD
    with pytest.raises(BadNote):
        notes.with_cosignature(note, "anything\n")


def test_a_request_reads_back():
    note = notes.sign(HEAD, SIGNER)
    for proof in ((), (b"a" * 32, b"b" * 32)):
        assert Request.read(notes.growth_request(5, proof, note)) == Request(5, proof, note)


def test_a_proof_file_has_the_documented_fields():
    note = notes.sign(HEAD, SIGNER)
    text = notes.proof_file('{"act":"gelar.buka"}', 3, [b"a" * 32], HEAD, note)
    assert set(json.loads(text)) == {"origin", "leaf", "index", "size", "hashes", "checkpoint"}
    assert Proof.read(text) == Proof(HEAD.origin, '{"act":"gelar.buka"}', 3, 12, (b"a" * 32,), note)
