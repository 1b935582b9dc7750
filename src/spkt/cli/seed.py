"""`spkt seed`: a demonstration of any size, told from invented accounts by walking the acts."""

import argparse

from django.conf import settings

from spkt.actions import _demo
from spkt.cli import Stop, _ground
from spkt.kit import clock

NAME = "seed"
HELP = "isi direktori data kosong dengan perkara contoh dari 30 hari terakhir"


def arguments(parser: argparse.ArgumentParser) -> None:
    """--seed and --size."""
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="benih: benih sama, cerita sama (1)")
    parser.add_argument("--size", type=int, default=60, metavar="S", help="banyaknya perkara (60)")


def run(args: argparse.Namespace) -> int:
    """Fills an empty demonstration. raises Stop for a real site, or one that already holds something."""
    if not settings.SITE.demo:
        raise Stop("spkt seed hanya untuk demo; pilih direktori baru: ./spkt seed --data DIR")
    with _ground.lay(settings.SITE):
        _ground.raise_tables()
        started = clock.monotonic()
        try:
            acts = _demo.fill(args.size, args.seed, canaries=True)
        except ValueError:
            raise Stop("Direktori data sudah berisi; pilih yang baru: ./spkt seed --data DIR") from None
    print(f"{args.size} perkara, {acts} tindakan, {clock.monotonic() - started:.1f} s, benih {args.seed}")
    return 0
