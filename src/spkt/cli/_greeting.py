"""What `spkt run` says when the house is open."""

from collections.abc import Iterable

from django.conf import settings

Officer = tuple[str, str, str]
"""(NRP, password, who it is): a demo officer as he signs in."""


def greet(officers: Iterable[Officer]) -> None:
    """Prints the addresses and, in demo mode, who can sign in with what."""
    site = settings.SITE
    print(f"\n  Meja SPKT        http://{_shown(site.host)}:{site.port}/")
    print(f"  Jendela publik   http://{_shown(site.host)}:{site.portal_port}/")
    if site.demo:
        print(f"\n  MODE DEMO: hanya untuk dicoba, surat bertanda CONTOH. Data: {site.data}")
        print("\n  NRP        kata sandi          petugas")
        for nrp, password, who in officers:
            print(f"  {nrp:<10} {password:<19} {who}")
    print("\n  Ctrl-C untuk berhenti.\n", flush=True)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
