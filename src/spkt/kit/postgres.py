"""A PostgreSQL address turned into Django's settings, with the connection pool of psycopg."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

POOL_MIN, POOL_MAX, POOL_TIMEOUT_S = 1, 8, 10


class AddressError(ValueError):
    """The address of the database is not one; the sentence says what is missing, never the password."""


def database(url: str) -> dict[str, Any]:
    """Django's settings of the database at `postgresql://user:password@host:port/name?sslmode=…`.

    url         host may be a percent-encoded directory for a Unix socket; parameters go to libpq
    raises      AddressError for another scheme or a missing name
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise AddressError("Alamat basis data harus diawali postgresql://")
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise AddressError("Alamat basis data tidak menyebut nama basis data: postgresql://…/nama")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": POOL_MIN, "max_size": POOL_MAX, "timeout": POOL_TIMEOUT_S},
            **dict(parse_qsl(parts.query)),
        },
    }


def beside(url: str, suffix: str) -> str:
    """Address of the database on the same server whose name carries this suffix."""
    parts = urlsplit(url)
    return parts._replace(path=parts.path + suffix).geturl()
