"""Settings: what the environment says (`Site`), refused where it is unsafe, then Django's names derived from it.

Outside demo mode a value that would weaken the house stops the program with one sentence per value.
Demo mode (`SPKT_DEMO=1`) relaxes TLS and the second factor, and therefore listens on this machine only.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from spkt.kit import postgres, sqlite
from spkt.kit.keys import Keyring, KeysError

SQLITE_VERSION = sqlite.swap()
HERE = Path(__file__).resolve().parent
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
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

    @classmethod
    def read(cls, env: Mapping[str, str]) -> Self:
        """The site as these variables describe it. raises ImproperlyConfigured for a value that cannot be read."""
        data = Path(env.get("SPKT_DATA") or "var").resolve()
        demo = _flag(env, "SPKT_DEMO", default=False)
        port = _port(env, "SPKT_PORT", 8000)
        portal_port = _port(env, "SPKT_PORTAL_PORT", port + 1)
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
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise ImproperlyConfigured(f"{name} harus angka 1 sampai 65535.")
    return int(value)


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _databases(site: Site) -> dict[str, dict[str, Any]]:
    try:
        if site.database_url:
            return {"default": postgres.database(site.database_url), "trace": postgres.database(site.trace_url)}
    except postgres.AddressError as error:
        raise ImproperlyConfigured(str(error)) from None
    return {
        "default": sqlite.database(site.data / "spkt.sqlite3", SQLITE_VERSION),
        "trace": sqlite.database(site.data / "trace.sqlite3", SQLITE_VERSION),
    }


def _session_secret(site: Site) -> str:
    """Signs sessions and forms. Without a keyring it is empty, and Django then signs nothing at all."""
    if not site.keys.is_dir():
        return ""
    try:
        return Keyring.load(site.keys, data_dir=site.data).secret("session").hex()
    except KeysError as error:
        raise ImproperlyConfigured(str(error)) from None


SITE = Site.read(os.environ)
if _refused := SITE.refusals():
    raise ImproperlyConfigured(" ".join(_refused))

DEBUG = SITE.debug
SECRET_KEY = _session_secret(SITE)
ALLOWED_HOSTS = list(SITE.hosts)
ROOT_URLCONF = "spkt.urls"
INSTALLED_APPS = [
    "spkt.records",
    "spkt.trace",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "spkt.desk._headers.headers",
    "spkt.desk._static.static",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "spkt.desk._signin.ends_with_the_watch",
    "spkt.desk._signin.speaks",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "desk", HERE / "portal"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "spkt.desk._page.surroundings"],
            "libraries": {"parts": "spkt.desk.templatetags.parts"},
        },
    }
]

# Databases
DATABASES = _databases(SITE)
DATABASE_ROUTERS = ["spkt.kit.routing.Trace"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False
# SQLite is served by one process, so its memory is shared enough; several processes share a table.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "spkt_cache"}
    if SITE.database_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Language and time
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

# Sign-in
AUTH_USER_MODEL = "spkt.Officer"
AUTHENTICATION_BACKENDS = ["spkt.desk._signin.Officers"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "spkt.desk._signin.Account"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nrp"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "spkt.desk.units.forms.SignInForm",
    "reauthenticate": "spkt.desk.units.forms.PasswordAgainForm",
}
# By address, by account from one address, and by account from addresses it never signed in from.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/300s/key", "login_elsewhere": "20/300s/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SITE.secure else 0
MFA_ADAPTER = "spkt.desk._signin.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "SPKT"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "spkt.desk.units.forms.CodeForm",
    "reauthenticate": "spkt.desk.units.forms.CodeAgainForm",
    "activate_totp": "spkt.desk.units.forms.FirstCodeForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"

# Sessions, cookies, headers
_COOKIE_PREFIX = "__Host-" if SITE.secure else ""
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}spkt"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SITE.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}spkt_csrf"
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_NAME = f"{_COOKIE_PREFIX}spkt_bahasa"
SECURE_HSTS_SECONDS = 63_072_000 if SITE.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITE.secure else None
# Not "no-referrer": under it browsers post forms with "Origin: null", which the CSRF check must refuse (ADR 0019).
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
        "media-src": ["'self'"],
        "worker-src": ["'self'"],
    }
}
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "spkt.desk._static.HashedNames"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "spkt.kit.logline.LogLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "psycopg.pool": {"level": "ERROR"},
        "spkt": {"level": "INFO"},
    },
}
