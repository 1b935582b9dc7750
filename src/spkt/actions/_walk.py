"""Walks one story through the desk, act after act, each by the officer whose act it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from spkt.access._gate import Reader, reader_of
from spkt.actions import (
    _handover,
    _letters,
    _outcomes,
    _referral,
    counter,
    gelar,
    matters,
    papers,
    reports,
    visum,
    watch,
)
from spkt.actions._narratives import Story
from spkt.actions._ways import Way, way_of
from spkt.kit import clock
from spkt.law.case import Confirmation, KonselingNotes
from spkt.law.journeys.matters import State
from spkt.law.journeys.papers import FOR_CITIZEN
from spkt.law.offences import deed_days
from spkt.law.secrecy import Secrecy
from spkt.law.visum import EXAMINATIONS, Request
from spkt.papers._minutes import Witness
from spkt.records.models import LaporanPolisi, Letter, Matter, Officer, Paper
from spkt.records.reference import catalogue

S = State
STOPS = (
    "arrive", "greet", "receive", "account", "read_back", "konseling", "siap_gelar", "gelar", "weigh", "propose",
    "recommend", "draft", "confirm", "issue", "finish",
)  # fmt: skip
"""Where a walk may rest, in the order of the journey; each is done when the walk stops there."""

_AFTER: dict[State, Callable[..., str]] = {
    S.BUKAN_PIDANA: _outcomes.explain,
    S.REKOM_DUMAS: _outcomes.forward,
    S.REKOM_LI: _outcomes.forward,
    S.LIMPAH: _referral.refer,
}
"""What is done after the gelar."""
PROOF = "peragaan"
"""By what the officers of a story prove that it is they: it is played, nobody signs in."""
MORE_TIME = timedelta(days=10)
BY_POST = {
    "99070815": "counter", "97110233": "bamin", "84051122": "leader", "86090417": "detective", "91020755": "uppa",
    "93080126": "function", "80010203": "head", "79060511": "detectives",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does what in the walks, as readers."""

    counter: Reader
    bamin: Reader
    leader: Reader
    detective: Reader
    uppa: Reader
    function: Reader
    head: Reader
    detectives: Reader

    @classmethod
    def on_watch(cls) -> "Crew":
        """The demo officers as they serve now."""
        found = Officer.objects.select_related("unit").filter(nrp__in=BY_POST)
        return cls(**{BY_POST[officer.nrp]: reader_of(officer, PROOF) for officer in found})


@dataclass(slots=True)
class Trail:
    """What a walk has left behind so far: outside codes, "" for what is not there yet."""

    visit: str = ""
    matter: str = ""
    receipt: str = ""
    lp: str = ""
    sttlp: str = ""
    number: str = ""


@dataclass(slots=True)
class Walk:
    """One account on its way through the desk.

    until   the last of STOPS that is done
    goes_on an issued report goes on to the detectives, who take it
    stays   she is still at the desk where the walk rests; otherwise she goes home with her receipt
    rng     decides minutes and idempotency keys
    """

    story: Story
    crew: Crew
    rng: Random
    until: str = "finish"
    stays: bool = True
    trail: Trail = field(default_factory=Trail)
    goes_on: bool = False

    def steps(self) -> Iterator[int]:
        """Does act after act; what it yields are the minutes until the next one."""
        for part in self._parts():
            for stop, minutes in part():
                if stop == self.until:
                    yield from self._home()
                    return
                yield minutes

    def _parts(self) -> Iterator[Callable[[], Iterator[tuple[str, int]]]]:
        """The parts of this journey, in order: where it ends is decided by its way."""
        yield self._come
        if self._way.advice:
            return
        yield from (self._receive, self._tell, self._talk)
        if self._outcome == S.BUTUH_BANTUAN:
            return
        yield from (self._weigh, self._decide)
        if self._outcome == S.REKOM_LP:
            yield self._report
        if self._way.taken_back:
            yield self._take_back
        if self._outcome == S.REKOM_LP and self.goes_on:
            yield self._hand_on

    def go(self) -> Trail:
        """All of it at once, at the time the clock shows."""
        for _minutes in self.steps():
            pass
        return self.trail

    def _key(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def _do(self, act: Callable[..., Any], by: Reader, **inputs: Any) -> Any:
        return act(by=by, key=self._key(), code=self.trail.matter, **inputs)

    def _minutes(self, least: int, most: int) -> int:
        return self.rng.randint(least, most)

    @property
    def _is_sealed(self) -> bool:
        return Matter.objects.filter(code=self.trail.matter, secrecy=Secrecy.TERTUTUP).exists()

    @property
    def _detective(self) -> Reader:
        return self.crew.uppa if self._is_sealed else self.crew.detective

    def _come(self, lane: str = "B") -> Iterator[tuple[str, int]]:
        ani, trail = self.crew.counter, self.trail
        trail.visit = counter.arrive(by=ani, key=self._key(), lane=lane)
        yield "arrive", self._minutes(1, 12)
        counter.call(by=ani, key=self._key(), code=trail.visit)
        counter.greet(by=ani, key=self._key(), code=trail.visit)
        yield "greet", self._minutes(1, 3)
        if self._way.advice:
            counter.finish(by=ani, key=self._key(), code=trail.visit, reason=self._way.advice)

    def _receive(self) -> Iterator[tuple[str, int]]:
        ani, told, trail = self.crew.counter, self.story, self.trail
        said = matters.Received(told.subject, told.reporter.name, contact=told.reporter.phone)
        got = matters.receive(by=ani, key=self._key(), visit=trail.visit, said=said)
        trail.matter, trail.receipt = got["matter"], got["paper"]
        yield "receive", self._minutes(4, 15)

    def _tell(self) -> Iterator[tuple[str, int]]:
        ani, told = self.crew.counter, self.story
        base = self._do(matters.write_account, ani, account=told.account, base=0)
        self._do(matters.put_party, ani, person=told.reporter, ordinal=1, version=1)
        for person in told.people:
            if person is not told.reporter:
                self._do(matters.put_party, ani, person=person)
        for thing in told.things:
            self._do(matters.put_thing, ani, thing=thing)
        self._do(watch.call_detective, ani)
        yield "account", self._minutes(2, 6)
        self._do(matters.read_back, ani, told=base)
        yield "read_back", self._minutes(2, 20)

    def _talk(self) -> Iterator[tuple[str, int]]:
        self._do(matters.start_konseling, self._detective)
        yield "konseling", self._minutes(8, 25)
        if self._way.helped:
            yield from self._help()
            if self._outcome == S.BUTUH_BANTUAN:
                return
        outcome = S.SIAP_GELAR if self._outcome != S.BUKAN_PIDANA else S.BUKAN_PIDANA_AWAL
        notes = KonselingNotes(
            topic=self.story.subject,
            points="Kronologi, bukti yang ada, dan kemungkinan penyelesaian dibicarakan bersama pelapor.",
            explained=("pidana", "restoratif"),
            wishes="Pelapor meminta perkaranya diproses.",
            advice="Dibawa ke gelar perkara awal.",
        )
        self._do(matters.record_konseling, self._detective, outcome=outcome, notes=notes)
        yield "siap_gelar", self._minutes(5, 40)

    def _help(self) -> Iterator[tuple[str, int]]:
        """Help goes out before anything is weighed; the talk is taken up again where there is something to weigh."""
        notes = KonselingNotes(topic=self.story.subject, points=self._way.helped, wishes="Pelapor meminta bantuan.")
        self._do(matters.record_konseling, self._detective, outcome=S.BUTUH_BANTUAN, notes=notes)
        yield "help", self._minutes(20, 90)
        for kind, words in self._way.letters.items():
            self._letter(kind, {name: self._filled(word) for name, word in words.items()})
            yield "letter", self._minutes(5, 20)
        if self._outcome == S.BUTUH_BANTUAN:
            self._farewell()
        else:
            self._do(matters.start_konseling, self._detective)

    def _letter(self, kind: str, words: dict[str, Any]) -> None:
        """A letter asked at the counter and signed by the one whose letter it is."""
        if kind in EXAMINATIONS:
            asked = Request(kind, escort=self.crew.function.officer.nrp, **words)
            code = self._do(visum.request, self.crew.counter, asked=asked)
            version = Letter.objects.get(code=code).version
            visum.approve(by=self._detective, key=self._key(), code=code, version=version, sk_number="Skep/45/I/2025")
            return
        code = self._do(_letters.write, self.crew.counter, kind=kind, words=words)
        version = Letter.objects.get(code=code).version
        _letters.issue(by=self.crew.leader, key=self._key(), code=code, version=version)

    def _filled(self, word: Any) -> Any:
        """The word, or where it names somebody of the account the ordinal of him; "party:" is who was harmed."""
        if not str(word).startswith("party:"):
            return word
        told, name = self.story, word.removeprefix("party:")
        people = [told.reporter, *(each for each in told.people if each is not told.reporter)]
        return 1 + next(n for n, each in enumerate(people) if each.name == name and each is not told.reporter)

    @property
    def _way(self) -> Way:
        return way_of(self.story.id, self.story.route)

    @property
    def _outcome(self) -> State:
        return self._way.outcome

    @property
    def _seats(self) -> tuple[Reader, ...]:
        """Besides the leader; the women and children unit sits in where the matter is sealed."""
        return (self.crew.detective, self.crew.uppa if self._is_sealed else self.crew.function)

    def _weigh(self) -> Iterator[tuple[str, int]]:
        leader = self.crew.leader
        self._do(gelar.open_gelar, leader, officers=[each.officer.pk for each in self._seats])
        for each in (leader, *self._seats):
            self._do(gelar.attend, each, unrelated=True)
        yield "gelar", self._minutes(3, 12)
        codes = self._charges()
        is_old = any(catalogue().get(code).successor for code in codes)
        reason = "Ancaman pidana yang lama lebih ringan bagi terlapor." if is_old else ""
        self._do(gelar.charge, self.crew.detective, offences=codes, reason=reason)
        self._do(gelar.weigh, self.crew.detective, weighed=self._weighed(codes))
        yield "weigh", self._minutes(2, 6)
        self._do(gelar.propose, leader, proposal=self._proposal())
        yield "propose", self._minutes(1, 4)

    def _proposal(self) -> gelar.Proposal:
        decided = gelar.Proposal(self._outcome, self._way.reason)
        if self._outcome != S.LENGKAPI:
            return decided
        until = clock.local_date(clock.now() + MORE_TIME, self.crew.leader.zone)
        return replace(decided, deadline=until, missing=("Fotokopi surat kepemilikan.", "Nama saksi yang melihat."))

    def _charges(self) -> tuple[str, ...]:
        """The likeliest offences, or where none is named what is to be weighed and not found, else fraud."""
        if self.story.offences:
            return self.story.offences[:2]
        last = deed_days(self.story.account.when, clock.local_date(clock.now(), self.crew.leader.zone))[1]
        wanted = self._way.weighs or "Penipuan"
        return (next(each.code for each in catalogue().in_force(last) if each.name == wanted),)

    def _weighed(self, codes: tuple[str, ...]) -> list[gelar.Weighed]:
        verdict = "terpenuhi" if self._outcome in (S.REKOM_LP, S.REKOM_LP_A) else "belum"
        told = self.story.account.words.count(". ") + 1
        return [
            gelar.Weighed(code, n, verdict, "Dari keterangan pelapor.", (f"kalimat:{self._minutes(1, told)}",))
            for code in codes
            for n in range(len(catalogue().elements(code)))
        ]

    def _decide(self) -> Iterator[tuple[str, int]]:
        for each in (*self._seats, self.crew.leader):
            self._do(gelar.sign, each)
        yield "recommend", self._minutes(5, 30)
        act = _AFTER.get(self._outcome)
        if act is not None:
            clerk = self.crew.uppa if self._is_sealed else self.crew.bamin
            by = {S.LIMPAH: self.crew.head, S.BUKAN_PIDANA: self.crew.leader}.get(self._outcome, clerk)
            self._do(act, by, reason=self._way.reason, **self._way.more)
        if self._outcome != S.REKOM_LP:
            self._farewell()
        who, number = self._way.arrived
        if who:
            yield "sent", self._minutes(60, 600)
            self._do(_referral.confirm_referral, self.crew.head, reason=who, number=number)

    def _report(self) -> Iterator[tuple[str, int]]:
        ani, told, code = self.crew.counter, self.story, self.trail.matter
        base = Matter.objects.get(code=code).told
        actions = ["menerima laporan", "membuat Laporan Polisi dan STTLP", "meneruskan ke Satreskrim"]
        self._do(reports.draft, ani, uraian=_formal(told), deed=told.account.deed, actions=actions, base=base)
        yield "draft", self._minutes(3, 10)
        row = LaporanPolisi.objects.get(matter__code=code)
        self._do(reports.confirm, ani, digest=row.text_digest, given=Confirmation("tanda tangan"))
        yield "confirm", self._minutes(2, 15)
        version = LaporanPolisi.objects.get(matter__code=code).version
        issued = self._do(reports.issue, self.crew.leader, version=version)
        self.trail.lp, self.trail.sttlp, self.trail.number = issued["lp"], issued["sttlp"], issued["number"]
        yield "issue", self._minutes(2, 8)
        self._farewell()
        yield "reported" if self._way.taken_back or self.goes_on else "finish", 0

    def _hand_on(self) -> Iterator[tuple[str, int]]:
        """The leader hands the report over with its papers; the head of the detectives takes it and says who works."""
        yield "filed", self._minutes(20, 90)
        bundle = list(Paper.objects.filter(matter__code=self.trail.matter).values_list("code", flat=True))
        taker = self._detective.officer.nrp
        self._do(_handover.hand_to_detectives, self.crew.leader, bundle=bundle, receiver=taker)
        yield "handed", self._minutes(30, 300)
        orders = {"phone": "0811-0000-0002", "disposition": "Lidik, lapor dalam tiga hari.", "weight": "sedang"}
        self._do(_handover.take_over, self.crew.detectives, investigator=taker, **orders)

    def _take_back(self) -> Iterator[tuple[str, int]]:
        """She comes again on another day; before two witnesses she takes her report back and gets the paper."""
        yield "later", self._minutes(3, 20) * 24 * 60
        yield from self._come()
        ani = self.crew.counter
        heard = (Witness("FERI", f"BRIPDA, {ani.unit.name}", is_officer=True), Witness("AGUSTINUS", "kepala desa"))
        self._do(_outcomes.withdraw, ani, reason=self._way.taken_back, witnesses=heard)
        yield "withdraw", self._minutes(2, 10)
        self._farewell("Mencabut laporan yang lama; surat pencabutannya diserahkan.")

    def _home(self) -> Iterator[int]:
        """Nobody waits for weeks: she leaves with the receipt, and is called when her matter goes on."""
        if not self.stays and self.until != "finish":
            yield self._minutes(2, 10)
            self._farewell()

    def _farewell(self, reason: str = "") -> None:
        """She gets what is hers, and goes; before there was a receipt it is written why she goes without one.

        reason  why this visit has no dossier of its own
        """
        ani, to = self.crew.counter, self.story.reporter.name
        hers = Paper.objects.filter(matter__code=self.trail.matter, kind__in=FOR_CITIZEN, handed_at=None)
        codes = list(hers.order_by("issued_at", "pk").values_list("code", flat=True))
        for code in codes:
            papers.hand_over(by=ani, key=self._key(), code=code, to=to, identified="KTP")
        reason = reason or ("" if self.trail.matter else "Bertanya dan sudah dijawab; belum hendak melapor.")
        counter.finish(by=ani, key=self._key(), code=self.trail.visit, reason=reason)


def _formal(told: Story) -> str:
    """The account in the third person, or quoted where it was told in the first."""
    words = told.account.words
    return words if words.startswith(("Pelapor", "Pada ")) else f"Pelapor menerangkan: “{words}”"
