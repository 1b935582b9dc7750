"""The plain-Python verifier agrees with the standard's vectors and with a library in daily use."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt_witness import ed25519

VECTORS = [  # RFC 8032 section 7.1: public key, message, signature
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595b"
            "be24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb430"
            "2aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716e"
            "d28dc027beceea1ec40a"
        ),
    ),
]
SEEDS = st.binary(min_size=32, max_size=32)


def library_says(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS, ids=["empty", "one byte", "two bytes"])
def test_vectors_of_the_standard(public, message, signature):
    key, text, signed = map(bytes.fromhex, (public, message, signature))
    assert ed25519.verify(key, text, signed)
    assert not ed25519.verify(key, text + b"x", signed)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, message=st.binary(max_size=100), bit=st.integers(0, 511))
def test_a_true_signature_holds_and_one_flipped_bit_does_not(seed, message, bit):
    signer = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = signer.public_key().public_bytes_raw(), signer.sign(message)
    assert ed25519.verify(public, message, signature)
    flipped = (int.from_bytes(signature, "little") ^ 1 << bit).to_bytes(64, "little")
    assert not ed25519.verify(public, message, flipped)


@settings(max_examples=25, deadline=None)
@given(public=SEEDS, other=SEEDS)
def test_it_answers_as_the_library_for_any_key(public, other):
    signature = Ed25519PrivateKey.from_private_bytes(other).sign(b"x")
    assert ed25519.verify(public, b"x", signature) == library_says(public, b"x", signature)


def test_a_second_spelling_of_a_signature_is_refused():
    signer = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
    public, signature = signer.public_key().public_bytes_raw(), signer.sign(b"x")
    s = int.from_bytes(signature[32:], "little") + ed25519.ORDER
    spelled = signature[:32] + s.to_bytes(32, "little")
    assert not ed25519.verify(public, b"x", spelled)
    assert not library_says(public, b"x", spelled)


@pytest.mark.parametrize(
    "public",
    [
        b"",
        b"\x01" * 31,
        (ed25519.P + 1).to_bytes(32, "little"),  # the neutral point, spelled a second way
        (1 | 1 << 255).to_bytes(32, "little"),  # x = 0 with a sign
        (2).to_bytes(32, "little"),  # no point of the curve has this y
    ],
)
def test_what_is_no_key_verifies_nothing(public):
    assert not ed25519.verify(public, b"x", b"\x01" + bytes(63))


def test_signatures_of_another_length_are_refused():
    signer = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
    for signature in (b"", signer.sign(b"x")[:63], signer.sign(b"x") + b"\0"):
        assert not ed25519.verify(signer.public_key().public_bytes_raw(), b"x", signature)
