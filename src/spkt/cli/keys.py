"""`spkt keys`: what lies in the keyring, a new key in the place of an old one, and the certificate that others need."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from ssl import DER_cert_to_PEM_cert

from django.conf import settings

from spkt.actions import _publishing as keys
from spkt.cli import Stop
from spkt.kit import pdfsign, sheets
from spkt.kit.keys import LOSABLE, ROTATED, Keyring

NAME = "keys"
HELP = "kunci situs: daftar, ganti kunci segel atau QR, sertifikat akar segel"


def arguments(parser: argparse.ArgumentParser) -> None:
    """list, turn NAME, lost ID, anchor, public."""
    what = parser.add_subparsers(dest="what", required=True, metavar="apa")
    what.add_parser("list", help="nama, tanda pengenal dan hari pembuatan setiap kunci; rahasianya tidak pernah tampil")
    turn = what.add_parser("turn", help="buat kunci baru dan pakai mulai sekarang; kunci lama tetap untuk surat lama")
    turn.add_argument("name", metavar="NAMA", choices=sorted(ROTATED), help=" atau ".join(sorted(ROTATED)))
    lost = what.add_parser(
        "lost", help="nyatakan kunci QR atau segel bocor: suratnya hanya diakui bila ada di daftar jendela publik"
    )
    lost.add_argument("id", metavar="ID", help="tanda pengenal kunci, seperti di: ./spkt keys list")
    what.add_parser("public", help="kunci publik kode QR surat, untuk: spkt_witness verify --key")
    what.add_parser("anchor", help="sertifikat akar segel (PEM), untuk pembaca PDF pihak lain")


def run(args: argparse.Namespace) -> int:
    """Prints it to the standard output. raises KeysError, which is told in one line"""
    ring = Keyring.complete(Path(settings.SITE.keys), data_dir=Path(settings.SITE.data))
    for line in DONE[args.what](ring, args):
        print(line)
    return 0


def _list(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    for key in ring.keys:
        use = "bocor" if key.lost_on else "dipakai" if key == ring.held(key.name)[-1] else "lama"
        yield f"{key.id}  {key.made_on}  {use:<8} {key.name}"


def _turn(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    fresh = ring.rotated(args.name)
    keys.tell(fresh)
    turned = fresh.held(args.name)
    yield f"{args.name}: {turned[-1].id} dipakai mulai sekarang, {len(turned) - 1} kunci lama disimpan"


def _lost(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    lost = next((key for key in ring.keys if key.id == args.id and key.name in LOSABLE), None)
    if lost is None:
        raise Stop("Tidak ada kunci QR atau segel dengan tanda itu; lihat: ./spkt keys list")
    fresh = ring.with_lost(lost.id)
    keys.tell(fresh)
    yield f"{lost.name}: {lost.id} dinyatakan bocor, {fresh.key_id(lost.name)} dipakai setelah SPKT dijalankan ulang"


def _public(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    for key in ring.held("qr"):
        if not key.lost_on:
            yield str(sheets.public_key(key.id, ring.signer_of(key.id)))


def _anchor(ring: Keyring, args: argparse.Namespace) -> Iterator[str]:
    for key in ring.held("seal-root"):
        if not key.lost_on:
            yield DER_cert_to_PEM_cert(pdfsign.anchor(pdfsign.origin(key))).rstrip()


DONE: dict[str, Callable[[Keyring, argparse.Namespace], Iterator[str]]] = {
    "list": _list,
    "turn": _turn,
    "lost": _lost,
    "public": _public,
    "anchor": _anchor,
}
