"""Findings of officers and reports after issue, made by walking the acts, as `factories` does for matters."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from spkt.access._case import report_of
from spkt.actions import _finding, _handover
from spkt.law._report import Finding, Met, Progress, Secured
from spkt.law.case import Account, Birth, Charge, Moment, Person, Place, Role, Sex, Span, Thing
from spkt.records import models
from spkt.records.casefile import open_case
from tests import factories
from tests.cast import NRP, who

PARANG = Thing("parang bergagang kayu", part="bukti", unit="bilah", note="panjang sekira 50 cm")
YOHANES = Person((Role.TERLAPOR,), name="YOHANES", sex=Sex.MALE, birth=Birth(age=27))
SUGIANTO = Person((Role.SAKSI,), name="SUGIANTO", sex=Sex.MALE, birth=Birth(age=41))
KILL = Charge("KUHP-466.1", "Penganiayaan", "466 ayat (1)", "UU 1/2023 (KUHP)")
MET = Met(
    account=Account(
        uraian="Saat patroli saya melihat terlapor mengayunkan parang di depan los ikan.",
        words="Saat patroli saya melihat terlapor mengayunkan parang di depan los ikan.",
        deed="penganiayaan",
        when=Span(
            start=Moment(date(2026, 11, 24), time(18, 30)), known=Moment(date(2026, 11, 24), time(18, 32), about=False)
        ),
        where=Place(detail="Los ikan Pasar Masuka", landmark="depan gerbang"),
    ),
    persons=(YOHANES, SUGIANTO),
    things=(PARANG,),
    finding=Finding(
        how=("patroli", "tertangkap tangan"),
        situation="jalan sepi, lampu menyala",
        first_action="mengamankan terlapor dan sebilah parang",
        secured=(Secured(1, datetime(2026, 11, 24, 11, 33, tzinfo=UTC), datetime(2026, 11, 24, 11, 35, tzinfo=UTC)),),
        found_by={1: "BRIPDA FERI"},
        charges=(KILL,),
    ),
    subject="Penganiayaan di pasar",
)
"""What a duty officer of Samapta met with on his round, an hour before the evening of the story."""

STOPS = ("begin", "submit", "issue", "hand", "take")


def finding(met: Met = MET, *, after: str = "issue", by: str = "yosua", approver: str = "dodi") -> models.Matter:
    """A finding that rests where `after` says (one of STOPS)."""
    steps = STOPS[: STOPS.index(after) + 1]
    code = _finding.begin_finding(by=who(by), key=uuid4(), met=met)
    if "submit" in steps:
        _finding.submit_finding(by=who(by), key=uuid4(), code=code, version=version(code))
    if "issue" in steps:
        _finding.issue_finding(by=who(approver), key=uuid4(), code=code, version=version(code))
    return follow(code, steps)


def report(*, after: str = "take", **changes: Any) -> models.Matter:
    """A report of a reporter that rests where `after` says, from "issue" on."""
    code = factories.matter(after="issue", **changes).code
    return follow(code, STOPS[: STOPS.index(after) + 1])


def follow(code: str, steps: tuple[str, ...]) -> models.Matter:
    """Hands the issued report of a matter over and takes it, as far as the steps say."""
    if "hand" in steps:
        hand(code)
    if "take" in steps:
        take(code)
    return factories.reread(code)


def hand(code: str, by: str = "dodi", **changed: Any) -> Any:
    """The Kanit hands the report over with all its papers."""
    papers = list(factories.reread(code).papers.values_list("code", flat=True))
    inputs = {"bundle": papers, "receiver": NRP["lukas"], "note": "", **changed}
    return _handover.hand_to_detectives(by=who(by), key=uuid4(), code=code, **inputs)


def take(code: str, by: str = "hendra", **changed: Any) -> Any:
    """The head of the detectives takes it and names an investigator."""
    inputs = {
        "investigator": NRP["lukas"],
        "phone": "0811-0000-0002",
        "disposition": "Lidik, lapor dalam tiga hari.",
        "weight": "ringan",
        **changed,
    }
    return _handover.take_over(by=who(by), key=uuid4(), code=code, **inputs)


def version(code: str) -> int:
    """Version of the report as an officer reads it now."""
    return models.LaporanPolisi.objects.get(matter__code=code).version


def issued(matter: models.Matter) -> models.LaporanPolisi:
    """The issued report of a matter."""
    return report_of(open_case(factories.reread(matter.code)))


def terms(matter: models.Matter) -> dict[str, Any]:
    """{kind: due} of the clocks for letters that run."""
    running = models.Term.objects.filter(matter=matter, stopped_at=None, kind__startswith="sp2hp:")
    return {term.kind: term.due_at for term in running}


STUDIED = Progress("A1", progress=("meneliti laporan",), next_steps=("memeriksa saksi",))
ONGOING = Progress("A2", progress=("memeriksa dua saksi",), next_steps=("memeriksa terlapor",))
STOPPED = Progress("A5", stop_reason="Bukan tindak pidana.", objection=("Praperadilan di PN Sintang.",))


def named_police(met: Met = MET) -> Met:
    """The same finding, of a member of the police."""
    police = replace(YOHANES, occupation="Polsek Sepauk", id_kind="KTA-POLRI", id_number="90010203")
    return replace(met, account=replace(met.account, facts=("terlapor_polri",)), persons=(police, SUGIANTO))
