"""Who may open which page and do which act: every row of the address table, every officer, every state.

What is expected stands in two tables of this file and in nothing that the desk itself asks: ROWS says of what kind
an address is, HOLD says who does an act. A row of the address table without an entry here fails.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from spkt.actions import _letters
from spkt.desk.urls import urlpatterns
from spkt.law.journeys._case import CASE
from spkt.law.journeys._custody import COUNT, CUSTODY
from spkt.law.journeys._finding import FINDING
from spkt.law.journeys._hand_form import HAND_FORM
from spkt.law.journeys._referral import REFERRAL
from spkt.law.journeys._registers import REGISTER
from spkt.law.journeys._table import START
from spkt.law.journeys.counter import VISIT
from spkt.law.journeys.files import FILE
from spkt.law.journeys.losses import FIND, LOSS
from spkt.law.journeys.matters import MATTER
from spkt.law.journeys.papers import PAPER
from spkt.law.journeys.units import TEXTS
from spkt.law.journeys.visum import LETTER, VISUM
from spkt.law.roles import Role
from spkt.records.models import LaporanPolisi
from tests import cast, factories, filing, findings
from tests.rooms import enter

ROLE = {
    "ani": "ba_yanmas", "budi": "ba_yanmas", "citra": "bamin", "dodi": "kanit", "lukas": "piket_reskrim",
    "maria": "uppa", "yosua": "piket_fungsi", "agung": "piket_fungsi", "wahyu": "ka_spkt", "hendra": "kasat",
    "gita": "siwas", "hadi": "admin", "eko": "kanit", "fajar": "",
}  # fmt: skip
ABROAD = {"eko"}

# Where an address leads: "own" the officer's own things and the desk, "visit", "matter" or "paper" what he must
# see, "request" and "letter" those of a matter, "drawn" a page of one, "loss" what tests/desk/test_losses.py walks,
# "book" and "sheets" what tests/desk/test_archive.py, "label" and "count" what tests/desk/test_custody.py walks,
# "file" of a matter, "head" refusals of the unit, "form" and "text" what tests/desk/test_hand_forms.py and
# test_texts.py walk, "arrival" a letter that came in, "free" nobody need be signed in, "in" what does an act of its
# own name (see HOLD).
ROWS = {
    "counter.desk": ("own", ""), "counter.queue": ("own", ""), "counter.arrive": ("own", "in"),
    "counter.visit": ("visit", ""), "counter.call": ("", "visit"), "counter.greet": ("", "visit"),
    "counter.leave": ("", "visit"), "counter.finish": ("visit", "visit"), "matters.receive": ("visit", "visit"),
    "matters.receive_later": ("visit", "visit"), "papers.print_forms": ("form", "form"),
    "papers.forms_pdf": ("form", ""), "papers.spoil_form": ("form", "form"),
    "matters.one": ("matter", ""), "matters.write_account": ("matter", "matter"),
    "matters.add_party": ("matter", "matter"), "matters.put_party": ("matter", "matter"),
    "matters.add_thing": ("matter", "matter"), "matters.put_thing": ("matter", "matter"),
    "matters.read_back": ("matter", "matter"), "matters.start_konseling": ("", "matter"),
    "matters.record_konseling": ("matter", "matter"), "matters.decide": ("matter", "matter"),
    "matters.write_complaint": ("matter", "matter"), "matters.join": ("matter", "matter"),
    "matters.link_counter": ("matter", "matter"), "matters.assess_danger": ("matter", "matter"),
    "matters.protect": ("matter", "matter"), "reports.add_statement": ("matter", "matter"),
    "watch.call_detective": ("", "matter"), "gelar.one": ("matter", ""), "gelar.open": ("matter", "matter"),
    "gelar.seat": ("", "matter"), "gelar.lead": ("", "matter"), "gelar.attend": ("", "matter"),
    "gelar.charge": ("matter", "matter"),
    "gelar.weigh": ("", "matter"), "gelar.propose": ("", "matter"), "gelar.sign": ("", "matter"),
    "reports.one": ("matter", ""), "reports.draft": ("matter", "matter"), "reports.confirm": ("matter", "matter"),
    "reports.issue": ("", "matter"), "reports.preview": ("matter", ""), "papers.one": ("paper", ""),
    "reports.large": ("matter", ""), "papers.large": ("paper", ""), "citizens.paper": ("free", ""),
    "papers.pdf": ("paper", ""), "papers.picture": ("paper", ""), "papers.hand_over": ("paper", "paper"),
    "papers.ask_correct": ("paper", "paper"), "papers.correct": ("", "paper"),
    "papers.refuse_correction": ("", "paper"),
    "papers.ask_void": ("paper", "paper"), "papers.void": ("", "paper"), "papers.keep": ("", "paper"),
    "visum.request": ("matter", "matter"), "visum.request_preview": ("drawn", ""), "visum.letters": ("matter", ""),
    "visum.write": ("matter", "matter"), "visum.preview": ("drawn", ""), "visum.issue": ("", "letter"),
    "visum.drop": ("", "letter"), "visum.one": ("request", ""), "visum.amend": ("request", "request"),
    "visum.approve": ("", "request"), "visum.delivered": ("", "request"), "visum.result": ("", "request"),
    "visum.withdraw": ("", "request"), "visum.picture": ("drawn", ""),
    "citizens.screen": ("free", "free"), "citizens.state": ("free", ""), "citizens.answer": ("", "free"),
    "citizens.speak": ("", "free"), "citizens.pair": ("own", "own"), "citizens.present": ("matter", "matter"),
    "insight.search": ("own", ""),
    "insight.palette": ("own", ""), "matters.save_draft": ("", "matter"), "units.regions": ("own", ""),
    "units.texts": ("text", ""), "units.agree_text": ("text", "text"),
    "units.refuse_text": ("", "text"), "units.change_picture": ("text", ""),
    "units.propose_text": ("text", "text"), "units.text_picture": ("text", ""),
    "units.theme": ("", "free"), "units.language": ("", "free"), "units.leave": ("", "free"),
    "showcase": ("own", ""), "papers.reprint": ("paper", "paper"), "losses.custody": ("own", ""),
    "losses.begin": ("loss", "loss"), "losses.renew": ("loss", "loss"), "losses.take_found": ("loss", "loss"),
    "losses.fill": ("loss", "loss"), "losses.preview": ("loss", ""), "losses.large": ("loss", ""),
    "losses.check": ("", "loss"),
    "losses.issue": ("", "loss"), "losses.reclassify": ("loss", "loss"), "losses.tell_owner": ("", "loss"),
    "losses.report_found": ("loss", "loss"), "losses.ask_void": ("loss", "loss"), "losses.void": ("loss", "loss"),
    "losses.store": ("loss", "loss"), "losses.give_back": ("loss", "loss"), "losses.to_reskrim": ("loss", "loss"),
    "papers.decline": ("paper", "paper"), "matters.reviews": ("head", ""),
    "matters.inspect": ("head", "head"), "matters.accept_referral": ("own", "arrival"),
    "reports.begin_finding": ("own", "own"), "reports.finding": ("finding", ""),
    "reports.write_finding": ("finding", "finding"), "reports.submit_finding": ("", "finding"),
    "reports.return_finding": ("", "finding"), "reports.issue_finding": ("", "finding"),
    "reports.take_as_finding": ("", "matter"), "reports.hand_to_detectives": ("matter", "issued"),
    "reports.handling": ("matter", ""), "reports.take_over": ("", "issued"), "reports.progress": ("", "issued"),
    "reports.issue_sp2hp": ("matter", "issued"), "reports.sp2hp_picture": ("owed", ""),
    "reports.sp2hp_register": ("own", ""), "papers.receive_evidence": ("matter", "matter"),
    "files.begin": ("matter", "matter"), "files.one": ("file", ""), "files.picture": ("file", ""),
    "files.thumb": ("file", ""), "files.original": ("file", ""), "files.set_aside": ("file", "file"),
    "files.piece": ("", "file"), "files.finish": ("", "file"), "files.drop": ("", "file"),
    "papers.print_out": ("", "paper"),
    "papers.archive": ("own", ""), "papers.print_batch": ("", "sheets"), "papers.batch": ("sheets", ""),
    "losses.labels": ("label", ""), "losses.thing": ("label", ""), "losses.seal_thing": ("", "label"),
    "losses.shelve_thing": ("", "label"), "losses.pass_thing": ("", "label"), "losses.take_thing": ("", "label"),
    "losses.keep_thing": ("", "label"), "losses.return_thing": ("", "label"), "losses.destroy_thing": ("", "label"),
    "losses.open_count": ("count", "count"), "losses.count": ("count", ""), "losses.count_thing": ("", "count"),
    "losses.count_stray": ("", "count"), "losses.end_count": ("", "count"), "losses.count_again": ("", "count"),
    "losses.close_count": ("", "count"),
    "papers.registers": ("book", ""), "papers.register": ("book", ""), "papers.close_register": ("", "book"),
}  # fmt: skip

HOLD = {
    "counter.arrive": "ba_yanmas bamin kanit", "counter.call": "ba_yanmas bamin kanit",
    "counter.greet": "ba_yanmas bamin kanit", "counter.leave": "ba_yanmas bamin kanit",
    "counter.finish": "ba_yanmas bamin kanit", "matters.receive": "ba_yanmas uppa",
    "matters.receive_later": "ba_yanmas uppa", "papers.print_forms": "kanit bamin", "papers.spoil_form": "kanit bamin",
    "matters.write_account": "ba_yanmas piket_reskrim uppa", "matters.put_party": "ba_yanmas piket_reskrim uppa",
    "matters.put_thing": "ba_yanmas piket_reskrim uppa", "matters.read_back": "ba_yanmas uppa",
    "watch.call_detective": "ba_yanmas uppa", "matters.start_konseling": "piket_reskrim uppa",
    "matters.record_konseling": "piket_reskrim uppa", "gelar.open": "kanit", "gelar.seat": "kanit",
    "gelar.lead": "kanit",
    "gelar.attend": "kanit piket_reskrim uppa piket_fungsi", "gelar.charge": "kanit piket_reskrim uppa piket_fungsi",
    "gelar.weigh": "kanit piket_reskrim uppa piket_fungsi", "gelar.propose": "kanit",
    "gelar.sign": "kanit piket_reskrim uppa piket_fungsi", "reports.draft": "ba_yanmas uppa",
    "reports.confirm": "ba_yanmas uppa", "reports.issue": "kanit", "matters.explain": "kanit",
    "matters.forward": "bamin uppa", "matters.refer": "ka_spkt", "matters.confirm_referral": "bamin ka_spkt",
    "matters.ask_review": "ba_yanmas ka_spkt siwas", "matters.withdraw": "ba_yanmas",
    "papers.hand_over": "ba_yanmas bamin uppa", "papers.reprint": "ba_yanmas bamin uppa kanit",
    "losses.begin": "bamin ba_yanmas", "losses.renew": "bamin ba_yanmas", "losses.fill": "bamin ba_yanmas",
    "losses.check": "bamin", "losses.issue": "bamin", "losses.reclassify": "bamin ba_yanmas",
    "losses.tell_owner": "bamin ba_yanmas", "losses.report_found": "bamin ba_yanmas",
    "losses.ask_void": "bamin ba_yanmas", "losses.void": "ka_spkt", "losses.take_found": "bamin ba_yanmas",
    "losses.store": "bamin", "losses.give_back": "bamin", "losses.to_reskrim": "bamin",
    "papers.decline": "ba_yanmas bamin uppa",
    "matters.remind": "ba_yanmas piket_reskrim uppa", "matters.inspect": "siwas",
    "matters.accept_referral": "ba_yanmas bamin kanit ka_spkt",
    "units.propose_text": "kanit bamin", "units.agree_text": "ka_spkt", "units.refuse_text": "ka_spkt",
    "papers.ask_correct": "ba_yanmas bamin uppa kanit", "papers.correct": "ka_spkt kasat",
    "papers.refuse_correction": "ka_spkt kasat", "papers.ask_void": "ba_yanmas bamin uppa kanit",
    "papers.void": "ka_spkt", "papers.keep": "ka_spkt", "visum.request": "ba_yanmas uppa",
    "visum.amend": "ba_yanmas uppa", "visum.approve": "piket_reskrim uppa kasat ka_spkt",
    "visum.delivered": "ba_yanmas bamin uppa", "visum.result": "ba_yanmas bamin uppa piket_reskrim",
    "visum.withdraw": "ka_spkt kapolres", "visum.write": "ba_yanmas bamin uppa",
    "visum.issue": "ba_yanmas bamin uppa kanit", "visum.drop": "ba_yanmas bamin uppa",
    "matters.write_complaint": "ba_yanmas uppa", "matters.join": "kanit", "matters.link_counter": "kanit",
    "matters.divert": "kanit", "matters.assess_danger": "ba_yanmas piket_reskrim uppa",
    "matters.protect": "kanit piket_reskrim uppa", "reports.add_statement": "ba_yanmas piket_reskrim uppa",
    "reports.take_as_finding": "ba_yanmas kanit piket_reskrim piket_fungsi uppa",
    "papers.receive_evidence": "ba_yanmas bamin piket_reskrim uppa",
    **dict.fromkeys(
        (f"reports.{act}_finding" for act in ("begin", "write", "submit")),
        "ba_yanmas kanit piket_reskrim piket_fungsi uppa",
    ),
    "reports.return_finding": "kanit kasat", "reports.issue_finding": "kanit kasat",
    "reports.hand_to_detectives": "ka_spkt kanit", "reports.take_over": "kasat", "reports.progress": "kasat",
    "reports.issue_sp2hp": "kasat", "papers.close_register": "kanit ka_spkt",
    "papers.print_out": " ".join(Role),
    **dict.fromkeys(
        (f"losses.{act}_thing" for act in ("seal", "shelve", "pass", "return", "destroy", "keep")),
        "ba_yanmas bamin piket_reskrim uppa",
    ),
    "losses.take_thing": "ba_yanmas bamin piket_reskrim uppa kanit kasat ka_spkt",
    **dict.fromkeys(
        (f"losses.{act}" for act in ("open_count", "count_thing", "count_stray", "end_count", "count_again")),
        "ba_yanmas bamin piket_reskrim uppa kanit",
    ),
    "losses.close_count": "ba_yanmas bamin piket_reskrim uppa kanit",
    **dict.fromkeys(
        (f"files.{act}" for act in ("begin", "finish", "drop", "set_aside")),
        "ba_yanmas bamin kanit piket_reskrim piket_fungsi uppa kasat",
    ),
}  # fmt: skip
SAME_ACT = {"matters.add_party": "matters.put_party", "matters.add_thing": "matters.put_thing"}
DECISIONS = ("withdraw", "explain", "forward", "refer", "confirm_referral", "ask_review", "remind", "divert")

# Who sees an ordinary matter, and a sealed one: who works on it. One more sits in the gelar once there is one.
SEES = {"open": {"ani", "budi", "citra", "dodi", "lukas", "wahyu"}, "sealed": {"ani", "dodi", "maria"}}
SEATED = {"open": {"yosua"}, "sealed": {"lukas"}}
BEFORE_GELAR = ("receive", "account", "read_back", "konseling", "siap_gelar")
FORMS: dict[str, dict[str, Any]] = {
    "matters.receive": {"name": "SITI AMINAH", "subject": "Motor hilang"},
    "matters.read_back": {"told": "1", "agreed": "on"},
    "gelar.attend": {"unrelated": "ya"},
    "gelar.sign": {"dissent": ""},
    "reports.issue": {"version": "2"},
    "papers.reprint": {"reason": "hilang"},
    "papers.hand_over": {"to": "LIDIA MARTINA", "identified": "KTP"},
    "papers.decline": {"reason": "Pelapor tidak mau membawanya."},
    "matters.decide": {"reason": "Alasan yang dipahami pelapor."},
    "matters.save_draft": {"words": "ketikan"},
    "units.theme": {"theme": "dark"},
    "papers.ask_void": {"reason": "Salah cetak."},
    "papers.ask_correct": {"reason": "Salah tulis."},
    "papers.correct": {"asked": "0" * 64},
    "visum.write": {"deed": "jatuh sendiri", "words": "Yang bersangkutan jatuh."},
    "visum.issue": {"version": "1"},
    "visum.approve": {"version": "1"},
}
RECEIVING = ("matters.receive", "matters.receive_later")
WITH_MATTER = ("request", "letter", "drawn")
LETTER_KIND = "surat_keterangan_lain"
DONE = {200, 303, 409, 422}
EVERYBODY = len(ROLE)


def rows() -> Iterator[URLPattern]:
    """The rows of the desk's own table; what lies below `masuk/` is before any right."""
    return (row for row in urlpatterns if isinstance(row, URLPattern))


@cache
def methods() -> dict[str, list[str]]:
    return {str(row.name): getattr(row.callback, "methods", ["GET"]) for row in rows()}


def next_of(names: list[str], count: int, turn: int) -> list[str]:
    return [names[(count * turn + i) % len(names)] for i in range(min(count, len(names)))]


def doing(name: str, decision: str = "") -> str:
    return f"matters.{decision}" if name == "matters.decide" else SAME_ACT.get(name, name)


def test_every_address_has_its_entry() -> None:
    stated = {name: [m for m, kind in zip(("GET", "POST"), row, strict=True) if kind] for name, row in ROWS.items()}
    assert stated == methods()


def test_who_does_what_is_said_twice_and_alike() -> None:
    told: dict[str, set[str]] = {}
    for move in (
        *VISIT.moves,
        *MATTER.moves,
        *PAPER.moves,
        *LOSS.moves,
        *FIND.moves,
        *REFERRAL.moves,
        *VISUM.moves,
        *LETTER.moves,
        *FINDING.moves,
        *CASE.moves,
        *FILE.moves,
        *HAND_FORM.moves,
        *REGISTER.moves,
        *CUSTODY.moves,
        *COUNT.moves,
        *TEXTS.moves,
    ):
        told.setdefault(move.act, set()).update(str(role) for role in move.by)
    assert {act: set(roles.split()) for act, roles in HOLD.items()} == told


class House:
    """One matter at rest, with its visit and its papers, and what the tables above say of it."""

    def __init__(self, after: str, sealed: bool) -> None:
        told = factories.SEALED_STORY if sealed else factories.MOTOR_STORY
        self.matter = factories.matter(told, after=after)
        self.visit = self.matter.visit.code
        self.paper = self.matter.papers.get(kind="tanda_terima_pengaduan")
        self.request = factories.letter(self.matter, after="request").code
        words = {"deed": "jatuh sendiri", "words": "Yang bersangkutan jatuh."}
        _letters.write(by=cast.who("ani"), key=uuid4(), code=self.matter.code, kind=LETTER_KIND, words=words)
        kind = "sealed" if sealed else "open"
        self.sees = SEES[kind] | (SEATED[kind] if after not in BEFORE_GELAR else set())

    def address(self, name: str, decision: str = "") -> str:
        code = {"counter": self.visit, "papers": self.paper.code}.get(name.partition(".")[0], self.matter.code)
        code = self.matter.code if name == "papers.receive_evidence" else code
        code = self.visit if name in RECEIVING else code
        code = self.request if "request" in ROWS[name] or name == "visum.picture" else code
        paper = LETTER_KIND if name.startswith("visum.") else "lp_b"
        every = {"code": code, "ordinal": 1, "act": decision, "kind": paper, "number": 1, "batch": code}
        every |= {"form": "matters.write_account", "subject": self.matter.code, "book": "lp"}
        row = next(each for each in rows() if each.name == name)
        return reverse(name, kwargs={key: every[key] for key in row.pattern.converters})

    def lets_in(self, who: str, kind: str) -> bool:
        """Does the address exist for him?"""
        if kind == "visit":
            return who not in ABROAD
        return kind not in ("matter", "paper", "issued", *WITH_MATTER) or who in self.sees

    def asked_by(self, browsers: dict[str, Client], turn: int, insiders: int) -> Iterator[tuple[str, Client]]:
        """So many of those who see the matter, and one of the others, all behind the same wall: the next in turn."""
        seeing, strangers = sorted(self.sees), [who for who in browsers if who not in self.sees]
        chosen = {*next_of(seeing, insiders, turn), *next_of(strangers, 1, turn)}
        return ((who, browser) for who, browser in browsers.items() if who in chosen)

    def shown(self, who: str, name: str) -> set[int]:
        kind = "matter" if name in RECEIVING else ROWS[name][0]  # the visit led to it
        drawn = {404} if kind == "drawn" else set()  # nothing was typed that could be drawn
        drawn |= {409} if name == "papers.pdf" else set()  # nobody printed it yet, so there is no sealed file
        return {200, 303} | drawn if self.lets_in(who, kind) else {404}

    def done(self, who: str, name: str, decision: str) -> set[int]:
        kind, act = "matter" if name in RECEIVING else ROWS[name][1], doing(name, decision)
        if not self.lets_in(who, kind):
            return {404}
        return {403} if self.is_due(name, decision) and ROLE[who] not in HOLD[act].split() else DONE

    def is_due(self, name: str, decision: str) -> bool:
        """Is it an act that the journey knows where its subject rests now?"""
        kind, act = "matter" if name in RECEIVING else ROWS[name][1], doing(name, decision)
        resting = {
            "visit": self.matter.visit.state,
            "paper": self.paper_state,
            "request": "diminta",
            "letter": "konsep",
        }
        state = resting.get(kind, self.matter.state)
        state = START if name in RECEIVING else state
        if kind == "issued":
            report = LaporanPolisi.objects.filter(matter=self.matter, ordinal__isnull=False).first()
            state = report.state if report else "–"
        journeys = {"visit": VISIT, "paper": PAPER, "issued": CASE, "request": VISUM, "letter": LETTER}
        journey = journeys.get(kind, MATTER)
        return any(move.act == act and move.frm == state for move in journey.moves)

    @property
    def paper_state(self) -> str:
        return "diserahkan" if self.paper.handed_at else "terbit"


@pytest.fixture
def browsers(evening: None) -> dict[str, Client]:
    return {name: enter(name) for name in ROLE}


def tried(browser: Client, method: str, path: str, form: dict[str, Any]) -> int:
    """Status of an answer whose effect is taken back."""
    with transaction.atomic():
        sent = {"key": str(uuid4()), **form}
        answer = browser.post(path, sent) if method == "POST" else browser.get(path)
        transaction.set_rollback(True)
    return int(answer.status_code)


@pytest.mark.parametrize(("after", "sealed"), [("weigh", True), ("confirm", False)])
def test_pages(browsers: dict[str, Client], after: str, sealed: bool) -> None:
    house, wrong = House(after, sealed), []
    for turn, name in enumerate(n for n, row in ROWS.items() if row[0] in ("matter", "visit", "paper", *WITH_MATTER)):
        path = house.address(name, "withdraw")
        for who, browser in house.asked_by(browsers, turn, 3):
            want = (
                house.shown(who, name)
                if name not in ("reports.preview", "reports.large") or after == "confirm"
                else {404}
            )
            got = tried(browser, "GET", path, {})
            if got not in want:
                wrong.append((name, who, got, want))
    assert wrong == []


@pytest.mark.parametrize(
    ("after", "sealed"),
    [("read_back", False), ("siap_gelar", True), ("finish", False)],
)
def test_acts(browsers: dict[str, Client], after: str, sealed: bool) -> None:
    house, wrong = House(after, sealed), []
    kinds = ("matter", "visit", "paper", "issued", *WITH_MATTER)
    for turn, name in enumerate(name for name, row in ROWS.items() if row[1] in kinds):
        for decision in DECISIONS if name == "matters.decide" else ("",):
            path, form = house.address(name, decision), FORMS.get(name, {})
            insiders = EVERYBODY if house.is_due(name, decision) else 2
            for who, browser in house.asked_by(browsers, turn, insiders):
                want = house.done(who, name, decision)
                got = tried(browser, "POST", path, form)
                if got not in want:
                    wrong.append((name, decision, who, got, want))
    assert wrong == []


def test_files(browsers: dict[str, Client]) -> None:
    """A kept file and one that is coming, of an ordinary matter: who sees the matter sees it; who began it goes on."""
    matter, wrong = factories.matter(after="account"), []
    kept, coming = filing.put(matter, filing.photo()).code, filing.begun(matter, filing.video())
    for name in (name for name, row in ROWS.items() if "file" in row):
        method = "GET" if ROWS[name][0] == "file" else "POST"
        code = coming if method == "POST" else kept
        where = {"code": code, "number": 0 if name == "files.piece" else 1}
        row = next(each for each in rows() if each.name == name)
        path = reverse(name, kwargs={key: where[key] for key in row.pattern.converters})
        for who, browser in browsers.items():
            mine = {200, 303, 409} if who == "ani" else {409} if ROLE[who] in HOLD["files.drop"].split() else {403, 409}
            want = ({200} if method == "GET" else mine) if who in SEES["open"] else {404}
            got = tried(browser, method, path, {})
            if got not in want:
                wrong.append((name, who, got, want))
    set_aside = {
        who: tried(each, "POST", f"/lampiran/{kept}/sisihkan", {"reason": "x"}) for who, each in browsers.items()
    }
    assert {who: got for who, got in set_aside.items() if got != 404} == {
        "ani": 303, "dodi": 303, "budi": 409, "citra": 409, "lukas": 409, "wahyu": 403,
    }  # fmt: skip
    assert wrong == []


SEES_FINDING = {"ani", "budi", "citra", "dodi", "lukas", "wahyu", "yosua", "hendra"}


def test_findings(browsers: dict[str, Client]) -> None:
    """A submitted finding: its finder and who checks it work on it, the desk sees it, all others see nothing."""
    matter, wrong = findings.finding(after="submit", by="yosua"), []
    wanted = [(name, method) for name, row in ROWS.items() for method, kind in zip(("GET", "POST"), row, strict=True)
              if kind == "finding"]  # fmt: skip
    for name, method in wanted:
        known = any(move.act == name and move.frm == matter.state for move in FINDING.moves)
        for who, browser in browsers.items():
            others = {403} if known and ROLE[who] not in HOLD.get(name, "").split() and method == "POST" else DONE
            want = others if who in SEES_FINDING else {404}
            got = tried(browser, method, reverse(name, args=[matter.code]), {"version": "1", "reason": "x"})
            if got not in want:
                wrong.append((name, method, who, got, want))
    assert wrong == []


def test_what_everybody_in_may_open(browsers: dict[str, Client]) -> None:
    own = [name for name, row in ROWS.items() if row[0] == "own"]
    paths = [next(row for row in rows() if row.name == name).pattern for name in own]
    opened = {who: {tried(browsers[who], "GET", f"/{path}", {}) for path in paths} for who in ("fajar", "hadi", "eko")}
    assert opened == {who: {200} for who in opened}


def test_who_takes_a_number(browsers: dict[str, Client]) -> None:
    got = {who: tried(browser, "POST", "/kunjungan/baru", {"lane": "B"}) for who, browser in browsers.items()}
    assert got == {who: 303 if ROLE[who] in HOLD["counter.arrive"].split() else 403 for who in ROLE}


def test_nobody_gets_anywhere_but_to_the_door(evening: None) -> None:
    house, nobody, wrong = House("confirm", sealed=False), Client(), []
    for name, (look, act) in ROWS.items():
        for method, kind in (("GET", look), ("POST", act)):
            path = house.address(name, "withdraw") if kind else ""
            if kind not in ("", "free"):
                answer = nobody.post(path) if method == "POST" else nobody.get(path)
                if (answer.status_code, answer.headers.get("Location", "")[:7]) != (302, "/masuk/"):
                    wrong.append((name, method, answer.status_code))
    assert wrong == []
