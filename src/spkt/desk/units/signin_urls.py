"""Addresses of signing in, below `masuk/`.

The views and names are allauth's; only what an officer needs is routed, everything else of it does not exist here.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, path

from spkt.desk.units import signin
from spkt.desk.units.signin import inside

urlpatterns: list[URLPattern] = [
    path("", signin.sign_in, name="account_login"),
    path("kode", signin.second_step, name="mfa_authenticate"),
    path("ulang", inside(account.reauthenticate), name="account_reauthenticate"),
    path("ulang/kode", inside(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("pengaman", inside(mfa.index), name="mfa_index"),
    path("pengaman/pasang", inside(signin.first_code), name="mfa_activate_totp"),
    path("pengaman/lepas", inside(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("pengaman/cadangan", inside(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("pengaman/cadangan/baru", inside(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
]
