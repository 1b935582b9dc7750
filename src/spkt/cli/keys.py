"""`spkt keys`: the public keys by which others verify squares on papers, and what to do when one must change."""

import argparse

from spkt.access import keys
from spkt.actions import _publishing
from spkt.cli import Stop

NAME = "keys"
HELP = "kunci publik untuk memeriksa kode QR surat; ganti kunci, atau nyatakan bocor"
RESTART = "Jalankan ulang SPKT agar kunci baru dipakai."


def arguments(parser: argparse.ArgumentParser) -> None:
    """public, renew, lost ID."""
    what = parser.add_subparsers(dest="what", required=True, metavar="apa")
    what.add_parser("public", help="kunci publik, satu per baris, untuk spkt_witness verify --key")
    what.add_parser("renew", help="kunci baru untuk surat berikutnya; surat lama tetap cocok")
    lost = what.add_parser("lost", help="nyatakan kunci bocor: yang ditandatanganinya hanya sah bila ada di daftar")
    lost.add_argument("id", metavar="ID", help="delapan huruf pertama setelah spkt-surat+")


def run(args: argparse.Namespace) -> int:
    """Prints the public keys, after changing them where asked. raises Stop for a key that is not there."""
    if args.what != "public":
        if args.what == "lost" and args.id not in keys.ids():
            raise Stop("Kunci itu tidak ada; lihat: ./spkt keys public")
        _publishing.publish_keys(keys.renewed() if args.what == "renew" else keys.without(args.id))
    for line in keys.public():
        print(line)
    if args.what != "public":
        print(RESTART)
    return 0
