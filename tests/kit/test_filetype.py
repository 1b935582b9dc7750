"""What a file is by its first bytes, and that everything else is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt.kit.filetype import EXTENSIONS, MEDIA, media_of

FRAME = b"\xff\xfb\x90\x00" + bytes(413)
HEADS = {
    b"\xff\xd8\xff\xe0\0\x10JFIF": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF89a": "image/gif",
    b"RIFF\0\0\0\0WEBPVP8 ": "image/webp",
    b"\0\0\0\x18ftypheic": "image/heic",
    b"%PDF-1.7\n": "application/pdf",
    b"\0\0\0\x18ftypmp42": "video/mp4",
    b"\0\0\0\x14ftypqt  ": "video/quicktime",
    b"\x1a\x45\xdf\xa3": "video/webm",
    b"\0\0\0\x18ftypM4A ": "audio/mp4",
    b"OggS\0\x02": "audio/ogg",
    b"ID3\x04\0": "audio/mpeg",
    FRAME + FRAME: "audio/mpeg",
    b"RIFF\0\0\0\0WAVEfmt ": "audio/wav",
    b"#!AMR\n": "audio/amr",
}
NOTHING = (
    b"", b"\xff", b"<svg", b"MZ", b"PK\x03\x04", b"#!/bin/sh", b"\xff\xfb\x90\x00<script>", b"%PDF",
    b"RIFF\0\0\0\0ACON",
    b"\0\0\0\x18ftypevil", b" %PDF-1.4", b"\xff\xd8", b"GIF90a", b"\xff\xfa\x90\x00" + bytes(500), b"II*\0", b"8BPS",
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS, ids=lambda head: HEADS[head])
def test_what_is_on_the_list_is_known(head: bytes) -> None:
    assert media_of(head) == HEADS[head]


@pytest.mark.parametrize("head", NOTHING)
def test_what_is_not_is_nothing(head: bytes) -> None:
    assert media_of(head) == ""


def test_every_answer_has_an_ending_to_leave_with() -> None:
    assert set(EXTENSIONS) == MEDIA


@given(st.binary(max_size=64))
def test_whatever_comes_there_is_an_answer(head: bytes) -> None:
    assert media_of(head) in MEDIA | {""}
