"""The keyring from the command line: it shows no secret, turns what may be turned, and hands out the anchor."""

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509

from spkt.kit.keys import Keyring


def spkt(apart: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "spkt.cli", *words], env=apart, capture_output=True, text=True, check=False
    )


def listed(apart: dict[str, str]) -> list[list[str]]:
    """Id, day, use and name of each key."""
    return [line.split() for line in spkt(apart, "keys", "list").stdout.splitlines()]


def test_keys_are_listed_turned_and_keep_their_secrets(apart: dict[str, str]) -> None:
    before = spkt(apart, "keys", "list").stdout
    assert before.count("seal-root") == 1
    turned = spkt(apart, "keys", "turn", "seal")
    assert (turned.returncode, "1 kunci lama disimpan" in turned.stdout) == (0, True)
    after = spkt(apart, "keys", "list").stdout
    assert [line.split()[2] for line in after.splitlines() if line.endswith(" seal")] == ["lama", "dipakai"]
    assert not any(key.secret.hex() in after for key in Keyring.load(Path(apart["SPKT_KEYS"])).keys)


def test_what_seals_stored_data_is_not_turned(apart: dict[str, str]) -> None:
    refused = spkt(apart, "keys", "turn", "class:biasa")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", ["qr", "seal", "seal-root"])
def test_a_lost_key_of_papers_is_replaced_and_no_longer_handed_out(name: str, apart: dict[str, str]) -> None:
    lost = next(each[0] for each in listed(apart) if each[2:] == ["dipakai", name])
    said = spkt(apart, "keys", "lost", lost)
    assert (said.returncode, f"{lost} dinyatakan bocor" in said.stdout) == (0, True), said.stderr
    assert [each[2] for each in listed(apart) if each[3] == name][-2:] == ["bocor", "dipakai"]
    assert spkt(apart, "keys", "anchor").stdout.count("BEGIN") == 1
    assert spkt(apart, "keys", "public").stdout.count("\n") == 1


def test_what_seals_stored_data_is_not_lost_like_that(apart: dict[str, str]) -> None:
    log = next(each[0] for each in listed(apart) if each[3] == "log")
    for wrong in (log, "nihil"):
        refused = spkt(apart, "keys", "lost", wrong)
        assert (refused.returncode, "Tidak ada kunci QR atau segel" in refused.stderr) == (2, True)


def test_the_anchor_is_a_certificate(apart: dict[str, str]) -> None:
    found = x509.load_pem_x509_certificate(spkt(apart, "keys", "anchor").stdout.encode())
    assert found.subject.rfc4514_string().startswith("CN=Akar segel SPKT")
