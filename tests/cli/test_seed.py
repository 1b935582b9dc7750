"""The demonstration: the same seed tells the same month, and nothing of it stands beside the acts."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from spkt.kit.keys import Keyring

TELL = """
import json, sys, django
django.setup()
from datetime import UTC, datetime
from spkt.access import ledger
from spkt.actions import _demo, jobs
from spkt.cli import _ground
from spkt.kit import clock
from spkt.law.case import to_json
from spkt.records.casefile import open_case
from spkt.records.models import LaporanPolisi, Leaf, Matter, Paper, Visit

_ground.raise_tables()
with clock.at(datetime(2026, 11, 24, 12, tzinfo=UTC)):
    _demo.fill(int(sys.argv[2]), int(sys.argv[1]), canaries=True)
    due = jobs.waiting()
matters = Matter.objects.select_related("key", "unit").order_by("received_at", "pk")
cases = [open_case(matter) for matter in matters]
print(json.dumps({
    "leaves": [[leaf.act, leaf.at.isoformat()] for leaf in Leaf.objects.order_by("index")],
    "states": [case.matter.state for case in cases],
    "closed": [case.matter.secrecy for case in cases],
    "told": [to_json([case.subject, case.account, case.persons, case.goods]) for case in cases],
    "numbers": sorted(Paper.objects.values_list("number", flat=True)),
    "waiting": Visit.objects.filter(state="menunggu").count(),
    "jobs": due,
    "errands": sorted(set(Matter.objects.values_list("errand", flat=True))),
    "taken": LaporanPolisi.objects.exclude(taken_at=None).count(),
    "findings": ledger.verify().findings,
}))
"""


def told(place: Path, seed: int, size: int) -> dict[str, Any]:
    """What a month of this seed says, made in a directory of its own."""
    place.mkdir()
    Keyring.create(place / "keys", data_dir=place / "var")
    (place / "var").mkdir()
    env = {**os.environ, "SPKT_DATA": str(place / "var"), "SPKT_KEYS": str(place / "keys")}
    done = subprocess.run(
        [sys.executable, "-c", TELL, str(seed), str(size)], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A whole month, and a short one twice."""
    place = tmp_path_factory.mktemp("months")
    sizes = {"one": 40, "short": 8, "again": 8}
    return {name: told(place / name, 7, size) for name, size in sizes.items()} | {"place": place}


def test_the_same_seed_tells_the_same_month(months: dict[str, Any]) -> None:
    assert months["short"] == months["again"]


def test_another_seed_tells_another(months: dict[str, Any], tmp_path: Path) -> None:
    assert told(tmp_path / "other", 8, 3)["told"][0] not in months["one"]["told"] + months["short"]["told"]


def test_the_month_is_whole_and_its_time_never_goes_back(months: dict[str, Any]) -> None:
    times = [at for _act, at in months["one"]["leaves"]]
    assert times == sorted(times)
    assert months["one"]["findings"] == []
    assert months["one"]["jobs"] == 0


def test_the_desk_is_alive(months: dict[str, Any]) -> None:
    states = set(months["one"]["states"])
    assert {"diterima", "dicatat", "konseling", "siap_gelar", "gelar", "rekom_LP", "LP_terbit"} <= states
    assert len(months["one"]["states"]) == 40
    assert months["one"]["waiting"] > 0


def test_the_registers_of_losses_findings_and_detectives_have_something(months: dict[str, Any]) -> None:
    assert {"pengaduan", "kehilangan", "lp_a"} <= set(months["one"]["errands"])
    assert months["one"]["taken"] > 0


def test_no_canary_of_a_confidential_matter_can_be_read_in_the_files(months: dict[str, Any]) -> None:
    kept = [
        json.dumps(words)
        for words, secrecy in zip(months["one"]["told"], months["one"]["closed"], strict=True)
        if secrecy
    ]
    canaries = {
        word for words in kept for word in words.replace('"', " ").replace(",", " ").split() if "kenari7n" in word
    }
    assert len(canaries) > 20
    raw = b"".join(path.read_bytes() for path in (months["place"] / "one" / "var").iterdir() if path.is_file())
    assert b"SQLite format 3" in raw
    assert [word for word in canaries if word.encode() in raw or word.upper().encode() in raw] == []


def test_the_command_fills_an_empty_directory_and_no_other(tmp_path: Path) -> None:
    env = {**os.environ, "SPKT_DATA": str(tmp_path / "var"), "SPKT_KEYS": str(tmp_path / "keys")}
    command = [sys.executable, "-m", "spkt.cli", "seed", "--size", "2", "--seed", "3"]
    first = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("2 perkara, ")
    second = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (second.returncode, second.stderr.count("\n")) == (2, 1)
