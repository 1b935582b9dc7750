"""What the reporter's second screen may show: one text by paragraph, and never NIK, address or notes."""

import re
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from spkt.access._gate import Reader
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
    """What stands on the screen now; without `parts` it greets."""

    screen: Screen
    parts: tuple[str, ...]
    name: str

    @property
    def state(self) -> str:
        """greeting, reading, stopped, signing or done: another word draws the page anew."""
        if not self.parts:
            return "greeting"
        if self.screen.agreed_at:
            return "done"
        if self.screen.stopped:
            return "stopped"
        return "reading" if self.screen.current <= len(self.parts) else "signing"


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
    if matter is None or screen.touched_at is None or clock.now() - screen.touched_at > REST:
        return Shown(screen, (), "")
    case = open_case(matter)
    if digest_of(case, screen.what) != screen.digest:
        return Shown(screen, (), "")
    name = case.reporter.name if case.reporter else ""
    return Shown(screen, parts_of(case, screen.what), name)


def my_screen(reader: Reader) -> Screen | None:
    """The screen paired to this officer's desk."""
    return Screen.objects.filter(officer=reader.officer).order_by("-made_at").first()


def agreed(reader: Reader, matter: Matter, digest: str) -> bool:
    """Did the reporter agree on this officer's screen with the very text of this digest?"""
    screen = Screen.objects.filter(officer=reader.officer, matter=matter, digest=digest)
    return screen.filter(agreed_at__isnull=False).exists()
