"""`spkt keys`: what lies in the keyring, a new key in the place of an old one, and the certificate that others need."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from ssl import DER_cert_to_PEM_cert

from django.conf import settings

from spkt.kit import pdfsign
from spkt.kit.keys import ROTATED, Keyring

NAME = "keys"
HELP = "kunci situs: daftar, ganti kunci segel atau QR, sertifikat akar segel"


def arguments(parser: argparse.ArgumentParser) -> None:
    """list, turn NAME, anchor."""
    what = parser.add_subparsers(dest="what", required=True, metavar="apa")
    what.add_parser("list", help="nama, tanda pengenal dan hari pembuatan setiap kunci; rahasianya tidak pernah tampil")
    turn = what.add_parser("turn", help="buat kunci baru dan pakai mulai sekarang; kunci lama tetap untuk surat lama")
    turn.add_argument("name", metavar="NAMA", choices=sorted(ROTATED), help=" atau ".join(sorted(ROTATED)))
    what.add_parser("anchor", help="sertifikat akar segel (PEM), untuk pembaca PDF pihak lain")


def run(args: argparse.Namespace) -> int:
    """Prints it to the standard output. raises KeysError, which is told in one line"""
    ring = Keyring.complete(Path(settings.SITE.keys), data_dir=Path(settings.SITE.data))
    for line in DONE[args.what](ring, args):
        print(line)
    return 0


def _list(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    for key in ring.keys:
        use = "dipakai" if key == ring.held(key.name)[-1] else "lama"
        yield f"{key.id}  {key.made_on}  {use:<8} {key.name}"


def _turn(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    turned = ring.rotated(args.name).held(args.name)
    yield f"{args.name}: {turned[-1].id} dipakai mulai sekarang, {len(turned) - 1} kunci lama disimpan"


def _anchor(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    for key in ring.held("seal-root"):
        yield DER_cert_to_PEM_cert(pdfsign.anchor(pdfsign.origin(key))).rstrip()


DONE: dict[str, Callable[[Keyring, argparse.Namespace], Iterator[str]]] = {
    "list": _list,
    "turn": _turn,
    "anchor": _anchor,
}
