"""What the sheets of people would say: the complaint, a further report, what is added, and sentences beside them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from spkt.access._people import complained, filing, skip
from spkt.kit import clock
from spkt.law import writing
from spkt.law._complaint import ground
from spkt.law.case import Confirmation, Role, Signer, Thing
from spkt.law.journeys._skips import BY_CODE
from spkt.papers import keterangan_tambahan, laporan_tambahan, pengaduan
from spkt.papers._forms import Reference
from spkt.papers._shapes import Rights, Shield, Tracking
from spkt.records.casefile import CaseFile
from spkt.records.letterhead import desk_of
from spkt.records.models import Matter

ATTORNEY = "kuasa"


def attorney(case: CaseFile) -> str:
    """Number and date of the power of attorney on which the reporter acts, "" where she acts for herself."""
    first = case.reporter
    return first.attorney if first and first.as_what == ATTORNEY else ""


def later(matter: Matter) -> tuple[str, ...]:
    """That it was written by hand first, on which form and when; () where it was received at the desk (trap 28)."""
    if matter.written_at is None:
        return ()
    there = writing.local(matter.written_at, ZoneInfo(matter.unit.zone))
    at = f"{writing.long_date(there.date())} pukul {writing.wall_time(there.time(), matter.unit.zone_label)}"
    return (f"Dicatat kemudian dari formulir tangan nomor {matter.hand_form} yang ditulis {at}.",)


def remarks(case: CaseFile) -> tuple[str, ...]:
    """Sentences that stand with what she signs: a hand form before it, an interpreter, what a foreigner was offered."""
    account, first = case.account, case.reporter
    found = list(later(case.matter))
    if account.interpreter:
        oath = ", yang telah bersumpah menerjemahkan dengan sebenarnya" if account.sworn else ""
        tongue, who = account.language, account.interpreter.upper()
        found.append(f"Keterangan diberikan dalam bahasa {tongue}, diterjemahkan oleh {who}{oath}.")
    if first and first.consular:
        found.append(f"Pemberitahuan kepada perwakilan negaranya ditawarkan kepada pelapor: {first.consular}.")
    return tuple(found)


def before_gelar(case: CaseFile) -> tuple[str, ...]:
    """Why the report comes before its gelar; () where it rests on one."""
    report = case.report
    why = BY_CODE.get(report.skip) if report and report.skip else None
    if report is None or why is None or report.gelar_id:
        return ()
    return (f"Gelar perkara awal menyusul karena {why.why} ({why.cite}).",)


def complaint(
    case: CaseFile, number: str, officer: Signer, shield: Shield, given: Confirmation, at: datetime
) -> pengaduan.Content:
    """The record sheet of a complaint as she signs it.

    number  that of the receipt; at  when it is signed
    """
    told = complained(case)
    rests, relation = ground(told), filing(case).relation
    return pengaduan.Content(
        desk=desk_of(case.matter.unit, _day(case.matter, at)),
        number=number,
        persons=case.persons,
        account=case.account,
        received_at=case.matter.received_at,
        written_at=at,
        officer=officer,
        relation=f"{relation.lower()} korban" if relation else "",
        relation_basis=str(rests) if rests else "",
        things=case.goods,
        plan="Laporan Polisi segera" if skip(case) else "konseling dengan piket Reskrim, lalu gelar perkara awal",
        confirmation=given,
        shield=shield,
    )


def _day(matter: Matter, at: datetime) -> date:
    return clock.local_date(at, ZoneInfo(matter.unit.zone))


def first_report(matter: Matter) -> Reference:
    """The paper of an earlier matter by which a later one names it: its report, else its receipt."""
    zone = ZoneInfo(matter.unit.zone)
    papers = {paper.kind: paper for paper in matter.papers.filter(kind__in=("lp_b", "tanda_terima_pengaduan"))}
    lp = papers.get("lp_b")
    found = lp or papers["tanda_terima_pengaduan"]
    name = "Laporan Polisi" if lp else "Pengaduan"
    return Reference(name, found.number, clock.local_date(found.issued_at, zone))


def further(
    case: CaseFile,
    earlier: Reference,
    officer: Signer,
    rights: Rights,
    tracking: Tracking,
    shield: Shield,
    given: Confirmation,
    at: datetime,
) -> laporan_tambahan.Content:
    """The report of a further reporter; of the first one it tells the number and nothing else."""
    return laporan_tambahan.Content(
        desk=desk_of(case.matter.unit, _day(case.matter, at)),
        number=None,
        persons=case.persons,
        first_report=earlier,
        account=case.account,
        received_at=case.matter.received_at,
        issued_at=at,
        officer=officer,
        rights=rights,
        things=tuple(thing for thing in case.goods if thing.part != "objek"),
        confirmation=given,
        tracking=tracking,
        shield=shield,
    )


def statement(
    case: CaseFile, words: str, handed: str, officer: Signer, shield: Shield, given: Confirmation, at: datetime
) -> keterangan_tambahan.Content:
    """What the reporter adds to her issued report. handed   paper or thing she gives with it, "" for none"""
    return keterangan_tambahan.Content(
        desk=desk_of(case.matter.unit, _day(case.matter, at)),
        number=None,
        persons=tuple(each for each in case.persons if Role.PELAPOR in each.roles),
        adds_to=first_report(case.matter),
        words=words,
        given_at=at,
        signed_at=at,
        officer=officer,
        things=(Thing(handed, part="serahan"),) if handed else (),
        confirmation=given,
        shield=shield,
    )
