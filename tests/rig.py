"""The ground on which a test run stands: a directory, a keyring, and, if asked for, a PostgreSQL server of its own.

The server listens only on a Unix socket inside the directory, is made anew for each run, and is stopped by the
process id it wrote. Its durability switches stay as they are in production.
"""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

ENGINES = ("sqlite", "postgres")
START_S, STOP_S = 30, 20


def engine() -> str:
    """Engine of this run, from SPKT_TEST_ENGINE."""
    name = os.environ.get("SPKT_TEST_ENGINE") or "sqlite"
    if name not in ENGINES:
        sys.exit(f"SPKT_TEST_ENGINE is {name!r}; it must be one of {', '.join(ENGINES)}")
    return name


def stand() -> None:
    """Makes the ground and says so in the environment; a worker of the same run shares all but the data directory."""
    if standing := os.environ.get("SPKT_TEST_GROUND"):
        _data(Path(standing) / os.environ.get("PYTEST_XDIST_WORKER", "var"))
        return
    if "spkt.settings" in sys.modules:
        sys.exit("the settings were read before the ground was laid; unset DJANGO_SETTINGS_MODULE")
    ground = Path(tempfile.mkdtemp(prefix="spkt-test-"))
    ground.chmod(0o711)
    atexit.register(shutil.rmtree, ground, ignore_errors=True)
    _environment(ground)
    _keyring(ground)
    if engine() == "postgres":
        os.environ["SPKT_DATABASE_URL"] = serve_postgres(ground / "postgres")


def _environment(ground: Path) -> None:
    for name in [name for name in os.environ if name.startswith("SPKT_") and name not in _KEPT]:
        del os.environ[name]
    _data(ground / "var")
    os.environ.update(
        SPKT_TEST_GROUND=str(ground),
        SPKT_DEMO="1",
        SPKT_KEYS=str(ground / "keys"),
        DJANGO_SETTINGS_MODULE="tests.demo",
        PYTHONPATH=os.pathsep.join(["src", "."]),
    )


def _data(place: Path) -> None:
    place.mkdir(exist_ok=True)
    os.environ["SPKT_DATA"] = str(place)


_KEPT = ("SPKT_TEST_ENGINE", "SPKT_TEST_TALLY", "SPKT_CHROMIUM", "SPKT_POSTGRES")


def _keyring(ground: Path) -> None:
    from spkt.kit.keys import Keyring

    Keyring.create(ground / "keys", data_dir=ground / "var")


def serve_postgres(home: Path) -> str:
    """Starts a server in this new directory until the process ends, and gives its address."""
    programs = postgres_programs()
    home.mkdir()
    owner = _server_account()
    if owner:
        os.chown(home, owner.pw_uid, owner.pw_gid)
    cluster, log = home / "cluster", home / "log"
    _as(
        owner,
        [programs / "initdb", "-D", cluster, "-U", "spkt", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    )
    options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c max_connections=60"
    _as(owner, [programs / "pg_ctl", "-D", cluster, "-l", log, "-o", options, "-w", "-t", str(START_S), "start"])
    atexit.register(_stop, int((cluster / "postmaster.pid").read_text().split()[0]))
    return f"postgresql://spkt@{quote(str(home), safe='')}/spkt"


def postgres_programs() -> Path:
    """Directory of initdb and pg_ctl: SPKT_POSTGRES, or the newest that Debian installed."""
    named = os.environ.get("SPKT_POSTGRES")
    found = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_major)
    if not found or not (found[-1] / "initdb").exists():
        sys.exit("PostgreSQL tidak ada; jalankan: apt-get install -y postgresql")
    return found[-1]


def _major(programs: Path) -> float:
    try:
        return float(programs.parent.name)
    except ValueError:
        return 0.0


def _server_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root, so root lends it to the account that Debian made for it."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else None


def _as(owner: pwd.struct_passwd | None, command: list[Path | str]) -> None:
    prefix = ["runuser", "-u", owner.pw_name, "--"] if owner else []
    done = subprocess.run(
        [*prefix, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd="/"
    )
    if done.returncode:
        sys.exit(f"PostgreSQL did not start:\n{done.stdout}")


def _stop(server: int) -> None:
    os.kill(server, signal.SIGINT)
    deadline = time.monotonic() + STOP_S
    while time.monotonic() < deadline:
        try:
            os.kill(server, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
