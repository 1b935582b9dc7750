"""Django's settings, derived from what the environment says of this site (`spkt.site`)."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from spkt.kit import postgres, sqlite
from spkt.kit.keys import Keyring, KeysError
from spkt.site import Site, site_here

SQLITE_VERSION = sqlite.swap()
HERE = Path(__file__).resolve().parent


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


SITE = site_here()

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
    "spkt.desk._headers.from_here",
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
PASSWORD_HASHERS = ["spkt.desk._signin.Argon2"]
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
# A file that comes as an ordinary form stays in memory until it is sealed: nothing of it may touch the disk in clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 10_100_000
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
