"""The child sees one file and nothing else: no network, no file to write, no key, little time."""

import io
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from spkt.kit import viewer, viewing
from tests import pictures

FOLDER = Path(viewer.__file__).parent


def limited(asks: str) -> str:
    """What a few lines say that run under the limits of the child."""
    command = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(FOLDER)!r}); import viewer; viewer._limit()\n{asks}",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def tried(what: str) -> str:
    return f"try:\n    {what}\n    print('done')\nexcept OSError:\n    print('no')"


def test_it_writes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "left"
    deaf = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    limited(f"{deaf}\n{tried(f'open({str(place)!r}, chr(119)).write(chr(120) * 9)')}")
    assert not place.exists() or place.read_bytes() == b""


@pytest.mark.skipif(os.geteuid() != 0, reason="an unprivileged kernel may refuse a network of its own")
def test_it_reaches_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        assert limited(tried(f"import socket; socket.create_connection(('127.0.0.1', {port}), 2)")) == "no"


def test_it_has_no_place_to_take_more_memory_or_time() -> None:
    assert (
        limited("try:\n    bytearray(500 * 2**20)\n    print('took it')\nexcept MemoryError:\n    print('no')") == "no"
    )
    assert limited("print(__import__('resource').getrlimit(0))") == f"({viewer.CPU_S}, {viewer.CPU_S})"


def test_it_is_told_nothing_of_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    start = subprocess.Popen

    def noted(*args: object, **more: object) -> object:
        seen.append(dict(more["env"]))  # type: ignore[call-overload]  # what the house gives it
        return start(*args, **more)  # type: ignore[call-overload]

    monkeypatch.setenv("SPKT_KEYS", "/somewhere")
    monkeypatch.setattr(subprocess, "Popen", noted)
    assert viewing.pages("image/jpeg", pictures.photo(), 1)
    assert [set(each) for each in seen] == [{"PATH", "MALLOC_ARENA_MAX", "HOME"}]


@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_format_is_shown_as_a_jpeg_of_the_size_of_a_screen(sort: str) -> None:
    out = io.BytesIO()
    Image.effect_noise((2600, 1300), 20).convert("RGB" if sort != "GIF" else "P").save(out, sort)
    (page,) = viewing.pages(f"image/{sort.lower()}", out.getvalue(), 9)
    assert Image.open(io.BytesIO(page)).size == (2000, 1000)
    assert Image.open(io.BytesIO(viewing.thumb(page))).size == (320, 160)


def test_a_phone_that_adds_a_second_picture_still_shows_the_first() -> None:
    first, second = (Image.effect_noise((800, 600), grain).convert("RGB") for grain in (20, 90))
    out = io.BytesIO()
    first.save(out, "MPO", save_all=True, append_images=[second])
    (page,) = viewing.pages("image/jpeg", out.getvalue(), 1)
    assert Image.open(io.BytesIO(page)).size == (800, 600)


def test_a_document_is_shown_as_far_as_is_asked() -> None:
    assert len(viewing.pages(viewing.PDF, pictures.scan(4), 3)) == 3
    assert len(viewing.pages(viewing.PDF, pictures.scan(2), 9)) == 2
    with pytest.raises(viewing.Unviewable):
        viewing.pages(viewing.PDF, b"%PDF-1.4\nnothing", 1)


def test_without_poppler_a_document_is_kept_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert viewing.shows(viewing.PDF)
    monkeypatch.setattr(os, "defpath", "/nonexistent")
    assert not viewing.shows(viewing.PDF)
    assert viewing.shows("image/jpeg")
    assert not viewing.shows("video/mp4")


def test_many_at_once_take_turns() -> None:
    content, shown = pictures.photo(), []
    threads = [
        threading.Thread(target=lambda: shown.append(len(viewing.pages("image/jpeg", content, 1)))) for _ in range(6)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert shown == [1] * 6
