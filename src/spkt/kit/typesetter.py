"""The child that sets pages: holds compilers, answers requests on its pipes, and is limited by the system.

Started by `kit.typeset`, imports nothing of the house. A request is a frame of JSON; the answer is a
frame of JSON (`error`, or the `sizes` of what follows) and then the bytes themselves.
"""

import json
import resource
import select
import struct
import sys
from functools import cache, lru_cache
from typing import IO, Any

import typst

CPU_S = 10
COMPILERS = 4
"""Folders whose compiler stays ready: the newest pages, and a few of earlier days."""
MEMORY_BYTES = 2**30


def main(idle_s: float) -> None:
    """Answer until nobody asks for so long, or the parent is gone."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while select.select([source], [], [], idle_s)[0] and (request := read_frame(source)):
        _limit_cpu()
        _answer(json.loads(request), sink)


def _limit_cpu() -> None:
    """This request may use CPU_S more than was used so far; beyond it the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_S, hard))


def _answer(request: dict[str, Any], sink: IO[bytes]) -> None:
    try:
        parts, head = _pages(request), {}
    except (typst.TypstError, RuntimeError, OSError, ValueError) as why:
        parts, head = [], {"error": f"{getattr(why, 'message', why)} {' '.join(getattr(why, 'hints', []))}".strip()}
    write_frame(sink, json.dumps({**head, "sizes": [len(part) for part in parts]}).encode())
    sink.writelines(parts)
    sink.flush()


def _pages(request: dict[str, Any]) -> list[bytes]:
    made = _compiler(request["root"], request["fonts"]).compile(
        input=f"{request['root']}/{request['main']}",
        sys_inputs={"inputs": json.dumps(request["inputs"], ensure_ascii=False)},
        **request["options"],
    )
    return made if isinstance(made, list) else [made or b""]


@lru_cache(maxsize=COMPILERS)
def _compiler(root: str, fonts: str) -> typst.Compiler:
    """One compiler per folder, with its fonts alone; packages are looked for where there are none."""
    nowhere = f"{root}/.no-packages"
    return typst.Compiler(root=root, font_paths=_fonts(fonts), package_path=nowhere, package_cache_path=nowhere)


@cache
def _fonts(folder: str) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def read_frame(source: IO[bytes]) -> bytes:
    """The next frame, b"" at the end of the pipe or where it breaks off."""
    head = source.read(4)
    if len(head) < 4:
        return b""
    return source.read(struct.unpack(">I", head)[0])


def write_frame(sink: IO[bytes], frame: bytes) -> None:
    """A frame: its length, then itself."""
    sink.write(struct.pack(">I", len(frame)) + frame)
    sink.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]))
