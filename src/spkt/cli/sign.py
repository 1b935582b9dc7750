"""`spkt sign`: the process that seals papers, under a user of its own (docs/how-to/signer.md)."""

import argparse
from pathlib import Path

from spkt.cli import Stop

NAME = "sign"
HELP = "segel surat sebagai proses tersendiri, di soket SPKT_SEALER"


def arguments(parser: argparse.ArgumentParser) -> None:
    """--socket."""
    parser.add_argument("--socket", metavar="JALUR", help="soket unix (bawaan: SPKT_SEALER)")


def run(args: argparse.Namespace) -> int:
    """Seals until it is told to stop. raises Stop where no socket is named, or its directory is not there."""
    from spkt.kit import sealer
    from spkt.kit.keys import Keyring
    from spkt.site import site_here

    site = site_here()
    place = Path(args.socket or site.sealer or "")
    if not place.is_absolute() or not place.parent.is_dir():
        raise Stop("Soket penyegel belum disebut; jalankan: ./spkt sign --socket /run/spkt/sealer.sock")
    Keyring.complete(site.keys, data_dir=site.data)
    sealer.serve(
        place, sealer.who_seals(site.keys, site.national), ready=lambda: print(f"menyegel di {place}", flush=True)
    )
    return 0
