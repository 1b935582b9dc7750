"""Sets pages with typst in one long-lived child process with limits: same inputs, same bytes.

What is printed reaches the page only as JSON; the page cannot read a file outside its root.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from spkt.kit import typesetter
from spkt.kit.glyphs import missing

IDLE_S = 300.0
STANDARD = ("a-2a", "ua-1")
# Few threads and arenas: each reserves address space, which is what the child is limited by.
SPARING = {"MALLOC_ARENA_MAX": "2", "RAYON_NUM_THREADS": "2"}


class TypesetError(RuntimeError):
    """A page could not be set; says it in the compiler's words."""


class _Broken(Exception):
    """The child ended in the middle of a request; `status` as subprocess tells it."""

    def __init__(self, status: int | None) -> None:
        self.status = status


class Typesetter:
    """One child and the lock before it: callers may be many threads."""

    def __init__(self, idle_s: float = IDLE_S) -> None:
        self.idle_s = idle_s
        self.lock = threading.Lock()
        self.child: subprocess.Popen[bytes] | None = None

    def ask(self, request: Mapping[str, Any]) -> list[bytes]:
        """What the child makes of a request; it is started, or after a death once more, as needed.

        raises  TypesetError
        """
        frame = json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")
        with self.lock:
            try:
                return self._ask_once(frame)
            except _Broken as broken:
                self.close()
                if broken.status == -signal.SIGXCPU:
                    raise TypesetError(f"more than {typesetter.CPU_S} s of computing") from None
            try:
                return self._ask_once(frame)
            except _Broken as broken:
                self.close()
                raise TypesetError(f"the typesetter ended twice ({broken.status})") from None

    def _ask_once(self, frame: bytes) -> list[bytes]:
        child = self._alive()
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            typesetter.write_frame(child.stdin, frame)
        except OSError:
            raise _Broken(child.wait()) from None
        answer = typesetter.read_frame(child.stdout)
        if not answer:
            raise _Broken(child.wait())
        head = json.loads(answer)
        if "error" in head:
            raise TypesetError(head["error"])
        return [child.stdout.read(size) for size in head["sizes"]]

    def _alive(self) -> subprocess.Popen[bytes]:
        if self.child is None or self.child.poll() is not None:
            self.close()
            command = [sys.executable, "-P", typesetter.__file__, str(self.idle_s)]
            environment = {**os.environ, **SPARING}
            self.child = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self.child

    def close(self) -> None:
        """End the child, if there is one; the next request starts another."""
        child, self.child = self.child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in filter(None, (child.stdin, child.stdout)):
            with suppress(OSError):
                pipe.close()

    def forget(self) -> None:
        """After a fork: the child belongs to the parent, its pipes and lock too."""
        self.lock, self.child = threading.Lock(), None


_shared = Typesetter()
atexit.register(_shared.close)
os.register_at_fork(after_in_child=_shared.forget)


def typeset(
    root: Path, main: str, inputs: Mapping[str, Any], *, fonts: Path, at: datetime, standard: tuple[str, ...] = STANDARD
) -> bytes:
    """The PDF of a page.

    root, main  folder that typst may read, and the page in it
    inputs      JSON, read on the page from `sys.inputs.inputs`
    fonts       folder of the only fonts there are
    at          aware; the date the file says it was made, so that the same inputs give the same bytes
    raises      TypesetError
    """
    options = {"format": "pdf", "pdf_standards": list(standard), "timestamp": int(at.timestamp())}
    return _shared.ask(_request(root, main, inputs, fonts, options))[0]


def pages_png(root: Path, main: str, inputs: Mapping[str, Any], *, fonts: Path, ppi: int) -> list[bytes]:
    """The pages as pictures, one PNG each. raises TypesetError"""
    return _shared.ask(_request(root, main, inputs, fonts, {"format": "png", "ppi": float(ppi)}))


def missing_glyphs(text: str, fonts: Path) -> str:
    """Characters that the fonts cannot set, each once: to be asked before a number is taken."""
    return missing(text, fonts)


def _request(
    root: Path, main: str, inputs: Mapping[str, Any], fonts: Path, options: Mapping[str, Any]
) -> dict[str, Any]:
    return {"root": str(root), "main": main, "inputs": inputs, "fonts": str(fonts), "options": options}
