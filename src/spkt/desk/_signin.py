"""What the house wants of allauth: nobody signs himself up, seeds of the second factor are sealed, watches end."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from spkt.kit import clock, seal
from spkt.kit.keys import Keyring

SIGNED_IN_AT = "signed_in_at"
CELL = {"table": "mfa_authenticator", "column": "data", "row": "text"}

Answer = Callable[[HttpRequest], HttpResponse]


class Account(DefaultAccountAdapter):
    """Accounts are made by the unit's administrator, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Signs in and notes when, so that the session ends with the watch however busy it was."""
        super().login(request, user)
        request.session[SIGNED_IN_AT] = clock.now().isoformat()


class SecondFactor(DefaultMFAAdapter):
    """Seeds of TOTP and recovery codes are sealed in the database."""

    def encrypt(self, text: str) -> str:
        """The text sealed with the desk's key."""
        return seal.seal(text.encode(), _ring().secret("desk"), key_id=_ring().key_id("desk"), **CELL)

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. raises Unreadable if it was changed."""
        return seal.open_(encrypted_text, _ring().secret_of(seal.key_id_of(encrypted_text)), **CELL).decode()


@cache
def _ring() -> Keyring:
    return Keyring.load(settings.SITE.keys, data_dir=settings.SITE.data)


def ends_with_the_watch(answer: Answer) -> Answer:
    """Middleware: a session older than SESSION_COOKIE_AGE is signed out, even one that was used a second ago."""

    def with_end(request: HttpRequest) -> HttpResponse:
        since = request.session.get(SIGNED_IN_AT)
        if since and clock.now() - datetime.fromisoformat(since) > timedelta(seconds=settings.SESSION_COOKIE_AGE):
            logout(request)
        return answer(request)

    return with_end
