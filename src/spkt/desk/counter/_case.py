"""The middle and right columns: one matter as the workbench and the matter's own page draw it."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spkt.access._clocks import of_case
from spkt.access._gate import Reader
from spkt.access._matching import Hit, hits, matches_in
from spkt.access._sheets import later
from spkt.access.counter import visit_acts
from spkt.access.matters import NextAct, OneMatter
from spkt.access.visum import of_matter as letters_of
from spkt.desk._acts import panel
from spkt.desk._aloud import is_unknown, shown_name
from spkt.desk._files import files_card
from spkt.desk._letters import letter_rows
from spkt.desk._screen import REPORT, STORY, screen_of
from spkt.desk.counter._belongs import belongs
from spkt.desk.counter._clock import clock_of
from spkt.desk.counter._stages import stages_of
from spkt.desk.counter._terms import term_row
from spkt.desk.counter._visit import button, folded
from spkt.kit import clock
from spkt.law import writing
from spkt.law.case import Moment, Person, Role, Span, Thing
from spkt.law.journeys import ERRAND_WORDS, OPEN, STATE_WORDS, Errand
from spkt.law.journeys.counter import VisitFacts, Visiting
from spkt.law.journeys.matters import State
from spkt.law.journeys.papers import WITH_CODE
from spkt.law.losses import INDEX_OF, NIK_MARKS
from spkt.law.questions import QUESTIONS, open_questions
from spkt.law.secrecy import Secrecy
from spkt.law.words import N_
from spkt.papers._kind import kinds

FIRST = (
    "reports.hand_to_detectives",
    "reports.take_over",
    "reports.issue_sp2hp",
    "reports.progress",
    "reports.take_as_finding",
    "losses.issue",
    "losses.check",
    "losses.void",
    "losses.store",
    "losses.give_back",
    "matters.protect",
    "reports.issue",
    "reports.confirm",
    "reports.draft",
    "gelar.sign",
    "gelar.attend",
    "gelar.open",
    "matters.record_konseling",
    "matters.start_konseling",
    "matters.explain",
    "matters.forward",
    "matters.refer",
    "matters.confirm_referral",
    "matters.remind",
    "matters.read_back",
    "watch.call_detective",
    "matters.write_account",
    "losses.fill",
)
"""Acts that lead on, the furthest first, the counter's in the order of its talk; every other act comes after them."""
STORY_TOLD = (State.KONSELING, State.SIAP_GELAR, State.DITINJAU, State.REKOM_LP)
"""States in which the story is told: it can be mended, but it is no longer the next step."""
WHEN_AND_WHERE: dict[str, tuple[str, str]] = {
    Errand.KEHILANGAN: (N_("Diketahui hilang"), N_("Tempat")),
    Errand.TEMUAN: (N_("Ditemukan"), N_("Tempat")),
}
"""What time and place are of, where it is no deed."""
TELL = "losses.tell_owner"
ON_CARDS = ("matters.put_party", "matters.put_thing", "matters.inspect", "visum.write", TELL)
"""Acts that have their button elsewhere: on the card where the row will stand, or in the list of refusals."""
NUMBERED = {
    "nomor_polisi": "",
    "nomor_rangka": N_("rangka"),
    "nomor_mesin": N_("mesin"),
    "imei": "IMEI",
    "nomor_seri": N_("seri"),
    "nomor": N_("nomor"),
}


def case_context(one: OneMatter, reader: Reader, now: datetime) -> dict[str, Any]:
    """`case` for `counter/_case.html`."""
    matter, found = one.matter, hits(one.case, reader)
    acts = {act.act: act for act in one.acts if act.mine}
    return {
        "case": {
            "code": matter.code,
            "ticket": matter.came.ticket,
            "arrived": f"{clock.local(matter.came.arrived_at, reader.zone):%H.%M}",
            "subject": one.case.subject,
            "later": " ".join(later(matter)),
            "errand": _(ERRAND_WORDS[Errand(matter.errand)]) if matter.errand != Errand.PENGADUAN else "",
            "sealed": _(Secrecy(matter.secrecy).label) if matter.secrecy else "",
            "preview": reverse("reports.one", args=[matter.code]) if one.case.report else "",
            "preview_key": "" if "reports.draft" in acts else "P",
            "stages": stages_of(one, reader.zone),
            "story": _story(one, reader, acts) if matter.errand == Errand.PENGADUAN else None,
            "matches": _matches(one, found, reader),
            "goods": _goods(one, acts),
            "people": _people(one, reader, acts),
            "facts": _facts(one, reader),
            "papers": _papers(one),
            "letters": letter_rows(letters_of(one.matter), reader),
            "files": files_card(matter, reader),
            "letters_url": reverse("visum.letters", args=[one.matter.code]) if "visum.write" in acts else "",
            "missing": _missing(one, acts),
            "acts": _steps(one, reader),
            "is_idle": _is_idle(one),
            "screen": _screen(one, reader, acts),
            "belongs": belongs(one, found, reader),
            "clock": clock_of(one, now),
            "terms": [term_row(each) for each in of_case(one.case, reader)],
            "events": folded(one.timeline, reader),
            "total": len(one.timeline),
        }
    }


def _screen(one: OneMatter, reader: Reader, acts: dict[str, NextAct]) -> dict[str, Any]:
    """The reporter's screen for who reads to her: the report once there is a draft, the story before; else {}."""
    if one.case.report and "reports.confirm" in acts:
        return screen_of(one.case, reader, REPORT)
    return screen_of(one.case, reader, STORY) if "matters.read_back" in acts and one.case.account.words else {}


def _steps(one: OneMatter, reader: Reader) -> list[dict[str, Any]]:
    """What is open on the matter; once nothing of it is left to do for her, she may go."""
    rows = panel(one.matter.code, _ordered(one), _waiting(one))
    visit = one.matter.came
    if one.matter.state in OPEN or _waiting(one) or visit.state != Visiting.DILAYANI:
        return rows
    facts = VisitFacts(state=visit.state, calls=visit.calls, has_paper=True)
    leaving = (act for act in visit_acts(facts, reader) if act.act == "counter.finish")
    return [*(button(visit.code, act) for act in leaving), *rows]


def _waiting(one: OneMatter) -> tuple[Any, ...]:
    """What lies ready for her and is the next step: the receipt of her report before all, once all is decided."""
    first = RECEIPT if one.matter.state in OPEN else ()
    return tuple(paper for paper in one.unhanded if paper.kind not in first)


RECEIPT = ("tanda_terima_pengaduan",)
"""Handed over from its own place while the talk goes on."""


def _ordered(one: OneMatter) -> tuple[NextAct, ...]:
    """What leads on comes first, so that the filled button is the next step; what is done comes last."""
    done, shown = _done(one), [act for act in one.acts if act.act not in ON_CARDS]
    first = ("matters.write_account",) if _is_untold(one) else ()
    order = [*first, *(act for act in FIRST if act not in first)]
    told, others, last = len(order), len(order) + 1, len(order) + 2
    ranks = {act: n if act not in done else last for n, act in enumerate(order)}
    if "matters.write_account" in done:
        ranks["matters.write_account"] = told
    return tuple(sorted(shown, key=lambda act: ranks.get(act.act, others)))


def _is_untold(one: OneMatter) -> bool:
    """Is the story missing, or what must be in it before it is read back?"""
    reading = next((act for act in one.acts if act.act == "matters.read_back"), None)
    return not one.case.account.words or bool(reading and reading.reasons)


def _done(one: OneMatter) -> set[str]:
    """Steps that were taken, and hold for the text as it stands now."""
    matter, report = one.matter, one.case.report
    done = {"matters.write_account"} if matter.state in STORY_TOLD else set()
    if matter.told and matter.read_back == matter.told:
        done |= {"matters.read_back", "matters.write_account"}
    if report and report.confirmed_at and report.confirmed_digest == report.text_digest:
        done |= {"reports.draft", "reports.confirm"}
    return done - ({"matters.write_account"} if matter.state == State.LENGKAPI else set())


def _is_idle(one: OneMatter) -> bool:
    """Is none of this officer's open acts the next step? Then no button is filled: another is asked for."""
    if _waiting(one):
        return False
    mine = next((act for act in _ordered(one) if act.mine and not act.reasons), None)
    leaves = one.matter.state not in OPEN and one.matter.came.state == Visiting.DILAYANI
    return mine is not None and not leaves and (mine.act not in FIRST or mine.act in _done(one))


def _story(one: OneMatter, reader: Reader, acts: dict[str, NextAct]) -> dict[str, Any]:
    account = one.case.account
    still_open = {question.number for question in open_questions(account)}
    agreed = _agreed_at(one)
    at = f"{clock.local(agreed, reader.zone):%H.%M}" if agreed else ""
    return {
        "words": account.words,
        "note": _("dibacakan kembali dan disetujui %(at)s") % {"at": at} if at else _("belum dibacakan kembali"),
        "questions": [
            {"label": _(each.label), "tone": "warn" if each.number in still_open else "ok"} for each in QUESTIONS
        ],
        "url": _page(acts, "matters.write_account", one),
    }


def _agreed_at(one: OneMatter) -> datetime | None:
    """When she last agreed with what stands here: with the report that was made of it, or with the story itself."""
    if one.case.report and one.case.report.confirmed_at:
        return one.case.report.confirmed_at
    return one.matter.read_back_at if one.matter.told and one.matter.read_back == one.matter.told else None


def _page(acts: dict[str, NextAct], act: str, one: OneMatter, name: str = "") -> str:
    """Address of an act that this officer may do now, "" if he may not."""
    open_now = act in acts and not acts[act].reasons
    return reverse(name or act, args=[one.matter.code]) if open_now else ""


def _missing(one: OneMatter, acts: dict[str, NextAct]) -> dict[str, str]:
    """The first question that the story leaves open, in the words to ask it; empty where nobody may ask any more."""
    asks = one.case.account.words and one.matter.state in OPEN and one.matter.errand == Errand.PENGADUAN
    left = open_questions(one.case.account) if asks else []
    if not left:
        return {}
    return {"ask": _(left[0].ask), "url": _page(acts, "matters.write_account", one)}


def _goods(one: OneMatter, acts: dict[str, NextAct]) -> dict[str, Any]:
    loss = one.case.account.loss or sum(thing.value or 0 for thing in one.case.goods if thing.part == "objek")
    return {
        "rows": [_thing(thing) for thing in one.case.goods],
        "note": _("kerugian ± %(sum)s") % {"sum": f"Rp{writing.dotted(loss)}"} if loss else "",
        "url": _page(acts, "matters.put_thing", one, "matters.add_thing"),
    }


def _thing(thing: Thing) -> dict[str, Any]:
    told = {name: value for name, value in thing.marks.items() if value}
    marks = [_number(name, value) for name, value in told.items() if name in NUMBERED or name in INDEX_OF]
    looks = [value for name, value in told.items() if name not in NUMBERED and name not in INDEX_OF]
    proof = {"bukti": _("dibawa"), "serahan": _("diserahkan")}.get(thing.part)
    amount = f"{thing.amount} {thing.unit}" if thing.amount != "1" else ""
    return {
        "name": thing.name,
        "notes": ", ".join(part for part in (amount, *looks, thing.note) if part),
        "marks": marks,
        "proofs": [{"text": proof, "tone": "ok"}] if proof else [],
    }


def _number(name: str, value: str) -> str:
    """A number with what it is; of a NIK only what a display copy may show."""
    if name in NIK_MARKS:
        return f"NIK {writing.mask_nik(value)}"
    word = NUMBERED[name] if name in NUMBERED else name.removeprefix("nomor_").replace("_", " ")
    return f"{_(word) if word else ''} {value}".strip()


def _people(one: OneMatter, reader: Reader, acts: dict[str, NextAct]) -> dict[str, Any]:
    edits = not acts["matters.put_party"].reasons if "matters.put_party" in acts else False
    told_on = clock.local_date(one.matter.received_at, reader.zone)
    rows = [
        {
            **_person(person, told_on),
            "url": reverse("matters.put_party", args=[one.matter.code, row.ordinal]) if edits else "",
        }
        for row, person in one.case.parties
    ]
    return {"rows": rows, "url": _page(acts, "matters.put_party", one, "matters.add_party")}


def _person(person: Person, told_on: date) -> dict[str, Any]:
    number = f"NIK {writing.mask_nik(person.id_number)}" if person.id_number else ""
    known = (writing.age_text(person.birth, told_on), number, person.features)
    return {
        "name": shown_name(person),
        "unknown": is_unknown(person),
        "roles": ", ".join(_(role.capitalize()) for role in person.roles).capitalize(),
        "main": Role.PELAPOR in person.roles,
        "notes": " · ".join(part for part in known if part),
    }


def _facts(one: OneMatter, reader: Reader) -> list[tuple[str, str]]:
    account, label = one.case.account, reader.unit.zone_label
    told = clock.local(one.matter.received_at, reader.zone)
    when, where = WHEN_AND_WHERE.get(one.matter.errand, (N_("Kejadian"), N_("TKP")))
    return [
        (_(when), _when(account.when, label)),
        (_("Dilaporkan"), _moment(Moment(told.date(), told.time(), about=False), label)),
        (_(where), writing.scene_text(account.where)),
    ]


def _when(when: Span, label: str) -> str:
    if when.start is None:
        return when.unknown
    start = _moment(when.start, label)
    return f"{start} – {_moment(when.end, label)}" if when.end and when.end != when.start else start


def _moment(moment: Moment, label: str) -> str:
    """ "Sel 24 Nov 2026, ± 00.45 WIB", as screens write it."""
    day = date_format(moment.on, "D j M Y")
    if moment.at is None:
        return day
    return f"{day}, {'± ' if moment.about else ''}{moment.at:%H.%M} {label}"


def _matches(one: OneMatter, found: tuple[Hit, ...], reader: Reader) -> list[dict[str, Any]]:
    """Dossiers in scope in which a number of this one stands; from a loss the owner can be told at once."""
    tells = any(act.act == TELL and act.mine and not act.reasons for act in one.acts)
    return [
        {
            "thing": each.thing,
            "mark": _(each.mark.replace("_", " ")),
            "errand": _(ERRAND_WORDS[Errand(each.errand)]),
            "state": _(STATE_WORDS[each.state]),
            "ticket": each.ticket,
            "on": date_format(clock.local(each.at, reader.zone), "j M Y"),
            "url": reverse("matters.one", args=[each.code]),
            "code": each.code,
            "tell": reverse(TELL, args=[one.matter.code]) if tells else "",
            "token": str(uuid4()),
        }
        for each in matches_in(found)
    ]


def _papers(one: OneMatter) -> list[dict[str, Any]]:
    found = kinds()
    return [
        {
            "title": _(found[paper.kind].title).capitalize(),
            "note": paper.number,
            "url": reverse("papers.one", args=[paper.code]),
            "code": paper.kind in WITH_CODE,
        }
        for paper in one.papers
    ]
