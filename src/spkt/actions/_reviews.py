"""Outcomes are looked at again: who asks gets a receipt, who supervises opens the matter with a reason."""

from datetime import date

from spkt.access import _outcomes as wording
from spkt.access._facts import facts
from spkt.access._gate import Unseen, seen, sees
from spkt.access._outcomes import Asker
from spkt.actions._deciding import Deciding, deciding
from spkt.actions._spine import Act, Refused, act
from spkt.actions._terms import COMPLETION, REVIEW, put_off_term, start_term, stop_term
from spkt.actions.watch import assign, holders
from spkt.kit import clock
from spkt.law.deadlines import review_due
from spkt.law.journeys import journey_of
from spkt.law.journeys.matters import REVIEWED
from spkt.law.roles import Role, Scope, scope
from spkt.law.words import N_
from spkt.law.writing import long_date
from spkt.records.casefile import open_case
from spkt.records.letterhead import signer_of
from spkt.records.models import Matter, Term

LONGEST_WAIT_DAYS = 90


@act("matters.ask_review")
def ask_review(a: Act, code: str, reason: str, asker: Asker | None = None) -> str:
    """Asks for a second gelar with other seats; who asked holds a receipt that says until when the answer comes.

    reason      what is to be looked at again, a line each
    asker       the reporter where nothing is said
    """
    it = deciding(a, code, reason)
    who = asker or Asker(it.case.reporter.name if it.case.reporter else "")
    content = wording.review_receipt(it.case, who, wording.lines(reason), signer_of(a.by.officer), a.at)
    it.issue("tanda_terima_tinjau", content)
    for kind in (COMPLETION, REVIEW):
        stop_term(a, it.matter, kind)
    start_term(a, it.matter, REVIEW, clock.day_end(review_due(a.today), a.by.zone))
    for role in (Role.KA_SPKT, Role.SIWAS, Role.KANIT):
        for officer in holders(a.unit, role):
            assign(a, it.matter, officer)
    return it.close(reason)


@act("matters.inspect")
def inspect(a: Act, code: str, reason: str) -> str:
    """The supervision opens one refused matter with a reason; from then on it reads it, and each reading is noted."""
    matter = _lock_listed(a, code)
    case = open_case(matter)
    move = a.judge(journey_of(matter.errand), facts(case, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis alasan membuka perkara ini; alasan dan nama Anda dicatat."))
    assign(a, matter, a.by.officer)
    return Deciding(a, matter, case, move).close(reason)


def _lock_listed(a: Act, code: str) -> Matter:
    """The matter as `Act.lock_matter` gives it; to the supervision also one that stands in the list of refusals."""
    rows = Matter.objects.filter(code=code, unit=a.unit).select_related("key", "unit").select_for_update(of=("self",))
    matter: Matter = seen(rows)
    listed = Role.SIWAS in a.by.roles and matter.state in REVIEWED
    if scope(a.by.roles) is Scope.NONE or not (listed or sees(a.by, matter)):
        raise Unseen
    a.subject = matter.pk
    return matter


@act("matters.remind")
def remind(a: Act, code: str, reason: str, until: date | None = None) -> str:
    """The reporter was asked for what is missing and has more time; nothing closes because she has not come yet.

    reason      how and when she was reached; until the new day, which is told to her
    """
    it = deciding(a, code, reason)
    if until is None or until <= a.today:
        raise Refused(N_("Tulis batas waktu baru, setelah hari ini, dan sampaikan kepada pelapor."))
    if (until - a.today).days > LONGEST_WAIT_DAYS:
        raise Refused(N_("Batas waktu baru terlalu jauh. Pilih tanggal dalam 90 hari."))
    due = clock.day_end(until, a.by.zone)
    term = (
        Term.objects.filter(matter=it.matter, kind=COMPLETION, stopped_at=None).select_related("matter__unit").first()
    )
    if term is None:
        start_term(a, it.matter, COMPLETION, due)
    else:
        term.matter = it.matter
        put_off_term(a, term, due, reason.strip())
    return it.close(f"{reason.strip()}; batas baru {long_date(until)}")
