"""The bad line of the bench: as slow as it says, cut off when it breaks, whole again when it is mended."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from bench.line import Line


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that sends back what it gets; gives its port."""
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _where = door.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(line,), daemon=True).start()

    def answer(line: socket.socket) -> None:
        with line:
            while said := line.recv(65536):
                line.sendall(said)

    threading.Thread(target=serve, daemon=True).start()
    yield door.getsockname()[1]
    door.close()


def through(line: Line, content: bytes) -> bytes:
    """What comes back over a new connection, b"" where it breaks."""
    try:
        with socket.create_connection(("127.0.0.1", line.port), 5) as call:
            call.sendall(content)
            call.shutdown(socket.SHUT_WR)
            back = b""
            while part := call.recv(65536):
                back += part
            return back
    except OSError:
        return b""


def test_it_is_as_slow_as_it_says(echo: int) -> None:
    with Line(echo, mbit=4) as line:
        started = time.monotonic()
        assert through(line, bytes(200_000)) == bytes(200_000)
        assert 0.4 <= time.monotonic() - started < 3
        assert (line.up, line.down) == (200_000, 200_000)


def test_it_breaks_in_the_middle_and_holds_again(echo: int) -> None:
    with Line(echo, mbit=1) as line:
        got: list[bytes] = []
        call = threading.Thread(target=lambda: got.append(through(line, bytes(500_000))))
        call.start()
        while line.up < 20_000:
            time.sleep(0.01)
        line.cut()
        call.join(5)
        assert line.cuts == 1
        assert len(got[0]) < 500_000
        assert through(line, b"hello") == b""
        line.mend()
        assert through(line, b"hello") == b"hello"
