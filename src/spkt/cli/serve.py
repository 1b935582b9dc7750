"""`spkt serve`: in production the desk, or with --portal the public window, behind a server that speaks TLS."""

import argparse
import os

from spkt.cli import Stop, _ground
from spkt.cli.run import serve

NAME = "serve"
HELP = "layani meja, atau dengan --portal jendela publik, di tempat kerja (pekerja: spkt work)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """--workers, --portal."""
    parser.add_argument("--portal", action="store_true", help="jendela publik, sebagai program tersendiri")
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="banyaknya proses (1; lebih hanya PostgreSQL)"
    )


def run(args: argparse.Namespace) -> int:
    """Serves until told to stop. raises Stop for several processes on SQLite: they would starve each other."""
    from spkt.site import site_here

    site = site_here()
    if args.portal:
        os.environ["DJANGO_SETTINGS_MODULE"] = "spkt.portal._settings"
        _ground.free_port(site.host, site.portal_port, "SPKT_PORTAL_PORT=8011 ./spkt serve --portal")
        return serve("spkt.portal.wsgi:application", site.host, site.portal_port, workers=args.workers, factory=False)
    if args.workers > 1 and not site.database_url:
        raise Stop("SQLite dilayani satu proses; jalankan: ./spkt serve --workers 1, atau isi SPKT_DATABASE_URL.")
    _ground.free_port(site.host, site.port, "SPKT_PORT=8010 ./spkt serve")
    return serve("spkt.wsgi:desk", site.host, site.port, workers=args.workers)
