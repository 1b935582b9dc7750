"""A keyring is private, whole and outside the data, or it is refused with one sentence."""

import json
from pathlib import Path

import pytest

from spkt.kit import keys
from spkt.kit.keys import Keyring, KeysError


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring.create(tmp_path / "keys")


def test_it_reads_back_what_it_made(ring):
    again = Keyring.load(ring.directory)
    assert {name: again.secret(name) for name in keys.PURPOSES} == {name: ring.secret(name) for name in keys.PURPOSES}


def test_every_key_is_its_own(ring):
    assert len({key.secret for key in ring.keys}) == len({key.id for key in ring.keys}) == len(keys.PURPOSES)
    assert all(len(key.secret) == 32 and key.purpose and key.made_on for key in ring.keys)


def test_only_the_owner_may_look(ring):
    assert ring.directory.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in ring.directory.iterdir()} == {0o600}


def test_no_secret_lies_in_the_ring_file_or_in_a_repr(ring):
    told = (
        (ring.directory / keys.RING_FILE).read_text()
        + repr(ring)
        + str(ring)
        + repr(ring.keys)
        + repr(ring.signer("log"))
    )
    for secret in [key.secret for key in ring.keys]:
        assert secret.hex() not in told
        assert repr(secret)[2:-1] not in told


def test_a_key_is_found_by_its_id_too(ring):
    assert ring.secret_of(ring.key_id("blind:nik")) == ring.secret("blind:nik")


def test_signers_sign_and_the_two_differ(ring):
    signature = ring.signer("log").sign(b"x")
    ring.signer("log").public_key().verify(signature, b"x")
    assert ring.signer("qr").sign(b"x") != signature


def test_the_last_key_of_a_name_is_in_use_and_older_ones_stay(ring):
    fresh = keys.Key("k-new", "desk", "", "2026-11-24", b"n" * 32)
    rotated = Keyring(ring.directory, (*ring.keys, fresh))
    assert (rotated.secret("desk"), rotated.key_id("desk")) == (b"n" * 32, "k-new")
    assert rotated.secret_of(ring.key_id("desk")) == ring.secret("desk")


@pytest.mark.parametrize(
    "ask", [lambda r: r.secret("class:none"), lambda r: r.secret_of("0"), lambda r: r.signer("desk")]
)
def test_a_key_that_is_not_there_is_said_so(ring, ask):
    with pytest.raises(KeysError, match="Kunci"):
        ask(ring)


@pytest.mark.parametrize("name", ["", keys.ROOT_FILE, keys.RING_FILE])
def test_open_to_others_is_refused_with_the_cure(ring, name):
    path = ring.directory / name
    path.chmod(path.stat().st_mode | 0o040)
    with pytest.raises(KeysError, match=f"chmod .* {path}"):
        Keyring.load(ring.directory)


@pytest.mark.parametrize("name", [keys.ROOT_FILE, keys.RING_FILE])
def test_a_missing_file_is_named(ring, name):
    (ring.directory / name).unlink()
    with pytest.raises(KeysError, match=f"{name} tidak ada"):
        Keyring.load(ring.directory)


def test_a_missing_directory_is_named(tmp_path):
    with pytest.raises(KeysError, match="tidak ada"):
        Keyring.load(tmp_path / "nowhere")


def test_keys_inside_the_data_are_refused(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "data", target_is_directory=True)
    for inside in (tmp_path / "data" / "keys", tmp_path / "data", tmp_path / "link" / "keys"):
        with pytest.raises(KeysError, match="direktori data"):
            Keyring.create(inside, data_dir=tmp_path / "data")
    outside = Keyring.create(tmp_path / "data.keys", data_dir=tmp_path / "data")
    with pytest.raises(KeysError, match="direktori data"):
        Keyring.load(outside.directory, data_dir=tmp_path)


def test_existing_keys_are_never_overwritten(ring):
    with pytest.raises(KeysError, match="tidak kosong"):
        Keyring.create(ring.directory)
    assert Keyring.load(ring.directory).secret("log") == ring.secret("log")


@pytest.mark.parametrize("text", ["", "zz" * 32, "ab" * 31, "{}"])
def test_a_damaged_root_is_said_so(ring, text):
    (ring.directory / keys.ROOT_FILE).write_text(text)
    with pytest.raises(KeysError, match=f"{keys.ROOT_FILE} rusak"):
        Keyring.load(ring.directory)


def test_the_root_of_another_ring_does_not_open_this_one(ring, tmp_path):
    other = Keyring.create(tmp_path / "other")
    (ring.directory / keys.ROOT_FILE).write_text((other.directory / keys.ROOT_FILE).read_text())
    with pytest.raises(KeysError, match="tidak cocok"):
        Keyring.load(ring.directory)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda told: list(told), "rusak"),
        (lambda told: {"format": told["format"]}, "rusak"),
        (lambda told: told | {"format": 2}, "tidak dikenal"),
        (lambda told: told | {"keys": ["x"]}, "rusak"),
        (lambda told: told | {"keys": [told["keys"][0] | {"name": "log"}]}, "tidak cocok"),
        (lambda told: told | {"keys": [told["keys"][0] | {"id": "0"}]}, "tidak cocok"),
        (lambda told: told | {"keys": [told["keys"][0] | {"made_on": "2020-01-01"}]}, "tidak cocok"),
        (lambda told: told | {"keys": [told["keys"][0] | {"wrapped": told["keys"][1]["wrapped"]}]}, "tidak cocok"),
    ],
)
def test_a_changed_ring_is_refused(ring, damage, sentence):
    path = ring.directory / keys.RING_FILE
    path.write_text(json.dumps(damage(json.loads(path.read_text()))))
    with pytest.raises(KeysError, match=sentence):
        Keyring.load(ring.directory)
