"""Walks what begins as no complaint: a lost card, a found bag, what an officer met with on his round."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from spkt.access._gate import Reader
from spkt.actions import _finding, _finds, losses
from spkt.actions._narratives import Story
from spkt.actions._walk import Crew, Walk
from spkt.law import losses as lost
from spkt.law._report import Finding, Met, Secured
from spkt.law.case import Moment, Person, Role, Span, Thing
from spkt.law.offences import charge
from spkt.records.models import LaporanPolisi
from spkt.records.reference import catalogue

FOUND_GOODS = frozenset({"N09"})
"""Accounts of aid that bring found goods."""
SECURED = {"N07": 0, "N11": 2, "N24": 1, "N31": 0, "N34": 2, "N40": 1, "N44": 1, "N52": 1}
"""{account of a finding: how many of the accused, from the first, were secured at the scene}."""
BROUGHT = frozenset({"N07"})
"""Accounts of findings to which a citizen called the officers: he is a witness."""

OPENING = 180
"""Characters in which an account of a finding says whose officers they were."""


def walk_of(told: Story, crew: Crew, rng: Random, until: str = "finish", *, stays: bool = True) -> Walk:
    """The walk that this account asks for; only a complaint may rest on its way."""
    kind = {"sktlk": LostWalk, "lp_a": RoundWalk}.get(told.route, FoundWalk if told.id in FOUND_GOODS else Walk)
    return kind(told, crew, rng, until, stays=stays)


@dataclass(slots=True)
class LostWalk(Walk):
    """Somebody lost something, and leaves with the letter that says so."""

    def steps(self) -> Iterator[int]:
        """Does act after act, as `Walk.steps`."""
        bamin = self.crew.bamin
        for _stop, minutes in self._come("C"):
            yield minutes
        self.trail.matter = losses.begin_loss(by=self.crew.counter, key=self._key(), visit=self.trail.visit)
        yield self._minutes(2, 6)
        base = self._do(losses.fill, self.crew.counter, loss=loss_of(self.story), base=0)
        yield self._minutes(1, 5)
        self._do(losses.check, bamin)
        issued = self._do(losses.issue, bamin, told=base)
        self.trail.receipt, self.trail.number = issued["paper"], issued["number"]
        yield self._minutes(1, 5)
        self._farewell()


@dataclass(slots=True)
class FoundWalk(Walk):
    """Somebody brings what she found, and leaves with its receipt; the goods are kept."""

    def steps(self) -> Iterator[int]:
        """Does act after act, as `Walk.steps`."""
        for _stop, minutes in self._come("C"):
            yield minutes
        find = find_of(self.story)
        taken = _finds.take_found(by=self.crew.bamin, key=self._key(), visit=self.trail.visit, find=find)
        self.trail.matter, self.trail.receipt = taken["matter"], taken["paper"]
        self.trail.number = taken["number"]
        yield self._minutes(2, 8)
        self._do(_finds.store, self.crew.bamin, kept_at="lemari barang temuan, rak 2")
        yield self._minutes(1, 4)
        self._farewell()


@dataclass(slots=True)
class RoundWalk(Walk):
    """An officer met with a deed: he writes it down, another officer issues it, and it goes to the detectives."""

    def steps(self) -> Iterator[int]:
        """Does act after act, as `Walk.steps`."""
        finder, leader = self._finder, self.crew.leader
        met = met_with(self.story, finder)
        self.trail.matter = _finding.begin_finding(by=finder, key=self._key(), met=met)
        yield self._minutes(5, 20)
        self._do(_finding.submit_finding, finder, version=self._version)
        yield self._minutes(5, 40)
        issued = self._do(_finding.issue_finding, leader, version=self._version)
        self.trail.lp, self.trail.number = issued["lp"], issued["number"]
        for _stop, minutes in self._hand_on():
            yield minutes

    @property
    def _finder(self) -> Reader:
        """Of the detectives where the account names them, else of another branch."""
        opening = self.story.account.words[:OPENING]
        return self.crew.detective if "Tipidter" in opening or "Sat Reskrim" in opening else self.crew.function

    @property
    def _version(self) -> int:
        return LaporanPolisi.objects.get(matter__code=self.trail.matter).version


def loss_of(told: Story) -> lost.Loss:
    """What the loss form says of this account."""
    return lost.Loss(
        reporter=replace(told.reporter, roles=(Role.PELAPOR,), as_what=""),
        items=tuple(lost.Item(0, _lost_thing(thing, told)) for thing in told.things),
        when=told.account.when,
        where=told.account.where,
        how="tercecer",
        search="sudah dicari dan ditanyakan, tidak ditemukan",
        stolen=lost.NOT_STOLEN,
    )


KINDS = {
    "KTP": ("KTP-EL", "KTP elektronik", "lembar"),
    "SIM C": ("SIM-C", "SIM C", "lembar"),
    "ATM": ("ATM-BRI", "Kartu ATM BRI", "lembar"),
    "BPJS": ("BPJS-KES", "Kartu BPJS Kesehatan/KIS", "lembar"),
    "BPKB": ("BPKB", "BPKB", "buku"),
    "SHM": ("SERTIFIKAT-TANAH", "Sertifikat hak atas tanah", "buku"),
    "ijazah": ("IJAZAH-SD", "Ijazah/SKHU SD-SMP-SMA", "lembar"),
    "SKHUN": ("IJAZAH-SD", "Ijazah/SKHU SD-SMP-SMA", "lembar"),
    "akta": ("AKTA-LAHIR", "Akta kelahiran", "lembar"),
    "dompet": ("DOMPET", "Dompet/tas beserta isi", "buah"),
}
"""{word of an account: code, name and unit of the kind of lost thing}."""


def _lost_thing(thing: Thing, told: Story) -> Thing:
    """The thing as the list of lost things knows it, with whose it is."""
    code, name, unit = next(
        (kind for word, kind in KINDS.items() if word in thing.name), ("LAINNYA", "Barang/dokumen lain", "buah")
    )
    own = {"nik": told.reporter.id_number, "nama": told.reporter.name} if code == "KTP-EL" else {}
    return replace(thing, kind=code, kind_name=name, unit=unit, marks={**thing.marks, **own})


def find_of(told: Story) -> lost.Find:
    """What the finder of this account brings."""
    condition = "sama seperti diserahkan; isinya dihitung bersama penemu"
    return lost.Find(
        finder=replace(told.reporter, roles=(Role.PELAPOR,), as_what=""),
        things=tuple(lost.FoundThing(thing, condition) for thing in told.things),
        when=told.account.when,
        where=told.account.where,
    )


def met_with(told: Story, finder: Reader) -> Met:
    """What the officer writes of this account: his own report, in which nobody else reports."""
    story = told.account
    start = story.when.start
    assert start is not None
    known = Moment(start.on, start.at, about=False)
    caller = (replace(told.reporter, roles=(Role.SAKSI,), as_what=""),) if told.id in BROUGHT else ()
    persons = (*(each for each in told.people if each is not told.reporter), *caller)
    return Met(
        account=replace(story, uraian=story.words, when=Span(start, known=known)),
        persons=persons,
        things=tuple(replace(thing, part="bukti") for thing in told.things),
        finding=Finding(
            how=_how(story.words),
            first_action="mengamankan tempat kejadian, mencatat saksi dan barang, dan melapor kepada Kanit",
            unit=f"{finder.officer.post.removeprefix('PIKET ').title()} {finder.unit.name}",
            secured=_secured(told, persons, finder),
            charges=tuple(charge(catalogue().get(code)) for code in told.offences),
        ),
        subject=told.subject,
    )


def _how(words: str) -> tuple[str, ...]:
    """How the officer came to know of it, in the words of the form."""
    said = words.casefold()
    found = (("patroli", "patroli"), ("tertangkap tangan", "mengamankan"), ("informasi", "informasi"))
    return tuple(way for way, word in found if word in said) or ("temuan",)


def _secured(told: Story, persons: tuple[Person, ...], finder: Reader) -> tuple[Secured, ...]:
    """Those who were secured, a quarter of an hour after the deed; each was told his rights at once."""
    start = told.account.when.start
    assert start is not None
    assert start.at is not None
    at = datetime.combine(start.on, start.at, ZoneInfo(finder.unit.zone)) + timedelta(minutes=15)
    accused = [n for n, each in enumerate(persons, 1) if Role.TERLAPOR in each.roles]
    return tuple(Secured(n, at, at + timedelta(minutes=5)) for n in accused[: SECURED.get(told.id, 0)])
