"""What clients may ask for, run as `python -m bench.ground PLACE` with the site in the environment; prints JSON."""

import json
import sys
from pathlib import Path
from typing import Any

import django

SAMPLE, FILES = 200, 20
KIND = "tanda_terima_pengaduan"
CAST = {
    "counter": "ba_yanmas",
    "leader": "kanit",
    "detective": "piket_reskrim",
    "third": "piket_fungsi",
    "clerk": "bamin",
}
"""Officers of the journeys by their role: who serves, who leads the gelar and approves, who else signs; who issues
loss letters."""
SEATED = ("detective", "third")


def main(place: Path) -> dict[str, Any]:
    """{officers, seats, password, matters, codes, tracking, squares, files}; codes are of matters that the counter
    officer may see, squares and sealed files of their receipts. The files are left in this directory.
    """
    django.setup()
    from spkt.access._gate import reader_of
    from spkt.actions import units
    from spkt.records.models import Matter, Officer

    first = {part: next(each.nrp for each in units.DEMO if each.role == role) for part, role in CAST.items()}
    rows = {each.nrp: each for each in Officer.objects.select_related("unit").filter(nrp__in=first.values())}
    reader = reader_of(rows[first["counter"]])
    sample = _sample(reader)
    return {
        "officers": first,
        "seats": [str(rows[first[part]].pk) for part in SEATED],
        "password": units.DEMO_PASSWORD,
        "matters": Matter.objects.count(),
        **sample,
        **_papers(reader, sample["codes"], place),
    }


def _sample(reader: Any) -> dict[str, list[str]]:
    """Matters spread evenly over all that this officer may see."""
    from spkt.access import matters
    from spkt.law.journeys._errand import Errand
    from spkt.records import vault

    complaints = matters.rows(reader).filter(errand=Errand.PENGADUAN)  # other dossiers have pages of their own
    codes = list(complaints.order_by("received_at").values_list("code", flat=True))
    chosen = codes[:: max(1, len(codes) // SAMPLE)][:SAMPLE]
    rows = list(matters.rows(reader).filter(code__in=chosen))
    return {"codes": chosen, "tracking": [vault.get(row, "tracking_code", row.key) for row in rows]}


def _papers(reader: Any, codes: list[str], place: Path) -> dict[str, list[str]]:
    """What the squares of these matters' receipts say, and a few of the receipts as sealed files."""
    from spkt.access import papers
    from spkt.access._codes import signed_code
    from spkt.access._gate import reading
    from spkt.actions import jobs
    from spkt.actions._sealing import seal
    from spkt.records.models import Paper

    issued = Paper.objects.select_related("unit", "matter__key")
    receipts = list(issued.filter(matter__code__in=codes, kind=KIND, voided_at=None).order_by("pk"))
    files = []
    for receipt in receipts[:FILES]:
        seal(str(receipt.pk), papers.variant_of(receipt, reader))
        files.append(place / f"{receipt.code}.pdf")
        with reading():  # of a copy that is thrown away: nobody is told what was read in it
            files[-1].write_bytes(papers.pdf(receipt.code, reader))
    jobs.drain()
    return {"squares": [signed_code(receipt) for receipt in receipts], "files": [str(file) for file in files]}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
