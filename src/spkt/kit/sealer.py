"""The process that seals: it alone uses the sealing key, and it takes orders of one form only.

By default a child of the house on a pair of sockets; in production `spkt sign` under a user of its own on a unix
socket (docs/how-to/signer.md). An order names the paper and brings the whole PDF: a bare digest is not a request
that exists, so whoever reaches the socket cannot have anything signed but papers, and each of them leaves a line.
"""

import atexit
import json
import logging
import os
import re
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Self

from spkt.kit.keys import Keyring, KeysError

LARGEST = 32 * 2**20
IDLE_S = 300.0
HOUSE = Path(__file__).parents[2]
_WORD = re.compile(r"[a-z0-9_:.-]{1,64}")
log = logging.getLogger("spkt.sealer")


class NotSealed(RuntimeError):
    """The sealer did not seal; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked to be sealed, in words that a log can keep.

    paper       its random id; rendering: "asli", "lindung", "asli:2"
    kind, number    as on the paper
    code, unit  of the unit whose seal it is: "SINTANG", "Polres Sintang"
    sha256      of the PDF that comes with it, hex
    """

    paper: str
    rendering: str
    kind: str
    number: str
    code: str
    unit: str
    sha256: str

    @classmethod
    def read(cls, text: bytes, pdf: bytes) -> Self:
        """The order of its JSON text. raises ValueError unless it has exactly this form and belongs to this PDF."""
        told = json.loads(text)
        if not isinstance(told, dict) or set(told) != {each.name for each in fields(cls)}:
            raise ValueError("an order has exactly its own fields")
        if not all(isinstance(each, str) and 0 < len(each) <= 200 for each in told.values()):
            raise ValueError("a field of the order is empty, too long or no text")
        order = cls(**told)
        if not all(_WORD.fullmatch(each) for each in (order.paper, order.rendering, order.kind)):
            raise ValueError("paper, rendering and kind are plain words")
        if len(pdf) > LARGEST or not pdf.startswith(b"%PDF-") or sha256(pdf).hexdigest() != order.sha256:
            raise ValueError("the file is no PDF, too large, or not the one that the order names")
        return order


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed PDF, and the certificate that sealed it as `kit.pdfsign.key_id_of` names it."""

    pdf: bytes
    key: str


class Sealer:
    """One line to the sealing process and the lock before it: callers may be many threads.

    keys        directory of the keyring; place: unix socket of `spkt sign`, None for a child of our own
    """

    def __init__(self, keys: Path, place: Path | None = None) -> None:
        self.keys, self.place = keys, place
        self.lock = threading.Lock()
        self.line: Connection | None = None
        self.child: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self._forget)

    def seal(self, order: Order, pdf: bytes) -> Sealed:
        """The sealed PDF; a sealer that died is started, or called, once more. raises NotSealed"""
        with self.lock:
            for is_last in (False, True):
                try:
                    return self._ask(order, pdf)
                except (OSError, EOFError) as broken:
                    self.close()
                    if is_last:
                        raise NotSealed(f"the sealer does not answer ({type(broken).__name__})") from None
        raise AssertionError

    def _ask(self, order: Order, pdf: bytes) -> Sealed:
        line = self.line = self.line or self._open()
        line.send_bytes(json.dumps(asdict(order)).encode())
        line.send_bytes(pdf)
        said = json.loads(line.recv_bytes(4096))
        if "refused" in said:
            raise NotSealed(said["refused"])
        return Sealed(line.recv_bytes(2 * LARGEST), said["key"])

    def _open(self) -> Connection:
        if self.place is not None:
            return Client(str(self.place), "AF_UNIX")
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "spkt.kit.sealer", str(self.keys), str(theirs.fileno())]
            environment = {**os.environ, "PYTHONPATH": str(HOUSE)}
            nothing = subprocess.DEVNULL
            self.child = subprocess.Popen(
                command, env=environment, pass_fds=[theirs.fileno()], stdin=nothing, stdout=nothing
            )
        return Connection(ours.detach())

    def close(self) -> None:
        """End the child and the line, if there are; the next order opens another."""
        line, self.line = self.line, None
        child, self.child = self.child, None
        if line is not None:
            line.close()
        if child is not None:
            child.kill()
            child.wait()

    def _forget(self) -> None:
        """After a fork: line and child belong to the parent."""
        self.lock, self.line, self.child = threading.Lock(), None, None


def answer(line: Connection, keys: Path) -> None:
    """Takes orders until the line ends or nobody asks for long; each is sealed or refused with a sentence."""
    with suppress(EOFError, OSError):
        while line.poll(IDLE_S):
            text, pdf = line.recv_bytes(4096), line.recv_bytes(LARGEST)
            try:
                order = Order.read(text, pdf)
                made = _sealed(order, pdf, keys)
            except (ValueError, KeysError) as wrong:
                line.send_bytes(json.dumps({"refused": f"{type(wrong).__name__}: {wrong}"[:1000]}).encode())
                continue
            log.info("sealed %s %s %s", order.kind, order.paper, order.rendering)
            line.send_bytes(json.dumps({"key": made.key}).encode())
            line.send_bytes(made.pdf)


def serve(place: Path, keys: Path, ready: Callable[[], None] = lambda: None) -> None:
    """Takes orders on a unix socket that only its owner and group may open, one caller a thread, until it is ended."""
    place.unlink(missing_ok=True)
    before = os.umask(0o117)
    try:
        listener = Listener(str(place), "AF_UNIX")
    finally:
        os.umask(before)
    with listener:
        ready()
        while True:
            threading.Thread(target=answer, args=(listener.accept(), keys), daemon=True).start()


def _sealed(order: Order, pdf: bytes, keys: Path) -> Sealed:
    """The ring is read anew each time, so that a key that was replaced is not used any more."""
    from spkt.kit import pdfsign  # large, and only the process that seals needs it

    ring = Keyring.load(keys)
    root, sealing = pdfsign.origin(ring.held("seal-root")[-1]), pdfsign.origin(ring.held("seal")[-1])
    certificate = pdfsign.certificate(root, sealing, order.code, order.unit)
    sealed = pdfsign.seal(pdf, root, sealing, order.code, order.unit)
    return Sealed(sealed, pdfsign.key_id_of(certificate))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer(Connection(int(sys.argv[2])), Path(sys.argv[1]))
