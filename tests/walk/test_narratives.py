"""Every shipped account that ends in a report is walked through the acts and read back from the printed pages."""

import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

import pytest

from spkt.actions._narratives import Story, accounts, story
from spkt.actions._walk import Crew, Trail, Walk
from spkt.kit import clock
from spkt.law.case import Being, Role
from spkt.law.secrecy import Secrecy
from spkt.law.writing import dotted, moment_text
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Matter, Paper

pytestmark = pytest.mark.django_db(databases=["default", "trace"])

REPORTED = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
REPORTS = [row for row in accounts() if row["expected"]["route"] == "lp_b"]
CLOSING = {"kekerasan_seksual", "kdrt", "anak"}
NUMBER = re.compile(r"LP/B/1/XI/2026/SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT")


@dataclass(frozen=True, slots=True)
class Done:
    """One walk with what can be read on its papers."""

    told: Story
    trail: Trail
    matter: Matter

    def read(self, kind: str, variant: str = kinds.ASLI) -> str:
        """The words of a paper of this matter, in reading order with single blanks."""
        (paper,) = Paper.objects.filter(matter=self.matter, kind=kind)
        snapshot = vault.get(paper, "snapshot", self.matter.key)
        return read(kinds.render(kind, snapshot, variant=variant))


def read(pdf: bytes) -> str:
    """What can be selected on the pages; a word broken at the end of a line is whole again."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u00ad\n", "").split())


def within(words: str, page: str) -> bool:
    """Do the words stand on the page, wherever the lines break? The reader drops a hyphen at the end of a line."""
    return re.sub(r"[\s-]", "", words) in re.sub(r"[\s-]", "", page)


@pytest.fixture(params=REPORTS, ids=lambda row: row["id"])
def done(request: pytest.FixtureRequest) -> Done:
    """The account of this id, walked to the end on one evening."""
    with clock.at(REPORTED):
        told = story(request.param, Random(request.param["id"]), REPORTED.date())
        trail = Walk(told, Crew.on_watch(), Random(1)).go()
    return Done(told, trail, Matter.objects.select_related("key", "unit").get(code=trail.matter))


def test_an_account_becomes_a_report_that_says_it(done: Done) -> None:
    page = done.read("lp_b")
    print(f"{done.told.id}  {Secrecy(done.matter.secrecy).label:<9} {done.trail.number}  {', '.join(charged(done))}")
    assert NUMBER.search(page), done.told.id
    assert done.trail.number in page
    assert [words for words in said(done) if not within(words, page)] == []
    is_sealed = done.matter.secrecy == Secrecy.TERTUTUP
    assert is_sealed == bool(CLOSING & set(done.told.account.facts)), done.told.id
    if is_sealed:
        assert _leaked(done) == []


def _leaked(done: Done) -> list[tuple[str, str]]:
    """(kind, words): parties, articles, place and words of a sealed matter on a paper for other eyes."""
    names = [person.name for person in done.told.people if person.name and person.being is Being.ORANG]
    secret = [*names, *charged(done), done.told.account.where.detail, " ".join(done.told.account.words.split()[2:8])]
    pages = {kind: done.read(kind, kinds.LINDUNG) for kind in ("lp_b", "sttlp", "gelar_rek", "tanda_terima_pengaduan")}
    return [(kind, words) for kind, page in pages.items() for words in secret if within(words, page)]


def said(done: Done) -> list[str]:
    """Everything that the report must say: parties, place, time, loss, articles, things, the account itself."""
    told, account = done.told, done.told.account
    people = [person.name or person.features for person in told.people if person.roles != (Role.PENDAMPING,)]
    place = [account.where.detail, account.where.district] + ([account.where.village] if account.where.village else [])
    start = account.when.start
    assert start is not None
    when = [moment_text(start, "WIB")] if account.when.end is None else []
    loss = [f"Rp{dotted(account.loss)}"] if account.loss else []
    articles = [f"Pasal {charge}" for charge in charged(done)]
    things = [thing.name for thing in told.things if thing.part in ("objek", "bukti")]
    return [*people, *place, *when, *loss, *articles, *things, *account.words.split()[:40]]


def charged(done: Done) -> list[str]:
    """Articles that the gelar chose."""
    return [charge.article for charge in open_case(done.matter).notes.charges]
