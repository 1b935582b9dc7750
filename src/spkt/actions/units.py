"""Founds units and officers, loads the regions, and sets the demonstration's roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction

from spkt import data
from spkt.actions._spine import Act, founding
from spkt.actions.watch import set_watch
from spkt.kit import clock
from spkt.kit.sqlite import writer
from spkt.law.roles import Role
from spkt.records.models import Letterhead, Officer, Posting, Region, SigningRule, Unit, Watch

ZONES = {"WIB": "Asia/Pontianak", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@dataclass(frozen=True, slots=True)
class Enrolled:
    """An officer to enrol; role is his standing post, or the role he holds on the roster when `on_watch`."""

    nrp: str
    name: str
    rank: str
    post: str
    role: Role
    on_watch: bool = True
    fungsi: str = ""
    desk: str = ""


DEMO_PASSWORD = "sintang-demo-2026"  # noqa: S105  printed by `spkt run`, works in demo mode only
DEMO = (
    Enrolled("99070815", "RINI OKTAVIA", "BRIPTU", "BA YANMAS SPKT", Role.BA_YANMAS, desk="Meja 1"),
    Enrolled("95030412", "DAMAR TRIATMOJO", "BRIPKA", "BA YANMAS SPKT", Role.BA_YANMAS, desk="Meja 2"),
    Enrolled("97110233", "NADIA RAHMAYANTI", "BRIPTU", "BAMIN SPKT", Role.BAMIN, desk="Meja 3"),
    Enrolled("84051122", "DODI HERYANTO, S.H.", "IPDA", "PAMAPTA I", Role.KANIT),
    Enrolled("86090417", "LUKAS BAYAN SENJA", "AIPTU", "PIKET RESKRIM", Role.PIKET_RESKRIM, fungsi="Reskrim"),
    Enrolled("91020755", "MARIA GORETI, S.H.", "AIPDA", "PENYIDIK PEMBANTU UNIT PPA", Role.UPPA, fungsi="Reskrim"),
    Enrolled("93080126", "YOSUA LANTING", "BRIPKA", "PIKET SAMAPTA", Role.PIKET_FUNGSI, fungsi="Samapta"),
    Enrolled("88040519", "FERDINANDUS AGUNG", "BRIPKA", "PIKET INTELKAM", Role.PIKET_FUNGSI, fungsi="Intelkam"),
    Enrolled("80010203", "WAHYU KUSUMA, S.H.", "IPTU", "KA SPKT", Role.KA_SPKT, on_watch=False),
    Enrolled("79060511", "HENDRA SAPUTRA, S.I.K.", "AKP", "KASAT RESKRIM", Role.KASAT, on_watch=False),
    Enrolled("78120907", "AGUS SALIM", "IPTU", "KASIWAS", Role.SIWAS, on_watch=False),
    Enrolled("90100114", "HADI PURNOMO", "BRIPKA", "TIK POLRES", Role.ADMIN, on_watch=False),
)
"""Invented officers of the demonstration, one per role and two at the counter."""

SIGNED = (
    ("lp_b", Role.KANIT),
    ("sttlp", Role.KANIT),
    ("gelar_rek", Role.KANIT),
    ("sktlk", Role.KANIT),
)
"""Papers of the demonstration that are signed in the name of the Kapolres, and whose hand does it."""
SIGNED_BY_HEAD = ("jawaban", "kelengkapan", "teruskan", "pelimpahan")
"""Letters that the head of the desk signs in the name of the Kapolres; a notice goes with its letter."""

LETTER_LINES = {
    "visum_luka": [],
    "visum_jenazah": [],
    "surat_keterangan_lain": ["KA SPKT", "u.b."],
    "laporan_orang_hilang": ["KA SPKT", "u.b."],
    "ba_pembatalan": [],
}
"""Lines between the head of the unit and the post of who signs, on letters."""
WATCH_DAYS_BEFORE, WATCH_DAYS_AFTER = 45, 30
WATCH_STARTS = time(8)
TEAMS = ("Jaga A", "Jaga B", "Jaga C")


def load_reference() -> int:
    """Loads the regions once; returns the number of rows there are."""
    have = Region.objects.count()
    if have:
        return have
    rows = [
        Region(code=row["kode"], name=row["nama"], level=row["jenis"], parent=row["kode_induk"])
        for row in data.rows(REGIONS)
    ]
    with writer(), transaction.atomic():
        Region.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


REGIONS = "regions.csv.gz"


def found_unit(a: Act, code: str, lines: Sequence[str], address: str, since: date) -> Unit:
    """A unit out of the shipped list with its letterhead; what lies above it is founded with it."""
    listed = {row["kode"]: row for row in data.rows("units.csv")}
    unit = _unit(a, listed, code)
    a.add(Letterhead(unit=unit, lines=list(lines), address=address, valid_from=since))
    return unit


def _unit(a: Act, listed: dict[str, dict[str, str]], code: str) -> Unit:
    known = Unit.objects.filter(code=code).first()
    if known:
        return known
    row = listed[code]
    parent = _unit(a, listed, row["induk"]) if row["induk"] in listed and row["jenis"] != "polda" else None
    made: Unit = a.add(
        Unit(
            code=code,
            name=row["nama"],
            level=row["jenis"],
            parent=parent,
            city=row["kota"],
            tail=row["singkatan"],
            zone=ZONES[row["zona_waktu"]],
            zone_label=row["zona_waktu"],
        )
    )
    return made


def enrol(a: Act, unit: Unit, who: Enrolled, password_hash: str) -> Officer:
    """An account for one person, with a standing post unless the roster gives him his role."""
    officer = Officer(nrp=who.nrp, name=who.name, rank=who.rank, post=who.post, unit=unit)
    officer.password = password_hash
    a.add(officer)
    if not who.on_watch:
        a.add(Posting(officer=officer, role=who.role, since=a.at))
    return officer


def seed_demo(around: date | None = None) -> tuple[Enrolled, ...]:
    """Polres Sintang with its demo officers and a roster around a day; running it again extends the roster.

    around      today if not said
    returns     the officers, whose password is DEMO_PASSWORD
    """
    unit = Unit.objects.filter(code="POLRES-SINTANG").first() or _found_sintang()
    extend_roster(unit, around or clock.local_date(clock.now(), ZoneInfo(unit.zone)))
    return DEMO


def _found_sintang() -> Unit:
    kop = ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH KALIMANTAN BARAT", "RESOR SINTANG")
    blank = Unit(code="POLRES-SINTANG")
    with founding("units.found", blank) as a:
        unit = found_unit(a, blank.code, kop, "Jalan Dr. Wahidin Sudiro Husodo Kode Pos 78611", date(2021, 1, 1))
        head = "a.n. KEPALA KEPOLISIAN RESOR SINTANG"
        for paper, role in SIGNED:
            lines = [head, "KA SPKT", "u.b."] if paper != "gelar_rek" else []
            a.add(SigningRule(unit=unit, paper=paper, role=role, lines=lines, valid_from=date(2021, 1, 1)))
        for paper in SIGNED_BY_HEAD:
            a.add(SigningRule(unit=unit, paper=paper, role=Role.KA_SPKT, lines=[head], valid_from=date(2021, 1, 1)))
        for paper, lines in LETTER_LINES.items():
            a.add(SigningRule(unit=unit, paper=paper, role="", lines=[head, *lines], valid_from=date(2021, 1, 1)))
        for paper, role in (("sp2hp", Role.KASAT), ("propam_tembusan", Role.KANIT)):
            lines = [head] if role is Role.KASAT else [head, "KA SPKT", "u.b."]
            a.add(SigningRule(unit=unit, paper=paper, role=role, lines=lines, valid_from=date(2021, 1, 1)))
        one_hash = make_password(DEMO_PASSWORD)  # one printed password, hashed once: the first start is quicker
        for who in DEMO:
            enrol(a, unit, who, one_hash)
    return unit


def extend_roster(unit: Unit, around: date) -> None:
    """Watches of 24 hours from 08.00 around a local day, with every demo officer on each."""
    days = [around + timedelta(days=n) for n in range(-WATCH_DAYS_BEFORE, WATCH_DAYS_AFTER)]
    starts = {day: datetime.combine(day, WATCH_STARTS, ZoneInfo(unit.zone)) for day in days}
    known = set(Watch.objects.filter(unit=unit).values_list("starts_at", flat=True))
    missing = [day for day in days if starts[day] not in known]
    if not missing:
        return
    people = {officer.nrp: officer for officer in Officer.objects.filter(unit=unit)}
    duties = [(people[each.nrp], each.role, each.fungsi, each.desk) for each in DEMO if each.on_watch]
    with founding("watch.set_roster", unit) as a:
        for day in missing:
            set_watch(a, TEAMS[day.toordinal() % 3], starts[day], starts[day] + timedelta(days=1), duties)


TASTES = {"theme": ("auto", "light", "dark"), "language": ("id", "en")}


def prefer(officer: Officer, **chosen: str) -> None:
    """How the desk looks to this officer; not an act, and no leaf: it concerns nobody else.

    chosen  theme or language, as typed; what TASTES does not list changes nothing
    """
    kept = {name: value for name, value in chosen.items() if value in TASTES[name]}
    if kept:
        with writer():
            Officer.objects.filter(pk=officer.pk).update(**kept)


def end_other_sessions(officer: Officer, kept: str) -> None:
    """Ends every session of this officer but one: what was opened before the second factor never showed it.

    kept    key of the session that goes on
    """
    with writer():
        for session in Session.objects.exclude(pk=kept):
            if session.get_decoded().get(SESSION_KEY) == str(officer.pk):
                session.delete()
