"""The reporter's second screen: paired, presented, answered. What it answers becomes the officer's act, not its own."""

import secrets
from datetime import timedelta

from django.db import transaction

from spkt.access._gate import Reader, in_scope, seen
from spkt.access.citizens import Shown, digest_of, parts_of
from spkt.actions._spine import Refused
from spkt.kit import clock
from spkt.kit.sqlite import writer
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Officer, Screen

CODE_LIFE = timedelta(minutes=10)
CODE_FIGURES = 6
WAITING_AT_MOST = 40
"""Unpaired screens of one house; more would only make a mistyped code meet a stranger's screen."""
SIGNATURE_LETTERS = 200_000


def open_screen() -> tuple[str, Screen]:
    """A new screen, not paired yet: the token for its cookie, and the row with the code to type at the desk.

    raises  Refused while as many wait as no house has: whoever asks here is not known
    """
    token, now = secrets.token_urlsafe(32), clock.now()
    with writer(), transaction.atomic():
        Screen.objects.filter(officer=None, made_at__lte=now - CODE_LIFE).delete()
        taken = set(Screen.objects.filter(officer=None).values_list("code", flat=True))
        if len(taken) >= WAITING_AT_MOST:
            raise Refused(N_("Terlalu banyak percobaan"))
        screen = Screen(token=vault.tracking_digest(token), code=_free_code(taken), made_at=now)
        screen.save(force_insert=True)
    return token, screen


def _free_code(taken: set[str]) -> str:
    """Six figures that no waiting screen shows."""
    while (code := f"{secrets.randbelow(10**CODE_FIGURES):0{CODE_FIGURES}}") in taken:
        continue
    return code


def pair(reader: Reader, code: str) -> None:
    """Pairs the screen that shows this code to the officer's desk; a code works once and for ten minutes.

    raises  Refused for an unknown or old code
    """
    spelt = code.strip()
    waiting = Screen.objects.filter(code=spelt, officer=None, made_at__gt=clock.now() - CODE_LIFE)
    with writer():
        # A screen that was paired before shows no code, and no code is not typed.
        screen = waiting.first() if len(spelt) == CODE_FIGURES else None
        if screen is None:
            raise Refused(
                N_("Kode layar tidak cocok atau sudah lewat. Muat ulang layar pelapor, lalu ketik kode barunya.")
            )
        Screen.objects.filter(officer=reader.officer).update(officer=None, matter=None)
        screen.officer, screen.code = reader.officer, ""
        screen.save()


def present(reader: Reader, code: str, what: str) -> None:
    """Puts a text of this matter on the officer's screen, from its first paragraph.

    what    "story" or "report"
    raises  Unseen; Refused without a screen or a text
    """
    matter = seen(in_scope(reader).filter(code=code).select_related("key"))
    case = open_case(matter)
    screen = Screen.objects.filter(officer=reader.officer).order_by("-made_at").first()
    parts = parts_of(case, what)
    if screen is None:
        raise Refused(
            N_("Belum ada layar pelapor di meja ini. Buka alamat layar di komputer kedua, lalu ketik kodenya.")
        )
    if not parts:
        raise Refused(N_("Belum ada isi untuk dibacakan. Tulis dulu."))
    screen.matter, screen.what, screen.digest = matter, what, digest_of(case, what)
    screen.parts, screen.current, screen.stopped, screen.agreed_at = len(parts), 1, False, None
    screen.signature, screen.touched_at = "", clock.now()
    with writer():
        screen.save()


def dismiss(officer: Officer) -> None:
    """Blanks the officer's screens: he left."""
    with writer():
        Screen.objects.filter(officer=officer).update(matter=None, digest="", current=0, parts=0)


def answer(shown: Shown, said: str, signature: str = "") -> None:
    """What the reporter pressed: "benar", "salah" (stops the reading) or "setuju" at the end.

    signature   picture of the pad as data: address, "" when she signs on paper
    """
    screen = shown.screen
    if said == "benar" and shown.state == "reading":
        screen.current += 1
    elif said == "salah" and shown.state in ("reading", "signing"):
        screen.stopped = True
    elif said == "setuju" and shown.state == "signing":
        screen.agreed_at = clock.now()
        if screen.matter and signature.startswith("data:image/png;base64,") and len(signature) < SIGNATURE_LETTERS:
            vault.put(screen, "signature", signature, screen.matter.key)
    screen.touched_at = clock.now()
    with writer():
        screen.save()
