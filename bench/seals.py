"""What a seal adds to a paper, and a thousand papers in a row, run as `python -m bench.seals COUNT BATCH`.

The house's own way: typesetting child, then the process that seals, with a keyring made for the run. Each paper is set
alone and then sealed, so that both figures are of the same paper at the same moment.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from spkt.kit.keys import Keyring
from spkt.kit.orders import Order
from spkt.kit.sealer import Sealer
from spkt.papers import _kind

KIND = "lp_b"
PAPER = "11111111-2222-3333-4444-555555555555"
WARM_UP = 2


def main(count: int, batch: int) -> dict[str, Any]:
    """{house, bare: ms with and without seal, batch_s: of so many papers, first_mb, last_mb: memory around them}."""
    with tempfile.TemporaryDirectory() as place:
        sealer = Sealer(Keyring.create(Path(place) / "keys").directory)
        try:
            times = list(_papers(sealer, count + WARM_UP))[WARM_UP:]
            first, began = _memory_mb(sealer), time.perf_counter()
            for _ in _papers(sealer, batch):
                pass
            took, last = time.perf_counter() - began, _memory_mb(sealer)
        finally:
            sealer.close()
    sealed, plain = zip(*times, strict=True)
    return {"house": sealed, "bare": plain, "batch": batch, "batch_s": took, "first_mb": first, "last_mb": last}


def _papers(sealer: Sealer, count: int) -> Iterator[tuple[float, float]]:
    """Papers that nobody has set before: (milliseconds with its seal, without)."""
    for turn in range(count):
        snapshot = _kind.freeze(KIND, replace(_kind.kinds()[KIND].sample, number=f"{turn}/XI/2026"))
        began = time.perf_counter()
        pdf = _kind.render(KIND, snapshot)
        plain = time.perf_counter() - began
        order = Order(PAPER, "asli", KIND, f"{turn}/XI/2026", "SINTANG", "Polres Sintang", sha256(pdf).hexdigest())
        sealer.seal(order, pdf)
        yield (time.perf_counter() - began) * 1000, plain * 1000


def _memory_mb(sealer: Sealer) -> float:
    """Resident memory of this process and of the one that seals."""
    pids = ["self"] + ([str(sealer.child.pid)] if sealer.child else [])
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids]
    return round(sum(pages) * 4096 / 2**20, 1)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
