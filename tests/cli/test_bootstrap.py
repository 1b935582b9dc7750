"""`./spkt run` as a stranger calls it: on real ports, real directories, real signals."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from spkt.cli import command_names

ROOT = Path(__file__).resolve().parents[2]
SPKT = ROOT / "spkt"
PATIENCE_S = 240
IDLE_BYTES = 200 * 1024 * 1024


def bare() -> dict[str, str]:
    """The environment of somebody who set nothing."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("SPKT_", "DJANGO_", "PYTHON"))}


def call(*arguments: str, script: Path = SPKT, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(script), *arguments], env=bare() | extra, capture_output=True, text=True, timeout=60)


def two_ports() -> int:
    """A port that is free and has a free one after it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


class House:
    """A running `./spkt run`."""

    def __init__(self, place: Path, *arguments: str) -> None:
        self.data, self.port = place / "var", two_ports()
        self.log = (place / "log").open("w+")
        command = [str(SPKT), "run", "--data", str(self.data), "--port", str(self.port), *arguments]
        self.began = time.monotonic()
        self.program = subprocess.Popen(command, env=bare(), stdout=self.log, stderr=subprocess.STDOUT)
        self._wait()

    def _wait(self) -> None:
        while time.monotonic() - self.began < PATIENCE_S and self.program.poll() is None:
            try:
                urlopen(f"http://127.0.0.1:{self.port}/masuk", timeout=5).close()
                return
            except (URLError, OSError):
                time.sleep(0.05)
        self.program.kill()
        raise AssertionError(self.said())

    def said(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text()

    def resident(self) -> int:
        """Bytes of memory of the whole family, shared pages shared out."""
        family = [self.program.pid]
        for pid in family:
            for task in Path(f"/proc/{pid}/task").iterdir():
                family += [int(child) for child in (task / "children").read_text().split()]
        return sum(_proportional(pid) for pid in family)

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.program.send_signal(how)
        return self.program.wait(timeout=20)


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that has been used once."""
    place = tmp_path_factory.mktemp("house")
    assert House(place).stop() == 0
    return place


@pytest.fixture
def house(place: Path) -> Iterator[House]:
    house = House(place)
    yield house
    if house.program.poll() is None:
        house.stop()


def test_the_second_start_is_small(house: House) -> None:
    assert house.resident() <= IDLE_BYTES


def test_it_says_where_it_is_and_who_can_come_in(house: House) -> None:
    said = house.said()
    assert f"http://127.0.0.1:{house.port}/" in said
    assert f"http://127.0.0.1:{house.port + 1}/" in said
    assert "MODE DEMO" in said
    with urlopen(f"http://127.0.0.1:{house.port + 1}/", timeout=5) as page:
        assert page.status == 200


def sent(house: House, content: bytes) -> tuple[str, str]:
    """(status, page) of the window's answer to this file, sent as curl sends it."""
    form = ["-F", "berkas=@-;filename=surat.pdf;type=application/pdf", "-w", "%{stderr}%{http_code}"]
    address = f"http://127.0.0.1:{house.port + 1}/v/berkas"
    done = subprocess.run(["curl", "-s", *form, address], input=content, capture_output=True, check=False)
    return done.stderr.decode(), done.stdout.decode()


def test_a_file_of_the_size_of_a_paper_reaches_the_window_and_a_huge_one_is_refused_in_words(house: House) -> None:
    status, page = sent(house, b"%PDF-1.7\n" + b"x" * 700_000)
    assert (status, "Berkas ini tidak kami kenal" in page) == ("200", True)
    status, page = sent(house, b"x" * 3_000_000)
    assert (status, "Berkas ini terlalu besar" in page) == ("413", True)


def test_every_answer_carries_the_headers(house: House) -> None:
    for path in ("masuk", "tidak-ada", "static/tidak-ada.css"):
        answer = subprocess.check_output(["curl", "-si", f"http://127.0.0.1:{house.port}/{path}"], text=True).lower()
        head = answer.split("\r\n\r\n")[0]
        assert "default-src 'none'" in head
        assert "frame-ancestors 'none'" in head
        assert "x-content-type-options: nosniff" in head
        assert "cross-origin-resource-policy: same-origin" in head
        assert "referrer-policy: same-origin" in head
        assert "cache-control: no-store" in head


def test_ctrl_c_ends_it_cleanly_and_keeps_data_and_keys(house: House) -> None:
    keys = house.data.with_name("var.keys")
    before = (keys / "ring.json").read_bytes()
    assert house.stop() == 0
    assert "Traceback" not in house.said()
    assert (keys / "ring.json").read_bytes() == before
    assert (house.data / "spkt.sqlite3").exists()


def test_a_killed_supervisor_leaves_neither_port_nor_directory_taken(house: House, place: Path) -> None:
    house.stop(signal.SIGKILL)
    again = House(place)
    assert again.stop() == 0


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("spkt: ")
    for word in words:
        assert word in done.stderr


def test_a_second_process_on_the_same_data_says_so(house: House) -> None:
    refused(call("run", "--data", str(house.data), "--port", str(two_ports())), str(house.data), "--data DIR")
    refused(call("run", "--data", str(house.data), "--fresh"), "sedang dipakai")
    assert (house.data / "spkt.sqlite3").exists()


def test_a_taken_port_is_named(house: House, tmp_path: Path) -> None:
    refused(call("run", "--data", str(tmp_path / "var"), "--port", str(house.port)), f"Port {house.port}", "--port")


def test_a_directory_that_cannot_be_written_is_named() -> None:
    refused(call("run", "--data", "/proc/spkt"), "/proc/spkt", "--data")


def test_only_a_demonstration_is_wiped(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("not ours")
    refused(call("run", "--data", str(tmp_path), "--fresh"), "--fresh")
    assert (tmp_path / "letters").exists()


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    url = f"postgresql://spkt@127.0.0.1:{two_ports()}/spkt"
    refused(call("run", "--data", str(tmp_path / "var"), SPKT_DATABASE_URL=url), "PostgreSQL", "SPKT_DATABASE_URL")


@pytest.mark.parametrize("words", [("tidak-ada",), ("run", "--tidak-ada"), ("run", "--port", "delapan")])
def test_a_mistyped_command_is_told_in_one_line(words: tuple[str, ...]) -> None:
    refused(call(*words), "--help")


def test_help_lists_every_command() -> None:
    told = call("--help")
    assert told.returncode == 0, told.stderr
    assert [name for name in command_names() if f"\n    {name} " not in told.stdout] == []


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """The script where nothing was installed yet, and where only one Python, of yesterday, is to be found."""
    shutil.copy(SPKT, tmp_path)
    (tmp_path / "bin").mkdir()
    for name in ("sh", "dirname", "id", "cat"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or "")
    old = tmp_path / "bin" / "python3"
    old.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo 'Python 3.9.2' && exit 0\nexit 1\n")
    old.chmod(0o755)
    return tmp_path


def test_an_old_python_is_named(stranger: Path) -> None:
    refused(call("run", script=stranger / "spkt", PATH=str(stranger / "bin")), "Python 3.9.2", "SPKT_PYTHON=")


def test_a_wrong_choice_of_python_is_named(stranger: Path) -> None:
    refused(call("run", script=stranger / "spkt", SPKT_PYTHON="/bin/false"), "/bin/false", "unset SPKT_PYTHON")
    assert not (stranger / ".venv").exists()


def test_data_whose_keys_are_gone_get_no_new_ones(house: House) -> None:
    house.stop()
    keys, aside = house.data.with_name("var.keys"), house.data.with_name("aside")
    keys.rename(aside)
    try:
        refused(call("run", "--data", str(house.data), "--port", str(two_ports())), str(keys), "cadangan")
        assert not keys.exists()
    finally:
        aside.rename(keys)


def test_a_start_can_be_broken_off(tmp_path: Path) -> None:
    command = [str(SPKT), "run", "--data", str(tmp_path / "var"), "--port", str(two_ports())]
    program = subprocess.Popen(
        command, env=bare(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    )
    while not (tmp_path / "var" / "spkt.sqlite3").exists():
        time.sleep(0.05)
    os.killpg(program.pid, signal.SIGINT)
    program.wait(timeout=30)


def test_a_spoilt_database_is_named(house: House, tmp_path: Path) -> None:
    house.stop()
    shutil.copytree(house.data, tmp_path / "var")
    shutil.copytree(house.data.with_name("var.keys"), tmp_path / "var.keys")
    (tmp_path / "var" / "spkt.sqlite3").write_bytes(b"no database" * 400)
    done = call("verify", "--data", str(tmp_path / "var"))
    refused(done, str(tmp_path / "var"), "cadangan")


@pytest.mark.parametrize("command", ["verify", "health"])
def test_what_needs_data_says_that_there_are_none(command: str, tmp_path: Path) -> None:
    refused(call(command, "--data", str(tmp_path / "var")), "Belum ada data", "./spkt run")


@pytest.mark.parametrize("port", ["0", "65536"])
def test_a_port_that_cannot_be_is_named(port: str, tmp_path: Path) -> None:
    refused(call("run", "--data", str(tmp_path / "var"), "--port", port), "--port 8000")
    assert not (tmp_path / "var").exists()
