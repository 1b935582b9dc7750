"""Programs under measure: started, waited for, weighed, and stopped by their process id whatever happens."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
START_S, STOP_S, POLL_S = 60.0, 15.0, 0.01


class Broken(Exception):
    """The measurement cannot go on; says what was expected and what came."""


class Program:
    """A server in processes of its own, from its start to the first page it gives.

    command     arguments after the Python of this process
    env         what it is told beside a clean environment
    port, path  where its first page is asked for
    log         file that keeps what it says
    limit_s     seconds within which it must give the page; stop_s: after which it is ended by force
    start_s     seconds it took, once it has started
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        port: int,
        path: str,
        log: Path,
        limit_s: float = START_S,
        stop_s: float = STOP_S,
    ) -> None:
        self.command, self.env = [sys.executable, *command], clean_environment(env)
        self.port, self.path, self.log = port, path, log
        self.limit_s, self.stop_s, self.start_s = limit_s, stop_s, 0.0

    def __enter__(self) -> Self:
        began = time.perf_counter()
        with self.log.open("ab") as said:
            # A session of its own: Ctrl-C reaches this process first, which then stops the program in order.
            self.process = subprocess.Popen(
                self.command, env=self.env, cwd=ROOT, stdout=said, stderr=said, start_new_session=True
            )
        try:
            self._wait(began + self.limit_s)
        except BaseException:
            self.stop()
            raise
        self.start_s = time.perf_counter() - began
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def _wait(self, deadline: float) -> None:
        while time.perf_counter() < deadline and self.process.poll() is None:
            if first_page(self.port, self.path):
                return
            time.sleep(POLL_S)
        raise Broken(f"{' '.join(self.command[1:])} gave no page:\n{self.log.read_text(errors='replace')[-2000:]}")

    def stop(self) -> None:
        """Asks it to end, ends by force what is left of its family after a while, and comes back when all are gone."""
        members = family(self.process.pid)
        self.process.send_signal(signal.SIGINT)
        deadline = time.monotonic() + self.stop_s
        while time.monotonic() < deadline and self._is_left(members):
            time.sleep(POLL_S)
        for pid in filter(is_running, members):
            _kill(pid)
        while self._is_left(members):
            time.sleep(POLL_S)

    def _is_left(self, members: list[int]) -> bool:
        """Is anyone of them still there? The first is collected here, the others by the system."""
        return self.process.poll() is None or any(map(is_running, members))

    def memory_mb(self) -> float:
        """Memory of the whole family in MB of 2**20 bytes, shared pages shared out (PSS)."""
        return sum(map(proportional_kb, family(self.process.pid))) / 1024


def clean_environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment without anything said about an installation, then `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPKT_", "DJANGO_", "PYTHON"))}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), **more}


def ask_child(module: str, *words: str, env: Mapping[str, str], limit_s: float) -> str:
    """What a module of this package prints on its last line, run in a process of its own. raises Broken."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(
        command, env=clean_environment(env), cwd=ROOT, capture_output=True, text=True, timeout=limit_s, check=False
    )
    if done.returncode:
        raise Broken(f"{module} failed:\n{done.stderr[-3000:]}")
    return done.stdout.strip().rpartition("\n")[2]


def first_page(port: int, path: str) -> bool:
    """Does it answer with 200?"""
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def two_ports() -> int:
    """A free port with a free one after it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind((HOST, 0))
            port: int = first.getsockname()[1]
            try:
                second.bind((HOST, port + 1))
            except (OSError, OverflowError):
                continue
            return port


def family(pid: int) -> list[int]:
    """The process and all below it that are alive."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def is_running(pid: int) -> bool:
    """Is it there, and more than a name that waits to be collected?"""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def proportional_kb(pid: int) -> int:
    """PSS of one process in KiB, 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
