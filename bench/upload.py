"""Files over a bad line, run as `python -m bench.upload`: the desk's own page in a real Chromium, sent through a proxy
of so many bits a second that breaks in the middle.

    python -m bench.upload --mb 25,200 --mbit 1 --breaks 2 --json bench/results/uploads.json

`--mb` may be smaller for a quick look; the run that is kept says what it was.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.house import Aim, Site
from bench.line import Line
from bench.programs import HOST, Broken, Program
from bench.report import machine

BROKEN_S = 5.0
POLL_S = 0.25
HEAD = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"
LONGEST_S = 4 * 3600.0


def main() -> int:
    """Measures each size and prints one line for each."""
    args = _arguments().parse_args()
    with tempfile.TemporaryDirectory(prefix="spkt-bench-") as place:
        site = Site(Path(place) / "house")
        site.fill(5)
        site.learn()
        with site.open() as (running, aim):
            sizes = [float(each) for each in args.mb.split(",")]
            rows = [_measured(running, aim, Path(place), n, mb, args) for n, mb in enumerate(sizes)]
    result = {"machine": machine() | {"load": [round(each, 2) for each in os.getloadavg()]}, "uploads": rows}
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.upload")
    parser.add_argument("--mb", default="25,200", help="sizes in million bytes")
    parser.add_argument("--mbit", type=float, default=1.0, help="million bits a second each way")
    parser.add_argument("--breaks", type=int, default=2, help="how often the line breaks, spread over the upload")
    parser.add_argument("--json", type=Path, help="where the result is written")
    return parser


def _measured(
    running: Program, aim: Aim, place: Path, turn: int, mb: float, args: argparse.Namespace
) -> dict[str, Any]:
    mbit, breaks, code = args.mbit, args.breaks, aim.codes[turn % len(aim.codes)]
    file = place / f"rekaman-{mb:g}.mp4"
    size = int(mb * 1_000_000)
    file.write_bytes(HEAD + os.urandom(size - len(HEAD)))
    with Line(aim.port, mbit) as line:
        row = _sent(running, aim, line, file, code, breaks)
    file.unlink()
    ideal = size / line.bytes_s
    row |= {
        "mb": mb,
        "mbit": mbit,
        "bare_s": round(ideal, 1),
        "broken_s": BROKEN_S * breaks,
        "over_bare": round((row["seconds"] - BROKEN_S * breaks) / ideal, 3),
        "sent_over_size": round(row["up_bytes"] / size, 4),
    }
    print(json.dumps(row), flush=True)
    return row


def _sent(running: Program, aim: Aim, line: Line, file: Path, code: str, breaks: int) -> dict[str, Any]:
    """One upload by the desk's own page; the line breaks at equal parts of the file."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("SPKT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(base_url=f"http://{HOST}:{line.port}")
        context.add_cookies(
            [
                {"name": name, "value": value, "domain": HOST, "path": "/"}
                for name, value in aim.sessions["counter"].items()
            ]
        )
        page = context.new_page()
        page.goto(f"/perkara/{code}/lampiran", timeout=120_000)
        page.locator("input[type=file]").last.set_input_files(file)
        began, before, size = time.monotonic(), line.up, file.stat().st_size
        page.get_by_role("button", name="Kirim").click()
        marks = [before + size * (n + 1) // (breaks + 1) for n in range(breaks)]
        most = running.memory_mb()
        while page.locator(".sending[data-state=kept]").count() == 0 and page.locator(".tiles li").count() == 0:
            if marks and line.up >= marks[0]:
                marks.pop(0)
                _break(line)
            if page.locator(".sending[data-state=failed]").count():
                raise Broken(page.locator(".sending").inner_text())
            if time.monotonic() - began > LONGEST_S:
                raise Broken("the upload did not end")
            most = max(most, running.memory_mb())
            page.wait_for_timeout(POLL_S * 1000)
        seconds = time.monotonic() - began
        browser.close()
    return {
        "seconds": round(seconds, 1),
        "breaks": breaks - len(marks),
        "cut_connections": line.cuts,
        "up_bytes": line.up - before,
        "house_most_mb": round(most, 1),
    }


def _break(line: Line) -> None:
    line.cut()
    time.sleep(BROKEN_S)
    line.mend()


if __name__ == "__main__":
    sys.exit(main())
