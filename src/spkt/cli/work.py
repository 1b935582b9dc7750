"""`spkt work`: a worker in a process of its own."""

import argparse
import signal
from threading import Event

from spkt.actions import jobs

NAME = "work"
HELP = "kerjakan tugas yang menunggu (cetak, jendela publik) sampai dihentikan"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(args: argparse.Namespace) -> int:
    """Works until SIGTERM or Ctrl-C; the job under way is finished first."""
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    jobs.work(stop)
    return 0
