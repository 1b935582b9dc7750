"""What stands around every form of the intake: the order of talk, who is noted, what is answered."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spkt import data
from spkt.access._intake import Talk
from spkt.access.matters import NextAct
from spkt.desk._aloud import is_unknown, shown_name
from spkt.desk.matters._shapes import special_of
from spkt.desk.matters.forms import ROLES
from spkt.kit import clock
from spkt.law.case import FULL_ANSWERS, Account, Person, Role, Sex, Thing
from spkt.law.identity import NIK_DIGITS, document_hints, figures, imei_hints, nik_hints
from spkt.law.journeys.matters import State
from spkt.law.questions import QUESTIONS, Question, open_questions
from spkt.law.secrecy import Secrecy
from spkt.law.words import N_
from spkt.law.writing import age_text, mask_nik, place_text, rupiah, span_aloud

NIK_KINDS, FAMILY_CARD = ("KTP-EL", "NIK", "KK", "KIA", "IKD"), "KK"
BEFORE_KONSELING = (State.DITERIMA, State.DICATAT)
RECEIPT, STORY, PEOPLE, THINGS, READING, DETECTIVE = 2, 3, 4, 5, 6, 7
"""Steps of the rail."""


def around(talk: Talk, step: int, act: str) -> dict[str, Any]:
    """Context of a page of the intake.

    step    number of the page in the rail
    act     what its form does; `may` tells whether this officer may do it now, `why_not` the reasons if not
    """
    matter, zone = talk.case.matter, ZoneInfo(talk.case.matter.unit.zone)
    found, today = talk.act(act), clock.local_date(clock.now(), zone)
    return {
        "code": matter.code,
        "ticket": matter.came.ticket,
        "seat": matter.came.desk,
        "rail": _rail(talk, step, zone),
        "may": bool(found and found.mine and not found.reasons),
        "why_not": refusal(found),
        "sealed": matter.secrecy == Secrecy.TERTUTUP,
        "receipt": None if talk.receipt.handed_at else talk.receipt,
        "people": [_person(row.ordinal, person, matter.code, today) for row, person in talk.case.parties],
        "things": [_thing(row.ordinal, thing, matter.code) for row, thing in talk.case.things],
        "call": _call(talk),
        "to_address": salutation(talk.case.reporter),
    }


def refusal(act: NextAct | None) -> list[str]:
    """Why this officer may not do it now, and whom to ask; [] if he may."""
    if act is None:
        return [_("Tahap perkara ini sudah lewat. Lihat langkah berikutnya di perkaranya.")]
    ask = [] if act.mine else [_("Minta %s.") % _(" atau ").join(_(role) for role in act.by)]
    return [*(_(reason) for reason in act.reasons), *ask]


def salutation(person: Person | None) -> str:
    """How the reporter is addressed in the sentences to say."""
    sex = person.sex if person else None
    return _("Ibu") if sex is Sex.FEMALE else _("Bapak") if sex is Sex.MALE else ""


def spoken(question: Question, who: str) -> str:
    """The question as the officer says it to this reporter."""
    return _(question.ask).replace("Bapak/Ibu", who or _("Ibu atau Bapak"))


def _rail(talk: Talk, step: int, zone: ZoneInfo) -> list[dict[str, str]]:
    matter, account = talk.case.matter, talk.case.account
    here = {"code": matter.code}
    read = bool(matter.told) and matter.read_back == matter.told
    handed = _("sudah dipegang pelapor") if talk.receipt.handed_at else _("serahkan kepada pelapor")
    rows = (
        (
            _("Sapa dan keadaan"),
            _greeted(matter.came.greeted_at, zone),
            reverse("counter.visit", args=[matter.came.code]),
            True,
        ),
        (
            _("Tanda terima awal"),
            _("Terbit %(at)s, %(handed)s") % {"at": _hour(talk.receipt.issued_at, zone), "handed": handed},
            reverse("papers.one", args=[talk.receipt.code]),
            bool(talk.receipt.handed_at),
        ),
        (_("Cerita bebas"), _words(account), reverse("matters.write_account", kwargs=here), bool(account.words)),
        (_("Orang"), _count(talk.case.persons), _next_person(talk), _is_met(talk)),
        (_("Barang dan bukti"), _goods(talk), reverse("matters.add_thing", kwargs=here), bool(talk.case.goods)),
        (
            _("Bacakan kembali"),
            _("Disetujui %s") % _hour(matter.read_back_at, zone) if read else _("Pelapor setuju atau membetulkan"),
            reverse("matters.read_back", kwargs=here),
            read,
        ),
        (
            _("Panggil Reskrim"),
            _called(talk, zone),
            reverse("matters.one", kwargs=here),
            bool(talk.call) or matter.state not in BEFORE_KONSELING,
        ),
    )
    return [
        {"label": label, "note": note, "url": url, "state": "on" if n == step else "ok" if done else ""}
        for n, (label, note, url, done) in enumerate(rows, 1)
    ]


def _hour(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{clock.local(at, zone):%H.%M}" if at else ""


def _greeted(at: datetime | None, zone: ZoneInfo) -> str:
    return _("Disapa %s") % _hour(at, zone) if at else _("Belum disapa")


def _words(account: Account) -> str:
    count = len(account.words.split())
    return _("%d kata tercatat") % count if count else _("Dengan kata-katanya sendiri")


def _count(people: tuple[Person, ...]) -> str:
    return ngettext("%d orang", "%d orang", len(people)) % len(people) if people else _("Korban, saksi, terlapor")


def _is_met(talk: Talk) -> bool:
    reporter = talk.case.reporter
    return bool(talk.case.matter.anonymous or (reporter and (reporter.id_kind or reporter.id_basis)))


def _next_person(talk: Talk) -> str:
    """The reporter while her identity is missing, so that nobody writes her down twice; afterwards somebody new."""
    code = talk.case.matter.code
    hers = next((row.ordinal for row, person in talk.case.parties if Role.PELAPOR in person.roles), 0)
    if hers and not _is_met(talk):
        return reverse("matters.put_party", kwargs={"code": code, "ordinal": hers})
    return reverse("matters.add_party", kwargs={"code": code})


def _goods(talk: Talk) -> str:
    count = len(talk.case.goods)
    return _("%d barang") % count if count else _("Yang hilang, rusak, atau dibawa")


def _called(talk: Talk, zone: ZoneInfo) -> str:
    if talk.call is None:
        return _("Konseling dan gelar perkara")
    told = {"who": short_name(talk.call.officer.name), "at": _hour(talk.call.called_at, zone)}
    return _("%(who)s dipanggil %(at)s") % told


def _call(talk: Talk) -> dict[str, Any] | None:
    """The call that still waits for an answer, for its clock."""
    call = talk.call
    if call is None or call.answered_at:
        return None
    return {"who": f"{call.officer.rank.title()} {short_name(call.officer.name)}", "since": call.called_at}


def short_name(name: str) -> str:
    """ "Lukas B." of "LUKAS BAYAN SENJA, S.H."."""
    first, *rest = name.split(",")[0].title().split()
    return " ".join([first, *(f"{each[0]}." for each in rest[:1])])


def _person(ordinal: int, person: Person, code: str, today: date) -> dict[str, Any]:
    roles = ", ".join(str(label) for role, label in ROLES if role in person.roles)
    facts = (age_text(person.birth, today), mask_nik(person.id_number), person.features, place_text(person.address))
    return {
        "name": shown_name(person),
        "unknown": is_unknown(person),
        "roles": roles,
        "main": Role.PELAPOR in person.roles,
        "notes": " · ".join(fact for fact in facts if fact),
        "url": reverse("matters.put_party", kwargs={"code": code, "ordinal": ordinal}),
    }


def _thing(ordinal: int, thing: Thing, code: str) -> dict[str, Any]:
    worth = rupiah(thing.value).removesuffix(",00") if thing.value is not None else ""
    marks = ", ".join(thing.marks.values())
    return {
        "name": thing.name,
        "notes": " · ".join(each for each in (f"{thing.amount} {thing.unit}", worth, marks) if each.strip()),
        "url": reverse("matters.put_thing", kwargs={"code": code, "ordinal": ordinal}),
    }


def seven(account: Account, zone_label: str) -> list[dict[str, Any]]:
    """The seven questions with what covers each: marked words, an answer, the place or the time."""
    left = {question.number for question in open_questions(account)}
    return [
        {
            "number": question.number,
            "label": _(question.label),
            "state": "open" if question.number in left else _state(account, question.number),
            "answer": "" if question.number in left else _covered(account, question.number, zone_label),
            "told": "" if question.number in left else _told(account, question.number, zone_label),
        }
        for question in QUESTIONS
    ]


def _state(account: Account, number: int) -> str:
    marked = any(mark.question == number for mark in account.marks)
    return "ok" if marked or account.answers.get(number, "") not in FULL_ANSWERS else "full"


def _covered(account: Account, number: int, zone_label: str) -> str:
    marked = [account.words[mark.start : mark.end] for mark in account.marks if mark.question == number]
    return "; ".join(part for part in (*marked, _told(account, number, zone_label)) if part)


def _told(account: Account, number: int, zone_label: str) -> str:
    """What answers a question besides marked words: its own field, else the time or the place."""
    where, when = place_text(account.where) or account.where.landmark, span_aloud(account.when, zone_label)
    return account.answers.get(number, "") or {3: where, 7: when}.get(number, "")


def party_hints(person: Person, today: date, facts: tuple[str, ...] = ()) -> list[str]:
    """What an officer should look at again in a stored person; none of it refuses her. facts   of the account"""
    asked = special_of(person, facts)
    open_now = [_(ask) for name, ask in SPECIAL_ASKS.items() if name in asked and not getattr(person, name)]
    return [*_identity_hints(person, today), *open_now]


SPECIAL_ASKS = {
    "attorney": N_("Ia bertindak sebagai kuasa. Tulis nomor dan tanggal surat kuasanya."),
    "speaks_for": N_("Badan diwakili orang. Tulis nama dan jabatan wakilnya."),
    "service": N_("Yang dilaporkan anggota Polri atau TNI. Tulis kesatuannya bila diketahui."),
    "consular": N_("Ia warga negara asing. Tawarkan pemberitahuan kepada perwakilan negaranya dan catat jawabannya."),
}


def _identity_hints(person: Person, today: date) -> list[str]:
    number, kind = person.id_number, person.id_kind
    if not number or kind not in NIK_KINDS:
        return [_(hint) for hint in document_hints(_pattern(kind), number)]
    if len(figures(number)) != NIK_DIGITS:
        told = _("NIK harus 16 angka, ini %d. Periksa angka terakhir; kalau kartunya memang begitu, lanjutkan.")
        return [told % len(figures(number))]
    return [_(hint) for hint in nik_hints(number, person.birth.on, person.sex, today)] if kind != FAMILY_CARD else []


def _pattern(kind: str) -> str:
    return next((row["pola_nomor"] for row in data.rows("id_documents.csv") if row["kode"] == kind), "")


def thing_hints(thing: Thing) -> list[str]:
    """What an officer should look at again in a stored thing."""
    numbers = [words for name, words in thing.marks.items() if name.startswith("imei")]
    return list(dict.fromkeys(_(hint) for number in numbers for hint in imei_hints(number)))
