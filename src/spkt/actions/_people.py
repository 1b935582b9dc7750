"""Hard cases of people: the complaint as she signs it, danger and protection, several reporters, another's matter."""

from collections.abc import Sequence
from dataclasses import replace

from spkt.access import _sheets
from spkt.access import reports as wording
from spkt.access._facts import facts
from spkt.access._gate import Unseen
from spkt.access._people import COUNTER, DANGER, FURTHER, PROTECTION, receiver
from spkt.actions._spine import Act, Refused, act, new_code
from spkt.actions._terms import start_term, stop_term
from spkt.actions.matters import raise_class, store_account, tell_public
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.actions.reports import check_given
from spkt.actions.watch import assign, holders, on_duty
from spkt.law import numbers
from spkt.law._safety import PROTECTED_BY, questions
from spkt.law._safety import PROTECTION as WITHIN
from spkt.law.case import Confirmation
from spkt.law.journeys import CLOSED, Errand
from spkt.law.journeys.matters import MATTER, State
from spkt.law.roles import Role
from spkt.law.secrecy import Secrecy, higher
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.letterhead import signer_of
from spkt.records.models import Assignment, Call, Letter, Link, Matter, Officer, Paper


@act("matters.write_complaint")
def write_complaint(a: Act, code: str, given: Confirmation) -> dict[str, str]:
    """Issues the record sheet of the complaint under the number of its receipt.

    given       how she confirmed it after it was read back
    returns     {"paper", "number"}
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    check_given(given, case.reporter)
    receipt = Paper.objects.select_related("series").get(matter=matter, kind="tanda_terima_pengaduan", edition=1)
    content = _sheets.complaint(case, receipt.number, signer_of(a.by.officer), wording.shield(), given, a.at)
    check_printable("pengaduan", content)
    paper = _issue_as(a, "pengaduan", content, receipt)
    a.go(matter, move)
    a.save(matter)
    return {"paper": paper.code, "number": paper.number}


def _issue_as(a: Act, kind: str, content: object, receipt: Paper) -> Paper:
    """A paper under the number of an earlier one of the same series: no number is taken."""
    receipt.series.last = receipt.ordinal  # of this object only; the counter itself stays where it is
    return issue_paper(a, kind, content, receipt.series, receipt.number, matter=receipt.matter)


@act("matters.join")
def join(a: Act, code: str, other: str, given: Confirmation) -> dict[str, str]:
    """A later reporter of the same deed: her report goes beside the first under a number of its own.

    other       code of the earlier matter, in the officer's scope
    returns     {"paper", "number"}
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    earlier = _beside(a, matter, other)
    _check_joinable(matter, earlier)
    check_given(given, case.reporter)
    _share(a, matter, earlier)
    content = _sheets.further(
        case,
        _sheets.first_report(earlier),
        signer_of(matter.received_by),
        wording.rights(matter, "SPKT"),
        wording.tracking(matter),
        wording.shield(),
        given,
        a.at,
    )
    check_printable("laporan_tambahan", content)
    series, number = take_number(a, numbers.Kind.FURTHER)
    paper = issue_paper(a, "laporan_tambahan", replace(content, number=number), series, number, matter=matter)
    a.add(Link(matter=matter, other=earlier, kind=FURTHER, officer=a.by.officer, since=a.at))
    a.go(matter, move)
    matter.closed_at = a.at
    a.save(matter)
    tell_public(a, matter, move.told)
    return {"paper": paper.code, "number": number}


def _beside(a: Act, matter: Matter, other: str) -> Matter:
    """Another matter in the officer's scope, locked too; what is not there and what is not his get one answer."""
    try:
        found = a.lock_matter(other)
    except Unseen:
        raise Refused(N_("Laporan itu tidak ada dalam wewenang Anda. Periksa kodenya, atau cari dulu.")) from None
    a.subject = matter.pk
    if found.pk == matter.pk:
        raise Refused(N_("Ini perkara yang sama. Pilih laporan yang lain."))
    return found


def _check_joinable(matter: Matter, earlier: Matter) -> None:
    if earlier.errand != Errand.PENGADUAN or earlier.received_at > matter.received_at:
        raise Refused(N_("Laporan itu lebih baru atau bukan laporan kejadian. Pilih laporan yang lebih dulu."))
    if earlier.state in CLOSED - {State.LP_TERBIT}:
        raise Refused(N_("Laporan itu sudah selesai tanpa LP. Lanjutkan perkara ini sendiri."))


def _share(a: Act, matter: Matter, earlier: Matter) -> None:
    """Two reports of one deed are of one class, and who works on the first works on both."""
    wanted = higher(Secrecy(matter.secrecy), Secrecy(earlier.secrecy))
    for each in (matter, earlier):
        if each.secrecy != wanted:
            raise_class(a, each, wanted)
            a.save(each)
    for row in Assignment.objects.filter(matter=earlier).select_related("officer"):
        assign(a, matter, row.officer)


@act("matters.link_counter")
def link_counter(a: Act, code: str, other: str) -> str:
    """Lays the report of the other side beside this one: two reports, and nobody sits in both conferences.

    other       code of the other side's matter, in the officer's scope
    """
    matter = a.lock_matter(code)
    move = a.judge(MATTER, facts(open_case(matter), a.by))
    theirs = _beside(a, matter, other)
    both = Link.objects.filter(kind=COUNTER)
    if both.filter(matter=matter, other=theirs).exists() or both.filter(matter=theirs, other=matter).exists():
        raise Refused(N_("Kedua laporan sudah dikaitkan. Lihat kartu Laporan terkait."))
    a.add(Link(matter=matter, other=theirs, kind=COUNTER, officer=a.by.officer, since=a.at))
    a.go(matter, move)
    a.save(matter)
    return str(matter.code)


@act("matters.divert")
def divert(a: Act, code: str, reason: str) -> str:
    """The matter is another function's, force's or unit's by its facts: it goes to the head, who refers it."""
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    whose = receiver(case)
    if whose is None or not reason.strip():
        raise Refused(N_("Tulis alasannya dengan kata-kata yang dipahami pelapor."))
    said = f"{a.name}: {whose.name} — {reason.strip()}"
    store_account(a, matter, replace(case.account, decisions=(*case.account.decisions, said)))
    a.go(matter, move)
    for officer in holders(a.unit, Role.KA_SPKT):
        assign(a, matter, officer)
    a.save(matter)
    return str(matter.state)


@act("matters.assess_danger")
def assess_danger(a: Act, code: str, answers: Sequence[str]) -> dict[str, str]:
    """The three questions were asked; a single yes calls the women and children unit and starts the clock.

    answers     codes of the questions answered with yes
    returns     {"called"}: name of the officer called, "" where nobody is in danger now
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    if any(each not in {ask.code for ask in questions(case.account.facts)} for each in answers):
        raise Refused(N_("Jawab ketiga pertanyaan dari daftar."))
    letter = Letter(
        code=new_code(),
        matter=matter,
        ordinal=matter.letters.count() + 1,
        kind=DANGER,
        state="terancam" if answers else "aman",
        drafted_by=a.by.officer,
        drafted_at=a.at,
    )
    vault.put(letter, "words", {"answers": list(answers)}, matter.key)
    a.add(letter)
    called = _alert(a, matter) if answers else None
    a.go(matter, move)
    a.save(matter)
    return {"called": called.name if called else ""}


def _alert(a: Act, matter: Matter) -> Officer:
    """Calls who is on duty for women and children, else the leader of the watch; the clock starts once."""
    duties = on_duty(a.unit, Role.UPPA) or on_duty(a.unit, Role.KANIT)
    if not duties:
        raise Refused(N_("Tidak ada Unit PPA atau Kanit di daftar jaga. Telepon 110 dan Kasat Reskrim sekarang."))
    officer = duties[0].officer
    a.add(Call(matter=matter, officer=officer, called_at=a.at))
    assign(a, matter, officer)
    if not matter.terms.filter(kind=PROTECTION, stopped_at=None).exists():
        start_term(a, matter, PROTECTION, a.at + WITHIN)
    return officer


@act("matters.protect")
def protect(a: Act, code: str, done: Sequence[str], words: str = "") -> str:
    """What was done to protect her; the clock of twenty-four hours stops.

    done        codes of PROTECTED_BY; words    anything more
    """
    matter = a.lock_matter(code)
    move = a.judge(MATTER, facts(open_case(matter), a.by))
    known = {each for each, _words in PROTECTED_BY}
    if not done or any(each not in known for each in done):
        raise Refused(N_("Pilih apa yang sudah dilakukan untuk melindungi, paling sedikit satu."))
    letter = Letter.objects.select_for_update().filter(matter=matter, kind=DANGER).order_by("-ordinal")[0]
    letter.state, letter.received_at = "dilindungi", a.at
    vault.put(letter, "answer", {"done": list(done), "words": words.strip(), "by": a.by.officer.name}, matter.key)
    a.save(letter)
    stop_term(a, matter, PROTECTION)
    a.go(matter, move)
    a.save(matter)
    return str(matter.code)


STATEMENT = "keterangan_tambahan"


@act("reports.add_statement")
def add_statement(a: Act, code: str, words: str, given: Confirmation, handed: str = "") -> dict[str, str]:
    """What the reporter adds after issue: a numbered paper beside the report, which stays as it is.

    handed      paper or thing she gives with it
    returns     {"paper", "number"}
    """
    matter = a.lock_matter(code)
    case = open_case(matter)
    move = a.judge(MATTER, facts(case, a.by))
    if not words.strip():
        raise Refused(N_("Tulis keterangan tambahannya dengan kata-kata pelapor dulu."))
    check_given(given, case.reporter)
    content = _sheets.statement(
        case, words.strip(), handed.strip(), signer_of(a.by.officer), wording.shield(), given, a.at
    )
    check_printable(STATEMENT, content)
    series, number = take_number(a, numbers.Kind.MINUTES)
    paper = issue_paper(a, STATEMENT, replace(content, number=number), series, number, matter=matter)
    letter = Letter(
        code=new_code(),
        matter=matter,
        ordinal=matter.letters.count() + 1,
        kind=STATEMENT,
        state="terbit",
        drafted_by=a.by.officer,
        drafted_at=a.at,
        paper=paper,
    )
    vault.put(letter, "words", {"words": words.strip(), "handed": handed.strip()}, matter.key)
    a.add(letter)
    a.go(matter, move)
    a.save(matter)
    return {"paper": paper.code, "number": number}
