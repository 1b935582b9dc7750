"""What clients may ask for, run as `python -m bench.ground` with the site in the environment; prints JSON."""

import json
from typing import Any

import django

SAMPLE = 200
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


def main() -> dict[str, Any]:
    """{officers, seats, password, matters, codes, tracking}; codes are of matters that the counter officer may see."""
    django.setup()
    from spkt.access._gate import reader_of
    from spkt.actions import units
    from spkt.records.models import Matter, Officer

    first = {part: next(each.nrp for each in units.DEMO if each.role == role) for part, role in CAST.items()}
    rows = {each.nrp: each for each in Officer.objects.select_related("unit").filter(nrp__in=first.values())}
    return {
        "officers": first,
        "seats": [str(rows[first[part]].pk) for part in SEATED],
        "password": units.DEMO_PASSWORD,
        "matters": Matter.objects.count(),
        **_sample(reader_of(rows[first["counter"]])),
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


if __name__ == "__main__":
    print(json.dumps(main()))
