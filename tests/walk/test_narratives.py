"""Every shipped account is walked through the acts to its end, and read back from the printed pages."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

import pytest

from spkt.actions._errands import walk_of
from spkt.actions._narratives import Story, accounts, story
from spkt.actions._walk import Crew, Trail
from spkt.kit import clock
from spkt.law.case import Being, Role
from spkt.law.secrecy import Secrecy
from spkt.law.writing import dotted, moment_text
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import LaporanPolisi, Letter, Matter, Paper, Visit

pytestmark = pytest.mark.django_db(databases=["default", "trace"])

REPORTED = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
CLOSING = {"kekerasan_seksual", "kdrt", "anak"}
UNIT = "SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT"

WEIGHED = "tanda_terima_pengaduan konseling gelar gelar_rek"
LP_B = ("LP_terbit", f"{WEIGHED} lp_b sttlp")
LP_A = ("LP_A_terbit", "lp_a serah_lp")
LOST = ("selesai", "sktlk")
ANSWERED = ("ditutup", f"{WEIGHED} jawaban")
FORWARDED = ("dumas", f"{WEIGHED} teruskan pemberitahuan_terusan")
INFORMED = f"{WEIGHED} teruskan pemberitahuan_terusan"
ADVISED = ("kunjungan selesai", "karcis")
HELPED = ("butuh_bantuan", "tanda_terima_pengaduan konseling")
EXPECTED = {
    **dict.fromkeys(
        "N01 N02 N03 N04 N13 N14 N15 N16 N17 N18 N19 N20 N22 N23 N29 N30 N33 N35 N37 N42".split()  # noqa: SIM905
        + "N45 N47 N48 N49 N50 N51 N56 N57 N58 N60".split(),  # noqa: SIM905
        LP_B,
    ),
    **dict.fromkeys(("N07", "N11", "N24", "N31", "N34", "N40", "N44", "N52"), LP_A),
    **dict.fromkeys(("N05", "N21", "N36", "N41"), LOST),
    **dict.fromkeys(("N06", "N28"), ANSWERED),
    **dict.fromkeys(("N25", "N26"), FORWARDED),
    "N27": ADVISED,
    "N46": ADVISED,
    "N54": ("LP_terbit", f"{LP_B[1]} cabut"),
    "N59": ("diterima_sana", f"{WEIGHED} pelimpahan pemberitahuan_pelimpahan"),
    "N08": ("butuh_bantuan", f"{HELPED[1]} laporan_orang_hilang"),
    "N09": ("dititipkan", "tt_temuan"),
    "N10": ANSWERED,
    **dict.fromkeys(("N12", "N38", "N39", "N53"), HELPED),
    "N32": ("LI", f"{INFORMED} visum_jenazah"),
    "N43": ("LI", f"{INFORMED} laporan_orang_hilang"),
    "N55": ("LI", f"{INFORMED} surat_keterangan_lain"),
}
"""{account: where its journey ends, and the kinds of its papers}: judged by a reader of the accounts, not by code."""
ROUTES = {"lp_b": 30, "aid": 10, "lp_a": 8, "sktlk": 4, "referral": 4, "civil": 2, "dumas": 2}


@dataclass(frozen=True, slots=True)
class Done:
    """One walk with what can be read on its papers."""

    told: Story
    trail: Trail
    matter: Matter

    def read(self, kind: str, variant: str = kinds.ASLI) -> str:
        """The words of the newest paper of this kind, in reading order with single blanks."""
        paper = Paper.objects.filter(matter=self.matter, kind=kind).order_by("-issued_at", "-ordinal")[0]
        snapshot = vault.get(paper, "snapshot", self.matter.key)
        return read(kinds.render(kind, snapshot, variant=variant))

    def number(self, kind: str) -> str:
        """Printed number of the newest paper of this kind."""
        return Paper.objects.filter(matter=self.matter, kind=kind).order_by("-issued_at", "-ordinal")[0].number


def read(pdf: bytes) -> str:
    """What can be selected on the pages; a word broken at the end of a line is whole again."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u00ad\n", "").split())


def within(words: str, page: str) -> bool:
    """Do the words stand on the page, wherever the lines break? The reader drops a hyphen at the end of a line."""
    return re.sub(r"[\s-]", "", words) in re.sub(r"[\s-]", "", page)


def missing(page: str, *words: str) -> list[str]:
    """Which of the words do not stand on the page."""
    return [each for each in words if not within(each, page)]


def walked(identity: str) -> Done:
    """The account of this id, walked to the end on one evening."""
    row = next(row for row in accounts() if row["id"] == identity)
    with clock.at(REPORTED):
        told = story(row, Random(identity), REPORTED.date())
        trail = walk_of(told, Crew.on_watch(), Random(1)).go()
    return Done(told, trail, Matter.objects.select_related("key", "unit").get(code=trail.matter))


def subject(done: Done) -> str:
    """What it is about, as a letter says it within a sentence."""
    return done.told.subject[:1].lower() + done.told.subject[1:]


def of_route(route: str, *, besides: tuple[str, ...] = ()) -> list[str]:
    """Ids of the accounts of a route."""
    return [row["id"] for row in accounts() if row["expected"]["route"] == route and row["id"] not in besides]


Tell = Callable[[Done], None]


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Holds the end and the papers against the table, and hands the row to the last lines of the run."""

    def told(done: Done) -> None:
        state, papers = EXPECTED[done.told.id]
        found = set(Paper.objects.filter(matter=done.matter).values_list("kind", flat=True))
        assert (done.matter.state, found) == (state, set(papers.split())), done.told.id
        main = papers.split()[-1] if done.told.route != "lp_a" else "lp_a"
        main = {"sttlp": "lp_b"}.get(main, main)
        record_property(
            "walked", [done.told.id, done.told.route, state, papers, done.number(main).partition("/SPKT/")[0]]
        )

    return told


def test_the_table_names_every_account() -> None:
    assert set(EXPECTED) == {row["id"] for row in accounts()}
    assert {route: len(of_route(route)) for route in ROUTES} == ROUTES
    assert sum(ROUTES.values()) == len(accounts()) == 60


# Reports


@pytest.mark.parametrize("identity", of_route("lp_b"))
def test_an_account_becomes_a_report_that_says_it(identity: str, tell: Tell) -> None:
    done = walked(identity)
    tell(done)
    page = done.read("lp_b")
    assert missing(page, f"LP/B/1/XI/2026/{UNIT}", done.trail.number, *said(done)) == []
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
    """Articles that the gelar chose, or in a report of model A the finder."""
    return [charge.article for charge in open_case(done.matter).charges]


FINDERS = {"N11": "LUKAS BAYAN SENJA", "N34": "LUKAS BAYAN SENJA", "N52": "LUKAS BAYAN SENJA"}
"""Findings of the detectives; every other is of Samapta on its round."""


@pytest.mark.parametrize("identity", of_route("lp_a"))
def test_what_an_officer_found_is_his_own_report_and_another_issues_it(identity: str, tell: Tell) -> None:
    done = walked(identity)
    tell(done)
    page, finder = done.read("lp_a"), FINDERS.get(identity, "YOSUA LANTING")
    others = [each for each in done.told.people if each is not done.told.reporter]
    people = [each.name or each.features for each in others]
    told, articles = done.told.account, [f"Pasal {article}" for article in charged(done)]
    things = [thing.name for thing in done.told.things]
    words = [finder, "DODI HERYANTO", *people, *things, told.where.district, *articles, *told.words.split()[:40]]
    assert missing(page, f"LP/A/1/XI/2026/{UNIT}", *words) == []
    report = LaporanPolisi.objects.select_related("drafted_by", "issued_by").get(matter=done.matter)
    assert (report.drafted_by.name, report.state) == (finder, "ditangani")
    assert report.issued_by is not None
    assert report.issued_by.pk != report.drafted_by.pk
    assert missing(done.read("serah_lp"), done.trail.number, "DODI HERYANTO") == []


# Letters of loss, found goods


@pytest.mark.parametrize("identity", of_route("sktlk"))
def test_what_is_lost_has_its_letter(identity: str, tell: Tell) -> None:
    done = walked(identity)
    tell(done)
    told, page = done.told, done.read("sktlk")
    things = [thing.name for thing in told.things]
    words = [told.reporter.name, told.reporter.id_number, *things, told.account.where.detail, "DODI HERYANTO"]
    marks = {"N21": ["nomor polisi KB 3345 EJ"], "N36": ["SHM 512"]}.get(identity, [])
    assert missing(page, done.trail.number, *words, *marks, "bukan pengganti barang/surat yang hilang") == []
    assert Paper.objects.get(matter=done.matter, kind="sktlk").handed_at is not None


def test_found_goods_have_their_receipt_and_are_kept(tell: Tell) -> None:
    done = walked("N09")
    tell(done)
    things = [f"{thing.name[:1].upper()}{thing.name[1:]}" for thing in done.told.things]
    page = done.read("tt_temuan")
    assert missing(page, done.trail.number, "NATALIA", *things, "Jumat, 13 November 2026", "NADIA RAHMAYANTI") == []
    assert vault.get(Letter.objects.get(matter=done.matter), "words", done.matter.key)["kept_at"]


# Complaints that end in another paper

ANSWERS = {
    "N06": ("pembagian tanah warisan", "Pengadilan Negeri", "Lembaga adat"),
    "N28": ("ditagih secara perdata", "Pengadilan Negeri"),
    "N10": ("Patroli dan Bhabinkamtibmas sudah menegur", "Ketua RT atau RW"),
}
"""What the answer says of the reason, and where to turn."""


@pytest.mark.parametrize("identity", ANSWERS)
def test_what_is_no_crime_is_answered_with_its_reason(identity: str, tell: Tell) -> None:
    done = walked(identity)
    tell(done)
    page, number = done.read("jawaban"), done.number("jawaban")
    words = [number, done.number("tanda_terima_pengaduan"), done.told.reporter.name, subject(done)]
    assert missing(page, *words, *ANSWERS[identity], "8 Desember 2026", "Siwas") == []


PASSED_ON = {
    "N25": ("KASAT RESKRIM POLRES SINTANG", "secara tertulis kepada pengadu"),
    "N26": ("KASAT RESKRIM POLRES SINTANG", "Selidiki dasar pungutan itu"),
    "N32": ("KASAT RESKRIM POLRES SINTANG", "sebab kematiannya"),
    "N43": ("KASAT RESKRIM POLRES SINTANG", "satu penumpang masih dicari", "474 ayat (3)"),
    "N55": ("KASAT RESKRIM POLRES SINTANG", "sebab kebakaran"),
}
"""To whom it goes, and what he is asked."""


@pytest.mark.parametrize("identity", PASSED_ON)
def test_what_needs_finding_out_goes_on_under_its_number(identity: str, tell: Tell) -> None:
    done = walked(identity)
    tell(done)
    receipt, name = done.number("tanda_terima_pengaduan"), done.told.reporter.name
    sheet, notice = done.read("teruskan"), done.read("pemberitahuan_terusan")
    assert missing(sheet, done.number("teruskan"), receipt, *PASSED_ON[identity][:2], name) == []
    assert missing(notice, receipt, name, "Satreskrim Polres Sintang", subject(done)) == []
    assert missing(done.read("gelar"), *PASSED_ON[identity][2:]) == []


def test_a_foreigner_without_papers_is_a_matter_of_intelkam_that_confirms_it(tell: Tell) -> None:
    done = walked("N59")
    tell(done)
    name, letter = done.told.reporter.name, done.number("pelimpahan")
    assert missing(done.read("pelimpahan"), letter, "KASAT INTELKAM POLRES SINTANG", "Imigrasi", "JAWING", name) == []
    notice = done.read("pemberitahuan_pelimpahan")
    assert missing(notice, letter, *name.split(), "dilimpahkan kepada Sat Intelkam Polres Sintang") == []
    assert "SPKT Sat Intelkam" not in notice


def test_a_report_taken_back_says_so_and_goes_on(tell: Tell) -> None:
    done = walked("N54")
    tell(done)
    words = [done.number("cabut"), done.number("tanda_terima_pengaduan"), done.number("lp_b"), done.told.reporter.name]
    page = done.read("cabut")
    assert missing(page, *words, "surat perdamaian", "tanpa paksaan", "bukan delik aduan", "FERI", "AGUSTINUS") == []
    assert missing(done.read("lp_b"), "10 gram", "Pasal 476", *[each.name for each in done.told.people]) == []


# Help, and advice

HELP = {
    "N08": "Pencarian dimulai",
    "N12": "Perahu karet",
    "N38": "mengamankan musyawarah adat",
    "N39": "tanpa kekerasan",
    "N53": "BKSDA dihubungi",
}
"""What help went out, as the sheet of the talk says it."""


@pytest.mark.parametrize("identity", HELP)
def test_who_needs_help_gets_it_and_a_receipt(identity: str, tell: Tell) -> None:
    done = walked(identity)
    tell(done)
    receipt = done.read("tanda_terima_pengaduan")
    assert missing(receipt, done.number("tanda_terima_pengaduan"), done.told.reporter.name, done.told.subject) == []
    assert missing(done.read("konseling"), HELP[identity], done.number("konseling")) == []


LETTERS = {
    "N08": ("laporan_orang_hilang", ("MARIA LUSIA", "kaos biru lengan panjang", "17 November 2026", "DODI HERYANTO")),
    "N43": ("laporan_orang_hilang", ("FATIMAH", "saat perahu terbalik", "7 November 2026", "DODI HERYANTO")),
    "N32": ("visum_jenazah", ("jenazah luar", "RSUD Ade Muhammad Djoen", "ibu jari kaki", "LUKAS BAYAN SENJA")),
    "N55": ("surat_keterangan_lain", ("kebakaran rumah", "buku nikah ikut terbakar", "DODI HERYANTO")),
}
"""The letter that help needs, and what it says."""


@pytest.mark.parametrize("identity", LETTERS)
def test_help_has_the_letter_that_it_needs(identity: str) -> None:
    done, (kind, words) = walked(identity), LETTERS[identity]
    assert missing(done.read(kind), done.number(kind), *words) == []


@pytest.mark.parametrize(("identity", "words"), [("N27", "loket Intelkam"), ("N46", "loket Sat Intelkam")])
def test_who_only_asks_is_told_where_to_go(
    identity: str, words: str, record_property: Callable[[str, object], None]
) -> None:
    row = next(row for row in accounts() if row["id"] == identity)
    with clock.at(REPORTED):
        told = story(row, Random(identity), REPORTED.date())
        trail = walk_of(told, Crew.on_watch(), Random(1)).go()
    visit = Visit.objects.get(code=trail.visit)
    (ticket,) = Paper.objects.filter(visit=visit)
    state, papers = EXPECTED[identity]
    assert (f"kunjungan {visit.state}", ticket.kind, trail.matter) == (state, papers, "")
    assert words in vault.get_own(visit, "parting")
    page = read(kinds.render("karcis", vault.get_own(ticket, "snapshot")))
    assert missing(page, ticket.number) == []
    assert told.reporter.name not in page
    record_property("walked", [identity, told.route, state, papers, ticket.number])
