"""One installation, as its environment describes it, refused where it is unsafe.

Outside demo mode a value that would weaken the house stops the program with one sentence per value.
Demo mode (`SPKT_DEMO=1`) relaxes TLS and the second factor, and therefore listens on this machine only.
It stands apart from Django's settings because the supervisor of `spkt run` reads it before there is a keyring.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from spkt.kit import postgres

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
LAST_PORT = 65535
WEAK_HOSTS = frozenset({"*", ".", ""})


@dataclass(frozen=True, slots=True)
class Site:
    """One installation, as its environment describes it.

    data            SPKT_DATA, directory of databases and files (default `var`)
    keys            SPKT_KEYS, directory of the keyring, never inside `data` (default: `data` with the suffix `.keys`)
    database_url    SPKT_DATABASE_URL, postgresql://…; "" is SQLite in `data`
    trace_url       SPKT_TRACE_URL, database of the public window; "" is beside the first
    demo            SPKT_DEMO, a demonstration on this machine with printed passwords
    debug           SPKT_DEBUG, error pages with source; never outside demo mode
    host, port      SPKT_HOST, SPKT_PORT, where the desk listens
    hosts           SPKT_HOSTS, names under which browsers may call the desk, separated by commas
    portal          SPKT_PORTAL, address of the public window as printed on papers, no slash at its end
    portal_port     SPKT_PORTAL_PORT, where the public window listens (default: the next port)
    clamd           SPKT_CLAMD, ClamAV on this machine: unix:/run/clamav/clamd.ctl or 127.0.0.1:3310; "" is none
    sealer          SPKT_SEALER, unix socket of `spkt sign`; "" lets the house start a sealing child of its own
    national        SPKT_NATIONAL, address of a national service of certified seals; "" seals with keys of our own
    secure          SPKT_SECURE, browsers reach the desk by TLS; `0` only in demo mode
    """

    data: Path
    keys: Path
    database_url: str
    trace_url: str
    demo: bool
    debug: bool
    host: str
    port: int
    hosts: tuple[str, ...]
    portal: str
    portal_port: int
    secure: bool
    clamd: str = ""
    sealer: str = ""
    national: str = ""

    @classmethod
    def read(cls, env: Mapping[str, str]) -> Self:
        """The site as these variables describe it. raises ImproperlyConfigured for a value that cannot be read."""
        data = Path(env.get("SPKT_DATA") or "var").resolve()
        demo = _flag(env, "SPKT_DEMO", default=False)
        port = _port(env, "SPKT_PORT", 8000)
        portal_port = _port(env, "SPKT_PORTAL_PORT", port + 1 if port < LAST_PORT else port - 1)
        database_url = env.get("SPKT_DATABASE_URL", "")
        return cls(
            data=data,
            keys=Path(env.get("SPKT_KEYS") or data.with_name(f"{data.name}.keys")).resolve(),
            database_url=database_url,
            trace_url=env.get("SPKT_TRACE_URL") or (postgres.beside(database_url, "_trace") if database_url else ""),
            demo=demo,
            debug=_flag(env, "SPKT_DEBUG", default=False),
            host=env.get("SPKT_HOST") or "127.0.0.1",
            port=port,
            hosts=_names(env.get("SPKT_HOSTS", "")) or (LOOPBACK_NAMES if demo else ()),
            portal=(env.get("SPKT_PORTAL") or (f"http://127.0.0.1:{portal_port}" if demo else "")).rstrip("/"),
            portal_port=portal_port,
            secure=_flag(env, "SPKT_SECURE", default=not demo),
            clamd=env.get("SPKT_CLAMD", ""),
            sealer=env.get("SPKT_SEALER", ""),
            national=env.get("SPKT_NATIONAL", "").rstrip("/"),
        )

    def refusals(self) -> list[str]:
        """One sentence for each value that this site may not run with; empty is good."""
        rules = _ALWAYS + (_DEMO if self.demo else _REAL)
        return [sentence for is_unsafe, sentence in rules if is_unsafe(self)]


Rule = tuple[Callable[[Site], bool], str]

_ALWAYS: tuple[Rule, ...] = (
    (
        lambda site: site.keys.is_relative_to(site.data),
        "SPKT_KEYS berada di dalam SPKT_DATA; letakkan kunci di luar direktori data.",
    ),
    (
        lambda site: bool(site.trace_url) != bool(site.database_url),
        "SPKT_TRACE_URL hanya berarti bersama SPKT_DATABASE_URL; isi keduanya atau kosongkan keduanya.",
    ),
    (
        lambda site: bool(site.clamd) and not _is_scanner_here(site.clamd),
        "SPKT_CLAMD harus pemindai di komputer ini: unix:/jalur/soket atau 127.0.0.1:3310.",
    ),
    (
        lambda site: bool(site.sealer) and not site.sealer.startswith("/"),
        "SPKT_SEALER harus jalur lengkap ke soket penyegel, misalnya /run/spkt/sealer.sock.",
    ),
    (
        lambda site: bool(site.national) and not _is_safe_service(site.national),
        "SPKT_NATIONAL harus alamat https:// layanan segel, tanpa nama dan sandi; http:// hanya di komputer ini.",
    ),
    (
        lambda site: site.port == site.portal_port,
        "SPKT_PORT dan SPKT_PORTAL_PORT sama; jendela publik harus punya port sendiri.",
    ),
)
_DEMO: tuple[Rule, ...] = (
    (
        lambda site: not _is_loopback(site.host),
        "Mode demo hanya untuk komputer ini; SPKT_HOST harus 127.0.0.1 atau ::1.",
    ),
    (
        lambda site: not set(site.hosts) <= set(LOOPBACK_NAMES),
        "Mode demo hanya untuk komputer ini; kosongkan SPKT_HOSTS atau isi localhost.",
    ),
    (
        lambda site: bool(site.national) and not _is_loopback(urlsplit(site.national).hostname or ""),
        "Mode demo tidak meminta segel tersertifikasi untuk surat contoh; kosongkan SPKT_NATIONAL.",
    ),
)
_REAL: tuple[Rule, ...] = (
    (lambda site: site.debug, "SPKT_DEBUG hanya boleh dalam mode demo; hapus dari lingkungan."),
    (lambda site: not site.secure, "SPKT_SECURE=0 hanya boleh dalam mode demo; layani meja lewat TLS."),
    (lambda site: not site.hosts, "SPKT_HOSTS kosong; isi nama yang dipakai peramban, misalnya spkt.sintang.lan."),
    (
        lambda site: any(host in WEAK_HOSTS or host.startswith(("*", ".")) for host in site.hosts),
        "SPKT_HOSTS memuat nama yang cocok dengan apa saja; sebut setiap nama utuh.",
    ),
    (
        lambda site: urlsplit(site.portal).scheme != "https" or not urlsplit(site.portal).hostname,
        "SPKT_PORTAL harus alamat https:// lengkap, karena dicetak pada surat untuk warga.",
    ),
)


def _flag(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = env.get(name, "").strip().lower()
    if value not in ("", "0", "1"):
        raise ImproperlyConfigured(f"{name} harus 0 atau 1.")
    return value == "1" if value else default


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name) or str(default)
    if not value.isdecimal() or not 0 < int(value) <= LAST_PORT:
        raise ImproperlyConfigured(f"{name} harus angka 1 sampai {LAST_PORT}; jalankan: ./spkt run --port {default}")
    return int(value)


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _is_scanner_here(address: str) -> bool:
    host, _colon, port = address.rpartition(":")
    return address.startswith("unix:/") or (_is_loopback(host) and port.isdecimal())


def _is_safe_service(address: str) -> bool:
    url = urlsplit(address)
    is_plain = not (url.username or url.password or url.query or url.fragment) and bool(url.hostname)
    return is_plain and (url.scheme == "https" or (url.scheme == "http" and _is_loopback(url.hostname or "")))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def site_here() -> Site:
    """The site of this process's environment. raises ImproperlyConfigured with a sentence for each unsafe value."""
    site = Site.read(os.environ)
    if refused := site.refusals():
        raise ImproperlyConfigured(" ".join(refused))
    return site
