"""Viewing copies of files that came from outside: pictures made anew in a child with limits, never the file itself."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import IO

from spkt.kit import viewer

PDF = "application/pdf"
PATIENCE_S = 20.0
THUMB_SIDE = 320
MOST_OBJECTS = 50_000
"""Of a document: a scan has some tens of them."""
MOST_CHILDREN = 2
LARGEST_PICTURE = 20_000_000
_JPEG = b"\xff\xd8\xff"
_turn = threading.BoundedSemaphore(MOST_CHILDREN)


class Unviewable(Exception):
    """The child gave no picture: the file is damaged, hostile, or larger than can be shown."""


def shows(media: str) -> bool:
    """Is there a viewing copy of such files on this machine? Of the others there is only the original."""
    return media in viewer.FORMATS or (media == PDF and shutil.which("pdftoppm", path=os.defpath) is not None)


def pages(media: str, content: bytes, most: int) -> list[bytes]:
    """The viewing copy as JPEGs without any metadata: one of a photograph, the first pages of a document.

    media   as `filetype.media_of` said, one that it shows
    most    pages to show of a document
    raises  Unviewable if there is not even a first one
    """
    if media != PDF:
        return [_child(media, str(viewer.LONGEST_SIDE), content)]
    if content.count(b" obj") > MOST_OBJECTS:
        raise Unviewable
    shown: list[bytes] = []
    for number in range(1, most + 1):
        try:
            shown.append(_child("page", str(number), content))
        except Unviewable:
            if not shown:
                raise
            break  # the document has no more pages, or none that can be shown
    return shown


def thumb(page: bytes) -> bytes:
    """A small picture of one page of a viewing copy, for lists on a bad line. raises Unviewable"""
    return _child("image/jpeg", str(THUMB_SIDE), page)


def _child(what: str, number: str, content: bytes) -> bytes:
    command = [sys.executable, "-I", viewer.__file__, what, number]
    environment = {"PATH": os.defpath, "MALLOC_ARENA_MAX": "2", "HOME": "/nonexistent"}
    with _turn:
        child = subprocess.Popen(
            command,
            env=environment,
            cwd="/",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            picture = _asked(child, content)
        finally:
            child.kill()
            child.wait()
    if child.returncode or not picture.startswith(_JPEG):
        raise Unviewable
    return picture


def _asked(child: "subprocess.Popen[bytes]", content: bytes) -> bytes:
    """What the child says; it is ended if it takes too long or says too much."""
    assert child.stdin is not None
    assert child.stdout is not None
    alarm = threading.Timer(PATIENCE_S, child.kill)
    feeder = threading.Thread(target=_feed, args=(child.stdin, (content,)), daemon=True)
    alarm.start()
    feeder.start()
    try:
        said = child.stdout.read(LARGEST_PICTURE + 1)
        if len(said) > LARGEST_PICTURE:
            raise Unviewable
        child.wait()
        return said
    finally:
        alarm.cancel()
        child.kill()
        feeder.join()
        child.stdout.close()


def _feed(pipe: IO[bytes], chunks: Iterable[bytes]) -> None:
    """Gives the child its file; a child that ended early wants no more of it."""
    with suppress(OSError):
        for chunk in chunks:
            pipe.write(chunk)
    with suppress(OSError):
        pipe.close()
