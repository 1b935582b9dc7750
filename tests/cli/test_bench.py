"""`spkt bench` on a very small house: everything is measured, nothing about how long it takes is promised here."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench import figures
from bench.browser import Answer
from bench.floors import Ledger
from bench.load import Load, together
from bench.programs import Broken, Program, is_running
from spkt.papers._kind import kinds

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ("SPKT_", "DJANGO_", "PYTHON")
STEPS = set(
    "journey sign_in arrive call greet receive story party thing read_back call_detective konseling gelar_open attend "  # noqa: SIM905
    "charge weigh propose sign draft confirm issue hand_over finish".split()
)
LETTER_STEPS = set("journey arrive call greet begin preview fill issue hand_over finish".split())  # noqa: SIM905


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(CLEAN)}
    command = [sys.executable, "-m", "spkt.cli", "bench", *arguments]
    env["PYTHONPATH"] = str(ROOT / "src")
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=280)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The result of a run on five matters, and the table it printed."""
    place = tmp_path_factory.mktemp("bench")
    file = place / "result.json"
    done = bench(
        "--size", "5", "--clients", "1", "--seconds", "0.3", "--place", str(place / "kept"), "--json", str(file)
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(file.read_text()) | {
        "table": done.stdout,
        "left": [each.name for each in (place / "kept").iterdir()],
    }


@pytest.mark.slow
def test_every_workload_has_its_figure(measured: dict[str, Any]) -> None:
    assert set(measured["figures"]) == {
        "W1 terbit, 1 klien",
        "W1 perjalanan, 1 klien",
        "W2 buka perkara, 5 perkara",
        "W3 meja kerja, 5 perkara",
        *(f"W5 PDF {name}" for name in kinds()),
        "W6 jendela publik",
        "W7 mulai lagi",
        "W8 terbit SKTLK, 1 klien",
        "W8 perjalanan SKTLK, 1 klien",
        "W9 memori",
        "W10 PDF bersegel",
        "W10 surat berturut-turut",
        "W11 periksa kotak",
        "W11 periksa berkas",
        "dasar: satu sisipan kecil",
    }
    untimed = ("W9 memori", "W10 surat berturut-turut")
    timed = {name: figure for name, figure in measured["figures"].items() if name not in untimed}
    assert all({"n", "p50", "p95", "p99"} <= set(figure) and figure["n"] > 0 for figure in timed.values())
    assert set(measured["figures"]["W9 memori"]) == {"idle_mb", "load_mb", "goals"}
    assert all(figure["statements"] > 0 for name, figure in timed.items() if name.startswith(("W2", "W3")))


@pytest.mark.slow
def test_figures_stand_beside_their_floors(measured: dict[str, Any]) -> None:
    floors = {name: set(figure["floors"]) for name, figure in measured["figures"].items() if "floors" in figure}
    assert floors == {
        "W1 terbit, 1 klien": {"kiriman kosong", "transaksi"},
        "W2 buka perkara, 5 perkara": {"halaman kosong"},
        "W3 meja kerja, 5 perkara": {"halaman kosong"},
        **{f"W5 PDF {name}": {"halaman typst kosong"} for name in kinds()},
        "W6 jendela publik": {"halaman kosong"},
        "W7 mulai lagi": {"program kosong"},
        "W8 terbit SKTLK, 1 klien": {"kiriman kosong", "transaksi"},
        "W10 PDF bersegel": {"tanpa segel"},
        "W11 periksa kotak": {"halaman kosong"},
        "W11 periksa berkas": {"halaman kosong"},
    }


@pytest.mark.slow
def test_a_run_says_what_it_was(measured: dict[str, Any]) -> None:
    assert set(measured["steps"]["1"]) == STEPS
    assert set(measured["steps"]["W8 1"]) == LETTER_STEPS
    assert measured["figures"]["W1 perjalanan, 1 klien"]["per_minute"] > 0
    assert {"cpu", "cores", "memory_gb", "python", "sqlite", "load_before"} <= set(measured["machine"])
    assert measured["order"] == {
        "size": 5, "clients": [1], "seconds": 0.3, "only": ["W1", "W2", "W3", "W5", "W6", "W7", "W8", "W10", "W11"]
    }  # fmt: skip
    assert all(name in measured["table"] for name in measured["figures"])
    assert measured["left"] == ["seed-5"], "what was measured is removed, the seed is kept"


@pytest.mark.slow
def test_a_lost_card_takes_eight_entries(measured: dict[str, Any]) -> None:
    """Beside the letter, the lane at the door and how she was known are chosen."""
    issue, whole = (measured["figures"][f"W8 {what} SKTLK, 1 klien"] for what in ("terbit", "perjalanan"))
    assert issue["goals"] == [{"value": "entries", "at_most": 8, "met": True}]
    assert (issue["entries"], whole["entries_all"], whole["requests"]) == (8, 10, 21)
    assert whole["per_minute"] > 0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(("--only", "W4"), "W4"), (("--clients", "0"), "--clients"), (("--clients", "x"), "--clients")],
)
def test_a_wrong_order_is_one_line(arguments: tuple[str, ...], word: str) -> None:
    done = bench(*arguments)
    assert done.returncode == 2
    assert word in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(("percent", "found"), [(50, 50), (95, 95), (99, 99), (100, 100), (1, 1)])
def test_percentile_is_a_time_that_was_measured(percent: int, found: int) -> None:
    assert figures.percentile(range(1, 101), percent) == found
    assert figures.percentile([7.0], percent) == 7.0


def test_a_ratio_is_taken_within_its_round() -> None:
    """The second round ran on a machine ten times slower; the ratio is the same in both."""
    figure = figures.beside(
        [([20.0, 20.0], {"dasar": [2.0]}), ([200.0], {"dasar": [20.0]}), ([20.0], {"dasar": [2.0]})]
    )
    assert figure["floors"] == {"dasar": {"p50": 2.0, "ratio": 10.0}}


def test_a_goal_that_is_missed_is_said() -> None:
    figure = figures.held({"n": 1, "p50": 5.0, "p95": 70.0, "p99": 70.0}, (figures.Goal("p95", 60),))
    assert "goals" not in figures.held({"load_mb": 90.0}, (figures.Goal("idle_mb", 200),)), "it was not measured"
    assert "TIDAK (p95 <= 60)" in figures.table({"W2": figure})


PAGE = """<form method="get" action="/a"><input name="q"></form>
<form method="post" id="f" action="?x=1"><input type="hidden" name="key" value="k">
<input type="checkbox" name="box" value="1">
<select name="way"><option value="1">a<option value="2" selected>b</select>
<textarea name="words">
two</textarea></form><textarea name="why" form="f">late</textarea>"""


def test_a_form_is_sent_as_a_browser_sends_it() -> None:
    form = Answer("/a", 200, PAGE, 1.0).form("/a")
    assert form.action == "/a?x=1"
    assert dict(form.filled({"words": "one"})) == {"key": "k", "way": "2", "words": "one", "why": "late"}


def test_a_field_that_the_page_lacks_breaks_loudly() -> None:
    form = Answer("/a", 200, PAGE, 1.0).form("/a")
    with pytest.raises(Broken, match="gone"):
        form.filled({"gone": "1"})
    with pytest.raises(Broken, match="no form for /b"):
        Answer("/a", 200, PAGE, 1.0).form("/b")


def test_the_raw_transaction_writes_what_it_says(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert all(ms > 0 for ms in ledger.issues(3) + ledger.smalls(2))
    rows = ledger.connection.execute("SELECT count(*), sum(length(words)) FROM line").fetchone()
    mode = ledger.connection.execute("PRAGMA synchronous").fetchone()
    ledger.close()
    assert rows[0] == 4 + 3 * 6 + 2
    assert rows[1] == (1500 + 700 + 280 + 90) + 3 * (6100 + 6350 + 1400 + 500 + 280 + 50) + 2 * 100
    assert mode == (2,), "FULL, as the house opens its own"


class Fails:
    """A client whose second turn goes wrong."""

    def __init__(self, client: int) -> None:
        self.client = client

    def once(self, turn: int) -> dict[str, float]:
        if turn and self.client == 1:
            raise Broken("the page has gone")
        return {"page": 1.0}

    def close(self) -> None:
        """Nothing is held."""


def test_a_client_that_fails_ends_the_load_and_says_why() -> None:
    with pytest.raises(Broken, match="client 1: Broken: the page has gone"):
        together(Fails, 2, Load(2, 60.0))


def test_clients_start_together_and_are_counted() -> None:
    shots = together(partial(Fails), 1, Load(3, 60.0))
    assert (shots.turns, shots.ms) == (3, {"page": [1.0, 1.0, 1.0]})


def test_a_program_that_dies_is_told_with_its_words(tmp_path: Path) -> None:
    program = Program(["-c", "import sys; sys.exit('no ground')"], {}, 1, "/", tmp_path / "log")
    with pytest.raises(Broken, match="no ground"), program:
        pass


def test_a_program_is_ended_with_all_its_family(tmp_path: Path) -> None:
    """One that never gives a page and does not mind being asked to end, with a child of the same kind."""
    deaf = "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(60)"
    parent = (
        f"import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', {deaf!r}]).pid, flush=True); {deaf}"
    )
    log = tmp_path / "log"
    with pytest.raises(Broken), Program(["-c", parent], {}, 1, "/", log, limit_s=5, stop_s=0.5) as program:
        pytest.fail(f"gave a page: {program}")
    child = int(log.read_text().split()[0])
    assert not is_running(child)
