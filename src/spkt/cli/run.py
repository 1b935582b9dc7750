"""`spkt run`: the whole house on one computer, from nothing to a page in the browser."""

import argparse
import os

from spkt.cli import Stop, _ground

NAME = "run"
HELP = "jalankan semuanya di komputer ini: meja, pekerja dan jendela publik (mode demo)"
BLOCKING_THREADS = 7
"""Four serve the desk, as measured; three more may be held by pieces of uploads on a slow line (desk.files)."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """--port and --fresh."""
    parser.add_argument("--port", type=int, metavar="N", help="port meja; jendela publik di port berikutnya (8000)")
    parser.add_argument("--fresh", action="store_true", help="hapus data demo dan mulai dari awal")


def run(args: argparse.Namespace) -> int:
    """Lays the ground, then serves until Ctrl-C."""
    os.environ.setdefault("SPKT_DEMO", "1")
    if args.port is not None:
        os.environ["SPKT_PORT"] = str(args.port)
    from spkt.site import site_here

    site = site_here()
    if args.fresh:
        _ground.wipe(site)
    with _ground.lay(site, ports=(site.port, site.portal_port)):
        return serve("spkt.wsgi:whole_house", site.host, site.port, workers=1)


def serve(target: str, host: str, port: int, *, workers: int, factory: bool = True) -> int:
    """Serves a WSGI application, or what makes one, with granian until it is told to stop, and gives the exit status.

    The supervising process stays free of Django, because its memory is paid twice.
    """
    from granian.constants import Interfaces
    from granian.server import Server

    server = Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=BLOCKING_THREADS,
        factory=factory,
        log_enabled=False,
        respawn_failed_workers=workers > 1,
    )
    try:
        server.serve()
    except SystemExit:
        raise Stop("Peladen berhenti oleh sebab di baris sebelum ini, atau dihentikan dari luar; ulangi.") from None
    return 0
