"""The two pages before an officer is known: NRP and password, then the code."""

from collections.abc import Callable
from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from spkt.access._gate import reader_of
from spkt.access.units import on_the_door, spoken
from spkt.actions import units


def _around(context: dict[str, Any]) -> dict[str, Any]:
    """Puts the unit and its Kanit on duty beside the form; allauth's own `site` would hide ours."""
    context.pop("site", None)
    return {**context, "door": on_the_door(), "demo_officers": _demo(), "demo_password": units.DEMO_PASSWORD}


def _demo() -> list[dict[str, str]]:
    if not settings.SITE.demo:
        return []
    return [{"nrp": each.nrp, "name": spoken(each.name), "role": _(each.role.label)} for each in units.DEMO]


class SignIn(LoginView):
    """NRP and password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form with what stands around it."""
        return _around(super().get_context_data(**kwargs))


class SecondStep(AuthenticateView):
    """The code of the officer's app."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form with what stands around it."""
        return _around(super().get_context_data(**kwargs))


def inside(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of allauth for an officer who is signed in: the frame around it shows whose account it is."""

    def framed(request: Any, **where: Any) -> HttpResponse:
        if request.user.is_authenticated:
            request.reader = reader_of(request.user)
        return view(request, **where)

    return framed


class FirstCode(ActivateTOTPView):
    """The second factor is set up."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Whoever came in with the password alone before, elsewhere, is out."""
        answer: HttpResponse = super().form_valid(form)
        units.end_other_sessions(self.request.user, self.request.session.session_key)
        return answer


first_code = FirstCode.as_view()
sign_in = SignIn.as_view()
second_step = SecondStep.as_view()
