"""Forms of signing in: allauth's own, in our words and with our fields."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgain
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false", "class": "input num"}


class SignInForm(LoginForm):
    """NRP and password; how an NRP is spaced does not matter (domain trap 17)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], _("NRP"), inputmode="numeric", autocomplete="username", spellcheck="false")
        self.fields["login"].widget.attrs["class"] = "input num"
        _say(self.fields["password"], _("Kata sandi"), autocomplete="current-password")

    def clean_login(self) -> str:
        """The NRP without spaces."""
        return "".join(self.cleaned_data["login"].split())


class PasswordAgainForm(PasswordAgain):
    """The password once more, before something that protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("Kata sandi"), autocomplete="current-password")


class CodeForm(AuthenticateForm):
    """Six digits of the app, or one of the spare codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Kode"), **CODE)


class CodeAgainForm(CodeAgain):
    """A code once more, before something that protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Kode"), **CODE)


class FirstCodeForm(ActivateTOTPForm):
    """The first code of an app that was just set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Kode dari aplikasi"), **CODE)


def _say(field: forms.Field, label: Any, **attrs: str) -> None:
    field.label, field.help_text = label, ""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update({"class": "input", **attrs})
