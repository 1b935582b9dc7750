"""The keyring from the command line: it shows no secret, turns what may be turned, and hands out the anchor."""

import shutil
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


@pytest.fixture
def own(apart: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The environment of a house whose keys may be changed: the ring of all other tests stays as it is."""
    keys = shutil.copytree(apart["SPKT_KEYS"], tmp_path / "keys")
    keys.chmod(0o700)
    return {**apart, "SPKT_KEYS": str(keys)}


def listed(own: dict[str, str]) -> list[list[str]]:
    """Id, day, use and name of each key."""
    return [line.split() for line in spkt(own, "keys", "list").stdout.splitlines()]


def test_keys_are_listed_turned_and_keep_their_secrets(own: dict[str, str]) -> None:
    before = spkt(own, "keys", "list").stdout
    assert before.count("seal-root") == 1
    turned = spkt(own, "keys", "turn", "seal")
    assert (turned.returncode, "1 kunci lama disimpan" in turned.stdout) == (0, True)
    after = spkt(own, "keys", "list").stdout
    assert [line.split()[2] for line in after.splitlines() if line.endswith(" seal")] == ["lama", "dipakai"]
    assert not any(key.secret.hex() in after for key in Keyring.load(Path(own["SPKT_KEYS"])).keys)


def test_what_seals_stored_data_is_not_turned(own: dict[str, str]) -> None:
    refused = spkt(own, "keys", "turn", "class:biasa")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", ["qr", "seal", "seal-root"])
def test_a_lost_key_of_papers_is_replaced_and_no_longer_handed_out(name: str, own: dict[str, str]) -> None:
    lost = next(each[0] for each in listed(own) if each[2:] == ["dipakai", name])
    said = spkt(own, "keys", "lost", lost)
    assert (said.returncode, f"{lost} dinyatakan bocor" in said.stdout) == (0, True), said.stderr
    assert [each[2] for each in listed(own) if each[3] == name][-2:] == ["bocor", "dipakai"]
    assert spkt(own, "keys", "anchor").stdout.count("BEGIN") == 1
    assert spkt(own, "keys", "public").stdout.count("\n") == 1


def test_what_seals_stored_data_is_not_lost_like_that(own: dict[str, str]) -> None:
    log = next(each[0] for each in listed(own) if each[3] == "log")
    for wrong in (log, "nihil"):
        refused = spkt(own, "keys", "lost", wrong)
        assert (refused.returncode, "Tidak ada kunci QR atau segel" in refused.stderr) == (2, True)


def test_the_anchor_is_a_certificate(own: dict[str, str]) -> None:
    found = x509.load_pem_x509_certificate(spkt(own, "keys", "anchor").stdout.encode())
    assert found.subject.rfc4514_string().startswith("CN=Akar segel SPKT")
