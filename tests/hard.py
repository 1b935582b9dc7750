"""Shortcuts for the hard cases: a matter that was told and read back, an act by somebody, the words of a paper."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from spkt.actions import reports
from spkt.law.case import Account, Confirmation, Person
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import LaporanPolisi, Matter, Paper
from tests import factories
from tests.cast import who

SIGNED = Confirmation("tanda tangan")
THUMB = Confirmation("cap jempol", ("YOHANES", "MARIA"))


def told(*people: Person, account: Account | None = None, after: str = "read_back", **changes: Any) -> Matter:
    """A matter told by the first of these people, resting where `after` says; changes are of its account."""
    story = factories.MOTOR_STORY
    account = replace(account or story.account, **changes)
    return factories.matter(replace(story, account=account, people=people or story.people), after=after)


def do(act: Callable[..., Any], name: str, matter: Matter, **inputs: Any) -> Any:
    """The act by this officer of the cast."""
    return act(by=who(name), key=uuid4(), code=matter.code, **inputs)


def words(pdf: bytes) -> str:
    """What can be read on a paper, in reading order with single blanks."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def printed(matter: Matter, kind: str, variant: str = kinds.ASLI) -> str:
    """The words of the newest paper of this kind."""
    paper = Paper.objects.filter(matter=matter, kind=kind).order_by("-issued_at")[0]
    return words(kinds.render(kind, dict(vault.get(paper, "snapshot", matter.key)), variant=variant))


def report(
    matter: Matter, *, given: Confirmation = SIGNED, writer: str = "ani", offences: tuple[str, ...] = ()
) -> dict[str, str]:
    """Drafts, confirms and issues the report from where the matter rests."""
    told_now = factories.reread(matter.code).told
    inputs = {"uraian": "Pelapor menerangkan kejadiannya.", "deed": "kejadian", "actions": ["menerima laporan"]}
    do(reports.draft, writer, matter, **inputs, base=told_now, offences=offences)
    row = LaporanPolisi.objects.get(matter=matter)
    do(reports.confirm, writer, matter, digest=row.text_digest, given=given)
    version = LaporanPolisi.objects.get(matter=matter).version
    issued: dict[str, str] = do(reports.issue, "dodi", matter, version=version)
    return issued
