"""What the house wants of allauth: nobody signs himself up, no cause is named, nobody is locked out, watches end."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache as kept
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from spkt.access.units import signed_in
from spkt.actions import units
from spkt.kit import clock, seal
from spkt.kit.keys import Keyring

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
PROVED_AT, PROVED_BY = "proved_at", "proved_by"
PASSWORD, CODE = "sandi", "kode"
PROOF_LASTS = timedelta(minutes=10)
"""One case is closed with three or four signatures in a row; at a desk that was left, the next man signs nothing."""
CELL = {"table": "mfa_authenticator", "column": "data", "row": "text"}
IDLE = timedelta(hours=1)
SEEN_EVERY = timedelta(minutes=5)
KNOWN_S = 30 * 24 * 3600
TOO_MANY = _("Terlalu banyak percobaan. Tunggu 5 menit, lalu coba lagi.")

Answer = Callable[[HttpRequest], HttpResponse]


class Officers(AuthenticationBackend):
    """Officers as accounts; each page gets its officer with unit and ledger size in one statement."""

    def get_user(self, user_id: Any) -> Any:
        """The officer of a session, None once he is no longer active."""
        return signed_in(user_id)


class Argon2(Argon2PasswordHasher):
    """Argon2id with 46 MiB and one lane: as strong as OWASP asks, and four sign-ins at once still fit a small PC."""

    time_cost, memory_cost, parallelism = 1, 47_104, 1


class Account(DefaultAccountAdapter):
    """Accounts are made by the unit's administrator, never by a visitor."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Nama atau sandi tidak cocok. Coba lagi, atau hubungi Kanit jaga."),
        "incorrect_password": _("Sandi tidak cocok. Coba lagi."),
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts tries by address, by account from one address, and by account from addresses not known for it.

        The last keeps a guesser with many addresses slow; the officer at his own desk is not held up by it.
        """
        super().pre_authenticate(request, **credentials)
        if kept.get(self._address_of(request, credentials["username"])):
            return
        key = f"anywhere:{credentials['username']}"
        spent = ratelimit.consume(request, action="login_elsewhere", key=key)
        if not spent:
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return self._address_of(request, credentials["username"])

    def _address_of(self, request: HttpRequest, nrp: str) -> str:
        return f"signin:{self.get_client_ip(request)}:{nrp}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The officer, or None; one whose account is closed gets the answer of a wrong password."""
        officer = super().authenticate(request, **credentials)
        return officer if officer and officer.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Back to the start: closed between password and code."""
        return HttpResponseRedirect(reverse("account_login"))

    def login(self, request: HttpRequest, user: Any) -> None:
        """Signs in, notes when, remembers the address, and keeps the language that was chosen before."""
        super().login(request, user)
        request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = clock.now().isoformat()
        note_proof(request)
        kept.set(self._address_of(request, user.nrp), 1, KNOWN_S)
        if chosen := request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            units.prefer(user, language=chosen)


class SecondFactor(DefaultMFAAdapter):
    """Seeds of TOTP and recovery codes are sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Kode tidak cocok. Tunggu kode berikutnya di ponsel, lalu ketik lagi."),
        "rate_limited": TOO_MANY,
    }

    def encrypt(self, text: str) -> str:
        """The text sealed with the desk's key."""
        return seal.seal(text.encode(), _ring().secret("desk"), key_id=_ring().key_id("desk"), **CELL)

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. raises Unreadable if it was changed."""
        return seal.open_(encrypted_text, _ring().secret_of(seal.key_id_of(encrypted_text)), **CELL).decode()


def factor_of(user: Any) -> str:
    """By what this officer proves that it is he: the code of his app, or his password where he has none."""
    return CODE if is_mfa_enabled(user) else PASSWORD


def note_proof(request: HttpRequest) -> None:
    """He just proved it; holds for `PROOF_LASTS`, in this session only."""
    request.session[PROVED_AT], request.session[PROVED_BY] = clock.now().isoformat(), factor_of(request.user)


def proof_of(request: HttpRequest) -> str:
    """By what he proved it in the last minutes, "" where he did not."""
    at = request.session.get(PROVED_AT)
    is_fresh = at is not None and clock.now() - datetime.fromisoformat(at) < PROOF_LASTS
    return str(request.session[PROVED_BY]) if is_fresh else ""


@cache
def _ring() -> Keyring:
    return Keyring.load(settings.SITE.keys, data_dir=settings.SITE.data)


def ends_with_the_watch(answer: Answer) -> Answer:
    """Middleware: signs out a session that nobody used for an hour, and any session when the watch is over.

    A page that asks for news by itself is not somebody using it.
    """

    def with_end(request: HttpRequest) -> HttpResponse:
        if since := request.session.get(SIGNED_IN_AT):
            now = clock.now()
            seen = datetime.fromisoformat(request.session.get(SEEN_AT, since))
            if (
                now - datetime.fromisoformat(since) > timedelta(seconds=settings.SESSION_COOKIE_AGE)
                or now - seen > IDLE
            ):
                logout(request)
            elif _is_somebody(request) and now - seen > SEEN_EVERY:
                request.session[SEEN_AT] = now.isoformat()
        return answer(request)

    return with_end


def _is_somebody(request: HttpRequest) -> bool:
    return request.method == "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def speaks(answer: Answer) -> Answer:
    """Middleware: the officer's language, before signing in the one chosen there, otherwise Indonesian.

    What the browser asks for is not heard: a desk PC set up in English is no officer who reads English.
    """

    def in_language(request: HttpRequest) -> HttpResponse:
        chosen = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        spoken = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(spoken):
            response = answer(request)
        response.setdefault("Content-Language", spoken)
        return response

    return in_language
