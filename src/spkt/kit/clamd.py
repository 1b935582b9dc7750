"""Asks a ClamAV daemon on this machine whether a file is known to be harmful (INSTREAM of its protocol)."""

import socket
import struct
from collections.abc import Iterable

TIMEOUT_S = 60.0
LONGEST_ANSWER = 4096


class NoScanner(Exception):
    """The daemon did not answer, or not as it should: nothing is known of the file."""


def is_infected(address: str, chunks: Iterable[bytes], timeout_s: float = TIMEOUT_S) -> bool:
    """Does the daemon know harm in these bytes?

    address     "unix:/run/clamav/clamd.ctl" or "127.0.0.1:3310"
    raises      NoScanner
    """
    try:
        with _connected(address, timeout_s) as line:
            line.sendall(b"zINSTREAM\0")
            for chunk in chunks:
                if chunk:
                    line.sendall(struct.pack(">I", len(chunk)) + chunk)
            line.sendall(struct.pack(">I", 0))
            answer = _answer(line)
    except OSError as error:
        raise NoScanner(type(error).__name__) from None
    if answer.endswith("FOUND"):
        return True
    if answer != "stream: OK":
        raise NoScanner("the scanner gave no verdict")
    return False


def _connected(address: str, timeout_s: float) -> socket.socket:
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(timeout_s)
        line.connect(address.removeprefix("unix:"))
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout_s)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER and (more := line.recv(LONGEST_ANSWER)):
        said += more
    return said.rstrip(b"\0\n").decode(errors="replace")
