"""What the reporter's second screen may show: one text by paragraph, and never NIK, address or notes."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from spkt.access._gate import Reader, in_scope, seen
from spkt.access.reports import text_digest
from spkt.kit import clock
from spkt.records import vault
from spkt.records.casefile import CaseFile, open_case
from spkt.records.models import Matter, Screen

REST = timedelta(minutes=10)
"""After this long without an answer the screen goes blank: the officer has left."""
SENTENCES_A_PART = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen now; without `parts` it greets. case   whose text it is, None while it greets"""

    screen: Screen
    parts: tuple[str, ...]
    name: str
    case: CaseFile | None = None

    @property
    def state(self) -> str:
        """greeting, reading, stopped, signing or done: another word draws the page anew."""
        return _doing(self.screen, len(self.parts)) if self.parts else "greeting"


@dataclass(frozen=True, slots=True)
class Watched:
    """How far the reporter is in a text of a matter, as the officer's desk learns it; not a word of the text itself.

    state   unpaired; idle (this text is not on the screen), changed (it was rewritten since), rested (nobody answered);
            or what she does: reading, stopped, signing, done
    parts   of the text as it is stored now; none: there is nothing to show yet
    """

    state: str
    parts: int = 0
    current: int = 0
    agreed_at: datetime | None = None


def _doing(screen: Screen, parts: int) -> str:
    if screen.agreed_at:
        return "done"
    if screen.stopped:
        return "stopped"
    return "reading" if screen.current <= parts else "signing"


def _is_left(screen: Screen) -> bool:
    return screen.touched_at is None or clock.now() - screen.touched_at > REST


def parts_of(case: CaseFile, what: str) -> tuple[str, ...]:
    """The text as it is read aloud: paragraphs as they were written, long ones by a few sentences."""
    text = case.account.words if what == "story" else case.account.uraian
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n|\n", text):
        sentences = re.split(r"(?<=[.?!])\s+", paragraph.strip())
        found += [" ".join(sentences[n : n + SENTENCES_A_PART]) for n in range(0, len(sentences), SENTENCES_A_PART)]
    return tuple(part for part in found if part)


def digest_of(case: CaseFile, what: str) -> str:
    """Digest of what is shown: of the story itself, or of everything the reporter confirms in the report."""
    if what == "story":
        return sha256(case.account.words.encode()).hexdigest()
    return text_digest(case, tuple(vault.get(case.report, "actions", case.matter.key) or ()) if case.report else ())


def screen_of(token: str) -> Screen | None:
    """The screen with this cookie, None for a stranger."""
    return Screen.objects.filter(token=vault.tracking_digest(token)).select_related("matter__key", "officer").first()


def shown_on(screen: Screen) -> Shown:
    """What this screen shows; a screen nobody minds shows nothing."""
    matter = screen.matter
    if matter is None or _is_left(screen):
        return Shown(screen, (), "")
    case = open_case(matter)
    if digest_of(case, screen.what) != screen.digest:
        return Shown(screen, (), "")
    name = case.reporter.name if case.reporter else ""
    return Shown(screen, parts_of(case, screen.what), name, case)


def my_screen(reader: Reader) -> Screen | None:
    """The screen paired to this officer's desk."""
    return Screen.objects.filter(officer=reader.officer).order_by("-made_at").first()


def watched(case: CaseFile, reader: Reader, what: str) -> Watched:
    """What the reporter does with this text, "story" or "report", on the screen of this officer."""
    screen, parts = my_screen(reader), len(parts_of(case, what))
    if screen is None:
        return Watched("unpaired", parts)
    if screen.matter_id != case.matter.pk or screen.what != what:
        return Watched("idle", parts)
    if screen.digest != digest_of(case, what):
        return Watched("changed", parts)
    state = _doing(screen, parts)
    is_left = state != "done" and _is_left(screen)
    return Watched("rested" if is_left else state, parts, screen.current, screen.agreed_at)


def watch(code: str, reader: Reader, what: str) -> Watched:
    """The same for the desk that asks again each second; nothing personal is read, so no reading is noted.

    raises  Unseen
    """
    return watched(open_case(seen(in_scope(reader).filter(code=code).select_related("key"))), reader, what)


def agreed(reader: Reader, matter: Matter, digest: str) -> bool:
    """Did the reporter agree on this officer's screen with the very text of this digest?"""
    screen = Screen.objects.filter(officer=reader.officer, matter=matter, digest=digest)
    return screen.filter(agreed_at__isnull=False).exists()
