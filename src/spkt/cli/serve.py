"""`spkt serve`: the desk in production, behind a server that speaks TLS."""

import argparse

from spkt.cli import Stop, _ground
from spkt.cli.run import serve

NAME = "serve"
HELP = "layani meja di tempat kerja (tanpa pekerja dan jendela publik)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """--workers."""
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="banyaknya proses (1; lebih hanya PostgreSQL)"
    )


def run(args: argparse.Namespace) -> int:
    """Serves until told to stop. raises Stop for several processes on SQLite: they would starve each other."""
    from spkt.site import site_here

    site = site_here()
    if args.workers > 1 and not site.database_url:
        raise Stop("SQLite dilayani satu proses; jalankan: ./spkt serve --workers 1, atau isi SPKT_DATABASE_URL.")
    _ground.free_port(site.host, site.port, "SPKT_PORT=8010 ./spkt serve")
    return serve("spkt.wsgi:desk", site.host, site.port, workers=args.workers)
