"""`spkt log`: what the transparency log hands to others."""

import argparse
from collections.abc import Callable, Iterator

from spkt.access import ledger
from spkt.access._gate import Unseen
from spkt.cli import Stop

NAME = "log"
HELP = "titik periksa, bukti, kunci publik atau seluruh isi log transparansi"

HANDED: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "checkpoint": lambda _args: iter([ledger.signed_checkpoint()]),
    "proof": lambda args: iter([ledger.proof(args.code)]),
    "growth": lambda args: iter([ledger.growth(args.size)]),
    "key": lambda _args: iter([f"{ledger.public_key()}\n"]),
    "export": lambda _args: (f"{body}\n" for body in ledger.bodies()),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """checkpoint, proof CODE, growth SIZE, key, export."""
    what = parser.add_subparsers(dest="what", required=True, metavar="apa")
    what.add_parser("checkpoint", help="kepala log sebagai catatan bertanda tangan, untuk disimpan pihak lain")
    proof = what.add_parser("proof", help="berkas bukti bahwa tindakan di balik surat atau perkara ada di log")
    proof.add_argument("code", metavar="KODE", help="kode luar surat atau perkara")
    growth = what.add_parser("growth", help="bukti bahwa log hanya bertambah sejak ukuran yang dikenal pihak lain")
    growth.add_argument("size", metavar="UKURAN", type=int, help="ukuran pada titik periksa yang dikenal")
    what.add_parser("key", help="kunci publik log, untuk spkt_witness")
    what.add_parser("export", help="semua catatan, satu baris JSON per catatan; tanpa data pribadi")


def run(args: argparse.Namespace) -> int:
    """Prints it to the standard output. raises Stop for a code that nobody knows, or an empty log."""
    try:
        for text in HANDED[args.what](args):
            print(text, end="")
    except Unseen:
        raise Stop("Tidak ada di log; periksa kodenya, atau isi dulu: ./spkt seed") from None
    return 0
