"""The program as people start it: exit codes, what it prints, and that checking needs only Python."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import spkt_witness
from spkt_witness import __main__ as program
from spkt_witness.cosign import Cosigner
from tests.witness.ledger import ORIGIN, Ledger

LEDGER = Ledger(40)
KEY = str(LEDGER.key)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(request: str, *more: str) -> int:
    Path("request").write_text(request)
    return program.main(["witness", "request", "--key", KEY, "--memory", "memory.json", *more])


def test_a_valid_note(folder, capsys):
    (folder / "note").write_text(LEDGER.note(9))
    assert program.main(["verify-note", "note", "--key", KEY]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"origin  {ORIGIN}",
        "size    9",
        f"root    {LEDGER.head(9).root.hex()}",
        "VALID",
    ]


@pytest.mark.parametrize("text", [LEDGER.note(9).replace("\n9\n", "\n8\n"), "", "\x00"])
def test_a_note_that_is_not_valid(folder, capsys, text):
    (folder / "note").write_text(text)
    assert program.main(["verify-note", "note", "--key", KEY]) == 1
    assert capsys.readouterr().err.startswith("NOT VALID: ")


def test_newlines_of_another_system_are_not_silently_mended(folder):
    (folder / "note").write_bytes(LEDGER.note(9).replace("\n", "\r\n").encode())
    assert program.main(["verify-note", "note", "--key", KEY]) == 1


@pytest.mark.parametrize("raw", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_said_so(folder, capsys, raw):
    if raw:
        (folder / "note").write_bytes(raw)
    assert program.main(["verify-note", "note", "--key", KEY]) == 1
    assert capsys.readouterr().err.startswith("NOT VALID: ")


def test_a_valid_proof_shows_its_leaf(folder, capsys):
    (folder / "proof.json").write_text(LEDGER.proof(7, 40))
    assert program.main(["verify-proof", "proof.json", "--key", KEY]) == 0
    assert repr(LEDGER.leaf(7)) in capsys.readouterr().out


def test_a_proof_of_a_dropped_leaf_is_not_valid(folder, capsys):
    told = json.loads(Ledger(40, tale="eko").proof(7, 40)) | {"checkpoint": LEDGER.note(40)}
    (folder / "proof.json").write_text(json.dumps(told))
    assert program.main(["verify-proof", "proof.json", "--key", KEY]) == 1
    assert "does not stand at this place" in capsys.readouterr().err


def test_growth_is_cosigned_and_the_note_then_shows_it(folder, capsys):
    assert program.main(["new-key", "propam.example/1", "witness.key"]) == 0
    witness_key = capsys.readouterr().out.strip()
    assert ask(LEDGER.request(0, 9), "--sign", "witness.key") == 0
    line = capsys.readouterr().out
    (folder / "note").write_text(LEDGER.note(9) + line)
    assert program.main(["verify-note", "note", "--key", KEY, "--witness", witness_key]) == 0
    assert "UTC by propam.example/1" in capsys.readouterr().out
    (folder / "note").write_text(LEDGER.note(9))
    assert program.main(["verify-note", "note", "--key", KEY, "--witness", witness_key]) == 1


def test_without_a_key_it_only_remembers(folder, capsys):
    assert ask(LEDGER.request(0, 9)) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"ACCEPTED: {ORIGIN} at 9\n")


def test_a_fork_another_size_and_a_step_back_have_their_own_codes(folder, capsys):
    assert ask(LEDGER.request(0, 9)) == 0
    assert ask(Ledger(9, tale="eko").request(9, 9)) == 3
    assert ask(LEDGER.request(5, 20)) == 4
    assert ask("old 9\n\n" + LEDGER.note(8)) == 1
    assert capsys.readouterr().err.count("REFUSED: ") == 3
    assert len(list(folder.glob("memory.evidence-*.json"))) == 1


def test_no_cosignature_without_acceptance(folder, capsys):
    Cosigner.create("propam.example/1", folder / "witness.key")
    assert ask(LEDGER.request(4, 9), "--sign", "witness.key") == 4
    assert capsys.readouterr().out == ""


def test_wrong_use_is_code_two(capsys):
    with pytest.raises(SystemExit) as leaving:
        program.main(["verify-note"])
    assert leaving.value.code == 2


def test_checking_needs_nothing_but_python(folder):
    """Started without site packages, with only its own folder on the path."""
    (folder / "spkt_witness").symlink_to(Path(spkt_witness.__file__).parent)
    command = [sys.executable, "-S", "-B", "-m", "spkt_witness"]
    for name, text in (("verify-note", LEDGER.note(9)), ("verify-proof", LEDGER.proof(3, 40))):
        done = subprocess.run(
            [*command, name, "-", "--key", KEY], input=text, text=True, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr, done.stdout.splitlines()[-1]) == (0, "", "VALID")
    arguments = ["witness", "-", "--key", KEY, "--memory", "memory.json"]
    done = subprocess.run(
        [*command, *arguments], input=LEDGER.request(0, 9), text=True, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, f"ACCEPTED: {ORIGIN} at 9\n")
