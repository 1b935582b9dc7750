"""The middle and right columns: one matter as the workbench and the matter's own page draw it."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spkt.access._gate import Reader
from spkt.access.counter import RECEIPTS, visit_acts
from spkt.access.matters import NextAct, OneMatter
from spkt.desk._acts import panel
from spkt.desk.counter._clock import clock_of
from spkt.desk.counter._stages import stages_of
from spkt.desk.counter._visit import button
from spkt.kit import clock
from spkt.law import writing
from spkt.law.case import DALAM_LIDIK, Moment, Person, Role, Span, Thing
from spkt.law.journeys import OPEN
from spkt.law.journeys.counter import VisitFacts, Visiting
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
    "watch.call_detective",
    "matters.read_back",
    "matters.write_account",
)
"""Acts that lead on, the furthest first; what stands in none of the rows below comes after them."""
ON_CARDS = ("matters.put_party", "matters.put_thing")
"""Acts that have their button on the card where the row will stand."""
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
    matter = one.matter
    acts = {act.act: act for act in one.acts if act.mine}
    return {
        "case": {
            "code": matter.code,
            "ticket": matter.came.ticket,
            "arrived": f"{clock.local(matter.came.arrived_at, reader.zone):%H.%M}",
            "subject": one.case.subject,
            "sealed": _(Secrecy(matter.secrecy).label) if matter.secrecy else "",
            "preview": reverse("reports.one", args=[matter.code]) if one.case.report else "",
            "preview_key": "" if "reports.draft" in acts else "P",
            "stages": stages_of(one, reader.zone),
            "story": _story(one, reader, acts),
            "goods": _goods(one, acts),
            "people": _people(one, reader, acts),
            "facts": _facts(one, reader),
            "papers": _papers(one),
            "missing": _missing(one, acts),
            "acts": _steps(one, reader),
            "clock": clock_of(one, now),
            "events": [{"at": clock.local(line.at, reader.zone), "label": _(line.done)} for line in one.timeline],
        }
    }


def _steps(one: OneMatter, reader: Reader) -> list[dict[str, Any]]:
    """What is open on the matter; once nothing of it is left to do for her, she may go."""
    rows = panel(one.matter.code, _ordered(one.acts), _waiting(one))
    visit = one.matter.came
    if one.matter.state in OPEN or _waiting(one) or visit.state != Visiting.DILAYANI:
        return rows
    facts = VisitFacts(state=visit.state, calls=visit.calls, has_paper=True)
    leaving = (act for act in visit_acts(facts, reader) if act.act == "counter.finish")
    return [*(button(visit.code, act) for act in leaving), *rows]


def _waiting(one: OneMatter) -> tuple[Any, ...]:
    """What lies ready for her and is the next step: the receipt of her report before all, once all is decided."""
    kinds = () if one.matter.state in OPEN else RECEIPTS
    return tuple(paper for paper in one.unhanded if paper.kind in kinds)


def _ordered(acts: tuple[NextAct, ...]) -> tuple[NextAct, ...]:
    """What leads on comes first, so that the filled button is the next step."""
    shown = [act for act in acts if act.act not in ON_CARDS]
    return tuple(sorted(shown, key=lambda act: FIRST.index(act.act) if act.act in FIRST else len(FIRST)))


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
    asks = one.case.account.words and one.matter.state in OPEN
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
    marks = [
        f"{_(NUMBERED[name])} {value}".strip() for name, value in thing.marks.items() if name in NUMBERED and value
    ]
    looks = [value for name, value in thing.marks.items() if name not in NUMBERED and value]
    proof = {"bukti": _("dibawa"), "serahan": _("diserahkan")}.get(thing.part)
    amount = f"{thing.amount} {thing.unit}" if thing.amount != "1" else ""
    return {
        "name": thing.name,
        "notes": ", ".join(part for part in (amount, *looks, thing.note) if part),
        "marks": marks,
        "proofs": [{"text": proof, "tone": "ok"}] if proof else [],
    }


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
        "name": person.name or person.alias or (_("Tidak dikenal") if person.features else DALAM_LIDIK.capitalize()),
        "roles": ", ".join(_(role.capitalize()) for role in person.roles).capitalize(),
        "main": Role.PELAPOR in person.roles,
        "notes": " · ".join(part for part in known if part),
    }


def _facts(one: OneMatter, reader: Reader) -> list[tuple[str, str]]:
    account, label = one.case.account, reader.unit.zone_label
    told = clock.local(one.matter.received_at, reader.zone)
    return [
        (_("Kejadian"), _when(account.when, label)),
        (_("Dilaporkan"), _moment(Moment(told.date(), told.time(), about=False), label)),
        (_("TKP"), writing.scene_text(account.where)),
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


def _papers(one: OneMatter) -> list[dict[str, Any]]:
    found = kinds()
    return [
        {
            "title": _(found[paper.kind].title).capitalize(),
            "note": paper.number,
            "url": reverse("papers.one", args=[paper.code]),
            "code": paper.kind in ("sttlp", "tanda_terima_pengaduan"),
        }
        for paper in one.papers
    ]
