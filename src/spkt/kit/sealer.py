"""The process that seals: it alone uses the sealing key, and it takes orders of one form only.

By default a child of the house on a pair of sockets; in production `spkt sign` under a user of its own on a unix
socket (docs/how-to/signer.md). An order names the paper and brings the whole PDF: a bare digest is not a request
that exists, so whoever reaches the socket cannot have anything signed but papers, and each of them leaves a line.
"""

import atexit
import json
import logging
import os
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from spkt.kit.keys import Keyring, KeysError
from spkt.kit.orders import LARGEST, NotSealed, Order, Sealed, Seals

IDLE_S = 300.0
HOUSE = Path(__file__).parents[2]
log = logging.getLogger("spkt.sealer")


class Sealer:
    """One line to the sealing process and the lock before it: callers may be many threads.

    keys        directory of the keyring; place: unix socket of `spkt sign`, None for a child of our own
    national    address of a national service that our own child asks; `spkt sign` knows its own
    """

    def __init__(self, keys: Path, place: Path | None = None, national: str = "") -> None:
        self.keys, self.place, self.national = keys, place, national
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
            command = [sys.executable, "-m", "spkt.kit.sealer", str(self.keys), str(theirs.fileno()), self.national]
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


def answer(line: Connection, seals: Seals) -> None:
    """Takes orders until the line ends or nobody asks for long; each is sealed or refused with a sentence."""
    with suppress(EOFError, OSError):
        while line.poll(IDLE_S):
            text, pdf = line.recv_bytes(4096), line.recv_bytes(LARGEST)
            try:
                order = Order.read(text, pdf)
                made = seals.seal(order, pdf)
            except (ValueError, KeysError, NotSealed) as wrong:
                if isinstance(wrong, NotSealed):
                    log.warning(str(wrong))  # its sentences name no paper and no secret
                line.send_bytes(json.dumps({"refused": f"{type(wrong).__name__}: {wrong}"[:1000]}).encode())
                continue
            log.info("sealed %s %s %s", order.kind, order.paper, order.rendering)
            line.send_bytes(json.dumps({"key": made.key}).encode())
            line.send_bytes(made.pdf)


def serve(place: Path, seals: Seals, ready: Callable[[], None] = lambda: None) -> None:
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
            threading.Thread(target=answer, args=(listener.accept(), seals), daemon=True).start()


def who_seals(keys: Path, national: str) -> Seals:
    """The one place that decides: a national service where its address is set, otherwise the key of the unit."""
    if not national:
        return OwnKey(keys)
    from spkt.kit.national import National  # here, because a site without it needs no client of it

    return National(national, keys)


@dataclass(frozen=True, slots=True)
class OwnKey:
    """Seals with the unit's key; the ring is read anew each time, so that a replaced key is not used any more."""

    keys: Path

    def seal(self, order: Order, pdf: bytes) -> Sealed:
        """The PDF with the seal of the unit's system. raises KeysError, or ValueError for what cannot be sealed"""
        from spkt.kit import pdfsign  # large, and only the process that seals needs it

        ring = Keyring.load(self.keys)
        root, sealing = pdfsign.origin(ring.held("seal-root")[-1]), pdfsign.origin(ring.held("seal")[-1])
        certificate = pdfsign.certificate(root, sealing, order.code, order.unit)
        sealed = pdfsign.seal(pdf, root, sealing, order.code, order.unit)
        return Sealed(sealed, pdfsign.key_id_of(certificate))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer(Connection(int(sys.argv[2])), who_seals(Path(sys.argv[1]), sys.argv[3]))
